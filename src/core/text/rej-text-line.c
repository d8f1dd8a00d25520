/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-line-private.h"

#include <string.h>

#define TAB_STOP 4

static inline gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
is_blank_from (const char *text,
               gsize length,
               gsize from)
{
  while (from < length && is_blank (text[from]))
    from++;

  return from == length;
}

/**
 * rej_text_line_init:
 * @self: (out caller-allocates): a line
 * @text: the line without its line end; kept
 * @length: bytes
 *
 * Begins to read a line.
 */
void
rej_text_line_init (RejTextLine *self,
                    const char *text,
                    gsize length)
{
  *self = (RejTextLine) { .text = text, .length = length };
  rej_text_line_find_content (self);
}

/**
 * rej_text_line_find_content:
 * @self: a line
 *
 * Finds where the content begins, after what was read.
 */
void
rej_text_line_find_content (RejTextLine *self)
{
  guint column = self->column;
  gsize at = self->offset;

  for (; at < self->length; at++)
    {
      if (self->text[at] == ' ')
        column++;
      else if (self->text[at] == '\t')
        column += TAB_STOP - column % TAB_STOP;
      else
        break;
    }

  self->content = at;
  self->indent = column - self->column;
  self->blank = at == self->length;
}

/**
 * rej_text_line_advance_columns:
 * @self: a line
 * @n_columns: how far
 *
 * Reads on by columns; a tab may be left half read.
 */
void
rej_text_line_advance_columns (RejTextLine *self,
                               guint n_columns)
{
  while (n_columns > 0 && self->offset < self->length)
    {
      guint width = 1;

      if (self->text[self->offset] == '\t')
        width = TAB_STOP - self->column % TAB_STOP;
      if (width > n_columns)
        {
          self->column += n_columns;
          self->tab_rest = width - n_columns;
          break;
        }
      self->column += width;
      self->offset++;
      self->tab_rest = 0;
      n_columns -= width;
    }

  rej_text_line_find_content (self);
}

/**
 * rej_text_line_advance_to:
 * @self: a line
 * @offset: a byte offset from @self->offset on
 *
 * Reads on to a byte.
 */
void
rej_text_line_advance_to (RejTextLine *self,
                          gsize offset)
{
  for (; self->offset < offset; self->offset++)
    {
      if (self->text[self->offset] == '\t')
        self->column += TAB_STOP - self->column % TAB_STOP;
      else
        self->column++;
      self->tab_rest = 0;
    }

  rej_text_line_find_content (self);
}

/**
 * rej_text_scan_atx_heading:
 * @text: the line from its first character on
 * @length: bytes
 * @skip: (out): bytes of the number signs and the white space after them
 *
 * Recognizes a heading that begins with number signs.
 *
 * Returns: its level, or zero
 */
guint
rej_text_scan_atx_heading (const char *text,
                           gsize length,
                           gsize *skip)
{
  guint level = 0;
  gsize at;

  while (level < length && text[level] == '#')
    level++;
  if (level == 0 || level > 6)
    return 0;

  for (at = level; at < length && is_blank (text[at]); at++)
    ;
  if (at == level && at < length)
    return 0;

  *skip = at;
  return level;
}

/**
 * rej_text_scan_setext_underline:
 * @text: the line from its first character on
 * @length: bytes
 *
 * Recognizes the line under a heading.
 *
 * Returns: 1 for equals signs, 2 for hyphens, zero where it is none
 */
guint
rej_text_scan_setext_underline (const char *text,
                                gsize length)
{
  gsize at = 0;

  if (length == 0 || (text[0] != '=' && text[0] != '-'))
    return 0;
  while (at < length && text[at] == text[0])
    at++;
  if (!is_blank_from (text, length, at))
    return 0;

  return text[0] == '=' ? 1 : 2;
}

/**
 * rej_text_scan_thematic_break:
 * @text: the line from its first character on
 * @length: bytes
 *
 * Recognizes a line of three or more asterisks, hyphens or underscores.
 *
 * Returns: whether it is one
 */
