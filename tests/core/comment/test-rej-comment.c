/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-comment.h"

#include <string.h>

#define SAMPLE                                                           \
  "---\n"                                                                \
  "title: Comment on the Collection and Use of Biometrics\n"             \
  "document: USCIS-2019-0007-0001\n"                                     \
  "docket: USCIS-2019-0007\n"                                            \
  "rin: 1615-AC14\n"                                                     \
  "citation: 85 FR 56338\n"                                              \
  "campaign: biometrics-2020\n"                                          \
  "style: bluebook                      # or fr\n"                       \
  "ignore: [{code: page-comma, text: \"85 Fed. Reg. 56338\"}]\n"         \
  "attachments: [{name: exhibit-a.pdf, sha256: "                         \
  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad}]\n" \
  "mine: {a: [1, 2]}\n"                                                  \
  "---\n"                                                                \
  "\n"

static RejComment *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RejComment *comment = rej_comment_parse (bytes, "comment.md", REJ_TEXT_FORMAT_MARKDOWN, &error);

  g_assert_no_error (error);
  return comment;
}

static void
assert_bytes (RejComment *comment,
              const char *expected)
{
  g_autoptr (GBytes) bytes = rej_comment_to_bytes (comment);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
test_fields (void)
{
  g_autoptr (RejComment) comment = parse (SAMPLE "# Héllo\n");
  g_autoptr (GPtrArray) attachments = NULL;
  const char *text;
  const char *expected[] = {
    "Comment on the Collection and Use of Biometrics", "USCIS-2019-0007-0001", "USCIS-2019-0007", "1615-AC14", "85 FR 56338", "biometrics-2020", "bluebook"
  };

  for (guint i = 0; i < REJ_COMMENT_N_FIELDS; i++)
    g_assert_cmpstr (rej_comment_get_field (comment, i), ==, expected[i]);
  g_assert_cmpstr (rej_comment_get_body (comment, NULL), ==, "# Héllo\n");
  g_assert_cmpuint (rej_comment_get_body_offset (comment), ==, strlen (SAMPLE));
  g_assert_cmpuint (rej_comment_get_body_line (comment), ==, 13);
  g_assert_cmpuint (rej_comment_get_n_ignored (comment), ==, 1);
  g_assert_cmpstr (rej_comment_get_ignored (comment, 0, &text), ==, "page-comma");
  g_assert_cmpstr (text, ==, "85 Fed. Reg. 56338");
  g_assert_true (rej_comment_is_ignored (comment, "page-comma", "85 Fed. Reg. 56338"));
  g_assert_false (rej_comment_is_ignored (comment, "page-comma", "85 Fed. Reg. 56339"));
  attachments = rej_comment_list_attachments (comment);
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (((RejAttachment *) g_ptr_array_index (attachments, 0))->name, ==, "exhibit-a.pdf");
  assert_bytes (comment, SAMPLE "# Héllo\n");
}

static void
test_offsets (void)
{
  static const struct
  {
    const char *text;
    const char *body;
    guint offset;
    guint line;
  } rows[] = {
    { "", "", 0, 0 },
    { "Text", "Text", 0, 0 },
    { "\xef\xbb\xbf---\na: é\n---\nText", "Text", 13, 3 },
    { "---\r\na: é\r\n---\r\n\r\nText\r\n", "Text\r\n", 18, 4 },
    { "---\ra: b\r---\rText", "Text", 13, 3 },
    { "---\na: b: c\n---\nText", "---\na: b: c\n---\nText", 0, 0 },
    { "---\n\nText", "---\n\nText", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejComment) comment = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      comment = parse (rows[i].text);
      g_assert_cmpstr (rej_comment_get_body (comment, NULL), ==, rows[i].body);
      g_assert_cmpuint (rej_comment_get_body_offset (comment), ==, rows[i].offset);
      g_assert_cmpuint (rej_comment_get_body_line (comment), ==, rows[i].line);
      assert_bytes (comment, rows[i].text);
    }
}

/* Random files made of the pieces that matter come back byte for byte, read or not. */
static void
test_bytes_survive (void)
{
  static const char *const pieces[] = {
    "---", "\n", "\r\n", "\r", "a: b", "title: x", "  ", "- c", "[", "]", "{", "}", "# r", "\"", "'", "|", ">", "é", "\xe2\x80\xa8", "\xc2\x85", "...", "Text.", ": ", "*a", "&a", "\t", "\xef\xbb\xbf"
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_parsed = 0;

  for (guint i = 0; i < 40000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 4 != 0 ? "---\n" : NULL);
      g_autoptr (RejComment) comment = NULL;
      guint n = g_rand_int_range (random, 0, 14);

      for (guint j = 0; j < n; j++)
        {
          g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_int_range (random, 0, 3) == 0)
            g_string_append_c (text, '\n');
        }
      if (i % 2 == 0)
        g_string_append (text, "\n---\nBody\n");
      comment = parse (text->str);
      assert_bytes (comment, text->str);
      if (rej_comment_get_body_offset (comment) > 0)
        {
          n_parsed++;
          /* A change of one key leaves the body and every other key as they were, or is refused. */
          if (rej_comment_set_field (comment, REJ_COMMENT_DOCKET, "EPA-1", NULL))
            {
              g_autoptr (GBytes) changed = rej_comment_to_bytes (comment);
              g_autoptr (RejComment) again = rej_comment_parse (changed, "x", REJ_TEXT_FORMAT_MARKDOWN, NULL);

              g_assert_cmpstr (rej_comment_get_field (again, REJ_COMMENT_DOCKET), ==, "EPA-1");
              g_assert_cmpstr (rej_comment_get_body (again, NULL), ==, rej_comment_get_body (comment, NULL));
            }
        }
    }
  g_test_message ("%u of 40000 had front matter that parsed", n_parsed);
  g_assert_cmpuint (n_parsed, >, 500);
}

