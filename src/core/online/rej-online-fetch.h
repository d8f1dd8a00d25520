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
 * @is_cut: whether that is not all of it
 * @retry_after: (nullable): the header of this name
 *
 * What a service answered.
 */
typedef struct
{
  guint status;
  GBytes *body;
  gboolean is_cut;
  char *retry_after;
} RejOnlineAnswer;

void rej_online_answer_free (RejOnlineAnswer *self);

/* Called as a body is sent, with the bytes of it that have left so far. */
typedef void (*RejOnlineProgress) (guint64 sent,
                                   gpointer user_data);

/**
 * RejOnlineRequest:
 * @method: the method of HTTP
 * @address: a whole address
 * @api_key: (nullable): the header X-Api-Key
 * @content_type: (nullable): of the body
 * @body: (nullable): the body
 * @stream: (nullable): the body instead, read as it is sent
 * @length: bytes in @stream
 * @max_bytes: how long an answer may be
 * @once: whether it may reach the service once at most, and what is known of an answer counts though the rest is cut off
 * @progress: (nullable): told of the bytes of the body
 * @progress_data: for @progress
 *
 * What to send. It is copied; the streams are held.
 */
typedef struct
{
  const char *method;
  const char *address;
  const char *api_key;
  const char *content_type;
  GBytes *body;
  GInputStream *stream;
  guint64 length;
  gsize max_bytes;
  gboolean once;
  RejOnlineProgress progress;
  gpointer progress_data;
} RejOnlineRequest;

void rej_online_send_async (SoupSession *session,
                            const RejOnlineRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
RejOnlineAnswer *rej_online_send_finish (GAsyncResult *result,
                                         gboolean *has_left,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

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
