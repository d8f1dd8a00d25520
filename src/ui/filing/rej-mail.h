/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A message in the writer's mail program. Whether it is sent is the writer's affair, and nobody tells us. */

void rej_mail_compose_async (GtkWindow *parent,
                             const char *address,
                             const char *subject,
                             const char *body,
                             const char *mailto,
                             GListModel *files,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rej_mail_compose_finish (GAsyncResult *result,
                                  gboolean *has_files,
                                  GError **error);

G_END_DECLS
