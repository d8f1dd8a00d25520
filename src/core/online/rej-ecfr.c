/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-ecfr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-fetch.h"
#include "rej-online-json.h"
#include "rej-online-query.h"

/* A question on its way. */
typedef struct
{
  char *query;
  char *date;
  gint64 now;
  gint64 wait;
} Question;

static void
question_free (Question *question)
{
  g_free (question->query);
  g_free (question->date);
  g_free (question);
}

static GTask *
new_task (const char *query,
          gint64 now,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->query = g_strdup (query);
  question->now = now;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  return task;
}

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
  JsonObject *object = rej_online_json_get_object (root);
  JsonArray *list = object != NULL ? rej_online_json_get_array (object, "titles") : NULL;

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
      JsonObject *title = rej_online_json_get_object (json_array_get_element (list, i));
      gint64 number = title != NULL ? rej_online_json_get_int (title, "number", 0) : 0;
      const char *date = title != NULL ? rej_online_json_get_string (title, "up_to_date_as_of") : NULL;

      if (number > 0 && number < REJ_ECFR_N_TITLES && is_date (date))
        g_set_str (&titles->dates[number], date);
    }
  return g_steal_pointer (&titles);
}

static void
titles_fetched_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RejOnlineAnswer) answer = rej_online_fetch_finish (result, &error);
  RejEcfrTitles *titles = NULL;

  if (answer != NULL)
    {
      gsize length = 0;
      const char *json = g_bytes_get_data (answer->body, &length);

      question->wait = rej_online_answer_get_wait (answer, question->now);
      if (rej_online_answer_check (answer, REJ_ONLINE_ECFR, &error))
        titles = rej_ecfr_parse_titles (json, length, &error);
    }
  if (titles != NULL)
    g_task_return_pointer (task, titles, (GDestroyNotify) rej_ecfr_titles_free);
  else
    g_task_return_error (task, error);
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
 * Asks up to which day each title is current.
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
  GTask *task = new_task (NULL, now, cancellable, callback, user_data);

  g_task_set_source_tag (task, rej_ecfr_get_titles_async);
  rej_online_fetch_async (session, address, NULL, NULL, REJ_ONLINE_MAX_ANSWER, cancellable, titles_fetched_cb, task);
}

/**
 * rej_ecfr_get_titles_finish:
 * @result: what the callback was given
 * @wait: (out) (optional): microseconds the service wants to be left alone, with an error
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the titles
 */
RejEcfrTitles *
rej_ecfr_get_titles_finish (GAsyncResult *result,
                            gint64 *wait,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (wait != NULL)
    *wait = ((Question *) g_task_get_task_data (G_TASK (result)))->wait;
  return g_task_propagate_pointer (G_TASK (result), error);
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
  JsonObject *object = rej_online_json_get_object (root);
  JsonArray *list = object != NULL ? rej_online_json_get_array (object, "ancestors") : NULL;
  guint n_ancestors = list != NULL ? json_array_get_length (list) : 0;
  JsonObject *last = n_ancestors > 0 ? rej_online_json_get_object (json_array_get_element (list, n_ancestors - 1)) : NULL;
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
  label = rej_online_json_get_string (last, "label");
  verification->title = label != NULL ? g_strstrip (g_strdup (label)) : NULL;
  verification->url = g_strdup_printf ("https://www.ecfr.gov/current/title-%u/%s-%s", title, section != NULL ? "section" : "part", section != NULL ? section : part);
  return verification;
}

/* "Not there" comes as JSON too; a page in HTML says that the address is wrong, or that robots are not wanted. */
static RejVerification *
read_ancestry (Question *question,
               const RejOnlineAnswer *answer,
               GError **error)
{
  gsize length = 0;
  const char *json = g_bytes_get_data (answer->body, &length);

  if (answer->status == SOUP_STATUS_NOT_FOUND)
    {
      g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);

      return root != NULL ? rej_verification_new (REJ_ONLINE_ECFR, question->query, REJ_VERIFICATION_NOT_FOUND, question->now) : NULL;
    }
  if (!rej_online_answer_check (answer, REJ_ONLINE_ECFR, error))
    return NULL;
  return rej_ecfr_parse_ancestry (json, length, question->query, question->now, error);
}

static void
ancestry_fetched_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RejOnlineAnswer) answer = rej_online_fetch_finish (result, &error);
  RejVerification *verification = NULL;

  if (answer != NULL)
    {
      question->wait = rej_online_answer_get_wait (answer, question->now);
      verification = read_ancestry (question, answer, &error);
    }
  if (verification == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_set_str (&verification->date, question->date);
  g_task_return_pointer (task, verification, (GDestroyNotify) rej_verification_unref);
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
 * Asks whether a section or part is in the Code of today. The day the answer is for goes with it.
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
  GTask *task = new_task (query, now, cancellable, callback, user_data);
  Question *question = g_task_get_task_data (task);
  g_autofree char *part = NULL;
  g_autofree char *section = NULL;
  g_autofree char *escaped_part = NULL;
  g_autofree char *escaped_section = NULL;
  g_autofree char *address = NULL;
  guint title = 0;

  g_task_set_source_tag (task, rej_ecfr_look_up_async);
  if (!rej_online_query_is_cfr (query, &title, &part, &section) || title >= REJ_ECFR_N_TITLES || titles->dates[title] == NULL)
    {
      g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_NOT_FOUND, "%s", _ ("The eCFR does not say up to which day it has this title."));
      g_object_unref (task);
      return;
    }
  question->date = g_strdup (titles->dates[title]);
  escaped_part = g_uri_escape_string (part, NULL, FALSE);
  escaped_section = section != NULL ? g_uri_escape_string (section, NULL, FALSE) : NULL;
  address = g_strdup_printf ("%s/ancestry/%s/title-%u.json?part=%s%s%s", base, question->date, title, escaped_part, section != NULL ? "&section=" : "", section != NULL ? escaped_section : "");
  rej_online_fetch_async (session, address, NULL, NULL, REJ_ONLINE_MAX_ANSWER, cancellable, ancestry_fetched_cb, task);
}

/**
 * rej_ecfr_look_up_finish:
 * @result: what the callback was given
 * @wait: (out) (optional): microseconds the service wants to be left alone, with an error
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
RejVerification *
rej_ecfr_look_up_finish (GAsyncResult *result,
                         gint64 *wait,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (wait != NULL)
    *wait = ((Question *) g_task_get_task_data (G_TASK (result)))->wait;
  return g_task_propagate_pointer (G_TASK (result), error);
}
