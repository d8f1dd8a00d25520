/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-fetch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-json.h"

#define MAX_REDIRECTS 5
#define PIECE (64 * 1024)

/* One question on its way, with what has come of its answer. */
typedef struct
{
  SoupSession *session;
  GUri *uri;
  const char *method;
  char *authorization;
  char *api_key;
  char *content_type;
  GBytes *request_body;
  GInputStream *request_stream;
  guint64 request_length;
  gsize max_bytes;
  gboolean once;
  RejOnlineProgress progress;
  gpointer progress_data;
  guint64 n_sent;
  gboolean has_left; /* a byte of it may be on its way */
  GCancellable *stop; /* of what may be sent once */
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  guint n_redirects;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_object (&fetch->session);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_free (fetch->authorization);
  g_free (fetch->content_type);
  if (fetch->api_key != NULL)
    explicit_bzero (fetch->api_key, strlen (fetch->api_key));
  g_free (fetch->api_key);
  g_clear_pointer (&fetch->request_body, g_bytes_unref);
  g_clear_object (&fetch->request_stream);
  g_clear_object (&fetch->stop);
  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_byte_array_unref (fetch->body);
  g_free (fetch);
}

/**
 * rej_online_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees it.
 */
void
rej_online_answer_free (RejOnlineAnswer *self)
{
  g_bytes_unref (self->body);
  g_free (self->retry_after);
  g_free (self);
}

/* libsoup's words are for programmers; the cause stays in the message for those who can use it. */
static void
return_failure (GTask *task,
                GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *host = g_uri_get_host (fetch->uri);
  g_autoptr (GError) owned = error;

  /* What is not of the network is of the stream that was to be sent, and in words of its own. */
  if ((g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !fetch->once) ||
      (error->domain != G_IO_ERROR && error->domain != G_TLS_ERROR && error->domain != G_RESOLVER_ERROR && error->domain != SOUP_SESSION_ERROR))
    g_task_return_error (task, g_steal_pointer (&owned));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_UNREACHABLE,
                             /* Translators: %s is the name of a computer, such as www.ecfr.gov */
                             _ ("%s did not answer in time. Try again later."), host);
  else if (error->domain == G_TLS_ERROR)
    g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_UNREACHABLE,
                             /* Translators: the first %s is the name of a computer, the second what is wrong, in English */
                             _ ("No safe connection to %s could be made: %s."), host, error->message);
  else if (error->domain == G_RESOLVER_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_UNREACHABLE,
                             /* Translators: %s is the name of a computer, such as www.ecfr.gov */
                             _ ("%s cannot be reached. This computer may be offline."), host);
  else
    g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_UNREACHABLE,
                             /* Translators: the first %s is the name of a computer, the second what is wrong, in English */
                             _ ("The connection to %s failed: %s."), host, error->message);
}

static void
return_answer (GTask *task,
               gboolean is_cut)
{
  Fetch *fetch = g_task_get_task_data (task);
  RejOnlineAnswer *answer = g_new0 (RejOnlineAnswer, 1);

  answer->status = soup_message_get_status (fetch->message);
  answer->retry_after = g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Retry-After"));
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  answer->is_cut = is_cut;
  fetch->body = g_byte_array_new ();
  g_task_return_pointer (task, answer, (GDestroyNotify) rej_online_answer_free);
}

static void piece_read_cb (GObject *object,
                           GAsyncResult *result,
                           gpointer user_data);

/* Takes the task. */
static void
read_piece (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetch->stream, PIECE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), piece_read_cb, task);
}

static void
piece_read_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  /* The status says what became of the request, whatever becomes of the rest. */
  if (piece == NULL && fetch->once)
    {
      g_error_free (error);
      return_answer (task, TRUE);
      return;
    }
  if (piece == NULL)
    {
      return_failure (task, error);
      return;
    }
  if (g_bytes_get_size (piece) > 0)
    {
      g_byte_array_append (fetch->body, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
      if (fetch->body->len > fetch->max_bytes && fetch->once)
        return_answer (task, TRUE);
      else if (fetch->body->len > fetch->max_bytes)
        g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_TOO_LARGE,
                                 /* Translators: %s is the name of a computer, such as www.ecfr.gov */
                                 _ ("The answer of %s is longer than it can rightly be, and was not read to its end."), g_uri_get_host (fetch->uri));
      else
        read_piece (g_steal_pointer (&task));
      return;
    }

  return_answer (task, FALSE);
}

static void send_message (GTask *task);

