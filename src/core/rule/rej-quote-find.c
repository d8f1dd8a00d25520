/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-find.h"

#include <string.h>

/* Two words that stand more often than the first lead nowhere, unless there are no better ones; then the second holds. */
#define MAX_COMMON 50
#define MAX_VERY_COMMON 2000
#define MAX_LEADS 8192
/* How far leads that mean the same place may lie apart. */
#define LEAD_WINDOW 12
#define MAX_CLUSTERS 8
#define MAX_LONG_CLUSTERS 3
#define LONG_SEGMENT 64

static guint
get_first_word (const RejQuoteSearch *search,
                const RejQuoteSegment *segment)
{
  return rej_quote_query_get (&search->query, segment->first_item)->word;
}

/* Whether the letters of a plain segment stand from a word on and end with one, wherever words are parted. */
static gboolean
stands_at (const RejQuoteSearch *search,
           const RejQuoteSegment *segment,
           guint place,
           RejQuoteAlignment *alignment)
{
  const RejQuoteWords *words = &search->index->words, *query = &search->query.words;
  guint start = rej_quote_words_get (query, get_first_word (search, segment))->letters;
  guint length = rej_quote_words_get_end (query, get_first_word (search, segment) + segment->n_words - 1) - start;
  guint end = rej_quote_words_get (words, place)->letters + length;
  guint low = place, high;

  if (!rej_quote_index_equals (search->index, place, query->letters->str + start, length))
    return FALSE;

  /* the last word: it has at least one letter, so it is no further than so many words */
  high = MIN (place + length, search->index->words.words->len);
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (rej_quote_words_get_end (words, middle) < end)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == search->index->words.words->len || rej_quote_words_get_end (words, low) != end)
    return FALSE;

  memset (alignment, 0, sizeof *alignment);
  alignment->first_word = place;
  alignment->last_word = low + 1;
  alignment->n_matched = segment->n_words;
  alignment->longest = segment->n_words;

  return TRUE;
}

/**
 * rej_quote_find_exact:
 * @search: a quotation and an index
 * @segment: a piece of the quotation
 * @from: the first word of the index it may begin at
 * @to: the word it must begin before
 * @limit: how many places are enough
 * @found: (element-type RejQuoteAlignment): where to add
 *
 * Finds where a piece without brackets stands word by word, the last place first.
 */
void
rej_quote_find_exact (const RejQuoteSearch *search,
                      const RejQuoteSegment *segment,
                      guint from,
                      guint to,
                      guint limit,
                      GArray *found)
{
  RejQuoteAlignment alignment;

  if (!segment->is_plain)
    return;
  if (segment->n_words == 1)
    {
      for (guint place = to; place > from && found->len < limit; place--)
        if (stands_at (search, segment, place - 1, &alignment))
          g_array_append_val (found, alignment);
      return;
    }
  for (guint lead = rej_quote_index_first (search->index, &search->query.words, get_first_word (search, segment)); lead > from && found->len < limit; lead = rej_quote_index_next (search->index, lead))
    if (lead - 1 < to && stands_at (search, segment, lead - 1, &alignment))
      g_array_append_val (found, alignment);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Where the first part of a segment would stand by each two words in a row that stand in a part of the index. */
static GArray *
find_leads (const RejQuoteSearch *search,
            const RejQuoteSegment *segment,
            guint from,
            guint to,
            guint max_common)
{
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i + 1 < segment->n_items && leads->len < MAX_LEADS; i++)
    {
      const RejQuoteItem *item = rej_quote_query_get (&search->query, segment->first_item + i);
      guint before = leads->len, n = 0;

      if (item->kind != REJ_QUOTE_WORD || item[1].kind != REJ_QUOTE_WORD || item[1].word != item->word + 1)
        continue;
      for (guint lead = rej_quote_index_first (search->index, &search->query.words, item->word); lead > from && n <= max_common; lead = rej_quote_index_next (search->index, lead))
        {
          gint64 place = (gint64) lead - 1 - i;

          n++;
          if (lead - 1 < to)
            g_array_append_val (leads, place);
        }
      if (n > max_common)
        g_array_set_size (leads, before);
    }
  g_array_sort (leads, compare_places);

  return leads;
}

/* Lays a segment beside the places that most leads point to. Tells whether half of it and more stands there. */
static gboolean
follow_leads (const RejQuoteSearch *search,
              const RejQuoteSegment *segment,
              GArray *leads,
              GArray *found)
{
  guint n_rounds = segment->n_items > LONG_SEGMENT ? MAX_LONG_CLUSTERS : MAX_CLUSTERS;
  gboolean is_good = FALSE;

  for (guint round = 0; round < n_rounds && leads->len > 0; round++)
    {
      RejQuoteAlignment alignment;
      guint first = 0, most = 0;

      for (guint low = 0, high = 0; high < leads->len; high++)
        {
          while (g_array_index (leads, gint64, high) - g_array_index (leads, gint64, low) > LEAD_WINDOW)
            low++;
          if (high - low + 1 > most)
            {
              most = high - low + 1;
              first = low;
            }
        }
      if (rej_quote_align (search->index, &search->query, segment->first_item, segment->n_items, g_array_index (leads, gint64, first + most / 2), &alignment))
        {
          g_array_append_val (found, alignment);
          is_good |= alignment.cost * 2 <= segment->n_words;
        }
      g_array_remove_range (leads, first, most);
    }

  return is_good;
}

/**
 * rej_quote_find_altered:
 * @search: a quotation and an index
 * @segment: a piece of the quotation
 * @from: the first word of the index that may be looked at
 * @to: the word to stop before
 * @found: (element-type RejQuoteAlignment): where to add
 *
 * Finds where a piece stands with some words that differ, or with words in brackets: beside the places that most two
 * words in a row point to.
 */
void
rej_quote_find_altered (const RejQuoteSearch *search,
                        const RejQuoteSegment *segment,
                        guint from,
                        guint to,
                        GArray *found)
{
  g_autoptr (GArray) leads = find_leads (search, segment, from, to, MAX_COMMON);

  if (!follow_leads (search, segment, leads, found))
    {
      g_autoptr (GArray) common = find_leads (search, segment, from, to, MAX_VERY_COMMON);

      follow_leads (search, segment, common, found);
    }
}
