/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-breaks-private.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UBreakIterator, ubrk_close)

/* Opening an iterator reads locale data, cloning one does not. The patterns are never moved, so any thread may clone them. */
static gpointer
pattern_open (gpointer type)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *pattern = ubrk_open ((UBreakIteratorType) GPOINTER_TO_INT (type), "en", NULL, 0, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no break rules for English: %s", u_errorName (status));

  return pattern;
}

static UBreakIterator *
iterator_new (UBreakIteratorType type)
{
  static GOnce words = G_ONCE_INIT;
  static GOnce sentences = G_ONCE_INIT;
  GOnce *once = type == UBRK_WORD ? &words : &sentences;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_clone (g_once (once, pattern_open, GINT_TO_POINTER (type)), &status);

  if (U_FAILURE (status))
    g_error ("ICU cannot copy a break iterator: %s", u_errorName (status));

  return iterator;
}

static gboolean
holds_word (const UChar *text,
            int32_t start,
            int32_t end)
{
  while (start < end)
    {
      UChar32 character;

      U16_NEXT (text, start, end, character);
      if (U_MASK (u_charType (character)) & (U_GC_L_MASK | U_GC_N_MASK))
        return TRUE;
    }

  return FALSE;
}

static guint
count_segments (UBreakIteratorType type,
                const char *text,
                gsize length)
{
  g_autoptr (UBreakIterator) iterator = NULL;
  g_autofree UChar *utf16 = NULL;
  UErrorCode status = U_ZERO_ERROR;
  int32_t utf16_length;
  int32_t start = 0;
  guint n = 0;

  if (length == 0)
    return 0;

  g_return_val_if_fail (length < G_MAXINT32, 0);

  /* UTF-16 never takes more units than UTF-8 takes bytes. */
  utf16 = g_new (UChar, length);
  u_strFromUTF8WithSub (utf16, length, &utf16_length, text, length, 0xFFFD, NULL, &status);
  if (status == U_STRING_NOT_TERMINATED_WARNING)
    status = U_ZERO_ERROR;
  iterator = iterator_new (type);
  ubrk_setText (iterator, utf16, utf16_length, &status);
  g_return_val_if_fail (U_SUCCESS (status), 0);

  for (int32_t end = ubrk_next (iterator); end != UBRK_DONE; end = ubrk_next (iterator))
    {
      n += holds_word (utf16, start, end);
      start = end;
    }

  return n;
}

/*
 * rej_text_breaks_count_words:
 * @text: UTF-8
 * @length: bytes
 *
 * Counts the word segments of ICU that hold a letter or a number: the slow way, which knows the dictionaries of the
 * scripts written without spaces.
 */
guint
rej_text_breaks_count_words (const char *text,
                             gsize length)
{
  return count_segments (UBRK_WORD, text, length);
}

/*
 * rej_text_breaks_count_sentences:
 * @text: UTF-8
 * @length: bytes
 *
 * Counts the sentence segments of ICU that hold a letter or a number.
 */
guint
rej_text_breaks_count_sentences (const char *text,
                                 gsize length)
{
  return count_segments (UBRK_SENTENCE, text, length);
}
