/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"

#include <string.h>

/* A citation as one line: kind [text] field=value …; a blank field as field=?, a flag as its name. */
static char *
describe (const char *text,
          const RejCiteList *list)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    {
      const RejCitation *citation = rej_cite_list_get (list, i);

      g_assert_cmpuint (citation->start, <, citation->end);
      g_assert_cmpuint (citation->end, <=, citation->tail);
      g_assert_cmpuint (citation->tail, <=, strlen (text));
      g_string_append_printf (out, "%s%s [%.*s]", i > 0 ? " | " : "", rej_cite_kind_to_string (citation->kind),
                              (int) (citation->end - citation->start), text + citation->start);
      for (guint f = 0; f < REJ_CITE_N_FIELDS; f++)
        {
          gboolean is_blank;
          g_autofree char *value = rej_cite_list_dup_field (list, i, f, &is_blank);

          if (!rej_cite_list_has_field (list, i, f))
            continue;
          if (rej_cite_field_is_flag (f))
            g_string_append_printf (out, " %s", rej_cite_field_to_string (f));
          else
            g_string_append_printf (out, " %s=%s", rej_cite_field_to_string (f), is_blank ? "?" : value);
        }
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  const char *text;
  const char *expected;
} Row;

static const Row code_rows[] = {
  { "5 U.S.C. § 553(b)(3)(A)", "usc [5 U.S.C. § 553(b)(3)(A)] title=5 section=553 subsections=(b)(3)(A)" },
  { "5 U.S.C. §§ 553, 706.", "usc [5 U.S.C. §§ 553] title=5 section=553 | usc [706] title=5 section=706" },
  { "5 USC 552a", "usc [5 USC 552a] title=5 section=552a" },
  { "5 U.S.C. 551-559", "usc [5 U.S.C. 551] title=5 section=551 | usc [559] title=5 section=559" },
  { "42 U.S.C. § 2000e-5(b) et seq.", "usc [42 U.S.C. § 2000e-5(b) et seq.] title=42 section=2000e-5 subsections=(b) et_seq" },
  { "42 U.S.C. 1320a–7b note", "usc [42 U.S.C. 1320a–7b note] title=42 section=1320a–7b note=note" },
  { "12 U.S.C. 3401et seq.", "usc [12 U.S.C. 3401et seq.] title=12 section=3401 et_seq" },
  { "5 U.S.C. App. § 3", "usc [5 U.S.C. App. § 3] title=5 section=3 appendix=App." },
  { "5 U.S.C. §\u00a0553\n(b)", "usc [5 U.S.C. §\u00a0553\n(b)] title=5 section=553 subsections=(b)" },
  { "5 U.S.C. § 553 (2018)", "usc [5 U.S.C. § 553] title=5 section=553" },
  { "section 553 of title 5, United States Code",
    "usc [section 553 of title 5, United States Code] title=5 section=553" },
  { "5 U.S.C. 553, 85 FR 56338",
    "usc [5 U.S.C. 553] title=5 section=553 | fr [85 FR 56338] volume=85 page=56338" },
  { "under 5 U.S.C. 553, 30 days before", "usc [5 U.S.C. 553] title=5 section=553" },
  { "8 C.F.R. § 103.16(a)(1)", "cfr [8 C.F.R. § 103.16(a)(1)] title=8 part=103 section=103.16 subsections=(a)(1)" },
  { "8 CFR part 103", "cfr [8 CFR part 103] title=8 part=103" },
  { "8 CFR 103.16.", "cfr [8 CFR 103.16] title=8 part=103 section=103.16" },
  { "17 CFR 240.10b-5", "cfr [17 CFR 240.10b-5] title=17 part=240 section=240.10b-5" },
  { "12 C.F.R. § 226.5a", "cfr [12 C.F.R. § 226.5a] title=12 part=226 section=226.5a" },
  { "26 CFR 1.401(k)-1(b)", "cfr [26 CFR 1.401(k)-1(b)] title=26 part=1 section=1.401(k)-1 subsections=(b)" },
  { "13 CFR Parts 125 and 134", "cfr [13 CFR Parts 125] title=13 part=125 | cfr [134] title=13 part=134" },
  { "41 CFR 60-1.4", "cfr [41 CFR 60-1.4] title=41 part=60-1 section=60-1.4" },
  { "part 103 of title 8, Code of Federal Regulations",
    "cfr [part 103 of title 8, Code of Federal Regulations] title=8 part=103" },
  { "8 C.F.R. §§ 103.2, 103.16",
    "cfr [8 C.F.R. §§ 103.2] title=8 part=103 section=103.2 | cfr [103.16] title=8 part=103 section=103.16" },
};

