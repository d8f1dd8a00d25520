/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"

G_BEGIN_DECLS

/* The line of each thing that a later check may have to name; keys are the structs themselves. */
typedef struct
{
  GPtrArray *problems; /* RejCampaignProblem */
  GHashTable *lines;
} RejCampaignReport;

RejCampaign *rej_campaign_new (void);
RejCampaign *rej_campaign_read (GBytes *xml,
                                const char *const *languages,
                                RejCampaignReport *report);
void rej_campaign_check (const RejCampaign *self,
                         RejCampaignReport *report);

RejCampaignReport *rej_campaign_report_new (void);
void rej_campaign_report_free (RejCampaignReport *self);
void rej_campaign_report_add (RejCampaignReport *self,
                              guint line,
                              const char *format,
                              ...) G_GNUC_PRINTF (3, 4);
void rej_campaign_report_at (RejCampaignReport *self,
                             gconstpointer thing,
                             const char *format,
                             ...) G_GNUC_PRINTF (3, 4);
void rej_campaign_report_set_line (RejCampaignReport *self,
                                   gconstpointer thing,
                                   guint line);

void rej_campaign_rule_free (RejCampaignRule *self);
void rej_campaign_status_free (RejCampaignStatus *self);
void rej_campaign_cfr_part_free (RejCampaignCfrPart *self);
void rej_campaign_deadline_free (RejCampaignDeadline *self);
void rej_campaign_channel_free (RejCampaignChannel *self);
void rej_campaign_evidence_free (RejCampaignEvidence *self);
void rej_campaign_concern_free (RejCampaignConcern *self);
void rej_campaign_excerpt_free (RejCampaignExcerpt *self);
void rej_campaign_section_free (RejCampaignSection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCampaignReport, rej_campaign_report_free)

G_END_DECLS
