/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-writer-private.h"

#include <string.h>

/**
 * rej_text_writer_init:
 * @self: (out caller-allocates): a writer
 * @source: the source of a block; kept
 * @length: bytes
 *
 * Begins to write. What is collected is taken out of the struct or freed by rej_text_writer_release().
 */
void
rej_text_writer_init (RejTextWriter *self,
                      const char *source,
                      gsize length)
{
  *self = (RejTextWriter) {
    .source = source,
    .source_length = length,
    .runs = g_array_sized_new (FALSE, FALSE, sizeof (RejTextRun), 16),
    .plain = g_string_sized_new (length + 1),
  };
}

/**
 * rej_text_writer_finish:
 * @self: a writer
 *
 * Covers what is left of the source, which shows nothing.
 */
void
rej_text_writer_finish (RejTextWriter *self)
{
  RejTextRun run = { (guint32) self->cursor, 0, (guint32) self->plain->len, REJ_TEXT_RUN_MARKUP };

  if (self->cursor == self->source_length)
    return;
  run.length = (guint32) (self->source_length - self->cursor);
  g_array_append_val (self->runs, run);
  self->cursor = self->source_length;
}

/**
 * rej_text_writer_release:
 * @self: a writer
 *
 * Frees what was not taken out.
 */
void
rej_text_writer_release (RejTextWriter *self)
{
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  if (self->plain != NULL)
    g_string_free (g_steal_pointer (&self->plain), TRUE);
  if (self->filed != NULL)
    g_string_free (g_steal_pointer (&self->filed), TRUE);
  if (self->continuation != NULL)
    g_string_free (g_steal_pointer (&self->continuation), TRUE);
}

static void
append_run (RejTextWriter *self,
            RejTextRunKind kind,
            gsize start,
            gsize end)
{
  RejTextRun run = { (guint32) start, (guint32) (end - start), (guint32) self->plain->len, kind };

  g_assert (start == self->cursor && end >= start && end <= self->source_length);

  if (start == end)
    return;
  self->cursor = end;
  if (self->runs->len > 0 && (kind == REJ_TEXT_RUN_TEXT || kind == REJ_TEXT_RUN_MARKUP))
    {
      RejTextRun *last = &g_array_index (self->runs, RejTextRun, self->runs->len - 1);

      if (last->kind == kind)
        {
          last->length += run.length;
          return;
        }
    }
  g_array_append_val (self->runs, run);
}

static void
show (RejTextWriter *self,
      const char *text,
      gsize length)
{
  g_string_append_len (self->plain, text, length);
  if (self->filed != NULL)
    g_string_append_len (self->filed, text, length);
}

static void
diverge (RejTextWriter *self)
{
  if (self->filed != NULL)
    return;
  self->filed = g_string_sized_new (self->source_length + 32);
  g_string_append_len (self->filed, self->plain->str, self->plain->len);
}

/* Covers the source up to @start. The end of the paragraph before is shown as soon as anything comes after it. */
static void
begin_run (RejTextWriter *self,
           gsize start)
{
  g_assert (start >= self->cursor);

  if (self->break_end > 0)
    {
      gsize from = MAX (self->break_start, self->cursor);
      gsize to = MIN (self->break_end, start);

      self->break_end = 0;
      if (from < to)
        {
          append_run (self, REJ_TEXT_RUN_MARKUP, self->cursor, from);
          append_run (self, REJ_TEXT_RUN_PARAGRAPH_BREAK, from, to);
          diverge (self);
          g_string_append_c (self->plain, '\n');
        }
    }
  append_run (self, REJ_TEXT_RUN_MARKUP, self->cursor, start);
}

/**
 * rej_text_writer_text:
 * @self: a writer
 * @start: where the text begins
 * @end: where it ends, exclusive
 *
 * Writes text that is shown as it stands.
 */
void
rej_text_writer_text (RejTextWriter *self,
                      gsize start,
                      gsize end)
{
  if (start == end)
    return;
  begin_run (self, start);
  append_run (self, REJ_TEXT_RUN_TEXT, start, end);
  show (self, self->source + start, end - start);
}

/**
 * rej_text_writer_stand_in:
 * @self: a writer
 * @start: where the source begins
 * @end: where it ends, exclusive
 * @shown: what is shown in its place
 * @length: bytes of @shown
 *
 * Writes text that is shown as other text.
 */
void
rej_text_writer_stand_in (RejTextWriter *self,
                          gsize start,
                          gsize end,
                          const char *shown,
                          gsize length)
{
  begin_run (self, start);
  append_run (self, REJ_TEXT_RUN_STAND_IN, start, end);
  show (self, shown, length);
}

/**
 * rej_text_writer_hide:
 * @self: a writer
 * @kind: what it is
 * @start: where it begins
 * @end: where it ends, exclusive
 *
 * Writes what is not shown.
 */
void
rej_text_writer_hide (RejTextWriter *self,
                      RejTextRunKind kind,
                      gsize start,
                      gsize end)
{
  if (start == end)
    return;
  begin_run (self, start);
  append_run (self, kind, start, end);
}

/**
 * rej_text_writer_soft_break:
 * @self: a writer
 * @start: where the white space before the line end begins
 * @end: where the next line's text begins
 *
 * Writes a line end inside a paragraph.
 */
