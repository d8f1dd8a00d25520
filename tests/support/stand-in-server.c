/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-server.h"

#include <string.h>
#include <sys/socket.h>

struct _StandInServer
{
  SoupServer *server;
  char *address;
  StandInFunc answer;
  gpointer user_data;
  GDestroyNotify destroy;
  StandInFault fault;
  guint n_faults;
  gboolean faults_last;
  char *fault_begin;
  GFunc hook;
  gpointer hook_data;
  gboolean closing;
  StandInClock clock;
  gpointer clock_data;
  GPtrArray *requests;
  SoupServerMessage *held; /* of the fault "silent-after", the last */
};

/* What is known of a request before it is all there. */
typedef struct
{
  StandInFault fault;
  GChecksum *checksum; /* of a PUT */
  guint64 size;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_clear_pointer (&arrival->checksum, g_checksum_free);
  g_free (arrival);
}

static Arrival *
get_arrival (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), "stand-in-arrival");
}

static void
request_free (StandInRequest *request)
{
  g_free (request->method);
  g_free (request->target);
  g_free (request->body);
  g_free (request->headers);
  g_free (request);
}

static void
append_header (const char *name,
               const char *value,
               gpointer user_data)
{
  g_string_append_printf (user_data, "%s: %s\n", name, value);
}

static void
remember (StandInServer *self,
          SoupServerMessage *message)
{
  StandInRequest *request = g_new0 (StandInRequest, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GString) headers = g_string_new (NULL);

  soup_message_headers_foreach (soup_server_message_get_request_headers (message), append_header, headers);
  request->method = g_strdup (soup_server_message_get_method (message));
  request->target = g_strdup_printf ("%s%s%s", g_uri_get_path (uri), g_uri_get_query (uri) != NULL ? "?" : "", g_uri_get_query (uri) != NULL ? g_uri_get_query (uri) : "");
  if (get_arrival (message)->checksum != NULL)
    request->body = g_strdup_printf ("%s %" G_GUINT64_FORMAT, g_checksum_get_string (get_arrival (message)->checksum), get_arrival (message)->size);
  else
    request->body = g_strndup (body->data, (gsize) body->length);
  request->headers = g_string_free_and_steal (g_steal_pointer (&headers));
  g_ptr_array_add (self->requests, request);
}

void
stand_in_answer (SoupServerMessage *message,
                 guint status,
                 const char *content_type,
                 const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, content_type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
drop_connection (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
answer_without_end (SoupServerMessage *message)
{
  g_autofree char *piece = g_strnfill (1024 * 1024, ' ');
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  for (guint i = 0; i < 16; i++)
    soup_message_body_append (body, SOUP_MEMORY_COPY, piece, 1024 * 1024);
}

static void
cut_answer (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) whole = soup_message_body_flatten (body);
  g_autofree char *half = g_strndup (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole) / 2);

  soup_message_body_truncate (body);
  soup_message_body_append (body, SOUP_MEMORY_COPY, half, strlen (half));
}

