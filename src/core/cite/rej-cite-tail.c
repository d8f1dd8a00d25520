/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

/* The longest parenthesis that may give a court and a year. */
#define MAX_PARENTHESIS 120
#define MAX_PARALLEL 4

/* "n.5", "nn.5-6", "note 5" after a page. */
static guint32
footnote_at (const RejCiteCursor *cursor,
             guint32 at)
{
  static const char *const forms[] = { "nn.", "n.", "notes ", "note ", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, at);
  guint32 end;
  RejCiteNumber number;

  if (rej_cite_at (cursor, next) == '&')
    next = rej_cite_skip_blanks (cursor, next + 1);
  end = rej_cite_words_at (cursor, next, forms);
  if (end == 0 || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, end), &number))
    return 0;
  end = number.end;
  if (rej_cite_dash_at (cursor, end) > 0 && rej_cite_digits_at (cursor, end + rej_cite_dash_at (cursor, end), &number))
    end = number.end;

  return end;
}

/* "¶ 5", "¶¶ 5-6". */
static guint32
paragraph_at (const RejCiteCursor *cursor,
              guint32 at)
{
  guint32 next = at;
  RejCiteNumber number;

  while (rej_cite_at (cursor, next) == 0xC2 && rej_cite_at (cursor, next + 1) == 0xB6 && next - at < 4)
    next += 2;
  if (next == at || !rej_cite_number_at (cursor, rej_cite_skip_blanks (cursor, next), &number))
    return 0;
  next = number.end;
  if (rej_cite_dash_at (cursor, next) > 0 && rej_cite_digits_at (cursor, next + rej_cite_dash_at (cursor, next), &number))
    next = number.end;

  return next;
}

/*
 * rej_cite_match_pin:
 * @value: (out): the page it begins with, 0 where it gives a paragraph
 *
 * Reads one pin cite: a page or a range of pages, perhaps with a star or a note, or a paragraph.
 *
 * Returns: the offset after it, 0 where there is none
 */
guint32
rej_cite_match_pin (const RejCiteCursor *cursor,
                    guint32 at,
                    guint32 *value)
{
  static const char *const supreme[] = { "nn.", "n.", NULL };
  guint32 next = rej_cite_at (cursor, at) == '*' ? at + 1 : at;
  RejCiteNumber number, other;
  guint32 end;
  guint dash;

  *value = 0;
  end = paragraph_at (cursor, at);
  if (end != 0)
    return end;
  if (!rej_cite_number_at (cursor, next, &number))
    return 0;
  end = number.end;
  dash = rej_cite_dash_at (cursor, end);
  if (dash > 0 && rej_cite_number_at (cursor, end + dash, &other) && rej_cite_ends_word (cursor, other.end))
    end = other.end;
  else if (dash == 1 && rej_cite_is_letter (rej_cite_at (cursor, end + 1)))
    return 0;
  if (!rej_cite_ends_word (cursor, end) || rej_cite_at (cursor, end) == '%' || (rej_cite_at (cursor, end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, end + 1))))
    return 0;
  if (next == at)
    *value = number.value;
  /* The Supreme Court writes "at 843, n. 9". */
  if (rej_cite_at (cursor, end) == ',' && rej_cite_word_at (cursor, end + 1, " n") != 0 && rej_cite_words_at (cursor, end + 2, supreme) != 0)
    next = footnote_at (cursor, end + 1);
  else
    next = footnote_at (cursor, end);

  return next != 0 ? next : end;
}

/* Whether the number is the volume of a further citation. */
static gboolean
opens_citation (const RejCiteCursor *cursor,
                guint32 at,
                RejCiteMatch *match)
{
  RejCiteNumber number;
  guint32 next;

  if (!rej_cite_digits_at (cursor, at, &number))
    return FALSE;
  next = rej_cite_skip_blanks (cursor, number.end);

  return next > number.end && rej_cite_match_source (cursor, next, match);
}

/* Whether a number after a comma goes on with the sentence ("85 FR 56338, 14 days later"). */
static gboolean
counts_something (const RejCiteCursor *cursor,
                  guint32 at)
{
  static const char *const joints[] = { "and", "or", "at", "n.", "nn.", "note", "in", "for", "to", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, at);

  if (next == at || !rej_cite_is_letter (rej_cite_at (cursor, next)))
    return FALSE;

  return rej_cite_words_at (cursor, next, joints) == 0;
}

