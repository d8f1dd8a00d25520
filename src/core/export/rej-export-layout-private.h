/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export-layout.h"

G_BEGIN_DECLS

/* How a block is set: points, and whether it is bold or slanted as a whole. */
typedef struct
{
  double size;
  double leading;
  gboolean is_bold;
  gboolean is_italic;
} RejExportFace;

RejExportBox *rej_export_layout_add_box (RejExportLayout *self,
                                         const char *tag,
                                         const RejExportBox *parent);
PangoLayout *rej_export_layout_add_text (RejExportLayout *self,
                                         const RejExportBlock *block,
                                         const RejExportFace *face,
                                         double width);
double rej_export_layout_measure_line (PangoLayoutLine *line,
                                       double leading,
                                       double *baseline);
void rej_export_layout_call_notes (RejExportLayout *self,
                                   guint strip,
                                   const RejExportBlock *block,
                                   PangoLayoutLine *line);
RejExportStrip *rej_export_layout_add_strip (RejExportLayout *self,
                                             double height,
                                             double baseline);
void rej_export_layout_add_piece (RejExportLayout *self,
                                  const RejExportPiece *piece);
void rej_export_layout_add_table (RejExportLayout *self,
                                  const RejExportBlock *table,
                                  const RejExportBox *parent,
                                  double x,
                                  double width);

G_END_DECLS
