/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check-style.h"

G_BEGIN_DECLS

#define REJ_TYPE_STYLE_CHANGE_ITEM (rej_style_change_item_get_type ())

/**
 * RejStyleChangeItem:
 *
 * A change to a citation, and whether the writer wants it.
 */
G_DECLARE_FINAL_TYPE (RejStyleChangeItem, rej_style_change_item, REJ, STYLE_CHANGE_ITEM, GObject)

RejStyleChangeItem *rej_style_change_item_new (GPtrArray *changes,
                                               guint position) G_GNUC_WARN_UNUSED_RESULT;
const RejCheckStyleChange *rej_style_change_item_get_change (RejStyleChangeItem *self);

G_END_DECLS
