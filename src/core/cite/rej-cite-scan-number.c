/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

#define MAX_SEGMENTS 9

/* The parts of a docket or document number between its hyphens. */
typedef struct
{
  RejCiteSpan spans[MAX_SEGMENTS];
  gboolean is_number[MAX_SEGMENTS];
  guint n;
  gboolean has_blanks;
} Segments;

static guint
size_of (const Segments *segments,
         guint i)
{
  return segments->spans[i].end - segments->spans[i].start;
}

static gboolean
is_segment_byte (guchar byte)
{
  return rej_cite_is_upper (byte) || rej_cite_is_digit (byte) || byte == '_';
}

static void
read_segments (const RejCiteCursor *cursor,
               guint32 at,
               gboolean is_loose,
               Segments *segments)
{
  memset (segments, 0, sizeof *segments);
  for (;;)
    {
      guint32 end = at;
      gboolean is_number = TRUE;
      guint size;

      while (is_segment_byte (rej_cite_at (cursor, end)) && end - at < 24)
        {
          is_number &= rej_cite_is_digit (rej_cite_at (cursor, end));
          end++;
        }
      if (end == at || segments->n == MAX_SEGMENTS || !rej_cite_ends_word (cursor, end))
        return;
      segments->spans[segments->n] = (RejCiteSpan) { at, end };
      segments->is_number[segments->n++] = is_number;
      size = rej_cite_dash_at (cursor, end);
      if (size == 0 && is_loose && rej_cite_blank_at (cursor, end) > 0)
        {
          size = rej_cite_skip_blanks (cursor, end) - end;
          if (rej_cite_dash_at (cursor, end + size) > 0)
            size = rej_cite_skip_blanks (cursor, end + size + rej_cite_dash_at (cursor, end + size)) - end;
          segments->has_blanks |= is_segment_byte (rej_cite_at (cursor, end + size));
        }
      if (size == 0)
        return;
      at = end + size;
    }
}

/* The position of the year; 0 where none is. */
static guint
find_year (const RejCiteCursor *cursor,
           const Segments *segments)
{
  for (guint i = 1; i < segments->n; i++)
    {
      RejCiteNumber number;

      if (segments->is_number[i] && size_of (segments, i) == 4 && rej_cite_digits_at (cursor, segments->spans[i].start, &number) && number.value >= 1000 && number.value <= 2999)
        return i;
    }

  return 0;
}

/*
 * Tells how many segments a docket has: agency, offices, year, perhaps letters, and a serial number of three to six
 * digits, as regulations.gov numbers them; or AGENCY_FRDOC_0001.
 */
static guint
docket_size (const RejCiteCursor *cursor,
             const Segments *segments)
{
  guint year, i;
  RejCiteSpan first = segments->spans[0];

  if (segments->n == 0 || segments->is_number[0] || size_of (segments, 0) < 2 || !rej_cite_is_upper (rej_cite_at (cursor, first.start)))
    return 0;
  if (size_of (segments, 0) > 11 && g_strstr_len (cursor->text + first.start, first.end - first.start, "_FRDOC_"))
    return 1;
  year = find_year (cursor, segments);
  if (year == 0)
    return 0;
  for (i = year + 1; i < segments->n && !segments->is_number[i] && i < year + 3; i++)
    if (size_of (segments, i) > 5)
      return 0;
  if (i >= segments->n || !segments->is_number[i] || size_of (segments, i) < 3 || size_of (segments, i) > 6)
    return 0;

  return i + 1;
}

