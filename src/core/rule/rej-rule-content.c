/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule.h"

#include "rej-rule-private.h"

/**
 * rej_rule_get_n_passages:
 * @self: a rule
 *
 * Counts the passages: paragraphs, headings, instructions, section names, footnotes and table rows that have text.
 *
 * Returns: the number of passages
 */
guint
rej_rule_get_n_passages (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->passages->len;
}

/**
 * rej_rule_get_passage:
 * @self: a rule
 * @position: position of the passage, from 0
 *
 * Gives a passage.
 *
 * Returns: (transfer none): the passage
 */
const RejPassage *
rej_rule_get_passage (const RejRule *self,
                      guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->passages->len, NULL);

  return &g_array_index (self->passages, RejPassage, position);
}

/**
 * rej_rule_get_passage_page:
 * @self: a rule
 * @position: position of a passage
 * @offset: byte offset in its text
 *
 * Gives the Federal Register page that a place in a passage stands on.
 *
 * Returns: the page, or 0 if not known
 */
guint
rej_rule_get_passage_page (const RejRule *self,
                           guint position,
                           guint offset)
{
  const RejPassage *passage = rej_rule_get_passage (self, position);
  guint page;

  g_return_val_if_fail (passage != NULL, 0);

  page = passage->page;
  for (guint i = 0; i < passage->n_breaks && passage->breaks[i].offset <= offset; i++)
    page = passage->breaks[i].page;

  return page;
}

/**
 * rej_rule_dup_heading_path:
 * @self: a rule
 * @position: position of a passage
 * @separator: what to put between the headings, such as " › "
 *
 * Gives the headings above a passage, the highest first.
 *
 * Returns: (transfer full): the headings; empty if there are none
 */
char *
rej_rule_dup_heading_path (const RejRule *self,
                           guint position,
                           const char *separator)
{
  const RejPassage *passage = rej_rule_get_passage (self, position);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_return_val_if_fail (passage != NULL, NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  for (int at = passage->heading; at >= 0; at = g_array_index (self->headings, RejHeading, at).parent)
    g_ptr_array_insert (titles, 0, g_array_index (self->headings, RejHeading, at).title);
  if (passage->section >= 0)
    g_ptr_array_add (titles, g_array_index (self->passages, RejPassage, passage->section).text);
  g_ptr_array_add (titles, NULL);

  return g_strjoinv (separator, (char **) titles->pdata);
}

/**
 * rej_rule_get_passage_heading:
 * @self: a rule
 * @position: position of a passage
 *
 * Gives the nearest heading of a passage: in amendatory text the name of the section.
 *
 * Returns: (nullable) (transfer none): the heading, or %NULL if there is none
 */
const char *
rej_rule_get_passage_heading (const RejRule *self,
                              guint position)
{
  const RejPassage *passage = rej_rule_get_passage (self, position);

  g_return_val_if_fail (passage != NULL, NULL);

  if (passage->section >= 0)
    return g_array_index (self->passages, RejPassage, passage->section).text;
  if (passage->heading >= 0)
    return g_array_index (self->headings, RejHeading, passage->heading).title;

  return NULL;
}

/**
 * rej_rule_get_n_headings:
 * @self: a rule
 *
 * Counts the headings of the outline.
 *
 * Returns: the number of headings
 */
guint
rej_rule_get_n_headings (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->headings->len;
}

/**
 * rej_rule_get_heading:
 * @self: a rule
 * @position: position of the heading, from 0
 *
 * Gives a heading of the outline.
 *
 * Returns: (transfer none): the heading
 */
const RejHeading *
rej_rule_get_heading (const RejRule *self,
                      guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->headings->len, NULL);

  return &g_array_index (self->headings, RejHeading, position);
}

/**
 * rej_rule_get_n_footnotes:
 * @self: a rule
 *
 * Counts the footnotes (FTNT elements).
 *
 * Returns: the number of footnotes
 */
guint
rej_rule_get_n_footnotes (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->footnotes->len;
}

/**
 * rej_rule_get_footnote:
 * @self: a rule
 * @position: position of the footnote, from 0
 *
 * Gives a footnote. Its text is in its passages.
 *
 * Returns: (transfer none): the footnote
 */
const RejFootnote *
rej_rule_get_footnote (const RejRule *self,
                       guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->footnotes->len, NULL);

  return &g_array_index (self->footnotes, RejFootnote, position);
}

/**
 * rej_rule_get_n_tables:
 * @self: a rule
 *
 * Counts the tables (GPOTABLE elements).
 *
 * Returns: the number of tables
 */
guint
rej_rule_get_n_tables (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tables;
}

/**
 * rej_rule_get_n_amendments:
 * @self: a rule
 *
 * Counts the instructions that amend the Code of Federal Regulations (AMDPAR elements).
 *
 * Returns: the number of instructions
 */
guint
rej_rule_get_n_amendments (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_amendments;
}

/**
 * rej_rule_dup_part_text:
 * @self: a rule
 * @part: a part, such as %REJ_RULE_PART_DATES
 *
 * Gives the text of a part without its caption and footnotes, an empty line between its paragraphs.
 *
 * Returns: (nullable) (transfer full): the text, or %NULL if the document does not have the part
 */
char *
rej_rule_dup_part_text (const RejRule *self,
                        RejRulePart part)
{
  GString *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->passages->len; i++)
    {
      const RejPassage *passage = &g_array_index (self->passages, RejPassage, i);

      if (passage->part != part || passage->kind == REJ_PASSAGE_HEADING || passage->kind == REJ_PASSAGE_FOOTNOTE)
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append (text, "\n\n");
      g_string_append_len (text, passage->text, passage->length);
    }

  return text != NULL ? g_string_free_and_steal (text) : NULL;
}
