/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-view.h"

G_BEGIN_DECLS

void rej_comment_pointer_attach (RejCommentView *view,
                                 GMenuModel *spelling);

G_END_DECLS
