/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-draft-item.h"

G_BEGIN_DECLS

#define REJ_TYPE_DRAFT_LIST (rej_draft_list_get_type ())

/**
 * RejDraftList:
 *
 * The drafts of the library as one view shows them: searched and in an order. A list model of [class@DraftItem] that
 * makes its items when they are asked for, so that a library of ten thousand costs what is on the screen.
 */
G_DECLARE_FINAL_TYPE (RejDraftList, rej_draft_list, REJ, DRAFT_LIST, GObject)

/**
 * RejDraftOrder:
 * @REJ_DRAFT_ORDER_CHANGED: the last changed first
 * @REJ_DRAFT_ORDER_CLOSES: what closes next first, then what has no date, then what is closed
 * @REJ_DRAFT_ORDER_TITLE: by title
 *
 * The order of a list of drafts.
 */
typedef enum
{
  REJ_DRAFT_ORDER_CHANGED,
  REJ_DRAFT_ORDER_CLOSES,
  REJ_DRAFT_ORDER_TITLE,
} RejDraftOrder;

RejDraftList *rej_draft_list_new (GListModel *campaigns,
                                  gboolean trashed) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_list_set_drafts (RejDraftList *self,
                                GPtrArray *drafts);
void rej_draft_list_set_states (RejDraftList *self,
                                GHashTable *states);
guint rej_draft_list_get_n_all (RejDraftList *self);
RejDraftItem *rej_draft_list_dup_item (RejDraftList *self,
                                       gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_list_set_search (RejDraftList *self,
                                const char *search);
void rej_draft_list_set_order (RejDraftList *self,
                               RejDraftOrder order);

G_END_DECLS
