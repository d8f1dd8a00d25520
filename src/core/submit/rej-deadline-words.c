/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-deadline.h"

#include <glib/gi18n-lib.h>

/* Only the day of a date counts here, so that its zone is no matter. */
static GDateTime *
parse_day (const char *date)
{
  g_autofree char *moment = g_strconcat (date, "T00:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (moment, NULL);
}

/**
 * rej_deadline_dup_date_words:
 * @date: YYYY-MM-DD
 *
 * Returns: (transfer full): the day in words, such as "2 January 2026"; @date itself if it is none
 */
char *
rej_deadline_dup_date_words (const char *date)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  day = parse_day (date);
  if (day == NULL)
    return g_strdup (date);
  /* Translators: a date as in strftime(3), such as 2 January 2026 */
  return g_date_time_format (day, _ ("%-e %B %Y"));
}

static char *
words_for_days (const RejDeadline *self,
                GDateTime *end,
                GDateTime *now)
{
  g_autoptr (GDateTime) there = g_date_time_to_timezone (now, g_date_time_get_timezone (end));
  g_autofree char *today_text = g_date_time_format (there, "%Y-%m-%d");
  g_autoptr (GDateTime) today = parse_day (today_text);
  g_autoptr (GDateTime) day = parse_day (self->date);
  int n_days = (int) (g_date_time_difference (day, today) / G_TIME_SPAN_DAY);

  if (n_days == 0)
    return g_strdup (_ ("today"));
  if (n_days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", n_days), n_days);
}

/**
 * rej_deadline_to_countdown:
 * @self: a deadline
 * @now: the time
 *
 * Says how much time is left: days, and on the last day hours or minutes, where the hour is stated. It is rounded down,
 * so that nobody counts on more than there is.
 *
 * Returns: (transfer full): such as "in 3 days", "tomorrow", "in 5 hours", "in 20 minutes"
 */
char *
rej_deadline_to_countdown (const RejDeadline *self,
                           GDateTime *now)
{
  g_autoptr (GDateTime) end = NULL;
  GTimeSpan left;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  end = rej_deadline_dup_end (self);
  left = g_date_time_difference (end, now);
  if (left < 0)
    return g_strdup (_ ("over"));
  if (self->time == NULL || left >= G_TIME_SPAN_DAY)
    return words_for_days (self, end, now);
  if (left >= 2 * G_TIME_SPAN_HOUR)
    {
      int n_hours = (int) (left / G_TIME_SPAN_HOUR);

      return g_strdup_printf (ngettext ("in %d hour", "in %d hours", n_hours), n_hours);
    }
  if (left >= G_TIME_SPAN_MINUTE)
    {
      int n_minutes = (int) (left / G_TIME_SPAN_MINUTE);

      return g_strdup_printf (ngettext ("in %d minute", "in %d minutes", n_minutes), n_minutes);
    }
  return g_strdup (_ ("in less than a minute"));
}

/* The hour of a deadline where the reader is; NULL where clocks agree. */
static char *
words_for_hour_here (GDateTime *end,
                     GTimeZone *zone)
{
  g_autoptr (GDateTime) here = g_date_time_to_timezone (end, zone);

  if (g_date_time_get_utc_offset (here) == g_date_time_get_utc_offset (end))
    return NULL;
  if (g_date_time_get_day_of_month (here) == g_date_time_get_day_of_month (end))
    /* Translators: an hour as in strftime(3), such as 8:59 PM; the same deadline by the reader's own clock */
    return g_date_time_format (here, _ ("%-I:%M %p your time"));
  /* Translators: a weekday and an hour as in strftime(3), such as Sat 5:59 AM; the same deadline by the reader's own clock */
  return g_date_time_format (here, _ ("%a %-I:%M %p your time"));
}

static char *
words_for_open (const RejDeadline *self,
                GDateTime *end,
                GDateTime *now,
                GTimeZone *here)
{
  g_autofree char *when = rej_deadline_to_countdown (self, now);
  /* Translators: a weekday and a date as in strftime(3), such as Fri 2 Jan */
  g_autofree char *date = g_date_time_format (end, _ ("%a %-e %b"));
  g_autofree char *hour = NULL;
  g_autofree char *hour_here = NULL;

  if (self->time == NULL)
    /* Translators: date, and "in 3 days"; the notice does not say at which hour comments are due */
    return g_strdup_printf (_ ("closes %s (%s; hour not stated: file the day before)"), date, when);

  /* Translators: an hour as in strftime(3), such as 11:59 PM EST */
  hour = g_date_time_format (end, _ ("%-I:%M %p %Z"));
  if (here != NULL)
    hour_here = words_for_hour_here (end, here);
  if (hour_here != NULL)
    /* Translators: date, hour, "8:59 PM your time", and "in 3 days" */
    return g_strdup_printf (_ ("closes %s, %s, %s (%s)"), date, hour, hour_here, when);
  /* Translators: date, hour, and "in 3 days" */
  return g_strdup_printf (_ ("closes %s, %s (%s)"), date, hour, when);
}

/**
 * rej_deadline_to_words:
 * @self: a deadline
 * @now: the time
 * @here: (nullable): the zone of the reader, to say the hour by their clock too where it differs
 *
 * Says in a few words when comments are due. An hour is named only where a source states it.
 *
 * Returns: (transfer full): such as "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" or "closed on 2 January 2026"
 */
char *
rej_deadline_to_words (const RejDeadline *self,
                       GDateTime *now,
                       GTimeZone *here)
{
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  end = rej_deadline_dup_end (self);
  if (g_date_time_compare (now, end) > 0)
    return rej_deadline_to_closed_words (self);
  return words_for_open (self, end, now, here);
}

/**
 * rej_deadline_to_closed_words:
 * @self: a deadline
 *
 * Returns: (transfer full): such as "closed on 2 January 2026"
 */
char *
rej_deadline_to_closed_words (const RejDeadline *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  date = rej_deadline_dup_date_words (self->date);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("closed on %s"), date);
}

/**
 * rej_deadline_to_source_words:
 * @self: a deadline
 *
 * Says who states the day and the hour, and whether an earlier day stands elsewhere.
 *
 * Returns: (transfer full) (nullable): one or more sentences; %NULL if no source is known
 */
char *
rej_deadline_to_source_words (const RejDeadline *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->source != NULL && (self->time == NULL || self->hour_source == NULL))
    /* Translators: %s is a source, such as "90 FR 49062" or "regulations.gov" */
    g_string_append_printf (words, _ ("Source: %s."), self->source);
  else if (self->source != NULL)
    /* Translators: both are sources, such as "regulations.gov" and "90 FR 49062" */
    g_string_append_printf (words, _ ("Source of the day: %s; of the hour: %s."), self->source, self->hour_source);
  if (self->extended_from != NULL)
    {
      g_autofree char *date = rej_deadline_dup_date_words (self->extended_from);

      g_string_append (words, words->len > 0 ? " " : "");
      /* Translators: %s is a date */
      g_string_append_printf (words, _ ("Another source gives an earlier day, %s: the period seems to have been extended."), date);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
