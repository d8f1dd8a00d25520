/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-finding.h"

G_BEGIN_DECLS

/**
 * RejCiteFacts:
 * @docket: (nullable): the docket under comment, with plain hyphens
 * @rin: (nullable): its RIN
 * @fr_volume: Federal Register volume of the rule, 0 if not known
 * @fr_first: its first page, 0 if not known
 * @fr_last: its last page, 0 if not known
 * @fr_date: (nullable): its date of publication, YYYY-MM-DD
 * @today: (nullable): the day the check is for, YYYY-MM-DD; %NULL for the clock's
 *
 * What the citation checks know of the rule under comment.
 */
typedef struct
{
  char *docket;
  char *rin;
  guint fr_volume;
  guint fr_first;
  guint fr_last;
  char *fr_date;
  char *today;
} RejCiteFacts;

RejCiteFacts *rej_cite_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejCiteFacts *rej_cite_facts_copy (const RejCiteFacts *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_cite_facts_free (RejCiteFacts *self);

void rej_cite_lint (const char *text,
                    gsize length,
                    const RejCiteList *citations,
                    const RejCiteFacts *facts,
                    GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCiteFacts, rej_cite_facts_free)

G_END_DECLS
