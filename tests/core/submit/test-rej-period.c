/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rej-period.h"

static RejCampaign *
parse (const char *deadline,
       const char *status)
{
  g_autofree char *xml = g_strdup_printf (
      "<campaign xmlns=\"" REJ_CAMPAIGN_NAMESPACE "\" id=\"test\" version=\"1\" publisher=\"P\" license=\"CC0-1.0\" xml:lang=\"en\">"
      "<title>T</title><summary>S</summary>"
      "<rule agency=\"A\" docket=\"USCIS-2025-0205\" fr-volume=\"90\" fr-first-page=\"49062\" fr-last-page=\"49145\" published=\"2025-11-03\"/>"
      "%s%s"
      "<concern id=\"c\"><title>C</title><why>W</why><prompt>P</prompt></concern>"
      "<template title=\"T\" lang=\"en\"><section>Text</section></template></campaign>",
      deadline, status);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  RejCampaign *campaign = rej_campaign_parse (bytes, "test.xml", &error);

  g_assert_no_error (error);
  return campaign;
}

static void
test_words (void)
{
  static const char with_hour[] = "<deadline date=\"2026-01-02\" time=\"23:59\" zone=\"America/New_York\" for=\"rule\" source=\"90 FR 49062\"/>";
  static const char without_hour[] = "<deadline date=\"2026-01-02\" for=\"rule\" source=\"90 FR 49062\"/>";
  static const struct
  {
    const char *deadline;
    const char *status;
    const char *now;
    gboolean open;
    const char *words;
  } rows[] = {
    { with_hour, "<status state=\"open\"/>", "2025-12-30T12:00:00Z", TRUE, "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" },
    { with_hour, "<status state=\"open\"/>", "2026-01-02T04:30:00Z", TRUE, "closes Fri 2 Jan, 11:59 PM EST (tomorrow)" },
    { with_hour, "<status state=\"open\"/>", "2026-01-03T04:30:00Z", TRUE, "closes Fri 2 Jan, 11:59 PM EST (in 29 minutes)" },
    { with_hour, "<status state=\"open\"/>", "2026-01-03T06:00:00Z", FALSE, "closed on 2 January 2026" },
    { without_hour, "<status state=\"open\"/>", "2025-12-30T12:00:00Z", TRUE, "closes Fri 2 Jan (in 3 days; hour not stated: file the day before)" },
    { with_hour, "<status state=\"closed\"/>", "2025-12-30T12:00:00Z", FALSE, "closed on 2 January 2026" },
    /* The last of two days for the rule counts: the period was extended. */
    { "<deadline date=\"2025-12-03\" for=\"rule\"/><deadline date=\"2026-01-02\" for=\"rule\"/>", "", "2025-12-30T12:00:00Z", TRUE,
      "closes Fri 2 Jan (in 3 days; hour not stated: file the day before)" },
    { "", "", "2025-12-30T12:00:00Z", TRUE, NULL },
    { with_hour, "<status state=\"withdrawn\" date=\"2021-05-10\"/>", "2025-12-30T12:00:00Z", FALSE, "withdrawn: no comments are taken" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejCampaign) campaign = parse (rows[i].deadline, rows[i].status);
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (rows[i].now, NULL);
      g_autoptr (RejDeadline) deadline = rej_period_dup_deadline (campaign, NULL);
      g_autofree char *words = rej_period_to_short_words (campaign, deadline, now, NULL);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (rej_period_is_open (campaign, now), ==, rows[i].open);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period/words", test_words);

  return g_test_run ();
}
