/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"
#include "rej-cite-style.h"

#include <string.h>

/* The text with every change of a style made. */
static char *
restyle (const char *text,
         RejCiteStyle style)
{
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autoptr (GString) out = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    {
      g_autofree char *replacement = NULL;
      guint start, end;

      if (!rej_cite_style_get_change (text, strlen (text), list, i, style, &start, &end, &replacement))
        continue;
      g_assert_cmpuint (at, <=, start);
      g_string_append_len (out, text + at, start - at);
      g_string_append (out, replacement);
      at = end;
    }
  g_string_append (out, text + at);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *text;
  const char *bluebook;
  const char *fr;
} rows[] = {
  { "85 FR 56338", "85 Fed. Reg. 56,338", "85 FR 56338" },
  { "85 Fed. Reg. 56,338, 56,341-43 (Sept. 11, 2020)", "85 Fed. Reg. 56,338, 56,341-43 (Sept. 11, 2020)", "85 FR 56338, 56341-43 (Sept. 11, 2020)" },
  { "85 FR 56338, 56341 (September 11, 2020)", "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)", "85 FR 56338, 56341 (September 11, 2020)" },
  { "85 Fed. Reg. at 56,341", "85 Fed. Reg. at 56,341", "85 FR at 56341" },
  { "76 Fed. Reg. 3821 (Jan. 21, 2011)", "76 Fed. Reg. 3821 (Jan. 21, 2011)", "76 FR 3821 (Jan. 21, 2011)" },
  { "8 CFR 103.16(a)(1)", "8 C.F.R. § 103.16(a)(1)", "8 CFR 103.16(a)(1)" },
  { "8 C.F.R. §§ 103.2, 103.16", "8 C.F.R. §§ 103.2, 103.16", "8 CFR 103.2, 103.16" },
  { "5 U.S.C. 553, 706", "5 U.S.C. §§ 553, 706", "5 U.S.C. 553, 706" },
  { "5 USC 553(b)", "5 U.S.C. § 553(b)", "5 U.S.C. 553(b)" },
  { "17 CFR 240.10b-5", "17 C.F.R. § 240.10b-5", "17 CFR 240.10b-5" },
  { "8 CFR part 103", "8 C.F.R. pt. 103", "8 CFR part 103" },
  { "13 CFR Parts 125 and 134", "13 C.F.R. pts. 125 and 134", "13 CFR parts 125 and 134" },
  { "8 CFR sec. 103.16", "8 C.F.R. § 103.16", "8 CFR 103.16" },
  { "section 103.16 of title 8, Code of Federal Regulations", "section 103.16 of title 8, Code of Federal Regulations", "section 103.16 of title 8, Code of Federal Regulations" },
  { "P.L. 104-4", "Pub. L. No. 104-4", "Pub. L. 104-4" },
  { "Public Law 104-4", "Public Law 104-4", "Public Law 104-4" },
  { "E.O. 13563", "Exec. Order No. 13,563", "Executive Order 13563" },
  { "Executive Order 13563", "Executive Order 13,563", "Executive Order 13563" },
  { "Foo v. Bar, 463 U.S. 29, 43 (1983); id. at 5", "Foo v. Bar, 463 U.S. 29, 43 (1983); id. at 5", "Foo v. Bar, 463 U.S. 29, 43 (1983); id. at 5" },
  { "85\u00a0"
    "FR\n56338 — 8 CFR\u00a0"
    "103.16",
    "85\u00a0"
    "Fed. Reg.\n56,338 — 8 C.F.R. § 103.16",
    "85\u00a0"
    "FR\n56338 — 8 CFR\u00a0"
    "103.16" },
  { "", "", "" },
};

/* What each style makes of a text; a second run changes nothing, and the way there and back keeps the meaning. */
static void
test_change (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *bluebook = restyle (rows[i].text, REJ_CITE_STYLE_BLUEBOOK);
      g_autofree char *fr = restyle (rows[i].text, REJ_CITE_STYLE_FR);
      g_autofree char *again = restyle (bluebook, REJ_CITE_STYLE_BLUEBOOK);
      g_autofree char *fr_again = restyle (fr, REJ_CITE_STYLE_FR);
      g_autoptr (RejCiteList) before = rej_cite_scan (rows[i].text, strlen (rows[i].text));
      g_autoptr (RejCiteList) after = rej_cite_scan (bluebook, strlen (bluebook));
      g_autoptr (RejCiteList) after_fr = rej_cite_scan (fr, strlen (fr));

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (bluebook, ==, rows[i].bluebook);
      g_assert_cmpstr (fr, ==, rows[i].fr);
      g_assert_cmpstr (again, ==, bluebook);
      g_assert_cmpstr (fr_again, ==, fr);
      g_assert_cmpuint (rej_cite_list_get_n (after), ==, rej_cite_list_get_n (before));
      g_assert_cmpuint (rej_cite_list_get_n (after_fr), ==, rej_cite_list_get_n (before));
      for (guint n = 0; n < rej_cite_list_get_n (before); n++)
        for (RejCiteField field = 0; field < REJ_CITE_N_FIELDS; field++)
          {
            g_autofree char *old = rej_cite_list_dup_field (before, n, field, NULL);
            g_autofree char *new = rej_cite_list_dup_field (after, n, field, NULL);
            g_autofree char *new_fr = rej_cite_list_dup_field (after_fr, n, field, NULL);

            g_assert_cmpstr (new, ==, old);
            g_assert_cmpstr (new_fr, ==, old);
          }
    }
}

