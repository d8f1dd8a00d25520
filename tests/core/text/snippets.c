/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "snippets.h"

/* clang-format off */
const char *const snippets[] = {
  /* Paragraphs, line ends, white space */
  "", "\n", "   \n\n", "plain", "plain\n", "one\ntwo\n", "one\n   two\n\n\nthree\n", "  led by two\n",
  "   three\n    four\n", "hard  \nbreak\n", "hard\\\nbreak\n", "hard   \n   break\n", "not hard \nbreak\n",
  "end  \n", "end\\\n", "tab\tinside\n", "a\u00a0b\u2003c\n", "trailing \t \n", "é — “ü” § 5\n", "line\rline\n", "a\r\n\r\nb\n",
  /* Tabs */
  "\tcode\n", "  \tcode\n", "-\tone\n", "-\t\ttwo\n", ">\t\tcode\n", "- a\n\n\tb\n", "- a\n\n\t\tb\n", "1.\ta\n\n\tb\n",
  "    a\ta\n", "#\tHeading\n", "*\t*\t*\t\n", " - a\n   - b\n\t - c\n",
  /* Thematic breaks */
  "***\n", "---\n", "___\n", "+++\n", "--\n", " ***\n   ***\n", "    ***\n", "_____________________\n", " - - -\n",
  "- - -    -\n", "_ _ _ a\n", "a------\n", "- a\n***\n- b\n", "a\n***\nb\n", "* a\n* * *\n* b\n", "- * * *\n", "*-*\n",
  /* ATX headings */
  "# a\n## b\n### c\n#### d\n##### e\n###### f\n", "####### g\n", "#5 bolt\n", "\\## a\n", "# a *b* \\*c\\*\n", "#   a   \n",
  "   # a\n", "    # a\n", "a\n    # b\n", "## a ##\n", "# a ######\n", "### a ### b\n", "# a#\n", "### a \\###\n",
  "#\n", "## \n", "### ###\n", "a\n# b\nc\n", "# a `#` #\n", "#\ta #\t\n", "# [x] #\n\n[x]: /u\n",
  /* Setext headings */
  "a\n=\n", "a\n---\n", "a *b\nc*\n====\n", "a\n   ===\n", "a\n    ===\n", "a\n= =\n", "a\n--- -\n", "a  \n-----\n", "a\\\n----\n",
  "`a\n----\n`\n", "> a\n---\n", "> a\nb\n===\n", "- a\n---\n", "a\nb\n===\n", "---\na\n---\nb\n---\n", "\n====\n", "    a\n---\n",
  "> a\n-----\n", "\\> a\n------\n", "a\n\nb\n---\nc\n", "[x]: /u\n===\n", "[x]: /u\n[x]\n===\n", "- a\n  ===\n",
  /* Indented code */
  "    a\n      b\n", "  - a\n\n    b\n", "1.  a\n\n    - b\n", "    <a/>\n    *b*\n\n    - c\n", "    a\n\n    b\n  \n \n    c\n",
  "    a\n      \n      b\n", "a\n    b\n", "    a\nb\n", "# a\n    b\nc\n------\n    d\n----\n", "        a\n    b\n",
  "    a  \n", "\n    \n    a\n    \n", "-     a\n\n      b\n", "> \tcode\n",
  /* Fences */
  "```\n<\n >\n```\n", "~~~\na\n~~~\n", "``\na\n``\n", "```\na\n~~~\n```\n", "````\na\n```\n``````\n", "```\n", "`````\n\n```\na\n",
  "> ```\n> a\n\nb\n", "```\n\n  \n```\n", "```\n```\n", " ```\n a\nb\n```\n", "   ```\n   a\n    b\n  c\n   ```\n", "    ```\n    a\n    ```\n",
  "```\na\n  ```\n", "```\na\n    ```\n", "``` ```\na\n", "~~~~~~\na\n~~~ ~~\n", "a\n```\nb\n```\nc\n", "a\n---\n~~~\nb\n~~~\n# c\n",
  "```ruby x\ndef\n```\n", "~~~~ ruby `x` ~~\ndef\n~~~~~~~\n", "``` a`\nb\n", "~~~ a ```\nb\n~~~\n", "```\n``` a\n```\n",
  "- ```\n  a\n\n  b\n  ```\n- c\n", "1. ```\n   a\n b\n", "```\n- a\n# b\n1. c\n[^1]: d\n<!-- e\n```\nf\n", "```\n\ta\n```\n",
  /* HTML blocks */
  "<table>\n<tr>\n</table>\n\na\n", " <div>\n  *a*\n  <b>\n", "</div>\n*a*\n", "<div id=\"a\"\n  class=\"b\">\n</div>\n", "<div *a\n*b*\n",
  "<div></div>\n``` c\nint x\n```\n", "<a href=\"b\">\n*c*\n</a>\n", "<Warning>\n*a*\n</Warning>\n", "<i class=\"a\">\n*b*\n</i>\n", "</ins>\n*a*\n",
  "<del>\n*a*\n</del>\n", "<del>\n\n*a*\n\n</del>\n", "<del>*a*</del>\n", "<pre x><code>\na\n\nb\n</code></pre>\nc\n",
  "<script>\n// a\n\nb\n</script>\nc\n", "<style\n  a>\nh1 {}\n\np {}\n</style>\nb\n", "<style\n  a>\n\nb\n", "> <div>\n> a\n\nb\n",
  "- <div>\n- a\n", "<style>p{}</style>\n*a*\n", "<!-- a -->*b*\n*c*\n", "<script>\na\n</script>1. *b*\n", "<!-- a\n\nb\n   c -->\nd\n",
  "<?php\n\n  a\n\n?>\nb\n", "<!DOCTYPE html>\n", "<!D\n\na>\nb\n", "<![CDATA[\na\n\n<b\n]]>\nc\n", "  <!-- a -->\n\n    <!-- a -->\n",
  "  <div>\n\n    <div>\n", "a\n<div>\nb\n</div>\n", "<div>\na\n</div>\n*b*\n", "a\n<a href=\"b\">\nc\n", "<div>\n\n*a*\n\n</div>\n",
  "<table>\n\n<tr>\n\n<td>\na\n</td>\n\n</tr>\n\n</table>\n", "<!-->\na\n", "<!--->\na\n", "<div>\n# a\n- b\n</div>\n\nc\n", "<b>\n# a\n\nb\n",
  "<div><!-- a -->b</div>\n", "<div>\n<!-- a\nb -->c\n</div>\n", "<div>\n<!-- a\n\nb\n", "- <!-- a\n\n  b -->\n  c\n", "<h1>a</h1>\n<hr/>\nb\n",
  /* Link reference definitions */
  "[x]: /u \"t\"\n\n[x]\n", "   [x]: \n      /u  \n           't'  \n\n[x]\n", "[X*y\\]]:z 't (w)'\n\n[X*y\\]]\n", "[X y]:\n<m n>\n'o'\n\n[X y]\n",
  "[x]: /u '\nt\nl1\nl2\n'\n\n[x]\n", "[x]: /u 't\n\nw'\n\n[x]\n", "[x]:\n/u\n\n[x]\n", "[x]:\n\n[x]\n", "[x]: <>\n\n[x]\n", "[x]: <a>(b)\n\n[x]\n",
  "[x]: /u\\b\\*c \"d\\\"e\\f\"\n\n[x]\n", "[x]\n\n[x]: u\n", "[x]\n\n[x]: a\n[x]: b\n", "[FOO]: /u\n\n[Foo]\n", "[ΑΓΩ]: /φ\n\n[αγω]\n", "[x]: /u\n",
  "[\nx\n]: /u\ny\n", "[x]: /u \"t\" k\n", "[x]: /u\n\"t\" k\n", "    [x]: /u \"t\"\n\n[x]\n", "```\n[x]: /u\n```\n\n[x]\n", "a\n[b]: /c\n\n[b]\n",
  "# [x]\n[x]: /u\n> y\n", "[x]: /u\nb\n===\n[x]\n", "[x]: /u\n===\n[x]\n", "[x]: /u \"t\"\n[y]: /v\n  \"w\"\n[z]: /w\n\n[x],\n[y],\n[z]\n",
  "[x]\n\n> [x]: /u\n", "[x]: /u\n*y*\n", "[]: /u\n\n[]\n", "[ ]: /u\n\n[ ]\n", "[ẞ]\n\n[SS]: /u\n", "- [x]: /u\n- [x]\n", "[a b]: /u\n\n[a\n  b]\n",
  /* Quotes */
  "> # a\n> b\n> c\n", "># a\n>b\n> c\n", "   > # a\n   > b\n > c\n", "    > # a\n    > b\n", "> # a\n> b\nc\n", "> a\nb\n> c\n", "> a\n---\n",
  "> - a\n- b\n", ">     a\n    b\n", "> ```\na\n```\n", "> a\n    - b\n", ">\n", ">\n>  \n> \n", ">\n> a\n>  \n", "> a\n\n> b\n", "> a\n> b\n", "> a\n>\n> b\n",
  "a\n> b\n", "> a\n***\n> b\n", "> a\nb\n", "> a\n\nb\n", "> a\n>\nb\n", "> > > a\nb\n", ">>> a\n> b\n>>c\n", ">     a\n\n>    b\n", "> 1. a\n>\n>    b\n",
  "> `a\n   b`\n", "> a\n> # b\nc\n", "> *a\n> b*\n", "> [a\n> b](c)\n", "> a  \n> b\n",
  /* List items */
  "a\nb\n\n    c\n\n> d\n", "1.  a\nb\n\n        c\n\n    > d\n", "- a\n\n b\n", "- a\n\n  b\n", " -    a\n\n     b\n", " -    a\n\n      b\n", "   > > 1.  a\n>>\n>>     b\n",
  ">>- a\n>>\n  >  > b\n", "-a\n\n2.b\n", "- a\n\n\n  b\n", "1.  a\n\n    ```\n    b\n    ```\n\n    c\n\n    > d\n", "- a\n\n      b\n\n\n      c\n", "123456789. a\n",
  "1234567890. a\n", "0. a\n", "003. a\n", "-1. a\n", "- a\n\n      b\n", "  10.  a\n\n           b\n", "1.     a\n\n   b\n\n       c\n", "1.      a\n\n   b\n",
  "   a\n\nb\n", "-    a\n\n  b\n", "-  a\n\n   b\n", "-\n  a\n-\n  ```\n  b\n  ```\n-\n      c\n", "-   \n  a\n", "-\n\n  a\n", "- a\n-\n- b\n", "- a\n-   \n- b\n",
  "1. a\n2.\n3. b\n", "*\n", "a\n*\n\nb\n1.\n", " 1.  a\n     b\n\n         c\n", "    1.  a\n", "  1.  a\nb\n\n          c\n", "  1.  a\n    b\n", "> 1. > a\nb\n",
  "> 1. > a\n> b\n", "- a\n  - b\n    - c\n      - d\n", "- a\n - b\n  - c\n   - d\n", "10) a\n    - b\n", "10) a\n   - b\n", "- - a\n", "1. - 2. a\n", "- # a\n- b\n  ---\n  c\n",
  "- [ ] a\n- [x] b\n",
  /* Lists */
  "- a\n- b\n+ c\n", "1. a\n2. b\n3) c\n", "a\n- b\n- c\n", "a\n14.  b\n", "a\n1.  b\n", "- a\n\n- b\n\n\n- c\n", "- a\n  - b\n    - c\n\n\n      d\n",
  "- a\n- b\n\n<!-- -->\n\n- c\n", "-   a\n\n    b\n\n-   c\n\n<!-- -->\n\n    d\n", "- a\n - b\n  - c\n   - d\n  - e\n - f\n- g\n", "1. a\n\n  2. b\n\n   3. c\n", "- a\n - b\n  - c\n   - d\n    - e\n",
  "1. a\n\n  2. b\n\n    3. c\n", "- a\n- b\n\n- c\n", "* a\n*\n\n* c\n", "- a\n- b\n\n  c\n- d\n", "- a\n- b\n\n  [x]: /u\n- d\n", "- a\n- ```\n  b\n\n\n  ```\n- c\n", "- a\n  - b\n\n    c\n- d\n",
  "* a\n  > b\n  >\n* c\n", "- a\n  > b\n  ```\n  c\n  ```\n- d\n", "- a\n  - b\n", "1. ```\n   a\n   ```\n\n   b\n", "* a\n  * b\n\n  c\n", "- a\n  - b\n  - c\n\n- d\n  - e\n", "1. a\n1. b\n1. c\n",
  "- a\n1. b\n- c\n", "2. a\n\n   b\n\n7. c\n", "- a\nlazy\n- b\n", "- a\n\n\tb\n- c\n", "1. a\n2. b\n\nc\n\n3. d\n", "*a*\n* b\n", "+ a\n\n+ b\n\n      c\n",
  /* Backslashes, entities */
  "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~\n", "\\\t\\A\\a\\ \\3\\φ\\«\n", "\\*a*\n\\<br/> b\n\\[c](/d)\n\\`e`\n1\\. f\n\\* g\n\\# h\n\\[i]: /j \"k\"\n\\&ouml; l\n",
  "\\\\*a*\n", "a\\\nb\n", "`` \\[\\` ``\n", "    \\[\\]\n", "~~~\n\\[\\]\n~~~\n", "<http://a.b?c=\\*>\n", "<a href=\"/b\\/)\">\n", "[a](/b\\* \"c\\*d\")\n", "[a]\n\n[a]: /b\\* \"c\\*d\"\n",
  "&nbsp; &amp; &copy; &AElig; &Dcaron;\n&frac34; &HilbertSpace; &DifferentialD;\n&ClockwiseContourIntegral; &ngE;\n", "&#35; &#1234; &#992; &#0; &#x110000; &#55296;\n", "&#X22; &#XD06; &#xcab;\n",
  "&nbsp &x; &#; &#x;\n&#87654321;\n&#abcdef0;\n&ThisIsNotDefined; &hi?;\n", "&copy\n", "&MadeUp;\n", "<a href=\"&ouml;.html\">\n", "[a](/f&ouml;&ouml; \"b\")\n", "`f&ouml;`\n", "    f&ouml;\n", "&#42;a&#42;\n*a*\n",
  "&#42; a\n\n* a\n", "a&#10;&#10;b\n", "&#9;a\n", "[a](u &quot;t&quot;)\n", "&sect;&thinsp;5\n", "&Aacute;&zwnj;&lang;&NotEqualTilde;\n",
  /* Code spans */
  "`a`\n", "`` a ` b ``\n", "` `` `\n", "`  ``  `\n", "` a`\n", "`\u00a0b\u00a0`\n", "`\u00a0`\n`  `\n", "``\na\nb  \nc\n``\n", "``\na \n``\n", "`a   b \nc`\n", "`a\\`b`\n", "``a`b``\n", "` a `` b `\n", "*a`*`\n", "[a `](/b`)\n",
  "`<a href=\"`\">`\n", "<a href=\"`\">`\n", "`<http://a.b.`c>`\n", "<http://a.b.`c>`\n", "```a``\n", "`a\n", "`a``b``\n", "` \n`\n", "a ` b\n\nc ` d\n", "`a` `b` ``c`\n",
  /* Emphasis */
  "*a b*\n", "a * b c*\n", "a*\"b\"*\n", "*\u00a0a\u00a0*\n", "a*b*\n", "5*6*78\n", "_a b_\n", "_ a b_\n", "a_\"b\"_\n", "a_b_\n", "5_6_78\n", "п_с_т\n", "aa_\"bb\"_cc\n", "a-_(b)_\n", "_a*\n", "*a b *\n", "*a\n*\n", "*(*a)\n", "*(*a*)*\n", "*a*b\n",
  "_a b _\n", "_(_a)\n", "_(_a_)_\n", "_a_b\n", "_п_с\n", "_a_b_c_\n", "_(a)_.\n", "**a b**\n", "** a b**\n", "a**\"b\"**\n", "a**b**\n", "__a b__\n", "__ a b__\n", "__\na b__\n", "a__\"b\"__\n", "a__b__\n", "5__6__78\n", "__a, __b__, c__\n", "a-__(b)__\n", "**a b **\n",
  "**(**a)\n", "*(**a**)*\n", "**G (*A e*, s.\n*A i*)**\n", "**a \"*b*\" c**\n", "**a**b\n", "__a b __\n", "__(__a)\n", "_(__a__)_\n", "__a__b\n", "__a__b__c__\n", "__(a)__.\n", "*a [b](/c)*\n", "*a\nb*\n", "_a __b__ c_\n", "_a _b_ c_\n", "__a_ b_\n", "*a *b**\n", "*a **b** c*\n", "*a**b**c*\n",
  "*a**b*\n", "***a** b*\n", "*a **b***\n", "*a**b***\n", "a***b***c\n", "a******b*********c\n", "*a **b *c* d** e*\n", "*a [*b*](/c)*\n", "** is not\n", "**** is not\n", "**a [b](/c)**\n", "**a\nb**\n", "__a _b_ c__\n", "__a __b__ c__\n", "____a__ b__\n", "**a **b****\n", "**a *b* c**\n", "**a*b*c**\n",
  "***a* b**\n", "**a *b***\n", "**a *b **c**\nd* e**\n", "**a [*b*](/c)**\n", "__ is not\n", "____ is not\n", "a ***\n", "a *\\**\n", "a *_*\n", "a *****\n", "a **\\***\n", "a **_**\n", "**a*\n", "*a**\n", "***a**\n", "****a*\n", "**a***\n", "*a****\n", "a ___\n", "a _\\__\n", "a __*__\n", "__a_\n", "_a__\n",
  "*_a_*\n", "__**a**__\n", "**__a__**\n", "****a****\n", "______a______\n", "***a***\n", "_____a_____\n", "*a _b* c_\n", "*a __b *c d* e__ f*\n", "**a **b c**\n", "*a *b c*\n", "*[a*](/b)\n", "_a [b_](/c)\n", "*<img src=\"a\" title=\"*\"/>\n", "**<a href=\"**\">\n", "*a `*`*\n", "_a `_`_\n", "**a<http://b.c/?q=**>\n",
  "*Id.* at 5; *see* **Smith** v. *Jones*\n", "“*a*”\n", "§*5*\n", "*a*—*b*\n", "*a*é\n", "*“a”*b\n", "**_a_ b_**\n", "*a_b*c_d\n",
  /* Strikethrough */
  "~~a~~\n", "~a~\n", "~~a~\n", "~~~a~~~\n", "a~b~c\n", "~~ a~~\n", "~~a *b~~ c*\n", "~a ~~b~~ c~\n", "*~~a~~*\n", "~~a\n\nb~~\n", "*~a*~\n", "~*a*~\n", "a ~ b ~ c\n", "~~a~b~~\n", "~(a)~b\n", "**~~a**~~\n", "\\~a~\n", "~*~ a*\n",
  /* Links */
  "[a](/b \"c\")\n", "[a](/b)\n", "[a]()\n", "[a](<>)\n", "[a](/b c)\n", "[a](</b c>)\n", "[a](b\nc)\n", "[a](<b\nc>)\n", "[a](<b)c>)\n", "[a](<b\\>)\n", "[a](<b)c\n[a](<b)c>\n[a](<b>c)\n", "[a](\\(b\\))\n", "[a](b(c)d(e))\n", "[a](b(c\n", "[a](b\\(c\\(d\\))\n", "[a](<b(c)>)\n", "[a](b\\)\\:)\n", "[a](#b)\n\n[a](http://b.c?d=3#e)\n",
  "[a](b\\c)\n", "[a](b%20c&auml;)\n", "[a](\"t\")\n", "[a](/b 't')\n[a](/b (t))\n", "[a](/b \"t \\\"&quot;\")\n", "[a](/b\u00a0\"t\")\n", "[a](/b \"t \"q\" r\")\n", "[a](/b 't \"q\" r')\n", "[a](   /b\n  \"t\"  )\n", "[a] (/b)\n", "[a [b [c]]](/d)\n", "[a] b](/c)\n", "[a [b](/c)\n", "[a \\[b](/c)\n", "[a *b **c** `d`*](/e)\n",
  "[![a](b)](/c)\n", "[a [b](/c)](/d)\n", "[a *[b [c](/d)](/e)* f](/g)\n", "![[[a](b)](c)](d)\n", "*[a*](/b)\n", "[a *b](c*)\n", "*a [b* c]\n", "[a <b c=\"](d)\">\n", "[a`](/b)`\n", "[a<http://b.c/?d=](e)>\n", "[a](b((((c))))d)\n",
  "[a](((((((((((((((((((((((((((((((((((b)))))))))))))))))))))))))))))))))\n", "[a](/b \"t\n", "[a](/b 'x\ny')\n", "[a](\n/b\n)\n", "[a](/b\n\"c\" )\n", "[a](<b> c)\n", "[a](<b>\"c\")\n", "[a](\\\nb)\n",
  /* References */
  "[a][B]\n\n[b]: /c \"t\"\n", "[a [b [c]]][x]\n\n[x]: /u\n", "[a \\[b][x]\n\n[x]: /u\n", "[a *b **c** `d`*][x]\n\n[x]: /u\n", "[![a](b)][x]\n\n[x]: /u\n", "[a [b](/c)][x]\n\n[x]: /u\n", "[a *b [c][x]*][x]\n\n[x]: /u\n", "*[a*][x]\n\n[x]: /u\n", "[a *b][x]\n\n[x]: /u\n", "[a <b c=\"][x]\">\n\n[x]: /u\n",
  "[a`][x]`\n\n[x]: /u\n", "[a][BaR]\n\n[bar]: /u\n", "[T][T] is\n\n[t]: /u\n", "[a\n  b]: /u\n\n[B][a b]\n", "[a] [b]\n\n[b]: /u\n", "[a]\n[b]\n\n[b]: /u\n", "[a]: /u1\n\n[a]: /u2\n\n[b][a]\n", "[b][a\\!]\n\n[a!]: /u\n", "[a][b[]\n\n[b[]: /u\n", "[a][b[c]]\n\n[b[c]]: /u\n", "[[[a]]]\n\n[[[a]]]: /u\n", "[a][b\\[]\n\n[b\\[]: /u\n",
  "[b\\\\]: /u\n\n[b\\\\]\n", "[]\n\n[]: /u\n", "[\n ]\n\n[\n ]: /u\n", "[a][]\n\n[a]: /u\n", "[*a* b][]\n\n[*a* b]: /u\n", "[A][]\n\n[a]: /u\n", "[a] \n[]\n\n[a]: /u\n", "[a]\n\n[a]: /u\n", "[*a* b]\n\n[*a* b]: /u\n", "[a [b]\n\n[b]: /u\n", "[A]\n\n[a]: /u\n", "[a] b\n\n[a]: /u\n", "\\[a]\n\n[a]: /u\n",
  "[a*]: /u\n\n*[a*]\n", "[a][b]\n\n[a]: /u1\n[b]: /u2\n", "[a][]\n\n[a]: /u1\n", "[a]()\n\n[a]: /u1\n", "[a](b c)\n\n[a]: /u1\n", "[a][b][c]\n\n[c]: /u\n", "[a][b][c]\n\n[c]: /u1\n[b]: /u2\n", "[a][b][c]\n\n[c]: /u1\n[a]: /u2\n", "[a]: /u\n\n![a] ![a][] ![b][a]\n",
  /* Images */
  "![a](/b \"c\")\n", "![a *b*]\n\n[a *b*]: c.jpg\n", "![a ![b](/c)](/d)\n", "![a [b](/c)](/d)\n", "![](/b)\n", "![a][]\n\n[a]: /u\n", "![*a* b][]\n\n[*a* b]: /u\n", "![a]\n\n[a]: /u\n", "!\\[a]\n\n[a]: /u\n", "\\![a]\n\n[a]: /u\n", "! [a](b)\n", "!![a](b)!\n", "![a`b`c](d)\n", "![^1](u)\n", "![a\nb](c)\n",
  /* Autolinks, raw HTML */
  "<http://a.b.c>\n", "<http://a.b?c=d&e=f&amp;g>\n", "<irc://a.b:2233/c>\n", "<MAILTO:A@B.C>\n", "<a+b+c:d>\n", "<made-up:a,b>\n", "<http://../>\n", "<localhost:5001/a>\n", "<http://a.b/c d>\n", "<http://a.b/\\[\\>\n", "<a@b.c>\n", "<a+b@c.d-e0.f>\n", "<a\\+@b.c.d>\n", "<>\n", "< http://a.b >\n", "<m:abc>\n", "<a.b.c>\n", "http://a.b\n", "a@b.c\n",
  "www.a.b/c_d_e and *www.a.b* (https://a.b/c)\n", "https://a.b/*c*d\n", "[https://a.b](/c)\n", "[www.a.b]\n", "x@a.b *y@c.d* _z@e.f_\n", "ftp://a.b/~c~d\n", "<a><bab><c2c>\n", "<a/><b2/>\n", "<a  /><b2\nd=\"f\" />\n", "<a f=\"b\" c = 'd <\"e'\ng _h.i=j k:l44=m />\n", "Foo <r />\n", "<33> <__>\n", "<a h*#r=\"b\">\n", "<a h=\"b'> <a h=b'>\n", "< a><\nf><b/ >\n<f b=c\n  d=/e=f \"/>\n", "<a h='b'c=d>\n", "</a></f >\n", "</a h=\"f\">\n",
  "a <!-- b\nc - d -->\n", "a <!-- b -- c -->\n", "a <!--> b -->\n\na <!-- b--->\n", "a <?php echo $b; ?>\n", "a <!ELEMENT br EMPTY>\n", "a <![CDATA[>&<]]>\n", "a <a href=\"&ouml;\">\n", "a <a href=\"\\*\">\n", "<a href=\"\\\"\">\n", "a <!---> b\n", "a <!-- *b* --> *c*\n", "a<!-- b -->\n<!-- c -->\nd\n", "*a <b c=\"*\"> d*\n",
  /* Tables */
  "| a | b |\n| --- | --- |\n| c | d |\n", "| abc | defghi |\n:-: | -----------:\nbar | baz\n", "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n", "| a | b |\n| --- | --- |\n| c | d |\n> e\n", "| a | b |\n| --- | --- |\n| c | d |\nbar\n\nbar\n", "| a | b |\n| --- |\n| c |\n", "| a | b |\n| --- | --- |\n| c |\n| d | e | f |\n",
  "| a | b |\n| --- | --- |\n", "a\n:-\nb\n", "a | b\n-|-\nc | d\n", "a|b\n-|-\n|c\nd|\n|\n", "p\na | b\n- | -\n", "p\n| a | b |\n|---|---|\n| c | d |\n", "> | a |\n> |---|\n> | b |\nc\n", "- | a |\n  |---|\n  | b |\n", "| a |\n|---|\n    b\n", "| a |\n|---|\n# b\n", "| a |\n|---|\n- b\n", "| a |\n|---|\n\n| b |\n", "| *a | b* |\n|---|---|\n| `c | d` |\n", "| [a](b\\|c) |\n|-|\n| [x] |\n\n[x]: /u\n",
  "|a|b|\n|-|-|\n|\\\\|c|\n", "| a |\n| - - |\n", "|a|\n|:-:|\n||\n|  |b\n", "a\n-|\n", "p\nq\n|-|\n", "|a|b|\n|-|\n|-|-|\n", "[x]: /u\n|a|\n|-|\n", "|a|\n|-|\n|b|\n|-|\n", "||\n|-|\n", "  | a |\n  | - |\n   b\n",
  /* Notes */
  "a[^1]\n\n[^1]: b\n", "a[^1]\n\n[^1]: b\n\n    c\n\nd\n", "a[^x-y].\n\n[^X-Y]: *b*\n    c\n", "a[^1] b[^2]\n\n[^1]: c\n[^2]: d\n", "a[^9]\n", "[^1]: a\n\nb\n", "a[^1]\n\n[^1]: - b\n    - c\n", "a[^1]\n\n[^1]:\n    b\n", "a[^1]\n\n[^1]: b\nc\n", "a[^1]\n\n[^1]:\n\nb\n", "a[^1]\n\n[^1]: b\n  \n    c\n", "- a[^1]\n\n  [^1]: b\n", "- [^1]: b\n\na[^1]\n",
  "a[^1](b)\n\n[^1]: c\n", "a[^1][b]\n\n[^1]: c\n[b]: /u\n", "a[^ 1]\n", "a[^]\n", "a[^*b*]\n", "a[^1]\n\n[^1]: # b\n", "*a[^1]*\n\n[^1]: b[^2]\n\n[^2]: c\n", "[^1]\n\n[^1]: a\n\n[^1]: b\n", "a[^`b`] [^c_d_e] [^www.f]\n\n[^www.f]: g\n", "![^1]\n\n[^1]: a\n", "[a[^1]](b)\n\n[^1]: c\n", "[^1]:a\n\n[^1]\n", "    [^1]: a\n", "[^a b]: c\n\n[^a b]\n",
  "a[^1]\n\n[^1]: b\n\n        code\n", "a[^1]\n\n[^1]: ```\n    b\n\n    c\n    ```\n", "[^1] *[^2] a* `[^1]`\n\n[^1]: x\n[^2]: y\n", "[^1\\]\n", "[^1][]\n\n[^1]: a\n", "a[^1]\n\n1. b\n\n   [^1]: c\n",
};
/* clang-format on */

const gsize n_snippets = G_N_ELEMENTS (snippets);
