/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rej-encoding.h"

#define MAX_LINKS 40

/* What went wrong, in a sentence that says what is still whole. */
static gboolean
set_save_error (GError **error,
                const char *path,
                int number)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  int code = g_io_error_from_errno (number);

  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      /* Translators: %s is the name of a file, here and below */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is no space left on the disk for “%s”. The file is as it was, and your text is still here."), name);
      break;
    case EFBIG:
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” has become larger than files may be here. The file is as it was, and your text is still here."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("You are not allowed to change “%s”. Save your comment under another name or in another folder."), name);
      break;
    case EROFS:
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” lies on a disk that can only be read. Save your comment in another folder."), name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, G_IO_ERROR, code, _ ("The folder of “%s” is no longer there. Save your comment in another folder."), name);
      break;
    case EISDIR:
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” is a folder, not a file. Save your comment under another name."), name);
      break;
    default:
      /* Translators: the first %s is the name of a file, the second what the system said */
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” could not be saved: %s."), name, g_strerror (number));
    }
  return FALSE;
}

/* Follows symbolic links to the file that is to be written, which need not exist. */
static char *
resolve (const char *path)
{
  g_autofree char *at = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = NULL;

      if (target == NULL)
        return g_steal_pointer (&at);
      folder = g_path_get_dirname (at);
      g_free (at);
      at = g_canonicalize_filename (target, folder);
    }
  errno = ELOOP;
  return NULL;
}

static gboolean
write_all (int fd,
           const guint8 *data,
           gsize size)
{
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
  return TRUE;
}

/* The name of a file is on the disk when its folder is. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/* Writes a new file beside the old one and puts it in its place. On failure the old one was never touched; errno says
 * why. */
static gboolean
replace_aside (const char *path,
               const struct stat *old,
               GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean is_good;
  int number;
  int fd = -1;

  for (guint i = 0; fd < 0 && i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf (".rejoinder-%08x.tmp", g_random_int ());

      g_free (aside);
      aside = g_build_filename (folder, name, NULL);
      fd = open (aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, old != NULL ? 0600 : 0666);
      if (fd < 0 && errno != EEXIST)
        return FALSE;
    }
  if (fd < 0)
    return FALSE;
  is_good = write_all (fd, data, size);
  if (is_good && old != NULL)
    {
      /* The group before the mode: changing it clears bits of the mode. Who may not keep it does without. */
      if (fchown (fd, -1, old->st_gid) != 0)
        errno = 0;
      is_good = fchmod (fd, old->st_mode & 07777) == 0;
    }
  is_good = is_good && fsync (fd) == 0;
  number = errno;
  if (close (fd) != 0 && is_good)
    {
      number = errno;
      is_good = FALSE;
    }
  if (is_good && g_rename (aside, path) != 0)
    {
      number = errno;
      is_good = FALSE;
    }
  if (is_good)
    sync_folder (folder);
  else
    g_unlink (aside);
  errno = number;
  return is_good;
}

static gboolean
write_over (int fd,
            GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return lseek (fd, 0, SEEK_SET) == 0 && write_all (fd, data, size) && ftruncate (fd, size) == 0 && fsync (fd) == 0;
}

/* Writes into the file itself, where its folder lets no new file in, or where a new file would lose its owner or its
 * other names. Space is taken before the first byte changes, and what was there is put back on failure. */
