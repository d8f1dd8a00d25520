/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

#define MAX_VOLUME 9999
/* Between two citations of one sentence: a semicolon, and perhaps a signal. */
#define MAX_JOINT 24

/* The first page of a citation. */
typedef struct
{
  RejCiteSpan span;
  guint32 value;
  gboolean is_blank;
  gboolean has_comma;
} Page;

/* "___" or "---", where the page is not known yet. */
static guint32
blank_page_at (const RejCiteCursor *cursor,
               guint32 at)
{
  guint32 next = at;
  guint n = 0;

  while (rej_cite_at (cursor, next) == '_' && n < 12)
    {
      next++;
      n++;
    }
  if (n == 0)
    while (rej_cite_dash_at (cursor, next) > 0 && n < 12)
      {
        next += rej_cite_dash_at (cursor, next);
        n++;
      }

  return n >= 2 && rej_cite_ends_word (cursor, next) ? next : 0;
}

/* "3009-546", "1501A-1": four laws of the Statutes at Large have pages of their own within one. */
static guint32
appended_page_at (const RejCiteCursor *cursor,
                  guint32 at)
{
  RejCiteNumber page, inner;
  guint32 end;
  guint dash;

  if (!rej_cite_digits_at (cursor, at, &page) || (page.value != 3009 && page.value != 2681 && page.value != 1501 && page.value != 2763))
    return 0;
  end = page.end + (rej_cite_at (cursor, page.end) == 'A' ? 1 : 0);
  dash = rej_cite_dash_at (cursor, end);

  return dash > 0 && rej_cite_digits_at (cursor, end + dash, &inner) && rej_cite_ends_word (cursor, inner.end) ? inner.end : 0;
}

/* "56,\n338": the line ends after the comma of the Federal Register's page. */
static void
join_broken_page (const RejCiteCursor *cursor,
                  RejCiteNumber *number)
{
  guint32 next = number->end + 1;
  RejCiteNumber rest;
  RejCiteMatch match;

  if (number->value < 10 || number->value > 99 || rej_cite_at (cursor, number->end) != ',' || (rej_cite_at (cursor, next) != '\n' && rej_cite_at (cursor, next) != '\r'))
    return;
  next = rej_cite_skip_blanks (cursor, next);
  if (!rej_cite_digits_at (cursor, next, &rest) || rest.end - rest.start != 3 || rej_cite_match_source (cursor, rej_cite_skip_blanks (cursor, rest.end), &match))
    return;
  number->value = number->value * 1000 + rest.value;
  number->end = rest.end;
  number->has_comma = TRUE;
}

static gboolean
page_at (const RejCiteCursor *cursor,
         guint32 at,
         RejCiteSource source,
         Page *page)
{
  RejCiteNumber number;
  guint32 start = at;
  guint dash;

  memset (page, 0, sizeof *page);
  page->span = (RejCiteSpan) { at, blank_page_at (cursor, at) };
  page->is_blank = page->span.end != 0;
  if (page->is_blank)
    return TRUE;
  /* "141 FERC ¶ 61,049" and looseleaf services number their paragraphs. */
  if (source <= REJ_CITE_SOURCE_SERIES && rej_cite_at (cursor, at) == 0xC2 && rej_cite_at (cursor, at + 1) == 0xB6)
    at = start = rej_cite_skip_blanks (cursor, at + 2);
  page->span.start = at;
  if (source == REJ_CITE_SOURCE_CONG_REC && rej_cite_is_letter (rej_cite_at (cursor, at)))
    start++;
  if (source == REJ_CITE_SOURCE_STAT && (page->span.end = appended_page_at (cursor, at)) != 0)
    {
      rej_cite_digits_at (cursor, at, &number);
      page->value = number.value;
      return TRUE;
    }
  if (!rej_cite_number_at (cursor, start, &number) || !rej_cite_ends_word (cursor, number.end))
    return FALSE;
  if (source == REJ_CITE_SOURCE_FR)
    join_broken_page (cursor, &number);
  if (rej_cite_at (cursor, number.end) == '%' || (rej_cite_at (cursor, number.end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, number.end + 1))))
    return FALSE;
  /* "4-year". */
  dash = rej_cite_dash_at (cursor, number.end);
  if (dash == 1 && rej_cite_is_letter (rej_cite_at (cursor, number.end + dash)))
    return FALSE;

  page->span.end = number.end;
  page->value = number.value;
  page->has_comma = number.has_comma;

  return number.value > 0;
}

