/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-draft.h"

G_BEGIN_DECLS

#define REJ_TYPE_DRAFT_ITEM (rej_draft_item_get_type ())

G_DECLARE_FINAL_TYPE (RejDraftItem, rej_draft_item, REJ, DRAFT_ITEM, GObject)

RejDraftItem *rej_draft_item_new (const RejDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
gint64 rej_draft_item_get_id (RejDraftItem *self);
const char *rej_draft_item_get_title (RejDraftItem *self);
const char *rej_draft_item_get_docket (RejDraftItem *self);
GDateTime *rej_draft_item_get_changed (RejDraftItem *self);
guint rej_draft_item_get_words (RejDraftItem *self);

G_END_DECLS
