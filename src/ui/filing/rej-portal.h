/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gunixfdlist.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A request to one of the desktop's portals, for what GTK has no call of its own. */

void rej_portal_ask_async (GtkWindow *parent,
                           const char *interface,
                           const char *method,
                           GVariantDict *options,
                           GUnixFDList *files,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GVariant *rej_portal_ask_finish (GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
