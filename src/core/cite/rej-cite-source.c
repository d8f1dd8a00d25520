/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

#define MAX_KEY 40

/* The abbreviation as far as it is read: its letters, and the longest known one among its beginnings. */
typedef struct
{
  char key[MAX_KEY];
  guint length;
  guint32 hash;
  guint32 at;
} Walk;

static void
walk_add (Walk *walk,
          guchar byte)
{
  guchar small = rej_cite_is_upper (byte) ? byte | 0x20 : byte;

  walk->key[walk->length++] = (char) small;
  walk->hash = (walk->hash ^ small) * 16777619u;
}

static guint
look_up (const Walk *walk,
         const RejCiteKeys *keys)
{
  for (guint slot = walk->hash & keys->mask; keys->slots[slot].number != 0; slot = (slot + 1) & keys->mask)
    {
      const RejCiteKey *key = &keys->slots[slot];
      const char *name = keys->pool + key->offset;

      if (key->check == walk->hash >> 16 && strncmp (name, walk->key, walk->length) == 0 && name[walk->length] == '\0')
        return key->number;
    }

  return 0;
}

/* "2d", "3d", "4th": the number of a series, not a page. */
static guint32
ordinal_at (const RejCiteCursor *cursor,
            guint32 at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "d", NULL };
  guint32 i = at;

  while (i - at < 2 && rej_cite_is_digit (rej_cite_at (cursor, i)))
    i++;
  if (i == at)
    return 0;

  return rej_cite_words_at (cursor, i, endings);
}

static gboolean
goes_on (const RejCiteCursor *cursor,
         guint32 at)
{
  static const char *const joints[] = { "of the", "of", "for", "and", "ex", "on", NULL };
  guchar byte = rej_cite_at (cursor, at);

  if (rej_cite_is_upper (byte) || byte == '&' || byte == '(')
    return TRUE;
  if (rej_cite_is_digit (byte))
    return ordinal_at (cursor, at) != 0;

  return rej_cite_is_lower (byte) && rej_cite_words_at (cursor, at, joints) != 0;
}

/* "(CCH)", "(1st)", "(N.S.)": the publisher or series that belongs to an abbreviation; 0 where there is none. */
static guint32
publisher_at (const RejCiteCursor *cursor,
              guint32 at)
{
  guint32 i = at + 1;

  if (rej_cite_at (cursor, at) != '(' || !rej_cite_is_alnum (rej_cite_at (cursor, i)))
    return 0;
  while (i - at < 20 && (rej_cite_is_alnum (rej_cite_at (cursor, i)) || (rej_cite_at (cursor, i) != 0 && strchr (" .&-", rej_cite_at (cursor, i)) != NULL)))
    i++;

  return rej_cite_at (cursor, i) == ')' ? i + 1 : 0;
}

static gboolean
walk_publisher (Walk *walk,
                const RejCiteCursor *cursor)
{
  guint32 end = publisher_at (cursor, walk->at);

  if (end == 0 || walk->length + (end - walk->at) >= MAX_KEY)
    return FALSE;
  for (; walk->at < end; walk->at++)
    if (strchr (" .", rej_cite_at (cursor, walk->at)) == NULL)
      walk_add (walk, rej_cite_at (cursor, walk->at));

  return TRUE;
}

/* Takes one step; FALSE at the end of what can be an abbreviation. */
static gboolean
walk_step (Walk *walk,
           const RejCiteCursor *cursor)
{
  guchar byte = rej_cite_at (cursor, walk->at);
  guint size;

  if (rej_cite_is_letter (byte) || byte == '&')
    {
      walk_add (walk, byte);
      walk->at++;
      return TRUE;
    }
  if (byte == '.')
    {
      walk->at++;
      return TRUE;
    }
  if (rej_cite_is_digit (byte))
    {
      guint32 end = ordinal_at (cursor, walk->at);

      if (end == 0 || walk->length + (end - walk->at) >= MAX_KEY)
        return FALSE;
      for (; walk->at < end; walk->at++)
        walk_add (walk, rej_cite_at (cursor, walk->at));
      return TRUE;
    }
  if (byte == '(')
    return walk_publisher (walk, cursor);
  size = rej_cite_apostrophe_at (cursor, walk->at);
  if (size > 0)
    {
      walk->at += size;
      return rej_cite_is_letter (rej_cite_at (cursor, walk->at)) || rej_cite_blank_at (cursor, walk->at) > 0;
    }
  /* "Chi.-Kent", "C.R.-C.L." */
  size = rej_cite_dash_at (cursor, walk->at);
  if (size > 0 && walk->length > 0 && rej_cite_is_letter (rej_cite_at (cursor, walk->at + size)))
    {
      walk_add (walk, '-');
      walk->at += size;
      return TRUE;
    }
  if (rej_cite_blank_at (cursor, walk->at) > 0)
    {
      guint32 next = rej_cite_skip_blanks (cursor, walk->at);

      if (!goes_on (cursor, next))
        return FALSE;
      walk->at = next;
      return TRUE;
    }

  return FALSE;
}

