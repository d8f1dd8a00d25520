/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-report.h"

static RejCheckReport *
new_report (const char *source)
{
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (RejComment) comment = rej_comment_parse_text (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN);

  return rej_check_report_new ("a.md", comment, context);
}

/* A front matter, a BOM that was dropped, CR LF and letters outside ASCII: places are characters of the whole file. */
static void
test_places (void)
{
  const char *source = "---\r\ntitle: é\r\n---\r\nCafé — 85 Fed. Reg. 56,338 (Sept. 11, 2020).\r\n\r\nThen [[who]].\r\n";
  g_autoptr (RejCheckReport) report = new_report (source);
  g_autoptr (JsonNode) node = rej_check_report_to_json (report);
  JsonObject *root = json_node_get_object (node);
  JsonObject *citation = json_array_get_object_element (json_object_get_array_member (root, "citations"), 0);
  JsonObject *finding = json_array_get_object_element (json_object_get_array_member (root, "findings"), 0);
  g_autofree char *slice = NULL;

  g_assert_cmpstr (json_object_get_string_member (root, "file"), ==, "a.md");
  g_assert_cmpstr (json_object_get_string_member (citation, "kind"), ==, "fr");
  g_assert_cmpstr (json_object_get_string_member (citation, "text"), ==, "85 Fed. Reg. 56,338");
  g_assert_cmpstr (json_object_get_string_member (citation, "page"), ==, "56338");
  g_assert_cmpint (json_object_get_int_member (citation, "line"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (citation, "column"), ==, 8);
  slice = g_utf8_substring (source, json_object_get_int_member (citation, "start"), json_object_get_int_member (citation, "end"));
  g_assert_cmpstr (slice, ==, "85 Fed. Reg. 56,338");

  g_assert_cmpstr (json_object_get_string_member (finding, "code"), ==, "placeholder-left");
  g_assert_cmpint (json_object_get_int_member (finding, "line"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (finding, "column"), ==, 6);
  g_assert_true (rej_check_report_has_errors (report));
}

/* A source is one authority, however it is written, and what stands for it counts for it. */
static void
test_authorities (void)
{
  g_autoptr (RejCheckReport) report = new_report ("See *Roe v. Wade*, 410 U.S. 113, 120 (1973). *Id.* at 121. 85 Fed. Reg. 56,338 (Sept. 11, 2020).[^1] 85 FR 56338. 410 U.S. at 122. "
                                                  "Foo, *supra*, at 3.\n\n[^1]: 85 Fed. Reg. at 56,340.\n");
  static const int expected[] = { 0, 0, 1, 1, 0, -1, 1 };
  g_autoptr (JsonNode) node = rej_check_report_to_json (report);
  JsonArray *citations = json_object_get_array_member (json_node_get_object (node), "citations");
  JsonArray *authorities = json_object_get_array_member (json_node_get_object (node), "authorities");
  JsonObject *authority = NULL;

  g_assert_cmpuint (json_array_get_length (citations), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (json_object_get_int_member_with_default (json_array_get_object_element (citations, i), "authority", -1), ==, expected[i]);
  g_assert_cmpuint (json_array_get_length (authorities), ==, 2);
  authority = json_array_get_object_element (authorities, 0);
  g_assert_cmpint (json_object_get_int_member (authority, "id"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (authority, "kind"), ==, "case");
  g_assert_cmpstr (json_object_get_string_member (authority, "citation"), ==, "Roe v. Wade, 410 U.S. 113 (1973)");
  g_assert_cmpint (json_object_get_int_member (authority, "count"), ==, 3);
  authority = json_array_get_object_element (authorities, 1);
  g_assert_cmpstr (json_object_get_string_member (authority, "citation"), ==, "85 Fed. Reg. 56,338 (Sept. 11, 2020)");
  g_assert_cmpint (json_object_get_int_member (authority, "count"), ==, 3);
}

static void
test_empty (void)
{
  g_autoptr (RejCheckReport) report = new_report ("");
  g_autoptr (JsonNode) node = rej_check_report_to_json (report);
  JsonObject *finding = json_array_get_object_element (json_object_get_array_member (json_node_get_object (node), "findings"), 0);
  g_autofree char *text = rej_check_report_to_text (report, FALSE);

  g_assert_true (rej_check_report_has_errors (report));
  g_assert_cmpstr (json_object_get_string_member (finding, "code"), ==, "empty-comment");
  g_assert_nonnull (strstr (text, "a.md:1:1: error: "));
}

/* Carets stand under what is meant, whatever the width of what stands before; a file cannot command the terminal. */
static void
test_text (void)
{
  const struct
  {
    const char *source;
    const char *expected;
  } rows[] = {
    { "See 60 U.S.C. § 1.\n", "     1 | See 60 U.S.C. § 1.\n       |     ^^^^^^^^^^^^^\n" },
    { "\r\nA\tb: 60 U.S.C. § 1.\r\n", "     2 | A b: 60 U.S.C. § 1.\n       |      ^^^^^^^^^^^^^\n" },
    { "日本 e\u0301 60 U.S.C. § 1.\n", "     1 | 日本 e\u0301 60 U.S.C. § 1.\n       |        ^^^^^^^^^^^^^\n" },
    { "\033[2J\u202Ex 60 U.S.C. § 1.\n", "     1 | \uFFFD[2J\uFFFDx 60 U.S.C. § 1.\n       |        ^^^^^^^^^^^^^\n" },
    { "See 60 U.S.C.\n§ 1.\n", "     1 | See 60 U.S.C.\n       |     ^^^^^^^^^\n" },
    { "It is very plain indeed that nobody reads 60 U.S.C. § 1, for there is no such title in the Code at all.\n",
      "     1 | …in indeed that nobody reads 60 U.S.C. § 1, for there is no such title in th…\n"
      "       |                              ^^^^^^^^^^^^^\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejCheckReport) report = new_report (rows[i].source);
      g_autofree char *text = rej_check_report_to_text (report, FALSE);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, text);
      g_assert_nonnull (strstr (text, rows[i].expected));
      g_assert_null (strchr (text, '\033'));
    }
}

/* Logs are read by others: what may be private is not printed once more. */
static void
test_text_keeps_private_data (void)
{
  g_autoptr (RejCheckReport) report = new_report ("My number is A123456789.\n");
  g_autofree char *text = rej_check_report_to_text (report, FALSE);

  g_assert_nonnull (strstr (text, "[private-a-number]"));
  g_assert_null (strstr (text, "A123456789"));
}

/* The box is full at 5,000 bytes, whatever the characters. */
static void
test_limits (void)
{
  const struct
  {
    const char *letter;
    guint n;
    gboolean fits;
  } rows[] = {
    { "a", 5000, TRUE },
    { "a", 5001, FALSE },
    { "é", 2500, TRUE },
    { "é", 2501, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (RejCheckReport) report = NULL;
      g_autoptr (JsonNode) node = NULL;
      JsonObject *box;

      for (guint j = 0; j < rows[i].n; j++)
        g_string_append (text, rows[i].letter);
      g_string_append_c (text, '\n');
      report = new_report (text->str);
      node = rej_check_report_counts_to_json (report);
      box = json_object_get_object_member (json_object_get_object_member (json_node_get_object (node), "limits"), "comment_box");
      g_assert_true (json_object_get_boolean_member (box, "fits") == rows[i].fits);
    }
}

/* Id. in a note stands for what comes later in the file; a short form of nothing is no authority. */
static void
test_authorities_in_notes (void)
{
  const char *source = "Id. at 3. See 85 FR 56338.[^1] Then 5 U.S.C. § 553. Id.\n\n"
                       "[^2]: Id. at 56,340.\n\n[^1]: 85 Fed. Reg. 56,338 (Sept. 11, 2020); DOI 10.1000/182.\n\n"
                       "More.[^2]\n\n85 Fed. Reg. at 56,341. 12 F.3d at 7. 90 Fed. Reg. at 41.\n";
  const int expected[] = { -1, 0, 1, 1, 1, 0, 2, 0, -1, -1 };
  const struct
  {
    const char *kind;
    const char *citation;
    int count;
  } rows[] = { { "fr", "85 Fed. Reg. 56,338", 3 }, { "usc", "5 U.S.C. § 553", 3 }, { "other", NULL, 1 } };
  g_autoptr (RejCheckReport) report = new_report (source);
  g_autoptr (JsonNode) node = rej_check_report_to_json (report);
  JsonArray *citations = json_object_get_array_member (json_node_get_object (node), "citations");
  JsonArray *authorities = json_object_get_array_member (json_node_get_object (node), "authorities");

  g_assert_cmpuint (json_array_get_length (citations), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JsonObject *citation = json_array_get_object_element (citations, i);

      g_test_message ("citation %u: %s", i, json_object_get_string_member (citation, "text"));
      g_assert_cmpint (json_object_get_int_member_with_default (citation, "authority", -1), ==, expected[i]);
    }
  g_assert_cmpuint (json_array_get_length (authorities), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JsonObject *authority = json_array_get_object_element (authorities, i);

      g_assert_cmpint (json_object_get_int_member (authority, "id"), ==, i);
      g_assert_cmpstr (json_object_get_string_member (authority, "kind"), ==, rows[i].kind);
      if (rows[i].citation != NULL)
        g_assert_cmpstr (json_object_get_string_member (authority, "citation"), ==, rows[i].citation);
      else
        g_assert_nonnull (strstr (json_object_get_string_member (authority, "citation"), "10.1000/182"));
      g_assert_cmpint (json_object_get_int_member (authority, "count"), ==, rows[i].count);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-report/places", test_places);
  g_test_add_func ("/check-report/authorities-in-notes", test_authorities_in_notes);
  g_test_add_func ("/check-report/empty", test_empty);
  g_test_add_func ("/check-report/text", test_text);
  g_test_add_func ("/check-report/text-private", test_text_keeps_private_data);
  g_test_add_func ("/check-report/limits", test_limits);
  g_test_add_func ("/check-report/authorities", test_authorities);

  return g_test_run ();
}
