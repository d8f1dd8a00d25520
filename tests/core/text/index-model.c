/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "index-model.h"

#include <string.h>

#include "rej-text-block-private.h"
#include "text-document.h"

static void
block_changed_cb (RejTextIndex *index,
                  RejTextBlock *block,
                  gpointer user_data)
{
  IndexModel *self = user_data;

  g_assert_nonnull (rej_text_block_get_mask (block));
  g_assert_true (rej_text_index_get_block_at (index, rej_text_block_get_offset (block)) == block);
  g_assert_true (g_hash_table_add (self->changed, block));
  g_hash_table_add (self->known, block);
  self->n_changed++;
  self->last_changed = block;
}

static void
block_removed_cb (RejTextIndex *index,
                  RejTextBlock *block,
                  gpointer user_data)
{
  IndexModel *self = user_data;
  gsize length;

  g_assert_true (g_hash_table_remove (self->known, block));
  g_hash_table_remove (self->changed, block);
  g_assert_nonnull (rej_text_block_get_source (block, &length));
  self->n_removed++;
}

IndexModel *
index_model_new (RejTextFormat format)
{
  const RejTextIndexObserver observer = { block_changed_cb, block_removed_cb };
  IndexModel *self = g_new0 (IndexModel, 1);

  self->format = format;
  self->index = rej_text_index_new (format);
  self->source = g_string_new (NULL);
  self->known = g_hash_table_new (NULL, NULL);
  self->changed = g_hash_table_new (NULL, NULL);
  rej_text_index_set_observer (self->index, &observer, self);

  return self;
}

void
index_model_free (IndexModel *self)
{
  g_assert_finalize_object (self->index);
  g_string_free (self->source, TRUE);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->changed);
  g_free (self);
}

void
index_model_replace (IndexModel *self,
                     guint offset,
                     guint n_characters,
                     const char *text)
{
  const char *start = g_utf8_offset_to_pointer (self->source->str, offset);
  const char *end = g_utf8_offset_to_pointer (start, n_characters);
  gsize position = start - self->source->str;

  g_string_erase (self->source, position, end - start);
  g_string_insert (self->source, position, text);

  /* Another edit may make a block change again before it was heard of everywhere. */
  g_hash_table_remove_all (self->changed);
  if (n_characters == 0)
    rej_text_index_insert (self->index, offset, text, -1);
  else if (*text == '\0')
    rej_text_index_delete (self->index, offset, n_characters);
  else
    rej_text_index_replace (self->index, offset, n_characters, text, strlen (text));
}

static void
check_node (RejTextBlock *node,
            RejTextBlock *parent,
            RejTextMeasures *sum,
            guint8 *due)
{
  RejTextMeasures of_children = { { 0 } };
  guint8 due_of_children = 0;

  if (node == NULL)
    return;

  g_assert_true (node->parent == parent);
  g_assert_true (parent == NULL || parent->priority >= node->priority);
  check_node (node->left, node, &of_children, &due_of_children);
  check_node (node->right, node, &of_children, &due_of_children);
  for (guint i = 0; i < REJ_TEXT_N_MEASURES; i++)
    {
      g_assert_cmpuint (node->sum.values[i], ==, (guint32) (of_children.values[i] + node->own.values[i]));
      sum->values[i] += node->sum.values[i];
    }
  g_assert_cmpuint (node->due_below, ==, node->due | due_of_children);
  *due |= node->due_below;
}

/* What must hold at any time: the tree is one, its sums are right, it holds the source. */
void
index_model_check_tree (IndexModel *self)
{
  g_autofree char *source = rej_text_index_dup_source (self->index);
  RejTextBlock *root = rej_text_index_get_first_block (self->index);
  RejTextMeasures sum = { { 0 } };
  guint8 due = 0;

  g_assert_cmpstr (source, ==, self->source->str);
  while (root != NULL && root->parent != NULL)
    root = root->parent;
  check_node (root, NULL, &sum, &due);
  g_assert_cmpuint (sum.values[REJ_TEXT_MEASURE_BYTES], ==, self->source->len);
}

