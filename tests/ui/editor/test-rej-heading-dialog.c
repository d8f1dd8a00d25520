/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-heading-dialog.h"

#include <string.h>

static const char text[] = "# Comment\n\nOne.\n\n## The burden on families\n\nTwo.\n\n## The cost of collection\n\nThree.\n\n### Fees\n\nFour.\n";

static void
test_rate (void)
{
  g_assert_cmpint (rej_heading_dialog_rate ("The Burden on Families", ""), ==, 0);
  g_assert_cmpint (rej_heading_dialog_rate ("The Burden on Families", "xyz"), <, 0);
  g_assert_cmpint (rej_heading_dialog_rate ("The Burden on Families", "famb"), <, 0);
  g_assert_cmpint (rej_heading_dialog_rate ("The Burden on Families", "tbf"), >, 0);
  g_assert_cmpint (rej_heading_dialog_rate ("The Burden on Families", "fami"), >, rej_heading_dialog_rate ("Far, amid it", "fami"));
  g_assert_cmpint (rej_heading_dialog_rate ("Élan vital", "ÉL VI"), >, 0);
}

static RejHeadingDialog *
show_dialog (EditorFixture *fixture,
             const char *source)
{
  AdwDialog *dialog = NULL;

  editor_fixture_open (fixture, source, 800, 640);
  editor_fixture_activate (fixture, "go-to-heading");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window));
  g_assert_true (REJ_IS_HEADING_DIALOG (dialog));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return REJ_HEADING_DIALOG (dialog);
}

static GtkWidget *
find_entry (GtkWidget *root)
{
  if (GTK_IS_SEARCH_ENTRY (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_go (EditorFixture *fixture,
         gconstpointer data)
{
  RejHeadingDialog *dialog = show_dialog (fixture, text);
  g_autofree char *marked = NULL;

  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (dialog), "The burden on families"));
  panel_fixture_take_pictures (&fixture->panel, "go-to-heading");
  rej_heading_dialog_search (dialog, "cost");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (dialog), "The burden on families") == NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (dialog), "The cost of collection"));
  g_signal_emit_by_name (find_entry (GTK_WIDGET (dialog)), "activate");
  panel_wait_until (adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window)) == NULL);
  marked = editor_fixture_dup_marked (fixture);
  g_assert_nonnull (strstr (marked, "|## The cost"));
}

static void
test_nothing (EditorFixture *fixture,
              gconstpointer data)
{
  RejHeadingDialog *dialog = show_dialog (fixture, "No heading at all.\n");

  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (dialog), "No Headings"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
tear_down (EditorFixture *fixture,
           gconstpointer data)
{
  editor_fixture_tear_down (fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/heading-dialog/rate", test_rate);
  g_test_add ("/heading-dialog/go", EditorFixture, NULL, NULL, test_go, tear_down);
  g_test_add ("/heading-dialog/nothing", EditorFixture, NULL, NULL, test_nothing, tear_down);

  return g_test_run ();
}
