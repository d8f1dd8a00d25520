/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *from_html = rej_paste_from_html ((const char *) data, size, 1);
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *from_text = rej_paste_from_text (text);

  g_assert_true (from_html == NULL || g_utf8_validate (from_html, -1, NULL));
  g_assert_true (from_text == NULL || g_utf8_validate (from_text, -1, NULL));

  return 0;
}
