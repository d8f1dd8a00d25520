/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-draft-item.h"

G_BEGIN_DECLS

#define REJ_TYPE_DRAFT_ROW (rej_draft_row_get_type ())

/**
 * RejDraftRow:
 *
 * A comment in a list of the library: title, rule, comment period, words, when it was edited, and a menu. Its menu
 * uses the actions "library.*" of the page around it, with the number of the draft.
 *
 * The property `selecting` shows a check button in place of the menu, `narrow` puts the figures below the title.
 */
G_DECLARE_FINAL_TYPE (RejDraftRow, rej_draft_row, REJ, DRAFT_ROW, AdwBin)

GtkWidget *rej_draft_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_row_set_item (RejDraftRow *self,
                             RejDraftItem *item);
RejDraftItem *rej_draft_row_get_item (RejDraftRow *self);
void rej_draft_row_set_checked (RejDraftRow *self,
                                gboolean checked);
char *rej_draft_row_dup_words (RejDraftItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