/* Whether the abbreviation may end here: a whole word and its period are read. */
static gboolean
at_boundary (const RejCiteCursor *cursor,
             guint32 at)
{
  guchar byte = rej_cite_at (cursor, at);

  return byte != '.' && rej_cite_ends_word (cursor, at) && rej_cite_apostrophe_at (cursor, at) == 0;
}

static gboolean
is_single_letter (const char *name,
                  guint at)
{
  return rej_cite_is_letter ((guchar) name[at]) && (at == 0 || !rej_cite_is_letter ((guchar) name[at - 1])) && !rej_cite_is_letter ((guchar) name[at + 1]);
}

/* Compares periods and spaces with those of the table's form, letter by letter. */
static guint32
compare_form (const RejCiteCursor *cursor,
              const RejCiteMatch *match)
{
  const char *name = rej_cite_editions[match->edition].name;
  guint n_periods = 0, n_expected = 0, n_lower = 0;
  guint32 shape = 0;
  guint32 i = match->start;

  for (guint n = 0; name[n] != '\0'; n++)
    {
      guint32 next;
      guint size;

      if (name[n] == '.')
        {
          n_expected++;
          if (i < match->end && cursor->text[i] == '.')
            {
              n_periods++;
              i++;
            }
          continue;
        }
      next = i < match->end ? rej_cite_skip_blanks (cursor, i) : i;
      if (name[n] == ' ')
        {
          if (next == i)
            shape |= REJ_CITE_SHAPE_SPACING;
          i = next;
          continue;
        }
      /* "U. S." and "C. F. R." are the Supreme Court's own way; "F. 3d" is nobody's. */
      if (next > i && n > 0 && !(is_single_letter (name, n) && n >= 2 && is_single_letter (name, n - 2)))
        shape |= REJ_CITE_SHAPE_SPACING;
      i = next;
      size = name[n] == '\'' ? rej_cite_apostrophe_at (cursor, i) : 1;
      if (name[n] != '\'' && (i >= match->end || (cursor->text[i] | 0x20) != (name[n] | 0x20)))
        return REJ_CITE_SHAPE_NONSTANDARD;
      if (size == 1 && rej_cite_is_lower (rej_cite_at (cursor, i)))
        n_lower++;
      i += size;
    }
  if (i != match->end)
    return REJ_CITE_SHAPE_NONSTANDARD;
  if (n_periods == 0 && n_expected > 0 && n_lower == 0)
    return REJ_CITE_SHAPE_PLAIN;
  if (n_periods < n_expected)
    shape |= REJ_CITE_SHAPE_PERIODS;

  return shape;
}

/* The forms that the Federal Register itself uses are no slip. */
static guint32
form_of (const RejCiteCursor *cursor,
         const RejCiteMatch *match)
{
  guint32 shape = compare_form (cursor, match);
  guint source = rej_cite_editions[match->edition].source;

  if (source == REJ_CITE_SOURCE_FR && rej_cite_word_at (cursor, match->start, "FR") == match->end)
    return REJ_CITE_SHAPE_PLAIN;
  /* The Board of Immigration Appeals prints its own reporter so. */
  if (rej_cite_word_at (cursor, match->start, "I&N Dec.") == match->end)
    return 0;
  if (source == REJ_CITE_SOURCE_USC && shape == REJ_CITE_SHAPE_NONSTANDARD)
    return rej_cite_at (cursor, match->start + 1) == '.' ? 0 : REJ_CITE_SHAPE_PLAIN;
  if (shape == REJ_CITE_SHAPE_NONSTANDARD && match->end - match->start > 14)
    return 0; /* spelled out */

  return shape;
}

