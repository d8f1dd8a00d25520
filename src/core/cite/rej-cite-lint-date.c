/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-lint-private.h"
#include "rej-cite-scan-private.h"

#include <glib/gi18n-lib.h>

/* Until the middle of the 1970s the Federal Register appeared on Saturdays too, and holidays had other days. */
#define PUBLICATION_DAYS_FROM 1978
/* A president signs fewer executive orders a year. */
#define EO_PER_YEAR 300
#define EO_FIRST_YEAR 1977

/* The last executive order of each year from 1977 on (National Archives, disposition tables). Held in 2026 against the
 * days of signing that the American Presidency Project gives, but for 1993 to 1998; 14371 is of December 18, 2025
 * (90 FR 60545). */
static const guint16 eo_last_of_year[] = {
  12032, 12110, 12187, 12260, 12336, 12399, 12456, 12497, 12542, 12579, 12622, 12662, 12698, 12741, 12787, 12827, 12890,
  12944, 12987, 13033, 13071, 13109, 13144, 13185, 13251, 13282, 13323, 13368, 13394, 13421, 13453, 13483, 13527, 13562,
  13596, 13635, 13655, 13686, 13715, 13757, 13819, 13856, 13901, 13970, 14061, 14090, 14114, 14133, 14371
};

/* Holidays on a fixed day; what falls on a weekend is kept on the Friday before or the Monday after (5 U.S.C. 6103). */
static const struct
{
  guint8 month;
  guint8 day;
  guint16 from;
} fixed_holidays[] = {
  { 1, 1, 0 },
  { 6, 19, 2021 },
  { 7, 4, 0 },
  { 11, 11, 0 },
  { 12, 25, 0 },
};

/* Holidays on a certain weekday of a month; week 5 is the last one. */
static const struct
{
  guint8 month;
  guint8 weekday;
  guint8 week;
  guint16 from;
} moving_holidays[] = {
  { 1, G_DATE_MONDAY, 3, 1986 },
  { 2, G_DATE_MONDAY, 3, 0 },
  { 5, G_DATE_MONDAY, 5, 0 },
  { 9, G_DATE_MONDAY, 1, 0 },
  { 10, G_DATE_MONDAY, 2, 0 },
  { 11, G_DATE_THURSDAY, 4, 0 },
};

static gboolean
is_moving_holiday (const GDate *date)
{
  guint day = g_date_get_day (date);

  for (gsize i = 0; i < G_N_ELEMENTS (moving_holidays); i++)
    if (g_date_get_month (date) == moving_holidays[i].month && g_date_get_weekday (date) == moving_holidays[i].weekday && g_date_get_year (date) >= moving_holidays[i].from)
      {
        guint n_days = g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date));

        if (moving_holidays[i].week == 5 ? day + 7 > n_days : (day - 1) / 7 + 1 == moving_holidays[i].week)
          return TRUE;
      }

  return FALSE;
}

