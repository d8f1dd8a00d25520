/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check-context.h"
#include "rej-citation.h"
#include "rej-finding.h"
#include "rej-likeness.h"
#include "rej-quoted.h"
#include "rej-text-index.h"

G_BEGIN_DECLS

/**
 * RejBlockMap:
 *
 * Turns byte offsets of a block's visible text into character offsets of its source. It remembers where it was, so
 * that offsets asked for in order cost what lies between them, not the whole block each.
 */
typedef struct
{
  RejTextMask *mask; /* borrowed */
  const char *source; /* borrowed */
  gsize length;
  gsize byte; /* where it stands in the source */
  guint character; /* the same in characters */
} RejBlockMap;

void rej_block_map_init (RejBlockMap *self,
                         RejTextBlock *block);
void rej_block_map_range (RejBlockMap *self,
                          gsize plain_start,
                          gsize plain_end,
                          guint *start,
                          guint *end);
RejFinding *rej_block_map_finding (RejBlockMap *self,
                                   RejFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

/**
 * RejBlockResults:
 * @citations: the citations, offsets in bytes of the visible text
 * @findings: (element-type RejFinding): offsets in characters of the block's source
 * @box: (nullable) (element-type RejFinding): the same, but to be shown only where the text goes into the comment box
 * @quotations: (element-type RejQuoted): what it quotes, offsets in bytes of the visible text
 * @likeness: (nullable): what it shares with the template, offsets in bytes of the visible text
 *
 * What the checkers that need no more than one block say of it.
 */
typedef struct
{
  RejCiteList *citations;
  GPtrArray *findings;
  GPtrArray *box;
  GArray *quotations;
  RejLikeness *likeness;
} RejBlockResults;

RejBlockResults *rej_check_block (RejTextBlock *block,
                                  RejCheckContext *context) G_GNUC_WARN_UNUSED_RESULT;
void rej_block_results_free (RejBlockResults *self);
gboolean rej_block_results_are_all_template (const RejBlockResults *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejBlockResults, rej_block_results_free)

G_END_DECLS
