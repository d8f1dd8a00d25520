/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-file-writer.h"
#include "rej-export-html.h"
#include "rej-export-pdf.h"
#include "rej-export-reader.h"
#include "rej-export-text.h"

G_DEFINE_QUARK (rej-export-error-quark, rej_export_error)

static const char *const format_names[REJ_EXPORT_N_FORMATS] = { "pdf", "html", "txt", "docx", "odt" };

/* One export in a worker thread: what it is made from, none of it shared. */
typedef struct
{
  char *markdown;
  RejExportDetails *details;
  RejExportFormat format;
  RejExportOptions options;
  GFile *file;
  gboolean overwrite;
  RejExportProgressFunc progress;
  gpointer progress_data;
  GMainContext *context;
  double told;
} Job;

typedef struct
{
  RejExportProgressFunc progress;
  gpointer progress_data;
  double fraction;
  GTask *task;
} News;

/**
 * rej_export_format_to_string:
 * @format: a format
 *
 * Gives the name of a format, which is also how its files end.
 *
 * Returns: (transfer none): `pdf`, `html`, `txt`, `docx` or `odt`
 */
const char *
rej_export_format_to_string (RejExportFormat format)
{
  g_return_val_if_fail ((guint) format < REJ_EXPORT_N_FORMATS, NULL);

  return format_names[format];
}

/**
 * rej_export_format_from_string:
 * @name: a name, in any case
 * @format: (out): the format
 *
 * Finds a format by its name.
 *
 * Returns: whether there is one
 */
