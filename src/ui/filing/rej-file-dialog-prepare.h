/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-report.h"
#include "rej-document.h"

G_BEGIN_DECLS

/**
 * RejFileDialogFile:
 * @name: under which name it is filed
 * @title: (nullable): what the writer calls it
 * @sha256: (nullable): of its bytes, which the library has; %NULL where they are missing
 * @media_type: what it is, such as "application/pdf"
 * @size: its bytes
 * @is_comment: whether it is the comment itself, made from its text
 * @report: (nullable): what it is and gives away; %NULL where its bytes are missing
 *
 * A file that goes with the comment.
 */
typedef struct
{
  char *name;
  char *title;
  char *sha256;
  char *media_type;
  guint64 size;
  gboolean is_comment;
  RejAttachmentReport *report;
} RejFileDialogFile;

void rej_file_dialog_prepare_async (RejDocument *document,
                                    const char *pdf_name,
                                    const char *submitter,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *rej_file_dialog_prepare_finish (RejDocument *document,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *rej_file_dialog_create_folder (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_file_dialog_remove_folder (const char *folder);

G_END_DECLS
