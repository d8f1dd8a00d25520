/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  REJ_ATTACHMENT_PDF_NUMBER,
  REJ_ATTACHMENT_PDF_STRING,
  REJ_ATTACHMENT_PDF_NAME,
} RejAttachmentPdfKind;

/**
 * RejAttachmentPdfOperand:
 * @kind: what it is
 * @number: the number
 * @bytes: the bytes of a string, or the name without its slash
 * @length: how many
 *
 * What stands before an operator. Members of a list stand one by one.
 */
typedef struct
{
  RejAttachmentPdfKind kind;
  double number;
  const guint8 *bytes;
  gsize length;
} RejAttachmentPdfOperand;

typedef void (*RejAttachmentPdfOperator) (const char *name,
                                          const RejAttachmentPdfOperand *operands,
                                          guint n_operands,
                                          gpointer user_data);

void rej_attachment_pdf_content_read (const char *content,
                                      gsize length,
                                      RejAttachmentPdfOperator operator,
                                      gpointer user_data);

G_END_DECLS