static void
test_change (void)
{
  g_autoptr (RejComment) comment = parse (SAMPLE "Text\n");
  g_autoptr (RejAttachment) attachment = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;

  attachment = rej_attachment_new ("b.pdf", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AE", "Exhibit B: \"Smoke\"");
  g_assert_true (rej_comment_set_field (comment, REJ_COMMENT_STYLE, "fr", &error));
  g_assert_true (rej_comment_set_field (comment, REJ_COMMENT_RIN, NULL, &error));
  g_assert_true (rej_comment_add_ignored (comment, "page-comma", NULL, &error));
  g_assert_true (rej_comment_add_attachment (comment, attachment, &error));
  g_assert_true (rej_comment_add_attachment (comment, attachment, &error));
  g_assert_no_error (error);
  rej_comment_set_body (comment, "New\n", -1);
  g_assert_true (rej_comment_is_ignored (comment, "page-comma", "anything"));
  source = rej_comment_dup_source (comment);
  g_assert_cmpstr (source, ==,
                   "---\n"
                   "title: Comment on the Collection and Use of Biometrics\n"
                   "document: USCIS-2019-0007-0001\n"
                   "docket: USCIS-2019-0007\n"
                   "citation: 85 FR 56338\n"
                   "campaign: biometrics-2020\n"
                   "style: fr                      # or fr\n"
                   "ignore: [{code: page-comma, text: \"85 Fed. Reg. 56338\"}, {code: page-comma}]\n"
                   "attachments: [{name: exhibit-a.pdf, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad}, "
                   "{name: b.pdf, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ae, title: \"Exhibit B: \\\"Smoke\\\"\"}]\n"
                   "mine: {a: [1, 2]}\n"
                   "---\n\nNew\n");
  g_assert_true (rej_comment_remove_attachment (comment, attachment->sha256, &error));
  g_assert_true (rej_comment_remove_ignored (comment, 0, &error));
  g_assert_false (rej_comment_is_ignored (comment, "other", "anything"));
  g_assert_cmpuint (rej_comment_get_n_ignored (comment), ==, 1);
}

static void
test_broken_front_matter (void)
{
  const char *text = "---\ntitle: Comment: on\nx: 1\n---\nText\n";
  g_autoptr (RejComment) comment = parse (text);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (rej_comment_get_front_matter_error (comment)->message, "line 2"));
  g_assert_cmpstr (rej_comment_get_body (comment, NULL), ==, text);
  g_assert_null (rej_comment_get_field (comment, REJ_COMMENT_TITLE));
  g_assert_false (rej_comment_set_field (comment, REJ_COMMENT_TITLE, "x", &error));
  g_assert_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_FRONT_MATTER);
  assert_bytes (comment, text);
}

static void
test_no_mistaken_front_matter (void)
{
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (RejComment) again = NULL;
  g_autofree char *source = NULL;

  rej_comment_set_body (comment, "---\na: b\n---\n", -1);
  source = rej_comment_dup_source (comment);
  again = parse (source);
  g_assert_cmpstr (rej_comment_get_body (again, NULL), ==, "---\na: b\n---\n");
  g_assert_cmpuint (rej_comment_get_body_offset (again), ==, rej_comment_get_body_offset (comment));
}

