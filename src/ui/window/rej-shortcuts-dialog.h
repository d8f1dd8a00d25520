/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_SHORTCUTS_DIALOG (rej_shortcuts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (RejShortcutsDialog, rej_shortcuts_dialog, REJ, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *rej_shortcuts_dialog_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
