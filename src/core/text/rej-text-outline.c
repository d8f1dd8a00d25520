/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-outline-private.h"

G_DEFINE_FINAL_TYPE (RejTextOutline, rej_text_outline, G_TYPE_OBJECT)

static void
entry_clear (RejTextOutlineEntry *entry)
{
  g_clear_pointer (&entry->mask, rej_text_mask_unref);
  g_clear_pointer (&entry->title, g_free);
}

static void
rej_text_outline_finalize (GObject *object)
{
  RejTextOutline *self = REJ_TEXT_OUTLINE (object);

  g_array_unref (self->entries);
  g_object_unref (self->index);

  G_OBJECT_CLASS (rej_text_outline_parent_class)->finalize (object);
}

static void
rej_text_outline_class_init (RejTextOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rej_text_outline_finalize;
}

static void
rej_text_outline_init (RejTextOutline *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (RejTextOutlineEntry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) entry_clear);
}

/**
 * rej_text_outline_new:
 * @index: a document
 *
 * Creates the outline of a document, which is empty until it is brought up to date.
 *
 * Returns: (transfer full): the outline
 */
RejTextOutline *
rej_text_outline_new (RejTextIndex *index)
{
  RejTextOutline *self;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  self = g_object_new (REJ_TYPE_TEXT_OUTLINE, NULL);
  self->index = g_object_ref (index);
  self->serial = G_MAXUINT64;

  return self;
}

/* Takes over what is known of a heading that was not read since. */
static void
append_heading (RejTextOutline *self,
                GArray *entries,
                RejTextBlock *block,
                guint nth)
{
  RejTextOutlineEntry entry = { block, NULL, nth, NULL, 0, -1, 0 };
  RejTextMask *mask = rej_text_block_get_mask (block);
  RejTextStyleSpan span = { 0, 0, REJ_TEXT_STYLE_HEADING_1 };

  /* What was the same heading is not far: searching begins where the last one was found. */
  while (self->cursor < self->entries->len && REJ_TEXT_OUTLINE_ENTRY (self, self->cursor)->block != block)
    self->cursor++;
  for (guint i = self->cursor; i < self->entries->len && REJ_TEXT_OUTLINE_ENTRY (self, i)->block == block; i++)
    {
      RejTextOutlineEntry *old = REJ_TEXT_OUTLINE_ENTRY (self, i);

      if (old->mask != mask || old->nth != nth || old->title == NULL)
        continue;
      entry.level = old->level;
      entry.title = g_strdup (old->title);
    }
  if (self->cursor == self->entries->len)
    self->cursor = 0;
  if (entry.title == NULL)
    {
      rej_text_mask_get_heading (mask, nth, &span);
      entry.level = span.style - REJ_TEXT_STYLE_HEADING_1 + 1;
      entry.title = rej_text_mask_dup_heading_title (mask, &span);
    }
  entry.mask = rej_text_mask_ref (mask);
  g_array_append_val (entries, entry);
}

static GArray *
read_headings (RejTextOutline *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (RejTextOutlineEntry));
  guint n = rej_text_tree_sum (self->index->root, REJ_TEXT_MEASURE_HEADINGS);

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  self->cursor = 0;
  for (guint i = 0; i < n;)
    {
      guint32 in_block;
      RejTextBlock *block = rej_text_tree_find (self->index->root, REJ_TEXT_MEASURE_HEADINGS, i, &in_block);
      guint n_own = rej_text_block_own (block, REJ_TEXT_MEASURE_HEADINGS);

      for (guint nth = 0; nth < n_own; nth++)
        append_heading (self, entries, block, nth);
      i += n_own;
    }

  return entries;
}

/* From the end: a heading behind is skipped together with all that is below it. */
static void
find_sections (GArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      RejTextOutlineEntry *entry = &g_array_index (entries, RejTextOutlineEntry, i - 1);
      guint end = i;

      while (end < entries->len && g_array_index (entries, RejTextOutlineEntry, end).level > entry->level)
        {
          g_array_index (entries, RejTextOutlineEntry, end).parent = (int) i - 1;
          end = g_array_index (entries, RejTextOutlineEntry, end).end;
        }
      entry->end = end;
    }
}

