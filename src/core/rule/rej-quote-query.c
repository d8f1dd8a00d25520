/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-query.h"

#include <string.h>

/* Remarks of whoever quotes, which are not of the source. */
static const char *const remarks[] = { "sic", "emphasis added", "emphasis in original", "emphasis omitted", "footnote omitted", "footnotes omitted", "citation omitted", "citations omitted", "internal quotation marks omitted", "alteration in original", "alterations in original", "cleaned up", NULL };

/**
 * rej_quote_query_get:
 * @self: a quotation
 * @position: position of a part
 *
 * Gets a part.
 *
 * Returns: (transfer none): the part
 */
const RejQuoteItem *
rej_quote_query_get (const RejQuoteQuery *self,
                     guint position)
{
  return &g_array_index (self->items, RejQuoteItem, position);
}

static gboolean
is_letter (const char *text,
           gsize length,
           gsize at)
{
  return at < length && g_unichar_isalnum (g_utf8_get_char (text + at));
}

static gboolean
is_letter_before (const char *text,
                  gsize at)
{
  return at > 0 && g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, text + at)));
}

/* Bytes of a blank, of any width. */
static gsize
read_blank (const char *text,
            gsize length,
            gsize at)
{
  if (at >= length)
    return 0;

  return g_unichar_isspace (g_utf8_get_char (text + at)) ? (gsize) (g_utf8_next_char (text + at) - text) - at : 0;
}

/* Three or more full stops or asterisks, blanks between them or not, or the one character. Returns its end, or 0. */
static gsize
read_ellipsis (const char *text,
               gsize length,
               gsize at)
{
  guint n = 0;
  gsize end = 0;
  char mark;

  if (at + 3 <= length && memcmp (text + at, "…", 3) == 0)
    return at + 3;
  if (text[at] != '.' && text[at] != '*')
    return 0;

  mark = text[at];
  while (at < length && text[at] == mark)
    {
      gsize blank;

      n++;
      end = ++at;
      while ((blank = read_blank (text, length, at)) != 0)
        at += blank;
    }

  return n >= 3 ? end : 0;
}

static void
add_item (RejQuoteQuery *self,
          RejQuoteItemKind kind,
          guint word)
{
  RejQuoteItem item = { kind, word };

  g_array_append_val (self->items, item);
}

static void
add_words (RejQuoteQuery *self,
           const char *text,
           gsize start,
           gsize end)
{
  guint first = self->words.words->len;

  rej_quote_words_add (&self->words, 0, text + start, end - start, NULL, 0);
  for (guint i = first; i < self->words.words->len; i++)
    {
      RejQuoteWord *word = &g_array_index (self->words.words, RejQuoteWord, i);

      word->start += (guint32) start;
      word->end += (guint32) start;
      add_item (self, REJ_QUOTE_WORD, i);
    }
}

/* A word with brackets in it, as if they were not there. */
static void
add_soft_word (RejQuoteQuery *self,
               const char *text,
               gsize start,
               gsize end)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint first = self->words.words->len;

  for (gsize i = start; i < end; i++)
    if (strchr ("[]", text[i]) == NULL)
      g_string_append_c (letters, text[i]);
  rej_quote_words_add (&self->words, 0, letters->str, letters->len, NULL, 0);
  for (guint i = first; i < self->words.words->len; i++)
    {
      RejQuoteWord *word = &g_array_index (self->words.words, RejQuoteWord, i);

      word->start = (guint32) start;
      word->end = (guint32) end;
      add_item (self, REJ_QUOTE_SOFT, i);
    }
}

static gboolean
is_remark (const char *text,
           gsize length)
{
  g_autofree char *inside = g_ascii_strdown (text, (gssize) length);

  return g_strv_contains (remarks, g_strstrip (inside));
}

/* What is in square brackets or, of remarks alone, in round ones. Returns the end, or 0 if it is text after all. */
static gsize
read_brackets (RejQuoteQuery *self,
               const char *text,
               gsize length,
               gsize from,
               gsize at)
{
  const char *close = memchr (text + at, text[at] == '[' ? ']' : ')', length - at);
  gsize end, dots;

  if (close == NULL)
    return 0;
  end = (gsize) (close - text) + 1;
  if (is_remark (text + at + 1, end - at - 2))
    {
      add_words (self, text, from, at);
      return end;
    }
  if (text[at] == '(')
    return 0;

  dots = at + 1 < end - 1 ? read_ellipsis (text, end - 1, at + 1) : 0;
  if (dots == end - 1)
    {
      add_words (self, text, from, at);
      add_item (self, REJ_QUOTE_GAP, 0);
      return end;
    }
  if (is_letter_before (text, at) || is_letter (text, length, end))
    {
      gsize start = at;

      while (start > from && is_letter_before (text, start))
        start = (gsize) (g_utf8_find_prev_char (text, text + start) - text);
      while (is_letter (text, length, end))
        end = (gsize) (g_utf8_next_char (text + end) - text);
      add_words (self, text, from, start);
      add_soft_word (self, text, start, end);
      return end;
    }
  add_words (self, text, from, at);
  add_item (self, REJ_QUOTE_WILD, 0);

  return end;
}

/**
 * rej_quote_query_init:
 * @self: (out caller-allocates): a quotation
 * @text: its words, valid UTF-8
 * @length: bytes of @text
 *
 * Reads a quotation as lawyers write them: ellipses, words and letters in brackets, remarks such as `[sic]`.
 */
void
rej_quote_query_init (RejQuoteQuery *self,
                      const char *text,
                      gsize length)
{
  gsize from = 0, at = 0;

  rej_quote_words_init (&self->words, length);
  self->items = g_array_new (FALSE, FALSE, sizeof (RejQuoteItem));
  while (at < length)
    {
      gsize end = 0;

      if (text[at] == '[' || text[at] == '(')
        end = read_brackets (self, text, length, from, at);
      else if (text[at] == '.' || text[at] == '*' || (guchar) text[at] == 0xe2)
        {
          end = read_ellipsis (text, length, at);
          if (end != 0)
            {
              add_words (self, text, from, at);
              add_item (self, REJ_QUOTE_GAP, 0);
            }
        }
      at = end != 0 ? end : (gsize) (g_utf8_next_char (text + at) - text);
      if (end != 0)
        from = end;
    }
  add_words (self, text, from, length);
}

/**
 * rej_quote_query_clear:
 * @self: a quotation
 *
 * Frees what it holds.
 */
void
rej_quote_query_clear (RejQuoteQuery *self)
{
  rej_quote_words_clear (&self->words);
  g_clear_pointer (&self->items, g_array_unref);
}
