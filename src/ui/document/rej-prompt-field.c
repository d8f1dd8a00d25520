/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-prompt-field.h"

#include "rej-placeholder.h"

/* The first field of a block that begins at or behind a character, or its last that begins before one. */
static gboolean
find_in_block (RejTextBlock *block,
               guint offset,
               gboolean forward,
               RejPromptField *field)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  guint block_offset = rej_text_block_get_offset (block);
  RejPlaceholder found = { 0 };
  gboolean is_found = FALSE;
  gsize length = 0;
  const char *plain = NULL;

  if (mask == NULL)
    return FALSE;
  plain = rej_text_mask_get_plain (mask, &length);
  for (gsize at = 0; rej_placeholder_find_next (plain, length, at, &found); at = found.end)
    {
      RejPromptField candidate = {
        block_offset + rej_text_block_byte_to_character (block, rej_text_mask_plain_to_source (mask, found.start)),
        block_offset + rej_text_block_byte_to_character (block, rej_text_mask_plain_end_to_source (mask, found.end)),
      };

      if (forward ? candidate.start < offset : candidate.start >= offset)
        continue;
      *field = candidate;
      is_found = TRUE;
      if (forward)
        break;
    }
  return is_found;
}

/**
 * rej_prompt_field_find_next:
 * @index: the text
 * @from: first character to look at
 * @field: (out): the field
 *
 * Looks for a placeholder that begins at a character or behind it.
 *
 * Returns: whether there is one
 */
gboolean
rej_prompt_field_find_next (RejTextIndex *index,
                            guint from,
                            RejPromptField *field)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  for (RejTextBlock *block = rej_text_index_get_block_at (index, from); block != NULL; block = rej_text_block_get_next (block))
    {
      if (find_in_block (block, from, TRUE, field))
        return TRUE;
    }
  return FALSE;
}

/**
 * rej_prompt_field_find_previous:
 * @index: the text
 * @before: a character
 * @field: (out): the field
 *
 * Looks for the last placeholder that begins before a character.
 *
 * Returns: whether there is one
 */
gboolean
rej_prompt_field_find_previous (RejTextIndex *index,
                                guint before,
                                RejPromptField *field)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  for (RejTextBlock *block = rej_text_index_get_block_at (index, before); block != NULL; block = rej_text_block_get_previous (block))
    {
      if (find_in_block (block, before, FALSE, field))
        return TRUE;
    }
  return FALSE;
}

/**
 * rej_prompt_field_find_at:
 * @index: the text
 * @offset: a character
 * @field: (out): the field
 *
 * Looks for the placeholder in which a cursor stands: not one it stands right before or behind.
 *
 * Returns: whether there is one
 */
gboolean
rej_prompt_field_find_at (RejTextIndex *index,
                          guint offset,
                          RejPromptField *field)
{
  RejTextBlock *block = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  block = rej_text_index_get_block_at (index, offset);
  return block != NULL && find_in_block (block, offset, FALSE, field) && offset < field->end;
}
