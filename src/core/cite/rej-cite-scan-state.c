/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* Words of a code's subject ("Bus. & Prof. Code"). */
#define MAX_SUBJECT 7

/* The laws of a state as they are cited: the code, and the parts before the section. */
typedef struct
{
  guint number; /* in the table */
  RejCiteSpan code;
  RejCiteSpan title;
  RejCiteSpan chapter;
  gboolean has_sign; /* a sign or a word that only a section follows */
  gboolean is_plural;
} StateLaw;

static guint32
skip_word (const RejCiteCursor *cursor,
           guint32 at)
{
  while (rej_cite_is_alnum (rej_cite_at (cursor, at)) || rej_cite_at (cursor, at) == '.' || rej_cite_at (cursor, at) == '-')
    at++;
  if (rej_cite_apostrophe_at (cursor, at) > 0)
    {
      at += rej_cite_apostrophe_at (cursor, at);
      while (rej_cite_is_letter (rej_cite_at (cursor, at)) || rej_cite_at (cursor, at) == '.')
        at++;
    }

  return at;
}

/* Skips the subject of a code to its last word: "Penal Code", "Gen. Bus. Law", "Gov't Code Ann."; 0 if it is none. */
static guint32
subject_end (const RejCiteCursor *cursor,
             guint32 at)
{
  static const char *const lasts[] = { "Code Ann.", "Code", "Laws", "Law", "CODE ANN.", "CODE", "LAWS", "LAW", NULL };
  static const char *const joints[] = { "&", "and", "of", NULL };
  static const char *const wholes[] = { "C.P.L.R.", "CPLR", NULL };

  for (guint n = 0; n < MAX_SUBJECT; n++)
    {
      guint32 next = rej_cite_skip_blanks (cursor, at);
      guint32 end = n == 0 ? rej_cite_words_at (cursor, next, wholes) : 0;

      if (end != 0 && next > at)
        return end;
      end = rej_cite_words_at (cursor, next, lasts);

      if (next == at)
        return 0;
      if (end != 0)
        return n > 0 ? end : 0;
      end = rej_cite_words_at (cursor, next, joints);
      if (end == 0 && rej_cite_is_upper (rej_cite_at (cursor, next)))
        end = skip_word (cursor, next);
      if (end == 0)
        return 0;
      at = end;
    }

  return 0;
}

/* "Md. Code Ann., State Gov't § 10": the subject stands after a comma and before the sign. */
static guint32
later_subject_end (const RejCiteCursor *cursor,
                   guint32 at)
{
  guint32 next = rej_cite_at (cursor, at) == ',' ? at + 1 : at;

  for (guint n = 0; n < MAX_SUBJECT; n++)
    {
      guint32 word = rej_cite_skip_blanks (cursor, next);
      guint32 end = word;

      if (word == next)
        return 0;
      if (rej_cite_section_sign_at (cursor, word) > 0)
        return n > 0 ? next : 0;
      if (rej_cite_is_upper (rej_cite_at (cursor, word)))
        end = skip_word (cursor, word);
      else if (rej_cite_at (cursor, word) == '&')
        end = word + 1;
      if (end == word)
        return 0;
      next = end;
    }

  return 0;
}

/* A title or chapter: a number, perhaps with a letter or a hyphen ("93H", "2.2-40"). */
static guint32
division_at (const RejCiteCursor *cursor,
             guint32 at)
{
  guint32 end = at;

  while (end - at < 12 && (rej_cite_is_alnum (rej_cite_at (cursor, end)) || (strchr (".-", rej_cite_at (cursor, end)) != NULL && rej_cite_is_alnum (rej_cite_at (cursor, end + 1)))))
    end++;

  return end > at && (rej_cite_is_digit (rej_cite_at (cursor, at)) || (rej_cite_is_upper (rej_cite_at (cursor, at)) && end - at < 5)) ? end : 0;
}

