/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_TRASH_PAGE (rej_trash_page_get_type ())

/**
 * RejTrashPage:
 *
 * The comments that were thrown away, to be restored or deleted for good.
 */
G_DECLARE_FINAL_TYPE (RejTrashPage, rej_trash_page, REJ, TRASH_PAGE, AdwNavigationPage)

RejTrashPage *rej_trash_page_new (RejWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
