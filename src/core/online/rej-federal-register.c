/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-federal-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-fetch.h"
#include "rej-online-json.h"
#include "rej-online-look-up.h"
#include "rej-online-query.h"

/* The longest document of the Federal Register in XML is some tens of megabytes. */
#define MAX_XML (128 * 1024 * 1024)
/* Of several documents on a page, as many are named. */
#define MAX_NAMED 5

/* Whether a document is what a question asks for. */
static gboolean
is_asked_for (JsonObject *document,
              const char *query)
{
  guint volume = 0;
  guint page = 0;

  if (rej_online_query_is_fr_page (query, &volume, &page))
    return rej_json_get_int (document, "volume", 0) == volume && rej_json_get_int (document, "start_page", G_MAXINT64) <= page &&
           page <= rej_json_get_int (document, "end_page", 0);
  return g_strcmp0 (rej_json_get_string (document, "document_number"), query) == 0;
}

static gboolean
starts_there (JsonObject *document,
              const char *query)
{
  guint volume = 0;
  guint page = 0;

  return rej_online_query_is_fr_page (query, &volume, &page) && rej_json_get_int (document, "start_page", 0) == page;
}

/* Only what can be opened safely is kept as an address. */
static char *
dup_address (JsonObject *document)
{
  const char *address = rej_json_get_string (document, "html_url");

  return address != NULL && g_str_has_prefix (address, "https://") ? g_strdup (address) : NULL;
}

static char *
dup_titles (GPtrArray *documents)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < documents->len && i < MAX_NAMED; i++)
    {
      const char *title = rej_json_get_string (documents->pdata[i], "title");

      g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", title != NULL ? title : rej_json_get_string (documents->pdata[i], "document_number"));
    }
  if (documents->len > MAX_NAMED)
    g_string_append (titles, "; …");
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

/* A page on which one document ends and another begins is cited for the one that begins. */
static RejVerification *
judge (GPtrArray *results,
       const char *query,
       gint64 now)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) beginning = g_ptr_array_new ();
  GPtrArray *meant = NULL;
  RejVerification *verification = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      if (!is_asked_for (results->pdata[i], query))
        continue;
      g_ptr_array_add (all, results->pdata[i]);
      if (starts_there (results->pdata[i], query))
        g_ptr_array_add (beginning, results->pdata[i]);
    }
  meant = beginning->len > 0 ? beginning : all;
  if (meant->len == 0)
    return rej_verification_new (REJ_ONLINE_FEDERAL_REGISTER, query, REJ_VERIFICATION_NOT_FOUND, now);

  verification = rej_verification_new (REJ_ONLINE_FEDERAL_REGISTER, query, meant->len == 1 ? REJ_VERIFICATION_FOUND : REJ_VERIFICATION_SEVERAL, now);
  verification->title = dup_titles (meant);
  verification->date = g_strdup (rej_json_get_string (meant->pdata[0], "publication_date"));
  verification->url = dup_address (meant->pdata[0]);
  return verification;
}

/**
 * rej_federal_register_parse_look_up:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @queries: (array zero-terminated=1): what was asked
 * @now: when, in microseconds since 1970
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads the answer to a question of several citations or document numbers, or of one number. It answers for each
 * question, in their order.
 *
 * Returns: (transfer full) (nullable) (element-type RejVerification): the answers
 */
GPtrArray *
rej_federal_register_parse_look_up (const char *json,
                                    gsize length,
                                    const char *const *queries,
                                    gint64 now,
                                    GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  GPtrArray *verifications = NULL;
  JsonObject *object = rej_json_get_object (root);
  JsonArray *list = object != NULL ? rej_json_get_array (object, "results") : NULL;

  if (root == NULL)
    return NULL;
  /* With no hits there is a count alone; one number is answered by its document itself. */
  if (object == NULL || (list == NULL && !json_object_has_member (object, "count") && !json_object_has_member (object, "document_number")))
    {
      g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer of the Federal Register is not of the form we know."));
      return NULL;
    }
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *document = rej_json_get_object (json_array_get_element (list, i));

      if (document != NULL)
        g_ptr_array_add (results, document);
    }
  if (list == NULL)
    g_ptr_array_add (results, object);

  verifications = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_verification_unref);
  for (guint i = 0; queries[i] != NULL; i++)
    g_ptr_array_add (verifications, judge (results, queries[i], now));
  return verifications;
}

