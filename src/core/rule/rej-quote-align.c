/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-align.h"

#include <string.h>

/* How many words the quotation and its source may come apart without an ellipsis. */
#define SLACK 14
/* How many words of the source one bracket may stand for. */
#define MAX_WILD 12
#define MAX_BAND 160

#define COST_OTHER 3 /* another word */
#define COST_ADDED 3 /* a word that the source does not have */
#define COST_LEFT_OUT 2 /* a word that the quotation does not have */
#define COST_MORE_LEFT_OUT 1 /* each further one after it */
#define COST_SOFT 1 /* a word with brackets that is not the same without them */
#define IMPOSSIBLE G_MAXUINT32

/* How a cell was reached. */
enum
{
  STEP_NONE,
  STEP_SAME,
  STEP_OTHER,
  STEP_ADDED, /* the quotation has a word more */
  STEP_LEFT_OUT, /* the source has */
  STEP_SPLIT, /* one word of the quotation is two of the source */
  STEP_JOINED, /* and the other way round */
  STEP_WILD, /* and more: a bracket for so many words */
};

typedef struct
{
  const RejQuoteIndex *index;
  const RejQuoteQuery *query;
  guint first_item;
  guint n_items;
  gint64 origin; /* word of the index in the first cell of the first row; each row begins one word further */
  guint width;
  guint32 *costs;
  guint8 *steps;
} Table;

/**
 * rej_quote_alignment_clear:
 * @self: an alignment
 *
 * Frees what it holds.
 */
void
rej_quote_alignment_clear (RejQuoteAlignment *self)
{
  g_clear_pointer (&self->edits, g_array_unref);
}

static gboolean
same_letters (const Table *table,
              guint first_query,
              guint n_query,
              guint first_word,
              guint n_words)
{
  const RejQuoteWords *query = &table->query->words, *words = &table->index->words;
  guint query_start, start, length;

  if (first_query + n_query > query->words->len || first_word + n_words > words->words->len)
    return FALSE;
  query_start = rej_quote_words_get (query, first_query)->letters;
  start = rej_quote_words_get (words, first_word)->letters;
  length = rej_quote_words_get_end (query, first_query + n_query - 1) - query_start;

  return length == rej_quote_words_get_end (words, first_word + n_words - 1) - start &&
         memcmp (query->letters->str + query_start, words->letters->str + start, length) == 0;
}

static void
reach (Table *table,
       guint row,
       gint64 column,
       guint32 cost,
       guint8 step)
{
  gsize cell;

  if (row > table->n_items || column < 0 || column >= table->width)
    return;
  cell = (gsize) row * table->width + (gsize) column;
  if (cost < table->costs[cell])
    {
      table->costs[cell] = cost;
      table->steps[cell] = step;
    }
}

static void
leave_word (Table *table,
            guint row,
            guint column,
            guint word,
            guint32 cost)
{
  const RejQuoteItem *item = rej_quote_query_get (table->query, table->first_item + row);
  gboolean is_soft = item->kind == REJ_QUOTE_SOFT;

  reach (table, row + 1, (gint64) column - 1, cost + COST_ADDED, STEP_ADDED);
  if (word >= table->index->words.words->len)
    return;
  if (same_letters (table, item->word, 1, word, 1))
    reach (table, row + 1, column, cost, STEP_SAME);
  else if (is_soft)
    reach (table, row + 1, column, cost + COST_SOFT, STEP_SAME);
  else
    reach (table, row + 1, column, cost + COST_OTHER, STEP_OTHER);

  if (same_letters (table, item->word, 1, word, 2))
    reach (table, row + 1, (gint64) column + 1, cost, STEP_SPLIT);
  if (row + 1 < table->n_items && rej_quote_query_get (table->query, table->first_item + row + 1)->kind == REJ_QUOTE_WORD && same_letters (table, item->word, 2, word, 1))
    reach (table, row + 2, (gint64) column - 1, cost, STEP_JOINED);
}

static void
fill (Table *table)
{
  gint64 n_words = table->index->words.words->len;

  for (gsize i = 0; i < (gsize) (table->n_items + 1) * table->width; i++)
    table->costs[i] = IMPOSSIBLE;
  for (guint column = 0; column < table->width; column++)
    if (table->origin + column >= 0 && table->origin + column < n_words)
      table->costs[column] = 0;

  for (guint row = 0; row < table->n_items; row++)
    for (guint column = 0; column < table->width; column++)
      {
        gint64 word = table->origin + row + column;
        guint32 cost = table->costs[(gsize) row * table->width + column];

        if (cost == IMPOSSIBLE || word < 0 || word > n_words)
          continue;
        if (rej_quote_query_get (table->query, table->first_item + row)->kind == REJ_QUOTE_WILD)
          for (gint64 n = 0; n <= MAX_WILD && word + n <= n_words; n++)
            reach (table, row + 1, (gint64) column - 1 + n, cost, STEP_WILD + n);
        else
          leave_word (table, row, column, (guint) word, cost);
        if (row > 0 && word < n_words)
          reach (table, row, (gint64) column + 1, cost + (table->steps[(gsize) row * table->width + column] == STEP_LEFT_OUT ? COST_MORE_LEFT_OUT : COST_LEFT_OUT), STEP_LEFT_OUT);
      }
}

