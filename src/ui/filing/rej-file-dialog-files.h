/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-file-dialog-plan.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_FILES (rej_file_dialog_files_get_type ())

/**
 * RejFileDialogFiles:
 *
 * The files of a plan as rows of a group: what each is and gives away, and what can be done with it. Files can be added
 * by a dialog or dropped on the page.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogFiles, rej_file_dialog_files, REJ, FILE_DIALOG_FILES, GObject)

RejFileDialogFiles *rej_file_dialog_files_new (RejFileDialogPlan *plan,
                                               GtkWidget *page,
                                               AdwPreferencesGroup *group,
                                               GtkWidget *no_files) G_GNUC_WARN_UNUSED_RESULT;
void rej_file_dialog_files_choose (RejFileDialogFiles *self);
void rej_file_dialog_files_add (RejFileDialogFiles *self,
                                GListModel *files);

G_END_DECLS
