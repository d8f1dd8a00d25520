/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "walk.h"

#include <string.h>

#include "rej-concerns-panel.h"
#include "rej-new-comment-dialog.h"
#include "rej-rule-panel.h"

static const char *const panels[] = { "concerns", "rule", "checks", "outline" };

#define RULE_TITLE "12 34"

static const char rule[] =
    "<PRORULE><PREAMB><AGENCY>56</AGENCY><CFR>8 CFR 103</CFR><SUBJECT>" RULE_TITLE "</SUBJECT>"
    "<DATES><HD SOURCE=\"HED\">DATES:</HD><P>Comments are due at 11:59 p.m. Eastern Time on May 1, 2099.</P></DATES></PREAMB>"
    "<SUPLINF><HD SOURCE=\"HED\">7</HD><HD SOURCE=\"HD1\">I. 8</HD><P>9 10.<SU>1</SU><FTREF/></P><FTNT><P><SU>1</SU> 11.</P></FTNT>"
    "<PRTPAGE P=\"56341\"/><HD SOURCE=\"HD2\">A. 12</HD><P>The Bureau seeks comment on what a count costs.</P></SUPLINF></PRORULE>";

static GtkWidget *
find_type (Walk *self,
           const char *name)
{
  GType type = g_type_from_name (name);

  return type != G_TYPE_INVALID ? walk_find (GTK_WIDGET (self->window), type) : NULL;
}

static void
look_at_panels (Walk *self,
                RejEditorPage *page,
                const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autofree char *name = g_strconcat (panels[i], state, NULL);

      rej_editor_page_show_panel (page, panels[i]);
      walk_look (self, name);
    }
}

static void
look_at_rule (Walk *self,
              RejEditorPage *page)
{
  g_autoptr (GFile) file = walk_write_file (self, "7.xml", rule, -1);
  g_autoptr (GFile) broken = walk_write_file (self, "8.xml", "<RULE><PREAMB>", -1);
  RejRulePanel *panel = NULL;

  rej_editor_page_show_panel (page, "rule");
  rej_editor_page_open_rule (page, broken);
  walk_look_at_dialog (self, "rule-broken");
  rej_editor_page_open_rule (page, file);
  panel_wait_until (rej_document_get_rule (rej_editor_page_get_document (page)) != NULL);
  panel_wait_until ((panel = REJ_RULE_PANEL (find_type (self, "RejRulePanel"))) != NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), RULE_TITLE) != NULL);
  walk_look (self, "rule-loaded");
  rej_rule_panel_search (panel, "count");
  panel_fixture_spin (200);
  walk_look (self, "rule-search");
  rej_rule_panel_search (panel, "qqqq");
  panel_fixture_spin (200);
  walk_look (self, "rule-search-nothing");
  rej_rule_panel_search (panel, "");
}

/* What a concern has to say, and the template beside the text. */
static void
look_at_concern (Walk *self,
                 RejEditorPage *page)
{
  RejDocument *document = rej_editor_page_get_document (page);
  GPtrArray *concerns = rej_document_get_campaign (document)->concerns;
  GtkWidget *panel = NULL;

  rej_editor_page_show_panel (page, "concerns");
  panel_wait_until ((panel = find_type (self, "RejConcernsPanel")) != NULL);
  rej_concerns_panel_show_concern (REJ_CONCERNS_PANEL (panel), concerns->pdata[0]);
  panel_fixture_spin (100);
  walk_look (self, "concern");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (walk_find (panel, ADW_TYPE_NAVIGATION_VIEW)));
  walk_click (self, "Template…");
  panel_wait_until (find_type (self, "RejTemplatePage") != NULL);
  rej_document_place_cursor (document, 200);
  panel_fixture_spin (200);
  walk_look (self, "template");
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (rej_document_get_buffer (document)), "## 13\n\n14\n", -1);
  panel_fixture_settle (&(PanelFixture) { .document = document });
  panel_fixture_spin (200);
  walk_look (self, "template-none");
}

