/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-cite-lint.h"
#include "rej-finding.h"
#include "rej-quote-match.h"
#include "rej-text-mask.h"

G_BEGIN_DECLS

/**
 * RejQuoted:
 * @start: byte offset in the visible text, behind the opening mark
 * @end: byte offset, exclusive, before the closing mark
 * @verdict: what may be said of it
 * @match: (nullable): what a comparison came to; %NULL where there is nothing to compare with
 *
 * Words that a comment quotes.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  RejQuoteVerdict verdict;
  RejQuoteMatch *match;
} RejQuoted;

GArray *rej_quoted_find (RejTextMask *mask,
                         const RejCiteList *citations) G_GNUC_WARN_UNUSED_RESULT;
void rej_quoted_check (GArray *quotations,
                       const char *text,
                       gsize length,
                       const RejCiteList *citations,
                       const RejCiteFacts *facts,
                       const GPtrArray *indexes,
                       GPtrArray *findings);

gboolean rej_quoted_covers (const GArray *quotations,
                            guint start,
                            guint end);

G_END_DECLS
