/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-court-listener.h"
#include "rej-ecfr.h"
#include "rej-federal-register.h"

#include <string.h>

static char *
read_recorded (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("REJ_SHARED"), "data", "api", name, NULL);
  char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) ? contents : NULL;
}

static const char *const pages[] = { "82 FR 60602", "82 FR 60603", "85 FR 1", NULL };

static void
test_federal_register (void)
{
  static const char json[] = "{\"count\":3,\"results\":["
                             "{\"volume\":82,\"start_page\":60600,\"end_page\":60602,\"document_number\":\"2017-1\",\"title\":\"Ends there\",\"publication_date\":\"2017-12-21\"},"
                             "{\"volume\":82,\"start_page\":60602,\"end_page\":60603,\"document_number\":\"2017-2\",\"title\":\"Begins there\",\"publication_date\":\"2017-12-21\",\"html_url\":\"javascript:alert(1)\"},"
                             "null,{\"volume\":\"82\",\"start_page\":[],\"end_page\":{},\"title\":7}],\"errors\":{\"not_found\":[\"85 FR 1\"]}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = rej_federal_register_parse_look_up (json, strlen (json), pages, 5, &error);
  RejVerification *answer = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 3);
  answer = answers->pdata[0];
  g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_FOUND);
  g_assert_cmpstr (answer->title, ==, "Begins there");
  g_assert_cmpstr (answer->date, ==, "2017-12-21");
  g_assert_null (answer->url);
  g_assert_cmpint (answer->asked, ==, 5);
  answer = answers->pdata[1];
  g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_FOUND);
  answer = answers->pdata[2];
  g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_NOT_FOUND);
}

/* Two documents that begin on one page, as the service answered once. */
static void
test_recorded_documents (void)
{
  static const char *const queries[] = { "82 FR 60602", "2017-27513", NULL };
  g_autofree char *json = read_recorded ("fr-api-documents-multi-2017-27513_2017-27451.json");
  g_autoptr (GPtrArray) answers = NULL;
  RejVerification *answer = NULL;

  if (json == NULL)
    {
      g_test_skip ("no recorded answers here");
      return;
    }
  answers = rej_federal_register_parse_look_up (json, strlen (json), queries, 1, NULL);
  g_assert_nonnull (answers);
  answer = answers->pdata[0];
  g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_SEVERAL);
  g_assert_nonnull (strstr (answer->title, "; "));
  answer = answers->pdata[1];
  g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_FOUND);
  g_assert_true (g_str_has_prefix (answer->url, "https://www.federalregister.gov/"));
}

static void
test_recorded_ecfr (void)
{
  g_autofree char *titles_json = read_recorded ("ecfr-api-titles-response.json");
  g_autofree char *ancestry_json = read_recorded ("ecfr-api-ancestry-response.json");
  g_autoptr (RejEcfrTitles) titles = NULL;
  g_autoptr (RejVerification) answer = NULL;

  if (titles_json == NULL || ancestry_json == NULL)
    {
      g_test_skip ("no recorded answers here");
      return;
    }
  titles = rej_ecfr_parse_titles (titles_json, strlen (titles_json), NULL);
  g_assert_nonnull (titles);
  g_assert_cmpstr (titles->dates[2], ==, "2026-06-10");
  g_assert_null (titles->dates[0]);
  answer = rej_ecfr_parse_ancestry (ancestry_json, strlen (ancestry_json), "2 CFR 200", 1, NULL);
  g_assert_nonnull (answer);
  g_assert_true (g_str_has_prefix (answer->title, "Part 200—Uniform"));
  g_assert_cmpstr (answer->url, ==, "https://www.ecfr.gov/current/title-2/part-200");
}