/* Within the same computer a service may move its things; what is asked goes to no other. */
static gboolean
follow_redirect (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) target = location != NULL ? g_uri_parse_relative (fetch->uri, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (target == NULL || !g_str_equal (fetch->method, SOUP_METHOD_GET) || ++fetch->n_redirects > MAX_REDIRECTS || !g_str_equal (g_uri_get_scheme (target), g_uri_get_scheme (fetch->uri)) ||
      g_strcmp0 (g_uri_get_host (target), g_uri_get_host (fetch->uri)) != 0 || g_uri_get_port (target) != g_uri_get_port (fetch->uri))
    {
      g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_REDIRECT,
                               /* Translators: %s is the name of a computer, such as www.ecfr.gov */
                               _ ("%s sends the question on to another address. It was not sent there."), g_uri_get_host (fetch->uri));
      return FALSE;
    }
  g_uri_unref (fetch->uri);
  fetch->uri = g_steal_pointer (&target);
  return TRUE;
}

static void
sent_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  guint status = 0;

  g_clear_object (&fetch->stream);
  fetch->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (fetch->stream == NULL)
    {
      return_failure (task, error);
      return;
    }
  status = soup_message_get_status (fetch->message);
  if (status >= 300 && status < 400)
    {
      if (follow_redirect (task))
        send_message (g_steal_pointer (&task));
      return;
    }
  read_piece (g_steal_pointer (&task));
}

static void
starting_cb (SoupMessage *message,
             Fetch *fetch)
{
  /* The layers below repeat what they think harmless. They are not to decide that. */
  if (fetch->once && fetch->has_left)
    g_cancellable_cancel (fetch->stop);
  fetch->has_left = TRUE;
}

static void
wrote_body_data_cb (SoupMessage *message,
                    guint chunk_size,
                    Fetch *fetch)
{
  fetch->n_sent += chunk_size;
  if (fetch->progress != NULL)
    fetch->progress (fetch->n_sent, fetch->progress_data);
}

/* Takes the task. */
static void
send_message (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = NULL;

  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (fetch->method, fetch->uri);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  /* On a connection that stood open the service may just have hung up. */
  if (fetch->once)
    soup_message_add_flags (fetch->message, SOUP_MESSAGE_NEW_CONNECTION);
  headers = soup_message_get_request_headers (fetch->message);
  if (fetch->authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", fetch->authorization);
  if (fetch->api_key != NULL)
    soup_message_headers_replace (headers, "X-Api-Key", fetch->api_key);
  if (fetch->request_stream != NULL)
    soup_message_set_request_body (fetch->message, fetch->content_type, fetch->request_stream, (gssize) fetch->request_length);
  else if (fetch->request_body != NULL)
    soup_message_set_request_body_from_bytes (fetch->message, fetch->content_type, fetch->request_body);
  g_signal_connect (fetch->message, "starting", G_CALLBACK (starting_cb), fetch);
  g_signal_connect (fetch->message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), fetch);
  soup_session_send_async (fetch->session, fetch->message, G_PRIORITY_DEFAULT, fetch->once ? fetch->stop : g_task_get_cancellable (task), sent_cb, task);
}

/* Takes the task, whose data it sets. */
static void
start_fetch (GTask *task,
             Fetch *fetch,
             SoupSession *session,
             const char *address)
{
  fetch->session = g_object_ref (session);
  fetch->body = g_byte_array_new ();
  fetch->uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  if (fetch->uri == NULL || g_uri_get_host (fetch->uri) == NULL)
    {
      g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ADDRESS,
                               /* Translators: %s is an address of the web */
                               _ ("“%s” is not an address."), address);
      g_object_unref (task);
      return;
    }
  send_message (task);
}

/**
 * rej_online_send_async:
 * @session: what to send with
 * @request: what to send
 * @cancellable: (nullable): to stop it; `NULL` for what may be sent once, since nobody could tell what became of it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sends a request, its body in pieces. A status above 299 is an answer like any other; a redirect is followed for GET
 * alone, and to the same computer alone.
 */
void
rej_online_send_async (SoupSession *session,
                       const RejOnlineRequest *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = NULL;
  Fetch *fetch = NULL;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (request != NULL && request->method != NULL && request->address != NULL);
  g_return_if_fail (!request->once || cancellable == NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_online_send_async);
  fetch = g_new0 (Fetch, 1);
  fetch->method = g_intern_string (request->method);
  fetch->api_key = g_strdup (request->api_key);
  fetch->content_type = g_strdup (request->content_type);
  fetch->request_body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  fetch->request_stream = request->stream != NULL ? g_object_ref (request->stream) : NULL;
  fetch->request_length = request->length;
  fetch->max_bytes = request->max_bytes;
  fetch->once = request->once;
  fetch->stop = request->once ? g_cancellable_new () : NULL;
  fetch->progress = request->progress;
  fetch->progress_data = request->progress_data;
  start_fetch (task, fetch, session, request->address);
}

