/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-view.h"

G_BEGIN_DECLS

void rej_comment_bulk_attach (RejCommentView *view);

G_END_DECLS