static const Row volume_rows[] = {
  { "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)",
    "fr [85 Fed. Reg. 56,338] volume=85 page=56338 pin=56341 year=2020" },
  { "85 FR 56338", "fr [85 FR 56338] volume=85 page=56338" },
  { "85 Fed. Reg. at 56,341", "fr [85 Fed. Reg. at 56,341] volume=85 pin=56341 short" },
  { "85 Fed. Reg. 56,-\n338", "fr [85 Fed. Reg. 56,-\n338] volume=85 page=56338" },
  { "84 FR 51942, 54873–74", "fr [84 FR 51942] volume=84 page=51942 pin=54873–74" },
  { "85 FR 56338, 14 days later", "fr [85 FR 56338] volume=85 page=56338" },
  { "Pub. L. No. 104-4, § 101(a), 109 Stat. 48 (1995)",
    "publ [Pub. L. No. 104-4, § 101(a)] section=101 subsections=(a) congress=104 number=4"
    " | stat [109 Stat. 48] volume=109 page=48 year=1995" },
  { "Motor Vehicle Mfrs. Ass’n v. State Farm Mut. Auto. Ins. Co., 463 U.S. 29, 43 (1983)",
    "case [463 U.S. 29] volume=463 reporter=U.S. page=29 pin=43 year=1983 plaintiff=Motor Vehicle Mfrs. Ass’n"
    " defendant=State Farm Mut. Auto. Ins. Co." },
  { "Foo v. Bar, 463 U.S. 29 (1983); Baz v. Qux, 5 F.3d 6 (9th Cir. 1993)",
    "case [463 U.S. 29] volume=463 reporter=U.S. page=29 year=1983 plaintiff=Foo defendant=Bar"
    " | case [5 F.3d 6] volume=5 reporter=F.3d page=6 year=1993 plaintiff=Baz defendant=Qux court=9th Cir." },
  { "Foo v. Bar, 463 U.S. 29. Under 85 FR 56338 (Sept. 11, 2020)",
    "case [463 U.S. 29] volume=463 reporter=U.S. page=29 plaintiff=Foo defendant=Bar"
    " | fr [85 FR 56338] volume=85 page=56338 year=2020" },
  { "463 U.S. 29, 43, 103 S. Ct. 2856 (1983)",
    "case [463 U.S. 29] volume=463 reporter=U.S. page=29 pin=43 year=1983"
    " | case [103 S. Ct. 2856] volume=103 reporter=S. Ct. page=2856 year=1983" },
  { "In re Foo, 585 U.S. ___ (2018)",
    "case [585 U.S. ___] volume=585 reporter=U.S. page=? year=2018 defendant=In re Foo" },
  { "Matter of Z-R-Z-C-, 27 I. & N. Dec. 500 (BIA 2018)",
    "case [27 I. & N. Dec. 500] volume=27 reporter=I. & N. Dec. page=500 year=2018"
    " defendant=Matter of Z-R-Z-C- court=BIA" },
  { "Foo, 438 U. S., at 311–312", "case_short [438 U. S., at 311–312] volume=438 reporter=U. S. pin=311–312 name=Foo" },
  { "Foo, supra, 444 F. Supp. at 282",
    "case_short [444 F. Supp. at 282] volume=444 reporter=F. Supp. pin=282 name=Foo" },
  { "Wrong v. Wrong, 1 U.S. 2. Foo, 1 U.S., at 2.",
    "case [1 U.S. 2] volume=1 reporter=U.S. page=2 plaintiff=Wrong defendant=Wrong"
    " | case_short [1 U.S., at 2] volume=1 reporter=U.S. pin=2 name=Foo" },
  { "Pa. Funeral Dirs. Ass'n v. FTC, 41 F.3d 81, 91 (3d Cir. 1994)",
    "case [41 F.3d 81] volume=41 reporter=F.3d page=81 pin=91 year=1994 plaintiff=Pa. Funeral Dirs. Ass'n defendant=FTC"
    " court=3d Cir." },
  { "Sierra Club v. EPA, No. 12-1234, 2019 WL 1234567, at *3 (N.D. Cal. Jan. 2, 2019)",
    "case [2019 WL 1234567] volume=2019 reporter=WL page=1234567 pin=*3 year=2019 plaintiff=Sierra Club defendant=EPA"
    " court=N.D. Cal." },
  { "“Chevron, U.S.A., Inc. v. Nat. Res. Def. Council, Inc.,” 467 U.S. 837 (1984)",
    "case [467 U.S. 837] volume=467 reporter=U.S. page=837 year=1984 plaintiff=Chevron, U.S.A., Inc."
    " defendant=Nat. Res. Def. Council, Inc." },
  { "Thompson v. Roe, 5 F.3d 6 (1993)",
    "case [5 F.3d 6] volume=5 reporter=F.3d page=6 year=1993 plaintiff=Thompson defendant=Roe" },
};

