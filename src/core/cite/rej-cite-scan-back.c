/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* How far back the word before a small "id." is looked for. */
#define MAX_BACK 40

static const char *const back_words[] = { "see", "See", "also", "at", "in", "cf.", "Cf.", "and", "accord", "citing",
                                          "quoting", "under", "of", "with", "e.g.", "but", "But", "compare", NULL };

/* Whether a small "id." can stand here: after a mark or a signal, not after any word ("a national id."). */
static gboolean
follows_signal (const RejCiteCursor *cursor,
                guint32 at)
{
  guint32 limit = at > MAX_BACK ? at - MAX_BACK : 0;
  guint32 end = rej_cite_back_blanks (cursor, at, limit);
  guint32 start = end;
  guint32 after;

  if (end == limit)
    return end == 0;
  if (!rej_cite_is_letter (cursor->text[end - 1]) && cursor->text[end - 1] != '.')
    return TRUE;
  while (start > limit && (rej_cite_is_letter (cursor->text[start - 1]) || cursor->text[start - 1] == '.'))
    start--;
  after = rej_cite_words_at (cursor, start, back_words);

  return after != 0 || cursor->text[end - 1] == '.';
}

/* Goes on over ", 706" after "Id. §§ 553". */
static guint32
more_sections (const RejCiteCursor *cursor,
               guint32 end)
{
  static const char *const joints[] = { ", and ", ", ", " and ", " & ", "-", NULL };
  RejCiteSectionMatch section;

  for (guint n = 0; n < 12; n++)
    {
      guint32 next = 0;
      RejCiteMatch match;

      for (guint i = 0; joints[i] != NULL && next == 0; i++)
        next = rej_cite_word_at (cursor, end, joints[i]);
      if (next == 0 || !((rej_cite_match_cfr_section (cursor, next, 0, &section) && section.has_section) || rej_cite_match_usc_section (cursor, next, FALSE, &section)))
        break;
      if (rej_cite_blank_at (cursor, section.subsections_end) > 0 && rej_cite_match_source (cursor, rej_cite_skip_blanks (cursor, section.subsections_end), &match))
        break;
      end = section.subsections_end;
    }

  return end;
}

/* "the id. at 12 sites" is none, "that tracks id. at 743." is one. */
static gboolean
counts_something (const RejCiteCursor *cursor,
                  guint32 at)
{
  guint32 next = rej_cite_skip_blanks (cursor, at);

  return next > at && rej_cite_is_letter (rej_cite_at (cursor, next));
}

/* "at 43", "§ 553(b)", "¶ 5", "(b)(1)" after Id.: its pin cite; empty where there is none. */
static RejCiteSpan
id_pin_at (const RejCiteCursor *cursor,
           guint32 at,
           guint32 *value)
{
  static const char *const places[] = { "pts.", "pt.", "arts.", "art.", "ch.", "app.", "tbl.", "fig.", "cl.", NULL };
  RejCiteSpan none = { 0, 0 };
  guint32 next = rej_cite_skip_marks (cursor, at);
  guint32 end, after;

  *value = 0;
  if (rej_cite_at (cursor, next) == ',')
    next++;
  if (rej_cite_blank_at (cursor, next) == 0)
    return none;
  next = rej_cite_skip_blanks (cursor, next);
  end = rej_cite_word_at (cursor, next, "at ");
  if (end != 0)
    {
      next = end;
      /* A page of the Congressional Record has a letter before it. */
      end = rej_cite_match_pin (cursor, memchr ("SHED", rej_cite_at (cursor, next), 4) != NULL ? next + 1 : next, value);
      return end != 0 ? (RejCiteSpan) { next, rej_cite_match_more_pins (cursor, end) } : none;
    }
  end = rej_cite_words_at (cursor, next, places);
  if (end != 0)
    {
      end = rej_cite_skip_blanks (cursor, end);
      for (after = end; rej_cite_is_alnum (rej_cite_at (cursor, after)) && after - end < 8;)
        after++;
      return after > end && !rej_cite_is_lower (rej_cite_at (cursor, end)) ? (RejCiteSpan) { next, after } : none;
    }
  if (rej_cite_section_sign_at (cursor, next) > 0)
    {
      RejCiteSectionMatch section;
      guint32 number = next;

      while (rej_cite_section_sign_at (cursor, number) > 0 && number - next < 4)
        number += 2;
      if (!(rej_cite_match_cfr_section (cursor, rej_cite_skip_blanks (cursor, number), 0, &section) && section.has_section) && !rej_cite_match_usc_section (cursor, rej_cite_skip_blanks (cursor, number), FALSE, &section))
        return none;
      return (RejCiteSpan) { next, number - next > 2 ? more_sections (cursor, section.subsections_end) : section.subsections_end };
    }
  if (rej_cite_at (cursor, next) == 0xC2)
    {
      end = rej_cite_match_pin (cursor, next, value);
      return end != 0 ? (RejCiteSpan) { next, end } : none;
    }

  return none;
}

/*
 * rej_cite_scan_id:
 *
 * Reads "Id.", "id." or "Ibid." with the pin cite after it.
 */
