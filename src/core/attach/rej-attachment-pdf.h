/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* Between the files that read and clean PDF; not for others. */

/* Objects that are looked at; a file of 10 MiB seldom has a tenth of them. */
#define REJ_ATTACHMENT_PDF_MAX_OBJECTS 500000

qpdf_data rej_attachment_pdf_open (GBytes *bytes,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
int rej_attachment_pdf_count_objects (qpdf_data qpdf);
GStrv rej_attachment_pdf_list_keys (qpdf_data qpdf,
                                    qpdf_oh dictionary) G_GNUC_WARN_UNUSED_RESULT;
char *rej_attachment_pdf_dup_string (qpdf_data qpdf,
                                     qpdf_oh dictionary,
                                     const char *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_attachment_pdf_has_name (qpdf_data qpdf,
                                      qpdf_oh dictionary,
                                      const char *key,
                                      const char *name);
gboolean rej_attachment_pdf_is_remark (qpdf_data qpdf,
                                       qpdf_oh dictionary);
gboolean rej_attachment_pdf_read_numbers (qpdf_data qpdf,
                                          qpdf_oh dictionary,
                                          const char *key,
                                          int n,
                                          double *numbers);
GBytes *rej_attachment_pdf_dup_stream (qpdf_data qpdf,
                                       qpdf_oh stream,
                                       gboolean decode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
