/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <pango/pango.h>

#include "rej-document.h"
#include "rej-text-diff.h"

G_BEGIN_DECLS

/**
 * RejComparisonSide:
 * @REJ_COMPARISON_BEFORE: the comment is the text before; taking a change makes it the text after
 * @REJ_COMPARISON_AFTER: the comment is the text after; taking a change brings the text before back
 *
 * Which of two texts is the comment that is open.
 */
typedef enum
{
  REJ_COMPARISON_BEFORE,
  REJ_COMPARISON_AFTER,
} RejComparisonSide;

/**
 * RejChangeState:
 * @REJ_CHANGE_OPEN: nobody decided
 * @REJ_CHANGE_TAKEN: the comment has it
 * @REJ_CHANGE_REFUSED: the comment stays as it was
 *
 * What became of a change.
 */
typedef enum
{
  REJ_CHANGE_OPEN,
  REJ_CHANGE_TAKEN,
  REJ_CHANGE_REFUSED,
} RejChangeState;

#define REJ_TYPE_COMPARISON (rej_comparison_get_type ())
#define REJ_TYPE_COMPARISON_ROW (rej_comparison_row_get_type ())

/**
 * RejComparison:
 *
 * A comment beside another version of it: a list of [class@ComparisonRow], and what was decided about each change. A
 * change that is taken is in the comment at once, as one step that can be undone, so that nothing is left to lose.
 *
 * Signal `changed`: something was decided, or the list is another.
 */
G_DECLARE_FINAL_TYPE (RejComparison, rej_comparison, REJ, COMPARISON, GObject)

/**
 * RejComparisonRow:
 *
 * Paragraphs of both versions that belong together.
 */
G_DECLARE_FINAL_TYPE (RejComparisonRow, rej_comparison_row, REJ, COMPARISON_ROW, GObject)

void rej_comparison_new_async (RejDocument *document,
                               RejComparisonSide side,
                               const char *other,
                               const char *base,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
RejComparison *rej_comparison_new_finish (GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

void rej_comparison_set_only_changes (RejComparison *self,
                                      gboolean only_changes);
guint rej_comparison_get_n_changes (RejComparison *self);
guint rej_comparison_count (RejComparison *self,
                            RejChangeState state);
void rej_comparison_count_words (RejComparison *self,
                                 guint *added,
                                 guint *removed);
guint rej_comparison_count_conflicts (RejComparison *self);
RejChangeState rej_comparison_get_state (RejComparison *self,
                                         guint change);
gboolean rej_comparison_decide (RejComparison *self,
                                guint change,
                                RejChangeState state);
gboolean rej_comparison_decide_all (RejComparison *self,
                                    guint first,
                                    guint n_changes,
                                    RejChangeState state);
guint rej_comparison_find_position (RejComparison *self,
                                    guint change);
/* The other version, and a review of it that was begun before; rej-comparison-file.c. */
char *rej_comparison_dup_refused (RejComparison *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_comparison_restore_refused (RejComparison *self,
                                     const char *refused);
void rej_comparison_export_async (RejComparison *self,
                                  const char *title,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rej_comparison_export_finish (RejComparison *self,
                                       GAsyncResult *result,
                                       GError **error);
char *rej_comparison_dup_other (RejComparison *self) G_GNUC_WARN_UNUSED_RESULT;

guint rej_comparison_row_get_first (RejComparisonRow *self);
guint rej_comparison_row_get_n_changes (RejComparisonRow *self);
char *rej_comparison_row_dup_text (RejComparisonRow *self,
                                   gboolean with_before,
                                   gboolean with_after,
                                   guint current,
                                   PangoAttrList **attributes) G_GNUC_WARN_UNUSED_RESULT;
char *rej_comparison_row_dup_description (RejComparisonRow *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_comparison_row_dup_other (RejComparisonRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
