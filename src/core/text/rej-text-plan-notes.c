/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-index-private.h"
#include "rej-text-plan-private.h"

#include <string.h>

/* A label of a note as it stands in the text: "[^1]" where it is referred to, "[^1]:" where it begins. */
typedef struct
{
  RejTextBlock *block;
  guint start; /* of "[", in the document */
  guint n_characters; /* up to "]" */
  char *label; /* as written, without "[^" and "]" */
  gboolean begins;
} Label;

static void
clear_label (gpointer data)
{
  g_free (((Label *) data)->label);
}

static void
take_label (GArray *labels,
            RejTextBlock *block,
            const RejTextRun *run)
{
  const char *source = _rej_text_plan_get_source (block);
  const char *start = source + run->start;
  const char *end = start + run->length;
  const char *bracket = NULL;
  Label label = { block, 0, 0, NULL, run->kind == REJ_TEXT_RUN_NOTE_LABEL };

  while (start < end && *start != '[')
    start++;
  bracket = start < end ? memchr (start, ']', (gsize) (end - start)) : NULL;
  if (bracket == NULL || bracket - start < 3)
    return;
  label.label = g_strndup (start + 2, (gsize) (bracket - start) - 2);
  label.start = rej_text_block_get_offset (block) + rej_text_block_byte_to_character (block, (gsize) (start - source));
  label.n_characters = (guint) g_utf8_strlen (label.label, -1) + 3;
  g_array_append_val (labels, label);
}

static GArray *
new_labels (void)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, clear_label);
  return labels;
}

static void
collect_labels_of (GArray *labels,
                   RejTextBlock *block)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  guint n_runs = 0;
  const RejTextRun *runs = NULL;

  if (mask == NULL || (*rej_text_mask_get_note_references (mask) == NULL && !rej_text_mask_starts_note (mask)))
    return;
  runs = rej_text_mask_get_runs (mask, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      if (runs[i].kind == REJ_TEXT_RUN_NOTE_REFERENCE || runs[i].kind == REJ_TEXT_RUN_NOTE_LABEL)
        take_label (labels, block, &runs[i]);
    }
}

/* All of them, in the order of the text. */
static GArray *
collect_labels (RejTextIndex *index)
{
  GArray *labels = new_labels ();

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    collect_labels_of (labels, block);
  return labels;
}

static gboolean
is_number (const char *label)
{
  return *label != '\0' && label[strspn (label, "0123456789")] == '\0';
}

static char *
normalize (const char *label)
{
  return rej_text_normalize_label (label, strlen (label));
}

/* The labels in the order in which a reader meets them: a note is read where it is first referred to. */
static GPtrArray *
order_labels (GArray *labels)
{
  GPtrArray *order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < labels->len; i++)
        {
          const Label *label = &g_array_index (labels, Label, i);
          RejTextMask *mask = rej_text_block_get_mask (label->block);
          gboolean in_note = rej_text_mask_get_note_label (mask) != NULL;
          char *key = NULL;

          /* References of the body, then those of notes, then what nobody refers to. */
          if (pass == 0 ? in_note || label->begins : pass == 1 ? !in_note || label->begins
                                                               : !label->begins)
            continue;
          key = normalize (label->label);
          if (g_hash_table_contains (seen, key))
            {
              g_free (key);
              continue;
            }
          g_hash_table_add (seen, key);
          g_ptr_array_add (order, key);
        }
    }
  return order;
}

/* What each numbered label is to be called: a note's place among all of them. @inserted counts as one before the label
 * at that position. */
static GHashTable *
number_labels (GPtrArray *order,
               guint inserted,
               const char *removed)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint number = 0;

  for (guint i = 0; i < order->len; i++)
    {
      const char *label = order->pdata[i];

      if (g_strcmp0 (label, removed) == 0)
        continue;
      number += 1 + (i == inserted);
      if (is_number (label))
        g_hash_table_insert (names, (gpointer) label, g_strdup_printf ("%u", number));
    }
  return names;
}

static void
rename_labels (RejTextPlan *plan,
               GArray *labels,
               GHashTable *names)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);
      g_autofree char *key = normalize (label->label);
      const char *name = g_hash_table_lookup (names, key);

      if (name != NULL && strcmp (name, label->label) != 0)
        rej_text_replacements_add (plan->replacements, label->start + 2, label->n_characters - 3, name);
    }
}

