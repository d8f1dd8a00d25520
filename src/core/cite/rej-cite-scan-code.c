/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* What stands before the first section. */
typedef enum
{
  SIGN_NONE,
  SIGN_ONE,
  SIGN_MANY,
  SIGN_PART,
  SIGN_PARTS,
} Sign;

/* One citation of the U.S. Code or the C.F.R. with all its members. */
typedef struct
{
  RejCiteScan *scan;
  RejCiteKind kind;
  RejCiteSpan title;
  guint32 title_value;
  RejCiteSpan appendix;
  Sign sign;
  RejCiteSpan sign_span;
  guint32 shape;
  gboolean has_several;
  guint n_members;
  guint first; /* position of the first member in the list */
} Code;

static Sign
sign_at (const RejCiteCursor *cursor,
         guint32 at,
         guint32 *end,
         gboolean *is_word)
{
  static const char *const many[] = { "sections", "Sections", "secs.", "Secs.", "sects.", NULL };
  static const char *const one[] = { "section", "Section", "sec.", "Sec.", "sect.", NULL };
  static const char *const parts[] = { "parts", "Parts", "pts.", "Pts.", "PARTS", NULL };
  static const char *const part[] = { "part", "Part", "pt.", "Pt.", "PART", NULL };
  guint32 next = at;
  guint n = 0;

  while (rej_cite_section_sign_at (cursor, next) > 0 && n < 3)
    {
      next += 2;
      n++;
      *end = next;
      next = rej_cite_skip_blanks (cursor, next);
    }
  *is_word = n == 0;
  if (n > 0)
    return n == 1 ? SIGN_ONE : SIGN_MANY;
  if ((*end = rej_cite_words_at (cursor, at, many)) != 0)
    return SIGN_MANY;
  if ((*end = rej_cite_words_at (cursor, at, one)) != 0)
    return SIGN_ONE;
  if ((*end = rej_cite_words_at (cursor, at, parts)) != 0)
    return SIGN_PARTS;
  if ((*end = rej_cite_words_at (cursor, at, part)) != 0)
    return SIGN_PART;
  *end = at;

  return SIGN_NONE;
}

static gboolean
match_section (const Code *code,
               guint32 at,
               RejCiteSectionMatch *section)
{
  const RejCiteCursor *cursor = &code->scan->cursor;

  if (code->kind == REJ_CITE_USC)
    return rej_cite_match_usc_section (cursor, at, code->sign == SIGN_MANY, section);

  return rej_cite_match_cfr_section (cursor, at, code->title_value, section);
}

/* "et seq." after a section; 0 where it is not there. */
static guint32
et_seq_at (const RejCiteCursor *cursor,
           guint32 at)
{
  static const char *const forms[] = { "et seq.", "et. seq.", "et seq", "et. seq", NULL };
  guint32 next = rej_cite_at (cursor, at) == ',' ? at + 1 : at;

  return rej_cite_words_at (cursor, rej_cite_skip_marks (cursor, rej_cite_skip_blanks (cursor, next)), forms);
}

/* What of a part of the C.F.R. is cited. */
typedef struct
{
  RejCiteSpan appendix;
  RejCiteSpan subpart;
  guint32 start; /* where the citation begins, if "Appendix A of" stands before it */
  guint32 end; /* where it ends */
} Annex;

static guint32
label_end (const RejCiteCursor *cursor,
           guint32 at)
{
  guint32 end = at;

  while ((rej_cite_is_upper (rej_cite_at (cursor, end)) || rej_cite_is_digit (rej_cite_at (cursor, end))) && end - at < 6)
    end++;

  return end > at && rej_cite_ends_word (cursor, end) ? end : 0;
}