/**
 * rej_online_send_finish:
 * @result: what the callback was given
 * @has_left: (out) (optional): whether a byte of it may have left this computer; %FALSE is certain
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
RejOnlineAnswer *
rej_online_send_finish (GAsyncResult *result,
                        gboolean *has_left,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (has_left != NULL)
    *has_left = ((Fetch *) g_task_get_task_data (G_TASK (result)))->has_left;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rej_online_fetch_async:
 * @session: what to ask with
 * @address: a whole address
 * @authorization: (nullable): the header of this name
 * @form: (nullable): what to post, encoded; %NULL to get
 * @max_bytes: how long an answer may be
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks a service one thing. A status above 299 is an answer like any other.
 */
void
rej_online_fetch_async (SoupSession *session,
                        const char *address,
                        const char *authorization,
                        const char *form,
                        gsize max_bytes,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = NULL;
  Fetch *fetch = NULL;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (address != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_online_fetch_async);
  fetch = g_new0 (Fetch, 1);
  fetch->method = form != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET;
  fetch->authorization = g_strdup (authorization);
  if (form != NULL)
    {
      fetch->content_type = g_strdup (SOUP_FORM_MIME_TYPE_URLENCODED);
      fetch->request_body = g_bytes_new (form, strlen (form));
    }
  fetch->max_bytes = max_bytes;
  start_fetch (task, fetch, session, address);
}

/**
 * rej_online_fetch_finish:
 * @result: what the callback was given
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
RejOnlineAnswer *
rej_online_fetch_finish (GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* CourtListener says in its answer when it may be asked again. */
static gint64
read_wait_until (const RejOnlineAnswer *self)
{
  gsize length = 0;
  const char *json = g_bytes_get_data (self->body, &length);
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, NULL);
  JsonObject *object = rej_json_get_object (root);
  const char *until = object != NULL ? rej_json_get_string (object, "wait_until") : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = until != NULL ? g_date_time_new_from_iso8601 (until, utc) : NULL;

  return time != NULL ? g_date_time_to_unix_usec (time) : 0;
}

/**
 * rej_online_answer_get_wait:
 * @self: an answer of status 429 or 503
 * @now: microseconds since 1970
 *
 * Reads how long the service wants to be left alone.
 *
 * Returns: microseconds, 0 where it does not say
 */
gint64
rej_online_answer_get_wait (const RejOnlineAnswer *self,
                            gint64 now)
{
  gint64 until = read_wait_until (self);
  guint64 seconds = 0;

  if (until > now)
    return until - now;
  if (self->retry_after != NULL && g_ascii_string_to_unsigned (self->retry_after, 10, 0, 7 * 24 * 3600, &seconds, NULL))
    return (gint64) seconds * G_USEC_PER_SEC;
  if (self->retry_after != NULL)
    {
      g_autoptr (GDateTime) time = soup_date_time_new_from_http_string (self->retry_after);

      if (time != NULL)
        return MAX (g_date_time_to_unix_usec (time) - now, 0);
    }
  return 0;
}

/**
 * rej_online_answer_check:
 * @self: an answer
 * @service: who gave it
 * @error: return location for an error of #RejOnlineError
 *
 * Tells an answer to work with from one that reports a fault.
 *
 * Returns: whether its status is 200
 */
gboolean
rej_online_answer_check (const RejOnlineAnswer *self,
                         RejOnlineService service,
                         GError **error)
{
  const char *title = rej_online_service_get_title (service);

  if (self->status == SOUP_STATUS_OK)
    return TRUE;
  if (self->status == SOUP_STATUS_NOT_FOUND)
    /* Translators: %s is the name of a service, such as Federal Register */
    g_set_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_NOT_FOUND, _ ("%s has nothing under this number."), title);
  else if (self->status == SOUP_STATUS_UNAUTHORIZED || self->status == SOUP_STATUS_FORBIDDEN)
    /* Translators: %s is the name of a service, such as CourtListener */
    g_set_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_KEY, _ ("%s did not accept the question. If it wants a token, look whether yours is complete."), title);
  else if (self->status == 429)
    /* Translators: %s is the name of a service, such as CourtListener */
    g_set_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_TOO_MANY, _ ("%s takes no more questions for now. Try again later."), title);
  else
    g_set_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_REFUSED,
                 /* Translators: %s is the name of a service, %u a number such as 500 */
                 _ ("%s could not answer (status %u). Try again later."), title, self->status);
  return FALSE;
}
