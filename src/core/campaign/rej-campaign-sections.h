/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"
#include "rej-text-outline.h"

G_BEGIN_DECLS

/**
 * RejCampaignCoverage:
 * @REJ_CAMPAIGN_COVERAGE_NOT_YET: nothing of the writer's own is there
 * @REJ_CAMPAIGN_COVERAGE_STARTED: something is there, and a place still waits to be filled in
 * @REJ_CAMPAIGN_COVERAGE_COVERED: all places are filled in, or the writer said so
 *
 * How far a comment has come with a concern. It says what was found, not how good it is.
 */
typedef enum
{
  REJ_CAMPAIGN_COVERAGE_NOT_YET,
  REJ_CAMPAIGN_COVERAGE_STARTED,
  REJ_CAMPAIGN_COVERAGE_COVERED,
} RejCampaignCoverage;

/**
 * RejCampaignSections:
 *
 * The sections of a campaign's template in one comment: where each stands, what was written in those that are switched
 * off, and what the writer marked as covered. It is kept with the draft, as text; the comment itself holds nothing of
 * it. Used by one thread.
 */
typedef struct _RejCampaignSections RejCampaignSections;

RejCampaignSections *rej_campaign_sections_new (RejCampaign *campaign) G_GNUC_WARN_UNUSED_RESULT;
void rej_campaign_sections_free (RejCampaignSections *self);
void rej_campaign_sections_load (RejCampaignSections *self,
                                 const char *data);
char *rej_campaign_sections_save (RejCampaignSections *self) G_GNUC_WARN_UNUSED_RESULT;

/* Where they are. Sections are those of the template by their position in it. */
gboolean rej_campaign_sections_follow (RejCampaignSections *self,
                                       RejTextOutline *outline);
int rej_campaign_sections_get_heading (RejCampaignSections *self,
                                       guint section);
int rej_campaign_sections_find (RejCampaignSections *self,
                                RejTextOutline *outline,
                                guint offset);
gboolean rej_campaign_sections_has_kept (RejCampaignSections *self,
                                         guint section);
int rej_campaign_sections_get_section_of (RejCampaignSections *self,
                                          const char *concern);
RejCampaignCoverage rej_campaign_sections_get_coverage (RejCampaignSections *self,
                                                        RejTextOutline *outline,
                                                        const char *concern);
gboolean rej_campaign_sections_get_marked (RejCampaignSections *self,
                                           const char *concern);
void rej_campaign_sections_set_marked (RejCampaignSections *self,
                                       const char *concern,
                                       gboolean marked);

const char *rej_campaign_sections_get_answer (RejCampaignSections *self,
                                              const char *concern,
                                              guint prompt);
gboolean rej_campaign_sections_set_answer (RejCampaignSections *self,
                                           const char *concern,
                                           guint prompt,
                                           const char *answer);

/* Changes, as replacements that are to be carried out as one step; rej-campaign-sections-plan.c. */
GPtrArray *rej_campaign_sections_plan_off (RejCampaignSections *self,
                                           RejTextOutline *outline,
                                           guint section) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_campaign_sections_plan_on (RejCampaignSections *self,
                                          RejTextOutline *outline,
                                          guint section,
                                          guint *cursor) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_campaign_sections_plan_again (RejCampaignSections *self,
                                             RejTextOutline *outline,
                                             guint section) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_campaign_sections_plan_answer (RejCampaignSections *self,
                                              RejTextOutline *outline,
                                              guint section,
                                              const char *answer,
                                              guint *cursor) G_GNUC_WARN_UNUSED_RESULT;
char *rej_campaign_section_dup_source (const RejCampaignSection *section) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCampaignSections, rej_campaign_sections_free)

G_END_DECLS
