/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-receipt.h"

#include <string.h>

#include "rej-online.h"
#include "stand-in-server.h"
#include "store-fixture.h"

static const char text[] = "I write | about *bees* [[x]].\n```\n<b>&amp;</b> 🙏\n";

static RejFiling *
new_filing (RejFilingState state)
{
  static const char *const fields[REJ_SUBMITTER_N_FIELDS] = { "Jane", "Roe|e", NULL, NULL, "jane@example.org" };
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_INDIVIDUAL, fields, TRUE);
  RejFiling *filing = rej_filing_new (REJ_FILING_WAY_API, "USCIS-2019-0007-0001", text, NULL, submitter);
  RejStoredFile stored = { .name = (char *) "exhibit_a.pdf", .sha256 = (char *) "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", .size = 4 };
  RejStoredStep step = { 1, (char *) "comment", NULL, (char *) "POST", (char *) "https://api.regulations.gov/v4/comments", 1767413519000000, 1767413529000000, (char *) "done", 201, (char *) "{\"data\":{\"id\":\"klb-dy99-pl2c\"}}" };

  rej_filing_add_file (filing, &stored, "application/pdf", NULL);
  g_ptr_array_add (filing->steps, rej_stored_step_copy (&step));
  filing->id = 7;
  filing->docket = g_strdup ("USCIS-2019-0007");
  filing->state = state;
  filing->tracking = state == REJ_FILING_FILED ? g_strdup ("klb-dy99-pl2c") : NULL;
  filing->created = filing->changed = 1767413500000000;
  return filing;
}

static void
test_json (void)
{
  g_autoptr (RejFiling) filing = new_filing (REJ_FILING_FILED);
  RejPosted posted = { REJ_POSTED, (char *) "USCIS-2019-0007-5871", (char *) "2026-01-09T05:00:00Z", NULL, 1767999999000000 };
  g_autoptr (JsonNode) node = rej_receipt_to_json (filing, &posted);
  JsonObject *object = json_node_get_object (node);
  JsonObject *file = json_array_get_object_element (json_object_get_array_member (object, "files"), 0);
  JsonObject *answer = json_array_get_object_element (json_object_get_array_member (object, "answers"), 0);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_assert_cmpint (json_object_get_int_member (object, "receipt"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "filed");
  g_assert_cmpstr (json_object_get_string_member (object, "tracking"), ==, "klb-dy99-pl2c");
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, text);
  g_assert_cmpstr (json_object_get_string_member (object, "text_sha256"), ==, sha256);
  /* The moment of the answer, here and there. */
  g_assert_cmpstr (json_object_get_string_member (object, "time"), ==, "2026-01-03T04:12:09Z");
  g_assert_cmpstr (json_object_get_string_member (object, "time_eastern"), ==, "2026-01-02 23:12:09 EST");
  g_assert_cmpstr (json_object_get_string_member (file, "name"), ==, "exhibit_a.pdf");
  g_assert_cmpint (json_object_get_int_member (file, "size"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (answer, "answer"), ==, "{\"data\":{\"id\":\"klb-dy99-pl2c\"}}");
  g_assert_cmpint (json_object_get_int_member (answer, "status"), ==, 201);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "submitter"), "last_name"), ==, "Roe|e");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "posted"), "id"), ==, "USCIS-2019-0007-5871");
}

/* The text stands there as it is, whatever it would say in Markdown. */
static void
test_markdown (void)
{
  g_autoptr (RejFiling) filing = new_filing (REJ_FILING_FILED);
  g_autofree char *page = rej_receipt_to_markdown (filing, NULL);
  g_autofree char *fenced = g_strconcat ("````\n", text, "````\n", NULL);

  g_assert_nonnull (strstr (page, fenced));
  g_assert_nonnull (strstr (page, "Roe\\|e"));
  g_assert_nonnull (strstr (page, "exhibit\\_a\\.pdf, 4 bytes, SHA-256 9f86d081"));
  g_assert_nonnull (strstr (page, "2026\\-01\\-02 23\\:12\\:09 EST"));
}

