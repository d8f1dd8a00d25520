/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filing.h"

G_BEGIN_DECLS

/* Filings in the library, apart from sending them (RejFiler). */

void rej_filing_load_async (RejLibrary *library,
                            gint64 id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
RejFiling *rej_filing_load_finish (RejLibrary *library,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_filing_list_async (RejLibrary *library,
                            gint64 draft,
                            const char *text_sha256,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *rej_filing_list_finish (RejLibrary *library,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_filing_store_async (RejLibrary *library,
                             const RejFiling *filing,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gint64 rej_filing_store_finish (RejLibrary *library,
                                GAsyncResult *result,
                                gint64 *same,
                                GError **error);
void rej_filing_settle_async (RejLibrary *library,
                              gint64 id,
                              RejFilingState state,
                              const char *tracking,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rej_filing_settle_finish (RejLibrary *library,
                                   GAsyncResult *result,
                                   GError **error);

gboolean rej_filing_needs_key (const RejFiling *filing);

G_END_DECLS
