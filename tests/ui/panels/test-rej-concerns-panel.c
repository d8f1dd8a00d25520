/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-concerns-panel.h"
#include "rej-draft-keeper.h"
#include "rej-template.h"

#include <string.h>

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
open_from_campaign (PanelFixture *fixture)
{
  g_autoptr (RejCampaign) campaign = rej_workspace_dup_campaign (fixture->workspace, "biometrics-2020");
  g_autofree char *body = rej_campaign_dup_comment_body (campaign, NULL);
  g_autofree char *source = g_strconcat ("---\ncampaign: biometrics-2020\n---\n", body, NULL);

  panel_fixture_open (fixture, source);
}

static RejConcernsPanel *
show_panel (PanelFixture *fixture)
{
  RejConcernsPanel *panel = g_object_new (REJ_TYPE_CONCERNS_PANEL, NULL);

  rej_concerns_panel_set_document (panel, fixture->document);
  panel_fixture_show (fixture, GTK_WIDGET (panel), 340, 700);
  return panel;
}

static const RejCampaignConcern *
get_concern (PanelFixture *fixture,
             const char *id)
{
  return rej_campaign_lookup_concern (rej_document_get_campaign (fixture->document), id);
}

static gboolean
text_has (PanelFixture *fixture,
          const char *words)
{
  g_autofree char *text = panel_fixture_dup_text (fixture);

  return strstr (text, words) != NULL;
}

static void
remember_place_cb (guint *place,
                   guint offset)
{
  *place = offset;
}

static GtkWidget *
find_row (GtkWidget *root,
          GType type,
          const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_empty (PanelFixture *fixture,
            gconstpointer data)
{
  panel_fixture_open (fixture, "No campaign.\n");
  show_panel (fixture);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "No Campaign") != NULL);
}

static void
test_coverage (PanelFixture *fixture,
               gconstpointer data)
{
  RejConcernsPanel *panel = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter close;
  g_autofree char *text = NULL;

  open_from_campaign (fixture);
  panel = show_panel (fixture);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Not yet") != NULL);
  panel_fixture_take_pictures (fixture, "concerns-panel");

  /* A place that is filled in covers its concern. */
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "[[Describe what repeated scans", 0, &start, &end, NULL));
  g_assert_true (gtk_text_iter_forward_search (&start, "]]", 0, NULL, &close, NULL));
  gtk_text_buffer_delete (buffer, &start, &close);
  gtk_text_buffer_insert (buffer, &start, "I would lose a day of work each time.", -1);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Covered: its places are filled in") != NULL);
  g_assert_cmpint (rej_template_get_coverage (rej_document_get_template (fixture->document), get_concern (fixture, "surveillance")), ==, REJ_CAMPAIGN_COVERAGE_COVERED);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "1 of 10 concerns are covered. You need not write about all of them."));
}

static void
test_sections (PanelFixture *fixture,
               gconstpointer data)
{
  RejConcernsPanel *panel = NULL;
  GtkWidget *row = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_from_campaign (fixture);
  panel = show_panel (fixture);
  rej_concerns_panel_show_concern (panel, get_concern (fixture, "children"));
  panel_wait_until ((row = find_row (GTK_WIDGET (panel), ADW_TYPE_SWITCH_ROW, "Section in the Comment")) != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_pictures (fixture, "concern-page");
  before = panel_fixture_dup_text (fixture);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));

  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  panel_wait_until (!text_has (fixture, "## Children should be left out"));
  g_assert_true (text_has (fixture, "## Privacy must be assessed before, not after"));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "What you wrote is kept and comes back") != NULL);
  panel_fixture_settle (fixture);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  panel_wait_until (text_has (fixture, "## Children should be left out"));
  after = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (before, ==, after);

  /* One step each way. */
  rej_undo_undo (rej_document_get_undo (fixture->document));
  g_assert_false (text_has (fixture, "## Children should be left out"));
  rej_undo_undo (rej_document_get_undo (fixture->document));
  g_assert_true (text_has (fixture, "## Children should be left out"));
  panel_wait_until (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
}

static void
test_answers (PanelFixture *fixture,
              gconstpointer data)
{
  RejConcernsPanel *panel = NULL;
  GtkWidget *view = NULL;
  guint place = 0;
  g_autofree char *text = NULL;

  open_from_campaign (fixture);
  panel = show_panel (fixture);
  g_signal_connect_swapped (panel, "place-wanted", G_CALLBACK (remember_place_cb), &place);
  rej_concerns_panel_show_concern (panel, get_concern (fixture, "children"));
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (panel), "Put Into the Comment") != NULL);
  view = gtk_widget_get_prev_sibling (panel_fixture_find_button (GTK_WIDGET (panel), "Put Into the Comment"));
  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "A child of six cannot weigh this.", -1);
  panel_fixture_click (GTK_WIDGET (panel), "Put Into the Comment");
  g_assert_true (text_has (fixture, "does not serve.\n\nA child of six cannot weigh this.\n\n## Privacy"));
  text = panel_fixture_dup_text (fixture);
  g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (text, place), "A child of six"));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Covered: its places are filled in") != NULL);
}

