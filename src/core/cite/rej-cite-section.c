/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* Letters of a section number ("552a", "78aaa") or of the part after its hyphen ("10b"). */
#define MAX_LETTERS 4

static guint32
skip_letters (const RejCiteCursor *cursor,
              guint32 at)
{
  guint32 i = at;

  while (rej_cite_is_letter (rej_cite_at (cursor, i)))
    i++;
  if (i - at > MAX_LETTERS)
    return 0;

  return i;
}

/* Digits and letters in turn, as in "1", "10b", "1T", "16a1"; 0 unless they begin with a digit and end a word. */
static guint32
skip_suffix (const RejCiteCursor *cursor,
             guint32 at)
{
  RejCiteNumber digits;
  guint32 i = at;

  if (!rej_cite_digits_at (cursor, i, &digits))
    return 0;
  i = skip_letters (cursor, digits.end);
  if (i == 0)
    return 0;
  while (rej_cite_is_digit (rej_cite_at (cursor, i)) && i - at < 12)
    i++;

  return rej_cite_ends_word (cursor, i) ? i : 0;
}

static gboolean
is_plain_number (const RejCiteCursor *cursor,
                 guint32 start,
                 guint32 end)
{
  for (guint32 i = start; i < end; i++)
    if (!rej_cite_is_digit (rej_cite_at (cursor, i)))
      return FALSE;

  return TRUE;
}

static guint32
power_of_ten (guint n)
{
  guint32 power = 1;

  while (n-- > 0)
    power *= 10;

  return power;
}

/* Whether the dash after a section of the U.S. Code leads to another section: "551-559", not "2000e-5". */
static gboolean
is_usc_range (const RejCiteCursor *cursor,
              const RejCiteSectionMatch *section,
              guint32 after,
              guint32 end,
              gboolean is_plural)
{
  gboolean is_plain = is_plain_number (cursor, section->start, section->end);
  guint n_digits = section->digits.end - section->digits.start;
  RejCiteNumber other;

  if (!rej_cite_digits_at (cursor, after, &other))
    return FALSE;
  if (!is_plain)
    return other.end - other.start >= n_digits && (n_digits > 1 || is_plural);
  if (is_plain_number (cursor, after, end) && is_plural)
    return TRUE;
  /* "2510-22" leaves out what the two have in common. */
  if (is_plain_number (cursor, after, end) && n_digits >= 3 && end - after >= 2 && end - after < n_digits && other.value > section->digits.value % power_of_ten (end - after))
    return TRUE;

  return other.end - other.start >= n_digits && n_digits > 1;
}

/* "-5" of "2000e-5". */
static void
take_usc_hyphen (const RejCiteCursor *cursor,
                 RejCiteSectionMatch *section,
                 gboolean is_plural)
{
  for (guint n = 0; n < 2; n++)
    {
      guint dash = rej_cite_dash_at (cursor, section->end);
      guint32 end = dash > 0 ? skip_suffix (cursor, section->end + dash) : 0;

      if (end == 0)
        return;
      if (is_usc_range (cursor, section, section->end + dash, end, is_plural))
        return;
      section->end = end;
    }
}

gboolean
rej_cite_match_usc_section (const RejCiteCursor *cursor,
                            guint32 at,
                            gboolean is_plural,
                            RejCiteSectionMatch *section)
{
  guint32 end;

  memset (section, 0, sizeof *section);
  if (!rej_cite_digits_at (cursor, at, &section->digits))
    return FALSE;
  end = skip_letters (cursor, section->digits.end);
  /* "3401et seq.", where a space was lost. */
  if (rej_cite_word_at (cursor, section->digits.end, "et seq") != 0)
    end = section->digits.end;
  else if (end == 0 || !rej_cite_ends_word (cursor, end))
    return FALSE;
  if (rej_cite_at (cursor, end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, end + 1)))
    return FALSE;
  section->start = at;
  section->end = end;
  take_usc_hyphen (cursor, section, is_plural);
  section->subsections_start = section->end;
  section->subsections_end = rej_cite_match_subsections (cursor, section->end, &section->shape);

  return TRUE;
}

