/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-store.h"

#include "rej-attachment-name.h"
#include "rej-file-dialog-prepare.h"
#include "rej-file-writer.h"

typedef struct
{
  gint64 draft;
  char *folder;
} Storing;

static void
storing_free (Storing *storing)
{
  if (storing->folder != NULL)
    rej_file_dialog_remove_folder (storing->folder);
  g_free (storing->folder);
  g_free (storing);
}

static void
added_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  RejStoredFile *stored = rej_library_add_attachment_finish (REJ_LIBRARY (object), result, &error);

  if (stored != NULL)
    g_task_return_pointer (task, stored, (GDestroyNotify) rej_stored_file_free);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  const Storing *storing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!rej_file_writer_write_finish (G_FILE (object), result, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  rej_library_add_attachment_async (g_task_get_source_object (task), storing->draft, G_FILE (object), g_task_get_cancellable (task), added_cb, task);
}

/**
 * rej_attachment_store_async:
 * @library: the library
 * @draft: the draft it goes with
 * @name: its name
 * @bytes: what is in it
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts bytes into the library as an attachment, by way of a folder that nobody else can read and that is gone again.
 */
void
rej_attachment_store_async (RejLibrary *library,
                            gint64 draft,
                            const char *name,
                            GBytes *bytes,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;
  Storing *storing = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));
  g_return_if_fail (name != NULL);
  g_return_if_fail (bytes != NULL);

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_attachment_store_async);
  storing = g_new0 (Storing, 1);
  storing->draft = draft;
  storing->folder = rej_file_dialog_create_folder (&error);
  g_task_set_task_data (task, storing, (GDestroyNotify) storing_free);
  if (storing->folder == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  safe = rej_attachment_name_dup_safe (name);
  path = g_build_filename (storing->folder, safe, NULL);
  file = g_file_new_for_path (path);
  rej_file_writer_write_async (file, bytes, FALSE, cancellable, written_cb, task);
}

/**
 * rej_attachment_store_finish:
 * @library: the library
 * @result: what the callback was given
 * @error: return location for errors of the library or of GIO
 *
 * Returns: (transfer full) (nullable): the file as the library has it
 */
RejStoredFile *
rej_attachment_store_finish (RejLibrary *library,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
