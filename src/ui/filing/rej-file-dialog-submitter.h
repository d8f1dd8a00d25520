/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-submitter.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_SUBMITTER (rej_file_dialog_submitter_get_type ())

/**
 * RejFileDialogSubmitter:
 *
 * The page of the filing dialog that asks who files: only what the way needs, what of it may become public, and where
 * a field is too long.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogSubmitter, rej_file_dialog_submitter, REJ, FILE_DIALOG_SUBMITTER, AdwNavigationPage)

RejFileDialogSubmitter *rej_file_dialog_submitter_new (void) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_submitter_set_submitter (RejFileDialogSubmitter *self,
                                              const RejSubmitter *submitter);
RejSubmitter *rej_file_dialog_submitter_dup_submitter (RejFileDialogSubmitter *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_file_dialog_submitter_get_remember (RejFileDialogSubmitter *self);
void rej_file_dialog_submitter_set_remember (RejFileDialogSubmitter *self,
                                             gboolean remember);
void rej_file_dialog_submitter_set_sends_fields (RejFileDialogSubmitter *self,
                                                 gboolean sends_fields);
void rej_file_dialog_submitter_set_categories (RejFileDialogSubmitter *self,
                                               const char *const *categories);

G_END_DECLS
