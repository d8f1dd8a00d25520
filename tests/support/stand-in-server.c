/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-server.h"

#include <string.h>

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
  StandInClock clock;
  gpointer clock_data;
  GPtrArray *requests;
};

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
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  StandInServer *self = user_data;
  StandInFault fault = self->faults_last || self->n_faults > 0 ? self->fault : STAND_IN_FINE;

  if (self->n_faults > 0)
    self->n_faults--;
  remember (self, message);
  switch (fault)
    {
    case STAND_IN_HTML:
      stand_in_answer (message, SOUP_STATUS_OK, "text/html", "<!DOCTYPE html><html><body>Please confirm that you are a person.</body></html>");
      break;
    case STAND_IN_SILENT:
      soup_server_message_pause (message);
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
    case STAND_IN_FINE:
    case STAND_IN_TRUNCATED:
    default:
      self->answer (self, message, path, query, self->user_data);
      if (fault == STAND_IN_TRUNCATED)
        cut_answer (message);
    }
}

StandInServer *
stand_in_server_new (StandInFunc answer,
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
  self->server = soup_server_new ("server-header", "stand-in", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  return self;
}

void
stand_in_server_free (StandInServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_ptr_array_unref (self->requests);
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

gboolean
stand_in_fault_from_string (const char *name,
                            StandInFault *fault)
{
  static const char *const names[] = { "fine", "html", "truncated", "silent", "reset", "broken", "busy", "redirects", "endless" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
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
