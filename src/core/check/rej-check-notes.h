/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"

G_BEGIN_DECLS

/**
 * RejReadingPlace:
 * @anchor: (nullable): the body block after which it is read; %NULL for a note nobody refers to
 * @note: the number of the note, 0 for body text
 *
 * Where a block stands in reading order: body text in its own place, a note after the block that first refers to it,
 * a note nobody refers to after everything.
 */
typedef struct
{
  RejTextBlock *anchor;
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
RejReadingPlace rej_check_notes_get_place (RejCheckNotes *self,
                                           RejTextBlock *block);
typedef void (*RejCheckBlockFunc) (RejTextBlock *block,
                                   gpointer user_data);
void rej_check_notes_foreach_block (RejCheckNotes *self,
                                    RejTextIndex *index,
                                    RejCheckBlockFunc func,
                                    gpointer user_data);
gboolean rej_check_notes_is_unreferenced (RejCheckNotes *self,
                                          RejTextBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCheckNotes, rej_check_notes_free)

G_END_DECLS
