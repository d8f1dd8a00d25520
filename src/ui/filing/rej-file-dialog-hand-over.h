/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-file-dialog-plan.h"
#include "rej-filing.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_HAND_OVER (rej_file_dialog_hand_over_get_type ())

/**
 * RejFileDialogHandOver:
 *
 * The page of the filing dialog for what the program cannot do itself: it walks the writer through the form of
 * regulations.gov, an e-mail or a letter, and asks afterwards how it went.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogHandOver, rej_file_dialog_hand_over, REJ, FILE_DIALOG_HAND_OVER, AdwNavigationPage)

RejFileDialogHandOver *rej_file_dialog_hand_over_new (RejFileDialogPlan *plan,
                                                      const RejFiling *filing) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_hand_over_save_to (RejFileDialogHandOver *self,
                                        GFile *folder);

G_END_DECLS
