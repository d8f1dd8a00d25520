/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "filer-fixture.h"

/* Every request of a filing meets every fault, once or for as long as the first run lasts. What must come of it is a
 * table. After each, at most one comment has arrived, the state is right, what may be gone on with can be, and texts and
 * files are whole at both ends. */

/* The requests, in their order, each on a connection of its own. */
static const char *const requests[] = { "submission-key", "upload-url", "upload", "comment" };
#define COMMENT 3

/* What must come of the first run, and then of a second one with the fault gone. */
typedef enum
{
  FILED, /* tried again by itself */
  RESUMED, /* stops, nothing filed; the second run files */
  KEY, /* the same, and the key is to blame */
  REFUSED, /* is not taken; the second run leaves it so */
  UNKNOWN, /* nobody can tell, and it did not arrive; the second run leaves it so */
  UNKNOWN_ARRIVED, /* nobody can tell, and it did arrive; the second run leaves it so */
  NO_TRACKING, /* filed, without a number */
} Expected;

typedef struct
{
  const char *name;
  Road road;
  StandInFault fault;
  gboolean lasts; /* as long as the first run */
  Expected expected[G_N_ELEMENTS (requests)];
} Row;

static const Row rows[] = {
  /* No byte leaves. */
  { "refused connection", ROAD_REFUSED, STAND_IN_FINE, FALSE, { FILED, FILED, FILED, FILED } },
  { "refused connection, lasting", ROAD_REFUSED, STAND_IN_FINE, TRUE, { RESUMED, RESUMED, RESUMED, RESUMED } },
  { "name failure", ROAD_NO_NAME, STAND_IN_FINE, FALSE, { FILED, FILED, FILED, FILED } },
  { "name failure, lasting", ROAD_NO_NAME, STAND_IN_FINE, TRUE, { RESUMED, RESUMED, RESUMED, RESUMED } },
  { "TLS failure", ROAD_FOREIGN, STAND_IN_FINE, FALSE, { FILED, FILED, FILED, FILED } },
  { "TLS failure, lasting", ROAD_FOREIGN, STAND_IN_FINE, TRUE, { RESUMED, RESUMED, RESUMED, RESUMED } },
  /* The connection breaks. */
  { "reset before the body", ROAD_OPEN, STAND_IN_RESET_BEFORE, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "reset during the body", ROAD_OPEN, STAND_IN_RESET_DURING, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "reset after the body", ROAD_OPEN, STAND_IN_RESET, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "reset after success", ROAD_OPEN, STAND_IN_RESET_AFTER, FALSE, { FILED, FILED, FILED, UNKNOWN_ARRIVED } },
  { "reset after the body, lasting", ROAD_OPEN, STAND_IN_RESET, TRUE, { RESUMED, RESUMED, RESUMED, UNKNOWN } },
  { "time-out", ROAD_OPEN, STAND_IN_SILENT, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "time-out after success", ROAD_OPEN, STAND_IN_SILENT_AFTER, FALSE, { FILED, FILED, FILED, UNKNOWN_ARRIVED } },
  /* The answer says no. */
  { "400", ROAD_OPEN, STAND_IN_400, FALSE, { REFUSED, REFUSED, FILED, REFUSED } },
  { "400, lasting", ROAD_OPEN, STAND_IN_400, TRUE, { REFUSED, REFUSED, RESUMED, REFUSED } },
  { "403", ROAD_OPEN, STAND_IN_403, FALSE, { KEY, KEY, FILED, KEY } },
  { "403, lasting", ROAD_OPEN, STAND_IN_403, TRUE, { KEY, KEY, RESUMED, KEY } },
  { "404", ROAD_OPEN, STAND_IN_404, FALSE, { RESUMED, RESUMED, FILED, REFUSED } },
  { "429", ROAD_OPEN, STAND_IN_BUSY, FALSE, { FILED, FILED, FILED, FILED } },
  { "429, lasting", ROAD_OPEN, STAND_IN_BUSY, TRUE, { RESUMED, RESUMED, RESUMED, RESUMED } },
  { "500", ROAD_OPEN, STAND_IN_BROKEN, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "500 after success", ROAD_OPEN, STAND_IN_BROKEN_AFTER, FALSE, { FILED, FILED, FILED, UNKNOWN_ARRIVED } },
  { "502", ROAD_OPEN, STAND_IN_502, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "503", ROAD_OPEN, STAND_IN_503, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "503, lasting", ROAD_OPEN, STAND_IN_503, TRUE, { RESUMED, RESUMED, RESUMED, UNKNOWN } },
  { "redirect", ROAD_OPEN, STAND_IN_REDIRECTS, FALSE, { RESUMED, RESUMED, RESUMED, UNKNOWN } },
  /* The answer is none. Of storage the status alone counts, unless a page for people comes. */
  { "HTML instead of JSON", ROAD_OPEN, STAND_IN_HTML, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  { "HTML instead of JSON, lasting", ROAD_OPEN, STAND_IN_HTML, TRUE, { RESUMED, RESUMED, RESUMED, UNKNOWN } },
  { "truncated JSON", ROAD_OPEN, STAND_IN_TRUNCATED, FALSE, { FILED, FILED, FILED, NO_TRACKING } },
  { "wrong types", ROAD_OPEN, STAND_IN_WRONG_TYPES, FALSE, { FILED, FILED, FILED, NO_TRACKING } },
  { "answer without end", ROAD_OPEN, STAND_IN_ENDLESS, FALSE, { FILED, FILED, FILED, UNKNOWN } },
  /* The client is killed; the runs before and after are two processes. */
  { "SIGKILL before it is done", ROAD_OPEN, STAND_IN_HOOK, FALSE, { RESUMED, RESUMED, RESUMED, UNKNOWN } },
  { "SIGKILL after it is done", ROAD_OPEN, STAND_IN_HOOK_AFTER, FALSE, { RESUMED, RESUMED, RESUMED, UNKNOWN_ARRIVED } },
};

static guint n_cells;

/* The child: files what the library has under a number. */
static int
file (const char *folder,
      const char *id,
      const char *base)
{
  FilerFixture fixture = { 0 };
  g_autoptr (RejFiling) filing = NULL;

  fixture.library = rej_library_open (folder, NULL);
  fixture.session = rej_online_session_new ();
  fixture.client = rej_regulations_new (fixture.session, base, FIXTURE_KEY, NULL);
  filing = rej_filing_load_finish (fixture.library, FILER_CALL (&fixture, rej_filing_load_async, fixture.library, g_ascii_strtoll (id, NULL, 10)), NULL);
  g_clear_object (&fixture.result);
  fixture.filer = rej_filer_new (fixture.library, fixture.client, filing, NULL);
  rej_filer_run_async (fixture.filer, NULL, filer_fixture_result_cb, &fixture);
  filer_fixture_wait_result (&fixture);
  return 0;
}

static void
kill_cb (gpointer data,
         gpointer user_data)
{
  const GPid *pid = user_data;

  g_assert_cmpint (kill (*pid, SIGKILL), ==, 0);
}

static void
child_ended_cb (GPid pid,
                int status,
                gpointer user_data)
{
  *(int *) user_data = status;
}

/* Stores the filing, has a child file it, and kills the child where the fault says. */
static void
run_and_kill (FilerFixture *fixture,
              const char *program)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  char *argv[] = { (char *) program, (char *) "--file", fixture->folder, NULL, (char *) stand_in_server_get_address (fixture->server), NULL };
  GPid pid = 0;
  int status = -1;

  fixture->filing->base = g_strdup (rej_regulations_get_base (fixture->client));
  fixture->filing->id = rej_filing_store_finish (fixture->library, FILER_CALL (fixture, rej_filing_store_async, fixture->library, fixture->filing), NULL, &error);
  g_assert_no_error (error);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->filing->id);
  argv[3] = id;
  stand_in_server_set_hook (fixture->server, kill_cb, &pid);
  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, child_ended_cb, &status);
  while (status == -1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (WIFSIGNALED (status));
}

