/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* Sections named together before their code is. */
#define MAX_LISTED 12

typedef enum
{
  DIVISION_SECTION,
  DIVISION_PART,
  DIVISION_CHAPTER,
} Division;

/* "sections 103(a) and 287(b)", "part 103", "chapter 35": what stands before "of title 8" and its like. */
typedef struct
{
  Division division;
  guint32 start;
  guint32 end;
  guint n;
  RejCiteSectionMatch sections[MAX_LISTED];
} Listed;

static guint32
division_at (const RejCiteCursor *cursor,
             guint32 at,
             Division *division)
{
  static const char *const sections[] = { "sections", "Sections", "section", "Section", "secs.", "sec.", "Secs.", "Sec.",
                                          "SECTION", NULL };
  static const char *const parts[] = { "parts", "Parts", "part", "Part", NULL };
  static const char *const chapters[] = { "chapters", "Chapters", "chapter", "Chapter", NULL };
  guint32 end = at;

  *division = DIVISION_SECTION;
  while (rej_cite_section_sign_at (cursor, end) > 0 && end - at < 6)
    end = rej_cite_skip_blanks (cursor, end + 2);
  if (end > at)
    return end;
  end = rej_cite_words_at (cursor, at, sections);
  if (end == 0)
    {
      *division = DIVISION_PART;
      end = rej_cite_words_at (cursor, at, parts);
    }
  if (end == 0)
    {
      *division = DIVISION_CHAPTER;
      end = rej_cite_words_at (cursor, at, chapters);
    }

  return end != 0 && rej_cite_blank_at (cursor, end) > 0 ? rej_cite_skip_blanks (cursor, end) : 0;
}

/* Either form of a section: "103.16" is one of the C.F.R., "2000e-5" can only be one of a law. */
static gboolean
match_section (const RejCiteCursor *cursor,
               guint32 at,
               gboolean is_plural,
               RejCiteSectionMatch *section)
{
  if (rej_cite_match_cfr_section (cursor, at, 0, section) && section->has_section)
    return TRUE;

  return rej_cite_match_usc_section (cursor, at, is_plural, section);
}

/* What may stand between two members; returns where the second begins, 0 where there is none. */
static guint32
joint_at (const RejCiteCursor *cursor,
          guint32 at)
{
  static const char *const joints[] = { ", and ", ", or ", ", ", " and ", " or ", " through ", " to ", " & ", "-", NULL };
  guint32 next = 0;

  for (guint i = 0; joints[i] != NULL && next == 0; i++)
    next = rej_cite_word_at (cursor, at, joints[i]);

  return next;
}

static gboolean
read_list (const RejCiteCursor *cursor,
           guint32 at,
           Listed *listed)
{
  guint32 next = division_at (cursor, at, &listed->division);

  listed->start = at;
  listed->n = 0;
  while (next != 0 && listed->n < MAX_LISTED)
    {
      RejCiteSectionMatch *section = &listed->sections[listed->n];

      if (!match_section (cursor, next, listed->n > 0, section))
        break;
      listed->end = section->subsections_end;
      listed->n++;
      next = joint_at (cursor, listed->end);
      /* "1031(d)(1) and (d)(2)" */
      for (guint i = 0; i < MAX_LISTED && next != 0 && rej_cite_at (cursor, next) == '('; i++)
        {
          guint32 shape = 0;
          guint32 end = rej_cite_match_subsections (cursor, next, &shape);

          if (end == next || shape != 0)
            return TRUE;
          listed->end = end;
          next = joint_at (cursor, end);
        }
    }

  return listed->n > 0;
}

/* After "of title 8": which code it is, and where its name ends. */
static guint32
code_name_at (const RejCiteCursor *cursor,
              guint32 at,
              RejCiteKind *kind)
{
  guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, at) == ',' ? at + 1 : at);
  guint32 of = rej_cite_word_at (cursor, next, "of the ");
  RejCiteMatch match;

  if (of != 0)
    next = of;
  if (!rej_cite_match_source (cursor, next, &match))
    return at;
  if (rej_cite_editions[match.edition].source == REJ_CITE_SOURCE_CFR)
    *kind = REJ_CITE_CFR;
  else if (rej_cite_editions[match.edition].source == REJ_CITE_SOURCE_USC)
    *kind = REJ_CITE_USC;
  else
    return at;

  /* The period ends the sentence where the name is spelled out. */
  return match.end - match.start > 8 && rej_cite_at (cursor, match.end - 1) == '.' && rej_cite_is_lower (rej_cite_at (cursor, match.end - 2)) ? match.end - 1 : match.end;
}

