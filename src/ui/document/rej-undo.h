/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-buffer-changer.h"
#include "rej-draft-history.h"

G_BEGIN_DECLS

#define REJ_TYPE_UNDO (rej_undo_get_type ())

/**
 * RejUndo:
 *
 * Undo and redo of a text buffer, in the place of the buffer's own: its steps are numbered, so that the library keeps
 * them with the draft and they outlive the window. What a user action of the buffer holds is one step.
 *
 * Properties: `can-undo`, `can-redo` (booleans). Signal `moved`: a step was taken back or done again, and the cursor is
 * where that happened.
 */
G_DECLARE_FINAL_TYPE (RejUndo, rej_undo, REJ, UNDO, GObject)

RejUndo *rej_undo_new (RejBufferChanger *changer) G_GNUC_WARN_UNUSED_RESULT;
void rej_undo_begin (RejUndo *self);
void rej_undo_seal (RejUndo *self);
gboolean rej_undo_undo (RejUndo *self);
gboolean rej_undo_redo (RejUndo *self);
void rej_undo_revoke (RejUndo *self);
gboolean rej_undo_get_can_undo (RejUndo *self);
gboolean rej_undo_get_can_redo (RejUndo *self);

/* Keys and menu of a view; rej-undo-view.c. */
void rej_undo_attach (RejUndo *self,
                      GtkTextView *view);

/* For whoever writes the edits down. */
void rej_undo_get_step (RejUndo *self,
                        gint64 *step,
                        RejDraftWay *way);
gboolean rej_undo_get_wants_older (RejUndo *self,
                                   gint64 *oldest);
void rej_undo_take_older (RejUndo *self,
                          GPtrArray *undo,
                          GPtrArray *redo,
                          gboolean has_older);

G_END_DECLS