static void
test_line_ends (void)
{
  g_autoptr (RejComment) windows = parse ("---\r\na: b\r\n---\r\n\r\none\r\n");
  g_autoptr (RejComment) mixed = parse ("one\r\ntwo\n");
  g_autoptr (RejComment) copy = rej_comment_copy_with_body (windows, g_strdup ("one\r\nin a thread\n"));

  /* A copy that is saved ends its lines as the file does, and is what the comment is afterwards. */
  rej_comment_restore_line_ends (copy);
  assert_bytes (copy, "---\r\na: b\r\n---\r\n\r\none\r\nin a thread\r\n");
  rej_comment_take_body_from (windows, copy);
  g_assert_cmpstr (rej_comment_get_body (windows, NULL), ==, "one\r\nin a thread\r\n");
  g_assert_cmpstr (rej_comment_get_body (copy, NULL), ==, "");
  rej_comment_set_body (windows, "one\r\ntwo\nthree", -1);
  assert_bytes (windows, "---\r\na: b\r\n---\r\n\r\none\r\ntwo\r\nthree");
  g_assert_true (rej_comment_set_field (windows, REJ_COMMENT_TITLE, "T", NULL));
  assert_bytes (windows, "---\r\na: b\r\ntitle: T\r\n---\r\n\r\none\r\ntwo\r\nthree");
  rej_comment_set_body (mixed, "one\r\ntwo\nthree\n", -1);
  assert_bytes (mixed, "one\r\ntwo\nthree\n");
}

static void
test_plain (void)
{
  const char *text = "---\na: b\n---\n[[x]]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RejComment) comment = rej_comment_parse (bytes, "x.txt", rej_comment_guess_format ("x.TXT"), NULL);

  g_assert_cmpint (rej_comment_get_format (comment), ==, REJ_TEXT_FORMAT_PLAIN);
  g_assert_cmpint (rej_comment_guess_format ("a.md"), ==, REJ_TEXT_FORMAT_MARKDOWN);
  g_assert_cmpstr (rej_comment_get_body (comment, NULL), ==, text);
  assert_bytes (comment, text);
  g_assert_false (rej_comment_set_field (comment, REJ_COMMENT_TITLE, "x", NULL));
}

static void
test_shown_title (void)
{
  static const struct
  {
    const char *text;
    const char *title;
  } rows[] = {
    { "", NULL },
    { "\n\n---\n***\n", NULL },
    { "---\ntitle: T\n---\n# H\n", "T" },
    { "---\ntitle:\n---\n\n## Héading \nText", "Héading" },
    { "> - quoted\n", "quoted" },
  };
  g_autoptr (RejComment) long_line = NULL;
  g_autofree char *text = g_strnfill (5 * 1000 * 1000, 'x');
  g_autofree char *title = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejComment) comment = parse (rows[i].text);
      g_autofree char *shown = rej_comment_dup_shown_title (comment);

      g_assert_cmpstr (shown, ==, rows[i].title);
    }
  long_line = parse (text);
  title = rej_comment_dup_shown_title (long_line);
  g_assert_cmpuint (g_utf8_strlen (title, -1), ==, 120);
  g_assert_cmpuint (rej_comment_get_longest_line (long_line), ==, 5 * 1000 * 1000);
}

static void
test_huge (void)
{
  gsize size = 50 * 1000 * 1000;
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GError) error = NULL;

  memset (text, 'x', size);
  for (gsize i = 0; i < size; i += 80)
    text[i] = '\n';
  memcpy (text, "---\na: b\n---\n", 13);
  bytes = g_bytes_new_static (text, size);
  comment = rej_comment_parse (bytes, "huge.md", REJ_TEXT_FORMAT_MARKDOWN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rej_comment_get_longest_line (comment), ==, 79);
  again = rej_comment_to_bytes (comment);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_too_large (void)
{
  gsize size = (gsize) REJ_COMMENT_MAX_BYTES + 1;
  g_autofree char *text = g_malloc0 (size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (rej_comment_parse (bytes, "huge.md", REJ_TEXT_FORMAT_MARKDOWN, &error));
  g_assert_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "256"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comment/fields", test_fields);
  g_test_add_func ("/comment/offsets", test_offsets);
  g_test_add_func ("/comment/bytes-survive", test_bytes_survive);
  g_test_add_func ("/comment/change", test_change);
  g_test_add_func ("/comment/broken-front-matter", test_broken_front_matter);
  g_test_add_func ("/comment/no-mistaken-front-matter", test_no_mistaken_front_matter);
  g_test_add_func ("/comment/line-ends", test_line_ends);
  g_test_add_func ("/comment/plain", test_plain);
  g_test_add_func ("/comment/shown-title", test_shown_title);
  g_test_add_func ("/comment/huge", test_huge);
  g_test_add_func ("/comment/too-large", test_too_large);

  return g_test_run ();
}
