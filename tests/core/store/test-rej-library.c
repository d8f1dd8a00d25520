/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <sys/stat.h>

#include "store-fixture.h"

static void
test_drafts (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejDraft) first = fixture_create (fixture, "First", "one é\n");
  g_autoptr (RejDraft) second = fixture_create (fixture, NULL, "");
  g_autoptr (RejDraft) linked = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = fixture_load (fixture, first->id);

  g_assert_cmpstr (text, ==, "one é\n");
  g_assert_cmpint (first->n_characters, ==, 6);
  g_set_str (&first->docket, "EPA-HQ-OAR-2021-0317");
  first->words = 12;
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_describe_draft_async, fixture->library, first), &error));
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_link_file_async, fixture->library, first->id, "file:///a.md", "e", "s", 0), &error));
  drafts = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_drafts_async, fixture->library), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpint (((RejDraft *) g_ptr_array_index (drafts, 0))->id, ==, second->id);
  g_assert_null (((RejDraft *) g_ptr_array_index (drafts, 0))->title);

  fixture_close (fixture);
  fixture_open (fixture);
  linked = rej_library_find_linked_finish (fixture->library, CALL (fixture, rej_library_find_linked_async, fixture->library, "file:///a.md"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (linked->id, ==, first->id);
  g_assert_cmpstr (linked->docket, ==, "EPA-HQ-OAR-2021-0317");
  g_assert_cmpuint (linked->words, ==, 12);
  g_assert_cmpint (rej_draft_compare (linked, "e", NULL), ==, REJ_DRAFT_SYNC_SAME);
  /* Saved over by another draft it keeps its text, and is not the file any more. */
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_link_file_async, fixture->library, second->id, "file:///a.md", "e", "s", 0), &error));
  g_clear_pointer (&linked, rej_draft_free);
  linked = rej_library_find_linked_finish (fixture->library, CALL (fixture, rej_library_find_linked_async, fixture->library, "file:///a.md"), &error);
  g_assert_cmpint (linked->id, ==, second->id);
  g_clear_pointer (&linked, rej_draft_free);
  linked = rej_library_load_draft_finish (fixture->library, CALL (fixture, rej_library_load_draft_async, fixture->library, first->id), NULL, &error);
  g_assert_null (linked->file_uri);
  g_assert_null (rej_library_find_linked_finish (fixture->library, CALL (fixture, rej_library_find_linked_async, fixture->library, "file:///b.md"), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rej_library_load_draft_finish (fixture->library, CALL (fixture, rej_library_load_draft_async, fixture->library, 99), NULL, &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
}

static void
count_cb (RejLibrary *library,
          guint *n)
{
  (*n)++;
}

static void
test_signal (Fixture *fixture,
             gconstpointer data)
{
  guint n = 0;
  g_autoptr (RejDraft) draft = NULL;

  g_signal_connect (fixture->library, "drafts-changed", G_CALLBACK (count_cb), &n);
  draft = fixture_create (fixture, "T", "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);
  g_ptr_array_unref (rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_drafts_async, fixture->library), NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_modes (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "new", "library", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (RejDraft) draft = NULL;
  Fixture own = { .folder = folder };
  const char *names[] = { "library.db", "library.db-wal", "library.db-shm", "library.lock" };
  struct stat status;

  fixture_open (&own);
  draft = fixture_create (&own, "T", "private");
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
    }
  own.folder = g_strdup (folder);
  fixture_tear_down (&own, NULL);
  g_rmdir (parent);
}

static void
test_revisions (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "0");
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) grouped = NULL;
  g_autoptr (GError) error = NULL;
  const RejRevision *revision;

  {
    g_autoptr (RejDraftWriter) writer = rej_draft_writer_new (fixture->library, draft->id, "0", &error);

    for (guint i = 1; i <= 4; i++)
      {
        rej_draft_writer_record (writer, 0, 1, i % 2 == 0 ? "ab" : "c", -1);
        g_assert_true (rej_draft_writer_flush_finish (writer, CALL (fixture, rej_draft_writer_flush_async, writer), NULL, &error));
      }
    g_clear_object (&fixture->result);
  }
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_name_revision_async, fixture->library, draft->id, 2, "for Ana"), &error));
  revisions = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_revisions_async, fixture->library, draft->id, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, 5);
  revision = g_ptr_array_index (revisions, 2);
  g_assert_cmpint (revision->revision, ==, 2);
  g_assert_cmpstr (revision->name, ==, "for Ana");
  g_assert_cmpuint (revision->n_inserted, ==, 2);
  g_assert_cmpuint (revision->n_removed, ==, 1);
  grouped = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_revisions_async, fixture->library, draft->id, 60), &error);
  g_assert_cmpuint (grouped->len, ==, 3);
  revision = g_ptr_array_index (grouped, 2);
  g_assert_cmpint (revision->revision, ==, 4);
  g_assert_cmpuint (revision->n_inserted, ==, 3);

  g_assert_false (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_name_revision_async, fixture->library, draft->id, 9, "x"), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rej_library_load_revision_finish (fixture->library, CALL (fixture, rej_library_load_revision_async, fixture->library, draft->id, 9), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
}

