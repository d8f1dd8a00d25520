/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filer-fixture.h"

#include <string.h>

#include "rej-database.h"
#include "rej-draft-lock.h"

static void
set_up (FilerFixture *fixture,
        gconstpointer data)
{
  filer_fixture_set_up (fixture, FALSE);
}

static void
tear_down (FilerFixture *fixture,
           gconstpointer data)
{
  filer_fixture_tear_down (fixture);
}

static StandInComment *
get_comment (FilerFixture *fixture,
             guint n)
{
  GPtrArray *comments = stand_in_regulations_get_comments (fixture->server);

  g_assert_cmpuint (comments->len, >, n);
  return comments->pdata[n];
}

static guint
count_requests (FilerFixture *fixture,
                const char *target)
{
  GPtrArray *requests = stand_in_server_get_requests (fixture->server);
  guint n = 0;

  for (guint i = 0; i < requests->len; i++)
    if (g_str_has_prefix (((StandInRequest *) requests->pdata[i])->target, target))
      n++;
  return n;
}

static void
new_filing (FilerFixture *fixture,
            const char *document,
            const char *text,
            RejSubmitterType type)
{
  g_autoptr (RejSubmitter) submitter = filer_fixture_new_submitter (type);

  g_clear_pointer (&fixture->filing, rej_filing_free);
  fixture->filing = rej_filing_new (REJ_FILING_WAY_API, document, text, NULL, submitter);
}

static void
assert_state (FilerFixture *fixture,
              RejFilingState state)
{
  g_autoptr (RejFiling) filing = filer_fixture_load (fixture);

  g_assert_cmpstr (rej_filing_state_to_string (filing->state), ==, rej_filing_state_to_string (state));
  g_assert_cmpstr (rej_filing_state_to_string (rej_filer_get_state (fixture->filer)), ==, rej_filing_state_to_string (state));
}

/* Each type of submitter files without files: one request, which the library has with its answer. */
static void
test_submitters (FilerFixture *fixture,
                 gconstpointer data)
{
  static const char *const names[] = { "ANONYMOUS", "INDIVIDUAL", "ORGANIZATION" };

  for (guint type = 0; type < REJ_SUBMITTER_N_TYPES; type++)
    {
      g_autofree char *text = g_strdup_printf ("A comment of its own, number %u.", type);
      g_autoptr (RejFiling) filing = NULL;
      const RejStoredStep *step = NULL;

      new_filing (fixture, STAND_IN_OPEN_DOCUMENT, text, type);
      g_assert_true (filer_fixture_run (fixture));
      g_assert_cmpstr (get_comment (fixture, type)->submitter_type, ==, names[type]);
      g_assert_cmpstr (rej_filer_get_filing (fixture->filer)->tracking, ==, get_comment (fixture, type)->tracking);
      filing = filer_fixture_load (fixture);
      g_assert_cmpuint (filing->state, ==, REJ_FILING_FILED);
      g_assert_cmpuint (filing->steps->len, ==, 1);
      step = filing->steps->pdata[0];
      g_assert_cmpstr (step->name, ==, "comment");
      g_assert_cmpstr (step->outcome, ==, "done");
      g_assert_cmpuint (step->status, ==, 201);
      g_assert_nonnull (strstr (step->answer, filing->tracking));
    }
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, REJ_SUBMITTER_N_TYPES);
}

/* A filing that was begun at one address is not gone on with at another, whose keys are others. */
static void
test_other_address (FilerFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (StandInServer) other = stand_in_regulations_new (FIXTURE_KEY, NULL);

  filer_fixture_prepare (fixture, 1);
  stand_in_regulations_set_fault (fixture->server, "upload-url", STAND_IN_404, 1);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_STOPPED);
  g_clear_object (&fixture->client);
  fixture->client = rej_regulations_new (fixture->session, stand_in_server_get_address (other), FIXTURE_KEY, NULL);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_STATE);
  filer_fixture_set_key (fixture, FIXTURE_KEY);
  g_assert_true (filer_fixture_run (fixture));
  filer_fixture_assert_whole (fixture, 1);
}

