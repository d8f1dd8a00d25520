/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-front-matter.h"

#include <string.h>

static RejFrontMatter *
read_all (const char *text)
{
  g_autoptr (GError) error = NULL;
  gsize n_read;
  RejFrontMatter *front_matter = rej_front_matter_parse (text, strlen (text), &n_read, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, strlen (text));
  g_assert_cmpstr (rej_front_matter_get_text (front_matter, NULL), ==, text);
  return front_matter;
}

static void
test_extent (void)
{
  static const struct
  {
    const char *text;
    gsize n_read;
  } rows[] = {
    { "", 0 },
    { "Dear agency", 0 },
    { "---", 0 },
    { "---\n", 0 },
    { "---\n\na: b\n---\n", 0 },
    { "--- \na: b\n", G_MAXSIZE },
    { "----\na: b\n---\n", 0 },
    { "---x\na: b\n---\n", 0 },
    { " ---\na: b\n---\n", 0 },
    { "---\n---\nText", 8 },
    { "---\na: b\n---", 12 },
    { "---\na: b\n---\nText", 13 },
    { "---\na: b\n---\n\nText", 14 },
    { "---\na: b\n---\n\n\nText", 14 },
    { "---\r\na: b\r\n---\r\n\r\nText", 18 },
    { "---\ra: b\r---\rText", 13 },
    { "--- \t\na: b\n...  \n \nText", 19 },
    { "---\na: |\n  ---\n---\n", 19 },
    { "---\na: |\n ---\n  x\n---\n", 22 },
    { "---\njust words\n---\n", G_MAXSIZE },
    { "---\n- a\n- b\n---\n", G_MAXSIZE },
    { "---\na: b: c\n---\n", G_MAXSIZE },
    { "---\na: 'b\n---\n", G_MAXSIZE },
    { "---\na: b\na: c\n---\n", G_MAXSIZE },
    { "---\na: *b\n---\n", G_MAXSIZE },
    { "---\na: \x01\n---\n", G_MAXSIZE },
    { "---\n? [x, y]\n: z\n---\n", G_MAXSIZE },
    { "---\n# nothing but a remark\n---\n", 31 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejFrontMatter) front_matter = NULL;
      gsize n_read = 99;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      front_matter = rej_front_matter_parse (rows[i].text, strlen (rows[i].text), &n_read, &error);
      if (rows[i].n_read == G_MAXSIZE)
        {
          g_assert_error (error, REJ_FRONT_MATTER_ERROR, REJ_FRONT_MATTER_ERROR_SYNTAX);
          g_assert_null (front_matter);
          g_assert_cmpuint (n_read, ==, 0);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_read, ==, rows[i].n_read);
      g_assert_cmpint (strncmp (rej_front_matter_get_text (front_matter, NULL), rows[i].text, n_read), ==, 0);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "---\ntitle: Comment: on the rule\n---\n", "line 2, column 15" },
    { "---\r\ndocket: X\r\ntitle: Comment: on the rule\r\n---\r\n", "line 3, column 15" },
    { "---\nname: é: x\n---\n", "line 2, column 8" },
    { "---\na: 1\n\nb: \"open\n---\n", "quotation mark" },
    { "---\na: 1\nb: [1, 2\n---\n", "square bracket" },
    { "---\na: 1\na: 2\n---\n", "line 3, column 1: this key is there twice" },
    { "---\na: @b\n---\n", "line 2, column 4" },
    { "---\na: b\ntext without end\n", "is missing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize n_read;

      g_assert_null (rej_front_matter_parse (rows[i].text, strlen (rows[i].text), &n_read, &error));
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error->message);
      g_assert_nonnull (strstr (error->message, rows[i].expected));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_read (void)
{
  g_autoptr (RejFrontMatter) f = read_all ("---\n"
                                           "title: Comment on the Collection and Use of Biometrics # ours\n"
                                           "quoted: \"85 Fed. Reg. § 56,338\\n\"\n"
                                           "single: 'it''s'\n"
                                           "empty:\n"
                                           "folded: >\n  two\n  lines\n\n"
                                           "ignore: [{code: page-comma, text: \"85 Fed. Reg. 56338\"}]\n"
                                           "attachments:\n  - name: a.pdf\n    sha256: 00\n  # remark\n  - {name: b.pdf}\n"
                                           "number: 12\n"
                                           "---\n");

  g_assert_cmpuint (rej_front_matter_get_n_keys (f), ==, 8);
  g_assert_cmpstr (rej_front_matter_get_key (f, 7), ==, "number");
  g_assert_cmpstr (rej_front_matter_get_string (f, "title"), ==, "Comment on the Collection and Use of Biometrics");
  g_assert_cmpstr (rej_front_matter_get_string (f, "quoted"), ==, "85 Fed. Reg. § 56,338\n");
  g_assert_cmpstr (rej_front_matter_get_string (f, "single"), ==, "it's");
  g_assert_cmpstr (rej_front_matter_get_string (f, "empty"), ==, "");
  g_assert_cmpstr (rej_front_matter_get_string (f, "folded"), ==, "two lines\n");
  g_assert_cmpstr (rej_front_matter_get_string (f, "number"), ==, "12");
  g_assert_null (rej_front_matter_get_string (f, "ignore"));
  g_assert_null (rej_front_matter_get_string (f, "absent"));
  g_assert_cmpuint (rej_front_matter_get_n_items (f, "ignore"), ==, 1);
  g_assert_cmpuint (rej_front_matter_get_n_items (f, "title"), ==, 0);
  g_assert_cmpstr (rej_front_matter_get_item_string (f, "ignore", 0, "text"), ==, "85 Fed. Reg. 56338");
  g_assert_cmpstr (rej_front_matter_get_item_string (f, "attachments", 0, "sha256"), ==, "00");
  g_assert_cmpstr (rej_front_matter_get_item_string (f, "attachments", 1, "name"), ==, "b.pdf");
  g_assert_null (rej_front_matter_get_item_string (f, "attachments", 1, "sha256"));
}

/* Each row: what stands there, the change, what must stand there then. NULL expected: refused, nothing changed. */
static void
test_set (void)
{
  static const struct
  {
    const char *before;
    const char *key;
    const char *value;
    const char *after;
  } rows[] = {
    { "", "title", "New", "---\ntitle: New\n---\n\n" },
    { "", "title", NULL, "" },
    { "---\ntitle: Old\n---\n", "title", "New", "---\ntitle: New\n---\n" },
    { "---\r\n# a\r\ntitle:   Old   # why\r\nx: 1\r\n---\r\n", "title", "New", "---\r\n# a\r\ntitle:   New   # why\r\nx: 1\r\n---\r\n" },
    { "---\r\nx: 1\r\n---\r\n", "title", "New", "---\r\nx: 1\r\ntitle: New\r\n---\r\n" },
    { "---\nx: 1\n# last remark\n...\n\n", "title", "New", "---\nx: 1\n# last remark\ntitle: New\n...\n\n" },
    { "---\ntitle:\nx: 1\n---\n", "title", "New", "---\ntitle: New\nx: 1\n---\n" },
    { "---\ntitle: # none yet\nx: 1\n---\n", "title", "New", "---\ntitle: New # none yet\nx: 1\n---\n" },
    { "---\ntitle: \"Old\"\n---\n", "title", "a \"b\" \\ c: d", "---\ntitle: \"a \\\"b\\\" \\\\ c: d\"\n---\n" },
    { "---\ntitle: 'Old\n  long'\nx: 1\n---\n", "title", "New", "---\ntitle: New\nx: 1\n---\n" },
    { "---\ntitle: |\n  Old\n  long\n\n# r\nx: 1\n---\n", "title", "New", "---\ntitle: New\n\n# r\nx: 1\n---\n" },
    { "---\ntitle: Old\n  longer\nx: 1\n---\n", "title", "New", "---\ntitle: New\nx: 1\n---\n" },
    { "---\nx: 1\ntitle: Old # gone\n# stays\ny: 2\n---\n", "title", NULL, "---\nx: 1\n# stays\ny: 2\n---\n" },
    { "---\ntitle: Old\n---\nText", "title", NULL, "---\n---\n" },
    { "---\nlist:\n  - a\n  # in\n  - b\n# after\ny: 2\n---\n", "list", NULL, "---\n# after\ny: 2\n---\n" },
    { "---\nlist:\n- a\n- b\ny: 2\n---\n", "list", "c", "---\nlist: c\ny: 2\n---\n" },
    { "---\n{x: 1, title: Old}\n---\n", "title", "New", "---\n{x: 1, title: New}\n---\n" },
    { "---\n{x: 1}\n---\n", "title", "New", "---\n{x: 1, title: New}\n---\n" },
    { "---\n{x: 1, title: Old}\n---\n", "title", NULL, "---\n{x: 1}\n---\n" },
    { "---\n{x: 1, title: Old}\n---\n", "x", NULL, "---\n{title: Old}\n---\n" },
    { "---\n  x: 1\n  y: 2\n---\n", "title", "New", "---\n  x: 1\n  y: 2\n  title: New\n---\n" },
    { "---\nx: &a 1\ny: *a\n---\n", "x", "2", NULL },
    { "---\nx: &a 1\ny: *a\n---\n", "y", "2", NULL },
    { "---\nx: &a 1\ny: *a\n---\n", "title", "New", "---\nx: &a 1\ny: *a\ntitle: New\n---\n" },
    { "---\n? title\n: Old\nx: 1\n---\n", "title", "New", "---\n? title\n: New\nx: 1\n---\n" },
    { "---\n? title\n: Old\nx: 1\n---\n", "title", NULL, "---\nx: 1\n---\n" },
    { "---\nné: ü\ntitle: Öld # é\n---\n", "title", "Nëw", "---\nné: ü\ntitle: Nëw # é\n---\n" },
    { "---\ntitle: Same # as it is\n---\n", "title", "Same", "---\ntitle: Same # as it is\n---\n" },
    { "---\ntitle: 'Same'\n---\n", "title", "Same", "---\ntitle: 'Same'\n---\n" },
    { "---\na: b\n---\n", "a", "", "---\na: \"\"\n---\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejFrontMatter) f = NULL;
      gsize n_read;
      gboolean is_set;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s -> %s = %s", i, rows[i].before, rows[i].key, rows[i].value);
      f = rej_front_matter_parse (rows[i].before, strlen (rows[i].before), &n_read, &error);
      g_assert_no_error (error);
      is_set = rej_front_matter_set_string (f, rows[i].key, rows[i].value, &error);
      if (rows[i].after == NULL)
        {
          g_assert_error (error, REJ_FRONT_MATTER_ERROR, REJ_FRONT_MATTER_ERROR_FIXED);
          g_assert_false (is_set);
          g_assert_cmpstr (rej_front_matter_get_text (f, NULL), ==, rows[i].before);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (is_set);
      g_assert_cmpstr (rej_front_matter_get_text (f, NULL), ==, rows[i].after);
      g_assert_cmpstr (rej_front_matter_get_string (f, rows[i].key), ==, rows[i].value);
    }
}

static void
test_set_any_text (void)
{
  static const char *const values[] = {
    "plain", "two words", "1615-AC14", "85 FR 56338", "USCIS-2019-0007-0001", "2020-09-11", "12", "1e5", "0x1f", "true", "No", "~", "null",
    " leading", "trailing ", "a: b", "a:", ":a", "a #b", "#a", "- a", "[a]", "a, b", "{a}", "*a", "&a", "!a", "%a", "@a", "`a`", "'a'", "\"a\"",
    "---", "...", "line\nbreak", "tab\tin", "\\", "\xc2\xa0", "\xe2\x80\xa8", "\xef\xbb\xbf", "\xc2\x85", "\x01", "é ß 你好", "\xf0\x9f\x98\x80",
    "a\xe2\x80\x94 b", "ends with |", "> folded", "? q", "=", "<<", "\x7f", "\xef\xbf\xbe", "\xf3\xa0\x80\x81"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (RejFrontMatter) f = rej_front_matter_new ();
      g_autoptr (RejFrontMatter) again = NULL;
      g_autoptr (GError) error = NULL;
      const char *item[] = { "code", values[i], "text", values[i], NULL };
      gsize n_read;

      g_test_message ("value %" G_GSIZE_FORMAT ": %s", i, values[i]);
      g_assert_true (rej_front_matter_set_string (f, "title", values[i], &error));
      g_assert_no_error (error);
      g_assert_true (rej_front_matter_append_item (f, "ignore", item, &error));
      g_assert_no_error (error);
      g_assert_true (rej_front_matter_set_string (f, "style", "fr", &error));
      again = rej_front_matter_parse (rej_front_matter_get_text (f, NULL), strlen (rej_front_matter_get_text (f, NULL)), &n_read, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rej_front_matter_get_string (again, "title"), ==, values[i]);
      g_assert_cmpstr (rej_front_matter_get_item_string (again, "ignore", 0, "text"), ==, values[i]);
    }
}

static void
test_items (void)
{
  static const struct
  {
    const char *before;
    int remove; /* -1: append {code: c, text: "t: u"} */
    const char *after;
  } rows[] = {
    { "", -1, "---\nignore:\n  - {code: c, text: \"t: u\"}\n---\n\n" },
    { "---\nignore:\nx: 1\n---\n", -1, "---\nignore: [{code: c, text: \"t: u\"}]\nx: 1\n---\n" },
    { "---\nignore: []\nx: 1\n---\n", -1, "---\nignore: [{code: c, text: \"t: u\"}]\nx: 1\n---\n" },
    { "---\nignore: [{code: a}] # r\nx: 1\n---\n", -1, "---\nignore: [{code: a}, {code: c, text: \"t: u\"}] # r\nx: 1\n---\n" },
    { "---\r\nignore:\r\n- code: a\r\n  why: so # r\r\n# s\r\nx: 1\r\n---\r\n", -1, "---\r\nignore:\r\n- code: a\r\n  why: so # r\r\n- {code: c, text: \"t: u\"}\r\n# s\r\nx: 1\r\n---\r\n" },
    { "---\nignore: word\n---\n", -1, NULL },
    { "---\nignore:\n  - a\n  - b # r\n  # s\n  - c\n---\n", 1, "---\nignore:\n  - a\n  # s\n  - c\n---\n" },
    { "---\nignore:\n  - a\n---\n", 0, "---\n---\n" },
    { "---\nignore: [a, b, c]\n---\n", 0, "---\nignore: [b, c]\n---\n" },
    { "---\nignore: [a, b, c]\n---\n", 1, "---\nignore: [a, c]\n---\n" },
    { "---\nignore: [a, b, c]\n---\n", 2, "---\nignore: [a, b]\n---\n" },
    { "---\nignore: [ {code: a},\n  {code: b}\n  ]\nx: 1\n---\n", 1, "---\nignore: [ {code: a}\n  ]\nx: 1\n---\n" },
    { "---\nignore:\n  - - a\n  - b\n---\n", 0, "---\nignore:\n  - b\n---\n" },
    /* Where an alias stands is not known: its list stays as it is, and others can be changed. */
    { "---\nx: &a 1\nignore:\n  - *a\n---\n", -1, NULL },
    { "---\nx: &a 1\nignore:\n  - b\n  - [*a]\n---\n", 0, NULL },
    { "---\nignore:\n  - &a b\n  - *a\n---\n", 0, NULL },
    { "---\nx: &a 1\ny:\n  - *a\n---\n", -1, "---\nx: &a 1\ny:\n  - *a\nignore:\n  - {code: c, text: \"t: u\"}\n---\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static const char *const item[] = { "code", "c", "text", "t: u", NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (RejFrontMatter) f = NULL;
      gsize n_read;
      gboolean is_done;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].before);
      f = rej_front_matter_parse (rows[i].before, strlen (rows[i].before), &n_read, &error);
      g_assert_no_error (error);
      if (rows[i].remove < 0)
        is_done = rej_front_matter_append_item (f, "ignore", item, &error);
      else
        is_done = rej_front_matter_remove_item (f, "ignore", rows[i].remove, &error);
      g_assert_cmpint (is_done, ==, rows[i].after != NULL);
      g_assert_cmpstr (rej_front_matter_get_text (f, NULL), ==, rows[i].after != NULL ? rows[i].after : rows[i].before);
      if (rows[i].after != NULL)
        g_assert_no_error (error);
    }
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("---\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (RejFrontMatter) f = NULL;
  gsize n_read;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "key%u: [{name: value}, %u]\n", i, i);
  g_string_append (text, "---\n");
  f = read_all (text->str);
  g_assert_cmpuint (rej_front_matter_get_n_keys (f), ==, 5000);
  g_assert_true (rej_front_matter_set_string (f, "key2500", "x", &error));
  g_assert_no_error (error);

  for (guint i = 0; i < 5; i++)
    g_string_insert_len (text, 4, text->str + 4, 100000);
  g_assert_null (rej_front_matter_parse (text->str, text->len, &n_read, &error));
  g_assert_nonnull (strstr (error->message, "256 KB"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/front-matter/extent", test_extent);
  g_test_add_func ("/front-matter/errors", test_errors);
  g_test_add_func ("/front-matter/read", test_read);
  g_test_add_func ("/front-matter/set", test_set);
  g_test_add_func ("/front-matter/set-any-text", test_set_any_text);
  g_test_add_func ("/front-matter/items", test_items);
  g_test_add_func ("/front-matter/large", test_large);

  return g_test_run ();
}
