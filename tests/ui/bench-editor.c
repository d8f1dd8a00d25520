/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-editor [SIZE [ACTION]]: what the window costs with a long comment: one of "60 pages", "1 MB" and "10 MB", or all.
 * Opens it and prints the longest stall of the main loop and when the findings are complete; types and prints the time
 * between the frame clock's before-paint and after-paint; then does what stops other editors and prints the longest
 * stall of each. ACTION is "typing", or a regular expression that matches the names of what else is done alone. Run on
 * a virtual display with the cairo renderer.
 */

#include "bench-editor.h"

#include <stdio.h>
#include <string.h>

#define N_LETTERS 300
#define LONG_TURN (5 * G_GINT64_CONSTANT (1000000))

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

void
bench_turn (BenchStall *longest)
{
  gint64 start = bench_now ();
  gint64 start_cpu = bench_thread_now ();

  if (g_main_context_iteration (NULL, FALSE))
    bench_stall_take (longest, bench_now () - start, bench_thread_now () - start_cpu);
  else
    g_usleep (200);
}

void
bench_stall_take (BenchStall *longest,
                  gint64 took,
                  gint64 took_cpu)
{
  if (longest == NULL)
    return;
  longest->took = MAX (longest->took, took);
  longest->took_cpu = MAX (longest->took_cpu, took_cpu);
  longest->n_long += took_cpu > LONG_TURN ? 1 : 0;
}

/* As the window does: the page among others, with toasts over it, and the draft kept. */
static void
show (EditorFixture *fixture)
{
  AdwNavigationView *navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  GtkWidget *toasts = adw_toast_overlay_new ();

  adw_navigation_view_push (navigation, ADW_NAVIGATION_PAGE (fixture->page));
  gtk_widget_insert_action_group (GTK_WIDGET (navigation), "comment", rej_editor_page_get_actions (fixture->page));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (navigation));
  fixture->panel.window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->panel.window, 1280, 800);
  adw_window_set_content (ADW_WINDOW (fixture->panel.window), toasts);
  gtk_window_present (fixture->panel.window);
}

static void
measure_opening (EditorFixture *fixture,
                 RejDraftKeeper **keeper,
                 const char *name,
                 const char *source)
{
  gint64 start = 0;
  BenchStall longest = { 0 };
  gint64 settled = 0;
  gint64 loaded = 0;
  gint64 cpu = 0;
  g_autoptr (RejComment) comment = rej_comment_parse_text (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN);

  panel_fixture_set_up (&fixture->panel);
  while (rej_workspace_get_library (fixture->panel.workspace) == NULL)
    bench_turn (NULL);
  cpu = bench_thread_now ();
  start = bench_now ();
  fixture->panel.document = rej_document_new (fixture->panel.workspace, comment, NULL);
  fixture->page = rej_editor_page_new (fixture->panel.document);
  fixture->view = rej_editor_page_get_view (fixture->page);
  fixture->buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->panel.document));
  *keeper = rej_draft_keeper_new (fixture->panel.document, NULL);
  show (fixture);
  printf ("%s: window made in %.0f ms", name, (double) (bench_now () - start) / 1e6);
  /* The first frame lays out the window itself. */
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->view)))
    bench_turn (NULL);
  printf (", shown after %.0f ms", (double) (bench_now () - start) / 1e6);
  while (settled == 0)
    {
      bench_turn (&longest);
      if (loaded == 0 && !rej_document_get_loading (fixture->panel.document))
        loaded = bench_now ();
      if (!rej_document_get_loading (fixture->panel.document) && rej_document_get_settled (fixture->panel.document))
        settled = bench_now ();
    }
  printf (", text there after %.0f ms, findings complete after %.0f ms (%.0f ms of them the main loop at work), longest stall meanwhile %.1f ms (%.1f ms at work)",
          (double) (loaded - start) / 1e6, (double) (settled - start) / 1e6, (double) (bench_thread_now () - cpu) / 1e6, (double) longest.took / 1e6, (double) longest.took_cpu / 1e6);
  longest = (BenchStall) { 0 };
  for (gint64 end = bench_now () + 5 * G_GINT64_CONSTANT (1000000000); bench_now () < end;)
    bench_turn (&longest);
  printf (", in 5 s after it %.1f ms (%.1f ms)\n", (double) longest.took / 1e6, (double) longest.took_cpu / 1e6);
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
    bench_turn (NULL);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  for (guint i = 0; i < N_LETTERS; i++)
    {
      guint n_frames = frames.n_frames;

      gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, i % 6 == 5 ? " " : "x", 1, TRUE);
      while (frames.n_frames == n_frames)
        bench_turn (NULL);
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

static void
measure (const char *name,
         const char *n_words,
         const char *only)
{
  EditorFixture fixture = { 0 };
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autofree char *path = bench_comment (n_words);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &source, NULL, &error))
    g_error ("%s", error->message);
  measure_opening (&fixture, &keeper, name, source);
  if (only == NULL || strstr ("typing", only) != NULL)
    measure_typing (&fixture, name);
  bench_editor_actions (&fixture, name, only);
  rej_draft_keeper_close (keeper);
  panel_fixture_tear_down (&fixture.panel);
}

int
main (int argc,
      char *argv[])
{
  static const char *const names[] = { "60 pages", "1 MB", "10 MB" };
  static const char *const n_words[] = { "30000", "160000", "1600000" };

  panel_fixture_init (&argc, &argv);
  setvbuf (stdout, NULL, _IOLBF, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (argc < 2 || g_str_equal (argv[1], names[i]))
        measure (names[i], n_words[i], argc > 2 ? argv[2] : NULL);
    }
  return 0;
}