/* Reads "tit. 8, ch. 5, §" before a section; returns where the section must stand. */
static guint32
read_divisions (const RejCiteCursor *cursor,
                guint32 at,
                StateLaw *law)
{
  static const char *const titles[] = { "tit.", "Tit.", "title", "Title", "t.", NULL };
  static const char *const chapters[] = { "chapters", "chapter", "Chapter", "chap.", "chs.", "ch.", "Ch.", "c.", NULL };
  static const char *const sections[] = { "sections", "section", "Sections", "Section", "secs.", "sec.", "Sec.", "rules",
                                          "rule", "Rule", "regs.", "reg.", "r.", "R.", "arts.", "art.", "Art.",
                                          "article", "Article", "§", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, at) == ',' ? at + 1 : at);

  for (guint n = 0; n < 3; n++)
    {
      guint32 word = rej_cite_words_at (cursor, next, titles);
      RejCiteSpan *division = word != 0 ? &law->title : &law->chapter;
      guint32 end;

      if (word == 0)
        word = rej_cite_words_at (cursor, next, chapters);
      if (word == 0)
        break;
      word = rej_cite_skip_blanks (cursor, word);
      end = division_at (cursor, word);
      if (end == 0)
        break;
      *division = (RejCiteSpan) { word, end };
      at = end;
      next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, end) == ',' ? end + 1 : end);
    }
  while (rej_cite_section_sign_at (cursor, next) > 0)
    {
      law->is_plural = law->has_sign;
      law->has_sign = TRUE;
      next = rej_cite_skip_blanks (cursor, next + 2);
    }
  if (!law->has_sign)
    {
      guint32 word = rej_cite_words_at (cursor, next, sections);

      if (word != 0)
        {
          law->has_sign = TRUE;
          law->is_plural = rej_cite_at (cursor, word - 1) == 's';
          next = rej_cite_skip_blanks (cursor, word);
        }
    }

  return next;
}

/* Whether the dash in "295–300.3" leads to another section. After two signs a plain one may, where numbers are big. */
static gboolean
is_range (const RejCiteCursor *cursor,
          guint32 start,
          guint32 dash_at,
          guint size,
          gboolean is_plural)
{
  RejCiteNumber from, to;
  gboolean has_point = memchr (cursor->text + start, '.', dash_at - start) != NULL;

  if (!is_plural || !rej_cite_digits_at (cursor, dash_at + size, &to))
    return FALSE;
  if (!rej_cite_digits_at (cursor, start, &from))
    return FALSE;
  if (size > 1 && (has_point || from.end - start >= 3))
    return TRUE;

  /* "2.2-4000" and "173-400-030" are sections. */
  if (rej_cite_dash_at (cursor, to.end) > 0 || to.value < from.value)
    return FALSE;
  if (has_point)
    return rej_cite_at (cursor, to.end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, to.end + 1));

  return from.end - start >= 3;
}

/* A section of a state's code: "11346.2", "899-aa", "52:14B-1", "14/10", "R18-2-101". */
static guint32
section_at (const RejCiteCursor *cursor,
            guint32 at,
            gboolean is_plural,
            gboolean *has_mark)
{
  guint32 end = at;
  guint n_letters = 0;

  *has_mark = FALSE;
  while (rej_cite_is_upper (rej_cite_at (cursor, end)) && n_letters < 4)
    {
      end++;
      n_letters++;
    }
  if (!rej_cite_is_digit (rej_cite_at (cursor, end)) && !(n_letters > 0 && rej_cite_at (cursor, end) == '-' && rej_cite_is_digit (rej_cite_at (cursor, end + 1))))
    return 0;
  for (guint n = 0; n < 40; n++)
    {
      guchar byte = rej_cite_at (cursor, end);
      guint dash = rej_cite_dash_at (cursor, end);

      if (rej_cite_is_alnum (byte))
        {
          end++;
          continue;
        }
      if (dash > 0 ? is_range (cursor, at, end, dash, is_plural) : byte == 0 || strchr (".:/", byte) == NULL)
        break;
      if (!rej_cite_is_alnum (rej_cite_at (cursor, end + MAX (dash, 1u))))
        break;
      *has_mark = TRUE;
      end += MAX (dash, 1u);
    }

  return rej_cite_ends_word (cursor, end) ? end : 0;
}

/* "subd. 1" of Minnesota. */
static guint32
subdivision_at (const RejCiteCursor *cursor,
                guint32 at)
{
  static const char *const words[] = { "subds.", "subd.", "subdivision", NULL };
  guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, at) == ',' ? at + 1 : at);
  guint32 end = rej_cite_words_at (cursor, next, words);
  RejCiteNumber number;

  return end != 0 && rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, end), &number) ? number.end : 0;
}

