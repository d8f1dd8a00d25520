/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "bench-comment.h"
#include "bench-loop.h"
#include "filing-fixture.h"
#include "rej-file-dialog-text.h"

/* Files 20 attachments of 10 MB in the window, at a regulations.gov in a process of its own. A frame is the time between the
 * frame clock's before-paint and after-paint, a turn what the main loop did between two looks for news; memory is held
 * against that of the review, before anything was sent. Run on a virtual display with the cairo renderer. */

#define N_FILES 20
#define FILE_BYTES 10485760

typedef struct
{
  GArray *frames; /* nanoseconds, as are all */
  GArray *frames_cpu;
  gint64 began;
  gint64 began_cpu;
} Meter;

static Meter meter;

/* The process that takes the files. */
static int
serve (void)
{
  StandInServer *server = stand_in_regulations_new (FILING_KEY, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  printf ("%s/v4\n", stand_in_server_get_address (server));
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}

static void
before_paint_cb (void)
{
  meter.began = bench_now ();
  meter.began_cpu = bench_thread_now ();
}

static void
after_paint_cb (void)
{
  gint64 took = bench_now () - meter.began;
  gint64 took_cpu = bench_thread_now () - meter.began_cpu;

  g_array_append_val (meter.frames, took);
  g_array_append_val (meter.frames_cpu, took_cpu);
}

static void
print_times (const char *what,
             GArray *times)
{
  BenchFigures figures = { 0 };

  if (times->len > 0)
    figures = bench_figures ((gint64 *) times->data, times->len);
  printf ("  %s: %u, median %.2f ms, p99 %.2f ms, worst %.2f ms\n", what, times->len, figures.median / 1e3, figures.p99 / 1e3, figures.worst / 1e3);
}

/* Pictures without sense, but with the headers of a BMP, so that nothing is found that keeps them from being filed. */
static GListModel *
write_files (const char *folder)
{
  static const guint8 start[26] = { [0] = 'B', [1] = 'M', [14] = 12 };
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autofree guint32 *words = g_malloc (FILE_BYTES);

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("exhibit-%u.bmp", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      for (guint j = 0; j < FILE_BYTES / 4; j++)
        words[j] = j * 2654435761u + i;
      memcpy (words, start, sizeof start);
      g_file_set_contents (path, (const char *) words, FILE_BYTES, NULL);
      g_list_store_append (files, file);
    }
  return G_LIST_MODEL (files);
}

/* Waits without sleeping, so that nothing but the window's own work is measured. */
static void
wait_for (GtkWidget *root,
          const char *label)
{
  while (panel_fixture_find_label (root, label) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_files (FilingFixture *fixture,
           GtkWidget *dialog)
{
  g_autoptr (GListModel) files = write_files (fixture->panel.folder);
  g_autofree char *last = g_strdup_printf ("exhibit-%u.bmp", N_FILES);
  gint64 began = bench_now ();

  rej_file_dialog_text_add_files (REJ_FILE_DIALOG_TEXT (gtk_widget_get_ancestor (panel_fixture_find_label (dialog, "No files go along"), REJ_TYPE_FILE_DIALOG_TEXT)), files);
  wait_for (dialog, last);
  printf ("%u files of %.1f MB looked through and kept in %.1f s\n", N_FILES, FILE_BYTES / 1e6, (double) (bench_now () - began) / 1e9);
}

static GtkWidget *
go_to_review (FilingFixture *fixture,
              const char *key)
{
  GtkWidget *dialog = filing_fixture_show_dialog (fixture);

  filing_fixture_go_to_submitter (dialog, key);
  filing_fixture_fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Text and Files") != NULL);
  if (key != NULL)
    add_files (fixture, dialog);
  panel_fixture_spin (300);
  panel_fixture_click (dialog, "_Continue");
  while (panel_fixture_find_label (dialog, FILING_NAMED) == NULL)
    panel_fixture_spin (50);
  filing_fixture_check (dialog, FILING_NAMED);
  while (!gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Send It Now")))
    panel_fixture_spin (50);
  panel_fixture_spin (1000);
  return dialog;
}

static void
measure_cancel (FilingFixture *fixture)
{
  GtkWidget *dialog = go_to_review (fixture, FILING_KEY);
  gint64 pressed = 0;

  panel_fixture_click (dialog, "_Send It Now");
  panel_fixture_spin (300);
  pressed = bench_now ();
  g_signal_emit_by_name (panel_fixture_find_button (dialog, "_Cancel"), "clicked");
  wait_for (dialog, "Stopping…");
  printf ("stopping in mid-upload, and said so, after %.1f ms\n", (double) (bench_now () - pressed) / 1e6);
  wait_for (dialog, "Stopped, Nothing Was Filed");
  printf ("stopped for certain, and said so, after %.1f ms\n", (double) (bench_now () - pressed) / 1e6);
  wait_for (dialog, "Begin Anew");
  printf ("written down, and to be begun anew, after %.1f ms\n", (double) (bench_now () - pressed) / 1e6);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
}

static void
measure_filing (FilingFixture *fixture)
{
  GtkWidget *dialog = go_to_review (fixture, NULL);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->panel.window));
  guint64 idle = bench_memory ();
  BenchLoop loop = { 0 };
  gint64 began = 0;

  meter.frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  meter.frames_cpu = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  bench_loop_begin ();
  began = bench_now ();
  g_signal_emit_by_name (panel_fixture_find_button (dialog, "_Send It Now"), "clicked");
  wait_for (dialog, "Tracking Number");
  loop = bench_loop_end ();
  g_signal_handlers_disconnect_by_func (clock, before_paint_cb, NULL);
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, NULL);
  printf ("filed in %.1f s; memory %.1f MB above the review's\n", (double) (bench_now () - began) / 1e9, ((double) loop.peak_memory - (double) idle) / 1e6);
  print_times ("frames", meter.frames);
  print_times ("frames, at work for them", meter.frames_cpu);
  print_times ("turns of the main loop", loop.turns);
  g_array_unref (loop.turns);
}

int
main (int argc,
      char *argv[])
{
  FilingFixture fixture = { 0 };
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *address = NULL;

  if (argc == 2 && g_str_equal (argv[1], "--serve"))
    return serve ();

  panel_fixture_init (&argc, &argv);
  setvbuf (stdout, NULL, _IOLBF, 0);
  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, argv[0], "--serve", NULL);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  address = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  filing_fixture_set_up (&fixture, NULL);
  g_settings_set_string (rej_workspace_get_settings (fixture.panel.workspace), "regulations-url", address);
  filing_fixture_open_comment (&fixture, filing_source, 900);
  measure_cancel (&fixture);
  measure_filing (&fixture);
  filing_fixture_tear_down (&fixture, NULL);
  g_subprocess_force_exit (server);
  return 0;
}
