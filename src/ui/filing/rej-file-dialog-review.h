/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-file-dialog-plan.h"
#include "rej-filing.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_REVIEW (rej_file_dialog_review_get_type ())

/**
 * RejFileDialogReview:
 *
 * The page of the filing dialog that shows exactly what is filed, to whom and as whom, and has the button that does it.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogReview, rej_file_dialog_review, REJ, FILE_DIALOG_REVIEW, AdwNavigationPage)

RejFileDialogReview *rej_file_dialog_review_new (RejFileDialogPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_review_set_filing (RejFileDialogReview *self,
                                        const RejFiling *filing);
void rej_file_dialog_review_set_warning (RejFileDialogReview *self,
                                         const char *warning,
                                         gboolean blocks);

G_END_DECLS
