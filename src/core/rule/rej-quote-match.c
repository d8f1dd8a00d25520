/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-match.h"

#include <string.h>

#include "rej-quote-find.h"

/* How many words of the source an ellipsis may leave out. */
#define MAX_GAP 1500
/* At how many places a passage that the source says again and again is looked at. */
#define MAX_PLACES 64
/* All segments laid beside the index. */
typedef struct
{
  GArray *alignments; /* RejQuoteAlignment, one a segment; cost G_MAXUINT32 where it was not found */
  guint n_matched;
  guint longest;
  guint cost;
} Layout;

G_DEFINE_BOXED_TYPE (RejQuoteMatch, rej_quote_match, rej_quote_match_ref, rej_quote_match_unref)

static void
layout_free (Layout *layout)
{
  g_array_unref (layout->alignments);
  g_free (layout);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Layout, layout_free)

static void
difference_clear (gpointer data)
{
  g_free (((RejQuoteDifference *) data)->source);
}

static const RejQuoteSegment *
get_segment (const RejQuoteSearch *search,
             guint i)
{
  return &g_array_index (search->segments, RejQuoteSegment, i);
}

static void
find_segments (RejQuoteSearch *search)
{
  RejQuoteSegment segment = { 0, 0, 0, TRUE };

  search->segments = g_array_new (FALSE, FALSE, sizeof (RejQuoteSegment));
  for (guint i = 0; i <= search->query.items->len; i++)
    {
      RejQuoteItemKind kind = i < search->query.items->len ? rej_quote_query_get (&search->query, i)->kind : REJ_QUOTE_GAP;

      if (kind != REJ_QUOTE_GAP)
        {
          segment.n_items++;
          segment.n_words += kind != REJ_QUOTE_WILD;
          segment.is_plain &= kind == REJ_QUOTE_WORD;
          continue;
        }
      if (segment.n_words > 0)
        g_array_append_val (search->segments, segment);
      search->n_words += segment.n_words;
      segment = (RejQuoteSegment) { i + 1, 0, 0, TRUE };
    }
}

/* Where a segment stands next to those already found; the nearest place is taken. */
static void
find_near (const RejQuoteSearch *search,
           const RejQuoteSegment *segment,
           guint from,
           guint to,
           gboolean is_after,
           RejQuoteAlignment *alignment)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RejQuoteAlignment));

  *alignment = (RejQuoteAlignment) { from, from, 0, 0, G_MAXUINT32, NULL };
  rej_quote_find_exact (search, segment, from, to, MAX_PLACES, found);
  if (found->len > 0)
    {
      *alignment = g_array_index (found, RejQuoteAlignment, is_after ? found->len - 1 : 0);
      return;
    }
  if (segment->n_words < 2)
    return;
  rej_quote_find_altered (search, segment, from, to, found);
  for (guint i = 0; i < found->len; i++)
    {
      RejQuoteAlignment *other = &g_array_index (found, RejQuoteAlignment, i);

      if (other->cost >= alignment->cost)
        {
          rej_quote_alignment_clear (other);
          continue;
        }
      rej_quote_alignment_clear (alignment);
      *alignment = *other;
    }
}

static void
add_to_layout (Layout *layout,
               const RejQuoteSegment *segment,
               guint position,
               const RejQuoteAlignment *alignment)
{
  g_array_index (layout->alignments, RejQuoteAlignment, position) = *alignment;
  layout->n_matched += alignment->n_matched;
  layout->longest = MAX (layout->longest, alignment->longest);
  layout->cost += alignment->cost != G_MAXUINT32 ? alignment->cost : 3 * segment->n_words;
}

/* Everything else round one segment that stands somewhere. */
static Layout *
lay_out (const RejQuoteSearch *search,
         guint anchor,
         const RejQuoteAlignment *alignment)
{
  Layout *layout = g_new0 (Layout, 1);
  guint at;

  layout->alignments = g_array_sized_new (FALSE, TRUE, sizeof (RejQuoteAlignment), search->segments->len);
  g_array_set_size (layout->alignments, search->segments->len);
  g_array_set_clear_func (layout->alignments, (GDestroyNotify) rej_quote_alignment_clear);
  add_to_layout (layout, get_segment (search, anchor), anchor, alignment);

  at = alignment->last_word;
  for (guint i = anchor + 1; i < search->segments->len; i++)
    {
      RejQuoteAlignment near;

      find_near (search, get_segment (search, i), at, MIN (at + MAX_GAP, search->index->words.words->len), TRUE, &near);
      add_to_layout (layout, get_segment (search, i), i, &near);
      at = MAX (at, near.last_word);
    }
  at = alignment->first_word;
  for (guint i = anchor; i > 0; i--)
    {
      RejQuoteAlignment near;

      find_near (search, get_segment (search, i - 1), at > MAX_GAP ? at - MAX_GAP : 0, at, FALSE, &near);
      add_to_layout (layout, get_segment (search, i - 1), i - 1, &near);
      if (near.cost != G_MAXUINT32)
        at = near.first_word;
    }

  return layout;
}