static guint32
add_docket (RejCiteScan *self,
            const Segments *segments,
            guint n,
            guint32 shape)
{
  const RejCiteCursor *cursor = &self->cursor;
  gboolean is_document = segments->n > n && segments->is_number[n] && size_of (segments, n) >= 3 && size_of (segments, n) <= 6;
  guint32 start = segments->spans[0].start;
  guint32 docket_end = segments->spans[n - 1].end;
  guint32 end = is_document ? segments->spans[n].end : docket_end;
  RejCitation *citation = rej_cite_scan_add (self, REJ_CITE_OTHER, start, end);
  guint year = find_year (cursor, segments);
  RejCiteNumber number;

  citation->type = is_document ? REJ_CITE_TYPE_DOCUMENT : REJ_CITE_TYPE_DOCKET;
  citation->shape |= shape;
  if (year > 0 && rej_cite_digits_at (cursor, segments->spans[year].start, &number))
    citation->year = (guint16) number.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, start, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_DOCKET, start, docket_end);

  return end;
}

/*
 * rej_cite_scan_docket:
 *
 * Reads a docket or document of regulations.gov: "USCIS-2019-0007", "EPA-HQ-OAR-2003-0129-0005".
 */
guint32
rej_cite_scan_docket (RejCiteScan *self,
                      guint32 at)
{
  static const char *const others[] = { "CVE", "CWE", "ISO", "IEC", "IEEE", "ANSI", "ASTM", "COVID", "RFC", "ICD", NULL };
  Segments segments;
  guint n;

  /* Numbers of other registers that look alike. */
  if (rej_cite_words_at (&self->cursor, at, others) != 0)
    return 0;
  read_segments (&self->cursor, at, FALSE, &segments);
  n = docket_size (&self->cursor, &segments);

  return n > 0 ? add_docket (self, &segments, n, 0) : 0;
}

/* "18-0101", "RM20-10-000": the dockets of agencies that number them in their own way. */
static guint32
scan_other_docket (RejCiteScan *self,
                   guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = at;
  guint n_digits = 0, n_dashes = 0;

  for (guint n = 0; n < 24; n++)
    {
      guchar byte = rej_cite_at (cursor, end);
      guint dash = rej_cite_dash_at (cursor, end);

      if (dash > 0 ? !rej_cite_is_alnum (rej_cite_at (cursor, end + dash)) : !is_segment_byte (byte))
        break;
      n_digits += rej_cite_is_digit (byte);
      n_dashes += dash > 0;
      end += MAX (dash, 1u);
    }
  if (n_digits < 3 || n_dashes == 0 || !rej_cite_ends_word (cursor, end))
    return 0;
  rej_cite_scan_add (self, REJ_CITE_OTHER, at, end)->type = REJ_CITE_TYPE_DOCKET;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, at, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_DOCKET, at, end);

  return end;
}

/*
 * rej_cite_scan_loose_docket:
 *
 * Reads "Docket No. USCIS 2019 0007": after the word Docket, blanks may stand for hyphens. The words stay outside.
 */
guint32
rej_cite_scan_loose_docket (RejCiteScan *self,
                            guint32 at)
{
  static const char *const words[] = { "Docket", "docket", "DOCKET", NULL };
  static const char *const labels[] = { "Numbers", "Number", "Nos.", "No.", "IDs", "ID", "number", "no.", "#", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words);
  gboolean has_label = FALSE;
  Segments segments;
  guint n;

  if (next == 0)
    return 0;
  for (guint i = 0; i < 3; i++)
    {
      guint32 end = rej_cite_words_at (cursor, rej_cite_skip_blanks (cursor, next), labels);

      if (end == 0)
        break;
      has_label = TRUE;
      next = end;
    }
  if (rej_cite_at (cursor, next) == ':')
    next++;
  next = rej_cite_skip_blanks (cursor, next);
  read_segments (cursor, next, TRUE, &segments);
  if (!segments.has_blanks)
    return docket_size (cursor, &segments) == 0 && has_label ? scan_other_docket (self, next) : 0;
  n = docket_size (cursor, &segments);

  return n > 0 ? add_docket (self, &segments, n, REJ_CITE_SHAPE_FORMAT) : 0;
}

