/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_TYPE_TEXT_DIFF (rej_text_diff_get_type ())

/**
 * RejTextDiff:
 *
 * What differs between two texts, as hunks in the order of both. Immutable and counted by references, so that it can be
 * made in a thread.
 */
typedef struct _RejTextDiff RejTextDiff;

/**
 * RejTextHunkKind:
 * @REJ_TEXT_HUNK_CHANGED: words were replaced, added or taken out
 * @REJ_TEXT_HUNK_MOVED_AWAY: a paragraph that stands elsewhere in the text after
 * @REJ_TEXT_HUNK_MOVED_HERE: a paragraph that stood elsewhere in the text before
 * @REJ_TEXT_HUNK_CONFLICT: both sides changed the same place, each in its own way; of a merge alone
 *
 * What happened at a place.
 */
typedef enum
{
  REJ_TEXT_HUNK_CHANGED,
  REJ_TEXT_HUNK_MOVED_AWAY,
  REJ_TEXT_HUNK_MOVED_HERE,
  REJ_TEXT_HUNK_CONFLICT,
} RejTextHunkKind;

/**
 * RejTextSpan:
 * @start: bytes from the start of the text
 * @length: its bytes
 * @offset: characters from the start of the text
 * @n_characters: its characters
 *
 * A place in a text, counted both ways.
 */
typedef struct
{
  gsize start;
  gsize length;
  guint offset;
  guint n_characters;
} RejTextSpan;

/**
 * RejTextHunk:
 * @kind: what happened
 * @before: where the text before has what goes; may be empty
 * @after: where the text after has what comes; may be empty
 * @partner: of a moved paragraph, the number of the hunk at its other place
 *
 * A place where two texts differ.
 */
typedef struct
{
  RejTextHunkKind kind;
  RejTextSpan before;
  RejTextSpan after;
  guint partner;
} RejTextHunk;

/**
 * RejTextDiffRow:
 * @before_start: bytes from the start of the text before
 * @before_end: likewise, behind the last
 * @after_start: bytes from the start of the text after
 * @after_end: likewise, behind the last
 * @first_hunk: the first hunk in it
 * @n_hunks: how many hunks are in it; none where both texts are the same
 *
 * Paragraphs of both texts that belong together.
 */
typedef struct
{
  gsize before_start;
  gsize before_end;
  gsize after_start;
  gsize after_end;
  guint first_hunk;
  guint n_hunks;
} RejTextDiffRow;

GType rej_text_diff_get_type (void);

RejTextDiff *rej_text_diff_new (const char *before,
                                gsize before_length,
                                const char *after,
                                gsize after_length) G_GNUC_WARN_UNUSED_RESULT;
RejTextDiff *rej_text_diff_new_merge (const char *base,
                                      gsize base_length,
                                      const char *mine,
                                      gsize mine_length,
                                      const char *theirs,
                                      gsize theirs_length) G_GNUC_WARN_UNUSED_RESULT;
RejTextDiff *rej_text_diff_ref (RejTextDiff *self);
void rej_text_diff_unref (RejTextDiff *self);
guint rej_text_diff_get_n_hunks (const RejTextDiff *self);
const RejTextHunk *rej_text_diff_get_hunk (const RejTextDiff *self,
                                           guint position);
char *rej_text_diff_apply (const RejTextDiff *self,
                           const char *before,
                           gsize before_length,
                           const char *after,
                           const gboolean *chosen) G_GNUC_WARN_UNUSED_RESULT;

GArray *rej_text_diff_list_rows (const RejTextDiff *self,
                                 const char *before,
                                 gsize before_length,
                                 const char *after,
                                 gsize after_length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextDiff, rej_text_diff_unref)

G_END_DECLS
