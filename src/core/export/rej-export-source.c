/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-source-private.h"

#include <string.h>

#include "rej-text-definitions.h"
#include "rej-text-index.h"

/* The labels of "[^label]:" wherever it stands, in the order of the text, and all of them normalized. Some may define
 * nothing. @repeats tells whether one stands twice. */
static GPtrArray *
list_labels (const char *markdown,
             GHashTable *normalized,
             gboolean *repeats)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  const char *from = markdown;
  const char *opening;

  while ((opening = strstr (from, "[^")) != NULL)
    {
      gsize length = strcspn (opening + 2, "]\r\n\t ");

      from = opening + 2;
      if (length == 0 || from[length] != ']' || from[length + 1] != ':')
        continue;
      if (g_hash_table_add (normalized, rej_text_normalize_label (from, length)))
        g_ptr_array_add (labels, g_strndup (from, length));
      else
        *repeats = TRUE;
    }

  return labels;
}

/* Whether a run of @source begins a note: the index sees none in a quote but a reference behind the quote's marks. */
static gboolean
begins_note (const char *source,
             const RejTextRun *run)
{
  const char *start = source + run->start;
  gboolean in_quote = FALSE;

  if (run->kind == REJ_TEXT_RUN_NOTE_LABEL)
    return TRUE;
  if (run->kind != REJ_TEXT_RUN_NOTE_REFERENCE || start[run->length] != ':')
    return FALSE;
  for (; start > source && start[-1] != '\n'; start--)
    {
      if (strchr (" \t>-+*.)0123456789", start[-1]) == NULL)
        return FALSE;
      in_quote |= start[-1] == '>';
    }

  return in_quote;
}

/* Where the text defines a note under a label that an earlier note has: byte offsets of "[^label]:", each with how many
 * there were before it. */
static GHashTable *
find_repeats (const char *markdown)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *found = g_hash_table_new (NULL, NULL);
  gsize offset = 0;

  rej_text_index_insert (index, 0, markdown, -1);
  rej_text_index_settle (index, -1);
  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    {
      gsize length;
      const char *source = rej_text_block_get_source (block, &length);
      guint n_runs;
      const RejTextRun *runs = rej_text_mask_get_runs (rej_text_block_get_mask (block), &n_runs);

      for (guint i = 0; i < n_runs; i++)
        if (begins_note (source, &runs[i]))
          {
            const char *name = source + runs[i].start + strlen ("[^");
            char *label = rej_text_normalize_label (name, strcspn (name, "]"));
            guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, label));

            if (n_before > 0)
              g_hash_table_insert (found, GSIZE_TO_POINTER (offset + runs[i].start), GUINT_TO_POINTER (n_before));
            g_hash_table_replace (counts, label, GUINT_TO_POINTER (n_before + 1));
          }
      offset += length;
    }

  return found;
}

void
rej_export_stand_ins_clear (RejExportStandIns *self)
{
  g_free (self->caret);
  g_free (self->repeat);
}

void
rej_export_stand_ins_choose (RejExportStandIns *self,
                             const char *markdown)
{
  for (gunichar c = 0xfdd0; c <= 0xfdef && self->repeat == NULL; c++)
    {
      char bytes[7] = { 0 };

      g_unichar_to_utf8 (c, bytes);
      if (strstr (markdown, bytes) != NULL)
        continue;
      if (self->caret == NULL)
        self->caret = g_strdup (bytes);
      else
        self->repeat = g_strdup (bytes);
    }
}

/* What cmark is given instead of the text, for three faults of its notes:
 *
 * It drops the notes nobody refers to. A paragraph before the text refers to every label the text may define, and is
 * skipped when the tree is read; nothing in a text can change how a paragraph before it is read.
 *
 * It drops notes whose label an earlier note has. They get another label, so that nobody refers to them.
 *
 * It loses letters of "[^" that refers to nothing, and cuts through others. The caret of such a one is replaced. */
char *
rej_export_dup_source (const char *markdown,
                       const RejExportStandIns *stand_ins,
                       int *n_lines)
{
  g_autoptr (GHashTable) normalized = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean may_repeat = FALSE;
  g_autoptr (GPtrArray) labels = list_labels (markdown, normalized, &may_repeat);
  g_autoptr (GHashTable) repeats = may_repeat && stand_ins->repeat != NULL ? find_repeats (markdown) : NULL;
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) result = g_string_new (NULL);
  const char *from = markdown;
  const char *opening;

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (head, "[^%s]\n\n", (const char *) g_ptr_array_index (labels, i));
  *n_lines = 2 * labels->len;

  while ((opening = strstr (from, "[^")) != NULL)
    {
      gsize length = strcspn (opening + 2, "]\r\n\t ");
      g_autofree char *label = rej_text_normalize_label (opening + 2, length);
      gboolean refers = opening[2 + length] == ']' && g_hash_table_contains (normalized, label);
      guint n_before = repeats != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (repeats, GSIZE_TO_POINTER (opening - markdown))) : 0;

      g_string_append_len (result, from, opening + 1 - from);
      g_string_append (result, refers || stand_ins->caret == NULL ? "^" : stand_ins->caret);
      from = opening + 2;
      if (n_before > 0)
        {
          g_autoptr (GString) other = g_string_new_len (from, (gssize) length);

          for (guint i = 0; i < n_before; i++)
            g_string_append (other, stand_ins->repeat);
          g_string_append (result, other->str);
          g_string_append_printf (head, "[^%s]\n\n", other->str);
          *n_lines += 2;
          from += length;
        }
    }
  g_string_append (result, from);

  return g_strconcat (head->str, result->str, NULL);
}

static char *
dup_restored (const char *text,
              const RejExportStandIns *stand_ins)
{
  g_autoptr (GString) restored = g_string_new (text);

  g_string_replace (restored, stand_ins->caret, "^", 0);
  if (stand_ins->repeat != NULL)
    g_string_replace (restored, stand_ins->repeat, "", 0);
  return g_string_free (g_steal_pointer (&restored), FALSE);
}

/* Undoes in the tree what rej_export_dup_source() replaced in the text. */
void
rej_export_restore_carets (cmark_node *tree,
                           const RejExportStandIns *stand_ins)
{
  cmark_iter *iter = cmark_iter_new (tree);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);
      gboolean is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
      const char *text = is_link ? cmark_node_get_url (node) : cmark_node_get_literal (node);
      g_autofree char *restored = NULL;

      if (event != CMARK_EVENT_ENTER || text == NULL)
        continue;
      restored = dup_restored (text, stand_ins);
      if (g_str_equal (restored, text))
        continue;
      if (is_link)
        cmark_node_set_url (node, restored);
      else
        cmark_node_set_literal (node, restored);
    }
  cmark_iter_free (iter);
}
