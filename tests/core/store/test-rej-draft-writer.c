/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "store-fixture.h"

static RejDraftWriter *
open_writer (Fixture *fixture,
             gint64 id,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  RejDraftWriter *writer = rej_draft_writer_new (fixture->library, id, text, &error);

  g_assert_no_error (error);
  return writer;
}

static gint64
flush (Fixture *fixture,
       RejDraftWriter *writer)
{
  g_autoptr (GError) error = NULL;
  gint64 revision = -1;

  g_assert_true (rej_draft_writer_flush_finish (writer, CALL (fixture, rej_draft_writer_flush_async, writer), &revision, &error));
  g_assert_no_error (error);
  return revision;
}

static void
test_typing (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "Dear ägency,\n");
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, "Dear ägency,\n");
  g_autofree char *text = NULL;
  gint64 begun = g_get_real_time ();

  g_assert_true (rej_draft_writer_is_saved (writer));
  rej_draft_writer_record (writer, 13, 0, "I", 1);
  rej_draft_writer_record (writer, 14, 0, " oppose", -1);
  rej_draft_writer_record (writer, 5, 1, "A", 1);
  g_assert_false (rej_draft_writer_is_saved (writer));
  /* Without a flush: the thread writes by itself, and says so. */
  while (!rej_draft_writer_is_saved (writer))
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("on the disk after %.3f s", (double) (g_get_real_time () - begun) / 1e6);
  g_assert_cmpint (rej_draft_writer_get_saved_through (writer), >=, begun);
  text = fixture_load (fixture, draft->id);
  g_assert_cmpstr (text, ==, "Dear Agency,\nI oppose");
}

/* Random edits, merged as they come and cut into flushes at random, give what plain editing gives. */
static void
test_random (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GString) model = g_string_new ("start");
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", model->str);
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, model->str);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize offset = 0;

  for (guint i = 0; i < 6000; i++)
    {
      gsize n = g_utf8_strlen (model->str, model->len);
      gsize n_removed = 0;
      const char *inserted = "";
      gsize start;
      gsize end;

      /* Mostly goes on where it was, as people do. */
      if (g_rand_int_range (random, 0, 8) == 0)
        offset = g_rand_int_range (random, 0, n + 1);
      offset = MIN (offset, n);
      if (g_rand_int_range (random, 0, 3) == 0)
        {
          n_removed = g_rand_int_range (random, 0, 5);
          n_removed = MIN (n_removed, n);
          if (g_rand_boolean (random) && offset >= n_removed)
            offset -= n_removed;
          n_removed = MIN (n_removed, n - offset);
        }
      else
        inserted = g_rand_boolean (random) ? "ß" : "abc";
      start = g_utf8_offset_to_pointer (model->str, offset) - model->str;
      end = g_utf8_offset_to_pointer (model->str + start, n_removed) - model->str;
      g_string_erase (model, start, end - start);
      g_string_insert (model, start, inserted);
      rej_draft_writer_record (writer, offset, n_removed, inserted, -1);
      offset += g_utf8_strlen (inserted, -1);
      if (g_rand_int_range (random, 0, 200) == 0)
        {
          gint64 revision = flush (fixture, writer);

          g_ptr_array_add (states, g_strdup (model->str));
          g_array_append_val (revisions, revision);
        }
    }
  flush (fixture, writer);
  g_assert_cmpuint (states->len, >, 10);
  for (guint pass = 0; pass < 2; pass++)
    {
      g_autofree char *text = fixture_load (fixture, draft->id);

      g_assert_cmpstr (text, ==, model->str);
      for (guint i = 0; i < states->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *old = NULL;

          old = rej_library_load_revision_finish (fixture->library, CALL (fixture, rej_library_load_revision_async, fixture->library, draft->id, g_array_index (revisions, gint64, i)), &error);
          g_assert_no_error (error);
          g_assert_cmpstr (old, ==, g_ptr_array_index (states, i));
        }
      /* The same after closing, which folds. */
      if (pass == 0)
        g_assert_true (rej_draft_writer_close_finish (writer, CALL (fixture, rej_draft_writer_close_async, writer), NULL));
    }
}

