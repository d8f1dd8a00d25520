/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "panel-fixture.h"
#include "rej-about-dialog.h"

#include <string.h>

static AdwDialog *
show_dialog (PanelFixture *fixture)
{
  AdwDialog *dialog = rej_about_dialog_new ();

  panel_fixture_set_up (fixture);
  panel_fixture_show (fixture, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), 700, 800);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return dialog;
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

/* What software centers show is what the program says of itself. */
static void
test_metainfo (PanelFixture *fixture,
               gconstpointer data)
{
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (show_dialog (fixture));

  g_assert_cmpstr (adw_about_dialog_get_application_name (about), ==, "Rejoinder");
  g_assert_cmpstr (adw_about_dialog_get_application_icon (about), ==, REJ_APPLICATION_ID);
  g_assert_cmpstr (adw_about_dialog_get_version (about), ==, REJ_VERSION);
  g_assert_cmpstr (adw_about_dialog_get_developer_name (about), ==, "The Rejoinder authors");
  g_assert_cmpint (adw_about_dialog_get_license_type (about), ==, GTK_LICENSE_GPL_3_0);
  g_assert_cmpstr (adw_about_dialog_get_issue_url (about), ==, REJ_ISSUES_URL);
  g_assert_nonnull (strstr (adw_about_dialog_get_release_notes (about), "comment"));
  g_assert_cmpstr (adw_about_dialog_get_translator_credits (about), ==, "");
  panel_fixture_take_pictures (fixture, "about");
}

static void
test_debug_info (PanelFixture *fixture,
                 gconstpointer data)
{
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (show_dialog (fixture));
  const char *text = adw_about_dialog_get_debug_info (about);

  g_assert_nonnull (strstr (text, REJ_VERSION));
  g_assert_nonnull (strstr (text, "GTK 4."));
  g_assert_null (strstr (text, g_get_home_dir ()));
  g_assert_null (strstr (text, fixture->folder));
  g_assert_null (strstr (text, g_get_host_name ()));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add ("/about-dialog/metainfo", PanelFixture, NULL, NULL, test_metainfo, tear_down);
  g_test_add ("/about-dialog/debug-info", PanelFixture, NULL, NULL, test_debug_info, tear_down);

  return g_test_run ();
}
