/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"

/* A key that takes longer than a frame: the next one is drawn right behind it, ahead of every idle, as GDK does where it
 * held back events for a frame. */
static void
press_key (EditorFixture *fixture)
{
  GtkTextIter start;

  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->view)), GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_insert (fixture->buffer, &start, "A line.\n\nAnother line.\n\n", -1);
  g_usleep (100 * 1000);
}

static void
painted_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* Where GTK warns of a scrollbar that has lost its place while it is drawn, the program ends here. */
static void
test_frame_behind_a_key (void)
{
  EditorFixture fixture = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *scrolled = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Paragraph %u.\n\n", i);
  editor_fixture_open (&fixture, text->str, 900, 600);
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (fixture.view), GTK_TYPE_SCROLLED_WINDOW);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  panel_fixture_spin (300);

  for (guint i = 0; i < 10; i++)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture.view));
      gboolean is_painted = FALSE;
      gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

      press_key (&fixture);
      panel_wait_until (is_painted);
      g_signal_handler_disconnect (clock, id);
      panel_fixture_spin (50);
    }
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/layout-keeper/frame-behind-a-key", test_frame_behind_a_key);

  return g_test_run ();
}
