/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-filer.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bench-comment.h"
#include "bench-loop.h"
#include "stand-in-regulations.h"

/* Files 20 attachments of 10 MB with a regulations.gov in a process of its own: memory above idle, time the main loop
 * was kept from its next turn, and how soon a filing stops. */

#define N_FILES 20
#define FILE_BYTES 10485760

/* The process that takes the files. */
static int
serve (void)
{
  StandInServer *server = stand_in_regulations_new ("good-key", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  printf ("%s\n", stand_in_server_get_address (server));
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}

static void
done_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
add_files (RejLibrary *library,
           const char *folder,
           RejFiling *filing)
{
  g_autofree guint32 *bytes = g_malloc (FILE_BYTES);

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("exhibit-%u.pdf", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GAsyncResult) result = NULL;
      RejStoredFile *stored = NULL;

      for (guint j = 0; j < FILE_BYTES / 4; j++)
        bytes[j] = j * 2654435761u + i;
      g_file_set_contents (path, (const char *) bytes, FILE_BYTES, NULL);
      rej_library_add_attachment_async (library, 0, file, NULL, done_cb, &result);
      stored = rej_library_add_attachment_finish (library, wait_for (&result), NULL);
      rej_filing_add_file (filing, stored, "application/pdf", NULL);
      rej_stored_file_free (stored);
      g_unlink (path);
    }
}

static gboolean
run (RejLibrary *library,
     RejRegulations *client,
     const RejFiling *filing,
     GCancellable *cancellable)
{
  g_autoptr (RejFiler) filer = rej_filer_new (library, client, filing, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rej_filer_run_async (filer, cancellable, done_cb, &result);
  if (rej_filer_run_finish (filer, wait_for (&result), &error))
    return TRUE;
  printf ("not filed: %s\n", error->message);
  return FALSE;
}

static gboolean
cancel_cb (gpointer user_data)
{
  gpointer *data = user_data;

  *(gint64 *) data[1] = g_get_monotonic_time ();
  g_cancellable_cancel (data[0]);
  return G_SOURCE_REMOVE;
}

static void
measure (const char *address,
         const char *folder)
{
  g_autoptr (RejLibrary) library = rej_library_open (folder, NULL);
  g_autoptr (SoupSession) session = rej_online_session_new ();
  g_autoptr (RejRegulations) client = rej_regulations_new (session, address, "good-key", NULL);
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, "See the attached files.", "A long comment.", submitter);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 begun = 0;
  gint64 cancelled = 0;
  gpointer data[2] = { cancellable, &cancelled };
  guint64 idle = 0;
  BenchLoop loop = { 0 };
  BenchFigures figures = { 0 };
  gboolean is_filed = FALSE;

  add_files (library, folder, filing);
  idle = bench_memory ();
  bench_loop_begin ();
  begun = g_get_monotonic_time ();
  is_filed = run (library, client, filing, NULL);
  loop = bench_loop_end ();
  figures = bench_figures ((gint64 *) loop.turns->data, loop.turns->len);
  if (is_filed)
    printf ("%u files, %.0f MB in %.1f s; memory %.1f MB above idle; turns of the main loop: %u, p99 %.2f ms, longest %.2f ms\n", N_FILES, N_FILES * (FILE_BYTES / 1e6),
            (g_get_monotonic_time () - begun) / 1e6, ((double) loop.peak_memory - (double) idle) / 1e6, loop.turns->len, figures.p99 / 1e3, figures.worst / 1e3);
  g_array_unref (loop.turns);

  filing->again = TRUE;
  g_timeout_add (300, cancel_cb, data);
  run (library, client, filing, cancellable);
  printf ("stopped in mid-upload after %.1f ms\n", (g_get_monotonic_time () - cancelled) / 1e3);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *address = NULL;

  if (argc == 2 && g_str_equal (argv[1], "--serve"))
    return serve ();

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, argv[0], "--serve", NULL);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  address = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  folder = g_dir_make_tmp ("rej-bench-filing-XXXXXX", NULL);
  measure (address, folder);
  g_subprocess_force_exit (server);
  for (const char *const *name = (const char *const[]) { "library.db", "library.db-wal", "library.db-shm", "library.lock", NULL }; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  return 0;
}
