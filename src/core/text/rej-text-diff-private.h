/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-diff.h"

G_BEGIN_DECLS

typedef enum
{
  REJ_TEXT_UNIT_WORD,
  REJ_TEXT_UNIT_BLANKS,
  REJ_TEXT_UNIT_LINE_END,
  REJ_TEXT_UNIT_SIGN,
  REJ_TEXT_UNIT_LINE, /* with its line end */
  REJ_TEXT_UNIT_EMPTY_LINE,
  REJ_TEXT_UNIT_MOVED, /* whole lines that stand elsewhere in the other text */
} RejTextUnitKind;

/* A piece of a text that is compared as a whole. Two units with one id are the same. */
typedef struct
{
  gsize start;
  guint length;
  guint id;
  RejTextUnitKind kind;
} RejTextUnit;

/* Numbers pieces of text, so that the same piece has the same number. The texts must outlive it. */
typedef struct _RejTextIds RejTextIds;

RejTextIds *rej_text_ids_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_ids_free (RejTextIds *self);
guint rej_text_ids_add_new (RejTextIds *self);
void rej_text_ids_cut_lines (RejTextIds *self,
                             const char *text,
                             gsize length,
                             GArray *units);
void rej_text_ids_cut_words (RejTextIds *self,
                             const char *text,
                             gsize start,
                             gsize length,
                             GArray *units);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextIds, rej_text_ids_free)

/* Sets @before_changed and @after_changed where units have no partner. Spends @budget, and where that is gone answers
 * coarsely. */
void rej_text_units_compare (const RejTextUnit *before,
                             guint n_before,
                             const RejTextUnit *after,
                             guint n_after,
                             guint8 *before_changed,
                             guint8 *after_changed,
                             gint64 *budget);

/* Takes @hunks. */
RejTextDiff *rej_text_diff_new_for_hunks (GArray *hunks) G_GNUC_WARN_UNUSED_RESULT;

void rej_text_span_count (RejTextSpan *span,
                          const char *text,
                          gsize *at,
                          guint *offset);

G_END_DECLS
