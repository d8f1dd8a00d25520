/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-new-comment-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-campaign-comment.h"
#include "rej-campaign-item.h"
#include "rej-message.h"
#include "rej-period.h"

struct _RejNewCommentDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *navigation;
  AdwPreferencesGroup *campaigns_group;
  AdwNavigationPage *concerns_page;
  AdwPreferencesPage *concerns_content;
  GtkLabel *concerns_title;
  GtkLabel *concerns_period;
  GtkWidget *create_button;

  /* owned */
  RejWorkspace *workspace;
  RejCampaign *campaign;
  GPtrArray *rows; /* AdwSwitchRow, one a concern; borrowed from the page */
  AdwPreferencesGroup *concerns_group;
};

G_DEFINE_FINAL_TYPE (RejNewCommentDialog, rej_new_comment_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
finish (RejNewCommentDialog *self,
        RejComment *comment)
{
  g_object_ref (self);
  /* First, because a page that is pushed under an open dialog cannot take the keyboard. */
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, comment);
  g_object_unref (self);
}

static void
blank_activated_cb (RejNewCommentDialog *self)
{
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);

  finish (self, comment);
}

/* The dialog closes first; the window outlives it. */
static void
rule_activated_cb (RejNewCommentDialog *self)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (GTK_WIDGET (self))));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "win.new-comment-from-rule", NULL);
}

static void show_concerns (RejNewCommentDialog *self,
                           RejCampaign *campaign);

static void
successor_activated_cb (RejNewCommentDialog *self)
{
  g_autoptr (RejCampaign) successor = rej_workspace_dup_successor (self->workspace, self->campaign);

  if (successor != NULL)
    show_concerns (self, successor);
}

/* Nobody should write on a rule that is gone without having been told. */
static void
add_successor (RejNewCommentDialog *self,
               AdwPreferencesGroup *group)
{
  g_autoptr (RejCampaign) successor = rej_workspace_dup_successor (self->workspace, self->campaign);
  GtkWidget *row = NULL;
  g_autofree char *title = NULL;

  if (successor == NULL)
    return;
  row = adw_action_row_new ();
  /* Translators: %s is the title of a newer campaign */
  title = g_strdup_printf (_ ("Replaced by “%s”"), successor->title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Go to the newer campaign"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (successor_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
create_clicked_cb (RejNewCommentDialog *self)
{
  rej_new_comment_dialog_create (self);
}

static void
show_concerns (RejNewCommentDialog *self,
               RejCampaign *campaign)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *period = rej_period_to_words (campaign, now);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (self->concerns_group != NULL)
    adw_preferences_page_remove (self->concerns_content, self->concerns_group);
  self->concerns_group = group;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->campaign, rej_campaign_unref);
  self->campaign = rej_campaign_ref (campaign);

  gtk_label_set_label (self->concerns_title, campaign->title);
  gtk_label_set_label (self->concerns_period, period);
  add_successor (self, group);
  for (guint i = 0; i < campaign->concerns->len; i++)
    {
      const RejCampaignConcern *concern = campaign->concerns->pdata[i];
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), concern->title);
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_page_add (self->concerns_content, group);
}

static void
campaign_activated_cb (RejNewCommentDialog *self,
                       GtkWidget *row)
{
  RejCampaignItem *item = g_object_get_data (G_OBJECT (row), "item");

  show_concerns (self, rej_campaign_item_get_campaign (item));
  adw_navigation_view_push (self->navigation, self->concerns_page);
}

static void
add_campaigns (RejNewCommentDialog *self,
               GListModel *campaigns)
{
  guint n_campaigns = g_list_model_get_n_items (campaigns);

  gtk_widget_set_visible (GTK_WIDGET (self->campaigns_group), n_campaigns > 0);
  for (guint i = 0; i < n_campaigns; i++)
    {
      g_autoptr (RejCampaignItem) item = g_list_model_get_item (campaigns, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rej_campaign_item_get_title (item));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rej_campaign_item_get_period (item));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "item", g_steal_pointer (&item), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (campaign_activated_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->campaigns_group, row);
    }
}

static void
rej_new_comment_dialog_dispose (GObject *object)
{
  RejNewCommentDialog *self = REJ_NEW_COMMENT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->campaign, rej_campaign_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_new_comment_dialog_parent_class)->dispose (object);
}

static void
rej_new_comment_dialog_class_init (RejNewCommentDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_new_comment_dialog_dispose;

  /**
   * RejNewCommentDialog::created:
   * @self: the dialog
   * @comment: a new comment
   *
   * The writer has chosen; the dialog closes.
   */
  signals[SIGNAL_CREATED] = g_signal_new ("created", REJ_TYPE_NEW_COMMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_COMMENT);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-new-comment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, campaigns_group);
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, concerns_page);
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, concerns_content);
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, concerns_title);
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, concerns_period);
  gtk_widget_class_bind_template_child (widget_class, RejNewCommentDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, blank_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
}

static void
rej_new_comment_dialog_init (RejNewCommentDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_new_comment_dialog_new:
 * @workspace: where the campaigns come from
 * @campaign: (nullable): the campaign the writer has chosen already
 *
 * Creates the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
RejNewCommentDialog *
rej_new_comment_dialog_new (RejWorkspace *workspace,
                            RejCampaign *campaign)
{
  RejNewCommentDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_NEW_COMMENT_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  add_campaigns (self, rej_workspace_get_campaigns (workspace));
  if (campaign != NULL)
    {
      show_concerns (self, campaign);
      adw_navigation_view_replace_with_tags (self->navigation, (const char *[]) { "concerns" }, 1);
    }
  return self;
}

/**
 * rej_new_comment_dialog_create:
 * @self: a dialog whose campaign is chosen
 *
 * Makes the comment from the concerns that are on.
 */
void
rej_new_comment_dialog_create (RejNewCommentDialog *self)
{
  g_autoptr (GStrvBuilder) concerns = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (REJ_IS_NEW_COMMENT_DIALOG (self));
  g_return_if_fail (self->campaign != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (adw_switch_row_get_active (ADW_SWITCH_ROW (self->rows->pdata[i])))
        g_strv_builder_add (concerns, ((RejCampaignConcern *) self->campaign->concerns->pdata[i])->id);
    }
  ids = g_strv_builder_end (concerns);
  comment = rej_campaign_new_comment (self->campaign, (const char *const *) ids, &error);
  if (comment != NULL)
    finish (self, comment);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Comment Could Not Be Created"), error);
}
