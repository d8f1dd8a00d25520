/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-index-private.h"

#include <string.h>

#include "rej-text-counts.h"
#include "rej-text-cut-private.h"

/*
 * An edit takes the blocks it touches as one region, makes the text the region will have, and cuts it afresh. Where
 * the cut at either end of the region does not hold any more (a blank line has gone, a line end has been parted), the
 * neighbour joins the region. Then the pieces are handed to the blocks that were there, so that as many as can be stay
 * as they are: those in front of the edit and those behind it, and in between in their order.
 */

typedef struct
{
  RejTextBlock *first; /* (nullable): NULL in an empty document */
  RejTextBlock *last;
  gsize start; /* of the edit: byte offset in the text of the region, old and new */
  gsize new_end; /* where the text that came in ends, in the new text */
  GString *text; /* borrowed: the new text */
} Region;

static guint32
n_bytes_of (const RejTextBlock *block)
{
  return rej_text_block_own (block, REJ_TEXT_MEASURE_BYTES);
}

static gboolean
ends_in_carriage_return (const RejTextBlock *block)
{
  return block->source[n_bytes_of (block) - 1] == '\r';
}

/* Whether a block begins where @after begins, given what the text before it ends in. */
static gboolean
is_cut (guint8 flags_before,
        guint8 flags_after)
{
  return !(flags_after & REJ_TEXT_BLOCK_FIRST_BLANK) &&
         ((flags_before & REJ_TEXT_BLOCK_LAST_BLANK) || (flags_after & REJ_TEXT_BLOCK_FIRST_STARTS));
}

static gboolean
start_holds (RejTextIndex *self,
             const Region *region,
             const RejTextBlock *before)
{
  const GString *text = region->text;

  if (before == NULL || text->len == 0)
    return TRUE;
  if (text->str[0] == '\n' && ends_in_carriage_return (before))
    return FALSE;

  return is_cut (before->flags, rej_text_cut_edges (text->str, text->len, self->format));
}

static gboolean
end_holds (RejTextIndex *self,
           const Region *region,
           const RejTextBlock *after)
{
  const GString *text = region->text;

  if (after == NULL)
    return TRUE;
  if (text->len == 0 || (text->str[text->len - 1] != '\n' && text->str[text->len - 1] != '\r'))
    return FALSE;
  if (text->str[text->len - 1] == '\r' && after->source[0] == '\n')
    return FALSE;

  return is_cut (rej_text_cut_edges (text->str, text->len, self->format), after->flags);
}

/* Takes neighbours into the region until the cuts at its ends hold. */
static void
region_widen (RejTextIndex *self,
              Region *region)
{
  for (;;)
    {
      RejTextBlock *before = rej_text_block_get_previous (region->first);
      RejTextBlock *after = rej_text_block_get_next (region->last);

      if (!end_holds (self, region, after))
        {
          g_string_append_len (region->text, after->source, n_bytes_of (after));
          region->last = after;
        }
      else if (!start_holds (self, region, before))
        {
          guint32 n_bytes = n_bytes_of (before);

          g_string_insert_len (region->text, 0, before->source, n_bytes);
          region->start += n_bytes;
          region->new_end += n_bytes;
          region->first = before;
        }
      else
        {
          return;
        }
    }
}

static void
block_set_text (RejTextBlock *self,
                const char *text,
                const RejTextPiece *piece)
{
  const guint8 of_text = REJ_TEXT_BLOCK_FIRST_BLANK | REJ_TEXT_BLOCK_FIRST_STARTS | REJ_TEXT_BLOCK_LAST_BLANK;
  RejTextMeasures measures = self->own;

  self->source = g_realloc (self->source, piece->n_bytes);
  memcpy (self->source, text + piece->start, piece->n_bytes);
  self->flags = (self->flags & (guint8) ~of_text) | piece->flags | REJ_TEXT_BLOCK_TEXT_CHANGED;
  measures.values[REJ_TEXT_MEASURE_CHARACTERS] = piece->n_characters;
  measures.values[REJ_TEXT_MEASURE_BYTES] = piece->n_bytes;
  measures.values[REJ_TEXT_MEASURE_LINES] = piece->n_lines;
  rej_text_block_set_measures (self, &measures);
  rej_text_block_set_due (self, REJ_TEXT_DUE_READ, 0);
}

