/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"
#include "rej-online-link.h"
#include "rej-online-query.h"
#include "rej-verify-plan.h"

#include <string.h>

static RejCiteList *
scan (const char *text)
{
  return rej_cite_scan (text, strlen (text));
}

static void
test_base (void)
{
  static const struct
  {
    RejOnlineService service;
    const char *address;
    const char *base; /* NULL: refused */
  } rows[] = {
    { REJ_ONLINE_FEDERAL_REGISTER, NULL, "https://www.federalregister.gov/api/v1" },
    { REJ_ONLINE_FEDERAL_REGISTER, "https://www.federalregister.gov", "https://www.federalregister.gov/api/v1" },
    { REJ_ONLINE_FEDERAL_REGISTER, "https://mirror.example/api/", "https://mirror.example/api/v1" },
    { REJ_ONLINE_FEDERAL_REGISTER, "https://mirror.example/fr", "https://mirror.example/fr" },
    { REJ_ONLINE_ECFR, "http://127.0.0.1:8080", "http://127.0.0.1:8080/api/versioner/v1" },
    { REJ_ONLINE_ECFR, "http://[::1]:8080/", "http://[::1]:8080/api/versioner/v1" },
    { REJ_ONLINE_ECFR, "http://localhost/api/versioner/v1", "http://localhost/api/versioner/v1" },
    { REJ_ONLINE_ECFR, "http://localhost/ap", "http://localhost/ap" },
    { REJ_ONLINE_COURT_LISTENER, "https://www.courtlistener.com/", "https://www.courtlistener.com/api/rest/v4" },
    { REJ_ONLINE_COURT_LISTENER, "http://www.courtlistener.com", NULL },
    { REJ_ONLINE_COURT_LISTENER, "http://127.0.0.1.example.org", NULL },
    { REJ_ONLINE_COURT_LISTENER, "https://me:secret@www.courtlistener.com", NULL },
    { REJ_ONLINE_COURT_LISTENER, "https://www.courtlistener.com/?q=", NULL },
    { REJ_ONLINE_COURT_LISTENER, "ftp://www.courtlistener.com", NULL },
    { REJ_ONLINE_COURT_LISTENER, "file:///etc/passwd", NULL },
    { REJ_ONLINE_COURT_LISTENER, "www.courtlistener.com", NULL },
    { REJ_ONLINE_COURT_LISTENER, "https://", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base = rej_online_service_dup_base (rows[i].service, rows[i].address, &error);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].address);
      g_assert_cmpstr (base, ==, rows[i].base);
      if (rows[i].base == NULL)
        {
          g_assert_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ADDRESS);
          g_assert_null (strstr (error->message, "secret"));
        }
    }
}

static const struct
{
  const char *text;
  const char *query; /* NULL: nobody can be asked */
  RejOnlineService service;
  const char *link;
} citations[] = {
  { "85 Fed. Reg. 56,338", "85 FR 56338", REJ_ONLINE_FEDERAL_REGISTER, "https://www.federalregister.gov/citation/85-FR-56338" },
  { "Secret words, see 85 FR 56338, 56341 (Sept. 11, 2020), which", "85 FR 56338", REJ_ONLINE_FEDERAL_REGISTER, "https://www.federalregister.gov/citation/85-FR-56338" },
  { "44 Fed. Reg. 1234", "44 FR 1234", REJ_ONLINE_FEDERAL_REGISTER, "https://www.govinfo.gov/link/fr/44/1234" },
  { "FR Doc. 2020–19145", "2020-19145", REJ_ONLINE_FEDERAL_REGISTER, "https://www.federalregister.gov/d/2020-19145" },
  { "8 C.F.R. § 103.16(a)", "8 CFR 103.16", REJ_ONLINE_ECFR, "https://www.ecfr.gov/current/title-8/section-103.16" },
  { "17 CFR 240.10b-5", "17 CFR 240.10b-5", REJ_ONLINE_ECFR, "https://www.ecfr.gov/current/title-17/section-240.10b-5" },
  { "8 CFR part 103", "8 CFR 103", REJ_ONLINE_ECFR, "https://www.ecfr.gov/current/title-8/part-103" },
  { "Motor Vehicle Mfrs. Ass’n v. State Farm, 463 U. S. 29, 43 (1983)", "463 U.S. 29", REJ_ONLINE_COURT_LISTENER, "https://www.courtlistener.com/c/U.%20S./463/29/" },
  { "2019 WL 123456", NULL, 0, NULL },
  { "5 U.S.C. § 553(c)", NULL, 0, "https://www.govinfo.gov/link/uscode/5/553" },
  { "Pub. L. No. 104-4", NULL, 0, "https://www.govinfo.gov/link/plaw/104/public/4" },
  { "Pub. L. No. 79-404", NULL, 0, NULL },
  { "118 Stat. 3910", NULL, 0, "https://www.govinfo.gov/link/statute/118/3910" },
  { "Exec. Order No. 13,563", NULL, 0, "https://www.govinfo.gov/link/cpd/executiveorder/13563" },
  { "Docket No. USCIS–2019–0007", NULL, 0, "https://www.regulations.gov/docket/USCIS-2019-0007" },
  { "USCIS-2019-0007-0001", NULL, 0, "https://www.regulations.gov/document/USCIS-2019-0007-0001" },
};

