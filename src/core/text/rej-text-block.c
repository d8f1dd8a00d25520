/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-block-private.h"

#include "rej-text-counts.h"

/*
 * rej_text_block_new:
 * @priority: a random number
 *
 * Creates a block that is in no tree and has no text.
 */
RejTextBlock *
rej_text_block_new (guint32 priority)
{
  RejTextBlock *self = g_new0 (RejTextBlock, 1);

  self->priority = priority;
  self->own.values[REJ_TEXT_MEASURE_BLOCKS] = 1;
  self->sum = self->own;

  return self;
}

/*
 * rej_text_block_free:
 * @self: (transfer full): a block whose labels have been taken out
 *
 * Frees a block and the result that was kept with it.
 */
void
rej_text_block_free (RejTextBlock *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->mask, rej_text_mask_unref);
  g_clear_pointer (&self->before, rej_text_mask_unref);
  g_free (self->links);
  g_free (self->source);
  g_free (self);
}

/**
 * rej_text_block_get_next:
 * @self: a block
 *
 * Gives the block after a block, in O(log n), and in O(1) on average over a walk.
 *
 * Returns: (transfer none) (nullable): the next block, %NULL at the end
 */
RejTextBlock *
rej_text_block_get_next (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->right != NULL)
    return rej_text_tree_first (self->right);
  while (self->parent != NULL && self == self->parent->right)
    self = self->parent;

  return self->parent;
}

/**
 * rej_text_block_get_previous:
 * @self: a block
 *
 * Gives the block before a block, in O(log n), and in O(1) on average over a walk.
 *
 * Returns: (transfer none) (nullable): the block before, %NULL at the beginning
 */
RejTextBlock *
rej_text_block_get_previous (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->left != NULL)
    return rej_text_tree_last (self->left);
  while (self->parent != NULL && self == self->parent->left)
    self = self->parent;

  return self->parent;
}

/**
 * rej_text_block_get_offset:
 * @self: a block
 *
 * Tells where a block begins, in O(log n).
 *
 * Returns: characters of the document before the block
 */
guint
rej_text_block_get_offset (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_text_block_sum_before (self, REJ_TEXT_MEASURE_CHARACTERS);
}

/**
 * rej_text_block_get_line:
 * @self: a block
 *
 * Tells on which line a block begins, in O(log n). CR LF is one line end, and so is a CR alone.
 *
 * Returns: lines of the document before the block; 0 for the first line
 */
guint
rej_text_block_get_line (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_text_block_sum_before (self, REJ_TEXT_MEASURE_LINES);
}

/**
 * rej_text_block_get_position:
 * @self: a block
 *
 * Tells the position of a block among the blocks, in O(log n).
 *
 * Returns: blocks of the document before this one
 */
guint
rej_text_block_get_position (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_text_block_sum_before (self, REJ_TEXT_MEASURE_BLOCKS);
}

/**
 * rej_text_block_get_tally_before:
 * @self: a block
 * @tally: which tally
 *
 * Sums up a tally over the blocks before a block, in O(log n).
 *
 * Returns: the sum
 */
guint
rej_text_block_get_tally_before (RejTextBlock *self,
                                 guint tally)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (tally < REJ_TEXT_INDEX_N_TALLIES, 0);

  return rej_text_block_sum_before (self, REJ_TEXT_MEASURE_TALLIES + tally);
}

/**
 * rej_text_block_get_source:
 * @self: a block
 * @length: (out): bytes of the source
 *
 * Gives the source of a block, with its line ends and the blank lines after it.
 *
 * Returns: (transfer none): UTF-8, not terminated, valid until the document is edited
 */
const char *
rej_text_block_get_source (RejTextBlock *self,
                           gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = rej_text_block_own (self, REJ_TEXT_MEASURE_BYTES);

  return self->source;
}

/**
 * rej_text_block_get_n_characters:
 * @self: a block
 *
 * Tells how long the source of a block is.
 *
 * Returns: its characters
 */
guint
rej_text_block_get_n_characters (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_text_block_own (self, REJ_TEXT_MEASURE_CHARACTERS);
}

/**
 * rej_text_block_byte_to_character:
 * @self: a block
 * @byte: byte offset in its source, at most its length
 *
 * Converts an offset in the source of a block. Takes no time in a block of ASCII.
 *
 * Returns: the offset in characters
 */
guint
rej_text_block_byte_to_character (RejTextBlock *self,
                                  gsize byte)
{
  gsize n_bytes;

  g_return_val_if_fail (self != NULL, 0);

  n_bytes = rej_text_block_own (self, REJ_TEXT_MEASURE_BYTES);
  g_return_val_if_fail (byte <= n_bytes, 0);
  if (n_bytes == rej_text_block_own (self, REJ_TEXT_MEASURE_CHARACTERS))
    return byte;

  return rej_text_count_characters (self->source, byte);
}