/* Reads ", Subpart A" and ", Appendix A" after a part. */
static void
match_annex (const RejCiteCursor *cursor,
             guint32 at,
             Annex *annex)
{
  static const char *const subparts[] = { "subparts", "subpart", "Subparts", "Subpart", "subpt.", "Subpt.", NULL };
  static const char *const appendices[] = { "appendices", "appendix", "Appendix", "app.", "App.", NULL };

  annex->end = at;
  for (guint n = 0; n < 2; n++)
    {
      guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, annex->end) == ',' ? annex->end + 1 : annex->end);
      guint32 word = next > annex->end ? rej_cite_words_at (cursor, next, subparts) : 0;
      RejCiteSpan *span = word != 0 ? &annex->subpart : &annex->appendix;
      guint32 end;

      if (word == 0 && next > annex->end)
        word = rej_cite_words_at (cursor, next, appendices);
      word = word != 0 ? rej_cite_skip_blanks (cursor, word) : 0;
      end = word != 0 && span->end == 0 ? label_end (cursor, word) : 0;
      if (end == 0)
        return;
      *span = (RejCiteSpan) { word, end };
      annex->end = end;
    }
}

/* Reads "Appendix A of" or "subpart B of" before a title. */
static void
match_annex_before (const RejCiteScan *scan,
                    guint32 at,
                    Annex *annex)
{
  const RejCiteCursor *cursor = &scan->cursor;
  guint32 limit = MAX (scan->tail, at > 30 ? at - 30 : 0);

  annex->start = at;
  for (guint32 i = at; i-- > limit;)
    {
      static const char *const words[] = { "Appendix ", "appendix ", "App. ", "Subpart ", "subpart ", NULL };
      guint32 label = i + 3 < at ? rej_cite_words_at (cursor, i, words) : 0;
      guint32 end = label != 0 && rej_cite_begins_word (cursor, i) ? label_end (cursor, label) : 0;

      if (end != 0 && (rej_cite_word_at (cursor, end, " of ") == at || rej_cite_word_at (cursor, end, " to ") == at))
        {
          *((rej_cite_at (cursor, i) | 0x20) == 'a' ? &annex->appendix : &annex->subpart) = (RejCiteSpan) { label, end };
          annex->start = i;
          return;
        }
    }
}

/* Adds one member and what follows its section; returns the offset after it. */
static guint32
add_member (Code *code,
            guint32 start,
            const RejCiteSectionMatch *section)
{
  static const char *const notes[] = { "note", NULL };
  const RejCiteCursor *cursor = &code->scan->cursor;
  gboolean is_shared = section->shared.end > section->shared.start;
  guint32 end = section->subsections_end;
  guint32 note = 0, et_seq;
  RejCitation *citation;
  Annex annex = { .appendix = code->appendix };

  if (code->kind == REJ_CITE_USC && rej_cite_blank_at (cursor, end) > 0)
    note = rej_cite_words_at (cursor, rej_cite_skip_blanks (cursor, end), notes);
  if (note != 0)
    end = note;
  if (code->kind == REJ_CITE_CFR)
    {
      match_annex (cursor, end, &annex);
      end = annex.end;
      if (code->n_members == 0)
        {
          match_annex_before (code->scan, start, &annex);
          start = annex.start;
        }
    }
  et_seq = et_seq_at (cursor, end);
  if (et_seq != 0)
    end = et_seq;

  citation = rej_cite_scan_add (code->scan, code->kind, start, end);
  citation->volume = code->title_value;
  citation->page = section->digits.value;
  citation->shape |= section->shape | (code->n_members > 0 ? REJ_CITE_SHAPE_MEMBER : code->shape);
  if (code->sign == SIGN_PART && section->has_section)
    citation->shape |= REJ_CITE_SHAPE_PART_HAS_SECTION;
  code->n_members++;
  for (guint32 i = section->subsections_start; i < section->subsections_end; i++)
    if (rej_cite_at (cursor, i) == ')' && rej_cite_dash_at (cursor, i + 1) > 0)
      code->has_several = TRUE;

  rej_cite_scan_field (code->scan, REJ_CITE_FIELD_TITLE, code->title.start, code->title.end);
  if (code->kind == REJ_CITE_CFR)
    rej_cite_scan_field (code->scan, REJ_CITE_FIELD_PART, is_shared ? section->shared.start : section->start, section->part_end);
  if (is_shared)
    rej_cite_list_add_shared_field (code->scan->list, REJ_CITE_FIELD_SECTION, cursor->text, section->shared.start, section->shared.end, section->start, section->end);
  else if (code->kind == REJ_CITE_USC || section->has_section)
    rej_cite_scan_field (code->scan, REJ_CITE_FIELD_SECTION, section->start, section->end);
  if (section->subsections_end > section->subsections_start)
    rej_cite_scan_field (code->scan, REJ_CITE_FIELD_SUBSECTIONS, section->subsections_start, section->subsections_end);
  if (annex.appendix.end > annex.appendix.start)
    rej_cite_scan_field (code->scan, REJ_CITE_FIELD_APPENDIX, annex.appendix.start, annex.appendix.end);
  if (annex.subpart.end > annex.subpart.start)
    rej_cite_scan_field (code->scan, REJ_CITE_FIELD_SUBPART, annex.subpart.start, annex.subpart.end);
  if (note != 0)
    rej_cite_scan_field (code->scan, REJ_CITE_FIELD_NOTE, note - 4, note);
  if (et_seq != 0)
    {
      rej_cite_list_add_flag (code->scan->list, REJ_CITE_FIELD_ET_SEQ);
      code->has_several = TRUE;
    }

  return end;
}

