/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-box.h"
#include "rej-finding.h"

G_BEGIN_DECLS

/**
 * RejCheckWhole:
 * @words: words, notes included
 * @size: how much of the comment box the text as filed takes; its line ends are counted only near the limit
 * @has_template: whether a template is known
 * @n_counted: words that are somebody's
 * @n_shared: of them, words the template has too
 * @n_template_blocks: paragraphs that are all the template's
 * @first_start: first character of the first of them
 * @first_end: character after its last
 *
 * What is known of a whole comment, in sums that are kept up to date anyway.
 */
typedef struct
{
  guint words;
  RejCommentBoxSize size;
  gboolean has_template;
  guint n_counted;
  guint n_shared;
  guint n_template_blocks;
  guint first_start;
  guint first_end;
} RejCheckWhole;

GPtrArray *rej_check_whole (const RejCheckWhole *whole) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
