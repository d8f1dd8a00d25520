/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign-library.h"
#include "rej-campaign.h"

#include <glib/gstdio.h>
#include <libxml/relaxng.h>
#include <string.h>

static GBytes *
load_sample (void)
{
  g_autofree char *path = g_build_filename (REJ_TEST_DATA, "campaign", "bees.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

/* The sample with the first @old in it replaced. */
static GBytes *
sample_with (const char *old,
             const char *replacement)
{
  g_autoptr (GBytes) sample = load_sample ();
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (sample, NULL), (gssize) g_bytes_get_size (sample));

  g_assert_cmpuint (g_string_replace (text, old, replacement, 1), ==, 1);

  return g_bytes_new (text->str, text->len);
}

static guint
line_of (const char *needle)
{
  g_autoptr (GBytes) sample = load_sample ();
  const char *text = g_bytes_get_data (sample, NULL);
  const char *end = g_strstr_len (text, (gssize) g_bytes_get_size (sample), needle);
  guint line = 1;

  g_assert_nonnull (end);
  for (; text < end; text++)
    line += *text == '\n';

  return line;
}

static void
test_sample (void)
{
  static const char *const english[] = { "en_US.UTF-8", "C", NULL };
  g_autoptr (GBytes) sample = load_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RejCampaign) campaign = rej_campaign_parse_for_languages (sample, "bees.xml", english, &error);
  const RejCampaignConcern *concern;
  const RejCampaignExcerpt *excerpt;
  const RejCampaignCfrPart *part;

  g_assert_no_error (error);
  g_assert_cmpstr (campaign->id, ==, "bees-2024");
  g_assert_cmpuint (campaign->version, ==, 3);
  g_assert_cmpstr (campaign->title, ==, "Counting of Bees by the Bureau (2024)");
  g_assert_cmpstr (campaign->summary, ==, "The Bureau would count every bee.\n\nIt says that the cost is small.");
  g_assert_cmpstr (campaign->rule->document, ==, "BEE-2023-0007-0001");
  g_assert_cmpuint (campaign->rule->fr_last_page, ==, 1010);
  g_assert_cmpuint (campaign->rule->cfr_parts->len, ==, 4);
  part = campaign->rule->cfr_parts->pdata[3];
  g_assert_cmpuint (part->title, ==, 45);
  g_assert_cmpstr (part->part, ==, "46a");
  g_assert_cmpuint (campaign->deadlines->len, ==, 2);
  g_assert_cmpstr (rej_campaign_lookup_deadline (campaign, "rule")->time, ==, "23:59");
  g_assert_null (rej_campaign_lookup_deadline (campaign, "information-collection")->time);
  g_assert_cmpstr (campaign->status->successor, ==, "bees-2025");
  g_assert_cmpstr (campaign->status->text, ==, "The rule was withdrawn.");
  g_assert_cmpuint (campaign->channels->len, ==, 3);
  g_assert_cmpstr (((RejCampaignChannel *) campaign->channels->pdata[2])->text, ==, "Bureau of Bees\n1 Hive Street");
  concern = rej_campaign_lookup_concern (campaign, "larvae");
  g_assert_cmpuint (concern->prompts->len, ==, 2);
  g_assert_cmpuint (concern->evidence->len, ==, 1);
  g_assert_cmpstr (((RejCampaignEvidence *) concern->evidence->pdata[0])->url, ==, "https://example.org/larvae");
  excerpt = rej_campaign_lookup_excerpt (campaign, concern->excerpts->pdata[0]);
  g_assert_cmpuint (excerpt->page, ==, 1003);
  g_assert_cmpstr (excerpt->finds->pdata[0], ==, "without regard to age");
  g_assert_null (rej_campaign_lookup_concern (campaign, "wax"));
  g_assert_cmpuint (campaign->sections->len, ==, 3);
}

static void
test_languages (void)
{
  static const char *const spanish[] = { "es_MX.UTF-8", "es_MX", "es", "C", NULL };
  static const char *const english_first[] = { "en", "es", NULL };
  g_autoptr (GBytes) sample = load_sample ();
  g_autoptr (RejCampaign) campaign = rej_campaign_parse_for_languages (sample, "bees.xml", spanish, NULL);
  g_autoptr (RejCampaign) other = rej_campaign_parse_for_languages (sample, "bees.xml", english_first, NULL);
  const RejCampaignConcern *concern = rej_campaign_lookup_concern (campaign, "larvae");
  const RejCampaignSection *section = campaign->sections->pdata[1];

  g_assert_cmpstr (campaign->title, ==, "Recuento de abejas");
  g_assert_cmpstr (campaign->status->text, ==, "La norma fue retirada.");
  g_assert_cmpstr (campaign->status->successor, ==, "bees-2025");
  g_assert_cmpstr (concern->why, ==, "Nadie dijo por qué.");
  g_assert_cmpstr (concern->prompts->pdata[0], ==, "¿Cuántas larvas tiene?");
  g_assert_cmpstr (concern->prompts->pdata[1], ==, "What would a count cost you?");
  /* what is filed stays in the template's language */
  g_assert_cmpstr (section->markdown, ==, "Larvae are [[what larvae are to you]].");
  g_assert_cmpstr (section->translation, ==, "Las larvas son [[…]].");
  g_assert_cmpstr (other->title, ==, "Counting of Bees by the Bureau (2024)");
}

