/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"

G_BEGIN_DECLS

/* What is summed up over the document. */
typedef enum
{
  REJ_TEXT_MEASURE_BLOCKS, /* one for each block */
  REJ_TEXT_MEASURE_CHARACTERS,
  REJ_TEXT_MEASURE_BYTES,
  REJ_TEXT_MEASURE_LINES, /* line ends */
  REJ_TEXT_MEASURE_WORDS,
  REJ_TEXT_MEASURE_WORDS_BY_SPACES,
  REJ_TEXT_MEASURE_NOTE_WORDS,
  REJ_TEXT_MEASURE_PARAGRAPHS,
  REJ_TEXT_MEASURE_SENTENCES,
  REJ_TEXT_MEASURE_FILED_BLOCKS, /* blocks of the body that file something */
  REJ_TEXT_MEASURE_FILED_CHARACTERS, /* with the line feeds before them */
  REJ_TEXT_MEASURE_FILED_BYTES,
  REJ_TEXT_MEASURE_NOTE_BLOCKS, /* blocks of notes that file something */
  REJ_TEXT_MEASURE_NOTE_CHARACTERS, /* with the line feeds before them */
  REJ_TEXT_MEASURE_NOTE_BYTES,
  REJ_TEXT_MEASURE_REFERENCES, /* references to notes, and the beginnings of notes */
  REJ_TEXT_MEASURE_HEADINGS, /* those that begin a section */
  REJ_TEXT_MEASURE_TALLIES,
  REJ_TEXT_N_MEASURES = REJ_TEXT_MEASURE_TALLIES + REJ_TEXT_INDEX_N_TALLIES,
} RejTextMeasure;

/* A difference may be negative: the sums wrap around and come out right. */
typedef struct
{
  guint32 values[REJ_TEXT_N_MEASURES];
} RejTextMeasures;

/* Work that is due in a block. Each node of the tree knows what is due below it, so that the first block is found
 * without a queue. */
typedef enum
{
  REJ_TEXT_DUE_READ = 1 << 0, /* the text is new, or the block before may have ended in another state */
  REJ_TEXT_DUE_LABELS = 1 << 1, /* a label it wants has been defined, redefined or taken away */
  REJ_TEXT_DUE_REPORT = 1 << 2, /* the observer has not heard of it */
  REJ_TEXT_DUE_SENTENCES = 1 << 3, /* its sentences have not been counted */
  REJ_TEXT_DUE_ABOVE = 1 << 4, /* what the layer above has marked */
} RejTextDue;

typedef enum
{
  REJ_TEXT_BLOCK_TEXT_CHANGED = 1 << 0, /* the text is newer than the mask */
  REJ_TEXT_BLOCK_REPORTED = 1 << 1, /* the observer knows it */
  REJ_TEXT_BLOCK_FIRST_BLANK = 1 << 2, /* begins with a blank line: so does the first block of a document alone */
  REJ_TEXT_BLOCK_FIRST_STARTS = 1 << 3, /* its first line starts a block even without a blank line before it */
  REJ_TEXT_BLOCK_LAST_BLANK = 1 << 4, /* ends in a blank line */
} RejTextBlockFlags;

typedef struct _RejTextLinks RejTextLinks;

/* A node of a treap: in the order of the document, and each with a priority not below that of its children. */
struct _RejTextBlock
{
  RejTextBlock *parent;
  RejTextBlock *left;
  RejTextBlock *right;
  guint32 priority;
  guint8 due;
  guint8 due_below; /* of the block and all below it */
  guint8 flags;
  RejTextMeasures own;
  RejTextMeasures sum; /* of the block and all below it */

  char *source; /* not terminated */
  RejTextMask *mask; /* (nullable): as last read */
  RejTextMask *before; /* (nullable): the mask whose end state it was read with; NULL for the beginning of a document */
  RejTextLinks *links; /* (nullable): the labels it defines and wants */
  gpointer data;
  GDestroyNotify destroy;
};

RejTextBlock *rej_text_block_new (guint32 priority) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_block_free (RejTextBlock *self);

guint32 rej_text_block_sum_before (RejTextBlock *self,
                                   RejTextMeasure measure);
void rej_text_block_set_measures (RejTextBlock *self,
                                  const RejTextMeasures *measures);
void rej_text_block_set_due (RejTextBlock *self,
                             guint8 set,
                             guint8 clear);

/* The tree. A tree is its root, NULL when empty. */
RejTextBlock *rej_text_tree_first (RejTextBlock *root);
RejTextBlock *rej_text_tree_last (RejTextBlock *root);
RejTextBlock *rej_text_tree_first_due (RejTextBlock *root,
                                       guint8 due);
RejTextBlock *rej_text_tree_find (RejTextBlock *root,
                                  RejTextMeasure measure,
                                  guint32 position,
                                  guint32 *position_in_block);
RejTextBlock *rej_text_tree_build (RejTextBlock *const *blocks,
                                   guint n_blocks) G_GNUC_WARN_UNUSED_RESULT;
RejTextBlock *rej_text_tree_merge (RejTextBlock *before,
                                   RejTextBlock *after) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_tree_split (RejTextBlock *root,
                          guint n_before,
                          RejTextBlock **before,
                          RejTextBlock **after);
void rej_text_tree_free (RejTextBlock *root);

static inline guint32
rej_text_block_own (const RejTextBlock *self,
                    RejTextMeasure measure)
{
  return self->own.values[measure];
}

static inline guint32
rej_text_tree_sum (const RejTextBlock *root,
                   RejTextMeasure measure)
{
  return root != NULL ? root->sum.values[measure] : 0;
}

G_END_DECLS
