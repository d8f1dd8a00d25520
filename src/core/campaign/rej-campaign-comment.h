/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"
#include "rej-comment.h"

G_BEGIN_DECLS

RejComment *rej_campaign_new_comment (const RejCampaign *self,
                                      const char *const *concern_ids,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