typedef struct
{
  guint64 last;
  guint n;
  GString *states;
} Watch;

static void
bytes_changed_cb (RejFiler *filer,
                  GParamSpec *pspec,
                  Watch *watch)
{
  g_assert_cmpuint (rej_filer_get_bytes_done (filer), >, watch->last);
  watch->last = rej_filer_get_bytes_done (filer);
  watch->n++;
}

static void
state_changed_cb (RejFiler *filer,
                  GParamSpec *pspec,
                  Watch *watch)
{
  g_string_append_printf (watch->states, "%s ", rej_filing_state_to_string (rej_filer_get_state (filer)));
  g_assert_cmpint (rej_filer_get_can_cancel (filer), ==, rej_filing_state_can_resume (rej_filer_get_state (filer)) || rej_filer_get_state (filer) == REJ_FILING_POSTING);
}

static void
test_files (FilerFixture *fixture,
            gconstpointer data)
{
  g_autoptr (GString) states = g_string_new (NULL);
  Watch watch = { .states = states };

  filer_fixture_prepare (fixture, 3);
  filer_fixture_make (fixture);
  g_signal_connect (fixture->filer, "notify::bytes-done", G_CALLBACK (bytes_changed_cb), &watch);
  g_signal_connect (fixture->filer, "notify::state", G_CALLBACK (state_changed_cb), &watch);
  filer_fixture_start (fixture);
  filer_fixture_wait (fixture);
  g_assert_no_error (fixture->error);
  filer_fixture_assert_whole (fixture, 1);
  g_assert_cmpuint (watch.last, ==, 3 * FIXTURE_FILE_SIZE);
  g_assert_cmpuint (watch.last, ==, rej_filer_get_bytes_total (fixture->filer));
  g_assert_cmpuint (watch.n, >, 6);
  g_assert_cmpstr (states->str, ==, "uploading ready-to-post posting filed ");
  /* One key, an address and an upload for each file, the comment. */
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 8);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
stopped_cb (RejFiler *filer,
            GParamSpec *pspec,
            FilerFixture *fixture)
{
  g_assert_true (rej_filer_get_is_stopped (filer));
  g_assert_true (g_cancellable_is_cancelled (fixture->cancellable));
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
  fixture->was_stopped++;
}

/* Whatever it is doing when it is stopped, nothing was filed, and the same text may be filed then. */
static void
test_cancel (FilerFixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *request;
    StandInFault fault;
  } rows[] = {
    { "submission-key", STAND_IN_SILENT },
    { "upload-url", STAND_IN_SILENT },
    { "upload", STAND_IN_SILENT },
    { "submission-key", STAND_IN_FINE },
  };

  filer_fixture_prepare (fixture, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 begun = 0;

      fixture->filing->id = 0;
      stand_in_regulations_set_fault (fixture->server, rows[i].request, rows[i].fault, 1);
      filer_fixture_make (fixture);
      g_signal_connect (fixture->filer, "notify::is-stopped", G_CALLBACK (stopped_cb), fixture);
      filer_fixture_start (fixture);
      if (rows[i].fault == STAND_IN_SILENT)
        g_timeout_add (100, cancel_cb, fixture->cancellable);
      else
        g_idle_add (cancel_cb, fixture->cancellable);
      while (!g_cancellable_is_cancelled (fixture->cancellable))
        g_main_context_iteration (NULL, TRUE);
      begun = g_get_monotonic_time ();
      filer_fixture_wait (fixture);
      g_test_message ("stopped at the %s after %.1f ms", rows[i].request, (g_get_monotonic_time () - begun) / 1000.0);
      g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_state (fixture, REJ_FILING_CANCELLED);
      g_assert_cmpuint (fixture->was_stopped, ==, i + 1);
      filer_fixture_assert_whole (fixture, 0);
    }
  stand_in_server_set_fault (fixture->server, STAND_IN_FINE, 1);
  fixture->filing->id = 0;
  g_assert_true (filer_fixture_run (fixture));
  filer_fixture_assert_whole (fixture, 1);
}

