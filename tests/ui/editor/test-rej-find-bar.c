/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

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
  rej_find_bar_replace_all (bar, "uno");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture.panel.window), "2 matches replaced") != NULL);
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "1 two *uno* two uno|\n");
  rej_undo_undo (rej_document_get_undo (fixture.panel.document));
  text = panel_fixture_dup_text (&fixture.panel);
  g_assert_cmpstr (text, ==, "1 two *one* two one\n");
  editor_fixture_tear_down (&fixture);
}

/* A text with many matches, too far from each other to be replaced as one. */
static char *
make_long_text (void)
{
  g_autofree char *far = g_strnfill (300, 'x');
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "Number %u of one. %s\n\n", i, far);
  return g_string_free_and_steal (text);
}

static void
find_in_long_text (EditorFixture *fixture,
                   const char *text)
{
  RejFindBar *bar = NULL;

  editor_fixture_open (fixture, text, 900, 600);
  bar = rej_editor_page_get_find_bar (fixture->page);
  editor_fixture_activate (fixture, "replace");
  rej_find_bar_look_for (bar, "one");
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1 of 1500") == 0);
}

/* The one with the ground that matches have. */
static void
find_tag_cb (GtkTextTag *tag,
             gpointer user_data)
{
  const GdkRGBA ground = { 0.96f, 0.76f, 0.07f, 0.35f };
  GdkRGBA *found = NULL;

  g_object_get (tag, "background-rgba", &found, NULL);
  if (found != NULL && gdk_rgba_equal (found, &ground))
    *(GtkTextTag **) user_data = tag;
  g_clear_pointer (&found, gdk_rgba_free);
}

static guint
count_shown (EditorFixture *fixture)
{
  GtkTextTag *tag = NULL;
  GtkTextIter iter;
  guint n = 0;

  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (fixture->buffer), find_tag_cb, &tag);
  g_assert_nonnull (tag);
  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  do
    n += gtk_text_iter_starts_tag (&iter, tag) ? 1 : 0;
  while (gtk_text_iter_forward_to_tag_toggle (&iter, tag));
  return n;
}

/* Counted first, shown in slices; those of the text before are gone when it is another. */
static void
test_shown (void)
{
  EditorFixture fixture = { 0 };
  g_autofree char *text = make_long_text ();
  RejFindBar *bar = NULL;

  find_in_long_text (&fixture, text);
  bar = rej_editor_page_get_find_bar (fixture.page);
  panel_wait_until (count_shown (&fixture) == 1500);
  gtk_text_buffer_delete_selection (fixture.buffer, TRUE, TRUE);
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1499 matches") == 0);
  panel_wait_until (count_shown (&fixture) == 1499);
  rej_find_bar_close (bar);
  g_assert_cmpuint (count_shown (&fixture), ==, 0);
  editor_fixture_tear_down (&fixture);
}

static void
assert_text (EditorFixture *fixture,
             const char *expected)
{
  g_autofree char *text = panel_fixture_dup_text (&fixture->panel);

  g_assert_true (g_str_equal (text, expected));
}

/* In slices, during which nothing else changes the text; still one step of undo. */
static void
test_many (void)
{
  EditorFixture fixture = { 0 };
  g_autofree char *text = make_long_text ();
  g_autoptr (GRegex) regex = g_regex_new ("one", 0, 0, NULL);
  g_autofree char *expected = g_regex_replace_literal (regex, text, -1, 0, "eins", 0, NULL);
  RejFindBar *bar = NULL;
  RejUndo *undo = NULL;

  find_in_long_text (&fixture, text);
  bar = rej_editor_page_get_find_bar (fixture.page);
  undo = rej_document_get_undo (fixture.panel.document);
  rej_find_bar_replace_all (bar, "eins");
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  g_assert_false (rej_document_get_editable (fixture.panel.document));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture.view)));
  g_assert_false (rej_undo_undo (undo));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture.panel.window), "1500 matches replaced") != NULL);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture.view)));
  assert_text (&fixture, expected);
  editor_fixture_settle (&fixture);

  g_assert_true (rej_undo_undo (undo));
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  panel_wait_until (!rej_document_get_changing (fixture.panel.document));
  assert_text (&fixture, text);
  g_assert_false (rej_document_get_modified (fixture.panel.document));
  g_assert_false (rej_undo_get_can_undo (undo));
  g_assert_true (rej_undo_redo (undo));
  /* Whoever cannot wait has the rest done at once. */
  rej_document_finish_changing (fixture.panel.document);
  assert_text (&fixture, expected);
  editor_fixture_settle (&fixture);
  editor_fixture_tear_down (&fixture);
}

