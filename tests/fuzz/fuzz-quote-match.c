/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-match.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t size);

/* Any bytes: the first line is quoted, each further line is a text it may come from. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", 64);
  g_autoptr (RejQuoteIndex) index = rej_quote_index_new ();
  g_autofree char *quoted = NULL;
  gsize length;

  if (lines[0] == NULL)
    return 0;
  /* a copy without its end, so that the sanitizer sees a read past it */
  length = strlen (lines[0]);
  quoted = g_memdup2 (lines[0], MAX (length, 1));

  for (guint i = 1; lines[i] != NULL; i++)
    rej_quote_index_add_text (index, lines[i], i % 2 != 0 ? "85 FR 56338" : NULL, i);
  rej_quote_index_finish (index);
  for (guint page = 0; page < 3; page++)
    {
      g_autoptr (RejQuoteMatch) match = rej_quote_match_new (index, quoted, length, page);

      g_assert (match->n_matched <= match->n_words);
      g_assert ((match->verdict == REJ_QUOTE_ALTERED) == (match->differences != NULL));
      g_assert (match->verdict != REJ_QUOTE_ALTERED || match->differences->len > 0);
      for (guint i = 0; match->differences != NULL && i < match->differences->len; i++)
        {
          const RejQuoteDifference *difference = &g_array_index (match->differences, RejQuoteDifference, i);

          g_assert (difference->start <= difference->end && difference->end <= length);
          g_assert (g_utf8_validate (difference->source, -1, NULL));
          g_assert (g_utf8_validate (quoted + difference->start, difference->end - difference->start, NULL));
        }
    }
  /* what a text says is said by it */
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (RejQuoteMatch) match = rej_quote_match_new (index, lines[i], strlen (lines[i]), 0);

      if (strpbrk (lines[i], "[](*.") == NULL && strstr (lines[i], "…") == NULL)
        g_assert (match->verdict == REJ_QUOTE_VERBATIM || match->verdict == REJ_QUOTE_UNCHECKED);
    }

  return 0;
}
