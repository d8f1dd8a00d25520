/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-export.h"
#include "rej-file-error.h"
#include "rej-file-writer.h"

/* Opening, saving and exporting: reading, writing and parsing happen in worker threads over immutable bytes. */

typedef struct
{
  RejWorkspace *workspace;
  GFile *file;
  RejEncoding encoding;
  RejComment *comment;
  char *etag;
  char *sha256;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->workspace);
  g_clear_object (&opening->file);
  g_clear_object (&opening->comment);
  g_free (opening->etag);
  g_free (opening->sha256);
  g_free (opening);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autofree char *base = g_file_get_basename (opening->file);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GFile *real = rej_file_writer_dup_real (opening->file);
  GError *error = NULL;

  /* What is one file is open once, whatever leads there. */
  g_object_unref (opening->file);
  opening->file = real;
  info = g_file_query_info (opening->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &error);
  if (info != NULL && g_file_info_get_size (info) > REJ_COMMENT_MAX_BYTES)
    g_set_error (&error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_TOO_LARGE,
                 /* Translators: %s is the name of a file */
                 _ ("“%s” is too large to be opened as a comment."), base);
  if (error == NULL)
    bytes = g_file_load_bytes (opening->file, cancellable, &opening->etag, &error);
  if (bytes != NULL)
    opening->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (bytes != NULL)
    opening->comment = rej_comment_parse_as (bytes, base, rej_comment_guess_format (base), opening->encoding, &error);
  if (error != NULL)
    {
      rej_file_error_explain (&error, opening->file);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * rej_document_open_async:
 * @workspace: what the windows share
 * @file: a comment, as Markdown or text
 * @encoding: how it is written
 * @cancellable: (nullable): stops it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a file. Errors are those of [func@comment_parse_as] and of #GIOErrorEnum.
 */
void
rej_document_open_async (RejWorkspace *workspace,
                         GFile *file,
                         RejEncoding encoding,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (G_IS_FILE (file));

  opening = g_new0 (Opening, 1);
  opening->workspace = g_object_ref (workspace);
  opening->file = g_object_ref (file);
  opening->encoding = encoding;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_document_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * rej_document_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Hands out the document that was opened.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
RejDocument *
rej_document_open_finish (GAsyncResult *result,
                          GError **error)
{
  RejDocument *self = NULL;
  Opening *opening = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, rej_document_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  opening = g_task_get_task_data (G_TASK (result));
  self = rej_document_new (opening->workspace, opening->comment, opening->file);
  _rej_document_set_saved (self, opening->file, opening->etag, opening->sha256);
  return self;
}

/**
 * rej_document_load_other_async:
 * @file: another version of a comment, as Markdown or text
 * @encoding: how it is written
 * @cancellable: (nullable): stops it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a file without opening it. Errors are those of rej_document_open_async().
 */
void
rej_document_load_other_async (GFile *file,
                               RejEncoding encoding,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening = NULL;

  g_return_if_fail (G_IS_FILE (file));

  opening = g_new0 (Opening, 1);
  opening->file = g_object_ref (file);
  opening->encoding = encoding;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_document_load_other_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * rej_document_load_other_finish:
 * @result: what the callback was given
 * @etag: (out) (transfer full) (optional): the state of the file that was read
 * @sha256: (out) (transfer full) (optional): the SHA-256 of its bytes
 * @error: return location
 *
 * Returns: (transfer full): the other version, or %NULL with @error set
 */
RejComment *
rej_document_load_other_finish (GAsyncResult *result,
                                char **etag,
                                char **sha256,
                                GError **error)
{
  Opening *opening = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, rej_document_load_other_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  opening = g_task_get_task_data (G_TASK (result));
  if (etag != NULL)
    *etag = g_steal_pointer (&opening->etag);
  if (sha256 != NULL)
    *sha256 = g_steal_pointer (&opening->sha256);
  return g_steal_pointer (&opening->comment);
}

/**
 * rej_document_accept_file:
 * @self: a document with a file
 * @other: what another program wrote to the file
 * @etag: (nullable): the state of the file that @other was read from
 * @sha256: (nullable): the SHA-256 of its bytes
 *
 * Takes note that the writer has decided about what another program wrote: saving does not ask about it, and what both
 * come from is @other from now on. The text stays as it is; where it is that of @other, nothing is to be saved.
 */
void
rej_document_accept_file (RejDocument *self,
                          RejComment *other,
                          const char *etag,
                          const char *sha256)
{
  g_autofree char *body = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (REJ_IS_COMMENT (other));
  g_return_if_fail (rej_document_get_file (self) != NULL);

  rej_document_finish_changing (self);
  body = _rej_document_dup_body (self);
  rej_comment_set_body (rej_document_get_comment (self), rej_comment_get_body (other, NULL), -1);
  _rej_document_set_saved (self, rej_document_get_file (self), etag, sha256);
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (rej_document_get_buffer (self)), !g_str_equal (body, rej_comment_get_body (other, NULL)));
  g_signal_emit_by_name (self, "saved");
}

typedef struct
{
  GFile *file;
  RejComment *comment; /* as it was when saving began; belongs to the thread until it is over */
  gboolean overwrite;
  char *known_etag;
  char *known_sha256;
  char *etag;
  char *sha256;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->file);
  g_object_unref (saving->comment);
  g_free (saving->known_etag);
  g_free (saving->known_sha256);
  g_free (saving->etag);
  g_free (saving->sha256);
  g_free (saving);
}

/* Encoding a long comment, and its checksum, take longer than a frame. */
static void
write_in_thread (GTask *writing,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  Saving *saving = task_data;
  const RejFileWriterState state = { saving->known_etag, saving->known_sha256 };
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  rej_comment_restore_line_ends (saving->comment);
  bytes = rej_comment_to_bytes (saving->comment);
  saving->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (rej_file_writer_update (saving->file, bytes, saving->overwrite ? NULL : &state, &saving->etag, cancellable, &error))
    {
      GFile *real = rej_file_writer_dup_real (saving->file);

      g_object_unref (saving->file);
      saving->file = real;
      g_task_return_boolean (writing, TRUE);
    }
  else
    {
      g_task_return_error (writing, error);
    }
}

static void
written_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  RejDocument *self = REJ_DOCUMENT (object);
  const Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  self->n_saving--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* The text has changed hands but for this: it is still to be saved. */
      gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (rej_document_get_buffer (self)), TRUE);
      g_task_return_error (task, error);
      return;
    }
  rej_comment_take_body_from (rej_document_get_comment (self), saving->comment);
  _rej_document_set_saved (self, saving->file, saving->etag, saving->sha256);
  g_signal_emit_by_name (self, "saved");
  g_task_return_boolean (task, TRUE);
}

