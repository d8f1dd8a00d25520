/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-emphasis-private.h"

#include "rej-text-inline-private.h"

/* Strikethrough has one or two tildes; longer runs are text. */
#define LONGEST_STRIKETHROUGH 2

/**
 * rej_text_is_white_space:
 * @c: a character
 *
 * Tells whether a character is white space beside delimiters (CommonMark 0.29, section 2.1).
 *
 * Returns: whether it is
 */
gboolean
rej_text_is_white_space (gunichar c)
{
  return c == 9 || c == 10 || c == 12 || c == 13 || c == 32 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000;
}

/**
 * rej_text_is_punctuation:
 * @c: a character
 *
 * Tells whether a character is punctuation beside delimiters: of ASCII all that is neither letter, digit nor space.
 *
 * Returns: whether it is
 */
gboolean
rej_text_is_punctuation (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return g_ascii_ispunct ((char) c);

  type = g_unichar_type (c);

  return type >= G_UNICODE_CONNECT_PUNCTUATION && type <= G_UNICODE_OPEN_PUNCTUATION;
}

/* The character before @start as the rules for flanking see it; tildes are passed over beside other delimiters. */
static gunichar
get_character_before (const char *text,
                      gsize start,
                      gboolean skip_tildes)
{
  gsize at = start;

  if (start == 0)
    return '\n';
  do
    at--;
  while (at > 0 && ((text[at] & 0xc0) == 0x80 || (skip_tildes && text[at] == '~')));

  return skip_tildes && text[at] == '~' ? '\n' : g_utf8_get_char (text + at);
}

static gunichar
get_character_after (const char *text,
                     gsize length,
                     gsize end,
                     gboolean skip_tildes)
{
  while (skip_tildes && end < length && text[end] == '~')
    end++;

  return end < length ? g_utf8_get_char (text + end) : '\n';
}

/**
 * rej_text_inlines_push_delimiters:
 * @self: a reader of inlines
 * @text: the content
 * @length: bytes
 * @start: where a run of asterisks, underscores or tildes begins
 * @end: where it ends, exclusive
 *
 * Adds a run of delimiters, if it can open or close anything (CommonMark 0.29, section 6.4; GFM 6.5).
 */
void
rej_text_inlines_push_delimiters (RejTextInlines *self,
                                  const char *text,
                                  gsize length,
                                  gsize start,
                                  gsize end)
{
  gboolean is_tilde = text[start] == '~';
  gunichar before = get_character_before (text, start, !is_tilde);
  gunichar after = get_character_after (text, length, end, !is_tilde);
  gboolean space_before = rej_text_is_white_space (before);
  gboolean space_after = rej_text_is_white_space (after);
  gboolean punctuation_before = rej_text_is_punctuation (before);
  gboolean punctuation_after = rej_text_is_punctuation (after);
  gboolean left = !space_after && (!punctuation_after || space_before || punctuation_before);
  gboolean right = !space_before && (!punctuation_before || space_after || punctuation_after);
  RejTextToken token = { .start = (guint32) start, .end = (guint32) end };

  if (is_tilde && end - start > LONGEST_STRIKETHROUGH)
    return;

  token.kind = REJ_TEXT_TOKEN_DELIMITERS;
  token.character = text[start];
  token.can_open = left && (text[start] != '_' || !right || punctuation_before);
  token.can_close = right && (text[start] != '_' || !left || punctuation_after);
  if (!token.can_open && !token.can_close)
    return;

  token.previous = self->last_delimiters;
  token.next = -1;
  if (self->last_delimiters >= 0)
    rej_text_inlines_get_token (self, self->last_delimiters)->next = (gint32) self->tokens->len;
  self->last_delimiters = (gint32) self->tokens->len;
  g_array_append_val (self->tokens, token);
}

static void
remove_delimiters (RejTextInlines *self,
                   gint32 index)
{
  RejTextToken *token = rej_text_inlines_get_token (self, index);

  if (token->previous >= 0)
    rej_text_inlines_get_token (self, token->previous)->next = token->next;
  if (token->next >= 0)
    rej_text_inlines_get_token (self, token->next)->previous = token->previous;
  else
    self->last_delimiters = token->previous;
}

