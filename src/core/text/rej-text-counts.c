/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-counts.h"

#include "rej-text-breaks-private.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

/*
 * Words are counted by an automaton over the rules of Unicode Standard Annex #29 ("Word Boundaries"), as ICU applies
 * them to English: a colon between letters separates. A line that holds a script which ICU cuts with a dictionary goes
 * to ICU. The automaton counts a segment when it meets the segment's first letter or number, so that it never has to
 * go back: where the two sides of a period turn out not to belong together, the first has been counted and the second
 * counts for itself.
 */

/* The classes that make a difference to where a word ends. The rest of Word_Break is OTHER. */
typedef enum
{
  CLASS_OTHER,
  CLASS_NEWLINE,
  CLASS_EXTEND,
  CLASS_ZWJ,
  CLASS_LETTER,
  CLASS_HEBREW,
  CLASS_NUMERIC,
  CLASS_UNDERSCORE,
  CLASS_MID_LETTER,
  CLASS_MID_NUMBER,
  CLASS_MID_BOTH,
  CLASS_SINGLE_QUOTE,
  CLASS_DOUBLE_QUOTE,
  CLASS_DICTIONARY,
  N_CLASSES,
} Class;

#define SYMBOL_CLASS 0x0F /* a Class */
#define SYMBOL_PICTOGRAPH 0x10 /* Extended_Pictographic: stays with a joiner before it */
#define SYMBOL_WORD 0x20 /* a letter or a number */
#define N_SYMBOLS 0x40

/* What the segment so far ends in, characters of CLASS_EXTEND set aside. */
typedef enum
{
  END_START, /* nothing: the beginning of the text or of a line */
  END_OTHER,
  END_LETTER,
  END_HEBREW,
  END_NUMERIC,
  END_UNDERSCORE,
  END_LETTER_MID, /* a letter and a mark that belongs to the word if a letter follows */
  END_HEBREW_SINGLE, /* a Hebrew letter and the single quote that belongs to it */
  END_HEBREW_DOUBLE, /* a Hebrew letter and a double quote that does if another follows */
  END_NUMERIC_MID,
  N_ENDS,
} End;

#define STATE_END 0x0F
#define STATE_JOINER 0x10 /* the last character was a zero width joiner */
#define STATE_COUNTED 0x20 /* the segment has been counted */
#define N_STATES 0x40
#define STEP_COUNT 0x80

/* The symbols of the alphabets below U+3000 are looked up, of those above are asked of ICU. */
#define N_KNOWN 0x3000

typedef struct
{
  guint8 symbols[N_KNOWN];
  guint8 steps[N_STATES][N_SYMBOLS];
} Automaton;

static gboolean
is_letter (Class symbol)
{
  return symbol == CLASS_LETTER || symbol == CLASS_HEBREW;
}

/* Whether @symbol goes on with the segment that ends in @end. */
static gboolean
continues (End end,
           Class symbol)
{
  switch (end)
    {
    case END_LETTER:
    case END_HEBREW:
    case END_NUMERIC:
    case END_UNDERSCORE:
      if (end == END_HEBREW && symbol == CLASS_SINGLE_QUOTE)
        return TRUE;
      return is_letter (symbol) || symbol == CLASS_NUMERIC || symbol == CLASS_UNDERSCORE;
    case END_LETTER_MID:
    case END_HEBREW_SINGLE:
      return is_letter (symbol);
    case END_HEBREW_DOUBLE:
      return symbol == CLASS_HEBREW;
    case END_NUMERIC_MID:
      return symbol == CLASS_NUMERIC;
    case END_START:
    case END_OTHER:
    case N_ENDS:
    default:
      return FALSE;
    }
}