gboolean
rej_export_format_from_string (const char *name,
                               RejExportFormat *format)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (g_ascii_strcasecmp (name, format_names[i]) == 0)
      {
        *format = (RejExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * rej_export_format_from_path:
 * @path: a path or the name of a file
 * @format: (out): the format
 *
 * Finds a format by how the name of a file ends.
 *
 * Returns: whether there is one
 */
gboolean
rej_export_format_from_path (const char *path,
                             RejExportFormat *format)
{
  const char *dot;

  g_return_val_if_fail (path != NULL, FALSE);

  dot = strrchr (path, '.');

  return dot != NULL && (g_ascii_strcasecmp (dot, ".htm") == 0 ? rej_export_format_from_string ("html", format)
                                                               : rej_export_format_from_string (dot + 1, format));
}

static gboolean
check_request (const char *markdown,
               RejExportFormat format,
               const RejExportOptions *options,
               GError **error)
{
  if (format == REJ_EXPORT_FORMAT_DOCX || format == REJ_EXPORT_FORMAT_ODT)
    /* Translators: %s is the short name of a file format, such as "docx". */
    g_set_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_UNSUPPORTED,
                 _("Files of the format “%s” cannot be written yet. Use pdf, html or txt."), rej_export_format_to_string (format));
  else if (options->toc)
    g_set_error_literal (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_UNSUPPORTED, _("A table of contents cannot be printed yet."));
  else if (options->authorities)
    g_set_error_literal (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_UNSUPPORTED, _("A table of authorities cannot be printed yet."));
  else if (!g_utf8_validate (markdown, -1, NULL))
    g_set_error_literal (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_INVALID,
                         _("The text cannot be exported because it is not valid UTF-8."));
  else
    return TRUE;

  return FALSE;
}

static GBytes *
render (const char *markdown,
        const RejExportDetails *details,
        RejExportFormat format,
        const RejExportOptions *options,
        RejExportProgressFunc progress,
        gpointer progress_data,
        GCancellable *cancellable,
        GError **error)
{
  static const RejExportOptions no_options = { 0 };
  g_autoptr (RejExportDocument) document = NULL;

  if (options == NULL)
    options = &no_options;
  if (!check_request (markdown, format, options, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (format == REJ_EXPORT_FORMAT_TEXT)
    return rej_export_write_text (markdown);

  document = rej_export_read (markdown);
  rej_export_document_set_title (document, details->title);
  if (format == REJ_EXPORT_FORMAT_HTML)
    return rej_export_write_html (document, details);

  return rej_export_write_pdf (document, details, options, progress, progress_data, cancellable, error);
}

/**
 * rej_export_to_stream:
 * @markdown: the comment without its front matter, UTF-8
 * @details: what is printed beside the text
 * @format: which format
 * @options: (nullable): how it is to look
 * @stream: where to write; it is not closed
 * @cancellable: (nullable): to stop it
 *
 * Writes a comment in the format it is to be sent or kept in. It blocks; a long comment takes seconds.
 *
 * The file says nothing of the machine or its user; the same input gives the same bytes on the same day, or with the environment's
 * SOURCE_DATE_EPOCH on any day.
 *
 * Returns: whether it was written; [error@ExportError] or GIO's errors say why not
 */
gboolean
rej_export_to_stream (const char *markdown,
                      const RejExportDetails *details,
                      RejExportFormat format,
                      const RejExportOptions *options,
                      GOutputStream *stream,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const void *data;
  gsize size;

  g_return_val_if_fail (markdown != NULL, FALSE);
  g_return_val_if_fail (details != NULL, FALSE);
  g_return_val_if_fail ((guint) format < REJ_EXPORT_N_FORMATS, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  bytes = render (markdown, details, format, options, NULL, NULL, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);

  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error) && g_output_stream_flush (stream, cancellable, error);
}

/**
 * rej_export_to_file:
 * @markdown: the comment without its front matter, UTF-8
 * @details: what is printed beside the text
 * @format: which format
 * @options: (nullable): how it is to look
 * @file: where to
 * @overwrite: whether a file of that name may be replaced
 * @cancellable: (nullable): to stop it
 *
 * Writes a comment to a file, as [func@rej_export_to_stream] does. The file is there whole or not at all.
 *
 * Returns: whether it was written; [error@ExportError] or GIO's errors say why not
 */
gboolean
rej_export_to_file (const char *markdown,
                    const RejExportDetails *details,
                    RejExportFormat format,
                    const RejExportOptions *options,
                    GFile *file,
                    gboolean overwrite,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (markdown != NULL, FALSE);
  g_return_val_if_fail (details != NULL, FALSE);
  g_return_val_if_fail ((guint) format < REJ_EXPORT_N_FORMATS, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = render (markdown, details, format, options, NULL, NULL, cancellable, error);

  return bytes != NULL && rej_file_writer_write (file, bytes, overwrite, cancellable, error);
}

static void
job_free (Job *self)
{
  g_free (self->markdown);
  rej_export_details_free (self->details);
  g_free (self->options.font);
  g_clear_object (&self->file);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}

static void
news_free (News *self)
{
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
news_arrived_cb (gpointer user_data)
{
  News *news = user_data;

  /* Nobody waits for news of what is over. */
  if (!g_task_get_completed (news->task))
    news->progress (news->fraction, news->progress_data);

  return G_SOURCE_REMOVE;
}

/* In the worker thread. */
static void
tell_progress (double fraction,
               gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;
  News *news;

  if (job->progress == NULL || (fraction < job->told + 0.01 && fraction < 1))
    return;

  job->told = fraction;
  news = g_new0 (News, 1);
  news->progress = job->progress;
  news->progress_data = job->progress_data;
  news->fraction = fraction;
  news->task = g_object_ref (task);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_arrived_cb, news, (GDestroyNotify) news_free);
  g_source_attach (source, job->context);
}

static void
export_in_thread (GTask *task,
                  gpointer source_object,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = render (job->markdown, job->details, job->format, &job->options, tell_progress, task, cancellable, &error);

  if (bytes != NULL && rej_file_writer_write (job->file, bytes, job->overwrite, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rej_export_to_file_async:
 * @markdown: the comment without its front matter, UTF-8; copied
 * @details: what is printed beside the text; copied
 * @format: which format
 * @options: (nullable): how it is to look; copied
 * @file: where to
 * @overwrite: whether a file of that name may be replaced
 * @progress: (nullable) (scope notified): told how far it is, in the thread-default main context of the caller
 * @progress_data: for @progress; must live until @callback
 * @cancellable: (nullable): to stop it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Writes a comment to a file in a worker thread, as [func@rej_export_to_file] does.
 */
void
rej_export_to_file_async (const char *markdown,
                          const RejExportDetails *details,
                          RejExportFormat format,
                          const RejExportOptions *options,
                          GFile *file,
                          gboolean overwrite,
                          RejExportProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (markdown != NULL);
  g_return_if_fail (details != NULL);
  g_return_if_fail ((guint) format < REJ_EXPORT_N_FORMATS);
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->markdown = g_strdup (markdown);
  job->details = rej_export_details_copy (details);
  job->format = format;
  if (options != NULL)
    job->options = *options;
  job->options.font = g_strdup (job->options.font);
  job->file = g_object_ref (file);
  job->overwrite = overwrite;
  job->progress = progress;
  job->progress_data = progress_data;
  job->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_export_to_file_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * rej_export_to_file_finish:
 * @result: what the callback was given
 *
 * Ends [func@rej_export_to_file_async].
 *
 * Returns: whether the file was written; [error@ExportError] or GIO's errors say why not
 */
gboolean
rej_export_to_file_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
