/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign-comment.h"
#include "rej-check.h"

#include <string.h>

static const char campaign_xml[] =
    "<campaign xmlns=\"https://rejoinder.org/ns/campaign/1\" id=\"bees\" version=\"1\" publisher=\"Test\" license=\"CC0-1.0\" xml:lang=\"en\">"
    "<title>Bees</title><summary>About bees.</summary>"
    "<channel kind=\"email\" address=\"bees@example.org\"/>"
    "<concern id=\"hives\"><title>Hives</title><why>Hives are homes, and homes should be left in peace by everyone.</why>"
    "<prompt>What would a new hive inspection cost you in time and money?</prompt></concern>"
    "<template title=\"Comment on bees\" lang=\"en\">"
    "<section heading=\"Bees are not machines\">The proposed rule would count every hive in every garden, twice a year. 85 Fed. Reg. 56,338 (Sept. 11, 2020).\n\n[[Say in two sentences what bees mean to you and to your town.]]</section>"
    "<section concern=\"hives\">I ask the agency to leave small hives alone and to count the large ones only.</section>"
    "</template></campaign>";

static RejCheck *
new_check (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = g_bytes_new_static (campaign_xml, strlen (campaign_xml));
  g_autoptr (RejCampaign) campaign = rej_campaign_parse (xml, "bees.xml", &error);
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autofree char *body = NULL;
  RejCheck *check;

  g_assert_no_error (error);
  rej_check_context_add_campaign (context, campaign);
  check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
  body = text != NULL ? g_strdup (text) : rej_campaign_dup_comment_body (campaign, NULL);
  rej_check_insert (check, 0, body, -1);
  g_assert_true (rej_check_settle (check, -1));

  return check;
}

static RejFindingItem *
find_item (RejCheck *check,
           const char *code)
{
  RejFindingItem *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);

      if (g_str_equal (rej_finding_item_get_code (item), code))
        {
          g_assert_null (found);
          found = item;
        }
    }

  return found;
}

/* Offsets move with the text, so what is found is compared by its words. */
static void
append_shared (guint start,
               guint end,
               gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u ", start, end);
}

static void
test_unchanged (void)
{
  g_autoptr (RejCheck) check = new_check (NULL);
  RejCheckLikeness likeness;

  g_assert_true (rej_check_get_likeness (check, &likeness));
  g_assert_cmpuint (likeness.n_words, ==, 29);
  g_assert_cmpuint (likeness.n_shared, ==, 29);
  g_assert_cmpuint (likeness.n_paragraphs, ==, 2);
  g_assert_cmpuint (rej_check_get_longest_shared_run (check), ==, 29);
  g_assert_nonnull (find_item (check, "template-unchanged"));
  g_assert_cmpuint (rej_check_get_n_findings (check, REJ_FINDING_ERROR), ==, 2); /* and the placeholder */

  /* the writer's own words, then more of them than the template's */
  rej_check_insert (check, 0, "I keep bees on my roof.\n\n", -1);
  rej_check_settle (check, -1);
  g_assert_null (find_item (check, "template-unchanged"));
  g_assert_nonnull (find_item (check, "template-paragraph"));
  rej_check_insert (check, 0, "They fly from May on and I write down when the first one comes home with yellow legs, as my mother did before me in her own small book.\n\n", -1);
  rej_check_settle (check, -1);
  g_assert_null (find_item (check, "template-paragraph"));
  g_assert_true (rej_check_get_likeness (check, &likeness));
  g_assert_cmpuint (likeness.n_shared, ==, 29);
  g_assert_cmpuint (likeness.n_words, ==, 29 + 6 + 29);
}

/* One word in a field makes nobody the writer of what stands round it. */
static void
test_field (void)
{
  const char *text = "I write about AAA, [[the title of the rule]], Docket No. [[its number]].\n\nMine is this one.\n";
  g_autoptr (GString) xml = g_string_new (campaign_xml);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RejCampaign) campaign = NULL;
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (RejCheck) check = NULL;
  RejCheckLikeness likeness = { 0 };

  g_string_replace (xml, "[[Say in two sentences what bees mean to you and to your town.]]", "I write about [[the agency]], [[the title of the rule]], Docket No. [[its number]].", 1);
  bytes = g_bytes_new (xml->str, xml->len);
  campaign = rej_campaign_parse (bytes, "bees.xml", &error);
  g_assert_no_error (error);
  rej_check_context_add_campaign (context, campaign);
  check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
  rej_check_insert (check, 0, text, -1);
  rej_check_settle (check, -1);
  g_assert_true (rej_check_get_likeness_at (check, 0, &likeness));
  g_assert_cmpuint (likeness.n_words, ==, 6);
  g_assert_cmpuint (likeness.n_shared, ==, 5);
  g_assert_true (rej_check_get_likeness (check, &likeness));
  g_assert_cmpuint (likeness.n_words, ==, 10);
  g_assert_cmpuint (likeness.n_shared, ==, 5);
}