/* Whether @symbol goes on with the segment if what comes after it is of the right kind; in what the segment then ends. */
static gboolean
may_continue (End end,
              Class symbol,
              End *mid)
{
  if ((end == END_LETTER || end == END_HEBREW) &&
      (symbol == CLASS_MID_LETTER || symbol == CLASS_MID_BOTH || symbol == CLASS_SINGLE_QUOTE))
    *mid = END_LETTER_MID;
  else if (end == END_HEBREW && symbol == CLASS_DOUBLE_QUOTE)
    *mid = END_HEBREW_DOUBLE;
  else if (end == END_NUMERIC &&
           (symbol == CLASS_MID_NUMBER || symbol == CLASS_MID_BOTH || symbol == CLASS_SINGLE_QUOTE))
    *mid = END_NUMERIC_MID;
  else
    return FALSE;

  return TRUE;
}

static End
end_of (End before,
        Class symbol)
{
  switch (symbol)
    {
    case CLASS_LETTER:
      return END_LETTER;
    case CLASS_HEBREW:
      return END_HEBREW;
    case CLASS_NUMERIC:
      return END_NUMERIC;
    case CLASS_UNDERSCORE:
      return END_UNDERSCORE;
    case CLASS_SINGLE_QUOTE:
      return before == END_HEBREW ? END_HEBREW_SINGLE : END_OTHER;
    case CLASS_OTHER:
    case CLASS_NEWLINE:
    case CLASS_EXTEND:
    case CLASS_ZWJ:
    case CLASS_MID_LETTER:
    case CLASS_MID_NUMBER:
    case CLASS_MID_BOTH:
    case CLASS_DOUBLE_QUOTE:
    case CLASS_DICTIONARY:
    case N_CLASSES:
    default:
      return END_OTHER;
    }
}

/* One step of the rules; the table of steps is made of it. */
static guint8
step (guint8 state,
      guint8 symbol)
{
  End end = state & STATE_END;
  Class kind = symbol & SYMBOL_CLASS;
  gboolean counted = (state & STATE_COUNTED) != 0;
  gboolean counts;
  End mid;

  if (kind == CLASS_NEWLINE)
    return END_START;

  if (kind == CLASS_EXTEND || kind == CLASS_ZWJ)
    {
      /* Nothing counts that is only marks and joiners, but a few marks are letters or numbers by themselves. */
      counts = (symbol & SYMBOL_WORD) != 0 && !counted;
      return (end == END_START ? END_OTHER : end) |
             (kind == CLASS_ZWJ ? STATE_JOINER : 0) |
             (counted || counts ? STATE_COUNTED : 0) |
             (counts ? STEP_COUNT : 0);
    }

  if (may_continue (end, kind, &mid) && !continues (end, kind))
    return mid | (counted ? STATE_COUNTED : 0);

  if (!continues (end, kind))
    {
      /* The mark before was not part of the word: the segment is the mark alone. */
      if (end == END_LETTER_MID || end == END_HEBREW_DOUBLE || end == END_NUMERIC_MID)
        counted = FALSE;
      if (!((state & STATE_JOINER) && (symbol & SYMBOL_PICTOGRAPH)))
        counted = FALSE;
    }

  counts = (symbol & SYMBOL_WORD) != 0 && !counted;

  return end_of (end, kind) | (counted || counts ? STATE_COUNTED : 0) | (counts ? STEP_COUNT : 0);
}

