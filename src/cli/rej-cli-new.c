/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>

#include "rej-campaign-comment.h"
#include "rej-cli-io.h"
#include "rej-rule-comment.h"

typedef struct
{
  gboolean json;
  gboolean force;
  char *campaign;
  char **concerns;
  char *rule;
  char *meta;
  char *output;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->campaign);
  g_strfreev (options->concerns);
  g_free (options->rule);
  g_free (options->meta);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *
find_unknown_concern (RejCampaign *campaign,
                      char **concerns)
{
  for (gsize i = 0; concerns != NULL && concerns[i] != NULL; i++)
    if (rej_campaign_lookup_concern (campaign, concerns[i]) == NULL)
      return concerns[i];

  return NULL;
}

static RejCliExit
report (const Options *options,
        RejComment *comment)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (g_str_equal (options->output, "-"))
    return REJ_CLI_FINE;
  if (!options->json)
    {
      /* Translators: %s is the name of a file. */
      g_autofree char *text = g_strdup_printf (_ ("Wrote %s. What is in double square brackets waits for your own words.\n"), options->output);

      return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }

  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  rej_cli_add_file (builder, options->output);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, rej_comment_get_field (comment, REJ_COMMENT_TITLE));
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

/**
 * rej_cli_new:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli new`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_new (int argc,
             char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "campaign", 0, 0, G_OPTION_ARG_FILENAME, &options.campaign, N_ ("The campaign whose template to take"), N_ ("ID|FILE") },
      { "concern", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.concerns, N_ ("Take the sections on this concern (may be given again; all without)"), N_ ("ID") },
        { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_ ("Take docket, RIN and citation from this document where the campaign has none"), N_ ("FILE.xml") },
          { "meta", 0, 0, G_OPTION_ARG_FILENAME, &options.meta, N_ ("What the Federal Register's API says of the rule"), N_ ("FILE.json") },
            { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write, or - for standard output"), N_ ("FILE.md") },
              { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace the file if it is there"), NULL },
                { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
                  G_OPTION_ENTRY_NULL,
              };
  g_autoptr (RejCampaign) campaign = NULL;
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *unknown;
  RejCliExit status;

  if (!rej_cli_parse ("new", &argc, &argv, NULL, _ ("Starts a comment from a campaign's template. “rejoinder-cli campaign list” names the campaigns and their concerns."), entries, &status))
    return status;
  if (argc != 1 || options.campaign == NULL || options.output == NULL)
    return rej_cli_usage ("new", _ ("Say which campaign with --campaign, and which file to write with -o."));

  campaign = rej_cli_find_campaign (options.campaign, &error);
  if (campaign == NULL)
    return rej_cli_fail (options.campaign, error);
  unknown = find_unknown_concern (campaign, options.concerns);
  if (unknown != NULL)
    /* Translators: %s is what the user typed. */
    return rej_cli_usage ("new", _ ("This campaign has no concern “%s”."), unknown);

  comment = rej_campaign_new_comment (campaign, (const char *const *) options.concerns, &error);
  if (comment == NULL)
    return rej_cli_fail (options.campaign, error);
  if (options.rule != NULL)
    {
      g_autoptr (RejRule) rule = rej_cli_read_rule (options.rule, options.meta, NULL, &error);

      if (rule == NULL || !rej_rule_comment_fill (comment, rule, &error))
        return rej_cli_fail (options.rule, error);
    }

  bytes = rej_comment_to_bytes (comment);
  if (!rej_cli_write (options.output, options.force, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return rej_cli_fail (options.output, error);

  return report (&options, comment);
}
