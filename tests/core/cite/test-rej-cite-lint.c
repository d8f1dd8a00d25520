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
  { "8 cfr 103.2", "abbreviation-nonstandard/suggestion {8 CFR 103.2}" },
  { "5 u.s.c. § 553", "abbreviation-nonstandard/suggestion {5 U.S.C. § 553}" },
  { "8 CFR103.2", "abbreviation-spacing/warning {8 CFR 103.2}" },
  { "18 U.S.C. §§ 2510-22, 208.16–.18", "" },
  { "12 CFR 34.20-25", "" },
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
  { "See Id at 5", "abbreviation-periods/warning {See Id. at 5} style-id-capital/suggestion {See id at 5}" },
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
  { "85 Fed. Reg. 56,338 (Sept. 10, 2020)", "fr-date-mismatch/warning {85 Fed. Reg. 56,338 (Sept. 11, 2020)}" },
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

/* Of each code two that raise it and two near ones that do not; other findings of a text are another row's concern. */
typedef struct
{
  const char *code;
  const char *raise[3];
  const char *pass[3];
} CodeRow;

static const CodeRow code_rows[] = {
  { "abbreviation-periods",
    { "85 Fed Reg 56,338 (Sept. 11, 2020)", "8 C.F.R § 103.2", "5 U.S.C § 553" },
    { "85 FR 56338", "8 CFR 103.2", "27 I&N Dec. 316 (A.G. 2018)" } },
  { "abbreviation-spacing",
    { "85 Fed.Reg. 56,338 (Sept. 11, 2020)", "5 F. 3d 6 (9th Cir. 1993)", "8 CFR103.2" },
    { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "5 F.3d 6 (9th Cir. 1993)", "85 Fed.\nReg. 56,338 (Sept. 11, 2020)" } },
  { "abbreviation-nonstandard",
    { "85 F.R. 56338", "85 Fed. Register 56,338 (Sept. 11, 2020)", "8 c.f.r. 103.2" },
    { "85 FR 56338", "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "53 U.S. (12 How.) 299 (1852)" } },
  { "section-sign-plural",
    { "5 U.S.C. § 553, 706", "8 C.F.R. § 103.2 and 103.16", NULL },
    { "5 U.S.C. §§ 553, 706", "5 U.S.C. § 553(b)–(c)", "5 U.S.C. § 553, 85 FR 56338" } },
  { "section-sign-singular",
    { "5 U.S.C. §§ 553(b)", "8 C.F.R. §§ 103.16", NULL },
    { "5 U.S.C. §§ 553(b)–(c)", "5 U.S.C. §§ 551 et seq.", "5 U.S.C. §§ 551-559" } },
  { "section-sign-spacing",
    { "5 U.S.C. §553", "8 C.F.R. §103.16", NULL },
    { "5 U.S.C. § 553", "5 U.S.C. §\u00a0"
                        "553",
      NULL } },
  { "range-backwards",
    { "5 U.S.C. §§ 559-553", "42 U.S.C. §§ 1988-1981", NULL },
    { "42 U.S.C. §§ 1981-83", "5 U.S.C. §§ 551-559", "42 U.S.C. § 2000e-2" } },
  { "unbalanced-parenthesis",
    { "5 U.S.C. § 553(b)(3)(A", "8 C.F.R. § 103.2(a", NULL },
    { "5 U.S.C. § 553(b)(3)(A)", "(see 5 U.S.C. § 553(b))", NULL } },
  { "cfr-part-has-section",
    { "8 CFR part 103.16(a)", "8 C.F.R. pt. 103.16", NULL },
    { "8 CFR part 103", "8 CFR 103.16(a)", "8 CFR part 103." } },
  { "usc-title-unknown", { "60 U.S.C. § 5", "0 U.S.C. § 5", "55 U.S.C. 101" }, { "54 U.S.C. § 100101", "1 U.S.C. § 1", "53 U.S.C. § 5" } },
  { "usc-title-reserved", { "53 U.S.C. § 5", "53 USC 5", NULL }, { "52 U.S.C. § 10101", "54 U.S.C. § 100101", NULL } },
  { "cfr-title-unknown", { "51 C.F.R. § 5.2", "60 CFR 5.2", NULL }, { "50 C.F.R. § 17.11", "1 C.F.R. § 1.1", "35 CFR 5.2" } },
  { "cfr-title-reserved", { "35 C.F.R. § 5.2", "35 CFR part 5", NULL }, { "34 C.F.R. § 5.2", "36 C.F.R. § 5.2", NULL } },
  { "publ-congress-unknown", { "Pub. L. No. 250-4", "P.L. 121-3", NULL }, { "Pub. L. No. 119-21", "Pub. L. No. 91-190", NULL } },
  { "eo-number-unknown", { "Exec. Order No. 94,563", "Executive Order 21563", NULL }, { "Exec. Order No. 14,192", "Executive Order 12866", NULL } },
  { "eo-date-mismatch",
    { "Exec. Order No. 13,563 (Jan. 18, 2001)", "Exec. Order No. 13,563, 66 Fed. Reg. 3,821 (Jan. 21, 2001)", "Executive Order 12866, 85 FR 51735" },
    { "Exec. Order No. 13,563, 76 Fed. Reg. 3,821 (Jan. 21, 2011)", "Executive Order 12866, 58 FR 51735", "Proclamation No. 9645, 82 Fed. Reg. 45,161 (Sept. 27, 2017)" } },
  { "eo-date-mismatch",
    { "Exec. Order No. 14,371 (Dec. 18, 2023)", "Exec. Order No. 14,134 (Jan. 3, 2023)", NULL },
    { "Exec. Order No. 14,371 (Dec. 18, 2025)", "Exec. Order No. 14,133 (Dec. 30, 2024)", "Exec. Order No. 14,134 (Jan. 3, 2025)" } },
  { "fr-volume-year-mismatch",
    { "84 Fed. Reg. 56,338 (Sept. 11, 2020)", "985 FR 56338 (Sept. 11, 2020)", "2020 Fed. Reg. 56,338 (Sept. 11, 2020)" },
    { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "85 FR 56338; 5 F.3d 6 (9th Cir. 1993)", NULL } },
  { "fr-page-out-of-range",
    { "85 Fed. Reg. 156,338 (Sept. 11, 2020)", "85 FR 56338, 200000", NULL },
    { "89 Fed. Reg. 106,928 (Dec. 31, 2024)", "85 FR 56338", NULL } },
  { "fr-volume-out-of-range", { "99 FR 5", "190 Fed. Reg. 56,338", NULL }, { "91 FR 5", "1 Fed. Reg. 2 (Mar. 14, 1936)", NULL } },
  { "date-missing",
    { "85 Fed. Reg. 56,338", "85 Fed. Reg. 56,338, 56,341.", NULL },
    { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "85 Fed. Reg. at 56,341", "85 FR 56338" } },
  { "date-not-a-publication-day",
    { "85 Fed. Reg. 56,338 (Sept. 13, 2020)", "85 Fed. Reg. 75,000 (Nov. 26, 2020)", "86 Fed. Reg. 100 (July 5, 2021)" },
    { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "36 Fed. Reg. 8186 (May 1, 1971)", "85 Fed. Reg. 36,000 (June 19, 2020)" } },
  { "date-impossible", { "on Sept. 31, 2020", "Feb. 29, 2019", "85 Fed. Reg. 5 (Apr. 31, 2020)" }, { "Feb. 29, 2020", "September 30, 2020", NULL } },
  { "weekday-mismatch", { "Friday, September 10, 2020", "on Monday, Jan. 1, 2019", NULL }, { "Friday, September 11, 2020", "September 10, 2020", NULL } },
  { "page-comma", { "85 Fed. Reg. 56338 (Sept. 11, 2020)", "76 Fed. Reg. 38210 (June 29, 2011)", NULL }, { "85 FR 56338", "85 Fed. Reg. 3821 (Jan. 23, 2020)", "85 Fed. Reg. 56,338 (Sept. 11, 2020)" } },
  { "page-blank", { "585 U.S. ___ (2018)", "600 U.S. ____ (2023)", NULL }, { "585 U.S. 5 (2018)", "463 U.S. 29 (1983)", NULL } },
  { "pin-before-first-page",
    { "85 Fed. Reg. 56,338, 56,300 (Sept. 11, 2020)", "463 U.S. 29, 12 (1983)", NULL },
    { "463 U.S. 29, 43 (1983)", "2020 WL 5000000, at *3 (D.D.C. 2020)", "85 FR 56338, 14 days later" } },
  { "reporter-unknown",
    { "12 F.Sup. 34 (1990)", "12 F.9th 34", "12 F.9th 34 (9th Cir. 1990)" },
    { "12 F.3d 34 (9th Cir. 1993)", "12 Mr. Smith 34", "See 5 Wm. & Mary L. Rev. 100 (1964)" } },
  { "reporter-year-mismatch",
    { "5 F.3d 6 (9th Cir. 1973)", "5 F.2d 6 (9th Cir. 2003)", "5 F. Supp. 3d 6 (D.D.C. 1990)" },
    { "101 F.R.D. 12 (E.D. Pa. 1984)", "5 U.S. 137 (1803)", "141 F.4th 976 (9th Cir. 2025)" } },
  { "rin-format", { "RIN 1615AC14", "RIN: 1615 AC14", NULL }, { "RIN 1615-AC14", "RIN 1615–AC14", NULL } },
  { "docket-format", { "Docket No. USCIS 2019 0007", "Docket ID EPA HQ OAR 2003 0129", NULL }, { "Docket No. USCIS-2019-0007", "USCIS–2019–0007", NULL } },
  { "docket-year", { "DOT-OST-2030-0007", "Docket ID EPA-HQ-OAR-2029-0129", NULL }, { "DOT-OST-2019-0007", "EPA-HQ-OAR-2003-0129", NULL } },
  { "citation-punctuation", { "42. C.F.R. § 5.2", "85. Fed. Reg. 56,338", NULL }, { "42 C.F.R. § 5.2", "paid 42. C.F.R. means a code", NULL } },
  { "style-fr-page-past-volume", { "82 Fed. Reg. 70,100 (Dec. 29, 2017)", "85 FR 95000", NULL }, { "81 Fed. Reg. 97,000 (Dec. 30, 2016)", "85 FR 86000", NULL } },
  { "style-id-capital", { "See Id. at 5", "see, e.g., Id. at 5", NULL }, { "Id. at 5", "It ended. Id. at 5", "see id. at 5" } },
  { "style-signal-commas",
    { "See e.g. 85 Fed. Reg. 56,338", "See, e.g. Foo v. Bar, 463 U.S. 29 (1983)", NULL },
    { "See, e.g., 85 Fed. Reg. 56,338", "See 85 FR 56338", NULL } },
  { "style-ordinal", { "5 F.3d 6 (2nd Cir. 1993)", "5 F.3d 6 (3rd Cir. 1993)", NULL }, { "5 F.3d 6 (2d Cir. 1993)", "5 F.3d 6 (9th Cir. 1993)", NULL } },
};

static const CodeRow fact_code_rows[] = {
  { "docket-mismatch",
    { "Docket No. USCIS-2019-0070", "USCIS-2019-00007-0123", "USICS-2019-0007" },
    { "EPA-HQ-OAR-2003-0129", "USCIS-2019-0007-0001", "USCIS-2021-0113" } },
  { "docket-year", { "USCIS-2018-0007", "USCIS-2006-0007-0001", NULL }, { "USCIS-2019-0007", "USCIS-2006-0068", NULL } },
  { "rin-mismatch", { "RIN 1615-AC41", "RIN 1651-AC14", NULL }, { "RIN 1615-AC14", "RIN 2060-AK00", NULL } },
  { "pin-outside-document",
    { "85 FR 56338, 56500", "85 Fed. Reg. 56,340, 56,999", NULL },
    { "85 FR 56338, 56400", "85 FR 56422, 56430", "85 FR 56000, 56500" } },
  { "fr-date-mismatch",
    { "85 Fed. Reg. 56,338 (Sept. 10, 2020)", "85 FR 56338 (October 11, 2020)", NULL },
    { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", "85 Fed. Reg. 56,338 (2020)", "85 Fed. Reg. 100 (Jan. 2, 2020)" } },
};

static gboolean
raises (const char *found,
        const char *code)
{
  g_auto (GStrv) words = g_strsplit (found, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], code) && words[i][strlen (code)] == '/')
      return TRUE;

  return FALSE;
}

static gboolean
check_code (const CodeRow *row,
            const RejCiteFacts *facts)
{
  gboolean fits = TRUE;

  for (guint i = 0; i < 6; i++)
    {
      const char *text = i < 3 ? row->raise[i] : row->pass[i - 3];
      g_autofree char *found = text != NULL ? lint (text, facts) : NULL;

      if (text == NULL || raises (found, row->code) == (i < 3))
        continue;
      g_test_message ("%s %s by: %s (found: %s)", row->code, i < 3 ? "not raised" : "raised", text, found);
      fits = FALSE;
    }

  return fits;
}

static void
check_codes (const CodeRow *rows,
             gsize n_rows,
             const RejCiteFacts *facts)
{
  guint n_wrong = 0;

  for (gsize i = 0; i < n_rows; i++)
    n_wrong += !check_code (&rows[i], facts);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static RejCiteFacts *
new_facts (void)
{
  RejCiteFacts *facts = rej_cite_facts_new ();

  facts->docket = g_strdup ("USCIS-2019-0007");
  facts->rin = g_strdup ("1615-AC14");
  facts->fr_volume = 85;
  facts->fr_first = 56338;
  facts->fr_last = 56422;
  facts->fr_date = g_strdup ("2020-09-11");
  facts->today = g_strdup ("2020-10-01");

  return facts;
}

static void
test_codes (void)
{
  g_autoptr (RejCiteFacts) facts = new_facts ();
  g_autoptr (RejCiteFacts) today = rej_cite_facts_new ();

  today->today = g_strdup ("2026-11-26");
  check_codes (code_rows, G_N_ELEMENTS (code_rows), today);
  check_codes (fact_code_rows, G_N_ELEMENTS (fact_code_rows), facts);
}

static void
test_plain (void)
{
  check_rows (plain_rows, G_N_ELEMENTS (plain_rows), NULL);
}

static void
test_facts (void)
{
  g_autoptr (RejCiteFacts) facts = new_facts ();
  g_autoptr (RejCiteFacts) copy = NULL;

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
  g_test_add_func ("/cite/lint/codes", test_codes);

  return g_test_run ();
}
