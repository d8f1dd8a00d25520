/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-pdf.h"
#include "rej-attachment-reading.h"

G_BEGIN_DECLS

/**
 * RejAttachmentPdfText:
 * @n_characters: characters on all pages
 * @n_unknown: those of which the file does not say what they are
 * @n_invisible: those that are not drawn
 * @n_covered: those that something dark was drawn over afterwards
 * @n_unread: pieces of pages that were not read
 *
 * What was seen of the text of a PDF.
 */
typedef struct
{
  guint n_characters;
  guint n_unknown;
  guint n_invisible;
  guint n_covered;
  guint n_unread;
} RejAttachmentPdfText;

void rej_attachment_pdf_text_read (RejAttachmentReading *reading,
                                   qpdf_data qpdf,
                                   RejAttachmentPdfText *result);

G_END_DECLS
