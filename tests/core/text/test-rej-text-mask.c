/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-mask.h"

#include <string.h>

#include "text-document.h"

/* A source, what it shows, and how it is filed. */
typedef struct
{
  const char *source;
  const char *plain;
  const char *filed;
} Row;

static const Row rows[] = {
  { "", "", "" },
  { "\n\n", "", "" },
  { "One line.\n", "One line.", "One line." },
  { "One\ntwo  \nthree\\\nfour\n", "One two\nthree\nfour", "One two\nthree\nfour" },
  { "# Heading #\n\nText\n", "Heading\nText", "Heading\n\nText" },
  { "Heading\n===\nText\n", "Heading\nText", "Heading\n\nText" },
  { "*See* **85 Fed. Reg.** 56,338\n", "See 85 Fed. Reg. 56,338", "See 85 Fed. Reg. 56,338" },
  { "> *Id.* at\n> 5\n", "Id. at 5", "> Id. at 5" },
  { "> a\n>\n> b\n", "a\nb", "> a\n>\n> b" },
  { "> a\\\n> b\n", "a\nb", "> a\n> b" },
  { "- a\n- b\n\n- c\n", "a\nb\nc", "- a\n- b\n\n- c" },
  { "3) a\n4) b\n1) c\n", "a\nb\nc", "3. a\n4. b\n5. c" },
  { "1. a\n   - b\n     c\n\n   d\n2. e\n", "a\nb c\nd\ne", "1. a\n  - b c\n\n  d\n2. e" },
  { "text\n- a\n", "text\na", "text\n\n- a" },
  { "-\n- b\n", "b", "-\n- b" },
  { "- - a\n", "a", "- - a" },
  { "Go [here](https://a.b/c \"t\").\n", "Go here.", "Go here (https://a.b/c)." },
  { "<https://a.b> and [https://a.b](https://a.b)\n", "https://a.b and https://a.b", "https://a.b and https://a.b" },
  { "[a@b.c](mailto:a@b.c)\n", "a@b.c", "a@b.c" },
  { "![a map](m.png) ![](n.png)\n", "a map ", "a map (m.png) n.png" },
  { "[x]: /u\n\n[X], [y][x], [z]\n", "X, y, [z]", "X (/u), y (/u), [z]" },
  { "A.[^1] B.[^2]\n\n[^1]: Note *one*.\n\n    More.\n", "A. B.[^2]\nNote one.\nMore.", "A.[1] B.[^2]\n\n[1] Note one.\nMore." },
  { "```c\nif (a)\n\n\n  b;\n```\nText\n", "if (a)\n\n\n  b;\nText", "if (a)\n\n\n  b;\n\nText" },
  { "```\na\n# b\n```\n", "a\n# b", "a\n# b" },
  { "    a\n\n      b\n", "a\n  b", "a\n\n  b" },
  { "- a\n\n      code\n\n      more\n", "a\ncode\nmore", "- a\n\n  code\n\n  more" },
  { "a\n\n* * *\n\nb\n", "a\nb", "a\n\n* * *\n\nb" },
  { "| a | b |\n| - | - |\n| *c* | d \\| e |\n", "a\nb\nc\nd | e", "a | b\n\nc | d | e" },
  { "&sect;&#8239;5 &copy; \\*x\\* &nope;\n", "§\u202f5 © *x* &nope;", "§\u202f5 © *x* &nope;" },
  { "a <!-- b --> c\n", "a  c", "a  c" },
  { "<!-- a\n\nb\n# c\n-->\n\nd\n", "d", "d" },
  { "<div>\n<!-- a -->\nb\n</div>\n", "<div>\nb\n</div>", "<div>\nb\n</div>" },
  { "a <b>c</b>\n", "a <b>c</b>", "a <b>c</b>" },
  { "[[your *name* [here](x)]] [a]\n", "[[your *name* [here](x)]] [a]", "[[your *name* [here](x)]] [a]" },
  { "~~a~~ ~b~ ~~~c\n", "a b ~~~c", "a b ~~~c" },
  { "`` a`b `` `c\nd`\n", "a`b c d", "a`b c d" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TextDocument) document = text_document_new (rows[i].source, strlen (rows[i].source),
                                                             REJ_TEXT_FORMAT_MARKDOWN);
      g_autofree char *plain = text_document_dup_plain (document);
      g_autofree char *filed = text_document_dup_filed (document);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].source);
      text_document_check (document);
      g_assert_cmpstr (plain, ==, rows[i].plain);
      g_assert_cmpstr (filed, ==, rows[i].filed);
    }
}

static const Row plain_rows[] = {
  { "*a*\r\n[b](c)\r\n", "*a*\n[b](c)", "*a*\n[b](c)" },
  { "# a\n- b\n\n\n\nc\n", "# a\n- b\nc", "# a\n- b\n\n\n\nc" },
  { "a\rb\n", "a\nb", "a\nb" },
  { "\n \r\na \n\t\r\n\r\r\nb  \n\n", "a\nb", "\n \na \n\t\n\n\nb  \n" },
  { " a ", " a", " a " },
  { "\n", "", "" },
  { " \r\r", "", " \n" },
};

