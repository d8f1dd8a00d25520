/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define REJ_EXPORT_ERROR (rej_export_error_quark ())

/**
 * RejExportError:
 * @REJ_EXPORT_ERROR_UNSUPPORTED: a format or an option that is not there yet
 * @REJ_EXPORT_ERROR_INVALID: the text is not UTF-8
 * @REJ_EXPORT_ERROR_FAILED: a page could not be written
 *
 * What can go wrong beside the errors of GIO.
 */
typedef enum
{
  REJ_EXPORT_ERROR_UNSUPPORTED,
  REJ_EXPORT_ERROR_INVALID,
  REJ_EXPORT_ERROR_FAILED,
} RejExportError;

/**
 * RejExportFormat:
 *
 * The formats of a file that is sent or kept.
 */
typedef enum
{
  REJ_EXPORT_FORMAT_PDF,
  REJ_EXPORT_FORMAT_HTML,
  REJ_EXPORT_FORMAT_TEXT,
  REJ_EXPORT_FORMAT_DOCX,
  REJ_EXPORT_FORMAT_ODT,
  REJ_EXPORT_N_FORMATS,
} RejExportFormat;

/**
 * RejExportDetails:
 * @title: (nullable): the title; without one, the first heading of level 1 is it
 * @recipient: (nullable): the agency written to
 * @document: (nullable): the document commented on, such as `USCIS-2019-0007-0001`
 * @docket: (nullable): its docket
 * @rin: (nullable): its RIN
 * @citation: (nullable): its citation, such as `85 FR 56338`
 * @date: (nullable): the date of the comment, YYYY-MM-DD; printed if it is there
 * @submitter: (nullable): who submits it; without one no name is printed or written anywhere in the file
 * @language: (nullable): the language of the text as a BCP 47 tag; without one, `en-US`
 *
 * What is printed beside the text of a comment.
 */
typedef struct
{
  char *title;
  char *recipient;
  char *document;
  char *docket;
  char *rin;
  char *citation;
  char *date;
  char *submitter;
  char *language;
} RejExportDetails;

/**
 * RejExportOptions:
 * @font: (nullable): the families to set a PDF in, best first, with commas
 * @toc: whether to print a table of contents; not there yet
 * @authorities: whether to print a table of authorities; not there yet
 *
 * How a file is to look.
 */
typedef struct
{
  char *font;
  gboolean toc;
  gboolean authorities;
} RejExportOptions;

/**
 * RejExportProgressFunc:
 * @fraction: how much is done, 0 to 1
 * @user_data: what the caller gave
 *
 * Told of progress in the thread that asked for the export, at most about a hundred times.
 */
typedef void (*RejExportProgressFunc) (double fraction,
                                       gpointer user_data);

GQuark rej_export_error_quark (void);

RejExportDetails *rej_export_details_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejExportDetails *rej_export_details_copy (const RejExportDetails *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_export_details_free (RejExportDetails *self);

const char *rej_export_format_to_string (RejExportFormat format);
gboolean rej_export_format_from_string (const char *name,
                                        RejExportFormat *format);
gboolean rej_export_format_from_path (const char *path,
                                      RejExportFormat *format);

gboolean rej_export_to_stream (const char *markdown,
                               const RejExportDetails *details,
                               RejExportFormat format,
                               const RejExportOptions *options,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error);
gboolean rej_export_to_file (const char *markdown,
                             const RejExportDetails *details,
                             RejExportFormat format,
                             const RejExportOptions *options,
                             GFile *file,
                             gboolean overwrite,
                             GCancellable *cancellable,
                             GError **error);
void rej_export_to_file_async (const char *markdown,
                               const RejExportDetails *details,
                               RejExportFormat format,
                               const RejExportOptions *options,
                               GFile *file,
                               gboolean overwrite,
                               RejExportProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean rej_export_to_file_finish (GAsyncResult *result,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejExportDetails, rej_export_details_free)

G_END_DECLS
