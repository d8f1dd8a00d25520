/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check-context.h"
#include "rej-citation.h"
#include "rej-finding.h"
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

GPtrArray *rej_check_block (RejTextBlock *block,
                            RejCheckContext *context,
                            RejCiteList **citations) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
