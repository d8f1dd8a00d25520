/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejQuotationStyle:
 * @REJ_QUOTATION_STYLE_BLUEBOOK: "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)"
 * @REJ_QUOTATION_STYLE_FR: "85 FR 56338, 56341"
 *
 * How a rule is cited.
 */
typedef enum
{
  REJ_QUOTATION_STYLE_BLUEBOOK,
  REJ_QUOTATION_STYLE_FR,
} RejQuotationStyle;

RejQuotationStyle rej_quotation_style_from_field (const char *field);
char *rej_quotation_dup_citation (const RejRule *rule,
                                  guint page,
                                  guint last_page,
                                  RejQuotationStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_for_range (const RejRule *rule,
                               guint position,
                               guint start,
                               guint end,
                               RejQuotationStyle style,
                               gboolean *is_block) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_for_passage (const RejRule *rule,
                                 guint position,
                                 RejQuotationStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_for_question (const RejRule *rule,
                                  guint position,
                                  guint start,
                                  guint end,
                                  RejQuotationStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_dup_plain (const RejRule *rule,
                               guint position,
                               guint start,
                               guint end,
                               RejQuotationStyle style) G_GNUC_WARN_UNUSED_RESULT;
char *rej_quotation_find_words (const char *text,
                                gsize cursor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
