/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_OUTCOME (rej_file_dialog_outcome_get_type ())

/**
 * RejFileDialogOutcome:
 *
 * The last page of the filing dialog: what came of it, what is known for certain, and what can be done next.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogOutcome, rej_file_dialog_outcome, REJ, FILE_DIALOG_OUTCOME, AdwNavigationPage)

RejFileDialogOutcome *rej_file_dialog_outcome_new (const char *icon,
                                                   const char *title,
                                                   const char *description) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_outcome_add_fact (RejFileDialogOutcome *self,
                                       const char *title,
                                       const char *value,
                                       gboolean can_copy);
void rej_file_dialog_outcome_add_choice (RejFileDialogOutcome *self,
                                         const char *name,
                                         const char *title,
                                         const char *subtitle);
void rej_file_dialog_outcome_set_choices_first (RejFileDialogOutcome *self,
                                                gboolean choices_first);

G_END_DECLS
