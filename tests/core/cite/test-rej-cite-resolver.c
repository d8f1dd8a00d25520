/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-resolver.h"
#include "rej-cite-scan.h"

#include <string.h>

#define MAX_BLOCKS 40

static int
by_number (gpointer a,
           gpointer b,
           gpointer user_data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static RejCiteList *
scan (const char *text)
{
  return rej_cite_scan (text, strlen (text));
}

static void
describe_target (GString *out,
                 const RejCiteTarget *target)
{
  if (target->section == NULL)
    g_string_append (out, "-");
  else
    g_string_append_printf (out, "%d.%u", GPOINTER_TO_INT (rej_cite_section_get_owner (target->section)),
                            target->position);
}

/* All outcomes of a document: antecedent, earlier citation of the same, then the findings of each section. */
static char *
describe (RejCiteResolver *resolver)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (RejCiteSection *section = rej_cite_resolver_get_first (resolver); section != NULL;
       section = rej_cite_section_get_next (section))
    {
      RejCiteList *list = rej_cite_section_get_citations (section);
      GPtrArray *findings = rej_cite_section_get_findings (section);

      g_string_append_printf (out, "%d:", GPOINTER_TO_INT (rej_cite_section_get_owner (section)));
      for (guint i = 0; i < rej_cite_list_get_n (list); i++)
        {
          RejCiteTarget antecedent = rej_cite_section_get_antecedent (section, i);
          RejCiteTarget same = rej_cite_section_get_same_as (section, i);

          g_string_append (out, rej_cite_section_is_citation (section, i) ? " " : " ?");
          describe_target (out, &antecedent);
          g_string_append_c (out, '=');
          describe_target (out, &same);
        }
      for (guint i = 0; i < findings->len; i++)
        {
          const RejFinding *finding = g_ptr_array_index (findings, i);

          g_string_append_printf (out, " %s@%u", finding->code, finding->start);
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *blocks[4];
  const char *expected;
} rows[] = {
  { { "85 FR 56338. Id. at 56,341." }, "1: -=- 1.0=-\n" },
  { { "85 FR 56338.", "Id.", "Id. at 5" }, "1: -=-\n2: 1.0=-\n3: 1.0=- pin-before-first-page@7\n" },
  { { "Id. at 5" }, "1: -=- id-without-antecedent@0\n" },
  { { "Foo v. Bar, 1 U.S. 2 (1990); Baz v. Qux, 5 F.3d 6 (9th Cir. 1993). Id. at 8." },
    "1: -=- -=- 1.1=- id-ambiguous-antecedent@67\n" },
  { { "463 U.S. 29, 43, 103 S. Ct. 2856 (1983). Id. at 44." }, "1: -=- -=1.0 1.0=-\n" },
  { { "85 Fed. Reg. at 56,341" }, "1: -=- short-without-full@0\n" },
  { { "85 FR 100 and 85 FR 500.", "85 Fed. Reg. at 450", "85 FR at 90." },
    "1: -=- -=-\n2: 1.0=-\n3: 1.0=- pin-before-first-page@9\n" },
  { { "85 FR 56338.", "85 Fed. Reg. 56,338 (Sept. 11, 2020)." }, "1: -=-\n2: -=1.0\n" },
  { { "Motor Vehicle Mfrs. Ass’n v. State Farm Mut. Auto. Ins. Co., 463 U.S. 29 (1983).", "State Farm at 43.",
      "Seattle at 43." },
    "1: -=-\n2: 1.0=-\n3: ?-=-\n" },
  { { "Foo v. Bar, 463 U.S. 29 (1983). Bar, supra, at 30. Id. at 31." },
    "1: -=- 1.0=- 1.0=- supra-for-case@37\n" },
  { { "85 FR 56338. Jones, supra, at 12." }, "1: -=- -=- supra-without-antecedent@20\n" },
  { { "Jones, supra note 3, at 12." }, "1: -=- supra-without-antecedent@7\n" },
  { { "85 FR 56338. Jones, supra note 3, at 12." }, "1: -=- -=-\n" },
  { { "Jane Jones, A Book 5 (1990). Jones, supra note 3, at 12." }, "1: -=-\n" },
  { { "Jane Jones, A Book 5 (1990). Jones, supra, at 12. Id." }, "1: -=- -=-\n" },
  { { "85 FR 56338.", "See the Mann study at 116.", "Id. at 114." }, "1: -=-\n2:\n3: -=-\n" },
  { { "85 FR 56338. Jane Jones, A Book 5 (1990). Id. at 7." }, "1: -=- -=-\n" },
  { { "5 U.S.C. § 553.", "nothing here", "Id. § 706." }, "1: -=-\n3: 1.0=-\n" },
  { { "463 U.S. 29 (1983) (citing 85 FR 56338). Id. at 31." }, "1: -=- -=- 1.0=-\n" },
  { { "Pub. L. No. 104-4, 109 Stat. 48 (1995). Id." }, "1: -=- -=1.0 1.0=-\n" },
  /* What is printed in several books is one source, wherever one of them stands alone later. */
  { { "463 U.S. 29, 103 S. Ct. 2856 (1983).", "103 S. Ct. 2856.", "103 S. Ct. at 2860." }, "1: -=- -=1.0\n2: -=1.1\n3: 2.0=-\n" },
  { { "Exec. Order No. 13,563, 76 Fed. Reg. 3821 (Jan. 21, 2011); 85 FR 56338, 85 FR 5." }, "1: -=- -=1.0 -=- -=-\n" },
  { { "5 U.S.C. § 553, 85 FR 56338." }, "1: -=- -=-\n" },
  /* Only one of the two has sections. */
  { { "Foo v. Bar, 463 U.S. 29 (1983); 5 U.S.C. § 706. Id. § 553(c). Id." }, "1: -=- -=- 1.1=- 1.1=-\n" },
  { { "5 U.S.C. § 706; 8 C.F.R. § 103.2. Id. § 103.16." }, "1: -=- -=- 1.1=- id-ambiguous-antecedent@36\n" },
  { { "Foo v. Bar, 463 U.S. 29 (1983); 5 U.S.C. § 706. Id. at 43." }, "1: -=- -=- 1.1=- id-ambiguous-antecedent@49\n" },
  /* The name of another case in the same volume. */
  { { "Wrong v. Wrong, 1 U.S. 2. Foo, 1 U.S., at 2." }, "1: -=- -=- short-without-full@31\n" },
  { { "Am. Fin. Servs. Ass'n v. FTC, 767 F.2d 957 (D.C. Cir. 1985).", "AFSA, 767 F.2d at 976.", "Financial Services, 767 F.2d at 976." },
    "1: -=-\n2: 1.0=-\n3: 1.0=-\n" },
  /* Papers of the case at hand are cited too. */
  { { "Foo v. Bar, 463 U.S. 29 (1983). Compl. ¶ 5. Id. at 3." }, "1: -=- -=-\n" },
  { { "Foo v. Bar, 463 U.S. 29 (1983). See A.R. 45. Id. at 3." }, "1: -=- -=-\n" },
  { { "Foo v. Bar, 463 U.S. 29 (1983). ECF No. 12. Id. at 3." }, "1: -=- -=-\n" },
  { { "Foo v. Bar, 463 U.S. 29 (1983). Tr. 12:3-5. Id. at 13." }, "1: -=- -=-\n" },
  { { "Foo v. Bar, 463 U.S. 29 (1983). Pl.'s Br. 12. Id. at 13." }, "1: -=- -=-\n" },
  { { "Compl. ¶ 5. Id. at 3." }, "1: -=-\n" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
      g_autofree char *found = NULL;

      for (guint n = 0; n < G_N_ELEMENTS (rows[i].blocks) && rows[i].blocks[n] != NULL; n++)
        {
          g_autoptr (RejCiteList) list = scan (rows[i].blocks[n]);

          rej_cite_resolver_add (resolver, GINT_TO_POINTER (n + 1), list);
        }
      found = describe (resolver);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].blocks[0]);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_facts (void)
{
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
  g_autoptr (RejCiteFacts) facts = rej_cite_facts_new ();
  g_autoptr (RejCiteList) list = scan ("85 FR 56338. 85 Fed. Reg. at 57,000. Id. at 56,400.");
  RejCiteSection *section;
  const RejFinding *finding;

  facts->fr_volume = 85;
  facts->fr_first = 56338;
  facts->fr_last = 56422;
  section = rej_cite_resolver_add (resolver, GINT_TO_POINTER (1), list);
  g_assert_cmpuint (rej_cite_section_get_findings (section)->len, ==, 0);
  rej_cite_resolver_set_facts (resolver, facts);
  g_assert_cmpuint (rej_cite_section_get_findings (section)->len, ==, 1);
  finding = g_ptr_array_index (rej_cite_section_get_findings (section), 0);
  g_assert_cmpstr (finding->code, ==, "pin-outside-document");
  g_assert_cmpuint (finding->start, ==, 29);
}

static const char *const snippets[] = {
  "",
  "Plain words.",
  "85 FR 56338.",
  "85 Fed. Reg. 56,400 (Sept. 11, 2020).",
  "85 Fed. Reg. at 56,341.",
  "Id. at 56,345. Id.",
  "Id.",
  "5 U.S.C. §§ 553, 706. Id.",
  "Foo v. Bar, 463 U.S. 29 (1983); Baz v. Qux, 5 F.3d 6 (9th Cir. 1993).",
  "Foo v. Bar, 463 U.S. 29 (1983). Id. at 30.",
  "Foo, 463 U.S. at 43. Bar at 44.",
  "Qux at 7. Baz, supra, at 8.",
  "Jones, supra, at 5.",
  "A Book (1990). Id. at 3.",
  "See ¶ 5.",
  "463 U.S. 500 (1983). 463 U.S. at 20.",
  "USCIS-2019-0007, RIN 1615-AC14. Id.",
  "Wrong v. Right, 463 U.S. 29, 103 S. Ct. 2856 (1983).",
  "Wrong, 463 U.S. at 43; Qux, 5 F.3d at 7.",
};

typedef struct
{
  RejCiteSection *sections[MAX_BLOCKS];
  guint choices[MAX_BLOCKS];
} Document;

/* What resolving everything from the start would give. */
static char *
describe_afresh (const Document *document)
{
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);

  for (guint i = 0; i < MAX_BLOCKS; i++)
    if (document->sections[i] != NULL)
      {
        g_autoptr (RejCiteList) list = scan (snippets[document->choices[i]]);

        rej_cite_resolver_add (resolver, GUINT_TO_POINTER (i + 1), list);
      }

  return describe (resolver);
}

static void
count_change (RejCiteSection *section,
              gpointer user_data)
{
  guint *n = user_data;

  g_assert_nonnull (rej_cite_section_get_owner (section));
  (*n)++;
}

/* Random edits give what a resolution from the start gives. */
static void
test_edits (void)
{
  guint n_changes = 0;
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, count_change, &n_changes);
  Document document = { 0 };

  for (guint step = 0; step < 4000; step++)
    {
      guint at = (guint) g_test_rand_int_range (0, MAX_BLOCKS);
      guint choice = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (snippets));
      g_autoptr (RejCiteList) list = scan (snippets[choice]);
      g_autofree char *found = NULL;
      g_autofree char *expected = NULL;

      if (document.sections[at] == NULL)
        {
          document.sections[at] = rej_cite_resolver_add (resolver, GUINT_TO_POINTER (at + 1), list);
        }
      else if (g_test_rand_int_range (0, 3) == 0)
        {
          rej_cite_resolver_remove (resolver, document.sections[at]);
          document.sections[at] = NULL;
        }
      else
        {
          rej_cite_resolver_replace (resolver, document.sections[at], list);
        }
      document.choices[at] = choice;

      found = describe (resolver);
      expected = describe_afresh (&document);
      g_assert_cmpstr (found, ==, expected);
    }
  g_assert_cmpuint (n_changes, >, 1000);
}

