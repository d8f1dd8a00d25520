/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-rule.h"

G_BEGIN_DECLS

#define REJ_TYPE_PASSAGE_ITEM (rej_passage_item_get_type ())

/**
 * RejPassageItem:
 *
 * A passage of a rule, for lists.
 */
G_DECLARE_FINAL_TYPE (RejPassageItem, rej_passage_item, REJ, PASSAGE_ITEM, GObject)

const RejPassage *rej_passage_item_get_passage (RejPassageItem *self);
guint rej_passage_item_get_position (RejPassageItem *self);
RejRule *rej_passage_item_get_rule (RejPassageItem *self);

#define REJ_TYPE_PASSAGE_LIST (rej_passage_list_get_type ())

/**
 * RejPassageList:
 *
 * The passages of a rule, all or some, as a list whose items are made when they are asked for: a rule has thousands.
 */
G_DECLARE_FINAL_TYPE (RejPassageList, rej_passage_list, REJ, PASSAGE_LIST, GObject)

RejPassageList *rej_passage_list_new (RejRule *rule,
                                      GArray *positions) G_GNUC_WARN_UNUSED_RESULT;
guint rej_passage_list_find (RejPassageList *self,
                             guint passage);

G_END_DECLS
