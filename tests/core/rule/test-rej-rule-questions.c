/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-questions.h"
#include "rej-rule-sections.h"

#include <string.h>

static RejRule *
parse_body (const char *body)
{
  g_autofree char *xml = g_strconcat ("<PRORULE><PREAMB><PRTPAGE P=\"100\"/><CFR>8 CFR Part 103</CFR><SUBJECT>S</SUBJECT></PREAMB><SUPLINF>", body,
                                      "</SUPLINF><FRDOC>[FR Doc. 2020-19145 Filed 9-10-20; 8:45 am]</FRDOC></PRORULE>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  RejRule *rule = rej_rule_parse (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return rule;
}

static char *
list_questions (const char *body)
{
  g_autoptr (RejRule) rule = parse_body (body);
  g_autoptr (GArray) questions = rej_rule_find_questions (rule);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const RejRuleQuestion *question = &g_array_index (questions, RejRuleQuestion, i);

      g_string_append_len (text, rej_rule_get_passage (rule, question->passage)->text + question->start, question->end - question->start);
      g_string_append_printf (text, "@%u|", question->page);
    }
  return g_string_free_and_steal (text);
}

static const struct
{
  const char *body;
  const char *questions;
} rows[] = {
  { "<P>Nothing here. The rule applies.</P>", "" },
  { "<P>First. The CFPB seeks public comment on this. Last.</P>", "The CFPB seeks public comment on this.@100|" },
  { "<P>We also specifically request comment on the U.S. rate of 2.5 percent, and why.</P>", "We also specifically request comment on the U.S. rate of 2.5 percent, and why.@100|" },
  { "<P>EPA is soliciting comments. DHS is interested in receiving data on costs.</P>", "EPA is soliciting comments.@100|DHS is interested in receiving data on costs.@100|" },
  { "<P>Comments on the cost are specifically requested. Comment is invited.</P>", "Comments on the cost are specifically requested.@100|Comment is invited.@100|" },
  { "<P>The Department would like to request comments on (a) this.</P>", "The Department would like to request comments on (a) this.@100|" },
  /* What was asked once, or by others, or has to be asked. */
  { "<P>In 2014 the Bureau requested comments on this. Agencies are required to seek public comment. Requests for comment are listed below.</P>", "" },
  { "<P>Commenters requested information about it. See the request for comments. The bank shall request data from the person.</P>", "" },
  { "<P>The proposal did not solicit feedback on this.</P>", "" },
  /* Questions count under a heading where the agency asked. */
  { "<HD SOURCE=\"HD1\">A</HD><P>Why not? Who knows.</P><P>We welcome comments. What does it cost? No more.</P><HD SOURCE=\"HD1\">B</HD><P>Why not?</P>",
    "We welcome comments.@100|What does it cost?@100|" },
  { "<P>DHS seeks comment on the following:</P><P>(1) The age limit.</P><P>(2) Costs. All of them.</P><P>That is all.</P><P>(3) No.</P>",
    "DHS seeks comment on the following:@100|(1) The age limit.@100|(2) Costs. All of them.@100|" },
  { "<P>Before. <PRTPAGE P=\"101\"/>The Agency invites “views” on it.</P>", "The Agency invites “views” on it.@101|" },
};

static void
test_questions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *questions = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      questions = list_questions (rows[i].body);
      g_assert_cmpstr (questions, ==, rows[i].questions);
    }
}

static const struct
{
  const char *text;
  const char *first;
} sentences[] = {
  { "One. Two.", "One." },
  { "See 8 U.S.C. 1184. Then.", "See 8 U.S.C. 1184." },
  { "No. 5 of J. Smith v. Doe, e.g. This. Next.", "No. 5 of J. Smith v. Doe, e.g. This." },
  { "He said “no.” Then.", "He said “no.”" },
  { "A note.12 Then.", "A note.12" },
  { "Up 2.5 percent. then lower. Next.", "Up 2.5 percent. then lower." },
  { "Really? Yes!", "Really?" },
  { "Ends without", "Ends without" },
  { "", "" },
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      gsize end = rej_rule_find_sentence_end (sentences[i].text, strlen (sentences[i].text), 0);
      g_autofree char *first = g_strndup (sentences[i].text, end);

      g_assert_cmpstr (first, ==, sentences[i].first);
    }
}

static void
test_sections (void)
{
  g_autoptr (RejRule) rule = parse_body ("<P>Text.</P><AMDPAR>1. Revise:</AMDPAR><SECTION><SECTNO>§ 103.16</SECTNO><SUBJECT>Collection of bees.</SUBJECT><P>(a) Any.</P><P>(b) All.</P></SECTION>"
                                         "<SECTION><SECTNO>§ 999.1</SECTNO><SUBJECT/><P>(a) None.</P></SECTION>");
  g_autoptr (GPtrArray) sections = rej_rule_list_sections (rule);
  const RejRuleSection *section = NULL;
  g_autofree char *citation = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpuint (sections->len, ==, 2);
  section = sections->pdata[0];
  citation = rej_rule_section_dup_citation (section);
  g_assert_cmpstr (citation, ==, "8 CFR 103.16");
  g_assert_cmpstr (section->subject, ==, "Collection of bees.");
  g_assert_cmpuint (section->n_passages, ==, 2);
  g_assert_cmpuint (section->page, ==, 100);
  other = rej_rule_section_dup_citation (sections->pdata[1]);
  g_assert_cmpstr (other, ==, "§ 999.1");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-questions/questions", test_questions);
  g_test_add_func ("/rule-questions/sentences", test_sentences);
  g_test_add_func ("/rule-questions/sections", test_sections);

  return g_test_run ();
}