static const Row other_rows[] = {
  { "Docket No. USCIS-2019-0007", "other [USCIS-2019-0007] type=docket number=USCIS-2019-0007 docket=USCIS-2019-0007" },
  { "USCIS–2019–0007", "other [USCIS–2019–0007] type=docket number=USCIS–2019–0007 docket=USCIS–2019–0007" },
  { "EPA-HQ-OAR-2003-0129-0005",
    "other [EPA-HQ-OAR-2003-0129-0005] type=document number=EPA-HQ-OAR-2003-0129-0005 docket=EPA-HQ-OAR-2003-0129" },
  { "FDA-2012-N-1210", "other [FDA-2012-N-1210] type=docket number=FDA-2012-N-1210 docket=FDA-2012-N-1210" },
  { "FRTIB_FRDOC_0001-0319",
    "other [FRTIB_FRDOC_0001-0319] type=document number=FRTIB_FRDOC_0001-0319 docket=FRTIB_FRDOC_0001" },
  { "RIN 1615-AC14", "other [RIN 1615-AC14] type=rin number=1615-AC14 rin=1615-AC14" },
  { "(1615–AC14)", "other [1615–AC14] type=rin number=1615–AC14 rin=1615–AC14" },
  { "Exec. Order No. 13,563", "other [Exec. Order No. 13,563] type=eo number=13563" },
  { "Executive Orders 12866 and 13563",
    "other [Executive Orders 12866] type=eo number=12866 | other [13563] type=eo number=13563" },
  { "FR Doc. 2020-19145", "other [FR Doc. 2020-19145] type=fr_doc number=2020-19145" },
  { "OMB Control Number 1615-0114", "other [OMB Control Number 1615-0114] type=omb_control number=1615-0114" },
  { "(https://www.federalregister.gov/d/2020-19145/p-3).",
    "other [https://www.federalregister.gov/d/2020-19145/p-3] type=url" },
  { "https://doi.org/10.1000/xyz.", "other [https://doi.org/10.1000/xyz] type=doi doi=10.1000/xyz" },
  { "U.S. Const. art. I, § 8, cl. 3", "other [U.S. Const. art. I, § 8, cl. 3] type=constitution section=8 article=art. I" },
  { "INA § 103(a)", "other [INA § 103(a)] type=named_act name=INA section=103 subsections=(a)" },
  { "999 U.N.T.S. 171", "other [999 U.N.T.S. 171] type=treaty volume=999 page=171" },
};

static const Row back_rows[] = {
  { "Id. at 43.", "id [Id.] pin=43" },
  { "*Id.* at 43", "id [Id.] pin=43" },
  { "See id.; id.", "id [id.] | id [id.]" },
  { "Id. § 1988(b).", "id [Id.] pin=§ 1988(b)" },
  { "Id. Id.", "id [Id.] | id [Id.]" },
  { "Foo, supra note 5, at 43", "supra [supra] pin=43 name=Foo note=5" },
};

static const char *const traps[] = {
  "21 U.S. 4-year colleges",
  "my ID. At 5 p.m.",
  "12 Cal. 8 Ill.",
  "See page 5 FR",
  "In 2015 US 30 million people",
  "a national id. at 5 places",
  "On 12 Dec. 2020 (Friday)",
  "$85 FR 56338",
  "COVID-2019 and MIL-STD-810",
  "10 A. 20 B.",
  "it was 5 F. 20 minutes later",
  "",
};

static void
check_rows (const Row *rows,
            gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (RejCiteList) list = rej_cite_scan (rows[i].text, strlen (rows[i].text));
      g_autofree char *found = describe (rows[i].text, list);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_codes (void)
{
  check_rows (code_rows, G_N_ELEMENTS (code_rows));
}

static void
test_volumes (void)
{
  check_rows (volume_rows, G_N_ELEMENTS (volume_rows));
}

static void
test_other (void)
{
  check_rows (other_rows, G_N_ELEMENTS (other_rows));
}

static void
test_back (void)
{
  check_rows (back_rows, G_N_ELEMENTS (back_rows));
}

static void
test_traps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (RejCiteList) list = rej_cite_scan (traps[i], strlen (traps[i]));
      g_autofree char *found = describe (traps[i], list);

      g_test_message ("trap %" G_GSIZE_FORMAT ": %s", i, traps[i]);
      g_assert_cmpstr (found, ==, "");
    }
}