/* Whether the page is the volume of something else: "12 Cal. 8 Ill.". */
static gboolean
is_volume (const RejCiteCursor *cursor,
           const Page *page)
{
  guint32 next = rej_cite_skip_blanks (cursor, page->span.end);
  RejCiteMatch match;

  return next > page->span.end && rej_cite_match_source (cursor, next, &match) && (rej_cite_editions[match.edition].source == REJ_CITE_SOURCE_USC || rej_cite_editions[match.edition].source == REJ_CITE_SOURCE_CFR || memchr (cursor->text + match.start, '.', match.end - match.start) != NULL);
}

/* Whether a word after the page shows that the number counts it: "5 Conn. 6 friends". */
static gboolean
counts_something (const RejCiteCursor *cursor,
                  guint32 at)
{
  static const char *const words[] = { "and", "or", "at", "n.", "nn.", "note", "in", "for", "to", "is", "was", "held",
                                       "holds", "cert.", "aff'd", "rev'd", "as", "which", "that", "by", "of", "on", "also",
                                       "with", "does", "did", "has", "had", "would", "makes", "made", "see", "because",
                                       "cited", "citing", "quoting", "from", "but", "may", "can", "are", "were", "allows",
                                       "requires", "shows", "says", "explained", "explains", "found", "ruled", "involved",
                                       "the", "this", "a", "an", "we", "it", "they", "when", "where", "if", "not", "should",
                                       "supports", "decided", "overruled", "sets", "set", "under", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, at);

  return next > at && rej_cite_is_lower (rej_cite_at (cursor, next)) && rej_cite_words_at (cursor, next, words) == 0;
}

/* An abbreviation that may stand in prose needs a pin cite or a year, or the end of its clause, after the page. */
static gboolean
stands_firm (const RejCiteCursor *cursor,
             const RejCiteNumber *volume,
             const RejCiteMatch *match,
             const Page *page,
             const RejCiteTail *tail)
{
  const RejCiteEdition *edition = &rej_cite_editions[match->edition];
  gboolean is_plain = memchr (cursor->text + match->start, '.', match->end - match->start) == NULL;
  guint32 next;

  if (edition->source == REJ_CITE_SOURCE_NEUTRAL)
    return volume->value >= 1950 && volume->value <= 2199;
  if (edition->source == REJ_CITE_SOURCE_FR)
    return volume->value <= 999 || tail->year_value != 0;
  if (edition->source == REJ_CITE_SOURCE_STAT)
    return volume->value < 200 && !counts_something (cursor, page->span.end);
  if (edition->source >= REJ_CITE_SOURCE_DATABASE)
    return TRUE;
  if (g_str_equal (edition->name, "U.S.") && volume->value > 700)
    return FALSE;
  if (tail->year_value != 0 || tail->pin.end > 0)
    return TRUE;
  if (!edition->is_weak && !is_plain)
    return !counts_something (cursor, page->span.end);
  next = rej_cite_skip_blanks (cursor, page->span.end);
  if (is_plain && (edition->is_weak || next != page->span.end))
    return FALSE;

  return !rej_cite_is_alnum (rej_cite_at (cursor, next)) && rej_cite_at (cursor, next) != '%';
}

/* Adds a citation and notes how it stands beside the one before. */
RejCitation *
rej_cite_scan_add (RejCiteScan *self,
                   RejCiteKind kind,
                   guint32 start,
                   guint32 end)
{
  guint32 shape = 0;
  RejCitation *citation;

  if (rej_cite_list_get_n (self->list) > 0)
    {
      const RejCitation *last = rej_cite_list_last (self->list);
      guint32 next = rej_cite_skip_marks (&self->cursor, last->tail > start ? last->end : last->tail);

      if (rej_cite_at (&self->cursor, next) == ';' && start - next < MAX_JOINT)
        shape = REJ_CITE_SHAPE_JOINED;
      else if (rej_cite_at (&self->cursor, next) == ',' && kind == REJ_CITE_OTHER && last->kind == REJ_CITE_OTHER && rej_cite_skip_blanks (&self->cursor, next + 1) == start)
        shape = REJ_CITE_SHAPE_PARALLEL;
    }
  citation = rej_cite_list_append (self->list, kind, start, end);
  citation->shape = shape;
  if (self->unknown)
    citation->shape |= REJ_CITE_SHAPE_AFTER_UNKNOWN;
  if (start < self->aside)
    citation->shape |= REJ_CITE_SHAPE_ASIDE;
  self->unknown = FALSE;
  self->tail = end;

  return citation;
}

