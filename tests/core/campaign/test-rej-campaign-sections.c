/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign-sections.h"

#include <string.h>

static const char campaign_xml[] =
    "<campaign xmlns=\"https://rejoinder.org/ns/campaign/1\" id=\"bees\" version=\"1\" publisher=\"P\" license=\"CC0-1.0\" xml:lang=\"en\">"
    "<title>Bees</title><summary>S</summary>"
    "<concern id=\"larvae\"><title>Larvae</title><why>W</why><prompt>How many?</prompt></concern>"
    "<concern id=\"honey\"><title>Honey</title><why>W</why><prompt>What?</prompt></concern>"
    "<concern id=\"wax\"><title>Wax</title><why>W</why><prompt>What?</prompt></concern>"
    "<concern id=\"loose\"><title>No section</title><why>W</why><prompt>What?</prompt></concern>"
    "<template title=\"Comment\" lang=\"en\">"
    "<section>I keep [[number]] hives.</section>"
    "<section concern=\"larvae\" heading=\"Larvae\">Larvae are counted by the Bureau. [[What are they to you]]</section>"
    "<section concern=\"honey\" heading=\"Honey\">Honey is made of flowers, not of counts. [[What did you see]] [[And then]]</section>"
    "<section concern=\"wax\" heading=\"Wax\">Wax.</section>"
    "<section heading=\"End\">Thank you.</section></template></campaign>";

typedef struct
{
  RejCampaign *campaign;
  RejCampaignSections *sections;
  RejTextIndex *index;
  RejTextOutline *outline;
  char *source;
} Fixture;

static void
read_source (Fixture *fixture,
             const char *source)
{
  g_clear_object (&fixture->outline);
  g_clear_object (&fixture->index);
  g_set_str (&fixture->source, source);
  fixture->index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  fixture->outline = rej_text_outline_new (fixture->index);
  rej_text_index_insert (fixture->index, 0, source, -1);
  rej_text_index_settle (fixture->index, -1);
  rej_text_outline_update (fixture->outline, NULL, NULL, NULL);
  rej_campaign_sections_follow (fixture->sections, fixture->outline);
}

/* A comment that was just opened: nothing is known of where its sections are. */
static void
begin (Fixture *fixture,
       const char *saved)
{
  g_clear_pointer (&fixture->sections, rej_campaign_sections_free);
  fixture->sections = rej_campaign_sections_new (fixture->campaign);
  rej_campaign_sections_load (fixture->sections, saved);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GBytes) xml = g_bytes_new_static (campaign_xml, strlen (campaign_xml));
  g_autoptr (GError) error = NULL;

  fixture->campaign = rej_campaign_parse (xml, "bees.xml", &error);
  g_assert_no_error (error);
  begin (fixture, NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->outline);
  g_clear_object (&fixture->index);
  rej_campaign_sections_free (fixture->sections);
  rej_campaign_unref (fixture->campaign);
  g_free (fixture->source);
}

/* Carries out a plan as the window does: in the text the outline follows. */
static void
carry_out (Fixture *fixture,
           GPtrArray *plan)
{
  g_assert_nonnull (plan);
  for (guint i = plan->len; i > 0; i--)
    {
      const RejTextReplacement *replacement = plan->pdata[i - 1];

      rej_text_index_replace (fixture->index, replacement->start, replacement->n_removed, replacement->text, -1);
    }
  rej_text_index_settle (fixture->index, -1);
  rej_text_outline_update (fixture->outline, NULL, NULL, NULL);
  rej_campaign_sections_follow (fixture->sections, fixture->outline);
  g_free (fixture->source);
  fixture->source = rej_text_index_dup_source (fixture->index);
}

static void
switch_off (Fixture *fixture,
            guint section)
{
  g_autoptr (GPtrArray) plan = rej_campaign_sections_plan_off (fixture->sections, fixture->outline, section);

  carry_out (fixture, plan);
}

