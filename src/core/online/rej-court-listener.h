/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-verification.h"

G_BEGIN_DECLS

/* CourtListener's citation look-up (freelawproject/courtlistener): 64,000 characters and 250 citations a question,
 * 60 citations and 5 questions a minute. */
#define REJ_COURT_LISTENER_MAX_CHARACTERS 64000
#define REJ_COURT_LISTENER_MAX_QUERIES 250
#define REJ_COURT_LISTENER_QUERIES_A_MINUTE 60
#define REJ_COURT_LISTENER_QUESTIONS_A_MINUTE 5

void rej_court_listener_look_up_async (SoupSession *session,
                                       const char *base,
                                       const char *token,
                                       const char *const *queries,
                                       gint64 now,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *rej_court_listener_parse_look_up (const char *json,
                                             gsize length,
                                             const char *const *queries,
                                             gint64 now,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
