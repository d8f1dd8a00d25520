/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-quotation.h"

#include <string.h>

/* The marks of footnotes are not words of the passage; what Markdown would take for markup is escaped. */
static void
append_quoted (GString *text,
               const RejPassage *passage)
{
  guint note = 0;

  for (guint i = 0; i < passage->length; i++)
    {
      if (note < passage->n_notes && i == passage->notes[note].start)
        {
          i = passage->notes[note++].end - 1;
          continue;
        }
      if (strchr ("*_`[]<\\", passage->text[i]) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, passage->text[i]);
    }
}

/**
 * rej_quotation_for_passage:
 * @rule: the rule
 * @position: which of its passages
 *
 * Writes a passage as a block quotation with its citation, and its page where that is known.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_quotation_for_passage (const RejRule *rule,
                           guint position)
{
  const RejPassage *passage = NULL;
  GString *text = NULL;
  g_autofree char *citation = NULL;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (position < rej_rule_get_n_passages (rule), NULL);

  passage = rej_rule_get_passage (rule, position);
  citation = rej_rule_dup_citation (rule);
  text = g_string_new ("> ");
  append_quoted (text, passage);
  if (citation == NULL)
    return g_string_free_and_steal (text);

  g_string_append_printf (text, "\n>\n> %s", citation);
  if (passage->page != 0 && passage->last_page > passage->page)
    g_string_append_printf (text, ", %u–%u", passage->page, passage->last_page);
  else if (passage->page != 0 && passage->page != rej_rule_get_first_page (rule))
    g_string_append_printf (text, ", %u", passage->page);
  return g_string_free_and_steal (text);
}
