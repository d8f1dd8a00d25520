/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-authorities-dialog.h"

static const char source[] = "See *Foo v. Bar*, 5 F.3d 6 (9th Cir. 1993); 42 U.S.C. § 1983; 5 U.S.C. § 553.\n\n"
                             "85 Fed. Reg. 56,338 (Sept. 11, 2020), and 85 FR 56338, 56341 with 8 CFR 103.16.\n\n*Id.*\n";

static void
set_up (PanelFixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (fixture);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

static GtkWidget *
show_dialog (PanelFixture *fixture,
             const char *text)
{
  GtkWidget *dialog = NULL;

  panel_fixture_open (fixture, text);
  panel_fixture_show (fixture, gtk_label_new ("Comment"), 600, 760);
  dialog = GTK_WIDGET (rej_authorities_dialog_new (fixture->document));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window));
  panel_wait_until (gtk_widget_get_mapped (dialog));
  panel_fixture_spin (300);
  return dialog;
}

static void
take_place (RejAuthoritiesDialog *dialog,
            guint start,
            guint end,
            gpointer user_data)
{
  guint *place = user_data;

  place[0] = start;
  place[1] = end;
}

/* However it is written, a source stands there once, with its places behind it. */
static void
test_lists (PanelFixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, source);
  GtkWidget *row = NULL;
  guint place[2] = { 0, 0 };

  g_assert_nonnull (panel_fixture_find_label (dialog, "Cases (1)"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Statutes (2)"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Regulations (1)"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Federal Register (1)"));
  row = panel_fixture_find_label (dialog, "85 Fed. Reg. 56,338 (Sept. 11, 2020)");
  g_assert_nonnull (row);
  row = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  panel_wait_until (panel_fixture_find_label (row, "Line 3") != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_pictures (fixture, "authorities-dialog");
  g_signal_connect (dialog, "place-wanted", G_CALLBACK (take_place), place);
  g_signal_emit_by_name (gtk_widget_get_ancestor (panel_fixture_find_label (row, "Line 3"), ADW_TYPE_ACTION_ROW), "activated");
  g_assert_cmpuint (place[0], ==, 79);
  g_assert_cmpuint (place[1], ==, 98);
}

static void
text_read_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_copies (PanelFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, source);
  g_autofree char *text = NULL;

  panel_fixture_click (dialog, "_Copy List");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (dialog), NULL, text_read_cb, &text);
  panel_wait_until (text != NULL);
  /* 5 comes before 42. */
  g_assert_cmpstr (text, ==, "Cases\n\nFoo v. Bar, 5 F.3d 6 (9th Cir. 1993)\n\nStatutes\n\n5 U.S.C. § 553\n42 U.S.C. § 1983\n\n"
                             "Regulations\n\n8 C.F.R. § 103.16\n\nFederal Register\n\n85 Fed. Reg. 56,338 (Sept. 11, 2020)\n");
}

static void
test_nothing (PanelFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, "Only words.\n");

  g_assert_nonnull (panel_fixture_find_label (dialog, "Nothing Is Cited Yet"));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, set_up, function, tear_down)
  add ("/authorities-dialog/lists", test_lists);
  add ("/authorities-dialog/copies", test_copies);
  add ("/authorities-dialog/nothing", test_nothing);
#undef add

  return g_test_run ();
}
