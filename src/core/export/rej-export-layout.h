/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "rej-export-document.h"
#include "rej-export-pages.h"
#include "rej-export.h"

G_BEGIN_DECLS

/**
 * RejExportBox:
 * @tag: the name of a structure element of PDF (ISO 32000-1, 14.8.4)
 * @parent: (nullable): the element around it; %NULL for the document and for notes
 * @heading: (nullable): the heading it is, for the outline
 * @note: the number of the note it is, or 0
 *
 * An element of the structure that a reader aloud goes through.
 */
typedef struct _RejExportBox RejExportBox;
struct _RejExportBox
{
  const char *tag;
  const RejExportBox *parent;
  const RejExportBlock *heading;
  guint note;
};

/**
 * RejExportPiece:
 * @line: (nullable): a line of text; %NULL for a rule across
 * @block: (nullable): the block whose text the line is from
 * @box: (nullable): the element it belongs to; %NULL for a rule
 * @x: points from the left margin
 * @width: points it may take
 * @baseline: points from the top of its strip
 *
 * What stands in a strip.
 */
typedef struct
{
  PangoLayoutLine *line;
  const RejExportBlock *block;
  const RejExportBox *box;
  double x;
  double width;
  double baseline;
} RejExportPiece;

/**
 * RejExportRow:
 * @n_columns: how many cells
 * @edges: n_columns + 1 points from the left margin; owned by the layout
 *
 * The grid of a row of a table.
 */
typedef struct
{
  guint n_columns;
  const double *edges;
} RejExportRow;

/**
 * RejExportLayout:
 * @strips: (element-type RejExportStrip): the text
 * @note_strips: (element-type RejExportStrip): the notes, as they are called for
 * @pieces: (element-type RejExportPiece): of both
 * @rows: (element-type RejExportRow): the rows of all tables
 *
 * A document set in lines, before it is put on pages.
 */
typedef struct
{
  GArray *strips;
  GArray *note_strips;
  GArray *pieces;
  GArray *rows;

  /* private */
  PangoContext *context;
  const char *family;
  GPtrArray *layouts;
  GPtrArray *boxes;
  GPtrArray *blocks;
  GPtrArray *edges;
  const RejExportDocument *document;
  GArray *target;
  gboolean *called;
  GQueue waiting;
  GArray *labels;
  double space;
  double width;
  gboolean in_notes;
  guint last_note;
  RejExportBox *root;
} RejExportLayout;

RejExportLayout *rej_export_layout_new (const RejExportDocument *document,
                                        const RejExportDetails *details,
                                        const char *family,
                                        PangoContext *context,
                                        double width) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_export_layout_run (RejExportLayout *self,
                                RejExportProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);
void rej_export_layout_free (RejExportLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejExportLayout, rej_export_layout_free)

G_END_DECLS
