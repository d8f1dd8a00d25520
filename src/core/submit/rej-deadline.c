/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-deadline.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (RejDeadline, rej_deadline, rej_deadline_ref, rej_deadline_unref)

static gboolean
is_date (const char *text)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *moment = NULL;

  if (text == NULL || strlen (text) != 10)
    return FALSE;
  moment = g_strconcat (text, "T00:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (moment, NULL);
  return day != NULL;
}

static gboolean
is_time (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]) && memcmp (text, "24", 2) < 0 && text[3] < '6';
}

/**
 * rej_deadline_new:
 * @date: YYYY-MM-DD
 * @time: (nullable): HH:MM where a source states the hour; anything else counts as not stated
 * @zone: (nullable): the time zone of both; Eastern time if it is not given or not known
 * @purpose: what it is for, such as "rule"
 * @source: (nullable): who says so
 *
 * Returns: (transfer full) (nullable): a deadline, or %NULL if @date is no day of the calendar
 */
RejDeadline *
rej_deadline_new (const char *date,
                  const char *time,
                  const char *zone,
                  const char *purpose,
                  const char *source)
{
  RejDeadline *self;
  g_autoptr (GTimeZone) known = NULL;

  g_return_val_if_fail (purpose != NULL, NULL);

  if (!is_date (date))
    return NULL;

  if (zone != NULL)
    known = g_time_zone_new_identifier (zone);
  self = g_atomic_rc_box_new0 (RejDeadline);
  self->date = g_strdup (date);
  self->time = time != NULL && is_time (time) ? g_strdup (time) : NULL;
  self->zone = g_strdup (known != NULL ? zone : REJ_DEADLINE_ZONE);
  self->purpose = g_strdup (purpose);
  self->source = g_strdup (source);
  return self;
}

/**
 * rej_deadline_new_for_end_date:
 * @end_date: (nullable): what regulations.gov has as `commentEndDate`, such as "2020-11-24T04:59:59Z"
 *
 * Reads the end of a comment period. It is a moment in UTC, so that its day is the one after the deadline: the last
 * second of 23 November in New York is 04:59:59 of the 24th there, in summer 03:59:59 (recorded answers). An agency that set
 * the winter's hour in summer means the same day, so every hour about Eastern midnight is read as the end of the day before.
 *
 * Returns: (transfer full) (nullable): the deadline of the rule, or %NULL if it cannot be read
 */
RejDeadline *
rej_deadline_new_for_end_date (const char *end_date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) eastern = g_time_zone_new_identifier (REJ_DEADLINE_ZONE);
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (end_date == NULL)
    return NULL;
  if (is_date (end_date))
    return rej_deadline_new (end_date, NULL, NULL, "rule", "regulations.gov");
  end = g_date_time_new_from_iso8601 (end_date, utc);
  if (end == NULL || eastern == NULL)
    return NULL;

  moment = g_date_time_to_utc (end);
  if (g_date_time_get_hour (moment) < 6)
    {
      there = g_date_time_add_days (moment, -1);
      date = g_date_time_format (there, "%Y-%m-%d");
      return rej_deadline_new (date, "23:59", NULL, "rule", "regulations.gov");
    }
  there = g_date_time_to_timezone (moment, eastern);
  date = g_date_time_format (there, "%Y-%m-%d");
  time = g_date_time_format (there, "%H:%M");
  return rej_deadline_new (date, time, NULL, "rule", "regulations.gov");
}

/**
 * rej_deadline_ref:
 * @self: a deadline
 *
 * Returns: (transfer full): @self
 */
RejDeadline *
rej_deadline_ref (RejDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
deadline_clear (RejDeadline *self)
{
  g_free (self->date);
  g_free (self->time);
  g_free (self->zone);
  g_free (self->purpose);
  g_free (self->source);
  g_free (self->hour_source);
  g_free (self->extended_from);
}

/**
 * rej_deadline_unref:
 * @self: (transfer full): a deadline
 */
void
rej_deadline_unref (RejDeadline *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) deadline_clear);
}

/**
 * rej_deadline_parse:
 * @closes: a deadline as [method@Deadline.to_string] writes it
 *
 * Returns: (transfer full) (nullable): the deadline of a rule, or %NULL if @closes is none
 */
RejDeadline *
rej_deadline_parse (const char *closes)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (closes != NULL, NULL);

  parts = g_strsplit (closes, " ", 3);
  if (parts[0] == NULL || parts[1] == NULL)
    return rej_deadline_new (parts[0], NULL, NULL, "rule", NULL);
  return rej_deadline_new (parts[0], parts[1], parts[2], "rule", NULL);
}

/**
 * rej_deadline_to_string:
 * @self: a deadline
 *
 * Writes it as the library keeps it: short, and in the order of time.
 *
 * Returns: (transfer full): such as "2026-01-02 23:59 America/New_York", or a date alone
 */
char *
rej_deadline_to_string (const RejDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->time == NULL)
    return g_strdup (self->date);
  return g_strjoin (" ", self->date, self->time, self->zone, NULL);
}

/**
 * rej_deadline_dup_end:
 * @self: a deadline
 *
 * Gives the last moment that is in time. Where the hour is not stated it is the end of the day, which nobody promised: a
 * comment is filed the day before. "11:59 p.m." lasts to the end of that minute; any other hour is over when it strikes.
 *
 * Returns: (transfer full): a moment in the zone of the deadline
 */
GDateTime *
rej_deadline_dup_end (const RejDeadline *self)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *moment = NULL;
  const char *time;

  g_return_val_if_fail (self != NULL, NULL);

  zone = g_time_zone_new_identifier (self->zone);
  if (zone == NULL)
    zone = g_time_zone_new_offset (-5 * 60 * 60);
  time = self->time != NULL ? self->time : "23:59";
  moment = g_strconcat (self->date, "T", time, g_str_has_suffix (time, ":59") ? ":59" : ":00", NULL);
  return g_date_time_new_from_iso8601 (moment, zone);
}

/**
 * rej_deadline_has_passed:
 * @self: a deadline
 * @now: the time
 *
 * Returns: whether it is certainly over
 */
gboolean
rej_deadline_has_passed (const RejDeadline *self,
                         GDateTime *now)
{
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  end = rej_deadline_dup_end (self);
  return g_date_time_compare (now, end) > 0;
}