typedef struct
{
  int place;
} Owner;

static int
by_place (gpointer a,
          gpointer b,
          gpointer user_data)
{
  return ((const Owner *) a)->place - ((const Owner *) b)->place;
}

static void
test_move (void)
{
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_place, NULL, NULL);
  g_autoptr (RejCiteList) full = scan ("85 FR 56338.");
  g_autoptr (RejCiteList) back = scan ("85 FR at 56,341. Id.");
  Owner a = { 1 }, b = { 2 };
  RejCiteSection *first = rej_cite_resolver_add (resolver, &a, full);
  RejCiteSection *second = rej_cite_resolver_add (resolver, &b, back);

  g_assert_true (rej_cite_section_get_antecedent (second, 0).section == first);
  a.place = 3;
  rej_cite_resolver_move (resolver, first);
  g_assert_true (rej_cite_resolver_get_first (resolver) == second);
  g_assert_null (rej_cite_section_get_antecedent (second, 0).section);
  a.place = 0;
  rej_cite_resolver_move (resolver, first);
  g_assert_true (rej_cite_section_get_antecedent (second, 1).section == first);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cite/resolver/rows", test_rows);
  g_test_add_func ("/cite/resolver/facts", test_facts);
  g_test_add_func ("/cite/resolver/edits", test_edits);
  g_test_add_func ("/cite/resolver/move", test_move);

  return g_test_run ();
}
