/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-words.h"

#include <string.h>

/**
 * rej_quote_words_init:
 * @self: (out caller-allocates): words
 * @length: how many bytes of text will be added, about
 *
 * Begins without words.
 */
void
rej_quote_words_init (RejQuoteWords *self,
                      gsize length)
{
  self->letters = g_string_sized_new (length);
  self->words = g_array_sized_new (FALSE, FALSE, sizeof (RejQuoteWord), (guint) (length / 6 + 1));
}

/**
 * rej_quote_words_clear:
 * @self: words
 *
 * Frees what they hold.
 */
void
rej_quote_words_clear (RejQuoteWords *self)
{
  if (self->letters != NULL)
    g_string_free (g_steal_pointer (&self->letters), TRUE);
  g_clear_pointer (&self->words, g_array_unref);
}

/* Raised figures are the marks of footnotes. */
static gboolean
is_raised (gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079);
}

/* Not seen, and no end of a word: soft hyphens, joiners, apostrophes. */
static gboolean
is_nothing (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

static gboolean
append_letters (GString *letters,
                gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gboolean found = FALSE;
  gsize n;

  if (c < 0x80)
    {
      if (!g_ascii_isalnum ((char) c))
        return FALSE;
      g_string_append_c (letters, g_ascii_tolower ((char) c));
      return TRUE;
    }
  if (is_raised (c))
    return FALSE;

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    if (g_unichar_isalnum (parts[i]))
      {
        g_string_append_unichar (letters, g_unichar_tolower (parts[i]));
        found = TRUE;
      }

  return found || g_unichar_ismark (c);
}

/* "1,000" is one number and "1.5" is not 15. */
static gboolean
is_inside_number (const char *text,
                  gsize length,
                  gsize at)
{
  return (text[at] == ',' || text[at] == '.') && at > 0 && at + 1 < length && g_ascii_isdigit (text[at - 1]) && g_ascii_isdigit (text[at + 1]);
}

/**
 * rej_quote_words_add:
 * @self: words
 * @number: the number of the text, for @text of its words
 * @text: valid UTF-8
 * @length: bytes of @text
 * @notes: (nullable) (array length=n_notes): marks of footnotes in it, which are passed over
 * @n_notes: number of @notes
 *
 * Adds the words of a text.
 */
void
rej_quote_words_add (RejQuoteWords *self,
                     guint number,
                     const char *text,
                     gsize length,
                     const RejNoteReference *notes,
                     guint n_notes)
{
  RejQuoteWord word = { 0, number, 0, 0 };
  gboolean inside = FALSE;
  guint note = 0;

  for (gsize at = 0, next; at < length; at = next)
    {
      gunichar c = (guchar) text[at] < 0x80 ? (gunichar) text[at] : g_utf8_get_char (text + at);
      gsize before = self->letters->len;

      next = c < 0x80 ? at + 1 : (gsize) (g_utf8_next_char (text + at) - text);
      while (note < n_notes && notes[note].end <= at)
        note++;
      if (note < n_notes && at >= notes[note].start)
        {
          next = notes[note].end;
        }
      else if (append_letters (self->letters, c))
        {
          if (!inside)
            {
              word.letters = (guint32) before;
              word.start = (guint32) at;
            }
          inside = TRUE;
          word.end = (guint32) next;
          continue;
        }
      else if (inside && (is_nothing (c) || (is_inside_number (text, length, at) && !(note < n_notes && next >= notes[note].start))))
        {
          if (c == '.')
            g_string_append_c (self->letters, '.');
          continue;
        }
      if (inside)
        g_array_append_val (self->words, word);
      inside = FALSE;
    }
  if (inside)
    g_array_append_val (self->words, word);
}

/**
 * rej_quote_words_get:
 * @self: words
 * @position: position of a word
 *
 * Gets a word.
 *
 * Returns: (transfer none): the word
 */
const RejQuoteWord *
rej_quote_words_get (const RejQuoteWords *self,
                     guint position)
{
  return &g_array_index (self->words, RejQuoteWord, position);
}

/**
 * rej_quote_words_get_end:
 * @self: words
 * @position: position of a word
 *
 * Tells where the letters of a word end.
 *
 * Returns: an offset in the letters
 */
guint
rej_quote_words_get_end (const RejQuoteWords *self,
                         guint position)
{
  return position + 1 < self->words->len ? rej_quote_words_get (self, position + 1)->letters : (guint) self->letters->len;
}

/**
 * rej_quote_words_hash:
 * @self: words
 * @position: position of a word that is not the last
 *
 * Gives a number for a word and the one after it, the same for the same two words.
 *
 * Returns: the number
 */
guint32
rej_quote_words_hash (const RejQuoteWords *self,
                      guint position)
{
  guint end = rej_quote_words_get_end (self, position + 1);
  guint middle = rej_quote_words_get_end (self, position);
  guint32 hash = 2166136261u;

  for (guint i = rej_quote_words_get (self, position)->letters; i < end; i++)
    {
      if (i == middle)
        hash = (hash ^ ' ') * 16777619u;
      hash = (hash ^ (guchar) self->letters->str[i]) * 16777619u;
    }

  return hash ^ (hash >> 15);
}
