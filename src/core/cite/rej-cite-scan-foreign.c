/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

static const char *const divisions[] = { "Civ", "Crim", "Admin", "Ch", "Fam", "Comm", "QB", "KB", "Pat", "TCC", "IPEC",
                                         "COP", "CSOH", NULL };

/* Reports of other countries that have volumes and pages. */
static const char *const reports[] = { "S.C.R.", "SCR", "A.C.", "AC", "Q.B.", "QB", "K.B.", "KB", "Ch.", "Ch", "WLR",
                                       "W.L.R.", "All ER", "All E.R.", "SCC", "CLR", "C.L.R.", "ALR", "I.R.", "IR",
                                       "KLR", "EHRR", "E.H.R.R.", "E.C.R.", "ECR", "DLR", "D.L.R.", "SA", "BCLR",
                                       "NZLR", "SLR", "EA", "Fam", "OR", "O.R.", "FC", "F.C.", "Cr App R", NULL };

/* Courts that number their judgments by year without brackets. */
static const char *const courts[] = { "SCC", "FCA", "FC", "TCC", "ONCA", "ONSC", "BCCA", "BCSC", "ABCA", "ABQB", "ABKB",
                                      "QCCA", "QCCS", "MBCA", "NSCA", "NBCA", "SKCA", "NLCA", "INSC", "SGCA", "SGHC", NULL };

/* Adds a case of another country, with its parties. */
static RejCitation *
add_case (RejCiteScan *self,
          guint32 start,
          guint32 end)
{
  guint32 limit = MIN (self->tail, start);
  RejCiteSpan plaintiff, defendant;
  RejCitation *citation;

  rej_cite_match_names (&self->cursor, start, limit, &plaintiff, &defendant);
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, start, end);
  citation->type = REJ_CITE_TYPE_FOREIGN_CASE;
  if (plaintiff.end > plaintiff.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PLAINTIFF, plaintiff.start, plaintiff.end);
  if (defendant.end > defendant.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_DEFENDANT, defendant.start, defendant.end);

  return citation;
}

static void
add_year (RejCiteScan *self,
          const RejCiteNumber *year)
{
  rej_cite_list_last (self->list)->year = (guint16) year->value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, year->start, year->end);
}

/* "UKSC 12", "EWCA Civ 2064", "EWHC 123 (Admin)", "eKLR" after the year. */
static guint32
judgment_at (const RejCiteCursor *cursor,
             guint32 at,
             RejCiteSpan *court,
             RejCiteSpan *number)
{
  guint32 next = rej_cite_word_at (cursor, at, "eKLR"), end = at;
  RejCiteNumber digits;

  *number = (RejCiteSpan) { 0, 0 };
  if (next != 0)
    {
      *court = (RejCiteSpan) { at, next };
      return next;
    }
  while (rej_cite_is_upper (rej_cite_at (cursor, end)) && end - at < 8)
    end++;
  if (end - at < 3)
    return 0;
  next = rej_cite_skip_blanks (cursor, end);
  if (rej_cite_words_at (cursor, next, divisions) != 0)
    {
      end = rej_cite_words_at (cursor, next, divisions);
      next = rej_cite_skip_blanks (cursor, end);
    }
  if (next == end || !rej_cite_digits_at (cursor, next, &digits) || !rej_cite_ends_word (cursor, digits.end))
    return 0;
  *court = (RejCiteSpan) { at, end };
  *number = (RejCiteSpan) { digits.start, digits.end };
  /* "(Admin)", "(KLR)" */
  next = rej_cite_skip_blanks (cursor, digits.end);
  if (rej_cite_at (cursor, next) == '(')
    {
      guint32 word = next + 1;

      while (rej_cite_is_letter (rej_cite_at (cursor, word)) && word - next < 8)
        word++;
      if (rej_cite_at (cursor, word) == ')' && word > next + 2)
        return word + 1;
    }

  return digits.end;
}

/* "2 AC 68": volume, report and page after the year. */
static guint32
report_at (const RejCiteCursor *cursor,
           guint32 at,
           RejCiteSpan *volume,
           RejCiteSpan *report,
           RejCiteSpan *page)
{
  RejCiteNumber number;
  guint32 next = at, end;

  *volume = (RejCiteSpan) { 0, 0 };
  if (rej_cite_digits_at (cursor, at, &number))
    {
      *volume = (RejCiteSpan) { number.start, number.end };
      next = rej_cite_skip_blanks (cursor, number.end);
    }
  end = rej_cite_words_at (cursor, next, reports);
  if (end == 0 || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, end), &number) || !rej_cite_ends_word (cursor, number.end))
    return 0;
  *report = (RejCiteSpan) { next, end };
  *page = (RejCiteSpan) { number.start, number.end };

  return number.end;
}

