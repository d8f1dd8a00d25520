/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-concerns-panel.h"

#include <glib/gi18n-lib.h>

struct _RejConcernsPanel
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  AdwNavigationView *navigation;
  GtkListBox *concerns;

  /* owned */
  RejDocument *document;
};

G_DEFINE_FINAL_TYPE (RejConcernsPanel, rej_concerns_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_INSERT_WANTED,
  SIGNAL_SEARCH_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_heading (GtkWidget *box,
                const char *text)
{
  GtkWidget *label = create_label (text, "heading");

  g_object_set (label, "margin-top", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_box_append (GTK_BOX (box), label);
}

static void
emit_text_cb (GtkButton *button,
              RejConcernsPanel *self)
{
  const char *markdown = g_object_get_data (G_OBJECT (button), "markdown");
  const char *words = g_object_get_data (G_OBJECT (button), "words");

  if (markdown != NULL)
    g_signal_emit (self, signals[SIGNAL_INSERT_WANTED], 0, markdown);
  if (words != NULL)
    g_signal_emit (self, signals[SIGNAL_SEARCH_WANTED], 0, words);
}

static GtkWidget *
create_button (RejConcernsPanel *self,
               const char *label,
               const char *tooltip,
               const char *key,
               const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_object_set_data_full (G_OBJECT (button), key, g_strdup (text), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (emit_text_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
append_card (GtkWidget *box)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "concern-card");
  gtk_box_append (GTK_BOX (box), card);
  return card;
}

static void
append_prompts (RejConcernsPanel *self,
                GtkWidget *box,
                const RejCampaignConcern *concern)
{
  if (concern->prompts->len > 0)
    append_heading (box, _ ("Questions for Your Own Story"));
  for (guint i = 0; i < concern->prompts->len; i++)
    {
      const char *prompt = concern->prompts->pdata[i];
      GtkWidget *card = append_card (box);
      g_autofree char *placeholder = g_strdup_printf ("[[%s]]", prompt);

      gtk_box_append (GTK_BOX (card), create_label (prompt, NULL));
      gtk_box_append (GTK_BOX (card), create_button (self, _ ("Answer"), _ ("Put the Question in the Comment, to Be Answered There"), "markdown", placeholder));
    }
}

static void
append_evidence (RejConcernsPanel *self,
                 GtkWidget *box,
                 const RejCampaignConcern *concern)
{
  if (concern->evidence->len > 0)
    append_heading (box, _ ("Evidence"));
  for (guint i = 0; i < concern->evidence->len; i++)
    {
      const RejCampaignEvidence *evidence = concern->evidence->pdata[i];
      GtkWidget *card = append_card (box);
      g_autofree char *markdown = NULL;

      if (evidence->text != NULL)
        gtk_box_append (GTK_BOX (card), create_label (evidence->text, NULL));
      if (evidence->citation != NULL && evidence->url != NULL)
        {
          GtkWidget *link = gtk_link_button_new_with_label (evidence->url, evidence->citation);
          GtkWidget *label = create_label (evidence->citation, "caption");

          gtk_button_set_child (GTK_BUTTON (link), label);
          gtk_widget_add_css_class (link, "citation-link");
          gtk_widget_set_halign (link, GTK_ALIGN_START);
          gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, evidence->citation, -1);
          gtk_box_append (GTK_BOX (card), link);
        }
      else if (evidence->citation != NULL)
        {
          gtk_box_append (GTK_BOX (card), create_label (evidence->citation, "caption"));
        }

      if (evidence->text != NULL && evidence->citation != NULL)
        markdown = g_strdup_printf ("%s %s.", evidence->text, evidence->citation);
      else
        markdown = g_strdup (evidence->text != NULL ? evidence->text : evidence->citation);
      if (markdown != NULL)
        gtk_box_append (GTK_BOX (card), create_button (self, _ ("Insert"), _ ("Insert With Its Citation"), "markdown", markdown));
    }
}

static void
append_excerpts (RejConcernsPanel *self,
                 GtkWidget *box,
                 const RejCampaignConcern *concern)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);

  if (concern->excerpts->len > 0)
    append_heading (box, _ ("In the Rule"));
  for (guint i = 0; i < concern->excerpts->len; i++)
    {
      const RejCampaignExcerpt *excerpt = rej_campaign_lookup_excerpt (campaign, concern->excerpts->pdata[i]);
      GtkWidget *card = NULL;
      g_autofree char *place = NULL;

      if (excerpt == NULL)
        continue;
      card = append_card (box);
      gtk_box_append (GTK_BOX (card), create_label (excerpt->title, "caption-heading"));
      gtk_box_append (GTK_BOX (card), create_label (excerpt->summary, NULL));
      if (excerpt->page != 0 && excerpt->citation != NULL)
        /* Translators: a citation such as "85 FR 56338", and a page */
        place = g_strdup_printf (_ ("%s, page %u"), excerpt->citation, excerpt->page);
      else
        place = g_strdup (excerpt->citation);
      if (place != NULL)
        gtk_box_append (GTK_BOX (card), create_label (place, "caption"));
      if (excerpt->finds->len > 0)
        gtk_box_append (GTK_BOX (card), create_button (self, _ ("Find in the Rule"), _ ("Look for It in the Text of the Rule"), "words", excerpt->finds->pdata[0]));
    }
}

static GtkWidget *
create_concern_page (RejConcernsPanel *self,
                     const RejCampaignConcern *concern)
{
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *outline = g_strdup_printf ("## %s", concern->title);

  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), create_label (concern->title, "title-4"));
  gtk_box_append (GTK_BOX (box), create_label (concern->why, NULL));
  gtk_box_append (GTK_BOX (box), create_button (self, _ ("Insert as Heading"), _ ("Begin a Section About This Concern"), "markdown", outline));
  append_prompts (self, box, concern);
  append_evidence (self, box, concern);
  append_excerpts (self, box, concern);

  g_object_set (header, "show-start-title-buttons", FALSE, "show-end-title-buttons", FALSE, "show-title", FALSE, NULL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), scroller);
  return GTK_WIDGET (adw_navigation_page_new (toolbar_view, concern->title));
}

static void
concern_activated_cb (RejConcernsPanel *self,
                      GtkListBoxRow *row)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);

  rej_concerns_panel_show_concern (self, campaign->concerns->pdata[gtk_list_box_row_get_index (row)]);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-concerns-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejConcernsPanel, concerns);
  gtk_widget_class_bind_template_callback (widget_class, concern_activated_cb);
}

static void
rej_concerns_panel_init (RejConcernsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_concerns_panel_set_document:
 * @self: the panel, which has none yet
 * @document: whose campaign it shows
 *
 * Lists the concerns of the campaign a document was begun from. To be called once.
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
  for (guint i = 0; campaign != NULL && i < campaign->concerns->len; i++)
    {
      const RejCampaignConcern *concern = campaign->concerns->pdata[i];
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), concern->title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->concerns, row);
    }
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
  g_return_if_fail (REJ_IS_CONCERNS_PANEL (self));
  g_return_if_fail (concern != NULL);

  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (create_concern_page (self, concern)));
}
