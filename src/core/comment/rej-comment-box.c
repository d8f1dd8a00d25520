/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-comment-box.h"

#include <string.h>
#include <unicode/uchar.h>

#define ZERO_WIDTH_JOINER 0x200d
#define EMOJI_SELECTOR 0xfe0f
#define KEYCAP 0x20e3

/**
 * rej_comment_box_measure:
 * @text: the text as filed, valid UTF-8, line ends as LF
 * @length: bytes of @text
 * @size: (out caller-allocates): what it takes
 *
 * Measures a text as the comment box does.
 */
void
rej_comment_box_measure (const char *text,
                         gsize length,
                         RejCommentBoxSize *size)
{
  const char *end;

  g_return_if_fail (text != NULL);
  g_return_if_fail (size != NULL);

  end = text + length;
  size->characters = (guint) g_utf8_strlen (text, (gssize) length);
  size->bytes = (guint) length;
  size->line_ends = 0;
  for (const char *p = text; (p = memchr (p, '\n', (gsize) (end - p))) != NULL; p++)
    size->line_ends++;
}

/**
 * rej_comment_box_fits:
 * @size: what a text takes
 *
 * Tells whether it fits into the box by the documented rule.
 *
 * Returns: whether it does
 */
gboolean
rej_comment_box_fits (const RejCommentBoxSize *size)
{
  g_return_val_if_fail (size != NULL, FALSE);

  return size->characters <= REJ_COMMENT_BOX_LIMIT && size->bytes <= REJ_COMMENT_BOX_LIMIT;
}

/**
 * rej_comment_box_fits_with_crlf:
 * @size: what a text takes
 *
 * Tells whether it would fit too if each line end were sent as CR LF, as browsers do.
 *
 * Returns: whether it would
 */
gboolean
rej_comment_box_fits_with_crlf (const RejCommentBoxSize *size)
{
  g_return_val_if_fail (size != NULL, FALSE);

  return size->characters + size->line_ends <= REJ_COMMENT_BOX_LIMIT && size->bytes + size->line_ends <= REJ_COMMENT_BOX_LIMIT;
}

static gunichar
character_at (const char *text,
              gsize length,
              gsize at)
{
  return at < length ? g_utf8_get_char (text + at) : 0;
}

static gsize
after (const char *text,
       gsize at)
{
  return g_utf8_next_char (text + at) - text;
}

/* Modifiers of skin and the tags of flags go with the emoji before them. */
static gboolean
goes_with_emoji (gunichar c)
{
  return c == EMOJI_SELECTOR || c == KEYCAP || (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f);
}

/* What begins at a character: 0 if nothing the box would mind, else its end. */
static gsize
match_emoji (const char *text,
             gsize length,
             gsize at)
{
  gunichar c = character_at (text, length, at);
  gsize end = after (text, at);
  gunichar next = character_at (text, length, end);

  /* A sequence joined to one emoji is one: a heart on fire, a woman who writes. */
  if (next == EMOJI_SELECTOR || (next == ZERO_WIDTH_JOINER && u_hasBinaryProperty ((UChar32) c, UCHAR_EXTENDED_PICTOGRAPHIC)))
    ;
  else if (c < 0x80 || !(u_hasBinaryProperty ((UChar32) c, UCHAR_EMOJI_PRESENTATION) || u_hasBinaryProperty ((UChar32) c, UCHAR_REGIONAL_INDICATOR)))
    return 0;

  for (; end < length; end = after (text, end))
    {
      gunichar part = character_at (text, length, end);

      if (part == ZERO_WIDTH_JOINER && after (text, end) < length)
        {
          end = after (text, end);
          continue;
        }
      if (u_hasBinaryProperty ((UChar32) c, UCHAR_REGIONAL_INDICATOR) && u_hasBinaryProperty ((UChar32) part, UCHAR_REGIONAL_INDICATOR) && end == after (text, at))
        continue;
      if (!goes_with_emoji (part))
        break;
    }

  return end;
}

/**
 * rej_comment_box_find_next:
 * @text: the text as filed, or a part of it; valid UTF-8
 * @length: bytes of @text
 * @from: byte to begin at
 * @character: (out): where it stands
 *
 * Finds the next character the box may refuse. Emoji are those shown as such by themselves, any character before
 * U+FE0F, joined sequences and regional indicators. Digits, `#`, `*`, ©, ®, ™ and § by themselves are none. What else
 * lies above U+FFFF is reported as a character that may be refused.
 *
 * Returns: whether there is one
 */
gboolean
rej_comment_box_find_next (const char *text,
                           gsize length,
                           gsize from,
                           RejCommentBoxCharacter *character)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (character != NULL, FALSE);

  for (gsize at = from; at < length; at = after (text, at))
    {
      gunichar c;
      gsize end;

      /* ASCII is no emoji but before a selector, which is three bytes that begin with 0xef */
      if ((guchar) text[at] < 0x80 && (at + 1 == length || (guchar) text[at + 1] != 0xef))
        continue;

      c = character_at (text, length, at);
      end = match_emoji (text, length, at);
      if (end == 0 && c <= 0xffff)
        continue;
      character->start = at;
      character->end = end != 0 ? end : after (text, at);
      character->is_emoji = end != 0;
      return TRUE;
    }

  return FALSE;
}
