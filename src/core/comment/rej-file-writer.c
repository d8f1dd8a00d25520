/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "rej-encoding.h"
#include "rej-file-place.h"

/* What goes wrong, in a sentence that says what can be done about it. Nothing was changed in any of these cases. */
static gboolean
set_error (GError **error,
           GFile *file,
           gboolean is_there,
           int number)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");
  int code = g_io_error_from_errno (number);

  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      /* Translators: %s is the name of a file, here and below */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is no space left on the disk for “%s”. Nothing was written."), name);
      break;
    case EFBIG:
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” has become larger than files may be here. Nothing was written."), name);
      break;
    case EACCES:
    case EPERM:
      if (is_there)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("You are not allowed to change “%s”. Choose another name or another folder."), name);
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("You are not allowed to put “%s” into this folder. Choose another folder."), name);
      break;
    case EROFS:
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” would lie on a disk that can only be read. Choose another folder."), name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The folder of “%s” is not there. Choose another folder."), name);
      break;
    case EISDIR:
      g_set_error (error, G_IO_ERROR, code, _ ("“%s” is a folder, not a file."), name);
      break;
    case EEXIST:
      g_set_error (error, G_IO_ERROR, code, _ ("There is already a file “%s”. It was left as it is."), name);
      break;
    default:
      /* Translators: the first %s is the name of a file, the second says what the system answered, such as "Input/output error" */
      g_set_error (error, G_IO_ERROR, code, _ ("The file “%s” could not be written: %s."), name, g_strerror (number));
    }
  return FALSE;
}

static gboolean
set_changed (GError **error,
             GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
               /* Translators: %s is the name of a file */
               _ ("“%s” was changed by another program since you opened it. Saving now would undo that change."), name);
  return FALSE;
}

static char *
dup_etag (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

/* The bytes decide where they are known: another time of change alone is no change, and some programs keep the time. */
static gboolean
is_in_state (const char *path,
             goffset size,
             const RejFileWriterState *state)
{
  if (state->sha256 != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GBytes) bytes = size <= REJ_COMMENT_MAX_BYTES ? g_file_load_bytes (file, NULL, NULL, NULL) : NULL;
      g_autofree char *now = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

      return g_strcmp0 (now, state->sha256) == 0;
    }
  if (state->etag != NULL)
    {
      g_autofree char *now = dup_etag (path);

      return g_strcmp0 (now, state->etag) == 0;
    }
  return TRUE;
}

/* Where a file of another owner, or one with a second name (a hard link), is replaced, the writer becomes its owner, and
 * the other name keeps the old text: these are written over instead, so that both names stay names of one file. */
static gboolean
can_be_replaced (const struct stat *old)
{
  return old->st_nlink == 1 && old->st_uid == geteuid ();
}

/* Where a folder takes no new file, or the file is a mount of its own, the file itself may still take what is written. */
static gboolean
may_be_written_over (int number)
{
  return number == EACCES || number == EPERM || number == EROFS || number == EBUSY || number == EXDEV || number == ENOTSUP || number == ENOSYS;
}

static gboolean
write_local (GFile *file,
             GBytes *bytes,
             gboolean overwrite,
             const RejFileWriterState *state,
             char **new_etag,
             GCancellable *cancellable,
             GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *target = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *etag = NULL;
  struct stat old;
  struct stat now;
  gboolean is_old;

  if (!overwrite && g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return set_error (error, file, TRUE, EEXIST);
  target = rej_file_place_resolve (path);
  if (target == NULL)
    return set_error (error, file, TRUE, errno);
  is_old = stat (target, &old) == 0;
  if (is_old && !S_ISREG (old.st_mode))
    return set_error (error, file, TRUE, S_ISDIR (old.st_mode) ? EISDIR : EINVAL);
  /* Replacing a file its owner protected would go round the protection. */
  if (is_old && g_access (target, W_OK) != 0)
    return set_error (error, file, TRUE, errno);
  if (is_old && state != NULL && !is_in_state (target, old.st_size, state))
    return set_changed (error, file);

  if (!is_old || can_be_replaced (&old))
    {
      aside = rej_file_place_write_aside (target, is_old ? &old : NULL, bytes);
      if (aside != NULL)
        {
          etag = dup_etag (aside); /* moving it changes no time */
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              (state != NULL && stat (target, &now) == 0 && (!is_old || !rej_file_place_is_same (&old, &now)) && !set_changed (error, file)))
            {
              g_unlink (aside);
              return FALSE;
            }
          if (rej_file_place_move (aside, target, overwrite))
            {
              if (new_etag != NULL)
                *new_etag = g_steal_pointer (&etag);
              return TRUE;
            }
        }
      if (!is_old || !may_be_written_over (errno))
        return set_error (error, file, is_old, errno);
    }
  if (!rej_file_place_write_over (target, bytes))
    return set_error (error, file, TRUE, errno);
  if (new_etag != NULL)
    *new_etag = dup_etag (target);
  return TRUE;
}

