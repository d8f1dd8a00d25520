/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-campaign.h"

G_BEGIN_DECLS

#define REJ_TYPE_CAMPAIGN_ITEM (rej_campaign_item_get_type ())

G_DECLARE_FINAL_TYPE (RejCampaignItem, rej_campaign_item, REJ, CAMPAIGN_ITEM, GObject)

RejCampaignItem *rej_campaign_item_new (RejCampaign *campaign,
                                        GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
RejCampaign *rej_campaign_item_get_campaign (RejCampaignItem *self);
const char *rej_campaign_item_get_id (RejCampaignItem *self);
const char *rej_campaign_item_get_title (RejCampaignItem *self);
const char *rej_campaign_item_get_summary (RejCampaignItem *self);
const char *rej_campaign_item_get_agency (RejCampaignItem *self);
const char *rej_campaign_item_get_period (RejCampaignItem *self);
gboolean rej_campaign_item_get_is_open (RejCampaignItem *self);

G_END_DECLS