/* One number that is not there is answered by 404 alone. */
static gpointer
read_look_up (const RejOnlineLookUp *look_up,
              const RejOnlineAnswer *answer,
              GError **error)
{
  const char *const *queries = look_up->queries;
  gsize length = 0;
  const char *json = g_bytes_get_data (answer->body, &length);

  if (answer->status == SOUP_STATUS_NOT_FOUND && queries[1] == NULL && !g_str_equal (queries[0], ""))
    {
      static const char none[] = "{\"count\":0}";
      g_autoptr (JsonNode) root = rej_online_json_parse (json, length, NULL);

      /* A page in HTML says that the address is wrong, not that the document is not there. */
      if (rej_json_get_object (root) != NULL)
        return rej_federal_register_parse_look_up (none, strlen (none), queries, look_up->now, error);
    }
  if (!rej_online_answer_check (answer, REJ_ONLINE_FEDERAL_REGISTER, error))
    return NULL;
  return rej_federal_register_parse_look_up (json, length, queries, look_up->now, error);
}

/**
 * rej_federal_register_look_up_async:
 * @session: what to ask with
 * @base: address of the API
 * @queries: (array zero-terminated=1): pages ("85 FR 56338") or document numbers, not both, up to
 *   %REJ_FEDERAL_REGISTER_MAX_QUERIES
 * @now: the time, in microseconds since 1970
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks which documents stand on some pages, or whether there are some documents, in one go. Ends with
 * rej_online_look_up_finish(), which gives an array with an answer for each question, in their order.
 */
void
rej_federal_register_look_up_async (SoupSession *session,
                                    const char *base,
                                    const char *const *queries,
                                    gint64 now,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  static const char fields[] = "fields%5B%5D=citation&fields%5B%5D=volume&fields%5B%5D=start_page&fields%5B%5D=end_page&fields%5B%5D=publication_date&"
                               "fields%5B%5D=document_number&fields%5B%5D=title&fields%5B%5D=html_url";
  g_autoptr (GString) address = g_string_new (base);

  g_return_if_fail (queries != NULL && queries[0] != NULL);

  g_string_append (address, "/documents/");
  for (guint i = 0; queries[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (queries[i], NULL, FALSE);

      g_string_append_printf (address, "%s%s", i > 0 ? "," : "", escaped);
    }
  g_string_append_printf (address, ".json?%s", fields);
  rej_online_look_up_async (session, address->str, NULL, NULL,
                            &(RejOnlineLookUp) { .queries = queries, .now = now, .read = read_look_up, .free_result = (GDestroyNotify) g_ptr_array_unref },
                            cancellable, callback, user_data);
}

/* A document on its way, first what is said of it, then its text. */
typedef struct
{
  SoupSession *session;
  char *base;
  char *number;
  GBytes *document;
  GBytes *xml;
} Document;

static void
document_free (Document *document)
{
  g_object_unref (document->session);
  g_free (document->base);
  g_free (document->number);
  g_clear_pointer (&document->document, g_bytes_unref);
  g_clear_pointer (&document->xml, g_bytes_unref);
  g_free (document);
}

/**
 * rej_federal_register_is_number:
 * @number: what may be a number
 *
 * Tells whether a text has the form of a document number: letters, digits and hyphens, such as 2020-19145, E8-23178 or
 * C1-2011-12345.
 *
 * Returns: whether it has
 */
gboolean
rej_federal_register_is_number (const char *number)
{
  g_return_val_if_fail (number != NULL, FALSE);

  if (!g_ascii_isalnum (*number) || strchr (number, '-') == NULL || strlen (number) > 32)
    return FALSE;
  for (const char *c = number; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      return FALSE;
  return TRUE;
}

/**
 * rej_federal_register_parse_document:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @number: the number that was asked for
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads where the full text of a document is.
 *
 * Returns: (transfer full) (nullable): an address
 */
char *
rej_federal_register_parse_document (const char *json,
                                     gsize length,
                                     const char *number,
                                     GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  JsonObject *object = rej_json_get_object (root);
  const char *address = object != NULL ? rej_json_get_string (object, "full_text_xml_url") : NULL;

  if (root == NULL)
    return NULL;
  if (object == NULL || g_strcmp0 (rej_json_get_string (object, "document_number"), number) != 0)
    {
      g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer of the Federal Register is not of the form we know."));
      return NULL;
    }
  if (address == NULL)
    {
      g_set_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER,
                   /* Translators: %s is the number of a document */
                   _ ("The Federal Register has no full text of %s in XML. Documents on public inspection get theirs on the day of publication."), number);
      return NULL;
    }
  return g_strdup (address);
}

static void
xml_fetched_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Document *document = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RejOnlineAnswer) answer = rej_online_fetch_finish (result, &error);
  const char *xml = NULL;
  gsize length = 0;

  if (answer == NULL || !rej_online_answer_check (answer, REJ_ONLINE_FEDERAL_REGISTER, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  xml = g_bytes_get_data (answer->body, &length);
  while (length > 0 && g_ascii_isspace (*xml))
    {
      xml++;
      length--;
    }
  if (length < 2 || *xml != '<' || g_ascii_strncasecmp (xml, "<!doctype html", MIN (length, 14)) == 0 || g_ascii_strncasecmp (xml, "<html", MIN (length, 5)) == 0)
    {
      g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, "%s",
                               _ ("What came in place of the full text is not XML. The service may be out of order, or it wants a person to look at a page first."));
      return;
    }
  document->xml = g_bytes_ref (answer->body);
  g_task_return_boolean (task, TRUE);
}