/* Every dash and every blank does what a plain one does. */
static void
test_dashes_and_blanks (void)
{
  static const char *const dashes[] = { "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212" };
  static const char *const blanks[] = { " ", "\n", "\u00a0", "\u2009", "\u202f", " \n " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      g_autofree char *text = g_strdup_printf ("RIN 1615%sAC14 USCIS%s2019%s0007 Pub. L. 104%s4", dashes[i], dashes[i],
                                               dashes[i], dashes[i]);
      g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
      g_autofree char *rin = rej_cite_list_dup_authority (list, 0);
      g_autofree char *docket = rej_cite_list_dup_normalized (list, 1);

      g_assert_cmpuint (rej_cite_list_get_n (list), ==, 3);
      g_assert_cmpstr (rin, ==, "rin:1615-ac14:");
      g_assert_cmpstr (docket, ==, "USCIS-2019-0007");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      const char *b = blanks[i];
      g_autofree char *text = g_strdup_printf ("85%sFed.%sReg.%s56,338 5%sU.S.C.%s§%s553 463%sU.%sS.%s29", b, b, b, b, b,
                                               b, b, b, b);
      g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
      g_autofree char *fr = rej_cite_list_dup_normalized (list, 0);

      g_assert_cmpuint (rej_cite_list_get_n (list), ==, 3);
      g_assert_cmpstr (fr, ==, "85 Fed. Reg. 56,338");
    }
}

static void
test_authority (void)
{
  const char *text = "85 Fed. Reg. 56,338; 85 FR 56338; 8 CFR 103.2(a); 8 C.F.R. § 103.2(b); Id.";
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autofree char *a = rej_cite_list_dup_authority (list, 0);
  g_autofree char *b = rej_cite_list_dup_authority (list, 1);
  g_autofree char *c = rej_cite_list_dup_authority (list, 2);
  g_autofree char *d = rej_cite_list_dup_authority (list, 3);
  g_autofree char *e = rej_cite_list_dup_authority (list, 4);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (c, ==, d);
  g_assert_cmpstr (a, !=, c);
  g_assert_null (e);
}

/*
 * A megabyte of what makes a careless scanner quadratic. Nothing is said of time here: a scan that looked back or
 * ahead over the whole text at each of these would not end before the test is stopped.
 */
static void
test_linear (void)
{
  static const char *const units[] = {
    "Id. ",
    "(",
    ") (",
    "[",
    "[2020] ",
    "§ 1, ",
    "§§ 1, 1, ",
    "sections 1, 1, ",
    "7",
    "85 FR 5, ",
    "5 U.S.C. 5, 6, ",
    " v. ",
    "v. A ",
    "A B ",
    "1 U.S. 1, ",
    "Fed. Reg. ",
    "Foo at 1 ",
    "USCIS-2019-",
    "(1 ",
    "http://a",
    "www.",
    "10.1000/",
    "Act ",
    "Act § ",
    "A Act, ",
    "Const. ",
    "Cal. ",
    "Cal. A ",
    "Cal. Code § 1-",
    "Code of ",
    "title 5, U.S. Code, ",
    "C-1/11 & ",
    "art. 1, ",
    "CAT art. 1, ",
    "OMB ",
    "A/RES/",
    "DHS/",
    "Pub. L. 104-4, ",
    "supra ",
    "infra ",
    "2020-Ohio-",
    "1 (",
    "12 Cal. ",
    "In re ",
    "App. No. ",
    "Regulation (EU) ",
    "\u00a0",
    "\u2013",
    "\u201c",
    "é",
    "*",
    "12 CFR part 1, ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_sized_new (1 << 21);
      g_autoptr (RejCiteList) list = NULL;
      gint64 start;

      while (text->len < 1 << 20)
        g_string_append (text, units[i]);
      start = g_get_monotonic_time ();
      list = rej_cite_scan (text->str, text->len);
      g_test_message ("%s: %u found, %" G_GINT64_FORMAT " µs", units[i], rej_cite_list_get_n (list), g_get_monotonic_time () - start);
      g_assert_cmpuint (rej_cite_list_get_n (list), <=, text->len / 2);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cite/scan/codes", test_codes);
  g_test_add_func ("/cite/scan/volumes", test_volumes);
  g_test_add_func ("/cite/scan/other", test_other);
  g_test_add_func ("/cite/scan/back", test_back);
  g_test_add_func ("/cite/scan/traps", test_traps);
  g_test_add_func ("/cite/scan/dashes-and-blanks", test_dashes_and_blanks);
  g_test_add_func ("/cite/scan/authority", test_authority);
  g_test_add_func ("/cite/scan/linear", test_linear);

  return g_test_run ();
}
