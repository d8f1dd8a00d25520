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
  GHashTable *by_label; /* owned label -> Note */
  GPtrArray *notes; /* owned Note, by number */
  GPtrArray *unread; /* blocks of notes nobody refers to */
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
                RejTextBlock *anchor)
{
  const char *const *labels = rej_text_mask_get_note_references (rej_text_block_get_mask (block));

  for (gsize i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      Note *note;

      if (g_hash_table_contains (self->by_label, labels[i]))
        continue;
      note = g_new0 (Note, 1);
      note->blocks = g_ptr_array_new ();
      note->place.anchor = anchor;
      note->place.note = self->notes->len + 1;
      g_ptr_array_add (self->notes, note);
      g_hash_table_insert (self->by_label, g_strdup (labels[i]), note);
    }
}

/**
 * rej_check_notes_new:
 * @index: a settled index
 *
 * Reads the references of a document: first those of its body, then those its notes make to other notes, which are
 * read after the block that led to the note.
 *
 * Returns: (transfer full): the places of its notes
 */
RejCheckNotes *
rej_check_notes_new (RejTextIndex *index)
{
  RejCheckNotes *self = g_new0 (RejCheckNotes, 1);
  g_autoptr (GPtrArray) note_blocks = g_ptr_array_new ();

  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  self->unread = g_ptr_array_new ();

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    if (rej_text_mask_get_note_label (rej_text_block_get_mask (block)) == NULL)
      add_references (self, block, block);
    else
      g_ptr_array_add (note_blocks, block);

  for (guint i = 0; i < note_blocks->len; i++)
    {
      RejTextBlock *block = g_ptr_array_index (note_blocks, i);
      Note *note = g_hash_table_lookup (self->by_label, rej_text_mask_get_note_label (rej_text_block_get_mask (block)));

      if (note != NULL)
        add_references (self, block, note->place.anchor);
    }

  for (guint i = 0; i < note_blocks->len; i++)
    {
      RejTextBlock *block = g_ptr_array_index (note_blocks, i);
      Note *note = g_hash_table_lookup (self->by_label, rej_text_mask_get_note_label (rej_text_block_get_mask (block)));

      g_ptr_array_add (note != NULL ? note->blocks : self->unread, block);
    }

  return self;
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
    return (RejReadingPlace) { block, 0 };

  note = g_hash_table_lookup (self->by_label, label);

  return note != NULL ? note->place : (RejReadingPlace) { NULL, G_MAXUINT };
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
 * rej_check_notes_foreach_block:
 * @self: the places of @index as it is
 * @index: a settled index
 * @func: (scope call): called for every block
 * @user_data: for @func
 *
 * Walks over a document as it is read: each note after the block that leads to it. Only notes that notes lead to come
 * at the end, with those nobody refers to.
 */
void
rej_check_notes_foreach_block (RejCheckNotes *self,
                               RejTextIndex *index,
                               RejCheckBlockFunc func,
                               gpointer user_data)
{
  guint next = 0;

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    {
      if (rej_text_mask_get_note_label (rej_text_block_get_mask (block)) != NULL)
        continue;
      func (block, user_data);
      for (; next < self->notes->len && ((Note *) g_ptr_array_index (self->notes, next))->place.anchor == block; next++)
        g_ptr_array_foreach (((Note *) g_ptr_array_index (self->notes, next))->blocks, (GFunc) func, user_data);
    }

  for (; next < self->notes->len; next++)
    g_ptr_array_foreach (((Note *) g_ptr_array_index (self->notes, next))->blocks, (GFunc) func, user_data);
  g_ptr_array_foreach (self->unread, (GFunc) func, user_data);
}