static guint32
add_rin (RejCiteScan *self,
         guint32 start,
         guint32 number,
         guint32 end,
         guint32 shape)
{
  RejCitation *citation = rej_cite_scan_add (self, REJ_CITE_OTHER, start, end);

  citation->type = REJ_CITE_TYPE_RIN;
  citation->shape |= shape;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number, end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_RIN, number, end);

  return end;
}

/* "1615-AC14": four digits, a dash, two capitals, two digits (1 CFR 17 and reginfo.gov number rules so). */
static guint32
rin_at (const RejCiteCursor *cursor,
        guint32 at)
{
  RejCiteNumber agency, serial;
  guint dash;

  if (!rej_cite_digits_at (cursor, at, &agency) || agency.end - at != 4)
    return 0;
  dash = rej_cite_dash_at (cursor, agency.end);
  if (dash == 0 || !rej_cite_is_upper (rej_cite_at (cursor, agency.end + dash)) || !rej_cite_is_upper (rej_cite_at (cursor, agency.end + dash + 1)) || !rej_cite_digits_at (cursor, agency.end + dash + 2, &serial) || serial.end - serial.start != 2 || !rej_cite_ends_word (cursor, serial.end) || rej_cite_dash_at (cursor, serial.end) > 0)
    return 0;

  return serial.end;
}

/*
 * rej_cite_scan_bare_rin:
 *
 * Reads a RIN without the word before it.
 */
guint32
rej_cite_scan_bare_rin (RejCiteScan *self,
                        guint32 at)
{
  guint32 end = rin_at (&self->cursor, at);

  return end != 0 ? add_rin (self, at, at, end, 0) : 0;
}

/* What a RIN becomes when it is mistyped: digits, letters and dashes, four to ten of them, digits first. */
static guint32
rin_like_at (const RejCiteCursor *cursor,
             guint32 at)
{
  guint32 next = at;
  guint n_digits = 0, n_letters = 0, n_steps = 0;

  if (!rej_cite_is_digit (rej_cite_at (cursor, at)))
    return 0;
  while (n_steps < 12)
    {
      guchar byte = rej_cite_at (cursor, next);
      guint dash = rej_cite_dash_at (cursor, next);

      if (rej_cite_is_digit (byte))
        n_digits++;
      else if (rej_cite_is_letter (byte))
        n_letters++;
      else if (dash == 0 && !(rej_cite_blank_at (cursor, next) == 1 && n_letters == 0 && n_digits >= 3 && rej_cite_is_letter (rej_cite_at (cursor, next + 1)) && rej_cite_is_alnum (rej_cite_at (cursor, next + 2)) && rej_cite_is_digit (rej_cite_at (cursor, next + 3))))
        break;
      next += dash > 0 ? dash : 1;
      n_steps++;
    }

  return n_digits >= 4 && n_letters >= 1 && n_letters <= 3 && n_digits <= 8 && rej_cite_ends_word (cursor, next)
             ? next
             : 0;
}

/*
 * rej_cite_scan_rin:
 *
 * Reads "RIN 1615-AC14", the word inside.
 */
