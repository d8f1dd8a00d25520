/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_HELP_WINDOW (rej_help_window_get_type ())

/**
 * RejHelpWindow:
 *
 * The help, in a window of its own, so that one can read and write at once.
 */
G_DECLARE_FINAL_TYPE (RejHelpWindow, rej_help_window, REJ, HELP_WINDOW, AdwWindow)

void rej_help_window_present (GtkWindow *parent,
                              const char *page);
void rej_help_window_search (RejHelpWindow *self,
                             const char *words);

G_END_DECLS
