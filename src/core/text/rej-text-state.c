/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-state.h"

#include <string.h>

#include "rej-text-line-private.h"

/**
 * rej_text_state_equal:
 * @a: a state
 * @b: another
 *
 * Compares two states.
 *
 * Returns: whether reading goes on alike from both
 */
gboolean
rej_text_state_equal (const RejTextState *a,
                      const RejTextState *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a, b, sizeof *a) == 0;
}

/**
 * rej_text_line_starts_block:
 * @line: a line of a Markdown source; its line end may follow
 * @length: bytes of @line
 *
 * Tells whether a document is cut before a line even where no blank line stands before it.
 *
 * Only lines that end a paragraph wherever they stand are cut at, so that no paragraph is ever cut. In code and in
 * HTML such a cut means nothing and is carried over by the state.
 *
 * Returns: whether the line begins a heading, an item with content, a note, a code fence or an HTML comment
 */
gboolean
rej_text_line_starts_block (const char *line,
                            gsize length)
{
  RejTextListMarker marker;
  RejTextLine self;
  const char *text;
  gsize skip;

  g_return_val_if_fail (line != NULL || length == 0, FALSE);

  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
    length--;
  rej_text_line_init (&self, line, length);
  if (self.blank || self.indent >= REJ_TEXT_CODE_INDENT)
    return FALSE;

  text = line + self.content;
  length -= self.content;
  switch (text[0])
    {
    case '#':
      return rej_text_scan_atx_heading (text, length, &skip) > 0;
    case '[':
      return rej_text_scan_note_definition (text, length, &skip) > 0;
    case '`':
    case '~':
      return rej_text_scan_opening_fence (text, length) > 0;
    case '<':
      return length >= 4 && memcmp (text, "<!--", 4) == 0;
    case '1':
    case '0':
    case '+':
      return rej_text_scan_list_marker (text, length, TRUE, &marker);
    case '*':
    case '-':
      return rej_text_scan_list_marker (text, length, TRUE, &marker) &&
             !rej_text_scan_thematic_break (text, length);
    default:
      return FALSE;
    }
}
