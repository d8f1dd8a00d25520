/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-finding.h"
#include "rej-text-index.h"

G_BEGIN_DECLS

#define REJ_TYPE_FINDING_ITEM (rej_finding_item_get_type ())

/**
 * RejFindingItem:
 *
 * A finding in its place in the document, for lists. It follows its block while text before it is edited. When its
 * finding is gone it goes stale, and has no place any more.
 */
G_DECLARE_FINAL_TYPE (RejFindingItem, rej_finding_item, REJ, FINDING_ITEM, GObject)

RejFindingItem *rej_finding_item_new (RejTextBlock *block,
                                      RejFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
void rej_finding_item_update (RejFindingItem *self,
                              RejFinding *finding);
void rej_finding_item_make_stale (RejFindingItem *self);

RejFinding *rej_finding_item_get_finding (RejFindingItem *self);
const char *rej_finding_item_get_code (RejFindingItem *self);
const char *rej_finding_item_get_message (RejFindingItem *self);
RejFindingSeverity rej_finding_item_get_severity (RejFindingItem *self);
gboolean rej_finding_item_get_range (RejFindingItem *self,
                                     guint *start,
                                     guint *end);
gboolean rej_finding_item_get_fix (RejFindingItem *self,
                                   guint *start,
                                   guint *end,
                                   const char **replacement);

G_END_DECLS
