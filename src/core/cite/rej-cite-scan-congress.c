/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

static const char *const publics[] = { "Pub. L.", "Pub.L.", "Pub. Law", "Public Laws", "Public Law", "P.L.", "P. L.",
                                       "PUB. L.", "PUBLIC LAW", "PL", "Pub L", NULL };
static const char *const privates[] = { "Priv. L.", "Private Law", "Pvt. L.", "PRIV. L.", NULL };
static const char *const labels[] = { "Nos.", "No.", "NO.", "Number", NULL };

/* "107-296" */
static gboolean
law_number_at (const RejCiteCursor *cursor,
               guint32 at,
               RejCiteNumber *congress,
               RejCiteNumber *number)
{
  guint dash;

  if (!rej_cite_digits_at (cursor, at, congress) || congress->value > 999)
    return FALSE;
  dash = rej_cite_dash_at (cursor, congress->end);

  return dash > 0 && rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, congress->end + dash), number) && number->value <= 9999 && rej_cite_ends_word (cursor, number->end);
}

static guint32
match_law (const RejCiteCursor *cursor,
           guint32 at,
           const char *const *words,
           RejCiteNumber *congress,
           RejCiteNumber *number)
{
  guint32 next = rej_cite_words_at (cursor, at, words);
  guint32 label;

  if (next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  label = rej_cite_words_at (cursor, next, labels);
  if (label != 0)
    next = rej_cite_skip_blanks (cursor, label);

  return law_number_at (cursor, next, congress, number) ? number->end : 0;
}

/*
 * rej_cite_match_public_law:
 *
 * Reads "Pub. L. No. 107-296".
 *
 * Returns: the offset after it, 0 where there is none
 */
guint32
rej_cite_match_public_law (const RejCiteCursor *cursor,
                           guint32 at,
                           RejCiteNumber *congress,
                           RejCiteNumber *number)
{
  guint32 end = match_law (cursor, at, publics, congress, number);

  if (end == 0)
    *congress = *number = (RejCiteNumber) { 0 };

  return end;
}

/* ", div. C, tit. III": the divisions of a long law before its section. */
static guint32
skip_divisions (const RejCiteCursor *cursor,
                guint32 at)
{
  static const char *const words[] = { "div.", "Div.", "tit.", "Tit.", "title", "Title", "subtit.", "division", "Division",
                                       NULL };

  for (guint n = 0; n < 3; n++)
    {
      guint32 next = rej_cite_word_at (cursor, at, ", ");
      guint32 word = next != 0 ? rej_cite_words_at (cursor, next, words) : 0;

      if (word == 0)
        break;
      next = rej_cite_skip_blanks (cursor, word);
      while ((rej_cite_is_alnum (rej_cite_at (cursor, next)) || (rej_cite_at (cursor, next) == '-' && rej_cite_is_alnum (rej_cite_at (cursor, next + 1)))) && next - word < 10)
        next++;
      at = next;
    }

  return at;
}

/* ", § 102(a)" or ", section 102(a)" after the number of a law. */
static gboolean
law_section_at (const RejCiteCursor *cursor,
                guint32 at,
                RejCiteSectionMatch *section)
{
  static const char *const words[] = { "sections ", "section ", "secs. ", "sec. ", "Section ", "Sec. ", NULL };
  guint32 next = skip_divisions (cursor, at);
  guint32 sign;

  next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next);
  sign = next;
  while (rej_cite_section_sign_at (cursor, sign) > 0 && sign - next < 4)
    sign += 2;
  if (sign == next)
    sign = rej_cite_words_at (cursor, next, words);

  return sign != 0 && rej_cite_match_usc_section (cursor, rej_cite_skip_blanks (cursor, sign), TRUE, section);
}

static guint32
add_law (RejCiteScan *self,
         guint32 start,
         const RejCiteNumber *congress,
         const RejCiteNumber *number,
         gboolean is_private)
{
  RejCiteSectionMatch section = { 0 };
  guint32 end = number->end;
  RejCitation *citation;

  if (law_section_at (&self->cursor, end, &section))
    end = section.subsections_end;
  else
    memset (&section, 0, sizeof section);
  citation = rej_cite_scan_add (self, REJ_CITE_PUBL, start, end);
  citation->volume = congress->value;
  citation->page = number->value;
  citation->shape |= section.shape;
  rej_cite_scan_field (self, REJ_CITE_FIELD_CONGRESS, congress->start, congress->end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number->start, number->end);
  if (section.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);
  if (section.subsections_end > section.subsections_start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SUBSECTIONS, section.subsections_start, section.subsections_end);
  if (is_private)
    rej_cite_list_add_flag (self->list, REJ_CITE_FIELD_PRIVATE);

  return end;
}

