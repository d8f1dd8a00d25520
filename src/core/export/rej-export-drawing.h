/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export-layout.h"

G_BEGIN_DECLS

/**
 * RejExportDrawing:
 *
 * Draws the pages of a layout on a PDF surface, with the structure that a reader aloud needs.
 */
typedef struct _RejExportDrawing RejExportDrawing;

RejExportDrawing *rej_export_drawing_new (const RejExportLayout *layout,
                                          cairo_t *cr,
                                          double left,
                                          double top,
                                          double height) G_GNUC_WARN_UNUSED_RESULT;
void rej_export_drawing_free (RejExportDrawing *self);
void rej_export_drawing_draw_page (RejExportDrawing *self,
                                   const RejExportPage *page,
                                   guint number);
void rej_export_drawing_begin_artifact (RejExportDrawing *self);
void rej_export_drawing_end_artifact (RejExportDrawing *self);
void rej_export_drawing_end_structure (RejExportDrawing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejExportDrawing, rej_export_drawing_free)

G_END_DECLS
