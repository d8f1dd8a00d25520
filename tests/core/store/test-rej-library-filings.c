/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-library-filings.h"

#include <sqlite3.h>

#include "rej-attachment-stream.h"
#include "store-fixture.h"

#define SECRET "The text that was filed, and nobody else's business."

static void
run_sql (Fixture *fixture,
         const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static RejStoredFile *
add_file (Fixture *fixture,
          gint64 draft,
          const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exhibit.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  RejStoredFile *stored = NULL;

  g_file_set_contents (path, contents, -1, NULL);
  stored = rej_library_add_attachment_finish (fixture->library, CALL (fixture, rej_library_add_attachment_async, fixture->library, draft, file), &error);
  g_assert_no_error (error);
  g_unlink (path);
  return stored;
}

static gint64
store (Fixture *fixture,
       gint64 draft,
       const char *state,
       gboolean blocks,
       gboolean with_file)
{
  RejStoredFiling *filing = rej_stored_filing_new ();
  g_autoptr (GError) error = NULL;
  gint64 same = 0;
  gint64 id = 0;

  filing->draft = draft;
  filing->way = g_strdup ("api");
  filing->state = g_strdup (state);
  filing->blocks = blocks;
  filing->document = g_strdup ("USCIS-2019-0007-0001");
  filing->text_sha256 = g_strdup ("abc");
  filing->content = g_strdup (SECRET);
  filing->created = filing->changed = 1000;
  if (with_file)
    g_ptr_array_add (filing->files, add_file (fixture, 0, "%PDF-1.7 exhibit"));
  id = rej_library_store_filing_finish (fixture->library, CALL (fixture, rej_library_store_filing_async, fixture->library, filing, TRUE), &same, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static RejStoredFiling *
load (Fixture *fixture,
      gint64 id)
{
  g_autoptr (GError) error = NULL;
  RejStoredFiling *filing = rej_library_load_filing_finish (fixture->library, CALL (fixture, rej_library_load_filing_async, fixture->library, id), &error);

  if (filing == NULL)
    g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  return filing;
}

/* Gives the number of the step, or minus the wait in seconds. */
static gint64
begin (Fixture *fixture,
       gint64 id,
       gint64 seconds,
       const char *state,
       const char *expected,
       guint per_minute,
       guint per_hour,
       GError **error)
{
  RejStoredFiling *filing = rej_stored_filing_new ();
  RejStoredStep *step = g_new0 (RejStoredStep, 1);
  gint64 wait = 0;
  guint n = 0;

  filing->id = id;
  filing->state = g_strdup (state);
  filing->blocks = TRUE;
  step->name = g_strdup ("comment");
  step->method = g_strdup ("POST");
  step->url = g_strdup ("https://api.regulations.gov/v4/comments");
  step->begun = seconds * G_USEC_PER_SEC;
  n = rej_library_begin_step_finish (fixture->library, CALL (fixture, rej_library_begin_step_async, fixture->library, filing, step, expected, per_minute, per_hour), &wait, error);
  return n > 0 ? n : -wait / G_USEC_PER_SEC;
}

/* A step changes the state with it, once: who comes second finds another state. */
static void
test_steps (Fixture *fixture,
            gconstpointer data)
{
  gint64 id = store (fixture, 0, "ready", TRUE, FALSE);
  g_autoptr (RejStoredFiling) filing = NULL;
  g_autoptr (GError) error = NULL;
  RejStoredFiling *ended = rej_stored_filing_new ();
  RejStoredStep *step = g_new0 (RejStoredStep, 1);

  g_assert_cmpint (begin (fixture, id, 5000, "posting", "ready", 50, 500, NULL), ==, 1);
  g_assert_cmpint (begin (fixture, id, 5001, "posting", "ready", 50, 500, &error), ==, 0);
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  filing = load (fixture, id);
  g_assert_cmpstr (filing->state, ==, "posting");
  g_assert_cmpuint (filing->steps->len, ==, 1);
  g_assert_cmpint (((RejStoredStep *) filing->steps->pdata[0])->ended, ==, 0);

  ended->id = id;
  ended->state = g_strdup ("filed");
  ended->tracking = g_strdup ("klb-1");
  ended->blocks = TRUE;
  step->n = 1;
  step->ended = 7;
  step->outcome = g_strdup ("done");
  step->status = 201;
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_end_step_async, fixture->library, ended, step), NULL));
  g_clear_pointer (&filing, rej_stored_filing_free);
  filing = load (fixture, id);
  g_assert_cmpstr (filing->state, ==, "filed");
  g_assert_cmpstr (filing->tracking, ==, "klb-1");
  g_assert_cmpuint (((RejStoredStep *) filing->steps->pdata[0])->status, ==, 201);
}

/* The pace is that of all filings and outlives the program; a clock that was set back does not stop everything. */
static void
test_pace (Fixture *fixture,
           gconstpointer data)
{
  gint64 id = store (fixture, 0, "a", TRUE, FALSE);
  gint64 other = store (fixture, 0, "a", TRUE, FALSE);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (begin (fixture, id, 10000 + i, "a", "a", 3, 5, NULL), ==, i + 1);
  g_assert_cmpint (begin (fixture, other, 10003, "a", "a", 3, 5, NULL), ==, -57);
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (begin (fixture, other, 10059, "a", "a", 3, 5, NULL), ==, -1);
  g_assert_cmpint (begin (fixture, other, 10060, "a", "a", 3, 5, NULL), ==, 1);
  g_assert_cmpint (begin (fixture, other, 10061, "a", "a", 3, 5, NULL), ==, 2);
  /* Five within the hour. */
  g_assert_cmpint (begin (fixture, other, 10200, "a", "a", 3, 5, NULL), ==, -(3600 - 200));
  g_assert_cmpint (begin (fixture, other, 13600, "a", "a", 3, 5, NULL), ==, 3);
  g_assert_cmpint (begin (fixture, other, 10, "a", "a", 3, 5, NULL), ==, 4);
}