static void
drafts_listed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  *(GPtrArray **) user_data = rej_library_list_finish (REJ_LIBRARY (object), result, NULL);
}

/* What is switched off, marked and begun is there again when the draft is opened. */
static void
test_remembered (PanelFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejDraftKeeper) again = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *body = NULL;
  g_autofree char *source = NULL;
  RejTemplate *template = NULL;

  open_from_campaign (fixture);
  keeper = rej_draft_keeper_new (fixture->document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until (rej_document_get_draft_id (fixture->document) != 0);
  template = rej_document_get_template (fixture->document);
  g_assert_true (rej_template_set_section_on (template, get_concern (fixture, "kenya"), FALSE));
  rej_template_set_marked (template, get_concern (fixture, "costs"), TRUE);
  rej_template_set_answer (template, get_concern (fixture, "hart"), 1, "Begun");
  g_assert_false (text_has (fixture, "kenya"));
  body = panel_fixture_dup_text (fixture);
  source = g_strconcat ("---\ncampaign: biometrics-2020\n---\n", body, NULL);
  rej_draft_keeper_close (keeper);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));
  g_clear_object (&keeper);
  g_clear_object (&fixture->document);

  rej_library_list_drafts_async (rej_workspace_get_library (fixture->workspace), NULL, drafts_listed_cb, &drafts);
  panel_wait_until (drafts != NULL);
  panel_fixture_open (fixture, source);
  again = rej_draft_keeper_new (fixture->document, drafts->pdata[0]);
  template = rej_document_get_template (fixture->document);
  panel_wait_until (rej_template_get_marked (template, get_concern (fixture, "costs")));
  g_assert_true (rej_template_has_kept (template, get_concern (fixture, "kenya")));
  g_assert_cmpstr (rej_template_get_answer (template, get_concern (fixture, "hart"), 1), ==, "Begun");
  rej_draft_keeper_close (again);
}

static void
test_template (PanelFixture *fixture,
               gconstpointer data)
{
  RejConcernsPanel *panel = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter iter;

  open_from_campaign (fixture);
  panel = show_panel (fixture);
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, "DNA also speaks for relatives", 0, &iter, NULL, NULL));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_at_cursor (buffer, "My own cousin says so. ", -1);
  panel_fixture_settle (fixture);
  panel_fixture_click (GTK_WIDGET (panel), "Template…");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "What is underlined stands in your section word for word.") != NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Eyes, voices and genes are not passwords") != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_pictures (fixture, "template-page");
  panel_fixture_click (GTK_WIDGET (panel), "Start Again From the Template");
  g_assert_false (text_has (fixture, "My own cousin"));
  rej_undo_undo (rej_document_get_undo (fixture->document));
  g_assert_true (text_has (fixture, "My own cousin"));
}

static gboolean
has_tint (PanelFixture *fixture,
          const char *words)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
  GtkTextIter iter;
  g_autoptr (GSList) tags = NULL;
  gboolean found = FALSE;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, words, 0, &iter, NULL, NULL));
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      GdkRGBA *ground = NULL;

      g_object_get (tag->data, "background-rgba", &ground, NULL);
      found |= ground != NULL && ground->alpha > 0.13 && ground->alpha < 0.15;
      g_clear_pointer (&ground, gdk_rgba_free);
    }
  return found;
}

static void
test_likeness (PanelFixture *fixture,
               gconstpointer data)
{
  RejConcernsPanel *panel = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  GtkTextIter end;

  open_from_campaign (fixture);
  panel = show_panel (fixture);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "No words of your own yet") != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Show in the Text");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panel_fixture_find_button (GTK_WIDGET (panel), "Show in the Text")), TRUE);
  g_assert_true (has_tint (fixture, "Iris images, palm prints"));

  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert_at_cursor (buffer, "All of these words are mine alone and stand in no template anywhere.\n", -1);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "100 % your own words") != NULL);
  rej_document_place_cursor (fixture->document, 5);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "This paragraph: 100 % your own words") != NULL);
  g_assert_false (has_tint (fixture, "All of these words"));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, set_up, function, tear_down)
  add ("/concerns-panel/empty", test_empty);
  add ("/concerns-panel/coverage", test_coverage);
  add ("/concerns-panel/sections", test_sections);
  add ("/concerns-panel/answers", test_answers);
  add ("/concerns-panel/remembered", test_remembered);
  add ("/concerns-panel/template", test_template);
  add ("/concerns-panel/likeness", test_likeness);
#undef add

  return g_test_run ();
}
