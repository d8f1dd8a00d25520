/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "rej-stored-file.h"

static void
assert_contents (GFile *file,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

/* What is there stays until all of the stored bytes are. */
static void
test_write (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("rej-stored-file-XXXXXX", NULL);
  g_autofree char *no_such = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "nobody has this", -1);
  g_autoptr (GFile) original = g_file_new_build_filename (folder, "exhibit.txt", NULL);
  g_autoptr (GFile) copy = g_file_new_build_filename (folder, "copy.txt", NULL);
  g_autoptr (RejStoredFile) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (original), "An exhibit", -1, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (copy), "Somebody's", -1, NULL));
  stored = rej_library_add_attachment_finish (fixture->library, CALL (fixture, rej_library_add_attachment_async, fixture->library, 0, original), &error);
  g_assert_no_error (error);

  g_assert_false (rej_stored_file_write_finish (CALL (fixture, rej_stored_file_write_async, fixture->library, no_such, copy, TRUE), &error));
  g_assert_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_contents (copy, "Somebody's");
  g_assert_false (rej_stored_file_write_finish (CALL (fixture, rej_stored_file_write_async, fixture->library, stored->sha256, copy, FALSE), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  assert_contents (copy, "Somebody's");
  g_assert_true (rej_stored_file_write_finish (CALL (fixture, rej_stored_file_write_async, fixture->library, stored->sha256, copy, TRUE), &error));
  g_assert_no_error (error);
  assert_contents (copy, "An exhibit");

  g_file_delete (original, NULL, NULL);
  g_file_delete (copy, NULL, NULL);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/stored-file/write", Fixture, NULL, fixture_set_up, test_write, fixture_tear_down);

  return g_test_run ();
}
