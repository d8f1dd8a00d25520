/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejRuleChoice:
 * @REJ_RULE_CHOICE_WHOLE: everything
 * @REJ_RULE_CHOICE_GLANCE: who, what, until when and where to: the captions before the text
 * @REJ_RULE_CHOICE_QUESTIONS: what the agency asks of commenters
 * @REJ_RULE_CHOICE_REGULATION: the text of the regulation as it would be
 * @REJ_RULE_CHOICE_FOOTNOTES: the footnotes
 *
 * What to show of a rule.
 */
typedef enum
{
  REJ_RULE_CHOICE_WHOLE,
  REJ_RULE_CHOICE_GLANCE,
  REJ_RULE_CHOICE_QUESTIONS,
  REJ_RULE_CHOICE_REGULATION,
  REJ_RULE_CHOICE_FOOTNOTES,
} RejRuleChoice;

/**
 * RejRuleContents:
 *
 * What there is to choose from in a rule, and which passages belong to each choice.
 */
typedef struct _RejRuleContents RejRuleContents;

RejRuleContents *rej_rule_contents_new (RejRule *rule) G_GNUC_WARN_UNUSED_RESULT;
void rej_rule_contents_free (RejRuleContents *self);
GtkStringList *rej_rule_contents_create_choices (RejRuleContents *self) G_GNUC_WARN_UNUSED_RESULT;
RejRuleChoice rej_rule_contents_get_choice (RejRuleContents *self,
                                            guint position);
GArray *rej_rule_contents_dup_positions (RejRuleContents *self,
                                         RejRuleChoice choice) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_rule_contents_get_question (RejRuleContents *self,
                                         guint passage,
                                         guint *start,
                                         guint *end);

G_END_DECLS
