/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-document.h"

#include <string.h>

/**
 * rej_export_document_new:
 *
 * Creates an empty document.
 *
 * Returns: (transfer full): a new document
 */
RejExportDocument *
rej_export_document_new (void)
{
  RejExportDocument *self = g_new0 (RejExportDocument, 1);

  self->root = rej_export_block_new (REJ_EXPORT_BLOCK_ROOT);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_export_block_free);
  self->strings = g_string_chunk_new (1024);

  return self;
}

/**
 * rej_export_document_free:
 * @self: (transfer full): a document
 *
 * Frees a document and all its blocks.
 */
void
rej_export_document_free (RejExportDocument *self)
{
  if (self == NULL)
    return;

  rej_export_block_free (self->root);
  g_ptr_array_unref (self->notes);
  g_free (self->title);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* Control characters have no place on a page nor in HTML; a soft hyphen would stay in what is copied out. */
static gboolean
is_printed (gunichar c)
{
  return c == '\n' || c == '\t' || (c != 0xad && c != 0xfeff && g_unichar_type (c) != G_UNICODE_CONTROL);
}

/* A title on one line. */
static char *
dup_line (const char *title)
{
  GString *result = g_string_new (NULL);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && is_printed (c))
        g_string_append_unichar (result, c);
      else if (g_unichar_isspace (c) && result->len > 0 && result->str[result->len - 1] != ' ')
        g_string_append_c (result, ' ');
    }
  if (result->len > 0 && result->str[result->len - 1] == ' ')
    g_string_truncate (result, result->len - 1);

  return g_string_free (result, FALSE);
}

static gboolean
is_same_title (const char *first,
               const char *second)
{
  g_autofree char *first_line = dup_line (first);
  g_autofree char *second_line = dup_line (second);
  g_autofree char *first_folded = g_utf8_casefold (first_line, -1);
  g_autofree char *second_folded = g_utf8_casefold (second_line, -1);

  return g_str_equal (first_folded, second_folded);
}

static guint
find_highest_heading (const RejExportBlock *block)
{
  guint highest = block->kind == REJ_EXPORT_BLOCK_HEADING ? block->level : 7;

  for (guint i = 0; i < rej_export_block_get_n_children (block); i++)
    highest = MIN (highest, find_highest_heading (rej_export_block_get_child (block, i)));

  return highest;
}

static void
lower_headings (RejExportBlock *block)
{
  if (block->kind == REJ_EXPORT_BLOCK_HEADING)
    block->level = MIN (block->level + 1, 6);
  for (guint i = 0; i < rej_export_block_get_n_children (block); i++)
    lower_headings (rej_export_block_get_child (block, i));
}

static gboolean
has_reference (const RejExportBlock *block)
{
  for (guint i = 0; i < block->spans->len; i++)
    if (g_array_index (block->spans, RejExportSpan, i).note != 0)
      return TRUE;

  return FALSE;
}

/**
 * rej_export_document_set_title:
 * @self: a document whose blocks are complete
 * @title: (nullable): the title from the details of the comment
 *
 * Settles what the title is.
 *
 * The title is the one heading of level 1, so that headings of that level in the text go down by one. A text that opens with the title
 * as its first heading does not say it twice; and that heading is the title where @title is %NULL or empty.
 */
void
rej_export_document_set_title (RejExportDocument *self,
                               const char *title)
{
  RejExportBlock *first = NULL;

  g_return_if_fail (self != NULL && self->title == NULL);

  if (rej_export_block_get_n_children (self->root) > 0)
    first = rej_export_block_get_child (self->root, 0);
  if (first != NULL && (first->kind != REJ_EXPORT_BLOCK_HEADING || first->level != 1))
    first = NULL;

  if (title != NULL && *title != '\0')
    self->title = dup_line (title);
  else if (first != NULL)
    self->title = dup_line (first->text->str);

  if (first != NULL && !has_reference (first) && is_same_title (first->text->str, self->title))
    g_ptr_array_remove_index (self->root->children, 0);

  if (self->title != NULL && find_highest_heading (self->root) == 1)
    lower_headings (self->root);
}

/**
 * rej_export_block_new:
 * @kind: what it is
 *
 * Creates a block without content.
 *
 * Returns: (transfer full): a new block
 */
RejExportBlock *
rej_export_block_new (RejExportBlockKind kind)
{
  RejExportBlock *self = g_new0 (RejExportBlock, 1);

  self->kind = kind;
  if (rej_export_block_holds_text (self))
    {
      self->text = g_string_new (NULL);
      self->spans = g_array_new (FALSE, FALSE, sizeof (RejExportSpan));
    }

  return self;
}

/**
 * rej_export_block_free:
 * @self: (transfer full): a block that is in no other
 *
 * Frees a block and those in it.
 */
void
rej_export_block_free (RejExportBlock *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * rej_export_block_add:
 * @self: a block that holds blocks
 * @child: (transfer full): what to add
 *
 * Adds a block as the last in another.
 */
void
rej_export_block_add (RejExportBlock *self,
                      RejExportBlock *child)
{
  g_return_if_fail (self != NULL && !rej_export_block_holds_text (self));
  g_return_if_fail (child != NULL && child->parent == NULL);

  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_export_block_free);
  child->parent = self;
  g_ptr_array_add (self->children, child);
}

/**
 * rej_export_block_get_n_children:
 * @self: a block
 *
 * Counts the blocks directly in a block.
 *
 * Returns: how many there are
 */
