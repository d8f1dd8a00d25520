/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

static guint32
add_guidance (RejCiteScan *self,
              guint32 start,
              guint32 number,
              guint32 end)
{
  rej_cite_scan_add (self, REJ_CITE_OTHER, start, end)->type = REJ_CITE_TYPE_GUIDANCE;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number, end);

  return end;
}

/* "A-4", "M-17-12", "PM-602-0050", "800-63-3": letters, then groups of digits after dashes; 0 without a digit. */
static guint32
code_at (const RejCiteCursor *cursor,
         guint32 at)
{
  guint32 end = at;
  gboolean has_digit = FALSE;

  while (rej_cite_is_upper (rej_cite_at (cursor, end)) && end - at < 4)
    end++;
  while (rej_cite_is_digit (rej_cite_at (cursor, end)) && end - at < 10)
    {
      has_digit = TRUE;
      end++;
    }
  for (guint n = 0; n < 4; n++)
    {
      guint dash = rej_cite_dash_at (cursor, end);
      guint32 next = end + dash;

      while (dash > 0 && rej_cite_is_digit (rej_cite_at (cursor, next)))
        next++;
      if (dash == 0 || next == end + dash)
        break;
      has_digit = TRUE;
      end = next;
    }

  /* "800-63A" */
  if (has_digit && rej_cite_is_upper (rej_cite_at (cursor, end)))
    end++;

  return has_digit && end > at && rej_cite_ends_word (cursor, end) ? end : 0;
}

/* ", Volume 7, Part A, Chapter 3" of a manual. */
static guint32
manual_parts (const RejCiteCursor *cursor,
              guint32 at)
{
  static const char *const words[] = { "Volume", "Vol.", "vol.", "Part", "pt.", "Pt.", "Chapter", "Ch.", "ch.", "Section",
                                       "§", NULL };
  guint32 end = at;

  for (guint n = 0; n < 4; n++)
    {
      guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, end) == ',' ? end + 1 : end);
      guint32 word = next > end ? rej_cite_words_at (cursor, next, words) : 0;

      if (word == 0)
        break;
      next = rej_cite_skip_blanks (cursor, word);
      while (rej_cite_is_alnum (rej_cite_at (cursor, next)) && next - word < 8)
        next++;
      if (next == word)
        break;
      end = next;
    }

  return end;
}

/* "7 USCIS-PM A.3(D)": the volume stands before. */
static guint32
scan_manual_volume (RejCiteScan *self,
                    guint32 at,
                    guint32 part)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 start = rej_cite_back_blanks (cursor, at, MIN (self->tail, at)), end = part, shape = 0;

  while (start > self->tail && rej_cite_is_digit (cursor->text[start - 1]))
    start--;
  if (!rej_cite_is_digit (rej_cite_at (cursor, start)) || !rej_cite_is_upper (rej_cite_at (cursor, part)))
    return 0;
  while (rej_cite_is_alnum (rej_cite_at (cursor, end)) || (rej_cite_at (cursor, end) == '.' && rej_cite_is_alnum (rej_cite_at (cursor, end + 1))))
    end++;
  end = rej_cite_match_subsections (cursor, end, &shape);

  return add_guidance (self, start, start, end);
}

/*
 * rej_cite_scan_guidance:
 *
 * Reads what agencies write beside their rules: "OMB Circular A-4", "M-17-12", "USCIS Policy Manual, Volume 7, Part A",
 * "NIST SP 800-63-3".
 */
guint32
rej_cite_scan_guidance (RejCiteScan *self,
                        guint32 at)
{
  static const char *const numbered[] = { "OMB Circular No.", "OMB Circular", "OMB Circulars", "OMB Memorandum No.",
                                          "OMB Memorandum", "OMB Memo", "Office of Management and Budget Circular No.",
                                          "Office of Management and Budget Circular",
                                          "Office of Management and Budget Memorandum", "NIST Special Publication",
                                          "NIST SP", "NIST Interagency Report", "NISTIR", "NIST IR", "FIPS PUB", "FIPS", "Circular No.", "Circular", "OMB", NULL };
  static const char *const manuals[] = { "USCIS Policy Manual", "USCIS Adjudicator's Field Manual",
                                         "Foreign Affairs Manual", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, manuals), end;

  if (next != 0)
    {
      end = manual_parts (cursor, next);
      if (end == next)
        return 0;
      rej_cite_scan_add (self, REJ_CITE_OTHER, at, end)->type = REJ_CITE_TYPE_GUIDANCE;
      rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, at, next);
      rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next), end);
      return end;
    }
  next = rej_cite_word_at (cursor, at, "USCIS-PM ");
  if (next != 0)
    return scan_manual_volume (self, at, next);
  next = rej_cite_words_at (cursor, at, numbered);
  if (next != 0)
    {
      next = rej_cite_skip_blanks (cursor, next);
      end = code_at (cursor, next);
      if (end == 0 || (rej_cite_at (cursor, at) != 'N' && rej_cite_at (cursor, at) != 'F' && !rej_cite_is_upper (rej_cite_at (cursor, next))))
        return 0;
      return add_guidance (self, at, next, end);
    }
  /* "M-17-12", "PM-602-0050" */
  if (rej_cite_dash_at (cursor, at + 1) > 0 || rej_cite_dash_at (cursor, at + 2) > 0)
    {
      RejCiteNumber first, second;
      guint32 dash = rej_cite_at (cursor, at) == 'P' ? at + 2 : at + 1;
      guint size = rej_cite_dash_at (cursor, dash);

      if (size == 0 || (dash == at + 2 && rej_cite_at (cursor, at + 1) != 'M') || !rej_cite_digits_at (cursor, dash + size, &first))
        return 0;
      size = rej_cite_dash_at (cursor, first.end);
      if (size == 0 || !rej_cite_digits_at (cursor, first.end + size, &second) || !rej_cite_ends_word (cursor, second.end) || rej_cite_dash_at (cursor, second.end) > 0)
        return 0;
      if (first.end - first.start != (dash == at + 2 ? 3 : 2) || second.end - second.start != (dash == at + 2 ? 4 : 2))
        return 0;
      return add_guidance (self, at, at, second.end);
    }

  return 0;
}

/*
 * rej_cite_scan_notice:
 *
 * Reads a privacy impact assessment or a system of records by its number: "DHS/USCIS/PIA-060(a)", "DHS/ICE-001".
 */
guint32
rej_cite_scan_notice (RejCiteScan *self,
                      guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = at;
  RejCiteNumber number;
  guint n_slashes = 0, dash;

  while (rej_cite_is_upper (rej_cite_at (cursor, end)) || rej_cite_at (cursor, end) == '/')
    {
      n_slashes += rej_cite_at (cursor, end) == '/';
      if (++end - at > 30)
        return 0;
    }
  dash = rej_cite_dash_at (cursor, end);
  if (n_slashes == 0 || n_slashes > 3 || dash == 0 || !rej_cite_digits_at (cursor, end + dash, &number) || number.end - number.start != 3)
    return 0;
  end = number.end;
  if (rej_cite_at (cursor, end) == '(' && rej_cite_is_lower (rej_cite_at (cursor, end + 1)) && rej_cite_at (cursor, end + 2) == ')')
    end += 3;

  return rej_cite_ends_word (cursor, end) && rej_cite_dash_at (cursor, end) == 0 ? add_guidance (self, at, at, end) : 0;
}