static void
reset_connection (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  const struct linger linger = { 1, 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

static void
echo (StandInServer *self,
      SoupServerMessage *message)
{
  const StandInRequest *request = self->requests->pdata[self->requests->len - 1];
  g_autofree char *all = g_strconcat (request->headers, request->body, NULL);
  g_auto (GStrv) parts = g_strsplit_set (all, "\"\\\n\r\t", -1);
  g_autofree char *line = g_strjoinv (" ", parts);
  g_autofree char *body = g_strdup_printf ("{\"errors\":[{\"status\":\"400\",\"title\":\"Bad request\",\"detail\":\"%s\"}]}", line);

  stand_in_answer (message, SOUP_STATUS_BAD_REQUEST, "application/vnd.api+json", body);
}

static void
answer_status (SoupServerMessage *message,
               guint status,
               const char *title)
{
  g_autofree char *body = g_strdup_printf ("{\"errors\":[{\"status\":\"%u\",\"title\":\"%s\"}]}", status, title);

  stand_in_answer (message, status, "application/vnd.api+json", body);
}

/* Does what was asked, then makes as if it had not. */
static void
answer_and_fail (StandInServer *self,
                 SoupServerMessage *message,
                 const char *path,
                 GHashTable *query,
                 StandInFault fault)
{
  self->answer (self, message, path, query, self->user_data);
  if (fault == STAND_IN_SILENT_AFTER)
    {
      soup_server_message_pause (message);
      g_set_object (&self->held, message);
    }
  else if (fault == STAND_IN_BROKEN_AFTER)
    answer_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "INTERNAL_SERVER_ERROR");
  else if (fault == STAND_IN_TRUNCATED)
    cut_answer (message);
  else if (fault == STAND_IN_WRONG_TYPES && soup_server_message_get_status (message) < 300)
    stand_in_answer (message, soup_server_message_get_status (message), "application/vnd.api+json", "{\"data\":{\"id\":[42],\"type\":7,\"attributes\":\"none\"}}");
  else if (fault != STAND_IN_WRONG_TYPES)
    drop_connection (message);
}

static void
fail (StandInServer *self,
      SoupServerMessage *message,
      const char *path,
      GHashTable *query,
      StandInFault fault)
{
  switch (fault)
    {
    case STAND_IN_HTML:
      stand_in_answer (message, SOUP_STATUS_OK, "text/html", "<!DOCTYPE html><html><body>Please confirm that you are a person.</body></html>");
      break;
    case STAND_IN_SILENT:
      soup_server_message_pause (message);
      break;
    case STAND_IN_HOOK:
      self->hook (message, self->hook_data);
      drop_connection (message);
      break;
    case STAND_IN_RESET:
      drop_connection (message);
      break;
    case STAND_IN_BROKEN:
      stand_in_answer (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "application/json", "{\"status\":500,\"message\":\"Internal Server Error\"}");
      break;
    case STAND_IN_BUSY:
      stand_in_answer (message, 429, "text/plain", "Slow down.");
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "2");
      break;
    case STAND_IN_REDIRECTS:
      soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "http://127.0.0.2:9/elsewhere");
      break;
    case STAND_IN_ENDLESS:
      answer_without_end (message);
      break;
    case STAND_IN_400:
      answer_status (message, 400, "Bad request");
      break;
    case STAND_IN_403:
      stand_in_answer (message, 403, "application/json", "{\"error\":{\"code\":\"API_KEY_DISABLED\",\"message\":\"The API key supplied has been disabled.\"}}");
      break;
    case STAND_IN_404:
      answer_status (message, 404, "Not found");
      break;
    case STAND_IN_502:
      stand_in_answer (message, 502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
      break;
    case STAND_IN_503:
      stand_in_answer (message, 503, "text/html", "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>");
      break;
    case STAND_IN_ECHO:
      echo (self, message);
      break;
    case STAND_IN_FINE:
      self->answer (self, message, path, query, self->user_data);
      break;
    case STAND_IN_RESET_BEFORE:
    case STAND_IN_RESET_DURING:
      /* The rest was here already; it is as if it were not. */
      answer_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "nobody reads this");
      break;
    case STAND_IN_TRUNCATED:
    case STAND_IN_RESET_AFTER:
    case STAND_IN_SILENT_AFTER:
    case STAND_IN_BROKEN_AFTER:
    case STAND_IN_WRONG_TYPES:
    case STAND_IN_HOOK_AFTER:
    case STAND_IN_N_FAULTS:
    default:
      if (fault == STAND_IN_HOOK_AFTER)
        {
          self->answer (self, message, path, query, self->user_data);
          self->hook (message, self->hook_data);
          drop_connection (message);
          break;
        }
      answer_and_fail (self, message, path, query, fault);
    }
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  StandInServer *self = user_data;

  remember (self, message);
  if (self->closing)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection", "close");
  fail (self, message, path, query, get_arrival (message)->fault);
}

static gboolean
is_meant (StandInServer *self,
          SoupServerMessage *message)
{
  g_autofree char *line = g_strdup_printf ("%s %s", soup_server_message_get_method (message), g_uri_get_path (soup_server_message_get_uri (message)));

  return self->fault_begin == NULL || g_str_has_prefix (line, self->fault_begin);
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes *chunk,
              Arrival *arrival)
{
  if (arrival->checksum != NULL)
    g_checksum_update (arrival->checksum, g_bytes_get_data (chunk, NULL), (gssize) g_bytes_get_size (chunk));
  arrival->size += g_bytes_get_size (chunk);
  if (arrival->fault == STAND_IN_RESET_DURING)
    reset_connection (message);
}

