/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-sections.h"

#include <string.h>

static void
section_free (RejRuleSection *self)
{
  g_free (self->number);
  g_free (self->subject);
  g_free (self);
}

/* "§ 103.16 Collection of bees." */
static gboolean
read_section (const char *text,
              RejRuleSection *section)
{
  gsize length;

  while (g_str_has_prefix (text, "§"))
    text += strlen ("§");
  while (*text == ' ' || g_str_has_prefix (text, "\u00a0") || g_str_has_prefix (text, "\u2009"))
    text = g_utf8_next_char (text);
  length = strcspn (text, " ");
  if (length == 0 || !g_ascii_isdigit (*text))
    return FALSE;
  section->number = g_strndup (text, length);
  section->subject = g_strstrip (g_strdup (text + length));

  return TRUE;
}

static guint
find_title (const RejRule *self,
            const char *number)
{
  g_autofree char *part = g_strndup (number, strcspn (number, "."));
  guint title = 0;

  for (guint i = 0; i < rej_rule_get_n_cfr_parts (self); i++)
    {
      const RejCfrPart *candidate = rej_rule_get_cfr_part (self, i);

      if (g_strcmp0 (candidate->part, part) != 0)
        continue;
      if (title != 0 && title != candidate->title)
        return 0;
      title = candidate->title;
    }

  return title;
}

/**
 * rej_rule_list_sections:
 * @self: a rule
 *
 * Lists the sections of the Code of Federal Regulations whose text the document gives as it would be: what a proposed
 * rule would change.
 *
 * Returns: (transfer full) (element-type RejRuleSection): the sections in the order of the document
 */
GPtrArray *
rej_rule_list_sections (const RejRule *self)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  guint n;

  g_return_val_if_fail (self != NULL, sections);

  n = rej_rule_get_n_passages (self);
  for (guint i = 0; i < n; i++)
    {
      const RejPassage *passage = rej_rule_get_passage (self, i);
      RejRuleSection *section;

      if (passage->kind != REJ_PASSAGE_SECTION)
        continue;
      section = g_new0 (RejRuleSection, 1);
      if (!read_section (passage->text, section))
        {
          section_free (section);
          continue;
        }
      section->passage = i;
      section->page = passage->page;
      section->title = find_title (self, section->number);
      while (i + 1 + section->n_passages < n && rej_rule_get_passage (self, i + 1 + section->n_passages)->section == (int) i)
        section->n_passages++;
      g_ptr_array_add (sections, section);
    }

  return sections;
}

/**
 * rej_rule_section_dup_citation:
 * @self: a section
 *
 * Gives the citation of a section.
 *
 * Returns: (transfer full): "8 CFR 103.16", or "§ 103.16" where the title is not known
 */
char *
rej_rule_section_dup_citation (const RejRuleSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title != 0 ? g_strdup_printf ("%u CFR %s", self->title, self->number) : g_strdup_printf ("§ %s", self->number);
}
