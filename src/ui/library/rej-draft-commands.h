/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

/* What may be done with drafts of the library that are not open. How it went is said in the window of a widget. */

void rej_draft_commands_duplicate (RejWorkspace *workspace,
                                   GtkWidget *widget,
                                   gint64 id);
void rej_draft_commands_trash (RejWorkspace *workspace,
                               GtkWidget *widget,
                               GArray *ids,
                               gboolean trashed);
void rej_draft_commands_delete (RejWorkspace *workspace,
                                GtkWidget *widget,
                                GArray *ids);

G_END_DECLS
