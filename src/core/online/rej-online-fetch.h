/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-online.h"

G_BEGIN_DECLS

/* An answer that makes sense is far shorter; the text of a rule is given its own limit. */
#define REJ_ONLINE_MAX_ANSWER (8 * 1024 * 1024)

/**
 * RejOnlineAnswer:
 * @status: status of HTTP
 * @body: what came
 * @retry_after: (nullable): the header of this name
 *
 * What a service answered.
 */
typedef struct
{
  guint status;
  GBytes *body;
  char *retry_after;
} RejOnlineAnswer;

void rej_online_answer_free (RejOnlineAnswer *self);

void rej_online_fetch_async (SoupSession *session,
                             const char *address,
                             const char *authorization,
                             const char *form,
                             gsize max_bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RejOnlineAnswer *rej_online_fetch_finish (GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

gint64 rej_online_answer_get_wait (const RejOnlineAnswer *self,
                                   gint64 now);
gboolean rej_online_answer_check (const RejOnlineAnswer *self,
                                  RejOnlineService service,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejOnlineAnswer, rej_online_answer_free)

G_END_DECLS
