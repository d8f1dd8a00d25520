/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * An automaton types into the real window of the real program, which is killed at random instants, while it starts and
 * while it types. Each time the program is started again, the window comes back by itself; its text is one that was
 * passed, so that what is lost is the last of what was typed; and all is in it that the program knew to be on the disk.
 *
 * `test-rej-window-kill --kills N` prints figures of N kills, such as how old what was lost has been; without it this is
 * a test of 50.
 */

#include "rej-config.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rej-application.h"
#include "rej-window.h"
#include "store-fixture.h"

#define N_KILLS 50
#define STEP_MS 3
/* The window is there long before, however busy the machine is. */
#define PATIENCE_S 60
#define BEGINNING "|"

/* What the child says after each step, whole in one write to a pipe: microseconds since 1970. */
typedef struct
{
  gint64 n;
  gint64 time;
  gint64 saved_through; /* as the program knows */
} Said;

/* What one edit changes, in characters. Every state tells which it is: it is a function of the number of its step, and no
 * two are the same. */
typedef struct
{
  guint offset;
  guint n_deleted;
  char inserted[16];
} Edit;

/* Step n types "n§;" at the end; every seventh takes the last two letters back, every fifth types one at the beginning. */
static Edit
step (GString *text,
      guint n)
{
  Edit edit = { 0 };

  if (n % 7 == 0 && text->str[text->len - 1] == ';')
    {
      edit.n_deleted = 2;
      edit.offset = (guint) g_utf8_strlen (text->str, -1) - edit.n_deleted;
      g_string_truncate (text, text->len - strlen ("§;"));
    }
  else if (n % 5 == 0)
    {
      edit.inserted[0] = (char) ('a' + n % 26);
      g_string_prepend_c (text, edit.inserted[0]);
    }
  else
    {
      edit.offset = (guint) g_utf8_strlen (text->str, -1);
      g_snprintf (edit.inserted, sizeof edit.inserted, "%u§;", n);
      g_string_append (text, edit.inserted);
    }
  return edit;
}

typedef struct
{
  GtkApplication *application;
  GString *text;
  guint n;
  gboolean typing;
} Automaton;

static RejDocument *
get_document (Automaton *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  RejEditorPage *page = window != NULL && REJ_IS_WINDOW (window) ? rej_window_get_editor_page (REJ_WINDOW (window)) : NULL;

  return page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)) ? rej_editor_page_get_document (page) : NULL;
}

static gboolean
type_cb (gpointer user_data)
{
  Automaton *self = user_data;
  RejDocument *document = get_document (self);
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  GtkTextIter end;
  Said said = { 0 };
  Edit edit = { 0 };

  if (document == NULL || rej_document_get_loading (document))
    return G_SOURCE_CONTINUE;
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  if (!self->typing)
    {
      g_autofree char *shown = NULL;

      g_object_get (buffer, "text", &shown, NULL);
      if (!g_str_equal (shown, self->text->str))
        _exit (7);
      self->typing = TRUE;
    }
  edit = step (self->text, ++self->n);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) edit.offset);
  if (edit.n_deleted > 0)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (edit.offset + edit.n_deleted));
      gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
    }
  else
    {
      gtk_text_buffer_insert_interactive (buffer, &start, edit.inserted, -1, TRUE);
    }
  said.n = self->n;
  said.time = g_get_real_time ();
  said.saved_through = rej_draft_keeper_get_saved_through (rej_window_get_keeper (REJ_WINDOW (gtk_application_get_active_window (self->application))));
  if (write (STDOUT_FILENO, &said, sizeof said) != sizeof said)
    _exit (3);
  return G_SOURCE_CONTINUE;
}

static gboolean
give_up_cb (gpointer user_data)
{
  Automaton *self = user_data;

  if (!self->typing)
    _exit (6);
  return G_SOURCE_REMOVE;
}

/* The child: the program as it is started by hand, with somebody who goes on after @n steps until it is killed. */
static int
type (const char *folder,
      guint n)
{
  g_autoptr (RejApplication) application = NULL;
  Automaton automaton = { 0 };
  char *argv[] = { (char *) "rejoinder", NULL };

  g_setenv ("REJOINDER_LIBRARY", folder, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  automaton = (Automaton) { GTK_APPLICATION (application), g_string_new (BEGINNING), n, FALSE };
  for (guint i = 1; i <= n; i++)
    step (automaton.text, i);
  g_timeout_add (STEP_MS, type_cb, &automaton);
  g_timeout_add_seconds (PATIENCE_S, give_up_cb, &automaton);
  return g_application_run (G_APPLICATION (application), 1, argv);
}

typedef struct
{
  const char *program;
  Fixture store;
  gint64 draft;
  GString *text; /* as it was found last */
  guint n; /* steps it has */
  guint n_typed;
  guint n_known; /* of those, the program knew so many to be on the disk */
  guint n_while_starting;
  gint64 worst; /* microseconds */
  gint64 longest_pause; /* between two steps: the machine had other things to do */
} Trial;

static gboolean
read_said (int from,
           GArray *all)
{
  Said said;

  if (read (from, &said, sizeof said) != sizeof said)
    return FALSE;
  g_array_append_val (all, said);
  return TRUE;
}

/* Starts the program and kills it, so long after it began to type or, with @while_starting, after it was started. */
static GArray *
run_and_kill (Trial *trial,
              gboolean while_starting,
              guint delay_ms,
              gint64 *killed_at)
{
  g_autofree char *n_text = g_strdup_printf ("%u", trial->n);
  char *argv[] = { (char *) trial->program, (char *) "--type", trial->store.folder, n_text, NULL };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GError) error = NULL;
  GPid pid;
  int status;
  int out;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (!while_starting)
    read_said (out, all);
  g_usleep (delay_ms * 1000);
  *killed_at = g_get_real_time ();
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFEXITED (status))
    g_error ("the program ended by itself with status %d after %u steps", WEXITSTATUS (status), trial->n);
  while (read_said (out, all))
    ;
  close (out);
  return all;
}

