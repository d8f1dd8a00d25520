/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-court-listener.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-json.h"
#include "rej-online-look-up.h"

#define MAX_NAMED 5
#define TOO_MANY 429

/* One citation a line. The places in the answer are characters of this text; the citations are ASCII. */
static char *
join (const char *const *queries)
{
  return g_strjoinv ("\n", (char **) queries);
}

static char *
dup_case_names (JsonArray *clusters)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_clusters = clusters != NULL ? json_array_get_length (clusters) : 0;

  for (guint i = 0; i < n_clusters && i < MAX_NAMED; i++)
    {
      JsonObject *cluster = rej_json_get_object (json_array_get_element (clusters, i));
      const char *name = cluster != NULL ? rej_json_get_string (cluster, "case_name") : NULL;

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  if (n_clusters > MAX_NAMED)
    g_string_append (names, "; …");
  return names->len > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

static void
take_first_cluster (RejVerification *verification,
                    JsonArray *clusters)
{
  JsonObject *cluster = clusters != NULL && json_array_get_length (clusters) > 0 ? rej_json_get_object (json_array_get_element (clusters, 0)) : NULL;
  const char *path = cluster != NULL ? rej_json_get_string (cluster, "absolute_url") : NULL;

  if (cluster != NULL)
    verification->date = g_strdup (rej_json_get_string (cluster, "date_filed"));
  if (path != NULL && *path == '/' && path[1] != '/')
    verification->url = g_strconcat ("https://", rej_online_service_get_host (REJ_ONLINE_COURT_LISTENER), path, NULL);
}

static RejVerification *
judge (JsonObject *answer,
       const char *query,
       gint64 now)
{
  JsonArray *clusters = rej_json_get_array (answer, "clusters");
  RejVerification *verification = NULL;

  switch (rej_json_get_int (answer, "status", 0))
    {
    case SOUP_STATUS_OK:
      verification = rej_verification_new (REJ_ONLINE_COURT_LISTENER, query, REJ_VERIFICATION_FOUND, now);
      break;
    case SOUP_STATUS_MULTIPLE_CHOICES:
      verification = rej_verification_new (REJ_ONLINE_COURT_LISTENER, query, REJ_VERIFICATION_SEVERAL, now);
      break;
    case SOUP_STATUS_NOT_FOUND:
      return rej_verification_new (REJ_ONLINE_COURT_LISTENER, query, REJ_VERIFICATION_NOT_FOUND, now);
    case SOUP_STATUS_BAD_REQUEST:
      return rej_verification_new_not_asked (REJ_ONLINE_COURT_LISTENER, query, _ ("It does not know this reporter by its abbreviation."));
    case TOO_MANY:
      return rej_verification_new_not_asked (REJ_ONLINE_COURT_LISTENER, query, _ ("It takes no more citations for now. Try again later."));
    default:
      return rej_verification_new_not_asked (REJ_ONLINE_COURT_LISTENER, query, _ ("Its answer is not of the form we know."));
    }
  verification->title = dup_case_names (clusters);
  take_first_cluster (verification, clusters);
  return verification;
}

/* Which question an answer is for: by its place in what was sent, else by its words. */
static gboolean
find_query (JsonObject *answer,
            const char *const *queries,
            guint *found)
{
  gint64 start = rej_json_get_int (answer, "start_index", -1);
  const char *citation = rej_json_get_string (answer, "citation");
  gint64 begin = 0;

  for (guint i = 0; queries[i] != NULL; i++)
    {
      gint64 end = begin + (gint64) strlen (queries[i]);

      if (start >= begin && start < end)
        {
          *found = i;
          return TRUE;
        }
      begin = end + 1;
    }
  for (guint i = 0; start < 0 && queries[i] != NULL; i++)
    if (g_strcmp0 (citation, queries[i]) == 0)
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rej_court_listener_parse_look_up:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @queries: (array zero-terminated=1): what was asked
 * @now: when, in microseconds since 1970
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads an answer. What the service saw no citation in was not asked, as far as we know.
 *
 * Returns: (transfer full) (nullable) (element-type RejVerification): an answer for each question, in their order
 */
GPtrArray *
rej_court_listener_parse_look_up (const char *json,
                                  gsize length,
                                  const char *const *queries,
                                  gint64 now,
                                  GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  g_autoptr (GPtrArray) verifications = NULL;
  JsonArray *list = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  guint n_queries = g_strv_length ((char **) queries);

  if (root == NULL)
    return NULL;
  if (list == NULL)
    {
      g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer of CourtListener is not of the form we know."));
      return NULL;
    }
  verifications = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_verification_unref);
  g_ptr_array_set_size (verifications, (int) n_queries);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *answer = rej_json_get_object (json_array_get_element (list, i));
      guint position = 0;

      if (answer != NULL && find_query (answer, queries, &position) && verifications->pdata[position] == NULL)
        verifications->pdata[position] = judge (answer, queries[position], now);
    }
  for (guint i = 0; i < n_queries; i++)
    if (verifications->pdata[i] == NULL)
      verifications->pdata[i] = rej_verification_new_not_asked (REJ_ONLINE_COURT_LISTENER, queries[i], _ ("It did not recognise this as the citation of a case."));
  return g_steal_pointer (&verifications);
}

static gpointer
read_look_up (const RejOnlineLookUp *look_up,
              const RejOnlineAnswer *answer,
              GError **error)
{
  gsize length = 0;
  const char *json = g_bytes_get_data (answer->body, &length);

  if (!rej_online_answer_check (answer, REJ_ONLINE_COURT_LISTENER, error))
    return NULL;
  return rej_court_listener_parse_look_up (json, length, look_up->queries, look_up->now, error);
}

/* A header is one line of visible characters; a token with others would let something else be written there. */
static gboolean
is_token (const char *token)
{
  if (token == NULL || *token == '\0')
    return FALSE;
  for (const char *c = token; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;
  return TRUE;
}

/**
 * rej_court_listener_look_up_async:
 * @session: what to ask with
 * @base: address of the API
 * @token: the writer's token; goes into a header and nowhere else
 * @queries: (array zero-terminated=1): citations of cases in ASCII, up to %REJ_COURT_LISTENER_MAX_QUERIES and
 *   %REJ_COURT_LISTENER_MAX_CHARACTERS
 * @now: the time, in microseconds since 1970
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for cases, in one go. Ends with rej_online_look_up_finish(), which gives an array with an answer for each question,
 * in their order.
 */
void
rej_court_listener_look_up_async (SoupSession *session,
                                  const char *base,
                                  const char *token,
                                  const char *const *queries,
                                  gint64 now,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *address = g_strconcat (base, "/citation-lookup/", NULL);
  g_autofree char *authorization = NULL;
  g_autofree char *text = NULL;
  g_autofree char *form = NULL;

  g_return_if_fail (queries != NULL && queries[0] != NULL);

  if (!is_token (token))
    {
      g_task_report_new_error (NULL, callback, user_data, rej_court_listener_look_up_async, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_KEY,
                               "%s", _ ("CourtListener wants a token, and what is kept as one cannot be one."));
      return;
    }
  authorization = g_strconcat ("Token ", token, NULL);
  text = join (queries);
  form = soup_form_encode ("text", text, NULL);
  rej_online_look_up_async (session, address, authorization, form,
                            &(RejOnlineLookUp) { .queries = queries, .now = now, .read = read_look_up, .free_result = (GDestroyNotify) g_ptr_array_unref },
                            cancellable, callback, user_data);
}
