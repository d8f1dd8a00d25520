/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-comparison.h"

G_BEGIN_DECLS

#define REJ_TYPE_COMPARISON_VIEW (rej_comparison_view_get_type ())

/**
 * RejComparisonView:
 *
 * Shows a comparison: in one text or side by side, whole or only what changed, and one change after another.
 *
 * Signal `current-changed`: another change is the current one.
 */
G_DECLARE_FINAL_TYPE (RejComparisonView, rej_comparison_view, REJ, COMPARISON_VIEW, AdwBin)

void rej_comparison_view_set_comparison (RejComparisonView *self,
                                         RejComparison *comparison);
guint rej_comparison_view_get_current (RejComparisonView *self);
RejComparisonRow *rej_comparison_view_dup_current_row (RejComparisonView *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_comparison_view_go (RejComparisonView *self,
                             gboolean forward);
void rej_comparison_view_show_sides (RejComparisonView *self,
                                     gboolean sides);

G_END_DECLS
