/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-state.h"

G_BEGIN_DECLS

#define REJ_TEXT_CODE_INDENT 4

/**
 * RejTextLine:
 * @text: the line, without its line end
 * @length: bytes of @text
 * @offset: byte up to which it is read
 * @column: column of @offset, tab stops every four
 * @tab_rest: columns of the tab at @offset that are still to be read; zero where no tab is half read
 * @content: byte offset of the first character from @offset on that is no space or tab
 * @indent: columns from @offset to @content
 * @blank: nothing stands from @offset on
 *
 * A line whose prefix is being read.
 */
typedef struct
{
  const char *text;
  gsize length;
  gsize offset;
  guint column;
  guint tab_rest;
  gsize content;
  guint indent;
  gboolean blank;
} RejTextLine;

/**
 * RejTextListMarker:
 * @kind: %REJ_TEXT_CONTAINER_BULLET or %REJ_TEXT_CONTAINER_ORDERED
 * @character: '-', '+', '*', '.' or ')'
 * @length: bytes
 * @ordinal: the number it gives, zero for a bullet
 *
 * The marker of a list item.
 */
typedef struct
{
  RejTextContainerKind kind;
  char character;
  guint length;
  guint32 ordinal;
} RejTextListMarker;

void rej_text_line_init (RejTextLine *self,
                         const char *text,
                         gsize length);
void rej_text_line_find_content (RejTextLine *self);
void rej_text_line_advance_columns (RejTextLine *self,
                                    guint n_columns);
void rej_text_line_advance_to (RejTextLine *self,
                               gsize offset);

/* What stands at the first character that is no space; each is given the rest of a line. */
guint rej_text_scan_atx_heading (const char *text,
                                 gsize length,
                                 gsize *skip);
guint rej_text_scan_setext_underline (const char *text,
                                      gsize length);
gboolean rej_text_scan_thematic_break (const char *text,
                                       gsize length);
guint rej_text_scan_opening_fence (const char *text,
                                   gsize length);
guint rej_text_scan_closing_fence (const char *text,
                                   gsize length,
                                   char character);
gsize rej_text_scan_note_definition (const char *text,
                                     gsize length,
                                     gsize *label_length);
gboolean rej_text_scan_list_marker (const char *text,
                                    gsize length,
                                    gboolean interrupts_paragraph,
                                    RejTextListMarker *marker);

G_END_DECLS