/* No state says more than is known. */
static void
test_words (void)
{
  for (guint state = 0; state < REJ_FILING_N_STATES; state++)
    for (guint way = 0; way < REJ_N_FILING_WAYS; way++)
      {
        g_autoptr (RejFiling) filing = new_filing (state);
        g_autofree char *words = NULL;

        filing->way = way;
        words = rej_receipt_to_words (filing);
        g_assert_true (g_str_has_suffix (words, "."));
        if (rej_filing_state_awaits_writer (state) || state == REJ_FILING_UNKNOWN)
          g_assert_true (strstr (words, "not known") != NULL || strstr (words, "nobody can tell") != NULL);
        if (state == REJ_FILING_FILED && way != REJ_FILING_WAY_API)
          g_assert_true (g_str_has_prefix (words, "You said"));
      }
}

static void
done_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_pdf (void)
{
  g_autoptr (RejFiling) filing = new_filing (REJ_FILING_FILED);
  g_autofree char *folder = g_dir_make_tmp ("rej-receipt-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "receipt.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  rej_receipt_export_pdf_async (filing, NULL, file, FALSE, NULL, done_cb, &result);
  wait_for (&result);
  g_assert_true (rej_receipt_export_pdf_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_due (void)
{
  g_autoptr (RejFiling) filing = new_filing (REJ_FILING_FILED);
  g_autoptr (RejFiling) unknown = new_filing (REJ_FILING_UNKNOWN);
  const gint64 now = 1767999999000000;
  RejPosted not_yet = { REJ_POSTED_NOT_YET, NULL, NULL, NULL, now };
  RejPosted posted = { REJ_POSTED, NULL, NULL, NULL, now };

  g_assert_true (rej_posted_is_due (NULL, filing, now));
  g_assert_false (rej_posted_is_due (NULL, unknown, now));
  g_assert_false (rej_posted_is_due (&not_yet, filing, now + G_TIME_SPAN_DAY - 1));
  g_assert_true (rej_posted_is_due (&not_yet, filing, now + G_TIME_SPAN_DAY));
  g_assert_true (rej_posted_is_due (&not_yet, filing, now - 1));
  g_assert_false (rej_posted_is_due (&posted, filing, now + 30 * G_TIME_SPAN_DAY));
}

static const char *const answers[] = {
  "{\"data\":[],\"meta\":{\"totalElements\":0}}",
  "{\"data\":[{\"id\":\"USCIS-2019-0007-5871\",\"type\":\"comments\",\"attributes\":{\"postedDate\":\"2026-01-09T05:00:00Z\",\"title\":\"T\",\"withdrawn\":false}}]}",
  "{\"data\":[{\"id\":\"USCIS-2019-0007-5871\",\"type\":\"comments\",\"attributes\":{\"withdrawn\":true}}]}",
  "{\"data\":[{\"id\":\"USCIS-2019-0007-5871\",\"type\":\"comments\",\"attributes\":{\"withdrawn\":false,\"restrictReason\":\"Copyright\"}}]}",
  "{\"data\":[{\"id\":\"USCIS-2019-0007-5871\",\"attributes\":{}},{\"id\":\"USCIS-2019-0007-5872\",\"attributes\":{}}]}",
};

static void
answer_cb (StandInServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  guint n = *(guint *) user_data;

  /* Why one is restricted is said where it is asked for alone. */
  if (g_str_equal (path, "/v4/comments/USCIS-2019-0007-5871"))
    {
      g_autoptr (JsonNode) list = json_from_string (answers[n], NULL);
      g_autofree char *one = json_to_string (json_array_get_element (json_object_get_array_member (json_node_get_object (list), "data"), 0), FALSE);
      g_autofree char *body = g_strdup_printf ("{\"data\":%s}", one);

      stand_in_answer (message, SOUP_STATUS_OK, "application/vnd.api+json", body);
      return;
    }
  g_assert_cmpstr (path, ==, "/v4/comments");
  g_assert_cmpstr (g_hash_table_lookup (query, "filter[searchTerm]"), ==, "klb-dy99-pl2c");
  stand_in_answer (message, SOUP_STATUS_OK, "application/vnd.api+json", answers[n]);
}

static RejPosted *
ask (RejRegulations *client,
     RejLibrary *library,
     const RejFiling *filing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RejPosted *posted;

  rej_posted_ask_async (client, library, filing, NULL, done_cb, &result);
  wait_for (&result);
  posted = rej_posted_ask_finish (client, result, &error);
  g_assert_no_error (error);
  return posted;
}

static char *
load (RejLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) known = NULL;
  const gint64 id = 7;
  const RejPosted *posted;

  rej_posted_load_async (library, NULL, done_cb, &result);
  wait_for (&result);
  known = rej_posted_load_finish (library, result, NULL);
  posted = g_hash_table_lookup (known, &id);
  return posted != NULL ? g_strdup_printf ("%s %s", rej_posted_state_to_string (posted->state), posted->id) : NULL;
}

/* Each state, and what the library remembers. */
static void
test_ask (Fixture *fixture,
          gconstpointer data)
{
  static const char *const states[] = { "not-yet", "posted", "withdrawn", "restricted", "could-not-ask" };
  static const char *const words[] = {
    "The agency has not posted it yet. That takes days or weeks.",
    "The agency posted it on 9 January 2026 as USCIS-2019-0007-5871.",
    "The agency posted it as USCIS-2019-0007-5871, and it was withdrawn since.",
    "The agency lists it as USCIS-2019-0007-5871, but does not show all of it: “Copyright”.",
    "Whether it is posted is not known. regulations.gov names several comments for this tracking number.",
  };
  guint answer = 0;
  g_autoptr (StandInServer) server = stand_in_server_new (answer_cb, &answer, NULL);
  g_autoptr (SoupSession) session = rej_online_session_new ();
  g_autofree char *base = g_strconcat (stand_in_server_get_address (server), "/v4", NULL);
  g_autoptr (RejRegulations) client = rej_regulations_new (session, base, "KEY", NULL);
  RejLibrary *library = fixture->library;
  g_autoptr (RejFiling) filing = new_filing (REJ_FILING_FILED);
  g_autofree char *before = load (library);
  g_autofree char *after = NULL;
  g_autoptr (RejPosted) failed = NULL;

  g_assert_null (before);
  for (answer = 0; answer < G_N_ELEMENTS (answers); answer++)
    {
      g_autoptr (RejPosted) posted = ask (client, library, filing);
      g_autofree char *sentence = rej_posted_to_words (posted);

      g_assert_cmpstr (rej_posted_state_to_string (posted->state), ==, states[answer]);
      g_assert_cmpstr (sentence, ==, words[answer]);
    }

  /* A service that fails takes nothing away. */
  answer = 1;
  rej_posted_free (ask (client, library, filing));
  stand_in_server_set_fault (server, STAND_IN_BROKEN, 0);
  failed = ask (client, library, filing);
  g_assert_cmpint (failed->state, ==, REJ_POSTED_UNKNOWN);
  g_assert_nonnull (failed->reason);
  after = load (library);
  g_assert_cmpstr (after, ==, "posted USCIS-2019-0007-5871");
}

static void
test_pages (void)
{
  g_autoptr (RejFiling) filing = new_filing (REJ_FILING_FILED);
  g_autoptr (RejFiling) unknown = new_filing (REJ_FILING_UNKNOWN);
  RejPosted posted = { REJ_POSTED, (char *) "USCIS-2019-0007-5871", NULL, NULL, 0 };
  g_autofree char *comment = rej_posted_dup_url (&posted, filing);
  g_autofree char *search = rej_posted_dup_url (NULL, filing);
  g_autofree char *document = rej_posted_dup_url (NULL, unknown);

  g_assert_cmpstr (comment, ==, "https://www.regulations.gov/comment/USCIS-2019-0007-5871");
  g_assert_cmpstr (search, ==, "https://www.regulations.gov/search/comment?filter=klb-dy99-pl2c");
  g_assert_cmpstr (document, ==, "https://www.regulations.gov/document/USCIS-2019-0007-0001");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/receipt/json", test_json);
  g_test_add_func ("/receipt/markdown", test_markdown);
  g_test_add_func ("/receipt/words", test_words);
  g_test_add_func ("/receipt/pdf", test_pdf);
  g_test_add_func ("/receipt/due", test_due);
  g_test_add ("/receipt/ask", Fixture, NULL, fixture_set_up, test_ask, fixture_tear_down);
  g_test_add_func ("/receipt/pages", test_pages);

  return g_test_run ();
}