/* Adds pin, year and court to the last citation. */
void
rej_cite_scan_add_tail (RejCiteScan *self,
                        const RejCiteTail *tail)
{
  RejCitation *citation = rej_cite_list_last (self->list);

  citation->tail = tail->end;
  citation->pin = tail->first_pin;
  citation->year = (guint16) tail->year_value;
  self->tail = tail->end;
  if (tail->pin.end > tail->pin.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PIN, tail->pin.start, tail->pin.end);
  if (tail->year.end > tail->year.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, tail->year.start, tail->year.end);
  if (tail->date.end > tail->date.start)
    rej_cite_list_add_mark (self->list, REJ_CITE_MARK_DATE, tail->date.start, tail->date.end);
}

static void
add_source (RejCiteScan *self,
            const RejCiteNumber *volume,
            const RejCiteMatch *match)
{
  RejCitation *citation = rej_cite_list_last (self->list);
  guint source = rej_cite_editions[match->edition].source;

  citation->volume = volume->value;
  citation->edition = (guint16) match->edition;
  citation->shape |= match->shape;
  if (rej_cite_at (&self->cursor, volume->end) == '.')
    citation->shape |= REJ_CITE_SHAPE_PUNCTUATION;
  rej_cite_list_add_mark (self->list, REJ_CITE_MARK_ABBREVIATION, match->start, match->end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_VOLUME, volume->start, volume->end);
  if (source <= REJ_CITE_SOURCE_DATABASE && source != REJ_CITE_SOURCE_JOURNAL)
    rej_cite_scan_field (self, REJ_CITE_FIELD_REPORTER, match->start, match->end);
  else if (source == REJ_CITE_SOURCE_JOURNAL)
    rej_cite_scan_field (self, REJ_CITE_FIELD_JOURNAL, match->start, match->end);
}

/* "85 Fed. Reg. at 56,341", "463 U.S. at 43". */
static guint32
scan_short (RejCiteScan *self,
            const RejCiteNumber *volume,
            const RejCiteMatch *match,
            guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint source = rej_cite_editions[match->edition].source;
  guint32 next = rej_cite_word_at (cursor, at, "at ");
  guint32 limit = self->tail;
  guint32 value, end;
  RejCiteKind kind;
  RejCitation *citation;

  if (next == 0)
    return 0;
  end = rej_cite_match_pin (cursor, next, &value);
  if (end == 0)
    return 0;
  end = rej_cite_match_more_pins (cursor, end);
  if (source == REJ_CITE_SOURCE_FR)
    kind = REJ_CITE_FR;
  else if (source == REJ_CITE_SOURCE_STAT)
    kind = REJ_CITE_STAT;
  else if (source == REJ_CITE_SOURCE_JOURNAL)
    kind = REJ_CITE_LAW_JOURNAL;
  else if (source <= REJ_CITE_SOURCE_DATABASE)
    kind = REJ_CITE_CASE_SHORT;
  else
    return 0;
  if (rej_cite_editions[match->edition].is_weak && source == REJ_CITE_SOURCE_JOURNAL)
    return 0;

  citation = rej_cite_scan_add (self, kind, volume->start, end);
  citation->pin = value;
  add_source (self, volume, match);
  rej_cite_scan_field (self, REJ_CITE_FIELD_PIN, next, end);
  if (kind == REJ_CITE_CASE_SHORT)
    {
      RejCiteSpan plaintiff, defendant, name;

      rej_cite_match_names (cursor, volume->start, limit, &plaintiff, &defendant);
      name = plaintiff.end > 0 ? (RejCiteSpan) { plaintiff.start, defendant.end }
                               : rej_cite_match_short_name (cursor, volume->start, limit);
      if (name.end > name.start)
        rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name.start, name.end);
    }
  else
    {
      rej_cite_list_add_flag (self->list, REJ_CITE_FIELD_SHORT);
    }

  return end;
}

