/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_START_PAGE (rej_start_page_get_type ())

G_DECLARE_FINAL_TYPE (RejStartPage, rej_start_page, REJ, START_PAGE, AdwNavigationPage)

void rej_start_page_set_workspace (RejStartPage *self,
                                   RejWorkspace *workspace);
gboolean rej_start_page_get_narrow (RejStartPage *self);
void rej_start_page_set_narrow (RejStartPage *self,
                                gboolean narrow);
void rej_start_page_open_menu (RejStartPage *self);

G_END_DECLS
