/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejExportStrip:
 * @space: points to leave free above it, but not at the top of a page
 * @height: its points
 * @repeat_height: points of what is set again above it at the top of a page: the head of its table
 * @keep: whether it must not be the last on its page
 * @notes_end: how many strips of notes have been called for up to and with this one
 * @notes_least: how many of these must stand on the same page, where not all fit
 * @first_piece: the first of its pieces
 * @n_pieces: how many it has
 * @row: of a table, counted over the document from 1; 0 outside of tables
 * @repeat: index of the first strip of the head of its table
 * @n_repeat: how many strips the head has, 0 where there is none to repeat
 *
 * What a page is built from: a line of text over the full width, or a line of every cell of a row. Strips are never cut.
 */
typedef struct
{
  double space;
  double height;
  double repeat_height;
  gboolean keep;
  guint notes_end;
  guint notes_least;
  guint first_piece;
  guint n_pieces;
  guint row;
  guint repeat;
  guint n_repeat;
} RejExportStrip;

/**
 * RejExportPage:
 * @first: its first strip
 * @end: the strip after its last
 * @first_note: its first strip of notes
 * @end_note: the strip of notes after its last
 * @notes_height: points its notes take, without the rule above them
 *
 * What stands on a page.
 */
typedef struct
{
  guint first;
  guint end;
  guint first_note;
  guint end_note;
  double notes_height;
} RejExportPage;

GArray *rej_export_break_pages (const GArray *strips,
                                const GArray *note_strips,
                                double height,
                                double rule_height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
