/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-prepare.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rej-document-private.h"

typedef struct
{
  RejLibrary *library;
  RejCheckContext *context;
  GPtrArray *files;
  GPtrArray *attachments; /* that the comment names */
  char *pdf_name; /* NULL where there is none */
  char *folder; /* of the PDF on its way into the library */
  GFile *pdf;
  GOutputStream *bytes; /* of the file being looked at */
  guint n; /* which that is */
} Preparation;

static void
file_free (RejFileDialogFile *file)
{
  g_free (file->name);
  g_free (file->title);
  g_free (file->sha256);
  g_free (file->media_type);
  g_clear_pointer (&file->report, rej_attachment_report_unref);
  g_free (file);
}

static void
preparation_free (Preparation *preparation)
{
  if (preparation->folder != NULL)
    rej_file_dialog_remove_folder (preparation->folder);
  g_clear_object (&preparation->library);
  g_clear_pointer (&preparation->context, rej_check_context_unref);
  g_clear_object (&preparation->pdf);
  g_clear_object (&preparation->bytes);
  g_ptr_array_unref (preparation->files);
  g_ptr_array_unref (preparation->attachments);
  g_free (preparation->pdf_name);
  g_free (preparation->folder);
  g_free (preparation);
}

/**
 * rej_file_dialog_create_folder:
 * @error: return location for an error of #GIOErrorEnum
 *
 * Makes a folder for copies that are gone again soon, which nobody else can read.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
rej_file_dialog_create_folder (GError **error)
{
  g_autofree char *template = g_build_filename (g_get_user_runtime_dir (), "rejoinder-XXXXXX", NULL);

  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  if (g_mkdtemp (template) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("No folder for a copy could be made: %s"), g_strerror (errno));
      return NULL;
    }
  return g_steal_pointer (&template);
}

/**
 * rej_file_dialog_remove_folder:
 * @folder: a folder that rej_file_dialog_create_folder() made
 *
 * Removes it with the copies in it.
 */
void
rej_file_dialog_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  g_return_if_fail (folder != NULL);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void inspect_next (GTask *task);

static void
inspect_in_thread (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Preparation *preparation = task_data;
  const RejFileDialogFile *file = preparation->files->pdata[preparation->n];
  g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (preparation->bytes));

  g_task_return_pointer (task, rej_attachment_report_new (file->name, bytes, rej_check_context_get_privacy (preparation->context)), (GDestroyNotify) rej_attachment_report_unref);
}

static void
inspected_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Preparation *preparation = g_task_get_task_data (task);
  RejFileDialogFile *file = preparation->files->pdata[preparation->n];
  GError *error = NULL;

  file->report = g_task_propagate_pointer (G_TASK (result), &error);
  if (file->report == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_free (file->media_type);
  file->media_type = g_strdup (rej_attachment_type_get_media_type (file->report->type));
  preparation->n++;
  inspect_next (task);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Preparation *preparation = g_task_get_task_data (task);
  g_autoptr (GTask) inspection = NULL;
  GError *error = NULL;

  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error) || !g_output_stream_close (preparation->bytes, NULL, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  inspection = g_task_new (NULL, g_task_get_cancellable (task), inspected_cb, task);
  g_task_set_task_data (inspection, preparation, NULL);
  g_task_run_in_thread (inspection, inspect_in_thread);
}