static guint
get_page (const RejQuoteIndex *index,
          guint word,
          gboolean is_end)
{
  const RejQuoteWord *found = rej_quote_words_get (&index->words, word);
  const RejQuoteText *text = &g_array_index (index->texts, RejQuoteText, found->text);

  if (text->passage < 0)
    return text->page;

  return rej_rule_get_passage_page (index->rule, (guint) text->passage, is_end ? found->end - 1 : found->start);
}

/* The words of the index it lies beside, from the first to the last. */
static gboolean
get_extent (const Layout *layout,
            guint *first,
            guint *last)
{
  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; i < layout->alignments->len; i++)
    {
      const RejQuoteAlignment *alignment = &g_array_index (layout->alignments, RejQuoteAlignment, i);

      if (alignment->cost == G_MAXUINT32 || alignment->first_word >= alignment->last_word)
        continue;
      *first = MIN (*first, alignment->first_word);
      *last = MAX (*last, alignment->last_word);
    }

  return *first < *last;
}

static void
get_pages (const RejQuoteIndex *index,
           const Layout *layout,
           guint *page,
           guint *last_page)
{
  guint first, last;

  *page = *last_page = 0;
  if (!get_extent (layout, &first, &last))
    return;
  *page = get_page (index, first, FALSE);
  *last_page = get_page (index, last - 1, TRUE);
}

static gboolean
is_on_page (const RejQuoteSearch *search,
            const Layout *layout,
            guint wanted)
{
  guint page, last_page;

  get_pages (search->index, layout, &page, &last_page);

  return wanted >= page && wanted <= last_page;
}

/* Fewer differences count first, then the page it is said to stand on, then what comes first. */
static gboolean
is_better (const RejQuoteSearch *search,
           const Layout *layout,
           const Layout *best,
           guint wanted)
{
  guint first, last, best_first;

  if (best == NULL || layout->cost != best->cost)
    return best == NULL || layout->cost < best->cost;
  if (wanted != 0 && is_on_page (search, layout, wanted) != is_on_page (search, best, wanted))
    return is_on_page (search, layout, wanted);
  get_extent (layout, &first, &last);
  get_extent (best, &best_first, &last);

  return first < best_first;
}

static Layout *
find_layout (const RejQuoteSearch *search,
             guint wanted)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (RejQuoteAlignment));
  g_autoptr (Layout) best = NULL;
  const RejQuoteSegment *segment;
  guint anchor = 0;

  for (guint i = 1; i < search->segments->len; i++)
    if (get_segment (search, i)->n_words > get_segment (search, anchor)->n_words)
      anchor = i;
  segment = get_segment (search, anchor);
  if (segment->n_words < 2)
    return NULL;

  rej_quote_find_exact (search, segment, 0, search->index->words.words->len, MAX_PLACES, places);
  if (places->len == 0)
    rej_quote_find_altered (search, segment, 0, search->index->words.words->len, places);
  for (guint i = 0; i < places->len; i++)
    {
      Layout *layout = lay_out (search, anchor, &g_array_index (places, RejQuoteAlignment, i));

      if (is_better (search, layout, best, wanted))
        {
          g_clear_pointer (&best, layout_free);
          best = layout;
        }
      else
        {
          layout_free (layout);
        }
    }

  return g_steal_pointer (&best);
}

/* The words of the source as they are printed. */
static char *
dup_source (const RejQuoteIndex *index,
            guint first,
            guint last)
{
  GString *source = g_string_new (NULL);

  for (guint i = first; i < last;)
    {
      const RejQuoteWord *word = rej_quote_words_get (&index->words, i);
      guint end = i + 1;

      while (end < last && rej_quote_words_get (&index->words, end)->text == word->text)
        end++;
      if (source->len > 0)
        g_string_append_c (source, ' ');
      g_string_append_len (source, g_array_index (index->texts, RejQuoteText, word->text).text + word->start, rej_quote_words_get (&index->words, end - 1)->end - word->start);
      i = end;
    }

  return g_string_free_and_steal (source);
}

/* Where parts of the quotation stand in it: the words before where there are none. */
static void
get_span (const RejQuoteSearch *search,
          guint first_item,
          guint last_item,
          guint *start,
          guint *end)
{
  gboolean found = FALSE;

  *start = *end = 0;
  for (guint i = first_item; i < last_item; i++)
    {
      const RejQuoteItem *item = rej_quote_query_get (&search->query, i);
      const RejQuoteWord *word;

      if (item->kind == REJ_QUOTE_WILD || item->kind == REJ_QUOTE_GAP)
        continue;
      word = rej_quote_words_get (&search->query.words, item->word);
      if (!found)
        *start = word->start;
      *end = word->end;
      found = TRUE;
    }
  for (guint i = first_item; !found && i > 0; i--)
    {
      const RejQuoteItem *item = rej_quote_query_get (&search->query, i - 1);

      if (item->kind == REJ_QUOTE_WILD || item->kind == REJ_QUOTE_GAP)
        continue;
      *start = *end = rej_quote_words_get (&search->query.words, item->word)->end;
      found = TRUE;
    }
}

