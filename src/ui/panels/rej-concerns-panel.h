/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_CONCERNS_PANEL (rej_concerns_panel_get_type ())

/**
 * RejConcernsPanel:
 *
 * The concerns of the campaign a comment was begun from. It tells by signals what the writer wants in the comment, or
 * to see in the rule.
 */
G_DECLARE_FINAL_TYPE (RejConcernsPanel, rej_concerns_panel, REJ, CONCERNS_PANEL, AdwBin)

void rej_concerns_panel_set_document (RejConcernsPanel *self,
                                      RejDocument *document);
void rej_concerns_panel_show_concern (RejConcernsPanel *self,
                                      const RejCampaignConcern *concern);

G_END_DECLS