guint32
rej_cite_scan_id (RejCiteScan *self,
                  guint32 at)
{
  static const char *const forms[] = { "Id.", "id.", "Ibid.", "ibid.", NULL };
  static const char *const bare[] = { "Id", "Ibid", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_words_at (cursor, at, forms);
  guint32 shape = 0, value;
  RejCiteSpan pin;
  RejCitation *citation;

  if (end == 0)
    {
      end = rej_cite_words_at (cursor, at, bare);
      if (end == 0)
        return 0;
      shape = REJ_CITE_SHAPE_PERIODS;
    }
  if (rej_cite_is_alnum (rej_cite_at (cursor, end)) || (at > 0 && strchr ("-/@_.", cursor->text[at - 1]) != NULL && !(cursor->text[at - 1] == '_' && at == 1) && !(cursor->text[at - 1] == '_' && !rej_cite_is_alnum (cursor->text[at - 2]))))
    return 0;
  pin = id_pin_at (cursor, end, &value);
  if ((shape != 0 && pin.end == 0) || (rej_cite_is_lower (rej_cite_at (cursor, at)) && !follows_signal (cursor, at) && (shape != 0 || value == 0 || counts_something (cursor, pin.end))))
    return 0;

  citation = rej_cite_scan_add (self, REJ_CITE_ID, at, end);
  citation->shape |= shape;
  citation->pin = value;
  if (pin.end > pin.start)
    {
      citation->tail = self->tail = pin.end;
      rej_cite_scan_field (self, REJ_CITE_FIELD_PIN, pin.start, pin.end);
      return pin.end;
    }

  return end;
}

/* "supra" before a citation with a volume: that citation is the short form, and this its name. */
static gboolean
precedes_short_form (const RejCiteCursor *cursor,
                     guint32 at)
{
  RejCiteNumber volume;
  RejCiteMatch match;
  guint32 next;

  if (rej_cite_at (cursor, at) != ',' || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, at + 1), &volume))
    return FALSE;
  next = rej_cite_skip_blanks (cursor, volume.end);

  return next > volume.end && rej_cite_match_source (cursor, next, &match);
}

/* "5-7" after "notes". */
static guint32
note_end (const RejCiteCursor *cursor,
          const RejCiteNumber *note)
{
  guint dash = rej_cite_dash_at (cursor, note->end);
  RejCiteNumber last;

  return dash > 0 && rej_cite_digits_at (cursor, note->end + dash, &last) ? last.end : note->end;
}

/* "Part II", "Section III.B", "pp. 5-6": a place of the same text, after supra or infra. */
static gboolean
points_inside (const RejCiteCursor *cursor,
               guint32 at)
{
  static const char *const places[] = { "Parts", "Part", "part", "pt.", "Sections", "Section", "sections", "section",
                                        "pp.", "p.", "Chapter", "chapter", "Appendix", "app.", "Table", "tbl.", "Figure",
                                        "fig.", "at", "text", NULL };

  return rej_cite_words_at (cursor, at, places) != 0 || rej_cite_section_sign_at (cursor, at) > 0;
}

/* Whether "supra" without a name or a note is no word of prose: a signal before it, or a place or a mark after it. */
static gboolean
stands_alone (const RejCiteCursor *cursor,
              guint32 at,
              guint32 end)
{
  guint32 next = rej_cite_skip_marks (cursor, end);
  guint32 before = rej_cite_back_blanks (cursor, at, at > MAX_BACK ? at - MAX_BACK : 0);

  if (rej_cite_at (cursor, at) == 'S' && before > 0 && rej_cite_at (cursor, before - 1) != '.')
    return FALSE;
  if (points_inside (cursor, rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next)) || (rej_cite_at (cursor, at) != 'S' && follows_signal (cursor, at)))
    return TRUE;

  return rej_cite_at (cursor, next) != 0 && strchr (".,;)", rej_cite_at (cursor, next)) != NULL;
}

/*
 * rej_cite_scan_supra:
 *
 * Reads "supra", with the name before it and the note and pin cite after it.
 */
