/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejRuleQuestion:
 * @passage: position of the passage
 * @start: byte offset in its text where the sentence begins
 * @end: byte offset, exclusive
 * @page: the Federal Register page the sentence begins on, 0 if not known
 *
 * A sentence in which the agency asks to be told something.
 */
typedef struct
{
  guint passage;
  guint start;
  guint end;
  guint page;
} RejRuleQuestion;

GArray *rej_rule_find_questions (const RejRule *self) G_GNUC_WARN_UNUSED_RESULT;
gsize rej_rule_find_sentence_end (const char *text,
                                  gsize length,
                                  gsize start);

G_END_DECLS
