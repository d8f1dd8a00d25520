/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rej_focus_veil_get_lines (GtkTextView *view,
                               int *top,
                               int *bottom);
void rej_focus_veil_snapshot (GtkTextView *view,
                              GskRenderNode *node,
                              GtkSnapshot *snapshot);

G_END_DECLS
