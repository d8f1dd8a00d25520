/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"

G_BEGIN_DECLS

RejCampaign *rej_campaign_load_file (const char *path,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_campaign_list (const char *dir,
                              GPtrArray *failures) G_GNUC_WARN_UNUSED_RESULT;
RejCampaign *rej_campaign_find (const char *dir,
                                const char *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_campaign_is_campaign (GBytes *xml);
RejCampaign *rej_campaign_add (const char *data_dir,
                               const char *library_dir,
                               GBytes *xml,
                               const char *name,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
