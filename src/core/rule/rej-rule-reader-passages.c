/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-reader-private.h"

#include <string.h>

/* What becomes of a block that is read. */

void
rej_rule_reader_add_passage (RejRuleReader *self,
                             RejBlock *block,
                             RejPassageKind kind)
{
  RejPassage passage = { 0 };

  passage.kind = self->footnote >= 0 && kind != REJ_PASSAGE_TABLE ? REJ_PASSAGE_FOOTNOTE : kind;
  passage.part = self->part;
  passage.length = (guint) block->text->len;
  passage.text = g_strndup (block->text->str, block->text->len);
  passage.page = block->page;
  passage.last_page = block->last_page;
  passage.line = block->line;
  passage.heading = self->heading;
  passage.section = self->section;
  passage.footnote = self->footnote;
  if (block->breaks != NULL)
    {
      passage.n_breaks = block->breaks->len;
      passage.breaks = (RejPageBreak *) (void *) g_array_free (g_steal_pointer (&block->breaks), FALSE);
    }
  if (block->notes != NULL)
    {
      passage.n_notes = block->notes->len;
      passage.notes = (RejNoteReference *) (void *) g_array_free (g_steal_pointer (&block->notes), FALSE);
    }
  if (self->footnote >= 0)
    {
      RejFootnote *footnote = &g_array_index (self->rule->footnotes, RejFootnote, self->footnote);

      if (footnote->n_passages++ == 0)
        {
          footnote->first_passage = self->rule->passages->len;
          footnote->page = block->page;
        }
    }
  g_array_append_val (self->rule->passages, passage);
}

/* The text of a block without the marks of its footnotes. */
static char *
text_without_marks (const RejBlock *block)
{
  GString *text = g_string_new_len (block->text->str, (gssize) block->text->len);

  for (guint i = block->notes != NULL ? block->notes->len : 0; i > 0; i--)
    {
      const RejNoteReference *note = &g_array_index (block->notes, RejNoteReference, i - 1);

      g_string_erase (text, note->start, (gssize) (note->end - note->start));
    }

  return g_strchomp (g_string_free_and_steal (text));
}

static void
add_heading (RejRuleReader *self,
             RejBlock *block,
             guint level)
{
  RejHeading heading = { level, text_without_marks (block), block->page, self->heading, self->rule->passages->len };

  while (heading.parent >= 0 && g_array_index (self->rule->headings, RejHeading, heading.parent).level >= level)
    heading.parent = g_array_index (self->rule->headings, RejHeading, heading.parent).parent;
  self->heading = (int) self->rule->headings->len;
  g_array_append_val (self->rule->headings, heading);
  rej_rule_reader_add_passage (self, block, REJ_PASSAGE_HEADING);
}

/* A section is named by its number and its subject, which follow each other: they become one passage. */
static void
add_section_name (RejRuleReader *self,
                  RejBlock *block,
                  gboolean is_number)
{
  RejPassage *last;

  if (!is_number && self->section >= 0 && self->section == (int) self->rule->passages->len - 1)
    {
      g_autofree char *number = NULL;

      last = &g_array_index (self->rule->passages, RejPassage, self->section);
      number = g_steal_pointer (&last->text);
      last->text = g_strconcat (number, " ", block->text->str, NULL);
      last->length = (guint) strlen (last->text);
      last->last_page = block->last_page;
      return;
    }

  self->section = (int) self->rule->passages->len;
  rej_rule_reader_add_passage (self, block, REJ_PASSAGE_SECTION);
}

static void
add_subject (RejRuleReader *self,
             RejBlock *block)
{
  if (self->preamble_depth == 0)
    add_section_name (self, block, FALSE);
  else if (self->rule->title == NULL)
    self->rule->title = text_without_marks (block);
  else
    rej_rule_reader_add_passage (self, block, REJ_PASSAGE_PARAGRAPH);
}