/*
 * rej_cite_scan_public_law:
 *
 * Reads "Pub. L. No. 107-296, § 101(a)" and its like, or several; the Stat. after it is a citation of its own.
 */
guint32
rej_cite_scan_public_law (RejCiteScan *self,
                          guint32 at)
{
  static const char *const joints[] = { ", and ", ", ", " and ", " & ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  RejCiteNumber congress, number;
  guint32 end = match_law (cursor, at, publics, &congress, &number);
  gboolean is_private = end == 0;
  guint32 abbreviation, next;

  /* Congresses before the sixtieth numbered no public laws. */
  if (end != 0 && congress.value < 57 && rej_cite_word_at (cursor, at, "PL") != 0)
    return 0;
  if (end == 0)
    end = match_law (cursor, at, privates, &congress, &number);
  if (end == 0)
    return 0;
  abbreviation = rej_cite_words_at (cursor, at, is_private ? privates : publics);
  next = add_law (self, at, &congress, &number, is_private);
  if (rej_cite_word_at (cursor, at, "Pub L") == abbreviation)
    rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_PERIODS;
  rej_cite_list_add_mark (self->list, REJ_CITE_MARK_ABBREVIATION, at, abbreviation);

  for (guint n = 0; n < 40; n++)
    {
      end = 0;
      for (guint i = 0; joints[i] != NULL && end == 0; i++)
        end = rej_cite_word_at (cursor, next, joints[i]);
      if (end == 0 || !law_number_at (cursor, end, &congress, &number) || congress.value < 50 || congress.value > 200)
        break;
      next = add_law (self, congress.start, &congress, &number, is_private);
      rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
    }

  return next;
}

/* "pt. 1" between the number of a report and its pages. */
static guint32
skip_part (const RejCiteCursor *cursor,
           guint32 at)
{
  guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, at) == ',' ? at + 1 : at);
  guint32 word = rej_cite_word_at (cursor, next, "pt. ");
  RejCiteNumber part;

  if (word == 0)
    word = rej_cite_word_at (cursor, next, "Part ");

  return word != 0 && rej_cite_digits_at (cursor, word, &part) ? part.end : at;
}

/*
 * rej_cite_scan_report:
 *
 * Reads a report or document of Congress: "H.R. Rep. No. 104-469", "S. Rep. No. 79-752, at 5".
 */
guint32
rej_cite_scan_report (RejCiteScan *self,
                      guint32 at)
{
  static const char *const words[] = { "H.R. Conf. Rep.", "H.R. Rep.", "H. Rep.", "H. Rept.", "H.Rept.", "H. R. Rep.",
                                       "H. Conf. Rep.", "H.R. REP.", "House Report", "House Rept.", "S. Exec. Rep.",
                                       "S. Rep.", "S. Rept.", "S.Rept.", "S. REP.", "Senate Report", "H.R. Doc.",
                                       "H. Doc.", "S. Doc.", "S. Treaty Doc.", "S. Hrg.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words), label;
  RejCiteNumber congress, number;
  RejCitation *citation;
  RejCiteTail tail;

  if (next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  label = rej_cite_words_at (cursor, next, labels);
  if (label != 0)
    next = rej_cite_skip_blanks (cursor, label);
  if (!law_number_at (cursor, next, &congress, &number))
    return 0;
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, number.end);
  citation->type = REJ_CITE_TYPE_REPORT;
  citation->volume = congress.value;
  citation->page = rej_cite_at (cursor, at) == 'S' ? 2 : 1;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, congress.start, number.end);
  rej_cite_match_tail (cursor, skip_part (cursor, number.end), 0, &tail);
  rej_cite_scan_add_tail (self, &tail);

  return tail.pins_end;
}

/* ", 116th Cong." after a bill. */
static guint32
congress_at (const RejCiteCursor *cursor,
             guint32 at,
             RejCiteNumber *congress)
{
  static const char *const endings[] = { "th Cong.", "st Cong.", "nd Cong.", "rd Cong.", "d Cong.", "th Congress",
                                         "st Congress", "nd Congress", "rd Congress", NULL };
  guint32 next = rej_cite_word_at (cursor, at, ", ");

  return next != 0 && rej_cite_digits_at (cursor, next, congress) ? rej_cite_words_at (cursor, congress->end, endings) : 0;
}