static void
remove_blocks (RejTextIndex *self,
               RejTextBlock *first,
               guint n_blocks)
{
  guint position = rej_text_block_get_position (first);
  RejTextBlock *last = rej_text_tree_find (self->root, REJ_TEXT_MEASURE_BLOCKS, position + n_blocks - 1, &(guint32) { 0 });
  RejTextBlock *before;
  RejTextBlock *removed;
  RejTextBlock *after;

  /* From the last to the first: of several definitions of a label, the one that counts goes last. */
  for (guint i = 0; i < n_blocks; i++)
    {
      RejTextBlock *previous = rej_text_block_get_previous (last);

      rej_text_index_forget_block (self, last);
      last = previous;
    }

  rej_text_tree_split (self->root, position, &before, &after);
  rej_text_tree_split (after, n_blocks, &removed, &after);
  self->root = rej_text_tree_merge (before, after);
  if (self->root != NULL)
    self->root->parent = NULL;
  rej_text_tree_free (removed);
}

static void
insert_blocks (RejTextIndex *self,
               guint position,
               const char *text,
               const RejTextPiece *pieces,
               guint n_pieces)
{
  g_autofree RejTextBlock **blocks = g_new (RejTextBlock *, n_pieces);
  RejTextBlock *before;
  RejTextBlock *after;

  for (guint i = 0; i < n_pieces; i++)
    {
      blocks[i] = rej_text_index_new_block (self);
      block_set_text (blocks[i], text, &pieces[i]);
    }

  rej_text_tree_split (self->root, position, &before, &after);
  before = rej_text_tree_merge (before, rej_text_tree_build (blocks, n_pieces));
  self->root = rej_text_tree_merge (before, after);
  self->root->parent = NULL;
}

/* How many pieces at the front are blocks that end in front of the edit. */
static guint
count_kept_before (const Region *region,
                   const GArray *pieces)
{
  const RejTextBlock *block = region->first;
  gsize end = 0;
  guint n = 0;

  for (; block != NULL && n < pieces->len; n++)
    {
      end += n_bytes_of (block);
      if (end > region->start || g_array_index (pieces, RejTextPiece, n).n_bytes != n_bytes_of (block))
        break;
      block = block == region->last ? NULL : rej_text_block_get_next ((RejTextBlock *) block);
    }

  return n;
}

/* How many pieces at the back, of those the front has left, are blocks that begin behind the edit. */
static guint
count_kept_after (const Region *region,
                  const GArray *pieces,
                  guint n_before,
                  guint n_blocks)
{
  const RejTextBlock *block = region->last;
  gsize behind = region->text->len - region->new_end; /* bytes behind the edit, in the old text and in the new */
  gsize length = 0;
  guint n = 0;

  for (; n_before + n < pieces->len && n_before + n < n_blocks; n++)
    {
      length += n_bytes_of (block);
      if (length > behind || g_array_index (pieces, RejTextPiece, pieces->len - 1 - n).n_bytes != n_bytes_of (block))
        break;
      block = rej_text_block_get_previous ((RejTextBlock *) block);
    }

  return n;
}

static void
region_distribute (RejTextIndex *self,
                   Region *region)
{
  const char *text = region->text->str;
  const RejTextPiece *pieces = (gconstpointer) self->pieces->data;
  guint position = region->first != NULL ? rej_text_block_get_position (region->first) : 0;
  guint n_blocks = region->first != NULL ? rej_text_block_get_position (region->last) - position + 1 : 0;
  guint n_before = count_kept_before (region, self->pieces);
  guint n_after = n_blocks > 0 ? count_kept_after (region, self->pieces, n_before, n_blocks) : 0;
  guint n_old = n_blocks - n_before - n_after;
  guint n_new = self->pieces->len - n_before - n_after;
  guint n_shared = MIN (n_old, n_new);
  RejTextBlock *block = region->first;
  RejTextBlock *next;

  for (guint i = 0; i < n_before; i++)
    block = rej_text_block_get_next (block);
  for (guint i = n_before; i < n_before + n_shared; i++)
    {
      if (pieces[i].n_bytes != n_bytes_of (block) || memcmp (text + pieces[i].start, block->source, pieces[i].n_bytes) != 0)
        block_set_text (block, text, &pieces[i]);
      block = rej_text_block_get_next (block);
    }
  if (n_old == n_new)
    return;

  position += n_before + n_shared;
  if (n_old > n_new)
    remove_blocks (self, block, n_old - n_new);
  else
    insert_blocks (self, position, text, pieces + n_before + n_shared, n_new - n_old);

  /* What follows has another block before it now, which may end in another state. */
  position += n_new - n_shared;
  if (position < rej_text_tree_sum (self->root, REJ_TEXT_MEASURE_BLOCKS))
    {
      next = rej_text_tree_find (self->root, REJ_TEXT_MEASURE_BLOCKS, position, &(guint32) { 0 });
      rej_text_block_set_due (next, REJ_TEXT_DUE_READ, 0);
    }
}

