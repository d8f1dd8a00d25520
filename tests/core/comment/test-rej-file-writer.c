/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "plain-user.h"

#define OLD "Old words.\n"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rej-file-writer-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "comment.md", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, OLD, -1, NULL));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  chmod (fixture->folder, 0700);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      /* Nothing that was written aside stays, whatever went wrong. */
      g_assert_false (g_str_has_prefix (name, ".rejoinder"));
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
write_text (GFile *file,
            const char *text,
            gboolean overwrite,
            GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return rej_file_writer_write (file, bytes, overwrite, NULL, error);
}

static gboolean
update_text (GFile *file,
             const char *text,
             const RejFileWriterState *state,
             char **etag,
             GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return rej_file_writer_update (file, bytes, state, etag, NULL, error);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
assert_mode (const char *path,
             guint mode)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, mode);
}

/* What was written down about a file stays, where the disk keeps such things. */
static void
test_replace (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_note = setxattr (fixture->path, "user.note", "kept", 4, 0) == 0;
  char note[4] = { 0 };

  g_assert_cmpint (chmod (fixture->path, 0640), ==, 0);
  g_assert_true (write_text (fixture->file, "New", TRUE, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "New");
  assert_mode (fixture->path, 0640);
  if (has_note)
    {
      g_assert_cmpint (getxattr (fixture->path, "user.note", note, sizeof note), ==, 4);
      g_assert_cmpmem (note, 4, "kept", 4);
    }
}

/* The old file has a name of its own while the new one is made: who has it open reads on. */
static void
test_new_file_in_its_place (Fixture *fixture,
                            gconstpointer data)
{
  struct stat before;
  struct stat after;

  g_assert_cmpint (stat (fixture->path, &before), ==, 0);
  g_assert_true (write_text (fixture->file, "New", TRUE, NULL));
  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, !=, after.st_ino);
}

