/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-index-private.h"

#include "rej-text-cut-private.h"

G_DEFINE_FINAL_TYPE (RejTextIndex, rej_text_index, G_TYPE_OBJECT)

static RejTextMask *
mask_of (RejTextBlock *block)
{
  return block != NULL ? block->mask : NULL;
}

static const RejTextState *
end_state_of (const RejTextMask *mask)
{
  static const RejTextState beginning = { 0 };

  return mask != NULL ? rej_text_mask_get_end_state (mask) : &beginning;
}

static gboolean
ends_alike (const RejTextMask *a,
            const RejTextMask *b)
{
  return a == b || rej_text_state_equal (end_state_of (a), end_state_of (b));
}

static void
set_mask (RejTextMask **place,
          RejTextMask *mask)
{
  RejTextMask *old = *place;

  *place = mask != NULL ? rej_text_mask_ref (mask) : NULL;
  if (old != NULL)
    rej_text_mask_unref (old);
}

static gboolean
references_same (const RejTextMask *a,
                 const RejTextMask *b)
{
  const char *const *references_a = rej_text_mask_get_note_references (a);
  const char *const *references_b = rej_text_mask_get_note_references (b);
  guint i = 0;

  if (references_a == NULL || references_b == NULL)
    return (references_a == NULL || references_a[0] == NULL) && (references_b == NULL || references_b[0] == NULL);
  while (references_a[i] != NULL && references_b[i] != NULL && g_str_equal (references_a[i], references_b[i]))
    i++;

  return references_a[i] == NULL && references_b[i] == NULL;
}

static guint
count_references (const RejTextMask *mask)
{
  const char *const *references = rej_text_mask_get_note_references (mask);
  guint n_defined;
  const RejTextDefinition *defined = rej_text_mask_get_defined (mask, &n_defined);
  guint n = references != NULL ? g_strv_length ((char **) references) : 0;

  for (guint i = 0; i < n_defined; i++)
    n += defined[i].label[0] == '^';

  return n + (rej_text_mask_get_joint (mask) == REJ_TEXT_JOINT_NOTE);
}

/* Measures what is filed, with the line feeds that part it from what comes before. */
static void
measure_filed (const RejTextMask *mask,
               RejTextMeasures *measures)
{
  RejTextJoint joint = rej_text_mask_get_joint (mask);
  guint n_feeds = joint == REJ_TEXT_JOINT_BLANK ? 2 : 1;
  guint n_characters = n_feeds + rej_text_mask_get_filed_characters (mask);
  guint n_bytes = n_feeds + rej_text_mask_get_filed_bytes (mask);
  guint32 *values = measures->values;
  gboolean body = joint == REJ_TEXT_JOINT_LINE || joint == REJ_TEXT_JOINT_BLANK;
  gboolean note = joint == REJ_TEXT_JOINT_NOTE;

  values[REJ_TEXT_MEASURE_FILED_BLOCKS] = body;
  values[REJ_TEXT_MEASURE_FILED_CHARACTERS] = body ? n_characters : 0;
  values[REJ_TEXT_MEASURE_FILED_BYTES] = body ? n_bytes : 0;
  values[REJ_TEXT_MEASURE_NOTE_BLOCKS] = note;
  values[REJ_TEXT_MEASURE_NOTE_CHARACTERS] = note ? n_characters : 0;
  values[REJ_TEXT_MEASURE_NOTE_BYTES] = note ? n_bytes : 0;
}

static void
measure_block (RejTextBlock *block)
{
  RejTextMeasures measures = block->own;
  guint32 *values = measures.values;
  gboolean note = rej_text_mask_get_note_label (block->mask) != NULL;
  gsize length;
  const char *plain = rej_text_mask_get_plain (block->mask, &length);
  guint n_words = rej_text_count_words (plain, length);

  values[REJ_TEXT_MEASURE_WORDS] = note ? 0 : n_words;
  values[REJ_TEXT_MEASURE_NOTE_WORDS] = note ? n_words : 0;
  values[REJ_TEXT_MEASURE_WORDS_BY_SPACES] = note ? 0 : rej_text_count_words_by_spaces (plain, length);
  values[REJ_TEXT_MEASURE_PARAGRAPHS] = note ? 0 : rej_text_mask_get_n_paragraphs (block->mask);
  values[REJ_TEXT_MEASURE_SENTENCES] = 0;
  values[REJ_TEXT_MEASURE_REFERENCES] = count_references (block->mask);
  values[REJ_TEXT_MEASURE_HEADINGS] = rej_text_mask_count_headings (block->mask);
  measure_filed (block->mask, &measures);
  rej_text_block_set_measures (block, &measures);
}

/*
 * rej_text_index_read_block:
 * @self: a document
 * @block: a block in which reading or labels are due, and those before it are read
 *
 * Reads a block, if it is not as it was read last, and notes what is due in consequence.
 */
