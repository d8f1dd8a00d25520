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
  { "<p>a<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> The note.</p></div>", "a[^1]\n\n[^1]: The note.\n\n" },
  { "<p>a<sup><a href='#ftnt2'>[2]</a></sup></p><div><p><a href='#ftnt_ref2'>[2]</a> N</p></div>", "a[^1]\n\n[^1]: N\n\n" },
  { "<p>a<script>alert(1)</script><b>b</b><span style='display:none'>hidden</span></p>", "a**b**" },
  { "<p><b>unclosed", "**unclosed**" },
};

/* What Word puts on the clipboard. */
static const Row word_rows[] = {
  { "<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>\xc2\xb7<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First thing<o:p></o:p></p>"
    "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>\xc2\xb7<span>&nbsp; </span></span><!--[endif]-->Second thing<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>After.</p>",
    "- First thing\n- Second thing\n\nAfter." },
  { "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>One</p><p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>In</p>"
    "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Two</p>",
    "1. One\n   - In\n2. Two" },
  { "<p style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>\xc2\xa7<span>&nbsp; </span></span><![endif]>Only the inner one was copied</p>", "- Only the inner one was copied" },
  { "<p>Text.</p><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(a)<span>&nbsp; </span></span><![endif]>First</p><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(b)<span>&nbsp; </span></span><![endif]>Second</p>",
    "Text.\n\n(a) First\n\n(b) Second" },
  { "<h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>IV.<span>&nbsp; </span></span><![endif]>Burden</h1><p>Text</p>", "# IV. Burden\n\nText" },
  /* Filtered. */
  { "<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in'><span style='font-family:Symbol'>\xc2\xb7<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>One</p><p class=MsoListParagraphCxSpLast>2.<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span>Two</p>",
    "- One\n2. Two" },
  { "<p>In <st1:place w:st=\"on\"><st1:State>Ohio</st1:State></st1:place> and <st1:address a='x>y'>Main</st1:address> <b style='mso-bidi-font-weight:normal'>now</b></p>", "In Ohio and Main **now**" },
  { "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style><!-- p {x:y} --></style><p><b>x</b><span style='mso-spacerun:yes'>&nbsp; </span>y.&nbsp; Z \xc2\xa7&nbsp;5<![if !supportNestedAnchors]><a name=a></a><![endif]></p>", "**x** y. Z \xc2\xa7\xc2\xa0"
                                                                                                                                                                                                                                                   "5" },
  { "<p>Told<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> so.</p>"
    "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width=\"33%\"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\" title=\"\"><span class=MsoFootnoteReference>[1]</span></a> A <i>note</i>.<o:p></o:p></p><p class=MsoFootnoteText>More of it.</p></div></div>",
    "Told[^1] so.\n\n[^1]: A *note*.\n\n    More of it.\n\n" },
  { "<p><b>a</b><span class=MsoCommentReference><a href='#_msocom_1'>[RD1]</a></span></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p>Is this so?</p></div></div>", "**a**" },
  { "<p>a <b>b</b></p><p class=MsoQuote>Quoted.</p>", "a **b**\n\n> Quoted." },
};

/* Lists as others have them. */
static const Row list_rows[] = {
  { "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c" },
  { "<ol><li><p>a</p><p>more</p></li><li>b</li></ol>", "1. a\n\n   more\n2. b" },
  { "<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><ul><li dir=\"ltr\" style=\"font-weight:400\"><p><span style=\"font-weight:400;font-style:italic\">a</span></p></li><li><p><span style=\"font-weight:700;font-style:italic\">b</span></p></li></ul></b>", "- *a*\n- ***b***" },
};

