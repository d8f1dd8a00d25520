/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-lint.h"
#include "rej-cite-resolver.h"
#include "rej-cite-scan.h"
#include "rej-cite-style.h"

#include <string.h>

/* Bytes of a small text; a large one has four times as many. What is likely is tried at a megabyte. */
#define SMALL (25 * 1000)
#define SMALL_OF_MEGABYTE (250 * 1000)
#define GROWTH 4
/* Four times the text may take four times the work, and a little for tables that grow. */
#define MAX_GROWTH 4.6

void __sanitizer_cov_trace_pc (void);

static guint64 n_steps;

/* The library under test is compiled to call this in every basic block: what it counts is work, whatever the machine does. */
void
__sanitizer_cov_trace_pc (void)
{
  n_steps++;
}

static int
by_number (gpointer a,
           gpointer b,
           gpointer user_data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static char *
repeat (const char *piece,
        gsize size)
{
  gsize length = strlen (piece);
  GString *text = g_string_sized_new (size + length);

  while (text->len < size)
    g_string_append_len (text, piece, length);

  return g_string_free_and_steal (text);
}

/* Scans, checks and resolves a text as one block, as when somebody pastes it. */
static guint64
work_for (const char *piece,
          gsize size,
          gboolean styles)
{
  g_autofree char *text = repeat (piece, size);
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autoptr (RejCiteFacts) facts = rej_cite_facts_new ();
  g_autoptr (RejCiteList) list = NULL;

  facts->docket = g_strdup ("USCIS-2019-0007");
  facts->rin = g_strdup ("1615-AC14");
  facts->today = g_strdup ("2020-10-01");
  rej_cite_resolver_set_facts (resolver, facts);
  n_steps = 0;
  list = rej_cite_scan (text, strlen (text));
  rej_cite_lint (text, strlen (text), list, facts, findings);
  if (styles)
    rej_cite_style_check (text, strlen (text), list, REJ_CITE_STYLE_FR, findings);
  rej_cite_resolver_add (resolver, GINT_TO_POINTER (1), list);

  return n_steps;
}

static const char *const likely_pieces[] = { "Id. ", "(", "§ 1, ", "8" };

static const char *const pieces[] = {
  ")",
  "[",
  "§§ ",
  "8 ",
  "8, ",
  "8.",
  "8-",
  "A",
  "A.",
  "A. ",
  "a",
  "v. ",
  "Foo v. ",
  "Foo v. Bar, ",
  "In re ",
  "Foo, ",
  "supra ",
  "supra note 1, ",
  "Foo, supra, ",
  "infra note 1 ",
  "at 5 ",
  "Foo at 5 ",
  "463 U.S. ",
  "463 U.S. 29, ",
  "463 U.S. at 43, ",
  "463 U.S. 29 (1983); ",
  "85 Fed. Reg. 56,338, ",
  "5 U.S.C. § 553, ",
  "5 U.S.C. §§ 1-",
  "8 CFR 103.2, .3, ",
  "8 CFR part 1, ",
  "section 1 of ",
  "sections 1, 2, ",
  "section 1(a) and (b) and ",
  "title 8, ",
  "Act ",
  "Big Act ",
  "Act of ",
  "INA §§ 1, ",
  "Restatement of ",
  "Pub. L. No. 1-1, ",
  "Executive Orders 1, ",
  "USCIS-",
  "USCIS-2019-0007-",
  "1615-AC14 ",
  "http://",
  "www.a.b/",
  "doi:10.1000/",
  "Sept. 31, 2020 ",
  "Friday, ",
  "Const. ",
  "U.S. Const. art. I, § 1, ",
  "Cal. Penal Code §§ 1, ",
  "N.Y. ",
  "Md. Code Ann., ",
  "A/RES/",
  "[2020] ",
  "2020 UT 1, ¶ 1, ",
  "A.R. 4 ",
  "\xc2\xa7",
  "\xc2\xa0",
  "\xe2\x80\x94",
  " ",
  "\n",
  "*",
  "_",
  "'",
  "\xff",
  "\xc2",
};

/* Texts whose citations have another form in the other style. */
static const char *const styled_pieces[] = { "Exec. Order No. 1, ", "85 Fed. Reg. 5, ", "Pub. L. No. 1-1, ", "8 C.F.R. §§ 1.1, 1.2; " };

static gboolean
grows_evenly (const char *piece,
              gsize size,
              gboolean styles)
{
  guint64 small = work_for (piece, size, styles);
  guint64 large = work_for (piece, GROWTH * size, styles);
  double growth = (double) large / (double) MAX (small, 1);
  g_autofree char *shown = g_strescape (piece, NULL);

  g_test_message ("“%s”: %.1f steps a byte, growth %.2f", shown, (double) large / (double) (GROWTH * size), growth);
  g_assert_cmpuint (small, >, 100);

  return growth < MAX_GROWTH;
}

static void
test_growth (void)
{
  guint n_worse = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (likely_pieces); i++)
    n_worse += !grows_evenly (likely_pieces[i], SMALL_OF_MEGABYTE, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    n_worse += !grows_evenly (pieces[i], SMALL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (styled_pieces); i++)
    n_worse += !grows_evenly (styled_pieces[i], SMALL, TRUE);
  g_assert_cmpuint (n_worse, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cite/linear/growth", test_growth);

  return g_test_run ();
}
