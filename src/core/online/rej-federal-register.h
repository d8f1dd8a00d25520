/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-verification.h"

G_BEGIN_DECLS

/* The Federal Register's API, version 1 (usnationalarchives/federalregister-api-core). It takes five questions a
 * second, and knows documents since 1994. */
#define REJ_FEDERAL_REGISTER_FIRST_VOLUME 59
#define REJ_FEDERAL_REGISTER_MAX_QUERIES 40

void rej_federal_register_look_up_async (SoupSession *session,
                                         const char *base,
                                         const char *const *queries,
                                         gint64 now,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *rej_federal_register_parse_look_up (const char *json,
                                               gsize length,
                                               const char *const *queries,
                                               gint64 now,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean rej_federal_register_is_number (const char *number);
char *rej_federal_register_parse_document (const char *json,
                                           gsize length,
                                           const char *number,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_federal_register_fetch_async (SoupSession *session,
                                       const char *base,
                                       const char *number,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean rej_federal_register_fetch_finish (GAsyncResult *result,
                                            GBytes **document,
                                            GBytes **xml,
                                            GError **error);

G_END_DECLS