static RejCiteKind
kind_of_source (guint source,
                RejCiteType *type)
{
  *type = REJ_CITE_TYPE_NONE;
  switch (source)
    {
    case REJ_CITE_SOURCE_FR:
      return REJ_CITE_FR;
    case REJ_CITE_SOURCE_STAT:
      return REJ_CITE_STAT;
    case REJ_CITE_SOURCE_JOURNAL:
      return REJ_CITE_LAW_JOURNAL;
    case REJ_CITE_SOURCE_TREATY:
      *type = REJ_CITE_TYPE_TREATY;
      return REJ_CITE_OTHER;
    case REJ_CITE_SOURCE_CONG_REC:
      *type = REJ_CITE_TYPE_CONG_REC;
      return REJ_CITE_OTHER;
    default:
      return REJ_CITE_CASE;
    }
}

/*
 * What stands between this citation and the one before: a comma makes it the same source in another book, a
 * semicolon (and perhaps a signal and a name) another source in the same sentence.
 */
static guint32
neighbour_of (const RejCiteScan *self,
              guint32 from,
              guint32 start,
              guint32 name_start)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = from;

  if (rej_cite_list_get_n (self->list) == 0 || next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, rej_cite_skip_marks (cursor, next));
  if (rej_cite_at (cursor, next) == ',' && rej_cite_skip_blanks (cursor, next + 1) == start)
    return REJ_CITE_SHAPE_PARALLEL;
  if (rej_cite_at (cursor, next) == ';' && name_start - next < MAX_JOINT)
    return REJ_CITE_SHAPE_JOINED;

  return 0;
}

static void
add_case_fields (RejCiteScan *self,
                 const RejCiteTail *tail,
                 RejCiteSpan plaintiff,
                 RejCiteSpan defendant)
{
  if (plaintiff.end > plaintiff.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PLAINTIFF, plaintiff.start, plaintiff.end);
  if (defendant.end > defendant.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_DEFENDANT, defendant.start, defendant.end);
  if (tail->court.end > tail->court.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_COURT, tail->court.start, tail->court.end);
}

/* The parties of the citation before, which a parallel citation shares. */
static void
inherit_names (RejCiteScan *self,
               RejCiteSpan *plaintiff,
               RejCiteSpan *defendant)
{
  guint last = rej_cite_list_get_n (self->list) - 1;
  const RejCiteFieldRecord *record = rej_cite_list_find (self->list, last, REJ_CITE_FIELD_PLAINTIFF);

  if (record != NULL)
    *plaintiff = (RejCiteSpan) { record->start, record->end };
  record = rej_cite_list_find (self->list, last, REJ_CITE_FIELD_DEFENDANT);
  if (record != NULL)
    *defendant = (RejCiteSpan) { record->start, record->end };
}

