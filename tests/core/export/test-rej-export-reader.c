/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-reader.h"

#include <string.h>

/* Writes a block as one line: its kind by a letter, its text with marks round each styled span. */
static void
sketch (const RejExportBlock *block,
        GString *out)
{
  static const char letters[] = "DHPLIQKTRCUN";

  g_string_append_c (out, letters[block->kind]);
  if (block->kind == REJ_EXPORT_BLOCK_HEADING)
    g_string_append_printf (out, "%u", block->level);
  if (block->number != 0 && block->kind != REJ_EXPORT_BLOCK_LIST)
    g_string_append_printf (out, "#%u", block->number);
  g_string_append_c (out, '(');
  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const RejExportSpan *span = &g_array_index (block->spans, RejExportSpan, i);

      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->start, ==, i == 0 ? 0 : g_array_index (block->spans, RejExportSpan, i - 1).end);
      if (span->note != 0)
        g_string_append_printf (out, "^%u", span->note);
      else if (span->style != REJ_EXPORT_STYLE_NONE || span->link != NULL)
        g_string_append_printf (out, "{%x%s%s:%.*s}", span->style, span->link != NULL ? "@" : "", span->link != NULL ? span->link : "",
                                (int) (span->end - span->start), block->text->str + span->start);
      else
        g_string_append_len (out, block->text->str + span->start, span->end - span->start);
    }
  for (guint i = 0; i < rej_export_block_get_n_children (block); i++)
    sketch (rej_export_block_get_child (block, i), out);
  g_string_append_c (out, ')');
}

static char *
dup_sketch (const char *markdown)
{
  g_autoptr (RejExportDocument) document = rej_export_read (markdown);
  GString *out = g_string_new (NULL);

  sketch (document->root, out);
  for (guint i = 0; i < document->notes->len; i++)
    sketch (g_ptr_array_index (document->notes, i), out);

  return g_string_free (out, FALSE);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *markdown;
    const char *sketch;
  } rows[] = {
    { "", "D()" },
    { "\xef\xbb\xbf# One #\n\ntwo  \nthree\nfour\n", "D(H1(One)P(two\nthree four))" },
    { "*a* **b *c*** ~~d~~ `e  f`", "D(P({1:a} {2:b }{3:c} {4:d} {8:e  f}))" },
    { "- a\n- b\n\n  c\n\n7) d\n8) e\n", "D(L(I(P(a))I(P(b)P(c)))L(I#7(P(d))I#8(P(e))))" },
    { "> a\n> > b\n\n---\n\n```c\n\tx\n  y\n```\n", "D(Q(P(a)Q(P(b)))U()K({8:    x\n  y}))" },
    { "| a | b |\n|:-:|--:|\n| c |\n", "D(T(R(C(a)C(b))R(C(c)C())))" },
    { "[a](https://x.org/é?b=\"c\") [d](javascript:alert) https://y.gov",
      "D(P({0@https://x.org/%C3%A9?b=%22c%22:a} d {0@https://y.gov:https://y.gov}))" },
    { "![alt](http://x.org/i.png)", "D(P({0@http://x.org/i.png:alt}))" },
    { "a <b>c</b> <!-- not this --> d", "D(P(a <b>c</b> d))" },
    { "<div>\nx\n</div>\n\n<!-- gone\n\nfor good --> but not this\n\n<!-- alone -->\n", "D(P(<div>\nx\n</div>)P(but not this))" },
    { "soft\xc2\xadhyphen \x01\x7f and \xc2\x80", "D(P(softhyphen  and))" },
    { "Say [[what *you* saw]] and [[when]]; a[[1", "D(P(Say {10:[[what }{11:you}{10: saw]]} and {10:[[when]]}; a[[1))" },
    { "`[[a` b]]", "D(P({18:[[a}{10: b]]}))" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = dup_sketch (rows[i].markdown);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].markdown);
      g_assert_cmpstr (got, ==, rows[i].sketch);
    }
}

