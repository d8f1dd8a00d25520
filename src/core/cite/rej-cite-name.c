/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

/* The longest name of a case that is looked for. */
#define MAX_NAME 260
#define MAX_WORDS 40

/* Small words inside a name. */
static const char *const connectors[] = { "of", "the", "and", "for", "de", "la", "del", "du", "von", "van", "ex",
                                          "rel.", "et", "al.", "d/b/a", "re", "y", "f/k/a", "on", "parte", "to", "in",
                                          "with", "by", "against", "a/k/a", "others", NULL };

/* What may stand before a name and is none of it. */
static const char *const signals[] = { "See", "Accord", "Cf.", "But", "Compare", "In", "Under", "And", "As", "E.g.,",
                                       "Also", "Contra", "With", "Both", "Like", "Since", "After", "Before", "Although",
                                       "Citing", "Quoting", "Id.", "The", "This", "Per", "Even", "Moreover,",
                                       "Indeed,", "However,", "Similarly,", "Likewise,", "Thus,", "Nor", "When", "Then",
                                       "Here,", "Yet", "For", "To", "On", "At", "By", "From", "Whether", "If", "Because",
                                       "While", "That", "Court", "also", "see", "e.g.,", "cf.", "with", "in", NULL };

/* What opens the name of a case with one party. */
static const char *const openings[] = { "In re ", "Ex parte ", "In the Matter of ", "Matter of ", "Estate of ", "Petition of ", NULL };

static const char *const suffixes[] = { "Inc", "LLC", "L.L.C", "LLP", "L.L.P", "L.P", "LP", "Ltd", "Co", "Corp", "P.C",
                                        "N.A", "S.A", "et", "Jr", "Sr", "PLLC", "U.S.A", "PLC", "Local", "Dep't", "Dist", NULL };

/* Their comma leads to whom they unite: "Int'l Union, UMW". */
static const char *const unions[] = { "Union", "Workers", "Bhd.", NULL };

typedef struct
{
  guint32 start;
  guint32 end;
} Word;

/* Whether the period at the end of a word belongs to it. */
static gboolean
is_abbreviated (const RejCiteCursor *cursor,
                const Word *word)
{
  char buffer[16];
  guint n = 0;

  for (guint32 i = word->start; i + 1 < word->end; i++)
    {
      guint size = rej_cite_apostrophe_at (cursor, i);

      if (rej_cite_at (cursor, i) == '.')
        return TRUE; /* "U.S.", "L.P." */
      if (n == sizeof buffer - 1)
        return FALSE;
      buffer[n++] = size > 0 ? '\'' : (char) rej_cite_at (cursor, i);
      if (size > 1)
        i += size - 1;
    }
  buffer[n] = '\0';

  return rej_cite_is_abbreviation (buffer);
}

/* The word that ends before the blanks before @at; FALSE at the limit. */
static gboolean
word_before (const RejCiteCursor *cursor,
             guint32 at,
             guint32 limit,
             Word *word)
{
  guint32 i;

  word->end = rej_cite_back_blanks (cursor, at, limit);
  i = word->end;
  while (i > limit && (guchar) cursor->text[i - 1] > ' ')
    {
      guchar byte = cursor->text[i - 1];

      if (byte == ';' || byte == '(' || byte == ')' || byte == '[' || byte == ']' || byte == '"' || (byte == ':' && !rej_cite_is_digit (rej_cite_at (cursor, i))) || byte == '*' || (byte == 0xA0 && i >= 2 && (guchar) cursor->text[i - 2] == 0xC2) || ((byte == 0x9C || byte == 0x9D || byte == 0x94) && i >= 3 && (guchar) cursor->text[i - 3] == 0xE2 && (guchar) cursor->text[i - 2] == 0x80))
        break;
      i--;
    }
  word->start = i;

  return word->start < word->end;
}

/* "in" and "to" stand inside names ("Citizens to Preserve"), but lead to one after a court or an agency. */
static gboolean
leads_to_name (const RejCiteCursor *cursor,
               const Word *word,
               guint32 limit)
{
  static const char *const small[] = { "in", "to", "with", "by", "against", "on", NULL };
  static const char *const names[] = { "Court", "Courts", "Circuit", "Cir.", "Congress", "Judge", "Justice", "Panel",
                                       "Board", "Agency", "Department", "President", "Secretary", "Government", "Rule",
                                       "See", "Compare", "According", "Pursuant", "Contrary", "Similar", "Unlike", NULL };
  Word before;
  guint n_upper = 0;

  if (rej_cite_words_at (cursor, word->start, small) == 0)
    return FALSE;
  if (!word_before (cursor, word->start, limit, &before) || rej_cite_words_at (cursor, before.start, names) != 0)
    return TRUE;
  for (guint32 i = before.start; i < before.end; i++)
    n_upper += rej_cite_is_upper (rej_cite_at (cursor, i));

  /* "EPA in Michigan v. EPA" */
  return !rej_cite_is_upper (rej_cite_at (cursor, before.start)) || (n_upper > 1 && n_upper == before.end - before.start);
}