static gboolean
entries_equal (const RejTextOutlineEntry *a,
               const RejTextOutlineEntry *b)
{
  return a->block == b->block && a->nth == b->nth && a->level == b->level && g_str_equal (a->title, b->title);
}

/**
 * rej_text_outline_update:
 * @self: an outline
 * @position: (out) (optional): the first heading that is new or was changed or taken away
 * @n_removed: (out) (optional): how many there were from @position on
 * @n_added: (out) (optional): how many there are now
 *
 * Brings an outline up to date with its document, as last read. Costs nothing where no heading was read since.
 *
 * Returns: whether anything changed
 */
gboolean
rej_text_outline_update (RejTextOutline *self,
                         guint *position,
                         guint *n_removed,
                         guint *n_added)
{
  g_autoptr (GArray) entries = NULL;
  guint first = 0;
  guint n_last = 0;
  guint n_common;
  guint n_before;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), FALSE);

  if (self->serial == self->index->headings_serial)
    return FALSE;
  self->serial = self->index->headings_serial;
  entries = read_headings (self);
  find_sections (entries);
  n_before = self->entries->len;
  n_common = MIN (n_before, entries->len);
  while (first < n_common && entries_equal (REJ_TEXT_OUTLINE_ENTRY (self, first), &g_array_index (entries, RejTextOutlineEntry, first)))
    first++;
  while (n_last < n_common - first &&
         entries_equal (REJ_TEXT_OUTLINE_ENTRY (self, n_before - 1 - n_last), &g_array_index (entries, RejTextOutlineEntry, entries->len - 1 - n_last)))
    n_last++;

  if (position != NULL)
    *position = first;
  if (n_removed != NULL)
    *n_removed = n_before - first - n_last;
  if (n_added != NULL)
    *n_added = entries->len - first - n_last;
  g_array_unref (self->entries);
  self->entries = g_steal_pointer (&entries);

  return first + n_last < n_before || n_before != self->entries->len;
}

/**
 * rej_text_outline_get_index:
 * @self: an outline
 *
 * Gets the document.
 *
 * Returns: (transfer none): the document
 */
RejTextIndex *
rej_text_outline_get_index (RejTextOutline *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), NULL);

  return self->index;
}

/**
 * rej_text_outline_get_n_headings:
 * @self: an outline
 *
 * Tells how many headings there are.
 *
 * Returns: their number
 */
guint
rej_text_outline_get_n_headings (RejTextOutline *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), 0);

  return self->entries->len;
}

/**
 * rej_text_outline_get_heading:
 * @self: an outline
 * @position: a heading
 *
 * Gives a heading.
 *
 * Returns: (transfer none): the heading, until the outline is brought up to date again
 */
const RejTextHeading *
rej_text_outline_get_heading (RejTextOutline *self,
                              guint position)
{
  RejTextOutlineEntry *entry;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  entry = REJ_TEXT_OUTLINE_ENTRY (self, position);
  self->shown = (RejTextHeading) { entry->title, entry->level, entry->parent, entry->end };

  return &self->shown;
}

/**
 * rej_text_outline_get_block:
 * @self: an outline that is up to date
 * @position: a heading
 *
 * Gives the block a heading stands in.
 *
 * Returns: (transfer none): the block
 */
RejTextBlock *
rej_text_outline_get_block (RejTextOutline *self,
                            guint position)
{
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return REJ_TEXT_OUTLINE_ENTRY (self, position)->block;
}

/**
 * rej_text_outline_get_key:
 * @self: an outline that is up to date
 * @position: a heading
 *
 * Gives by what a heading is known as long as the document is open, whatever it says and wherever it is moved to by
 * what happens before it.
 *
 * Returns: a number that is not 0
 */
guint64
rej_text_outline_get_key (RejTextOutline *self,
                          guint position)
{
  const RejTextOutlineEntry *entry;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), 0);
  g_return_val_if_fail (position < self->entries->len, 0);

  /* The priority of a block is a random number it keeps; an address would be that of another block one day. */
  entry = REJ_TEXT_OUTLINE_ENTRY (self, position);

  return ((guint64) entry->nth + 1) << 32 | entry->block->priority;
}

