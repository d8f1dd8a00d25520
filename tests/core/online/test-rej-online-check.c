/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"
#include "rej-online-check.h"

#include <string.h>

/* What a text says, what a service said, and what is reported. */
static const struct
{
  const char *text;
  RejOnlineService service;
  const char *query;
  RejVerificationState state;
  const char *title;
  const char *date;
  const char *code; /* NULL: nothing */
} rows[] = {
  { "85 FR 56338", REJ_ONLINE_FEDERAL_REGISTER, "85 FR 56338", REJ_VERIFICATION_NOT_FOUND, NULL, NULL, "online-not-found" },
  { "85 FR 56338", REJ_ONLINE_FEDERAL_REGISTER, "85 FR 56338", REJ_VERIFICATION_FOUND, "T", "2020-09-11", NULL },
  { "85 FR 56338", REJ_ONLINE_FEDERAL_REGISTER, "85 FR 56338", REJ_VERIFICATION_SEVERAL, "T; U", "2020-09-11", NULL },
  { "85 FR 56338", REJ_ONLINE_FEDERAL_REGISTER, "85 FR 56338", REJ_VERIFICATION_COULD_NOT_ASK, NULL, NULL, NULL },
  { "85 FR 56338 (Sept. 11, 2020)", REJ_ONLINE_FEDERAL_REGISTER, "85 FR 56338", REJ_VERIFICATION_FOUND, "T", "2020-09-11", NULL },
  { "85 FR 56338 (Sept. 11, 2019)", REJ_ONLINE_FEDERAL_REGISTER, "85 FR 56338", REJ_VERIFICATION_FOUND, "T", "2020-09-11", "online-date-differs" },
  { "8 CFR 103.16", REJ_ONLINE_ECFR, "8 CFR 103.16", REJ_VERIFICATION_NOT_FOUND, NULL, NULL, "online-not-found" },
  { "Chevron, U.S.A., Inc. v. NRDC, 467 U.S. 837 (1984)", REJ_ONLINE_COURT_LISTENER, "467 U.S. 837", REJ_VERIFICATION_FOUND, "Chevron U. S. A. Inc. v. Natural Resources Defense Council, Inc.", "1984-06-25", NULL },
  { "Motor Vehicle Mfrs. Ass'n v. State Farm, 463 U.S. 29 (1983)", REJ_ONLINE_COURT_LISTENER, "463 U.S. 29", REJ_VERIFICATION_FOUND, "Motor Vehicle Mfrs. Assn. of United States, Inc. v. State Farm Mut. Automobile Ins. Co.", "1983-06-24", NULL },
  { "Varghese v. Southern Airlines, 463 U.S. 29 (1983)", REJ_ONLINE_COURT_LISTENER, "463 U.S. 29", REJ_VERIFICATION_FOUND, "Motor Vehicle Mfrs. Assn. v. State Farm Mut. Automobile Ins. Co.", "1983-06-24", "online-name-differs" },
  /* A party known by letters alone says nothing. */
  { "FCC v. NBC, 463 U.S. 29 (1983)", REJ_ONLINE_COURT_LISTENER, "463 U.S. 29", REJ_VERIFICATION_FOUND, "Federal Communications Commission v. National Broadcasting Co.", "1983-06-24", NULL },
  /* The year in a citation of a case need not be that of its filing. */
  { "Chevron v. Natural Resources, 467 U.S. 837 (1985)", REJ_ONLINE_COURT_LISTENER, "467 U.S. 837", REJ_VERIFICATION_FOUND, "Chevron U. S. A. Inc. v. Natural Resources Defense Council, Inc.", "1984-06-25", NULL },
};

static void
test_findings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejCiteList) list = rej_cite_scan (rows[i].text, strlen (rows[i].text));
      g_autoptr (RejVerificationSet) set = rej_verification_set_new ();
      g_autoptr (RejVerification) answer = rej_verification_new (rows[i].service, rows[i].query, rows[i].state, G_GINT64_CONSTANT (1700000000000000));
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      answer->title = g_strdup (rows[i].title);
      answer->date = g_strdup (rows[i].date);
      rej_verification_set_add (set, answer);
      rej_online_check (list, set, findings);
      if (rows[i].code == NULL)
        {
          g_assert_cmpuint (findings->len, ==, 0);
        }
      else
        {
          RejFinding *finding = findings->pdata[0];

          g_assert_cmpuint (findings->len, ==, 1);
          g_assert_cmpstr (finding->code, ==, rows[i].code);
          g_assert_cmpint (finding->severity, ==, REJ_FINDING_WARNING);
          g_assert_cmpint (finding->tier, ==, REJ_FINDING_TIER_ONLINE);
          /* What was asked and where; never what it means. */
          g_assert_nonnull (strstr (finding->message, rows[i].query));
          g_assert_nonnull (strstr (finding->message, rej_online_service_get_title (rows[i].service)));
          g_assert_null (strcasestr (finding->message, "fake"));
          g_assert_null (strcasestr (finding->message, "exist"));
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/online-check/findings", test_findings);

  return g_test_run ();
}
