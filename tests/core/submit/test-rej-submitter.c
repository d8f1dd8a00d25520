/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-submitter.h"

#include <string.h>

#define A26 "abcdefghijklmnopqrstuvwxyz"

static RejSubmitter *
read_profile (const char *json)
{
  g_autoptr (GError) error = NULL;
  RejSubmitter *self = rej_submitter_new_from_json (json, strlen (json), &error);

  g_assert_no_error (error);
  g_assert_nonnull (self);
  return self;
}

/* The rows are what the documentation of the API and its specification say. */
static void
test_table (void)
{
  static const struct
  {
    RejSubmitterField field;
    const char *attribute;
    guint limit;
    gboolean anonymous;
    gboolean individual;
    gboolean organization;
    const char *required_of;
    gboolean may_be_public;
  } rows[] = {
    { REJ_SUBMITTER_FIRST_NAME, "firstName", 25, FALSE, TRUE, FALSE, "individual", TRUE },
    { REJ_SUBMITTER_LAST_NAME, "lastName", 25, FALSE, TRUE, FALSE, "individual", TRUE },
    { REJ_SUBMITTER_ORGANIZATION_NAME, "organization", 120, FALSE, FALSE, TRUE, "organization", TRUE },
    { REJ_SUBMITTER_ORGANIZATION_TYPE, "organizationType", 0, FALSE, FALSE, TRUE, "organization", TRUE },
    { REJ_SUBMITTER_EMAIL, "email", 100, TRUE, TRUE, TRUE, NULL, FALSE },
    { REJ_SUBMITTER_CITY, "city", 50, FALSE, TRUE, FALSE, NULL, TRUE },
    { REJ_SUBMITTER_STATE, "stateProvinceRegion", 50, FALSE, TRUE, FALSE, NULL, TRUE },
    { REJ_SUBMITTER_ZIP, "zip", 10, FALSE, TRUE, FALSE, NULL, TRUE },
    { REJ_SUBMITTER_COUNTRY, "country", 50, FALSE, TRUE, FALSE, NULL, TRUE },
    { REJ_SUBMITTER_PHONE, "phone", 50, FALSE, TRUE, FALSE, NULL, FALSE },
    { REJ_SUBMITTER_CATEGORY, "category", 0, TRUE, TRUE, TRUE, NULL, TRUE },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, REJ_SUBMITTER_N_FIELDS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RejSubmitterField field = rows[i].field;

      g_test_message ("%s", rows[i].attribute);
      g_assert_cmpstr (rej_submitter_field_get_attribute (field), ==, rows[i].attribute);
      g_assert_cmpuint (rej_submitter_field_get_limit (field), ==, rows[i].limit);
      g_assert_true (rej_submitter_field_applies_to (field, REJ_SUBMITTER_ANONYMOUS) == rows[i].anonymous);
      g_assert_true (rej_submitter_field_applies_to (field, REJ_SUBMITTER_INDIVIDUAL) == rows[i].individual);
      g_assert_true (rej_submitter_field_applies_to (field, REJ_SUBMITTER_ORGANIZATION) == rows[i].organization);
      g_assert_true (rej_submitter_field_may_be_public (field) == rows[i].may_be_public);
      for (guint type = 0; type < REJ_SUBMITTER_N_TYPES; type++)
        g_assert_true (rej_submitter_field_is_required_of (field, type) == (g_strcmp0 (rej_submitter_type_to_string (type), rows[i].required_of) == 0));
    }
}

/* What is read is written again, and read the same. */
static void
test_json (void)
{
  static const struct
  {
    const char *json;
    RejSubmitterType type;
    const char *name;
    gboolean send_receipt;
  } rows[] = {
    { "{\"type\":\"anonymous\"}", REJ_SUBMITTER_ANONYMOUS, NULL, FALSE },
    { "{\"type\":\"individual\",\"first_name\":\" Zo\\u00eb \",\"last_name\":\"Park\",\"email\":\"zoe@example.org\",\"send_receipt\":true}", REJ_SUBMITTER_INDIVIDUAL, "Zoë Park", TRUE },
    { "{\"type\":\"individual\",\"last_name\":\"Park\",\"city\":null,\"send_receipt\":null}", REJ_SUBMITTER_INDIVIDUAL, "Park", FALSE },
    { "{\"type\":\"organization\",\"organization\":\"Moss & Park LLP\",\"organization_type\":\"Company\",\"category\":\"Law firm - A1\"}", REJ_SUBMITTER_ORGANIZATION, "Moss & Park LLP", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejSubmitter) submitter = read_profile (rows[i].json);
      g_autofree char *written = rej_submitter_to_json (submitter);
      g_autoptr (RejSubmitter) again = read_profile (written);
      g_autofree char *name = rej_submitter_dup_name (again);

      g_test_message ("%s", rows[i].json);
      g_assert_cmpint (rej_submitter_get_submitter_type (again), ==, rows[i].type);
      g_assert_cmpstr (name, ==, rows[i].name);
      g_assert_true (rej_submitter_get_send_receipt (again) == rows[i].send_receipt);
      for (guint field = 0; field < REJ_SUBMITTER_N_FIELDS; field++)
        g_assert_cmpstr (rej_submitter_get_field (again, field), ==, rej_submitter_get_field (submitter, field));
    }
}

