/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejRuleMatch:
 * @passage: position of the passage
 * @start: byte offset in its text where the words begin
 * @end: byte offset, exclusive
 * @page: the Federal Register page the words begin on, 0 if not known
 *
 * Where words were found.
 */
typedef struct
{
  guint passage;
  guint start;
  guint end;
  guint page;
} RejRuleMatch;

GArray *rej_rule_find (const RejRule *self,
                       const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *rej_rule_fold (const char *text,
                     gsize length,
                     GArray *offsets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
