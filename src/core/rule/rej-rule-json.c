/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-json.h"

#include "rej-json.h"
#include "rej-rule-questions.h"
#include "rej-rule-search.h"
#include "rej-rule-sections.h"

static void
add_known (JsonBuilder *builder,
           const char *name,
           guint value)
{
  json_builder_set_member_name (builder, name);
  if (value > 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_count (JsonBuilder *builder,
           const char *name,
           guint value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_strings (JsonBuilder *builder,
             const char *name,
             const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_cfr_parts (JsonBuilder *builder,
               const RejRule *rule)
{
  json_builder_set_member_name (builder, "cfr_parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rej_rule_get_n_cfr_parts (rule); i++)
    {
      const RejCfrPart *part = rej_rule_get_cfr_part (rule, i);

      json_builder_begin_object (builder);
      add_count (builder, "title", part->title);
      rej_json_add_string (builder, "part", part->part);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_outline (JsonBuilder *builder,
             const RejRule *rule)
{
  json_builder_set_member_name (builder, "outline");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rej_rule_get_n_headings (rule); i++)
    {
      const RejHeading *heading = rej_rule_get_heading (rule, i);

      json_builder_begin_object (builder);
      add_count (builder, "level", heading->level);
      rej_json_add_string (builder, "title", heading->title);
      add_known (builder, "page", heading->page);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rej_rule_show_json:
 * @self: a rule
 *
 * Gives what is known of a rule as the command line prints it. What is not known is null.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rej_rule_show_json (const RejRule *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  rej_json_add_string (builder, "number", rej_rule_get_number (self));
  rej_json_add_string (builder, "type", rej_rule_get_type_name (self));
  rej_json_add_string (builder, "title", rej_rule_get_title (self));
  rej_json_add_string (builder, "action", rej_rule_get_action (self));
  add_strings (builder, "agencies", rej_rule_get_agencies (self));
  add_strings (builder, "docket_ids", rej_rule_get_docket_ids (self));
  add_strings (builder, "rins", rej_rule_get_rins (self));
  add_cfr_parts (builder, self);
  add_known (builder, "volume", rej_rule_get_volume (self));
  add_known (builder, "first_page", rej_rule_get_first_page (self));
  add_known (builder, "last_page", rej_rule_get_last_page (self));
  rej_json_add_string (builder, "publication_date", rej_rule_get_publication_date (self));
  rej_json_add_string (builder, "comments_close_on", rej_rule_get_comments_close_on (self));
  add_count (builder, "footnotes", rej_rule_get_n_footnotes (self));
  add_count (builder, "tables", rej_rule_get_n_tables (self));
  add_count (builder, "amendments", rej_rule_get_n_amendments (self));
  add_count (builder, "passages", rej_rule_get_n_passages (self));
  add_outline (builder, self);
  add_strings (builder, "derived", rej_rule_get_derived (self));
  add_strings (builder, "warnings", rej_rule_get_warnings (self));
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * rej_rule_find_json:
 * @self: a rule
 * @words: words that follow each other; valid UTF-8
 *
 * Gives the passages that hold words, each once, as the command line prints them. `passage` counts from 0; `page` is
 * that of the first place in the passage.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rej_rule_find_json (const RejRule *self,
                    const char *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) matches = NULL;
  guint previous = G_MAXUINT;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  matches = rej_rule_find (self, words);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "matches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < matches->len; i++)
    {
      const RejRuleMatch *match = &g_array_index (matches, RejRuleMatch, i);

      if (match->passage == previous)
        continue;
      previous = match->passage;
      json_builder_begin_object (builder);
      add_count (builder, "passage", match->passage);
      add_known (builder, "page", match->page);
      rej_json_add_string (builder, "heading", rej_rule_get_passage_heading (self, match->passage));
      rej_json_add_string (builder, "text", rej_rule_get_passage (self, match->passage)->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * rej_rule_questions_json:
 * @self: a rule
 *
 * Gives what the agency asks of commenters as the command line prints it: each sentence with its passage, counted from
 * 0, its page and the heading above it.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rej_rule_questions_json (const RejRule *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) questions = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  questions = rej_rule_find_questions (self);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < questions->len; i++)
    {
      const RejRuleQuestion *question = &g_array_index (questions, RejRuleQuestion, i);
      const RejPassage *passage = rej_rule_get_passage (self, question->passage);
      g_autofree char *text = g_strndup (passage->text + question->start, question->end - question->start);

      json_builder_begin_object (builder);
      add_count (builder, "passage", question->passage);
      add_known (builder, "page", question->page);
      rej_json_add_string (builder, "heading", rej_rule_get_passage_heading (self, question->passage));
      rej_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * rej_rule_sections_json:
 * @self: a rule
 *
 * Gives the sections of the Code of Federal Regulations whose text the document gives, as the command line prints them.
 * A title that is not known is null.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rej_rule_sections_json (const RejRule *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) sections = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sections = rej_rule_list_sections (self);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++)
    {
      const RejRuleSection *section = sections->pdata[i];

      json_builder_begin_object (builder);
      add_known (builder, "title", section->title);
      rej_json_add_string (builder, "section", section->number);
      rej_json_add_string (builder, "subject", section->subject);
      add_count (builder, "passage", section->passage);
      add_count (builder, "passages", section->n_passages);
      add_known (builder, "page", section->page);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