guint32
rej_cite_scan_rin (RejCiteScan *self,
                   guint32 at)
{
  static const char *const labels[] = { "Numbers", "Number", "Nos.", "No.", "#", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_word_at (cursor, at, "RIN");
  guint32 label, end;

  if (next == 0 || (rej_cite_is_letter (rej_cite_at (cursor, next)) && rej_cite_at (cursor, next) != 's'))
    return 0;
  if (rej_cite_at (cursor, next) == 's')
    next++;
  label = rej_cite_words_at (cursor, rej_cite_skip_blanks (cursor, next), labels);
  if (label != 0)
    next = label;
  if (rej_cite_at (cursor, next) == ':')
    next++;
  next = rej_cite_skip_blanks (cursor, next);
  end = rin_at (cursor, next);
  if (end != 0)
    return add_rin (self, at, next, end, 0);
  end = rin_like_at (cursor, next);

  return end != 0 ? add_rin (self, at, next, end, REJ_CITE_SHAPE_FORMAT) : 0;
}

/* The number of an order; only those the Federal Register numbers by its rule count, so "Executive Order 1" does not. */
static guint32
add_order (RejCiteScan *self,
           guint32 start,
           const RejCiteNumber *number)
{
  RejCitation *citation = rej_cite_scan_add (self, REJ_CITE_OTHER, start, number->end);
  RejCiteTail tail;

  citation->type = REJ_CITE_TYPE_EO;
  citation->page = number->value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number->start, number->end);
  rej_cite_match_tail (&self->cursor, number->end, G_MAXUINT32, &tail);
  citation = rej_cite_list_last (self->list);
  if (tail.pin.end == 0 && tail.year_value != 0 && tail.date.end > 0)
    {
      citation->year = (guint16) tail.year_value;
      rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, tail.year.start, tail.year.end);
    }
  else if (rej_cite_word_at (&self->cursor, number->end, " of "))
    {
      RejCiteDate date;

      if (rej_cite_match_date (&self->cursor, rej_cite_word_at (&self->cursor, number->end, " of "), &date))
        {
          citation->year = (guint16) date.year;
          rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, date.year_span.start, date.year_span.end);
        }
    }

  return number->end;
}

/*
 * rej_cite_scan_order:
 *
 * Reads "Exec. Order No. 13,563", "E.O. 12866" and "Executive Orders 12866 and 13563".
 */
