/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-comparison-view.h"

G_BEGIN_DECLS

#define REJ_TYPE_REVIEW_DIALOG (rej_review_dialog_get_type ())

/**
 * RejReviewDialog:
 *
 * Another version of the comment, a colleague's or another program's, to be taken over change by change. What is accepted
 * is in the comment at once, each a step that can be undone: closing the dialog loses nothing.
 */
G_DECLARE_FINAL_TYPE (RejReviewDialog, rej_review_dialog, REJ, REVIEW_DIALOG, AdwDialog)

RejReviewDialog *rej_review_dialog_new (RejDocument *document,
                                        RejComment *other,
                                        const char *name,
                                        const char *base) G_GNUC_WARN_UNUSED_RESULT;
RejComparison *rej_review_dialog_get_comparison (RejReviewDialog *self);
RejComparisonView *rej_review_dialog_get_view (RejReviewDialog *self);
gboolean rej_review_dialog_decide (RejReviewDialog *self,
                                   RejChangeState state);

G_END_DECLS