static RejStoredFile *
add_attachment (Fixture *fixture,
                gint64 id,
                const char *path,
                GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return rej_library_add_attachment_finish (fixture->library, CALL (fixture, rej_library_add_attachment_async, fixture->library, id, file), error);
}

static void
test_attachments (Fixture *fixture,
                  gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 1024 * 1024, 1024 * 1024 + 1, 5 * 1000 * 1000 };
  g_autoptr (RejDraft) first = fixture_create (fixture, "1", "");
  g_autoptr (RejDraft) second = fixture_create (fixture, "2", "");
  g_autofree char *path = g_build_filename (fixture->folder, "exhibit.bin", NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *contents = g_malloc (sizes[i] + 1);
      g_autofree char *sha256 = NULL;
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GPtrArray) listed = NULL;
      RejStoredFile *stored;

      for (gsize j = 0; j < sizes[i]; j++)
        contents[j] = j * 7 + i;
      g_assert_true (g_file_set_contents (path, contents, sizes[i], NULL));
      sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, sizes[i]);
      rej_stored_file_free (add_attachment (fixture, first->id, path, &error));
      g_assert_no_error (error);
      stored = add_attachment (fixture, second->id, path, &error);
      g_assert_cmpstr (stored->sha256, ==, sha256);
      g_assert_cmpuint (stored->size, ==, sizes[i]);
      rej_stored_file_free (stored);
      g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_load_attachment_async, fixture->library, sha256, stream), &error));
      g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), contents, sizes[i]);
      /* Stays while the other draft has it. */
      g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_remove_attachment_async, fixture->library, first->id, sha256), &error));
      listed = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_list_attachments_async, fixture->library, second->id), &error);
      g_assert_cmpuint (listed->len, ==, 1);
      g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_remove_attachment_async, fixture->library, second->id, sha256), &error));
      g_assert_false (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_load_attachment_async, fixture->library, sha256, stream), &error));
      g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  g_unlink (path);
  g_assert_null (add_attachment (fixture, first->id, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_rules (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) xml = g_bytes_new_static ("<RULE/>\0x", 9);
  g_autoptr (GBytes) loaded = NULL;
  g_auto (GStrv) numbers = NULL;
  g_autofree char *meta = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_store_rule_async, fixture->library, "2020-19145", xml, "{}"), &error));
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_store_rule_async, fixture->library, "2020-19145", xml, "{\"a\":1}"), &error));
  loaded = rej_library_load_rule_finish (fixture->library, CALL (fixture, rej_library_load_rule_async, fixture->library, "2020-19145"), &meta, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (xml, loaded));
  g_assert_cmpstr (meta, ==, "{\"a\":1}");
  numbers = rej_library_list_rules_finish (fixture->library, CALL (fixture, rej_library_list_rules_async, fixture->library), &error);
  g_assert_cmpuint (g_strv_length (numbers), ==, 1);
  g_assert_null (rej_library_load_rule_finish (fixture->library, CALL (fixture, rej_library_load_rule_async, fixture->library, "x"), NULL, &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
}

/* A draft with a long history, an attachment and an open neighbour leaves no byte of its text in any file. */
static void
test_delete_for_good (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (RejDraft) secret = fixture_create (fixture, "Secret-title", "Secret-first-text");
  g_autoptr (RejDraft) other = fixture_create (fixture, "Other", "Other-text");
  g_autoptr (RejDraftWriter) open_writer = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "exhibit.bin", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  open_writer = rej_draft_writer_new (fixture->library, other->id, "Other-text", &error);
  {
    g_autoptr (RejDraftWriter) writer = rej_draft_writer_new (fixture->library, secret->id, "Secret-first-text", &error);

    for (guint i = 0; i < 60; i++)
      {
        g_autofree char *words = g_strdup_printf ("Secret-words number %u which I take back again; ", i);
        g_autofree char *more = g_strdup_printf ("Other-words %u; ", i);

        rej_draft_writer_record (writer, 0, i % 3 == 0 ? 6 : 0, words, -1);
        rej_draft_writer_record (open_writer, 0, 0, more, -1);
        g_assert_true (rej_draft_writer_flush_finish (writer, CALL (fixture, rej_draft_writer_flush_async, writer), NULL, &error));
        g_assert_true (rej_draft_writer_flush_finish (open_writer, CALL (fixture, rej_draft_writer_flush_async, open_writer), NULL, &error));
      }
    g_assert_true (rej_draft_writer_close_finish (writer, CALL (fixture, rej_draft_writer_close_async, writer), &error));
  }
  g_assert_true (g_file_set_contents (path, "Secret-attachment", -1, NULL));
  rej_stored_file_free (add_attachment (fixture, secret->id, path, &error));
  g_unlink (path);
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_name_revision_async, fixture->library, secret->id, 3, "Secret-name"), &error));
  g_assert_no_error (error);
  g_assert_true (fixture_folder_holds (fixture, "Secret-words number 17"));
  g_assert_true (fixture_folder_holds (fixture, "Secret-attachment"));

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_async, fixture->library, secret->id), &error));
  g_assert_no_error (error);
  g_assert_false (fixture_folder_holds (fixture, "ecret-"));
  g_assert_true (rej_draft_writer_flush_finish (open_writer, CALL (fixture, rej_draft_writer_flush_async, open_writer), NULL, &error));
  text = fixture_load (fixture, other->id);
  g_assert_true (g_str_has_prefix (text, "Other-words 59; Other-words 58; "));
  g_assert_false (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_async, fixture->library, secret->id), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  g_clear_object (&fixture->result);
}

static void
test_default_folder (void)
{
  g_autofree char *named = NULL;
  g_autofree char *usual = NULL;

  g_setenv ("REJOINDER_LIBRARY", "/somewhere/else", TRUE);
  named = rej_library_dup_default_folder ();
  g_assert_cmpstr (named, ==, "/somewhere/else");
  g_unsetenv ("REJOINDER_LIBRARY");
  usual = rej_library_dup_default_folder ();
  g_assert_true (g_str_has_prefix (usual, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (usual, "/rejoinder"));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/library/drafts", test_drafts);
  ADD ("/library/signal", test_signal);
  ADD ("/library/modes", test_modes);
  ADD ("/library/revisions", test_revisions);
  ADD ("/library/attachments", test_attachments);
  ADD ("/library/rules", test_rules);
  ADD ("/library/delete-for-good", test_delete_for_good);
  g_test_add_func ("/library/default-folder", test_default_folder);

  return g_test_run ();
}