static void
test_plain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_rows); i++)
    {
      g_autoptr (TextDocument) document = text_document_new (plain_rows[i].source, strlen (plain_rows[i].source),
                                                             REJ_TEXT_FORMAT_PLAIN);
      g_autofree char *plain = text_document_dup_plain (document);
      g_autofree char *filed = text_document_dup_filed (document);

      text_document_check (document);
      g_assert_cmpstr (plain, ==, plain_rows[i].plain);
      g_assert_cmpstr (filed, ==, plain_rows[i].filed);
    }
}

static void
test_offsets (void)
{
  const char *source = "> *Id.* at\n> 5 &amp; 6\n";
  g_autoptr (RejTextMask) mask = rej_text_mask_new (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN, NULL, NULL);

  g_assert_cmpstr (rej_text_mask_get_plain (mask, NULL), ==, "Id. at 5 & 6");
  g_assert_cmpuint (rej_text_mask_plain_to_source (mask, 0), ==, 3);
  g_assert_cmpuint (rej_text_mask_plain_end_to_source (mask, 3), ==, 6);
  g_assert_cmpuint (rej_text_mask_plain_to_source (mask, 3), ==, 7);
  g_assert_cmpuint (rej_text_mask_plain_to_source (mask, 7), ==, 13);
  g_assert_cmpuint (rej_text_mask_plain_to_source (mask, 9), ==, 15);
  g_assert_cmpuint (rej_text_mask_plain_end_to_source (mask, 10), ==, 20);
  g_assert_true (rej_text_mask_is_verbatim (mask, 0, 3));
  g_assert_false (rej_text_mask_is_verbatim (mask, 0, 6));
  g_assert_false (rej_text_mask_is_verbatim (mask, 4, 8));
  g_assert_false (rej_text_mask_is_verbatim (mask, 9, 10));
}

static void
test_line_starts_block (void)
{
  static const struct
  {
    const char *line;
    gboolean starts;
  } lines[] = {
    { "# a\n", TRUE },
    { "#a\n", FALSE },
    { "   - a\r\n", TRUE },
    { "    - a\n", FALSE },
    { "-\n", FALSE },
    { "- \n", FALSE },
    { "- - -\n", FALSE },
    { "---\n", FALSE },
    { "1. a", TRUE },
    { "2. a", FALSE },
    { "1) a", TRUE },
    { "[^1]: a", TRUE },
    { "[^1] a", FALSE },
    { "[a]: b", FALSE },
    { "``` c", TRUE },
    { "``` `", FALSE },
    { "~~~", TRUE },
    { "<!-- a", TRUE },
    { "<div>", FALSE },
    { "> a", FALSE },
    { "\t# a", FALSE },
    { "", FALSE },
    { "\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i].line);
      g_assert_cmpint (rej_text_line_starts_block (lines[i].line, strlen (lines[i].line)), ==, lines[i].starts);
    }
}

static void
test_labels (void)
{
  const char *source = "[A  b], [c](d), x[^1] and [^2]\n\n";
  g_autoptr (RejTextDefinitions) definitions = rej_text_definitions_new ();
  RejTextDefinition definition = { "a b", "/u" };
  RejTextDefinition other = { "a b", "/v" };
  RejTextDefinition note = { "^1", NULL };
  g_autoptr (RejTextMask) mask = NULL;
  const char *const *wanted;

  g_assert_true (rej_text_definitions_add (definitions, &definition));
  g_assert_false (rej_text_definitions_add (definitions, &other));
  g_assert_false (rej_text_definitions_remove (definitions, &other));
  g_assert_true (rej_text_definitions_add (definitions, &note));

  mask = rej_text_mask_new (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN, NULL, definitions);
  g_assert_cmpstr (rej_text_mask_get_plain (mask, NULL), ==, "A  b, c, x and [^2]");
  wanted = rej_text_mask_get_wanted (mask);
  g_assert_cmpuint (g_strv_length ((char **) wanted), ==, 3);
  g_assert_cmpstr (wanted[0], ==, "^1");
  g_assert_cmpstr (wanted[1], ==, "^2");
  g_assert_cmpstr (wanted[2], ==, "a b");
  g_assert_cmpstr (rej_text_mask_get_note_references (mask)[0], ==, "^1");
  g_assert_null (rej_text_mask_get_note_references (mask)[1]);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/mask/rows", test_rows);
  g_test_add_func ("/text/mask/plain", test_plain);
  g_test_add_func ("/text/mask/offsets", test_offsets);
  g_test_add_func ("/text/mask/line-starts-block", test_line_starts_block);
  g_test_add_func ("/text/mask/labels", test_labels);

  return g_test_run ();
}
