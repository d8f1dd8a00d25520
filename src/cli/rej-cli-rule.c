/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>

#include "rej-cli-io.h"
#include "rej-rule-json.h"
#include "rej-rule-questions.h"
#include "rej-rule-search.h"
#include "rej-rule-sections.h"

typedef struct
{
  gboolean json;
  char *meta;
  char *document;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->meta);
  g_free (options->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
append_row (GString *text,
            const char *label,
            const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%-18s %s\n", label, value);
}

static void
append_list (GString *text,
             const char *label,
             const char *const *values)
{
  g_autofree char *joined = values != NULL ? g_strjoinv ("; ", (char **) values) : NULL;

  append_row (text, label, joined);
}

static void
append_pages (GString *text,
              RejRule *rule)
{
  g_autofree char *citation = rej_rule_dup_citation (rule);
  g_autofree char *pages = NULL;

  append_row (text, _ ("Citation"), citation);
  if (rej_rule_get_first_page (rule) == 0)
    return;
  pages = g_strdup_printf ("%u–%u", rej_rule_get_first_page (rule), rej_rule_get_last_page (rule));
  append_row (text, _ ("Pages"), pages);
}

static char *
show_text (RejRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const *warnings = rej_rule_get_warnings (rule);

  append_row (text, _ ("Title"), rej_rule_get_title (rule));
  append_row (text, _ ("Action"), rej_rule_get_action (rule));
  append_list (text, _ ("Agencies"), rej_rule_get_agencies (rule));
  append_row (text, _ ("FR document"), rej_rule_get_number (rule));
  append_pages (text, rule);
  append_list (text, _ ("Dockets"), rej_rule_get_docket_ids (rule));
  append_list (text, _ ("RIN"), rej_rule_get_rins (rule));
  append_row (text, _ ("Published"), rej_rule_get_publication_date (rule));
  append_row (text, _ ("Comments close"), rej_rule_get_comments_close_on (rule));
  append_list (text, _ ("Worked out by us"), rej_rule_get_derived (rule));

  g_string_append_c (text, '\n');
  for (guint i = 0; i < rej_rule_get_n_headings (rule); i++)
    {
      const RejHeading *heading = rej_rule_get_heading (rule, i);
      g_autofree char *page = heading->page != 0 ? g_strdup_printf ("%u", heading->page) : g_strdup ("");

      g_string_append_printf (text, "%7s  %*s%s\n", page, 2 * ((int) heading->level - 1), "", heading->title);
    }
  for (gsize i = 0; warnings != NULL && warnings[i] != NULL; i++)
    /* Translators: %s is a sentence about a Federal Register document. */
    g_string_append_printf (text, _ ("Note: %s\n"), warnings[i]);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
append_place (GString *text,
              guint page,
              const char *heading)
{
  if (page != 0)
    /* Translators: %u is a page of the Federal Register. */
    g_string_append_printf (text, _ ("Page %u"), page);
  else
    g_string_append (text, _ ("Page not known"));
  if (heading != NULL)
    g_string_append_printf (text, " · %s", heading);
  g_string_append_c (text, '\n');
}

static char *
find_text (RejRule *rule,
           const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) matches = rej_rule_find (rule, words);

  if (matches->len == 0)
    g_string_append (text, _ ("These words were not found in the document.\n"));

  for (guint i = 0; i < matches->len; i++)
    {
      const RejRuleMatch *match = &g_array_index (matches, RejRuleMatch, i);

      append_place (text, match->page, rej_rule_get_passage_heading (rule, match->passage));
      g_string_append_printf (text, "%s\n\n", rej_rule_get_passage (rule, match->passage)->text);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
questions_text (RejRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) questions = rej_rule_find_questions (rule);

  if (questions->len == 0)
    g_string_append (text, _ ("No sentence was found in which the agency asks for comments.\n"));
  for (guint i = 0; i < questions->len; i++)
    {
      const RejRuleQuestion *question = &g_array_index (questions, RejRuleQuestion, i);
      const char *passage = rej_rule_get_passage (rule, question->passage)->text;

      append_place (text, question->page, rej_rule_get_passage_heading (rule, question->passage));
      g_string_append_len (text, passage + question->start, question->end - question->start);
      g_string_append (text, "\n\n");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
sections_text (RejRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) sections = rej_rule_list_sections (rule);

  if (sections->len == 0)
    g_string_append (text, _ ("The document gives the text of no section.\n"));
  for (guint i = 0; i < sections->len; i++)
    {
      const RejRuleSection *section = sections->pdata[i];
      g_autofree char *citation = rej_rule_section_dup_citation (section);
      g_autofree char *page = section->page != 0 ? g_strdup_printf ("%u", section->page) : g_strdup ("");

      g_string_append_printf (text, "%7s  %s  %s\n", page, citation, section->subject);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

typedef struct
{
  const char *name;
  const char *parameters;
  const char *summary;
  const char *missing; /* what to say where its words are not there */
  int n_words;
} Verb;

/* Reads the words of a verb, of which the first is the document, and the document. */
static RejRule *
open_rule (const Verb *verb,
           int *argc,
           char ***argv,
           Options *options,
           RejCliExit *status)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
      { "meta", 0, 0, G_OPTION_ARG_FILENAME, &options->meta, N_ ("What the Federal Register's API says of it"), N_ ("FILE.json") },
        { "document", 0, 0, G_OPTION_ARG_STRING, &options->document, N_ ("Which document of a daily issue"), N_ ("NUMBER") },
          G_OPTION_ENTRY_NULL,
        };
  g_autoptr (RejRule) rule = NULL;
  g_autoptr (GError) error = NULL;

  if (!rej_cli_parse (verb->name, argc, argv, _ (verb->parameters), _ (verb->summary), entries, status))
    return NULL;
  if (*argc != 1 + verb->n_words || *(*argv)[verb->n_words] == '\0')
    {
      *status = rej_cli_usage (verb->name, "%s", _ (verb->missing));
      return NULL;
    }

  rule = rej_cli_read_rule ((*argv)[1], options->meta, options->document, &error);
  if (rule == NULL)
    *status = rej_cli_fail ((*argv)[1], error);

  return g_steal_pointer (&rule);
}

static RejCliExit
rule_show (int argc,
           char **argv)
{
  g_auto (Options) options = { 0 };
  RejCliExit status = REJ_CLI_FINE;
  const Verb verb = {
    "rule show",
    N_ ("FILE.xml"),
       N_ ("Shows what a Federal Register document says of itself, and its outline with pages."),
          N_ ("Name one XML file of the Federal Register."),
             1,
       };
  g_autoptr (RejRule) rule = open_rule (&verb, &argc, &argv, &options, &status);
  g_autofree char *text = NULL;

  if (rule == NULL)
    return status;
  if (options.json)
    {
      g_autoptr (JsonNode) node = rej_rule_show_json (rule);

      return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }
  text = show_text (rule);

  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
rule_find (int argc,
           char **argv)
{
  g_auto (Options) options = { 0 };
  RejCliExit status = REJ_CLI_FINE;
  const Verb verb = {
    "rule find",
    N_ ("FILE.xml \"words\""),
       N_ ("Finds words in a Federal Register document, with the page they stand on."),
          N_ ("Name one XML file of the Federal Register and the words to find, in quotes."),
             2,
       };
  g_autoptr (RejRule) rule = open_rule (&verb, &argc, &argv, &options, &status);
  g_autofree char *text = NULL;

  if (rule == NULL)
    return status;
  if (options.json)
    {
      g_autoptr (JsonNode) node = rej_rule_find_json (rule, argv[2]);

      return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }
  text = find_text (rule, argv[2]);

  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

/* The two verbs that list what stands in the document. */
static RejCliExit
rule_list (const Verb *verb,
           int argc,
           char **argv,
           JsonNode *(*dup_json) (const RejRule *rule),
           char *(*dup_text) (RejRule *rule))
{
  g_auto (Options) options = { 0 };
  RejCliExit status = REJ_CLI_FINE;
  g_autoptr (RejRule) rule = open_rule (verb, &argc, &argv, &options, &status);
  g_autofree char *text = NULL;

  if (rule == NULL)
    return status;
  if (options.json)
    {
      g_autoptr (JsonNode) node = dup_json (rule);

      return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }
  text = dup_text (rule);

  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
rule_questions (int argc,
                char **argv)
{
  const Verb verb = {
    "rule questions",
    N_ ("FILE.xml"),
       N_ ("Lists the sentences in which an agency asks for comments, with the page they stand on."),
          N_ ("Name one XML file of the Federal Register."),
             1,
       };

  return rule_list (&verb, argc, argv, rej_rule_questions_json, questions_text);
}

static RejCliExit
rule_sections (int argc,
               char **argv)
{
  const Verb verb = {
    "rule sections",
    N_ ("FILE.xml"),
       N_ ("Lists the sections of the Code of Federal Regulations whose text the document gives."),
          N_ ("Name one XML file of the Federal Register."),
             1,
       };

  return rule_list (&verb, argc, argv, rej_rule_sections_json, sections_text);
}

/**
 * rej_cli_rule:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli rule`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_rule (int argc,
              char **argv)
{
  static const RejCliPart parts[] = {
    { "show", rule_show, "[--json] [--meta FILE.json] [--document NUMBER] FILE.xml" },
    { "find", rule_find, "[--json] [--meta FILE.json] [--document NUMBER] FILE.xml \"words\"" },
    { "fetch", rej_cli_rule_fetch, "[--json] [--force] [--fr-url URL] NUMBER -o FILE.xml" },
    { "questions", rule_questions, "[--json] [--meta FILE.json] [--document NUMBER] FILE.xml" },
    { "sections", rule_sections, "[--json] [--meta FILE.json] [--document NUMBER] FILE.xml" },
    { NULL, NULL, NULL },
  };

  return rej_cli_run_part ("rule", parts, _ ("Say “show”, “find”, “fetch”, “questions” or “sections”."), argc, argv);
}
