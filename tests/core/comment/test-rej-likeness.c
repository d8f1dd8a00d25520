/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-likeness.h"

#include <string.h>

#define FIRST "The rule would watch people for years, citizens among them."
#define SECOND "Data about a person’s body must have an end."
#define SHORT "Thank you for reading."

static RejLikenessTemplate *
new_template (void)
{
  RejLikenessTemplate *template = rej_likeness_template_new ();

  rej_likeness_template_add (template, FIRST, strlen (FIRST), NULL, 0);
  rej_likeness_template_add (template, SECOND, strlen (SECOND), NULL, 0);
  rej_likeness_template_add (template, SHORT, strlen (SHORT), NULL, 0);

  return template;
}

/* "words shared start-end …" */
static char *
compare (const char *text,
         const RejLikenessRange *left_out,
         guint n_left_out)
{
  g_autoptr (RejLikenessTemplate) template = new_template ();
  g_autoptr (RejLikeness) likeness = rej_likeness_new (template, text, strlen (text), left_out, n_left_out);
  GString *result = g_string_new (NULL);
  const RejLikenessRun *runs;
  guint n_runs;

  g_string_printf (result, "%u %u", rej_likeness_get_n_words (likeness), rej_likeness_get_n_shared (likeness));
  runs = rej_likeness_get_runs (likeness, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    g_string_append_printf (result, " %u-%u", runs[i].start, runs[i].end);

  return g_string_free_and_steal (result);
}

static void
test_compare (void)
{
  static const struct
  {
    const char *text;
    const char *result;
  } rows[] = {
    { "", "0 0" },
    { "Words of my own, every one of them, in a row.", "11 0" },
    { FIRST, "10 10 0-58" },
    { "THE RULE – would watch; people: for years Citizens AMONG them", "10 10 0-63" },
    { "I think the rule would watch people for years.", "9 7 8-45" },
    { "The rule would watch people.", "5 0" }, /* five in a row are anybody's */
    { "The rule would watch children for years, citizens among them.", "10 0" },
    { "Data about a person's body must have an end!", "9 9 0-43" },
    { "thank you for reading", "4 4 0-21" }, /* a whole short paragraph */
    { "Thank you for reading this.", "5 0" },
    { FIRST " " SECOND, "19 19 0-105" }, /* two paragraphs in one */
    { FIRST " No. " FIRST, "21 20 0-58 64-122" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *result = compare (rows[i].text, NULL, 0);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (result, ==, rows[i].result);
    }
}

/* What is nobody's is not counted, and a run goes on behind it. */
static void
test_left_out (void)
{
  const char *text = "The rule would watch [[MORE]] people for years.";
  RejLikenessRange range = { strstr (text, "[[") - text, strstr (text, " people") - text };
  g_autofree char *with = compare (text, &range, 1);
  g_autofree char *without = compare (text, NULL, 0);

  g_assert_cmpstr (with, ==, "7 7 0-46");
  g_assert_cmpstr (without, ==, "8 0");
}

/* What is filled in is the writer's; what the template has round it is not. */
static void
test_form (void)
{
  static const char form[] = "I write about [[the agency]], [[the rule]], Docket No. [[number]].";
  static const char other[] = "[[Your name]] lives in [[your town]]. I [[do]], and so [[does]] she.";
  static const struct
  {
    const char *text;
    guint n_words;
    guint n_shared;
  } rows[] = {
    { "I write about AAA, Docket No.", 6, 5 },
    { "I write about AAA, the rule on bees, Docket No. X.", 11, 5 },
    { "I write about the bees in my garden.", 8, 3 },
    { "I wrote about AAA, Docket No.", 6, 0 },
    { "I, the writer about bees, have a Docket No. 5.", 10, 0 },
    { "Ana Ruiz lives in Reno. I fly, and so does she.", 11, 6 },
    { "She lives by the sea.", 5, 0 },
    { "I swim.", 2, 0 },
  };
  g_autoptr (RejLikenessTemplate) template = rej_likeness_template_new ();
  const char *forms[] = { form, other };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GArray) left_out = g_array_new (FALSE, FALSE, sizeof (RejLikenessRange));

      for (const char *open = forms[i]; (open = strstr (open, "[[")) != NULL; open++)
        {
          RejLikenessRange range = { (gsize) (open - forms[i]), (gsize) (strstr (open, "]]") + 2 - forms[i]) };

          g_array_append_val (left_out, range);
        }
      rej_likeness_template_add (template, forms[i], strlen (forms[i]), (const RejLikenessRange *) left_out->data, left_out->len);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejLikeness) likeness = rej_likeness_new (template, rows[i].text, strlen (rows[i].text), NULL, 0);
      const RejLikenessRun *runs = NULL;
      guint n_runs = 0, end = 0;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpuint (rej_likeness_get_n_words (likeness), ==, rows[i].n_words);
      g_assert_cmpuint (rej_likeness_get_n_shared (likeness), ==, rows[i].n_shared);
      runs = rej_likeness_get_runs (likeness, &n_runs);
      for (guint k = 0; k < n_runs; k++)
        {
          g_assert_cmpuint (runs[k].word, >=, end);
          end = runs[k].word + runs[k].n_words;
        }
    }
}

static void
test_longest (void)
{
  g_autoptr (RejLikenessTemplate) template = new_template ();
  RejLikenessLongest longest = { 0 };
  const char *texts[] = { "Mine.", FIRST, "", SECOND, "Mine again.", SECOND };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RejLikeness) likeness = rej_likeness_new (template, texts[i], strlen (texts[i]), NULL, 0);

      rej_likeness_longest_add (&longest, likeness);
    }
  g_assert_cmpuint (longest.longest, ==, 19);
}

/* A text against itself is all shared, whatever the text; against nothing, not at all. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260901);
  g_autoptr (RejLikenessTemplate) none = rej_likeness_template_new ();

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (RejLikenessTemplate) template = rej_likeness_template_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (RejLikeness) same = NULL;
      g_autoptr (RejLikeness) nothing = NULL;
      const RejLikenessRun *runs;
      guint n_runs, sum = 0;

      for (gint i = g_rand_int_range (rand, 1, 60); i > 0; i--)
        g_string_append_printf (text, "w%d ", g_rand_int_range (rand, 0, 12));
      rej_likeness_template_add (template, text->str, text->len, NULL, 0);
      same = rej_likeness_new (template, text->str, text->len, NULL, 0);
      nothing = rej_likeness_new (none, text->str, text->len, NULL, 0);
      runs = rej_likeness_get_runs (same, &n_runs);
      for (guint i = 0; i < n_runs; i++)
        {
          g_assert_cmpuint (runs[i].end, <=, text->len);
          sum += runs[i].n_words;
        }
      g_assert_cmpuint (sum, ==, rej_likeness_get_n_shared (same));
      g_assert_cmpuint (sum, ==, rej_likeness_get_n_words (same));
      g_assert_cmpuint (rej_likeness_get_n_shared (nothing), ==, 0);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/compare", test_compare);
  g_test_add_func ("/likeness/left-out", test_left_out);
  g_test_add_func ("/likeness/form", test_form);
  g_test_add_func ("/likeness/longest", test_longest);
  g_test_add_func ("/likeness/random", test_random);

  return g_test_run ();
}
