/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "rej-posted.h"

G_BEGIN_DECLS

/* What proves a filing, for people and for programs: the exact text and files with their SHA-256, way, document, time,
 * tracking number and the answers that came. */

gint64 rej_receipt_get_time (const RejFiling *filing);
char *rej_receipt_format_utc (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *rej_receipt_format_eastern (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *rej_receipt_to_words (const RejFiling *filing) G_GNUC_WARN_UNUSED_RESULT;

JsonNode *rej_receipt_to_json (const RejFiling *filing,
                               const RejPosted *posted) G_GNUC_WARN_UNUSED_RESULT;
char *rej_receipt_to_text (const RejFiling *filing,
                           const RejPosted *posted) G_GNUC_WARN_UNUSED_RESULT;
char *rej_receipt_to_markdown (const RejFiling *filing,
                               const RejPosted *posted) G_GNUC_WARN_UNUSED_RESULT;
void rej_receipt_export_pdf_async (const RejFiling *filing,
                                   const RejPosted *posted,
                                   GFile *file,
                                   gboolean overwrite,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rej_receipt_export_pdf_finish (GAsyncResult *result,
                                        GError **error);

G_END_DECLS
