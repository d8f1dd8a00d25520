/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_RULE_PANEL (rej_rule_panel_get_type ())

/**
 * RejRulePanel:
 *
 * The text of the rule beside the comment: outline, passages, search. It tells by signals what the writer wants
 * in the comment.
 */
G_DECLARE_FINAL_TYPE (RejRulePanel, rej_rule_panel, REJ, RULE_PANEL, AdwBin)

void rej_rule_panel_set_document (RejRulePanel *self,
                                  RejDocument *document);
void rej_rule_panel_search (RejRulePanel *self,
                            const char *words);
void rej_rule_panel_show_quotation (RejRulePanel *self,
                                    const char *words);

G_END_DECLS
