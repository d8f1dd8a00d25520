/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-start-page.h"

#include <glib/gi18n-lib.h>

#include "rej-campaign-card.h"
#include "rej-draft-item.h"
#include "rej-words.h"

/* A library may hold thousands of drafts; a list box makes a row for each, so they are shown by the dozen. */
#define DRAFTS_AT_A_TIME 12

/* The first page: the writer's comments, and the campaigns to start from. */
struct _RejStartPage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkWidget *welcome;
  GtkWidget *drafts_section;
  GtkListBox *drafts;
  GtkWidget *more_button;
  GtkFlowBox *campaigns;
  GtkWidget *no_campaigns;
  GtkMenuButton *menu_button;

  /* owned */
  RejWorkspace *workspace;
  GtkSliceListModel *shown_drafts;

  /* state */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RejStartPage, rej_start_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_draft_row (gpointer object,
                  gpointer user_data)
{
  RejDraftItem *item = REJ_DRAFT_ITEM (object);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *changed = rej_words_for_time (rej_draft_item_get_changed (item));
  g_autofree char *n_words = rej_words_for_number (rej_draft_item_get_words (item));
  g_autofree char *words = g_strdup_printf (
      /* Translators: %s is a number with separators, such as 1,248 */
      ngettext ("%s word", "%s words", rej_draft_item_get_words (item)), n_words);
  const char *docket = rej_draft_item_get_docket (item);
  g_autofree char *subtitle = NULL;

  if (docket != NULL && *docket != '\0')
    subtitle = g_strdup_printf ("%s · %s", docket, changed);
  else
    subtitle = g_strdup (changed);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rej_draft_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_LABEL, "label", words, "css-classes", (const char *[]) { "dimmed", "numeric", NULL }, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  return row;
}

static GtkWidget *
create_campaign_card (gpointer object,
                      gpointer user_data)
{
  return rej_campaign_card_new (REJ_CAMPAIGN_ITEM (object));
}

static void
drafts_changed_cb (RejStartPage *self)
{
  guint n_drafts = g_list_model_get_n_items (rej_workspace_get_drafts (self->workspace));

  gtk_widget_set_visible (self->welcome, n_drafts == 0);
  gtk_widget_set_visible (self->drafts_section, n_drafts > 0);
  gtk_widget_set_visible (self->more_button, n_drafts > gtk_slice_list_model_get_size (self->shown_drafts));
}

static void
campaigns_changed_cb (RejStartPage *self)
{
  guint n_campaigns = g_list_model_get_n_items (rej_workspace_get_campaigns (self->workspace));

  gtk_widget_set_visible (self->no_campaigns, n_campaigns == 0);
}

static void
draft_activated_cb (RejStartPage *self,
                    GtkListBoxRow *row)
{
  RejDraftItem *item = g_object_get_data (G_OBJECT (row), "item");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-draft", "x", rej_draft_item_get_id (item));
}

static void
campaign_activated_cb (RejStartPage *self,
                       GtkFlowBoxChild *child)
{
  RejCampaignItem *item = rej_campaign_card_get_item (REJ_CAMPAIGN_CARD (child));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-comment-from", "s", rej_campaign_item_get_id (item));
}

static void
more_clicked_cb (RejStartPage *self)
{
  gtk_slice_list_model_set_size (self->shown_drafts, gtk_slice_list_model_get_size (self->shown_drafts) + 4 * DRAFTS_AT_A_TIME);
  drafts_changed_cb (self);
}

static void
rej_start_page_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, rej_start_page_get_narrow (REJ_START_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_start_page_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      rej_start_page_set_narrow (REJ_START_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_start_page_dispose (GObject *object)
{
  RejStartPage *self = REJ_START_PAGE (object);

  g_clear_object (&self->shown_drafts);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_start_page_parent_class)->dispose (object);
}

static void
rej_start_page_class_init (RejStartPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = rej_start_page_get_property;
  object_class->set_property = rej_start_page_set_property;
  object_class->dispose = rej_start_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, welcome);
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, drafts_section);
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, campaigns);
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, no_campaigns);
  gtk_widget_class_bind_template_child (widget_class, RejStartPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, draft_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaign_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
rej_start_page_init (RejStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->welcome), REJ_APPLICATION_ID);
}

/**
 * rej_start_page_set_workspace:
 * @self: the page
 * @workspace: where drafts and campaigns come from
 *
 * Gives the page what it lists. To be called once.
 */
void
rej_start_page_set_workspace (RejStartPage *self,
                              RejWorkspace *workspace)
{
  GListModel *drafts = NULL;
  GListModel *campaigns = NULL;

  g_return_if_fail (REJ_IS_START_PAGE (self));
  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  drafts = rej_workspace_get_drafts (workspace);
  campaigns = rej_workspace_get_campaigns (workspace);

  self->shown_drafts = gtk_slice_list_model_new (g_object_ref (drafts), 0, DRAFTS_AT_A_TIME);
  gtk_list_box_bind_model (self->drafts, G_LIST_MODEL (self->shown_drafts), create_draft_row, NULL, NULL);
  gtk_flow_box_bind_model (self->campaigns, campaigns, create_campaign_card, NULL, NULL);
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (drafts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (campaigns, "items-changed", G_CALLBACK (campaigns_changed_cb), self, G_CONNECT_SWAPPED);
  drafts_changed_cb (self);
  campaigns_changed_cb (self);
}

/**
 * rej_start_page_get_narrow:
 * @self: the page
 *
 * Gets whether the page leaves out what does not fit a narrow window.
 *
 * Returns: whether it is narrow
 */
gboolean
rej_start_page_get_narrow (RejStartPage *self)
{
  g_return_val_if_fail (REJ_IS_START_PAGE (self), FALSE);

  return self->narrow;
}

/**
 * rej_start_page_set_narrow:
 * @self: the page
 * @narrow: whether the window is narrow
 *
 * Sets whether the page leaves out what does not fit a narrow window.
 */
void
rej_start_page_set_narrow (RejStartPage *self,
                           gboolean narrow)
{
  g_return_if_fail (REJ_IS_START_PAGE (self));

  narrow = !!narrow;
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * rej_start_page_open_menu:
 * @self: the page
 *
 * Opens the main menu, for its key.
 */
void
rej_start_page_open_menu (RejStartPage *self)
{
  g_return_if_fail (REJ_IS_START_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}
