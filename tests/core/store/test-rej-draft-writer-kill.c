/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

#define N_KILLS 100
/* Every state the automaton can reach tells which it is: what it typed is a function of the number of its step. */
#define STEP_US 3000

/* Step n of the automaton: types "n;" at the end; every seventh takes the last piece back, every fifth also changes
 * the first character. */
static void
step (GString *text,
      guint n,
      RejDraftWriter *writer)
{
  g_autofree char *piece = g_strdup_printf ("%u§;", n);

  if (n % 7 == 0 && text->len > 1)
    {
      const char *start = text->str + text->len - 2;
      gsize length;

      while (start > text->str + 1 && start[-1] != ';')
        start--;
      length = text->str + text->len - start;
      if (writer != NULL)
        rej_draft_writer_record (writer, g_utf8_strlen (text->str, start - text->str), g_utf8_strlen (start, length), NULL, 0);
      g_string_truncate (text, text->len - length);
    }
  else
    {
      if (writer != NULL)
        rej_draft_writer_record (writer, g_utf8_strlen (text->str, text->len), 0, piece, -1);
      g_string_append (text, piece);
    }
  if (n % 5 == 0)
    {
      char first[2] = { 'a' + n % 26, '\0' };

      if (writer != NULL)
        rej_draft_writer_record (writer, 0, 1, first, 1);
      text->str[0] = first[0];
    }
}

static gboolean
step_cb (gpointer user_data)
{
  gpointer *state = user_data;
  GString *text = state[0];
  guint *n = state[1];
  gint64 line[2];

  (*n)++;
  line[0] = *n;
  step (text, *n, state[2]);
  line[1] = g_get_real_time ();
  /* After the recording: what the parent reads was typed. One write call of few bytes to a pipe is whole. */
  if (write (STDOUT_FILENO, line, sizeof line) != sizeof line)
    _exit (3);
  return G_SOURCE_CONTINUE;
}

/* The child: goes on from @n steps until it is killed. */
static int
type (const char *folder,
      gint64 id,
      guint n)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (RejLibrary) library = rej_library_open (folder, NULL);
  g_autoptr (RejDraftWriter) writer = NULL;
  g_autoptr (GSource) source = g_timeout_source_new (STEP_US / 1000);
  gpointer state[3] = { text, &n, NULL };

  for (guint i = 1; i <= n; i++)
    step (text, i, NULL);
  if (library == NULL)
    return 4;
  writer = rej_draft_writer_new (library, id, text->str, NULL);
  if (writer == NULL)
    return 5;
  state[2] = writer;
  g_source_set_callback (source, step_cb, state, NULL);
  g_source_attach (source, NULL);
  g_main_loop_run (loop);
  return 0;
}

/* Runs the child, kills it after @delay and tells what it said: the time of each step. */
static GArray *
run_and_kill (Fixture *fixture,
              const char *program,
              gint64 id,
              guint n,
              guint delay,
              gint64 *killed_at)
{
  g_autofree char *id_text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *n_text = g_strdup_printf ("%u", n);
  char *argv[] = { (char *) program, (char *) "--type", fixture->folder, id_text, n_text, NULL };
  GArray *lines = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 line[2];
  GPid pid;
  int status;
  int out;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_usleep (delay);
  *killed_at = g_get_real_time ();
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  while (read (out, line, sizeof line) == sizeof line)
    g_array_append_vals (lines, line, 1);
  close (out);
  return lines;
}

static void
assert_whole (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
test_kill (Fixture *fixture,
           gconstpointer program)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "a");
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (GRand) random = g_rand_new ();
  g_autoptr (GError) error = NULL;
  gint64 worst = 0;
  guint n = 0; /* steps of the automaton that @text has */
  guint n_typed = 0;

  fixture_close (fixture);
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GArray) lines = NULL;
      g_autofree char *recovered = NULL;
      gint64 killed_at;
      gint64 lost = 0;
      guint reached = n;
      guint delay;
      guint end;

      /* Now and then long enough that more than a second could be lost. */
      delay = i % 10 == 0 ? g_rand_int_range (random, 1200, 2200) : g_rand_int_range (random, 30, 450);
      lines = run_and_kill (fixture, program, draft->id, n, delay * 1000, &killed_at);
      end = n + lines->len;
      n_typed += lines->len;
      fixture_open (fixture);
      g_assert_null (rej_library_get_notice (fixture->library));
      recovered = fixture_load (fixture, draft->id);
      fixture_close (fixture);
      assert_whole (fixture);

      /* The recovered text is a state that was passed, no matter which; the child may have typed one step it could not
       * tell of. Flushes may fall between the two edits of a step, so its first character may be older or newer. */
      while (reached <= end + 1 && !g_str_equal (recovered + 1, text->str + 1))
        step (text, ++reached, NULL);
      g_assert_cmpuint (reached, <=, end + 1);
      /* The first step that is lost was typed this long before the kill. */
      for (guint j = 0; j < lines->len; j++)
        if (g_array_index (lines, gint64, 2 * j) == (gint64) reached + 1)
          lost = killed_at - g_array_index (lines, gint64, 2 * j + 1);
      worst = MAX (worst, lost);
      n = reached;
    }
  g_test_message ("%d kills, %u steps typed, %u kept; worst loss %.3f s", N_KILLS, n_typed, n, worst / 1e6);
  g_assert_cmpuint (n, >, 1000);
  g_assert_cmpint (worst, <=, G_USEC_PER_SEC);
}

int
main (int argc,
      char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], "--type"))
    return type (argv[2], g_ascii_strtoll (argv[3], NULL, 10), strtoul (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/draft-writer/kill", Fixture, argv[0], fixture_set_up, test_kill, fixture_tear_down);

  return g_test_run ();
}
