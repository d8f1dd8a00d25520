/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-library.h"

G_BEGIN_DECLS

/* A file that was made here, such as a cleaned copy, on its way into the library. */

void rej_attachment_store_async (RejLibrary *library,
                                 gint64 draft,
                                 const char *name,
                                 GBytes *bytes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
RejStoredFile *rej_attachment_store_finish (RejLibrary *library,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
