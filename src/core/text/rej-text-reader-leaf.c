/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-reader-private.h"

#include <string.h>

#include "rej-text-link-private.h"
#include "rej-text-table-private.h"

#define SPACES "    "

/**
 * rej_text_reader_add_paragraph_line:
 * @self: a reader
 * @start: where the text of the line begins in the source
 * @end: where its line end begins
 * @next: where the next line begins
 *
 * Adds a line to the open paragraph, or opens one with it.
 */
void
rej_text_reader_add_paragraph_line (RejTextReader *self,
                                    gsize start,
                                    gsize end,
                                    gsize next)
{
  RejTextSegment segment = { self->content_length, start };

  if (self->leaf != REJ_TEXT_OPEN_PARAGRAPH)
    {
      self->leaf = REJ_TEXT_OPEN_PARAGRAPH;
      self->table_tried = FALSE;
      self->content_length = segment.content = 0;
      g_array_set_size (self->segments, 0);
      self->only_child = self->n_containers > 0 &&
                         (self->containers[self->n_containers - 1].base.flags & REJ_TEXT_CONTAINER_HAS_CHILD) == 0;
      for (guint i = 0; i < self->n_containers; i++)
        self->containers[i].base.flags |= REJ_TEXT_CONTAINER_HAS_CHILD;
    }

  if (self->segments->len > 0)
    {
      const RejTextSegment *last = &g_array_index (self->segments, RejTextSegment, self->segments->len - 1);

      if (last->source + (self->content_length - last->content) != start)
        g_array_append_val (self->segments, segment);
    }
  else
    {
      g_array_append_val (self->segments, segment);
    }
  self->last_line = self->content_length;
  self->previous_end = self->line_end;
  self->previous_next = self->line_next;
  self->content_length += next - start;
  self->line_end = end;
  self->line_next = next;
}

/* The content of the open paragraph. Most stand in the source as they are. */
static const char *
get_content (RejTextReader *self)
{
  const RejTextSegment *segments = (const RejTextSegment *) (gpointer) self->segments->data;
  guint n = self->segments->len;

  if (n == 1)
    return self->source + segments[0].source;

  if (self->content == NULL)
    self->content = g_string_sized_new (self->content_length);
  g_string_truncate (self->content, 0);
  for (guint i = 0; i < n; i++)
    {
      gsize end = i + 1 < n ? segments[i + 1].content : self->content_length;

      g_string_append_len (self->content, self->source + segments[i].source, end - segments[i].content);
    }

  return self->content->str;
}

static void
write_content (RejTextReader *self,
               const char *text,
               gsize start,
               gsize end)
{
  RejTextSegment *segments = (RejTextSegment *) (gpointer) self->segments->data;
  RejTextContent content = { text + start, end - start, NULL, self->segments->len };
  guint first = 0;

  while (first + 1 < content.n_segments && segments[first + 1].content <= start)
    first++;
  segments[first].source += start - segments[first].content;
  segments[first].content = start;
  for (guint i = first; i < self->segments->len; i++)
    segments[i].content -= start;
  content.segments = segments + first;
  content.n_segments -= first;
  rej_text_inlines_write (&self->inlines, &content);
}

static void
add_definition (RejTextReader *self,
                char *label,
                char *destination)
{
  RejTextDefinition definition = { label, destination };

  if (self->defined == NULL)
    self->defined = g_array_new (FALSE, FALSE, sizeof (RejTextDefinition));
  g_array_append_val (self->defined, definition);
}

