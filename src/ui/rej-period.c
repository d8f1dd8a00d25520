/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-period.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static GDateTime *
parse_date (const char *date,
            GTimeZone *zone)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (date == NULL || sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return NULL;
  return g_date_time_new (zone, year, month, day, 0, 0, 0);
}

static char *
format_date (const char *date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = parse_date (date, zone);

  if (day == NULL)
    return g_strdup (date);
  /* Translators: a date as in strftime(3), such as 2 January 2026 */
  return g_date_time_format (day, _ ("%-e %B %Y"));
}

/* The zone the days are counted in: that of the deadline, else Eastern, where the agencies are. */
static GTimeZone *
get_zone (const RejCampaignDeadline *deadline)
{
  GTimeZone *zone = g_time_zone_new_identifier (deadline->zone != NULL ? deadline->zone : "America/New_York");

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static char *
words_for_days (int n_days)
{
  if (n_days == 0)
    return g_strdup (_ ("today"));
  if (n_days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", n_days), n_days);
}

/* The hour of a deadline where the reader is; NULL where clocks agree. */
static char *
words_for_hour_here (GDateTime *deadline,
                     GTimeZone *zone)
{
  g_autoptr (GDateTime) here = g_date_time_to_timezone (deadline, zone);

  if (g_date_time_get_utc_offset (here) == g_date_time_get_utc_offset (deadline))
    return NULL;
  if (g_date_time_get_day_of_month (here) == g_date_time_get_day_of_month (deadline))
    /* Translators: an hour as in strftime(3), such as 8:59 PM; the same deadline by the reader's own clock */
    return g_date_time_format (here, _ ("%-I:%M %p your time"));
  /* Translators: a weekday and an hour as in strftime(3), such as Sat 5:59 AM; the same deadline by the reader's own clock */
  return g_date_time_format (here, _ ("%a %-I:%M %p your time"));
}

static char *
words_for_open (const RejCampaignDeadline *deadline,
                GDateTime *now,
                GTimeZone *here)
{
  g_autoptr (GTimeZone) zone = get_zone (deadline);
  g_autoptr (GDateTime) day = parse_date (deadline->date, zone);
  g_autoptr (GDateTime) there = g_date_time_to_timezone (now, zone);
  g_autoptr (GDateTime) today = NULL;
  g_autofree char *date = NULL;
  g_autofree char *when = NULL;

  if (day == NULL)
    return g_strdup (deadline->date);
  today = g_date_time_new (zone, g_date_time_get_year (there), g_date_time_get_month (there), g_date_time_get_day_of_month (there), 0, 0, 0);
  /* Half a day more, because the days of clock changes have 23 hours. */
  when = words_for_days ((g_date_time_difference (day, today) + G_TIME_SPAN_HOUR * 12) / G_TIME_SPAN_DAY);
  /* Translators: a weekday and a date as in strftime(3), such as Fri 2 Jan */
  date = g_date_time_format (day, _ ("%a %-e %b"));
  if (deadline->time != NULL)
    {
      int hour = 0;
      int minute = 0;
      g_autoptr (GDateTime) hour_of_day = NULL;
      g_autofree char *hour_words = NULL;
      g_autofree char *hour_here = NULL;

      sscanf (deadline->time, "%d:%d", &hour, &minute);
      hour_of_day = g_date_time_add_minutes (day, hour * 60 + minute);
      /* Translators: an hour as in strftime(3), such as 11:59 PM EST */
      hour_words = g_date_time_format (hour_of_day, _ ("%-I:%M %p %Z"));
      if (here != NULL)
        hour_here = words_for_hour_here (hour_of_day, here);
      if (hour_here != NULL)
        /* Translators: date, hour, "8:59 PM your time", and "in 3 days" */
        return g_strdup_printf (_ ("closes %s, %s, %s (%s)"), date, hour_words, hour_here, when);
      /* Translators: date, hour, and "in 3 days" */
      return g_strdup_printf (_ ("closes %s, %s (%s)"), date, hour_words, when);
    }
  /* Translators: date, and "in 3 days"; the notice does not say at which hour comments are due */
  return g_strdup_printf (_ ("closes %s (%s; hour not stated: file the day before)"), date, when);
}

/**
 * rej_period_is_open:
 * @campaign: a campaign
 * @now: the time
 *
 * Tells whether comments on the rule of a campaign are taken.
 *
 * Returns: whether they are
 */
gboolean
rej_period_is_open (const RejCampaign *campaign,
                    GDateTime *now)
{
  g_return_val_if_fail (campaign != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  return !rej_campaign_is_closed (campaign, now);
}

static char *
to_short_words (const RejCampaign *campaign,
                GDateTime *now,
                GTimeZone *here)
{
  const RejCampaignDeadline *deadline = rej_campaign_lookup_deadline (campaign, "rule");
  g_autofree char *date = NULL;

  if (rej_period_is_open (campaign, now))
    return deadline != NULL ? words_for_open (deadline, now, here) : NULL;

  if (campaign->status != NULL && g_strcmp0 (campaign->status->state, "withdrawn") == 0)
    return g_strdup (_ ("withdrawn: no comments are taken"));
  if (deadline == NULL)
    return g_strdup (_ ("closed"));
  date = format_date (deadline->date);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("closed on %s"), date);
}

/**
 * rej_period_to_short_words:
 * @campaign: a campaign
 * @now: the time
 *
 * Says in a few words how the comment period stands.
 *
 * Returns: (transfer full) (nullable): such as "closes Fri 2 Jan, 11:59 PM EST (in 3 days)"; %NULL for a campaign
 *   without a rule of its own
 */
char *
rej_period_to_short_words (const RejCampaign *campaign,
                           GDateTime *now)
{
  g_return_val_if_fail (campaign != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  return to_short_words (campaign, now, NULL);
}

/**
 * rej_period_to_list_words:
 * @campaign: a campaign
 * @now: the time, in the zone of the reader
 *
 * Says in a few words how the comment period stands, with the hour by the reader's clock where it differs.
 *
 * Returns: (transfer full) (nullable): such as "closes Fri 2 Jan, 11:59 PM EST, 8:59 PM your time (in 3 days)"
 */
char *
rej_period_to_list_words (const RejCampaign *campaign,
                          GDateTime *now)
{
  g_return_val_if_fail (campaign != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  return to_short_words (campaign, now, g_date_time_get_timezone (now));
}

/**
 * rej_period_dup_closes:
 * @campaign: a campaign
 *
 * Writes its deadline as the library keeps it.
 *
 * Returns: (transfer full) (nullable): such as "2026-01-02 23:59 America/New_York", or a date alone
 */
char *
rej_period_dup_closes (const RejCampaign *campaign)
{
  const RejCampaignDeadline *deadline = NULL;

  g_return_val_if_fail (campaign != NULL, NULL);

  deadline = rej_campaign_lookup_deadline (campaign, "rule");
  if (deadline == NULL)
    return NULL;
  if (deadline->time == NULL)
    return g_strdup (deadline->date);
  return g_strjoin (" ", deadline->date, deadline->time, deadline->zone != NULL ? deadline->zone : "America/New_York", NULL);
}

/**
 * rej_period_closes_to_words:
 * @closes: a deadline as [func@period_dup_closes] writes it
 * @now: the time, in the zone of the reader
 *
 * Says in a few words when comments are due, where no campaign knows more.
 *
 * Returns: (transfer full): such as "closes Fri 2 Jan (in 3 days; hour not stated: file the day before)"
 */
char *
rej_period_closes_to_words (const char *closes,
                            GDateTime *now)
{
  g_auto (GStrv) parts = NULL;
  RejCampaignDeadline deadline = { 0 };
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (closes != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  parts = g_strsplit (closes, " ", 3);
  deadline.date = parts[0];
  if (parts[0] != NULL && parts[1] != NULL)
    {
      deadline.time = parts[1];
      deadline.zone = parts[2];
    }
  if (deadline.date == NULL)
    return g_strdup (closes);
  zone = get_zone (&deadline);
  there = g_date_time_to_timezone (now, zone);
  moment = g_date_time_format (there, "%Y-%m-%d %H:%M");
  if (strncmp (moment, deadline.date, 10) <= 0 && (deadline.time == NULL || strncmp (moment, closes, 16) <= 0))
    return words_for_open (&deadline, now, g_date_time_get_timezone (now));
  date = format_date (deadline.date);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("closed on %s"), date);
}

/**
 * rej_period_to_words:
 * @campaign: a campaign
 * @now: the time
 *
 * Says how the comment period stands and what has become of the rule.
 *
 * Returns: (transfer full): a sentence
 */
char *
rej_period_to_words (const RejCampaign *campaign,
                     GDateTime *now)
{
  const RejCampaignDeadline *deadline = NULL;
  g_autofree char *date = NULL;
  g_autofree char *withdrawn = NULL;

  g_return_val_if_fail (campaign != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  deadline = rej_campaign_lookup_deadline (campaign, "rule");
  if (campaign->rule == NULL || (deadline == NULL && campaign->status == NULL))
    return g_strdup (_ ("For any rule that is open for comment."));
  if (rej_period_is_open (campaign, now))
    {
      g_autofree char *words = deadline != NULL ? words_for_open (deadline, now, NULL) : NULL;

      /* Translators: %s is "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" */
      return words != NULL ? g_strdup_printf (_ ("Open for comment: %s."), words) : g_strdup (_ ("Open for comment."));
    }

  if (deadline != NULL)
    date = format_date (deadline->date);
  if (campaign->status != NULL && g_strcmp0 (campaign->status->state, "withdrawn") == 0)
    {
      withdrawn = format_date (campaign->status->date);
      if (withdrawn != NULL)
        /* Translators: %s is a date */
        return g_strdup_printf (_ ("The proposal was withdrawn on %s. No comments are taken."), withdrawn);
      return g_strdup (_ ("The proposal was withdrawn. No comments are taken."));
    }
  if (date != NULL)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("The comment period closed on %s."), date);
  return g_strdup (_ ("The comment period is closed."));
}
