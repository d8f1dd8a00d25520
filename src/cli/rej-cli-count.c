/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>

#include "rej-check-report.h"
#include "rej-cli-io.h"

/**
 * rej_cli_count:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli count`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_count (int argc,
               char **argv)
{
  gboolean json = FALSE;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
      { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("Read standard input as markdown or text"), N_ ("FORMAT") },
        G_OPTION_ENTRY_NULL,
      };
  g_autoptr (GError) error = NULL;
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (RejCheckContext) context = NULL;
  g_autoptr (RejCheckReport) report = NULL;
  g_autofree char *text = NULL;
  RejCliExit status;

  if (!rej_cli_parse ("count", &argc, &argv, _ ("FILE|-"), _ ("Counts a comment as it would be filed: markup and front matter do not count."), entries, &status))
    return status;
  if (!rej_cli_knows_format (format))
    /* Translators: %s is what the user typed. */
    return rej_cli_usage ("count", _ ("“%s” is not a format: say markdown or text."), format);
  if (argc != 2)
    return rej_cli_usage ("count", _ ("Name one file, or - for standard input."));

  comment = rej_cli_read_comment (argv[1], format, &error);
  if (comment == NULL)
    return rej_cli_fail (argv[1], error);

  context = rej_check_context_new ();
  report = rej_check_report_new (argv[1], comment, context);
  if (json)
    {
      g_autoptr (JsonNode) node = rej_check_report_counts_to_json (report);

      return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }

  text = rej_check_report_counts_to_text (report);

  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}