static gboolean
is_fixed_holiday (const GDate *date)
{
  GDateWeekday weekday = g_date_get_weekday (date);

  /* The day itself, the Saturday after a Friday, the Sunday before a Monday. */
  for (int shift = weekday == G_DATE_MONDAY ? -1 : 0; shift <= (weekday == G_DATE_FRIDAY ? 1 : 0); shift++)
    {
      GDate kept = *date;

      if (shift < 0)
        g_date_subtract_days (&kept, 1);
      else
        g_date_add_days (&kept, (guint) shift);
      for (gsize i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
        if (g_date_get_month (&kept) == fixed_holidays[i].month && g_date_get_day (&kept) == fixed_holidays[i].day && g_date_get_year (&kept) >= fixed_holidays[i].from)
          return TRUE;
    }

  return FALSE;
}

/* The date of a citation, if it has a day. */
static gboolean
get_day (RejCiteLint *self,
         const RejCiteSubject *subject,
         GDate *calendar,
         RejCiteSpan *span)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (self->list, subject->position, REJ_CITE_MARK_DATE);
  RejCiteCursor cursor = { self->text, self->length };
  RejCiteDate date;

  if (mark == NULL || !rej_cite_match_date (&cursor, mark->start, &date) || !date.has_day || !rej_cite_date_is_possible (&date))
    return FALSE;
  g_date_clear (calendar, 1);
  g_date_set_dmy (calendar, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  *span = (RejCiteSpan) { mark->start, mark->end };

  return TRUE;
}

/* The Federal Register appears Monday to Friday but not on federal holidays (44 U.S.C. 1504; 1 CFR 5.9). */
void
rej_cite_lint_publication_day (RejCiteLint *self,
                               const RejCiteSubject *subject)
{
  RejCiteSpan span;
  GDate date;
  char *message = NULL;

  if (!get_day (self, subject, &date, &span) || g_date_get_year (&date) < PUBLICATION_DAYS_FROM)
    return;
  if (g_date_get_weekday (&date) >= G_DATE_SATURDAY)
    {
      char weekday[64];

      g_date_strftime (weekday, sizeof weekday, "%A", &date);
      /* Translators: %s is Saturday or Sunday. */
      message = g_strdup_printf (_ ("This date was a %s, and the Federal Register does not appear on Saturdays and Sundays."), weekday);
    }
  else if (is_fixed_holiday (&date) || is_moving_holiday (&date))
    {
      message = g_strdup (_ ("This date was a federal holiday, and the Federal Register does not appear on federal holidays."));
    }
  if (message != NULL)
    rej_cite_lint_report (self, "date-not-a-publication-day", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_SUGGESTION,
                          span.start, span.end, message);
}

/* The year an order was published in: its own, or that of the Federal Register citation that follows it at once. */
static guint
order_year (RejCiteLint *self,
            const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  const RejCitation *next;
  guint32 at = citation->end;
  RejCiteCursor cursor = { self->text, self->length };

  if (citation->year != 0)
    return citation->year;
  if (subject->position + 1 == rej_cite_list_get_n (self->list))
    return 0;
  next = rej_cite_list_peek_citation (self->list, subject->position + 1);
  if (next->kind != REJ_CITE_FR || next->volume == 0 || rej_cite_list_find (self->list, subject->position + 1, REJ_CITE_FIELD_SHORT) != NULL)
    return 0;
  at = rej_cite_skip_blanks (&cursor, at);
  if (at < next->start && (self->text[at] == ',' || self->text[at] == '('))
    at = rej_cite_skip_blanks (&cursor, at + 1);

  return at == next->start ? next->volume + REJ_CITE_FR_YEAR_ZERO : 0;
}

/* Reports an order whose year is none in which an order with such a number was signed or published. */
static void
lint_order_year (RejCiteLint *self,
                 const RejCiteSubject *subject)
{
  guint number = subject->citation->page, given = order_year (self, subject);
  guint n = 0, year;

  while (n < G_N_ELEMENTS (eo_last_of_year) && number > eo_last_of_year[n])
    n++;
  /* what the first row holds is of that year or of any before it */
  year = EO_FIRST_YEAR + n;
  if (given == 0 || (given <= year + 1 && (given + 1 >= year || n == 0)))
    return;
  if (n == G_N_ELEMENTS (eo_last_of_year) && given > year)
    return;
  rej_cite_lint_report (self, "eo-date-mismatch", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_WARNING,
                        subject->citation->start, subject->citation->end,
                        n == 0 || n == G_N_ELEMENTS (eo_last_of_year)
                        ? g_strdup_printf (n == 0
                                           /* Translators: the number of an executive order, a year, and the year given. */
                                           ? _ ("Executive order %u was signed in %u or before, but the date says %u.")
                                           /* Translators: the number of an executive order, a year, and the year given. */
                                           : _ ("Executive order %u was signed in %u or later, but the date says %u."),
                                               number, year, given)
                        /* Translators: the number of an executive order, a year, and the year given. */
                        : g_strdup_printf (_ ("Executive orders around number %u were signed in %u, but the date says %u."),
                                             number, year, given));
}

/* Findings about the number of an executive order. */
void
rej_cite_lint_order (RejCiteLint *self,
                     const RejCiteSubject *subject)
{
  guint year = rej_cite_lint_this_year (self);
  guint last_year = EO_FIRST_YEAR + G_N_ELEMENTS (eo_last_of_year) - 1;
  guint last = eo_last_of_year[last_year - EO_FIRST_YEAR] + EO_PER_YEAR * (year > last_year ? year - last_year : 0);

  /* proclamations have numbers of their own */
  if (rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_NAME) != NULL)
    return;
  if (subject->citation->page > last)
    rej_cite_lint_report (self, "eo-number-unknown", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_ERROR,
                          subject->citation->start, subject->citation->end,
                          /* Translators: %u is the number of an executive order. */
                          g_strdup_printf (_ ("Executive orders have not reached the number %u."), subject->citation->page));
  else
    lint_order_year (self, subject);
}