static void
assert_error (FilerFixture *fixture,
              Expected expected)
{
  static const int codes[] = {
    [FILED] = -1,
    [RESUMED] = REJ_FILING_ERROR_STOPPED,
    [KEY] = REJ_FILING_ERROR_KEY,
    [REFUSED] = REJ_FILING_ERROR_REFUSED,
    [UNKNOWN] = REJ_FILING_ERROR_UNKNOWN,
    [UNKNOWN_ARRIVED] = REJ_FILING_ERROR_UNKNOWN,
    [NO_TRACKING] = -1,
  };

  if (codes[expected] == -1)
    {
      g_assert_no_error (fixture->error);
      return;
    }
  g_assert_error (fixture->error, REJ_FILING_ERROR, codes[expected]);
  g_assert_cmpuint (strlen (fixture->error->message), >, 20);
  g_assert_null (strstr (fixture->error->message, FIXTURE_KEY));
}

/* The state after a run, in the filer and in the library. */
static void
assert_state (FilerFixture *fixture,
              RejFilingState state)
{
  g_autoptr (RejFiling) filing = filer_fixture_load (fixture);

  g_assert_cmpstr (rej_filing_state_to_string (filing->state), ==, rej_filing_state_to_string (state));
  if (fixture->filer != NULL)
    g_assert_cmpstr (rej_filing_state_to_string (rej_filer_get_state (fixture->filer)), ==, rej_filing_state_to_string (state));
  if (state == REJ_FILING_FILED)
    g_assert_cmpstr (filing->tracking, ==, ((StandInComment *) stand_in_regulations_get_comments (fixture->server)->pdata[0])->tracking);
  else
    g_assert_null (filing->tracking);
}

