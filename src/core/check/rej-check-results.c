/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-private.h"

/**
 * rej_check_get_counts:
 * @self: a check
 * @counts: (out caller-allocates): the sizes of the comment, without its sentences
 *
 * Tells how long the comment is, without reading it again.
 */
void
rej_check_get_counts (RejCheck *self,
                      RejTextCounts *counts)
{
  g_return_if_fail (REJ_IS_CHECK (self));

  rej_text_index_get_counts (self->index, counts);
}

/**
 * rej_check_get_n_citations:
 * @self: a check
 *
 * Tells how many citations were found.
 *
 * Returns: their number
 */
guint
rej_check_get_n_citations (RejCheck *self)
{
  g_return_val_if_fail (REJ_IS_CHECK (self), 0);

  return rej_text_index_get_tally (self->index, TALLY_CITATIONS);
}

/**
 * rej_check_count_findings_between:
 * @self: a check
 * @first: a block
 * @end: (nullable): a block after it, or %NULL for the end of the document
 *
 * Counts the findings in blocks that follow each other, in O(log n).
 *
 * Returns: how many there are from @first on and before @end
 */
guint
rej_check_count_findings_between (RejCheck *self,
                                  RejTextBlock *first,
                                  RejTextBlock *end)
{
  guint n_before_end;

  g_return_val_if_fail (REJ_IS_CHECK (self), 0);
  g_return_val_if_fail (first != NULL, 0);

  if (end != NULL)
    n_before_end = rej_text_block_get_tally_before (end, TALLY_FINDINGS);
  else
    n_before_end = rej_text_index_get_tally (self->index, TALLY_FINDINGS);

  return n_before_end - rej_text_block_get_tally_before (first, TALLY_FINDINGS);
}

/**
 * rej_check_get_n_findings:
 * @self: a check
 * @severity: which findings
 *
 * Tells how many findings of one severity there are.
 *
 * Returns: their number
 */
guint
rej_check_get_n_findings (RejCheck *self,
                          RejFindingSeverity severity)
{
  guint n_errors, n_warnings, n_whole = 0;

  g_return_val_if_fail (REJ_IS_CHECK (self), 0);

  for (guint i = 0; i < self->whole->len; i++)
    n_whole += rej_finding_item_get_severity (g_ptr_array_index (self->whole, i)) == severity;
  n_errors = rej_text_index_get_tally (self->index, TALLY_ERRORS);
  n_warnings = rej_text_index_get_tally (self->index, TALLY_WARNINGS);
  switch (severity)
    {
    case REJ_FINDING_ERROR:
      return n_whole + n_errors;
    case REJ_FINDING_WARNING:
      return n_whole + n_warnings;
    case REJ_FINDING_SUGGESTION:
      return n_whole + rej_text_index_get_tally (self->index, TALLY_FINDINGS) - n_errors - n_warnings;
    default:
      g_return_val_if_reached (0);
    }
}

static GArray *
map_differences (RejBlockMap *map,
                 const RejQuoted *quotation,
                 guint offset)
{
  GArray *mapped = g_array_new (FALSE, FALSE, sizeof (RejCheckDifference));
  const GArray *differences = quotation->verdict == REJ_QUOTE_ALTERED ? quotation->match->differences : NULL;

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const RejQuoteDifference *difference = &g_array_index (differences, RejQuoteDifference, i);
      RejCheckDifference in_document = { 0, 0, difference->source };

      rej_block_map_range (map, quotation->start + difference->start, quotation->start + difference->end, &in_document.start, &in_document.end);
      in_document.start += offset;
      in_document.end += offset;
      g_array_append_val (mapped, in_document);
    }

  return mapped;
}

/**
 * rej_check_foreach_quotation:
 * @self: a settled check
 * @func: (scope call): called for each quotation, in document order
 * @user_data: for @func
 *
 * Walks over what the document quotes.
 */
void
rej_check_foreach_quotation (RejCheck *self,
                             RejCheckQuotationFunc func,
                             gpointer user_data)
{
  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (func != NULL);

  for (RejTextBlock *block = rej_text_index_get_first_block (self->index); block != NULL; block = rej_text_block_get_next (block))
    {
      BlockCheck *check = rej_text_block_get_data (block);
      guint offset = rej_text_block_get_offset (block);
      RejBlockMap map;

      if (check == NULL)
        continue;
      rej_block_map_init (&map, block);
      for (guint i = 0; i < check->results->quotations->len; i++)
        {
          const RejQuoted *found = &g_array_index (check->results->quotations, RejQuoted, i);
          g_autoptr (GArray) differences = map_differences (&map, found, offset);
          RejCheckQuotation quotation = { found, 0, 0, (const RejCheckDifference *) differences->data, differences->len };

          rej_block_map_range (&map, found->start, found->end, &quotation.start, &quotation.end);
          quotation.start += offset;
          quotation.end += offset;
          func (&quotation, user_data);
        }
    }
}

/**
 * rej_check_foreach_finding_in:
 * @self: a check
 * @start: first character
 * @end: character after the last
 * @func: (scope call): called for each finding that touches the range, in document order
 * @user_data: for @func
 *
 * Walks over the findings of a part of the document.
 */