static void
test_queries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      g_autoptr (RejCiteList) list = scan (citations[i].text);
      RejOnlineService service = 0;
      g_autofree char *query = NULL;
      g_autofree char *link = NULL;
      const char *place = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, citations[i].text);
      g_assert_cmpuint (rej_cite_list_get_n (list), >, 0);
      query = rej_online_dup_query (list, 0, &service);
      g_assert_cmpstr (query, ==, citations[i].query);
      if (query != NULL)
        g_assert_cmpint (service, ==, citations[i].service);
      link = rej_online_dup_link (list, 0, &place);
      g_assert_cmpstr (link, ==, citations[i].link);
      if (link != NULL)
        g_assert_nonnull (strstr (link, place));
    }
}

static void
add_all (RejVerifyPlan *plan,
         const char *text,
         const RejVerificationSet *known)
{
  g_autoptr (RejCiteList) list = scan (text);

  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    rej_verify_plan_add (plan, list, i, known);
}

static void
test_plan (void)
{
  g_autoptr (RejVerifyPlan) plan = rej_verify_plan_new ();
  g_autoptr (RejVerificationSet) known = rej_verification_set_new ();
  g_autoptr (RejVerification) answer = rej_verification_new (REJ_ONLINE_FEDERAL_REGISTER, "76 FR 3821", REJ_VERIFICATION_FOUND, 1);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) left_out = NULL;

  rej_verification_set_add (known, answer);
  add_all (plan, "85 Fed. Reg. 56,338; 85 FR 56338; FR Doc. 2020-19145; 76 FR 3821; 44 FR 1234. 8 CFR 103.16; 8 CFR 103.2. Id. 5 U.S.C. § 553. 463 U.S. 29.", known);
  g_assert_cmpuint (rej_verify_plan_get_n_queries (plan, REJ_ONLINE_FEDERAL_REGISTER), ==, 2);
  g_assert_cmpuint (rej_verify_plan_get_n_queries (plan, REJ_ONLINE_ECFR), ==, 2);
  g_assert_cmpuint (rej_verify_plan_get_n_queries (plan, REJ_ONLINE_COURT_LISTENER), ==, 1);
  g_assert_cmpuint (rej_verify_plan_get_n_known (plan), ==, 1);
  g_assert_cmpuint (rej_verify_plan_get_n_unasked (plan), ==, 1);
  g_assert_cmpstr (rej_verify_plan_get_query (plan, REJ_ONLINE_FEDERAL_REGISTER, 0), ==, "85 FR 56338");

  /* A list with a page in it would be a list of pages: numbers go by themselves. */
  requests = rej_verify_plan_list_requests (plan, REJ_ONLINE_FEDERAL_REGISTER);
  g_assert_cmpuint (requests->len, ==, 2);
  rej_verify_plan_leave_out (plan, REJ_ONLINE_COURT_LISTENER, "No token.");
  g_assert_cmpuint (rej_verify_plan_get_n_queries (plan, REJ_ONLINE_COURT_LISTENER), ==, 0);
  left_out = rej_verify_plan_list_left_out (plan);
  g_assert_cmpuint (left_out->len, ==, 2);
  g_assert_cmpstr (((RejVerification *) left_out->pdata[0])->query, ==, "44 FR 1234");
}