/**
 * rej_text_outline_get_start:
 * @self: an outline that is up to date
 * @position: a heading, or their number for the end of the last section
 *
 * Tells where the line of a heading begins.
 *
 * Returns: characters from the beginning of the document
 */
guint
rej_text_outline_get_start (RejTextOutline *self,
                            guint position)
{
  const RejTextOutlineEntry *entry;
  RejTextStyleSpan span = { 0, 0, REJ_TEXT_STYLE_HEADING_1 };
  const char *source;
  gsize length, start;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), 0);
  g_return_val_if_fail (position <= self->entries->len, 0);

  if (position == self->entries->len)
    return rej_text_outline_get_tail (self);
  entry = REJ_TEXT_OUTLINE_ENTRY (self, position);
  source = rej_text_block_get_source (entry->block, &length);
  rej_text_mask_get_heading (entry->mask, entry->nth, &span);
  start = MIN (span.start, length);
  while (start > 0 && source[start - 1] != '\n' && source[start - 1] != '\r')
    start--;

  return rej_text_block_get_offset (entry->block) + rej_text_block_byte_to_character (entry->block, start);
}

/**
 * rej_text_outline_get_end:
 * @self: an outline that is up to date
 * @position: a heading
 *
 * Tells where the section of a heading ends, with the sections in it.
 *
 * Returns: characters from the beginning of the document
 */
guint
rej_text_outline_get_end (RejTextOutline *self,
                          guint position)
{
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), 0);
  g_return_val_if_fail (position < self->entries->len, 0);

  return rej_text_outline_get_start (self, REJ_TEXT_OUTLINE_ENTRY (self, position)->end);
}

/* Notes and definitions alone, which are read elsewhere. */
static gboolean
is_tail (RejTextBlock *block)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  guint n_defined;

  if (mask == NULL || rej_text_block_own (block, REJ_TEXT_MEASURE_HEADINGS) > 0)
    return FALSE;
  if (rej_text_mask_get_note_label (mask) != NULL)
    return TRUE;
  rej_text_mask_get_defined (mask, &n_defined);

  return n_defined > 0 && rej_text_mask_get_joint (mask) == REJ_TEXT_JOINT_NONE;
}

/**
 * rej_text_outline_get_tail:
 * @self: an outline that is up to date
 *
 * Tells where the notes and definitions begin that stand last in the document.
 *
 * Returns: characters from the beginning of the document; its length where there are none
 */
guint
rej_text_outline_get_tail (RejTextOutline *self)
{
  RejTextBlock *first = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), 0);

  for (RejTextBlock *block = rej_text_tree_last (self->index->root); block != NULL && is_tail (block); block = rej_text_block_get_previous (block))
    first = block;

  return first != NULL ? rej_text_block_get_offset (first) : rej_text_index_get_n_characters (self->index);
}

/**
 * rej_text_outline_find:
 * @self: an outline that is up to date
 * @offset: characters from the beginning of the document
 *
 * Finds the heading whose section something stands in, in O(log n).
 *
 * Returns: its position, or -1 before the first heading
 */
int
rej_text_outline_find (RejTextOutline *self,
                       guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), -1);

  for (high = self->entries->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (rej_text_outline_get_start (self, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return (int) low - 1;
}

/**
 * rej_text_outline_count_words:
 * @self: an outline that is up to date
 * @position: a heading
 *
 * Counts the words of a section, with its heading and the sections in it and without notes, in O(log n).
 *
 * Returns: its words
 */
guint
rej_text_outline_count_words (RejTextOutline *self,
                              guint position)
{
  const RejTextOutlineEntry *entry;
  guint before, end;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), 0);
  g_return_val_if_fail (position < self->entries->len, 0);

  entry = REJ_TEXT_OUTLINE_ENTRY (self, position);
  before = rej_text_block_sum_before (entry->block, REJ_TEXT_MEASURE_WORDS);
  if (entry->end < self->entries->len)
    end = rej_text_block_sum_before (REJ_TEXT_OUTLINE_ENTRY (self, entry->end)->block, REJ_TEXT_MEASURE_WORDS);
  else
    end = rej_text_tree_sum (self->index->root, REJ_TEXT_MEASURE_WORDS);

  return end - before;
}
