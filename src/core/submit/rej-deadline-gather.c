/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-deadline.h"

#include <stdlib.h>
#include <string.h>

/* What several sources say of one rule, made into one deadline for each purpose. */

#define DATE_PATTERN "\\b(January|February|March|April|May|June|July|August|September|October|November|December)\\s+(\\d{1,2}),\\s+(\\d{4})\\b"
#define HOUR_PATTERN "\\b(\\d{1,2})(?::(\\d{2}))?\\s*([ap])\\.?\\s?m\\b"

static const char *const months[] = {
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
};

static const struct
{
  const char *word;
  const char *zone;
} zones[] = {
  { "central", "America/Chicago" },
  { "mountain", "America/Denver" },
  { "pacific", "America/Los_Angeles" },
  { "alaska", "America/Anchorage" },
  { "hawaii", "Pacific/Honolulu" },
};

static char *
read_date (const char *sentence,
           int *end)
{
  g_autoptr (GRegex) regex = g_regex_new (DATE_PATTERN, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;

  if (!g_regex_match (regex, sentence, G_REGEX_MATCH_DEFAULT, &match))
    return NULL;
  month = g_match_info_fetch (match, 1);
  day = g_match_info_fetch (match, 2);
  year = g_match_info_fetch (match, 3);
  g_match_info_fetch_pos (match, 0, NULL, end);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_equal (month, months[i]))
      return g_strdup_printf ("%s-%02u-%02d", year, i + 1, atoi (day));
  return NULL;
}

/* Midnight is the end of the day: "prior to midnight eastern time at the end of that day" (90 FR 49062). */
static char *
read_hour (const char *lower)
{
  g_autoptr (GRegex) regex = g_regex_new (HOUR_PATTERN, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hour_text = NULL;
  g_autofree char *minute_text = NULL;
  g_autofree char *half = NULL;
  int hour, minute;

  if (!g_regex_match (regex, lower, G_REGEX_MATCH_DEFAULT, &match))
    return strstr (lower, "midnight") != NULL ? g_strdup ("23:59") : NULL;

  hour_text = g_match_info_fetch (match, 1);
  minute_text = g_match_info_fetch (match, 2);
  half = g_match_info_fetch (match, 3);
  hour = atoi (hour_text);
  minute = minute_text != NULL ? atoi (minute_text) : 0;
  if (hour < 1 || hour > 12 || minute > 59)
    return NULL;
  hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

static const char *
read_zone (const char *lower)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      const char *found = strstr (lower, zones[i].word);

      if (found != NULL && (strstr (found, " time") != NULL || strstr (found, " standard") != NULL || strstr (found, " daylight") != NULL))
        return zones[i].zone;
    }
  return REJ_DEADLINE_ZONE;
}

static gboolean
is_about_comments (const char *lower)
{
  return strstr (lower, "comment") != NULL || strstr (lower, "submission") != NULL;
}

static gboolean
is_about_collection (const char *lower)
{
  return strstr (lower, "information collection") != NULL || strstr (lower, "collection of information") != NULL || strstr (lower, "paperwork reduction act") != NULL || strstr (lower, "office of management and budget") != NULL;
}

static RejDeadline *
read_sentence (const char *sentence,
               const char *source)
{
  g_autofree char *lower = g_ascii_strdown (sentence, -1);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  int end = 0;

  if (!is_about_comments (lower) || strstr (lower, "reply comment") != NULL)
    return NULL;
  date = read_date (sentence, &end);
  if (date == NULL)
    return NULL;
  time = read_hour (lower);
  return rej_deadline_new (date, time, read_zone (lower), is_about_collection (lower) ? "information-collection" : "rule", source);
}

/* A sentence ends before a blank and a capital letter; "p.m." and "Sept." end none where a small letter or a number follows,
 * and "5 p.m. Eastern" is a zone. */
static gsize
find_sentence_end (const char *text)
{
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (text[i] == '\n')
        return i;
      if (text[i] != '.' || text[i + 1] != ' ' || !g_ascii_isupper (text[i + 2]))
        continue;
      if (i >= 2 && text[i - 1] == 'm' && text[i - 2] == '.')
        continue;
      return i + 1;
    }
  return strlen (text);
}

/**
 * rej_deadline_find_in_notice:
 * @dates: what the notice says under DATES, a paragraph a line
 * @source: (nullable): how to name the notice, such as "90 FR 49062"
 *
 * Reads the days and hours on which comments are due. Sentences that name no day or do not speak of comments, such as the
 * day a rule takes effect, give none. "[insert date 60 days after …]" is no day.
 *
 * Returns: (transfer full) (element-type RejDeadline): what was found, in the order of the text
 */
GPtrArray *
rej_deadline_find_in_notice (const char *dates,
                             const char *source)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_deadline_unref);

  g_return_val_if_fail (dates != NULL, deadlines);

  for (const char *p = dates; *p != '\0';)
    {
      gsize length = find_sentence_end (p);
      g_autofree char *sentence = g_strndup (p, length);
      RejDeadline *deadline = read_sentence (sentence, source);

      if (deadline != NULL)
        g_ptr_array_add (deadlines, deadline);
      p += length;
      p += *p != '\0' ? 1 : 0;
    }

  return deadlines;
}