/* One step back; says how many parts and words it took. */
static void
step_back (guint8 step,
           guint *n_items,
           guint *n_words)
{
  *n_items = step == STEP_LEFT_OUT ? 0 : step == STEP_JOINED ? 2
                                                             : 1;
  *n_words = step == STEP_ADDED ? 0 : step == STEP_SPLIT ? 2
                                                         : 1;
  if (step >= STEP_WILD)
    *n_words = step - STEP_WILD;
}

static void
add_edit (RejQuoteAlignment *alignment,
          guint item,
          guint n_items,
          guint word,
          guint n_words)
{
  RejQuoteEdit edit = { item, item + n_items, word, word + n_words };
  RejQuoteEdit *last;

  if (alignment->edits == NULL)
    alignment->edits = g_array_new (FALSE, FALSE, sizeof (RejQuoteEdit));
  last = alignment->edits->len > 0 ? &g_array_index (alignment->edits, RejQuoteEdit, alignment->edits->len - 1) : NULL;
  if (last != NULL && last->last_item == item && last->last_word == word)
    {
      last->last_item = edit.last_item;
      last->last_word = edit.last_word;
    }
  else
    {
      g_array_append_val (alignment->edits, edit);
    }
}

static void
trace (const Table *table,
       guint column,
       RejQuoteAlignment *alignment)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (guint8));
  guint row = table->n_items, item, word, run = 0;
  gboolean is_first = TRUE;

  while (row > 0)
    {
      guint8 step = table->steps[(gsize) row * table->width + column];
      guint n_items, n_words;

      step_back (step, &n_items, &n_words);
      g_array_append_val (steps, step);
      row -= n_items;
      column = column + n_items - n_words;
    }

  item = table->first_item;
  word = (guint) (table->origin + column);
  alignment->first_word = alignment->last_word = word;
  for (guint i = steps->len; i > 0; i--)
    {
      guint8 step = g_array_index (steps, guint8, i - 1);
      guint n_items, n_words;

      step_back (step, &n_items, &n_words);
      if (step == STEP_OTHER || step == STEP_ADDED || step == STEP_LEFT_OUT)
        {
          add_edit (alignment, item, n_items, word, n_words);
          run = 0;
        }
      else if (step < STEP_WILD)
        {
          alignment->n_matched += n_items;
          run += n_items;
          alignment->longest = MAX (alignment->longest, run);
        }
      /* what a bracket at either end stands for is not known */
      if (is_first && step < STEP_WILD)
        {
          alignment->first_word = word;
          is_first = FALSE;
        }
      item += n_items;
      word += n_words;
      if (step < STEP_WILD)
        alignment->last_word = word;
    }
}

/**
 * rej_quote_align:
 * @index: a finished index
 * @query: a quotation
 * @first_item: the first part to lay beside the index
 * @n_items: how many parts; no ellipsis among them
 * @place: the word of the index that the first part stands beside, about
 * @alignment: (out caller-allocates): how they lie; free with rej_quote_alignment_clear()
 *
 * Finds how parts of a quotation lie beside the words of the index with the fewest differences.
 *
 * Returns: whether they can
 */
gboolean
rej_quote_align (const RejQuoteIndex *index,
                 const RejQuoteQuery *query,
                 guint first_item,
                 guint n_items,
                 gint64 place,
                 RejQuoteAlignment *alignment)
{
  g_autofree guint32 *costs = NULL;
  g_autofree guint8 *steps = NULL;
  Table table = { index, query, first_item, n_items, 0, 0, NULL, NULL };
  guint band = SLACK, best = G_MAXUINT;

  for (guint i = first_item; i < first_item + n_items; i++)
    if (rej_quote_query_get (query, i)->kind == REJ_QUOTE_WILD)
      band = MIN (band + MAX_WILD, MAX_BAND);
  table.origin = place - band;
  table.width = 2 * band + 1;
  costs = g_new (guint32, (gsize) (n_items + 1) * table.width);
  steps = g_new0 (guint8, (gsize) (n_items + 1) * table.width);
  table.costs = costs;
  table.steps = steps;
  fill (&table);

  memset (alignment, 0, sizeof *alignment);
  alignment->cost = IMPOSSIBLE;
  for (guint column = 0; column < table.width; column++)
    {
      gint64 end = table.origin + n_items + column;
      guint32 cost = costs[(gsize) n_items * table.width + column];

      /* another word at the end is that, not one too many and one left out: so of the same cost the last is taken */
      if (cost != IMPOSSIBLE && cost <= alignment->cost && end >= 0 && end <= index->words.words->len)
        {
          alignment->cost = cost;
          best = column;
        }
    }
  if (best == G_MAXUINT)
    return FALSE;
  trace (&table, best, alignment);

  return TRUE;
}