/* The longest abbreviation at @at that a table knows; its number, 0 where there is none. */
static guint
match_longest (const RejCiteCursor *cursor,
               guint32 at,
               const RejCiteKeys *keys,
               guint32 *end)
{
  Walk walk = { .hash = 2166136261u, .at = at };
  guint longest = 0;

  if (!rej_cite_is_upper (rej_cite_at (cursor, at)))
    return 0;
  while (walk.length < MAX_KEY - 1 && walk_step (&walk, cursor))
    {
      guint number = at_boundary (cursor, walk.at) ? look_up (&walk, keys) : 0;

      /* no name ends in a blank */
      if (number != 0 && rej_cite_back_blanks (cursor, walk.at, at) == walk.at)
        {
          longest = number;
          *end = walk.at;
        }
    }

  return longest;
}

/*
 * rej_cite_match_source:
 * @match: (out): what was found
 *
 * Reads the longest abbreviation at @at that the tables know, however its periods and spaces are set.
 *
 * Returns: whether there is one
 */
gboolean
rej_cite_match_source (const RejCiteCursor *cursor,
                       guint32 at,
                       RejCiteMatch *match)
{
  match->edition = match_longest (cursor, at, &rej_cite_edition_keys, &match->end);
  if (match->edition == 0)
    return FALSE;
  match->start = at;
  match->shape = form_of (cursor, match);

  return TRUE;
}

/*
 * rej_cite_match_loose_code:
 * @match: (out): what was found
 *
 * Reads what people type in haste: "8 cfr 103.2", "5 u.s.c. 553", "8 CFR103.2".
 *
 * Returns: whether there is such a thing
 */
gboolean
rej_cite_match_loose_code (const RejCiteCursor *cursor,
                           guint32 at,
                           RejCiteMatch *match)
{
  static const struct
  {
    const char *written;
    const char *name;
    guint32 shape;
  } forms[] = {
    { "cfr", "CFR", REJ_CITE_SHAPE_NONSTANDARD | REJ_CITE_SHAPE_PLAIN },
    { "c.f.r.", "CFR", REJ_CITE_SHAPE_NONSTANDARD },
    { "usc", "USC", REJ_CITE_SHAPE_NONSTANDARD | REJ_CITE_SHAPE_PLAIN },
    { "u.s.c.", "USC", REJ_CITE_SHAPE_NONSTANDARD },
    { "fr", "FR", REJ_CITE_SHAPE_NONSTANDARD | REJ_CITE_SHAPE_PLAIN },
    { "fed. reg.", "FR", REJ_CITE_SHAPE_NONSTANDARD },
    { "CFR", "CFR", REJ_CITE_SHAPE_SPACING | REJ_CITE_SHAPE_PLAIN },
    { "USC", "USC", REJ_CITE_SHAPE_SPACING | REJ_CITE_SHAPE_PLAIN },
    { "FR", "FR", REJ_CITE_SHAPE_SPACING | REJ_CITE_SHAPE_PLAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      RejCiteCursor name = { forms[i].name, (guint32) strlen (forms[i].name) };
      gboolean is_tight = (forms[i].shape & REJ_CITE_SHAPE_SPACING) != 0;
      guint32 end, ignored;

      if ((guchar) forms[i].written[0] != rej_cite_at (cursor, at))
        continue;
      end = rej_cite_word_at (cursor, at, forms[i].written);
      if (end == 0 || (is_tight ? !rej_cite_is_digit (rej_cite_at (cursor, end)) : !rej_cite_ends_word (cursor, end)))
        continue;
      match->edition = match_longest (&name, 0, &rej_cite_edition_keys, &ignored);
      match->start = at;
      match->end = end;
      match->shape = forms[i].shape;
      return TRUE;
    }

  return FALSE;
}

/*
 * rej_cite_match_law:
 * @end: (out): where the name ends
 *
 * Reads the longest name of a state's code, regulations, session laws or register at @at.
 *
 * Returns: its place in the table, 0 where there is none
 */
guint
rej_cite_match_law (const RejCiteCursor *cursor,
                    guint32 at,
                    guint32 *end)
{
  guchar first = rej_cite_at (cursor, at);

  if (!rej_cite_is_upper (first) || (rej_cite_law_firsts[first - 'A'] >> (rej_cite_at (cursor, at + 1) % 32) & 1) == 0)
    return 0;

  return match_longest (cursor, at, &rej_cite_law_keys, end);
}