/* What is broken off is taken back whole. */
static void
test_cancel (void)
{
  EditorFixture fixture = { 0 };
  g_autofree char *text = make_long_text ();
  g_autofree char *half = NULL;
  RejUndo *undo = NULL;
  GtkWidget *button = NULL;

  find_in_long_text (&fixture, text);
  undo = rej_document_get_undo (fixture.panel.document);
  rej_find_bar_replace_all (rej_editor_page_get_find_bar (fixture.page), "eins");
  while (gtk_text_buffer_get_char_count (fixture.buffer) == (int) g_utf8_strlen (text, -1))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  half = panel_fixture_dup_text (&fixture.panel);
  g_assert_false (g_str_equal (half, text));
  button = panel_fixture_find_button (GTK_WIDGET (fixture.page), "Close the Search");
  g_signal_emit_by_name (button, "clicked");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture.panel.window), "Nothing was replaced.") != NULL);
  panel_wait_until (!rej_document_get_changing (fixture.panel.document));
  assert_text (&fixture, text);
  g_assert_true (rej_find_bar_get_open (rej_editor_page_get_find_bar (fixture.page)));
  g_assert_false (rej_undo_get_can_undo (undo));
  g_assert_false (rej_undo_get_can_redo (undo));
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

  /* Shut and opened again with nothing selected, it looks at all of the text. */
  rej_find_bar_close (bar);
  editor_fixture_set_text (&fixture, "|one\n\none\n\none of\nthem\n");
  editor_fixture_activate (&fixture, "find");
  rej_find_bar_look_for (bar, "one");
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1 of 3") == 0);

  /* What was found over the end of a line is not where to look next. */
  rej_find_bar_look_for (bar, "one of them");
  panel_wait_until (g_strcmp0 (rej_find_bar_get_count (bar), "1 of 1") == 0);
  editor_fixture_activate (&fixture, "find");
  rej_find_bar_look_for (bar, "one");
  panel_wait_until (g_str_has_suffix (rej_find_bar_get_count (bar), " of 3"));
  editor_fixture_tear_down (&fixture);
}

/* Tab, as the bar gets it first and else the window. */
static void
press_tab (EditorFixture *fixture,
           GtkWidget *bar,
           gboolean back)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (bar);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", back ? GDK_KEY_ISO_Left_Tab : GDK_KEY_Tab, 0u, back ? GDK_SHIFT_MASK : 0, &handled);
    }
  if (!handled)
    gtk_widget_child_focus (GTK_WIDGET (fixture->panel.window), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

static const char *
get_focus_name (EditorFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->panel.window));

  if (GTK_IS_TEXT (focus))
    return gtk_text_get_placeholder_text (GTK_TEXT (focus));
  while (focus != NULL && gtk_widget_get_tooltip_text (focus) == NULL && !(GTK_IS_BUTTON (focus) && gtk_button_get_label (GTK_BUTTON (focus)) != NULL))
    focus = gtk_widget_get_parent (focus);
  if (focus == NULL)
    return "elsewhere";
  return gtk_widget_get_tooltip_text (focus) != NULL ? gtk_widget_get_tooltip_text (focus) : gtk_button_get_label (GTK_BUTTON (focus));
}

/* Every control can be reached, there and back. */
static void
test_tab (void)
{
  static const char *const order[] = {
    "Find in the text", "Replace with", "Previous Match", "Next Match", "Search Options", "Close the Search", "_Replace", "Replace _All"
  };
  EditorFixture fixture = { 0 };
  GtkWidget *bar = NULL;

  editor_fixture_open (&fixture, "x\n", 900, 600);
  bar = GTK_WIDGET (rej_editor_page_get_find_bar (fixture.page));
  editor_fixture_activate (&fixture, "replace");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_cmpstr (get_focus_name (&fixture), ==, order[i]);
      if (i + 1 < G_N_ELEMENTS (order))
        press_tab (&fixture, bar, FALSE);
    }
  for (guint i = G_N_ELEMENTS (order) - 1; i > 0; i--)
    {
      press_tab (&fixture, bar, TRUE);
      g_assert_cmpstr (get_focus_name (&fixture), ==, order[i - 1]);
    }
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/find-bar/find", test_find);
  g_test_add_func ("/find-bar/replace", test_replace);
  g_test_add_func ("/find-bar/shown", test_shown);
  g_test_add_func ("/find-bar/many", test_many);
  g_test_add_func ("/find-bar/cancel", test_cancel);
  g_test_add_func ("/find-bar/selection", test_selection);
  g_test_add_func ("/find-bar/tab", test_tab);

  return g_test_run ();
}