static void
test_notes (void)
{
  static const struct
  {
    const char *markdown;
    const char *sketch;
  } rows[] = {
    { "a[^x] b[^x]\n\n[^x]: note\n", "D(P(a^1 b^1))N#1(P(note))" },
    { "[^b] and [^a]\n\n[^a]: A\n[^b]: B\n\n    B2\n", "D(P(^1 and ^2))N#1(P(B)P(B2))N#2(P(A))" },
    { "text[^1]\n\n[^1]: one\n[^lost]: nobody refers to me\n[^3]: nor to me\n",
      "D(P(text^1))N#1(P(one))N#2(P(nobody refers to me))N#3(P(nor to me))" },
    { "no such[^9] note", "D(P(no such[^9] note))" },
    { "[^in]: see[^out]\n\nthen[^other]\n\n[^out]: O\n[^other]: T\n",
      "D(P(then^2))N#1(P(O))N#2(P(T))N#3(P(see^1))" },
    { "> quoted[^q]\n>\n> [^q]: inside\n\nafter", "D(Q(P(quoted^1))P(after))N#1(P(inside))" },
    { "[^x]: lost before an open fence\n\n```\ncode", "D(K({8:code}))N#1(P(lost before an open fence))" },
    { "a[^x]\n\n[^x]: one\n\n[^X]: two\n[^x]: three[^y]\n\n[^y]: why\n",
      "D(P(a^1))N#1(P(one))N#2(P(why))N#3(P(two))N#4(P(three^2))" },
    { "a[^x]\n\n```\n[^x]: code\n```\n\n[^x]: one\n\n> [^x]: two\n", "D(P(a^1)K({8:[^x]: code})Q())N#1(P(one))N#2(P(two))" },
    { "a[^x]: b[^x]: c\n\n[^x]: one\n", "D(P(a^1: b^1: c))N#1(P(one))" },
    { "`[^a]: in code` [^b`]: c", "D(P({8:[^a]: in code} [^b`]: c))" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = dup_sketch (rows[i].markdown);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].markdown);
      g_assert_cmpstr (got, ==, rows[i].sketch);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autofree char *got = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (markdown, i % 2 == 1 || i > 40 ? "> " : "- ");
  g_string_append (markdown, "deep\n");
  got = dup_sketch (markdown->str);
  g_test_message ("%.400s", got);

  g_assert_nonnull (strstr (got, "P(deep)"));
  g_assert_cmpuint (strlen (got), <, 200);
}

static void
test_title (void)
{
  static const struct
  {
    const char *markdown;
    const char *given;
    const char *title;
    const char *sketch;
  } rows[] = {
    { "# On  the Rule\n\n## Why\n", NULL, "On the Rule", "D(H2(Why))" },
    { "# on the rule\n\n# Why\n", "On the\nRule", "On the Rule", "D(H2(Why))" },
    { "# Other\n\n###### Deep\n", "Title", "Title", "D(H2(Other)H6(Deep))" },
    { "## Only\n", NULL, NULL, "D(H2(Only))" },
    { "## Only\n", "Title", "Title", "D(H2(Only))" },
    { "# Noted[^1]\n\n[^1]: N\n", NULL, "Noted1", "D(H2(Noted^1))" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejExportDocument) document = rej_export_read (rows[i].markdown);
      g_autoptr (GString) got = g_string_new (NULL);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].markdown);
      rej_export_document_set_title (document, rows[i].given);
      sketch (document->root, got);
      g_assert_cmpstr (document->title, ==, rows[i].title);
      g_assert_cmpstr (got->str, ==, rows[i].sketch);
    }
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += *p == 'a' || g_utf8_get_char (p) == 0xe9 || g_utf8_get_char (p) == 0x1f600;

  return n;
}

/* cmark-gfm loses letters of "[^" that refers to nothing, and cuts through others. */
static void
test_all_letters (void)
{
  static const char *const parts[] = { "[^", "]", "é", "\n", "a", " ", "*", "_", "😀", "[", "\\", "> ", "www.a.é", "a@a.é", "|", "[^z]" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) markdown = g_string_new (NULL);
      g_autofree char *got = NULL;
      guint n = g_test_rand_int_range (1, 14);

      for (guint j = 0; j < n; j++)
        g_string_append (markdown, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      g_string_append (markdown, g_test_rand_bit () ? "\n\n[^z]: a\n" : "");
      g_test_message ("%s", markdown->str);
      got = dup_sketch (markdown->str);
      g_assert_cmpuint (count_letters (got), >=, count_letters (markdown->str));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/reader/blocks", test_blocks);
  g_test_add_func ("/export/reader/notes", test_notes);
  g_test_add_func ("/export/reader/depth", test_depth);
  g_test_add_func ("/export/reader/title", test_title);
  g_test_add_func ("/export/reader/all-letters", test_all_letters);

  return g_test_run ();
}
