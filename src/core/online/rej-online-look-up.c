/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-look-up.h"

/* A look-up on its way; owns what @look_up points to. */
typedef struct
{
  RejOnlineLookUp look_up;
  char **queries;
  char *date;
  gint64 wait;
} Asking;

static void
asking_free (Asking *asking)
{
  g_strfreev (asking->queries);
  g_free (asking->date);
  g_free (asking);
}

static void
fetched_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RejOnlineAnswer) answer = rej_online_fetch_finish (result, &error);
  gpointer found = NULL;

  if (answer != NULL)
    {
      asking->wait = rej_online_answer_get_wait (answer, asking->look_up.now);
      found = asking->look_up.read (&asking->look_up, answer, &error);
    }
  if (found != NULL)
    g_task_return_pointer (task, found, asking->look_up.free_result);
  else
    g_task_return_error (task, error);
}

/**
 * rej_online_look_up_async:
 * @session: what to ask with
 * @address: a whole address
 * @authorization: (nullable): the header of this name
 * @form: (nullable): what to post; without it the address is got
 * @look_up: the question; copied
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks a service, once.
 */
void
rej_online_look_up_async (SoupSession *session,
                          const char *address,
                          const char *authorization,
                          const char *form,
                          const RejOnlineLookUp *look_up,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  asking->queries = g_strdupv ((char **) look_up->queries);
  asking->date = g_strdup (look_up->date);
  asking->look_up = *look_up;
  asking->look_up.queries = (const char *const *) asking->queries;
  asking->look_up.date = asking->date;
  g_task_set_source_tag (task, rej_online_look_up_async);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  rej_online_fetch_async (session, address, authorization, form, REJ_ONLINE_MAX_ANSWER, cancellable, fetched_cb, task);
}

/**
 * rej_online_look_up_finish:
 * @result: what the callback was given, perhaps of a question that was not sent
 * @wait: (out): microseconds the service wants to be left alone, with an error
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the reader made of the answer
 */
gpointer
rej_online_look_up_finish (GAsyncResult *result,
                           gint64 *wait,
                           GError **error)
{
  const Asking *asking = g_task_get_task_data (G_TASK (result));

  *wait = asking != NULL ? asking->wait : 0;
  return g_task_propagate_pointer (G_TASK (result), error);
}