static void
test_plan_sizes (void)
{
  g_autoptr (RejVerifyPlan) plan = rej_verify_plan_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GPtrArray) cases = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "85 FR %u. %u U.S. %u.\n", 1000 + i, 200 + i, 100 + i);
  add_all (plan, text->str, NULL);
  pages = rej_verify_plan_list_requests (plan, REJ_ONLINE_FEDERAL_REGISTER);
  g_assert_cmpuint (pages->len, ==, 8);
  for (guint i = 0; i < pages->len; i++)
    g_assert_cmpuint (g_strv_length (pages->pdata[i]), <=, 40);
  cases = rej_verify_plan_list_requests (plan, REJ_ONLINE_COURT_LISTENER);
  g_assert_cmpuint (cases->len, ==, 2);
  g_assert_cmpuint (g_strv_length (cases->pdata[0]), ==, 250);
  /* Fifty are left; they wait until the 250 are counted off, at 60 a minute. */
  g_assert_cmpuint (rej_verify_plan_get_seconds (plan), >=, 250);
  g_assert_cmpuint (rej_verify_plan_get_seconds (plan), <=, 252);
}

static void
test_kept_answer (void)
{
  g_autoptr (RejVerification) answer = rej_verification_new (REJ_ONLINE_ECFR, "8 CFR 103.16", REJ_VERIFICATION_SEVERAL, G_GINT64_CONSTANT (1700000000000000));
  g_autoptr (RejVerification) read = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *words = NULL;

  answer->title = g_strdup ("§ 103.16 “quoted”");
  answer->url = g_strdup ("https://www.ecfr.gov/");
  kept = rej_verification_to_answer (answer);
  read = rej_verification_new_from_answer ("ecfr", "8 CFR 103.16", answer->asked, kept);
  g_assert_nonnull (read);
  g_assert_cmpint (read->state, ==, REJ_VERIFICATION_SEVERAL);
  g_assert_cmpstr (read->title, ==, answer->title);
  g_assert_cmpstr (read->url, ==, answer->url);
  asked = rej_verification_dup_asked (read);
  g_assert_cmpstr (asked, ==, "2023-11-14T22:13:20Z");
  words = rej_verification_dup_words (read);
  g_assert_nonnull (strstr (words, "eCFR was asked for “8 CFR 103.16” on 14 November 2023"));

  g_assert_null (rej_verification_new_from_answer ("nobody", "8 CFR 103.16", 1, kept));
  g_assert_null (rej_verification_new_from_answer ("ecfr", "8 CFR 103.16", 1, "{\"state\":\"fake\"}"));
  g_assert_null (rej_verification_new_from_answer ("ecfr", "8 CFR 103.16", 1, "not JSON"));
  g_assert_null (rej_verification_new_from_answer ("ecfr", "8 CFR 103.16", 1, NULL));
}

static void
test_set (void)
{
  g_autoptr (RejVerificationSet) set = rej_verification_set_new ();
  g_autoptr (RejVerificationSet) copy = NULL;
  g_autoptr (RejVerification) found = rej_verification_new (REJ_ONLINE_ECFR, "8 CFR 103.16", REJ_VERIFICATION_FOUND, 1);
  g_autoptr (RejVerification) failed = rej_verification_new_not_asked (REJ_ONLINE_ECFR, "8 CFR 103.16", "Offline.");

  rej_verification_set_add (set, failed);
  rej_verification_set_add (set, found);
  /* That nobody could be asked takes no answer's place. */
  rej_verification_set_add (set, failed);
  g_assert_true (rej_verification_set_get (set, REJ_ONLINE_ECFR, "8 CFR 103.16") == found);
  g_assert_null (rej_verification_set_get (set, REJ_ONLINE_FEDERAL_REGISTER, "8 CFR 103.16"));
  g_assert_null (rej_verification_set_get (NULL, REJ_ONLINE_ECFR, "8 CFR 103.16"));
  copy = rej_verification_set_copy (set);
  g_assert_cmpuint (rej_verification_set_get_n (copy), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/online/base", test_base);
  g_test_add_func ("/online/queries-and-links", test_queries);
  g_test_add_func ("/online/plan", test_plan);
  g_test_add_func ("/online/plan-sizes", test_plan_sizes);
  g_test_add_func ("/online/kept-answer", test_kept_answer);
  g_test_add_func ("/online/set", test_set);

  return g_test_run ();
}