static guint32
add_section (RejCiteScan *self,
             const StateLaw *law,
             guint32 start,
             RejCiteSpan section,
             RejCiteSpan shared)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 shape = 0, end = section.end, subsections = section.end;
  RejCitation *citation;

  if (section.end > section.start)
    {
      end = rej_cite_match_subsections (cursor, section.end, &shape);
      if (end == section.end && subdivision_at (cursor, end) != 0)
        {
          subsections = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, end) == ',' ? end + 1 : end);
          end = subdivision_at (cursor, end);
        }
    }
  else
    {
      end = MAX (law->chapter.end, law->title.end);
    }
  citation = rej_cite_scan_add (self, REJ_CITE_STATE_LAW, start, end);
  citation->volume = law->number;
  citation->shape |= shape;
  rej_cite_scan_field (self, REJ_CITE_FIELD_CODE, law->code.start, law->code.end);
  if (law->title.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_TITLE, law->title.start, law->title.end);
  if (law->chapter.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_CHAPTER, law->chapter.start, law->chapter.end);
  if (shared.end > shared.start)
    rej_cite_list_add_shared_field (self->list, REJ_CITE_FIELD_SECTION, cursor->text, shared.start, shared.end, section.start, section.end);
  else if (section.end > section.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);
  if (end > subsections && section.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SUBSECTIONS, subsections, end);

  return end;
}

/* Gives every member of a list the year in the parenthesis after it. */
static void
add_years (RejCiteScan *self,
           guint32 end)
{
  guint last = rej_cite_list_get_n (self->list) - 1;
  RejCiteTail tail;

  if (!rej_cite_match_year (&self->cursor, end, &tail))
    return;
  g_array_index (self->list->citations, RejCitation, last).tail = tail.end;
  g_array_index (self->list->citations, RejCitation, last).year = (guint16) tail.year_value;
  self->tail = tail.end;
  rej_cite_scan_field (self, REJ_CITE_FIELD_YEAR, tail.year.start, tail.year.end);
}

static guint32
joint_at (const RejCiteCursor *cursor,
          guint32 at)
{
  static const char *const joints[] = { ", and ", ", or ", ", ", " and ", " or ", " & ", " through ", " to ", "-", NULL };

  for (guint i = 0; joints[i] != NULL; i++)
    if (rej_cite_word_at (cursor, at, joints[i]) != 0)
      return rej_cite_word_at (cursor, at, joints[i]);

  return 0;
}

/* What ".900" and "-1313" leave out of "19.375.010" and "6-1-1301" before them: all down to the last such mark. */
static RejCiteSpan
shared_part (const RejCiteCursor *cursor,
             RejCiteSpan before,
             guint32 at)
{
  guint32 end = before.end;

  if (before.end == 0 || (rej_cite_at (cursor, at) != '.' && rej_cite_at (cursor, at) != '-'))
    return (RejCiteSpan) { 0, 0 };
  while (end > before.start && cursor->text[end - 1] != (char) rej_cite_at (cursor, at))
    end--;

  return end > before.start + 1 ? (RejCiteSpan) { before.start, end - 1 } : (RejCiteSpan) { 0, 0 };
}

/* Reads the sections after a sign for several. */
static guint32
add_members (RejCiteScan *self,
             const StateLaw *law,
             RejCiteSpan last,
             guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;

  while (law->is_plural)
    {
      guint32 next = joint_at (cursor, at);
      gboolean has_mark;
      RejCiteSpan shared = next != 0 ? shared_part (cursor, last, next) : (RejCiteSpan) { 0, 0 };
      guint32 number = shared.end > 0 ? next + 1 : next;
      guint32 end = next != 0 && rej_cite_is_digit (rej_cite_at (cursor, number)) ? section_at (cursor, number, TRUE, &has_mark) : 0;
      RejCiteMatch match;
      guint32 ignored;

      if (end == 0)
        return at;
      /* The volume or title of the next citation. */
      if (rej_cite_blank_at (cursor, end) > 0 && (rej_cite_match_source (cursor, rej_cite_skip_blanks (cursor, end), &match) || rej_cite_match_law (cursor, rej_cite_skip_blanks (cursor, end), &ignored) != 0))
        return at;
      if (shared.end == 0)
        last = (RejCiteSpan) { next, end };
      at = add_section (self, law, next, (RejCiteSpan) { next, end }, shared);
      rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
    }

  return at;
}

/* "1999 Ala. Laws 94", "12 Va. Reg. Regs. 345", "2018 Cal. Stat. ch. 55". */
static guint32
scan_paged (RejCiteScan *self,
            const RejCiteNumber *volume,
            guint number,
            RejCiteSpan name)
{
  static const char *const chapters[] = { "chapter", "ch.", "Ch.", "c.", "Act", "No.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  gboolean is_session = rej_cite_laws[number].kind == REJ_CITE_LAW_SESSION;
  guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, name.end) == ',' ? name.end + 1 : name.end);
  guint32 word = is_session ? rej_cite_words_at (cursor, next, chapters) : 0;
  RejCiteNumber page;

  if (volume == NULL || next == name.end || (is_session && (volume->value < 1600 || volume->value > 2199)))
    return 0;
  if (word != 0)
    next = rej_cite_skip_blanks (cursor, word);
  if (!rej_cite_number_at (cursor, next, &page) || !rej_cite_ends_word (cursor, page.end))
    return 0;

  rej_cite_scan_add (self, REJ_CITE_STATE_LAW, volume->start, page.end)->volume = number;
  rej_cite_scan_field (self, REJ_CITE_FIELD_CODE, name.start, name.end);
  rej_cite_scan_field (self, is_session ? REJ_CITE_FIELD_YEAR : REJ_CITE_FIELD_VOLUME, volume->start, volume->end);
  rej_cite_scan_field (self, word != 0 ? REJ_CITE_FIELD_CHAPTER : REJ_CITE_FIELD_PAGE, page.start, page.end);

  return page.end;
}

