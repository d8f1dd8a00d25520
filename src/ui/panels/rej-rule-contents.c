/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-contents.h"

#include <glib/gi18n-lib.h>

#include "rej-rule-questions.h"

struct _RejRuleContents
{
  RejRule *rule;
  GArray *questions; /* of RejRuleQuestion */
  GArray *choices; /* of RejRuleChoice: those that have something to show */
};

static gboolean
belongs (const RejPassage *passage,
         RejRuleChoice choice)
{
  switch (choice)
    {
    case REJ_RULE_CHOICE_WHOLE:
      return TRUE;
    case REJ_RULE_CHOICE_GLANCE:
      return passage->part >= REJ_RULE_PART_AGENCY && passage->part <= REJ_RULE_PART_CONTACT && passage->kind != REJ_PASSAGE_FOOTNOTE;
    case REJ_RULE_CHOICE_REGULATION:
      return passage->part == REJ_RULE_PART_REGULATION || passage->kind == REJ_PASSAGE_AMENDMENT || passage->kind == REJ_PASSAGE_SECTION || passage->section >= 0;
    case REJ_RULE_CHOICE_FOOTNOTES:
      return passage->kind == REJ_PASSAGE_FOOTNOTE;
    case REJ_RULE_CHOICE_QUESTIONS:
    default:
      return FALSE;
    }
}

/**
 * rej_rule_contents_new:
 * @rule: a rule
 *
 * Looks at what there is in a rule.
 *
 * Returns: (transfer full): the contents
 */
RejRuleContents *
rej_rule_contents_new (RejRule *rule)
{
  RejRuleContents *self = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  self = g_new0 (RejRuleContents, 1);
  self->rule = rej_rule_ref (rule);
  self->questions = rej_rule_find_questions (rule);
  self->choices = g_array_new (FALSE, FALSE, sizeof (RejRuleChoice));
  for (RejRuleChoice choice = REJ_RULE_CHOICE_WHOLE; choice <= REJ_RULE_CHOICE_FOOTNOTES; choice++)
    {
      g_autoptr (GArray) positions = rej_rule_contents_dup_positions (self, choice);

      if (positions == NULL || positions->len > 0)
        g_array_append_val (self->choices, choice);
    }
  return self;
}

/**
 * rej_rule_contents_free:
 * @self: contents
 *
 * Frees contents.
 */
void
rej_rule_contents_free (RejRuleContents *self)
{
  g_return_if_fail (self != NULL);

  rej_rule_unref (self->rule);
  g_array_unref (self->questions);
  g_array_unref (self->choices);
  g_free (self);
}

/**
 * rej_rule_contents_create_choices:
 * @self: contents
 *
 * Names what there is to choose from, with how much of it there is.
 *
 * Returns: (transfer full): names in the order of their positions
 */
GtkStringList *
rej_rule_contents_create_choices (RejRuleContents *self)
{
  GtkStringList *names = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->choices->len; i++)
    {
      RejRuleChoice choice = rej_rule_contents_get_choice (self, i);
      g_autoptr (GArray) positions = rej_rule_contents_dup_positions (self, choice);
      guint n = positions != NULL ? positions->len : 0;
      g_autofree char *name = NULL;

      switch (choice)
        {
        case REJ_RULE_CHOICE_GLANCE:
          name = g_strdup (_ ("Summary, Dates, Addresses"));
          break;
        case REJ_RULE_CHOICE_QUESTIONS:
          /* Translators: %u is in how many passages the agency asks commenters for something */
          name = g_strdup_printf (_ ("Asked of Commenters (%u)"), n);
          break;
        case REJ_RULE_CHOICE_REGULATION:
          name = g_strdup (_ ("Text of the Regulation"));
          break;
        case REJ_RULE_CHOICE_FOOTNOTES:
          /* Translators: %u is how many footnotes the rule has */
          name = g_strdup_printf (_ ("Footnotes (%u)"), rej_rule_get_n_footnotes (self->rule));
          break;
        case REJ_RULE_CHOICE_WHOLE:
        default:
          name = g_strdup (_ ("Whole Rule"));
          break;
        }
      gtk_string_list_append (names, name);
    }
  return names;
}

/**
 * rej_rule_contents_get_choice:
 * @self: contents
 * @position: which of the names
 *
 * Tells what a name stands for.
 *
 * Returns: the choice
 */
RejRuleChoice
rej_rule_contents_get_choice (RejRuleContents *self,
                              guint position)
{
  g_return_val_if_fail (self != NULL, REJ_RULE_CHOICE_WHOLE);
  g_return_val_if_fail (position < self->choices->len, REJ_RULE_CHOICE_WHOLE);

  return g_array_index (self->choices, RejRuleChoice, position);
}

/**
 * rej_rule_contents_dup_positions:
 * @self: contents
 * @choice: a choice
 *
 * Lists the passages of a choice.
 *
 * Returns: (transfer full) (nullable) (element-type guint): their positions in order, %NULL for all
 */
GArray *
rej_rule_contents_dup_positions (RejRuleContents *self,
                                 RejRuleChoice choice)
{
  GArray *positions = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (choice == REJ_RULE_CHOICE_WHOLE)
    return NULL;
  positions = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; choice == REJ_RULE_CHOICE_QUESTIONS && i < self->questions->len; i++)
    {
      guint passage = g_array_index (self->questions, RejRuleQuestion, i).passage;

      if (positions->len == 0 || g_array_index (positions, guint, positions->len - 1) != passage)
        g_array_append_val (positions, passage);
    }
  for (guint i = 0; choice != REJ_RULE_CHOICE_QUESTIONS && i < rej_rule_get_n_passages (self->rule); i++)
    {
      if (belongs (rej_rule_get_passage (self->rule, i), choice))
        g_array_append_val (positions, i);
    }
  return positions;
}

/**
 * rej_rule_contents_get_question:
 * @self: contents
 * @passage: a passage
 * @start: (out): first byte of what the agency asks
 * @end: (out): byte after the last
 *
 * Finds what the agency asks in a passage, from the first sentence that asks something to the last.
 *
 * Returns: whether it asks anything
 */
gboolean
rej_rule_contents_get_question (RejRuleContents *self,
                                guint passage,
                                guint *start,
                                guint *end)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  *start = *end = 0;
  for (high = self->questions->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->questions, RejRuleQuestion, middle).passage < passage)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < self->questions->len && g_array_index (self->questions, RejRuleQuestion, i).passage == passage; i++)
    {
      if (i == low)
        *start = g_array_index (self->questions, RejRuleQuestion, i).start;
      *end = g_array_index (self->questions, RejRuleQuestion, i).end;
    }
  return *end > 0;
}
