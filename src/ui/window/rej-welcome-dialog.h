/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_WELCOME_DIALOG (rej_welcome_dialog_get_type ())

/**
 * RejWelcomeDialog:
 *
 * What somebody should know before the first comment, on one page, with the ways to begin. Any way out of it will do.
 */
G_DECLARE_FINAL_TYPE (RejWelcomeDialog, rej_welcome_dialog, REJ, WELCOME_DIALOG, AdwDialog)

void rej_welcome_dialog_present_once (GSettings *settings,
                                      GtkWidget *parent);

G_END_DECLS
