/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-pdf.h"

G_BEGIN_DECLS

/**
 * RejAttachmentPdfCover:
 *
 * Where letters stand on a page, and which of them something dark is drawn over afterwards: they look blacked out, and
 * are there to be copied. Places are in the units of the page.
 */
typedef struct _RejAttachmentPdfCover RejAttachmentPdfCover;

RejAttachmentPdfCover *rej_attachment_pdf_cover_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_pdf_cover_free (RejAttachmentPdfCover *self);
void rej_attachment_pdf_cover_begin_page (RejAttachmentPdfCover *self);
void rej_attachment_pdf_cover_add_letter (RejAttachmentPdfCover *self,
                                          double x,
                                          double y);
void rej_attachment_pdf_cover_move_to (RejAttachmentPdfCover *self,
                                       double x,
                                       double y);
void rej_attachment_pdf_cover_line_to (RejAttachmentPdfCover *self,
                                       double x,
                                       double y);
void rej_attachment_pdf_cover_curve (RejAttachmentPdfCover *self);
void rej_attachment_pdf_cover_end_path (RejAttachmentPdfCover *self,
                                        gboolean is_dark);
void rej_attachment_pdf_cover_add_remarks (RejAttachmentPdfCover *self,
                                           qpdf_data qpdf,
                                           qpdf_oh page);
gboolean rej_attachment_pdf_cover_is_dark_remark (qpdf_data qpdf,
                                                  qpdf_oh remark);
gboolean rej_attachment_pdf_cover_is_dark (const double *numbers,
                                           guint n);
guint rej_attachment_pdf_cover_get_count (const RejAttachmentPdfCover *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejAttachmentPdfCover, rej_attachment_pdf_cover_free)

G_END_DECLS