static guint
switch_on (Fixture *fixture,
           guint section)
{
  guint cursor = 0;
  g_autoptr (GPtrArray) plan = rej_campaign_sections_plan_on (fixture->sections, fixture->outline, section, &cursor);

  carry_out (fixture, plan);
  return cursor;
}

static void
test_off_and_on (Fixture *fixture,
                 gconstpointer data)
{
  static const char *const sources[] = {
    "# C\n\nI keep bees.\n\n## Larvae\n\nMine.\n\n### More\n\nSub.\n\n## Honey\n\nSweet.\n\n## End\n\nThanks.\n",
    "# C\n\n## Honey\n\nSweet.\n\n\n## Larvae\n\nAt the end",
    "# C\n\n## Larvae\n\nMine.[^1] And.[^b]\n\n## Honey\n\nSweet.[^b]\n\n[^1]: First.\n\n    Second paragraph.\n\n[^b]: Both.\n",
    "## Larvae\n\nOnly this.\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *before = NULL;

      g_test_message ("source %" G_GSIZE_FORMAT, i);
      begin (fixture, NULL);
      read_source (fixture, sources[i]);
      switch_off (fixture, 1);
      before = g_strdup (fixture->source);
      g_assert_null (strstr (before, "Larvae"));
      g_assert_cmpint (rej_campaign_sections_get_heading (fixture->sections, 1), ==, -1);
      g_assert_true (rej_campaign_sections_has_kept (fixture->sections, 1));
      switch_on (fixture, 1);
      g_assert_cmpstr (fixture->source, ==, sources[i]);
      g_assert_false (rej_campaign_sections_has_kept (fixture->sections, 1));
    }
}

/* Notes that nobody else refers to go along; those that others need stay. */
static void
test_notes (Fixture *fixture,
            gconstpointer data)
{
  read_source (fixture, "# C\n\n## Larvae\n\nMine.[^1] And.[^b]\n\n## Honey\n\nSweet.[^b]\n\n[^1]: First.\n\n[^b]: Both.\n");
  switch_off (fixture, 1);
  g_assert_cmpstr (fixture->source, ==, "# C\n\n## Honey\n\nSweet.[^b]\n\n[^b]: Both.\n");

  /* A label that was taken meanwhile is not mixed up. */
  rej_text_index_insert (fixture->index, rej_text_index_get_n_characters (fixture->index), "\n[^1]: Another.\n\nSee.[^1]\n", -1);
  rej_text_index_settle (fixture->index, -1);
  rej_text_outline_update (fixture->outline, NULL, NULL, NULL);
  switch_on (fixture, 1);
  g_assert_nonnull (strstr (fixture->source, "Mine.[^1-2] And.[^b]\n"));
  g_assert_nonnull (strstr (fixture->source, "\n[^1-2]: First.\n"));
  g_assert_nonnull (strstr (fixture->source, "\n[^1]: Another.\n"));
}

static void
test_from_the_template (Fixture *fixture,
                        gconstpointer data)
{
  guint cursor = 0;

  read_source (fixture, "# C\n\nI keep bees.\n\n## Larvae\n\nMine.\n\n## End\n\nThanks.\n");
  cursor = switch_on (fixture, 2);
  g_assert_cmpstr (fixture->source, ==, "# C\n\nI keep bees.\n\n## Larvae\n\nMine.\n\n## Honey\n\nHoney is made of flowers, not of counts. [[What did you see]] [[And then]]\n\n## End\n\nThanks.\n");
  g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (fixture->source, cursor), "## Honey"));
  g_assert_null (rej_campaign_sections_plan_on (fixture->sections, fixture->outline, 2, NULL));
  begin (fixture, NULL);
  read_source (fixture, "Loose words");
  switch_on (fixture, 3);
  g_assert_cmpstr (fixture->source, ==, "Loose words\n\n## Wax\n\nWax.\n");
}