static gboolean
needs_dictionary (UChar32 character)
{
  UErrorCode status = U_ZERO_ERROR;

  if (u_getIntPropertyValue (character, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
    return TRUE;

  switch ((int) uscript_getScript (character, &status))
    {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
    case USCRIPT_HANGUL:
      return TRUE;
    default:
      /* Marks and full-width forms that are shared between those scripts. */
      return (character >= 0x3000 && character <= 0x33FF) || (character >= 0xFF00 && character <= 0xFFEF);
    }
}

static Class
class_of (UChar32 character)
{
  if (needs_dictionary (character))
    return CLASS_DICTIONARY;

  switch ((UWordBreakValues) u_getIntPropertyValue (character, UCHAR_WORD_BREAK))
    {
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
      return CLASS_NEWLINE;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return CLASS_EXTEND;
    case U_WB_ZWJ:
      return CLASS_ZWJ;
    case U_WB_ALETTER:
      return CLASS_LETTER;
    case U_WB_HEBREW_LETTER:
      return CLASS_HEBREW;
    case U_WB_NUMERIC:
      return CLASS_NUMERIC;
    case U_WB_EXTENDNUMLET:
      return CLASS_UNDERSCORE;
    case U_WB_MIDLETTER:
      /* CLDR takes the colons out: they are part of words in Swedish and Finnish alone. */
      return character == ':' || character == 0xFE55 || character == 0xFF1A ? CLASS_OTHER : CLASS_MID_LETTER;
    case U_WB_MIDNUM:
      return CLASS_MID_NUMBER;
    case U_WB_MIDNUMLET:
      return CLASS_MID_BOTH;
    case U_WB_SINGLE_QUOTE:
      return CLASS_SINGLE_QUOTE;
    case U_WB_DOUBLE_QUOTE:
      return CLASS_DOUBLE_QUOTE;
    case U_WB_KATAKANA:
      return CLASS_DICTIONARY;
    case U_WB_OTHER:
    case U_WB_REGIONAL_INDICATOR:
    case U_WB_E_BASE:
    case U_WB_E_BASE_GAZ:
    case U_WB_E_MODIFIER:
    case U_WB_GLUE_AFTER_ZWJ:
    case U_WB_WSEGSPACE:
    case U_WB_COUNT:
    default:
      return CLASS_OTHER;
    }
}

static guint8
symbol_of (UChar32 character)
{
  guint8 symbol = class_of (character);

  if (u_hasBinaryProperty (character, UCHAR_EXTENDED_PICTOGRAPHIC))
    symbol |= SYMBOL_PICTOGRAPH;
  if (U_MASK (u_charType (character)) & (U_GC_L_MASK | U_GC_N_MASK))
    symbol |= SYMBOL_WORD;

  return symbol;
}

static gpointer
automaton_new (gpointer unused)
{
  Automaton *self = g_new0 (Automaton, 1);

  for (UChar32 character = 0; character < N_KNOWN; character++)
    self->symbols[character] = symbol_of (character);

  for (guint state = 0; state < N_STATES; state++)
    for (guint symbol = 0; symbol < N_SYMBOLS; symbol++)
      if ((state & STATE_END) < N_ENDS && (symbol & SYMBOL_CLASS) < N_CLASSES)
        self->steps[state][symbol] = step (state, symbol);

  return self;
}

static const Automaton *
automaton_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, automaton_new, NULL);
}

/* Counts the words of @text up to the first character of a dictionary script, whose byte offset it returns. */
static gsize
count_words_without_dictionary (const Automaton *automaton,
                                const char *text,
                                gsize length,
                                guint *n_words)
{
  const guint8 *bytes = (const guint8 *) text;
  guint8 state = END_START;
  guint n = 0;
  gsize i = 0;

  while (i < length)
    {
      gsize start = i;
      guint8 symbol;

      if (bytes[i] < 0x80)
        {
          symbol = automaton->symbols[bytes[i++]];
        }
      else
        {
          UChar32 character;

          U8_NEXT_OR_FFFD (bytes, i, length, character);
          symbol = character < N_KNOWN ? automaton->symbols[character] : symbol_of (character);
          if ((symbol & SYMBOL_CLASS) == CLASS_DICTIONARY)
            {
              *n_words = n;
              return start;
            }
        }

      state = automaton->steps[state & ~STEP_COUNT][symbol];
      n += state >> 7;
    }

  *n_words = n;

  return length;
}

/**
 * rej_text_count_words:
 * @text: UTF-8, without markup
 * @length: bytes of @text
 *
 * Counts words as ICU cuts them for English, leaving out what holds neither a letter nor a number.
 *
 * Safe in any thread.
 *
 * Returns: how many words
 */
