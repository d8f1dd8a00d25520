/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-online-fetch.h"

G_BEGIN_DECLS

typedef struct _RejOnlineLookUp RejOnlineLookUp;

/* Makes something of an answer; `NULL` with an error where it cannot. */
typedef gpointer (*RejOnlineReader) (const RejOnlineLookUp *look_up,
                                     const RejOnlineAnswer *answer,
                                     GError **error);

/**
 * RejOnlineLookUp:
 * @queries: (nullable) (array zero-terminated=1): what is asked
 * @date: (nullable): the day the answer is for
 * @now: the time, in microseconds since 1970
 * @read: reads the answer
 * @free_result: frees what @read makes
 *
 * A question of a service, as the reader of its answer needs it.
 */
struct _RejOnlineLookUp
{
  const char *const *queries;
  const char *date;
  gint64 now;
  RejOnlineReader read;
  GDestroyNotify free_result;
};

void rej_online_look_up_async (SoupSession *session,
                               const char *address,
                               const char *authorization,
                               const char *form,
                               const RejOnlineLookUp *look_up,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gpointer rej_online_look_up_finish (GAsyncResult *result,
                                    gint64 *wait,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
