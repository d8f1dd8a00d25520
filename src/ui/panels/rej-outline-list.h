/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-text-outline.h"

G_BEGIN_DECLS

#define REJ_TYPE_OUTLINE_ITEM (rej_outline_item_get_type ())

/**
 * RejOutlineItem:
 *
 * A place in an outline that is shown. What stands there is asked of the outline.
 */
G_DECLARE_FINAL_TYPE (RejOutlineItem, rej_outline_item, REJ, OUTLINE_ITEM, GObject)

#define REJ_TYPE_OUTLINE_LIST (rej_outline_list_get_type ())

/**
 * RejOutlineList:
 *
 * The headings of an outline as a list, without those inside sections that are shut. Items are made when they are
 * asked for: a comment may have thousands.
 */
G_DECLARE_FINAL_TYPE (RejOutlineList, rej_outline_list, REJ, OUTLINE_LIST, GObject)

RejOutlineList *rej_outline_list_new (RejTextOutline *outline) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_outline_list_update (RejOutlineList *self);
guint rej_outline_list_get_heading (RejOutlineList *self,
                                    guint position);
guint rej_outline_list_find (RejOutlineList *self,
                             guint heading);
gboolean rej_outline_list_get_shut (RejOutlineList *self,
                                    guint heading);
void rej_outline_list_set_shut (RejOutlineList *self,
                                guint heading,
                                gboolean shut);
void rej_outline_list_set_all_shut (RejOutlineList *self,
                                    gboolean shut);

G_END_DECLS
