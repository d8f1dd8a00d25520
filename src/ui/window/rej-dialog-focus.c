/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-dialog-focus.h"

static gboolean
give_keyboard_cb (gpointer user_data)
{
  GtkRoot *window = GTK_ROOT (user_data);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog != NULL && gtk_root_get_focus (window) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
focus_changed_cb (AdwApplicationWindow *window)
{
  if (gtk_root_get_focus (GTK_ROOT (window)) == NULL && adw_application_window_get_visible_dialog (window) != NULL)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, give_keyboard_cb, g_object_ref (window), g_object_unref);
}

/**
 * rej_dialog_focus_keep:
 * @window: a window
 *
 * Keeps the keyboard in a dialog that is open. A button that has done its work and can no longer be pressed takes the
 * keyboard with it, and then not even Escape shuts the dialog.
 */
void
rej_dialog_focus_keep (AdwApplicationWindow *window)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), window, G_CONNECT_DEFAULT);
}