static void
test_body (void)
{
  static const char *const honey[] = { "honey", "nonsense", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GBytes) sample = load_sample ();
  g_autoptr (RejCampaign) campaign = rej_campaign_parse (sample, "bees.xml", NULL);
  g_autofree char *all = rej_campaign_dup_comment_body (campaign, NULL);
  g_autofree char *some = rej_campaign_dup_comment_body (campaign, honey);
  g_autofree char *bare = rej_campaign_dup_comment_body (campaign, none);

#define HEAD "# Comment on the Counting of Bees\n\nI keep [[number of hives]] hives.\n\n- one\n  - two\n"
#define HONEY "\n## Honey & wax\n\nHoney is < *sweet*.\n"
  g_assert_cmpstr (all, ==, HEAD "\n## Larvae\n\nLarvae are [[what larvae are to you]].\n" HONEY);
  g_assert_cmpstr (some, ==, HEAD HONEY);
  g_assert_cmpstr (bare, ==, HEAD);
}

/* Each change makes one problem, on the line of the element that was changed. */
static const struct
{
  const char *old;
  const char *replacement;
  const char *message; /* part of it */
} changes[] = {
  { "id=\"bees-2024\"", "id=\"Bees 2024\"", "small letters" },
  { "version=\"3\"", "version=\"three\"", "whole number" },
  { " license=\"CC0-1.0\"", "", "needs the attribute “license”" },
  { "publisher=\"Friends of Bees\"", "publisher=\"  \"", "is empty" },
  { "x:color", "color", "attribute “color” is unknown" },
  { "<rule agency", "<rule bureau", "attribute “bureau” is unknown" },
  { "<deadline date=\"2024-03-12\"", "<deadline date=\"2024-02-30\"", "not a day of the calendar" },
  { "<deadline date=\"2024-03-12\" time=\"23:59\"", "<deadline date=\"2024-03-12\" time=\"11:59 p.m.\"", "24-hour clock" },
  { "<deadline date=\"2024-03-12\" time=\"23:59\"", "<deadline date=\"2024-03-12\" time=\"24:00\"", "24-hour clock" },
  { "time=\"23:59\" zone=\"America/New_York\"", "time=\"23:59\" zone=\"America/New_Yoork\"", "not known" },
  { "time=\"23:59\" zone=\"America/New_York\"", "time=\"23:59\"", "needs the attribute “zone”" },
  { " for=\"rule\" source=\"89 FR 1000\"", " for=\"rule\"", "where the hour is stated" },
  { "<deadline date=\"2024-02-12\" for=\"information collection\"", "<deadline date=\"2024-02-12\" for=\"Fun!\"", "information-collection" },
  { "<status state=\"withdrawn\" date", "<status state=\"gone\" date", "Use one of: open" },
  { "successor=\"bees-2025\"", "successor=\"bees-2024\"", "its successor" },
  { "bees@example.gov", "bees", "one e-mail address" },
  { "<channel kind=\"regulations.gov\"", "<channel kind=\"pigeon\"", "Use one of: regulations.gov" },
  { "<concern id=\"honey\"", "<concern id=\"larvae-2\"", "no concern “honey”" },
  { "<excerpt ref=\"no-age-limit\"", "<excerpt ref=\"age-limit\"", "no excerpt “age-limit”" },
  { "https://example.org/larvae", "javascript:alert(1)", "begins with https" },
  { "https://example.org/larvae", "https://", "begins with https" },
  { "page=\"1003\"", "page=\"1,003\"", "whole number" },
  { "page=\"1003\"", "page=\"2003\"", "not in the rule" },
  { "<prompt>What did you see?</prompt>", "", "needs a <prompt>" },
  { "<title>Honey</title>", "", "needs a <title>" },
  { "<title>Honey</title>", "<title> </title>", "is empty" },
  { "<title>Honey</title>", "<title>Honey</title><title>Wax</title>", "second <title>" },
  { "<why>Counting disturbs.</why>", "<why>Counting <b>really</b> disturbs.</why>", "plain text only" },
  { "<why>Counting disturbs.</why>", "<why>Counting disturbs.</why><because>x</because>", "cannot stand in <concern>" },
  { "<why>Counting disturbs.</why>", "Hm. <why>Counting disturbs.</why>", "text of its own" },
  { "Larvae are [[what larvae are to you]].", "", "<section> is empty" },
  { "citation=\"89 FR 1000, 1003\" url=\"https://example.org/larvae\"", "", "needs a source" },
  { "<x:note>Not for <x:b>us</x:b>.</x:note>", "<note xmlns=\"\">Not for us.</note>", "cannot stand in <campaign>" },
};