/* What may stand between two members; @is_range for a dash, "to" or "through". */
static guint32
separator_at (const RejCiteCursor *cursor,
              guint32 at,
              gboolean *is_range)
{
  static const char *const ranges[] = { "through ", "to ", NULL };
  static const char *const joints[] = { "and ", "& ", "or ", NULL };
  guint dash = rej_cite_dash_at (cursor, at);
  guint32 next = at, end;

  *is_range = FALSE;
  if (dash > 0)
    {
      *is_range = TRUE;
      return rej_cite_skip_blanks (cursor, at + dash);
    }
  if (rej_cite_at (cursor, at) == ',' || rej_cite_at (cursor, at) == ';')
    next = at + 1;
  if (rej_cite_blank_at (cursor, next) == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, next);
  /* "1.1 - 1.5" */
  dash = rej_cite_dash_at (cursor, next);
  if (dash > 0 && rej_cite_blank_at (cursor, next + dash) > 0 && rej_cite_at (cursor, at) != ',')
    {
      *is_range = TRUE;
      return rej_cite_skip_blanks (cursor, next + dash);
    }
  if (rej_cite_at (cursor, at) != ',' && (end = rej_cite_words_at (cursor, next, ranges)) != 0)
    {
      *is_range = TRUE;
      return end;
    }
  if ((end = rej_cite_words_at (cursor, next, joints)) != 0)
    return rej_cite_skip_blanks (cursor, end);

  return next > at && (rej_cite_at (cursor, at) == ',' || rej_cite_at (cursor, at) == ';') ? next : 0;
}

/* Whether what follows a number shows that it counts something, so that it is no section. */
static gboolean
counts_something (const RejCiteCursor *cursor,
                  guint32 at)
{
  static const char *const after_sections[] = { "and", "or", "of", "to", "through", "note", "et", "require", "requires",
                                                "provide", "provides", "authorize", "authorizes", "permit", "permits",
                                                "apply", "applies", "is", "are", "was", "were", "do", "does", "may",
                                                "must", "shall", "would", "should", "could", "can", "in", "for", "as",
                                                "by", "with", "which", "that", "on", "but", "because", "if", "when",
                                                "where", "at", "under", "from", "also", "not", "only", "both", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, at);
  guchar byte = rej_cite_at (cursor, next);

  if (byte == '%' || byte == '$')
    return TRUE;
  if (next == at || !rej_cite_is_letter (byte))
    return FALSE;

  return rej_cite_words_at (cursor, next, after_sections) == 0;
}

/* Whether a number opens another citation ("85 FR 56338") or is none of the list. */
static gboolean
is_member (const Code *code,
           const RejCiteSectionMatch *section,
           const RejCiteSectionMatch *before,
           gboolean has_own_sign,
           gboolean is_range)
{
  const RejCiteCursor *cursor = &code->scan->cursor;
  guint32 next = rej_cite_skip_blanks (cursor, section->subsections_end);
  RejCiteMatch match;

  if (section->end == section->digits.end && next > section->end && rej_cite_match_source (cursor, next, &match))
    return FALSE;
  if (has_own_sign)
    return TRUE;
  if (code->kind == REJ_CITE_CFR && section->has_section != before->has_section)
    return FALSE;
  if (code->sign == SIGN_MANY || code->sign == SIGN_PARTS)
    return TRUE;
  /* A comma may go on with the sentence: "5 U.S.C. 553, 30 days before". */
  if (code->kind == REJ_CITE_USC && !is_range && section->digits.end - section->digits.start < 3 && section->end == section->digits.end)
    return FALSE;

  return !counts_something (cursor, section->subsections_end);
}