gboolean
rej_text_scan_thematic_break (const char *text,
                              gsize length)
{
  guint n = 0;

  if (length == 0 || (text[0] != '*' && text[0] != '-' && text[0] != '_'))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == text[0])
        n++;
      else if (!is_blank (text[i]))
        return FALSE;
    }

  return n >= 3;
}

/**
 * rej_text_scan_opening_fence:
 * @text: the line from its first character on
 * @length: bytes
 *
 * Recognizes the line that opens a fenced code block.
 *
 * Returns: how many characters the fence has, or zero
 */
guint
rej_text_scan_opening_fence (const char *text,
                             gsize length)
{
  gsize n = 0;

  if (length < 3 || (text[0] != '`' && text[0] != '~'))
    return 0;
  while (n < length && text[n] == text[0])
    n++;
  if (n < 3)
    return 0;
  if (text[0] == '`' && memchr (text + n, '`', length - n) != NULL)
    return 0;

  return MIN (n, G_MAXUINT);
}

/**
 * rej_text_scan_closing_fence:
 * @text: the line from its first character on
 * @length: bytes
 * @character: that of the opening fence
 *
 * Recognizes a line that may close a fenced code block.
 *
 * Returns: how many characters the fence has, or zero
 */
guint
rej_text_scan_closing_fence (const char *text,
                             gsize length,
                             char character)
{
  gsize n = 0;

  while (n < length && text[n] == character)
    n++;
  if (n < 3 || !is_blank_from (text, length, n))
    return 0;

  return MIN (n, G_MAXUINT);
}

/**
 * rej_text_scan_note_definition:
 * @text: the line from its first character on
 * @length: bytes
 * @label_length: (out): bytes of the label, which begins at the third byte
 *
 * Recognizes the beginning of a note, `[^label]:`.
 *
 * Returns: bytes of it and of the white space after it, or zero
 */
gsize
rej_text_scan_note_definition (const char *text,
                               gsize length,
                               gsize *label_length)
{
  gsize at = 2;

  if (length < 5 || text[0] != '[' || text[1] != '^')
    return 0;
  while (at < length && text[at] != ']' && !is_blank (text[at]) && text[at] != '\0')
    at++;
  if (at == 2 || at + 1 >= length || text[at] != ']' || text[at + 1] != ':')
    return 0;

  *label_length = at - 2;
  for (at += 2; at < length && is_blank (text[at]); at++)
    ;

  return at;
}

static gboolean
scan_ordinal (const char *text,
              gsize length,
              RejTextListMarker *marker)
{
  guint at = 0;

  marker->ordinal = 0;
  for (; at < length && at < 9 && g_ascii_isdigit (text[at]); at++)
    marker->ordinal = marker->ordinal * 10 + (guint) (text[at] - '0');
  if (at == 0 || at >= length || (text[at] != '.' && text[at] != ')'))
    return FALSE;

  marker->kind = REJ_TEXT_CONTAINER_ORDERED;
  marker->character = text[at];
  marker->length = at + 1;

  return TRUE;
}

/**
 * rej_text_scan_list_marker:
 * @text: the line from its first character on
 * @length: bytes
 * @interrupts_paragraph: whether it would end a paragraph, which not every marker can
 * @marker: (out caller-allocates): the marker
 *
 * Recognizes the marker of a list item.
 *
 * Returns: whether there is one
 */
gboolean
rej_text_scan_list_marker (const char *text,
                           gsize length,
                           gboolean interrupts_paragraph,
                           RejTextListMarker *marker)
{
  if (length == 0)
    return FALSE;

  if (text[0] == '*' || text[0] == '-' || text[0] == '+')
    {
      marker->kind = REJ_TEXT_CONTAINER_BULLET;
      marker->character = text[0];
      marker->length = 1;
      marker->ordinal = 0;
    }
  else if (!scan_ordinal (text, length, marker))
    {
      return FALSE;
    }

  if (marker->length < length && !is_blank (text[marker->length]))
    return FALSE;
  if (!interrupts_paragraph)
    return TRUE;

  return !is_blank_from (text, length, marker->length) &&
         (marker->kind == REJ_TEXT_CONTAINER_BULLET || marker->ordinal == 1);
}
