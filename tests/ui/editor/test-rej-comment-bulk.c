/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "editor-fixture.h"

#define N_LINES 3000

static char *
make_lines (const char *word)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "%s, as the agency’s own record says in part %u.\n\n", word, i);
  return g_string_free_and_steal (text);
}

static void
assert_text (EditorFixture *fixture,
             const char *expected)
{
  g_autofree char *text = panel_fixture_dup_text (&fixture->panel);

  g_assert_true (g_str_equal (text, expected));
}

static void
wait (EditorFixture *fixture)
{
  panel_wait_until (!rej_document_get_changing (fixture->panel.document));
  editor_fixture_settle (fixture);
}

/* What was done is one step, which undo takes back. */
static void
assert_one_step (EditorFixture *fixture,
                 const char *before,
                 const char *after)
{
  RejUndo *undo = rej_document_get_undo (fixture->panel.document);

  wait (fixture);
  assert_text (fixture, after);
  g_assert_true (rej_undo_undo (undo));
  wait (fixture);
  assert_text (fixture, before);
  g_assert_false (rej_undo_get_can_undo (undo));
}

static void
select_all (EditorFixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_select_range (fixture->buffer, &start, &end);
}

static void
test_delete (void)
{
  g_autofree char *text = make_lines ("Unlikely");
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, text, 900, 600);
  select_all (&fixture);
  g_signal_emit_by_name (fixture.view, "backspace");
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  assert_one_step (&fixture, text, "");
  select_all (&fixture);
  g_signal_emit_by_name (fixture.view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  assert_one_step (&fixture, text, "");
  editor_fixture_tear_down (&fixture);
}

static void
text_read_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_cut (void)
{
  g_autofree char *text = make_lines ("Unlikely");
  g_autofree char *copied = NULL;
  g_autofree char *cut = NULL;
  EditorFixture fixture = { 0 };
  GdkClipboard *clipboard = NULL;

  editor_fixture_open (&fixture, text, 900, 600);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture.view));
  select_all (&fixture);
  g_signal_emit_by_name (fixture.view, "copy-clipboard");
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &copied);
  panel_wait_until (copied != NULL);
  g_assert_true (g_str_equal (copied, text));
  assert_text (&fixture, text);
  gdk_clipboard_set_text (clipboard, "");
  g_signal_emit_by_name (fixture.view, "cut-clipboard");
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &cut);
  panel_wait_until (cut != NULL);
  g_assert_true (g_str_equal (cut, text));
  assert_one_step (&fixture, text, "");
  editor_fixture_tear_down (&fixture);
}

static gboolean
is_text_drop (gpointer controller)
{
  return GTK_IS_DROP_TARGET (controller) && gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (controller), G_TYPE_STRING);
}

static gboolean
is_middle_click (gpointer controller)
{
  return GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (controller) == GDK_BUTTON_MIDDLE;
}

static gpointer
find_controller (EditorFixture *fixture,
                 gboolean (*matches) (gpointer controller))
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (matches (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* Where the second line begins, in the coordinates of the view. */
static void
get_second_line (EditorFixture *fixture,
                 int *x,
                 int *y)
{
  GtkTextIter iter;
  GdkRectangle place;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 2);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture->view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET, place.x, place.y + place.height / 2, x, y);
}

static void
drop (EditorFixture *fixture,
      const char *text)
{
  GtkEventController *target = find_controller (fixture, is_text_drop);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_done = FALSE;
  int x = 0;
  int y = 0;

  get_second_line (fixture, &x, &y);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_signal_emit_by_name (target, "drop", &value, (double) x, (double) y, &is_done);
  g_assert_true (is_done);
}

static void
test_drop (void)
{
  g_autofree char *text = make_lines ("Dropped");
  g_autofree char *after = g_strconcat ("One.\n\n", text, "Two.\n", NULL);
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "One.\n\nTwo.\n", 900, 600);
  panel_fixture_spin (200);
  drop (&fixture, text);
  g_assert_true (rej_document_get_changing (fixture.panel.document));
  assert_one_step (&fixture, "One.\n\nTwo.\n", after);
  /* What is small is GTK's: there at once. */
  drop (&fixture, "few words");
  g_assert_false (rej_document_get_changing (fixture.panel.document));
  g_assert_cmpint (gtk_text_buffer_get_char_count (fixture.buffer), ==, (int) strlen ("One.\n\nTwo.\nfew words"));
  editor_fixture_tear_down (&fixture);
}

static void
test_middle_button (void)
{
  g_autofree char *text = make_lines ("Selected");
  g_autofree char *after = g_strconcat ("One.\n\n", text, "Two.\n", NULL);
  EditorFixture fixture = { 0 };
  GtkEventController *click = NULL;
  int x = 0;
  int y = 0;

  editor_fixture_open (&fixture, "One.\n\nTwo.\n", 900, 600);
  panel_fixture_spin (200);
  click = find_controller (&fixture, is_middle_click);
  get_second_line (&fixture, &x, &y);
  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (fixture.view)), text);
  g_signal_emit_by_name (click, "pressed", 1, (double) x, (double) y);
  panel_wait_until (rej_document_get_changing (fixture.panel.document));
  assert_one_step (&fixture, "One.\n\nTwo.\n", after);
  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (fixture.view)), "x");
  g_signal_emit_by_name (click, "pressed", 1, (double) x, (double) y);
  panel_wait_until (gtk_text_buffer_get_char_count (fixture.buffer) == 12);
  assert_text (&fixture, "One.\n\nxTwo.\n");
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);
  g_test_add_func ("/comment-bulk/delete", test_delete);
  g_test_add_func ("/comment-bulk/cut", test_cut);
  g_test_add_func ("/comment-bulk/drop", test_drop);
  g_test_add_func ("/comment-bulk/middle-button", test_middle_button);
  return g_test_run ();
}
