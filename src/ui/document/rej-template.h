/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign-sections.h"
#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_TEMPLATE (rej_template_get_type ())

/**
 * RejTemplate:
 *
 * The template of a campaign as it stands in an open comment: which sections are there, how far each concern is
 * covered, what was switched off. It changes the text as the writer asks, one step of undo each, and is remembered with
 * the draft.
 */
G_DECLARE_FINAL_TYPE (RejTemplate, rej_template, REJ, TEMPLATE, GObject)

RejTemplate *rej_template_new (RejDocument *document,
                               RejCampaign *campaign) G_GNUC_WARN_UNUSED_RESULT;

RejCampaignCoverage rej_template_get_coverage (RejTemplate *self,
                                               const RejCampaignConcern *concern);
guint rej_template_count_covered (RejTemplate *self);
gboolean rej_template_get_marked (RejTemplate *self,
                                  const RejCampaignConcern *concern);
void rej_template_set_marked (RejTemplate *self,
                              const RejCampaignConcern *concern,
                              gboolean marked);
gboolean rej_template_has_section (RejTemplate *self,
                                   const RejCampaignConcern *concern);
gboolean rej_template_get_section_on (RejTemplate *self,
                                      const RejCampaignConcern *concern);
gboolean rej_template_set_section_on (RejTemplate *self,
                                      const RejCampaignConcern *concern,
                                      gboolean on);
gboolean rej_template_has_kept (RejTemplate *self,
                                const RejCampaignConcern *concern);
gboolean rej_template_find_section (RejTemplate *self,
                                    const RejCampaignConcern *concern,
                                    guint *start);
const char *rej_template_get_answer (RejTemplate *self,
                                     const RejCampaignConcern *concern,
                                     guint prompt);
void rej_template_set_answer (RejTemplate *self,
                              const RejCampaignConcern *concern,
                              guint prompt,
                              const char *answer);
gboolean rej_template_put_answer (RejTemplate *self,
                                  const RejCampaignConcern *concern,
                                  guint prompt,
                                  guint *start);

/* The section of the template that the cursor is in. */
int rej_template_find_at (RejTemplate *self,
                          guint offset);
char *rej_template_dup_written (RejTemplate *self,
                                guint section) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_template_begin_again (RejTemplate *self,
                                   guint section);

G_END_DECLS
