/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text-document.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* Reads a document block by block, and once more as one block, and checks what holds of every mask. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  gsize length = strlen (text);
  g_autoptr (TextDocument) document = text_document_new (text, length, REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (TextDocument) plain = text_document_new (text, length, REJ_TEXT_FORMAT_PLAIN);
  g_autoptr (RejTextMask) whole = rej_text_mask_new (text, length, REJ_TEXT_FORMAT_MARKDOWN, NULL,
                                                     document->definitions);
  g_autofree char *filed = text_document_dup_filed (document);
  g_autofree char *filed_plain = text_document_dup_filed (plain);

  text_document_check (document);
  text_document_check (plain);
  g_assert_true (g_utf8_validate (filed, -1, NULL));

  return 0;
}