/* A profile that is not quite one is refused with the word that is wrong. */
static void
test_refused (void)
{
  static const struct
  {
    const char *json;
    const char *word;
  } rows[] = {
    { "", "JSON object" },
    { "[]", "JSON object" },
    { "{\"type\":\"anonymous\"", "JSON object" },
    { "{\"type\":\"anonymous\"} {}", "JSON object" },
    { "{}", "anonymous" },
    { "{\"type\":\"Individual\"}", "individual" },
    { "{\"type\":1}", "organization" },
    { "{\"type\":\"individual\",\"firstname\":\"Z\"}", "firstname" },
    { "{\"type\":\"individual\",\"first_name\":7}", "first_name" },
    { "{\"type\":\"individual\",\"zip\":20001}", "zip" },
    { "{\"type\":\"individual\",\"city\":{}}", "city" },
    { "{\"type\":\"anonymous\",\"send_receipt\":\"yes\"}", "send_receipt" },
    { "{\"type\":\"anonymous\",\"send_receipt\":1}", "send_receipt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejSubmitter) submitter = rej_submitter_new_from_json (rows[i].json, strlen (rows[i].json), &error);

      g_test_message ("%s", rows[i].json);
      g_assert_null (submitter);
      g_assert_error (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].word));
    }
}

/* Each row has one problem, in the field that is named, or none. */
static void
test_check (void)
{
  static const struct
  {
    const char *json;
    int field;
    const char *words;
  } rows[] = {
    { "{\"type\":\"anonymous\"}", -1, NULL },
    { "{\"type\":\"anonymous\",\"email\":\"a@b.org\",\"send_receipt\":true}", -1, NULL },
    { "{\"type\":\"anonymous\",\"last_name\":\"Park\"}", REJ_SUBMITTER_LAST_NAME, "cannot be sent" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\",\"last_name\":\"P\"}", -1, NULL },
    { "{\"type\":\"individual\",\"last_name\":\"P\"}", REJ_SUBMITTER_FIRST_NAME, "is empty" },
    { "{\"type\":\"individual\",\"first_name\":\"  \",\"last_name\":\"P\"}", REJ_SUBMITTER_FIRST_NAME, "is empty" },
    { "{\"type\":\"individual\",\"first_name\":\"abcdefghijklmnopqrstuvwxy\",\"last_name\":\"P\"}", -1, NULL },
    { "{\"type\":\"individual\",\"first_name\":\"" A26 "\",\"last_name\":\"P\"}", REJ_SUBMITTER_FIRST_NAME, "has 26 characters" },
    /* 24 characters, 26 bytes. */
    { "{\"type\":\"individual\",\"first_name\":\"ééabcdefghijklmnopqrstuv\",\"last_name\":\"P\"}", REJ_SUBMITTER_FIRST_NAME, "takes 26 bytes" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\",\"last_name\":\"P\",\"zip\":\"20001-12345\"}", REJ_SUBMITTER_ZIP, "has 11 characters" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\",\"last_name\":\"P\",\"organization\":\"O\"}", REJ_SUBMITTER_ORGANIZATION_NAME, "cannot be sent" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\\nY\",\"last_name\":\"P\"}", REJ_SUBMITTER_FIRST_NAME, "line break" },
    { "{\"type\":\"individual\",\"first_name\":\"Z \\ud83d\\ude00\",\"last_name\":\"P\"}", REJ_SUBMITTER_FIRST_NAME, "emoji" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\",\"last_name\":\"P\",\"send_receipt\":true}", REJ_SUBMITTER_EMAIL, "no address" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\",\"last_name\":\"P\",\"email\":\"zoe\"}", REJ_SUBMITTER_EMAIL, "does not look like" },
    { "{\"type\":\"individual\",\"first_name\":\"Z\",\"last_name\":\"P\",\"email\":\"z@b.org, y@b.org\"}", REJ_SUBMITTER_EMAIL, "does not look like" },
    { "{\"type\":\"organization\",\"organization\":\"O\",\"organization_type\":\"Company\"}", -1, NULL },
    { "{\"type\":\"organization\",\"organization\":\"O\"}", REJ_SUBMITTER_ORGANIZATION_TYPE, "is empty" },
    { "{\"type\":\"organization\",\"organization_type\":\"Company\"}", REJ_SUBMITTER_ORGANIZATION_NAME, "is empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejSubmitter) submitter = read_profile (rows[i].json);
      g_autoptr (GPtrArray) problems = rej_submitter_check (submitter);
      const RejSubmitterProblem *problem = problems->len > 0 ? problems->pdata[0] : NULL;

      g_test_message ("%s: %s", rows[i].json, problem != NULL ? problem->sentence : "nothing");
      g_assert_cmpuint (problems->len, ==, rows[i].field >= 0 ? 1 : 0);
      if (problem == NULL)
        continue;
      g_assert_cmpint ((int) problem->field, ==, rows[i].field);
      g_assert_nonnull (strstr (problem->sentence, rows[i].words));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/submitter/table", test_table);
  g_test_add_func ("/submitter/json", test_json);
  g_test_add_func ("/submitter/refused", test_refused);
  g_test_add_func ("/submitter/check", test_check);

  return g_test_run ();
}
