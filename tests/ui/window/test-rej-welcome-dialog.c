/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-welcome-dialog.h"

#include <adwaita.h>

static AdwDialog *
show_dialog (PanelFixture *fixture,
             int width,
             int height)
{
  AdwDialog *dialog = NULL;

  panel_fixture_set_up (fixture);
  panel_fixture_show (fixture, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), width, height);
  rej_welcome_dialog_present_once (rej_workspace_get_settings (fixture->workspace), GTK_WIDGET (fixture->window));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (REJ_IS_WELCOME_DIALOG (dialog));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return dialog;
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  g_settings_reset (rej_workspace_get_settings (fixture->workspace), "welcomed");
  panel_fixture_tear_down (fixture);
}

static void
test_once (PanelFixture *fixture,
           gconstpointer data)
{
  AdwDialog *dialog = show_dialog (fixture, 900, 820);

  panel_fixture_take_pictures (fixture, "welcome");
  panel_fixture_click (GTK_WIDGET (dialog), "_Look Around First");
  panel_wait_until (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == NULL);
  rej_welcome_dialog_present_once (rej_workspace_get_settings (fixture->workspace), GTK_WIDGET (fixture->window));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

static void
begin_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* A way to begin is a way out. */
static void
test_begin (PanelFixture *fixture,
            gconstpointer data)
{
  AdwDialog *dialog = show_dialog (fixture, 360, 640);
  gboolean begun = FALSE;
  const GActionEntry entry = { .name = "new-blank-comment", .activate = begin_cb };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *row = NULL;

  panel_fixture_take_picture (fixture, "welcome-narrow");
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &begun);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  row = gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (dialog), "Start With a Blank Page"), ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (begun);
  panel_wait_until (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == NULL);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add ("/welcome-dialog/once", PanelFixture, NULL, NULL, test_once, tear_down);
  g_test_add ("/welcome-dialog/begin", PanelFixture, NULL, NULL, test_begin, tear_down);

  return g_test_run ();
}
