/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-notes.h"

struct _RejCheckNotes
{
  GHashTable *places; /* owned label -> owned RejReadingPlace */
};

static void
add_references (RejCheckNotes *self,
                RejTextBlock *block,
                RejTextBlock *anchor)
{
  const char *const *labels = rej_text_mask_get_note_references (rej_text_block_get_mask (block));

  for (gsize i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      RejReadingPlace *place;

      if (g_hash_table_contains (self->places, labels[i]))
        continue;
      place = g_new (RejReadingPlace, 1);
      place->anchor = anchor;
      place->note = g_hash_table_size (self->places) + 1;
      g_hash_table_insert (self->places, g_strdup (labels[i]), place);
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
  gboolean has_notes = FALSE;

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    if (rej_text_mask_get_note_label (rej_text_block_get_mask (block)) == NULL)
      add_references (self, block, block);
    else
      has_notes = TRUE;

  if (!has_notes)
    return self;

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    {
      const char *label = rej_text_mask_get_note_label (rej_text_block_get_mask (block));
      RejReadingPlace *place = label != NULL ? g_hash_table_lookup (self->places, label) : NULL;

      if (place != NULL)
        add_references (self, block, place->anchor);
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
  g_hash_table_unref (self->places);
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
  const RejReadingPlace *place;

  if (label == NULL)
    return (RejReadingPlace){ block, 0 };

  place = g_hash_table_lookup (self->places, label);

  return place != NULL ? *place : (RejReadingPlace){ NULL, G_MAXUINT };
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

  if (label == NULL || g_hash_table_contains (self->places, label))
    return FALSE;

  /* a later paragraph of the note has no label of its own */
  runs = rej_text_mask_get_runs (rej_text_block_get_mask (block), &n_runs);
  for (guint i = 0; i < n_runs; i++)
    if (runs[i].kind == REJ_TEXT_RUN_NOTE_LABEL)
      return TRUE;

  return FALSE;
}