static void
test_in_use (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "");
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, "");
  g_autoptr (RejLibrary) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (rej_draft_writer_new (fixture->library, draft->id, "", &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE);
  g_clear_error (&error);
  other = rej_library_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_null (rej_draft_writer_new (other, draft->id, "", &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_false (rej_library_change_finish (other, CALL (fixture, rej_library_delete_draft_async, other, draft->id), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE);

  g_assert_true (rej_draft_writer_close_finish (writer, CALL (fixture, rej_draft_writer_close_async, writer), NULL));
  g_clear_object (&fixture->result);
  g_clear_object (&writer);
  writer = open_writer (fixture, draft->id, "");
  rej_draft_writer_record (writer, 0, 0, "x", 1);
  flush (fixture, writer);
  g_clear_object (&fixture->result);
}

/* A file that was changed elsewhere and opened becomes a revision of its draft. */
static void
test_other_text (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "as it was");
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, "as the file is");
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;

  rej_draft_writer_record (writer, 14, 0, " now", 4);
  g_assert_cmpint (flush (fixture, writer), ==, 2);
  text = fixture_load (fixture, draft->id);
  g_assert_cmpstr (text, ==, "as the file is now");
  old = rej_library_load_revision_finish (fixture->library, CALL (fixture, rej_library_load_revision_async, fixture->library, draft->id, 0), NULL);
  g_assert_cmpstr (old, ==, "as it was");
}

/* Dropping everything at once, as a window that closes does, loses nothing. */
static void
test_drop (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "");
  RejDraftWriter *writer = open_writer (fixture, draft->id, "");
  g_autofree char *text = NULL;

  rej_draft_writer_record (writer, 0, 0, "last words", -1);
  g_object_unref (writer);
  fixture_close (fixture);
  fixture_open (fixture);
  text = fixture_load (fixture, draft->id);
  g_assert_cmpstr (text, ==, "last words");
}

/* No file may grow, as on a full disk. What was typed waits, the library stays whole, and all is written later. */
static void
test_full_disk (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "kept");
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, "kept");
  g_autofree char *large = g_strnfill (400 * 1000, 'x');
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit limit;

  flush (fixture, writer);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit = before;
  limit.rlim_cur = 100 * 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  rej_draft_writer_record (writer, 4, 0, large, -1);
  g_assert_false (rej_draft_writer_flush_finish (writer, CALL (fixture, rej_draft_writer_flush_async, writer), NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_FULL);
  rej_draft_writer_record (writer, 0, 0, "also ", -1);
  while (rej_draft_writer_get_error (writer) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rej_draft_writer_is_saved (writer));
  text = fixture_load (fixture, draft->id);
  g_assert_cmpstr (text, ==, "kept");

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  while (!rej_draft_writer_is_saved (writer))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (rej_draft_writer_get_error (writer));
  g_free (text);
  text = fixture_load (fixture, draft->id);
  all = g_strconcat ("also kept", large, NULL);
  g_assert_true (g_str_equal (text, all));
}

/* What makes one of many edits is there as a whole or not at all; letters, an action each, are still one row. */
static void
test_action (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "one two one");
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, "one two one");
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 40; i++)
    {
      rej_draft_writer_begin (writer);
      rej_draft_writer_record (writer, 11 + i, 0, "!", 1);
      rej_draft_writer_end (writer);
    }
  rej_draft_writer_begin (writer);
  rej_draft_writer_begin (writer);
  rej_draft_writer_record (writer, 8, 3, "1", 1);
  rej_draft_writer_end (writer);
  /* A machine that stands still may have cut the letters into a few rows. */
  g_assert_cmpint (flush (fixture, writer), <, 20);
  text = fixture_load (fixture, draft->id);
  g_assert_true (g_str_has_prefix (text, "one two one!!!"));
  g_assert_false (rej_draft_writer_is_saved (writer));
  rej_draft_writer_record (writer, 0, 3, "1", 1);
  rej_draft_writer_end (writer);
  /* Nobody asks: the flush that passed it by is made up for. */
  while (!rej_draft_writer_is_saved (writer))
    g_main_context_iteration (NULL, TRUE);
  whole = fixture_load (fixture, draft->id);
  g_assert_true (g_str_has_prefix (whole, "1 two 1!!!"));

  /* A window that closes meanwhile loses nothing. */
  rej_draft_writer_begin (writer);
  rej_draft_writer_record (writer, 0, 1, "I", 1);
  g_assert_true (rej_draft_writer_close_finish (writer, CALL (fixture, rej_draft_writer_close_async, writer), NULL));
  last = fixture_load (fixture, draft->id);
  g_assert_true (g_str_has_prefix (last, "I two 1!!!"));
}

static void
test_properties (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "");
  g_autoptr (RejDraftWriter) writer = open_writer (fixture, draft->id, "");
  g_autoptr (GError) error = NULL;
  gint64 saved_through;
  gboolean is_saved;

  rej_draft_writer_record (writer, 0, 0, "x", -1);
  flush (fixture, writer);
  while (!rej_draft_writer_is_saved (writer))
    g_main_context_iteration (NULL, TRUE);
  g_object_get (writer, "saved-through", &saved_through, "is-saved", &is_saved, "error", &error, NULL);
  g_assert_cmpint (saved_through, ==, rej_draft_writer_get_saved_through (writer));
  g_assert_true (is_saved);
  g_assert_no_error (error);
  g_assert_cmpint (rej_draft_writer_get_draft_id (writer), ==, draft->id);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/draft-writer/typing", test_typing);
  ADD ("/draft-writer/random", test_random);
  ADD ("/draft-writer/in-use", test_in_use);
  ADD ("/draft-writer/other-text", test_other_text);
  ADD ("/draft-writer/drop", test_drop);
  ADD ("/draft-writer/full-disk", test_full_disk);
  ADD ("/draft-writer/action", test_action);
  ADD ("/draft-writer/properties", test_properties);

  return g_test_run ();
}