void
rej_text_index_read_block (RejTextIndex *self,
                           RejTextBlock *block)
{
  RejTextMask *before = mask_of (rej_text_block_get_previous (block));
  RejTextBlock *next = rej_text_block_get_next (block);
  g_autoptr (RejTextMask) old = NULL;
  gboolean notes_changed;
  guint n_headings;

  if (!(block->flags & REJ_TEXT_BLOCK_TEXT_CHANGED) && !(block->due & REJ_TEXT_DUE_LABELS) && ends_alike (before, block->before))
    {
      set_mask (&block->before, before);
      rej_text_block_set_due (block, 0, REJ_TEXT_DUE_READ);
      return;
    }

  old = g_steal_pointer (&block->mask);
  block->mask = rej_text_mask_new (block->source,
                                   rej_text_block_own (block, REJ_TEXT_MEASURE_BYTES),
                                   self->format,
                                   end_state_of (before),
                                   rej_text_labels_get_definitions (self->labels));
  set_mask (&block->before, before);
  block->flags &= (guint8) ~REJ_TEXT_BLOCK_TEXT_CHANGED;
  rej_text_block_set_due (block, REJ_TEXT_DUE_REPORT | REJ_TEXT_DUE_SENTENCES, REJ_TEXT_DUE_READ | REJ_TEXT_DUE_LABELS);
  n_headings = rej_text_block_own (block, REJ_TEXT_MEASURE_HEADINGS);
  measure_block (block);
  if (n_headings > 0 || rej_text_block_own (block, REJ_TEXT_MEASURE_HEADINGS) > 0)
    self->headings_serial++;

  notes_changed = rej_text_labels_update (self->labels, block, block->mask);
  if (old == NULL)
    notes_changed |= rej_text_block_own (block, REJ_TEXT_MEASURE_REFERENCES) > 0;
  else
    notes_changed |= rej_text_mask_get_joint (old) != rej_text_mask_get_joint (block->mask) || !references_same (old, block->mask);
  if (notes_changed)
    g_clear_pointer (&self->notes, rej_text_notes_free);

  if (next == NULL)
    return;
  if (ends_alike (next->before, block->mask) && !(next->flags & REJ_TEXT_BLOCK_TEXT_CHANGED))
    set_mask (&next->before, block->mask);
  else
    rej_text_block_set_due (next, REJ_TEXT_DUE_READ, 0);
}

/*
 * rej_text_index_new_block:
 * @self: a document
 *
 * Creates a block that is not in the tree yet.
 */