static void
remove_between (RejTextInlines *self,
                gint32 opener,
                gint32 closer)
{
  while (rej_text_inlines_get_token (self, closer)->previous != opener)
    remove_delimiters (self, rej_text_inlines_get_token (self, closer)->previous);
}

static guint
count_left (const RejTextToken *token)
{
  return token->end - token->start - token->used_left - token->used_right;
}

/* Matches one or two characters of each; returns the next delimiters to look at. */
static gint32
match (RejTextInlines *self,
       gint32 opener_index,
       gint32 closer_index)
{
  RejTextToken *opener = rej_text_inlines_get_token (self, opener_index);
  RejTextToken *closer = rej_text_inlines_get_token (self, closer_index);
  RejTextStyleSpan span;
  gint32 next = closer->next;
  guint n;

  if (closer->character == '~')
    {
      n = count_left (opener);
      if (n != count_left (closer))
        {
          /* As cmark-gfm does: one tilde and two match each other to no effect. */
          remove_between (self, opener_index, closer_index);
          remove_delimiters (self, opener_index);
          remove_delimiters (self, closer_index);
          return next;
        }
      span.style = REJ_TEXT_STYLE_STRIKETHROUGH;
    }
  else
    {
      n = count_left (opener) >= 2 && count_left (closer) >= 2 ? 2 : 1;
      span.style = n == 2 ? REJ_TEXT_STYLE_STRONG : REJ_TEXT_STYLE_EMPHASIS;
    }

  remove_between (self, opener_index, closer_index);
  opener->used_right += n;
  closer->used_left += n;
  span.start = opener->end - opener->used_right;
  span.end = closer->start + closer->used_left;
  g_array_append_val (self->styles, span);

  if (count_left (opener) == 0)
    remove_delimiters (self, opener_index);
  if (count_left (closer) > 0)
    return closer_index;
  remove_delimiters (self, closer_index);

  return next;
}

static gint32
find_opener (RejTextInlines *self,
             const RejTextToken *closer,
             gsize bottom)
{
  guint closer_length = closer->end - closer->start;

  for (gint32 at = closer->previous; at >= 0;)
    {
      const RejTextToken *opener = rej_text_inlines_get_token (self, at);
      guint opener_length = opener->end - opener->start;

      if (opener->start < bottom)
        break;
      if (opener->can_open && opener->character == closer->character &&
          (!(closer->can_open || opener->can_close) || closer_length % 3 == 0 ||
           (opener_length + closer_length) % 3 != 0))
        return at;
      at = opener->previous;
    }

  return -1;
}

static guint
get_row (char character)
{
  return character == '*' ? 0 : character == '_' ? 1
                                                 : 2;
}

/**
 * rej_text_inlines_match_delimiters:
 * @self: a reader of inlines
 * @bottom: byte offset of the content from which on delimiters are matched
 *
 * Matches openers with closers and takes them out of play (CommonMark 0.29, "process emphasis").
 *
 * A search that failed is not repeated further down for the same kind of closer, which keeps this linear.
 */
void
rej_text_inlines_match_delimiters (RejTextInlines *self,
                                   gsize bottom)
{
  gsize bottoms[3][3];
  gint32 closer = -1;

  for (guint i = 0; i < 9; i++)
    bottoms[i / 3][i % 3] = bottom;
  for (gint32 at = self->last_delimiters; at >= 0; at = rej_text_inlines_get_token (self, at)->previous)
    {
      if (rej_text_inlines_get_token (self, at)->start < bottom)
        break;
      closer = at;
    }

  while (closer >= 0)
    {
      const RejTextToken *token = rej_text_inlines_get_token (self, closer);
      gsize *searched = &bottoms[get_row (token->character)][(token->end - token->start) % 3];
      gint32 next = token->next;

      if (token->can_close)
        {
          gint32 opener = find_opener (self, token, *searched);

          if (opener >= 0)
            {
              next = match (self, opener, closer);
            }
          else
            {
              *searched = token->start;
              if (!token->can_open)
                remove_delimiters (self, closer);
            }
        }
      closer = next;
    }

  while (self->last_delimiters >= 0 &&
         rej_text_inlines_get_token (self, self->last_delimiters)->start >= bottom)
    remove_delimiters (self, self->last_delimiters);
}
