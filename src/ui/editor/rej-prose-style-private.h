/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-prose-style.h"

G_BEGIN_DECLS

/* The looks there are; of two at one place the later one wins. */
typedef enum
{
  REJ_PROSE_TAG_UNSPELLED, /* without a look: the speller passes over it */
  REJ_PROSE_TAG_QUOTE,
  REJ_PROSE_TAG_NOTE,
  REJ_PROSE_TAG_TABLE,
  REJ_PROSE_TAG_HEADING_1,
  REJ_PROSE_TAG_HEADING_6 = REJ_PROSE_TAG_HEADING_1 + 5,
  REJ_PROSE_TAG_CODE,
  REJ_PROSE_TAG_EMPHASIS,
  REJ_PROSE_TAG_STRONG,
  REJ_PROSE_TAG_STRIKETHROUGH,
  REJ_PROSE_TAG_LINK,
  REJ_PROSE_TAG_REFERENCE,
  REJ_PROSE_TAG_MARKER,
  REJ_PROSE_TAG_MARKUP,
  REJ_PROSE_TAG_COMMENT,
  REJ_PROSE_TAG_FIELD,
  REJ_PROSE_TAG_SUGGESTION,
  REJ_PROSE_TAG_WARNING,
  REJ_PROSE_TAG_ERROR,
  REJ_PROSE_N_TAGS,
} RejProseTag;

/**
 * RejProseTags:
 *
 * The tags of a view's buffer: one for each look, and one for each width of what begins a line (a bullet, number signs,
 * a quote sign), so that its further lines stand under its text.
 */
typedef struct _RejProseTags RejProseTags;

RejProseTags *_rej_prose_tags_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void _rej_prose_tags_free (RejProseTags *self);
void _rej_prose_tags_update_colors (RejProseTags *self);
void _rej_prose_tags_update_fonts (RejProseTags *self);
guint _rej_prose_tags_get_n (RejProseTags *self);
GtkTextTag *_rej_prose_tags_get (RejProseTags *self,
                                 guint position);
int _rej_prose_tags_find (RejProseTags *self,
                          GtkTextTag *tag);
int _rej_prose_tags_find_hanging (RejProseTags *self,
                                  guint heading_level,
                                  const char *prefix,
                                  gsize length);

/* Between the files of RejProseStyle alone. */
GtkTextView *_rej_prose_style_get_view (RejProseStyle *self);
RejProseTags *_rej_prose_style_get_tags (RejProseStyle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejProseTags, _rej_prose_tags_free)

G_END_DECLS
