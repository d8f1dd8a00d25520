/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"

#define N_PARAGRAPHS 1500

static int
get_first_line (EditorFixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  return gtk_text_iter_get_line (&iter);
}

/* Until every line has been laid out, so that the height of all of them stays the same. */
static void
lay_out (EditorFixture *fixture)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  double height = 0;

  while (height != gtk_adjustment_get_upper (adjustment))
    {
      height = gtk_adjustment_get_upper (adjustment);
      panel_fixture_spin (300);
    }
}

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_string_append_printf (text, "%u.", i);
      for (guint n = 0; n < 60; n++)
        g_string_append (text, " word");
      g_string_append (text, "\n\n");
    }
  return g_string_free_and_steal (text);
}

/* All lines become higher: those above must not push away what is in sight, nor pull it back. */
static void
test_heights (void)
{
  EditorFixture fixture = { 0 };
  g_autofree char *text = make_text ();
  GtkTextIter iter;
  int first = 0;

  editor_fixture_open (&fixture, text, 900, 600);
  gtk_text_buffer_get_iter_at_line (fixture.buffer, &iter, N_PARAGRAPHS);
  rej_comment_view_select (fixture.view, (guint) gtk_text_iter_get_offset (&iter), (guint) gtk_text_iter_get_offset (&iter));
  lay_out (&fixture);
  first = get_first_line (&fixture);
  g_assert_cmpint (ABS (first - N_PARAGRAPHS), <, 40);
  g_object_set (fixture.view, "line-spacing", 2.0, NULL);
  lay_out (&fixture);
  g_assert_cmpint (ABS (get_first_line (&fixture) - first), <=, 1);

  /* Scrolling is not undone. */
  gtk_text_buffer_get_start_iter (fixture.buffer, &iter);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (fixture.view), &iter, 0, TRUE, 0, 0);
  lay_out (&fixture);
  g_assert_cmpint (get_first_line (&fixture), ==, 0);
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/scroll-anchor/heights", test_heights);

  return g_test_run ();
}