static void
test_problems (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) xml = sample_with (changes[i].old, changes[i].replacement);
      g_autoptr (GPtrArray) problems = rej_campaign_validate (xml);
      g_autoptr (GError) error = NULL;
      g_autoptr (RejCampaign) campaign = rej_campaign_parse (xml, "bees.xml", &error);
      const RejCampaignProblem *problem;

      g_test_message ("change %" G_GSIZE_FORMAT ": %s, %u problems", i, changes[i].replacement, problems->len);
      g_assert_cmpuint (problems->len, ==, 1);
      problem = problems->pdata[0];
      g_test_message ("line %u: %s", problem->line, problem->message);
      g_assert_nonnull (strstr (problem->message, changes[i].message));
      g_assert_null (campaign);
      g_assert_error (error, REJ_CAMPAIGN_ERROR, REJ_CAMPAIGN_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "bees.xml, line "));
    }
}

static void
test_shapes (void)
{
  static const char *const changed[][2] = {
    { "document=\"BEE-2023-0007-0001\"", "document=\"BEE\u20132023\u20130007\u20130001\"" },
    { "docket=\"BEE-2023-0007\"", "docket=\"BEE-0007\"" },
    { "rin=\"1615-AC14\"", "rin=\"RIN 1615-AC14\"" },
    { "fr-number=\"2024-00123\"", "fr-number=\"2024/00123\"" },
    { "fr-volume=\"89\"", "fr-volume=\"88\"" },
    { "fr-last-page=\"1010\"", "fr-last-page=\"999\"" },
    { "published=\"2024-01-12\"", "published=\"2024-13-12\"" },
    { "cfr=\"8: 1, 103, 204; 45: 46a\"", "cfr=\"8 CFR 103\"" },
    { "cfr=\"8: 1, 103, 204; 45: 46a\"", "cfr=\"8: 1 and 103\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (GBytes) xml = sample_with (changed[i][0], changed[i][1]);
      g_autoptr (GPtrArray) problems = rej_campaign_validate (xml);

      g_test_message ("%s", changed[i][1]);
      g_assert_cmpuint (problems->len, >=, 1);
      g_assert_cmpuint (((RejCampaignProblem *) problems->pdata[0])->line, ==, line_of ("<rule "));
    }
}

static void
test_several_problems (void)
{
  g_autoptr (GBytes) first = sample_with ("version=\"3\"", "version=\"0\"");
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (first, NULL), (gssize) g_bytes_get_size (first));
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_string_replace (text, "ref=\"no-age-limit\"", "ref=\"nothing\"", 1);
  g_string_replace (text, "concern=\"honey\"", "concern=\"wax\"", 1);
  xml = g_bytes_new (text->str, text->len);
  problems = rej_campaign_validate (xml);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpuint (((RejCampaignProblem *) problems->pdata[0])->line, ==, line_of ("<campaign "));
  g_assert_cmpuint (((RejCampaignProblem *) problems->pdata[1])->line, ==, line_of ("ref=\"no-age-limit\""));
  g_assert_cmpuint (((RejCampaignProblem *) problems->pdata[2])->line, ==, line_of ("concern=\"honey\" heading"));
}