static void
add_section_fields (RejCiteScan *self,
                    const RejCiteSectionMatch *section)
{
  rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section->start, section->end);
  if (section->subsections_end > section->subsections_start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SUBSECTIONS, section->subsections_start, section->subsections_end);
}

/* Adds one of several members; the first begins at the word before it, one alone ends with the name of the law. */
static RejCitation *
add_member (RejCiteScan *self,
            const Listed *listed,
            guint i,
            RejCiteKind kind,
            guint32 end)
{
  const RejCiteSectionMatch *section = &listed->sections[i];
  RejCitation *citation = rej_cite_scan_add (self, kind, i == 0 ? listed->start : section->start,
                                             listed->n == 1 ? end : section->subsections_end);

  citation->shape |= section->shape;
  if (i > 0)
    citation->shape |= REJ_CITE_SHAPE_MEMBER;

  return citation;
}

static void
add_code_member (RejCiteScan *self,
                 const Listed *listed,
                 guint i,
                 RejCiteKind kind,
                 const RejCiteNumber *title,
                 guint32 end)
{
  RejCiteSectionMatch section = listed->sections[i];
  RejCitation *citation;

  if (kind == REJ_CITE_CFR && !section.has_section)
    rej_cite_match_cfr_section (&self->cursor, section.start, title->value, &section);
  citation = add_member (self, listed, i, kind, end);
  citation->volume = title->value;
  citation->page = section.digits.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_TITLE, title->start, title->end);
  if (listed->division == DIVISION_CHAPTER)
    {
      rej_cite_scan_field (self, REJ_CITE_FIELD_CHAPTER, section.start, section.end);
      return;
    }
  if (kind == REJ_CITE_CFR)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PART, section.start, section.part_end);
  if (kind == REJ_CITE_USC || section.has_section)
    add_section_fields (self, &section);
}

/* Ends what was added at the end of the name of the law. */
static guint32
finish (RejCiteScan *self,
        guint32 end)
{
  rej_cite_list_last (self->list)->tail = end;
  self->tail = end;

  return end;
}

