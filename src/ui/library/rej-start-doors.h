/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_START_DOORS (rej_start_doors_get_type ())

/**
 * RejStartDoors:
 *
 * The three ways into a comment: a campaign, a rule, a blank page. They activate the actions "win.new-comment",
 * "win.new-comment-from-rule" and "win.new-blank-comment" of the window; the signal `chosen` comes before.
 */
G_DECLARE_FINAL_TYPE (RejStartDoors, rej_start_doors, REJ, START_DOORS, AdwBin)

G_END_DECLS
