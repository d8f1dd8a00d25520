/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-quotation.h"

#include <stdio.h>
#include <string.h>

/* From how many words on a quotation stands in a block of its own: The Bluebook, rule 5.1. */
#define BLOCK_WORDS 50

#define LEFT_QUOTE "“"
#define RIGHT_QUOTE "”"

static void
append_date (GString *text,
             const char *date)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (date != NULL && sscanf (date, "%4u-%2u-%2u", &year, &month, &day) == 3 && month >= 1 && month <= 12)
    {
      g_autofree char *formed = rej_cite_form_date (year, month, day, TRUE);

      g_string_append_printf (text, " (%s)", formed);
    }
}

/**
 * rej_quotation_dup_citation:
 * @rule: a rule
 * @page: the page quoted from, 0 if not known
 * @last_page: the page it ends on; the same as @page if it is one
 * @style: how to cite
 *
 * Cites a rule, with the page where it is known and is not the first one. A date that is not known is left out.
 *
 * Returns: (transfer full) (nullable): the citation, %NULL if volume or page of the rule are not known
 */
char *
rej_quotation_dup_citation (const RejRule *rule,
                            guint page,
                            guint last_page,
                            RejCiteStyle style)
{
  GString *text = NULL;
  guint first = 0;

  g_return_val_if_fail (rule != NULL, NULL);

  first = rej_rule_get_first_page (rule);
  if (rej_rule_get_volume (rule) == 0 || first == 0)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, style == REJ_CITE_STYLE_FR ? "%u FR " : "%u Fed. Reg. ", rej_rule_get_volume (rule));
  rej_cite_style_append_number (text, first, style);
  if (page != 0 && (page != first || last_page > page))
    {
      g_string_append (text, ", ");
      rej_cite_style_append_number (text, page, style);
      if (last_page > page)
        {
          g_string_append (text, "–");
          rej_cite_style_append_number (text, last_page, style);
        }
    }
  if (style == REJ_CITE_STYLE_BLUEBOOK)
    append_date (text, rej_rule_get_publication_date (rule));
  return g_string_free_and_steal (text);
}

/* The marks of footnotes are not words of the passage; what Markdown would take for markup is escaped. */
static void
append_quoted (GString *text,
               const RejPassage *passage,
               guint start,
               guint end,
               gboolean markdown)
{
  guint note = 0;

  for (guint i = start; i < end; i++)
    {
      while (note < passage->n_notes && passage->notes[note].end <= i)
        note++;
      if (note < passage->n_notes && i >= passage->notes[note].start)
        {
          i = passage->notes[note].end - 1;
          continue;
        }
      if (markdown && strchr ("*_`[]<\\", passage->text[i]) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, passage->text[i]);
    }
}

/* Words inside double quotes have single ones: The Bluebook, rule 5.2. */
static void
append_inline (GString *text,
               const RejPassage *passage,
               guint start,
               guint end)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_quoted (words, passage, start, end, TRUE);
  g_string_replace (words, LEFT_QUOTE, "‘", 0);
  g_string_replace (words, RIGHT_QUOTE, "’", 0);
  g_string_append_printf (text, LEFT_QUOTE "%s" RIGHT_QUOTE, g_strstrip (words->str));
}

static char *
dup_range_citation (const RejRule *rule,
                    guint position,
                    guint start,
                    guint end,
                    RejCiteStyle style)
{
  return rej_quotation_dup_citation (rule, rej_rule_get_passage_page (rule, position, start),
                                     rej_rule_get_passage_page (rule, position, end > start ? end - 1 : start), style);
}

static guint
count_words (const char *text,
             guint length)
{
  guint n = 0;

  for (guint i = 0; i < length; i++)
    n += text[i] != ' ' && (i + 1 == length || text[i + 1] == ' ');
  return n;
}

static void
append_block (GString *text,
              const RejRule *rule,
              guint position,
              guint start,
              guint end,
              RejCiteStyle style)
{
  g_autofree char *citation = dup_range_citation (rule, position, start, end, style);

  g_string_append (text, "> ");
  append_quoted (text, rej_rule_get_passage (rule, position), start, end, TRUE);
  if (citation != NULL)
    g_string_append_printf (text, "\n>\n> %s", citation);
}