/* "1981-83" leaves out what the two have in common. */
static void
share_digits (const RejCiteCursor *cursor,
              const RejCiteSectionMatch *from,
              RejCiteSectionMatch *to)
{
  guint n_from = from->digits.end - from->digits.start;
  guint n_to = to->digits.end - to->digits.start;
  guint32 unit = 1;

  if (n_to >= n_from || from->digits.end != from->end || to->digits.end != to->end || from->shared.end > 0)
    return;
  for (guint i = 0; i < n_to; i++)
    unit *= 10;
  if (from->digits.value % unit >= to->digits.value)
    return;
  to->shared = (RejCiteSpan) { from->start, from->start + n_from - n_to };
  to->digits.value += from->digits.value - from->digits.value % unit;
}

static gboolean
runs_down (const Code *code,
           const RejCiteCursor *cursor,
           const RejCiteSectionMatch *from,
           const RejCiteSectionMatch *to)
{
  guint n_from = from->digits.end - from->digits.start;
  guint n_to = to->digits.end - to->digits.start;

  if (code->kind == REJ_CITE_CFR && from->has_section && to->has_section)
    {
      RejCiteNumber a, b;

      if (from->digits.value != to->digits.value)
        return from->digits.value > to->digits.value;
      return from->end - from->part_end < 10 && rej_cite_digits_at (cursor, from->part_end + 1, &a) && rej_cite_digits_at (cursor, to->part_end + 1, &b) && a.end == from->end && b.end == to->end && a.value > b.value;
    }
  if (n_to < n_from && to->shared.end == 0)
    {
      guint32 unit = 1;

      for (guint i = 0; i < n_to; i++)
        unit *= 10;
      return from->digits.value % unit > to->digits.value;
    }

  return from->digits.value > to->digits.value;
}

/* Reads on while there are more members; returns the offset after the last. */
static guint32
add_members (Code *code,
             guint32 at,
             RejCiteSectionMatch before)
{
  const RejCiteCursor *cursor = &code->scan->cursor;

  for (;;)
    {
      gboolean is_range, is_word = FALSE;
      guint32 next = separator_at (cursor, at, &is_range);
      RejCiteSectionMatch section;
      guint32 sign_end;
      Sign sign;

      if (next == 0)
        return at;
      if (rej_cite_at (cursor, next) == '(')
        {
          guint32 shape = 0;
          guint32 end = rej_cite_match_subsections (cursor, next, &shape);

          if (end == next || shape != 0 || rej_cite_at (cursor, at) == ';')
            return at;
          code->has_several = TRUE;
          at = end;
          continue;
        }
      if (code->kind == REJ_CITE_CFR && (rej_cite_at (cursor, next) == '.' || is_range) && rej_cite_match_cfr_rest (cursor, next, &before, &section))
        {
          at = add_member (code, next, &section);
          code->has_several = TRUE;
          before = section;
          continue;
        }
      sign = sign_at (cursor, next, &sign_end, &is_word);
      if ((sign == SIGN_PART || sign == SIGN_PARTS) != (code->sign == SIGN_PART || code->sign == SIGN_PARTS) && sign != SIGN_NONE)
        return at;
      if (!match_section (code, rej_cite_skip_blanks (cursor, sign_end), &section) || !is_member (code, &section, &before, sign != SIGN_NONE, is_range))
        return at;

      /* "5 U.S.C. 553; section 552 of title 6" */
      if (is_word && sign != SIGN_NONE && rej_cite_word_at (cursor, section.subsections_end, " of ") != 0)
        return at;
      if (is_range && code->kind == REJ_CITE_USC)
        share_digits (cursor, &before, &section);
      at = add_member (code, section.start, &section);
      if (is_range && runs_down (code, cursor, &before, &section))
        rej_cite_list_last (code->scan->list)->shape |= REJ_CITE_SHAPE_BACKWARDS;
      if (sign == SIGN_NONE)
        code->has_several = TRUE;
      before = section;
    }
}