/* What the agency may have outlives its draft; what it has not goes with it, and its files too. */
static void
test_deleted_draft (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "text");
  gint64 filed = store (fixture, draft->id, "filed", TRUE, TRUE);
  gint64 refused = store (fixture, draft->id, "refused", FALSE, FALSE);
  g_autoptr (RejStoredFiling) kept = NULL;
  g_autoptr (RejStoredFiling) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_async, fixture->library, draft->id), &error));
  g_assert_no_error (error);
  gone = load (fixture, refused);
  g_assert_null (gone);
  kept = load (fixture, filed);
  g_assert_nonnull (kept);
  g_assert_cmpint (kept->draft, ==, 0);
  g_assert_cmpuint (kept->files->len, ==, 1);
  g_assert_true (fixture_folder_holds (fixture, "%PDF-1.7 exhibit"));

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_filing_async, fixture->library, filed), &error));
  g_assert_no_error (error);
  g_assert_false (fixture_folder_holds (fixture, "%PDF-1.7 exhibit"));
  g_assert_false (fixture_folder_holds (fixture, SECRET));
}

static void
test_deleted_with_draft (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "text");
  gint64 filed = store (fixture, draft->id, "filed", TRUE, TRUE);
  gint64 of_another = store (fixture, 0, "filed", TRUE, FALSE);
  g_autoptr (RejStoredFiling) gone = NULL;
  g_autoptr (RejStoredFiling) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_with_filings_async, fixture->library, draft->id), &error));
  g_assert_no_error (error);
  gone = load (fixture, filed);
  g_assert_null (gone);
  g_assert_false (fixture_folder_holds (fixture, "%PDF-1.7 exhibit"));
  kept = load (fixture, of_another);
  g_assert_nonnull (kept);
}

static void
test_missing_file (Fixture *fixture,
                   gconstpointer data)
{
  RejStoredFiling *filing = rej_stored_filing_new ();
  RejStoredFile *file = g_new0 (RejStoredFile, 1);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 same = 0;

  filing->way = g_strdup ("api");
  filing->state = g_strdup ("prepared");
  filing->document = g_strdup ("D");
  filing->text_sha256 = g_strdup ("abc");
  filing->content = g_strdup ("{}");
  file->sha256 = g_strdup ("0123");
  file->name = g_strdup ("lost.pdf");
  g_ptr_array_add (filing->files, file);
  g_assert_cmpint (rej_library_store_filing_finish (fixture->library, CALL (fixture, rej_library_store_filing_async, fixture->library, filing, FALSE), &same, &error), ==, 0);
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "lost.pdf"));
  list = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_filings_async, fixture->library, 0, NULL), NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

/* A library of the version before gets its tables, and keeps its drafts. */
static void
test_migration (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "text of before");
  g_autofree char *text = NULL;

  fixture_close (fixture);
  run_sql (fixture, "DROP TABLE filing_steps; DROP TABLE filing_files; DROP TABLE filings;"
                    "CREATE TABLE receipts (id INTEGER PRIMARY KEY); CREATE TABLE receipt_steps (receipt INTEGER); PRAGMA user_version = 3");
  fixture_open (fixture);
  text = fixture_load (fixture, draft->id);
  g_assert_cmpstr (text, ==, "text of before");
  g_assert_cmpint (store (fixture, draft->id, "filed", TRUE, TRUE), ==, 1);
}

/* What was filed must not be filed twice because the disk lost something else. */
static void
test_recovery (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "text");
  gint64 id = 0;
  g_autoptr (RejStoredFiling) filing = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *suspicion = NULL;
  char bytes[64] = "";

  store (fixture, draft->id, "cancelled", FALSE, FALSE);
  id = store (fixture, draft->id, "posting", TRUE, TRUE);
  g_assert_cmpint (begin (fixture, id, 5000, "posting", "posting", 0, 0, NULL), ==, 1);
  fixture_close (fixture);
  /* An index that does not fit its table is damage. */
  run_sql (fixture, "PRAGMA writable_schema = ON;"
                    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'filings_by_draft') WHERE name = 'drafts_by_file'");
  suspicion = g_build_filename (fixture->folder, "library.suspect", NULL);
  g_file_set_contents (suspicion, "", 0, NULL);
  fixture_open (fixture);
  g_assert_nonnull (rej_library_get_notice (fixture->library));
  filing = load (fixture, id);
  g_assert_nonnull (filing);
  g_assert_cmpstr (filing->state, ==, "posting");
  g_assert_true (filing->blocks);
  g_assert_cmpstr (filing->content, ==, SECRET);
  g_assert_cmpuint (filing->steps->len, ==, 1);
  g_assert_cmpuint (filing->files->len, ==, 1);
  stream = rej_attachment_stream_new (fixture->library, ((RejStoredFile *) filing->files->pdata[0])->sha256);
  g_assert_true (g_input_stream_read_all (stream, bytes, sizeof bytes - 1, NULL, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "%PDF-1.7 exhibit");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/library-filings/steps", test_steps);
  ADD ("/library-filings/pace", test_pace);
  ADD ("/library-filings/deleted-draft", test_deleted_draft);
  ADD ("/library-filings/deleted-with-draft", test_deleted_with_draft);
  ADD ("/library-filings/missing-file", test_missing_file);
  ADD ("/library-filings/migration", test_migration);
  ADD ("/library-filings/recovery", test_recovery);
#undef ADD

  return g_test_run ();
}
