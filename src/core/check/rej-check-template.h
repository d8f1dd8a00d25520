/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"
#include "rej-finding.h"
#include "rej-likeness.h"
#include "rej-quoted.h"
#include "rej-text-index.h"

G_BEGIN_DECLS

/**
 * RejCheckTemplate:
 * @text: what a comment can share with all others of the campaign: the sections of the template, and why the concerns
 *   matter, which is inserted as text when asked
 * @prompts: what the writer is asked: the placeholders of the template and the prompts of the concerns, each sentence
 *   a paragraph
 *
 * The words of a campaign that are not its writers'. Immutable, owned by its context.
 */
typedef struct
{
  RejLikenessTemplate *text;
  RejLikenessTemplate *prompts;
} RejCheckTemplate;

RejCheckTemplate *rej_check_template_new (const RejCampaign *campaign) G_GNUC_WARN_UNUSED_RESULT;
void rej_check_template_free (RejCheckTemplate *self);
GArray *rej_check_template_list_silent (RejTextMask *mask,
                                        const RejCiteList *citations,
                                        const GArray *quotations) G_GNUC_WARN_UNUSED_RESULT;
RejLikeness *rej_check_template_compare (const RejCheckTemplate *self,
                                         const char *text,
                                         gsize length,
                                         GArray *silent,
                                         GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCheckTemplate, rej_check_template_free)

G_END_DECLS
