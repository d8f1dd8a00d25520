/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-lint.h"
#include "rej-cite-scan.h"

#include <string.h>

/* Findings as lines: code severity [text] and the text as the fix makes it. */
static char *
lint (const char *text,
      const RejCiteFacts *facts)
{
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autoptr (GString) out = g_string_new (NULL);

  rej_cite_lint (text, strlen (text), list, facts, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpuint (finding->start, <, finding->end);
      g_assert_cmpuint (finding->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      g_string_append_printf (out, "%s%s/%s", i > 0 ? " " : "", finding->code,
                              rej_finding_severity_to_string (finding->severity));
      if (finding->fix != NULL)
        {
          g_assert_cmpuint (finding->fix_end, <=, strlen (text));
          g_string_append_printf (out, " {%.*s%s%s}", (int) finding->fix_start, text, finding->fix,
                                  text + finding->fix_end);
        }
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  const char *text;
  const char *expected;
} Row;

static const Row plain_rows[] = {
  { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "" },
  { "85 FR 56338; 8 CFR 103.16; 5 USC 553; 463 U. S., at 43", "" },
  { "85 Fed Reg 56,338 (Sept. 11, 2020)", "abbreviation-periods/warning {85 Fed. Reg. 56,338 (Sept. 11, 2020)}" },
  { "8 C.F.R § 103.2", "abbreviation-periods/warning {8 C.F.R. § 103.2}" },
  { "85 Fed.Reg. 56,338 (Sept. 11, 2020)", "abbreviation-spacing/warning {85 Fed. Reg. 56,338 (Sept. 11, 2020)}" },
  { "5 F. 3d 6 (9th Cir. 1993)", "abbreviation-spacing/warning {5 F.3d 6 (9th Cir. 1993)}" },
  { "85 F.R. 56338 (Sept. 11, 2020)", "abbreviation-nonstandard/suggestion {85 Fed. Reg. 56338 (Sept. 11, 2020)}"
                                      " page-comma/suggestion {85 F.R. 56,338 (Sept. 11, 2020)}" },
  { "5 U.S.C. § 553, 706", "section-sign-plural/warning {5 U.S.C. §§ 553, 706}" },
  { "5 U.S.C. §§ 553(b)", "section-sign-singular/warning {5 U.S.C. § 553(b)}" },
  { "5 U.S.C. §§ 553(b)–(c); 5 U.S.C. §§ 551 et seq.", "" },
  { "5 U.S.C. §553", "section-sign-spacing/suggestion {5 U.S.C. §\u00a0"
                     "553}" },
  { "5 U.S.C. §§ 559-553", "range-backwards/error" },
  { "42 U.S.C. §§ 1981-83", "" },
  { "5 U.S.C. § 553(b)(3)(A", "unbalanced-parenthesis/warning {5 U.S.C. § 553(b)(3)(A)}" },
  { "8 CFR part 103.16(a)", "cfr-part-has-section/warning {8 CFR 103.16(a)}" },
  { "8 C.F.R. part 103.16(a)", "cfr-part-has-section/warning {8 C.F.R. § 103.16(a)}" },
  { "42. C.F.R. § 5.2", "citation-punctuation/warning {42 C.F.R. § 5.2}" },
  { "60 U.S.C. § 5", "usc-title-unknown/error" },
  { "53 U.S.C. § 5", "usc-title-reserved/error" },
  { "54 U.S.C. § 100101", "" },
  { "51 C.F.R. § 5.2", "cfr-title-unknown/error" },
  { "35 C.F.R. § 5.2", "cfr-title-reserved/error" },
  { "Pub. L. No. 250-4", "publ-congress-unknown/error" },
  { "Exec. Order No. 94,563", "eo-number-unknown/error" },
  { "Exec. Order No. 13,563 (Jan. 18, 2011)", "" },
  { "Exec. Order No. 13,563 (Jan. 18, 2001)", "eo-date-mismatch/warning" },
  { "84 Fed. Reg. 56,338 (Sept. 11, 2020)", "fr-volume-year-mismatch/error" },
  { "85 Fed. Reg. 156,338 (Sept. 11, 2020)", "fr-page-out-of-range/error" },
  { "85 Fed. Reg. 56,338 (Sept. 13, 2020)", "date-not-a-publication-day/suggestion" },
  { "85 Fed. Reg. 56,338", "date-missing/suggestion" },
  { "85 Fed. Reg. 56,338, 56,300 (Sept. 11, 2020)", "pin-before-first-page/error" },
  { "463 U.S. 29, 12 (1983)", "pin-before-first-page/error" },
  { "5 F.3d 6 (9th Cir. 1973)", "reporter-year-mismatch/warning" },
  { "5 F.2d 6 (9th Cir. 2003)", "reporter-year-mismatch/warning" },
  { "5 U.S. 137 (1803)", "" },
  { "12 F.Sup. 34 (1990)", "reporter-unknown/warning" },
  { "585 U.S. ___ (2018)", "page-blank/suggestion" },
  { "Friday, September 10, 2020", "weekday-mismatch/error" },
  { "Friday, September 11, 2020", "" },
  { "on Sept. 31, 2020", "date-impossible/error" },
  { "Feb. 29, 2019; Feb. 29, 2020", "date-impossible/error" },
  { "RIN 1615AC14", "rin-format/warning {RIN 1615-AC14}" },
  { "Docket No. USCIS 2019 0007", "docket-format/warning {Docket No. USCIS-2019-0007}" },
  { "See Id at 5", "abbreviation-periods/warning {See Id. at 5}" },
};

static const Row fact_rows[] = {
  { "Docket No. USCIS-2019-0007, RIN 1615-AC14", "" },
  { "USCIS–2019–0007-0001", "" },
  { "Docket No. USCIS-2019-0070", "docket-mismatch/error {Docket No. USCIS-2019-0007}" },
  { "USCIS-2109-0007-0001", "docket-year/suggestion docket-mismatch/error {USCIS-2019-0007-0001}" },
  { "USCIS-2019-00007-0123", "docket-mismatch/error {USCIS-2019-0007-0123}" },
  { "EPA-HQ-OAR-2003-0129", "" },
  { "RIN 1615-AC41", "rin-mismatch/error {RIN 1615-AC14}" },
  { "RIN 2060-AK00", "" },
  { "85 FR 56338, 56500", "pin-outside-document/error" },
  { "85 FR 56338, 56400", "" },
  { "85 Fed. Reg. 56,338 (Sept. 10, 2020)", "fr-date-mismatch/warning" },
  { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "" },
  { "85 Fed. Reg. 100 (Jan. 2, 2020)", "" },
  { "DOT-OST-2030-0007", "docket-year/suggestion" },
  { "99 FR 5", "fr-volume-out-of-range/suggestion" },
};

static void
check_rows (const Row *rows,
            gsize n_rows,
            const RejCiteFacts *facts)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *found = lint (rows[i].text, facts);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_plain (void)
{
  check_rows (plain_rows, G_N_ELEMENTS (plain_rows), NULL);
}

static void
test_facts (void)
{
  g_autoptr (RejCiteFacts) facts = rej_cite_facts_new ();
  g_autoptr (RejCiteFacts) copy = NULL;

  facts->docket = g_strdup ("USCIS-2019-0007");
  facts->rin = g_strdup ("1615-AC14");
  facts->fr_volume = 85;
  facts->fr_first = 56338;
  facts->fr_last = 56422;
  facts->fr_date = g_strdup ("2020-09-11");
  facts->today = g_strdup ("2020-10-01");
  copy = rej_cite_facts_copy (facts);
  check_rows (fact_rows, G_N_ELEMENTS (fact_rows), copy);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cite/lint/plain", test_plain);
  g_test_add_func ("/cite/lint/facts", test_facts);

  return g_test_run ();
}
