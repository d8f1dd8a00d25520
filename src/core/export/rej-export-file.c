/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export-file.h"

#include "rej-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rej-file-writer.h"

static void
set_exists (GFile *file,
            GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  /* Translators: %s is the name of a file. */
  g_set_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_EXISTS, _("There is already a file “%s”. It was left as it is."), name);
}

static gboolean
set_failed (GFile *file,
            int number,
            GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  /* Translators: the first %s is the name of a file, the second says what the system answered, such as "No space left on device". */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("The file “%s” could not be written: %s."), name, g_strerror (number));

  return FALSE;
}

static int
open_aside (const char *path,
            mode_t mode,
            char **aside)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = -1;

  for (guint i = 0; i < 100 && fd < 0; i++)
    {
      g_autofree char *name = g_strdup_printf (".rejoinder-%08x", g_random_int ());

      g_free (*aside);
      *aside = g_build_filename (folder, name, NULL);
      fd = g_open (*aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      if (fd < 0 && errno != EEXIST)
        break;
    }

  return fd;
}

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= n;
    }

  return fsync (fd) == 0 || errno == EINVAL || errno == EROFS;
}

/* Puts the finished file in its place; where it must be new, no file that appeared meanwhile is lost. */
static int
move_to_place (const char *aside,
               const char *path,
               gboolean overwrite)
{
  if (overwrite)
    return g_rename (aside, path);
  if (renameat2 (AT_FDCWD, aside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  /* The file system cannot do that in one step; a second name for the file refuses one that is taken as well. */
  if (link (aside, path) == 0)
    return g_unlink (aside);

  return errno == EEXIST ? -1 : g_file_test (path, G_FILE_TEST_EXISTS) ? (errno = EEXIST, -1)
                                                                       : g_rename (aside, path);
}

static gboolean
write_local (GFile *file,
             const char *path,
             GBytes *bytes,
             gboolean overwrite,
             GError **error)
{
  g_autofree char *aside = NULL;
  GStatBuf info;
  gboolean is_there = g_stat (path, &info) == 0;
  int number = 0;
  int fd = open_aside (path, 0666, &aside);

  if (fd < 0)
    return set_failed (file, errno, error);

  if (is_there)
    (void) fchmod (fd, info.st_mode & 07777);
  if (!write_all (fd, bytes))
    number = errno;
  if (close (fd) < 0 && number == 0)
    number = errno;
  if (number == 0 && move_to_place (aside, path, overwrite) < 0)
    number = errno;
  if (number == 0)
    return TRUE;

  g_unlink (aside);
  if (number == EEXIST && !overwrite)
    set_exists (file, error);
  else
    set_failed (file, number, error);

  return FALSE;
}

static gboolean
write_remote (GFile *file,
              GBytes *bytes,
              gboolean overwrite,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (overwrite)
    return rej_file_writer_replace_file (file, bytes, NULL, NULL, cancellable, error);
  stream = g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  return stream != NULL && g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

/**
 * rej_export_write_file:
 * @file: where to
 * @bytes: the whole content
 * @overwrite: whether a file of that name may be replaced
 * @cancellable: (nullable): to stop before the file is in place
 *
 * Writes a file aside and moves it to its place, so that a full disk or a sudden end never leaves half a file, nor harms the old one.
 * A symbolic link is followed.
 *
 * Returns: whether it was written; [error@ExportError] or GIO's errors say why not
 */
gboolean
rej_export_write_file (GFile *file,
                       GBytes *bytes,
                       gboolean overwrite,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *real = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  path = g_file_get_path (file);
  if (path == NULL)
    return write_remote (file, bytes, overwrite, cancellable, error);

  if (!overwrite && g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      set_exists (file, error);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return set_failed (file, EISDIR, error);
  real = realpath (path, NULL);

  return write_local (file, real != NULL ? real : path, bytes, overwrite, error);
}