/* Whether what follows a number shows that no bill is meant ("H.R. 30 people"). */
static gboolean
counts_something (const RejCiteCursor *cursor,
                  guint32 at)
{
  static const char *const verbs[] = { "would", "was", "is", "passed", "and", "or", "to", "in", "as", "by", "at", "which",
                                       "that", "also", "has", "had", "will", "directs", "requires", "amends", "from",
                                       "for", "of", "with", "on", "because", "but", "does", "did", "could", "should",
                                       "proposes", "proposed", "were", "are", "may", "must", "died", "became", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, at);

  if (rej_cite_at (cursor, next) == '%')
    return TRUE;

  return next > at && rej_cite_is_lower (rej_cite_at (cursor, next)) && rej_cite_words_at (cursor, next, verbs) == 0;
}

/*
 * rej_cite_scan_bill:
 *
 * Reads a bill or resolution: "H.R. 1234, 116th Cong. § 2 (2019)", "S.J. Res. 57".
 */
guint32
rej_cite_scan_bill (RejCiteScan *self,
                    guint32 at)
{
  static const char *const words[] = { "H.R. Con. Res.", "H.R.J. Res.", "H.R. Res.", "H.J. Res.", "H.J.Res.",
                                       "H. Con. Res.", "H.Con.Res.", "H. Res.", "H.Res.", "H.R.", "H. R.", "S.J. Res.",
                                       "S.J.Res.", "S. Con. Res.", "S.Con.Res.", "S. Res.", "S.Res.", "S.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 name_end = rej_cite_words_at (cursor, at, words), end, after;
  RejCiteNumber number, congress = { 0 };
  RejCiteSectionMatch section = { 0 };
  RejCiteTail tail;

  if (name_end == 0 || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, name_end), &number) || number.value > 19999 || number.value == 0 || !rej_cite_ends_word (cursor, number.end) || rej_cite_dash_at (cursor, number.end) > 0)
    return 0;
  end = number.end;
  after = congress_at (cursor, end, &congress);
  if (after != 0)
    end = after;
  else if (rej_cite_word_at (cursor, at, "S. ") == number.start || rej_cite_blank_at (cursor, name_end) == 0)
    return 0; /* an S alone is an initial or a street */
  if (after == 0 && name_end - at < 7 && counts_something (cursor, end))
    return 0;
  /* "(Eur. Ct. H.R. 2008)" */
  if (at >= 4 && rej_cite_word_at (cursor, at - 4, "Ct. ") == at)
    return 0;
  if (after != 0 && law_section_at (cursor, end, &section))
    end = section.subsections_end;
  else
    section.end = 0;

  rej_cite_scan_add (self, REJ_CITE_OTHER, at, end)->type = REJ_CITE_TYPE_REPORT;
  rej_cite_list_last (self->list)->volume = congress.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, at, name_end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);
  if (after != 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_CONGRESS, congress.start, congress.end);
  if (section.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);
  if (section.end > 0 && section.subsections_end > section.subsections_start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SUBSECTIONS, section.subsections_start, section.subsections_end);
  if (rej_cite_match_year (cursor, end, &tail))
    rej_cite_scan_add_tail (self, &tail);

  return end;
}

/*
 * rej_cite_scan_proclamation:
 *
 * Reads "Proclamation No. 9645"; it is numbered and printed as orders are.
 */
guint32
rej_cite_scan_proclamation (RejCiteScan *self,
                            guint32 at)
{
  static const char *const words[] = { "Proclamations", "Proclamation", "PROCLAMATION", "Proc.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words), label;
  RejCiteNumber number;

  if (next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  label = rej_cite_words_at (cursor, next, labels);
  if (label != 0)
    next = rej_cite_skip_blanks (cursor, label);
  else if (rej_cite_word_at (cursor, at, "Proc.") != 0)
    return 0;
  if (!rej_cite_number_at (cursor, next, &number) || number.value < 100 || number.value > 29999 || !rej_cite_ends_word (cursor, number.end))
    return 0;
  rej_cite_scan_add (self, REJ_CITE_OTHER, at, number.end)->type = REJ_CITE_TYPE_EO;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, at, rej_cite_words_at (cursor, at, words));
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);

  return number.end;
}
