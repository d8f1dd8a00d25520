/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-draft-keeper.h"
#include "rej-rule-panel.h"
#include "rej-rule-row.h"

#include <string.h>

static const char rule_xml[] =
    "<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><AGENCY TYPE=\"F\">DEPARTMENT OF BEES</AGENCY><CFR>8 CFR Part 103</CFR>"
    "<SUBJECT>Counting of Bees by the Bureau of Hives, Without Regard to Age</SUBJECT>"
    "<AGY><HD SOURCE=\"HED\">AGENCY:</HD><P>Bureau of Hives.</P></AGY>"
    "<SUM><HD SOURCE=\"HED\">SUMMARY:</HD><P>The Bureau proposes to count bees without regard to age.</P></SUM>"
    "<DATES><HD SOURCE=\"HED\">DATES:</HD><P>Comments must be in by March 12.</P></DATES>"
    "<ADD><HD SOURCE=\"HED\">ADDRESSES:</HD><P>Write to 1 Hive Street.</P></ADD></PREAMB>"
    "<SUPLINF><HD SOURCE=\"HED\">SUPPLEMENTARY INFORMATION:</HD><HD SOURCE=\"HD1\">I. Background</HD>"
    "<P>Bees were counted at fourteen.<SU>1</SU><FTREF/> Counting at any age is new. The word “any” is meant.</P><FTNT><P><SU>1</SU> See the count of 2002.</P></FTNT>"
    "<PRTPAGE P=\"56341\"/><HD SOURCE=\"HD2\">A. Costs</HD><P>A count takes nine minutes. The Bureau seeks comment on what a count costs a small hive. Most hives are small.</P>"
    "<HD SOURCE=\"HD1\">List of Subjects</HD><AMDPAR>1. Section 103.16 is revised to read:</AMDPAR>"
    "<SECTION><SECTNO>§ 103.16</SECTNO><SUBJECT>Collection of bees.</SUBJECT><P>(a) Any bee may be counted without regard to age.</P></SECTION></SUPLINF>"
    "<FRDOC>[FR Doc. 2020-19145 Filed 9-10-20; 8:45 am]</FRDOC></PRORULE>";

static const char meta_json[] = "{\"document_number\":\"2020-19145\",\"volume\":85,\"start_page\":56338,\"publication_date\":\"2020-09-11\"}";

static void
set_up (PanelFixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (fixture);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  rej_document_load_rule_finish (REJ_DOCUMENT (object), result, &error);
  g_assert_no_error (error);
}

static void
load_file (PanelFixture *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rej_document_load_rule_async (fixture->document, file, NULL, loaded_cb, NULL);
  panel_wait_until (rej_document_get_rule (fixture->document) != NULL);
}

static void
load_rule (PanelFixture *fixture)
{
  g_autofree char *xml = g_build_filename (fixture->folder, "rule.xml", NULL);
  g_autofree char *json = g_build_filename (fixture->folder, "rule.json", NULL);

  g_assert_true (g_file_set_contents (xml, rule_xml, -1, NULL));
  g_assert_true (g_file_set_contents (json, meta_json, -1, NULL));
  load_file (fixture, xml);
}

static RejRulePanel *
show_panel (PanelFixture *fixture,
            int height)
{
  RejRulePanel *panel = g_object_new (REJ_TYPE_RULE_PANEL, NULL);

  panel_fixture_open (fixture, "A comment.\n");
  rej_rule_panel_set_document (panel, fixture->document);
  panel_fixture_show (fixture, GTK_WIDGET (panel), 340, height);
  return panel;
}

static void
take_markdown_cb (char **taken,
                  const char *markdown)
{
  g_free (*taken);
  *taken = g_strdup (markdown);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose_part (RejRulePanel *panel,
             const char *name)
{
  GtkDropDown *parts = GTK_DROP_DOWN (find_type (GTK_WIDGET (panel), GTK_TYPE_DROP_DOWN));
  GListModel *names = gtk_drop_down_get_model (parts);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
        {
          gtk_drop_down_set_selected (parts, i);
          panel_fixture_spin (100);
          return;
        }
    }
  g_error ("There is no “%s”.", name);
}

