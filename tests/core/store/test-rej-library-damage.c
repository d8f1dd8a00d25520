/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"

static char *
database_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "library.db", NULL);
}

/* Opens what must not open, and tells why. */
static void
assert_refused (Fixture *fixture,
                int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rej_library_open (fixture->folder, &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
run_sql (Fixture *fixture,
         const char *sql)
{
  g_autofree char *path = database_path (fixture);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_not_a_database (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (RejDraft) draft = NULL;

  fixture_close (fixture);
  g_assert_true (g_file_set_contents (path, "My letters, in a file of another kind, long enough to be read as a header of a database or so I think.", -1, NULL));
  fixture_open (fixture);
  g_test_message ("%s", rej_library_get_notice (fixture->library));
  g_assert_nonnull (strstr (rej_library_get_notice (fixture->library), "nothing in it could be read"));
  copies = rej_library_list_damaged_copies (fixture->library);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_true (g_file_get_contents (g_ptr_array_index (copies, 0), &kept, NULL, NULL));
  g_assert_true (g_str_has_prefix (kept, "My letters"));
  draft = fixture_create (fixture, "T", "works");
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_null (rej_library_get_notice (fixture->library));
}

/* Overwrites pages in the middle: whatever can be read is here again, nothing is deleted. */
static void
test_damaged_pages (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  gsize kept_length;
  gsize length;
  char *at;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *filler = g_strnfill (9000, 'x');
      g_autofree char *text = g_strdup_printf ("Comment %u %s end-mark-%u", i, filler, i);
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      rej_draft_free (fixture_create (fixture, title, text));
    }
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  at = memmem (contents, length, "end-mark-5", 10);
  memset (contents + (at - contents) / 4096 * 4096, 0xa5, 4096);
  /* The list of drafts stays readable; the tree of snapshots loses one page of text and one inner page. */
  at = memmem (contents, length, "Comment 9 ", 10);
  memset (contents + (at - contents) / 4096 * 4096, 0, 8);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));

  fixture_open (fixture);
  g_test_message ("%s", rej_library_get_notice (fixture->library));
  g_assert_nonnull (rej_library_get_notice (fixture->library));
  drafts = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_drafts_async, fixture->library), NULL);
  g_assert_cmpuint (drafts->len, >=, 8);
  for (guint i = 0; i < drafts->len; i++)
    {
      const RejDraft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *text = fixture_load (fixture, draft->id);

      g_assert_true (g_str_has_prefix (text, "Comment "));
      if (draft->title != NULL)
        g_assert_cmpint (atoi (text + 8), ==, atoi (draft->title + 6));
    }
  copies = rej_library_list_damaged_copies (fixture->library);
  g_assert_cmpuint (copies->len, >=, 1);
  g_assert_true (g_file_get_contents (g_ptr_array_index (copies, 0), &kept, &kept_length, NULL));
  g_assert_cmpmem (kept, kept_length, contents, length);
}

/* A damaged library that another process has open stays where it is. */
static void
test_damaged_and_open (Fixture *fixture,
                       gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *contents = NULL;
  gsize length;

  rej_draft_free (fixture_create (fixture, "T", "text"));
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  fixture_open (fixture);
  memset (contents, 0xa5, 100);
  g_assert_true (g_file_set_contents_full (path, contents, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_refused (fixture, REJ_LIBRARY_ERROR_DAMAGED);
}

static void
test_newer (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *path = database_path (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before;
  gsize n_after;

  fixture_close (fixture);
  run_sql (fixture, "PRAGMA user_version = 99");
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_refused (fixture, REJ_LIBRARY_ERROR_NEWER);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_foreign (Fixture *fixture,
              gconstpointer data)
{
  g_autofree char *path = database_path (fixture);

  fixture_close (fixture);
  g_unlink (path);
  run_sql (fixture, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
  assert_refused (fixture, REJ_LIBRARY_ERROR_FOREIGN);
}

static void
test_unwritable (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *blocked = g_build_filename (fixture->folder, "library.lock", "inside", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (rej_library_open (blocked, &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (rej_library_open ("/proc/rejoinder", &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_READ_ONLY);
}

/* What a kill between deleting and overwriting leaves is finished by the next opening. */
static void
test_purge_later (Fixture *fixture,
                  gconstpointer data)
{
  rej_draft_free (fixture_create (fixture, "T", "Secret-text"));
  fixture_close (fixture);
  run_sql (fixture, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF; DELETE FROM drafts; INSERT INTO facts VALUES ('purge', 1)");
  g_assert_true (fixture_folder_holds (fixture, "Secret-text"));
  fixture_open (fixture);
  g_assert_false (fixture_folder_holds (fixture, "Secret-text"));
}

/* An application killed while the list of drafts was being made twice at once: both see one schema. */
static void
test_two_at_once (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (RejDraft) draft = NULL;
  g_autoptr (RejLibrary) other = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  other = rej_library_open (fixture->folder, &error);
  g_assert_no_error (error);
  draft = fixture_create (fixture, "T", "shared");
  drafts = rej_library_list_finish (other, CALL (fixture, rej_library_list_drafts_async, other), &error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_clear_object (&fixture->result);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/library-damage/not-a-database", test_not_a_database);
  ADD ("/library-damage/damaged-pages", test_damaged_pages);
  ADD ("/library-damage/damaged-and-open", test_damaged_and_open);
  ADD ("/library-damage/newer", test_newer);
  ADD ("/library-damage/foreign", test_foreign);
  ADD ("/library-damage/unwritable", test_unwritable);
  ADD ("/library-damage/purge-later", test_purge_later);
  ADD ("/library-damage/two-at-once", test_two_at_once);

  return g_test_run ();
}
