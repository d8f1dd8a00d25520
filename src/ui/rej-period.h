/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"

G_BEGIN_DECLS

/* A comment period in plain words. */

gboolean rej_period_is_open (const RejCampaign *campaign,
                             GDateTime *now);
char *rej_period_to_words (const RejCampaign *campaign,
                           GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *rej_period_to_short_words (const RejCampaign *campaign,
                                 GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

char *rej_period_to_list_words (const RejCampaign *campaign,
                                GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *rej_period_dup_closes (const RejCampaign *campaign) G_GNUC_WARN_UNUSED_RESULT;
char *rej_period_closes_to_words (const char *closes,
                                  GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