/**
 * rej_text_block_character_to_byte:
 * @self: a block
 * @character: offset in characters in its source, at most its length
 *
 * Converts an offset in the source of a block. Takes no time in a block of ASCII.
 *
 * Returns: the offset in bytes
 */
gsize
rej_text_block_character_to_byte (RejTextBlock *self,
                                  guint character)
{
  gsize n_bytes;
  guint n_characters;
  gsize byte = 0;

  g_return_val_if_fail (self != NULL, 0);

  n_bytes = rej_text_block_own (self, REJ_TEXT_MEASURE_BYTES);
  n_characters = rej_text_block_own (self, REJ_TEXT_MEASURE_CHARACTERS);
  g_return_val_if_fail (character <= n_characters, 0);
  if (n_bytes == n_characters || character == 0)
    return character;
  if (character == n_characters)
    return n_bytes;

  /* Whole stretches first: no stretch has more characters than bytes. */
  while (character >= 32)
    {
      gsize stretch = character;

      character -= rej_text_count_characters (self->source + byte, stretch);
      byte += stretch;
    }
  for (; byte < n_bytes; byte++)
    {
      if ((self->source[byte] & 0xC0) != 0x80 && character-- == 0)
        break;
    }

  return byte;
}

/**
 * rej_text_block_get_mask:
 * @self: a block
 *
 * Gives what of a block is text. A block that has just been reported has one.
 *
 * Returns: (transfer none) (nullable): the mask, %NULL as long as the text is newer than the last reading
 */
RejTextMask *
rej_text_block_get_mask (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->flags & REJ_TEXT_BLOCK_TEXT_CHANGED ? NULL : self->mask;
}

/**
 * rej_text_block_get_words:
 * @self: a block
 *
 * Tells how many words a block has, of body text or of a note.
 *
 * Returns: the words as last read
 */
guint
rej_text_block_get_words (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_text_block_own (self, REJ_TEXT_MEASURE_WORDS) + rej_text_block_own (self, REJ_TEXT_MEASURE_NOTE_WORDS);
}

/**
 * rej_text_block_get_words_by_spaces:
 * @self: a block
 *
 * Tells how many words a block has as word processors count.
 *
 * Returns: the words as last read; 0 in a note
 */
guint
rej_text_block_get_words_by_spaces (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_text_block_own (self, REJ_TEXT_MEASURE_WORDS_BY_SPACES);
}

/**
 * rej_text_block_compare:
 * @a: a block
 * @b: another of the same document
 *
 * Compares blocks by their place in the document, in O(log n).
 *
 * Returns: less than, equal to or greater than 0
 */
int
rej_text_block_compare (RejTextBlock *a,
                        RejTextBlock *b)
{
  guint position_a;
  guint position_b;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a == b)
    return 0;
  position_a = rej_text_block_get_position (a);
  position_b = rej_text_block_get_position (b);

  return (position_a > position_b) - (position_a < position_b);
}

/**
 * rej_text_block_set_data:
 * @self: a block
 * @data: (nullable) (transfer full): the result of a layer above
 * @destroy: (nullable): frees @data
 *
 * Keeps a result with a block. The one before is freed; the last goes with the block.
 */
void
rej_text_block_set_data (RejTextBlock *self,
                         gpointer data,
                         GDestroyNotify destroy)
{
  GDestroyNotify old_destroy;
  gpointer old_data;

  g_return_if_fail (self != NULL);

  old_data = self->data;
  old_destroy = self->destroy;
  self->data = data;
  self->destroy = destroy;
  if (old_destroy != NULL)
    old_destroy (old_data);
}

/**
 * rej_text_block_get_data:
 * @self: a block
 *
 * Gives the result that is kept with a block.
 *
 * Returns: (transfer none) (nullable): what was set last
 */
gpointer
rej_text_block_get_data (RejTextBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}

/**
 * rej_text_block_set_tally:
 * @self: a block
 * @tally: which tally
 * @value: its value in this block
 *
 * Sets what a layer above counts in a block, in O(log n).
 */
void
rej_text_block_set_tally (RejTextBlock *self,
                          guint tally,
                          guint value)
{
  RejTextMeasures measures;

  g_return_if_fail (self != NULL);
  g_return_if_fail (tally < REJ_TEXT_INDEX_N_TALLIES);

  if (rej_text_block_own (self, REJ_TEXT_MEASURE_TALLIES + tally) == value)
    return;

  measures = self->own;
  measures.values[REJ_TEXT_MEASURE_TALLIES + tally] = value;
  rej_text_block_set_measures (self, &measures);
}

/**
 * rej_text_block_set_marked:
 * @self: a block
 * @marked: whether there is something to do in it
 *
 * Marks a block for the layer above, to be found by [method@TextIndex.get_first_marked].
 */
void
rej_text_block_set_marked (RejTextBlock *self,
                           gboolean marked)
{
  g_return_if_fail (self != NULL);

  rej_text_block_set_due (self, marked ? REJ_TEXT_DUE_ABOVE : 0, marked ? 0 : REJ_TEXT_DUE_ABOVE);
}
