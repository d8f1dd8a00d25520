/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-json.h"
#include "rej-rule-questions.h"
#include "rej-rule-search.h"
#include "rej-rule-sections.h"
#include "rej-rule.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t size);

static void
check_passage (const RejRule *rule,
               guint position)
{
  const RejPassage *passage = rej_rule_get_passage (rule, position);
  g_autofree char *path = rej_rule_dup_heading_path (rule, position, " > ");

  g_assert (g_utf8_validate_len (passage->text, passage->length, NULL));
  g_assert (strlen (passage->text) == passage->length && passage->length > 0);
  g_assert (passage->heading < (int) rej_rule_get_n_headings (rule));
  g_assert (passage->footnote < (int) rej_rule_get_n_footnotes (rule));
  for (guint i = 0; i < passage->n_notes; i++)
    {
      g_assert (passage->notes[i].start < passage->notes[i].end && passage->notes[i].end <= passage->length);
      g_assert (i == 0 || passage->notes[i - 1].end <= passage->notes[i].start);
    }
  for (guint i = 0; i < passage->n_breaks; i++)
    g_assert (passage->breaks[i].offset <= passage->length);
}

/* The input is XML; what stands after a NUL byte, if any, is metadata. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  const guint8 *nul = size > 0 ? memchr (data, 0, size) : NULL;
  gsize length = nul != NULL ? (gsize) (nul - data) : size;
  g_autoptr (GBytes) xml = g_bytes_new (data, length);
  g_autoptr (GBytes) meta = nul != NULL ? g_bytes_new (nul + 1, size - length - 1) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) rule = rej_rule_parse (xml, meta, NULL, &error);
  g_autoptr (JsonNode) show = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) questions = NULL;
  g_autoptr (GPtrArray) sections = NULL;

  g_assert ((rule == NULL) == (error != NULL));
  g_assert (error == NULL || g_utf8_validate (error->message, -1, NULL));
  if (rule == NULL)
    {
      g_autoptr (RejRule) picked = rej_rule_parse (xml, NULL, "2024-00201", NULL);

      return 0;
    }
  show = rej_rule_show_json (rule);
  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    check_passage (rule, i);
  if (rej_rule_get_n_passages (rule) > 0)
    matches = rej_rule_find (rule, rej_rule_get_passage (rule, 0)->text);
  questions = rej_rule_find_questions (rule);
  for (guint i = 0; i < questions->len; i++)
    {
      const RejRuleQuestion *question = &g_array_index (questions, RejRuleQuestion, i);
      const RejPassage *passage = rej_rule_get_passage (rule, question->passage);

      g_assert (question->start < question->end && question->end <= passage->length);
      g_assert (g_utf8_validate_len (passage->text + question->start, question->end - question->start, NULL));
    }
  sections = rej_rule_list_sections (rule);

  return 0;
}
