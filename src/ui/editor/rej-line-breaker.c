/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-line-breaker.h"

#include <string.h>

/* Where sentences are short, several go on one line, so that paragraphs do not become ladders. */
#define WANTED 1000

/* A blank after the end of a sentence: "." and its like, quotes or brackets that close, then a capital. */
static gboolean
is_sentence_end (const char *text,
                 const char *blank)
{
  const char *before = blank;
  gunichar next = g_utf8_get_char (blank + 1);

  while (before > text && strchr ("\"')]*_", before[-1]) != NULL)
    before--;
  return before > text && strchr (".!?", before[-1]) != NULL && (g_unichar_isupper (next) || next == '"' || next == 0x201c);
}

/* Finds the places in one line: offset is that of its first character. */
static void
break_line (const char *text,
            const char *line,
            const char *line_end,
            guint offset,
            guint longest,
            GArray *places)
{
  guint begin = offset;
  guint last_blank = 0;
  guint last_sentence = 0;

  for (const char *p = line; p < line_end; p = g_utf8_next_char (p), offset++)
    {
      /* A number or a sign at the beginning of a line could make a list or a heading of it. */
      if (*p == ' ' && p + 1 < line_end && (g_unichar_isalpha (g_utf8_get_char (p + 1)) || p[1] == '"'))
        {
          last_blank = offset;
          if (is_sentence_end (text, p))
            last_sentence = offset;
        }
      if (offset - begin >= WANTED && last_sentence > begin)
        {
          g_array_append_val (places, last_sentence);
          begin = last_sentence + 1;
        }
      else if (offset - begin >= longest / 2 && last_blank > begin)
        {
          g_array_append_val (places, last_blank);
          begin = last_blank + 1;
        }
    }
}

/**
 * rej_line_breaker_find:
 * @text: valid UTF-8
 * @longest: characters a line may have
 *
 * Finds blanks at which lines that are too long can be broken: at the ends of sentences, or where a sentence is too
 * long itself, between words. A line without blanks stays whole.
 *
 * Returns: (transfer full) (element-type guint): characters from the start of @text, of blanks to replace by a line end
 */
GArray *
rej_line_breaker_find (const char *text,
                       guint longest)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint offset = 0;

  g_return_val_if_fail (text != NULL, places);
  g_return_val_if_fail (longest >= 2 * WANTED, places);

  for (const char *line = text; *line != '\0';)
    {
      const char *line_end = line + strcspn (line, "\n");
      guint length = g_utf8_strlen (line, line_end - line);

      if (length > longest)
        break_line (text, line, line_end, offset, longest, places);
      offset += length;
      if (*line_end == '\0')
        break;
      offset++;
      line = line_end + 1;
    }
  return places;
}
