/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_PREFERENCES_DIALOG (rej_preferences_dialog_get_type ())

/**
 * RejPreferencesDialog:
 *
 * What a writer may choose. Each row is bound to its key of the settings, so that a choice holds at once and in every
 * window.
 */
G_DECLARE_FINAL_TYPE (RejPreferencesDialog, rej_preferences_dialog, REJ, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *rej_preferences_dialog_new (RejWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
