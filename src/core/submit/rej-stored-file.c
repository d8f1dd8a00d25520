/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-stored-file.h"

#include "rej-file-writer.h"

typedef struct
{
  GFile *file;
  GOutputStream *loaded;
  gboolean overwrite;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->file);
  g_object_unref (writing->loaded);
  g_free (writing);
}

static void
written_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (rej_file_writer_write_finish (G_FILE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  const Writing *writing = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error) ||
      !g_output_stream_close (writing->loaded, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (writing->loaded));
  rej_file_writer_write_async (writing->file, bytes, writing->overwrite, cancellable, written_cb, g_steal_pointer (&task));
}

/**
 * rej_stored_file_write_async:
 * @library: where the bytes are
 * @sha256: which
 * @file: where to
 * @overwrite: whether a file of that name may be replaced
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes an attachment of the library to a file, whole or not at all, as [func@file_writer_write] does. It is held in
 * memory meanwhile: what is filed is no larger than regulations.gov takes.
 */
void
rej_stored_file_write_async (RejLibrary *library,
                             const char *sha256,
                             GFile *file,
                             gboolean overwrite,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Writing *writing = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));
  g_return_if_fail (sha256 != NULL);
  g_return_if_fail (G_IS_FILE (file));

  writing = g_new0 (Writing, 1);
  writing->file = g_object_ref (file);
  writing->loaded = g_memory_output_stream_new_resizable ();
  writing->overwrite = overwrite;
  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_stored_file_write_async);
  g_task_set_task_data (task, writing, writing_free);
  rej_library_load_attachment_async (library, sha256, writing->loaded, cancellable, loaded_cb, g_steal_pointer (&task));
}

/**
 * rej_stored_file_write_finish:
 * @result: what the callback was given
 * @error: where an error of the library or of #GIOErrorEnum goes
 *
 * Returns: whether the file is there
 */
gboolean
rej_stored_file_write_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, rej_stored_file_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
