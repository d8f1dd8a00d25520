/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REJ_TYPE_LAYOUT_KEEPER (rej_layout_keeper_get_type ())

/**
 * RejLayoutKeeper:
 *
 * Has the text laid out before a frame is drawn. GTK draws a frame right behind the events it held back for it, ahead of
 * the idle in which GtkTextView lays out what changed; the view does so while it is drawn then, and moves a scrollbar that
 * has its place already: "Trying to snapshot GtkGizmo without a current allocation".
 */
G_DECLARE_FINAL_TYPE (RejLayoutKeeper, rej_layout_keeper, REJ, LAYOUT_KEEPER, GObject)

RejLayoutKeeper *rej_layout_keeper_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
