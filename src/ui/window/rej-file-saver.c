/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-saver.h"

#include <string.h>

#include "rej-export.h"
#include "rej-stored-file.h"

/* How often another name is tried where one is taken. */
#define MAX_TRIES 100

typedef struct
{
  RejLibrary *library;
  RejFiling *filing;
  char *letter;
  GFile *folder;
  GListStore *saved;
  GFile *place; /* of what is written now */
  guint n; /* files that are saved */
  guint tries; /* names of the next one that were taken */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->library);
  g_object_unref (saving->folder);
  g_object_unref (saving->saved);
  g_clear_object (&saving->place);
  rej_filing_free (saving->filing);
  g_free (saving->letter);
  g_free (saving);
}

static void save_next (GTask *task);

/* "exhibit.pdf", "exhibit-2.pdf": what is there already is somebody's. */
static GFile *
get_place (Saving *saving,
           const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *other = NULL;

  if (saving->tries == 0)
    return g_file_get_child (saving->folder, name);
  if (dot == NULL || dot == name)
    dot = name + strlen (name);
  other = g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, saving->tries + 1, dot);
  return g_file_get_child (saving->folder, other);
}

/* Where only the name is taken. */
static gboolean
try_other_name (Saving *saving,
                GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS) || saving->tries == MAX_TRIES)
    return FALSE;
  g_clear_error (error);
  saving->tries++;
  return TRUE;
}

static void
file_written_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  if (rej_stored_file_write_finish (result, &error))
    {
      g_list_store_append (saving->saved, saving->place);
      saving->n++;
      saving->tries = 0;
    }
  else if (!try_other_name (saving, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  save_next (g_steal_pointer (&task));
}

static void
letter_written_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  if (rej_export_to_file_finish (result, &error))
    {
      g_list_store_append (saving->saved, saving->place);
      g_clear_pointer (&saving->letter, g_free);
      saving->tries = 0;
    }
  else if (!try_other_name (saving, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  save_next (g_steal_pointer (&task));
}

static void
save_next (GTask *task)
{
  Saving *saving = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const RejFilingFile *file = NULL;

  g_clear_object (&saving->place);
  if (saving->letter != NULL)
    {
      g_autoptr (RejExportDetails) details = rej_export_details_new ();

      saving->place = get_place (saving, "cover-letter.pdf");
      rej_export_to_file_async (saving->letter, details, REJ_EXPORT_FORMAT_PDF, NULL, saving->place, FALSE, NULL, NULL, cancellable, letter_written_cb, task);
      return;
    }
  if (saving->n == saving->filing->files->len)
    {
      g_task_return_pointer (task, g_object_ref (saving->saved), g_object_unref);
      g_object_unref (task);
      return;
    }
  file = saving->filing->files->pdata[saving->n];
  saving->place = get_place (saving, file->name);
  rej_stored_file_write_async (saving->library, file->sha256, saving->place, FALSE, cancellable, file_written_cb, task);
}

/**
 * rej_file_saver_save_async:
 * @library: where the bytes are
 * @filing: whose files
 * @letter: (nullable): a cover letter as Markdown, to be saved as a PDF before them
 * @folder: where to
 * @cancellable: (nullable): stops it
 * @callback: called when they are there
 * @user_data: for @callback
 *
 * Saves the files of a filing. Nothing is replaced: where a name is taken, a number is added.
 */
void
rej_file_saver_save_async (RejLibrary *library,
                           const RejFiling *filing,
                           const char *letter,
                           GFile *folder,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = NULL;
  Saving *saving = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));
  g_return_if_fail (filing != NULL);
  g_return_if_fail (G_IS_FILE (folder));

  saving = g_new0 (Saving, 1);
  saving->library = g_object_ref (library);
  saving->filing = rej_filing_copy (filing);
  saving->letter = g_strdup (letter);
  saving->folder = g_object_ref (folder);
  saving->saved = g_list_store_new (G_TYPE_FILE);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_file_saver_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  save_next (task);
}

/**
 * rej_file_saver_save_finish:
 * @result: what the callback was given
 * @error: return location for errors of the library, of exporting or of GIO
 *
 * Returns: (transfer full) (nullable): the copies, of #GFile, the letter first
 */
GListModel *
rej_file_saver_save_finish (GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
