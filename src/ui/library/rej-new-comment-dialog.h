/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-comment.h"
#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_NEW_COMMENT_DIALOG (rej_new_comment_dialog_get_type ())

/**
 * RejNewCommentDialog:
 *
 * Asks what a new comment is to start from: a campaign and some of its concerns, or nothing.
 */
G_DECLARE_FINAL_TYPE (RejNewCommentDialog, rej_new_comment_dialog, REJ, NEW_COMMENT_DIALOG, AdwDialog)

RejNewCommentDialog *rej_new_comment_dialog_new (RejWorkspace *workspace,
                                                 RejCampaign *campaign) G_GNUC_WARN_UNUSED_RESULT;
void rej_new_comment_dialog_create (RejNewCommentDialog *self);

G_END_DECLS
