/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-citation-style-dialog.h"

#include <string.h>

static void
tear_down (EditorFixture *fixture,
           gconstpointer data)
{
  editor_fixture_tear_down (fixture);
}

static GtkWidget *
show_dialog (EditorFixture *fixture)
{
  AdwDialog *dialog = NULL;

  g_action_group_activate_action (rej_editor_page_get_actions (fixture->page), "make-consistent", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window));
  g_assert_true (REJ_IS_CITATION_STYLE_DIALOG (dialog));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return GTK_WIDGET (dialog);
}

static GtkWidget *
find_check (GtkWidget *root)
{
  if (GTK_IS_CHECK_BUTTON (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_apply (EditorFixture *fixture,
            gconstpointer data)
{
  static const char text[] = "See 85 FR 56338 and 8 CFR 103.16.\n\nSo 5 USC 553.\n";
  GtkWidget *dialog = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;

  editor_fixture_open (fixture, text, 560, 720);
  dialog = show_dialog (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, "3 of 3 changes chosen"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Now: 85 FR 56338"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "85 Fed. Reg. 56,338"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Line 3"));
  panel_fixture_take_pictures (&fixture->panel, "citation-style");

  /* All but the first. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (dialog)), FALSE);
  panel_wait_until (panel_fixture_find_label (dialog, "2 of 3 changes chosen") != NULL);
  panel_fixture_click (dialog, "_Apply");
  changed = panel_fixture_dup_text (&fixture->panel);
  g_assert_cmpstr (changed, ==, "See 85 FR 56338 and 8 C.F.R. § 103.16.\n\nSo 5 U.S.C. § 553.\n");
  g_assert_cmpstr (rej_comment_get_field (rej_document_get_comment (fixture->panel.document), REJ_COMMENT_STYLE), ==, "bluebook");

  /* One step. */
  rej_undo_undo (rej_document_get_undo (fixture->panel.document));
  undone = panel_fixture_dup_text (&fixture->panel);
  g_assert_cmpstr (undone, ==, text);
}

static void
test_choose (EditorFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  editor_fixture_open (fixture, "---\nstyle: fr\n---\n\nSee 85 FR 56338 and 8 CFR 103.16.\n", 360, 640);
  dialog = show_dialog (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, "Nothing to Change"));
  /* Nothing is to be done: it is in this style, and the style is kept already. */
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Apply")));
  panel_fixture_take_picture (&fixture->panel, "citation-style-nothing");
  g_object_set (dialog, "can-close", TRUE, NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  panel_fixture_spin (300);

  g_assert_true (rej_document_set_field (fixture->panel.document, REJ_COMMENT_STYLE, "bluebook", NULL));
  dialog = show_dialog (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, "2 of 2 changes chosen"));
  panel_fixture_click (dialog, "Select _None");
  g_assert_nonnull (panel_fixture_find_label (dialog, "0 of 2 changes chosen"));
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Apply")));
  panel_fixture_click (dialog, "Select A_ll");
  g_assert_true (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Apply")));
  panel_fixture_take_picture (&fixture->panel, "citation-style-narrow");
  panel_fixture_click (dialog, "_Apply");
  editor_fixture_settle (fixture);
  panel_fixture_spin (300);

  /* A second run has nothing to do. */
  dialog = show_dialog (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, "Nothing to Change"));
}

/* Rows are made for what is to be seen alone. */
static guint
count_checks (GtkWidget *root)
{
  guint n = GTK_IS_CHECK_BUTTON (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_checks (child);
  return n;
}

static void
test_many (EditorFixture *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *changed = NULL;
  GtkWidget *dialog = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "See 85 FR %u.\n\n", 20000 + i);
  editor_fixture_open (fixture, text->str, 560, 720);
  dialog = show_dialog (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, "1000 of 1000 changes chosen"));
  g_assert_cmpuint (count_checks (dialog), <, 400);
  panel_fixture_click (dialog, "_Apply");
  /* So many changes are made in slices. */
  panel_wait_until (!rej_document_get_changing (fixture->panel.document));
  changed = panel_fixture_dup_text (&fixture->panel);
  g_assert_null (strstr (changed, "FR"));
  g_assert_nonnull (strstr (changed, "85 Fed. Reg. 20,999"));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add ("/citation-style/apply", EditorFixture, NULL, NULL, test_apply, tear_down);
  g_test_add ("/citation-style/choose", EditorFixture, NULL, NULL, test_choose, tear_down);
  g_test_add ("/citation-style/many", EditorFixture, NULL, NULL, test_many, tear_down);

  return g_test_run ();
}