guint32
rej_cite_scan_supra (RejCiteScan *self,
                     guint32 at)
{
  static const char *const notes[] = { "notes ", "note ", "n.", "nn.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = at + 5, next, value = 0, note_start = 0;
  guint32 limit = MIN (self->tail, at);
  RejCiteSpan name, pin = { 0, 0 };
  RejCiteNumber note = { 0 };
  RejCitation *citation;

  if (!rej_cite_ends_word (cursor, end))
    return 0;
  name = rej_cite_match_short_name (cursor, at, limit);
  next = rej_cite_skip_marks (cursor, end);
  if (precedes_short_form (cursor, next))
    {
      RejCiteScan inner = *self;
      RejCiteNumber volume;
      RejCiteMatch match;
      guint32 after;

      rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, next + 1), &volume);
      rej_cite_match_source (cursor, rej_cite_skip_blanks (cursor, volume.end), &match);
      inner.tail = at;
      after = rej_cite_scan_volume (&inner, &volume, &match);
      if (after != 0 && rej_cite_list_last (self->list)->kind == REJ_CITE_CASE_SHORT && name.end > name.start && rej_cite_list_find (self->list, rej_cite_list_get_n (self->list) - 1, REJ_CITE_FIELD_NAME) == NULL)
        rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name.start, name.end);
      if (after != 0)
        {
          self->tail = inner.tail;
          self->unknown = FALSE;
          return after;
        }
    }

  note_start = rej_cite_words_at (cursor, rej_cite_skip_blanks (cursor, next), notes);
  if (note_start != 0 && rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, note_start), &note))
    next = note_end (cursor, &note);
  if (rej_cite_at (cursor, next) == ',' || rej_cite_blank_at (cursor, next) > 0)
    pin = id_pin_at (cursor, next, &value);

  if (name.end == name.start && note.end == 0 && !stands_alone (cursor, at, end))
    return 0;

  citation = rej_cite_scan_add (self, REJ_CITE_SUPRA, at, end);
  citation->pin = value;
  citation->tail = self->tail = pin.end > 0 ? pin.end : MAX (next, end);
  if (name.end > name.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name.start, name.end);
  if (note.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_NOTE, note.start, note_end (cursor, &note));
  else if (name.end == name.start && points_inside (cursor, rej_cite_skip_blanks (cursor, next)))
    citation->shape |= REJ_CITE_SHAPE_INSIDE;
  if (pin.end > pin.start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_PIN, pin.start, pin.end);

  return self->tail;
}

/* "the provisions at 12 CFR part 1041": the number is a title or a volume. */
static gboolean
opens_citation (const RejCiteCursor *cursor,
                guint32 at)
{
  RejCiteNumber number;
  RejCiteMatch match;
  guint32 next, end;

  if (!rej_cite_digits_at (cursor, at, &number))
    return FALSE;
  next = rej_cite_skip_blanks (cursor, number.end);

  return next > number.end && (rej_cite_match_source (cursor, next, &match) || rej_cite_match_law (cursor, next, &end) != 0);
}

/*
 * rej_cite_scan_infra:
 *
 * Reads "infra note 22", "infra Part IV": a pointer to a later place of the same text. A bare "infra" is prose.
 */
guint32
rej_cite_scan_infra (RejCiteScan *self,
                     guint32 at)
{
  static const char *const words[] = { "infra", "Infra", NULL };
  static const char *const notes[] = { "notes ", "note ", "nn.", "n.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_words_at (cursor, at, words), next;
  RejCitation *citation;
  RejCiteNumber note;

  if (end == 0)
    return 0;
  next = rej_cite_skip_marks (cursor, end);
  next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next);
  if (next == end)
    return 0;
  if (rej_cite_words_at (cursor, next, notes) != 0)
    {
      next = rej_cite_words_at (cursor, next, notes);
      if (!rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, next), &note))
        return 0;
      next = note_end (cursor, &note);
      citation = rej_cite_scan_add (self, REJ_CITE_SUPRA, at, end);
      rej_cite_scan_field (self, REJ_CITE_FIELD_NOTE, note.start, next);
    }
  else
    {
      if (!points_inside (cursor, next))
        return 0;
      citation = rej_cite_scan_add (self, REJ_CITE_SUPRA, at, end);
      next = end;
    }
  citation = rej_cite_list_last (self->list);
  citation->shape |= REJ_CITE_SHAPE_INSIDE | REJ_CITE_SHAPE_AHEAD;
  citation->tail = self->tail = next;

  return next;
}

/*
 * rej_cite_scan_bare_name:
 * @at: where "at" stands
 *
 * Reads "Foo at 62", which is a citation only if a case of that name was cited before; so it stays tentative.
 */
guint32
rej_cite_scan_bare_name (RejCiteScan *self,
                         guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 limit = MIN (self->tail, at);
  guint32 start, end, before, value;
  RejCitation *citation;

  end = rej_cite_match_pin (cursor, rej_cite_skip_blanks (cursor, at + 2), &value);
  if (end == 0 || value == 0 || opens_citation (cursor, rej_cite_skip_blanks (cursor, at + 2)))
    return 0;
  if (at > limit + 80)
    limit = at - 80;
  before = rej_cite_back_blanks (cursor, at, limit);
  while (before > limit && cursor->text[before - 1] == '*')
    before--;
  start = rej_cite_match_name_before (cursor, before, limit);
  if (start >= before || !rej_cite_is_upper (rej_cite_at (cursor, start)))
    {
      /* "the Mann study at 116." cites something, whatever it is. */
      if (at >= self->tail && !rej_cite_is_letter (rej_cite_at (cursor, rej_cite_skip_blanks (cursor, end))))
        self->unknown = TRUE;
      return 0;
    }

  citation = rej_cite_scan_add (self, REJ_CITE_CASE_SHORT, start, end);
  citation->shape |= REJ_CITE_SHAPE_TENTATIVE;
  citation->pin = value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, start, before);
  rej_cite_list_add_flag (self->list, REJ_CITE_FIELD_FORM);
  rej_cite_scan_field (self, REJ_CITE_FIELD_PIN, rej_cite_skip_blanks (cursor, at + 2), end);

  return end;
}
