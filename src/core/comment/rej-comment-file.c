/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-file.h"

#include <glib/gi18n-lib.h>

#include "rej-file-writer.h"

/* What a thread is told and what it finds out. */
typedef struct
{
  GFile *file;
  RejEncoding encoding;
  GBytes *bytes;
  char *etag;
  char *new_etag;
} Job;

static Job *
job_new (GFile *file)
{
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->etag);
  g_free (job->new_etag);
  g_free (job);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

static GBytes *
read_file (GFile *file,
           GCancellable *cancellable,
           GError **error)
{
  const char *path = g_file_peek_path (file);

  if (path != NULL)
    return rej_file_writer_read (path, REJ_COMMENT_MAX_BYTES, error);
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static gboolean
set_read_error (GError **error,
                const char *name,
                GError *cause)
{
  g_autoptr (GError) owned = cause;

  if (cause->domain != G_IO_ERROR || cause->code == G_IO_ERROR_CANCELLED)
    g_propagate_error (error, g_steal_pointer (&owned));
  else if (cause->code == G_IO_ERROR_NOT_FOUND)
    /* Translators: %s is the name of a file, here and below */
    g_set_error (error, G_IO_ERROR, cause->code, _ ("There is no file “%s”."), name);
  else if (cause->code == G_IO_ERROR_PERMISSION_DENIED)
    g_set_error (error, G_IO_ERROR, cause->code, _ ("You are not allowed to read “%s”."), name);
  else if (cause->code == G_IO_ERROR_IS_DIRECTORY)
    g_set_error (error, G_IO_ERROR, cause->code, _ ("“%s” is a folder, not a file."), name);
  else
    /* Translators: the first %s is the name of a file, the second what the system said */
    g_set_error (error, G_IO_ERROR, cause->code, _ ("“%s” could not be read: %s"), name, cause->message);
  return FALSE;
}

/**
 * rej_comment_load:
 * @file: a file; one whose name ends in .txt is plain text
 * @encoding: how its characters are written
 * @etag: (out) (optional) (transfer full): the state of the file
 * @cancellable: (nullable): to stop it
 * @error: where an error of #RejCommentError or #GIOErrorEnum goes, in a sentence for the writer
 *
 * Reads a comment. Blocks: for worker threads and the command line.
 *
 * Returns: (transfer full) (nullable): the comment
 */
RejComment *
rej_comment_load (GFile *file,
                  RejEncoding encoding,
                  char **etag,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  GError *read_error = NULL;
  RejComment *comment;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = dup_name (file);
  bytes = read_file (file, cancellable, &read_error);
  if (bytes == NULL)
    {
      set_read_error (error, name, read_error);
      return NULL;
    }
  comment = rej_comment_parse_as (bytes, name, rej_comment_guess_format (name), encoding, error);
  if (comment != NULL && etag != NULL)
    *etag = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return comment;
}

static void
load_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  RejComment *comment = rej_comment_load (job->file, job->encoding, &job->new_etag, cancellable, &error);

  if (comment == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, comment, g_object_unref);
}

/**
 * rej_comment_load_async:
 * @file: a file; one whose name ends in .txt is plain text
 * @encoding: how its characters are written
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a comment in a worker thread.
 */
void
rej_comment_load_async (GFile *file,
                        RejEncoding encoding,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (G_IS_FILE (file));

  job = job_new (file);
  job->encoding = encoding;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_comment_load_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * rej_comment_load_finish:
 * @result: what the callback was given
 * @etag: (out) (optional) (transfer full): the state of the file, for saving over it
 * @error: where an error of #RejCommentError or #GIOErrorEnum goes
 *
 * Returns: (transfer full) (nullable): the comment
 */
RejComment *
rej_comment_load_finish (GAsyncResult *result,
                         char **etag,
                         GError **error)
{
  RejComment *comment;
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  job = g_task_get_task_data (G_TASK (result));
  comment = g_task_propagate_pointer (G_TASK (result), error);
  if (comment != NULL && etag != NULL)
    *etag = g_steal_pointer (&job->new_etag);
  return comment;
}

/* Whether the file is what it was. One that is gone may be written. */
static gboolean
check_unchanged (GFile *file,
                 const char *etag,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *now = NULL;
  g_autofree char *name = NULL;
  GError *read_error = NULL;

  bytes = read_file (file, cancellable, &read_error);
  if (bytes == NULL)
    {
      if (!g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, read_error);
          return FALSE;
        }
      g_error_free (read_error);
      return TRUE;
    }
  now = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_str_equal (now, etag))
    return TRUE;
  name = dup_name (file);
  g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_CHANGED,
               /* Translators: %s is the name of a file */
               _ ("“%s” was changed by another program since you opened it. Saving now would undo that change."), name);
  return FALSE;
}

static void
save_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  const char *path = g_file_peek_path (job->file);
  GError *error = NULL;
  gboolean is_good;

  is_good = job->etag == NULL || check_unchanged (job->file, job->etag, cancellable, &error);
  if (is_good && path != NULL)
    is_good = rej_file_writer_replace (path, job->bytes, &error);
  else if (is_good)
    is_good = rej_file_writer_replace_file (job->file, job->bytes, NULL, NULL, cancellable, &error);
  if (!is_good)
    {
      g_task_return_error (task, error);
      return;
    }
  job->new_etag = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->bytes);
  g_task_return_boolean (task, TRUE);
}

/**
 * rej_comment_save_async:
 * @self: a comment; what it is now is saved, whatever happens to it meanwhile
 * @file: where to
 * @etag: (nullable): the state in which the file was read; `NULL` overwrites whatever is there
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Saves a comment in a worker thread. The new file is written aside, brought to the disk and put in the place of the old
 * one, whose mode it takes; symbolic links are followed. A file whose folder takes no new files is written in place.
 */
void
rej_comment_save_async (RejComment *self,
                        GFile *file,
                        const char *etag,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (REJ_IS_COMMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  job = job_new (file);
  job->bytes = rej_comment_to_bytes (self);
  job->etag = g_strdup (etag);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_comment_save_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * rej_comment_save_finish:
 * @self: a comment
 * @result: what the callback was given
 * @etag: (out) (optional) (transfer full): the state of the file now
 * @error: where an error of #GIOErrorEnum goes, or REJ_COMMENT_ERROR_CHANGED where another program changed the file
 *
 * Returns: whether it is saved; where not, the file is as it was
 */
gboolean
rej_comment_save_finish (RejComment *self,
                         GAsyncResult *result,
                         char **etag,
                         GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (result));
  if (etag != NULL)
    *etag = g_steal_pointer (&job->new_etag);
  return TRUE;
}

static void
query_in_thread (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = dup_name (job->file);
  GError *read_error = NULL;
  GError *error = NULL;

  bytes = read_file (job->file, cancellable, &read_error);
  if (bytes != NULL)
    g_task_return_pointer (task, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), g_free);
  else
    {
      set_read_error (&error, name, read_error);
      g_task_return_error (task, error);
    }
}

/**
 * rej_comment_query_etag_async:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a file in a worker thread to tell whether it changed.
 */
void
rej_comment_query_etag_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_comment_query_etag_async);
  g_task_set_task_data (task, job_new (file), job_free);
  g_task_run_in_thread (task, query_in_thread);
}

/**
 * rej_comment_query_etag_finish:
 * @result: what the callback was given
 * @error: where an error of #GIOErrorEnum goes
 *
 * Returns: (transfer full) (nullable): the state of the file
 */
char *
rej_comment_query_etag_finish (GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
