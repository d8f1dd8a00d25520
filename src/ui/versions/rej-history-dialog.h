/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-comparison-view.h"

G_BEGIN_DECLS

#define REJ_TYPE_HISTORY_DIALOG (rej_history_dialog_get_type ())

/**
 * RejHistoryDialog:
 *
 * What a comment was, version by version, beside what it is. Bringing something back is an edit like any other, one step
 * that can be undone.
 */
G_DECLARE_FINAL_TYPE (RejHistoryDialog, rej_history_dialog, REJ, HISTORY_DIALOG, AdwDialog)

RejHistoryDialog *rej_history_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GListModel *rej_history_dialog_get_versions (RejHistoryDialog *self);
void rej_history_dialog_show_version (RejHistoryDialog *self,
                                      guint position);
RejComparison *rej_history_dialog_get_comparison (RejHistoryDialog *self);
RejComparisonView *rej_history_dialog_get_view (RejHistoryDialog *self);

G_END_DECLS
