/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>

#include "rej-campaign-library.h"
#include "rej-cli-io.h"
#include "rej-data.h"
#include "rej-json.h"

static void
add_campaign (JsonBuilder *builder,
              RejCampaign *campaign)
{
  const RejCampaignRule *rule = campaign->rule;

  json_builder_begin_object (builder);
  rej_json_add_string (builder, "id", campaign->id);
  rej_json_add_string (builder, "title", campaign->title);
  rej_json_add_string (builder, "publisher", campaign->publisher);
  rej_json_add_string (builder, "docket", rule != NULL ? rule->docket : NULL);
  rej_json_add_string (builder, "document", rule != NULL ? rule->document : NULL);
  rej_json_add_string (builder, "rin", rule != NULL ? rule->rin : NULL);
  rej_json_add_string (builder, "state", campaign->status != NULL ? campaign->status->state : NULL);
  json_builder_set_member_name (builder, "concerns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < campaign->concerns->len; i++)
    {
      const RejCampaignConcern *concern = g_ptr_array_index (campaign->concerns, i);

      json_builder_begin_object (builder);
      rej_json_add_string (builder, "id", concern->id);
      rej_json_add_string (builder, "title", concern->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static RejCliExit
list_as_json (GPtrArray *campaigns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "campaigns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < campaigns->len; i++)
    add_campaign (builder, g_ptr_array_index (campaigns, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
campaign_list (int argc,
               char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
      G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = rej_data_dup_folder ();
  RejCliExit status;

  if (!rej_cli_parse ("campaign list", &argc, &argv, NULL, _ ("Lists the campaigns that come with Rejoinder, and the concerns of each."), entries, &status))
    return status;
  if (argc != 1)
    return rej_cli_usage ("campaign list", _ ("“campaign list” takes no file."));

  campaigns = rej_campaign_list (folder, failures);
  for (guint i = 0; i < failures->len; i++)
    g_printerr ("rejoinder-cli: %s\n", (const char *) g_ptr_array_index (failures, i));
  if (json)
    return list_as_json (campaigns);

  for (guint i = 0; i < campaigns->len; i++)
    {
      RejCampaign *campaign = g_ptr_array_index (campaigns, i);

      g_string_append_printf (text, "%s  %s\n", campaign->id, campaign->title);
      for (guint j = 0; j < campaign->concerns->len; j++)
        {
          const RejCampaignConcern *concern = g_ptr_array_index (campaign->concerns, j);

          g_string_append_printf (text, "    %-20s %s\n", concern->id, concern->title);
        }
    }

  return rej_cli_print (text->str) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
problems_as_json (const char *path,
                  GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  rej_cli_add_file (builder, path);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, problems->len == 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const RejCampaignProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, problem->line);
      rej_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return rej_cli_print_json (node, TRUE) ? (problems->len == 0 ? REJ_CLI_FINE : REJ_CLI_FOUND) : REJ_CLI_FAILED;
}

static RejCliExit
campaign_check (int argc,
                char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
      G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  RejCliExit status;

  if (!rej_cli_parse ("campaign check", &argc, &argv, _ ("FILE"), _ ("Checks a campaign file and names every mistake with its line."), entries, &status))
    return status;
  if (argc != 2)
    return rej_cli_usage ("campaign check", _ ("Name one campaign file."));

  bytes = rej_cli_read (argv[1], &error);
  if (bytes == NULL)
    return rej_cli_fail (argv[1], error);
  problems = rej_campaign_validate (bytes);
  if (json)
    return problems_as_json (argv[1], problems);

  for (guint i = 0; i < problems->len; i++)
    {
      const RejCampaignProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "%s:%u: %s\n", argv[1], problem->line, problem->message);
    }
  if (problems->len == 0)
    /* Translators: %s is the name of a campaign file. */
    g_string_append_printf (text, _ ("%s is a campaign that Rejoinder can open.\n"), argv[1]);
  if (!rej_cli_print (text->str))
    return REJ_CLI_FAILED;

  return problems->len == 0 ? REJ_CLI_FINE : REJ_CLI_FOUND;
}

/**
 * rej_cli_campaign:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli campaign`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_campaign (int argc,
                  char **argv)
{
  static const RejCliPart parts[] = {
    { "list", campaign_list, "[--json]" },
    { "check", campaign_check, "[--json] FILE" },
    { NULL, NULL, NULL },
  };

  return rej_cli_run_part ("campaign", parts, _ ("Say “list” or “check”."), argc, argv);
}
