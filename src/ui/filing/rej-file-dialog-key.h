/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_KEY (rej_file_dialog_key_get_type ())

/**
 * RejFileDialogKey:
 *
 * The page of the filing dialog that takes the key for regulations.gov, says what its holder certifies, and can test it
 * without filing anything. "changed" tells that a key is there, or gone.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogKey, rej_file_dialog_key, REJ, FILE_DIALOG_KEY, AdwNavigationPage)

RejFileDialogKey *rej_file_dialog_key_new (RejWorkspace *workspace,
                                           const char *key) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_file_dialog_key_get_key (RejFileDialogKey *self);

G_END_DECLS