static gboolean
begins_name (const RejCiteCursor *cursor,
             guint32 at)
{
  guchar byte = rej_cite_at (cursor, at);

  return rej_cite_is_upper (byte) || rej_cite_is_digit (byte) || byte == '&' || byte == '#' || byte >= 0xC3;
}

/*
 * Goes back over the words of a name that ends at @end: capitalised words and the small ones between them. A period
 * that ends a sentence stops it, and so does a comma unless a suffix ("Inc.") follows.
 */
static guint32
name_start (const RejCiteCursor *cursor,
            guint32 end,
            guint32 limit)
{
  guint32 start = end, at = end;
  gboolean after_suffix = FALSE;

  for (guint n = 0; n < MAX_WORDS; n++)
    {
      Word word;
      guchar last;

      if (!word_before (cursor, at, limit, &word))
        break;
      last = rej_cite_at (cursor, word.end - 1);
      if (at != end && last == '.' && !is_abbreviated (cursor, &word))
        break;
      if (at != end && last == ',' && !after_suffix && rej_cite_words_at (cursor, word.start, unions) == 0)
        break;
      if (last == '?' || last == '!' || (at != end && last == ';'))
        break;
      if (!begins_name (cursor, word.start) && rej_cite_words_at (cursor, word.start, connectors) == 0)
        break;
      if (leads_to_name (cursor, &word, limit))
        break;
      if (begins_name (cursor, word.start))
        start = word.start;
      after_suffix = rej_cite_words_at (cursor, word.start, suffixes) != 0;
      at = word.start;
      if (word.start > limit && rej_cite_back_blanks (cursor, word.start, limit) == word.start)
        break; /* a bracket or a quotation mark stands before it */
    }

  /* Signals, one after the other, though not the "In" of "In re". */
  for (guint n = 0; n < 4 && start < end; n++)
    {
      guint32 next = rej_cite_words_at (cursor, start, signals);

      if (next == 0 || next >= end || rej_cite_word_at (cursor, start, "In re ") != 0 || rej_cite_word_at (cursor, start, "In the Matter of ") != 0)
        break;
      if (rej_cite_word_at (cursor, start, "The ") != 0 && n == 0)
        break;
      if (rej_cite_at (cursor, next) == ',')
        next++;
      if (rej_cite_blank_at (cursor, next) == 0)
        break;
      start = rej_cite_skip_blanks (cursor, next);
    }

  return MIN (start, end);
}

/* "(Chenery I)" between a name and its volume; @at where none ends there. */
static guint32
nickname_before (const RejCiteCursor *cursor,
                 guint32 at,
                 guint32 limit)
{
  for (guint32 i = at - 1; i > limit && at - i < 40; i--)
    {
      if (cursor->text[i - 1] == '(')
        return i - 1;
      if (cursor->text[i - 1] == ')')
        break;
    }

  return at;
}

/* Steps back over what stands between a name and its volume: a comma, blanks, emphasis. */
static guint32
name_end (const RejCiteCursor *cursor,
          guint32 at,
          guint32 limit,
          gboolean *has_comma)
{
  guint32 i = rej_cite_back_blanks (cursor, at, limit);

  *has_comma = FALSE;
  if (i > limit && cursor->text[i - 1] == '(')
    i = rej_cite_back_blanks (cursor, i - 1, limit);
  for (guint n = 0; n < 4 && i > limit; n++)
    {
      guchar byte = cursor->text[i - 1];

      if (byte == 0x9D && i >= limit + 3 && rej_cite_at (cursor, i - 3) == 0xE2 && rej_cite_at (cursor, i - 2) == 0x80)
        {
          i -= 3;
          continue;
        }
      if (byte == ',' && !*has_comma)
        *has_comma = TRUE;
      else if (byte == ')' && n <= 1 && nickname_before (cursor, i, limit) < i)
        i = nickname_before (cursor, i, limit) + 1;
      else if (byte != '*' && byte != '_')
        break;
      i--;
    }

  return rej_cite_back_blanks (cursor, i, limit);
}

/* The " v. " before @end, as the place of its blank and the offset after it. */
static gboolean
versus_before (const RejCiteCursor *cursor,
               guint32 end,
               guint32 limit,
               RejCiteSpan *versus)
{
  static const char *const forms[] = { "v. ", "v ", "vs. ", NULL };
  guint32 at = end;

  for (guint n = 0; n < MAX_WORDS; n++)
    {
      Word word;
      guint32 after;

      if (!word_before (cursor, at, limit, &word))
        return FALSE;
      after = rej_cite_at (cursor, word.start) == 'v' ? rej_cite_words_at (cursor, word.start, forms) : 0;
      if (after != 0 && word.start > limit && rej_cite_back_blanks (cursor, word.start, limit) < word.start)
        {
          *versus = (RejCiteSpan) { word.start, after };
          return after < end;
        }
      if (at != end && rej_cite_at (cursor, word.end - 1) == '.' && !is_abbreviated (cursor, &word))
        return FALSE;
      at = word.start;
      if (word.start > limit && rej_cite_back_blanks (cursor, word.start, limit) == word.start)
        return FALSE;
    }

  return FALSE;
}

