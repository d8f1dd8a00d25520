/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste.h"

#include <string.h>

typedef struct
{
  const char *source;
  const char *result;
} Row;

static const Row html_rows[] = {
  { "<p>Only words.</p>", NULL },
  { "", NULL },
  { "<p>One</p><p>Two</p>", "One\n\nTwo" },
  { "<h1>Title</h1><p>Text</p>", "# Title\n\nText" },
  { "<h2><b>Bold title</b></h2>", "## Bold title" },
  { "<p>a <b>bold </b>word</p>", "a **bold** word" },
  { "<p>a <i>b</i><i>c</i></p>", "a *bc*" },
  { "<p><b><i>x</i></b></p>", "***x***" },
  { "<b style='font-weight:normal'><p>a <span style=\"font-weight:700\">b</span></p></b>", "a **b**" },
  { "<p>See <a href='https://example.org/x'>the notice</a>.</p>", "See [the notice](https://example.org/x)." },
  { "<p>See <a href='#top'>above</a> <em>now</em></p>", "See above *now*" },
  { "<p><a href='javascript:x()'>bad</a> <b>b</b></p>", "bad **b**" },
  { "<ul><li>one</li><li>two<ul><li>in</li></ul></li></ul><p>after</p>", "- one\n- two\n  - in\n\nafter" },
  { "<ol start='3'><li>c</li><li>d</li></ol>", "3. c\n4. d" },
  { "<ul><li><p>one</p></li></ul>", "- one" },
  { "<p>a</p><blockquote><p>q1</p><p>q2</p></blockquote><p>b</p>", "a\n\n> q1\n>\n> q2\n\nb" },
  { "<p>a<br>b</p>", NULL },
  { "<h3>x</h3><p>a<br>b</p>", "### x\n\na\\\nb" },
  { "<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td>2</td></tr></table>", "| A | B\\|C |\n| --- | --- |\n| 1 | 2 |" },
  { "<pre>a\n  b</pre>", "```\na\n  b\n```" },
  { "<p>use <code>x</code></p>", "use `x`" },
  { "<p>2 * 3 [t]he <b>x</b> [[y]]</p>", "2 \\* 3 [t]he **x** \\[\\[y]]" },
  { "<p># no</p><p>1. no</p>", "\\# no\n\n1\\. no" },
  { "<p class=MsoHeading2>Part</p><p class=MsoNormal>Text</p>", "## Part\n\nText" },
  { "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>\xc2\xb7 </span>one</p>", "- one" },
  { "<p>a<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> The note.</p></div>", "a[^1]\n\n[^1]: The note." },
  { "<p>a<sup><a href='#ftnt2'>[2]</a></sup></p><div><p><a href='#ftnt_ref2'>[2]</a> N</p></div>", "a[^2]\n\n[^2]: N" },
  { "<p>a<script>alert(1)</script><b>b</b><span style='display:none'>hidden</span></p>", "a**b**" },
  { "<p><b>unclosed", "**unclosed**" },
};

static const Row text_rows[] = {
  { "One line.", NULL },
  { "short\nlines\nof verse\n", NULL },
  { "The department proposes to collect biometrics from any\nindividual who files a request, and to use what it has col-\nlected for purposes that the statute does not name at all.",
    "The department proposes to collect biometrics from any individual who files a request, and to use what it has collected for purposes that the statute does not name at all." },
  { "This is a well-known rule that is long enough to be bro-\nken, and the same is true of decision-making and of long-\nterm storage of what the department knows about children.",
    "This is a well-known rule that is long enough to be broken, and the same is true of decision-making and of long-term storage of what the department knows about children." },
  { "A first paragraph that was set on a page and so was broken\nhere.\n\nA second paragraph that was set on a page and was broken\nhere too.",
    "A first paragraph that was set on a page and so was broken here.\n\nA second paragraph that was set on a page and was broken here too." },
  { "The list that follows has two items that are long enough to\nbe broken:\n\u2022 the first of them, which goes on for more than one line\nand ends here;\n\u2022 the second.",
    "The list that follows has two items that are long enough to be broken:\n\n- the first of them, which goes on for more than one line and ends here;\n- the second." },
};

static void
test_html (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (html_rows); i++)
    {
      g_autofree char *result = rej_paste_from_html (html_rows[i].source, strlen (html_rows[i].source));

      if (g_strcmp0 (result, html_rows[i].result) != 0)
        {
          g_test_message ("ROW %s: got <%s> wanted <%s>", html_rows[i].source, result, html_rows[i].result);
          g_test_fail ();
        }
    }
}

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_rows); i++)
    {
      g_autofree char *result = rej_paste_from_text (text_rows[i].source);

      if (g_strcmp0 (result, text_rows[i].result) != 0)
        {
          g_test_message ("ROW %s: got <%s> wanted <%s>", text_rows[i].source, result, text_rows[i].result);
          g_test_fail ();
        }
    }
}

/* Nothing that is nested without end, or cut off, brings it down. */
static void
test_bad (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<ul><li><b>");
  result = rej_paste_from_html (deep->str, deep->len);
  g_free (result);
  result = rej_paste_from_html ("<p>\xff\xfe<b>x</b>", 12);
  g_assert_true (result == NULL || g_utf8_validate (result, -1, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste/html", test_html);
  g_test_add_func ("/paste/text", test_text);
  g_test_add_func ("/paste/bad", test_bad);

  return g_test_run ();
}
