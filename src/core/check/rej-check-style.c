/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-style.h"

#include <string.h>

#include "rej-check-private.h"

static void
style_change_free (RejCheckStyleChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Whether only words and line ends stand there: markup would be lost. */
static gboolean
is_bare (RejTextMask *mask,
         guint start,
         guint end)
{
  guint n_runs;
  const RejTextRun *runs = rej_text_mask_get_runs (mask, &n_runs);
  gsize first = rej_text_mask_plain_to_source (mask, start);
  gsize last = rej_text_mask_plain_end_to_source (mask, end);

  for (guint i = 0; i < n_runs && runs[i].start < last; i++)
    if (runs[i].start + runs[i].length > first && runs[i].kind != REJ_TEXT_RUN_TEXT && runs[i].kind != REJ_TEXT_RUN_SOFT_BREAK)
      return FALSE;

  return TRUE;
}

static guint
count_lines (const char *text,
             gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == '\n';

  return n;
}

static void
list_block (RejTextBlock *block,
            BlockCheck *check,
            RejCiteStyle style,
            GPtrArray *changes)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  RejCiteList *citations = check->results->citations;
  guint offset = rej_text_block_get_offset (block);
  gsize plain_length, length;
  const char *plain = rej_text_mask_get_plain (mask, &plain_length);
  const char *source = rej_text_block_get_source (block, &length);
  RejBlockMap map;
  guint behind = 0;

  rej_block_map_init (&map, block);
  for (guint i = 0; i < rej_cite_list_get_n (citations); i++)
    {
      g_autofree char *after = NULL;
      RejCheckStyleChange *change;
      gsize first, last;
      guint start, end;

      if (!_rej_check_is_citation (check, i) ||
          !rej_cite_style_get_change (plain, plain_length, citations, i, style, &start, &end, &after) ||
          start < behind || rej_quoted_covers (check->results->quotations, start, end) || !is_bare (mask, start, end))
        continue;
      behind = end;
      first = rej_text_mask_plain_to_source (mask, start);
      last = rej_text_mask_plain_end_to_source (mask, end);
      change = g_new0 (RejCheckStyleChange, 1);
      rej_block_map_range (&map, start, end, &change->start, &change->end);
      change->start += offset;
      change->end += offset;
      change->line = rej_text_block_get_line (block) + count_lines (source, first);
      change->before = g_strndup (source + first, last - first);
      change->after = g_steal_pointer (&after);
      g_ptr_array_add (changes, change);
    }
}

/**
 * rej_check_list_style_changes:
 * @self: a settled check
 * @style: the style wanted
 *
 * Lists what is to change for every citation of a comment to be written in one style. What is quoted stays as it is,
 * and so does a citation with markup inside it.
 *
 * Returns: (transfer full) (element-type RejCheckStyleChange): the changes, in the order of the text; none overlaps
 */
GPtrArray *
rej_check_list_style_changes (RejCheck *self,
                              RejCiteStyle style)
{
  GPtrArray *changes = NULL;

  g_return_val_if_fail (REJ_IS_CHECK (self), NULL);

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) style_change_free);
  for (RejTextBlock *block = rej_text_index_get_first_block (self->index); block != NULL; block = rej_text_block_get_next (block))
    {
      BlockCheck *check = rej_text_block_get_data (block);

      if (check != NULL && check->parts->len > 0)
        list_block (block, check, style, changes);
    }

  return changes;
}