static void
phase_changed_cb (RejFiler *filer,
                  GParamSpec *pspec,
                  FilerFixture *fixture)
{
  if (strstr (rej_filer_get_phase (filer), "Trying again") != NULL)
    g_cancellable_cancel (fixture->cancellable);
}

/* A pause between two tries is ended too, though its time does not come. */
static void
test_cancel_pause (FilerFixture *fixture,
                   gconstpointer data)
{
  filer_fixture_prepare (fixture, 1);
  fixture->clock.stands = TRUE;
  stand_in_regulations_set_fault (fixture->server, "upload", STAND_IN_503, 0);
  filer_fixture_make (fixture);
  g_signal_connect (fixture->filer, "notify::phase", G_CALLBACK (phase_changed_cb), fixture);
  filer_fixture_start (fixture);
  filer_fixture_wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_state (fixture, REJ_FILING_CANCELLED);
  g_assert_cmpuint (count_requests (fixture, "/upload"), ==, 1);
}

static void
sending_cb (RejFiler *filer,
            GParamSpec *pspec,
            FilerFixture *fixture)
{
  if (g_str_has_prefix (rej_filer_get_phase (filer), "Sending the comment itself"))
    g_cancellable_cancel (fixture->cancellable);
}

/* It is stopped while the library looks whether the pace allows the next request, and the answer is to wait. */
static void
test_cancel_at_pace (FilerFixture *fixture,
                     gconstpointer data)
{
  for (guint i = 0; i < REJ_REGULATIONS_PER_MINUTE; i++)
    {
      g_autofree char *text = g_strdup_printf ("Comment number %u.", i);

      new_filing (fixture, STAND_IN_OPEN_DOCUMENT, text, REJ_SUBMITTER_ANONYMOUS);
      g_assert_true (filer_fixture_run (fixture));
    }
  new_filing (fixture, STAND_IN_OPEN_DOCUMENT, "One too many.", REJ_SUBMITTER_ANONYMOUS);
  fixture->clock.stands = TRUE;
  filer_fixture_make (fixture);
  g_signal_connect (fixture->filer, "notify::phase", G_CALLBACK (sending_cb), fixture);
  filer_fixture_start (fixture);
  filer_fixture_wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (rej_filer_get_is_stopped (fixture->filer));
  assert_state (fixture, REJ_FILING_CANCELLED);
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, REJ_REGULATIONS_PER_MINUTE);
}

/* Nobody could tell what became of a comment that is stopped while it is sent. */
static void
test_cancel_too_late (FilerFixture *fixture,
                      gconstpointer data)
{
  filer_fixture_prepare (fixture, 0);
  stand_in_regulations_set_fault (fixture->server, "comment", STAND_IN_SILENT, 1);
  filer_fixture_make (fixture);
  filer_fixture_start (fixture);
  while (count_requests (fixture, "/v4/comments") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rej_filer_get_can_cancel (fixture->filer));
  g_cancellable_cancel (fixture->cancellable);
  filer_fixture_wait (fixture);
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_UNKNOWN);
  g_assert_false (rej_filer_get_is_stopped (fixture->filer));
  assert_state (fixture, REJ_FILING_UNKNOWN);
}

