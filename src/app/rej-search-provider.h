/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_SEARCH_PROVIDER (rej_search_provider_get_type ())

/**
 * RejSearchProvider:
 *
 * Finds comments by title, docket and document for the search of the desktop, as org.gnome.Shell.SearchProvider2. It
 * finds nothing until the writer says so in the preferences: titles would show on a screen others may see.
 */
G_DECLARE_FINAL_TYPE (RejSearchProvider, rej_search_provider, REJ, SEARCH_PROVIDER, GObject)

RejSearchProvider *rej_search_provider_new (GApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void rej_search_provider_set_workspace (RejSearchProvider *self,
                                        RejWorkspace *workspace);
gboolean rej_search_provider_export (RejSearchProvider *self,
                                     GDBusConnection *connection,
                                     const char *path,
                                     GError **error);
void rej_search_provider_unexport (RejSearchProvider *self);

G_END_DECLS