static gboolean
replace_in_place (const char *path,
                  GBytes *bytes)
{
  g_autoptr (GBytes) before = rej_file_writer_read (path, G_MAXSIZE, NULL);
  gsize size = g_bytes_get_size (bytes);
  gboolean is_good;
  int number;
  int fd;

  fd = open (path, O_WRONLY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  if (before == NULL)
    {
      close (fd);
      errno = EACCES;
      return FALSE;
    }
  errno = size > g_bytes_get_size (before) ? posix_fallocate (fd, 0, size) : 0;
  is_good = (errno == 0 || errno == EOPNOTSUPP || errno == EINVAL) && write_over (fd, bytes);
  number = errno;
  if (!is_good)
    write_over (fd, before);
  close (fd);
  errno = number;
  return is_good;
}

/**
 * rej_file_writer_replace:
 * @path: the file, which need not exist; symbolic links are followed
 * @bytes: its new contents
 * @error: where an error of #GIOErrorEnum goes, in a sentence for the writer
 *
 * Replaces the contents of a file so that at every instant, also after a loss of power, the old or the new contents
 * are there. Its mode stays. Blocks: for worker threads.
 *
 * Returns: whether the new contents are on the disk; where not, the old ones are
 */
gboolean
rej_file_writer_replace (const char *path,
                         GBytes *bytes,
                         GError **error)
{
  g_autofree char *target = NULL;
  struct stat old;
  gboolean is_old;
  gboolean is_good = FALSE;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  target = resolve (path);
  if (target == NULL)
    return set_save_error (error, path, errno);
  is_old = stat (target, &old) == 0;
  if (is_old && !S_ISREG (old.st_mode))
    return set_save_error (error, path, S_ISDIR (old.st_mode) ? EISDIR : EINVAL);
  /* Replacing a file its owner protected would go round the protection. */
  if (is_old && g_access (target, W_OK) != 0)
    return set_save_error (error, path, errno);

  if (!is_old || (old.st_nlink == 1 && old.st_uid == geteuid ()))
    {
      is_good = replace_aside (target, is_old ? &old : NULL, bytes);
      if (is_good || !is_old || (errno != EACCES && errno != EPERM && errno != EROFS))
        return is_good || set_save_error (error, path, errno);
    }
  return replace_in_place (target, bytes) || set_save_error (error, path, errno);
}

/**
 * rej_file_writer_replace_file:
 * @file: the file, anywhere that GIO writes; it need not exist
 * @bytes: its new contents
 * @etag: (nullable): the state it must be in; `NULL` for any
 * @new_etag: (out) (optional) (transfer full) (nullable): the state it is in now
 * @cancellable: (nullable): to stop it
 * @error: where an error of #GIOErrorEnum goes, in GIO's words; #G_IO_ERROR_WRONG_ETAG where it is in another state
 *
 * Replaces the contents of a file so that the old contents stay when the new ones cannot be written whole. Blocks: for
 * worker threads and programs without a window.
 *
 * GIO alone does not keep them: closing a stream puts what was written in the place of the old file, however little it
 * is, and so does letting go of it, as g_file_replace_contents() does when the disk is full. Only a close that is called
 * off leaves the old file.
 *
 * Returns: whether the new contents are there
 */
gboolean
rej_file_writer_replace_file (GFile *file,
                              GBytes *bytes,
                              const char *etag,
                              char **new_etag,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize size = 0;
  const void *data = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  stream = g_file_replace (file, etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    {
      g_autoptr (GCancellable) off = g_cancellable_new ();

      g_cancellable_cancel (off);
      g_output_stream_close (G_OUTPUT_STREAM (stream), off, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;
  if (new_etag != NULL)
    *new_etag = g_file_output_stream_get_etag (stream);
  return TRUE;
}

static void
replace_in_thread (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (rej_file_writer_replace_file (source, task_data, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rej_file_writer_replace_file_async:
 * @file: the file
 * @bytes: its new contents
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * [func@file_writer_replace_file] in a worker thread, whatever state the file is in.
 */
void
rej_file_writer_replace_file_async (GFile *file,
                                    GBytes *bytes,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_file_writer_replace_file_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, replace_in_thread);
}

/**
 * rej_file_writer_replace_file_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: where an error of #GIOErrorEnum goes
 *
 * Returns: whether the new contents are there; where not, the old ones are
 */
gboolean
rej_file_writer_replace_file_finish (GFile *file,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rej_file_writer_read:
 * @path: a file
 * @limit: the most bytes to read
 * @error: where an error of #GIOErrorEnum goes, or REJ_COMMENT_ERROR_TOO_LARGE
 *
 * Reads a whole file. Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable): its contents
 */
GBytes *
rej_file_writer_read (const char *path,
                      gsize limit,
                      GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (256 * 1024);
  gssize n;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 256 * 1024, NULL, error)) > 0)
    {
      if ((gsize) n > limit - contents->len)
        {
          g_autofree char *name = g_filename_display_basename (path);
          g_autofree char *shown = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_TOO_LARGE,
                       /* Translators: %s are the name of a file and a size such as "256.0 MiB" */
                       _ ("“%s” is too large to be a comment: at most %s can be opened."), name, shown);
          return NULL;
        }
      g_byte_array_append (contents, buffer, n);
    }
  if (n < 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
}