/* With the whole list read, tells whether the number of section signs fits. */
static void
judge_sign (Code *code)
{
  RejCitation *first = &g_array_index (code->scan->list->citations, RejCitation, code->first);

  if (code->sign_span.end == code->sign_span.start)
    return;
  if (code->sign == SIGN_ONE && code->n_members > 1 && code->has_several)
    first->shape |= REJ_CITE_SHAPE_SIGN_PLURAL;
  if (code->sign == SIGN_MANY && code->n_members == 1 && !code->has_several)
    first->shape |= REJ_CITE_SHAPE_SIGN_SINGULAR;
}

static guint32
appendix_at (const RejCiteCursor *cursor,
             guint32 at)
{
  static const char *const forms[] = { "Appendix", "appendix", "App.", "app.", "App", NULL };

  return rej_cite_words_at (cursor, at, forms);
}

/* "ch. I", "chapters 5 and 7", "subpart 9.4": divisions of a title other than parts. */
static guint32
scan_division (RejCiteScan *self,
               RejCiteKind kind,
               const RejCiteNumber *title,
               guint32 at)
{
  static const char *const chapters[] = { "chapters", "chapter", "Chapters", "Chapter", "chs.", "chap.", "ch.", "Ch.", NULL };
  static const char *const subparts[] = { "subparts", "subpart", "Subpart", NULL };
  static const char *const joints[] = { ", and ", " and ", ", ", " & ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 word = rej_cite_words_at (cursor, at, chapters), start = title->start, end = 0;
  gboolean is_subpart = word == 0 && kind == REJ_CITE_CFR;
  gboolean is_plural;

  if (is_subpart)
    word = rej_cite_words_at (cursor, at, subparts);
  if (word == 0)
    return 0;
  is_plural = rej_cite_at (cursor, word - 1) == 's' || rej_cite_at (cursor, word - 2) == 's';
  word = rej_cite_skip_blanks (cursor, word);
  do
    {
      guint32 next = label_end (cursor, word);
      RejCiteNumber inner;

      if (is_subpart && next != 0 && rej_cite_at (cursor, next) == '.' && rej_cite_digits_at (cursor, next + 1, &inner))
        next = inner.end;
      else if (is_subpart)
        return end;
      if (next == 0 || (end != 0 && rej_cite_is_upper (rej_cite_at (cursor, rej_cite_skip_blanks (cursor, next)))))
        return end;
      rej_cite_scan_add (self, kind, start, next)->volume = title->value;
      if (end != 0)
        rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
      rej_cite_scan_field (self, REJ_CITE_FIELD_TITLE, title->start, title->end);
      if (is_subpart)
        rej_cite_scan_field (self, REJ_CITE_FIELD_PART, word, inner.start - 1);
      rej_cite_scan_field (self, is_subpart ? REJ_CITE_FIELD_SUBPART : REJ_CITE_FIELD_CHAPTER, word, next);
      end = next;
      word = 0;
      for (guint i = 0; joints[i] != NULL && word == 0 && is_plural; i++)
        word = rej_cite_word_at (cursor, end, joints[i]);
      start = word;
    }
  while (word != 0);

  return end;
}

/* Title 3 is a compilation: "3 CFR, 1982 Comp., p. 166", "3 C.F.R. 215 (1994)". */
static guint32
scan_compilation (RejCiteScan *self,
                  const RejCiteNumber *title,
                  guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  RejCiteNumber year = { 0 }, page = { 0 };
  guint32 end;
  RejCiteTail tail;

  if (title->value != 3 || !rej_cite_digits_at (cursor, at, &year))
    return 0;
  end = rej_cite_word_at (cursor, year.end, " Comp.");
  if (end != 0)
    {
      guint32 next = rej_cite_word_at (cursor, end, ", p. ");

      if (next == 0)
        next = rej_cite_word_at (cursor, end, " p. ");
      if (next == 0)
        next = rej_cite_word_at (cursor, end, ", at ");
      if (next != 0 && rej_cite_digits_at (cursor, next, &page))
        end = page.end;
    }
  else
    {
      /* Parts 100 to 102 are all it has. */
      page = year;
      end = page.end;
      if ((page.value >= 100 && page.value <= 102) || !rej_cite_match_year (cursor, end, &tail) || tail.court.end > tail.court.start)
        return 0;
      year = (RejCiteNumber) { .value = tail.year_value, .start = tail.year.start, .end = tail.year.end };
    }
  rej_cite_scan_add (self, REJ_CITE_CFR, title->start, end)->volume = title->value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_TITLE, title->start, title->end);
  if (page.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PAGE, page.start, page.end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, year.start, year.end);

  return end;
}