/*
 * rej_cite_match_more_pins:
 * @end: where a pin cite ends
 *
 * Reads the pin cites that follow another after commas.
 *
 * Returns: where the last of them ends
 */
guint32
rej_cite_match_more_pins (const RejCiteCursor *cursor,
                          guint32 end)
{
  for (guint n = 0; n < 12 && rej_cite_at (cursor, end) == ','; n++)
    {
      guint32 next = rej_cite_skip_blanks (cursor, end + 1), value, after;
      RejCiteMatch match;

      if (next == end + 1 || opens_citation (cursor, next, &match))
        break;
      after = rej_cite_match_pin (cursor, next, &value);
      if (after == 0 || counts_something (cursor, after))
        break;
      end = after;
    }

  return end;
}

static guint32
match_pins (const RejCiteCursor *cursor,
            guint32 at,
            guint32 first_page,
            RejCiteTail *tail)
{
  static const char *const words[] = { "at ", NULL };
  guint32 end = at;
  RejCiteMatch match;

  /* "85 FR 56338-56422" gives the last page of the document. */
  if (rej_cite_dash_at (cursor, at) > 0)
    {
      RejCiteNumber last;

      if (rej_cite_number_at (cursor, at + rej_cite_dash_at (cursor, at), &last) && rej_cite_ends_word (cursor, last.end))
        end = last.end;
    }
  for (guint n = 0; n < 12; n++)
    {
      guint32 next, after, value, word;

      if (rej_cite_at (cursor, end) == ',')
        next = rej_cite_skip_blanks (cursor, end + 1);
      else if (n == 0 && rej_cite_blank_at (cursor, end) > 0)
        next = rej_cite_skip_blanks (cursor, end);
      else
        break;
      word = rej_cite_words_at (cursor, next, words);
      if (word != 0)
        next = word;
      else if (rej_cite_at (cursor, end) != ',')
        break;
      if ((next == end + 1 && !rej_cite_is_digit (rej_cite_at (cursor, next))) || opens_citation (cursor, next, &match))
        break;
      after = rej_cite_match_pin (cursor, next, &value);
      if (after == 0 || (value < first_page && value > 0 && counts_something (cursor, after)))
        break;
      if (counts_something (cursor, after) && value > first_page + 2000)
        break;
      if (tail->pin.end == 0)
        {
          tail->pin.start = next;
          tail->first_pin = value;
        }
      tail->pin.end = after;
      end = after;
    }
  if (tail->pin.end == 0)
    {
      guint32 after = footnote_at (cursor, end);

      if (after != 0)
        {
          tail->pin = (RejCiteSpan) { rej_cite_skip_blanks (cursor, end), after };
          end = after;
        }
    }

  return end;
}

/* Skips parallel citations ("463 U.S. 29, 103 S. Ct. 2856 (1983)") to the parenthesis they share. */
static guint32
skip_parallel (const RejCiteCursor *cursor,
               guint32 at)
{
  for (guint n = 0; n < MAX_PARALLEL; n++)
    {
      guint32 next = rej_cite_at (cursor, at) == ',' ? rej_cite_skip_blanks (cursor, at + 1) : at;
      RejCiteTail tail = { 0 };
      RejCiteNumber page;
      RejCiteMatch match;

      if (next == at || !opens_citation (cursor, next, &match) || rej_cite_editions[match.edition].source > REJ_CITE_SOURCE_DATABASE || !rej_cite_number_at (cursor, rej_cite_skip_blanks (cursor, match.end), &page))
        return at;
      at = match_pins (cursor, page.end, page.value, &tail);
    }

  return at;
}

static void
trim (const RejCiteCursor *cursor,
      RejCiteSpan *span)
{
  span->start = rej_cite_skip_blanks (cursor, span->start);
  while (span->end > span->start && (rej_cite_at (cursor, span->end - 1) == ',' || rej_cite_at (cursor, span->end - 1) == '*'))
    span->end--;
  if (span->end > span->start)
    span->end = rej_cite_back_blanks (cursor, span->end, span->start);
  while (span->end > span->start && rej_cite_at (cursor, span->end - 1) == ',')
    span->end--;
  if (span->end < span->start)
    span->end = span->start;
}

static gboolean
begins_like_court (const RejCiteCursor *cursor,
                   guint32 at)
{
  static const char *const words[] = { "proposed", "published", "daily ed.", "statement", "remarks", NULL };
  guchar byte = rej_cite_at (cursor, at);

  return rej_cite_is_digit (byte) || rej_cite_is_upper (byte) || rej_cite_words_at (cursor, at, words) != 0;
}

