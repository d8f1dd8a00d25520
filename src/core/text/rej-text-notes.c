/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-notes-private.h"

typedef struct
{
  RejTextBlock *definer;
  guint first_part; /* the blocks that file it, among the parts */
  guint n_parts;
  guint number; /* 0 as long as it has none */
} Note;

struct _RejTextNotes
{
  RejTextLabels *labels; /* borrowed */
  GArray *notes; /* of Note, in the order of the document */
  GPtrArray *parts; /* RejTextBlock, in the order of the document */
  GHashTable *by_definer; /* RejTextBlock → position in notes plus 1 */
  GArray *order; /* guint: positions in notes, by number */
  guint n_digits;

  /* what is still to be numbered */
  RejTextBlock *next; /* (nullable): the next to be collected */
  GPtrArray *body; /* RejTextBlock: those of the body that refer to any */
  guint n_body; /* of which are numbered */
  guint n_order; /* notes whose own references are numbered */
  guint n_unreferenced; /* notes of which is known that they have a number */
  gboolean is_complete;
};

/* Blocks between two looks at the clock. */
#define STRIDE 4

static guint
count_digits (guint number)
{
  guint n = 1;

  for (; number >= 10; number /= 10)
    n++;

  return n;
}

static gboolean
defines_note (RejTextBlock *block)
{
  guint n_defined;
  const RejTextDefinition *defined = rej_text_mask_get_defined (block->mask, &n_defined);

  for (guint i = 0; i < n_defined; i++)
    if (defined[i].label[0] == '^')
      return TRUE;

  return FALSE;
}

static void
note_found (RejTextNotes *self,
            RejTextBlock *block)
{
  Note note = { block, self->parts->len, 0, 0 };

  g_array_append_val (self->notes, note);
  g_hash_table_insert (self->by_definer, block, GUINT_TO_POINTER (self->notes->len));
}

static gboolean
has_references (const RejTextBlock *node)
{
  return rej_text_tree_sum (node, REJ_TEXT_MEASURE_REFERENCES) > 0;
}

static gboolean
refers (const RejTextBlock *block)
{
  return rej_text_block_own (block, REJ_TEXT_MEASURE_REFERENCES) > 0;
}

/* The first block of a tree that has to do with notes. */
static RejTextBlock *
find_first (RejTextBlock *root)
{
  while (has_references (root))
    {
      if (has_references (root->left))
        root = root->left;
      else if (refers (root))
        return root;
      else
        root = root->right;
    }
  return NULL;
}

/* The next block that has to do with notes, skipping trees that have not. */
static RejTextBlock *
find_next (RejTextBlock *block)
{
  if (has_references (block->right))
    return find_first (block->right);
  for (; block->parent != NULL; block = block->parent)
    {
      if (block == block->parent->right)
        continue;
      if (refers (block->parent))
        return block->parent;
      if (has_references (block->parent->right))
        return find_first (block->parent->right);
    }
  return NULL;
}

/* Takes a block for what it is: of the body, or of a note. */
static void
collect (RejTextNotes *self,
         RejTextBlock *block)
{
  if (defines_note (block))
    note_found (self, block);
  if (rej_text_mask_get_joint (block->mask) != REJ_TEXT_JOINT_NOTE)
    {
      g_ptr_array_add (self->body, block);
      return;
    }
  /* While a reading is under way, a part may stand where its note has just gone. */
  if (self->notes->len == 0)
    note_found (self, block);
  g_ptr_array_add (self->parts, block);
  g_array_index (self->notes, Note, self->notes->len - 1).n_parts++;
}

static void
number_note (RejTextNotes *self,
             guint position)
{
  Note *note = &g_array_index (self->notes, Note, position);

  g_array_append_val (self->order, position);
  note->number = self->order->len;
  if (note->n_parts > 0)
    self->n_digits += count_digits (note->number);
}

static void
number_references (RejTextNotes *self,
                   RejTextBlock *block)
{
  const char *const *references = rej_text_mask_get_note_references (block->mask);

  for (guint i = 0; references != NULL && references[i] != NULL; i++)
    {
      RejTextBlock *definer = rej_text_labels_get_definer (self->labels, references[i]);
      guint position = definer != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_definer, definer)) : 0;

      if (position > 0 && g_array_index (self->notes, Note, position - 1).number == 0)
        number_note (self, position - 1);
      self->n_digits += count_digits (position > 0 ? g_array_index (self->notes, Note, position - 1).number : 0);
    }
}

