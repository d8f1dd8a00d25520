/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-ecfr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-json.h"
#include "rej-online-look-up.h"
#include "rej-online-query.h"

static void
set_unknown_form (GError **error)
{
  g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer of the eCFR is not of the form we know."));
}

/**
 * rej_ecfr_titles_free:
 * @self: (transfer full): the titles
 *
 * Frees them.
 */
void
rej_ecfr_titles_free (RejEcfrTitles *self)
{
  for (guint i = 0; i < REJ_ECFR_N_TITLES; i++)
    g_free (self->dates[i]);
  g_free (self);
}

/* It becomes a part of an address. */
static gboolean
is_date (const char *date)
{
  if (date == NULL || strlen (date) != 10)
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  return TRUE;
}

/**
 * rej_ecfr_parse_titles:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads up to which day each title is current.
 *
 * Returns: (transfer full) (nullable): the titles
 */
RejEcfrTitles *
rej_ecfr_parse_titles (const char *json,
                       gsize length,
                       GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  g_autoptr (RejEcfrTitles) titles = NULL;
  JsonObject *object = rej_json_get_object (root);
  JsonArray *list = object != NULL ? rej_json_get_array (object, "titles") : NULL;

  if (root == NULL)
    return NULL;
  if (list == NULL)
    {
      set_unknown_form (error);
      return NULL;
    }
  titles = g_new0 (RejEcfrTitles, 1);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *title = rej_json_get_object (json_array_get_element (list, i));
      gint64 number = title != NULL ? rej_json_get_int (title, "number", 0) : 0;
      const char *date = title != NULL ? rej_json_get_string (title, "up_to_date_as_of") : NULL;

      if (number > 0 && number < REJ_ECFR_N_TITLES && is_date (date))
        g_set_str (&titles->dates[number], date);
    }
  return g_steal_pointer (&titles);
}

static gpointer
read_titles (const RejOnlineLookUp *look_up,
             const RejOnlineAnswer *answer,
             GError **error)
{
  gsize length = 0;
  const char *json = g_bytes_get_data (answer->body, &length);

  return rej_online_answer_check (answer, REJ_ONLINE_ECFR, error) ? rej_ecfr_parse_titles (json, length, error) : NULL;
}

/**
 * rej_ecfr_get_titles_async:
 * @session: what to ask with
 * @base: address of the API
 * @now: the time, in microseconds since 1970
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks up to which day each title is current. Ends with rej_online_look_up_finish(), which gives a #RejEcfrTitles.
 */
void
rej_ecfr_get_titles_async (SoupSession *session,
                           const char *base,
                           gint64 now,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autofree char *address = g_strconcat (base, "/titles.json", NULL);

  rej_online_look_up_async (session, address, NULL, NULL,
                            &(RejOnlineLookUp) { .now = now, .read = read_titles, .free_result = (GDestroyNotify) rej_ecfr_titles_free },
                            cancellable, callback, user_data);
}

/**
 * rej_ecfr_parse_ancestry:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @query: what was asked, such as "8 CFR 103.16"
 * @now: when, in microseconds since 1970
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads what a section or part is called. The last of its ancestors is the thing itself.
 *
 * Returns: (transfer full) (nullable): the answer
 */
RejVerification *
rej_ecfr_parse_ancestry (const char *json,
                         gsize length,
                         const char *query,
                         gint64 now,
                         GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  JsonObject *object = rej_json_get_object (root);
  JsonArray *list = object != NULL ? rej_json_get_array (object, "ancestors") : NULL;
  guint n_ancestors = list != NULL ? json_array_get_length (list) : 0;
  JsonObject *last = n_ancestors > 0 ? rej_json_get_object (json_array_get_element (list, n_ancestors - 1)) : NULL;
  RejVerification *verification = NULL;
  g_autofree char *part = NULL;
  g_autofree char *section = NULL;
  const char *label = NULL;
  guint title = 0;

  if (root == NULL)
    return NULL;
  if (last == NULL || !rej_online_query_is_cfr (query, &title, &part, &section))
    {
      set_unknown_form (error);
      return NULL;
    }
  verification = rej_verification_new (REJ_ONLINE_ECFR, query, REJ_VERIFICATION_FOUND, now);
  label = rej_json_get_string (last, "label");
  verification->title = label != NULL ? g_strstrip (g_strdup (label)) : NULL;
  verification->url = g_strdup_printf ("https://www.ecfr.gov/current/title-%u/%s-%s", title, section != NULL ? "section" : "part", section != NULL ? section : part);
  return verification;
}

/* "Not there" comes as JSON too; a page in HTML says that the address is wrong, or that robots are not wanted. */
static gpointer
read_ancestry (const RejOnlineLookUp *look_up,
               const RejOnlineAnswer *answer,
               GError **error)
{
  const char *query = look_up->queries[0];
  RejVerification *verification = NULL;
  gsize length = 0;
  const char *json = g_bytes_get_data (answer->body, &length);

  if (answer->status == SOUP_STATUS_NOT_FOUND)
    {
      g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);

      if (root != NULL)
        verification = rej_verification_new (REJ_ONLINE_ECFR, query, REJ_VERIFICATION_NOT_FOUND, look_up->now);
    }
  else if (rej_online_answer_check (answer, REJ_ONLINE_ECFR, error))
    {
      verification = rej_ecfr_parse_ancestry (json, length, query, look_up->now, error);
    }
  if (verification != NULL)
    g_set_str (&verification->date, look_up->date);
  return verification;
}

/**
 * rej_ecfr_look_up_async:
 * @session: what to ask with
 * @base: address of the API
 * @titles: up to which day each title is current
 * @query: a section or part, such as "8 CFR 103.16"
 * @now: the time, in microseconds since 1970
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks whether a section or part is in the Code of today. The day the answer is for goes with it. Ends with
 * rej_online_look_up_finish(), which gives a #RejVerification.
 */
void
rej_ecfr_look_up_async (SoupSession *session,
                        const char *base,
                        const RejEcfrTitles *titles,
                        const char *query,
                        gint64 now,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const char *const queries[] = { query, NULL };
  g_autofree char *part = NULL;
  g_autofree char *section = NULL;
  g_autofree char *escaped_part = NULL;
  g_autofree char *escaped_section = NULL;
  g_autofree char *address = NULL;
  guint title = 0;

  if (!rej_online_query_is_cfr (query, &title, &part, &section) || title >= REJ_ECFR_N_TITLES || titles->dates[title] == NULL)
    {
      g_task_report_new_error (NULL, callback, user_data, rej_ecfr_look_up_async, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_NOT_FOUND,
                               "%s", _ ("The eCFR does not say up to which day it has this title."));
      return;
    }
  escaped_part = g_uri_escape_string (part, NULL, FALSE);
  escaped_section = section != NULL ? g_uri_escape_string (section, NULL, FALSE) : NULL;
  address = g_strdup_printf ("%s/ancestry/%s/title-%u.json?part=%s%s%s", base, titles->dates[title], title, escaped_part, section != NULL ? "&section=" : "", section != NULL ? escaped_section : "");
  rej_online_look_up_async (session, address, NULL, NULL,
                            &(RejOnlineLookUp) { .queries = queries, .date = titles->dates[title], .now = now, .read = read_ancestry, .free_result = (GDestroyNotify) rej_verification_unref },
                            cancellable, callback, user_data);
}
