/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_PROGRESS (rej_file_dialog_progress_get_type ())

/**
 * RejFileDialogProgress:
 *
 * The page of the filing dialog that shows how far the sending is, and lets it be stopped for as long as it can be.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogProgress, rej_file_dialog_progress, REJ, FILE_DIALOG_PROGRESS, AdwNavigationPage)

RejFileDialogProgress *rej_file_dialog_progress_new (void) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_progress_set_phase (RejFileDialogProgress *self,
                                         const char *phase);
void rej_file_dialog_progress_set_bytes (RejFileDialogProgress *self,
                                         guint64 done,
                                         guint64 total);
void rej_file_dialog_progress_set_can_cancel (RejFileDialogProgress *self,
                                              gboolean can_cancel);
void rej_file_dialog_progress_set_stopped (RejFileDialogProgress *self);

G_END_DECLS
