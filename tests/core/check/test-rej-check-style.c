/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-style.h"
#include "rej-text-replacement.h"

/* What each style makes of a document; the number of changes it takes. */
static const struct
{
  const char *source;
  RejCiteStyle style;
  guint n_changes;
  const char *expected;
} rows[] = {
  { "Sée 85 FR 56338.\n\nSo 8 CFR 103.16(a) and 5 U.S.C. § 553.\n", REJ_CITE_STYLE_BLUEBOOK, 2, "Sée 85 Fed. Reg. 56,338.\n\nSo 8 C.F.R. § 103.16(a) and 5 U.S.C. § 553.\n" },
  { "See 85 Fed. Reg. 56,338; 8 C.F.R. § 103.16.\n", REJ_CITE_STYLE_FR, 2, "See 85 FR 56338; 8 CFR 103.16.\n" },
  /* A note, and a citation that a line end cuts. */
  { "So it says.[^1] And 85\nFR 56338 too.\n\n[^1]: 84 FR 12345.\n", REJ_CITE_STYLE_BLUEBOOK, 2, "So it says.[^1] And 85 Fed. Reg. 56,338 too.\n\n[^1]: 84 Fed. Reg. 12,345.\n" },
  /* Others' words, and markup. */
  { "The rule says “as 85 FR 56338 put it” there.\n\n> As 84 FR 12345 has it, so it is.\n\n85 **FR** 56338\n", REJ_CITE_STYLE_BLUEBOOK, 0, NULL },
  /* Below a block quote its source is the writer's own. */
  { "> So it is written. 84 FR 12345.\n", REJ_CITE_STYLE_BLUEBOOK, 1, "> So it is written. 84 Fed. Reg. 12,345.\n" },
  { "No citation.\n", REJ_CITE_STYLE_FR, 0, NULL },
  { "", REJ_CITE_STYLE_FR, 0, NULL },
};

static RejCheck *
new_check (const char *text)
{
  RejCheck *check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, NULL);

  rej_check_insert (check, 0, text, -1);
  g_assert_true (rej_check_settle (check, -1));

  return check;
}

static void
test_list (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejCheck) check = new_check (rows[i].source);
      g_autoptr (GPtrArray) changes = rej_check_list_style_changes (check, rows[i].style);
      g_autoptr (GPtrArray) replacements = rej_text_replacements_new ();
      g_autofree char *changed = NULL;
      g_autoptr (RejCheck) again = NULL;
      g_autoptr (GPtrArray) rest = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (changes->len, ==, rows[i].n_changes);
      for (guint j = 0; j < changes->len; j++)
        {
          const RejCheckStyleChange *change = changes->pdata[j];
          g_autofree char *there = rej_text_index_dup_range (rej_check_get_index (check), change->start, change->end);

          g_assert_cmpstr (there, ==, change->before);
          g_assert_cmpstr (change->before, !=, change->after);
          rej_text_replacements_add (replacements, change->start, change->end - change->start, change->after);
        }
      changed = rej_text_replacements_apply (replacements, rows[i].source);
      g_assert_cmpstr (changed, ==, rows[i].expected != NULL ? rows[i].expected : rows[i].source);
      /* A second run finds nothing. */
      again = new_check (changed);
      rest = rej_check_list_style_changes (again, rows[i].style);
      g_assert_cmpuint (rest->len, ==, 0);
    }
}

static void
test_lines (void)
{
  g_autoptr (RejCheck) check = new_check ("One\ntwo 85 FR 56338,\n84 FR 12345.\n\n8 CFR 103.16\n");
  g_autoptr (GPtrArray) changes = rej_check_list_style_changes (check, REJ_CITE_STYLE_BLUEBOOK);
  static const guint lines[] = { 1, 2, 4 };

  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpuint (((const RejCheckStyleChange *) changes->pdata[i])->line, ==, lines[i]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-style/list", test_list);
  g_test_add_func ("/check-style/lines", test_lines);

  return g_test_run ();
}