static void
assert_same_mask (const RejTextMask *mask,
                  const RejTextMask *fresh)
{
  g_autoptr (GString) filed = g_string_new (NULL);
  g_autoptr (GString) fresh_filed = g_string_new (NULL);
  guint n_runs;
  guint n_fresh_runs;

  g_assert_true (rej_text_state_equal (rej_text_mask_get_end_state (mask), rej_text_mask_get_end_state (fresh)));
  g_assert_cmpstr (rej_text_mask_get_plain (mask, NULL), ==, rej_text_mask_get_plain (fresh, NULL));
  g_assert_cmpint (rej_text_mask_get_joint (mask), ==, rej_text_mask_get_joint (fresh));
  g_assert_cmpstr (rej_text_mask_get_note_label (mask), ==, rej_text_mask_get_note_label (fresh));
  rej_text_mask_append_filed (mask, NULL, NULL, filed);
  rej_text_mask_append_filed (fresh, NULL, NULL, fresh_filed);
  g_assert_cmpstr (filed->str, ==, fresh_filed->str);
  rej_text_mask_get_runs (mask, &n_runs);
  rej_text_mask_get_runs (fresh, &n_fresh_runs);
  g_assert_cmpuint (n_runs, ==, n_fresh_runs);
}

static guint
count_line_ends (const char *text,
                 gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');

  return n;
}

static void
check_blocks (IndexModel *self,
              TextDocument *document)
{
  RejTextBlock *block = rej_text_index_get_first_block (self->index);

  g_assert_cmpuint (rej_text_index_get_n_blocks (self->index), ==, document->starts->len);
  for (guint i = 0; i < document->starts->len; i++)
    {
      gsize start = g_array_index (document->starts, gsize, i);
      gsize end = i + 1 < document->starts->len ? g_array_index (document->starts, gsize, i + 1) : document->length;
      guint n_characters = g_utf8_strlen (document->source + start, end - start);
      guint middle = n_characters / 2;
      gsize length;
      const char *source = rej_text_block_get_source (block, &length);

      g_assert_cmpmem (source, length, document->source + start, end - start);
      g_assert_true (g_hash_table_contains (self->known, block));
      assert_same_mask (rej_text_block_get_mask (block), document->masks->pdata[i]);

      /* What costs the length of the document is looked at here and there. */
      if (document->starts->len < 200 || i % 97 == 0)
        {
          g_assert_cmpuint (rej_text_block_get_offset (block), ==, g_utf8_strlen (document->source, start));
          g_assert_cmpuint (rej_text_block_get_line (block), ==, count_line_ends (document->source, start));
        }
      g_assert_cmpuint (rej_text_block_get_position (block), ==, i);
      g_assert_cmpuint (rej_text_block_get_n_characters (block), ==, n_characters);
      g_assert_cmpuint (rej_text_block_character_to_byte (block, middle), ==,
                        g_utf8_offset_to_pointer (document->source + start, middle) - (document->source + start));
      g_assert_cmpuint (rej_text_block_byte_to_character (block, rej_text_block_character_to_byte (block, middle)), ==, middle);
      g_assert_true (rej_text_index_get_block_at (self->index, rej_text_block_get_offset (block) + middle) == block);
      if (i > 0)
        g_assert_cmpint (rej_text_block_compare (rej_text_block_get_previous (block), block), <, 0);
      block = rej_text_block_get_next (block);
    }
  g_assert_null (block);
  g_assert_cmpuint (g_hash_table_size (self->known), ==, document->starts->len);
}

/* The notes the long way: each time from the front, by comparing labels. */
typedef struct
{
  TextDocument *document;
  GArray *order; /* guint: the blocks in which the notes are defined, by number */
  GArray *owners; /* guint: for each block, that in which its note is defined plus 1 */
  guint own; /* 1 more than the block whose number is asked for next */
} NoteModel;

static gboolean
defines (RejTextMask *mask,
         const char *label)
{
  guint n;
  const RejTextDefinition *defined = rej_text_mask_get_defined (mask, &n);

  for (guint i = 0; i < n; i++)
    if (defined[i].label[0] == '^' && (label == NULL || g_str_equal (defined[i].label, label)))
      return TRUE;

  return FALSE;
}

static guint
note_model_number_of_block (NoteModel *self,
                            guint block,
                            gboolean give)
{
  for (guint i = 0; i < self->order->len; i++)
    if (g_array_index (self->order, guint, i) == block)
      return i + 1;
  if (!give)
    return 0;
  g_array_append_val (self->order, block);

  return self->order->len;
}

