/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-comment-view.h"

G_BEGIN_DECLS

#define REJ_TYPE_FIND_BAR (rej_find_bar_get_type ())

/**
 * RejFindBar:
 *
 * Looks for words in the text as it is read, and replaces them. Looks on in slices while the text is large or changes.
 */
G_DECLARE_FINAL_TYPE (RejFindBar, rej_find_bar, REJ, FIND_BAR, AdwBin)

void rej_find_bar_set_view (RejFindBar *self,
                            RejCommentView *view);
void rej_find_bar_open (RejFindBar *self,
                        gboolean replace);
void rej_find_bar_close (RejFindBar *self);
gboolean rej_find_bar_get_open (RejFindBar *self);
void rej_find_bar_look_for (RejFindBar *self,
                            const char *pattern);
gboolean rej_find_bar_go (RejFindBar *self,
                          gboolean forward);
gboolean rej_find_bar_replace (RejFindBar *self,
                               const char *replacement);
void rej_find_bar_replace_all (RejFindBar *self,
                               const char *replacement);
const char *rej_find_bar_get_count (RejFindBar *self);

G_END_DECLS
