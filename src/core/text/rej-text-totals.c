/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-index-private.h"

/* The questions to a document as a whole. */

static guint
total (RejTextIndex *self,
       RejTextMeasure measure)
{
  return rej_text_tree_sum (self->root, measure);
}

/* The first block of the body that files something; the line feeds before it are counted but not filed. */
static guint
count_leading_feeds (RejTextIndex *self)
{
  guint32 position;
  const RejTextBlock *first = rej_text_tree_find (self->root, REJ_TEXT_MEASURE_FILED_BLOCKS, 0, &position);

  if (first == NULL)
    return 0;

  return rej_text_mask_get_joint (first->mask) == REJ_TEXT_JOINT_BLANK ? 2 : 1;
}

/**
 * rej_text_index_get_n_characters:
 * @self: a document
 *
 * Tells how long the source is.
 *
 * Returns: its characters
 */
guint
rej_text_index_get_n_characters (RejTextIndex *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), 0);

  return total (self, REJ_TEXT_MEASURE_CHARACTERS);
}

/**
 * rej_text_index_get_n_blocks:
 * @self: a document
 *
 * Tells how many blocks the source is cut into.
 *
 * Returns: the number of blocks, 0 for an empty document
 */
guint
rej_text_index_get_n_blocks (RejTextIndex *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), 0);

  return total (self, REJ_TEXT_MEASURE_BLOCKS);
}

/**
 * rej_text_index_dup_source:
 * @self: a document
 *
 * Copies the source.
 *
 * Returns: (transfer full): the source, terminated
 */
char *
rej_text_index_dup_source (RejTextIndex *self)
{
  GString *source;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);

  source = g_string_sized_new (total (self, REJ_TEXT_MEASURE_BYTES) + 1);
  for (RejTextBlock *block = rej_text_tree_first (self->root); block != NULL; block = rej_text_block_get_next (block))
    g_string_append_len (source, block->source, rej_text_block_own (block, REJ_TEXT_MEASURE_BYTES));

  return g_string_free_and_steal (source);
}

/**
 * rej_text_index_dup_range:
 * @self: a document
 * @start: first character
 * @end: character after the last
 *
 * Copies a part of the source.
 *
 * Returns: (transfer full): the part, terminated
 */
char *
rej_text_index_dup_range (RejTextIndex *self,
                          guint start,
                          guint end)
{
  GString *text;
  RejTextBlock *block;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);
  g_return_val_if_fail (start <= end && end <= rej_text_index_get_n_characters (self), NULL);

  text = g_string_new (NULL);
  block = start < end ? rej_text_index_get_block_at (self, start) : NULL;
  for (guint offset = block != NULL ? rej_text_block_get_offset (block) : 0; block != NULL && offset < end; block = rej_text_block_get_next (block))
    {
      guint n = rej_text_block_get_n_characters (block);
      gsize length;
      const char *source = rej_text_block_get_source (block, &length);
      gsize first = start > offset ? rej_text_block_character_to_byte (block, start - offset) : 0;
      gsize last = offset + n <= end ? length : rej_text_block_character_to_byte (block, end - offset);

      g_string_append_len (text, source + first, (gssize) (last - first));
      offset += n;
    }

  return g_string_free_and_steal (text);
}

/**
 * rej_text_index_get_counts:
 * @self: a document
 * @counts: (out caller-allocates): filled
 *
 * Gives the sizes of a document, as last read and numbered, in O(log n).
 *
 * Sentences take ICU and are counted by [method@TextIndex.count_sentences] alone: here they are those of the blocks
 * that have not been read again since it was called last.
 */
void
rej_text_index_get_counts (RejTextIndex *self,
                           RejTextCounts *counts)
{
  guint n_extra;

  g_return_if_fail (REJ_IS_TEXT_INDEX (self));
  g_return_if_fail (counts != NULL);

  counts->words = total (self, REJ_TEXT_MEASURE_WORDS);
  counts->words_by_spaces = total (self, REJ_TEXT_MEASURE_WORDS_BY_SPACES);
  counts->words_with_footnotes = counts->words + total (self, REJ_TEXT_MEASURE_NOTE_WORDS);
  counts->sentences = total (self, REJ_TEXT_MEASURE_SENTENCES);
  counts->paragraphs = total (self, REJ_TEXT_MEASURE_PARAGRAPHS);
  counts->characters = total (self, REJ_TEXT_MEASURE_FILED_CHARACTERS) + total (self, REJ_TEXT_MEASURE_NOTE_CHARACTERS);
  counts->bytes = total (self, REJ_TEXT_MEASURE_FILED_BYTES) + total (self, REJ_TEXT_MEASURE_NOTE_BYTES);

  n_extra = count_leading_feeds (self);
  /* One line feed is counted before the list of notes; there are two, or none if there is nothing before it. */
  if (total (self, REJ_TEXT_MEASURE_NOTE_BLOCKS) > 0)
    n_extra += total (self, REJ_TEXT_MEASURE_FILED_BLOCKS) > 0 ? -1 : 1;
  if (total (self, REJ_TEXT_MEASURE_REFERENCES) > 0)
    n_extra -= self->n_note_digits;
  counts->characters -= n_extra;
  counts->bytes -= n_extra;
}

/**
 * rej_text_index_count_sentences:
 * @self: a document
 *
 * Counts the sentences of the body that hold a word. Only blocks that were read since the last call cost anything.
 *
 * Returns: how many sentences
 */