static guint32
scan_full (RejCiteScan *self,
           const RejCiteNumber *volume,
           const RejCiteMatch *match,
           const Page *page,
           const RejCiteTail *tail)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint source = rej_cite_editions[match->edition].source;
  guint32 limit = self->tail, before = self->tail, shape;
  RejCiteSpan plaintiff = { 0 }, defendant = { 0 };
  RejCiteType type;
  RejCiteKind kind = kind_of_source (source, &type);
  RejCitation *citation;

  if (rej_cite_list_get_n (self->list) > 0)
    {
      const RejCitation *last = rej_cite_list_last (self->list);

      /* A tail that reaches over this citation belongs to both. */
      before = last->tail > volume->start || last->kind == REJ_CITE_OTHER ? last->end : last->tail;
    }
  limit = MIN (limit, volume->start);
  if (kind == REJ_CITE_CASE)
    rej_cite_match_names (cursor, volume->start, limit, &plaintiff, &defendant);
  shape = neighbour_of (self, before, volume->start,
                        plaintiff.end > 0 ? plaintiff.start : defendant.end > 0 ? defendant.start
                                                                                : volume->start);
  if (shape == 0 && rej_cite_list_get_n (self->list) > 0 && kind == REJ_CITE_CASE)
    {
      guint32 end = rej_cite_list_last (self->list)->end;
      RejCiteTail pins;

      /* "463 U.S. 29, 43, 103 S. Ct. 2856": a pin cite stands between. */
      if (rej_cite_list_last (self->list)->kind == REJ_CITE_CASE && volume->start > end && volume->start - end < 40)
        {
          rej_cite_match_tail (cursor, end, rej_cite_list_last (self->list)->page, &pins);
          if (rej_cite_at (cursor, pins.pins_end) == ',' && rej_cite_skip_blanks (cursor, pins.pins_end + 1) == volume->start)
            shape = REJ_CITE_SHAPE_PARALLEL;
        }
    }
  if (shape == REJ_CITE_SHAPE_PARALLEL && kind == REJ_CITE_CASE && rej_cite_list_last (self->list)->kind == REJ_CITE_CASE)
    inherit_names (self, &plaintiff, &defendant);

  citation = rej_cite_scan_add (self, kind, volume->start, page->span.end);
  citation->type = type;
  citation->page = page->value;
  citation->shape |= shape;
  if (page->is_blank)
    citation->shape |= REJ_CITE_SHAPE_BLANK_PAGE;
  if (page->value >= 10000 && !page->has_comma)
    citation->shape |= REJ_CITE_SHAPE_PAGE_COMMA;
  add_source (self, volume, match);
  if (page->is_blank)
    rej_cite_list_add_blank (self->list, REJ_CITE_FIELD_PAGE);
  else
    rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, page->span.start, page->span.end);
  rej_cite_scan_add_tail (self, tail);
  if (kind == REJ_CITE_CASE)
    add_case_fields (self, tail, plaintiff, defendant);

  return page->span.end;
}

/* ", ___" after a page that is blank too. */
static guint32
skip_blank_pin (const RejCiteCursor *cursor,
                guint32 at)
{
  guint32 comma = rej_cite_skip_blanks (cursor, at), end;

  if (rej_cite_at (cursor, comma) != ',')
    return at;
  end = blank_page_at (cursor, rej_cite_skip_blanks (cursor, comma + 1));

  return end != 0 ? end : comma;
}

/* "Route 66 U.S. 30" */
static gboolean
follows_road (const RejCiteCursor *cursor,
              guint32 at)
{
  static const char *const roads[] = { "Route ", "route ", "Highway ", "highway ", "Hwy. ", "Rte. ", "Interstate ", NULL };

  for (guint32 i = at; i-- > 0 && at - i < 12;)
    if (rej_cite_words_at (cursor, i, roads) == at)
      return TRUE;

  return FALSE;
}

/*
 * rej_cite_scan_volume:
 *
 * Reads a citation that has a volume, an abbreviation and a page, or the short form of one.
 */