/* What must not happen twice does not: going on leaves it, and the same text is not taken anew. */
static void
assert_final (FilerFixture *fixture,
              Expected expected,
              RejFilingState state,
              guint n_comments)
{
  gint64 id = fixture->filing->id;

  filer_fixture_run (fixture);
  assert_error (fixture, expected);
  assert_state (fixture, state);
  filer_fixture_assert_whole (fixture, n_comments);
  if (expected == REFUSED)
    return;
  fixture->filing->id = 0;
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_SAME);
  g_assert_cmpint (rej_filer_get_same (fixture->filer), ==, id);
  fixture->filing->id = id;
  filer_fixture_assert_whole (fixture, n_comments);
}

static void
run_cell (const Row *row,
          guint request,
          const char *program)
{
  FilerFixture fixture = { 0 };
  Expected expected = row->expected[request];
  gboolean kills = row->fault == STAND_IN_HOOK || row->fault == STAND_IN_HOOK_AFTER;

  g_test_message ("%s at the %s", row->name, requests[request]);
  filer_fixture_set_up (&fixture, row->road == ROAD_FOREIGN);
  filer_fixture_prepare (&fixture, 1);
  if (row->road != ROAD_OPEN)
    filer_fixture_set_road (&fixture, row->road, request, row->lasts ? G_MAXINT : 1);
  else
    g_assert_true (stand_in_regulations_set_fault (fixture.server, requests[request], row->fault, row->lasts ? 0 : 1));
  if (kills)
    run_and_kill (&fixture, program);
  else
    filer_fixture_run (&fixture);
  filer_fixture_set_road (&fixture, ROAD_OPEN, 0, 0);
  stand_in_server_set_fault (fixture.server, STAND_IN_FINE, 1);

  if (!kills)
    assert_error (&fixture, expected);
  switch (expected)
    {
    case RESUMED:
    case KEY:
      if (!kills)
        assert_state (&fixture, request == COMMENT ? REJ_FILING_READY : REJ_FILING_UPLOADING);
      filer_fixture_assert_whole (&fixture, 0);
      filer_fixture_run (&fixture);
      g_assert_no_error (fixture.error);
      G_GNUC_FALLTHROUGH;
    case FILED:
      assert_state (&fixture, REJ_FILING_FILED);
      assert_final (&fixture, FILED, REJ_FILING_FILED, 1);
      break;
    case NO_TRACKING:
      assert_state (&fixture, REJ_FILING_FILED_NO_TRACKING);
      g_assert_nonnull (rej_filer_get_filing (fixture.filer)->message);
      assert_final (&fixture, NO_TRACKING, REJ_FILING_FILED_NO_TRACKING, 1);
      break;
    case REFUSED:
      assert_state (&fixture, REJ_FILING_REFUSED);
      assert_final (&fixture, REFUSED, REJ_FILING_REFUSED, 0);
      break;
    case UNKNOWN:
    case UNKNOWN_ARRIVED:
    default:
      assert_state (&fixture, REJ_FILING_UNKNOWN);
      assert_final (&fixture, expected, REJ_FILING_UNKNOWN, expected == UNKNOWN_ARRIVED ? 1 : 0);
      break;
    }
  filer_fixture_tear_down (&fixture);
  n_cells++;
}

typedef struct
{
  const Row *row;
  const char *program;
} Case;

static void
test_row (gconstpointer data)
{
  const Case *test_case = data;

  for (guint request = 0; request < G_N_ELEMENTS (requests); request++)
    run_cell (test_case->row, request, test_case->program);
}

int
main (int argc,
      char *argv[])
{
  g_autofree Case *cases = g_new (Case, G_N_ELEMENTS (rows));
  int status;

  if (argc == 5 && g_str_equal (argv[1], "--file"))
    return file (argv[2], argv[3], argv[4]);

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/filer/matrix/", rows[i].name, NULL);

      g_strdelimit (path + strlen ("/filer/matrix/"), "/", '-');
      cases[i] = (Case) { &rows[i], argv[0] };
      g_test_add_data_func (path, &cases[i], test_row);
    }
  status = g_test_run ();
  g_print ("%u cells: %u faults at %u requests\n", n_cells, (guint) G_N_ELEMENTS (rows), (guint) G_N_ELEMENTS (requests));
  return status;
}