/* One text is one filing, however it is set and whatever it is filed on; knowingly it can be filed again. */
static void
test_again (FilerFixture *fixture,
            gconstpointer data)
{
  static const char *const same[] = { "I oppose the rule. It harms children.", "I OPPOSE the rule.\n\nIt harms children!", "I oppose the rule – it harms children" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      new_filing (fixture, i == 2 ? STAND_IN_OTHER_DOCUMENT : STAND_IN_OPEN_DOCUMENT, same[i], REJ_SUBMITTER_ANONYMOUS);
      g_assert_true (filer_fixture_run (fixture) == (i == 0));
      if (i > 0)
        g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_SAME);
    }
  new_filing (fixture, STAND_IN_OPEN_DOCUMENT, same[1], REJ_SUBMITTER_ANONYMOUS);
  fixture->filing->again = TRUE;
  g_assert_true (filer_fixture_run (fixture));
  new_filing (fixture, STAND_IN_OPEN_DOCUMENT, "I oppose the rule. It harms children and parents.", REJ_SUBMITTER_ANONYMOUS);
  g_assert_true (filer_fixture_run (fixture));
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 3);
}

/* A minute takes fifty requests; the rest waits, and the service never has to say so. */
static void
test_pace (FilerFixture *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *text = g_strdup_printf ("Comment number %u.", i);

      new_filing (fixture, STAND_IN_OPEN_DOCUMENT, text, REJ_SUBMITTER_ANONYMOUS);
      g_assert_true (filer_fixture_run (fixture));
    }
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 120);
  g_assert_cmpint (fixture->clock.waited, >=, 120 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (fixture->clock.waited, <, 130 * (gint64) G_USEC_PER_SEC);
}

/* What is not taken is said in plain words, and blocks nothing. */
static void
test_refused (FilerFixture *fixture,
              gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (4980, 'a');
  g_autofree char *too_many_bytes = g_strconcat (long_text + 20, "ééééééééééééééééééééé", NULL);
  const struct
  {
    const char *document;
    const char *text;
    const char *words;
  } rows[] = {
    { STAND_IN_CLOSED_DOCUMENT, "Too late.", "takes no comments on this document, or no more" },
    { "USCIS-1999-0001-0001", "Nowhere.", "no such document" },
    { STAND_IN_OPEN_DOCUMENT, too_many_bytes, "too long" },
    { STAND_IN_OPEN_DOCUMENT, "Well done \xf0\x9f\x91\x8d", "invalid characters" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].words);
      for (guint times = 0; times < 2; times++)
        {
          new_filing (fixture, rows[i].document, rows[i].text, REJ_SUBMITTER_ANONYMOUS);
          g_assert_false (filer_fixture_run (fixture));
          g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_REFUSED);
          g_assert_nonnull (strstr (fixture->error->message, rows[i].words));
          assert_state (fixture, REJ_FILING_REFUSED);
        }
    }
}

static void
test_key (FilerFixture *fixture,
          gconstpointer data)
{
  filer_fixture_prepare (fixture, 1);
  filer_fixture_set_key (fixture, NULL);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_KEY);
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 0);
  g_assert_cmpint (rej_filer_get_filing (fixture->filer)->id, ==, 0);
  filer_fixture_set_key (fixture, "other-key");
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_KEY);
  filer_fixture_set_key (fixture, " " FIXTURE_KEY "\n");
  g_assert_true (filer_fixture_run (fixture));
  filer_fixture_assert_whole (fixture, 1);
}

static gboolean
folder_holds (FilerFixture *fixture,
              const char *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;
  gboolean found = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &contents, &length, NULL) && memmem (contents, length, bytes, strlen (bytes)) != NULL)
        found = TRUE;
    }
  return found;
}

/* A service that repeats all it was sent gets neither the key nor what signs an upload into a message or the library. */
static void
test_secrets (FilerFixture *fixture,
              gconstpointer data)
{
  filer_fixture_prepare (fixture, 1);
  stand_in_regulations_set_fault (fixture->server, "comment", STAND_IN_ECHO, 1);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_REFUSED);
  g_assert_nonnull (strstr (fixture->error->message, "***"));
  g_assert_null (strstr (fixture->error->message, FIXTURE_KEY));
  g_assert_true (folder_holds (fixture, "***"));
  g_assert_false (folder_holds (fixture, FIXTURE_KEY));
  g_assert_false (folder_holds (fixture, "X-Amz-Signature"));
}