/* A day that rests on a later source stands above one that the rule was printed with. */
static RejDeadline *
merge (const RejDeadline *first,
       const RejDeadline *second,
       gboolean second_wins)
{
  int order = strcmp (second->date, first->date);
  const RejDeadline *chosen = second_wins && order != 0 ? second : first;
  const RejDeadline *other = chosen == first ? second : first;
  RejDeadline *merged = rej_deadline_new (chosen->date, chosen->time, chosen->zone, chosen->purpose, chosen->source);

  merged->hour_source = g_strdup (chosen->hour_source);
  merged->extended_from = g_strdup (chosen->extended_from);
  if (order == 0)
    {
      g_autoptr (GDateTime) chosen_end = rej_deadline_dup_end (chosen);
      g_autoptr (GDateTime) other_end = rej_deadline_dup_end (other);

      /* Of two hours the earlier is the safe one. */
      if (other->time != NULL && (chosen->time == NULL || g_date_time_compare (other_end, chosen_end) < 0))
        {
          g_set_str (&merged->time, other->time);
          g_set_str (&merged->zone, other->zone);
          g_set_str (&merged->hour_source, other->hour_source != NULL ? other->hour_source : other->source);
        }
    }
  else if (strcmp (other->date, chosen->date) < 0)
    g_set_str (&merged->extended_from, other->date);

  return merged;
}

static void
add (GPtrArray *deadlines,
     RejDeadline *deadline,
     gboolean wins)
{
  if (deadline == NULL)
    return;
  for (guint i = 0; i < deadlines->len; i++)
    {
      RejDeadline *known = deadlines->pdata[i];

      if (!g_str_equal (known->purpose, deadline->purpose))
        continue;
      deadlines->pdata[i] = merge (known, deadline, wins || strcmp (deadline->date, known->date) > 0);
      rej_deadline_unref (known);
      rej_deadline_unref (deadline);
      return;
    }
  g_ptr_array_add (deadlines, deadline);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const RejDeadline *first = *(RejDeadline *const *) a, *second = *(RejDeadline *const *) b;
  g_autoptr (GDateTime) first_end = rej_deadline_dup_end (first);
  g_autoptr (GDateTime) second_end = rej_deadline_dup_end (second);

  return g_date_time_compare (first_end, second_end);
}

static void
add_rule (GPtrArray *deadlines,
          const RejRule *rule)
{
  g_autofree char *citation = rej_rule_dup_citation (rule);
  g_autofree char *dates = rej_rule_dup_part_text (rule, REJ_RULE_PART_DATES);
  const char *closes = rej_rule_get_comments_close_on (rule);

  if (dates != NULL)
    {
      g_autoptr (GPtrArray) found = rej_deadline_find_in_notice (dates, citation);

      for (guint i = 0; i < found->len; i++)
        add (deadlines, rej_deadline_ref (found->pdata[i]), FALSE);
    }
  add (deadlines, rej_deadline_new (closes, NULL, NULL, "rule", "federalregister.gov"), FALSE);
}

/**
 * rej_deadline_gather:
 * @campaign: (nullable): the campaign of the comment
 * @rule: (nullable): the rule, as the Federal Register printed it
 * @end_date: (nullable): `commentEndDate` of the document at regulations.gov
 *
 * Makes one deadline for each purpose of all that is known. The day regulations.gov takes comments to stands above all, then
 * the latest day another source gives, as a period is extended and hardly ever cut; the earlier day is kept as
 * `extended_from`. Of several hours of one day the earliest is given, with who states it.
 *
 * Returns: (transfer full) (element-type RejDeadline): the deadlines, the next one first
 */
GPtrArray *
rej_deadline_gather (const RejCampaign *campaign,
                     const RejRule *rule,
                     const char *end_date)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_deadline_unref);

  if (rule != NULL)
    add_rule (deadlines, rule);
  if (campaign != NULL)
    for (guint i = 0; i < campaign->deadlines->len; i++)
      {
        const RejCampaignDeadline *deadline = campaign->deadlines->pdata[i];

        add (deadlines, rej_deadline_new (deadline->date, deadline->time, deadline->zone, deadline->purpose, deadline->source), FALSE);
      }
  add (deadlines, rej_deadline_new_for_end_date (end_date), TRUE);
  g_ptr_array_sort (deadlines, compare);

  return deadlines;
}

/**
 * rej_deadline_lookup:
 * @deadlines: (element-type RejDeadline): deadlines
 * @purpose: what it is for, such as "rule"
 *
 * Returns: (transfer none) (nullable): the deadline for a purpose
 */
RejDeadline *
rej_deadline_lookup (GPtrArray *deadlines,
                     const char *purpose)
{
  g_return_val_if_fail (deadlines != NULL, NULL);
  g_return_val_if_fail (purpose != NULL, NULL);

  for (guint i = 0; i < deadlines->len; i++)
    if (g_str_equal (((const RejDeadline *) deadlines->pdata[i])->purpose, purpose))
      return deadlines->pdata[i];
  return NULL;
}
