/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rej_file_writer_replace (const char *path,
                                  GBytes *bytes,
                                  GError **error);
gboolean rej_file_writer_replace_file (GFile *file,
                                       GBytes *bytes,
                                       const char *etag,
                                       char **new_etag,
                                       GCancellable *cancellable,
                                       GError **error);
void rej_file_writer_replace_file_async (GFile *file,
                                         GBytes *bytes,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean rej_file_writer_replace_file_finish (GFile *file,
                                              GAsyncResult *result,
                                              GError **error);
GBytes *rej_file_writer_read (const char *path,
                              gsize limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