static void
test_parts (PanelFixture *fixture,
            gconstpointer data)
{
  RejRulePanel *panel = show_panel (fixture, 640);

  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "The Text of the Rule"));
  panel_fixture_take_picture (fixture, "rule-panel-empty");
  load_rule (fixture);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Comments must be in by March 12.") != NULL);
  panel_fixture_take_pictures (fixture, "rule-panel");

  choose_part (panel, "Summary, Dates, Addresses");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Write to 1 Hive Street.") != NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "I. Background") == NULL);
  choose_part (panel, "Text of the Regulation");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Text of the regulation") != NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "Amendment"));
  panel_fixture_take_picture (fixture, "rule-panel-regulation");
  choose_part (panel, "Footnotes (1)");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Footnote 1") != NULL);

  gtk_widget_activate_action (GTK_WIDGET (panel), "rule.close", NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "The Text of the Rule") != NULL);
  g_assert_null (rej_document_get_rule (fixture->document));
}

static GtkWidget *
find_passages (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (root) && gtk_widget_get_mapped (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_passages (child);
  return found;
}

static gboolean
says (GtkWidget *root,
      const char *words)
{
  gboolean found = GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found; child = gtk_widget_get_next_sibling (child))
    found = says (child, words);
  return found;
}

static void
test_search (PanelFixture *fixture,
             gconstpointer data)
{
  RejRulePanel *panel = show_panel (fixture, 640);

  load_rule (fixture);
  rej_rule_panel_search (panel, "without regard");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "1 of 2") != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Next Match");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "2 of 2") != NULL);
  panel_fixture_take_pictures (fixture, "rule-panel-search");
  /* From the search, the keyboard gets to what was found, to quote it. */
  g_assert_true (gtk_widget_child_focus (find_passages (GTK_WIDGET (panel)), GTK_DIR_TAB_FORWARD));
  g_assert_true (says (gtk_root_get_focus (GTK_ROOT (fixture->window)), "without regard"));
  panel_fixture_click (GTK_WIDGET (panel), "Match Before");
  panel_fixture_click (GTK_WIDGET (panel), "Match Before");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "2 of 2") != NULL);
  choose_part (panel, "Summary, Dates, Addresses");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "1 of 1") != NULL);
  rej_rule_panel_search (panel, "no such words");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "These words are not in this part of the rule.") != NULL);

  /* A quotation that is not right to the last word is found by its first ones. */
  rej_rule_panel_show_quotation (panel, "Counting at any age is entirely new");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "1 of 1") != NULL);
}

static void
test_questions (PanelFixture *fixture,
                gconstpointer data)
{
  RejRulePanel *panel = show_panel (fixture, 480);
  g_autofree char *markdown = NULL;

  g_signal_connect_swapped (panel, "quote-wanted", G_CALLBACK (take_markdown_cb), &markdown);
  load_rule (fixture);
  choose_part (panel, "Asked of Commenters (1)");
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (panel), "Answer") != NULL);
  panel_fixture_take_pictures (fixture, "rule-panel-questions");
  panel_fixture_click (GTK_WIDGET (panel), "Answer");
  g_assert_nonnull (markdown);
  g_assert_true (g_str_has_prefix (markdown, "## Response to the agency’s question on page 56,341: A. Costs\n\n> The Bureau seeks comment on what a count costs a small hive.\n>\n> 85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)\n\n[["));
}

static void
test_quotes (PanelFixture *fixture,
             gconstpointer data)
{
  RejRulePanel *panel = show_panel (fixture, 480);
  GtkWidget *label = NULL;
  g_autofree char *block = NULL;
  g_autofree char *words = NULL;
  const char *text = "A count takes nine minutes. The Bureau seeks comment on what a count costs a small hive. Most hives are small.";

  g_signal_connect_swapped (panel, "quote-wanted", G_CALLBACK (take_markdown_cb), &block);
  g_signal_connect_swapped (panel, "words-wanted", G_CALLBACK (take_markdown_cb), &words);
  load_rule (fixture);
  choose_part (panel, "Asked of Commenters (1)");
  panel_wait_until ((label = panel_fixture_find_label (GTK_WIDGET (panel), text)) != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Insert the Selected Words, or the Passage, With the Citation");
  g_assert_nonnull (block);
  g_assert_true (g_str_has_prefix (block, "> A count takes nine minutes."));
  g_assert_true (g_str_has_suffix (block, "\n>\n> 85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)"));
  gtk_label_select_region (GTK_LABEL (label), 0, 26);
  panel_fixture_click (GTK_WIDGET (panel), "Insert the Selected Words, or the Passage, With the Citation");
  g_assert_cmpstr (words, ==, "“A count takes nine minutes” 85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)");

  rej_document_place_cursor (fixture->document, 1);
  rej_document_insert_words (fixture->document, "“x”");
  g_free (words);
  words = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (words, ==, "A “x” comment.\n");
}

static void
drafts_listed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  *(GPtrArray **) user_data = rej_library_list_finish (REJ_LIBRARY (object), result, NULL);
}

