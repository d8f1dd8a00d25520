/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_PLACE_KEEPER (rej_place_keeper_get_type ())

/**
 * RejPlaceKeeper:
 *
 * Remembers where the writer is in a comment, and goes there when it is opened again.
 */
G_DECLARE_FINAL_TYPE (RejPlaceKeeper, rej_place_keeper, REJ, PLACE_KEEPER, GObject)

RejPlaceKeeper *rej_place_keeper_new (RejDocument *document,
                                      GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void rej_place_keeper_keep (RejPlaceKeeper *self);

G_END_DECLS
