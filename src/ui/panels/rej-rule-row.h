/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-rule-search.h"

G_BEGIN_DECLS

/**
 * RejRuleRowContent:
 * @rule: the rule
 * @position: which of its passages
 * @question_start: first byte of what the agency asks in it
 * @question_end: byte after the last; 0 if it asks nothing here
 * @matches: (array length=n_matches): the words found in it
 * @n_matches: how many
 * @current: which of @matches the writer is at, -1 if none
 *
 * What a row of the rule shows.
 */
typedef struct
{
  RejRule *rule;
  guint position;
  guint question_start;
  guint question_end;
  const RejRuleMatch *matches;
  guint n_matches;
  int current;
} RejRuleRowContent;

#define REJ_TYPE_RULE_ROW (rej_rule_row_get_type ())

/**
 * RejRuleRow:
 *
 * A passage of the rule: its words, which can be selected, its page, and what can be done with it. It tells by signals
 * what the writer wants.
 */
G_DECLARE_FINAL_TYPE (RejRuleRow, rej_rule_row, REJ, RULE_ROW, GtkWidget)

GtkWidget *rej_rule_row_new (GtkListItem *list_item) G_GNUC_WARN_UNUSED_RESULT;
GtkListItem *rej_rule_row_get_list_item (RejRuleRow *self);
void rej_rule_row_show (RejRuleRow *self,
                        const RejRuleRowContent *content);
gboolean rej_rule_row_get_selection (RejRuleRow *self,
                                     guint *start,
                                     guint *end);

G_END_DECLS