static void
assert_whole (Trial *trial)
{
  g_autofree char *path = g_build_filename (trial->store.folder, "library.db", NULL);
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
kill_once (Trial *trial,
           gboolean while_starting,
           guint delay_ms)
{
  g_autoptr (GArray) said = NULL;
  g_autofree char *recovered = NULL;
  guint reached = trial->n;
  gint64 saved_through = 0;
  gint64 killed_at = 0;
  guint end = 0;

  said = run_and_kill (trial, while_starting, delay_ms, &killed_at);
  end = trial->n + said->len;
  trial->n_typed += said->len;
  trial->n_while_starting += said->len == 0;
  fixture_open (&trial->store);
  g_assert_null (rej_library_get_notice (trial->store.library));
  recovered = fixture_load (&trial->store, trial->draft);
  fixture_close (&trial->store);
  assert_whole (trial);

  /* A state that was passed, no matter which; the child may have typed one step it could not tell of. */
  while (reached <= end + 1 && !g_str_equal (recovered, trial->text->str))
    step (trial->text, ++reached);
  if (reached > end + 1)
    g_error ("the text is none of steps %u to %u: %s", trial->n, end + 1, recovered);
  trial->n = reached;
  if (said->len > 0)
    saved_through = g_array_index (said, Said, said->len - 1).saved_through;
  for (guint i = 0; i < said->len; i++)
    {
      const Said *one = &g_array_index (said, Said, i);

      if (one->time <= saved_through)
        {
          g_assert_cmpint (one->n, <=, reached);
          trial->n_known++;
        }
      if (one->n == reached + 1)
        trial->worst = MAX (trial->worst, killed_at - one->time);
      trial->longest_pause = MAX (trial->longest_pause, (i + 1 < said->len ? one[1].time : killed_at) - one->time);
    }
}

/* Of ten, two while the program starts, one long enough that more than a second could be lost. */
static void
kill_often (Trial *trial,
            guint n_kills)
{
  g_autoptr (GRand) random = g_rand_new ();

  for (guint i = 0; i < n_kills; i++)
    {
      if (i % 10 == 3 || i % 10 == 7)
        kill_once (trial, TRUE, (guint) g_rand_int_range (random, 0, 700));
      else
        kill_once (trial, FALSE, (guint) (i % 10 == 0 ? g_rand_int_range (random, 1100, 2000) : g_rand_int_range (random, 0, 300)));
    }
}

static void
remembered_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_assert_true (rej_library_change_finish (REJ_LIBRARY (object), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* A library with one comment that was open in a window of the last run. */
static void
trial_set_up (Trial *trial,
              const char *program)
{
  g_autoptr (RejDraft) draft = NULL;
  g_autofree char *memo = NULL;
  gboolean remembered = FALSE;

  *trial = (Trial) { .program = program };
  fixture_set_up (&trial->store, NULL);
  draft = fixture_create (&trial->store, "Killed", BEGINNING);
  trial->draft = draft->id;
  memo = g_strdup_printf ("%" G_GINT64_FORMAT " 900 700 0\n", draft->id);
  rej_library_set_memo_async (trial->store.library, 0, "session", memo, NULL, remembered_cb, &remembered);
  while (!remembered)
    g_main_context_iteration (NULL, TRUE);
  fixture_close (&trial->store);
  trial->text = g_string_new (BEGINNING);
}

static void
trial_tear_down (Trial *trial)
{
  fixture_tear_down (&trial->store, NULL);
  g_string_free (trial->text, TRUE);
}

static void
test_kill (gconstpointer program)
{
  Trial trial = { 0 };

  trial_set_up (&trial, program);
  kill_often (&trial, N_KILLS);
  g_test_message ("%u steps typed, %u kept, %u of them known to be; worst loss %.3f s, longest pause of the program %.3f s", trial.n_typed, trial.n, trial.n_known,
                  (double) trial.worst / 1e6, (double) trial.longest_pause / 1e6);
  g_assert_cmpuint (trial.n, >, N_KILLS);
  g_assert_cmpuint (trial.n_known, >, 0);
  trial_tear_down (&trial);
}

static int
print_figures (const char *program,
               guint n_kills)
{
  Trial trial = { 0 };

  setvbuf (stdout, NULL, _IOLBF, 0);
  trial_set_up (&trial, program);
  for (guint i = 0; i < n_kills; i += 50)
    {
      kill_often (&trial, MIN (50, n_kills - i));
      printf ("%u kills, %u of them before a letter was typed: %u steps typed, %u kept, %u of them known to be, no draft broken; worst loss %.3f s (longest pause of the program %.3f s)\n",
              MIN (i + 50, n_kills), trial.n_while_starting, trial.n_typed, trial.n, trial.n_known, (double) trial.worst / 1e6, (double) trial.longest_pause / 1e6);
    }
  trial_tear_down (&trial);
  return 0;
}

int
main (int argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--type"))
    return type (argv[2], (guint) strtoul (argv[3], NULL, 10));
  if (argc == 3 && g_str_equal (argv[1], "--kills"))
    return print_figures (argv[0], (guint) strtoul (argv[2], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/window/kill", argv[0], test_kill);
  return g_test_run ();
}