/* Finds out which code it is; FALSE if the name of a state only begins something else. */
static gboolean
read_code (const RejCiteCursor *cursor,
           guint kind,
           RejCiteSpan *code)
{
  guint32 end = 0;

  if (kind == REJ_CITE_LAW_SUBJECTS)
    {
      end = subject_end (cursor, code->end);
      if (end == 0)
        return FALSE;
      code->end = end;
    }
  end = later_subject_end (cursor, code->end);
  if (end != 0)
    code->end = end;

  return TRUE;
}

/*
 * rej_cite_match_subject_code:
 * @end: (out): where its name ends
 *
 * Reads the name of one of a state's codes that are told apart by their subjects: "New York Tax Law".
 *
 * Returns: its place in the table, 0 where there is none
 */
guint
rej_cite_match_subject_code (const RejCiteCursor *cursor,
                             guint32 at,
                             guint32 *end)
{
  guint number = rej_cite_match_law (cursor, at, end);
  RejCiteSpan code = { at, *end };

  if (number == 0 || rej_cite_laws[number].kind != REJ_CITE_LAW_SUBJECTS || !read_code (cursor, REJ_CITE_LAW_SUBJECTS, &code))
    return 0;
  *end = code.end;

  return number;
}

/*
 * rej_cite_scan_law:
 * @volume: (nullable): the number before it
 *
 * Reads a citation of a state's code, regulations, session laws or register from its name on: "Cal. Penal Code § 296",
 * "16 Tex. Admin. Code § 25.5".
 *
 * Returns: the offset to go on from, 0 where there is none
 */
guint32
rej_cite_scan_law (RejCiteScan *self,
                   const RejCiteNumber *volume,
                   guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  StateLaw law = { 0 };
  RejCiteSpan first;
  guint32 end, next;
  gboolean has_mark = FALSE;
  guint number = rej_cite_match_law (cursor, at, &end);
  guint kind = rej_cite_laws[number].kind;
  RejCiteNumber year;
  RejCiteMatch match;

  if (number == 0)
    return 0;
  law.number = number;
  law.code = (RejCiteSpan) { at, end };
  if (kind == REJ_CITE_LAW_SESSION || kind == REJ_CITE_LAW_REGISTER)
    return scan_paged (self, volume, number, law.code);
  if (!read_code (cursor, kind, &law.code))
    return 0;
  if (volume != NULL)
    law.title = (RejCiteSpan) { volume->start, volume->end };
  /* "NMSA 1978, § 14-4-5". */
  next = rej_cite_skip_blanks (cursor, law.code.end);
  if (rej_cite_digits_at (cursor, next, &year) && rej_cite_at (cursor, year.end) == ',' && year.value >= 1800 && year.value < 2200)
    law.code.end = year.end;
  next = read_divisions (cursor, law.code.end, &law);
  end = next > law.code.end ? section_at (cursor, next, law.is_plural, &has_mark) : 0;
  if (end != 0 && !law.has_sign && !has_mark && kind != REJ_CITE_LAW_SUBJECTS && law.title.end == 0)
    end = 0;
  if (end != 0 && !rej_cite_is_digit (rej_cite_at (cursor, next)) && !law.has_sign && !has_mark)
    end = 0;
  /* "12 C.M.R. 345" is a case. */
  if (volume != NULL && !law.has_sign && !has_mark && rej_cite_match_source (cursor, at, &match) && match.end >= law.code.end)
    return 0;
  /* "RC", "IC": two letters that mean other things too. */
  if (!law.has_sign && law.code.end - at <= 2)
    return 0;
  if (end == 0 && law.chapter.end == 0)
    return 0;
  first = end != 0 ? (RejCiteSpan) { next, end } : (RejCiteSpan) { 0, 0 };
  next = add_section (self, &law, volume != NULL ? volume->start : at, first, (RejCiteSpan) { 0, 0 });
  next = add_members (self, &law, first, next);
  add_years (self, next);

  return next;
}
