/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-comment-file.h"
#include "rej-file-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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
  fixture->folder = g_dir_make_tmp ("rej-comment-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "comment.md", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "---\ntitle: T\n---\n\nOld\n", -1, NULL));
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

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static RejComment *
load (GFile *file,
      RejEncoding encoding,
      char **etag,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_comment_load_async (file, encoding, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return rej_comment_load_finish (result, etag, error);
}

static gboolean
save (RejComment *comment,
      GFile *file,
      const char *etag,
      char **new_etag,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_comment_save_async (comment, file, etag, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return rej_comment_save_finish (comment, result, new_etag, error);
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
test_save (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *queried = NULL;
  struct stat status;

  chmod (fixture->path, 0640);
  comment = load (fixture->file, REJ_ENCODING_AUTO, &etag, &error);
  g_assert_no_error (error);
  rej_comment_set_body (comment, "New\n", -1);
  g_assert_true (save (comment, fixture->file, etag, &saved, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "---\ntitle: T\n---\n\nNew\n");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
  rej_comment_query_etag_async (fixture->file, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  queried = rej_comment_query_etag_finish (result, &error);
  g_assert_cmpstr (queried, ==, saved);
  g_assert_cmpuint (strlen (saved), ==, 64);
  g_assert_true (save (comment, fixture->file, saved, NULL, &error));
}

static void
test_new_file (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_PLAIN);
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);
  struct stat status;

  rej_comment_set_body (comment, "Text", -1);
  g_assert_true (save (comment, file, NULL, NULL, &error));
  umask (mask);
  assert_contents (path, "Text");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
}

static void
test_changed_elsewhere (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *saved = NULL;

  comment = load (fixture->file, REJ_ENCODING_AUTO, &etag, &error);
  /* Written anew with the same bytes: no change. */
  g_assert_true (g_file_set_contents (fixture->path, "---\ntitle: T\n---\n\nOld\n", -1, NULL));
  rej_comment_set_body (comment, "Mine\n", -1);
  g_assert_true (save (comment, fixture->file, etag, &saved, &error));
  g_assert_true (g_file_set_contents (fixture->path, "Theirs", -1, NULL));
  g_assert_false (save (comment, fixture->file, saved, NULL, &error));
  g_assert_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_CHANGED);
  assert_contents (fixture->path, "Theirs");
  g_clear_error (&error);
  g_assert_true (save (comment, fixture->file, NULL, NULL, &error));
  assert_contents (fixture->path, "---\ntitle: T\n---\n\nMine\n");
  /* A file that was removed meanwhile is written again. */
  g_unlink (fixture->path);
  g_assert_true (save (comment, fixture->file, etag, NULL, &error));
  assert_contents (fixture->path, "---\ntitle: T\n---\n\nMine\n");
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
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_cmpint (symlink ("comment.md", symbolic), ==, 0);
  g_assert_cmpint (symlink ("target.md", dangling), ==, 0);
  rej_comment_set_body (comment, "through a link", -1);
  g_assert_true (save (comment, symbolic_file, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lstat (symbolic, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  assert_contents (fixture->path, "through a link");
  g_assert_true (save (comment, dangling_file, NULL, NULL, &error));
  assert_contents (target, "through a link");

  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  rej_comment_set_body (comment, "both names", -1);
  g_assert_true (save (comment, fixture->file, NULL, NULL, &error));
  assert_contents (hard, "both names");

  g_unlink (target);
  g_assert_cmpint (symlink ("dangling.md", target), ==, 0);
  g_assert_false (save (comment, dangling_file, NULL, NULL, &error));
  g_test_message ("%s", error->message);
}

/* RLIMIT_FSIZE stands in for a full disk: writing stops in the middle. Aside and in place alike, the old file is whole. */
static void
test_no_space (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.md", NULL);
  g_autofree char *large = g_strnfill (500 * 1000, 'x');
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  struct rlimit before;
  struct rlimit limit;

  rej_comment_set_body (comment, large, -1);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit = before;
  limit.rlim_cur = 100 * 1000;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_saved;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      is_saved = save (comment, fixture->file, NULL, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_false (is_saved);
      g_assert_error (error, G_IO_ERROR, (int) g_io_error_from_errno (EFBIG));
      g_test_message ("%s", error->message);
      assert_contents (fixture->path, "---\ntitle: T\n---\n\nOld\n");
      /* The second round writes in place, for the file has two names. */
      if (i == 0)
        g_assert_cmpint (link (fixture->path, hard), ==, 0);
    }
}

/* The same for what GIO writes, here and where it alone can. */
static void
test_no_space_by_gio (Fixture *fixture,
                      gconstpointer data)
{
  g_autofree char *large = g_strnfill (500 * 1000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, 500 * 1000);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  struct rlimit before;
  struct rlimit limit;
  gboolean is_written;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit = before;
  limit.rlim_cur = 100 * 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  is_written = rej_file_writer_replace_file (fixture->file, bytes, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (is_written);
  g_assert_nonnull (error);
  assert_contents (fixture->path, "---\ntitle: T\n---\n\nOld\n");
  g_clear_error (&error);

  g_assert_false (rej_file_writer_replace_file (fixture->file, bytes, "another state", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  g_assert_true (rej_file_writer_replace_file (fixture->file, bytes, NULL, &etag, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (etag);
  assert_contents (fixture->path, large);
}

static void
test_wrong_places (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) gone = g_file_new_build_filename (fixture->folder, "gone", "x.md", NULL);
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (comment, folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (save (comment, gone, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_test_message ("%s", error->message);
}

/* Root may write everywhere, so this looks at the kernel's answer first. */
static void
test_read_only (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GError) error = NULL;

  rej_comment_set_body (comment, "New", -1);
  chmod (fixture->path, 0400);
  if (g_access (fixture->path, W_OK) == 0)
    {
      g_test_skip ("this user may write everywhere");
      return;
    }
  g_assert_false (save (comment, fixture->file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  assert_contents (fixture->path, "---\ntitle: T\n---\n\nOld\n");
  /* The folder takes no new file, but the file may be written. */
  chmod (fixture->path, 0600);
  chmod (fixture->folder, 0500);
  g_assert_true (save (comment, fixture->file, NULL, NULL, &error));
  assert_contents (fixture->path, "New");
}

static void
test_load_errors (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->folder, "missing.md", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (load (missing, REJ_ENCODING_AUTO, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no file “missing.md”.");
  g_clear_error (&error);
  g_assert_null (load (folder, REJ_ENCODING_AUTO, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, "caf\xe9", -1, NULL));
  g_assert_null (load (fixture->file, REJ_ENCODING_AUTO, NULL, &error));
  g_assert_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_UTF8);
  comment = load (fixture->file, REJ_ENCODING_WINDOWS_1252, NULL, NULL);
  g_assert_cmpstr (rej_comment_get_body (comment, NULL), ==, "café");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/comment-file/save", test_save);
  ADD ("/comment-file/new-file", test_new_file);
  ADD ("/comment-file/changed-elsewhere", test_changed_elsewhere);
  ADD ("/comment-file/links", test_links);
  ADD ("/comment-file/no-space", test_no_space);
  ADD ("/comment-file/no-space-by-gio", test_no_space_by_gio);
  ADD ("/comment-file/wrong-places", test_wrong_places);
  ADD ("/comment-file/read-only", test_read_only);
  ADD ("/comment-file/load-errors", test_load_errors);

  return g_test_run ();
}
