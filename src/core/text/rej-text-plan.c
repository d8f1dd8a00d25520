/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-plan-private.h"

#include <string.h>

RejTextPlan *
_rej_text_plan_new (void)
{
  RejTextPlan *self = g_new0 (RejTextPlan, 1);

  self->replacements = rej_text_replacements_new ();
  return self;
}

/**
 * rej_text_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees a plan.
 */
void
rej_text_plan_free (RejTextPlan *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->replacements);
  g_free (self);
}

/**
 * _rej_text_plan_map:
 * @self: a plan whose replacements are in order
 * @offset: a place before it is carried out
 * @behind: whether the place stays behind what is inserted there
 *
 * Tells where a place is afterwards.
 *
 * Returns: its offset then
 */
guint
_rej_text_plan_map (RejTextPlan *self,
                    guint offset,
                    gboolean behind)
{
  guint shift = 0;
  guint removed = 0;

  for (guint i = 0; i < self->replacements->len; i++)
    {
      const RejTextReplacement *replacement = self->replacements->pdata[i];
      guint n_inserted = (guint) g_utf8_strlen (replacement->text, -1);
      guint end = replacement->start + replacement->n_removed;

      if (replacement->start > offset || (replacement->start == offset && !behind && replacement->n_removed == 0))
        break;
      if (offset < end)
        {
          /* Taken away from around it. */
          removed += offset - replacement->start;
          shift += behind || replacement->start == offset ? n_inserted : MIN (n_inserted, offset - replacement->start);
          break;
        }
      shift += n_inserted;
      removed += replacement->n_removed;
    }
  return offset + shift - removed;
}

/* Sorts it, and says where a selection will be; a plan that changes nothing is none. */
RejTextPlan *
_rej_text_plan_finish (RejTextPlan *self,
                       guint start,
                       guint end)
{
  if (self->replacements->len == 0)
    {
      rej_text_plan_free (self);
      return NULL;
    }
  rej_text_replacements_sort (self->replacements);
  self->start = _rej_text_plan_map (self, start, TRUE);
  self->end = end == start ? self->start : MAX (self->start, _rej_text_plan_map (self, end, FALSE));
  return self;
}

const char *
_rej_text_plan_get_source (RejTextBlock *block)
{
  gsize length = 0;

  return rej_text_block_get_source (block, &length);
}

guint
_rej_text_find_line_start (RejTextIndex *index,
                           guint offset)
{
  RejTextBlock *block = rej_text_index_get_block_at (index, offset);
  guint block_offset = 0;
  const char *source = NULL;
  gsize at = 0;

  if (block == NULL)
    return 0;
  block_offset = rej_text_block_get_offset (block);
  source = _rej_text_plan_get_source (block);
  at = rej_text_block_character_to_byte (block, MIN (offset - block_offset, rej_text_block_get_n_characters (block)));
  while (at > 0 && source[at - 1] != '\n')
    at--;
  return block_offset + rej_text_block_byte_to_character (block, at);
}

guint
_rej_text_find_line_end (RejTextIndex *index,
                         guint offset)
{
  RejTextBlock *block = rej_text_index_get_block_at (index, offset);
  guint block_offset = 0;
  const char *source = NULL;
  gsize length = 0;
  gsize at = 0;

  if (block == NULL)
    return 0;
  block_offset = rej_text_block_get_offset (block);
  source = rej_text_block_get_source (block, &length);
  at = rej_text_block_character_to_byte (block, MIN (offset - block_offset, rej_text_block_get_n_characters (block)));
  while (at < length && source[at] != '\n')
    at++;
  return block_offset + rej_text_block_byte_to_character (block, at);
}

/* The lines that a selection touches. */
void
_rej_text_lines_init (RejTextLines *self,
                      RejTextIndex *index,
                      guint start,
                      guint end)
{
  self->offset = _rej_text_find_line_start (index, start);
  self->text = rej_text_index_dup_range (index, self->offset, _rej_text_find_line_end (index, end));
}

void
_rej_text_lines_clear (RejTextLines *self)
{
  g_clear_pointer (&self->text, g_free);
}