static void
region_init (Region *self,
             RejTextIndex *index,
             guint offset,
             guint n_characters,
             const char *text,
             gsize length)
{
  guint n_total = rej_text_index_get_n_characters (index);
  gsize last_end = 0;

  *self = (Region) { .text = index->scratch };
  g_string_truncate (self->text, 0);

  if (index->root != NULL)
    {
      guint32 in_first = 0;
      guint32 in_last = 0;
      gsize first_start;

      if (offset < n_total)
        {
          self->first = rej_text_tree_find (index->root, REJ_TEXT_MEASURE_CHARACTERS, offset, &in_first);
        }
      else
        {
          self->first = rej_text_tree_last (index->root);
          in_first = rej_text_block_own (self->first, REJ_TEXT_MEASURE_CHARACTERS);
        }
      first_start = rej_text_block_character_to_byte (self->first, in_first);
      self->last = self->first;
      last_end = first_start;
      if (n_characters > 0)
        {
          self->last = rej_text_tree_find (index->root, REJ_TEXT_MEASURE_CHARACTERS, offset + n_characters - 1, &in_last);
          last_end = rej_text_block_character_to_byte (self->last, in_last + 1);
        }
      g_string_append_len (self->text, self->first->source, first_start);
      self->start = first_start;
    }

  g_string_append_len (self->text, text, length);
  self->new_end = self->text->len;
  if (self->last != NULL)
    g_string_append_len (self->text, self->last->source + last_end, n_bytes_of (self->last) - last_end);
}

/**
 * rej_text_index_replace:
 * @self: a document
 * @offset: where, in characters, at most the length of the document
 * @n_characters: how many characters go
 * @text: valid UTF-8 that comes in their place
 * @length: its bytes, or -1 if it is terminated
 *
 * Edits a document, in O(log n) and the size of the blocks that are touched. Nothing is read before
 * [method@TextIndex.settle].
 */
void
rej_text_index_replace (RejTextIndex *self,
                        guint offset,
                        guint n_characters,
                        const char *text,
                        gssize length)
{
  Region region;
  gsize n_bytes;

  g_return_if_fail (REJ_IS_TEXT_INDEX (self));
  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (offset <= rej_text_index_get_n_characters (self));
  g_return_if_fail (n_characters <= rej_text_index_get_n_characters (self) - offset);

  n_bytes = length >= 0 ? (gsize) length : strlen (text);
  g_return_if_fail (n_bytes < G_MAXINT32 - rej_text_tree_sum (self->root, REJ_TEXT_MEASURE_BYTES));
  if (n_bytes == 0 && n_characters == 0)
    return;

  region_init (&region, self, offset, n_characters, text, n_bytes);
  if (region.first != NULL)
    region_widen (self, &region);
  rej_text_cut (region.text->str, region.text->len, self->format, self->pieces);
  region_distribute (self, &region);

  /* A paste of a book leaves no book behind. */
  if (self->scratch->allocated_len > 65536)
    {
      g_string_free (self->scratch, TRUE);
      self->scratch = g_string_sized_new (4096);
      g_array_unref (self->pieces);
      self->pieces = g_array_new (FALSE, FALSE, sizeof (RejTextPiece));
    }
}

/**
 * rej_text_index_insert:
 * @self: a document
 * @offset: where, in characters, at most the length of the document
 * @text: valid UTF-8
 * @length: its bytes, or -1 if it is terminated
 *
 * Inserts text; see [method@TextIndex.replace].
 */
void
rej_text_index_insert (RejTextIndex *self,
                       guint offset,
                       const char *text,
                       gssize length)
{
  rej_text_index_replace (self, offset, 0, text, length);
}

/**
 * rej_text_index_delete:
 * @self: a document
 * @offset: where, in characters
 * @n_characters: how many characters go
 *
 * Deletes text; see [method@TextIndex.replace].
 */
void
rej_text_index_delete (RejTextIndex *self,
                       guint offset,
                       guint n_characters)
{
  rej_text_index_replace (self, offset, n_characters, "", 0);
}