static guint
find_in_order (GPtrArray *order,
               const char *label)
{
  for (guint i = 0; i < order->len; i++)
    {
      if (g_str_equal (order->pdata[i], label))
        return i;
    }
  return order->len;
}

/* How many notes a reader has met before a place of the body. */
static guint
count_before (GArray *labels,
              GPtrArray *order,
              guint offset)
{
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);
      g_autofree char *key = NULL;

      if (label->begins || label->start >= offset || rej_text_mask_get_note_label (rej_text_block_get_mask (label->block)) != NULL)
        continue;
      key = normalize (label->label);
      n = MAX (n, find_in_order (order, key) + 1);
    }
  return MIN (n, order->len);
}

/* The last character of a note that may have several blocks. */
static guint
find_note_end (RejTextBlock *block)
{
  const char *label = rej_text_mask_get_note_label (rej_text_block_get_mask (block));
  RejTextBlock *next = rej_text_block_get_next (block);
  gsize length = 0;
  const char *source = NULL;

  while (next != NULL && rej_text_block_get_mask (next) != NULL && !rej_text_mask_starts_note (rej_text_block_get_mask (next)) &&
         g_strcmp0 (rej_text_mask_get_note_label (rej_text_block_get_mask (next)), label) == 0)
    {
      block = next;
      next = rej_text_block_get_next (block);
    }
  source = rej_text_block_get_source (block, &length);
  while (length > 0 && strchr (" \t\r\n", source[length - 1]) != NULL)
    length--;
  return rej_text_block_get_offset (block) + rej_text_block_byte_to_character (block, length);
}

static const Label *
find_beginning (GArray *labels,
                const char *key)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);
      g_autofree char *other = label->begins ? normalize (label->label) : NULL;

      if (other != NULL && g_str_equal (other, key))
        return label;
    }
  return NULL;
}

/* Behind the note before it, before the note after it, or at the end of the text. */
static void
add_beginning (RejTextPlan *plan,
               RejTextIndex *index,
               GArray *labels,
               GPtrArray *order,
               guint position,
               const char *beginning,
               guint *place,
               guint *n_before)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const Label *neighbour = NULL;

  for (guint i = position; i > 0 && neighbour == NULL; i--)
    neighbour = find_beginning (labels, order->pdata[i - 1]);
  if (neighbour != NULL)
    {
      *place = find_note_end (neighbour->block);
      g_string_append_printf (text, "\n\n%s", beginning);
    }
  else
    {
      for (guint i = position; i < order->len && neighbour == NULL; i++)
        neighbour = find_beginning (labels, order->pdata[i]);
      if (neighbour != NULL)
        {
          *place = rej_text_block_get_offset (neighbour->block);
          g_string_append_printf (text, "%s\n\n", beginning);
        }
      else
        {
          guint end = rej_text_index_get_n_characters (index);
          g_autofree char *tail = rej_text_index_dup_range (index, end - MIN (end, 2), end);

          *place = end;
          if (end > 0 && !g_str_has_suffix (tail, "\n"))
            g_string_append (text, "\n");
          if (end > 0 && !g_str_equal (tail, "\n\n"))
            g_string_append (text, "\n");
          g_string_append_printf (text, "%s\n", beginning);
        }
    }
  *n_before = (guint) (strstr (text->str, beginning) - text->str) + (guint) g_utf8_strlen (beginning, -1);
  rej_text_replacements_add (plan->replacements, *place, 0, text->str);
}

/**
 * rej_text_plan_insert_note:
 * @index: the text
 * @offset: where it is referred to
 *
 * Plans a new note: the reference, and its beginning among the notes, where the cursor goes. Notes with numbers for
 * labels are numbered in reading order, as they will be filed; labels that are words stay.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL inside a note
 */