guint
rej_text_count_words (const char *text,
                      gsize length)
{
  const Automaton *automaton = automaton_get ();
  guint total = 0;

  g_return_val_if_fail (text != NULL || length == 0, 0);

  while (length > 0)
    {
      guint n;
      gsize done = count_words_without_dictionary (automaton, text, length, &n);
      const char *line;
      const char *end;

      if (done == length)
        return total + n;

      /* A word never goes past a line feed: only the line is given to ICU. */
      line = memrchr (text, '\n', done);
      line = line != NULL ? line + 1 : text;
      end = memchr (text + done, '\n', length - done);
      end = end != NULL ? end + 1 : text + length;
      count_words_without_dictionary (automaton, text, line - text, &n);
      total += n + rej_text_breaks_count_words (line, end - line);
      length -= end - text;
      text = end;
    }

  return total;
}

/* The length of the white space at @bytes, 0 where there is none. The ten characters outside ASCII begin with four bytes. */
static inline gsize
white_space_at (const guint8 *bytes,
                gsize length)
{
  guint8 byte = bytes[0];

  if (byte < 0x80)
    return byte == ' ' || (byte >= '\t' && byte <= '\r');

  switch (byte)
    {
    case 0xC2: /* U+0085, U+00A0 */
      return length >= 2 && (bytes[1] == 0x85 || bytes[1] == 0xA0) ? 2 : 0;
    case 0xE1: /* U+1680 */
      return length >= 3 && bytes[1] == 0x9A && bytes[2] == 0x80 ? 3 : 0;
    case 0xE2: /* U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F */
      if (length < 3)
        return 0;
      if (bytes[1] == 0x80)
        return (bytes[2] >= 0x80 && bytes[2] <= 0x8A) || bytes[2] == 0xA8 || bytes[2] == 0xA9 || bytes[2] == 0xAF ? 3 : 0;
      return bytes[1] == 0x81 && bytes[2] == 0x9F ? 3 : 0;
    case 0xE3: /* U+3000 */
      return length >= 3 && bytes[1] == 0x80 && bytes[2] == 0x80 ? 3 : 0;
    default:
      return 0;
    }
}

/**
 * rej_text_count_words_by_spaces:
 * @text: UTF-8, without markup
 * @length: bytes of @text
 *
 * Counts the runs of characters that are not white space (Unicode's White_Space), as word processors count words.
 *
 * Safe in any thread.
 *
 * Returns: how many runs
 */
guint
rej_text_count_words_by_spaces (const char *text,
                                gsize length)
{
  const guint8 *bytes = (const guint8 *) text;
  gboolean in_space = TRUE;
  guint n = 0;
  gsize i = 0;

  g_return_val_if_fail (text != NULL || length == 0, 0);

  while (i < length)
    {
      gsize space = white_space_at (bytes + i, length - i);

      n += in_space && space == 0;
      in_space = space > 0;
      i += MAX (space, 1);
    }

  return n;
}

/**
 * rej_text_count_sentences:
 * @text: UTF-8, without markup
 * @length: bytes of @text
 *
 * Counts sentences as ICU cuts them for English, leaving out what holds neither a letter nor a number.
 *
 * Takes some 20 ns a byte. Safe in any thread.
 *
 * Returns: how many sentences
 */
guint
rej_text_count_sentences (const char *text,
                          gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, 0);

  return rej_text_breaks_count_sentences (text, length);
}

/**
 * rej_text_count_characters:
 * @text: valid UTF-8, may hold NUL
 * @length: bytes of @text
 *
 * Counts characters, much faster than g_utf8_strlen().
 *
 * Returns: how many characters
 */
guint
rej_text_count_characters (const char *text,
                           gsize length)
{
  guint n = 0;

  g_return_val_if_fail (text != NULL || length == 0, 0);

  for (gsize i = 0; i < length; i++)
    n += ((gint8) text[i]) > (gint8) 0xBF;

  return n;
}
