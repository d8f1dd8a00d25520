/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-finding-item.h"

G_BEGIN_DECLS

/**
 * RejFindingFold:
 *
 * Findings that say the same, word for word, folded into one each: the first that was met stands for them. Which of them
 * it shows is chosen by going from one to the next.
 */
typedef struct _RejFindingFold RejFindingFold;

/**
 * RejFindingFoldFunc:
 * @item: a finding
 * @user_data: the caller's
 *
 * Returns: whether a finding takes part
 */
typedef gboolean (*RejFindingFoldFunc) (RejFindingItem *item,
                                        gpointer user_data);

RejFindingFold *rej_finding_fold_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_finding_fold_free (RejFindingFold *self);

void rej_finding_fold_clear (RejFindingFold *self);
gboolean rej_finding_fold_add (RejFindingFold *self,
                               RejFindingItem *item);
gboolean rej_finding_fold_count (RejFindingFold *self,
                                 GListModel *findings,
                                 RejFindingFoldFunc func,
                                 gpointer user_data);
RejFindingItem *rej_finding_fold_get_current (RejFindingFold *self,
                                              RejFindingItem *item,
                                              guint *position,
                                              guint *n_findings);
void rej_finding_fold_go (RejFindingFold *self,
                          GListModel *findings,
                          RejFindingItem *item,
                          gboolean forwards,
                          RejFindingFoldFunc func,
                          gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFindingFold, rej_finding_fold_free)

G_END_DECLS