static void
test_court_listener (void)
{
  static const char *const queries[] = { "463 U.S. 29", "1 U.S. 1", "9 U.S. 9", "5 F. App'x 1", "7 U.S. 7", NULL };
  static const char json[] = "["
                             "{\"citation\":\"463 U.S. 29\",\"start_index\":0,\"end_index\":11,\"status\":200,\"clusters\":[{\"case_name\":\"A v. B\",\"date_filed\":\"1983-06-24\",\"absolute_url\":\"/opinion/1/a/\"}]},"
                             "{\"citation\":\"1 U.S. 1\",\"start_index\":12,\"status\":300,\"clusters\":[{\"case_name\":\"C\",\"absolute_url\":\"//evil.example/\"},{\"case_name\":\"D\"},null]},"
                             "{\"citation\":\"9 U.S. 9\",\"status\":404,\"clusters\":[]},"
                             "{\"citation\":\"5 F. App'x 1\",\"start_index\":30,\"status\":400,\"error_message\":\"Unable to find reporter\"},"
                             "{\"citation\":\"not ours\",\"start_index\":4000,\"status\":200},7]";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = rej_court_listener_parse_look_up (json, strlen (json), queries, 5, &error);
  const RejVerificationState states[] = { REJ_VERIFICATION_FOUND, REJ_VERIFICATION_SEVERAL, REJ_VERIFICATION_NOT_FOUND, REJ_VERIFICATION_COULD_NOT_ASK, REJ_VERIFICATION_COULD_NOT_ASK };
  RejVerification *answer = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      answer = answers->pdata[i];
      g_assert_cmpint (answer->state, ==, states[i]);
      g_assert_cmpstr (answer->query, ==, queries[i]);
    }
  answer = answers->pdata[0];
  g_assert_cmpstr (answer->title, ==, "A v. B");
  g_assert_cmpstr (answer->url, ==, "https://www.courtlistener.com/opinion/1/a/");
  answer = answers->pdata[1];
  g_assert_cmpstr (answer->title, ==, "C; D");
  /* An address that leads elsewhere is not taken. */
  g_assert_null (answer->url);
}

/* Anything at all may come: it is refused with a sentence. */
static void
test_hostile (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  const char *const answers[] = { "", "null", "7", "\"x\"", "[]", "{}", "{\"results\":7}", "{\"titles\":{}}", "{\"ancestors\":[]}", "{\"ancestors\":[7]}", "{\"results\":[", "\xff\xfe", "<html>", "\"\"{\"results\":[]}", "{}{}", deep };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      gsize length = strlen (answers[i]);
      GError *errors[5] = { NULL };
      g_autoptr (GPtrArray) cases = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_null (rej_federal_register_parse_look_up (answers[i], length, pages, 1, &errors[0]));
      g_assert_error (errors[0], REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER);
      g_assert_null (rej_federal_register_parse_document (answers[i], length, "2020-19145", &errors[1]));
      g_assert_error (errors[1], REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER);
      g_assert_null (rej_ecfr_parse_titles (answers[i], length, &errors[2]));
      g_assert_null (rej_ecfr_parse_ancestry (answers[i], length, "8 CFR 103.16", 1, &errors[3]));
      g_assert_error (errors[3], REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER);
      cases = rej_court_listener_parse_look_up (answers[i], length, pages, 1, &errors[4]);
      /* An empty list is an answer: nothing was recognised. */
      g_assert_true ((cases != NULL) == g_str_equal (answers[i], "[]"));
      for (gsize j = 0; j < G_N_ELEMENTS (errors); j++)
        g_clear_error (&errors[j]);
    }
}

static void
test_dates_are_dates (void)
{
  static const char json[] = "{\"titles\":[{\"number\":8,\"up_to_date_as_of\":\"../../../x\"},{\"number\":99,\"up_to_date_as_of\":\"2026-06-10\"},{\"number\":-1,\"up_to_date_as_of\":\"2026-06-10\"}]}";
  g_autoptr (RejEcfrTitles) titles = rej_ecfr_parse_titles (json, strlen (json), NULL);

  g_assert_nonnull (titles);
  g_assert_null (titles->dates[8]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/online-answers/federal-register", test_federal_register);
  g_test_add_func ("/online-answers/recorded-documents", test_recorded_documents);
  g_test_add_func ("/online-answers/recorded-ecfr", test_recorded_ecfr);
  g_test_add_func ("/online-answers/court-listener", test_court_listener);
  g_test_add_func ("/online-answers/hostile", test_hostile);
  g_test_add_func ("/online-answers/dates-are-dates", test_dates_are_dates);

  return g_test_run ();
}
