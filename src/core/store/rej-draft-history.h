/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejDraftWay:
 * @REJ_DRAFT_WAY_DONE: the writer did it
 * @REJ_DRAFT_WAY_UNDONE: a step was taken back
 * @REJ_DRAFT_WAY_REDONE: a step that was taken back was done again
 * @REJ_DRAFT_WAY_DETAILS: the details above the text were changed; undoing passes these by
 *
 * How an edit came to be. The numbers are in the library: they must not change.
 */
typedef enum
{
  REJ_DRAFT_WAY_DONE = 0,
  REJ_DRAFT_WAY_UNDONE = 1,
  REJ_DRAFT_WAY_REDONE = 2,
  REJ_DRAFT_WAY_DETAILS = 3,
} RejDraftWay;

/**
 * RejDraftEdit:
 * @offset: characters before the place
 * @n_removed: characters of @removed
 * @n_inserted: characters of @inserted
 * @removed: what went
 * @inserted: what came
 *
 * A change at one place.
 */
typedef struct
{
  guint offset;
  guint n_removed;
  guint n_inserted;
  GString *removed;
  GString *inserted;
} RejDraftEdit;

/**
 * RejDraftStep:
 * @id: a number that no other step of the draft has
 * @edits: (element-type RejDraftEdit): in the order they were made
 *
 * What one undo takes back.
 */
typedef struct
{
  gint64 id;
  GPtrArray *edits;
} RejDraftStep;

/**
 * RejDraftHistory:
 *
 * The steps of a text that can be taken back and done again. It knows no text: who calls applies what it gives. What
 * was typed in one go is one step, word by word; so is everything between begin and end.
 *
 * Memory is bounded: the oldest steps are dropped, and can be had again from the library.
 */
typedef struct _RejDraftHistory RejDraftHistory;

RejDraftEdit *rej_draft_edit_new (guint offset,
                                  const char *removed,
                                  const char *inserted) G_GNUC_WARN_UNUSED_RESULT;
RejDraftStep *rej_draft_step_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_step_free (RejDraftStep *self);

RejDraftHistory *rej_draft_history_new (gsize max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_history_free (RejDraftHistory *self);
void rej_draft_history_begin (RejDraftHistory *self);
void rej_draft_history_end (RejDraftHistory *self);
void rej_draft_history_seal (RejDraftHistory *self);
gint64 rej_draft_history_record (RejDraftHistory *self,
                                 gint64 now,
                                 guint offset,
                                 const char *removed,
                                 const char *inserted);
const RejDraftStep *rej_draft_history_undo (RejDraftHistory *self);
const RejDraftStep *rej_draft_history_redo (RejDraftHistory *self);
guint rej_draft_history_get_n_undo (const RejDraftHistory *self);
guint rej_draft_history_get_n_redo (const RejDraftHistory *self);
gint64 rej_draft_history_get_last (const RejDraftHistory *self);
gint64 rej_draft_history_get_oldest (const RejDraftHistory *self);
gboolean rej_draft_history_get_has_older (const RejDraftHistory *self);
void rej_draft_history_prepend (RejDraftHistory *self,
                                GPtrArray *undo,
                                GPtrArray *redo,
                                gboolean has_older);
void rej_draft_history_forget_undo (RejDraftHistory *self);
void rej_draft_history_forget_redo (RejDraftHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejDraftStep, rej_draft_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejDraftHistory, rej_draft_history_free)

G_END_DECLS