/* GIO alone does not keep the old file: closing a stream puts what was written in its place, however little it is, and
 * so does letting go of it, as g_file_replace_contents() does when the disk is full. Only a close that is called off
 * leaves the old file. */
static gboolean
write_remote (GFile *file,
              GBytes *bytes,
              gboolean overwrite,
              const RejFileWriterState *state,
              char **new_etag,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize size = 0;
  const void *data = g_bytes_get_data (bytes, &size);

  if (overwrite)
    stream = g_file_replace (file, state != NULL ? state->etag : NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  else
    stream = g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    {
      g_autoptr (GCancellable) off = g_cancellable_new ();

      g_cancellable_cancel (off);
      g_output_stream_close (G_OUTPUT_STREAM (stream), off, NULL);
      if (!overwrite)
        g_file_delete (file, NULL, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;
  if (new_etag != NULL)
    *new_etag = g_file_output_stream_get_etag (stream);
  return TRUE;
}

static gboolean
write_file (GFile *file,
            GBytes *bytes,
            gboolean overwrite,
            const RejFileWriterState *state,
            char **new_etag,
            GCancellable *cancellable,
            GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_file_peek_path (file) != NULL)
    return write_local (file, bytes, overwrite, state, new_etag, cancellable, error);
  return write_remote (file, bytes, overwrite, state, new_etag, cancellable, error);
}

/**
 * rej_file_writer_dup_real:
 * @file: a file
 *
 * Follows symbolic links, in the folders above it too, so that what is one file has one name. Blocks: for worker threads.
 *
 * Returns: (transfer full): the file itself; @file where there is none, or where that is another machine's business
 */
GFile *
rej_file_writer_dup_real (GFile *file)
{
  const char *path = NULL;
  char *real = NULL;
  GFile *found = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  real = path != NULL ? realpath (path, NULL) : NULL;
  found = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);
  free (real);
  return found;
}

/**
 * rej_file_writer_write:
 * @file: where to
 * @bytes: the whole content
 * @overwrite: whether a file of that name may be replaced
 * @cancellable: (nullable): to stop it before the file is in place
 * @error: where an error of #GIOErrorEnum goes, in a sentence for the writer; #G_IO_ERROR_EXISTS without @overwrite
 *
 * Writes a whole file, or nothing. The new file is written beside the old one, brought to the disk and put in its place,
 * so that at every instant, also after a loss of power, the old or the new contents are there. Symbolic links are
 * followed; mode, group and access list stay. A file that has a second name or another owner, or whose folder takes no
 * new file, is written over.
 *
 * Blocks: for worker threads and programs without a window.
 *
 * Returns: whether it is there; where not, all is as it was
 */
gboolean
rej_file_writer_write (GFile *file,
                       GBytes *bytes,
                       gboolean overwrite,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return write_file (file, bytes, overwrite, NULL, NULL, cancellable, error);
}

/**
 * rej_file_writer_update:
 * @file: a file that was read
 * @bytes: its new contents
 * @state: (nullable): the state it must be in; one that is gone is written again
 * @new_etag: (out) (optional) (transfer full) (nullable): how GIO names the state it is in now
 * @cancellable: (nullable): to stop it before the file is in place
 * @error: where an error of #GIOErrorEnum goes, in a sentence for the writer
 *
 * [func@file_writer_write] over a file that another program may have changed: then nothing is written, and the error is
 * #G_IO_ERROR_WRONG_ETAG. A file of this machine is looked at until just before its place is taken.
 *
 * Returns: whether the new contents are there; where not, all is as it was
 */
gboolean
rej_file_writer_update (GFile *file,
                        GBytes *bytes,
                        const RejFileWriterState *state,
                        char **new_etag,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return write_file (file, bytes, TRUE, state, new_etag, cancellable, error);
}

typedef struct
{
  GBytes *bytes;
  gboolean overwrite;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->bytes);
  g_free (job);
}

static void
write_in_thread (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;

  if (rej_file_writer_write (source, job->bytes, job->overwrite, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rej_file_writer_write_async:
 * @file: where to
 * @bytes: the whole content
 * @overwrite: whether a file of that name may be replaced
 * @cancellable: (nullable): to stop it before the file is in place
 * @callback: called when done
 * @user_data: for @callback
 *
 * [func@file_writer_write] in a worker thread.
 */
void
rej_file_writer_write_async (GFile *file,
                             GBytes *bytes,
                             gboolean overwrite,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->bytes = g_bytes_ref (bytes);
  job->overwrite = overwrite;
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_file_writer_write_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * rej_file_writer_write_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: where an error of #GIOErrorEnum goes
 *
 * Returns: whether the file is there; where not, all is as it was
 */
gboolean
rej_file_writer_write_finish (GFile *file,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