/* What is no campaign at all. */
static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *message;
  } rows[] = {
    { "", 0, "empty" },
    { "Dear editor,\n", -1, "not XML" },
    { "<campaign>", -1, "broken" },
    { "<campaign/>", -1, "begins with <campaign xmlns" },
    { "<rule xmlns='https://rejoinder.org/ns/campaign/1'/>", -1, "begins with <campaign xmlns" },
    { "<a>\n<b>\n</a>", -1, "broken" },
    { "<a>\n\xff\xfe</a>", -1, "UTF-8" },
    { "<a>\0</a>", 8, "" },
    { "<campaign xmlns='https://rejoinder.org/ns/campaign/1' id='a' version='1' publisher='b' license='c'><title>d</title><summary>e</summary>"
      "<template title='t'><section>f</section></template><template><section>g</section></template></campaign>",
      -1, "" },
    { "<a>&nbsp;</a>", -1, "named character" },
    { "<a xmlns:x=\"\xff\"></a>", -1, "" },
    { "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]>\n<a>&c;</a>", -1, "document type" },
    { "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>\n<a/>", -1, "document type" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) xml = g_bytes_new_static (rows[i].text, rows[i].length < 0 ? strlen (rows[i].text) : (gsize) rows[i].length);
      g_autoptr (GPtrArray) problems = rej_campaign_validate (xml);

      g_assert_cmpuint (problems->len, >=, 1);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, ((RejCampaignProblem *) problems->pdata[0])->message);
      g_assert_nonnull (strstr (((RejCampaignProblem *) problems->pdata[0])->message, rows[i].message));
      g_assert_true (g_utf8_validate (((RejCampaignProblem *) problems->pdata[0])->message, -1, NULL));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  xml = g_bytes_new (text->str, text->len);
  problems = rej_campaign_validate (xml);
  g_assert_cmpuint (problems->len, ==, 1);
}

static gboolean
schema_accepts (GBytes *xml)
{
  g_autofree char *path = g_build_filename (REJ_SOURCE_DIR, "data", "schemas", "rejoinder-campaign.rng", NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema);
  xmlDoc *doc = xmlReadMemory (g_bytes_get_data (xml, NULL), (int) g_bytes_get_size (xml), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
  int result;

  g_assert_nonnull (schema);
  g_assert_nonnull (doc);
  xmlRelaxNGSetValidErrors (validator, NULL, NULL, NULL);
  xmlRelaxNGSetValidStructuredErrors (validator, NULL, NULL);
  result = xmlRelaxNGValidateDoc (validator, doc);
  xmlFreeDoc (doc);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);

  return result == 0;
}

/* What the schema refuses, the loader refuses too; only what a schema can say is tried. */
static void
test_schema (void)
{
  static const char *const beyond_schema[] = { "calendar", "zone", "New_Yoork", "hour", "successor", "e-mail", "no concern", "no excerpt", "not in the rule", "is empty", "second", "needs a source", NULL };
  g_autoptr (GBytes) sample = load_sample ();
  guint n_refused = 0;

  g_assert_true (schema_accepts (sample));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) xml = sample_with (changes[i].old, changes[i].replacement);
      gboolean is_beyond = strstr (changes[i].message, "not known") != NULL;

      for (gsize n = 0; beyond_schema[n] != NULL; n++)
        is_beyond = is_beyond || strstr (changes[i].message, beyond_schema[n]) != NULL;
      g_test_message ("%s", changes[i].replacement);
      if (is_beyond)
        continue;
      g_assert_false (schema_accepts (xml));
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 10);
}

static void
test_library (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rej-campaign-XXXXXX", NULL);
  g_autofree char *campaigns_folder = g_build_filename (folder, "campaigns", NULL);
  g_autofree char *good = g_build_filename (campaigns_folder, "bees.xml", NULL);
  g_autofree char *bad = g_build_filename (campaigns_folder, "wasps.xml", NULL);
  g_autoptr (GBytes) sample = load_sample ();
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (RejCampaign) found = NULL;

  g_assert_cmpint (g_mkdir (campaigns_folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (good, g_bytes_get_data (sample, NULL), (gssize) g_bytes_get_size (sample), NULL));
  g_assert_true (g_file_set_contents (bad, "<campaign>", -1, NULL));
  campaigns = rej_campaign_list (folder, failures);
  g_assert_cmpuint (campaigns->len, ==, 1);
  g_assert_cmpuint (failures->len, ==, 1);
  g_assert_true (g_str_has_prefix (failures->pdata[0], "wasps.xml, line 1: "));
  found = rej_campaign_find (folder, "bees-2024");
  g_assert_nonnull (found);
  g_assert_cmpstr (found->id, ==, "bees-2024");
  g_assert_null (rej_campaign_find (folder, "wasps"));
  g_remove (good);
  g_remove (bad);
  g_rmdir (campaigns_folder);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/campaign/sample", test_sample);
  g_test_add_func ("/campaign/languages", test_languages);
  g_test_add_func ("/campaign/body", test_body);
  g_test_add_func ("/campaign/problems", test_problems);
  g_test_add_func ("/campaign/shapes", test_shapes);
  g_test_add_func ("/campaign/several-problems", test_several_problems);
  g_test_add_func ("/campaign/broken", test_broken);
  g_test_add_func ("/campaign/deep", test_deep);
  g_test_add_func ("/campaign/schema", test_schema);
  g_test_add_func ("/campaign/library", test_library);

  return g_test_run ();
}
