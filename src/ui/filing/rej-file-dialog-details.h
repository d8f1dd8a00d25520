/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_DETAILS (rej_file_dialog_details_get_type ())

/**
 * RejFileDialogDetails:
 *
 * The page of the filing dialog that asks what a comment is filed on, where the comment does not say.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogDetails, rej_file_dialog_details, REJ, FILE_DIALOG_DETAILS, AdwNavigationPage)

RejFileDialogDetails *rej_file_dialog_details_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
