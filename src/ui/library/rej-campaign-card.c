/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-card.h"

#include <glib/gi18n-lib.h>

/* A campaign on the library page: what it is about and whether comments are still taken. */
struct _RejCampaignCard
{
  GtkFlowBoxChild parent_instance;

  /* owned */
  RejCampaignItem *item;
  char *successor; /* title of the campaign that took its place */
};

G_DEFINE_FINAL_TYPE (RejCampaignCard, rej_campaign_card, GTK_TYPE_FLOW_BOX_CHILD)

enum
{
  PROP_ITEM = 1,
  PROP_SUCCESSOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_text_cb (RejCampaignCard *self,
             const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
successor_label_cb (RejCampaignCard *self,
                    const char *title)
{
  /* Translators: %s is the title of a newer campaign */
  return title != NULL ? g_strdup_printf (_ ("Replaced by “%s”"), title) : g_strdup ("");
}

static void
successor_clicked_cb (RejCampaignCard *self)
{
  const char *id = rej_campaign_item_get_campaign (self->item)->status->successor;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-comment-from", "s", id);
}

static char *
period_icon_cb (RejCampaignCard *self,
                gboolean is_open)
{
  return g_strdup (is_open ? "alarm-symbolic" : "changes-prevent-symbolic");
}

static void
rej_campaign_card_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, REJ_CAMPAIGN_CARD (object)->item);
      break;
    case PROP_SUCCESSOR:
      g_value_set_string (value, REJ_CAMPAIGN_CARD (object)->successor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_campaign_card_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      REJ_CAMPAIGN_CARD (object)->item = g_value_dup_object (value);
      break;
    case PROP_SUCCESSOR:
      REJ_CAMPAIGN_CARD (object)->successor = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_campaign_card_dispose (GObject *object)
{
  g_clear_object (&REJ_CAMPAIGN_CARD (object)->item);
  g_clear_pointer (&REJ_CAMPAIGN_CARD (object)->successor, g_free);

  G_OBJECT_CLASS (rej_campaign_card_parent_class)->dispose (object);
}

static void
rej_campaign_card_class_init (RejCampaignCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = rej_campaign_card_get_property;
  object_class->set_property = rej_campaign_card_set_property;
  object_class->dispose = rej_campaign_card_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, REJ_TYPE_CAMPAIGN_ITEM, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUCCESSOR] = g_param_spec_string ("successor", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REJ_TYPE_CAMPAIGN_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-campaign-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_icon_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_label_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_clicked_cb);
}

static void
rej_campaign_card_init (RejCampaignCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_campaign_card_new:
 * @item: the campaign
 * @successor: (nullable): title of the campaign that took its place
 *
 * Creates the card of a campaign.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
rej_campaign_card_new (RejCampaignItem *item,
                       const char *successor)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (item), NULL);

  return g_object_new (REJ_TYPE_CAMPAIGN_CARD, "item", item, "successor", successor, NULL);
}

/**
 * rej_campaign_card_get_item:
 * @self: a card
 *
 * Gets what the card shows.
 *
 * Returns: (transfer none): the campaign
 */
RejCampaignItem *
rej_campaign_card_get_item (RejCampaignCard *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_CARD (self), NULL);

  return self->item;
}
