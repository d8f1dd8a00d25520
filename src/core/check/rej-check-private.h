/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check-block.h"
#include "rej-check-notes.h"
#include "rej-check.h"

G_BEGIN_DECLS

/* What is summed up over the blocks. */
enum
{
  TALLY_CITATIONS,
  TALLY_FINDINGS,
  TALLY_ERRORS,
  TALLY_WARNINGS,
  TALLY_WORDS, /* that count for likeness */
  TALLY_SHARED, /* of them, the template's */
  TALLY_TEMPLATE_BLOCKS, /* blocks that are all the template's */
  TALLY_BOX, /* characters the comment box may refuse */
};

/* What the checkers know of one block. It outlives its block only while a neighbour's place refers to it. */
typedef struct
{
  RejTextBlock *block;
  RejBlockResults *results; /* of this block alone */
  GPtrArray *parts; /* RejCheckPart, in order; empty where nothing is cited */
  RejCiteList *read; /* the citations that @parts were made of */
  RejReadingPlace place;
  GPtrArray *items; /* RejFindingItem as published */
  GArray *numbers; /* of each citation, how many stand before it in the block; bare names may turn out to be none */
  char **references; /* labels of the notes it refers to */
  GList *queued; /* its link in the queue, or NULL */
  gboolean recheck; /* the checkers must run again, not only the resolution */
  gboolean waiting; /* was queued before its place was found */
  gboolean unreferenced;
} BlockCheck;

/* Citations of a block that are read one after the other: all of them, or those between two references to notes. */
typedef struct
{
  BlockCheck *check;
  RejCiteSection *section; /* owned by the resolver */
  guint part; /* references that stand before it in the block */
  guint first; /* the position of its first citation in the block */
  guint n;
} RejCheckPart;

/* Of the list of findings: so many at a place have become so many others. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} RejCheckListChange;

struct _RejCheck
{
  GObject parent_instance;

  /* owned */
  RejTextIndex *index;
  RejCheckContext *context;
  RejCiteResolver *resolver;
  RejCheckNotes *notes; /* NULL when references changed since it was made */
  GPtrArray *whole; /* RejFindingItem about the whole document; they come first in the list */
  GHashTable *pointers; /* BlockCheck with a supra or infra that names a note */
  GHashTable *anchored; /* RejTextBlock -> set of BlockCheck: the notes that are read after it */

  /* state */
  GQueue queue; /* BlockCheck whose outcome is to be brought up to date, oldest first */
  gboolean goes_into_box; /* the text is short enough for the comment box */
  gboolean placed; /* every block stands where the notes say */
  gboolean settled; /* everything is up to date: what citations point to is there */
  gboolean changed; /* something was published since the last "changed" */
  RejCheckListChange untold;
  guint looked_at_start; /* characters of the document whose blocks were published and not told of */
  guint looked_at_end;
};

int _rej_check_compare_parts (gpointer a,
                              gpointer b,
                              gpointer user_data);
void _rej_check_read (RejCheck *self,
                      BlockCheck *check);
void _rej_check_unread (RejCheck *self,
                        BlockCheck *check);
RejCiteSection *_rej_check_find_section (BlockCheck *check,
                                         guint *position);
gboolean _rej_check_is_citation (BlockCheck *check,
                                 guint position);
gboolean _rej_check_points_to_notes (BlockCheck *check);
gboolean _rej_check_points_to_note (BlockCheck *check,
                                    guint note);
void _rej_check_add_pointers (RejCheck *self,
                              BlockCheck *check,
                              GPtrArray *findings);
void _rej_check_publish (RejCheck *self,
                         BlockCheck *check);
void _rej_check_publish_whole (RejCheck *self,
                               const RejTextCounts *counts);
void _rej_check_withdraw (RejCheck *self,
                          BlockCheck *check);
void _rej_check_tell_list (RejCheck *self);
void _rej_check_tell_blocks (RejCheck *self);

G_END_DECLS