static guint32
scan_of_title (RejCiteScan *self,
               const Listed *listed)
{
  static const char *const titles[] = { "of title ", "of Title ", "of TITLE ", "title ", "Title ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 comma = rej_cite_at (cursor, listed->end) == ',' ? listed->end + 1 : listed->end;
  guint32 next = rej_cite_words_at (cursor, rej_cite_skip_blanks (cursor, comma), titles);
  RejCiteKind kind = REJ_CITE_USC;
  RejCiteNumber title;
  guint32 end;

  if (next == 0 || !rej_cite_digits_at (cursor, next, &title) || title.value > 999 || !rej_cite_ends_word (cursor, title.end))
    return 0;
  for (guint i = 0; i < listed->n; i++)
    if (listed->sections[i].has_section || listed->division == DIVISION_PART)
      kind = REJ_CITE_CFR;
  end = code_name_at (cursor, title.end, &kind);
  for (guint i = 0; i < listed->n; i++)
    add_code_member (self, listed, i, kind, &title, end);

  return finish (self, end);
}

/* The number before "," or " of the" and the name of a code, with the word "title" before it. */
static gboolean
title_before (const RejCiteScan *self,
              guint32 at,
              RejCiteNumber *title,
              guint32 *start_out)
{
  static const char *const joints[] = { "of the", "of", NULL };
  static const char *const words[] = { "title ", "Title ", "TITLE ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 limit = MAX (self->tail, at > 40 ? at - 40 : 0);
  guint32 end = rej_cite_back_blanks (cursor, at, limit), start;

  for (guint i = 0; joints[i] != NULL; i++)
    {
      gsize size = strlen (joints[i]);

      if (end > limit + size && rej_cite_word_at (cursor, end - size, joints[i]) == end)
        {
          end = rej_cite_back_blanks (cursor, end - size, limit);
          break;
        }
    }
  if (end > limit && cursor->text[end - 1] == ',')
    end--;
  start = end;
  while (start > limit && rej_cite_is_digit (cursor->text[start - 1]))
    start--;
  if (start == end || !rej_cite_digits_at (cursor, start, title) || title->value > 999 || start < limit + 6)
    return FALSE;
  start = rej_cite_back_blanks (cursor, start, limit);
  if (start < limit + 5)
    return FALSE;
  start -= 5;
  *start_out = start;

  return rej_cite_begins_word (cursor, start) && rej_cite_words_at (cursor, start, words) == title->start;
}

/* "title 8, part 103 of the Code of Federal Regulations": the title stands before. */
static guint32
scan_after_title (RejCiteScan *self,
                  Listed *listed)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 of = rej_cite_word_at (cursor, rej_cite_skip_blanks (cursor, listed->end), "of the ");
  RejCiteKind kind = REJ_CITE_N_KINDS;
  guint32 end = of != 0 ? code_name_at (cursor, of, &kind) : 0;
  RejCiteNumber title = { 0 };
  guint32 start;

  if (kind == REJ_CITE_N_KINDS || !title_before (self, listed->start, &title, &start))
    return 0;
  listed->start = start;
  for (guint i = 0; i < listed->n; i++)
    add_code_member (self, listed, i, kind, &title, end);

  return finish (self, end);
}

/* "section 255 of the New York Tax Law" */
static guint32
scan_of_state (RejCiteScan *self,
               const Listed *listed,
               guint32 name)
{
  guint32 end;
  guint number = rej_cite_match_subject_code (&self->cursor, name, &end);

  if (number == 0)
    return 0;
  for (guint i = 0; i < listed->n; i++)
    {
      add_member (self, listed, i, REJ_CITE_STATE_LAW, end)->volume = number;
      rej_cite_scan_field (self, REJ_CITE_FIELD_CODE, name, end);
      add_section_fields (self, &listed->sections[i]);
    }

  return finish (self, end);
}

static guint32
scan_of_law (RejCiteScan *self,
             const Listed *listed)
{
  static const char *const joints[] = { "of the ", "of ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 after = rej_cite_skip_blanks (cursor, listed->end);
  guint32 name = rej_cite_words_at (cursor, after, joints);
  RejCiteNumber congress = { 0 }, number = { 0 };
  guint32 end;

  if (listed->division != DIVISION_SECTION)
    return 0;
  /* "Section 287(b) INA" */
  if (name == 0 && (end = rej_cite_match_initials (cursor, after)) != 0)
    name = after;
  if (name == 0)
    return 0;
  end = rej_cite_match_public_law (cursor, name, &congress, &number);
  if (end == 0)
    end = rej_cite_match_act (cursor, name);
  if (end == 0)
    return scan_of_state (self, listed, name);
  for (guint i = 0; i < listed->n; i++)
    {
      RejCitation *citation = add_member (self, listed, i, congress.end > 0 ? REJ_CITE_PUBL : REJ_CITE_OTHER, end);

      if (congress.end > 0)
        {
          citation->volume = congress.value;
          citation->page = number.value;
          rej_cite_scan_field (self, REJ_CITE_FIELD_CONGRESS, congress.start, congress.end);
          rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);
        }
      else
        {
          citation->type = REJ_CITE_TYPE_NAMED_ACT;
          citation->page = listed->sections[i].digits.value;
          rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name, end);
        }
      add_section_fields (self, &listed->sections[i]);
    }

  return finish (self, end);
}

/*
 * rej_cite_scan_sections:
 *
 * Reads "section 103.16 of title 8, Code of Federal Regulations", "sections 103(a) and 287(b) of the INA", "section 428
 * of Public Law 107-296" and their like from the word or sign on.
 */
guint32
rej_cite_scan_sections (RejCiteScan *self,
                        guint32 at)
{
  Listed listed;
  guint32 end;

  if (!read_list (&self->cursor, at, &listed))
    return 0;
  if (rej_cite_at (&self->cursor, listed.end) != ',' && rej_cite_blank_at (&self->cursor, listed.end) == 0)
    return 0;
  end = scan_of_title (self, &listed);
  if (end == 0)
    end = scan_after_title (self, &listed);

  return end != 0 ? end : scan_of_law (self, &listed);
}

/*
 * rej_cite_scan_code_name:
 * @at: where "United States Code" or "Code of Federal Regulations" stands
 *
 * Reads "title 5, United States Code, section 553".
 */
guint32
rej_cite_scan_code_name (RejCiteScan *self,
                         guint32 at)
{
  static const char *const names[] = { "United States Code", "Code of Federal Regulations", "U.S. Code", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_words_at (cursor, at, names), next;
  RejCiteNumber title = { 0 };
  RejCiteKind kind = rej_cite_at (cursor, at) == 'C' ? REJ_CITE_CFR : REJ_CITE_USC;
  Listed listed;

  if (end == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, end) == ',' ? end + 1 : end);
  if (next == end || !read_list (cursor, next, &listed))
    return 0;
  if (!title_before (self, at, &title, &listed.start))
    return 0;
  for (guint i = 0; i < listed.n; i++)
    add_code_member (self, &listed, i, kind, &title, listed.end);

  return finish (self, MAX (listed.end, self->tail));
}