/**
 * rej_quotation_for_range:
 * @rule: the rule
 * @position: which of its passages
 * @start: first byte in the text of the passage
 * @end: byte after the last
 * @is_block: (out): whether it is a block, or goes into a sentence
 *
 * Quotes some words of a passage with their citation, and their page where that is known: in the sentence with
 * quotation marks, or from fifty words on as a block.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_quotation_for_range (const RejRule *rule,
                         guint position,
                         guint start,
                         guint end,
                         RejCiteStyle style,
                         gboolean *is_block)
{
  const RejPassage *passage = NULL;
  g_autofree char *citation = NULL;
  GString *text = NULL;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (position < rej_rule_get_n_passages (rule), NULL);

  passage = rej_rule_get_passage (rule, position);
  g_return_val_if_fail (start <= end && end <= passage->length, NULL);

  text = g_string_new (NULL);
  *is_block = count_words (passage->text + start, end - start) >= BLOCK_WORDS;
  if (*is_block)
    {
      append_block (text, rule, position, start, end, style);
      return g_string_free_and_steal (text);
    }
  append_inline (text, passage, start, end);
  citation = dup_range_citation (rule, position, start, end, style);
  if (citation != NULL)
    g_string_append_printf (text, " %s", citation);
  return g_string_free_and_steal (text);
}

/**
 * rej_quotation_for_passage:
 * @rule: the rule
 * @position: which of its passages
 * @style: how to cite
 *
 * Writes a passage as a block quotation with its citation, and its page where that is known.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_quotation_for_passage (const RejRule *rule,
                           guint position,
                           RejCiteStyle style)
{
  GString *text = NULL;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (position < rej_rule_get_n_passages (rule), NULL);

  text = g_string_new (NULL);
  append_block (text, rule, position, 0, rej_rule_get_passage (rule, position)->length, style);
  return g_string_free_and_steal (text);
}

/**
 * rej_quotation_for_question:
 * @rule: the rule
 * @position: which of its passages
 * @start: first byte of a sentence in which the agency asks something
 * @end: byte after the last
 * @style: how to cite
 *
 * Begins a section that answers what an agency asks: a heading, the question as it stands, and a place for the answer.
 * It is in English, as the comment is.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_quotation_for_question (const RejRule *rule,
                            guint position,
                            guint start,
                            guint end,
                            RejCiteStyle style)
{
  const char *heading = NULL;
  GString *text = NULL;
  guint page = 0;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (position < rej_rule_get_n_passages (rule), NULL);

  heading = rej_rule_get_passage_heading (rule, position);
  page = rej_rule_get_passage_page (rule, position, start);
  text = g_string_new ("## Response to the agency’s question");
  if (page != 0)
    {
      g_string_append (text, " on page ");
      rej_cite_style_append_number (text, page, style);
    }
  if (heading != NULL)
    g_string_append_printf (text, ": %s", heading);
  g_string_append (text, "\n\n");
  append_block (text, rule, position, start, end, style);
  g_string_append (text, "\n\n[[Answer the question in your own words: what you know, what you have seen, what should be changed.]]");
  return g_string_free_and_steal (text);
}

/**
 * rej_quotation_dup_plain:
 * @rule: the rule
 * @position: which of its passages
 * @start: first byte in the text of the passage
 * @end: byte after the last
 * @style: how to cite
 *
 * Quotes words for another program: without markup, the citation on a line of its own.
 *
 * Returns: (transfer full): text
 */
char *
rej_quotation_dup_plain (const RejRule *rule,
                         guint position,
                         guint start,
                         guint end,
                         RejCiteStyle style)
{
  g_autofree char *citation = NULL;
  GString *text = NULL;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (position < rej_rule_get_n_passages (rule), NULL);

  text = g_string_new (LEFT_QUOTE);
  append_quoted (text, rej_rule_get_passage (rule, position), start, end, FALSE);
  g_string_append (text, RIGHT_QUOTE);
  citation = dup_range_citation (rule, position, start, end, style);
  if (citation != NULL)
    g_string_append_printf (text, "\n%s", citation);
  return g_string_free_and_steal (text);
}

/* Behind the last place before the cursor where something opens. */
static const char *
find_opening (const char *text,
              const char *cursor,
              const char *opening)
{
  const char *found = NULL;

  for (const char *p = strstr (text, opening); p != NULL && p <= cursor; p = strstr (p + strlen (opening), opening))
    found = p;
  return found != NULL ? found + strlen (opening) : NULL;
}

/* The lines of a block quotation without their signs, and without the citation that ends it. */
static char *
dup_block_words (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line != '>')
        break;
      line = g_strchug (line + 1);
      if (*line == '\0' && words->len > 0)
        break;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", line);
    }
  g_string_replace (words, "\\", "", 0);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * rej_quotation_find_words:
 * @text: the source of a paragraph
 * @cursor: byte offset of the cursor in @text
 *
 * Finds the words that a comment quotes at the cursor: between the quotation marks round it, or in the block quotation
 * it is in.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if nothing is quoted there
 */
char *
rej_quotation_find_words (const char *text,
                          gsize cursor)
{
  static const char *const pairs[][2] = { { LEFT_QUOTE, RIGHT_QUOTE }, { "\"", "\"" } };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (cursor <= strlen (text), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *start = find_opening (text, text + cursor, pairs[i][0]);
      const char *end = start != NULL ? strstr (start, pairs[i][1]) : NULL;

      if (end != NULL && end + strlen (pairs[i][1]) >= text + cursor && end > start)
        return g_strndup (start, end - start);
    }
  while (*text == ' ' || *text == '\n')
    text++;
  return *text == '>' ? dup_block_words (text) : NULL;
}
