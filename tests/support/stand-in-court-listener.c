/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-server.h"

#include <string.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define MAX_CITATIONS 250
#define MAX_CHARACTERS 64000

typedef struct
{
  char *token;
  GArray *questions; /* gint64: when */
  GArray *citations; /* gint64: when, one for each */
} Service;

static const struct
{
  const char *citation;
  guint status;
  const char *clusters;
} cases[] = {
  { "463 U.S. 29", 200,
    "{\"case_name\":\"Motor Vehicle Mfrs. Assn. of United States, Inc. v. State Farm Mut. Automobile Ins. Co.\",\"date_filed\":\"1983-06-24\",\"absolute_url\":\"/opinion/110993/motor-vehicle/\"}" },
  { "467 U.S. 837", 200, "{\"case_name\":\"Chevron U. S. A. Inc. v. Natural Resources Defense Council, Inc.\",\"date_filed\":\"1984-06-25\",\"absolute_url\":\"/opinion/111221/chevron/\"}" },
  { "1 U.S. 1", 300,
    "{\"case_name\":\"Anonymous v. One\",\"date_filed\":\"1754-01-01\",\"absolute_url\":\"/opinion/1/one/\"},{\"case_name\":\"Anonymous v. Two\",\"date_filed\":\"1754-01-02\",\"absolute_url\":\"/opinion/2/two/\"}" },
};

static void
service_free (gpointer data)
{
  Service *service = data;

  g_free (service->token);
  g_array_unref (service->questions);
  g_array_unref (service->citations);
  g_free (service);
}

static void
append_answer (GString *json,
               const char *citation,
               gsize start,
               guint position)
{
  const char *clusters = "";
  g_autofree char *error = NULL;
  guint status = 404;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].citation, citation))
      {
        status = cases[i].status;
        clusters = cases[i].clusters;
      }
  if (strstr (citation, "F. App'x") != NULL)
    {
      status = 400;
      error = g_strdup ("Unable to find reporter with abbreviation of 'F. App'x'");
    }
  else if (status == 404)
    {
      error = g_strdup_printf ("Citation not found: '%s'", citation);
    }
  if (position >= MAX_CITATIONS)
    status = 429;
  g_string_append_printf (json, "%s{\"citation\":\"%s\",\"normalized_citations\":[\"%s\"],\"start_index\":%" G_GSIZE_FORMAT ",\"end_index\":%" G_GSIZE_FORMAT ",\"status\":%u,\"error_message\":\"%s\",\"clusters\":[%s]}",
                          position > 0 ? "," : "", citation, citation, start, start + strlen (citation), status, error != NULL ? error : "", clusters);
}

static guint
count_since (GArray *times,
             gint64 since)
{
  guint n = 0;

  for (guint i = 0; i < times->len; i++)
    if (g_array_index (times, gint64, i) > since)
      n++;
  return n;
}

/* Citations are counted after the question: one of 250 passes, and the next must wait until 60 would be left. */
static gboolean
is_throttled (Service *service,
              gint64 now,
              gint64 *until)
{
  gint64 owed = 0;

  if (service->citations->len > 0)
    owed = g_array_index (service->citations, gint64, 0) + (gint64) service->citations->len * MINUTE / 60;
  if (service->citations->len >= 60 && owed > now)
    {
      *until = owed;
      return TRUE;
    }
  if (count_since (service->questions, now - MINUTE) >= 5)
    {
      *until = g_array_index (service->questions, gint64, service->questions->len - 5) + MINUTE;
      return TRUE;
    }
  if (owed <= now)
    g_array_set_size (service->citations, 0);
  return FALSE;
}

static void
answer (StandInServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  Service *service = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *raw = g_strndup (body->data, (gsize) body->length);
  g_autoptr (GHashTable) form = soup_form_decode (raw);
  const char *text = g_hash_table_lookup (form, "text");
  g_autofree char *wanted = g_strconcat ("Token ", service->token, NULL);
  g_autoptr (GString) json = g_string_new ("[");
  g_auto (GStrv) lines = NULL;
  gint64 now = stand_in_server_get_time (server);
  gint64 until = 0;
  gsize start = 0;

  if (!g_str_equal (path, "/api/rest/v4/citation-lookup/") || !g_str_equal (soup_server_message_get_method (message), "POST"))
    {
      stand_in_answer (message, SOUP_STATUS_NOT_FOUND, "text/html", "<html><body>Not found.</body></html>");
      return;
    }
  if (g_strcmp0 (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"), wanted) != 0)
    {
      stand_in_answer (message, SOUP_STATUS_UNAUTHORIZED, "application/json", "{\"detail\":\"Invalid token.\"}");
      return;
    }
  if (is_throttled (service, now, &until))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc_usec (until);
      g_autofree char *words = g_date_time_format_iso8601 (time);
      g_autofree char *answer_body = g_strdup_printf ("{\"error_message\":\"Too many requests (allowed rate: 60/min).\",\"wait_until\":\"%s\"}", words);

      stand_in_answer (message, 429, "application/json", answer_body);
      return;
    }
  if (text == NULL || strlen (text) > MAX_CHARACTERS)
    {
      stand_in_answer (message, SOUP_STATUS_BAD_REQUEST, "application/json",
                       text == NULL ? "{\"non_field_errors\":[\"Either 'text' or 'reporter' is required.\"]}" : "{\"text\":[\"Ensure this field has no more than 64000 characters.\"]}");
      return;
    }
  g_array_append_val (service->questions, now);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      append_answer (json, lines[i], start, i);
      start += strlen (lines[i]) + 1;
      g_array_append_val (service->citations, now);
    }
  g_string_append_c (json, ']');
  stand_in_answer (message, SOUP_STATUS_OK, "application/json", json->str);
}

StandInServer *
stand_in_court_listener_new (const char *token)
{
  Service *service = g_new0 (Service, 1);

  service->token = g_strdup (token);
  service->questions = g_array_new (FALSE, FALSE, sizeof (gint64));
  service->citations = g_array_new (FALSE, FALSE, sizeof (gint64));
  return stand_in_server_new (answer, service, service_free);
}
