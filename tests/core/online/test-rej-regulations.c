/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-regulations.h"

#include <string.h>

#include "stand-in-regulations.h"

typedef struct
{
  StandInServer *server;
  SoupSession *session;
  RejRegulations *client;
  GAsyncResult *result;
} Fixture;

static void
done_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  g_set_object (&((Fixture *) user_data)->result, result);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static void
forget (Fixture *fixture)
{
  g_clear_object (&fixture->result);
}

#define CALL(fixture, function, ...) (forget (fixture), function (__VA_ARGS__, NULL, done_cb, fixture), wait_for (fixture))

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = stand_in_regulations_new ("good-key", NULL);
  fixture->session = rej_online_session_new ();
  fixture->client = rej_regulations_new (fixture->session, stand_in_server_get_address (fixture->server), "good-key", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  forget (fixture);
  g_clear_object (&fixture->client);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  stand_in_server_free (fixture->server);
}

static void
test_addresses (Fixture *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *address;
    const char *base;
  } rows[] = {
    { NULL, "https://api.regulations.gov/v4" },
    { REJ_REGULATIONS_STAGING, "https://api-staging.regulations.gov/v4" },
    { "https://api.regulations.gov/", "https://api.regulations.gov/v4" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080/v4" },
    { "http://api.regulations.gov", NULL },
    { "ftp://127.0.0.1", NULL },
    { "https://user:word@api.regulations.gov/v4", NULL },
    { "https://api.regulations.gov/v4?api_key=1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejRegulations) client = rej_regulations_new (fixture->session, rows[i].address, NULL, &error);

      if (rows[i].base != NULL)
        g_assert_cmpstr (rej_regulations_get_base (client), ==, rows[i].base);
      else
        g_assert_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ADDRESS);
    }
}

static void
test_key (Fixture *fixture,
          gconstpointer data)
{
  static const struct
  {
    const char *key;
    gboolean is_key;
    gboolean is_good;
  } rows[] = { { "good-key", TRUE, TRUE }, { "  good-key\n", TRUE, TRUE }, { "bad-key", TRUE, FALSE }, { NULL, TRUE, FALSE }, { "two words", FALSE, FALSE }, { "good-key\r\nX-Other: 1", FALSE, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&fixture->client);
      fixture->client = rej_regulations_new (fixture->session, stand_in_server_get_address (fixture->server), rows[i].key, &error);
      g_assert_true ((fixture->client != NULL) == rows[i].is_key);
      if (fixture->client != NULL)
        g_assert_true (rej_regulations_test_key_finish (fixture->client, CALL (fixture, rej_regulations_test_key_async, fixture->client), &error) == rows[i].is_good);
      if (!rows[i].is_good)
        g_assert_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_KEY);
    }
  /* It was tried by asking, never by posting. */
  for (guint i = 0; i < stand_in_server_get_requests (fixture->server)->len; i++)
    g_assert_cmpstr (((StandInRequest *) stand_in_server_get_requests (fixture->server)->pdata[i])->method, ==, "GET");
}

static void
test_categories (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) some = rej_regulations_list_categories_finish (fixture->client, CALL (fixture, rej_regulations_list_categories_async, fixture->client, "FDA"), NULL);
  g_autoptr (GPtrArray) none = rej_regulations_list_categories_finish (fixture->client, CALL (fixture, rej_regulations_list_categories_async, fixture->client, "USCIS"), NULL);

  g_assert_cmpuint (some->len, ==, 3);
  g_assert_cmpstr (((RejRegulationsCategory *) some->pdata[0])->name, ==, "Academia - E0007");
  g_assert_true (((RejRegulationsCategory *) some->pdata[1])->is_default);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_document (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (RejRegulationsDocument) open = rej_regulations_load_document_finish (fixture->client, CALL (fixture, rej_regulations_load_document_async, fixture->client, STAND_IN_OPEN_DOCUMENT), NULL);
  g_autoptr (RejRegulationsDocument) closed = rej_regulations_load_document_finish (fixture->client, CALL (fixture, rej_regulations_load_document_async, fixture->client, STAND_IN_CLOSED_DOCUMENT), NULL);
  g_autoptr (RejRegulationsDocument) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (open->open_for_comment);
  g_assert_cmpstr (open->docket, ==, "USCIS-2019-0007");
  g_assert_cmpstr (open->comment_end, ==, "2030-01-03T04:59:59Z");
  g_assert_false (closed->open_for_comment);
  none = rej_regulations_load_document_finish (fixture->client, CALL (fixture, rej_regulations_load_document_async, fixture->client, "NONE-2020-0001-0001"), &error);
  g_assert_null (none);
  g_assert_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_NOT_FOUND);
}

