/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-file-dialog-plan.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_TEXT (rej_file_dialog_text_get_type ())

/**
 * RejFileDialogText:
 *
 * The page of the filing dialog with what stands in the comment box, and the files that go along.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogText, rej_file_dialog_text, REJ, FILE_DIALOG_TEXT, AdwNavigationPage)

RejFileDialogText *rej_file_dialog_text_new (RejFileDialogPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_text_add_files (RejFileDialogText *self,
                                     GListModel *files);

char *rej_file_dialog_text_dup_size_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
