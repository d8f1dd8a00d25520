/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cite-style.h"
#include "rej-rule.h"

G_BEGIN_DECLS

char *rej_quotation_dup_citation (const RejRule *rule,
                                  guint page,
                                  guint last_page,
                                  RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_for_range (const RejRule *rule,
                               guint position,
                               guint start,
                               guint end,
                               RejCiteStyle style,
                               gboolean *is_block) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_for_passage (const RejRule *rule,
                                 guint position,
                                 RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_for_question (const RejRule *rule,
                                  guint position,
                                  guint start,
                                  guint end,
                                  RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_dup_plain (const RejRule *rule,
                               guint position,
                               guint start,
                               guint end,
                               RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_find_words (const char *text,
                                gsize cursor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