RejTextPlan *
rej_text_plan_insert_note (RejTextIndex *index,
                           guint offset)
{
  RejTextBlock *block = NULL;
  RejTextPlan *plan = NULL;
  g_autoptr (GArray) labels = NULL;
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *beginning = NULL;
  guint position = 0;
  guint place = 0;
  guint n_before = 0;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  block = rej_text_index_get_block_at (index, offset);
  if (block != NULL && rej_text_block_get_mask (block) != NULL && rej_text_mask_get_note_label (rej_text_block_get_mask (block)) != NULL)
    return NULL;
  labels = collect_labels (index);
  order = order_labels (labels);
  position = count_before (labels, order, offset);
  names = number_labels (order, position, NULL);
  reference = g_strdup_printf ("[^%u]", position + 1);
  beginning = g_strdup_printf ("[^%u]: ", position + 1);

  plan = _rej_text_plan_new ();
  rej_text_replacements_add (plan->replacements, offset, 0, reference);
  rename_labels (plan, labels, names);
  add_beginning (plan, index, labels, order, position, beginning, &place, &n_before);
  rej_text_replacements_sort (plan->replacements);
  /* Behind what was inserted before it; what goes in at the place itself is all but the reference at the end. */
  plan->start = _rej_text_plan_map (plan, place, FALSE) + n_before;
  if (place == offset)
    plan->start += (guint) strlen (reference);
  plan->end = plan->start;
  return plan;
}

static const Label *
find_label_at (GArray *labels,
               guint offset)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      if (offset >= label->start && offset <= label->start + label->n_characters)
        return label;
    }
  return NULL;
}

/* The label of a reference at a place, or of the note the place is in. */
static char *
dup_key_at (RejTextIndex *index,
            GArray *labels,
            guint offset,
            gboolean *in_note)
{
  const Label *label = find_label_at (labels, offset);
  RejTextBlock *block = rej_text_index_get_block_at (index, offset);
  RejTextMask *mask = block != NULL ? rej_text_block_get_mask (block) : NULL;
  const char *note = mask != NULL ? rej_text_mask_get_note_label (mask) : NULL;

  if (label != NULL && !label->begins)
    {
      *in_note = FALSE;
      return normalize (label->label);
    }
  *in_note = note != NULL;
  if (note == NULL)
    return NULL;
  return g_strdup (*note == '^' ? note + 1 : note);
}

/**
 * rej_text_plan_remove_note:
 * @index: the text
 * @offset: a reference, or a place in a note
 *
 * Plans to take a note out, with all that refers to it, and to number the others.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL where there is no note
 */
RejTextPlan *
rej_text_plan_remove_note (RejTextIndex *index,
                           guint offset)
{
  RejTextPlan *plan = NULL;
  g_autoptr (GArray) labels = NULL;
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *key = NULL;
  gboolean in_note = FALSE;
  guint cursor = offset;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  labels = collect_labels (index);
  key = dup_key_at (index, labels, offset, &in_note);
  if (key == NULL)
    return NULL;
  order = order_labels (labels);
  names = number_labels (order, G_MAXUINT, key);
  plan = _rej_text_plan_new ();
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);
      g_autofree char *other = normalize (label->label);

      if (!g_str_equal (other, key))
        continue;
      if (label->begins)
        {
          guint start = rej_text_block_get_offset (label->block);
          guint end = find_note_end (label->block);
          g_autofree char *space = rej_text_index_dup_range (index, end, MIN (end + 8, rej_text_index_get_n_characters (index)));

          /* With the blank lines behind it. */
          end += (guint) strspn (space, "\n");
          rej_text_replacements_add (plan->replacements, start, end - start, "");
        }
      else
        {
          rej_text_replacements_add (plan->replacements, label->start, label->n_characters, "");
          if (in_note)
            cursor = label->start;
          in_note = FALSE;
        }
    }
  rename_labels (plan, labels, names);
  return _rej_text_plan_finish (plan, cursor, cursor);
}

/**
 * rej_text_plan_renumber_notes:
 * @index: the text
 *
 * Plans to number notes in reading order.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL if they are numbered so
 */
RejTextPlan *
rej_text_plan_renumber_notes (RejTextIndex *index)
{
  RejTextPlan *plan = NULL;
  g_autoptr (GArray) labels = NULL;
  g_autoptr (GPtrArray) order = NULL;
  g_autoptr (GHashTable) names = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  labels = collect_labels (index);
  order = order_labels (labels);
  names = number_labels (order, G_MAXUINT, NULL);
  plan = _rej_text_plan_new ();
  rename_labels (plan, labels, names);
  return _rej_text_plan_finish (plan, 0, 0);
}

