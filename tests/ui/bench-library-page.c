/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-library-page: how long it takes until the comments of a library of 10,000 are on the screen: from opening the
 * library, and from making the page when the library is open. Five runs each.
 */

#include "rej-config.h"

#include "bench-comment.h"
#include "panel-fixture.h"
#include "rej-library-page.h"

#include <adwaita.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define N_RUNS 5

static gboolean painted;

static void
after_paint_cb (void)
{
  painted = TRUE;
}

static void
fill_library (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (RejLibrary) library = rej_library_open (folder, NULL);
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK ||
      sqlite3_exec (db,
                    "INSERT INTO drafts (title, docket, words, created, changed) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                    "SELECT 'Comment number ' || i || ' on the matter of the rule', 'USCIS-2019-' || i, i, i * 1000000, i * 1000000 FROM n;"
                    "INSERT INTO snapshots (draft, revision, made, text) SELECT id, 0, changed, 'Words.' FROM drafts",
                    NULL, NULL, NULL) != SQLITE_OK)
    {
      fprintf (stderr, "%s\n", sqlite3_errmsg (db));
      exit (1);
    }
  sqlite3_close (db);
}

static RejLibraryPage *
show_page (RejWorkspace *workspace,
           GtkWindow **window)
{
  RejLibraryPage *page = g_object_new (REJ_TYPE_LIBRARY_PAGE, NULL);
  GtkWidget *navigation = adw_navigation_view_new ();

  rej_library_page_set_workspace (page, workspace);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), adw_navigation_page_new (GTK_WIDGET (page), "Rejoinder"));
  *window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (*window, 1280, 800);
  adw_window_set_content (ADW_WINDOW (*window), navigation);
  gtk_window_present (*window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (*window)), "after-paint", G_CALLBACK (after_paint_cb), NULL);
  return page;
}

/* Until the frame that shows the last one changed, which is the first of the list. */
static void
wait_for_rows (RejLibraryPage *page)
{
  while (panel_fixture_find_label (GTK_WIDGET (page), "Comment number 10000 on the matter of the rule") == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (painted = FALSE; !painted;)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-bench-XXXXXX", NULL);
  gint64 from_start[N_RUNS];
  gint64 from_page[N_RUNS];
  gint64 at_work[N_RUNS];
  BenchFigures start_figures;
  BenchFigures page_figures;
  BenchFigures work_figures;

  panel_fixture_init (&argc, &argv);
  fill_library (folder);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GSettings) settings = g_settings_new (REJ_APPLICATION_ID);
      g_autoptr (RejWorkspace) workspace = NULL;
      RejLibraryPage *page = NULL;
      GtkWindow *window = NULL;
      gint64 start = bench_now ();

      workspace = rej_workspace_new (settings, g_getenv ("REJOINDER_DATA"), folder);
      rej_workspace_load (workspace);
      page = show_page (workspace, &window);
      wait_for_rows (page);
      from_start[i] = bench_now () - start;
      gtk_window_destroy (window);
      panel_fixture_spin (100);
      start = bench_now ();
      at_work[i] = -bench_thread_now ();
      page = show_page (workspace, &window);
      wait_for_rows (page);
      from_page[i] = bench_now () - start;
      at_work[i] += bench_thread_now ();
      gtk_window_destroy (window);
      panel_fixture_spin (100);
    }
  start_figures = bench_figures (from_start, N_RUNS);
  page_figures = bench_figures (from_page, N_RUNS);
  work_figures = bench_figures (at_work, N_RUNS);
  printf ("10,000 comments on screen (goal 300 ms): from opening the library median %.0f ms, worst %.0f ms; with an open library median %.0f ms, worst %.0f ms (main loop at work: median %.0f ms)\n",
          start_figures.median / 1000, start_figures.worst / 1000, page_figures.median / 1000, page_figures.worst / 1000, work_figures.median / 1000);
  return 0;
}