static guint32
scan_report (RejCiteScan *self,
             guint32 start,
             const RejCiteNumber *year,
             guint32 at)
{
  RejCiteSpan volume, report, page;
  guint32 end = report_at (&self->cursor, at, &volume, &report, &page);

  if (end == 0)
    return 0;
  add_case (self, start, end);
  if (volume.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_VOLUME, volume.start, volume.end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_REPORTER, report.start, report.end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, page.start, page.end);
  add_year (self, year);

  return end;
}

/*
 * rej_cite_scan_foreign:
 * @at: a bracket or parenthesis
 *
 * Reads cases as other countries cite them: "[2020] eKLR", "[2019] UKSC 12", "[2005] 2 AC 68", "(2017) 10 SCC 1",
 * "[2016] OJ L119/1".
 */
guint32
rej_cite_scan_foreign (RejCiteScan *self,
                       guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guchar close = rej_cite_at (cursor, at) == '[' ? ']' : ')';
  RejCiteSpan court, number;
  guint32 next, end;
  RejCiteNumber year;

  if (!rej_cite_digits_at (cursor, at + 1, &year) || year.end - year.start != 4 || rej_cite_at (cursor, year.end) != close)
    return 0;
  next = rej_cite_skip_blanks (cursor, year.end + 1);
  if (year.value < 1700 || year.value > 2199 || next == year.end + 1)
    return 0;
  if (close == ')' && !rej_cite_is_digit (rej_cite_at (cursor, next)))
    return 0;
  end = scan_report (self, at, &year, next);
  if (end != 0 || close == ')')
    return end;
  end = judgment_at (cursor, next, &court, &number);
  if (end == 0)
    return 0;
  add_case (self, at, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_REPORTER, court.start, court.end);
  if (number.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);
  add_year (self, &year);

  return end;
}

/* "2009-NMSC-011", "2015-Ohio-2306": a court's own number with hyphens. */
static guint32
scan_hyphened (RejCiteScan *self,
               const RejCiteNumber *year)
{
  static const char *const series[] = { "NMSC", "NMCA", "NMCERT", "Ohio", "OHIO", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 name = year->end + rej_cite_dash_at (cursor, year->end);
  guint32 end = rej_cite_words_at (cursor, name, series);
  RejCiteSpan plaintiff, defendant;
  RejCiteNumber number;
  RejCiteTail tail;
  RejCitation *citation;

  if (end == 0 || rej_cite_dash_at (cursor, end) == 0 || !rej_cite_digits_at (cursor, end + rej_cite_dash_at (cursor, end), &number) || !rej_cite_ends_word (cursor, number.end))
    return 0;
  rej_cite_match_names (cursor, year->start, MIN (self->tail, year->start), &plaintiff, &defendant);
  citation = rej_cite_scan_add (self, REJ_CITE_CASE, year->start, number.end);
  citation->volume = year->value;
  citation->page = number.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_VOLUME, year->start, year->end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_REPORTER, name, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, number.start, number.end);
  rej_cite_match_tail (cursor, number.end, G_MAXUINT32, &tail);
  rej_cite_scan_add_tail (self, &tail);
  if (plaintiff.end > plaintiff.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PLAINTIFF, plaintiff.start, plaintiff.end);
  if (defendant.end > defendant.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_DEFENDANT, defendant.start, defendant.end);

  return number.end;
}

/* "2016 O.J. (L 119) 1" */
static guint32
scan_journal (RejCiteScan *self,
              const RejCiteNumber *year,
              guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 open = rej_cite_word_at (cursor, at, "O.J. ("), close;
  RejCiteNumber page;

  if (open == 0)
    return 0;
  for (close = open; close - open < 14 && (rej_cite_is_alnum (rej_cite_at (cursor, close)) || rej_cite_at (cursor, close) == ' ');)
    close++;
  if (rej_cite_at (cursor, close) != ')' || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, close + 1), &page))
    return 0;
  rej_cite_scan_add (self, REJ_CITE_OTHER, year->start, page.end)->type = REJ_CITE_TYPE_EU_LAW;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, open, close);
  rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, page.start, page.end);
  add_year (self, year);

  return page.end;
}

