/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_PRIVATE_NAMES (rej_private_names_get_type ())

/**
 * RejPrivateNames:
 *
 * The names that the writer never wants to mention, in any comment. The library keeps them, and they leave it never.
 * Signal `changed`: there are others now.
 */
G_DECLARE_FINAL_TYPE (RejPrivateNames, rej_private_names, REJ, PRIVATE_NAMES, GObject)

RejPrivateNames *rej_private_names_of (RejWorkspace *workspace);
const char *const *rej_private_names_get (RejPrivateNames *self);
void rej_private_names_set (RejPrivateNames *self,
                            const char *const *names);

G_END_DECLS
