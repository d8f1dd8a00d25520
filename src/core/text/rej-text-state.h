/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REJ_TEXT_STATE_MAX_DEPTH 8

/**
 * RejTextState:
 *
 * Where a block begins: in running text, inside a code fence or an HTML block that spans blank lines, and inside
 * which list items and notes. Everything the reading of a block needs of the blocks before it. A zeroed state is
 * the beginning of a document. Unused bytes are zero, so that two states compare by memcmp().
 */
typedef struct
{
  guint8 leaf;              /* RejTextLeaf: none, fence, one of the HTML kinds */
  guint8 fence_character;   /* '`' or '~' */
  guint8 fence_indent;      /* columns the fence was indented */
  guint8 n_containers;
  guint32 fence_length;
  struct
  {
    guint8 kind;            /* RejTextContainer: bullet item, ordered item, note */
    guint8 marker;          /* '-', '+', '*', '.', ')' */
    guint8 indent;          /* columns a line must be indented to stay inside */
    guint8 after_blank;     /* a blank line stood before the next item */
    guint32 ordinal;        /* number of the current item */
  } containers[REJ_TEXT_STATE_MAX_DEPTH];
} RejTextState;

gboolean rej_text_state_equal (const RejTextState *a,
                               const RejTextState *b);
gboolean rej_text_line_starts_block (const char *line,
                                     gsize length);

G_END_DECLS
