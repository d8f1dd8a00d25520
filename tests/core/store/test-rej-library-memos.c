/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static RejDraft *
find_draft (Fixture *fixture,
            gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_drafts_async, fixture->library), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < drafts->len; i++)
    if (((RejDraft *) drafts->pdata[i])->id == id)
      return rej_draft_copy (drafts->pdata[i]);
  return NULL;
}

static gboolean
put_into_trash (Fixture *fixture,
                gint64 id,
                gboolean trashed,
                GError **error)
{
  return rej_library_change_finish (fixture->library, CALL (fixture, rej_library_trash_draft_async, fixture->library, id, trashed), error);
}

static void
test_trash (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "words");
  g_autoptr (RejDraft) trashed = NULL;
  g_autoptr (RejDraft) restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (draft->trashed, ==, 0);
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_link_file_async, fixture->library, draft->id, "file:///a.md", "e", "s", 0), &error));
  g_assert_true (put_into_trash (fixture, draft->id, TRUE, &error));
  g_assert_no_error (error);
  trashed = find_draft (fixture, draft->id);
  g_assert_cmpint (trashed->trashed, >, 0);
  /* Its file is a comment like any other again. */
  g_assert_null (rej_library_find_linked_finish (fixture->library, CALL (fixture, rej_library_find_linked_async, fixture->library, "file:///a.md"), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (put_into_trash (fixture, draft->id, FALSE, &error));
  restored = find_draft (fixture, draft->id);
  g_assert_cmpint (restored->trashed, ==, 0);
  text = fixture_load (fixture, draft->id);
  g_assert_cmpstr (text, ==, "words");

  g_assert_false (put_into_trash (fixture, 99, TRUE, &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_open_stays (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "words");
  g_autoptr (GError) error = NULL;
  g_autoptr (RejDraftWriter) writer = rej_draft_writer_new (fixture->library, draft->id, "words", &error);
  g_autoptr (RejDraft) same = NULL;

  g_assert_no_error (error);
  g_assert_false (put_into_trash (fixture, draft->id, TRUE, &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE);
  same = find_draft (fixture, draft->id);
  g_assert_cmpint (same->trashed, ==, 0);
  g_clear_object (&fixture->result);
}

static void
test_closes (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "");
  g_autoptr (RejDraft) described = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&draft->closes, "2026-01-02 23:59 America/New_York");
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_describe_draft_async, fixture->library, draft), &error));
  described = find_draft (fixture, draft->id);
  g_assert_cmpstr (described->closes, ==, "2026-01-02 23:59 America/New_York");
}

static void
test_copy (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "words");
  g_autofree char *path = g_build_filename (fixture->folder, "exhibit.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RejStoredFile *stored = NULL;
  g_autoptr (RejDraft) copy = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "proof", -1, NULL));
  stored = rej_library_add_attachment_finish (fixture->library, CALL (fixture, rej_library_add_attachment_async, fixture->library, draft->id, file), &error);
  g_assert_no_error (error);
  copy = rej_library_create_draft_finish (fixture->library, CALL (fixture, rej_library_copy_draft_async, fixture->library, draft->id, draft, "other"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (copy->id, !=, draft->id);
  text = fixture_load (fixture, copy->id);
  g_assert_cmpstr (text, ==, "other");

  /* The copy holds the attachment when the first draft is gone. */
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_async, fixture->library, draft->id), &error));
  g_assert_no_error (error);
  attachments = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_attachments_async, fixture->library, copy->id), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (((RejStoredFile *) attachments->pdata[0])->sha256, ==, stored->sha256);
  rej_stored_file_free (stored);
  g_unlink (path);
}

static void
set_memo (Fixture *fixture,
          gint64 id,
          const char *name,
          const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_set_memo_async, fixture->library, id, name, value), &error));
  g_assert_no_error (error);
}

static GHashTable *
load_memos (Fixture *fixture,
            gint64 id)
{
  g_autoptr (GError) error = NULL;
  GHashTable *memos = rej_library_load_memos_finish (fixture->library, CALL (fixture, rej_library_load_memos_async, fixture->library, id), &error);

  g_assert_no_error (error);
  return memos;
}

static void
test_memos (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "");
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GHashTable) whole = NULL;
  g_autoptr (GHashTable) left = NULL;
  g_autoptr (GHashTable) none = NULL;
  g_autoptr (GError) error = NULL;

  set_memo (fixture, draft->id, "goal", "1200");
  set_memo (fixture, draft->id, "goal", "1500");
  set_memo (fixture, 0, "goal", "é\n");
  set_memo (fixture, draft->id, "place", "12");
  fixture_close (fixture);
  fixture_open (fixture);
  own = load_memos (fixture, draft->id);
  g_assert_cmpuint (g_hash_table_size (own), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (own, "goal"), ==, "1500");
  whole = load_memos (fixture, 0);
  g_assert_cmpstr (g_hash_table_lookup (whole, "goal"), ==, "é\n");

  set_memo (fixture, draft->id, "goal", NULL);
  left = load_memos (fixture, draft->id);
  g_assert_null (g_hash_table_lookup (left, "goal"));
  g_assert_nonnull (g_hash_table_lookup (left, "place"));

  /* They go with the draft, and none comes after it. */
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_async, fixture->library, draft->id), &error));
  set_memo (fixture, draft->id, "late", "x");
  none = load_memos (fixture, draft->id);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  add ("/library-memos/trash", test_trash);
  add ("/library-memos/open-stays", test_open_stays);
  add ("/library-memos/closes", test_closes);
  add ("/library-memos/copy", test_copy);
  add ("/library-memos/memos", test_memos);
#undef add

  return g_test_run ();
}
