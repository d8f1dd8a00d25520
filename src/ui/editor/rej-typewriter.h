/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REJ_TYPE_TYPEWRITER (rej_typewriter_get_type ())

/**
 * RejTypewriter:
 *
 * Keeps the line that is written in the middle of a text view, as a typewriter does, where its property `enabled` is on.
 * The line stays where it is while the pointer selects.
 */
G_DECLARE_FINAL_TYPE (RejTypewriter, rej_typewriter, REJ, TYPEWRITER, GObject)

RejTypewriter *rej_typewriter_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