static void
add_cell (RejRuleReader *self,
          RejBlock *block)
{
  if (self->row_block == NULL)
    {
      rej_rule_reader_add_passage (self, block, REJ_PASSAGE_TABLE);
      return;
    }
  if (self->row_block->text->len > 0)
    g_string_append (self->row_block->text, " | ");
  else
    self->row_block->page = block->page;
  g_string_append_len (self->row_block->text, block->text->str, (gssize) block->text->len);
  self->row_block->last_page = block->last_page;
}

static void
add_fact (RejRuleReader *self,
          RejBlock *block,
          guint fact)
{
  const char *text = block->text->str;

  if (self->rule == NULL)
    {
      if (fact == REJ_FACT_VOLUME && self->volume == 0)
        self->volume = (guint) MIN (g_ascii_strtoull (text, NULL, 10), 9999);
      else if (fact == REJ_FACT_DATE && self->date == NULL)
        self->date = rej_rule_parse_long_date (text);
      return;
    }

  switch ((RejRuleFact) fact)
    {
    case REJ_FACT_AGENCY:
      rej_rule_add_unique (self->rule->agencies, g_strdup (text));
      break;
    case REJ_FACT_CFR:
      rej_rule_take_cfr_line (self->rule, text);
      break;
    case REJ_FACT_DOCKET:
      rej_rule_take_docket_line (self->rule, text);
      break;
    case REJ_FACT_RIN:
      rej_rule_take_rin_line (self->rule, text);
      break;
    case REJ_FACT_NUMBER:
      rej_rule_take_frdoc (self->rule, text, &self->filed_year, &self->filed_month, &self->filed_day);
      break;
    case REJ_FACT_VOLUME:
    case REJ_FACT_DATE:
    case REJ_FACT_NONE:
    default:
      break;
    }
}

gboolean
rej_element_makes_block (RejElementKind kind)
{
  return kind == REJ_ELEMENT_BLOCK || kind == REJ_ELEMENT_HEADING || kind == REJ_ELEMENT_SECTION_NUMBER ||
         kind == REJ_ELEMENT_SUBJECT || kind == REJ_ELEMENT_CELL || kind == REJ_ELEMENT_FACT;
}

/* Gives the block of @frame to the rule. */
void
rej_rule_reader_close_block (RejRuleReader *self,
                             RejRuleFrame *frame)
{
  g_autoptr (RejBlock) block = g_steal_pointer (&frame->block);
  RejElementKind kind = frame->element->kind;

  if (block == NULL)
    return;
  self->block = rej_element_makes_block (kind) ? frame->outer : NULL;
  if (kind == REJ_ELEMENT_FACT && (self->rule == NULL || frame->element->value != REJ_FACT_DATE))
    {
      add_fact (self, block, frame->element->value);
      return;
    }
  if (self->rule == NULL)
    return;

  if (block->label != NULL && self->footnote >= 0)
    {
      RejFootnote *footnote = &g_array_index (self->rule->footnotes, RejFootnote, self->footnote);

      if (footnote->label == NULL)
        footnote->label = g_strdup (block->label->str);
    }
  if (block->text->len == 0)
    return;

  if (kind == REJ_ELEMENT_HEADING && self->footnote < 0)
    add_heading (self, block, frame->level);
  else if (kind == REJ_ELEMENT_SUBJECT)
    add_subject (self, block);
  else if (kind == REJ_ELEMENT_SECTION_NUMBER)
    add_section_name (self, block, TRUE);
  else if (kind == REJ_ELEMENT_CELL)
    add_cell (self, block);
  else if (kind == REJ_ELEMENT_BLOCK)
    rej_rule_reader_add_passage (self, block, (RejPassageKind) frame->element->value);
  else if (kind == REJ_ELEMENT_FACT)
    rej_rule_reader_add_passage (self, block, REJ_PASSAGE_SIGNATURE); /* the date of a presidential document */
  else
    rej_rule_reader_add_passage (self, block, REJ_PASSAGE_PARAGRAPH);
}
