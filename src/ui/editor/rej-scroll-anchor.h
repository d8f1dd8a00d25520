/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REJ_TYPE_SCROLL_ANCHOR (rej_scroll_anchor_get_type ())

/**
 * RejScrollAnchor:
 *
 * Keeps what is in sight where it is while the view learns how high the lines above are. GtkTextView does so itself, but
 * loses its top margin each time: in a long text that was pasted or opened in the middle, the text runs away.
 */
G_DECLARE_FINAL_TYPE (RejScrollAnchor, rej_scroll_anchor, REJ, SCROLL_ANCHOR, GObject)

RejScrollAnchor *rej_scroll_anchor_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