static void
test_elsewhere (FilerFixture *fixture,
                gconstpointer data)
{
  RejDraftLock *lock = NULL;

  filer_fixture_prepare (fixture, 0);
  fixture->filing->id = rej_filing_store_finish (fixture->library, FILER_CALL (fixture, rej_filing_store_async, fixture->library, fixture->filing), NULL, NULL);
  lock = rej_draft_lock_new_for_filing (fixture->folder, fixture->filing->id, NULL);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_ELSEWHERE);
  rej_draft_lock_free (lock);
  g_assert_true (filer_fixture_run (fixture));
}

/* Going on later takes up what is there, unless it is there for too long. */
static void
test_resume (FilerFixture *fixture,
             gconstpointer data)
{
  const gboolean is_stale = GPOINTER_TO_INT (data);

  filer_fixture_prepare (fixture, 3);
  /* The key, two addresses and uploads work; the third address does not. */
  filer_fixture_set_road (fixture, ROAD_REFUSED, 5, 1000);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_STOPPED);
  assert_state (fixture, REJ_FILING_UPLOADING);
  filer_fixture_set_road (fixture, ROAD_OPEN, 0, 0);
  if (is_stale)
    fixture->clock.now += 2 * 3600 * (gint64) G_USEC_PER_SEC;
  g_assert_true (filer_fixture_run (fixture));
  filer_fixture_assert_whole (fixture, 1);
  g_assert_cmpuint (count_requests (fixture, "/v4/submission-keys"), ==, is_stale ? 2 : 1);
  g_assert_cmpuint (count_requests (fixture, "/upload"), ==, is_stale ? 5 : 3);
}

static gboolean
settle (FilerFixture *fixture,
        RejFilingState state,
        const char *tracking)
{
  g_autoptr (GError) error = NULL;

  if (rej_filing_settle_finish (fixture->library, FILER_CALL (fixture, rej_filing_settle_async, fixture->library, fixture->filing->id, state, tracking), &error))
    return TRUE;
  g_assert_error (error, REJ_FILING_ERROR, REJ_FILING_ERROR_STATE);
  return FALSE;
}

/* What a browser, mail program or printer got is filed when the writer says so, and not before. */
static void
test_hand_over (FilerFixture *fixture,
                gconstpointer data)
{
  g_autoptr (RejFiling) filing = NULL;
  g_autoptr (GPtrArray) list = NULL;

  new_filing (fixture, STAND_IN_OPEN_DOCUMENT, FIXTURE_TEXT, REJ_SUBMITTER_ANONYMOUS);
  fixture->filing->way = REJ_FILING_WAY_EMAIL;
  fixture->filing->state = REJ_FILING_HANDING_OVER;
  fixture->filing->docket = g_strdup ("USCIS-2019-0007");
  fixture->filing->id = rej_filing_store_finish (fixture->library, FILER_CALL (fixture, rej_filing_store_async, fixture->library, fixture->filing), NULL, NULL);
  g_assert_cmpint (fixture->filing->id, >, 0);
  g_assert_true (settle (fixture, REJ_FILING_HANDED_OVER, NULL));
  g_assert_false (settle (fixture, REJ_FILING_HANDED_OVER, NULL));
  g_assert_true (settle (fixture, REJ_FILING_FILED_NO_TRACKING, NULL));
  g_assert_false (settle (fixture, REJ_FILING_CANCELLED, NULL));
  g_assert_false (settle (fixture, REJ_FILING_HANDED_OVER, NULL));
  g_assert_true (settle (fixture, REJ_FILING_FILED, "klb-dy99-pl2c"));
  g_assert_false (settle (fixture, REJ_FILING_FILED_NO_TRACKING, NULL));
  filing = filer_fixture_load (fixture);
  g_assert_cmpuint (filing->way, ==, REJ_FILING_WAY_EMAIL);
  g_assert_cmpstr (filing->tracking, ==, "klb-dy99-pl2c");
  g_assert_cmpstr (filing->docket, ==, "USCIS-2019-0007");
  g_assert_cmpstr (filing->text, ==, FIXTURE_TEXT);
  list = rej_filing_list_finish (fixture->library, FILER_CALL (fixture, rej_filing_list_async, fixture->library, 0, filing->text_sha256), NULL);
  g_assert_cmpuint (list->len, ==, 1);
}