guint32
rej_cite_scan_order (RejCiteScan *self,
                     guint32 at)
{
  static const char *const words[] = { "Executive Orders", "Executive Order", "Exec. Orders", "Exec. Order",
                                       "EXECUTIVE ORDER", "Executive order", "executive order", "E.O.s", "E.O.",
                                       "E. O.", "EOs", "EO", NULL };
  static const char *const labels[] = { "Numbers", "Number", "Nos.", "No.", NULL };
  static const char *const joints[] = { ", and ", " and ", " & ", ", ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words);
  RejCiteNumber number;
  guint32 end;

  if (next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  end = rej_cite_words_at (cursor, next, labels);
  if (end != 0)
    next = rej_cite_skip_blanks (cursor, end);
  if (!rej_cite_number_at (cursor, next, &number) || number.value < 100 || !rej_cite_ends_word (cursor, number.end))
    return 0;
  next = add_order (self, at, &number);

  for (;;)
    {
      RejCiteMatch match;

      for (guint i = 0; joints[i] != NULL; i++)
        if ((end = rej_cite_word_at (cursor, next, joints[i])) != 0)
          break;
      if (end == 0 || !rej_cite_number_at (cursor, end, &number) || number.end - number.start < 5 || number.value < 10000 || number.value > 99999 || !rej_cite_ends_word (cursor, number.end) || rej_cite_match_source (cursor, rej_cite_skip_blanks (cursor, number.end), &match))
        return next;
      next = add_order (self, number.start, &number);
      rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
    }
}

/*
 * rej_cite_scan_fr_doc:
 *
 * Reads "FR Doc. 2020-19145" and "FR Doc. No. E9-1234".
 */
guint32
rej_cite_scan_fr_doc (RejCiteScan *self,
                      guint32 at)
{
  static const char *const words[] = { "FR Doc.", "FR Doc", "FR DOC.", "Fed. Reg. Doc.", NULL };
  static const char *const labels[] = { "Number", "No.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words);
  guint32 start, end;
  RejCiteNumber serial;
  RejCitation *citation;

  if (next == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  end = rej_cite_words_at (cursor, next, labels);
  start = next = end != 0 ? rej_cite_skip_blanks (cursor, end) : next;
  while (rej_cite_is_upper (rej_cite_at (cursor, next)) && next - start < 3)
    next++;
  while (rej_cite_is_digit (rej_cite_at (cursor, next)) && next - start < 6)
    next++;
  if (next == start || rej_cite_dash_at (cursor, next) == 0 || !rej_cite_digits_at (cursor, next + rej_cite_dash_at (cursor, next), &serial))
    return 0;

  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, serial.end);
  citation->type = REJ_CITE_TYPE_FR_DOC;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, start, serial.end);

  return serial.end;
}

/*
 * rej_cite_scan_register:
 *
 * Reads "Federal Register 85, no. 177 (September 11, 2020): 56338", as historians cite it.
 */
guint32
rej_cite_scan_register (RejCiteScan *self,
                        guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_word_at (cursor, at, "Federal Register "), issue;
  RejCiteNumber volume, number, page;
  RejCiteTail tail = { 0 };
  RejCiteMatch match;

  if (next == 0 || !rej_cite_digits_at (cursor, next, &volume) || volume.value > 999 || !rej_cite_match_source (cursor, at, &match))
    return 0;
  next = volume.end;
  issue = rej_cite_word_at (cursor, next, ", no. ");
  if (issue != 0 && rej_cite_digits_at (cursor, issue, &number))
    next = number.end;
  if (rej_cite_match_year (cursor, next, &tail))
    next = tail.end;
  next = rej_cite_word_at (cursor, next, ": ");
  if (next == 0 || !rej_cite_number_at (cursor, next, &page) || !rej_cite_ends_word (cursor, page.end))
    return 0;
  rej_cite_scan_add (self, REJ_CITE_FR, at, page.end)->volume = volume.value;
  rej_cite_list_last (self->list)->page = page.value;
  rej_cite_list_last (self->list)->year = (guint16) tail.year_value;
  rej_cite_list_last (self->list)->edition = (guint16) match.edition;
  rej_cite_scan_field (self, REJ_CITE_FIELD_VOLUME, volume.start, volume.end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, page.start, page.end);
  if (tail.year.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, tail.year.start, tail.year.end);

  return page.end;
}

/* "1615-0114" */
static guint32
omb_number_at (const RejCiteCursor *cursor,
               guint32 at)
{
  RejCiteNumber agency, serial;
  guint dash;

  if (!rej_cite_digits_at (cursor, at, &agency) || agency.end - at != 4)
    return 0;
  dash = rej_cite_dash_at (cursor, agency.end);

  return dash > 0 && rej_cite_digits_at (cursor, agency.end + dash, &serial) && serial.end - serial.start == 4 && rej_cite_ends_word (cursor, serial.end) ? serial.end : 0;
}

/*
 * rej_cite_scan_omb:
 *
 * Reads "OMB Control Number 1615-0114".
 */
guint32
rej_cite_scan_omb (RejCiteScan *self,
                   guint32 at)
{
  static const char *const words[] = { "OMB Control Numbers", "OMB Control Number", "OMB Control Nos.",
                                       "OMB Control No.", "OMB control numbers", "OMB control number", "OMB control no.",
                                       "OMB Numbers", "OMB Number", "OMB Nos.", "OMB No.",
                                       "OMB #", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  static const char *const joints[] = { ", and ", ", ", " and ", " & ", NULL };
  guint32 next = rej_cite_words_at (cursor, at, words), end;

  if (next == 0)
    return 0;
  if (rej_cite_at (cursor, next) == ':')
    next++;
  next = rej_cite_skip_blanks (cursor, next);
  end = omb_number_at (cursor, next);
  if (end == 0)
    return 0;
  rej_cite_scan_add (self, REJ_CITE_OTHER, at, end)->type = REJ_CITE_TYPE_OMB_CONTROL;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, next, end);
  for (guint n = 0; n < 40; n++)
    {
      next = 0;
      for (guint i = 0; joints[i] != NULL && next == 0; i++)
        next = rej_cite_word_at (cursor, end, joints[i]);
      if (next == 0 || omb_number_at (cursor, next) == 0)
        break;
      end = omb_number_at (cursor, next);
      rej_cite_scan_add (self, REJ_CITE_OTHER, next, end)->type = REJ_CITE_TYPE_OMB_CONTROL;
      rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
      rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, next, end);
    }

  return end;
}
