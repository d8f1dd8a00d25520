/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-period.h"

#include <stdio.h>

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

static char *
words_for_open (const RejCampaignDeadline *deadline,
                GDateTime *now)
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

      sscanf (deadline->time, "%d:%d", &hour, &minute);
      hour_of_day = g_date_time_add_minutes (day, hour * 60 + minute);
      /* Translators: an hour as in strftime(3), such as 11:59 PM EST */
      hour_words = g_date_time_format (hour_of_day, _ ("%-I:%M %p %Z"));
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
  const RejCampaignDeadline *deadline = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (campaign != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  deadline = rej_campaign_lookup_deadline (campaign, "rule");
  if (rej_period_is_open (campaign, now))
    return deadline != NULL ? words_for_open (deadline, now) : NULL;

  if (campaign->status != NULL && g_strcmp0 (campaign->status->state, "withdrawn") == 0)
    return g_strdup (_ ("withdrawn: no comments are taken"));
  if (deadline == NULL)
    return g_strdup (_ ("closed"));
  date = format_date (deadline->date);
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
      g_autofree char *words = deadline != NULL ? words_for_open (deadline, now) : NULL;

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