guint
rej_export_block_get_n_children (const RejExportBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children != NULL ? self->children->len : 0;
}

/**
 * rej_export_block_get_child:
 * @self: a block
 * @position: which one, from 0
 *
 * Gives a block in a block.
 *
 * Returns: (transfer none): the child
 */
RejExportBlock *
rej_export_block_get_child (const RejExportBlock *self,
                            guint position)
{
  g_return_val_if_fail (position < rej_export_block_get_n_children (self), NULL);

  return g_ptr_array_index (self->children, position);
}

/**
 * rej_export_block_holds_text:
 * @self: a block
 *
 * Tells the blocks that hold text from those that hold blocks.
 *
 * Returns: whether it has text and spans
 */
gboolean
rej_export_block_holds_text (const RejExportBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == REJ_EXPORT_BLOCK_HEADING || self->kind == REJ_EXPORT_BLOCK_PARAGRAPH ||
         self->kind == REJ_EXPORT_BLOCK_CODE || self->kind == REJ_EXPORT_BLOCK_CELL;
}

static void
append_printed (GString *out,
                const char *text,
                gsize length)
{
  const char *end = text + length;
  const char *from = text;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if ((*p >= ' ' && *p < 0x7f) || is_printed (g_utf8_get_char (p)))
        continue;
      g_string_append_len (out, from, p - from);
      from = g_utf8_next_char (p);
    }
  g_string_append_len (out, from, end - from);
}

/**
 * rej_export_block_append:
 * @self: a block that holds text
 * @text: what to append, valid UTF-8
 * @length: its bytes, or -1
 * @like: how to set it; its offsets are not read
 *
 * Appends text set in one way, leaving out characters that cannot be printed.
 */
void
rej_export_block_append (RejExportBlock *self,
                         const char *text,
                         gssize length,
                         const RejExportSpan *like)
{
  RejExportSpan span = *like;
  RejExportSpan *last;

  g_return_if_fail (self != NULL && rej_export_block_holds_text (self));

  span.start = self->text->len;
  append_printed (self->text, text, length < 0 ? strlen (text) : (gsize) length);
  span.end = self->text->len;
  if (span.end == span.start)
    return;

  last = self->spans->len > 0 ? &g_array_index (self->spans, RejExportSpan, self->spans->len - 1) : NULL;
  if (last != NULL && last->style == span.style && last->link == span.link && last->note == 0 && span.note == 0)
    last->end = span.end;
  else
    g_array_append_val (self->spans, span);
}

/* Where the next placeholder at or after an offset lies; both ends at the end of the text where there is none. */
static void
find_placeholder (const GString *text,
                  guint32 from,
                  guint32 *start,
                  guint32 *end)
{
  const char *opening = strstr (text->str + from, "[[");
  const char *closing = opening != NULL ? strstr (opening, "]]") : NULL;

  *start = closing != NULL ? (guint32) (opening - text->str) : text->len;
  *end = closing != NULL ? (guint32) (closing + 2 - text->str) : text->len;
}

/* Cuts the spans at both ends of every placeholder and marks those in between, in one pass over both. */
static void
mark_placeholders (RejExportBlock *self)
{
  g_autoptr (GArray) spans = NULL;
  guint32 start;
  guint32 end;

  find_placeholder (self->text, 0, &start, &end);
  if (start == end)
    return;

  spans = g_array_sized_new (FALSE, FALSE, sizeof (RejExportSpan), self->spans->len + 2);
  for (guint i = 0; i < self->spans->len; i++)
    {
      RejExportSpan rest = g_array_index (self->spans, RejExportSpan, i);

      while (rest.start < rest.end)
        {
          RejExportSpan part = rest;

          if (rest.start >= end)
            find_placeholder (self->text, end, &start, &end);
          if (rest.start >= start && rest.start < end)
            part.style |= REJ_EXPORT_STYLE_PLACEHOLDER;
          part.end = MIN (rest.end, rest.start < start ? start : end);
          if (part.end == part.start)
            part.end = rest.end;
          g_array_append_val (spans, part);
          rest.start = part.end;
        }
    }

  g_array_unref (self->spans);
  self->spans = g_steal_pointer (&spans);
}

/**
 * rej_export_block_finish_text:
 * @self: a block that holds text, all of it
 *
 * Removes blanks at the end and marks the placeholders that were left.
 */
void
rej_export_block_finish_text (RejExportBlock *self)
{
  g_return_if_fail (self != NULL && rej_export_block_holds_text (self));

  while (self->text->len > 0 && strchr (" \t\n", self->text->str[self->text->len - 1]) != NULL)
    g_string_truncate (self->text, self->text->len - 1);
  while (self->spans->len > 0)
    {
      RejExportSpan *last = &g_array_index (self->spans, RejExportSpan, self->spans->len - 1);

      last->end = MIN (last->end, self->text->len);
      if (last->start < last->end)
        break;
      g_array_set_size (self->spans, self->spans->len - 1);
    }

  if (self->kind != REJ_EXPORT_BLOCK_CODE)
    mark_placeholders (self);
}

/**
 * rej_export_block_find_span:
 * @self: a block that holds text
 * @offset: bytes into its text
 *
 * Finds how a place in the text is set, in logarithmic time.
 *
 * Returns: the position of the span at @offset, or the number of spans where there is none
 */
guint
rej_export_block_find_span (const RejExportBlock *self,
                            guint32 offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL && self->spans != NULL, 0);

  high = self->spans->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->spans, RejExportSpan, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
