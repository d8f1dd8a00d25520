/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_APPLICATION (rej_application_get_type ())

G_DECLARE_FINAL_TYPE (RejApplication, rej_application, REJ, APPLICATION, AdwApplication)

RejApplication *rej_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejWorkspace *rej_application_get_workspace (RejApplication *self);
void rej_application_remind (RejApplication *self,
                             GDateTime *now);

G_END_DECLS