/**
 * rej_text_plan_find_fresh_note:
 * @index: the text
 *
 * Looks for a number that no label in the text has, nor what would be one if it had a note: that would answer it.
 *
 * Returns: a number; those above it are free too
 */
guint
rej_text_plan_find_fresh_note (RejTextIndex *index)
{
  guint highest = 0;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), 1);

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    {
      gsize length = 0;
      const char *source = rej_text_block_get_source (block, &length);
      const char *end = source + length;
      const char *at = source;

      while ((at = memchr (at, '^', (gsize) (end - at))) != NULL)
        {
          guint number = 0;
          gboolean begins = at > source && at[-1] == '[';

          at++;
          /* Nobody has as many notes as would take more digits. */
          for (guint i = 0; i < 6 && at < end && g_ascii_isdigit (*at); i++, at++)
            number = number * 10 + (guint) (*at - '0');
          if (begins && at < end && *at == ']')
            highest = MAX (highest, number);
        }
    }
  return highest + 1;
}

/**
 * rej_text_plan_find_note_partner:
 * @index: the text
 * @offset: a reference, or a place in a note
 * @partner: (out): where the note begins that is referred to, or where the note is first referred to
 *
 * Looks for the other side of a note.
 *
 * Returns: whether there is one
 */
gboolean
rej_text_plan_find_note_partner (RejTextIndex *index,
                                 guint offset,
                                 guint *partner)
{
  g_autoptr (GArray) labels = NULL;
  g_autofree char *key = NULL;
  gboolean in_note = FALSE;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), FALSE);
  g_return_val_if_fail (partner != NULL, FALSE);

  labels = collect_labels (index);
  key = dup_key_at (index, labels, offset, &in_note);
  for (guint i = 0; key != NULL && i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);
      g_autofree char *other = normalize (label->label);

      if (label->begins == in_note || !g_str_equal (other, key))
        continue;
      *partner = label->start + label->n_characters;
      /* Behind the colon and the space. */
      if (label->begins)
        *partner += 2;
      *partner = MIN (*partner, rej_text_index_get_n_characters (index));
      return TRUE;
    }
  return FALSE;
}

/**
 * rej_text_plan_dup_note_at:
 * @index: the text
 * @offset: a reference
 *
 * Gives what a note says that is referred to at a place. Looks at nothing but the blocks of both: the pointer asks this
 * wherever it goes.
 *
 * Returns: (transfer full) (nullable): its text as it is read, or %NULL if there is no reference
 */
char *
rej_text_plan_dup_note_at (RejTextIndex *index,
                           guint offset)
{
  RejTextBlock *block = NULL;
  RejTextBlock *definer = NULL;
  g_autoptr (GArray) labels = NULL;
  const Label *reference = NULL;
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  block = rej_text_index_get_block_at (index, offset);
  if (block == NULL)
    return NULL;
  labels = new_labels ();
  collect_labels_of (labels, block);
  reference = find_label_at (labels, offset);
  if (reference == NULL || reference->begins)
    return NULL;
  key = normalize (reference->label);
  label = g_strconcat ("^", key, NULL);
  definer = rej_text_labels_get_definer (index->labels, label);
  if (definer == NULL || rej_text_block_get_mask (definer) == NULL)
    return NULL;
  text = g_string_new (NULL);
  block = definer;
  do
    {
      gsize length = 0;
      const char *plain = rej_text_mask_get_plain (rej_text_block_get_mask (block), &length);

      g_string_append_len (text, plain, (gssize) length);
      block = rej_text_block_get_next (block);
    }
  while (block != NULL && rej_text_block_get_mask (block) != NULL && !rej_text_mask_starts_note (rej_text_block_get_mask (block)) &&
         g_strcmp0 (rej_text_mask_get_note_label (rej_text_block_get_mask (block)), rej_text_mask_get_note_label (rej_text_block_get_mask (definer))) == 0);
  g_strstrip (text->str);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