/* The section stays the concern's whatever its heading says, here and in the next session. */
static void
test_heading_edited (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *saved = NULL;

  read_source (fixture, "# C\n\n## Larvae\n\nMine.\n\n## Honey\n\nSweet.\n");
  rej_text_index_replace (fixture->index, 8, 6, "The young ones", -1);
  rej_text_index_settle (fixture->index, -1);
  rej_text_outline_update (fixture->outline, NULL, NULL, NULL);
  g_assert_true (rej_campaign_sections_follow (fixture->sections, fixture->outline));
  g_assert_false (rej_campaign_sections_follow (fixture->sections, fixture->outline));
  g_assert_cmpint (rej_campaign_sections_get_heading (fixture->sections, 1), ==, 1);
  rej_campaign_sections_set_marked (fixture->sections, "honey", TRUE);
  g_assert_true (rej_campaign_sections_set_answer (fixture->sections, "honey", 0, "Begun;\n= “ä”"));
  g_assert_false (rej_campaign_sections_set_answer (fixture->sections, "honey", 1, ""));
  saved = rej_campaign_sections_save (fixture->sections);

  begin (fixture, saved);
  read_source (fixture, "# C\n\n## Honey\n\nSweet.\n\n## The young ones\n\nMine.\n");
  g_assert_cmpint (rej_campaign_sections_get_heading (fixture->sections, 1), ==, 2);
  g_assert_true (rej_campaign_sections_get_marked (fixture->sections, "honey"));
  g_assert_cmpstr (rej_campaign_sections_get_answer (fixture->sections, "honey", 0), ==, "Begun;\n= “ä”");
  g_assert_true (rej_campaign_sections_set_answer (fixture->sections, "honey", 0, NULL));
  g_assert_null (rej_campaign_sections_get_answer (fixture->sections, "honey", 0));

  /* Without anything to remember, the first words of the template tell. */
  begin (fixture, NULL);
  read_source (fixture, "# C\n\n## Young ones\n\nLarvae are counted by the Bureau. I know them.\n");
  g_assert_cmpint (rej_campaign_sections_get_heading (fixture->sections, 1), ==, 1);
  g_assert_cmpint (rej_campaign_sections_find (fixture->sections, fixture->outline, 30), ==, 1);
  g_assert_cmpint (rej_campaign_sections_find (fixture->sections, fixture->outline, 2), ==, 0);
}

static void
test_kept_is_saved (Fixture *fixture,
                    gconstpointer data)
{
  static const char source[] = "# C\n\n## Larvae\n\nMine; “ä” = [x]\\n\n\n\tcode[^1]\n\n## Honey\n\nSweet.\n\n[^1]: N.\n";
  g_autofree char *saved = NULL;
  g_autofree char *without = NULL;

  read_source (fixture, source);
  switch_off (fixture, 1);
  saved = rej_campaign_sections_save (fixture->sections);
  without = g_strdup (fixture->source);
  begin (fixture, saved);
  read_source (fixture, without);
  switch_on (fixture, 1);
  g_assert_cmpstr (fixture->source, ==, source);
  rej_campaign_sections_load (fixture->sections, "not a key file [");
}

static const struct
{
  const char *source;
  const char *concern;
  RejCampaignCoverage coverage;
} rows[] = {
  { "# C\n", "larvae", REJ_CAMPAIGN_COVERAGE_NOT_YET },
  { "## Larvae\n\nLarvae are counted by the Bureau. [[What are they to you]]\n", "larvae", REJ_CAMPAIGN_COVERAGE_NOT_YET },
  { "## Larvae\n", "larvae", REJ_CAMPAIGN_COVERAGE_NOT_YET },
  { "## Larvae\n\nLarvae are counted by the Bureau. Much.\n", "larvae", REJ_CAMPAIGN_COVERAGE_COVERED },
  { "## Larvae\n\nI say. [[What are they to you]]\n", "larvae", REJ_CAMPAIGN_COVERAGE_STARTED },
  { "## Honey\n\nHoney is made of flowers, not of counts. Flowers. [[And then]]\n", "honey", REJ_CAMPAIGN_COVERAGE_STARTED },
  { "## Wax\n\nWax.\n", "wax", REJ_CAMPAIGN_COVERAGE_STARTED },
  { "## Wax\n\nWax melts.\n", "wax", REJ_CAMPAIGN_COVERAGE_COVERED },
  { "## Other\n", "loose", REJ_CAMPAIGN_COVERAGE_NOT_YET },
  { "## No section\n", "loose", REJ_CAMPAIGN_COVERAGE_STARTED },
  { "## No section\n\nWords.\n", "loose", REJ_CAMPAIGN_COVERAGE_COVERED },
  { "", "loose", REJ_CAMPAIGN_COVERAGE_NOT_YET },
};

