/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-private-names.h"

G_BEGIN_DECLS

#define REJ_TYPE_PRIVATE_NAMES_DIALOG (rej_private_names_dialog_get_type ())

/**
 * RejPrivateNamesDialog:
 *
 * Where the writer lists the names that are never to be mentioned.
 */
G_DECLARE_FINAL_TYPE (RejPrivateNamesDialog, rej_private_names_dialog, REJ, PRIVATE_NAMES_DIALOG, AdwDialog)

AdwDialog *rej_private_names_dialog_new (RejWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
