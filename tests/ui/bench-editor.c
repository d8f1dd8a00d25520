/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-editor: what the window costs with a long comment. Opens one of 1 MB and one of 10 MB and prints the longest
 * stall of the main loop and when the findings are complete; types in each and prints the time between the frame
 * clock's before-paint and after-paint. Run on a virtual display with the cairo renderer.
 */

#include "bench-comment.h"
#include "editor-fixture.h"

#include <stdio.h>
#include <string.h>

#define N_LETTERS 300

typedef struct
{
  gint64 began;
  gint64 began_cpu;
  gint64 took;
  gint64 took_cpu; /* of which the processor was at work for this thread: what is left when others use it too */
  guint n_frames;
} Frames;

static void
before_paint_cb (GdkFrameClock *clock,
                 Frames *frames)
{
  frames->began = bench_now ();
  frames->began_cpu = bench_thread_now ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Frames *frames)
{
  if (frames->began == 0)
    return;
  frames->took = bench_now () - frames->began;
  frames->took_cpu = bench_thread_now () - frames->began_cpu;
  frames->n_frames++;
}

/* One turn of the main loop; notes how long it took where that is the longest. */
static void
turn (gint64 *longest)
{
  gint64 start = bench_now ();

  if (g_main_context_iteration (NULL, FALSE))
    {
      gint64 took = bench_now () - start;

      *longest = MAX (*longest, took);
    }
  else
    g_usleep (200);
}

static void
measure_opening (EditorFixture *fixture,
                 const char *name,
                 const char *source)
{
  gint64 start = 0;
  gint64 longest = 0;
  gint64 settled = 0;
  gint64 loaded = 0;
  gint64 cpu = 0;
  g_autoptr (RejComment) comment = rej_comment_parse_text (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN);

  panel_fixture_set_up (&fixture->panel);
  cpu = bench_thread_now ();
  start = bench_now ();
  fixture->panel.document = rej_document_new (fixture->panel.workspace, comment, NULL);
  fixture->page = rej_editor_page_new (fixture->panel.document);
  fixture->view = rej_editor_page_get_view (fixture->page);
  fixture->buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->panel.document));
  fixture->panel.window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->panel.window, 1280, 800);
  adw_window_set_content (ADW_WINDOW (fixture->panel.window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->panel.window);
  printf ("%s: window made in %.0f ms", name, (double) (bench_now () - start) / 1e6);
  /* The first frame lays out the window itself. */
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->view)))
    turn (&(gint64) { 0 });
  printf (", shown after %.0f ms", (double) (bench_now () - start) / 1e6);
  while (settled == 0)
    {
      turn (&longest);
      if (loaded == 0 && !rej_document_get_loading (fixture->panel.document))
        loaded = bench_now ();
      if (!rej_document_get_loading (fixture->panel.document) && rej_document_get_settled (fixture->panel.document))
        settled = bench_now ();
    }
  printf (", text there after %.0f ms, findings complete after %.0f ms (%.0f ms of them the main loop at work), longest stall meanwhile %.1f ms",
          (double) (loaded - start) / 1e6, (double) (settled - start) / 1e6, (double) (bench_thread_now () - cpu) / 1e6, (double) longest / 1e6);
  longest = 0;
  for (gint64 end = bench_now () + 5 * G_GINT64_CONSTANT (1000000000); bench_now () < end;)
    turn (&longest);
  printf (", in 5 s after it %.1f ms\n", (double) longest / 1e6);
}

static void
measure_typing (EditorFixture *fixture,
                const char *name)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->view));
  g_autofree gint64 *times = g_new (gint64, N_LETTERS);
  g_autofree gint64 *cpu_times = g_new (gint64, N_LETTERS);
  Frames frames = { 0 };
  GtkTextIter iter;
  BenchFigures figures;

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, gtk_text_buffer_get_line_count (fixture->buffer) / 2);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (fixture->view), gtk_text_buffer_get_insert (fixture->buffer), 0.2, FALSE, 0, 0);
  for (gint64 end = bench_now () + 2 * G_GINT64_CONSTANT (1000000000); bench_now () < end;)
    turn (&(gint64) { 0 });
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  for (guint i = 0; i < N_LETTERS; i++)
    {
      guint n_frames = frames.n_frames;

      gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, i % 6 == 5 ? " " : "x", 1, TRUE);
      while (frames.n_frames == n_frames)
        turn (&(gint64) { 0 });
      times[i] = frames.took;
      cpu_times[i] = frames.took_cpu;
    }
  g_signal_handlers_disconnect_by_data (clock, &frames);
  figures = bench_figures (times, N_LETTERS);
  printf ("%s: a letter: median %.2f ms, p99 %.2f ms, worst %.2f ms between before-paint and after-paint",
          name, figures.median / 1000, figures.p99 / 1000, figures.worst / 1000);
  figures = bench_figures (cpu_times, N_LETTERS);
  printf ("; at work for it: median %.2f ms, p99 %.2f ms, worst %.2f ms\n", figures.median / 1000, figures.p99 / 1000, figures.worst / 1000);
}

int
main (int argc,
      char *argv[])
{
  static const char *const names[] = { "1 MB", "10 MB" };
  static const char *const sizes[] = { "160000", "1600000" };

  panel_fixture_init (&argc, &argv);
  setvbuf (stdout, NULL, _IOLBF, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      EditorFixture fixture = { 0 };
      g_autofree char *path = bench_comment (sizes[i]);
      g_autofree char *source = NULL;

      if (!g_file_get_contents (path, &source, NULL, NULL))
        return 1;
      measure_opening (&fixture, names[i], source);
      measure_typing (&fixture, names[i]);
      fflush (stdout);
      panel_fixture_tear_down (&fixture.panel);
    }
  return 0;
}