/* What was opened lies beside the draft again when that is opened. */
static void
test_remembered (PanelFixture *fixture,
                 gconstpointer data)
{
  RejLibrary *library = rej_workspace_get_library (fixture->workspace);
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejDraftKeeper) again = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  panel_fixture_open (fixture, "A comment.\n");
  keeper = rej_draft_keeper_new (fixture->document, NULL);
  rej_draft_keeper_begin (keeper);
  load_rule (fixture);
  rej_draft_keeper_close (keeper);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));
  g_clear_object (&keeper);
  g_clear_object (&fixture->document);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));

  rej_library_list_drafts_async (library, NULL, drafts_listed_cb, &drafts);
  panel_wait_until (drafts != NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((RejDraft *) drafts->pdata[0])->rule, ==, "2020-19145");
  panel_fixture_open (fixture, "A comment.\n");
  again = rej_draft_keeper_new (fixture->document, drafts->pdata[0]);
  panel_wait_until (rej_document_get_rule (fixture->document) != NULL);
  g_assert_cmpuint (rej_rule_get_volume (rej_document_get_rule (fixture->document)), ==, 85);
  rej_draft_keeper_close (again);
}

/* A real rule of 1.7 MB: the list has it whole, and search goes to the last page. */
static void
test_large (PanelFixture *fixture,
            gconstpointer data)
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "fr-xml", "2015-26607.xml", NULL);
  RejRulePanel *panel = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The text of a real rule is not beside this checkout.");
      return;
    }
  panel = show_panel (fixture, 640);
  load_file (fixture, path);
  rej_rule_panel_search (panel, "dwelling-secured");
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (panel), "Match Before") != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Match Before");
  panel_fixture_take_picture (fixture, "rule-panel-large-rule");
}

static guint
count_rows (GtkWidget *root)
{
  guint n = REJ_IS_RULE_ROW (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
is_in_sight (RejRulePanel *panel,
             const char *text)
{
  GtkWidget *label = panel_fixture_find_label (GTK_WIDGET (panel), text);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_get_mapped (label) && gtk_widget_compute_bounds (label, GTK_WIDGET (panel), &bounds) &&
         bounds.origin.y >= 0 && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (panel));
}

/* Its rows come a few with every frame; what is looked for is gone to wherever it is. */
static void
test_long (PanelFixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "long.xml", NULL);
  g_autoptr (GString) xml = g_string_new ("<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><SUBJECT>Counting of Bees</SUBJECT></PREAMB><SUPLINF>");
  RejRulePanel *panel = show_panel (fixture, 480);
  guint n_rows = 0;
  guint most = 0;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (xml, "<P>Hive number%u is counted with all its bees, whatever their age.</P>", i);
  g_string_append (xml, "</SUPLINF><FRDOC>[FR Doc. 2020-19145 Filed 9-10-20; 8:45 am]</FRDOC></PRORULE>");
  g_assert_true (g_file_set_contents (path, xml->str, -1, NULL));
  load_file (fixture, path);
  while (count_rows (GTK_WIDGET (panel)) < 150)
    {
      guint n_now = count_rows (GTK_WIDGET (panel));

      most = MAX (most, n_now - n_rows);
      n_rows = n_now;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (most, <, 20);
  rej_rule_panel_search (panel, "number590");
  panel_wait_until (is_in_sight (panel, "Hive number590 is counted with all its bees, whatever their age."));
  rej_rule_panel_search (panel, "number3 is");
  panel_wait_until (is_in_sight (panel, "Hive number3 is counted with all its bees, whatever their age."));
  rej_rule_panel_search (panel, "number4 is");
  panel_wait_until (is_in_sight (panel, "Hive number4 is counted with all its bees, whatever their age."));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, set_up, function, tear_down)
  add ("/rule-panel/parts", test_parts);
  add ("/rule-panel/search", test_search);
  add ("/rule-panel/questions", test_questions);
  add ("/rule-panel/quotes", test_quotes);
  add ("/rule-panel/remembered", test_remembered);
  add ("/rule-panel/large", test_large);
  add ("/rule-panel/long", test_long);
#undef add

  return g_test_run ();
}
