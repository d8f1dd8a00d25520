/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"
#include "rej-text-replacement.h"

G_BEGIN_DECLS

#define REJ_TYPE_TEXT_OUTLINE (rej_text_outline_get_type ())

/**
 * RejTextOutline:
 *
 * The headings of a document under edit. A heading begins a section, which goes on to the next heading of its level or
 * above; empty ones and those in quotes, lists and notes begin none. Notes and definitions that stand last belong to the document,
 * not to its last section.
 *
 * It is brought up to date by [method@TextOutline.update] alone, and only headings that were read since cost anything.
 */
G_DECLARE_FINAL_TYPE (RejTextOutline, rej_text_outline, REJ, TEXT_OUTLINE, GObject)

/**
 * RejTextHeading:
 * @title: the heading as it is read, in one line
 * @level: from 1 to 6
 * @parent: position of the heading whose section this one is in, or -1
 * @end: position of the first heading behind its section, which may be their number
 *
 * A heading of the document.
 */
typedef struct
{
  const char *title;
  guint level;
  int parent;
  guint end;
} RejTextHeading;

RejTextOutline *rej_text_outline_new (RejTextIndex *index) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_text_outline_update (RejTextOutline *self,
                                  guint *position,
                                  guint *n_removed,
                                  guint *n_added);
RejTextIndex *rej_text_outline_get_index (RejTextOutline *self);
guint rej_text_outline_get_n_headings (RejTextOutline *self);
const RejTextHeading *rej_text_outline_get_heading (RejTextOutline *self,
                                                    guint position);
RejTextBlock *rej_text_outline_get_block (RejTextOutline *self,
                                          guint position);
guint64 rej_text_outline_get_key (RejTextOutline *self,
                                  guint position);
int rej_text_outline_find (RejTextOutline *self,
                           guint offset);
guint rej_text_outline_get_start (RejTextOutline *self,
                                  guint position);
guint rej_text_outline_get_end (RejTextOutline *self,
                                guint position);
guint rej_text_outline_get_tail (RejTextOutline *self);
guint rej_text_outline_count_words (RejTextOutline *self,
                                    guint position);

/* Changes; each gives replacements that are to be carried out as one step, or NULL where there is nothing to do. */
GPtrArray *rej_text_outline_plan_move (RejTextOutline *self,
                                       guint position,
                                       guint before) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_text_outline_plan_step (RejTextOutline *self,
                                       guint position,
                                       gboolean down) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_text_outline_plan_level (RejTextOutline *self,
                                        guint position,
                                        gboolean deeper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