/**
 * rej_document_save_async:
 * @self: a document
 * @file: where to
 * @overwrite: whether to replace a file that changed since it was read
 * @cancellable: (nullable): stops it
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the comment to a file, as [func@file_writer_update] does. A file that is not what was read is
 * %G_IO_ERROR_WRONG_ETAG without @overwrite.
 */
void
rej_document_save_async (RejDocument *self,
                         GFile *file,
                         gboolean overwrite,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) writing = NULL;
  Saving *saving = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (!rej_document_get_loading (self));

  rej_document_finish_changing (self);
  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  saving->comment = rej_comment_copy_with_body (rej_document_get_comment (self), _rej_document_dup_body (self));
  saving->overwrite = overwrite || rej_document_get_file (self) == NULL || !g_file_equal (file, rej_document_get_file (self));
  saving->known_etag = g_strdup (rej_document_get_etag (self));
  saving->known_sha256 = g_strdup (rej_document_get_sha256 (self));

  self->n_saving++;
  /* What is typed while the file is written counts as new. */
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (rej_document_get_buffer (self)), FALSE);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_document_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  writing = g_task_new (self, cancellable, written_cb, g_steal_pointer (&task));
  g_task_set_source_tag (writing, write_in_thread);
  g_task_set_task_data (writing, saving, NULL);
  g_task_run_in_thread (writing, write_in_thread);
}

/**
 * rej_document_get_saving:
 * @self: a document
 *
 * Returns: whether a file is being written, so that nobody knows yet whether it will be
 */
gboolean
rej_document_get_saving (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return self->n_saving > 0;
}

/**
 * rej_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Tells how saving went.
 *
 * Returns: whether the file is written
 */
gboolean
rej_document_save_finish (RejDocument *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

RejExportDetails *
_rej_document_dup_export_details (RejDocument *self)
{
  RejComment *comment = rej_document_get_comment (self);
  RejExportDetails *details = rej_export_details_new ();
  RejRule *rule = rej_document_get_rule (self);
  const char *const *agencies = rule != NULL ? rej_rule_get_agencies (rule) : NULL;

  details->title = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_TITLE));
  details->document = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_DOCUMENT));
  details->docket = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_DOCKET));
  details->rin = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_RIN));
  details->citation = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_CITATION));
  if (agencies != NULL && agencies[0] != NULL)
    details->recipient = g_strdup (agencies[0]);
  return details;
}

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (rej_export_to_file_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rej_document_export_async:
 * @self: a document
 * @file: where to; its name says the format, PDF if it says none
 * @cancellable: (nullable): stops it
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the comment as an agency reads it. A file that is there is replaced: whoever asks has asked the writer.
 */
void
rej_document_export_async (RejDocument *self,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (RejExportDetails) details = NULL;
  g_autofree char *body = NULL;
  g_autofree char *name = NULL;
  RejExportFormat format = REJ_EXPORT_FORMAT_PDF;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);
  if (!rej_export_format_from_path (name, &format))
    format = REJ_EXPORT_FORMAT_PDF;
  rej_document_finish_changing (self);
  body = _rej_document_dup_body (self);
  details = _rej_document_dup_export_details (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_document_export_async);
  rej_export_to_file_async (body, details, format, NULL, file, TRUE, NULL, NULL, cancellable, exported_cb, g_steal_pointer (&task));
}

/**
 * rej_document_export_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Tells how exporting went.
 *
 * Returns: whether the file is written
 */
gboolean
rej_document_export_finish (RejDocument *self,
                            GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