static void
add_difference (RejQuoteMatch *match,
                const RejQuoteSearch *search,
                guint first_item,
                guint last_item,
                guint first,
                guint last)
{
  RejQuoteDifference difference = { 0, 0, dup_source (search->index, first, last) };

  get_span (search, first_item, last_item, &difference.start, &difference.end);
  g_array_append_val (match->differences, difference);
}

static void
fill_differences (RejQuoteMatch *match,
                  const RejQuoteSearch *search,
                  const Layout *layout)
{
  match->differences = g_array_new (FALSE, FALSE, sizeof (RejQuoteDifference));
  g_array_set_clear_func (match->differences, difference_clear);
  for (guint i = 0; i < layout->alignments->len; i++)
    {
      const RejQuoteAlignment *alignment = &g_array_index (layout->alignments, RejQuoteAlignment, i);
      const RejQuoteSegment *segment = get_segment (search, i);

      if (alignment->cost == G_MAXUINT32)
        add_difference (match, search, segment->first_item, segment->first_item + segment->n_items, 0, 0);
      for (guint k = 0; alignment->edits != NULL && k < alignment->edits->len; k++)
        {
          const RejQuoteEdit *edit = &g_array_index (alignment->edits, RejQuoteEdit, k);

          add_difference (match, search, edit->first_item, edit->last_item, edit->first_word, edit->last_word);
        }
    }
}

static gboolean
has_edits (const Layout *layout)
{
  for (guint i = 0; i < layout->alignments->len; i++)
    {
      const RejQuoteAlignment *alignment = &g_array_index (layout->alignments, RejQuoteAlignment, i);

      if (alignment->cost == G_MAXUINT32 || alignment->edits != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
judge (RejQuoteMatch *match,
       const RejQuoteSearch *search,
       const Layout *layout)
{
  guint first = g_array_index (layout->alignments, RejQuoteAlignment, 0).first_word;

  match->n_matched = layout->n_matched;
  if (!has_edits (layout))
    match->verdict = REJ_QUOTE_VERBATIM;
  else if (search->n_words < REJ_QUOTE_MIN_WORDS)
    return;
  else if (layout->n_matched * 10 >= search->n_words * 6 && layout->n_matched >= 4 && layout->longest >= 2)
    match->verdict = REJ_QUOTE_ALTERED;
  else
    match->verdict = REJ_QUOTE_NOT_FOUND;
  if (match->verdict == REJ_QUOTE_NOT_FOUND)
    return;

  get_pages (search->index, layout, &match->page, &match->last_page);
  if (first < search->index->words.words->len)
    match->cite = g_strdup (g_array_index (search->index->texts, RejQuoteText, rej_quote_words_get (&search->index->words, first)->text).cite);
  if (match->verdict == REJ_QUOTE_ALTERED)
    fill_differences (match, search, layout);
}

/**
 * rej_quote_match_new:
 * @index: a finished index
 * @text: quoted words, without the quotation marks round them; valid UTF-8
 * @length: bytes of @text
 * @page: the page they are said to stand on, 0 if none is: of several places the one there is taken
 *
 * Compares quoted words with the texts of an index. Costs what the quotation costs, whatever the size of the texts.
 *
 * Returns: (transfer full): what it came to
 */
RejQuoteMatch *
rej_quote_match_new (const RejQuoteIndex *index,
                     const char *text,
                     gsize length,
                     guint page)
{
  RejQuoteMatch *self;
  RejQuoteSearch search = { index };

  g_return_val_if_fail (index != NULL && index->heads != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (RejQuoteMatch);
  rej_quote_query_init (&search.query, text, length);
  find_segments (&search);
  self->n_words = search.n_words;
  if (search.n_words >= REJ_QUOTE_MIN_WORDS - 1)
    {
      g_autoptr (Layout) layout = find_layout (&search, page);

      if (layout != NULL)
        judge (self, &search, layout);
      else if (search.n_words >= REJ_QUOTE_MIN_WORDS)
        self->verdict = REJ_QUOTE_NOT_FOUND;
    }
  g_array_unref (search.segments);
  rej_quote_query_clear (&search.query);

  return self;
}

/**
 * rej_quote_match_ref:
 * @self: a match
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejQuoteMatch *
rej_quote_match_ref (RejQuoteMatch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
match_clear (RejQuoteMatch *self)
{
  g_free (self->cite);
  g_clear_pointer (&self->differences, g_array_unref);
}

/**
 * rej_quote_match_unref:
 * @self: (transfer full): a match
 *
 * Drops a reference.
 */
void
rej_quote_match_unref (RejQuoteMatch *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) match_clear);
}

/**
 * rej_quote_verdict_to_string:
 * @verdict: a verdict
 *
 * Gives the stable name of a verdict, as the command line prints it.
 *
 * Returns: (transfer none): a static string
 */
const char *
rej_quote_verdict_to_string (RejQuoteVerdict verdict)
{
  static const char *const names[] = { "unchecked", "verbatim", "altered", "not-found" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), NULL);

  return names[verdict];
}