/* "In re " and its like before @end, with all that a name may hold between; @end where there is none. */
static guint32
opening_before (const RejCiteCursor *cursor,
                guint32 end,
                guint32 limit)
{
  guint32 at = end;

  for (guint n = 0; n < MAX_WORDS; n++)
    {
      Word word;

      if (!word_before (cursor, at, limit, &word))
        break;
      if (rej_cite_words_at (cursor, word.start, openings) != 0)
        return word.start;
      if (at != end && (rej_cite_at (cursor, word.end - 1) == ';' || (rej_cite_at (cursor, word.end - 1) == '.' && !is_abbreviated (cursor, &word))))
        break;
      at = word.start;
      if (word.start > limit && rej_cite_back_blanks (cursor, word.start, limit) == word.start)
        break;
    }

  return end;
}

/* The Crown's cases name whom they are for: "R (Bridges)" before @end; @end where no such thing stands. */
static guint32
crown_before (const RejCiteCursor *cursor,
              guint32 end,
              guint32 limit)
{
  guint32 open = end > limit && cursor->text[end - 1] == ')' ? nickname_before (cursor, end, limit) : end;
  guint32 start = rej_cite_back_blanks (cursor, open, limit);

  return open < end && start > limit && start < open && cursor->text[start - 1] == 'R' && rej_cite_begins_word (cursor, start - 1) ? start - 1 : end;
}

/* "EPA, No. 12-1234" ends before the number of the case at its court. */
static guint32
cut_docket (const RejCiteCursor *cursor,
            RejCiteSpan name)
{
  for (guint32 i = name.start; i < name.end; i++)
    if (cursor->text[i] == ',' && (rej_cite_word_at (cursor, i + 1, " No. ") != 0 || rej_cite_word_at (cursor, i + 1, " Nos. ") != 0))
      return i;

  return name.end;
}

/*
 * rej_cite_match_names:
 * @at: where the volume stands
 * @limit: how far back to look: the end of the citation before
 * @plaintiff: (out): the party before "v.", empty where there is none
 * @defendant: (out): the party after it, or the whole of a name such as "In re Foo"
 *
 * Reads the name of a case backwards from its volume.
 */
void
rej_cite_match_names (const RejCiteCursor *cursor,
                      guint32 at,
                      guint32 limit,
                      RejCiteSpan *plaintiff,
                      RejCiteSpan *defendant)
{
  RejCiteSpan versus;
  gboolean has_comma;
  guint32 end, start;

  *plaintiff = *defendant = (RejCiteSpan) { 0, 0 };
  if (at > limit + MAX_NAME)
    limit = at - MAX_NAME;
  end = name_end (cursor, at, limit, &has_comma);
  if (end <= limit)
    return;

  if (versus_before (cursor, end, limit, &versus))
    {
      guint32 before = rej_cite_back_blanks (cursor, versus.start, limit);

      start = name_start (cursor, before, limit);
      if (start == before)
        start = crown_before (cursor, before, limit);
      if (start < before)
        *plaintiff = (RejCiteSpan) { start, before };
      *defendant = (RejCiteSpan) { rej_cite_skip_blanks (cursor, versus.end), end };
      defendant->end = cut_docket (cursor, *defendant);
      return;
    }
  if (!has_comma)
    return;
  start = name_start (cursor, end, limit);
  if (start == end || rej_cite_words_at (cursor, start, openings) == 0)
    start = opening_before (cursor, end, limit);
  if (start < end)
    *defendant = (RejCiteSpan) { start, end };
}

/*
 * rej_cite_match_short_name:
 * @at: where the volume, "supra" or "at" stands
 * @limit: how far back to look
 *
 * Reads the name before a short form.
 *
 * Returns: its place, empty where there is none
 */
RejCiteSpan
rej_cite_match_short_name (const RejCiteCursor *cursor,
                           guint32 at,
                           guint32 limit)
{
  gboolean has_comma;
  guint32 end, start;

  if (at > limit + MAX_NAME)
    limit = at - MAX_NAME;
  end = name_end (cursor, at, limit, &has_comma);
  if (end <= limit || !has_comma)
    return (RejCiteSpan) { 0, 0 };
  start = name_start (cursor, end, limit);

  return start < end ? (RejCiteSpan) { start, end } : (RejCiteSpan) { 0, 0 };
}

/*
 * rej_cite_match_name_before:
 *
 * Returns: where the capitalised words that end at @end begin, signals left out; @end if there are none
 */
guint32
rej_cite_match_name_before (const RejCiteCursor *cursor,
                            guint32 end,
                            guint32 limit)
{
  return name_start (cursor, end, limit);
}
