/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"

G_BEGIN_DECLS

/* How many blocks are passed between two looks at the clock. */
#define REJ_CHECK_NOTES_STRIDE 64

/**
 * RejReadingPlace:
 * @anchor: (nullable): the body block in which it is read; %NULL for a note nobody refers to
 * @part: how many references stand in @anchor before the one it is read at
 * @note: the number of the note, 0 for body text
 *
 * Where a block stands in reading order: body text in its own place, a note where it is first referred to, a note nobody
 * refers to after everything.
 */
typedef struct
{
  RejTextBlock *anchor;
  guint part;
  guint note;
} RejReadingPlace;

/**
 * RejCheckNotes:
 *
 * Which block first refers to which note. Made anew when references change; asked for each note block.
 */
typedef struct _RejCheckNotes RejCheckNotes;

RejCheckNotes *rej_check_notes_new (RejTextIndex *index) G_GNUC_WARN_UNUSED_RESULT;
void rej_check_notes_free (RejCheckNotes *self);
gboolean rej_check_notes_read (RejCheckNotes *self,
                               gint64 deadline);
RejReadingPlace rej_check_notes_get_place (RejCheckNotes *self,
                                           RejTextBlock *block);
RejTextBlock *rej_check_notes_next_block (RejCheckNotes *self);
guint rej_check_notes_get_n (RejCheckNotes *self);
GPtrArray *rej_check_notes_get_blocks (RejCheckNotes *self,
                                       guint note);
gboolean rej_check_notes_is_unreferenced (RejCheckNotes *self,
                                          RejTextBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCheckNotes, rej_check_notes_free)

G_END_DECLS
