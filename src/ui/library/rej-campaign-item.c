/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-item.h"

#include "rej-period.h"

struct _RejCampaignItem
{
  GObject parent_instance;

  /* owned */
  RejCampaign *campaign;
  char *id;
  char *title;
  char *summary;
  char *agency;
  char *period;

  /* state */
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (RejCampaignItem, rej_campaign_item, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_AGENCY,
  PROP_PERIOD,
  PROP_IS_OPEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
rej_campaign_item_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  RejCampaignItem *self = REJ_CAMPAIGN_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_AGENCY:
      g_value_set_string (value, self->agency);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_IS_OPEN:
      g_value_set_boolean (value, self->is_open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_campaign_item_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  RejCampaignItem *self = REJ_CAMPAIGN_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_SUMMARY:
      self->summary = g_value_dup_string (value);
      break;
    case PROP_AGENCY:
      self->agency = g_value_dup_string (value);
      break;
    case PROP_PERIOD:
      self->period = g_value_dup_string (value);
      break;
    case PROP_IS_OPEN:
      self->is_open = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_campaign_item_finalize (GObject *object)
{
  RejCampaignItem *self = REJ_CAMPAIGN_ITEM (object);

  g_clear_pointer (&self->campaign, rej_campaign_unref);
  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->agency);
  g_free (self->period);

  G_OBJECT_CLASS (rej_campaign_item_parent_class)->finalize (object);
}

static void
rej_campaign_item_class_init (RejCampaignItemClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_campaign_item_get_property;
  object_class->set_property = rej_campaign_item_set_property;
  object_class->finalize = rej_campaign_item_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_AGENCY] = g_param_spec_string ("agency", NULL, NULL, NULL, flags);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, flags);
  properties[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_campaign_item_init (RejCampaignItem *self)
{
}

/**
 * rej_campaign_item_new:
 * @campaign: a campaign
 * @now: the time its comment period is seen from
 *
 * Creates what a card of the library page shows of a campaign.
 *
 * Returns: (transfer full): the item
 */
RejCampaignItem *
rej_campaign_item_new (RejCampaign *campaign,
                       GDateTime *now)
{
  RejCampaignItem *self = NULL;
  g_autofree char *period = NULL;

  g_return_val_if_fail (campaign != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  period = rej_period_to_words (campaign, now);
  self = g_object_new (REJ_TYPE_CAMPAIGN_ITEM,
                       "id", campaign->id,
                       "title", campaign->title,
                       "summary", campaign->summary,
                       "agency", campaign->rule != NULL ? campaign->rule->agency : NULL,
                       "period", period,
                       "is-open", rej_period_is_open (campaign, now),
                       NULL);
  self->campaign = rej_campaign_ref (campaign);
  return self;
}

/**
 * rej_campaign_item_get_campaign:
 * @self: an item
 *
 * Gets the campaign itself.
 *
 * Returns: (transfer none): the campaign
 */
RejCampaign *
rej_campaign_item_get_campaign (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), NULL);

  return self->campaign;
}

/**
 * rej_campaign_item_get_id:
 * @self: an item
 *
 * Gets the id of the campaign.
 *
 * Returns: (transfer none): the value
 */
const char *
rej_campaign_item_get_id (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), NULL);

  return self->id;
}

/**
 * rej_campaign_item_get_title:
 * @self: an item
 *
 * Gets its title.
 *
 * Returns: (transfer none): the value
 */
const char *
rej_campaign_item_get_title (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), NULL);

  return self->title;
}

/**
 * rej_campaign_item_get_summary:
 * @self: an item
 *
 * Gets what it is about, in a sentence or two.
 *
 * Returns: (transfer none): the value
 */
const char *
rej_campaign_item_get_summary (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), NULL);

  return self->summary;
}

/**
 * rej_campaign_item_get_agency:
 * @self: an item
 *
 * Gets who proposed the rule.
 *
 * Returns: (nullable) (transfer none): the value
 */
const char *
rej_campaign_item_get_agency (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), NULL);

  return self->agency;
}

/**
 * rej_campaign_item_get_period:
 * @self: an item
 *
 * Gets the state of the comment period, in plain words.
 *
 * Returns: (transfer none): the value
 */
const char *
rej_campaign_item_get_period (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), NULL);

  return self->period;
}

/**
 * rej_campaign_item_get_is_open:
 * @self: an item
 *
 * Gets whether comments are taken today.
 *
 * Returns: the value
 */
gboolean
rej_campaign_item_get_is_open (RejCampaignItem *self)
{
  g_return_val_if_fail (REJ_IS_CAMPAIGN_ITEM (self), FALSE);

  return self->is_open;
}
