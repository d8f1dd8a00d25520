/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-pdf.h"

G_BEGIN_DECLS

/**
 * RejAttachmentPdfFont:
 *
 * What the codes of a font in a PDF stand for, and how wide they are.
 */
typedef struct _RejAttachmentPdfFont RejAttachmentPdfFont;

RejAttachmentPdfFont *rej_attachment_pdf_font_new (qpdf_data qpdf,
                                                   qpdf_oh font,
                                                   guint *room) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_pdf_font_free (RejAttachmentPdfFont *self);
guint rej_attachment_pdf_font_get_code_bytes (const RejAttachmentPdfFont *self);
const char *rej_attachment_pdf_font_get_text (const RejAttachmentPdfFont *self,
                                              guint code);
double rej_attachment_pdf_font_get_width (const RejAttachmentPdfFont *self,
                                          guint code);

G_END_DECLS