/* A file that changed on the disk is not sent as what it was. */
static void
test_damaged_file (FilerFixture *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  sqlite3 *db = NULL;

  filer_fixture_prepare (fixture, 1);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE attachment_pieces SET bytes = zeroblob (length (bytes))", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (filer_fixture_run (fixture));
  g_assert_error (fixture->error, REJ_FILING_ERROR, REJ_FILING_ERROR_STOPPED);
  g_assert_nonnull (strstr (fixture->error->message, "no longer what it was"));
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
}

static void
settled_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  guint *n_settled = user_data;

  g_assert_true (rej_filing_settle_finish (REJ_LIBRARY (object), result, NULL));
  ++*n_settled;
}

/* The mail program answers in the moment in which the writer says that it was sent. Both are true, and the later counts. */
static void
test_hand_over_at_once (FilerFixture *fixture,
                        gconstpointer data)
{
  g_autoptr (RejFiling) filing = NULL;
  guint n_settled = 0;

  new_filing (fixture, STAND_IN_OPEN_DOCUMENT, FIXTURE_TEXT, REJ_SUBMITTER_ANONYMOUS);
  fixture->filing->way = REJ_FILING_WAY_EMAIL;
  fixture->filing->state = REJ_FILING_HANDING_OVER;
  fixture->filing->id = rej_filing_store_finish (fixture->library, FILER_CALL (fixture, rej_filing_store_async, fixture->library, fixture->filing), NULL, NULL);
  rej_filing_settle_async (fixture->library, fixture->filing->id, REJ_FILING_HANDED_OVER, NULL, NULL, settled_cb, &n_settled);
  rej_filing_settle_async (fixture->library, fixture->filing->id, REJ_FILING_FILED_NO_TRACKING, NULL, NULL, settled_cb, &n_settled);
  while (n_settled < 2)
    g_main_context_iteration (NULL, TRUE);
  filing = filer_fixture_load (fixture);
  g_assert_cmpuint (filing->state, ==, REJ_FILING_FILED_NO_TRACKING);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add (path, FilerFixture, data, set_up, func, tear_down)
  ADD ("/filer/submitters", NULL, test_submitters);
  ADD ("/filer/files", NULL, test_files);
  ADD ("/filer/cancel", NULL, test_cancel);
  ADD ("/filer/cancel-pause", NULL, test_cancel_pause);
  ADD ("/filer/cancel-at-pace", NULL, test_cancel_at_pace);
  ADD ("/filer/cancel-too-late", NULL, test_cancel_too_late);
  ADD ("/filer/again", NULL, test_again);
  ADD ("/filer/pace", NULL, test_pace);
  ADD ("/filer/refused", NULL, test_refused);
  ADD ("/filer/key", NULL, test_key);
  ADD ("/filer/secrets", NULL, test_secrets);
  ADD ("/filer/other-address", NULL, test_other_address);
  ADD ("/filer/elsewhere", NULL, test_elsewhere);
  ADD ("/filer/resume", GINT_TO_POINTER (FALSE), test_resume);
  ADD ("/filer/resume-stale", GINT_TO_POINTER (TRUE), test_resume);
  ADD ("/filer/hand-over", NULL, test_hand_over);
  ADD ("/filer/hand-over-at-once", NULL, test_hand_over_at_once);
  ADD ("/filer/damaged-file", NULL, test_damaged_file);
#undef ADD

  return g_test_run ();
}
