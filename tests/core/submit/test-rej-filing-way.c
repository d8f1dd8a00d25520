/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-filing-way.h"

#include <string.h>

static RejComment *
new_comment (const char *front_matter)
{
  g_autofree char *text = g_strdup_printf ("---\n%s---\n\nI write.\n", front_matter);

  return rej_comment_parse_text (text, strlen (text), REJ_TEXT_FORMAT_MARKDOWN);
}

static RejRule *
new_rule (const char *dates,
          const char *addresses)
{
  g_autofree char *xml = g_strdup_printf (
      "<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><AGENCY TYPE=\"N\">DEPARTMENT OF EXAMPLES</AGENCY><DEPDOC>[Docket No. USCIS-2019-0007]</DEPDOC>"
      "<RIN>RIN 1615-AC14</RIN><SUBJECT>Collection of Examples</SUBJECT>"
      "<DATES><HD SOURCE=\"HED\">DATES:</HD><P>%s</P></DATES><ADD><HD SOURCE=\"HED\">ADDRESSES:</HD>%s</ADD></PREAMB>"
      "<SUPLINF><P>Text.</P></SUPLINF></PRORULE>",
      dates, addresses);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  RejRule *rule = rej_rule_parse (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return rule;
}

static RejCampaign *
new_campaign (const char *inside)
{
  g_autofree char *xml = g_strdup_printf (
      "<campaign xmlns=\"" REJ_CAMPAIGN_NAMESPACE "\" id=\"test\" version=\"1\" publisher=\"P\" license=\"CC0-1.0\" xml:lang=\"en\">"
      "<title>T</title><summary>S</summary>"
      "<rule agency=\"A\" docket=\"USCIS-2019-0007\" fr-volume=\"85\" fr-first-page=\"56338\" fr-last-page=\"56422\" published=\"2020-09-11\"/>%s"
      "<concern id=\"c\"><title>C</title><why>W</why><prompt>P</prompt></concern>"
      "<template title=\"T\" lang=\"en\"><section>Text</section></template></campaign>",
      inside);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  RejCampaign *campaign = rej_campaign_parse (bytes, "test.xml", &error);

  g_assert_no_error (error);
  return campaign;
}

static char *
list_possible (const RejFilingTarget *target)
{
  g_autoptr (GPtrArray) offers = rej_filing_way_list_offers (target);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_cmpuint (offers->len, >, REJ_FILING_WAY_PRINT);
  for (guint i = 0; i < offers->len; i++)
    {
      const RejFilingOffer *offer = offers->pdata[i];

      /* The first four always, others where something is said of them, in their order. */
      g_assert_true (i <= REJ_FILING_WAY_PRINT ? offer->way == i : offer->way > ((RejFilingOffer *) offers->pdata[i - 1])->way);
      g_assert_true (strlen (offer->reason) > 20);
      if (offer->possible)
        g_string_append_printf (names, "%s ", rej_filing_way_to_string (offer->way));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_document_id (void)
{
  static const char *const good[] = { "USCIS-2019-0007-0001", "VA-2023-VACO-0006-0001", "EPA-HQ-OAR-2003-0129-0001", "EPA_FRDOC_0001-0319", "FINCEN-2020-0020-58711" };
  static const char *const bad[] = { "USCIS-2019-0007", "USCIS-2019-0007-1", "uscis-2019-0007-0001", "EPA_FRDOC_0001", "USCIS-2019-0007-0001\n", "USCIS-2019-0007-0001/../x", "USCIS–2019–0007–0001", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (rej_filing_target_is_document_id (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (rej_filing_target_is_document_id (bad[i]));
  g_assert_false (rej_filing_target_is_document_id (NULL));
}

static void
test_names (void)
{
  RejFilingWay way;

  for (guint i = 0; i < REJ_N_FILING_WAYS; i++)
    {
      g_assert_true (rej_filing_way_from_string (rej_filing_way_to_string (i), &way));
      g_assert_cmpuint (way, ==, i);
      g_assert_nonnull (rej_filing_way_to_label (i));
    }
  g_assert_false (rej_filing_way_from_string ("pigeon", &way));
  g_assert_false (rej_filing_way_from_string (NULL, &way));
}

/* Each way only where it fits. */
static void
test_offers (void)
{
  static const char id[] = "document: USCIS-2019-0007-0001\n";
  static const char both[] = "<P>Submit comments at <E T=\"03\">www.regulations.gov</E> or via email to <E T=\"03\">rules@example.gov.</E> Comments on the collection go to oira_submission@omb.eop.gov.</P>";
  static const char mail[] = "<P>You may submit comments by any of these:</P><P>&#x2022; <E T=\"03\">Mail or Hand Delivery:</E> Jane Roe, Office of Examples, 1 Main Street NW, Washington, DC 20036.</P>";
  static const struct
  {
    const char *front_matter;
    const char *addresses;
    const char *campaign;
    gboolean open, late, withdrawn, asked;
    const char *possible;
  } rows[] = {
    { id, NULL, NULL, 0, 0, 0, FALSE, "api browser " },
    { "docket: USCIS-2019-0007\n", NULL, NULL, 0, 0, 0, FALSE, "" },
    { "document: USCIS-2019-0007\n", NULL, NULL, 0, 0, 0, FALSE, "" },
    { id, both, NULL, 0, 0, 0, FALSE, "api browser email " },
    { id, mail, NULL, 0, 0, 0, FALSE, "print hand " },
    { id, mail, "<channel kind=\"regulations.gov\"/>", 0, 0, 0, FALSE, "api browser print hand " },
    { id, NULL, "<channel kind=\"web\" url=\"https://example.gov/form\"/><channel kind=\"hand\">1 Main Street</channel><channel kind=\"fax\" address=\"202-555-0100\"/>", 0, 0, 0, FALSE, "web hand fax " },
    { id, NULL, "<channel kind=\"email\" address=\"a@example.gov\"/><channel kind=\"mail\">1 Main Street\nWashington</channel>", 0, 0, 0, FALSE, "email print " },
    { id, NULL, NULL, TRUE, FALSE, FALSE, TRUE, "api browser " },
    { id, NULL, NULL, FALSE, FALSE, FALSE, TRUE, "" },
    { id, NULL, NULL, FALSE, TRUE, FALSE, TRUE, "api browser " },
    { id, both, NULL, FALSE, FALSE, TRUE, TRUE, "email " },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2020, 10, 1, 0, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejComment) comment = new_comment (rows[i].front_matter);
      g_autoptr (RejRule) rule = rows[i].addresses != NULL ? new_rule ("Comments are due October 13, 2020.", rows[i].addresses) : NULL;
      g_autoptr (RejCampaign) campaign = rows[i].campaign != NULL ? new_campaign (rows[i].campaign) : NULL;
      RejFilingDocket docket = { NULL, NULL, rows[i].open, rows[i].late, rows[i].withdrawn };
      g_autoptr (RejFilingTarget) target = rej_filing_target_new (comment, campaign, rule, rows[i].asked ? &docket : NULL, now);
      g_autofree char *possible = list_possible (target);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (possible, ==, rows[i].possible);
    }
}

static void
test_addresses (void)
{
  g_autoptr (RejComment) comment = new_comment ("document: USCIS-2019-0007-0001\n");
  g_autoptr (RejRule) rule = new_rule ("Written comments must be postmarked on or before October 13, 2020. The rule is effective later.",
                                       "<P>Comments may be sent by email to rules@example.gov or through regulations.gov.</P>"
                                       "<P>&#x2022; <E T=\"03\">Mail:</E> Jane Roe, 1 Main Street NW, Washington, DC 20036.</P>");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2020, 10, 1, 0, 0, 0);
  g_autoptr (RejFilingTarget) target = rej_filing_target_new (comment, NULL, rule, NULL, now);
  g_autoptr (GPtrArray) offers = rej_filing_way_list_offers (target);
  const RejFilingOffer *email = rej_filing_way_lookup_offer (offers, REJ_FILING_WAY_EMAIL);
  const RejFilingOffer *print = rej_filing_way_lookup_offer (offers, REJ_FILING_WAY_PRINT);
  g_autofree char *form = rej_filing_target_dup_form_url (target);
  g_autofree char *subject = rej_filing_way_dup_subject (target);
  g_autofree char *mailto = rej_filing_way_dup_mailto (target, email, "Line one\nLine two & more");

  g_assert_cmpstr (form, ==, "https://www.regulations.gov/commenton/USCIS-2019-0007-0001");
  g_assert_cmpstr (email->address, ==, "rules@example.gov");
  g_assert_cmpstr (print->address, ==, "Jane Roe, 1 Main Street NW, Washington, DC 20036.");
  g_assert_cmpstr (target->receipt_rule, ==, "Written comments must be postmarked on or before October 13, 2020.");
  g_assert_nonnull (strstr (print->reason, target->receipt_rule));
  g_assert_cmpstr (subject, ==, "Comment on USCIS-2019-0007, RIN 1615-AC14, Collection of Examples");
  g_assert_cmpstr (mailto, ==, "mailto:rules@example.gov?subject=Comment%20on%20USCIS-2019-0007%2C%20RIN%201615-AC14%2C%20Collection%20of%20Examples&body=Line%20one%0D%0ALine%20two%20%26%20more");
}

/* Beside regulations.gov, e-mail and post: what the notice says is offered, or why it is not. */
static void
test_other_ways (void)
{
  static const struct
  {
    const char *addresses;
    const char *web, *hand, *fax;
    const char *hand_reason, *fax_reason;
  } rows[] = {
    { "<P>&#x2022; <E T=\"03\">Fax:</E> 202&#x2013;493&#x2013;2251.</P><P>&#x2022; <E T=\"03\">Hand Delivery or Courier:</E> Docket Center, Room 3334, 1301 Constitution Ave. NW, Washington, DC 20004.</P>",
      NULL, "Docket Center, Room 3334, 1301 Constitution Ave. NW, Washington, DC 20004.", "202–493–2251", NULL, NULL },
    { "<P>&#x2022; <E T=\"03\">Agency Website:</E> https://www.example.gov/comments. Follow the instructions.</P><P>&#x2022; <E T=\"03\">Federal eRulemaking Portal:</E> https://www.regulations.gov.</P>",
      "https://www.example.gov/comments", NULL, NULL, NULL, NULL },
    { "<P>Use the Commission's internet comment form (www.example.gov/submit.htm); or</P>", "https://www.example.gov/submit.htm", NULL, NULL, NULL, NULL },
    { "<P>Federal Website: http://www.regulations.gov.</P>", NULL, NULL, NULL, NULL, NULL },
    { "<P>Use regulations.gov. The Department cannot accept any comments that are hand delivered or couriered. Comments sent by fax will not be considered.</P>",
      NULL, NULL, NULL, "The Department cannot accept any comments that are hand delivered or couriered.", "Comments sent by fax will not be considered." },
    { "<P>Fax or hand deliver your comments as told below.</P>", NULL, NULL, NULL, "Fax or hand deliver your comments as told below.", "Fax or hand deliver your comments as told below." },
    { "<P>See the handbook at our website. Our office is in Fairfax. Call 202-555-0100 with questions.</P>", NULL, NULL, NULL, NULL, NULL },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2020, 10, 1, 0, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejComment) comment = new_comment ("document: USCIS-2019-0007-0001\n");
      g_autoptr (RejRule) rule = new_rule ("Comments are due October 13, 2020.", rows[i].addresses);
      g_autoptr (RejFilingTarget) target = rej_filing_target_new (comment, NULL, rule, NULL, now);
      g_autoptr (GPtrArray) offers = rej_filing_way_list_offers (target);
      const RejFilingOffer *web = rej_filing_way_lookup_offer (offers, REJ_FILING_WAY_WEB);
      const RejFilingOffer *hand = rej_filing_way_lookup_offer (offers, REJ_FILING_WAY_HAND);
      const RejFilingOffer *fax = rej_filing_way_lookup_offer (offers, REJ_FILING_WAY_FAX);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (web != NULL ? web->url : NULL, ==, rows[i].web);
      g_assert_cmpstr (hand != NULL && hand->possible ? hand->address : NULL, ==, rows[i].hand);
      g_assert_cmpstr (fax != NULL && fax->possible ? fax->address : NULL, ==, rows[i].fax);
      g_assert_true ((hand != NULL) == (rows[i].hand != NULL || rows[i].hand_reason != NULL));
      if (rows[i].hand_reason != NULL)
        g_assert_true (!hand->possible && strstr (hand->reason, rows[i].hand_reason) != NULL);
      if (rows[i].fax_reason != NULL)
        g_assert_true (!fax->possible && strstr (fax->reason, rows[i].fax_reason) != NULL);
    }
}

static void
test_cover_letter (void)
{
  static const char *const files[] = { "comment-USCIS-2019-0007-0001.pdf", "exhibit_a.pdf", NULL };
  g_autoptr (RejComment) comment = new_comment ("document: USCIS-2019-0007-0001\ndocket: USCIS-2019-0007\n");
  g_autoptr (RejCampaign) campaign = new_campaign ("<channel kind=\"mail\">Office of Examples\n1 Main Street\nWashington, DC 20036</channel>");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2020, 10, 1, 0, 0, 0);
  g_autoptr (RejFilingTarget) target = rej_filing_target_new (comment, campaign, NULL, NULL, now);
  g_autoptr (GPtrArray) offers = rej_filing_way_list_offers (target);
  g_autofree char *letter = rej_filing_way_dup_cover_letter (target, rej_filing_way_lookup_offer (offers, REJ_FILING_WAY_PRINT), "Jane *Roe*\nTown\n", "1 October 2020", files);

  g_assert_true (g_str_has_prefix (letter, "Jane \\*Roe\\*\\\nTown\n\n1 October 2020\n\nOffice of Examples\\\n1 Main Street\\\nWashington, DC 20036\n\n**Re: Comment on USCIS-2019-0007, T, 85 FR 56338**\n\n"));
  g_assert_nonnull (strstr (letter, "- exhibit\\_a.pdf\n"));
  g_assert_true (g_str_has_suffix (letter, "Sincerely,\n\nJane \\*Roe\\*\n"));
}

/* What real notices say, as people read them. */
static void
test_real (void)
{
  static const struct
  {
    const char *file;
    const char *deadline;
    const char *email;
    const char *mail;
    gboolean takes_regulations_gov;
  } rows[] = {
    { "2011-18676.xml", "2011-09-22", NULL,
      "Monica Jackson, Office of the Executive Secretary, Consumer Financial Protection Bureau, 1801 L Street, NW., Washington, DC 20036.", TRUE },
    { "prorule-2016-08622-cut.xml", "2016-05-16", "bidprotestregs@gao.gov", NULL, FALSE },
    { "prorule-2024-02590-cut.xml", NULL, NULL, NULL, TRUE },
    { "prorule-2024-02834-cut.xml", "2024-03-28", "gordon.mike@epa.gov", NULL, TRUE },
    { "2013-27337.xml", NULL, NULL, NULL, TRUE },
    { "2015-26607.xml", NULL, NULL, NULL, TRUE },
    { "2020-14935.xml", NULL, NULL, NULL, TRUE },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2010, 1, 1, 0, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("REJ_SHARED") != NULL ? g_getenv ("REJ_SHARED") : "absent", "data", "fr-xml", rows[i].file, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
      g_autoptr (RejRule) rule = bytes != NULL ? rej_rule_parse (bytes, NULL, NULL, NULL) : NULL;
      g_autoptr (RejComment) comment = new_comment ("document: USCIS-2019-0007-0001\n");
      g_autoptr (RejFilingTarget) target = rej_filing_target_new (comment, NULL, rule, NULL, now);
      RejDeadline *deadline = rej_deadline_lookup (target->deadlines, "rule");
      g_autofree char *closes = deadline != NULL ? rej_deadline_to_string (deadline) : NULL;

      if (bytes == NULL)
        {
          g_test_skip ("the real documents are not beside this checkout");
          return;
        }
      g_test_message ("%s: %s; %s; %s; %s", rows[i].file, closes, target->emails[0], target->mail, target->receipt_rule);
      g_assert_cmpstr (closes, ==, rows[i].deadline);
      g_assert_cmpstr (target->emails[0], ==, rows[i].email);
      g_assert_cmpstr (target->mail, ==, rows[i].mail);
      g_assert_cmpint (target->takes_regulations_gov, ==, rows[i].takes_regulations_gov);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filing-way/document-id", test_document_id);
  g_test_add_func ("/filing-way/names", test_names);
  g_test_add_func ("/filing-way/offers", test_offers);
  g_test_add_func ("/filing-way/addresses", test_addresses);
  g_test_add_func ("/filing-way/other-ways", test_other_ways);
  g_test_add_func ("/filing-way/cover-letter", test_cover_letter);
  g_test_add_func ("/filing-way/real", test_real);

  return g_test_run ();
}