/* Reads "(D.C. Cir. 1973)" or "(Sept. 11, 2020)": the year is the last thing in it. */
static gboolean
match_parenthesis (const RejCiteCursor *cursor,
                   guint32 open,
                   RejCiteTail *tail)
{
  guint32 close = open + 1;
  guint32 inside, year_start;
  RejCiteNumber year;

  while (close - open < MAX_PARENTHESIS && close < cursor->length && cursor->text[close] != ')' && cursor->text[close] != '(' && cursor->text[close] != ';')
    close++;
  if (rej_cite_at (cursor, close) != ')' || close - open < 5)
    return FALSE;
  inside = rej_cite_skip_blanks (cursor, open + 1);
  year_start = close - 4;
  if (!begins_like_court (cursor, inside) || year_start < inside || !rej_cite_begins_word (cursor, year_start) || !rej_cite_digits_at (cursor, year_start, &year) || year.end != close || year.value < 1600 || year.value > 2199)
    return FALSE;

  tail->year = (RejCiteSpan) { year.start, year.end };
  tail->year_value = year.value;
  tail->court = (RejCiteSpan) { inside, year.start };
  tail->end = close + 1;
  for (guint32 i = inside; i < year.start; i++)
    {
      RejCiteDate date;

      if (rej_cite_is_upper (rej_cite_at (cursor, i)) && rej_cite_begins_word (cursor, i) && rej_cite_match_date (cursor, i, &date) && date.end == close)
        {
          tail->date = (RejCiteSpan) { date.start, date.end };
          tail->court.end = date.start;
          break;
        }
    }
  trim (cursor, &tail->court);

  return TRUE;
}

/* "(D.C. Cir.), cert. denied": the year comes with what happened later. */
static void
match_court (const RejCiteCursor *cursor,
             guint32 open,
             RejCiteTail *tail)
{
  guint32 close = open + 1;

  if (rej_cite_at (cursor, open) != '(' || !begins_like_court (cursor, close))
    return;
  while (close - open < 24 && close < cursor->length && strchr ("();", cursor->text[close]) == NULL)
    close++;
  if (rej_cite_at (cursor, close) != ')' || rej_cite_at (cursor, close + 1) != ',' || rej_cite_at (cursor, close - 1) != '.')
    return;
  tail->court = (RejCiteSpan) { open + 1, close };
  tail->end = close + 1;
}

/*
 * rej_cite_match_year:
 * @tail: (out): what was read
 *
 * Reads the parenthesis at @at, blanks before it, if it ends in a year.
 *
 * Returns: whether it does
 */
gboolean
rej_cite_match_year (const RejCiteCursor *cursor,
                     guint32 at,
                     RejCiteTail *tail)
{
  guint32 next = rej_cite_skip_blanks (cursor, at);

  memset (tail, 0, sizeof *tail);

  return rej_cite_at (cursor, next) == '(' && match_parenthesis (cursor, next, tail);
}

/*
 * rej_cite_match_tail:
 * @first_page: the page the citation gives, 0 where it gives none
 * @tail: (out): what was read
 *
 * Reads what follows a page: pin cites, parallel citations, and the parenthesis with court and year. A year comes
 * only from the parenthesis or the date that directly belongs to the citation, never from a later one.
 */
void
rej_cite_match_tail (const RejCiteCursor *cursor,
                     guint32 at,
                     guint32 first_page,
                     RejCiteTail *tail)
{
  guint32 next;
  RejCiteDate date;

  memset (tail, 0, sizeof *tail);
  tail->pins_end = tail->end = match_pins (cursor, at, first_page, tail);
  next = skip_parallel (cursor, tail->end);
  next = rej_cite_skip_blanks (cursor, next);
  match_court (cursor, next, tail);
  if (rej_cite_at (cursor, next) == '(')
    {
      match_parenthesis (cursor, next, tail);
      return;
    }

  next = rej_cite_at (cursor, tail->end) == ',' || rej_cite_at (cursor, tail->end) == ';'
             ? rej_cite_skip_blanks (cursor, tail->end + 1)
             : tail->end;
  if (next > tail->end && rej_cite_is_upper (rej_cite_at (cursor, next)) && rej_cite_match_date (cursor, next, &date))
    {
      tail->date = (RejCiteSpan) { date.start, date.end };
      tail->year = date.year_span;
      tail->year_value = date.year;
      tail->end = date.end;
    }
}
