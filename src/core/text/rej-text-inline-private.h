/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-definitions.h"
#include "rej-text-writer-private.h"

G_BEGIN_DECLS

/**
 * RejTextSegment:
 * @content: byte offset in the content of a leaf
 * @source: byte offset in the source of what stands there
 *
 * Where a stretch of a leaf's content comes from. It goes on until the next segment.
 */
typedef struct
{
  gsize content;
  gsize source;
} RejTextSegment;

/**
 * RejTextContent:
 * @text: the lines of a leaf without their prefixes, with their line ends
 * @length: bytes
 * @segments: where it comes from; the first begins at zero
 * @n_segments: how many
 *
 * What the inlines of a paragraph, heading or cell are read from.
 */
typedef struct
{
  const char *text;
  gsize length;
  const RejTextSegment *segments;
  guint n_segments;
} RejTextContent;

/**
 * RejTextTokenKind:
 *
 * What the scanner of inlines found. What lies between tokens is text.
 */
typedef enum
{
  REJ_TEXT_TOKEN_STAND_IN,
  REJ_TEXT_TOKEN_CODE,
  REJ_TEXT_TOKEN_SOFT_BREAK,
  REJ_TEXT_TOKEN_HARD_BREAK,
  REJ_TEXT_TOKEN_COMMENT,
  REJ_TEXT_TOKEN_MARKUP,
  REJ_TEXT_TOKEN_DELIMITERS,
  REJ_TEXT_TOKEN_BRACKET,
  REJ_TEXT_TOKEN_LINK_START,
  REJ_TEXT_TOKEN_LINK_END,
  REJ_TEXT_TOKEN_NOTE_REFERENCE,
} RejTextTokenKind;

/**
 * RejTextToken:
 * @start: byte offset in the content
 * @end: exclusive
 * @string: where its string lies among the strings: what a stand-in shows, the destination of a link, a label
 * @string_length: bytes of it
 * @kind: a #RejTextTokenKind
 * @character: of delimiters
 * @can_open: delimiters may open emphasis
 * @can_close: they may close it
 * @used_left: how many of the delimiters closed something
 * @used_right: how many opened something
 * @previous: index of the delimiters before that are still in play, or -1
 * @next: index of those after, or -1
 *
 * A piece of inline markup.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 string;
  guint32 string_length;
  guint8 kind;
  char character;
  guint8 can_open;
  guint8 can_close;
  guint32 used_left;
  guint32 used_right;
  gint32 previous;
  gint32 next;
} RejTextToken;

/**
 * RejTextInlines:
 * @writer: where what is found goes
 * @definitions: (nullable): the labels of the document
 * @wanted: (element-type utf8): labels that were looked up
 * @tokens: (element-type RejTextToken): the tokens of the content at hand
 * @styles: (element-type RejTextStyleSpan): its emphasis, in offsets of the content
 * @brackets: the opening brackets that are in play
 * @links: where the links that are open in the writing began
 * @strings: what tokens refer to
 * @last_delimiters: index of the last delimiters in play, or -1
 *
 * Reads inlines; used for one leaf after the other.
 */
typedef struct
{
  RejTextWriter *writer;
  const RejTextDefinitions *definitions;
  GHashTable *wanted;
  GArray *tokens;
  GArray *styles;
  GArray *brackets;
  GArray *links;
  GString *strings;
  gint32 last_delimiters;
} RejTextInlines;

void rej_text_inlines_init (RejTextInlines *self,
                            RejTextWriter *writer,
                            const RejTextDefinitions *definitions);
void rej_text_inlines_release (RejTextInlines *self);
void rej_text_inlines_write (RejTextInlines *self,
                             const RejTextContent *content);

/* Between the files of the reader of inlines. */
void rej_text_inlines_scan (RejTextInlines *self,
                            const char *text,
                            gsize length);
void rej_text_inlines_emit (RejTextInlines *self,
                            const RejTextContent *content);
void rej_text_inlines_push_delimiters (RejTextInlines *self,
                                       const char *text,
                                       gsize length,
                                       gsize start,
                                       gsize end);
void rej_text_inlines_match_delimiters (RejTextInlines *self,
                                        gsize bottom);

static inline RejTextToken *
rej_text_inlines_get_token (RejTextInlines *self,
                            gint32 index)
{
  return &g_array_index (self->tokens, RejTextToken, index);
}

G_END_DECLS
