/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-view.h"

G_BEGIN_DECLS

/* What other programs put on the clipboard. */

void rej_comment_paste (RejCommentView *view);
void rej_comment_paste_plain (RejCommentView *view);
void rej_comment_paste_at (RejCommentView *view,
                           guint offset,
                           const char *plain);
void rej_comment_paste_text (RejCommentView *view,
                             const char *html,
                             const char *plain);

G_END_DECLS