static void
test_new_file (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.txt", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) dangling_file = g_file_new_for_path (dangling);
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);

  g_assert_true (write_text (file, "Text", FALSE, &error));
  umask (mask);
  g_assert_no_error (error);
  assert_contents (path, "Text");
  assert_mode (path, 0640);
  /* A name that is taken is left alone, also where it leads nowhere. */
  g_assert_false (write_text (file, "Other", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_contents (path, "Text");
  g_clear_error (&error);
  g_assert_cmpint (symlink ("nowhere.md", dangling), ==, 0);
  g_assert_false (write_text (dangling_file, "Other", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
test_changed_elsewhere (Fixture *fixture,
                        gconstpointer data)
{
  g_autofree char *etag = NULL;
  g_autofree char *queried = NULL;
  g_autofree char *old = g_compute_checksum_for_string (G_CHECKSUM_SHA256, OLD, -1);
  g_autofree char *mine = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Mine", -1);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;
  struct timespec times[2];

  /* Written anew with the same bytes: no change. */
  g_assert_true (g_file_set_contents (fixture->path, OLD, -1, NULL));
  g_assert_true (update_text (fixture->file, "Mine", &(RejFileWriterState) { "another time", old }, &etag, &error));
  g_assert_no_error (error);
  info = g_file_query_info (fixture->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpstr (etag, ==, g_file_info_get_etag (info));

  /* Other bytes of the same size and time, as a program that synchronizes files leaves them: a change. */
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "Them", -1, NULL));
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  g_assert_false (update_text (fixture->file, "Mine again", &(RejFileWriterState) { etag, mine }, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_test_message ("%s", error->message);
  assert_contents (fixture->path, "Them");
  g_clear_error (&error);

  /* Where the bytes are not known, the time is. */
  g_assert_false (update_text (fixture->file, "Mine again", &(RejFileWriterState) { "another time", NULL }, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  g_assert_true (update_text (fixture->file, "Mine again", &(RejFileWriterState) { etag, NULL }, NULL, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "Mine again");

  /* A file that was removed meanwhile is written again. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (update_text (fixture->file, "Mine", &(RejFileWriterState) { etag, old }, NULL, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "Mine");
}

static void
test_links (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *symbolic = g_build_filename (fixture->folder, "symbolic.md", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.md", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target.md", NULL);
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.md", NULL);
  g_autoptr (GFile) symbolic_file = g_file_new_for_path (symbolic);
  g_autoptr (GFile) dangling_file = g_file_new_for_path (dangling);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_cmpint (symlink ("comment.md", symbolic), ==, 0);
  g_assert_cmpint (symlink ("target.md", dangling), ==, 0);
  g_assert_true (write_text (symbolic_file, "through a link", TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lstat (symbolic, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  assert_contents (fixture->path, "through a link");
  g_assert_true (write_text (dangling_file, "through a link", TRUE, &error));
  assert_contents (target, "through a link");

  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  g_assert_true (write_text (fixture->file, "both names", TRUE, &error));
  assert_contents (hard, "both names");
  g_assert_true (write_text (fixture->file, "both", TRUE, &error));
  assert_contents (hard, "both");

  g_unlink (target);
  g_assert_cmpint (symlink ("dangling.md", target), ==, 0);
  g_assert_false (write_text (dangling_file, "round and round", TRUE, &error));
  g_test_message ("%s", error->message);
}

/* RLIMIT_FSIZE stands in for a full disk: writing stops in the middle. Aside, in place and under a new name alike, what
 * is there is as it was. */
static void
test_no_space (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.md", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.md", NULL);
  g_autofree char *large = g_strnfill (500 * 1000, 'x');
  g_autoptr (GFile) other_file = g_file_new_for_path (other);
  struct rlimit before;
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit = before;
  limit.rlim_cur = 100 * 1000;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_saved;

      /* The second round writes in place, for the file has two names. */
      if (i == 1)
        g_assert_cmpint (link (fixture->path, hard), ==, 0);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      is_saved = write_text (i < 2 ? fixture->file : other_file, large, i < 2, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_false (is_saved);
      g_assert_error (error, G_IO_ERROR, (int) g_io_error_from_errno (EFBIG));
      g_test_message ("%s", error->message);
      assert_contents (fixture->path, OLD);
      g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
    }
}

static void
test_wrong_places (Fixture *fixture,
                   gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "stick", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) gone = g_file_new_build_filename (inner, "x.md", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "On the stick", -1);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (folder, "x", TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  /* The stick is pulled. */
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (write_text (gone, "On the stick", TRUE, &error));
  g_assert_cmpint (g_unlink (g_file_peek_path (gone)), ==, 0);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_false (update_text (gone, "New", &(RejFileWriterState) { "etag", sha256 }, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_test_message ("%s", error->message);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (rej_file_writer_write (fixture->file, bytes, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_contents (fixture->path, OLD);
}

static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.md", NULL);
  g_autoptr (GFile) other_file = g_file_new_for_path (other);
  g_autoptr (GError) error = NULL;

  chmod (fixture->path, 0400);
  g_assert_false (write_text (fixture->file, "New", TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  assert_contents (fixture->path, OLD);
  /* The folder takes no new file, but the file may be written. */
  chmod (fixture->path, 0600);
  chmod (fixture->folder, 0500);
  g_assert_true (write_text (fixture->file, "New", TRUE, &error));
  assert_contents (fixture->path, "New");
  g_assert_false (write_text (other_file, "New", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_test_message ("%s", error->message);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static void
test_async (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Later", 5);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rej_file_writer_write_async (fixture->file, bytes, FALSE, NULL, written_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rej_file_writer_write_finish (fixture->file, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_contents (fixture->path, OLD);
  g_clear_object (&result);
  rej_file_writer_write_async (fixture->file, bytes, TRUE, NULL, written_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rej_file_writer_write_finish (fixture->file, result, NULL));
  assert_contents (fixture->path, "Later");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (plain_user_become ());

  ADD ("/file-writer/replace", test_replace);
  ADD ("/file-writer/new-file-in-its-place", test_new_file_in_its_place);
  ADD ("/file-writer/new-file", test_new_file);
  ADD ("/file-writer/changed-elsewhere", test_changed_elsewhere);
  ADD ("/file-writer/links", test_links);
  ADD ("/file-writer/no-space", test_no_space);
  ADD ("/file-writer/wrong-places", test_wrong_places);
  ADD ("/file-writer/read-only", test_read_only);
  ADD ("/file-writer/async", test_async);

  return g_test_run ();
}
