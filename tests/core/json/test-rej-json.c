/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-json.h"

#include <string.h>

static void
test_parse (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const rows[] = { "", " \n", "{", "{\"a\": 1} {\"b\": 2}", "\"\xff\"", deep, "[1,]" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_null (rej_json_parse (rows[i], -1, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 0);
    }
}

/* What is of another type counts as absent. */
static void
test_get (void)
{
  static const char json[] = "{\"text\": \"a\", \"number\": 7, \"list\": [1], \"nothing\": null} beyond the length";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = rej_json_parse (json, strstr (json, " beyond") - json, &error);
  JsonObject *object = rej_json_get_object (root);

  g_assert_no_error (error);
  g_assert_cmpstr (rej_json_get_string (object, "text"), ==, "a");
  g_assert_null (rej_json_get_string (object, "number"));
  g_assert_null (rej_json_get_string (object, "nothing"));
  g_assert_cmpint (rej_json_get_int (object, "number", 0), ==, 7);
  g_assert_cmpint (rej_json_get_int (object, "text", -1), ==, -1);
  g_assert_cmpint (rej_json_get_int (object, "none", -1), ==, -1);
  g_assert_cmpuint (json_array_get_length (rej_json_get_array (object, "list")), ==, 1);
  g_assert_null (rej_json_get_array (object, "text"));
  g_assert_null (rej_json_get_object (NULL));
  g_assert_null (rej_json_get_object (json_object_get_member (object, "list")));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/get", test_get);

  return g_test_run ();
}
