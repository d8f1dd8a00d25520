/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-notes.h"

/* A note that is referred to. */
typedef struct
{
  RejReadingPlace place;
  GPtrArray *blocks; /* RejTextBlock, in document order */
} Note;

struct _RejCheckNotes
{
  /* owned */
  GHashTable *by_label; /* owned label -> Note */
  GPtrArray *notes; /* owned Note, by number */
  GPtrArray *unread; /* blocks of notes nobody refers to */
  GPtrArray *note_blocks; /* in document order */

  /* borrowed */
  RejTextIndex *index;
  RejTextBlock *next; /* to be read or to be walked over */
  RejTextBlock *walked; /* the block of the body the walk has passed last */

  /* state */
  gboolean is_read;
  guint n_read; /* note blocks whose references are known */
  guint n_sorted; /* note blocks that are with their note */
  guint note; /* the walk: which note is next */
  guint in_note; /* which of its blocks */
  guint n_unread; /* how many of those nobody refers to it has passed */
};

static void
note_free (Note *note)
{
  g_ptr_array_unref (note->blocks);
  g_free (note);
}

static void
add_references (RejCheckNotes *self,
                RejTextBlock *block,
                const RejReadingPlace *place)
{
  const char *const *labels = rej_text_mask_get_note_references (rej_text_block_get_mask (block));

  for (gsize i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      Note *note;

      if (g_hash_table_contains (self->by_label, labels[i]))
        continue;
      note = g_new0 (Note, 1);
      note->blocks = g_ptr_array_new ();
      note->place = *place;
      /* a note in a note is read with it */
      if (place->note == 0)
        note->place.part = (guint) i;
      note->place.note = self->notes->len + 1;
      g_ptr_array_add (self->notes, note);
      g_hash_table_insert (self->by_label, g_strdup (labels[i]), note);
    }
}

/**
 * rej_check_notes_new:
 * @index: a settled index
 *
 * Begins to read the references of a document.
 *
 * Returns: (transfer full): the places of its notes, for [func@check_notes_read] to find
 */
RejCheckNotes *
rej_check_notes_new (RejTextIndex *index)
{
  RejCheckNotes *self = g_new0 (RejCheckNotes, 1);

  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  self->unread = g_ptr_array_new ();
  self->note_blocks = g_ptr_array_new ();
  self->index = index;
  self->next = rej_text_index_get_first_block (index);

  return self;
}

static const char *
label_of (RejTextBlock *block)
{
  return rej_text_mask_get_note_label (rej_text_block_get_mask (block));
}

