/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

static const char *const months[12][3] = {
  { "January", "Jan", NULL },
  { "February", "Feb", NULL },
  { "March", "Mar", NULL },
  { "April", "Apr", NULL },
  { "May", NULL, NULL },
  { "June", "Jun", NULL },
  { "July", "Jul", NULL },
  { "August", "Aug", NULL },
  { "September", "Sept", "Sep" },
  { "October", "Oct", NULL },
  { "November", "Nov", NULL },
  { "December", "Dec", NULL },
};

static const char *const weekdays[7] = {
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
};

static guint32
month_at (const RejCiteCursor *cursor,
          guint32 at,
          guint *month)
{
  guchar first = rej_cite_at (cursor, at);

  for (guint m = 0; m < G_N_ELEMENTS (months); m++)
    for (guint n = 0; n < 3 && months[m][n] != NULL; n++)
      {
        guint32 end;

        if ((guchar) months[m][n][0] != first)
          continue;
        end = rej_cite_word_at (cursor, at, months[m][n]);
        if (end == 0 || !rej_cite_ends_word (cursor, end))
          continue;
        *month = m + 1;
        return n > 0 && rej_cite_at (cursor, end) == '.' ? end + 1 : end;
      }

  return 0;
}

static guint32
weekday_at (const RejCiteCursor *cursor,
            guint32 at,
            guint *weekday)
{
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      guint32 end = rej_cite_word_at (cursor, at, weekdays[i]);

      if (end == 0 || rej_cite_at (cursor, end) != ',')
        continue;
      *weekday = i + 1;
      return rej_cite_skip_blanks (cursor, end + 1);
    }

  return 0;
}

/*
 * rej_cite_match_date:
 * @date: (out): the date
 *
 * Reads a date as Americans print it: month, day and year, perhaps a weekday before; or month and year alone.
 *
 * Returns: whether there is one, be it impossible
 */
gboolean
rej_cite_match_date (const RejCiteCursor *cursor,
                     guint32 at,
                     RejCiteDate *date)
{
  RejCiteNumber number;
  guint32 next;

  memset (date, 0, sizeof *date);
  date->start = at;
  next = weekday_at (cursor, at, &date->weekday);
  next = month_at (cursor, next != 0 ? next : at, &date->month);
  if (next == 0 || rej_cite_blank_at (cursor, next) == 0)
    return FALSE;
  if (!rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, next), &number))
    return FALSE;

  if (number.end - number.start <= 2)
    {
      date->day = number.value;
      date->has_day = TRUE;
      next = rej_cite_at (cursor, number.end) == ',' ? number.end + 1 : number.end;
      if (!rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, next), &number))
        return FALSE;
    }
  if (number.end - number.start != 4 || number.value < 1600 || number.value > 2199 || !rej_cite_ends_word (cursor, number.end))
    return FALSE;

  date->year = number.value;
  date->year_span = (RejCiteSpan) { number.start, number.end };
  date->end = number.end;

  return TRUE;
}

/* Whether the calendar has the day. */
gboolean
rej_cite_date_is_possible (const RejCiteDate *date)
{
  return !date->has_day || g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
}

/*
 * rej_cite_scan_date:
 *
 * Looks at a date anywhere in the text, and notes one that no calendar has or whose weekday is another.
 */
guint32
rej_cite_scan_date (RejCiteScan *self,
                    guint32 at)
{
  RejCiteDate date;
  guint32 day;
  GDate calendar;

  if (!rej_cite_match_date (&self->cursor, at, &date))
    return 0;

  day = date.year * 10000 + date.month * 100 + date.day;
  if (!rej_cite_date_is_possible (&date))
    {
      rej_cite_list_add_note (self->list, REJ_CITE_NOTE_IMPOSSIBLE_DATE, date.start, date.end, day);
    }
  else if (date.weekday != 0 && date.has_day)
    {
      g_date_clear (&calendar, 1);
      g_date_set_dmy (&calendar, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
      if ((guint) g_date_get_weekday (&calendar) != date.weekday)
        rej_cite_list_add_note (self->list, REJ_CITE_NOTE_WEEKDAY, date.start, date.end, day);
    }

  return date.end;
}
