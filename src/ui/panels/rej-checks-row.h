/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_CHECKS_ROW (rej_checks_row_get_type ())

/**
 * RejChecksRow:
 *
 * One finding in the list: how grave it is, what it says, the words it stands on, and what would put it right.
 */
G_DECLARE_FINAL_TYPE (RejChecksRow, rej_checks_row, REJ, CHECKS_ROW, GtkWidget)

RejChecksRow *rej_checks_row_new (GtkListItem *list_item,
                                  RejDocument *document,
                                  GMenuModel *menu) G_GNUC_WARN_UNUSED_RESULT;
void rej_checks_row_bind (RejChecksRow *self,
                          RejFindingItem *item,
                          guint position,
                          guint n_findings);
void rej_checks_row_unbind (RejChecksRow *self);
RejFindingItem *rej_checks_row_get_item (RejChecksRow *self);

G_END_DECLS