/*
 * rej_cite_scan_neutral:
 * @year: four digits
 *
 * Reads what begins with its year: "2020 SCC 5", "2015-Ohio-2306", "2016 O.J. (L 119) 1".
 */
guint32
rej_cite_scan_neutral (RejCiteScan *self,
                       const RejCiteNumber *year)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 name = rej_cite_skip_blanks (cursor, year->end), end;
  RejCiteNumber number;

  if (year->value < 1900 || year->value > 2199)
    return 0;
  if (rej_cite_dash_at (cursor, year->end) > 0)
    return scan_hyphened (self, year);
  end = rej_cite_words_at (cursor, name, courts);
  if (end == 0)
    return scan_journal (self, year, name);
  if (!rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, end), &number) || !rej_cite_ends_word (cursor, number.end))
    return 0;
  add_case (self, year->start, number.end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_REPORTER, name, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);
  add_year (self, year);

  return number.end;
}

/* "30562/04": the number of an application to the Court of Human Rights. */
static guint32
application_at (const RejCiteCursor *cursor,
                guint32 at)
{
  RejCiteNumber number, year;

  if (!rej_cite_digits_at (cursor, at, &number) || rej_cite_at (cursor, number.end) != '/' || !rej_cite_digits_at (cursor, number.end + 1, &year) || year.end - year.start != 2)
    return 0;

  return rej_cite_ends_word (cursor, year.end) && rej_cite_at (cursor, year.end) != '/' ? year.end : 0;
}

/* Further numbers of a list, themselves alone. */
static guint32
add_numbers (RejCiteScan *self,
             guint32 at,
             guint32 (*number_at) (const RejCiteCursor *cursor,
                                   guint32 at))
{
  static const char *const joints[] = { ", and ", ", ", " and ", " & ", NULL };
  const RejCiteCursor *cursor = &self->cursor;

  for (guint n = 0; n < 20; n++)
    {
      guint32 next = 0, end;

      for (guint i = 0; joints[i] != NULL && next == 0; i++)
        next = rej_cite_word_at (cursor, at, joints[i]);
      end = next != 0 ? number_at (cursor, next) : 0;
      if (end == 0)
        break;
      rej_cite_scan_add (self, REJ_CITE_OTHER, next, end)->type = REJ_CITE_TYPE_FOREIGN_CASE;
      rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
      rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, next, end);
      at = end;
    }

  return at;
}

/*
 * rej_cite_scan_application:
 *
 * Reads "App. No. 8978/80" and "Application nos. 30562/04 and 30566/04" of the European Court of Human Rights.
 */