/* One step: first the references of the body, then those notes make to other notes, then which block is whose. */
static gboolean
read_step (RejCheckNotes *self)
{
  RejTextBlock *block;
  Note *note;

  if (self->next != NULL)
    {
      block = self->next;
      self->next = rej_text_block_get_next (block);
      if (label_of (block) == NULL)
        add_references (self, block, &(RejReadingPlace) { .anchor = block });
      else
        g_ptr_array_add (self->note_blocks, block);
    }
  else if (self->n_read < self->note_blocks->len)
    {
      block = g_ptr_array_index (self->note_blocks, self->n_read++);
      note = g_hash_table_lookup (self->by_label, label_of (block));
      if (note != NULL)
        add_references (self, block, &note->place);
    }
  else if (self->n_sorted < self->note_blocks->len)
    {
      block = g_ptr_array_index (self->note_blocks, self->n_sorted++);
      note = g_hash_table_lookup (self->by_label, label_of (block));
      g_ptr_array_add (note != NULL ? note->blocks : self->unread, block);
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/**
 * rej_check_notes_read:
 * @self: places, of an index that has not been edited since
 * @deadline: monotonic time at which to stop, or -1
 *
 * Reads the references of a document: first those of its body, then those its notes make to other notes, which are
 * read after the block that led to the note.
 *
 * Returns: whether all is read, `FALSE` to be called again
 */
gboolean
rej_check_notes_read (RejCheckNotes *self,
                      gint64 deadline)
{
  for (guint n = 1; !self->is_read && read_step (self); n++)
    {
      if (n % REJ_CHECK_NOTES_STRIDE == 0 && deadline >= 0 && g_get_monotonic_time () >= deadline)
        return FALSE;
    }
  if (!self->is_read)
    self->next = rej_text_index_get_first_block (self->index);
  self->is_read = TRUE;

  return TRUE;
}

/**
 * rej_check_notes_free:
 * @self: (transfer full): places
 *
 * Frees them.
 */
void
rej_check_notes_free (RejCheckNotes *self)
{
  g_hash_table_unref (self->by_label);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->unread);
  g_ptr_array_unref (self->note_blocks);
  g_free (self);
}

/**
 * rej_check_notes_get_place:
 * @self: places
 * @block: a settled block
 *
 * Tells where a block is read.
 *
 * Returns: its place
 */
RejReadingPlace
rej_check_notes_get_place (RejCheckNotes *self,
                           RejTextBlock *block)
{
  const char *label = rej_text_mask_get_note_label (rej_text_block_get_mask (block));
  const Note *note;

  if (label == NULL)
    return (RejReadingPlace) { .anchor = block };

  note = g_hash_table_lookup (self->by_label, label);

  return note != NULL ? note->place : (RejReadingPlace) { .note = G_MAXUINT };
}

/**
 * rej_check_notes_get_n:
 * @self: places, read
 *
 * Tells how many notes are referred to; they are numbered from 1 in that order.
 *
 * Returns: their number
 */
guint
rej_check_notes_get_n (RejCheckNotes *self)
{
  return self->notes->len;
}

/**
 * rej_check_notes_get_blocks:
 * @self: places, read
 * @note: the number of a note
 *
 * Gives the paragraphs of a note.
 *
 * Returns: (transfer none) (element-type RejTextBlock): its blocks
 */
GPtrArray *
rej_check_notes_get_blocks (RejCheckNotes *self,
                            guint note)
{
  g_return_val_if_fail (note > 0 && note <= self->notes->len, NULL);

  return ((Note *) g_ptr_array_index (self->notes, note - 1))->blocks;
}

/**
 * rej_check_notes_is_unreferenced:
 * @self: places
 * @block: a settled block
 *
 * Tells whether a block begins a note that nobody refers to.
 *
 * Returns: whether it does
 */
gboolean
rej_check_notes_is_unreferenced (RejCheckNotes *self,
                                 RejTextBlock *block)
{
  const char *label = rej_text_mask_get_note_label (rej_text_block_get_mask (block));
  guint n_runs;
  const RejTextRun *runs;

  if (label == NULL || g_hash_table_contains (self->by_label, label))
    return FALSE;

  /* a later paragraph of the note has no label of its own */
  runs = rej_text_mask_get_runs (rej_text_block_get_mask (block), &n_runs);
  for (guint i = 0; i < n_runs; i++)
    if (runs[i].kind == REJ_TEXT_RUN_NOTE_LABEL)
      return TRUE;

  return FALSE;
}

/**
 * rej_check_notes_next_block:
 * @self: places that are read, of an index that has not been edited since
 *
 * Walks over a document as it is read: each note after the block that leads to it. Only notes that notes lead to come
 * at the end, with those nobody refers to.
 *
 * Returns: (nullable): the next block, %NULL behind the last one
 */
RejTextBlock *
rej_check_notes_next_block (RejCheckNotes *self)
{
  for (;;)
    {
      const Note *note = self->note < self->notes->len ? g_ptr_array_index (self->notes, self->note) : NULL;
      RejTextBlock *block = self->next;

      if (note != NULL && (block == NULL || note->place.anchor == self->walked))
        {
          if (self->in_note < note->blocks->len)
            return g_ptr_array_index (note->blocks, self->in_note++);
          self->note++;
          self->in_note = 0;
        }
      else if (block != NULL)
        {
          self->next = rej_text_block_get_next (block);
          if (label_of (block) != NULL)
            continue;
          self->walked = block;
          return block;
        }
      else
        {
          return self->n_unread < self->unread->len ? g_ptr_array_index (self->unread, self->n_unread++) : NULL;
        }
    }
}