static void
test_normalized (void)
{
  g_autoptr (RejCheck) check = new_check ("## My own heading\n\nthe proposed rule would count *every* hive in every\ngarden — twice a year. 85 FR 56338.\n");

  g_assert_nonnull (find_item (check, "template-unchanged"));
}

static void
test_prompt (void)
{
  g_autoptr (RejCheck) check = new_check ("Nobody asked me. What would a new hive inspection cost you in time and money? Say in two sentences what bees mean to you and to your town.\n");
  RejCheckLikeness likeness;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);

      n += g_str_equal (rej_finding_item_get_code (item), "template-prompt");
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (rej_check_get_likeness (check, &likeness));
  g_assert_cmpuint (likeness.n_words, ==, 3);
  g_assert_cmpuint (likeness.n_shared, ==, 0);
}

static void
test_spans (void)
{
  const char *text = "é Mine first.\n\nYes: I ask the agency to leave small hives *alone* and to count none.\n";
  g_autoptr (RejCheck) check = new_check (text);
  g_autoptr (GString) spans = g_string_new (NULL);
  g_autofree char *expected = NULL;
  RejCheckLikeness likeness;
  guint start = g_utf8_strlen (text, strstr (text, "I ask") - text), end = g_utf8_strlen (text, strstr (text, " none") - text);

  rej_check_foreach_shared_in (check, 0, 1000, append_shared, spans);
  expected = g_strdup_printf ("%u-%u ", start, end);
  g_assert_cmpstr (spans->str, ==, expected);
  g_string_truncate (spans, 0);
  rej_check_foreach_shared_in (check, 0, 5, append_shared, spans);
  g_assert_cmpstr (spans->str, ==, "");
  g_assert_true (rej_check_get_likeness_at (check, start, &likeness));
  g_assert_cmpuint (likeness.n_words, ==, 14);
  g_assert_cmpuint (likeness.n_shared, ==, 12);
}

static void
test_no_template (void)
{
  g_autoptr (RejCheck) check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, NULL);
  RejCheckLikeness likeness;

  rej_check_insert (check, 0, "Words.\n", -1);
  rej_check_settle (check, -1);
  g_assert_false (rej_check_get_likeness (check, &likeness));
  g_assert_false (rej_check_get_likeness_at (check, 0, &likeness));
  g_assert_cmpuint (rej_check_get_longest_shared_run (check), ==, 0);
}

/* Emoji are reported while the text is short enough for the box, and the box's limits near them. */
static void
test_box (void)
{
  g_autoptr (RejCheck) check = new_check ("I object \360\237\230\240 to this.\n\n");
  g_autofree char *padding = g_strnfill (4990, 'x');

  g_assert_nonnull (find_item (check, "box-emoji"));
  rej_check_insert (check, 0, padding, -1);
  rej_check_settle (check, -1);
  g_assert_null (find_item (check, "box-emoji"));
  g_assert_nonnull (find_item (check, "box-characters"));
  rej_check_delete (check, 0, 20);
  rej_check_settle (check, -1);
  g_assert_nonnull (find_item (check, "box-emoji"));
  g_assert_null (find_item (check, "box-characters"));

  /* fits as it stands, not with CR LF */
  rej_check_delete (check, 0, 1000);
  rej_check_insert (check, 0, "a\n\nb\n\nc\n\nd\n\ne\n\n", -1);
  for (guint i = 0; i < 200; i++)
    {
      RejTextCounts counts;

      rej_check_settle (check, -1);
      rej_check_get_counts (check, &counts);
      if (counts.bytes >= 4998)
        break;
      rej_check_insert (check, 0, counts.bytes < 4900 ? "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" : "x", -1);
    }
  g_assert_nonnull (find_item (check, "box-characters"));
  g_assert_cmpint (rej_finding_item_get_severity (find_item (check, "box-characters")), ==, REJ_FINDING_WARNING);
}

static void
test_own_percent (void)
{
  const struct
  {
    RejCheckLikeness likeness;
    guint percent;
  } rows[] = {
    { { 10, 10 }, 0 },
    { { 1000, 999 }, 1 },
    { { 1000, 1 }, 99 },
    { { 3, 1 }, 66 },
    { { 7, 0 }, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (rej_check_likeness_get_own_percent (&rows[i].likeness), ==, rows[i].percent);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-likeness/unchanged", test_unchanged);
  g_test_add_func ("/check-likeness/field", test_field);
  g_test_add_func ("/check-likeness/normalized", test_normalized);
  g_test_add_func ("/check-likeness/prompt", test_prompt);
  g_test_add_func ("/check-likeness/spans", test_spans);
  g_test_add_func ("/check-likeness/no-template", test_no_template);
  g_test_add_func ("/check-likeness/own-percent", test_own_percent);
  g_test_add_func ("/check-likeness/box", test_box);

  return g_test_run ();
}