guint32
rej_cite_scan_volume (RejCiteScan *self,
                      const RejCiteNumber *volume,
                      const RejCiteMatch *match)
{
  static const char *const companions[] = { "Online", "Forum", "Sidebar", "Dialogue", "Discourse", "Headnotes", "Reflection",
                                            "De Novo", "En Banc", "Arguendo", "Postscript", "In Brief", "Supp.", "F.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint source = rej_cite_editions[match->edition].source;
  guint32 next = rej_cite_skip_blanks (cursor, match->end);
  RejCiteTail tail;
  RejCiteMatch companion = *match;
  Page page;

  if (volume->value == 0 || volume->value > MAX_VOLUME || follows_road (cursor, volume->start))
    return 0;
  if (source == REJ_CITE_SOURCE_JOURNAL && rej_cite_words_at (cursor, next, companions) != 0)
    {
      companion.end = rej_cite_words_at (cursor, next, companions);
      next = rej_cite_skip_blanks (cursor, companion.end);
      match = &companion;
    }
  if (rej_cite_at (cursor, next) == ',')
    next = rej_cite_skip_blanks (cursor, next + 1);
  if (rej_cite_at (cursor, next) == 'a')
    return scan_short (self, volume, match, next);
  /* "5 U.S. (1 Cranch) 137". */
  if (rej_cite_at (cursor, next) == '(')
    {
      guint32 close = next;

      while (close - next < 24 && close < cursor->length && cursor->text[close] != ')')
        close++;
      if (rej_cite_at (cursor, close) != ')' || !rej_cite_is_digit (rej_cite_at (cursor, next + 1)))
        return 0;
      next = rej_cite_skip_blanks (cursor, close + 1);
    }
  if (next == match->end || !page_at (cursor, next, source, &page) || is_volume (cursor, &page))
    return 0;

  rej_cite_match_tail (cursor, page.is_blank ? skip_blank_pin (cursor, page.span.end) : page.span.end, page.value, &tail);
  if (!stands_firm (cursor, volume, match, &page, &tail))
    return 0;

  return scan_full (self, volume, match, &page, &tail);
}

/* Journals are without number, so one that is not known is no slip. */
static gboolean
is_journal (const RejCiteCursor *cursor,
            guint32 start,
            guint32 end)
{
  static const char *const words[] = { "Rev.", "J.", "L.", "Q.", "Bull.", "Persp.", "Stud.", "Ann.", "Proc.", "Econ.",
                                       "Soc.", "Sci.", "Med.", "Res.", "Lett.", "Trans.", "Int.", NULL };

  for (guint32 i = start; i < end; i++)
    if (rej_cite_begins_word (cursor, i) && rej_cite_words_at (cursor, i, words) != 0)
      return TRUE;

  return FALSE;
}

/* Skips the number of a series, "2d" or "5th"; @at where there is none. */
static guint32
series_at (const RejCiteCursor *cursor,
           guint32 at)
{
  static const char *const endings[] = { "d", "st", "nd", "rd", "th", NULL };
  guint32 end;

  if (!rej_cite_is_digit (rej_cite_at (cursor, at)) || rej_cite_is_digit (rej_cite_at (cursor, at + 1)))
    return at;
  end = rej_cite_words_at (cursor, at + 1, endings);

  return end != 0 && rej_cite_ends_word (cursor, end) ? end : at;
}

/*
 * rej_cite_scan_unknown_reporter:
 *
 * Notes what has the form of a reporter citation, down to the year in parentheses or with the number of a series
 * ("12 F.9th 34"), though no such reporter is known.
 *
 * Returns: whether it has
 */
gboolean
rej_cite_scan_unknown_reporter (RejCiteScan *self,
                                const RejCiteNumber *volume,
                                guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  gboolean has_period = FALSE, is_series = FALSE;
  guint32 next = at;
  RejCiteTail tail;
  Page page;

  if (volume->value == 0 || volume->value > 999)
    return FALSE;
  for (guint n = 0; n < 5 && rej_cite_is_upper (rej_cite_at (cursor, next)); n++)
    {
      guint letters = 0;

      while (rej_cite_is_letter (rej_cite_at (cursor, next)) || rej_cite_at (cursor, next) == '.' || rej_cite_at (cursor, next) == '\'')
        {
          has_period |= rej_cite_at (cursor, next) == '.';
          if (++letters > 12)
            return FALSE;
          next++;
        }
      if (letters > 0)
        {
          guint32 series = series_at (cursor, next);

          is_series |= series != next;
          next = series;
        }
      if (rej_cite_blank_at (cursor, next) == 0)
        return FALSE;
      next = rej_cite_skip_blanks (cursor, next);
    }
  if (!has_period || !page_at (cursor, next, REJ_CITE_SOURCE_NONE, &page) || page.is_blank)
    return FALSE;
  rej_cite_match_tail (cursor, page.span.end, page.value, &tail);
  if (is_journal (cursor, at, next) || page.value > 99999 || (!is_series && (tail.year_value == 0 || rej_cite_at (cursor, tail.end - 1) != ')')))
    return FALSE;
  for (guint32 i = at; i < next; i++)
    {
      RejCiteDate date;

      if (rej_cite_is_upper (rej_cite_at (cursor, i)) && rej_cite_match_date (cursor, i, &date))
        return FALSE;
    }

  rej_cite_list_add_note (self->list, REJ_CITE_NOTE_UNKNOWN_REPORTER, volume->start, page.span.end, 0);
  self->unknown = TRUE;

  return TRUE;
}