/*
 * rej_cite_scan_code:
 *
 * Reads "5 U.S.C. §§ 553, 706" or "8 CFR part 103" from its abbreviation on.
 */
guint32
rej_cite_scan_code (RejCiteScan *self,
                    const RejCiteNumber *title,
                    const RejCiteMatch *match)
{
  const RejCiteCursor *cursor = &self->cursor;
  gboolean is_usc = rej_cite_editions[match->edition].source == REJ_CITE_SOURCE_USC;
  Code code = { .scan = self, .kind = is_usc ? REJ_CITE_USC : REJ_CITE_CFR };
  guint32 next = rej_cite_skip_blanks (cursor, match->end);
  guint32 sign_end, appendix, end;
  RejCiteNumber number;
  RejCiteSectionMatch section;
  gboolean is_word;

  if (title->value > 999)
    return 0;
  if (next == match->end && rej_cite_at (cursor, next) != ',' && rej_cite_section_sign_at (cursor, next) == 0 && (match->shape & REJ_CITE_SHAPE_PLAIN) == 0 && rej_cite_at (cursor, next - 1) != '.')
    return 0;
  if (rej_cite_at (cursor, next) == ',')
    next = rej_cite_skip_blanks (cursor, next + 1);
  appendix = is_usc ? appendix_at (cursor, next) : 0;
  if (appendix != 0)
    {
      code.appendix = (RejCiteSpan) { next, appendix };
      next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, appendix) == ',' ? appendix + 1 : appendix);
      /* "app. 2 § 6" */
      if (rej_cite_digits_at (cursor, next, &number) && rej_cite_section_sign_at (cursor, rej_cite_skip_blanks (cursor, number.end)) > 0)
        {
          code.appendix.end = number.end;
          next = rej_cite_skip_blanks (cursor, number.end);
        }
    }
  end = scan_division (self, code.kind, title, next);
  if (end == 0 && !is_usc)
    end = scan_compilation (self, title, next);
  if (end != 0)
    {
      rej_cite_list_last (self->list)->shape |= match->shape & REJ_CITE_SHAPE_PLAIN;
      return end;
    }
  code.sign = sign_at (cursor, next, &sign_end, &is_word);
  if (!is_word)
    code.sign_span = (RejCiteSpan) { next, sign_end };
  next = rej_cite_skip_blanks (cursor, sign_end);

  code.title = (RejCiteSpan) { title->start, title->end };
  code.title_value = title->value;
  code.shape = match->shape;
  if (!is_word && code.sign != SIGN_NONE && next == sign_end)
    code.shape |= REJ_CITE_SHAPE_SIGN_SPACING;
  if (rej_cite_at (cursor, title->end) == '.')
    code.shape |= REJ_CITE_SHAPE_PUNCTUATION;
  if (!match_section (&code, next, &section))
    return 0;
  if (code.sign == SIGN_NONE && section.end == section.digits.end && rej_cite_at (cursor, section.end) == '%')
    return 0;

  code.first = rej_cite_list_get_n (self->list);
  next = add_member (&code, title->start, &section);
  rej_cite_list_add_mark (self->list, REJ_CITE_MARK_ABBREVIATION, match->start, match->end);
  if (code.sign_span.end > code.sign_span.start)
    rej_cite_list_add_mark (self->list, REJ_CITE_MARK_SIGN, code.sign_span.start, code.sign_span.end);
  next = add_members (&code, next, section);
  judge_sign (&code);

  return next;
}