/* Treasury regulations carry the section of the statute: "1.401(k)-1", "1.501(c)(3)-1". */
static void
take_treasury_tail (const RejCiteCursor *cursor,
                    RejCiteSectionMatch *section)
{
  guint32 close = section->end;

  for (guint n = 0; n < 2 && rej_cite_at (cursor, close) == '(' && rej_cite_is_alnum (rej_cite_at (cursor, close + 1)) && rej_cite_at (cursor, close + 2) == ')'; n++)
    {
      guint dash = rej_cite_dash_at (cursor, close + 3);
      guint32 end = dash > 0 ? skip_suffix (cursor, close + 3 + dash) : 0;

      if (end != 0)
        {
          section->end = end;
          return;
        }
      close += 3;
    }
}

/* Titles of the C.F.R. that number sections with hyphens: "240.10b-5", "1.1441-1", "86.1811-17". In others a hyphen leads to a further section. */
static gboolean
has_hyphens (guint title)
{
  static const guint8 titles[] = { 14, 15, 16, 17, 24, 25, 26, 27, 29, 31, 33, 36, 40, 41, 43, 46, 48, 49 };

  return title == 0 || memchr (titles, (int) title, sizeof titles) != NULL;
}

/* "34.20-25": the second number leaves out the part. */
static gboolean
is_cfr_range (const RejCiteCursor *cursor,
              const RejCiteSectionMatch *section,
              guint title,
              guint32 after,
              guint32 end)
{
  RejCiteNumber from, to;

  return !has_hyphens (title) && rej_cite_digits_at (cursor, section->part_end + 1, &from) && from.end == section->end && rej_cite_digits_at (cursor, after, &to) && to.end == end && to.value > from.value;
}

static void
take_cfr_hyphens (const RejCiteCursor *cursor,
                  RejCiteSectionMatch *section,
                  guint title)
{
  for (guint n = 0; n < 3; n++)
    {
      guint dash = rej_cite_dash_at (cursor, section->end);
      guint32 end = dash > 0 ? skip_suffix (cursor, section->end + dash) : 0;

      /* "103.1-103.5" is a range. */
      if (end == 0 || (rej_cite_at (cursor, end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, end + 1))) || is_cfr_range (cursor, section, title, section->end + dash, end))
        return;
      section->end = end;
    }
}

/* Reads a section such as "103.16", "240.10b-5", "60-1.4" (title 41), or a part such as "103". */
gboolean
rej_cite_match_cfr_section (const RejCiteCursor *cursor,
                            guint32 at,
                            guint title,
                            RejCiteSectionMatch *section)
{
  guint32 end, tail;
  guint dash;

  memset (section, 0, sizeof *section);
  if (!rej_cite_digits_at (cursor, at, &section->digits))
    return FALSE;
  end = skip_letters (cursor, section->digits.end);
  if (end == 0)
    return FALSE;
  dash = rej_cite_dash_at (cursor, end);
  tail = title == 41 && dash > 0 ? skip_suffix (cursor, end + dash) : 0;
  if (tail != 0)
    end = tail;
  if (!rej_cite_ends_word (cursor, end))
    return FALSE;

  section->start = at;
  section->end = section->part_end = end;
  /* "165.T01-0123" is one for a time. */
  if (rej_cite_at (cursor, end) == '.' && rej_cite_at (cursor, end + 1) == 'T' && rej_cite_is_digit (rej_cite_at (cursor, end + 2)))
    {
      tail = skip_suffix (cursor, end + 2);
      if (tail == 0)
        return FALSE;
      section->end = tail;
      section->has_section = TRUE;
      take_cfr_hyphens (cursor, section, title);
    }
  else if (rej_cite_at (cursor, end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, end + 1)))
    {
      tail = skip_suffix (cursor, end + 1);
      if (tail == 0)
        return FALSE;
      section->end = tail;
      section->has_section = TRUE;
      take_cfr_hyphens (cursor, section, title);
      take_treasury_tail (cursor, section);
    }
  section->subsections_start = section->end;
  section->subsections_end = section->end;
  if (section->has_section)
    section->subsections_end = rej_cite_match_subsections (cursor, section->end, &section->shape);

  return TRUE;
}

/*
 * rej_cite_match_cfr_rest:
 * @before: the member before it
 * @section: (out): what was read
 *
 * Reads a section that leaves out its part, which is that of the member before: ".18" after "208.16", "25" after
 * "34.20-".
 *
 * Returns: whether there is one
 */
