/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-deadline.h"

#include <string.h>

static GDateTime *
moment (const char *text)
{
  GDateTime *time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return time;
}

static void
test_end_date (void)
{
  static const struct
  {
    const char *end_date;
    const char *closes;
    const char *end;
  } rows[] = {
    /* Recorded answers: winter and summer time. */
    { "2020-11-24T04:59:59Z", "2020-11-23 23:59 America/New_York", "2020-11-24T04:59:59Z" },
    { "2020-07-14T03:59:59Z", "2020-07-13 23:59 America/New_York", "2020-07-14T03:59:59Z" },
    /* The winter's hour in summer is the end of the same day, not an hour more. */
    { "2020-07-14T04:59:59Z", "2020-07-13 23:59 America/New_York", "2020-07-14T03:59:59Z" },
    { "2020-11-24T05:00:00Z", "2020-11-23 23:59 America/New_York", "2020-11-24T04:59:59Z" },
    { "2020-11-24T00:00:00Z", "2020-11-23 23:59 America/New_York", "2020-11-24T04:59:59Z" },
    { "2020-11-23T22:00:00Z", "2020-11-23 17:00 America/New_York", "2020-11-23T22:00:00Z" },
    { "2020-11-24T04:59:59.000+0000", "2020-11-23 23:59 America/New_York", "2020-11-24T04:59:59Z" },
    { "2020-11-23T23:59:59-05:00", "2020-11-23 23:59 America/New_York", "2020-11-24T04:59:59Z" },
    { "2020-11-23", "2020-11-23", "2020-11-24T04:59:59Z" },
    { "soon", NULL, NULL },
    { "2020-02-30", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejDeadline) deadline = rej_deadline_new_for_end_date (rows[i].end_date);
      g_autofree char *closes = deadline != NULL ? rej_deadline_to_string (deadline) : NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (closes, ==, rows[i].closes);
      if (deadline != NULL)
        {
          g_autoptr (GDateTime) end = rej_deadline_dup_end (deadline);
          g_autoptr (GDateTime) expected = moment (rows[i].end);

          g_assert_true (g_date_time_equal (end, expected));
        }
    }
}

