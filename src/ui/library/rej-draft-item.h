/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-draft.h"

G_BEGIN_DECLS

#define REJ_TYPE_DRAFT_ITEM (rej_draft_item_get_type ())

/**
 * RejDraftItem:
 *
 * What a row of the library page shows of a draft. It does not change; a draft that does gets another one.
 */
G_DECLARE_FINAL_TYPE (RejDraftItem, rej_draft_item, REJ, DRAFT_ITEM, GObject)

RejDraftItem *rej_draft_item_new (const RejDraft *draft,
                                  const char *period,
                                  const char *filing) G_GNUC_WARN_UNUSED_RESULT;
const RejDraft *rej_draft_item_get_draft (RejDraftItem *self);
gint64 rej_draft_item_get_id (RejDraftItem *self);
const char *rej_draft_item_get_title (RejDraftItem *self);
const char *rej_draft_item_get_period (RejDraftItem *self);
const char *rej_draft_item_get_filing (RejDraftItem *self);

G_END_DECLS