static const struct
{
  const char *text;
  RejCiteStyle style;
  RejCiteForm form;
  const char *expected;
} forms[] = {
  { "85 FR 56338, 56341 (September 11, 2020)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_FULL, "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)" },
  { "85 FR 56338, 56341 (September 11, 2020)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_AUTHORITY, "85 Fed. Reg. 56,338 (Sept. 11, 2020)" },
  { "85 FR 56338, 56341 (September 11, 2020)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_SHORT, "85 Fed. Reg. at 56,341" },
  { "85 Fed. Reg. 56,338, 56,341", REJ_CITE_STYLE_FR, REJ_CITE_FORM_SHORT, "85 FR at 56341" },
  { "85 Fed. Reg. 56,338, 56,341", REJ_CITE_STYLE_FR, REJ_CITE_FORM_CORE, "85 FR 56338" },
  { "85 FR 56338, 56341", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_ID, "Id. at 56,341" },
  { "Foo v. Bar, 5 F.3d 6, 9 (9th Cir. 1993)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_FULL, "Foo v. Bar, 5 F.3d 6, 9 (9th Cir. 1993)" },
  { "Foo v. Bar, 5 F.3d 6, 9 (9th Cir. 1993)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_SHORT, "Foo, 5 F.3d at 9" },
  { "5 U.S.C. 553(b)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_FULL, "5 U.S.C. § 553(b)" },
  { "5 U.S.C. 553(b)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_SHORT, "§ 553(b)" },
  { "5 U.S.C. § 553(b)", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_ID, "Id. § 553(b)" },
  { "8 C.F.R. § 103.16", REJ_CITE_STYLE_FR, REJ_CITE_FORM_FULL, "8 CFR 103.16" },
  { "Pub. L. No. 104-4", REJ_CITE_STYLE_FR, REJ_CITE_FORM_FULL, "Pub. L. 104-4" },
  { "Exec. Order No. 13,563", REJ_CITE_STYLE_FR, REJ_CITE_FORM_FULL, "Executive Order 13563" },
  { "Docket USCIS-2019-0007", REJ_CITE_STYLE_FR, REJ_CITE_FORM_CORE, "USCIS-2019-0007" },
  { "Docket USCIS-2019-0007", REJ_CITE_STYLE_FR, REJ_CITE_FORM_FULL, "Docket No. USCIS-2019-0007" },
  { "USCIS-2019-0007-0001", REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_AUTHORITY, "USCIS-2019-0007-0001" },
};

static void
test_format (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (RejCiteList) list = rej_cite_scan (forms[i].text, strlen (forms[i].text));
      g_autofree char *written = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, forms[i].text);
      g_assert_cmpuint (rej_cite_list_get_n (list), ==, 1);
      written = rej_cite_style_format (forms[i].text, list, 0, forms[i].style, forms[i].form);
      g_assert_cmpstr (written, ==, forms[i].expected);
    }
}

static void
test_format_list (void)
{
  const char *text = "5 U.S.C. 553, 702, 706";
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autofree char *bluebook = rej_cite_style_format_list (text, list, 0, 3, REJ_CITE_STYLE_BLUEBOOK);
  g_autofree char *fr = rej_cite_style_format_list (text, list, 0, 2, REJ_CITE_STYLE_FR);

  g_assert_cmpstr (bluebook, ==, "5 U.S.C. §§ 553, 702, and 706");
  g_assert_cmpstr (fr, ==, "5 U.S.C. 553 and 702");
}

static void
test_names (void)
{
  RejCiteStyle style;

  g_assert_true (rej_cite_style_from_string ("FR", &style));
  g_assert_cmpint (style, ==, REJ_CITE_STYLE_FR);
  g_assert_true (rej_cite_style_from_string (rej_cite_style_to_string (REJ_CITE_STYLE_BLUEBOOK), &style));
  g_assert_false (rej_cite_style_from_string ("apa", &style));
  g_assert_false (rej_cite_style_from_string (NULL, &style));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cite/style/change", test_change);
  g_test_add_func ("/cite/style/format", test_format);
  g_test_add_func ("/cite/style/format-list", test_format_list);
  g_test_add_func ("/cite/style/names", test_names);

  return g_test_run ();
}