static guint
note_model_number (const char *label,
                   gpointer user_data)
{
  NoteModel *self = user_data;

  if (self->own > 0)
    {
      guint own = self->own - 1;

      self->own = 0;
      return note_model_number_of_block (self, own, TRUE);
    }
  for (guint i = 0; i < self->document->masks->len; i++)
    if (defines (self->document->masks->pdata[i], label))
      return note_model_number_of_block (self, i, TRUE);

  return 0;
}

static char *
dup_filed (TextDocument *document)
{
  GString *out = g_string_new (NULL);
  NoteModel notes = { document, g_array_new (FALSE, FALSE, sizeof (guint)), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };
  guint owner = 0;
  gboolean any = FALSE;
  gboolean any_note = FALSE;

  for (guint i = 0; i < document->masks->len; i++)
    {
      RejTextMask *mask = document->masks->pdata[i];
      RejTextJoint joint = rej_text_mask_get_joint (mask);

      if (defines (mask, NULL))
        owner = i + 1;
      g_array_append_val (notes.owners, owner);
      if (joint != REJ_TEXT_JOINT_LINE && joint != REJ_TEXT_JOINT_BLANK)
        continue;
      if (any)
        g_string_append (out, joint == REJ_TEXT_JOINT_LINE ? "\n" : "\n\n");
      any = TRUE;
      rej_text_mask_append_filed (mask, note_model_number, &notes, out);
    }

  for (guint n = 0, next = 0;; n++)
    {
      guint block;

      for (; n == notes.order->len && next < document->masks->len; next++)
        if (defines (document->masks->pdata[next], NULL))
          note_model_number_of_block (&notes, next, TRUE);
      if (n == notes.order->len)
        break;

      block = g_array_index (notes.order, guint, n);
      notes.own = block + 1;
      for (guint i = block; i < document->masks->len && g_array_index (notes.owners, guint, i) == block + 1; i++)
        {
          if (rej_text_mask_get_joint (document->masks->pdata[i]) != REJ_TEXT_JOINT_NOTE)
            continue;
          if (any || any_note)
            g_string_append (out, any_note ? "\n" : "\n\n");
          any_note = TRUE;
          rej_text_mask_append_filed (document->masks->pdata[i], note_model_number, &notes, out);
        }
    }

  g_array_unref (notes.order);
  g_array_unref (notes.owners);

  return g_string_free_and_steal (out);
}

static void
check_counts (IndexModel *self,
              TextDocument *document)
{
  g_autofree char *expected = dup_filed (document);
  g_autofree char *filed = rej_text_index_dup_filed (self->index);
  RejTextCounts sum = { 0 };
  RejTextCounts counts;

  for (guint i = 0; i < document->masks->len; i++)
    {
      RejTextMask *mask = document->masks->pdata[i];
      gsize length;
      const char *plain = rej_text_mask_get_plain (mask, &length);
      guint words = rej_text_count_words (plain, length);

      sum.words_with_footnotes += words;
      if (rej_text_mask_get_note_label (mask) != NULL)
        continue;
      sum.words += words;
      sum.words_by_spaces += rej_text_count_words_by_spaces (plain, length);
      sum.sentences += rej_text_count_sentences (plain, length);
      sum.paragraphs += rej_text_mask_get_n_paragraphs (mask);
    }

  g_assert_cmpstr (filed, ==, expected);
  g_assert_cmpuint (rej_text_index_count_sentences (self->index), ==, sum.sentences);
  rej_text_index_get_counts (self->index, &counts);
  g_assert_cmpuint (counts.characters, ==, g_utf8_strlen (filed, -1));
  g_assert_cmpuint (counts.bytes, ==, strlen (filed));
  g_assert_cmpuint (counts.words, ==, sum.words);
  g_assert_cmpuint (counts.words_with_footnotes, ==, sum.words_with_footnotes);
  g_assert_cmpuint (counts.words_by_spaces, ==, sum.words_by_spaces);
  g_assert_cmpuint (counts.sentences, ==, sum.sentences);
  g_assert_cmpuint (counts.paragraphs, ==, sum.paragraphs);
}

/* What must hold when nothing is left to do: all is as if the source had just been opened. */
void
index_model_settle_and_check (IndexModel *self)
{
  g_autoptr (TextDocument) document = NULL;

  g_assert_true (rej_text_index_settle (self->index, -1));
  g_assert_true (rej_text_index_is_settled (self->index));
  g_hash_table_remove_all (self->changed);
  index_model_check_tree (self);

  document = text_document_new (self->source->str, self->source->len, self->format);
  check_blocks (self, document);
  check_counts (self, document);
}