/* A label that could be that of a note is no link's, even where no note may begin. */
static gboolean
is_note_label (const char *text,
               const RejTextSpan *label)
{
  if (label->end - label->start < 2 || text[label->start] != '^')
    return FALSE;
  for (gsize at = label->start; at < label->end; at++)
    {
      if (strchr (" \t\r\n", text[at]) != NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * rej_text_reader_take_definitions:
 * @self: a reader with an open paragraph
 * @skip: (out): bytes of the content that are link reference definitions
 *
 * Takes the definitions off the beginning of the paragraph.
 *
 * Returns: whether anything is left
 */
gboolean
rej_text_reader_take_definitions (RejTextReader *self,
                                  gsize *skip)
{
  const char *text = self->source + g_array_index (self->segments, RejTextSegment, 0).source;
  gsize at = 0;

  *skip = 0;
  if (*text != '[')
    return TRUE;

  text = get_content (self);
  while (at < self->content_length && text[at] == '[')
    {
      RejTextSpan label;
      RejTextSpan target;
      g_autoptr (GString) destination = NULL;
      gsize next = rej_text_scan_reference_definition (text, self->content_length, at, &label, &target);

      if (next == 0 || is_note_label (text, &label))
        break;
      destination = g_string_new (NULL);
      rej_text_append_destination (destination, text + target.start, target.end - target.start);
      add_definition (self, rej_text_normalize_label (text + label.start, label.end - label.start),
                      g_string_free_and_steal (g_steal_pointer (&destination)));
      at = next;
    }
  *skip = at;
  while (at < self->content_length && strchr (" \t\r\n", text[at]) != NULL)
    at++;

  return at < self->content_length;
}

static void
close_paragraph (RejTextReader *self)
{
  gsize skip;

  if (!rej_text_reader_take_definitions (self, &skip))
    {
      /* An item that holds nothing but definitions is as one that holds nothing. */
      if (self->only_child)
        self->containers[self->n_containers - 1].base.flags &= (guint8) ~REJ_TEXT_CONTAINER_HAS_CHILD;
      return;
    }
  rej_text_reader_begin_leaf (self, FALSE);
  write_content (self, get_content (self), skip, self->content_length);
  rej_text_reader_end_leaf (self);
}

/**
 * rej_text_reader_close_leaf:
 * @self: a reader
 *
 * Ends the leaf that is open and writes what is not written yet.
 */
void
rej_text_reader_close_leaf (RejTextReader *self)
{
  RejTextOpenLeaf leaf = self->leaf;

  self->leaf = REJ_TEXT_OPEN_NONE;
  if (leaf == REJ_TEXT_OPEN_PARAGRAPH)
    close_paragraph (self);
  else if ((leaf == REJ_TEXT_OPEN_LASTING || leaf == REJ_TEXT_OPEN_INDENTED_CODE) && !self->code_due)
    rej_text_reader_end_leaf (self);
  self->lasting = REJ_TEXT_LEAF_NONE;
  self->lasting_flags = 0;
  g_array_set_size (self->blank_lines, 0);
}

/**
 * rej_text_reader_write_heading:
 * @self: a reader
 * @level: from 1 to 6
 * @start: where its text begins in the source
 * @end: where it ends
 *
 * Writes a heading of one line.
 */
void
rej_text_reader_write_heading (RejTextReader *self,
                               guint level,
                               gsize start,
                               gsize end)
{
  RejTextSegment segment = { 0, start };
  RejTextContent content = { self->source + start, end - start, &segment, 1 };

  rej_text_reader_begin_leaf (self, FALSE);
  rej_text_inlines_write (&self->inlines, &content);
  rej_text_reader_end_leaf (self);
  rej_text_writer_style (&self->writer, REJ_TEXT_STYLE_HEADING_1 + level - 1, start, end);
}

/**
 * rej_text_reader_close_setext:
 * @self: a reader with an open paragraph
 * @level: 1 or 2
 *
 * Makes the open paragraph a heading. @self->line_end and @self->line_next are those of its underline by then.
 *
 * Returns: whether there was any text; if not, the line is text
 */
gboolean
rej_text_reader_close_setext (RejTextReader *self,
                              guint level)
{
  gsize start = g_array_index (self->segments, RejTextSegment, 0).source;
  gsize end = self->line_end;
  gsize skip;

  if (!rej_text_reader_take_definitions (self, &skip))
    {
      self->leaf = REJ_TEXT_OPEN_NONE;
      return FALSE;
    }
  self->leaf = REJ_TEXT_OPEN_NONE;
  rej_text_reader_begin_leaf (self, FALSE);
  write_content (self, get_content (self), skip, self->content_length);
  rej_text_reader_end_leaf (self);
  rej_text_writer_style (&self->writer, REJ_TEXT_STYLE_HEADING_1 + level - 1, start, end);

  return TRUE;
}

/**
 * rej_text_reader_write_rule:
 * @self: a reader
 * @end: where its line ends in the source
 *
 * Writes a thematic break.
 */
void
rej_text_reader_write_rule (RejTextReader *self,
                            gsize end)
{
  rej_text_reader_begin_leaf (self, FALSE);
  rej_text_writer_file (&self->writer, "* * *", 5);
  rej_text_reader_end_leaf (self);
}

/* Begins a line of code or HTML: the first of its leaf in this block, or one more. */
static void
begin_code_line (RejTextReader *self,
                 gsize start)
{
  if (self->code_due)
    rej_text_reader_begin_leaf (self, (self->lasting_flags & REJ_TEXT_LEAF_STARTED) != 0);
  else
    rej_text_writer_hard_break (&self->writer, MAX (self->line_end, self->writer.cursor), start);
  self->code_due = FALSE;
  self->leaf_is_code = TRUE; /* code is filed even where it is an empty line */
  self->lasting_flags |= REJ_TEXT_LEAF_STARTED;
}

/* Writes text in which nothing is markup; NUL cannot be shown. */
static void
write_literal (RejTextReader *self,
               gsize start,
               gsize end)
{
  const char *nul;

  while (start < end && (nul = memchr (self->source + start, '\0', end - start)) != NULL)
    {
      gsize at = (gsize) (nul - self->source);

      rej_text_writer_text (&self->writer, start, at);
      rej_text_writer_stand_in (&self->writer, at, at + 1, "\xef\xbf\xbd", 3);
      start = at + 1;
    }
  rej_text_writer_text (&self->writer, start, end);
}

/* Writes what is left of a line after its prefix; a tab that is half read becomes the spaces it has left. */
static gsize
write_tab_rest (RejTextReader *self,
                const RejTextLine *line,
                gsize start)
{
  if (line->tab_rest == 0)
    return start;
  rej_text_writer_stand_in (&self->writer, start, start + 1, SPACES, line->tab_rest);

  return start + 1;
}

static void
write_rest (RejTextReader *self,
            const RejTextLine *line,
            gsize line_start)
{
  gsize start = write_tab_rest (self, line, line_start + line->offset);

  write_literal (self, start, line_start + line->length);
}

static void
write_one_code_line (RejTextReader *self,
                     const RejTextLine *line,
                     gsize line_start)
{
  begin_code_line (self, line_start + line->offset);
  write_rest (self, line, line_start);
  rej_text_writer_style (&self->writer, REJ_TEXT_STYLE_CODE, line_start + line->offset, line_start + line->length);
  self->line_end = line_start + line->length;
}

/**
 * rej_text_reader_write_code_line:
 * @self: a reader
 * @line: a line of code whose prefix is read
 * @line_start: where it begins in the source
 * @next: where the next line begins
 *
 * Writes a line of code. Blank lines in indented code are written only once code follows them.
 */
void
rej_text_reader_write_code_line (RejTextReader *self,
                                 const RejTextLine *line,
                                 gsize line_start,
                                 gsize next)
{
  if (self->leaf == REJ_TEXT_OPEN_INDENTED_CODE)
    {
      if (line->blank)
        {
          g_array_append_val (self->blank_lines, *line);
          return;
        }
      for (guint i = 0; i < self->blank_lines->len; i++)
        {
          const RejTextLine *blank = &g_array_index (self->blank_lines, RejTextLine, i);

          write_one_code_line (self, blank, (gsize) (blank->text - self->source));
        }
      g_array_set_size (self->blank_lines, 0);
    }

  write_one_code_line (self, line, line_start);
  self->line_next = next;
}

/* Finds the next comment from @at on; one that does not end in the line goes to its end. Behind the comment that
 * makes a block, on its last line, only whole ones count. */
static gboolean
find_comment (RejTextReader *self,
              gsize at,
              gsize end,
              gboolean only_whole,
              RejTextSpan *comment)
{
  gboolean in_comment = (self->lasting_flags & REJ_TEXT_LEAF_IN_COMMENT) != 0;
  const char *open = self->source + at;
  const char *close;

  if (!in_comment)
    open = memmem (open, end - at, "<!--", 4);
  if (open == NULL)
    return FALSE;
  comment->start = (gsize) (open - self->source);
  close = memmem (open, end - comment->start, "-->", 3);
  comment->end = close != NULL ? (gsize) (close - self->source) + 3 : end;
  if (close == NULL && only_whole)
    return FALSE;
  if (close == NULL)
    self->lasting_flags |= REJ_TEXT_LEAF_IN_COMMENT;
  else
    self->lasting_flags &= (guint8) ~REJ_TEXT_LEAF_IN_COMMENT;

  return TRUE;
}

static gboolean
is_blank (const RejTextReader *self,
          gsize start,
          gsize end)
{
  while (start < end && (self->source[start] == ' ' || self->source[start] == '\t'))
    start++;

  return start == end;
}

static gboolean
may_hold_comment (guint8 leaf)
{
  return leaf == REJ_TEXT_LEAF_HTML_COMMENT || leaf == REJ_TEXT_LEAF_HTML_BLOCK || leaf == REJ_TEXT_LEAF_HTML_ANY;
}

static void
hide_comments (RejTextReader *self,
               const RejTextSpan *comments,
               guint n,
               gsize start,
               gsize end,
               gboolean shows_text)
{
  for (guint i = 0; i < n; i++)
    {
      if (shows_text)
        write_literal (self, start, comments[i].start);
      rej_text_writer_hide (&self->writer, REJ_TEXT_RUN_COMMENT, comments[i].start, comments[i].end);
      start = comments[i].end;
    }
  if (shows_text)
    write_literal (self, start, end);
}

/**
 * rej_text_reader_write_html_line:
 * @self: a reader
 * @line: a line of an HTML block whose prefix is read
 * @line_start: where it begins in the source
 * @next: where the next line begins
 *
 * Writes a line of HTML: text as it stands, but for comments. A line that holds nothing else is no line.
 */
void
rej_text_reader_write_html_line (RejTextReader *self,
                                 const RejTextLine *line,
                                 gsize line_start,
                                 gsize next)
{
  gsize start = line_start + line->offset;
  gsize end = line_start + line->length;
  gsize at = start;
  gboolean shows_text = FALSE;
  RejTextSpan comment;
  g_autoptr (GArray) comments = NULL;

  if (may_hold_comment (self->lasting))
    {
      while (at < end &&
             find_comment (self, at, end, comments != NULL && self->lasting == REJ_TEXT_LEAF_HTML_COMMENT, &comment))
        {
          if (comments == NULL)
            comments = g_array_new (FALSE, FALSE, sizeof (RejTextSpan));
          g_array_append_val (comments, comment);
          shows_text = shows_text || !is_blank (self, at, comment.start);
          at = comment.end;
        }
      if (comments != NULL)
        {
          shows_text = shows_text || !is_blank (self, at, end);
          if (shows_text)
            {
              begin_code_line (self, start);
              if (g_array_index (comments, RejTextSpan, 0).start > start)
                start = write_tab_rest (self, line, start);
            }
          hide_comments (self, (const RejTextSpan *) (gpointer) comments->data, comments->len, start, end, shows_text);
          if (shows_text)
            self->line_end = end;
          self->line_next = next;
          return;
        }
      if ((self->lasting_flags & REJ_TEXT_LEAF_IN_COMMENT) != 0)
        return;
    }

  begin_code_line (self, start);
  write_rest (self, line, line_start);
  self->line_end = end;
  self->line_next = next;
}

typedef struct
{
  RejTextReader *reader;
  gsize start;
  guint n_cells;
  guint n_columns;
} Row;

static gboolean
is_escaped_bar (const RejTextReader *self,
                gsize at,
                gsize end)
{
  return self->source[at] == '\\' && at + 1 < end && self->source[at + 1] == '|';
}

/* A bar behind a backslash is a bar: the backslash is taken out before the cell is read. */
static void
write_cell_content (RejTextReader *self,
                    gsize start,
                    gsize end)
{
  g_autoptr (GString) text = g_string_sized_new (end - start);
  RejTextContent content;

  g_array_set_size (self->segments, 0);
  for (gsize at = start; at < end;)
    {
      RejTextSegment segment;
      gsize stop;

      if (is_escaped_bar (self, at, end))
        at++;
      for (stop = at + 1; stop < end && !is_escaped_bar (self, stop, end); stop++)
        ;
      segment = (RejTextSegment) { text->len, at };
      g_array_append_val (self->segments, segment);
      g_string_append_len (text, self->source + at, stop - at);
      at = stop;
    }
  content = (RejTextContent) { text->str, text->len, (const RejTextSegment *) (gpointer) self->segments->data,
                               self->segments->len };
  rej_text_inlines_write (&self->inlines, &content);
}

static void
write_cell (gsize start,
            gsize end,
            gpointer user_data)
{
  Row *row = user_data;
  RejTextReader *self = row->reader;

  if (row->n_cells++ >= row->n_columns)
    return;
  start += row->start;
  end += row->start;
  if (row->n_cells > 1)
    {
      rej_text_writer_file (&self->writer, " | ", 3);
      if (self->writer.plain->len > self->leaf_plain)
        rej_text_writer_set_break (&self->writer, self->writer.cursor, start);
    }
  if (start < end)
    write_cell_content (self, start, end);
}

/**
 * rej_text_reader_write_row:
 * @self: a reader with an open table
 * @start: where the row begins in the source
 * @end: where its line end begins
 *
 * Writes a row. Cells beyond the columns of the header are not shown (GFM 4.10).
 */
void
rej_text_reader_write_row (RejTextReader *self,
                           gsize start,
                           gsize end)
{
  Row row = { self, start, 0, self->n_columns };

  rej_text_reader_begin_leaf (self, FALSE);
  rej_text_scan_table_row (self->source + start, end - start, write_cell, &row);
  rej_text_reader_end_leaf (self);
  rej_text_writer_style (&self->writer, REJ_TEXT_STYLE_TABLE, start, end);
}

/**
 * rej_text_reader_open_table:
 * @self: a reader with an open paragraph
 * @line: the line after it, whose prefix is read
 *
 * Opens a table if the line is that below a header and the last line of the paragraph is one with as many cells.
 *
 * Returns: whether it is a table
 */
gboolean
rej_text_reader_open_table (RejTextReader *self,
                            const RejTextLine *line)
{
  guint n = self->table_tried
                ? 0
                : rej_text_scan_table_delimiters (line->text + line->content, line->length - line->content);
  gsize start;
  gsize end = self->line_end;
  gsize next = self->line_next;
  const RejTextSegment *segments = (const RejTextSegment *) (gpointer) self->segments->data;
  guint last = self->segments->len - 1;

  if (n == 0)
    return FALSE;
  while (last > 0 && segments[last].content > self->last_line)
    last--;
  start = segments[last].source + (self->last_line - segments[last].content);
  if (rej_text_scan_table_row (self->source + start, end - start, NULL, NULL) != n)
    {
      self->table_tried = TRUE;
      return FALSE;
    }

  if (self->last_line > 0)
    {
      self->line_end = self->previous_end;
      self->line_next = self->previous_next;
      rej_text_reader_begin_leaf (self, FALSE);
      write_content (self, get_content (self), 0, self->last_line);
      rej_text_reader_end_leaf (self);
    }
  self->leaf = REJ_TEXT_OPEN_TABLE;
  self->n_columns = n;
  self->line_end = end;
  self->line_next = next;
  rej_text_reader_write_row (self, start, end);

  return TRUE;
}
