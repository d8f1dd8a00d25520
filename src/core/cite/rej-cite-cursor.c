/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-cursor.h"

/*
 * rej_cite_blank_at:
 *
 * Tells how many bytes of @self at @at are one blank: a space, tab or line end, or one of Unicode's spaces that word
 * processors put into citations (no-break, thin, figure, narrow no-break, zero width).
 *
 * Returns: bytes of the blank, 0 where there is none
 */
guint
rej_cite_blank_at (const RejCiteCursor *self,
                   guint32 at)
{
  guchar byte = rej_cite_at (self, at);

  if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r')
    return 1;
  if (byte == 0xC2)
    return rej_cite_at (self, at + 1) == 0xA0 ? 2 : 0;
  if (byte == 0xE2)
    {
      guchar second = rej_cite_at (self, at + 1);
      guchar third = rej_cite_at (self, at + 2);

      if (second == 0x80 && ((third >= 0x80 && third <= 0x8B) || third == 0xAF))
        return 3;
      return second == 0x81 && third == 0x9F ? 3 : 0;
    }

  return 0;
}

/*
 * rej_cite_dash_at:
 *
 * Tells how many bytes of @self at @at are one dash: hyphen-minus, hyphen, no-break hyphen, figure dash, en dash,
 * em dash or minus sign.
 *
 * Returns: bytes of the dash, 0 where there is none
 */
guint
rej_cite_dash_at (const RejCiteCursor *self,
                  guint32 at)
{
  guchar byte = rej_cite_at (self, at);
  guchar second, third;

  if (byte == '-')
    return 1;
  if (byte != 0xE2)
    return 0;

  second = rej_cite_at (self, at + 1);
  third = rej_cite_at (self, at + 2);
  if (second == 0x80 && third >= 0x90 && third <= 0x94)
    return 3;

  return second == 0x88 && third == 0x92 ? 3 : 0;
}

/*
 * rej_cite_apostrophe_at:
 *
 * Returns: bytes of the straight or curly apostrophe at @at, 0 where there is none
 */
guint
rej_cite_apostrophe_at (const RejCiteCursor *self,
                        guint32 at)
{
  guchar byte = rej_cite_at (self, at);

  if (byte == '\'')
    return 1;

  return byte == 0xE2 && rej_cite_at (self, at + 1) == 0x80 && rej_cite_at (self, at + 2) == 0x99 ? 3 : 0;
}

/*
 * rej_cite_skip_blanks:
 *
 * Returns: the offset after the blanks at @at; a run beyond a sane length is not skipped to its end
 */
guint32
rej_cite_skip_blanks (const RejCiteCursor *self,
                      guint32 at)
{
  for (guint i = 0; i < REJ_CITE_MAX_BLANKS; i++)
    {
      guint size = rej_cite_blank_at (self, at);

      if (size == 0)
        break;
      at += size;
    }

  return at;
}

/*
 * rej_cite_skip_marks:
 *
 * Skips one closing emphasis mark, which is there when the text is not Markdown but somebody typed it as if.
 *
 * Returns: the offset after it
 */
guint32
rej_cite_skip_marks (const RejCiteCursor *self,
                     guint32 at)
{
  while (rej_cite_at (self, at) == '*')
    at++;
  if (rej_cite_at (self, at) == '_' && rej_cite_at (self, at + 1) != '_')
    at++;

  return at;
}

/*
 * rej_cite_back_blanks:
 *
 * Returns: the offset where the blanks before @at begin, not before @limit
 */
guint32
rej_cite_back_blanks (const RejCiteCursor *self,
                      guint32 at,
                      guint32 limit)
{
  for (guint i = 0; i < REJ_CITE_MAX_BLANKS; i++)
    {
      guint size = 0;

      for (guint n = 1; n <= 3 && at >= limit + n; n++)
        if (rej_cite_blank_at (self, at - n) == n)
          size = n;
      if (size == 0)
        break;
      at -= size;
    }

  return at;
}

/*
 * rej_cite_digits_at:
 * @number: (out): the number
 *
 * Reads a plain run of digits that no digit follows.
 *
 * Returns: whether there is one of a sane length
 */
gboolean
rej_cite_digits_at (const RejCiteCursor *self,
                    guint32 at,
                    RejCiteNumber *number)
{
  guint32 value = 0;
  guint32 i = at;

  while (rej_cite_is_digit (rej_cite_at (self, i)))
    {
      if (i - at == REJ_CITE_MAX_DIGITS)
        return FALSE;
      value = value * 10 + (rej_cite_at (self, i) - '0');
      i++;
    }
  if (i == at)
    return FALSE;

  *number = (RejCiteNumber) { .value = value, .start = at, .end = i };
  return TRUE;
}