static void
test_posted (Fixture *fixture,
             gconstpointer data)
{
  static const char body[] = "{\"data\":{\"type\":\"comments\",\"attributes\":{\"commentOnDocumentId\":\"" STAND_IN_OPEN_DOCUMENT "\",\"comment\":\"a\",\"submissionType\":\"API\",\"submitterType\":\"ANONYMOUS\"}}}";
  g_autoptr (RejOnlineAnswer) answer = rej_regulations_send_finish (fixture->client, CALL (fixture, rej_regulations_post_async, fixture->client, "/comments", body, TRUE), NULL, NULL);
  g_autofree char *tracking = rej_regulations_read_tracking (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body), NULL);
  const RejRegulationsPosted *comment = NULL;

  g_assert_cmpuint (answer->status, ==, 201);
  for (guint state = 0; state < 3; state++)
    {
      g_autoptr (GPtrArray) posted = NULL;

      if (state > 0)
        stand_in_regulations_post (fixture->server, 0, state == 2 ? "Copyright" : NULL, state == 2);
      posted = rej_regulations_find_posted_finish (fixture->client, CALL (fixture, rej_regulations_find_posted_async, fixture->client, tracking), NULL);
      g_assert_cmpuint (posted->len, ==, state == 0 ? 0 : 1);
      if (state == 0)
        continue;
      comment = posted->pdata[0];
      g_assert_cmpstr (comment->id, ==, "USCIS-2019-0007-0100");
      g_assert_true (comment->withdrawn == (state == 2));
      g_assert_cmpstr (comment->restricted, ==, state == 2 ? "Copyright" : NULL);
    }
}

/* What is sent once is not followed to another place, and what comes of it is known as far as it came. */
static void
test_once (Fixture *fixture,
           gconstpointer data)
{
  static const struct
  {
    StandInFault fault;
    guint status;
    gboolean is_cut;
  } rows[] = {
    { STAND_IN_TRUNCATED, 0, FALSE },
    { STAND_IN_ENDLESS, 200, TRUE },
    { STAND_IN_BUSY, 429, FALSE },
    { STAND_IN_REDIRECTS, 0, FALSE },
    { STAND_IN_RESET, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejOnlineAnswer) answer = NULL;
      gboolean has_left = FALSE;
      guint n = stand_in_server_get_requests (fixture->server)->len;

      stand_in_server_set_fault (fixture->server, rows[i].fault, 1);
      answer = rej_regulations_send_finish (fixture->client, CALL (fixture, rej_regulations_post_async, fixture->client, "/submission-keys", "{\"data\":{\"type\":\"submission-keys\"}}", TRUE), &has_left, &error);
      g_assert_true (has_left);
      g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, n + 1);
      if (rows[i].fault == STAND_IN_TRUNCATED)
        g_assert_cmpuint (answer->status, ==, 201);
      else if (rows[i].status == 0)
        g_assert_nonnull (error);
      else
        g_assert_cmpuint (answer->status, ==, rows[i].status);
      if (rows[i].is_cut)
        g_assert_true (answer->is_cut);
    }
}

/* Why something was not done, by status and words. */
static void
test_reasons (void)
{
  static const struct
  {
    guint status;
    const char *body;
    RejRegulationsReason reason;
    const char *words;
  } rows[] = {
    { 400, "{\"errors\":[{\"status\":\"400\",\"title\":\"Invalid ID: 0900006484925e7e\"}]}", REJ_REGULATIONS_OTHER, "Invalid ID" },
    { 400, "{\"errors\":[{\"status\":400,\"title\":7,\"detail\":\"Document is not open for comment\"}]}", REJ_REGULATIONS_CLOSED, "not open for comment" },
    { 400, "{\"errors\":[{\"title\":\"comment exceeds the maximum length of 5000\"}]}", REJ_REGULATIONS_TOO_LONG, "maximum length" },
    { 403, "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"An invalid api_key was supplied.\"}}", REJ_REGULATIONS_KEY, "API_KEY_INVALID" },
    { 429, "{\"error\":{\"code\":\"OVER_RATE_LIMIT\"}}", REJ_REGULATIONS_PACE, "OVER_RATE_LIMIT" },
    { 404, "", REJ_REGULATIONS_NO_DOCUMENT, NULL },
    { 500, "<html>", REJ_REGULATIONS_FAULT, NULL },
    { 400, "[1,2]", REJ_REGULATIONS_OTHER, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RejOnlineAnswer answer = { .status = rows[i].status, .body = g_bytes_new_static (rows[i].body, strlen (rows[i].body)) };
      g_autofree char *sentence = rej_regulations_dup_sentence (&answer);

      g_test_message ("%s", sentence);
      g_assert_cmpint (rej_regulations_read_reason (&answer), ==, rows[i].reason);
      if (rows[i].words != NULL)
        g_assert_nonnull (strstr (sentence, rows[i].words));
      g_bytes_unref (answer.body);
    }
}

static void
test_recorded (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("REJ_SHARED"), "data", "api", "comments-list-searchTerm-trackingNumber.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) posted = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &json, &length, NULL))
    {
      g_test_skip ("no recorded answers beside this checkout");
      return;
    }
  posted = rej_regulations_read_posted (json, length, NULL);
  g_assert_cmpuint (posted->len, ==, 1);
  g_assert_cmpstr (((RejRegulationsPosted *) posted->pdata[0])->id, ==, "FINCEN-2020-0020-5871");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/regulations/addresses", test_addresses);
  ADD ("/regulations/key", test_key);
  ADD ("/regulations/categories", test_categories);
  ADD ("/regulations/document", test_document);
  ADD ("/regulations/posted", test_posted);
  ADD ("/regulations/once", test_once);
#undef ADD
  g_test_add_func ("/regulations/reasons", test_reasons);
  g_test_add_func ("/regulations/recorded", test_recorded);

  return g_test_run ();
}