/* The text must come from where the document came from. */
static gboolean
is_same_place (const char *address,
               const char *base)
{
  g_autoptr (GUri) a = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) b = g_uri_parse (base, SOUP_HTTP_URI_FLAGS, NULL);

  return a != NULL && b != NULL && g_strcmp0 (g_uri_get_host (a), g_uri_get_host (b)) == 0 && g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

static void
document_fetched_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Document *document = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RejOnlineAnswer) answer = rej_online_fetch_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *address = NULL;
  const char *json = NULL;
  gsize length = 0;

  if (answer == NULL || !rej_online_answer_check (answer, REJ_ONLINE_FEDERAL_REGISTER, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  json = g_bytes_get_data (answer->body, &length);
  address = rej_federal_register_parse_document (json, length, document->number, &error);
  if (address == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!is_same_place (address, document->base))
    {
      g_task_return_new_error (task, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_REDIRECT,
                               _ ("The Federal Register names another computer for the full text of %s. It was not fetched from there."), document->number);
      return;
    }
  document->document = g_bytes_ref (answer->body);
  rej_online_fetch_async (document->session, address, NULL, NULL, MAX_XML, cancellable, xml_fetched_cb, g_steal_pointer (&task));
}

/**
 * rej_federal_register_fetch_async:
 * @session: what to ask with
 * @base: address of the API
 * @number: a document number; rej_federal_register_is_number()
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches a document: what the Federal Register says of it, and its full text.
 */
void
rej_federal_register_fetch_async (SoupSession *session,
                                  const char *base,
                                  const char *number,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *address = NULL;
  Document *document = NULL;
  GTask *task = NULL;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (rej_federal_register_is_number (number));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_federal_register_fetch_async);
  document = g_new0 (Document, 1);
  document->session = g_object_ref (session);
  document->base = g_strdup (base);
  document->number = g_strdup (number);
  g_task_set_task_data (task, document, (GDestroyNotify) document_free);
  address = g_strdup_printf ("%s/documents/%s.json", base, number);
  rej_online_fetch_async (session, address, NULL, NULL, REJ_ONLINE_MAX_ANSWER, cancellable, document_fetched_cb, task);
}

/**
 * rej_federal_register_fetch_finish:
 * @result: what the callback was given
 * @document: (out) (transfer full): what is said of it, JSON as it came
 * @xml: (out) (transfer full): its full text, as it came
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: whether both came
 */
gboolean
rej_federal_register_fetch_finish (GAsyncResult *result,
                                   GBytes **document,
                                   GBytes **xml,
                                   GError **error)
{
  Document *fetched = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  fetched = g_task_get_task_data (G_TASK (result));
  *document = g_steal_pointer (&fetched->document);
  *xml = g_steal_pointer (&fetched->xml);
  return TRUE;
}
