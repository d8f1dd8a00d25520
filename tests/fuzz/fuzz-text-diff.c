/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Compares three texts, parted by zero bytes: applying the difference of the first two gives the second exactly, and the
 * merge of all three stays inside its texts. */

#include "rej-text-diff.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t size);

static char *
take_part (const guint8 **data,
           size_t *size)
{
  const guint8 *end = *size > 0 ? memchr (*data, 0, *size) : NULL;
  size_t length = end != NULL ? (size_t) (end - *data) : *size;
  char *part = g_utf8_make_valid ((const char *) *data, length);

  length = MIN (length + 1, *size);
  *data += length;
  *size -= length;
  return part;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autofree char *base = take_part (&data, &size);
  g_autofree char *mine = take_part (&data, &size);
  g_autofree char *theirs = take_part (&data, &size);
  g_autoptr (RejTextDiff) diff = rej_text_diff_new (base, strlen (base), mine, strlen (mine));
  g_autoptr (RejTextDiff) merge = rej_text_diff_new_merge (base, strlen (base), mine, strlen (mine), theirs, strlen (theirs));
  g_autofree char *applied = rej_text_diff_apply (diff, base, strlen (base), mine, NULL);
  g_autofree char *merged = rej_text_diff_apply (merge, mine, strlen (mine), theirs, NULL);

  g_assert_cmpstr (applied, ==, mine);
  g_assert_true (g_utf8_validate (merged, -1, NULL));

  return 0;
}
