/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-template.h"

G_BEGIN_DECLS

#define REJ_TYPE_CONCERN_PAGE (rej_concern_page_get_type ())

/**
 * RejConcernPage:
 *
 * A concern: why it matters, whether it is in the comment, questions to answer in place, evidence, and where it stands in
 * the rule. It tells by signals what the writer wants in the text, or to see.
 */
G_DECLARE_FINAL_TYPE (RejConcernPage, rej_concern_page, REJ, CONCERN_PAGE, AdwNavigationPage)

GtkWidget *rej_concern_page_new (RejDocument *document,
                                 const RejCampaignConcern *concern) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_concern_page_name_coverage (RejCampaignCoverage coverage,
                                            gboolean marked);

G_END_DECLS
