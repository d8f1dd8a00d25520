/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-plan-private.h"

#include <string.h>

static guint
get_end (RejTextBlock *block)
{
  return rej_text_block_get_offset (block) + rej_text_block_get_n_characters (block);
}

/* A block without the blank lines and the line end behind it. */
static guint
get_text_end (RejTextBlock *block)
{
  gsize length = 0;
  const char *source = rej_text_block_get_source (block, &length);

  while (length > 0 && strchr (" \t\r\n", source[length - 1]) != NULL)
    length--;
  return rej_text_block_get_offset (block) + rej_text_block_byte_to_character (block, length);
}

static gboolean
is_blank (RejTextBlock *block)
{
  return get_text_end (block) == rej_text_block_get_offset (block);
}

/**
 * rej_text_plan_get_paragraph:
 * @index: the text
 * @offset: a character
 * @start: (out): first character
 * @end: (out): character after the last
 *
 * Gives the paragraph, heading or list item that a place is in, without the line end behind it.
 */
void
rej_text_plan_get_paragraph (RejTextIndex *index,
                             guint offset,
                             guint *start,
                             guint *end)
{
  RejTextBlock *block = NULL;

  g_return_if_fail (REJ_IS_TEXT_INDEX (index));

  block = rej_text_index_get_block_at (index, offset);
  *start = *end = offset;
  /* On the blank lines behind a paragraph there is none. */
  if (block == NULL || offset > get_text_end (block))
    return;
  *start = rej_text_block_get_offset (block);
  *end = get_text_end (block);
}

static guint
get_level (RejTextBlock *block)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  RejTextStyleSpan span = { 0 };

  return mask != NULL && rej_text_mask_get_heading (mask, 0, &span) ? span.style - REJ_TEXT_STYLE_HEADING_1 + 1 : 0;
}

/**
 * rej_text_plan_get_section:
 * @index: the text
 * @offset: a character
 * @start: (out): first character
 * @end: (out): character after the last
 *
 * Gives the section that a place is in: its heading, and all up to the next one of its level.
 */
void
rej_text_plan_get_section (RejTextIndex *index,
                           guint offset,
                           guint *start,
                           guint *end)
{
  RejTextBlock *block = NULL;
  guint level = 0;

  g_return_if_fail (REJ_IS_TEXT_INDEX (index));

  *start = 0;
  *end = rej_text_index_get_n_characters (index);
  for (block = rej_text_index_get_block_at (index, offset); block != NULL; block = rej_text_block_get_previous (block))
    {
      level = get_level (block);
      if (level > 0)
        break;
    }
  if (block != NULL)
    {
      *start = rej_text_block_get_offset (block);
      block = rej_text_block_get_next (block);
    }
  else
    {
      block = rej_text_index_get_first_block (index);
    }
  for (; block != NULL; block = rej_text_block_get_next (block))
    {
      guint other = get_level (block);

      if (other > 0 && (level == 0 || other <= level))
        {
          *end = rej_text_block_get_offset (block);
          break;
        }
    }
}

/* From the first line of an item to where what is set in below it ends. */
static RejTextBlock *
find_last_of_item (RejTextBlock *block)
{
  const char *source = _rej_text_plan_get_source (block);
  gsize indent = strspn (source, " ");
  gboolean is_item = strchr ("-*+0123456789", source[indent]) != NULL;
  RejTextBlock *next = rej_text_block_get_next (block);

  while (is_item && next != NULL && !is_blank (next) && strspn (_rej_text_plan_get_source (next), " ") > indent)
    {
      block = next;
      next = rej_text_block_get_next (block);
    }
  return block;
}

/**
 * rej_text_plan_move_paragraph:
 * @index: the text
 * @start: first selected character
 * @end: character after the last
 * @down: whether to move it down, not up
 *
 * Plans to have the paragraphs that are selected change places with the one after or before them. A list item takes
 * along what is set in below it. The blank lines between them stay.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL at the end of the text
 */
RejTextPlan *
rej_text_plan_move_paragraph (RejTextIndex *index,
                              guint start,
                              guint end,
                              gboolean down)
{
  RejTextBlock *first = NULL;
  RejTextBlock *last = NULL;
  RejTextBlock *other = NULL;
  RejTextBlock *other_last = NULL;
  RejTextPlan *plan = NULL;
  g_autofree char *text = NULL;
  g_autofree char *space = NULL;
  g_autofree char *moved = NULL;
  guint from = 0;
  guint to = 0;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  first = rej_text_index_get_block_at (index, start);
  last = end > start ? rej_text_index_get_block_at (index, end - 1) : first;
  if (first == NULL || last == NULL || is_blank (first))
    return NULL;
  last = find_last_of_item (last);
  other = down ? rej_text_block_get_next (last) : rej_text_block_get_previous (first);
  if (other == NULL || is_blank (other))
    return NULL;
  other_last = down ? find_last_of_item (other) : other;

  from = rej_text_block_get_offset (first);
  to = get_text_end (last);
  text = rej_text_index_dup_range (index, from, to);
  plan = _rej_text_plan_new ();
  if (down)
    {
      guint place = get_text_end (other_last);

      space = rej_text_index_dup_range (index, to, get_end (last));
      moved = g_strconcat (space, text, NULL);
      rej_text_replacements_add (plan->replacements, from, get_end (last) - from, "");
      rej_text_replacements_add (plan->replacements, place, 0, moved);
      plan->start = place - (get_end (last) - from) + (guint) g_utf8_strlen (space, -1) + (start - from);
    }
  else
    {
      guint place = rej_text_block_get_offset (other);

      space = rej_text_index_dup_range (index, get_text_end (other), get_end (other));
      moved = g_strconcat (text, space, NULL);
      rej_text_replacements_add (plan->replacements, place, 0, moved);
      rej_text_replacements_add (plan->replacements, get_text_end (other), to - get_text_end (other), "");
      plan->start = place + (start - from);
    }
  plan->end = plan->start + (MIN (end, to) - MIN (start, to));
  return plan;
}
