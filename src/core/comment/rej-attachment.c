/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (RejAttachment, rej_attachment, rej_attachment_ref, rej_attachment_unref)

/**
 * rej_attachment_new:
 * @name: its file name
 * @sha256: the SHA-256 of its bytes in hexadecimal digits
 *
 * Returns: (transfer full): a new attachment
 */
RejAttachment *
rej_attachment_new (const char *name,
                    const char *sha256)
{
  RejAttachment *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (rej_attachment_is_sha256 (sha256), NULL);

  self = g_atomic_rc_box_new0 (RejAttachment);
  self->name = g_strdup (name);
  self->sha256 = g_ascii_strdown (sha256, -1);
  return self;
}

/**
 * rej_attachment_ref:
 * @self: an attachment
 *
 * Returns: (transfer full): @self
 */
RejAttachment *
rej_attachment_ref (RejAttachment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
attachment_clear (RejAttachment *self)
{
  g_free (self->name);
  g_free (self->sha256);
}

/**
 * rej_attachment_unref:
 * @self: (transfer full): an attachment
 */
void
rej_attachment_unref (RejAttachment *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) attachment_clear);
}

/**
 * rej_attachment_is_sha256:
 * @text: (nullable): any text
 *
 * Returns: whether it is 64 hexadecimal digits
 */
gboolean
rej_attachment_is_sha256 (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdefABCDEF") == 64;
}

/**
 * rej_attachment_hash_stream:
 * @stream: what to read, to its end
 * @size: (out) (optional): how many bytes it had
 * @cancellable: (nullable): to stop it
 * @error: where an error of #GIOErrorEnum goes
 *
 * Reads a stream piece by piece and takes the SHA-256 of it. Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable): 64 lower-case hexadecimal digits
 */
char *
rej_attachment_hash_stream (GInputStream *stream,
                            guint64 *size,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (64 * 1024);
  guint64 total = 0;
  gssize n;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  while ((n = g_input_stream_read (stream, buffer, 64 * 1024, cancellable, error)) > 0)
    {
      g_checksum_update (checksum, buffer, n);
      total += n;
    }
  if (n < 0)
    return NULL;
  if (size != NULL)
    *size = total;
  return g_strdup (g_checksum_get_string (checksum));
}

static void
hash_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *sha256 = NULL;
  GError *error = NULL;

  stream = g_file_read (file, cancellable, &error);
  if (stream != NULL)
    sha256 = rej_attachment_hash_stream (G_INPUT_STREAM (stream), NULL, cancellable, &error);
  if (sha256 == NULL)
    {
      g_autofree char *shown = g_filename_display_name (name);

      /* Translators: %s is the name of a file; what went wrong follows */
      g_prefix_error (&error, _ ("“%s” cannot be attached: "), shown);
      g_task_return_error (task, error);
      return;
    }
  if (!g_utf8_validate (name, -1, NULL))
    g_set_str (&name, "attachment");
  g_task_return_pointer (task, rej_attachment_new (name, sha256), (GDestroyNotify) rej_attachment_unref);
}

/**
 * rej_attachment_new_for_file_async:
 * @file: what to attach
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes an attachment of a file, hashing it in a worker thread.
 */
void
rej_attachment_new_for_file_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_attachment_new_for_file_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, hash_in_thread);
}

/**
 * rej_attachment_new_for_file_finish:
 * @result: what the callback was given
 * @error: where an error of #GIOErrorEnum goes
 *
 * Returns: (transfer full) (nullable): the attachment
 */
RejAttachment *
rej_attachment_new_for_file_finish (GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
