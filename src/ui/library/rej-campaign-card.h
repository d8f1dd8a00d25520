/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-campaign-item.h"

G_BEGIN_DECLS

#define REJ_TYPE_CAMPAIGN_CARD (rej_campaign_card_get_type ())

G_DECLARE_FINAL_TYPE (RejCampaignCard, rej_campaign_card, REJ, CAMPAIGN_CARD, GtkFlowBoxChild)

GtkWidget *rej_campaign_card_new (RejCampaignItem *item,
                                  const char *successor) G_GNUC_WARN_UNUSED_RESULT;
RejCampaignItem *rej_campaign_card_get_item (RejCampaignCard *self);

G_END_DECLS