/* After a comma: three digits and no more, at once or after the damage a line end does in a PDF ("56,-\n338"). */
static guint32
thousands_at (const RejCiteCursor *self,
              guint32 at)
{
  guint32 i = at;

  if (rej_cite_dash_at (self, i) == 1 && rej_cite_blank_at (self, i + 1) > 0)
    i = rej_cite_skip_blanks (self, i + 1);
  for (guint n = 0; n < 3; n++)
    if (!rej_cite_is_digit (rej_cite_at (self, i + n)))
      return 0;

  return rej_cite_is_digit (rej_cite_at (self, i + 3)) ? 0 : i;
}

/*
 * rej_cite_number_at:
 * @number: (out): the number
 *
 * Reads a number that may have thousands commas.
 *
 * Returns: whether there is one of a sane length
 */
gboolean
rej_cite_number_at (const RejCiteCursor *self,
                    guint32 at,
                    RejCiteNumber *number)
{
  guint groups = 0;

  if (!rej_cite_digits_at (self, at, number))
    return FALSE;
  if (number->end - number->start > 3)
    return TRUE;

  while (rej_cite_at (self, number->end) == ',' && groups < 2)
    {
      guint32 group = thousands_at (self, number->end + 1);
      RejCiteNumber next;

      if (group == 0 || !rej_cite_digits_at (self, group, &next))
        break;
      number->value = number->value * 1000 + next.value;
      number->end = next.end;
      number->has_comma = TRUE;
      groups++;
    }

  return TRUE;
}

/*
 * rej_cite_word_at:
 * @word: ASCII; a space in it stands for any blanks, a hyphen for any dash
 *
 * Matches @word at @at, capitals and all.
 *
 * Returns: the offset after it, 0 where it is not there
 */
guint32
rej_cite_word_at (const RejCiteCursor *self,
                  guint32 at,
                  const char *word)
{
  for (; *word != '\0'; word++)
    {
      if (*word == ' ')
        {
          guint32 next = rej_cite_skip_blanks (self, at);

          if (next == at)
            return 0;
          at = next;
        }
      else if (*word == '-')
        {
          guint size = rej_cite_dash_at (self, at);

          if (size == 0)
            return 0;
          at += size;
        }
      else if (rej_cite_at (self, at) == (guchar) *word)
        {
          at++;
        }
      else
        {
          return 0;
        }
    }

  return at;
}

/*
 * rej_cite_words_at:
 * @words: (array zero-terminated=1): words, longer ones before those they begin with
 *
 * Returns: the offset after the first of @words that stands at @at and ends there, 0 if none does
 */
guint32
rej_cite_words_at (const RejCiteCursor *self,
                   guint32 at,
                   const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint32 end;

      if ((guchar) words[i][0] != rej_cite_at (self, at))
        continue;
      end = rej_cite_word_at (self, at, words[i]);
      if (end != 0 && (!rej_cite_is_letter (rej_cite_at (self, end - 1)) || rej_cite_ends_word (self, end)))
        return end;
    }

  return 0;
}

/*
 * rej_cite_ends_word:
 *
 * Returns: whether no letter and no digit stands at @at
 */
gboolean
rej_cite_ends_word (const RejCiteCursor *self,
                    guint32 at)
{
  guchar byte = rej_cite_at (self, at);

  /* C3 to DF begin letters with accents, Greek, Cyrillic and their like. */
  return !rej_cite_is_alnum (byte) && !(byte >= 0xC3 && byte <= 0xDF);
}

/*
 * rej_cite_begins_word:
 *
 * Returns: whether no letter and no digit stands before @at
 */
gboolean
rej_cite_begins_word (const RejCiteCursor *self,
                      guint32 at)
{
  guchar byte, lead;

  if (at == 0)
    return TRUE;
  byte = self->text[at - 1];
  if (rej_cite_is_alnum (byte))
    return FALSE;
  if (byte < 0x80 || byte >= 0xC0 || at < 2)
    return TRUE;
  lead = self->text[at - 2];

  return !(lead >= 0xC3 && lead <= 0xDF);
}

/*
 * rej_cite_section_sign_at:
 *
 * Returns: bytes of the section sign at @at, 0 where there is none
 */
guint
rej_cite_section_sign_at (const RejCiteCursor *self,
                          guint32 at)
{
  return rej_cite_at (self, at) == 0xC2 && rej_cite_at (self, at + 1) == 0xA7 ? 2 : 0;
}