guint32
rej_cite_scan_application (RejCiteScan *self,
                           guint32 at)
{
  static const char *const words[] = { "Applications nos.", "Applications Nos.", "Application nos.", "Application no.",
                                       "Application Nos.", "Application No.", "App. Nos.", "App. No.", "App. nos.",
                                       "App. no.", "Appl. Nos.", "Appl. No.", "Apps. Nos.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words), end;
  RejCiteTail tail;

  if (next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  end = application_at (cursor, next);
  if (end == 0)
    return 0;
  add_case (self, at, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, next, end);
  if (rej_cite_match_year (cursor, end, &tail))
    rej_cite_scan_add_tail (self, &tail);

  return add_numbers (self, end, application_at);
}

/* "C-311/18": a case of the Court of Justice (C), the General Court (T) or the Civil Service Tribunal (F). */
static guint32
eu_case_at (const RejCiteCursor *cursor,
            guint32 at)
{
  RejCiteNumber number, year;
  guint dash = rej_cite_dash_at (cursor, at + 1);
  guint32 end;

  if (dash == 0 || memchr ("CTF", rej_cite_at (cursor, at), 3) == NULL || !rej_cite_digits_at (cursor, at + 1 + dash, &number) || number.end - number.start > 4 || rej_cite_at (cursor, number.end) != '/' || !rej_cite_digits_at (cursor, number.end + 1, &year) || year.end - year.start != 2)
    return 0;
  end = year.end;
  if (rej_cite_word_at (cursor, end, " P") != 0 && rej_cite_ends_word (cursor, rej_cite_word_at (cursor, end, " P")))
    end = rej_cite_word_at (cursor, end, " P");

  return rej_cite_ends_word (cursor, end) && rej_cite_at (cursor, end) != '/' ? end : 0;
}

/* "EU:C:2014:317", perhaps with "ECLI:" before it. */
static guint32
ecli_at (const RejCiteCursor *cursor,
         guint32 at)
{
  guint32 next = rej_cite_word_at (cursor, at, "ECLI:"), end;
  RejCiteNumber year, number;

  next = rej_cite_word_at (cursor, next != 0 ? next : at, "EU:");
  if (next == 0 || memchr ("CTF", rej_cite_at (cursor, next), 3) == NULL || rej_cite_at (cursor, next + 1) != ':')
    return 0;
  if (!rej_cite_digits_at (cursor, next + 2, &year) || rej_cite_at (cursor, year.end) != ':' || !rej_cite_digits_at (cursor, year.end + 1, &number))
    return 0;
  end = number.end;

  return rej_cite_ends_word (cursor, end) ? end : 0;
}

/*
 * rej_cite_scan_eu_case:
 *
 * Reads "Case C-311/18" of the Union's courts from its number on, and "ECLI:EU:C:2014:317".
 */
guint32
rej_cite_scan_eu_case (RejCiteScan *self,
                       guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_at (cursor, at) == 'E' ? ecli_at (cursor, at) : eu_case_at (cursor, at);
  guint32 start = at;

  if (end == 0)
    return 0;
  if (at >= self->tail + 5 && rej_cite_word_at (cursor, at - 5, "Case ") == at)
    start = at - 5;
  else if (at >= self->tail + 6 && rej_cite_word_at (cursor, at - 6, "Cases ") == at)
    start = at - 6;
  rej_cite_scan_add (self, REJ_CITE_OTHER, start, end)->type = REJ_CITE_TYPE_FOREIGN_CASE;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, at, end);

  return rej_cite_at (cursor, at) == 'E' ? end : add_numbers (self, end, eu_case_at);
}

/* "OJ L 119, 4.5.2016, p. 1" */
static guint32
scan_official_journal (RejCiteScan *self,
                       guint32 at)
{
  static const char *const words[] = { "OJ L", "OJ C", "O.J. L", "O.J. C", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words), end;
  RejCiteNumber number, page;

  if (next == 0 || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, next), &number))
    return 0;
  end = number.end;
  /* The date between them has the form that a page does not. */
  for (guint32 i = end; i - end < 24 && i < cursor->length && (rej_cite_is_digit (cursor->text[i]) || strchr (", ./", cursor->text[i]) != NULL || cursor->text[i] == 'p'); i++)
    if (rej_cite_word_at (cursor, i, "p. ") != 0 && rej_cite_digits_at (cursor, rej_cite_word_at (cursor, i, "p. "), &page))
      {
        end = page.end;
        break;
      }
  rej_cite_scan_add (self, REJ_CITE_OTHER, at, end)->type = REJ_CITE_TYPE_EU_LAW;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, next - 1, number.end);
  if (end > number.end)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, page.start, page.end);

  return end;
}

/*
 * rej_cite_scan_eu_law:
 *
 * Reads "Regulation (EU) 2016/679", "Directive 95/46/EC", "OJ L 119, 4.5.2016, p. 1".
 */
guint32
rej_cite_scan_eu_law (RejCiteScan *self,
                      guint32 at)
{
  static const char *const words[] = { "Regulation", "Directive", "Decision", NULL };
  static const char *const bodies[] = { "(EU)", "(EC)", "(EEC)", "(EU, Euratom)", "(Euratom)", NULL };
  static const char *const endings[] = { "/EC", "/EEC", "/EU", "/JHA", "/CFSP", "/Euratom", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words), end, body;
  RejCiteNumber first, second;

  if (next == 0)
    return scan_official_journal (self, at);
  next = rej_cite_skip_blanks (cursor, next);
  body = rej_cite_words_at (cursor, next, bodies);
  if (body != 0)
    next = rej_cite_skip_blanks (cursor, body);
  if (rej_cite_word_at (cursor, next, "No ") != 0)
    next = rej_cite_word_at (cursor, next, "No ");
  else if (rej_cite_word_at (cursor, next, "No. ") != 0)
    next = rej_cite_word_at (cursor, next, "No. ");
  if (!rej_cite_digits_at (cursor, next, &first) || rej_cite_at (cursor, first.end) != '/' || !rej_cite_digits_at (cursor, first.end + 1, &second))
    return 0;
  end = rej_cite_words_at (cursor, second.end, endings);
  if (end == 0)
    end = second.end;
  if ((body == 0 && end == second.end) || !rej_cite_ends_word (cursor, end))
    return 0;
  rej_cite_scan_add (self, REJ_CITE_OTHER, at, end)->type = REJ_CITE_TYPE_EU_LAW;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, next, end);

  return end;
}
