/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-labels-private.h"
#include "rej-text-notes-private.h"

G_BEGIN_DECLS

struct _RejTextIndex
{
  GObject parent_instance;

  RejTextFormat format;
  RejTextIndexObserver observer;
  gpointer observer_data;

  RejTextBlock *root;
  RejTextLabels *labels;
  RejTextNotes *notes; /* (nullable): NULL when references or notes have changed; may not be read to its end */
  guint n_note_digits; /* what the numbers of notes took when all were numbered last */
  guint64 random; /* of the priorities */
  guint64 headings_serial; /* counts up with whatever may have changed a heading */

  /* Room for an edit, kept from one to the next. */
  GString *scratch;
  GArray *pieces; /* of RejTextPiece */
};

RejTextBlock *rej_text_index_new_block (RejTextIndex *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_index_forget_block (RejTextIndex *self,
                                  RejTextBlock *block);
RejTextNotes *rej_text_index_get_notes (RejTextIndex *self);
void rej_text_index_read_block (RejTextIndex *self,
                                RejTextBlock *block);

G_END_DECLS