void
rej_text_writer_soft_break (RejTextWriter *self,
                            gsize start,
                            gsize end)
{
  begin_run (self, start);
  append_run (self, REJ_TEXT_RUN_SOFT_BREAK, start, end);
  show (self, " ", 1);
}

/* A line that holds nothing but what begins each line is filed without the spaces at its end. */
static void
trim_empty_line (RejTextWriter *self)
{
  const GString *continuation = self->continuation;
  gsize start;

  if (self->filed == NULL || continuation == NULL || continuation->len == 0 || self->filed->len <= continuation->len)
    return;
  start = self->filed->len - continuation->len;
  if (self->filed->str[start - 1] != '\n' || memcmp (self->filed->str + start, continuation->str, continuation->len) != 0)
    return;
  while (self->filed->len > start && self->filed->str[self->filed->len - 1] == ' ')
    g_string_truncate (self->filed, self->filed->len - 1);
}

/**
 * rej_text_writer_hard_break:
 * @self: a writer
 * @start: where the break begins
 * @end: where the next line's text begins
 *
 * Writes a line end that is kept.
 */
void
rej_text_writer_hard_break (RejTextWriter *self,
                            gsize start,
                            gsize end)
{
  begin_run (self, start);
  append_run (self, REJ_TEXT_RUN_HARD_BREAK, start, end);
  trim_empty_line (self);
  show (self, "\n", 1);
  if (self->continuation != NULL && self->continuation->len > 0)
    {
      diverge (self);
      g_string_append_len (self->filed, self->continuation->str, self->continuation->len);
    }
}

/**
 * rej_text_writer_note_reference:
 * @self: a writer
 * @start: where the reference begins
 * @end: where it ends, exclusive
 * @label: the normalized label of the note
 *
 * Writes a reference to a note.
 */
void
rej_text_writer_note_reference (RejTextWriter *self,
                                gsize start,
                                gsize end,
                                const char *label)
{
  rej_text_writer_hide (self, REJ_TEXT_RUN_NOTE_REFERENCE, start, end);
  if (self->references == NULL)
    self->references = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  g_ptr_array_add (self->references, g_strdup (label));
  rej_text_writer_file_note_number (self);
}

/**
 * rej_text_writer_style:
 * @self: a writer
 * @style: a style
 * @start: where it begins in the source
 * @end: where it ends, exclusive
 *
 * Adds a styled stretch, in any order.
 */
void
rej_text_writer_style (RejTextWriter *self,
                       RejTextStyle style,
                       gsize start,
                       gsize end)
{
  RejTextStyleSpan span = { (guint32) start, (guint32) end, style };

  if (start >= end)
    return;
  if (self->styles == NULL)
    self->styles = g_array_sized_new (FALSE, FALSE, sizeof (RejTextStyleSpan), 4);
  g_array_append_val (self->styles, span);
}

/**
 * rej_text_writer_get_filed_length:
 * @self: a writer
 *
 * Gets how long the text as filed is.
 *
 * Returns: bytes
 */
gsize
rej_text_writer_get_filed_length (const RejTextWriter *self)
{
  return self->filed != NULL ? self->filed->len : self->plain->len;
}

/**
 * rej_text_writer_get_filed:
 * @self: a writer
 *
 * Gets the text as filed so far.
 *
 * Returns: (transfer none): the text
 */
const char *
rej_text_writer_get_filed (const RejTextWriter *self)
{
  return self->filed != NULL ? self->filed->str : self->plain->str;
}

/**
 * rej_text_writer_file:
 * @self: a writer
 * @text: text
 * @length: bytes
 *
 * Adds to the text as filed alone.
 */
void
rej_text_writer_file (RejTextWriter *self,
                      const char *text,
                      gsize length)
{
  if (length == 0)
    return;
  diverge (self);
  g_string_append_len (self->filed, text, length);
}

/**
 * rej_text_writer_file_note_number:
 * @self: a writer
 *
 * Adds the place of a note's number to the text as filed.
 */
void
rej_text_writer_file_note_number (RejTextWriter *self)
{
  guint32 offset;

  rej_text_writer_file (self, "[]", 2);
  offset = (guint32) self->filed->len - 1;
  if (self->numbers == NULL)
    self->numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 4);
  g_array_append_val (self->numbers, offset);
}

/**
 * rej_text_writer_truncate_filed:
 * @self: a writer
 * @length: bytes to keep
 *
 * Takes back the end of the text as filed.
 */
void
rej_text_writer_truncate_filed (RejTextWriter *self,
                                gsize length)
{
  if (length == rej_text_writer_get_filed_length (self))
    return;
  diverge (self);
  g_string_truncate (self->filed, length);
}

/**
 * rej_text_writer_set_break:
 * @self: a writer
 * @start: where a line end or another separator begins
 * @end: where it ends, exclusive
 *
 * Parts what was shown from what comes: the stretch becomes a paragraph break as soon as there is more.
 */
void
rej_text_writer_set_break (RejTextWriter *self,
                           gsize start,
                           gsize end)
{
  self->break_start = start;
  self->break_end = end;
}
