/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RejFileWriterState:
 * @etag: (nullable): how GIO names the state of the file
 * @sha256: (nullable): the SHA-256 of its bytes, hexadecimal
 *
 * The state in which a file was read or written last.
 */
typedef struct
{
  const char *etag;
  const char *sha256;
} RejFileWriterState;

GFile *rej_file_writer_dup_real (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_file_writer_write (GFile *file,
                                GBytes *bytes,
                                gboolean overwrite,
                                GCancellable *cancellable,
                                GError **error);
void rej_file_writer_write_async (GFile *file,
                                  GBytes *bytes,
                                  gboolean overwrite,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rej_file_writer_write_finish (GFile *file,
                                       GAsyncResult *result,
                                       GError **error);
gboolean rej_file_writer_update (GFile *file,
                                 GBytes *bytes,
                                 const RejFileWriterState *state,
                                 char **new_etag,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
