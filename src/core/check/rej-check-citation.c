/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-private.h"

static int
target_number (RejCiteTarget target)
{
  const RejCheckPart *part;

  if (target.section == NULL)
    return -1;
  part = rej_cite_section_get_owner (target.section);

  return rej_text_block_get_tally_before (part->check->block, TALLY_CITATIONS) +
         g_array_index (part->check->numbers, guint, part->first + target.position);
}

/* A block that was read anew has the citations of its old text until they are looked for again. */
static gboolean
is_of_text (RejCiteList *citations,
            gsize length)
{
  for (guint i = 0; i < rej_cite_list_get_n (citations); i++)
    {
      const RejCitation *found = rej_cite_list_get (citations, i);

      if (found->end > length || found->tail > length)
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_block (RejCheck *self,
             RejTextBlock *block,
             RejCheckCitation *citation,
             RejBlockMap *map)
{
  BlockCheck *check = rej_text_block_get_data (block);
  gsize length = 0;

  if (check == NULL || check->parts->len == 0 || rej_text_block_get_mask (block) == NULL)
    return FALSE;

  rej_block_map_init (map, block);
  citation->citations = check->results->citations;
  citation->text = rej_text_mask_get_plain (rej_text_block_get_mask (block), &length);
  citation->line = rej_text_block_get_line (block);

  return self->settled || is_of_text (citation->citations, length);
}

static void
take_place (RejTextBlock *block,
            RejBlockMap *map,
            guint position,
            RejCheckCitation *citation)
{
  const RejCitation *found = rej_cite_list_get (citation->citations, position);
  guint offset = rej_text_block_get_offset (block);

  citation->position = position;
  rej_block_map_range (map, found->start, found->end, &citation->start, &citation->end);
  citation->start += offset;
  citation->end += offset;
}

/* While something is not up to date, a section may be missing, or stand for one that is gone. */
static void
take_targets (RejCheck *self,
              RejTextBlock *block,
              RejCheckCitation *citation)
{
  guint position = citation->position;
  RejCiteSection *section = NULL;

  citation->antecedent = citation->same_as = -1;
  if (!self->settled)
    return;
  section = _rej_check_find_section (rej_text_block_get_data (block), &position);
  citation->antecedent = target_number (rej_cite_section_get_antecedent (section, position));
  citation->same_as = target_number (rej_cite_section_get_same_as (section, position));
}

/**
 * rej_check_foreach_citation:
 * @self: a settled check
 * @func: (scope call): called for each citation, in document order
 * @user_data: for @func
 *
 * Walks over the citations.
 */
void
rej_check_foreach_citation (RejCheck *self,
                            RejCheckCitationFunc func,
                            gpointer user_data)
{
  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (func != NULL);

  for (RejTextBlock *block = rej_text_index_get_first_block (self->index); block != NULL; block = rej_text_block_get_next (block))
    rej_check_foreach_citation_of (self, block, func, user_data);
}

/**
 * rej_check_foreach_citation_of:
 * @self: a check
 * @block: a block of the document
 * @func: (scope call): called for each citation, in the order of the text
 * @user_data: for @func
 *
 * Walks over the citations of one block. What they stand for is told while the check is settled.
 */
void
rej_check_foreach_citation_of (RejCheck *self,
                               RejTextBlock *block,
                               RejCheckCitationFunc func,
                               gpointer user_data)
{
  BlockCheck *check = NULL;
  RejCheckCitation citation = { 0 };
  RejBlockMap map;

  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (block != NULL);
  g_return_if_fail (func != NULL);

  check = rej_text_block_get_data (block);
  if (!begin_block (self, block, &citation, &map))
    return;
  for (guint i = 0; i < rej_cite_list_get_n (citation.citations); i++)
    {
      if (!_rej_check_is_citation (check, i))
        continue;
      take_place (block, &map, i, &citation);
      take_targets (self, block, &citation);
      func (&citation, user_data);
    }
}

/**
 * rej_check_find_citation:
 * @self: a check
 * @offset: a character of the document
 * @citation: (out caller-allocates): the citation there; what it points to lives until the text changes
 *
 * Finds the citation a character belongs to, or that ends right before it; its pages and parenthesis belong to it here.
 * Costs what its block costs.
 *
 * Returns: whether there is one
 */
gboolean
rej_check_find_citation (RejCheck *self,
                         guint offset,
                         RejCheckCitation *citation)
{
  RejTextBlock *block;
  gboolean is_found = FALSE;
  RejCheckCitation candidate = { 0 };
  RejBlockMap map;

  g_return_val_if_fail (REJ_IS_CHECK (self), FALSE);
  g_return_val_if_fail (citation != NULL, FALSE);

  block = rej_text_index_get_block_at (self->index, offset);
  if (block == NULL || !begin_block (self, block, &candidate, &map))
    return FALSE;
  for (guint i = 0; i < rej_cite_list_get_n (candidate.citations); i++)
    {
      BlockCheck *check = rej_text_block_get_data (block);
      const RejCitation *found = rej_cite_list_get (candidate.citations, i);
      guint start = 0;
      guint tail = 0;

      if (!_rej_check_is_citation (check, i))
        continue;
      take_place (block, &map, i, &candidate);
      if (candidate.start > offset)
        break;
      rej_block_map_range (&map, found->start, found->tail, &start, &tail);
      if (tail + rej_text_block_get_offset (block) < offset)
        continue;
      *citation = candidate;
      is_found = TRUE;
    }
  if (is_found)
    take_targets (self, block, citation);

  return is_found;
}

/**
 * rej_check_get_citation:
 * @self: a check
 * @number: number of a citation in the document, from 0
 * @citation: (out caller-allocates): the citation; what it points to lives until the text changes
 *
 * Gets a citation by its number, such as the one that another stands for.
 *
 * Returns: whether there is one
 */
gboolean
rej_check_get_citation (RejCheck *self,
                        guint number,
                        RejCheckCitation *citation)
{
  RejTextBlock *block;
  guint in_block = 0;
  RejBlockMap map;

  g_return_val_if_fail (REJ_IS_CHECK (self), FALSE);
  g_return_val_if_fail (citation != NULL, FALSE);

  block = rej_text_index_get_block_by_tally (self->index, TALLY_CITATIONS, number, &in_block);
  if (block == NULL || !begin_block (self, block, citation, &map))
    return FALSE;
  for (guint i = 0; i < rej_cite_list_get_n (citation->citations); i++)
    {
      BlockCheck *check = rej_text_block_get_data (block);

      if (!_rej_check_is_citation (check, i) || g_array_index (check->numbers, guint, i) != in_block)
        continue;
      take_place (block, &map, i, citation);
      take_targets (self, block, citation);
      return TRUE;
    }

  return FALSE;
}