/* A note is one where what refers to it and the note are both there. */
static const Row note_rows[] = {
  { "<p>told it<sup><a href=\"#fn1\">1</a></sup></p><p id=\"fn1\"><sup>1</sup> A browser note.</p>", "told it[^1]\n\n[^1]: A browser note.\n\n" },
  { "<p>told it<sup><a href=\"#fn1\">1</a></sup> (so)</p><p>b</p>", "told it[1] (so)\n\nb" },
  { "<p>told it<sup><a href=\"https://example.org/x#cite_note-2\">[2]</a></sup> <a href='https://example.org/y'>[n] y</a></p>", "told it[2] [\\[n] y](https://example.org/y)" },
  { "<p>told <b>it</b><sup><a href=\"#x1\">1</a></sup>(so)</p>", "told **it**[1]\\(so)" },
  { "<p><a href='#_ftnref1'>[1]</a> A note <i>alone</i>.</p>", "[1] A note *alone*." },
  { "<p>a<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\"><sup>1</sup></a></p><section class=\"footnotes\"><hr /><ol><li id=\"fn1\"><p>Note.<a href=\"#fnref1\" class=\"footnote-back\" role=\"doc-backlink\">\u21a9\ufe0e</a></p></li></ol></section><p>b</p>",
    "a[^1]\n\nb\n\n[^1]: Note.\n\n" },
  { "<p>a<sup id=\"cite_ref-Smith_1-0\" class=\"reference\"><a href=\"https://en.wikipedia.org/wiki/X#cite_note-Smith-1\"><span>[</span>1<span>]</span></a></sup> b<sup id=\"cite_ref-2\"><a href=\"#cite_note-2\">[2]</a></sup> c<sup id=\"cite_ref-Smith_1-1\"><a href=\"#cite_note-Smith-1\">[1]</a></sup></p>"
    "<ol class=\"references\"><li id=\"cite_note-Smith-1\"><span class=\"mw-cite-backlink\">^ <a href=\"#cite_ref-Smith_1-0\"><sup>a</sup></a></span> <span class=\"reference-text\">Smith.</span></li><li id=\"cite_note-2\"><b><a href=\"#cite_ref-2\">^</a></b> Jones.</li></ol>",
    "a[^1] b[^2] c[^1]\n\n[^1]: Smith.\n\n[^2]: Jones.\n\n" },
  { "<p>a<a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"><sup>1</sup></a></p><div id=\"sdfootnote1\"><p class=\"sdfootnote\"><a class=\"sdfootnotesym\" name=\"sdfootnote1sym\" href=\"#sdfootnote1anc\">1</a> Note.</p></div>", "a[^1]\n\n[^1]: Note.\n\n" },
  { "<p>a<sup>[<a href=\"#footnote-1\" id=\"citation-1\">1</a>]</sup></p><div class=\"footnote\" id=\"footnote-1\"><p>1. Note. <a href=\"#citation-1\">Back to Citation</a></p></div>", "a[^1]\n\n[^1]: Note.\n\n" },
  { "<table><tr><td><p>a<sup><a href='#n1'>1</a></sup></p><p>2*3</p></td></tr></table><p id=n1>1 One</p>", "| a[^1] 2\\*3 |\n| --- |\n\n[^1]: One\n\n" },
  { "<p>a<sup><a href='#n1'>1</a></sup></p><h2>H <span style='mso-list:Ignore'>x<p id=n1>1 One</p></span></h2>", "a[^1]\n\n## xOne H\n\n[^1]:\n\n" },
  /* Two notes in one paragraph are not told apart; a link to a section is no note. */
  { "<p>a<sup><a href='#n1'>1</a></sup> b<sup><a href='#n2'>2</a></sup></p><p><a id=n1></a>1 One<br><a id=n2></a>2 Two</p>", "a[1] b[2]\n\n1 One\\\n2 Two" },
  { "<p>See <a href='#s3'>3</a> <i>now</i></p><p id=s3>3. Third</p>", "See 3 *now*\n\n3\\. Third" },
  { "<p>a<sup><a href='#h'>1</a></sup> <i>b</i></p><h2 id=h>1 Heading</h2>", "a[1] *b*\n\n## 1 Heading" },
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
  { "U.S. Department of State\n2201 C Street NW\nWashington, DC 20520\n\nThe department proposes to collect biometrics from anybody who asks\nfor a benefit, and to use what it has got for purposes that the law\ndoes not name at all.",
    "U.S. Department of State\n2201 C Street NW\nWashington, DC 20520\n\nThe department proposes to collect biometrics from anybody who asks for a benefit, and to use what it has got for purposes that the law does not name at all." },
  /* Lines that fit no page. */
  { "The department proposes\nto collect biometrics from any individual who files a request,\nand to use what it has col-\nlected for purposes that the statute\ndoes not name at all. We ask\nthat it explain each of these purposes in the final rule.",
    "The department proposes to collect biometrics from any individual who files a request, and to use what it has collected for purposes that the statute does not name at all. We ask that it explain each of these purposes in the final rule." },
  { "Jane Doe\n12 Oak Street\nReno, NV 89501\n\nThe department proposes\nto collect biometrics from any individual who files a request,\nand to use what it has gathered\nfor purposes that the statute\ndoes not name at all.",
    "Jane Doe\n12 Oak Street\nReno, NV 89501\n\nThe department proposes to collect biometrics from any individual who files a request, and to use what it has gathered for purposes that the statute does not name at all." },
  { "U.S. Citizenship and Immigration Services\nDepartment of Homeland Security\nOffice of Policy and Strategy, Chief of the Division\n20 Massachusetts Avenue NW\nWashington, DC 20529", NULL },
  { "How many years, my country, have I asked you,\nand how many times you turned away,\nas if the door were only there for others,\nand the night would end before the day;", NULL },
  { "Things the rule leaves out, as we see it, each one a reason\nHow long the data is kept\nWho may look at it\nWhat a child can be asked for\nWhere to complain", NULL },
};

static void
assert_html_rows (const Row *rows,
                  gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *result = rej_paste_from_html (rows[i].source, strlen (rows[i].source), 1);

      if (g_strcmp0 (result, rows[i].result) != 0)
        {
          g_test_message ("ROW %s: got <%s> wanted <%s>", rows[i].source, result, rows[i].result);
          g_test_fail ();
        }
    }
}

static void
test_html (void)
{
  assert_html_rows (html_rows, G_N_ELEMENTS (html_rows));
}

static void
test_word (void)
{
  assert_html_rows (word_rows, G_N_ELEMENTS (word_rows));
}

static void
test_lists (void)
{
  assert_html_rows (list_rows, G_N_ELEMENTS (list_rows));
}

static void
test_notes (void)
{
  static const char html[] = "<p>a<sup><a href='#fn7'>7</a></sup>, b<sup><a href='#fn8'>8</a></sup></p><p id=fn7>7 Seven.</p><p id=fn8>8 Eight.</p>";
  g_autofree char *fresh = rej_paste_from_html (html, strlen (html), 12);

  assert_html_rows (note_rows, G_N_ELEMENTS (note_rows));
  g_assert_cmpstr (fresh, ==, "a[^12], b[^13]\n\n[^12]: Seven.\n\n[^13]: Eight.\n\n");
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
  result = rej_paste_from_html (deep->str, deep->len, 1);
  g_free (result);
  result = rej_paste_from_html ("<p>\xff\xfe<b>x</b>", 12, 1);
  g_assert_true (result == NULL || g_utf8_validate (result, -1, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste/html", test_html);
  g_test_add_func ("/paste/word", test_word);
  g_test_add_func ("/paste/lists", test_lists);
  g_test_add_func ("/paste/notes", test_notes);
  g_test_add_func ("/paste/text", test_text);
  g_test_add_func ("/paste/bad", test_bad);

  return g_test_run ();
}