static void
test_coverage (Fixture *fixture,
               gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      begin (fixture, NULL);
      read_source (fixture, rows[i].source);
      g_assert_cmpint (rej_campaign_sections_get_coverage (fixture->sections, fixture->outline, rows[i].concern), ==, rows[i].coverage);
    }
  rej_campaign_sections_set_marked (fixture->sections, "loose", TRUE);
  g_assert_cmpint (rej_campaign_sections_get_coverage (fixture->sections, fixture->outline, "loose"), ==, REJ_CAMPAIGN_COVERAGE_COVERED);
  rej_campaign_sections_set_marked (fixture->sections, "loose", FALSE);
  g_assert_cmpint (rej_campaign_sections_get_coverage (fixture->sections, fixture->outline, "loose"), ==, REJ_CAMPAIGN_COVERAGE_NOT_YET);
}

static void
answer (Fixture *fixture,
        guint section,
        const char *words)
{
  guint cursor = 0;
  g_autoptr (GPtrArray) plan = rej_campaign_sections_plan_answer (fixture->sections, fixture->outline, section, words, &cursor);
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  carry_out (fixture, plan);
  g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (fixture->source, cursor), stripped));
}

static void
test_answers (Fixture *fixture,
              gconstpointer data)
{
  read_source (fixture, "# Ç\n\n## Larvae\n\nLarvae. [[What]] End.\n\n## End\n\nThanks.\n");
  answer (fixture, 1, " They sing. \n");
  g_assert_cmpstr (fixture->source, ==, "# Ç\n\n## Larvae\n\nLarvae. They sing. End.\n\n## End\n\nThanks.\n");
  answer (fixture, 1, "Twice.");
  g_assert_cmpstr (fixture->source, ==, "# Ç\n\n## Larvae\n\nLarvae. They sing. End.\n\nTwice.\n\n## End\n\nThanks.\n");
  answer (fixture, 2, "I saw it.");
  g_assert_nonnull (strstr (fixture->source, "\n\n## Honey\n\nHoney is made of flowers, not of counts. I saw it. [[And then]]\n\n## End\n"));
}

static void
test_again (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) plan = NULL;

  read_source (fixture, "# C\n\n## Larvae\n\nAll mine.\n\n\n## End\n\nThanks.\n");
  plan = rej_campaign_sections_plan_again (fixture->sections, fixture->outline, 1);
  carry_out (fixture, plan);
  g_assert_cmpstr (fixture->source, ==, "# C\n\n## Larvae\n\nLarvae are counted by the Bureau. [[What are they to you]]\n\n\n## End\n\nThanks.\n");
  g_assert_null (rej_campaign_sections_plan_again (fixture->sections, fixture->outline, 2));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/campaign-sections/off-and-on", test_off_and_on);
  add ("/campaign-sections/notes", test_notes);
  add ("/campaign-sections/from-the-template", test_from_the_template);
  add ("/campaign-sections/heading-edited", test_heading_edited);
  add ("/campaign-sections/kept-is-saved", test_kept_is_saved);
  add ("/campaign-sections/coverage", test_coverage);
  add ("/campaign-sections/answers", test_answers);
  add ("/campaign-sections/again", test_again);
#undef add

  return g_test_run ();
}