/* One at a time: twenty files of 10 MB are not all in memory at once. */
static void
inspect_next (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);
  const RejFileDialogFile *file = NULL;

  while (preparation->n < preparation->files->len && ((RejFileDialogFile *) preparation->files->pdata[preparation->n])->sha256 == NULL)
    preparation->n++;
  g_clear_object (&preparation->bytes);
  if (preparation->n == preparation->files->len)
    {
      g_task_return_pointer (task, g_ptr_array_ref (preparation->files), (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  file = preparation->files->pdata[preparation->n];
  preparation->bytes = g_memory_output_stream_new_resizable ();
  rej_library_load_attachment_async (preparation->library, file->sha256, preparation->bytes, g_task_get_cancellable (task), loaded_cb, task);
}

static const RejStoredFile *
find_stored (GPtrArray *stored,
             const char *sha256)
{
  for (guint i = 0; i < stored->len; i++)
    {
      const RejStoredFile *file = stored->pdata[i];

      if (g_ascii_strcasecmp (file->sha256, sha256) == 0)
        return file;
    }
  return NULL;
}

static void
attachments_listed_cb (GObject *object,
                       GAsyncResult *result,
                       gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Preparation *preparation = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) stored = rej_library_list_finish (REJ_LIBRARY (object), result, &error);

  if (stored == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  for (guint i = 0; i < preparation->attachments->len; i++)
    {
      const RejAttachment *attachment = preparation->attachments->pdata[i];
      const RejStoredFile *kept = find_stored (stored, attachment->sha256);
      RejFileDialogFile *file = g_new0 (RejFileDialogFile, 1);

      file->name = g_strdup (attachment->name);
      file->title = g_strdup (attachment->title);
      file->media_type = g_strdup ("application/octet-stream");
      file->sha256 = kept != NULL ? g_strdup (kept->sha256) : NULL;
      file->size = kept != NULL ? kept->size : 0;
      g_ptr_array_add (preparation->files, file);
    }
  inspect_next (task);
}

static void
list_attachments (GTask *task)
{
  Preparation *preparation = g_task_get_task_data (task);
  gint64 draft = rej_document_get_draft_id (REJ_DOCUMENT (g_task_get_source_object (task)));

  if (preparation->attachments->len > 0 && draft != 0)
    rej_library_list_attachments_async (preparation->library, draft, g_task_get_cancellable (task), attachments_listed_cb, task);
  else
    inspect_next (task);
}

static void
pdf_stored_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Preparation *preparation = g_task_get_task_data (task);
  GError *error = NULL;
  RejStoredFile *stored = rej_library_add_attachment_finish (REJ_LIBRARY (object), result, &error);
  RejFileDialogFile *file = NULL;

  if (stored == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  file = g_new0 (RejFileDialogFile, 1);
  file->name = g_strdup (preparation->pdf_name);
  file->sha256 = g_strdup (stored->sha256);
  file->media_type = g_strdup ("application/pdf");
  file->size = stored->size;
  file->is_comment = TRUE;
  g_ptr_array_add (preparation->files, file);
  rej_stored_file_free (stored);
  list_attachments (task);
}

static void
pdf_exported_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Preparation *preparation = g_task_get_task_data (task);
  GError *error = NULL;

  if (!rej_export_to_file_finish (result, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  rej_library_add_attachment_async (preparation->library, 0, preparation->pdf, g_task_get_cancellable (task), pdf_stored_cb, task);
}

static void
make_pdf (GTask *task,
          const char *submitter)
{
  RejDocument *document = g_task_get_source_object (task);
  Preparation *preparation = g_task_get_task_data (task);
  g_autoptr (RejExportDetails) details = _rej_document_dup_export_details (document);
  g_autofree char *body = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  rej_document_finish_changing (document);
  body = _rej_document_dup_body (document);
  preparation->folder = rej_file_dialog_create_folder (&error);
  if (preparation->folder == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  path = g_build_filename (preparation->folder, preparation->pdf_name, NULL);
  preparation->pdf = g_file_new_for_path (path);
  details->submitter = g_strdup (submitter);
  rej_export_to_file_async (body, details, REJ_EXPORT_FORMAT_PDF, NULL, preparation->pdf, TRUE, NULL, NULL, g_task_get_cancellable (task), pdf_exported_cb, task);
}

/**
 * rej_file_dialog_prepare_async:
 * @document: the comment
 * @pdf_name: (nullable): the name of the PDF to make of it; %NULL for none
 * @submitter: (nullable): whose name it bears; %NULL for nobody's
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts the files of a filing together: the comment as a PDF, which goes into the library, and what the comment has
 * attached; and looks into each.
 */
void
rej_file_dialog_prepare_async (RejDocument *document,
                               const char *pdf_name,
                               const char *submitter,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = NULL;
  Preparation *preparation = NULL;
  RejLibrary *library = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (document));

  library = rej_workspace_get_library (rej_document_get_workspace (document));
  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_file_dialog_prepare_async);
  if (library == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The library cannot be opened. Each step of a filing is written down there before it is sent, so that nothing is filed twice; without it nothing can be filed."));
      g_object_unref (task);
      return;
    }
  preparation = g_new0 (Preparation, 1);
  preparation->library = g_object_ref (library);
  preparation->context = rej_check_context_ref (rej_check_get_context (rej_document_get_check (document)));
  preparation->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  preparation->attachments = rej_comment_list_attachments (rej_document_get_comment (document));
  preparation->pdf_name = g_strdup (pdf_name);
  g_task_set_task_data (task, preparation, (GDestroyNotify) preparation_free);
  if (pdf_name != NULL)
    make_pdf (task, submitter);
  else
    list_attachments (task);
}

/**
 * rej_file_dialog_prepare_finish:
 * @document: the comment
 * @result: what the callback was given
 * @error: return location for errors of the library, of exporting or of GIO
 *
 * Returns: (transfer full) (nullable) (element-type RejFileDialogFile): the files, in order
 */
GPtrArray *
rej_file_dialog_prepare_finish (RejDocument *document,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