/* Here it is decided what goes wrong. */
static void
got_headers_cb (SoupServerMessage *message,
                StandInServer *self)
{
  Arrival *arrival = get_arrival (message);

  if (is_meant (self, message) && (self->faults_last || self->n_faults > 0))
    {
      arrival->fault = self->fault;
      if (self->n_faults > 0)
        self->n_faults--;
    }
  if (g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_PUT))
    {
      soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
      arrival->checksum = g_checksum_new (G_CHECKSUM_SHA256);
    }
  if (arrival->fault == STAND_IN_RESET_BEFORE)
    reset_connection (message);
}

static void
request_started_cb (SoupServer *server,
                    SoupServerMessage *message,
                    StandInServer *self)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  g_object_set_data_full (G_OBJECT (message), "stand-in-arrival", arrival, (GDestroyNotify) arrival_free);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), self);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), arrival);
}

const char *
stand_in_server_get_upload (SoupServerMessage *message,
                            guint64 *size)
{
  *size = get_arrival (message)->size;
  return g_checksum_get_string (get_arrival (message)->checksum);
}

StandInServer *
stand_in_server_new (StandInFunc answer,
                     gpointer user_data,
                     GDestroyNotify destroy)
{
  return stand_in_server_new_with_tls (NULL, answer, user_data, destroy);
}

StandInServer *
stand_in_server_new_with_tls (GTlsCertificate *certificate,
                              StandInFunc answer,
                              gpointer user_data,
                              GDestroyNotify destroy)
{
  StandInServer *self = g_new0 (StandInServer, 1);
  g_autoslist (GUri) uris = NULL;
  GError *error = NULL;

  self->answer = answer;
  self->user_data = user_data;
  self->destroy = destroy;
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->server = soup_server_new ("server-header", "stand-in", "tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (request_started_cb), self);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("%s://127.0.0.1:%d", certificate != NULL ? "https" : "http", g_uri_get_port (uris->data));
  return self;
}

void
stand_in_server_free (StandInServer *self)
{
  g_clear_object (&self->held);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_ptr_array_unref (self->requests);
  g_free (self->fault_begin);
  g_free (self->address);
  g_free (self);
}

const char *
stand_in_server_get_address (StandInServer *self)
{
  return self->address;
}

void
stand_in_server_set_fault (StandInServer *self,
                           StandInFault fault,
                           guint n_times)
{
  self->fault = fault;
  self->n_faults = n_times;
  self->faults_last = n_times == 0;
}

void
stand_in_server_set_fault_for (StandInServer *self,
                               const char *begin,
                               StandInFault fault,
                               guint n_times)
{
  g_set_str (&self->fault_begin, begin);
  stand_in_server_set_fault (self, fault, n_times);
}

void
stand_in_server_set_hook (StandInServer *self,
                          GFunc hook,
                          gpointer user_data)
{
  self->hook = hook;
  self->hook_data = user_data;
}

void
stand_in_server_set_closing (StandInServer *self,
                             gboolean closing)
{
  self->closing = closing;
}

void
stand_in_server_answer_held (StandInServer *self)
{
  if (self->held != NULL)
    soup_server_message_unpause (self->held);
  g_clear_object (&self->held);
}

gpointer
stand_in_server_get_data (StandInServer *self)
{
  return self->user_data;
}

const char *
stand_in_fault_to_string (StandInFault fault)
{
  static const char *const names[STAND_IN_N_FAULTS] = { "fine", "html", "truncated", "silent", "reset", "broken", "busy", "redirects", "endless",
                                                        "reset-before", "reset-during", "reset-after", "silent-after", "broken-after",
                                                        "400", "403", "404", "502", "503", "wrong-types", "echo", "hook", "hook-after" };

  return names[fault];
}

gboolean
stand_in_fault_from_string (const char *name,
                            StandInFault *fault)
{
  for (guint i = 0; i < STAND_IN_N_FAULTS; i++)
    if (g_str_equal (name, stand_in_fault_to_string (i)))
      {
        *fault = i;
        return TRUE;
      }
  return FALSE;
}

void
stand_in_server_set_clock (StandInServer *self,
                           StandInClock clock,
                           gpointer user_data)
{
  self->clock = clock;
  self->clock_data = user_data;
}

gint64
stand_in_server_get_time (StandInServer *self)
{
  return self->clock != NULL ? self->clock (self->clock_data) : g_get_real_time ();
}

GPtrArray *
stand_in_server_get_requests (StandInServer *self)
{
  return self->requests;
}
