/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-counts.h"
#include "rej-text-mask.h"

G_BEGIN_DECLS

/**
 * RejTextBlock:
 *
 * A run of lines of a document under edit with the blank lines after it: a paragraph, a heading, a list item, a
 * quote, a note. The blocks of a document are its source, cut without a gap. Owned by its index; a block keeps its
 * identity while its text changes.
 */
typedef struct _RejTextBlock RejTextBlock;

/**
 * RejTextIndex:
 *
 * A document under edit, cut into blocks that are found by character offset in O(log n). An edit re-reads the blocks
 * it touches, and then those after them whose starting state changed. Used by one thread at a time.
 */
#define REJ_TYPE_TEXT_INDEX (rej_text_index_get_type ())
G_DECLARE_FINAL_TYPE (RejTextIndex, rej_text_index, REJ, TEXT_INDEX, GObject)

/* What a layer above adds to each block, and sums up over the document. */
#define REJ_TEXT_INDEX_N_TALLIES 8

/**
 * RejTextIndexObserver:
 * @block_changed: the text, the state or the mask of a block is new; called once a settled block
 * @block_removed: the block is about to go; its data is still there
 *
 * How a layer above keeps results with the blocks. Called from rej_text_index_settle() and from the editing functions.
 */
typedef struct
{
  void (*block_changed) (RejTextIndex *index,
                         RejTextBlock *block,
                         gpointer user_data);
  void (*block_removed) (RejTextIndex *index,
                         RejTextBlock *block,
                         gpointer user_data);
} RejTextIndexObserver;

RejTextIndex *rej_text_index_new (RejTextFormat format) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_index_set_observer (RejTextIndex *self,
                                  const RejTextIndexObserver *observer,
                                  gpointer user_data);

/* Editing: offsets and lengths in characters; text is valid UTF-8. */
void rej_text_index_insert (RejTextIndex *self,
                            guint offset,
                            const char *text,
                            gssize length);
void rej_text_index_delete (RejTextIndex *self,
                            guint offset,
                            guint n_characters);
void rej_text_index_replace (RejTextIndex *self,
                             guint offset,
                             guint n_characters,
                             const char *text,
                             gssize length);
gboolean rej_text_index_settle (RejTextIndex *self,
                                gint64 budget);
gboolean rej_text_index_is_settled (RejTextIndex *self);

/* The whole. */
guint rej_text_index_get_n_characters (RejTextIndex *self);
guint rej_text_index_get_n_blocks (RejTextIndex *self);
char *rej_text_index_dup_source (RejTextIndex *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_text_index_dup_range (RejTextIndex *self,
                                guint start,
                                guint end) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_index_get_counts (RejTextIndex *self,
                                RejTextCounts *counts);
guint rej_text_index_count_sentences (RejTextIndex *self);
guint rej_text_index_get_tally (RejTextIndex *self,
                                guint tally);
char *rej_text_index_dup_filed (RejTextIndex *self) G_GNUC_WARN_UNUSED_RESULT;
RejTextDefinitions *rej_text_index_get_definitions (RejTextIndex *self);
guint rej_text_index_get_note_number (RejTextIndex *self,
                                      const char *label);

/* Blocks: walked in order, found by what stands in them. */
RejTextBlock *rej_text_index_get_first_block (RejTextIndex *self);
RejTextBlock *rej_text_index_get_block_at (RejTextIndex *self,
                                           guint offset);
RejTextBlock *rej_text_index_get_block_by_tally (RejTextIndex *self,
                                                 guint tally,
                                                 guint position,
                                                 guint *position_in_block);
RejTextBlock *rej_text_index_get_first_marked (RejTextIndex *self);
RejTextBlock *rej_text_block_get_next (RejTextBlock *self);
RejTextBlock *rej_text_block_get_previous (RejTextBlock *self);
guint rej_text_block_get_offset (RejTextBlock *self);
guint rej_text_block_get_line (RejTextBlock *self);
guint rej_text_block_get_position (RejTextBlock *self);
guint rej_text_block_get_tally_before (RejTextBlock *self,
                                       guint tally);
const char *rej_text_block_get_source (RejTextBlock *self,
                                       gsize *length);
guint rej_text_block_get_n_characters (RejTextBlock *self);
guint rej_text_block_byte_to_character (RejTextBlock *self,
                                        gsize byte);
gsize rej_text_block_character_to_byte (RejTextBlock *self,
                                        guint character);
RejTextMask *rej_text_block_get_mask (RejTextBlock *self);
guint rej_text_block_get_words (RejTextBlock *self);
guint rej_text_block_get_words_by_spaces (RejTextBlock *self);
int rej_text_block_compare (RejTextBlock *a,
                            RejTextBlock *b);

/* Results of a layer above. */
void rej_text_block_set_data (RejTextBlock *self,
                              gpointer data,
                              GDestroyNotify destroy);
gpointer rej_text_block_get_data (RejTextBlock *self);
void rej_text_block_set_tally (RejTextBlock *self,
                               guint tally,
                               guint value);
void rej_text_block_set_marked (RejTextBlock *self,
                                gboolean marked);

G_END_DECLS
