/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_POSTED_WATCH (rej_posted_watch_get_type ())

/**
 * RejPostedWatch:
 *
 * Asks regulations.gov at most once a day whether filed comments are posted, while the program runs, where the writer
 * wants that and a key is kept.
 */
G_DECLARE_FINAL_TYPE (RejPostedWatch, rej_posted_watch, REJ, POSTED_WATCH, GObject)

RejPostedWatch *rej_posted_watch_new (RejWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void rej_posted_watch_look (RejPostedWatch *self);

G_END_DECLS
