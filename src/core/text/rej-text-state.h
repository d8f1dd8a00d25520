/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REJ_TEXT_STATE_MAX_DEPTH 8
#define REJ_TEXT_STATE_MAX_NOTE_LABEL 63

/**
 * RejTextLeaf:
 * @REJ_TEXT_LEAF_NONE: nothing: a paragraph, a heading or a new container may begin
 * @REJ_TEXT_LEAF_FENCE: a fenced code block
 * @REJ_TEXT_LEAF_HTML_RAW: `script`, `pre` or `style`, up to its end tag
 * @REJ_TEXT_LEAF_HTML_COMMENT: an HTML comment
 * @REJ_TEXT_LEAF_HTML_INSTRUCTION: a processing instruction
 * @REJ_TEXT_LEAF_HTML_DECLARATION: a declaration
 * @REJ_TEXT_LEAF_HTML_CDATA: a CDATA section
 * @REJ_TEXT_LEAF_HTML_BLOCK: a block tag, up to a blank line
 * @REJ_TEXT_LEAF_HTML_ANY: any other tag alone on its line, up to a blank line
 *
 * What the lines of a block belong to while it goes on over a cut. The HTML kinds are those of CommonMark 0.29,
 * section 4.6, in its order.
 */
typedef enum
{
  REJ_TEXT_LEAF_NONE,
  REJ_TEXT_LEAF_HTML_RAW,
  REJ_TEXT_LEAF_HTML_COMMENT,
  REJ_TEXT_LEAF_HTML_INSTRUCTION,
  REJ_TEXT_LEAF_HTML_DECLARATION,
  REJ_TEXT_LEAF_HTML_CDATA,
  REJ_TEXT_LEAF_HTML_BLOCK,
  REJ_TEXT_LEAF_HTML_ANY,
  REJ_TEXT_LEAF_FENCE,
} RejTextLeaf;

/**
 * RejTextContainerKind:
 * @REJ_TEXT_CONTAINER_QUOTE: a block quote; never in a state, since a blank line ends it
 * @REJ_TEXT_CONTAINER_BULLET: an item of a bullet list
 * @REJ_TEXT_CONTAINER_ORDERED: an item of a numbered list
 * @REJ_TEXT_CONTAINER_NOTE: a note
 *
 * What holds other blocks.
 */
typedef enum
{
  REJ_TEXT_CONTAINER_QUOTE = 1,
  REJ_TEXT_CONTAINER_BULLET,
  REJ_TEXT_CONTAINER_ORDERED,
  REJ_TEXT_CONTAINER_NOTE,
} RejTextContainerKind;

/**
 * RejTextContainerFlags:
 * @REJ_TEXT_CONTAINER_HAS_CHILD: something stands in it
 * @REJ_TEXT_CONTAINER_MARKER_DUE: its marker is not filed yet; never in a state
 * @REJ_TEXT_CONTAINER_CLOSED: the item has ended, its list has not
 *
 * What else is known of an open container.
 */
typedef enum
{
  REJ_TEXT_CONTAINER_HAS_CHILD = 1 << 0,
  REJ_TEXT_CONTAINER_MARKER_DUE = 1 << 1,
  REJ_TEXT_CONTAINER_CLOSED = 1 << 2,
} RejTextContainerFlags;

/**
 * RejTextLeafFlags:
 * @REJ_TEXT_LEAF_STARTED: a line of it was filed in a block before
 * @REJ_TEXT_LEAF_IN_COMMENT: inside an HTML comment that stands in a block tag
 *
 * What else is known of an open leaf.
 */
typedef enum
{
  REJ_TEXT_LEAF_STARTED = 1 << 0,
  REJ_TEXT_LEAF_IN_COMMENT = 1 << 1,
} RejTextLeafFlags;

/**
 * RejTextStateContainer:
 * @kind: a #RejTextContainerKind
 * @marker: '-', '+', '*', '.' or ')'; zero for a note
 * @indent: columns a line must be indented to stay inside, counted from where the container around it begins
 * @flags: #RejTextContainerFlags
 * @ordinal: the number under which the current item is filed
 *
 * A list item or a note that is open.
 */
typedef struct
{
  guint8 kind;
  guint8 marker;
  guint8 indent;
  guint8 flags;
  guint32 ordinal;
} RejTextStateContainer;

/**
 * RejTextState:
 * @leaf: a #RejTextLeaf
 * @leaf_flags: #RejTextLeafFlags
 * @fence_character: '`' or '~'
 * @fence_indent: characters the fence was indented
 * @fence_length: how many characters the fence has, at most 255
 * @n_containers: how many of @containers are open, outermost first
 * @after_blank: a blank line stood before; only where a container is open
 * @containers: the open list items and notes
 * @note_label: the normalized label of the open note, with "^"; empty without one
 *
 * Where a block begins: in running text, inside a code fence or an HTML block that goes on, and inside which list
 * items and notes. Everything the reading of a block needs of the blocks before it. A zeroed state is the beginning
 * of a document. Unused bytes are zero, so that two states compare by memcmp().
 */
typedef struct
{
  guint8 leaf;
  guint8 leaf_flags;
  guint8 fence_character;
  guint8 fence_indent;
  guint8 fence_length;
  guint8 n_containers;
  guint8 after_blank;
  guint8 reserved;
  RejTextStateContainer containers[REJ_TEXT_STATE_MAX_DEPTH];
  char note_label[REJ_TEXT_STATE_MAX_NOTE_LABEL + 1];
} RejTextState;

gboolean rej_text_state_equal (const RejTextState *a,
                               const RejTextState *b);
gboolean rej_text_line_starts_block (const char *line,
                                     gsize length);

G_END_DECLS
