/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filing.h"

G_BEGIN_DECLS

/* Copies of the files of a filing, in a folder of the writer's. */

void rej_file_saver_save_async (RejLibrary *library,
                                const RejFiling *filing,
                                const char *letter,
                                GFile *folder,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GListModel *rej_file_saver_save_finish (GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
