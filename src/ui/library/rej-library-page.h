/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_LIBRARY_PAGE (rej_library_page_get_type ())

/**
 * RejLibraryPage:
 *
 * The first page: the writer's comments, and the campaigns to start from.
 *
 * The property `narrow` leaves out what does not fit a narrow window; `selecting` has several comments chosen.
 */
G_DECLARE_FINAL_TYPE (RejLibraryPage, rej_library_page, REJ, LIBRARY_PAGE, AdwBin)

void rej_library_page_set_workspace (RejLibraryPage *self,
                                     RejWorkspace *workspace);
void rej_library_page_search (RejLibraryPage *self,
                              const char *words);
void rej_library_page_focus (RejLibraryPage *self);
void rej_library_page_open_menu (RejLibraryPage *self);

G_END_DECLS
