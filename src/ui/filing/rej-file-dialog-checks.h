/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-filing-check.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_CHECKS (rej_file_dialog_checks_get_type ())

/**
 * RejFileDialogChecks:
 *
 * The first page of the filing dialog: what has to be settled before the comment can be filed, and what is worth a
 * look.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogChecks, rej_file_dialog_checks, REJ, FILE_DIALOG_CHECKS, AdwNavigationPage)

RejFileDialogChecks *rej_file_dialog_checks_new (void) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_checks_set_problems (RejFileDialogChecks *self,
                                          GPtrArray *problems);
void rej_file_dialog_checks_set_failure (RejFileDialogChecks *self,
                                         const char *message);

G_END_DECLS
