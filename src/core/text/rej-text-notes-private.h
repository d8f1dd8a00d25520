/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-labels-private.h"

G_BEGIN_DECLS

/**
 * RejTextNotes:
 *
 * The notes of a document in the order in which they are filed: by their first reference in reading order, those
 * nobody refers to last.
 */
typedef struct _RejTextNotes RejTextNotes;

RejTextNotes *rej_text_notes_new (RejTextBlock *root,
                                  RejTextLabels *labels) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_text_notes_read (RejTextNotes *self,
                              gint64 end);
gboolean rej_text_notes_get_complete (const RejTextNotes *self);
void rej_text_notes_free (RejTextNotes *self);
guint rej_text_notes_get_n_digits (const RejTextNotes *self);
guint rej_text_notes_get_number (const RejTextNotes *self,
                                 const char *label);
void rej_text_notes_append_filed (const RejTextNotes *self,
                                  GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextNotes, rej_text_notes_free)

G_END_DECLS
