/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-search.h"

static const struct
{
  const char *source;
  const char *pattern;
  RejTextSearchFlags flags;
  const char *replacement;
  guint n_matches;
  const char *result;
} rows[] = {
  { "one two one\n", "one", 0, "1", 2, "1 two 1\n" },
  { "One one\n", "one", REJ_TEXT_SEARCH_CASE, "1", 1, "One 1\n" },
  { "one gone\n", "one", REJ_TEXT_SEARCH_WORD, "1", 1, "1 gone\n" },
  { "see *Id.* at 5\n", "see Id. at 5", 0, "x", 1, "x\n" },
  { "*Id.* at 5\n", "Id. at", 0, "Ibid.", 1, "Ibid. 5\n" },
  { "a **bold** b\n", "a bold", 0, "x", 1, "x b\n" },
  { "two\nlines\n", "two lines", 0, "x", 1, "x\n" },
  { "it\u2019s \u201cso\u201d\n", "it's \"so\"", 0, "x", 1, "x\n" },
  { "a.b a+b\n", "a.b", 0, "x", 1, "x a+b\n" },
  { "85 FR 1, 86 FR 2\n", "(\\d+) FR (\\d+)", REJ_TEXT_SEARCH_REGEX, "\\2 of \\1", 2, "1 of 85, 2 of 86\n" },
  { "[a link](http://x)\n", "http", 0, "x", 0, NULL },
  { "Stra\u00dfe \u00c4rger\n", "\u00e4rger", 0, "x", 1, "Stra\u00dfe x\n" },
  { "a\n\nb\n", "a b", 0, "x", 0, NULL },
  { "a\\1\n", "a", 0, "\\1", 1, "\\1\\1\n" },
  { "", "a", 0, "x", 0, NULL },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
      g_autoptr (RejTextSearch) search = rej_text_search_new (rows[i].pattern, rows[i].flags, NULL);
      g_autoptr (RejTextPlan) plan = NULL;
      g_autofree char *result = NULL;
      guint n_replaced = 0;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s in %s", i, rows[i].pattern, rows[i].source);
      rej_text_index_insert (index, 0, rows[i].source, -1);
      rej_text_index_settle (index, -1);
      g_assert_true (rej_text_search_run (search, index, -1));
      g_assert_cmpuint (rej_text_search_get_n_matches (search), ==, rows[i].n_matches);
      plan = rej_text_search_plan_replace_all (search, index, rows[i].replacement, &n_replaced);
      result = plan != NULL ? rej_text_replacements_apply (plan->replacements, rows[i].source) : NULL;
      g_assert_cmpstr (result, ==, rows[i].result);
      g_assert_cmpuint (n_replaced, <=, rows[i].n_matches);
      g_assert_cmpint (n_replaced > 0, ==, result != NULL);
    }
}

/* Matches near to each other are one replacement, but no replacement has no end. */
static void
test_stretches (void)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (RejTextSearch) search = rej_text_search_new ("né", 0, NULL);
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *far = g_strnfill (300, 'x');
  g_autoptr (RejTextPlan) plan = NULL;
  g_autofree char *result = NULL;
  guint n_replaced = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_printf (source, "a “né” b\n\n%s", i % 1000 == 999 ? far : "");
      g_string_append_printf (expected, "a “born” b\n\n%s", i % 1000 == 999 ? far : "");
    }
  rej_text_index_insert (index, 0, source->str, -1);
  rej_text_index_settle (index, -1);
  g_assert_true (rej_text_search_run (search, index, -1));
  plan = rej_text_search_plan_replace_all (search, index, "born", &n_replaced);
  g_assert_cmpuint (n_replaced, ==, 2000);
  g_assert_cmpuint (plan->replacements->len, >=, 4);
  g_assert_cmpuint (plan->replacements->len, <, 10);
  result = rej_text_replacements_apply (plan->replacements, source->str);
  g_assert_cmpstr (result, ==, expected->str);
}

static void
test_slices (void)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (RejTextSearch) search = rej_text_search_new ("needle", 0, NULL);
  g_autoptr (GString) source = g_string_new (NULL);
  guint n_slices = 1;
  guint start = 0;
  guint end = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append (source, "Some hay with a *needle* in it.\n\n");
  rej_text_index_insert (index, 0, source->str, -1);
  rej_text_index_settle (index, -1);
  while (!rej_text_search_run (search, index, 0))
    n_slices++;
  g_assert_cmpuint (n_slices, ==, 5000);
  g_assert_cmpuint (rej_text_search_get_n_matches (search), ==, 5000);
  g_assert_cmpuint (rej_text_search_find_from (search, 33 * 10), ==, 10);
  g_assert_cmpuint (rej_text_search_find_from (search, G_MAXUINT), ==, 5000);

  /* A part alone. */
  rej_text_search_restart (search, 33 * 10, 33 * 20);
  g_assert_true (rej_text_search_run (search, index, -1));
  g_assert_cmpuint (rej_text_search_get_n_matches (search), ==, 10);
  rej_text_search_get_match (search, 0, &start, &end);
  g_assert_cmpuint (start, ==, 33 * 10 + 17);
  g_assert_cmpuint (end, ==, start + 6);
}

static void
test_bad (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rej_text_search_new ("(", REJ_TEXT_SEARCH_REGEX, &error));
  g_assert_nonnull (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-search/rows", test_rows);
  g_test_add_func ("/text-search/stretches", test_stretches);
  g_test_add_func ("/text-search/slices", test_slices);
  g_test_add_func ("/text-search/bad", test_bad);

  return g_test_run ();
}
