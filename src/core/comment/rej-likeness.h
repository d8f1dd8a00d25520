/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Fewer words in a row than this are anybody's: the name of a department alone has five. */
#define REJ_LIKENESS_MIN_WORDS 6

/**
 * RejLikenessRange:
 * @start: byte offset
 * @end: byte offset, exclusive
 *
 * A stretch of a text whose words are nobody's: a heading, a citation, a quotation, a placeholder. They count neither
 * as the writer's own nor as the template's, and a run of shared words goes on behind them.
 */
typedef struct
{
  gsize start;
  gsize end;
} RejLikenessRange;

#define REJ_TYPE_LIKENESS_TEMPLATE (rej_likeness_template_get_type ())

/**
 * RejLikenessTemplate:
 *
 * The words of a template, with an index of every six in a row. Immutable once something is compared with it;
 * reference-counted; safe in any thread.
 */
typedef struct _RejLikenessTemplate RejLikenessTemplate;

GType rej_likeness_template_get_type (void);
RejLikenessTemplate *rej_likeness_template_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejLikenessTemplate *rej_likeness_template_ref (RejLikenessTemplate *self);
void rej_likeness_template_unref (RejLikenessTemplate *self);
void rej_likeness_template_add (RejLikenessTemplate *self,
                                const char *text,
                                gsize length,
                                const RejLikenessRange *left_out,
                                guint n_left_out);
gboolean rej_likeness_template_is_empty (const RejLikenessTemplate *self);

/**
 * RejLikenessRun:
 * @start: byte offset of its first word in the text
 * @end: byte offset behind its last word
 * @word: number of its first word among the counted words of the text
 * @n_words: how many words it has
 * @origin: number of its first word in the template
 *
 * Words in a row that stand in the template in the same order.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 word;
  guint32 n_words;
  guint32 origin;
} RejLikenessRun;

#define REJ_TYPE_LIKENESS (rej_likeness_get_type ())

/**
 * RejLikeness:
 *
 * What one text shares with a template. Immutable; reference-counted; safe in any thread.
 */
typedef struct _RejLikeness RejLikeness;

GType rej_likeness_get_type (void);
RejLikeness *rej_likeness_new (const RejLikenessTemplate *template,
                               const char *text,
                               gsize length,
                               const RejLikenessRange *left_out,
                               guint n_left_out) G_GNUC_WARN_UNUSED_RESULT;
RejLikeness *rej_likeness_ref (RejLikeness *self);
void rej_likeness_unref (RejLikeness *self);
guint rej_likeness_get_n_words (const RejLikeness *self);
guint rej_likeness_get_n_shared (const RejLikeness *self);
const RejLikenessRun *rej_likeness_get_runs (const RejLikeness *self,
                                             guint *n_runs);
gboolean rej_likeness_holds_paragraph (const RejLikenessTemplate *template,
                                       const RejLikenessRun *run);

/**
 * RejLikenessLongest:
 * @longest: words of the longest run so far
 *
 * Finds the longest run of shared words in texts that follow each other: a run may go over their borders.
 */
typedef struct
{
  guint longest;
  /* private */
  guint open;
  guint next;
} RejLikenessLongest;

void rej_likeness_longest_add (RejLikenessLongest *self,
                               const RejLikeness *likeness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejLikenessTemplate, rej_likeness_template_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejLikeness, rej_likeness_unref)

G_END_DECLS