guint
rej_text_index_count_sentences (RejTextIndex *self)
{
  RejTextBlock *block;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), 0);

  while ((block = rej_text_tree_first_due (self->root, REJ_TEXT_DUE_SENTENCES)) != NULL)
    {
      RejTextMeasures measures = block->own;
      gsize length;
      const char *plain = rej_text_mask_get_plain (block->mask, &length);

      if (rej_text_mask_get_note_label (block->mask) == NULL && measures.values[REJ_TEXT_MEASURE_WORDS] > 0)
        {
          measures.values[REJ_TEXT_MEASURE_SENTENCES] = rej_text_count_sentences (plain, length);
          rej_text_block_set_measures (block, &measures);
        }
      rej_text_block_set_due (block, 0, REJ_TEXT_DUE_SENTENCES);
    }

  return total (self, REJ_TEXT_MEASURE_SENTENCES);
}

/**
 * rej_text_index_get_tally:
 * @self: a document
 * @tally: which tally
 *
 * Sums up what a layer above counts in the blocks, in O(1).
 *
 * Returns: the sum
 */
guint
rej_text_index_get_tally (RejTextIndex *self,
                          guint tally)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), 0);
  g_return_val_if_fail (tally < REJ_TEXT_INDEX_N_TALLIES, 0);

  return total (self, REJ_TEXT_MEASURE_TALLIES + tally);
}

static guint
note_number (const char *label,
             gpointer user_data)
{
  return rej_text_notes_get_number (user_data, label);
}

/**
 * rej_text_index_dup_filed:
 * @self: a document
 *
 * Makes the text as filed, of what was last read: the body, then a blank line and the notes, one after another. LF,
 * none at the end.
 *
 * Returns: (transfer full): the text
 */
char *
rej_text_index_dup_filed (RejTextIndex *self)
{
  RejTextNotes *notes;
  GString *filed;
  gboolean first = TRUE;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);

  notes = rej_text_index_get_notes (self);
  filed = g_string_sized_new (total (self, REJ_TEXT_MEASURE_FILED_BYTES) + total (self, REJ_TEXT_MEASURE_NOTE_BYTES) + 16);
  for (RejTextBlock *block = rej_text_tree_first (self->root); block != NULL; block = rej_text_block_get_next (block))
    {
      if (rej_text_block_own (block, REJ_TEXT_MEASURE_FILED_BLOCKS) == 0)
        continue;
      if (!first)
        g_string_append (filed, rej_text_mask_get_joint (block->mask) == REJ_TEXT_JOINT_BLANK ? "\n\n" : "\n");
      first = FALSE;
      rej_text_mask_append_filed (block->mask, note_number, notes, filed);
    }

  if (total (self, REJ_TEXT_MEASURE_NOTE_BLOCKS) > 0)
    {
      if (!first)
        g_string_append (filed, "\n\n");
      rej_text_notes_append_filed (notes, filed);
    }

  return g_string_free_and_steal (filed);
}

/**
 * rej_text_index_get_first_block:
 * @self: a document
 *
 * Gives the first block.
 *
 * Returns: (transfer none) (nullable): the first block, %NULL in an empty document
 */
RejTextBlock *
rej_text_index_get_first_block (RejTextIndex *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);

  return rej_text_tree_first (self->root);
}

/**
 * rej_text_index_get_block_at:
 * @self: a document
 * @offset: characters from its beginning, at most its length
 *
 * Finds the block that holds a character, in O(log n). The end of the document belongs to the last block.
 *
 * Returns: (transfer none) (nullable): the block, %NULL in an empty document
 */
RejTextBlock *
rej_text_index_get_block_at (RejTextIndex *self,
                             guint offset)
{
  guint32 position;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);
  g_return_val_if_fail (offset <= rej_text_index_get_n_characters (self), NULL);

  if (offset == rej_text_index_get_n_characters (self))
    return rej_text_tree_last (self->root);

  return rej_text_tree_find (self->root, REJ_TEXT_MEASURE_CHARACTERS, offset, &position);
}

/**
 * rej_text_index_get_block_by_tally:
 * @self: a document
 * @tally: which tally
 * @position: a number from 0
 * @position_in_block: (out) (optional): which of the block's own it is, from 0
 *
 * Finds the block that holds the n-th of what a layer above counts, in O(log n).
 *
 * Returns: (transfer none) (nullable): the block, %NULL if there are not that many
 */
RejTextBlock *
rej_text_index_get_block_by_tally (RejTextIndex *self,
                                   guint tally,
                                   guint position,
                                   guint *position_in_block)
{
  RejTextBlock *block;
  guint32 rest = 0;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);
  g_return_val_if_fail (tally < REJ_TEXT_INDEX_N_TALLIES, NULL);

  block = rej_text_tree_find (self->root, REJ_TEXT_MEASURE_TALLIES + tally, position, &rest);
  if (position_in_block != NULL)
    *position_in_block = rest;

  return block;
}

/**
 * rej_text_index_get_first_marked:
 * @self: a document
 *
 * Finds the first block that a layer above has marked, in O(log n).
 *
 * Returns: (transfer none) (nullable): the block, %NULL if none is marked
 */
RejTextBlock *
rej_text_index_get_first_marked (RejTextIndex *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);

  return rej_text_tree_first_due (self->root, REJ_TEXT_DUE_ABOVE);
}