static RejEditorPage *
begin_campaign (Walk *self,
                const char *campaign)
{
  RejEditorPage *page = NULL;

  walk_open_window (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-comment-from", "s", campaign);
  rej_new_comment_dialog_create (REJ_NEW_COMMENT_DIALOG (walk_wait_for_dialog (self)));
  panel_wait_until ((page = rej_window_get_editor_page (self->window)) != NULL);
  panel_wait_until (rej_document_get_settled (rej_editor_page_get_document (page)));
  panel_wait_until (walk_get_dialog (self) == NULL);
  return page;
}

/* The template stays English; beside it stands, paragraph by paragraph, what it says. */
static void
look_at_reading_aid (Walk *self)
{
  GtkWidget *label = NULL;
  GtkWidget *original = NULL;
  RejEditorPage *page = begin_campaign (self, "any-rule");

  rej_editor_page_show_panel (page, "concerns");
  walk_click (self, "Template…");
  panel_wait_until ((label = panel_fixture_find_label (GTK_WIDGET (self->window),
                                                       "[[Apoyo / Me opongo a / Cambiaría]] esta norma, porque [[su razón principal en una frase]].")) != NULL);
  original = gtk_widget_get_prev_sibling (label);
  g_assert_true (GTK_IS_LABEL (original));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (original)), ==,
                   "I [[support / oppose / would change]] this rule, because [[your main reason in one sentence]].");
  walk_look (self, "reading-aid");
  walk_close_window (self);
}

static void
look_at_checks (Walk *self,
                RejEditorPage *page)
{
  GtkWidget *panel = NULL;
  GtkWidget *search = NULL;

  rej_editor_page_show_panel (page, "checks");
  panel_wait_until ((panel = find_type (self, "RejChecksPanel")) != NULL);
  gtk_widget_activate_action (panel, "checks.group", "s", "problem");
  panel_fixture_spin (100);
  walk_look (self, "checks-problem");
  gtk_widget_activate_action (panel, "checks.group", "s", "authority");
  panel_fixture_spin (100);
  walk_look (self, "checks-authority");
  gtk_widget_activate_action (panel, "checks.group", "s", "place");
  search = walk_find (panel, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "qqqq");
  walk_wait_for (self, "No Finding Like This");
  walk_look (self, "checks-no-match");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  panel_fixture_spin (200);
  g_assert_true (rej_document_ignore (rej_editor_page_get_document (page), "page-comma", NULL, NULL));
  g_assert_true (rej_document_ignore (rej_editor_page_get_document (page), "date-missing", "85 Fed. Reg. 56338", NULL));
  panel_fixture_settle (&(PanelFixture) { .document = rej_editor_page_get_document (page) });
  gtk_widget_activate_action (panel, "checks.show-ignored", NULL);
  walk_wait_for_dialog (self);
  walk_look (self, "ignored");
  walk_click (self, "Show _All Again");
  walk_wait_for (self, "Nothing Is Ignored");
  walk_look_at_dialog (self, "ignored-nothing");
}

void
walk_panels (Walk *self)
{
  RejEditorPage *page = walk_open_comment (self, "9", "\n");

  look_at_panels (self, page, "-empty");
  look_at_rule (self, page);
  walk_close_window (self);

  page = walk_open_comment (self, "10",
                            "---\ntitle: 12345\ndocket: USCIS-2019-0007\ncampaign: biometrics-2020\ncloses: 2099-01-01\n---\n\n"
                            "# 1\n\n85 Fed. Reg. 56338 (2020). 8 CFR 103.16. 5 U.S.C § 553. [[1234]]\n\n## 2\n\n123-45-6789[^1]\n\n[^1]: *Id.* 7.\n");
  look_at_panels (self, page, "");
  look_at_checks (self, page);
  walk_close_window (self);

  page = begin_campaign (self, "biometrics-2020");
  look_at_panels (self, page, "-campaign");
  look_at_concern (self, page);
  walk_close_window (self);
  if (g_str_equal (self->mode, "es"))
    look_at_reading_aid (self);
}