/* Whoever goes on reading comes to the notes, in the order they have got by now; they may refer to more notes. */
static gboolean
number_next_note (RejTextNotes *self)
{
  const Note *note;

  while (self->n_order == self->order->len && self->n_unreferenced < self->notes->len)
    {
      if (g_array_index (self->notes, Note, self->n_unreferenced).number == 0)
        number_note (self, self->n_unreferenced);
      self->n_unreferenced++;
    }
  if (self->n_order == self->order->len)
    return FALSE;
  note = &g_array_index (self->notes, Note, g_array_index (self->order, guint, self->n_order));
  self->n_order++;
  for (guint part = 0; part < note->n_parts; part++)
    number_references (self, g_ptr_array_index (self->parts, note->first_part + part));
  return TRUE;
}

/* Does the next thing there is to do. */
static gboolean
read_step (RejTextNotes *self)
{
  if (self->next != NULL)
    {
      collect (self, self->next);
      self->next = find_next (self->next);
      return TRUE;
    }
  if (self->n_body < self->body->len)
    {
      number_references (self, g_ptr_array_index (self->body, self->n_body++));
      return TRUE;
    }
  return number_next_note (self);
}

/**
 * rej_text_notes_new:
 * @root: (nullable): the tree of the blocks
 * @labels: their labels
 *
 * Begins to number the notes of a document.
 *
 * Returns: (transfer full): the notes, to be read; valid until a block goes or is read again with other notes or
 *   references
 */
RejTextNotes *
rej_text_notes_new (RejTextBlock *root,
                    RejTextLabels *labels)
{
  RejTextNotes *self = g_new0 (RejTextNotes, 1);

  self->labels = labels;
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  self->parts = g_ptr_array_new ();
  self->by_definer = g_hash_table_new (NULL, NULL);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->body = g_ptr_array_new ();
  self->next = find_first (root);

  return self;
}

/**
 * rej_text_notes_read:
 * @self: notes
 * @end: the time of the monotonic clock at which to stop, %G_MAXINT64 for none
 *
 * Goes on numbering. Costs what the blocks that have to do with notes cost; other blocks may come, go and be read
 * between two calls.
 *
 * Returns: whether all have their numbers
 */
gboolean
rej_text_notes_read (RejTextNotes *self,
                     gint64 end)
{
  for (guint n = 1; !self->is_complete; n++)
    {
      self->is_complete = !read_step (self);
      if (n % STRIDE == 0 && g_get_monotonic_time () >= end)
        break;
    }

  return self->is_complete;
}

/**
 * rej_text_notes_get_complete:
 * @self: notes
 *
 * Tells whether there is nothing left to read.
 *
 * Returns: whether all have their numbers
 */
gboolean
rej_text_notes_get_complete (const RejTextNotes *self)
{
  return self->is_complete;
}

/**
 * rej_text_notes_free:
 * @self: (transfer full): notes
 *
 * Frees the numbering.
 */
void
rej_text_notes_free (RejTextNotes *self)
{
  g_array_unref (self->notes);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->by_definer);
  g_array_unref (self->order);
  g_ptr_array_unref (self->body);
  g_free (self);
}

/**
 * rej_text_notes_get_n_digits:
 * @self: notes that are read
 *
 * Tells how many digits all numbers take in the text as filed: of the references and before the notes.
 *
 * Returns: characters, which are bytes
 */
guint
rej_text_notes_get_n_digits (const RejTextNotes *self)
{
  return self->n_digits;
}

/**
 * rej_text_notes_get_number:
 * @self: notes that are read
 * @label: a normalized label, with "^"
 *
 * Tells under which number a note is filed.
 *
 * Returns: the number from 1, 0 where no note has the label
 */
guint
rej_text_notes_get_number (const RejTextNotes *self,
                           const char *label)
{
  RejTextBlock *definer = rej_text_labels_get_definer (self->labels, label);
  guint position = definer != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_definer, definer)) : 0;

  return position > 0 ? g_array_index (self->notes, Note, position - 1).number : 0;
}

typedef struct
{
  const RejTextNotes *notes;
  const Note *begins; /* (nullable): the note whose own number is asked for next */
} Numbering;

static guint
number_of (const char *label,
           gpointer user_data)
{
  Numbering *numbering = user_data;

  /* A second note of the same label has a number of its own: what begins a note is not what its label leads to. */
  if (numbering->begins != NULL)
    return g_steal_pointer (&numbering->begins)->number;

  return rej_text_notes_get_number (numbering->notes, label);
}

/**
 * rej_text_notes_append_filed:
 * @self: notes that are read
 * @out: the text as filed, up to where the list of notes begins
 *
 * Appends the notes as they are filed, each of their blocks on a line of its own.
 */
void
rej_text_notes_append_filed (const RejTextNotes *self,
                             GString *out)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->order->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, g_array_index (self->order, guint, i));
      Numbering numbering = { self, note };

      for (guint part = 0; part < note->n_parts; part++)
        {
          const RejTextBlock *block = g_ptr_array_index (self->parts, note->first_part + part);

          if (!first)
            g_string_append_c (out, '\n');
          first = FALSE;
          rej_text_mask_append_filed (block->mask, number_of, &numbering, out);
        }
    }
}