/* New York moved its clocks on 1 November 2026 and 14 March 2027. */
static void
test_clock_changes (void)
{
  static const struct
  {
    const char *closes;
    const char *end;
    const char *day_before;
    const char *hours_before;
  } rows[] = {
    { "2026-10-31 23:59 America/New_York", "2026-11-01T03:59:59Z", "2026-10-31T03:59:59Z", "2026-11-01T00:59:59Z" },
    { "2026-11-01 23:59 America/New_York", "2026-11-02T04:59:59Z", "2026-11-01T03:59:59Z", "2026-11-02T01:59:59Z" },
    /* Three hours before are three hours, though the clock shows four: 1 a.m. comes twice. */
    { "2026-11-01 03:30 America/New_York", "2026-11-01T08:30:00Z", "2026-10-31T07:30:00Z", "2026-11-01T05:30:00Z" },
    { "2027-03-13 23:59 America/New_York", "2027-03-14T04:59:59Z", "2027-03-13T04:59:59Z", "2027-03-14T01:59:59Z" },
    { "2027-03-14 23:59 America/New_York", "2027-03-15T03:59:59Z", "2027-03-14T04:59:59Z", "2027-03-15T00:59:59Z" },
    /* The hour from two to three does not exist that night. */
    { "2027-03-14 05:00 America/New_York", "2027-03-14T09:00:00Z", "2027-03-13T10:00:00Z", "2027-03-14T06:00:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejDeadline) deadline = rej_deadline_parse (rows[i].closes);
      g_autoptr (GDateTime) end = rej_deadline_dup_end (deadline);
      g_autoptr (GDateTime) day = rej_deadline_dup_reminder (deadline, REJ_DEADLINE_REMIND_DAY);
      g_autoptr (GDateTime) hours = rej_deadline_dup_reminder (deadline, REJ_DEADLINE_REMIND_HOURS);
      g_autoptr (GDateTime) expected_end = moment (rows[i].end);
      g_autoptr (GDateTime) expected_day = moment (rows[i].day_before);
      g_autoptr (GDateTime) expected_hours = moment (rows[i].hours_before);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_true (g_date_time_equal (end, expected_end));
      g_assert_true (g_date_time_equal (day, expected_day));
      g_assert_true (g_date_time_equal (hours, expected_hours));
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *closes;
    const char *now;
    const char *here;
    const char *words;
  } rows[] = {
    { "2026-01-02 23:59 America/New_York", "2025-12-30T12:00:00Z", NULL, "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" },
    { "2026-01-02 23:59 America/New_York", "2025-12-30T12:00:00Z", "America/Los_Angeles", "closes Fri 2 Jan, 11:59 PM EST, 8:59 PM your time (in 3 days)" },
    { "2026-01-02 23:59 America/New_York", "2025-12-30T12:00:00Z", "Europe/Berlin", "closes Fri 2 Jan, 11:59 PM EST, Sat 5:59 AM your time (in 3 days)" },
    { "2026-01-02 23:59 America/New_York", "2025-12-30T12:00:00Z", "America/New_York", "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" },
    { "2026-01-02 23:59 America/New_York", "2026-01-02T04:30:00Z", NULL, "closes Fri 2 Jan, 11:59 PM EST (tomorrow)" },
    { "2026-01-02 23:59 America/New_York", "2026-01-02T12:00:00Z", NULL, "closes Fri 2 Jan, 11:59 PM EST (in 16 hours)" },
    { "2026-01-02 23:59 America/New_York", "2026-01-03T04:30:00Z", NULL, "closes Fri 2 Jan, 11:59 PM EST (in 29 minutes)" },
    { "2026-01-02 23:59 America/New_York", "2026-01-03T04:59:30Z", NULL, "closes Fri 2 Jan, 11:59 PM EST (in less than a minute)" },
    { "2026-01-02 23:59 America/New_York", "2026-01-03T05:00:00Z", NULL, "closed on 2 January 2026" },
    { "2019-08-16 17:00 America/New_York", "2019-08-16T21:00:01Z", NULL, "closed on 16 August 2019" },
    { "2026-01-02", "2025-12-30T12:00:00Z", "Asia/Tokyo", "closes Fri 2 Jan (in 3 days; hour not stated: file the day before)" },
    { "2026-01-02", "2026-01-02T12:00:00Z", NULL, "closes Fri 2 Jan (today; hour not stated: file the day before)" },
    /* The night the clocks go back has 25 hours. */
    { "2026-11-02 23:59 America/New_York", "2026-10-31T16:00:00Z", NULL, "closes Mon 2 Nov, 11:59 PM EST (in 2 days)" },
    { "2027-03-15 23:59 America/New_York", "2027-03-13T16:00:00Z", NULL, "closes Mon 15 Mar, 11:59 PM EDT (in 2 days)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejDeadline) deadline = rej_deadline_parse (rows[i].closes);
      g_autoptr (GDateTime) now = moment (rows[i].now);
      g_autoptr (GTimeZone) here = rows[i].here != NULL ? g_time_zone_new_identifier (rows[i].here) : NULL;
      g_autofree char *words = rej_deadline_to_words (deadline, now, here);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_notice (void)
{
  static const struct
  {
    const char *dates;
    const char *found;
  } rows[] = {
    { "This interim final rule is effective July 22, 2011.\nComments must be received on or before September 22, 2011.", "rule 2011-09-22" },
    { "To be assured consideration, comments must be received no later than 5 p.m. on August 16, 2019.", "rule 2019-08-16 17:00 America/New_York" },
    { "Written comments must be submitted on or before October 13, 2020. Comments on the information collection must be received by November 10, 2020.",
      "rule 2020-10-13; information-collection 2020-11-10" },
    { "Comments must be submitted by January 2, 2026. The electronic Federal Docket Management System will accept comments prior to midnight eastern time at the end of that day.",
      "rule 2026-01-02" },
    { "Comments are due at 11:59 p.m. Eastern Time on May 1, 2024. Reply comments are due May 31, 2024.", "rule 2024-05-01 23:59 America/New_York" },
    { "Comments must be received by 4:30 p.m. Pacific Time on May 1, 2024.", "rule 2024-05-01 16:30 America/Los_Angeles" },
    { "Comments must be received on or before [insert date 60 days after date of publication in the Federal Register].", "" },
    { "Submit comments by February 31, 2024.", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) deadlines = rej_deadline_find_in_notice (rows[i].dates, "90 FR 49062");
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < deadlines->len; k++)
        {
          const RejDeadline *deadline = deadlines->pdata[k];
          g_autofree char *closes = rej_deadline_to_string (deadline);

          g_string_append_printf (found, "%s%s %s", found->len > 0 ? "; " : "", deadline->purpose, closes);
          g_assert_cmpstr (deadline->source, ==, "90 FR 49062");
        }
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
}

static RejCampaign *
parse_campaign (const char *deadlines)
{
  g_autofree char *xml = g_strdup_printf (
      "<campaign xmlns=\"" REJ_CAMPAIGN_NAMESPACE "\" id=\"test\" version=\"1\" publisher=\"P\" license=\"CC0-1.0\" xml:lang=\"en\">"
      "<title>T</title><summary>S</summary>"
      "<rule agency=\"A\" docket=\"USCIS-2025-0205\" fr-volume=\"90\" fr-first-page=\"49062\" fr-last-page=\"49145\" published=\"2025-11-03\"/>%s"
      "<concern id=\"c\"><title>C</title><why>W</why><prompt>P</prompt></concern>"
      "<template title=\"T\" lang=\"en\"><section>Text</section></template></campaign>",
      deadlines);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  RejCampaign *campaign = rej_campaign_parse (bytes, "test.xml", &error);

  g_assert_no_error (error);
  return campaign;
}

static void
test_gather (void)
{
  g_autoptr (RejCampaign) campaign = parse_campaign (
      "<deadline date=\"2026-01-02\" time=\"17:00\" zone=\"America/New_York\" for=\"rule\" source=\"90 FR 49062\"/>"
      "<deadline date=\"2026-02-02\" for=\"information-collection\" source=\"90 FR 49062\"/>");
  g_autoptr (GPtrArray) alone = rej_deadline_gather (campaign, NULL, NULL);
  g_autoptr (GPtrArray) same_day = rej_deadline_gather (campaign, NULL, "2026-01-03T04:59:59Z");
  g_autoptr (GPtrArray) extended = rej_deadline_gather (campaign, NULL, "2026-03-04T04:59:59Z");
  g_autoptr (GPtrArray) nothing = rej_deadline_gather (NULL, NULL, NULL);
  g_autofree char *words = NULL;
  const RejDeadline *rule;

  g_assert_cmpuint (alone->len, ==, 2);
  g_assert_cmpstr (((RejDeadline *) alone->pdata[0])->purpose, ==, "rule");

  /* regulations.gov takes it till midnight, but the notice says five o'clock. */
  rule = rej_deadline_lookup (same_day, "rule");
  g_assert_cmpstr (rule->time, ==, "17:00");
  g_assert_cmpstr (rule->source, ==, "90 FR 49062");
  g_assert_null (rule->extended_from);

  rule = rej_deadline_lookup (extended, "rule");
  g_assert_cmpstr (rule->date, ==, "2026-03-03");
  g_assert_cmpstr (rule->time, ==, "23:59");
  g_assert_cmpstr (rule->extended_from, ==, "2026-01-02");
  words = rej_deadline_to_source_words (rule);
  g_assert_cmpstr (words, ==, "Source: regulations.gov. Another source gives an earlier day, 2 January 2026: the period seems to have been extended.");
  g_assert_cmpstr (((RejDeadline *) extended->pdata[0])->purpose, ==, "information-collection");

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_null (rej_deadline_lookup (nothing, "rule"));
}

/* Takes the folds out of a calendar file, checking each line. */
static char *
unfold (const char *calendar)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (calendar, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
      if (lines[i][0] == ' ')
        g_string_append (text, lines[i] + 1);
      else
        g_string_append_printf (text, "\n%s", lines[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_calendar (void)
{
  g_autoptr (RejDeadline) deadline = rej_deadline_new ("2026-01-02", "23:59", NULL, "rule", "90 FR 49062");
  g_autoptr (RejDeadline) day_only = rej_deadline_new ("2026-01-02", NULL, NULL, "rule", NULL);
  g_autoptr (GDateTime) now = moment ("2025-12-01T10:00:00Z");
  g_autofree char *calendar = rej_deadline_to_calendar (deadline,
                                                        "Sammlung „biometrischer“ Daten; Überprüfung, Erhebung und Nutzung durch die Behörde für Staatsbürgerschaft\nEND:VEVENT",
                                                        "USCIS-2025-0205-0001", REJ_DEADLINE_REMIND_WEEK | REJ_DEADLINE_REMIND_HOURS, now);
  g_autofree char *text = unfold (calendar);
  g_autofree char *day_calendar = rej_deadline_to_calendar (day_only, "T", "A\r\nB", 0, now);
  g_autofree char *day_text = unfold (day_calendar);

  g_assert_true (g_str_has_prefix (calendar, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (calendar, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "\nDTSTART:20260103T045959Z\n"));
  g_assert_nonnull (strstr (text, "\nDTSTAMP:20251201T100000Z\n"));
  g_assert_nonnull (strstr (text, "\nUID:USCIS-2025-0205-0001-rule-2026-01-02@rejoinder.org\n"));
  g_assert_nonnull (strstr (text, "\nSUMMARY:Comment due: Sammlung „biometrischer“ Daten\\; Überprüfung\\, Erhebung"));
  g_assert_nonnull (strstr (text, "Staatsbürgerschaft\\nEND:VEVENT\n"));
  g_assert_nonnull (strstr (text, "\nURL:https://www.regulations.gov/document/USCIS-2025-0205-0001\n"));
  g_assert_nonnull (strstr (text, "\nTRIGGER;VALUE=DATE-TIME:20251227T045959Z\n"));
  g_assert_nonnull (strstr (text, "\nTRIGGER;VALUE=DATE-TIME:20260103T015959Z\n"));
  g_assert_null (strstr (text, "20260102T045959Z"));

  g_assert_nonnull (strstr (day_text, "\nDTSTART;VALUE=DATE:20260102\nDTEND;VALUE=DATE:20260103\n"));
  g_assert_nonnull (strstr (day_text, "document/A%0D%0AB\n"));
  g_assert_null (strstr (day_text, "VALARM"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/end-date", test_end_date);
  g_test_add_func ("/deadline/clock-changes", test_clock_changes);
  g_test_add_func ("/deadline/words", test_words);
  g_test_add_func ("/deadline/notice", test_notice);
  g_test_add_func ("/deadline/gather", test_gather);
  g_test_add_func ("/deadline/calendar", test_calendar);

  return g_test_run ();
}
