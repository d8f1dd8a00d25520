/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "rej-check.h"

G_BEGIN_DECLS

#define REJ_TYPE_PROSE_STYLE (rej_prose_style_get_type ())

/**
 * RejProseStyle:
 *
 * Sets a comment as prose: headings, emphasis, quotes, lists, notes, fields and findings, as the check and its index
 * read them. What changed is set again before the frame that shows it, what is out of sight in slices after it.
 */
G_DECLARE_FINAL_TYPE (RejProseStyle, rej_prose_style, REJ, PROSE_STYLE, GObject)

RejProseStyle *rej_prose_style_new (GtkTextView *view,
                                    RejCheck *check) G_GNUC_WARN_UNUSED_RESULT;
void rej_prose_style_update_fonts (RejProseStyle *self);
void rej_prose_style_snapshot (RejProseStyle *self,
                               GtkSnapshot *snapshot);
gboolean rej_prose_style_is_complete (RejProseStyle *self);

G_END_DECLS
