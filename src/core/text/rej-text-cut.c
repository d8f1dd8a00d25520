/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-cut-private.h"

#include "rej-text-counts.h"

/*
 * rej_text_cut_line:
 * @text: begins at the start of a line
 * @length: bytes of @text
 * @content: (out): bytes of the line without its end
 *
 * Measures a line. It ends in a line feed, a carriage return, or both in this order.
 *
 * Returns: bytes of the line with its end, 0 at the end of the text
 */
gsize
rej_text_cut_line (const char *text,
                   gsize length,
                   gsize *content)
{
  gsize end = 0;

  while (end < length && text[end] != '\n' && text[end] != '\r')
    end++;
  *content = end;
  if (end < length && text[end] == '\r' && end + 1 < length && text[end + 1] == '\n')
    return end + 2;

  return end < length ? end + 1 : end;
}

static gboolean
is_blank (const char *line,
          gsize content)
{
  for (gsize i = 0; i < content; i++)
    if (line[i] != ' ' && line[i] != '\t')
      return FALSE;

  return TRUE;
}

static gboolean
starts_block (const char *line,
              gsize content,
              RejTextFormat format)
{
  return format == REJ_TEXT_FORMAT_MARKDOWN && rej_text_line_starts_block (line, content);
}

static void
append_piece (GArray *pieces,
              const char *text,
              gsize start,
              gsize end,
              guint n_lines,
              guint8 flags)
{
  RejTextPiece piece = { start, end - start, rej_text_count_characters (text + start, end - start), n_lines, flags };

  g_array_append_val (pieces, piece);
}

/*
 * rej_text_cut:
 * @text: begins at the start of a line
 * @length: bytes of @text
 * @format: how it is read
 * @pieces: (element-type RejTextPiece): filled
 *
 * Cuts text into blocks: before each line with something on it that stands after a blank line, and in Markdown also
 * before each line that starts a block by itself. Where a cut lies depends on the lines on both sides of it alone.
 */
void
rej_text_cut (const char *text,
              gsize length,
              RejTextFormat format,
              GArray *pieces)
{
  gsize piece_start = 0;
  guint n_lines = 0;
  guint8 flags = 0;
  gboolean blank_before = FALSE;

  g_array_set_size (pieces, 0);

  for (gsize line = 0; line < length;)
    {
      gsize content;
      gsize n_bytes = rej_text_cut_line (text + line, length - line, &content);
      gboolean blank = is_blank (text + line, content);
      gboolean starts = !blank && starts_block (text + line, content, format);

      if (line > 0 && !blank && (blank_before || starts))
        {
          append_piece (pieces, text, piece_start, line, n_lines, flags | (blank_before ? REJ_TEXT_BLOCK_LAST_BLANK : 0));
          piece_start = line;
          n_lines = 0;
        }
      if (line == piece_start)
        flags = (blank ? REJ_TEXT_BLOCK_FIRST_BLANK : 0) | (starts ? REJ_TEXT_BLOCK_FIRST_STARTS : 0);
      n_lines += n_bytes > content;
      blank_before = blank;
      line += n_bytes;
    }

  if (length > 0)
    append_piece (pieces, text, piece_start, length, n_lines, flags | (blank_before ? REJ_TEXT_BLOCK_LAST_BLANK : 0));
}

/*
 * rej_text_cut_edges:
 * @text: begins at the start of a line
 * @length: bytes of @text, more than 0
 * @format: how it is read
 *
 * Tells what the first and the last line of a text are, without cutting it.
 */
guint8
rej_text_cut_edges (const char *text,
                    gsize length,
                    RejTextFormat format)
{
  gsize content;
  gsize last = length;
  guint8 flags = 0;

  rej_text_cut_line (text, length, &content);
  if (is_blank (text, content))
    flags |= REJ_TEXT_BLOCK_FIRST_BLANK;
  else if (starts_block (text, content, format))
    flags |= REJ_TEXT_BLOCK_FIRST_STARTS;

  /* Over the line end at the end, then over what a blank line may hold, back to the end of the line before. */
  if (last > 0 && text[last - 1] == '\n')
    last--;
  if (last > 0 && text[last - 1] == '\r' && (last == length || last + 1 == length))
    last--;
  while (last > 0 && (text[last - 1] == ' ' || text[last - 1] == '\t'))
    last--;
  if (last == 0 || text[last - 1] == '\n' || text[last - 1] == '\r')
    flags |= REJ_TEXT_BLOCK_LAST_BLANK;

  return flags;
}
