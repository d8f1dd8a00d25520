/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counts the words of the input with the table and with ICU, which must agree. */

#include "rej-text-breaks-private.h"
#include "rej-text-counts.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, size);
  gsize length = strlen (valid);

  g_assert_cmpuint (rej_text_count_words (valid, length), ==, rej_text_breaks_count_words (valid, length));
  g_assert_cmpuint (rej_text_count_characters (valid, length), ==, g_utf8_strlen (valid, -1));

  return 0;
}
