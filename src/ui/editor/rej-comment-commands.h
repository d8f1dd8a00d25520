/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-view.h"
#include "rej-text-plan.h"

G_BEGIN_DECLS

/* What the writer can do to the text: each an action, each one step to undo. */

void rej_comment_commands_add (RejCommentView *view,
                               GActionMap *actions);
gboolean rej_comment_commands_carry_out (RejCommentView *view,
                                         RejTextPlan *plan);

/* Keys that the text itself answers. */
void rej_comment_keys_add (RejCommentView *view);
gboolean rej_comment_keys_go_to_field (RejCommentView *view,
                                       gboolean forward);

G_END_DECLS