void
rej_check_foreach_finding_in (RejCheck *self,
                              guint start,
                              guint end,
                              RejCheckFindingFunc func,
                              gpointer user_data)
{
  RejTextBlock *block;

  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (func != NULL);

  for (block = rej_text_index_get_block_at (self->index, start); block != NULL && rej_text_block_get_offset (block) <= end; block = rej_text_block_get_next (block))
    {
      BlockCheck *check = rej_text_block_get_data (block);

      for (guint i = 0; check != NULL && i < check->items->len; i++)
        {
          RejFindingItem *item = g_ptr_array_index (check->items, i);
          guint item_start, item_end;

          if (rej_finding_item_get_range (item, &item_start, &item_end) && item_start <= end && item_end >= start)
            func (item, user_data);
        }
    }
}

/**
 * rej_check_get_likeness:
 * @self: a check
 * @likeness: (out caller-allocates): what the comment shares with its template
 *
 * Tells how much of the comment is still the template's. Costs nothing: the sums are there.
 *
 * Returns: `FALSE` if no template is known
 */
gboolean
rej_check_get_likeness (RejCheck *self,
                        RejCheckLikeness *likeness)
{
  g_return_val_if_fail (REJ_IS_CHECK (self), FALSE);
  g_return_val_if_fail (likeness != NULL, FALSE);

  likeness->n_words = rej_text_index_get_tally (self->index, TALLY_WORDS);
  likeness->n_shared = rej_text_index_get_tally (self->index, TALLY_SHARED);
  likeness->n_paragraphs = rej_text_index_get_tally (self->index, TALLY_TEMPLATE_BLOCKS);

  return rej_check_context_get_template (self->context) != NULL;
}

/**
 * rej_check_likeness_get_own_percent:
 * @self: what a text shares with its template; its words are not 0
 *
 * Gives the share of own words for people, rounded so that neither all nor nothing is said of what is not quite that.
 *
 * Returns: percent
 */
guint
rej_check_likeness_get_own_percent (const RejCheckLikeness *self)
{
  guint n_own;

  g_return_val_if_fail (self != NULL && self->n_words > 0, 0);

  n_own = self->n_words - self->n_shared;
  return n_own > 0 ? MAX ((guint) ((guint64) n_own * 100 / self->n_words), 1) : 0;
}

/**
 * rej_check_get_likeness_at:
 * @self: a settled check
 * @offset: a character of the document
 * @likeness: (out caller-allocates): what the paragraph shares with the template
 *
 * Tells how much of the block round a character is still the template's.
 *
 * Returns: `FALSE` if no template is known or no block is there
 */
gboolean
rej_check_get_likeness_at (RejCheck *self,
                           guint offset,
                           RejCheckLikeness *likeness)
{
  RejTextBlock *block;
  BlockCheck *check;

  g_return_val_if_fail (REJ_IS_CHECK (self), FALSE);
  g_return_val_if_fail (likeness != NULL, FALSE);

  block = rej_text_index_get_block_at (self->index, offset);
  check = block != NULL ? rej_text_block_get_data (block) : NULL;
  if (check == NULL || check->results->likeness == NULL)
    return FALSE;

  likeness->n_words = rej_likeness_get_n_words (check->results->likeness);
  likeness->n_shared = rej_likeness_get_n_shared (check->results->likeness);
  likeness->n_paragraphs = rej_block_results_are_all_template (check->results);

  return TRUE;
}

/**
 * rej_check_get_longest_shared_run:
 * @self: a settled check
 *
 * Finds the longest run of words that stand in the template in the same order. Walks over all blocks: for a report or
 * an opened detail, not for each letter typed.
 *
 * Returns: its words
 */
guint
rej_check_get_longest_shared_run (RejCheck *self)
{
  RejLikenessLongest longest = { 0 };

  g_return_val_if_fail (REJ_IS_CHECK (self), 0);

  for (RejTextBlock *block = rej_text_index_get_first_block (self->index); block != NULL; block = rej_text_block_get_next (block))
    {
      BlockCheck *check = rej_text_block_get_data (block);

      if (check != NULL && check->results->likeness != NULL)
        rej_likeness_longest_add (&longest, check->results->likeness);
    }

  return longest.longest;
}

/**
 * rej_check_foreach_shared_in:
 * @self: a settled check
 * @start: first character
 * @end: character after the last
 * @func: (scope call): called for each run of shared words that touches the range, in document order
 * @user_data: for @func
 *
 * Walks over the words that are still the template's in a part of the document, such as what is on screen.
 */
void
rej_check_foreach_shared_in (RejCheck *self,
                             guint start,
                             guint end,
                             RejCheckRangeFunc func,
                             gpointer user_data)
{
  RejTextBlock *block;

  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (func != NULL);

  for (block = rej_text_index_get_block_at (self->index, start); block != NULL && rej_text_block_get_offset (block) < end; block = rej_text_block_get_next (block))
    {
      BlockCheck *check = rej_text_block_get_data (block);
      guint offset = rej_text_block_get_offset (block), n_runs = 0;
      const RejLikenessRun *runs = NULL;
      RejBlockMap map;

      if (check == NULL || check->results->likeness == NULL)
        continue;
      rej_block_map_init (&map, block);
      runs = rej_likeness_get_runs (check->results->likeness, &n_runs);
      for (guint i = 0; i < n_runs; i++)
        {
          guint run_start, run_end;

          rej_block_map_range (&map, runs[i].start, runs[i].end, &run_start, &run_end);
          if (offset + run_start < end && offset + run_end > start)
            func (offset + run_start, offset + run_end, user_data);
        }
    }
}
