/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The name by which a portal knows a window of ours, so that what it shows stands before that window. GTK does this in its own
 * calls and gives no way to ask it for others. */

/**
 * RejPortalWindowFunc:
 * @handle: the name; empty where the window has none
 * @user_data: as given
 *
 * Takes the name, which lasts until rej_portal_window_drop().
 */
typedef void (*RejPortalWindowFunc) (const char *handle,
                                     gpointer user_data);

void rej_portal_window_export (GtkWindow *window,
                               RejPortalWindowFunc func,
                               gpointer user_data);
void rej_portal_window_drop (GtkWindow *window,
                             const char *handle);

G_END_DECLS
