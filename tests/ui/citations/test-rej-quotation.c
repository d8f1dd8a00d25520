/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rej-quotation.h"

static RejRule *
parse (void)
{
  static const char xml[] =
      "<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><AGENCY TYPE=\"F\">AGENCY</AGENCY><SUBJECT>Subject</SUBJECT></PREAMB>"
      "<SUPLINF><HD SOURCE=\"HD1\">Fees</HD><P>First page.</P><PRTPAGE P=\"56340\"/><P>Fees of 5*3 rise.<SU>1</SU><FTREF/> See [A_1]. It is “new,” <PRTPAGE P=\"56341\"/>we say.</P></SUPLINF>"
      "<FRDOC>[FR Doc. 2020-19145 Filed 9-10-20; 8:45 am]</FRDOC></PRORULE>";
  static const char meta[] = "{\"document_number\":\"2020-19145\",\"volume\":85,\"start_page\":56338,\"publication_date\":\"2020-09-11\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GBytes) json = g_bytes_new_static (meta, strlen (meta));
  g_autoptr (GError) error = NULL;
  RejRule *rule = rej_rule_parse (bytes, json, NULL, &error);

  g_assert_no_error (error);
  return rule;
}

static guint
find_passage (RejRule *rule,
              const char *words)
{
  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    {
      if (strstr (rej_rule_get_passage (rule, i)->text, words) != NULL)
        return i;
    }
  g_assert_not_reached ();
}

static void
test_passage (void)
{
  g_autoptr (RejRule) rule = parse ();
  guint fees = find_passage (rule, "Fees of");
  g_autofree char *fr = rej_quotation_for_passage (rule, fees, REJ_CITE_STYLE_FR);
  g_autofree char *bluebook = rej_quotation_for_passage (rule, fees, REJ_CITE_STYLE_BLUEBOOK);
  g_autofree char *first = rej_quotation_for_passage (rule, find_passage (rule, "First page"), REJ_CITE_STYLE_FR);

  g_assert_cmpstr (fr, ==, "> Fees of 5\\*3 rise. See \\[A\\_1\\]. It is “new,” we say.\n>\n> 85 FR 56338, 56340–56341");
  g_assert_cmpstr (bluebook, ==, "> Fees of 5\\*3 rise. See \\[A\\_1\\]. It is “new,” we say.\n>\n> 85 Fed. Reg. 56,338, 56,340–56,341 (Sept. 11, 2020)");
  g_assert_cmpstr (first, ==, "> First page.\n>\n> 85 FR 56338");
}

static void
test_range (void)
{
  g_autoptr (RejRule) rule = parse ();
  guint fees = find_passage (rule, "Fees of");
  const char *text = rej_rule_get_passage (rule, fees)->text;
  guint start = (guint) (strstr (text, "It is") - text);
  gboolean is_block = TRUE;
  g_autofree char *inside = rej_quotation_for_range (rule, fees, start, rej_rule_get_passage (rule, fees)->length, REJ_CITE_STYLE_BLUEBOOK, &is_block);
  g_autofree char *plain = rej_quotation_dup_plain (rule, fees, 0, start, REJ_CITE_STYLE_FR);
  g_autofree char *question = rej_quotation_for_question (rule, fees, 0, start - 1, REJ_CITE_STYLE_FR);

  g_assert_false (is_block);
  g_assert_cmpstr (inside, ==, "“It is ‘new,’ we say.” 85 Fed. Reg. 56,338, 56,340–56,341 (Sept. 11, 2020)");
  g_assert_cmpstr (plain, ==, "“Fees of 5*3 rise. See [A_1]. ”\n85 FR 56338, 56340");
  g_assert_true (g_str_has_prefix (question, "## Response to the agency’s question on page 56340: Fees\n\n> Fees of 5\\*3 rise. See \\[A\\_1\\].\n>\n> 85 FR 56338, 56340\n\n[["));
}

static const struct
{
  const char *text; /* the cursor is at the bar */
  const char *words;
} rows[] = {
  { "The rule says “without |regard to age” here.", "without regard to age" },
  { "The rule says “without regard to age|” here.", "without regard to age" },
  { "The rule says “one” and “two| words” here.", "two words" },
  { "The rule| says “one” here.", NULL },
  { "It says \"straight| marks\" too.", "straight marks" },
  { "> First line \\[a\\]\n> second| line.\n>\n> 85 FR 56338", "First line [a] second line." },
  { "No quotation.|", NULL },
  { "|", NULL },
};

static void
test_find_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *bar = strchr (rows[i].text, '|');
      g_autofree char *before = g_strndup (rows[i].text, bar - rows[i].text);
      g_autofree char *text = g_strconcat (before, bar + 1, NULL);
      g_autofree char *words = rej_quotation_find_words (text, strlen (before));

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotation/passage", test_passage);
  g_test_add_func ("/quotation/range", test_range);
  g_test_add_func ("/quotation/find-words", test_find_words);

  return g_test_run ();
}
