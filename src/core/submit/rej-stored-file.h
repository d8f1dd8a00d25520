/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-library.h"

G_BEGIN_DECLS

void rej_stored_file_write_async (RejLibrary *library,
                                  const char *sha256,
                                  GFile *file,
                                  gboolean overwrite,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rej_stored_file_write_finish (GAsyncResult *result,
                                       GError **error);

G_END_DECLS
