/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-concerns-panel.h"

#include <glib/gi18n-lib.h>

#include "rej-concern-page.h"
#include "rej-likeness-card.h"
#include "rej-template-page.h"
#include "rej-template.h"

struct _RejConcernsPanel
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  AdwNavigationView *navigation;
  RejLikenessCard *likeness_card;
  GtkLabel *summary_label;
  GtkListBox *concerns;

  /* owned */
  RejDocument *document;
};

G_DEFINE_FINAL_TYPE (RejConcernsPanel, rej_concerns_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_INSERT_WANTED,
  SIGNAL_SEARCH_WANTED,
  SIGNAL_PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_coverage_icon (RejCampaignCoverage coverage)
{
  switch (coverage)
    {
    case REJ_CAMPAIGN_COVERAGE_COVERED:
      return "object-select-symbolic";
    case REJ_CAMPAIGN_COVERAGE_STARTED:
      return "document-edit-symbolic";
    case REJ_CAMPAIGN_COVERAGE_NOT_YET:
    default:
      return "radio-symbolic";
    }
}

static void
show_coverage (RejConcernsPanel *self)
{
  RejTemplate *template = rej_document_get_template (self->document);
  RejCampaign *campaign = rej_document_get_campaign (self->document);
  g_autofree char *summary = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < campaign->concerns->len; i++)
    {
      const RejCampaignConcern *concern = campaign->concerns->pdata[i];
      RejCampaignCoverage coverage = rej_template_get_coverage (template, concern);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->concerns, (int) i);
      GtkImage *icon = g_object_get_data (G_OBJECT (row), "icon");

      gtk_image_set_from_icon_name (icon, get_coverage_icon (coverage));
      if (coverage == REJ_CAMPAIGN_COVERAGE_COVERED)
        gtk_widget_add_css_class (GTK_WIDGET (icon), "success");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (icon), "success");
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rej_concern_page_name_coverage (coverage, rej_template_get_marked (template, concern)));
    }
  /* Translators: %u of %u concerns are covered; both are numbers */
  summary = g_strdup_printf (ngettext ("%u of %u concern is covered. You need not write about all of them.",
                                       "%u of %u concerns are covered. You need not write about all of them.", campaign->concerns->len),
                             rej_template_count_covered (template), campaign->concerns->len);
  gtk_label_set_label (self->summary_label, summary);
}

static void
pass_insert_cb (RejConcernsPanel *self,
                const char *markdown)
{
  g_signal_emit (self, signals[SIGNAL_INSERT_WANTED], 0, markdown);
}

static void
pass_search_cb (RejConcernsPanel *self,
                const char *words)
{
  g_signal_emit (self, signals[SIGNAL_SEARCH_WANTED], 0, words);
}

static void
pass_place_cb (RejConcernsPanel *self,
               guint offset)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, offset);
}

static void
concern_activated_cb (RejConcernsPanel *self,
                      GtkListBoxRow *row)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);

  rej_concerns_panel_show_concern (self, campaign->concerns->pdata[gtk_list_box_row_get_index (row)]);
}

static void
template_wanted_cb (RejConcernsPanel *self)
{
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (rej_template_page_new (self->document)));
}

static void
rej_concerns_panel_map (GtkWidget *widget)
{
  RejConcernsPanel *self = REJ_CONCERNS_PANEL (widget);

  GTK_WIDGET_CLASS (rej_concerns_panel_parent_class)->map (widget);
  if (self->document != NULL && rej_document_get_template (self->document) != NULL)
    show_coverage (self);
}

static void
rej_concerns_panel_dispose (GObject *object)
{
  g_clear_object (&REJ_CONCERNS_PANEL (object)->document);

  G_OBJECT_CLASS (rej_concerns_panel_parent_class)->dispose (object);
}

static void
rej_concerns_panel_class_init (RejConcernsPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_concerns_panel_dispose;
  widget_class->map = rej_concerns_panel_map;

  /**
   * RejConcernsPanel::insert-wanted:
   * @self: the panel
   * @markdown: one or more paragraphs
   *
   * The writer wants something in the comment.
   */
  signals[SIGNAL_INSERT_WANTED] = g_signal_new ("insert-wanted", REJ_TYPE_CONCERNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RejConcernsPanel::search-wanted:
   * @self: the panel
   * @words: words of the rule
   *
   * The writer wants to see a passage of the rule.
   */
  signals[SIGNAL_SEARCH_WANTED] = g_signal_new ("search-wanted", REJ_TYPE_CONCERNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RejConcernsPanel::place-wanted:
   * @self: the panel
   * @offset: characters from the beginning of the text
   *
   * The writer wants to go to a place in the comment.
   */
  signals[SIGNAL_PLACE_WANTED] = g_signal_new ("place-wanted", REJ_TYPE_CONCERNS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (REJ_TYPE_LIKENESS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-concerns-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, likeness_card);
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, summary_label);
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, concerns);
  gtk_widget_class_bind_template_callback (widget_class, concern_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_wanted_cb);
}

static void
rej_concerns_panel_init (RejConcernsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (RejConcernsPanel *self,
         const RejCampaignConcern *concern)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("radio-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), concern->title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  gtk_list_box_append (self->concerns, row);
}

/**
 * rej_concerns_panel_set_document:
 * @self: the panel, which has none yet
 * @document: whose campaign it shows
 *
 * Lists the concerns of the campaign a document was begun from, with how far each is covered. To be called once.
 */
void
rej_concerns_panel_set_document (RejConcernsPanel *self,
                                 RejDocument *document)
{
  RejCampaign *campaign = NULL;

  g_return_if_fail (REJ_IS_CONCERNS_PANEL (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  campaign = rej_document_get_campaign (document);
  gtk_stack_set_visible_child_name (self->stack, campaign != NULL && campaign->concerns->len > 0 ? "concerns" : "empty");
  if (campaign == NULL)
    return;
  for (guint i = 0; i < campaign->concerns->len; i++)
    add_row (self, campaign->concerns->pdata[i]);
  rej_likeness_card_set_document (self->likeness_card, document);
  g_signal_connect_object (rej_document_get_template (document), "changed", G_CALLBACK (show_coverage), self, G_CONNECT_SWAPPED);
}

/**
 * rej_concerns_panel_show_concern:
 * @self: the panel
 * @concern: a concern of the document's campaign
 *
 * Opens a concern: why it matters, questions, evidence, places in the rule.
 */
void
rej_concerns_panel_show_concern (RejConcernsPanel *self,
                                 const RejCampaignConcern *concern)
{
  GtkWidget *page = NULL;

  g_return_if_fail (REJ_IS_CONCERNS_PANEL (self));
  g_return_if_fail (concern != NULL);

  page = rej_concern_page_new (self->document, concern);
  g_signal_connect_object (page, "insert-wanted", G_CALLBACK (pass_insert_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "search-wanted", G_CALLBACK (pass_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "place-wanted", G_CALLBACK (pass_place_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}
