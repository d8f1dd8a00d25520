/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-find-bar.h"

static void
assert_marked (EditorFixture *fixture,
               const char *expected)
{
  g_autofree char *marked = editor_fixture_dup_marked (fixture);

  g_assert_cmpstr (marked, ==, expected);
}

static void
test_find (void)
{
  EditorFixture fixture = { 0 };
  RejFindBar *bar = NULL;

  editor_fixture_open (&fixture, "x\n", 900, 600);
  bar = rej_editor_page_get_find_bar (fixture.page);
  editor_fixture_set_text (&fixture, "|See *Id.* at 5, and see Id. at 5.\n\nSee id. at 5.\n");
  editor_fixture_activate (&fixture, "find");
  g_assert_true (rej_find_bar_get_open (bar));
  rej_find_bar_look_for (bar, "see id. at 5");
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1 of 3") == 0);
  assert_marked (&fixture, "|See *Id.* at 5|, and see Id. at 5.\n\nSee id. at 5.\n");
  editor_fixture_activate (&fixture, "find-next");
  g_assert_cmpstr (rej_find_bar_get_count (bar), ==, "2 of 3");
  editor_fixture_activate (&fixture, "find-previous");
  editor_fixture_activate (&fixture, "find-previous");
  g_assert_cmpstr (rej_find_bar_get_count (bar), ==, "3 of 3");
  panel_fixture_take_picture (&fixture.panel, "find");

  /* A new option is a new search. */
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.match-case", NULL);
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "None found") == 0);
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.match-case", NULL);
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.regular-expression", NULL);
  rej_find_bar_look_for (bar, "(");
  g_assert_cmpstr (rej_find_bar_get_count (bar), ==, "Not a complete expression");
  rej_find_bar_close (bar);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture.view)));
  editor_fixture_tear_down (&fixture);
}

static void
test_replace (void)
{
  EditorFixture fixture = { 0 };
  RejFindBar *bar = NULL;
  g_autofree char *text = NULL;

  editor_fixture_open (&fixture, "x\n", 900, 600);
  bar = rej_editor_page_get_find_bar (fixture.page);
  editor_fixture_set_text (&fixture, "|one two *one* two one\n");
  editor_fixture_activate (&fixture, "replace");
  rej_find_bar_look_for (bar, "one");
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1 of 3") == 0);
  g_assert_true (rej_find_bar_replace (bar, "1"));
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1 of 2") == 0);
  assert_marked (&fixture, "1 two *|one|* two one\n");
  panel_fixture_take_picture (&fixture.panel, "replace");
  g_assert_cmpuint (rej_find_bar_replace_all (bar, "uno"), ==, 2);
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "1 two *uno* two uno|\n");
  rej_undo_undo (rej_document_get_undo (fixture.panel.document));
  text = panel_fixture_dup_text (&fixture.panel);
  g_assert_cmpstr (text, ==, "1 two *one* two one\n");
  editor_fixture_tear_down (&fixture);
}

static void
test_selection (void)
{
  EditorFixture fixture = { 0 };
  RejFindBar *bar = NULL;

  editor_fixture_open (&fixture, "x\n", 360, 600);
  bar = rej_editor_page_get_find_bar (fixture.page);
  g_object_set (fixture.page, "narrow", TRUE, NULL);
  editor_fixture_set_text (&fixture, "one\n\n|one\n\none|\n\none\n");
  editor_fixture_activate (&fixture, "replace");
  rej_find_bar_look_for (bar, "one");
  panel_wait_until (g_str_has_suffix (rej_find_bar_get_count (bar), " of 2"));
  panel_fixture_take_picture (&fixture.panel, "replace-narrow");
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/find-bar/find", test_find);
  g_test_add_func ("/find-bar/replace", test_replace);
  g_test_add_func ("/find-bar/selection", test_selection);

  return g_test_run ();
}
