/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cli.h"
#include "rej-filing-journal.h"
#include "rej-regulations.h"

G_BEGIN_DECLS

/* The library and regulations.gov from the command line: each asynchronous call is waited for. */

void rej_cli_take_result (GObject *object,
                          GAsyncResult *result,
                          gpointer user_data);
GAsyncResult *rej_cli_wait (GAsyncResult **result);

RejLibrary *rej_cli_open_library (const char *folder,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejStoredFile *rej_cli_store_file (RejLibrary *library,
                                   GFile *file,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_cli_load_file (RejLibrary *library,
                            const char *sha256,
                            GFile *file,
                            GError **error);
RejFiling *rej_cli_load_filing (RejLibrary *library,
                                gint64 id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_cli_list_filings (RejLibrary *library,
                                 const char *text_sha256,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_cli_read_receipt (const char *text,
                               gint64 *id);

RejRegulations *rej_cli_open_regulations (const char *base,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
