/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the comment box of regulations.gov takes, in characters and in bytes alike (its API's documentation: "If a
 * field has a maximum length, it applies to both the number of characters and the number of bytes."). */
#define REJ_COMMENT_BOX_LIMIT 5000

/**
 * RejCommentBoxSize:
 * @characters: characters of the text as filed, line ends as LF
 * @bytes: UTF-8 bytes of the same
 * @line_ends: how many line ends it has: with CR LF, both numbers are higher by it
 *
 * How much of the comment box a text takes.
 */
typedef struct
{
  guint characters;
  guint bytes;
  guint line_ends;
} RejCommentBoxSize;

void rej_comment_box_measure (const char *text,
                              gsize length,
                              RejCommentBoxSize *size);
gboolean rej_comment_box_fits (const RejCommentBoxSize *size);
gboolean rej_comment_box_fits_with_crlf (const RejCommentBoxSize *size);

/**
 * RejCommentBoxCharacter:
 * @start: byte offset of the first character
 * @end: byte offset behind the last
 * @is_emoji: %TRUE: an emoji, which the box does not take; %FALSE: beyond the basic plane, which it may not take
 *
 * A character, or several shown as one, that the comment box of regulations.gov may refuse.
 */
typedef struct
{
  gsize start;
  gsize end;
  gboolean is_emoji;
} RejCommentBoxCharacter;

gboolean rej_comment_box_find_next (const char *text,
                                    gsize length,
                                    gsize from,
                                    RejCommentBoxCharacter *character);

G_END_DECLS
