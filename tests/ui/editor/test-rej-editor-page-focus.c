/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-focus-veil.h"

static GtkWidget *
find_type (GtkWidget *root,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
dup_text (void)
{
  GString *text = g_string_new ("# A Title\n\n");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "Paragraph %u is here, and says so in a sentence that is long enough to be more than a line of the window it is in.\n\n", i + 1);
  return g_string_free_and_steal (text);
}

static void
tear_down (EditorFixture *fixture,
           gconstpointer data)
{
  g_settings_reset (rej_workspace_get_settings (fixture->panel.workspace), "typewriter");
  editor_fixture_tear_down (fixture);
}

/* The bars and the panel go, and come back as they were. */
static void
test_bars (EditorFixture *fixture,
           gconstpointer data)
{
  g_autofree char *text = dup_text ();
  GSettings *settings = NULL;
  AdwToolbarView *bars = NULL;
  gboolean shown = FALSE;
  gboolean focus_mode = FALSE;

  editor_fixture_open (fixture, text, 1000, 700);
  settings = rej_workspace_get_settings (fixture->panel.workspace);
  bars = ADW_TOOLBAR_VIEW (find_type (GTK_WIDGET (fixture->page), ADW_TYPE_TOOLBAR_VIEW));
  g_object_get (fixture->page, "show-panel", &shown, NULL);
  g_assert_true (shown);
  rej_comment_view_select (fixture->view, 200, 200);
  editor_fixture_activate (fixture, "focus-mode");
  g_object_get (fixture->page, "show-panel", &shown, NULL);
  g_assert_false (shown);
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (bars));
  g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (bars));
  g_assert_true (g_settings_get_boolean (settings, "show-side-panel"));
  panel_fixture_spin (500);
  panel_fixture_take_pictures (&fixture->panel, "focus-mode");

  editor_fixture_activate (fixture, "focus-mode");
  g_object_get (fixture->page, "show-panel", &shown, "focus-mode", &focus_mode, NULL);
  g_assert_true (shown);
  g_assert_false (focus_mode);
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (bars));
  g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (bars));
}

/* The light falls on the lines between blank ones. */
static void
test_paragraph (EditorFixture *fixture,
                gconstpointer data)
{
  int top = 0;
  int bottom = 0;
  int other_top = 0;
  int other_bottom = 0;

  editor_fixture_open (fixture, "One\nand one.\n\nTwo.\n\nThree.\n", 800, 600);
  rej_comment_view_select (fixture->view, 0, 0);
  rej_focus_veil_get_lines (GTK_TEXT_VIEW (fixture->view), &top, &bottom);
  rej_comment_view_select (fixture->view, 6, 6);
  rej_focus_veil_get_lines (GTK_TEXT_VIEW (fixture->view), &other_top, &other_bottom);
  g_assert_cmpint (top, ==, other_top);
  g_assert_cmpint (bottom, ==, other_bottom);
  rej_comment_view_select (fixture->view, 15, 15);
  rej_focus_veil_get_lines (GTK_TEXT_VIEW (fixture->view), &other_top, &other_bottom);
  g_assert_cmpint (other_top, >, bottom);
  g_assert_cmpint (other_bottom - other_top, <, bottom - top);
  rej_comment_view_select (fixture->view, 2, 15);
  rej_focus_veil_get_lines (GTK_TEXT_VIEW (fixture->view), &top, &bottom);
  g_assert_cmpint (bottom, ==, other_bottom);
}

static int
get_cursor_middle (EditorFixture *fixture)
{
  GdkRectangle cursor = { 0 };
  int y = 0;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (fixture->view), NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET, 0, cursor.y + cursor.height / 2, NULL, &y);
  return y;
}

static gboolean
is_in_the_middle (EditorFixture *fixture)
{
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->view));

  return ABS (get_cursor_middle (fixture) - height / 2) < 30;
}

/* At the ends of the text too. */
static void
test_typewriter (EditorFixture *fixture,
                 gconstpointer data)
{
  g_autofree char *text = dup_text ();
  GSettings *settings = NULL;
  guint n = 0;

  editor_fixture_open (fixture, text, 800, 600);
  settings = rej_workspace_get_settings (fixture->panel.workspace);
  n = (guint) gtk_text_buffer_get_char_count (fixture->buffer);
  g_settings_set_boolean (settings, "typewriter", TRUE);
  rej_comment_view_select (fixture->view, n, n);
  panel_wait_until (is_in_the_middle (fixture));
  rej_comment_view_select (fixture->view, 0, 0);
  panel_wait_until (is_in_the_middle (fixture));
  rej_comment_view_select (fixture->view, n / 2, n / 2);
  panel_wait_until (is_in_the_middle (fixture));
  g_settings_set_boolean (settings, "typewriter", FALSE);
  panel_fixture_spin (300);
  rej_comment_view_select (fixture->view, 0, 0);
  panel_wait_until (get_cursor_middle (fixture) < 100);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, EditorFixture, NULL, NULL, function, tear_down)
  add ("/editor-page-focus/bars", test_bars);
  add ("/editor-page-focus/paragraph", test_paragraph);
  add ("/editor-page-focus/typewriter", test_typewriter);
#undef add

  return g_test_run ();
}