gboolean
rej_cite_match_cfr_rest (const RejCiteCursor *cursor,
                         guint32 at,
                         const RejCiteSectionMatch *before,
                         RejCiteSectionMatch *section)
{
  gboolean has_point = rej_cite_at (cursor, at) == '.';
  gboolean is_chain = before->shared.end > before->shared.start;
  guint32 end = skip_suffix (cursor, at + (has_point ? 1 : 0));

  if (!before->has_section || (is_chain && !has_point) || end == 0 || (rej_cite_at (cursor, end) == '.' && rej_cite_is_digit (rej_cite_at (cursor, end + 1))))
    return FALSE;
  memset (section, 0, sizeof *section);
  section->digits = before->digits;
  section->start = at;
  section->end = end;
  section->shared = is_chain ? before->shared : (RejCiteSpan) { before->start, before->part_end + (has_point ? 0 : 1) };
  section->part_end = before->part_end;
  section->has_section = TRUE;
  section->subsections_start = end;
  section->subsections_end = rej_cite_match_subsections (cursor, end, &section->shape);

  return TRUE;
}

/* One to five letters or digits in parentheses. */
static guint32
group_at (const RejCiteCursor *cursor,
          guint32 at)
{
  guint32 i = at + 1, start;

  if (rej_cite_at (cursor, at) != '(')
    return 0;
  /* Emphasis that was lost leaves blanks: "( 1 )". */
  i += rej_cite_blank_at (cursor, i);
  start = i;
  while (i - at <= 6 && rej_cite_is_alnum (rej_cite_at (cursor, i)))
    i++;
  if (i == start)
    return 0;
  i += rej_cite_blank_at (cursor, i);
  if (rej_cite_at (cursor, i) != ')')
    return 0;

  return i + 1;
}

/* A blank before "(b)" is a slip of typing; before "(2018)" or "(INA)" it begins something else. */
static gboolean
is_spaced_group (const RejCiteCursor *cursor,
                 guint32 at,
                 guint32 end)
{
  guint size = end - at - 2;

  if (rej_cite_is_digit (rej_cite_at (cursor, at + 1)))
    return size <= 2;
  if (size == 1)
    return TRUE;
  for (guint32 i = at + 1; i < end - 1; i++)
    if (strchr ("ivx", rej_cite_at (cursor, i)) == NULL)
      return FALSE;

  return size <= 4;
}

/* "(A" at the end of a citation: a parenthesis that was forgotten. */
static guint32
open_group_at (const RejCiteCursor *cursor,
               guint32 at)
{
  guint32 i = at + 1;
  guchar after;

  if (rej_cite_at (cursor, at) != '(')
    return 0;
  if (rej_cite_is_digit (rej_cite_at (cursor, i)))
    while (rej_cite_is_digit (rej_cite_at (cursor, i)) && i - at < 4)
      i++;
  else if (rej_cite_is_letter (rej_cite_at (cursor, i)))
    while (rej_cite_at (cursor, i) != 0 && i - at < 5 && (i == at + 1 || strchr ("ivx", rej_cite_at (cursor, i)) != NULL))
      i++;
  if (i == at + 1)
    return 0;
  after = rej_cite_at (cursor, i);

  return after == 0 || strchr (".,;(", after) != NULL || rej_cite_blank_at (cursor, i) > 0 ? i : 0;
}

/*
 * rej_cite_match_subsections:
 * @shape: (inout): gets what is off
 *
 * Reads "(a)(1)", with "(a)-(c)" as its last step.
 *
 * Returns: the offset after them, @at if there are none
 */
guint32
rej_cite_match_subsections (const RejCiteCursor *cursor,
                            guint32 at,
                            guint32 *shape)
{
  guint32 i = at;

  for (guint n = 0; n < 10; n++)
    {
      guint32 next = rej_cite_skip_blanks (cursor, i);
      guint32 end = group_at (cursor, next);
      guint dash;

      if (end == 0 || (next > i && !is_spaced_group (cursor, next, end)))
        break;
      i = end;
      dash = rej_cite_dash_at (cursor, i);
      end = dash > 0 ? group_at (cursor, i + dash) : 0;
      if (end != 0)
        i = end;
    }
  if (rej_cite_at (cursor, i) == '(')
    {
      guint32 end = open_group_at (cursor, i);

      if (end != 0)
        {
          *shape |= REJ_CITE_SHAPE_UNBALANCED;
          return end;
        }
    }

  return i;
}