RejTextBlock *
rej_text_index_new_block (RejTextIndex *self)
{
  /* SplitMix64: the tree needs numbers without a pattern, and the same ones in every run. */
  guint64 random = self->random += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  random = (random ^ (random >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  random = (random ^ (random >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);

  return rej_text_block_new (random >> 32);
}

/*
 * rej_text_index_forget_block:
 * @self: a document
 * @block: a block that is about to go, still in the tree
 *
 * Tells the observer and takes out the labels.
 */
void
rej_text_index_forget_block (RejTextIndex *self,
                             RejTextBlock *block)
{
  if ((block->flags & REJ_TEXT_BLOCK_REPORTED) && self->observer.block_removed != NULL)
    self->observer.block_removed (self, block, self->observer_data);
  rej_text_labels_update (self->labels, block, NULL);
  if (rej_text_block_own (block, REJ_TEXT_MEASURE_REFERENCES) > 0)
    g_clear_pointer (&self->notes, rej_text_notes_free);
  if (rej_text_block_own (block, REJ_TEXT_MEASURE_HEADINGS) > 0)
    self->headings_serial++;
}

static gboolean
number_notes (RejTextIndex *self,
              gint64 end)
{
  if (self->notes == NULL)
    self->notes = rej_text_notes_new (self->root, self->labels);
  if (!rej_text_notes_read (self->notes, end))
    return FALSE;
  self->n_note_digits = rej_text_notes_get_n_digits (self->notes);

  return TRUE;
}

/*
 * rej_text_index_get_notes:
 * @self: a document
 *
 * Gives the notes in the order in which they are filed, numbered anew only if references or notes have changed.
 */
RejTextNotes *
rej_text_index_get_notes (RejTextIndex *self)
{
  number_notes (self, G_MAXINT64);

  return self->notes;
}

static void
rej_text_index_finalize (GObject *object)
{
  RejTextIndex *self = REJ_TEXT_INDEX (object);

  g_clear_pointer (&self->notes, rej_text_notes_free);
  for (RejTextBlock *block = rej_text_tree_last (self->root); block != NULL; block = rej_text_block_get_previous (block))
    rej_text_labels_update (self->labels, block, NULL);
  g_clear_pointer (&self->root, rej_text_tree_free);
  g_clear_pointer (&self->labels, rej_text_labels_free);
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->pieces);

  G_OBJECT_CLASS (rej_text_index_parent_class)->finalize (object);
}

static void
rej_text_index_class_init (RejTextIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rej_text_index_finalize;
}

static void
rej_text_index_init (RejTextIndex *self)
{
  self->labels = rej_text_labels_new ();
  self->scratch = g_string_sized_new (4096);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (RejTextPiece));
}

/**
 * rej_text_index_new:
 * @format: how the document is read
 *
 * Creates an empty document, which has no blocks.
 *
 * Returns: (transfer full): a new document
 */
RejTextIndex *
rej_text_index_new (RejTextFormat format)
{
  RejTextIndex *self = g_object_new (REJ_TYPE_TEXT_INDEX, NULL);

  self->format = format;

  return self;
}

/**
 * rej_text_index_set_observer:
 * @self: a document
 * @observer: (nullable): functions to call, copied; each may be %NULL
 * @user_data: given to them
 *
 * Sets who is told of blocks. The functions must not edit the document. Blocks that were reported before are not
 * reported again.
 */
void
rej_text_index_set_observer (RejTextIndex *self,
                             const RejTextIndexObserver *observer,
                             gpointer user_data)
{
  g_return_if_fail (REJ_IS_TEXT_INDEX (self));

  self->observer = observer != NULL ? *observer : (RejTextIndexObserver) { NULL, NULL };
  self->observer_data = user_data;
}

/* Does the next thing that is due. Blocks are reported when all are read, so that each is reported once, as it stays. */
static gboolean
settle_step (RejTextIndex *self)
{
  RejTextBlock *block;

  if ((block = rej_text_tree_first_due (self->root, REJ_TEXT_DUE_READ)) != NULL ||
      (block = rej_text_tree_first_due (self->root, REJ_TEXT_DUE_LABELS)) != NULL)
    {
      rej_text_index_read_block (self, block);
      return TRUE;
    }

  block = rej_text_tree_first_due (self->root, REJ_TEXT_DUE_REPORT);
  if (block == NULL)
    return FALSE;

  block->flags |= REJ_TEXT_BLOCK_REPORTED;
  rej_text_block_set_due (block, 0, REJ_TEXT_DUE_REPORT);
  if (self->observer.block_changed != NULL)
    self->observer.block_changed (self, block, self->observer_data);

  return TRUE;
}

/**
 * rej_text_index_settle:
 * @self: a document
 * @budget: microseconds this may take, less than 0 for no limit
 *
 * Reads what was edited, and then whatever that changes further on: blocks that now begin in another state, and blocks
 * that use a label which is now defined otherwise. Then tells the observer of each block that was read, and numbers the
 * notes where references or notes have changed.
 *
 * Does at least one block, however small the budget is, and may go over it by one.
 *
 * Returns: whether nothing is left to do
 */
gboolean
rej_text_index_settle (RejTextIndex *self,
                       gint64 budget)
{
  gint64 end;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), FALSE);

  end = budget >= 0 ? g_get_monotonic_time () + budget : G_MAXINT64;
  while (settle_step (self))
    {
      if (budget >= 0 && g_get_monotonic_time () >= end)
        return FALSE;
    }

  return number_notes (self, end);
}

/**
 * rej_text_index_is_settled:
 * @self: a document
 *
 * Tells whether all has been read, reported and numbered.
 *
 * Returns: whether [method@TextIndex.settle] has nothing to do
 */
gboolean
rej_text_index_is_settled (RejTextIndex *self)
{
  const guint8 due = REJ_TEXT_DUE_READ | REJ_TEXT_DUE_LABELS | REJ_TEXT_DUE_REPORT;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), TRUE);

  if (self->root == NULL)
    return TRUE;

  return !(self->root->due_below & due) && self->notes != NULL && rej_text_notes_get_complete (self->notes);
}

/**
 * rej_text_index_get_definitions:
 * @self: a document
 *
 * Gives the labels the document defines, of which the first definition counts.
 *
 * Returns: (transfer none): the definitions, as last read
 */
RejTextDefinitions *
rej_text_index_get_definitions (RejTextIndex *self)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), NULL);

  return rej_text_labels_get_definitions (self->labels);
}

/**
 * rej_text_index_get_note_number:
 * @self: a document
 * @label: a normalized label, with "^"
 *
 * Tells under which number a note is filed.
 *
 * Returns: the number from 1, 0 where no note has the label
 */
guint
rej_text_index_get_note_number (RejTextIndex *self,
                                const char *label)
{
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (self), 0);
  g_return_val_if_fail (label != NULL, 0);

  return rej_text_notes_get_number (rej_text_index_get_notes (self), label);
}
