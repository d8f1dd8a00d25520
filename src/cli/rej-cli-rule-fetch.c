/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>

#include "rej-cli-io.h"
#include "rej-cli-online.h"
#include "rej-federal-register.h"

typedef struct
{
  gboolean json;
  gboolean force;
  char *output;
  char *address;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* NUMBER.json beside the file, where every other verb looks for it. */
static char *
dup_meta_path (const char *output,
               const char *number)
{
  g_autofree char *folder = g_path_get_dirname (output);
  g_autofree char *name = g_strconcat (number, ".json", NULL);

  return g_str_equal (output, "-") ? NULL : g_build_filename (folder, name, NULL);
}

static gboolean
is_free (const char *path,
         gboolean force,
         GError **error)
{
  if (force || path == NULL || g_str_equal (path, "-") || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  rej_cli_set_exists (error, path);
  return FALSE;
}

static gboolean
write_bytes (const char *path,
             gboolean force,
             GBytes *bytes,
             GError **error)
{
  gsize length = 0;
  const char *contents = g_bytes_get_data (bytes, &length);

  return path == NULL || rej_cli_write (path, force, contents, length, error);
}

static RejCliExit
tell (const Options *options,
      const char *number,
      const char *meta)
{
  g_autofree char *text = NULL;

  if (options->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autoptr (JsonNode) node = NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "number");
      json_builder_add_string_value (builder, number);
      rej_cli_add_file (builder, options->output);
      json_builder_set_member_name (builder, "meta");
      json_builder_add_string_value (builder, meta);
      json_builder_end_object (builder);
      node = json_builder_get_root (builder);
      return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }
  /* Translators: the number of a document, and two files */
  text = g_strdup_printf (_ ("%s is in “%s”, and what the Federal Register says of it in “%s”.\n"), number, options->output, meta);
  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
fetch (const Options *options,
       const char *number,
       RejCliOnline *online)
{
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *meta = dup_meta_path (options->output, number);

  /* Before anybody is asked. */
  if (!is_free (options->output, options->force, &error) || !is_free (meta, options->force, &error))
    return rej_cli_fail (options->output, error);
  if (!rej_cli_online_fetch (online, number, &document, &xml, &error))
    return rej_cli_fail (number, error);
  if (!write_bytes (meta, options->force, document, &error) || !write_bytes (options->output, options->force, xml, &error))
    return rej_cli_fail (options->output, error);
  return meta != NULL ? tell (options, number, meta) : REJ_CLI_FINE;
}

/**
 * rej_cli_rule_fetch:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli rule fetch`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_rule_fetch (int argc,
                    char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
      { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where to put the text, or - for standard output"), N_ ("FILE.xml") },
        { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace files that are there"), NULL },
          { "fr-url", 0, 0, G_OPTION_ARG_STRING, &options.address, N_ ("Ask the Federal Register at this address"), N_ ("URL") },
            G_OPTION_ENTRY_NULL,
          };
  const char *addresses[REJ_ONLINE_N_SERVICES] = { NULL };
  g_autoptr (RejCliOnline) online = NULL;
  g_autoptr (GError) error = NULL;
  RejCliExit status;

  if (!rej_cli_parse ("rule fetch", &argc, &argv, _ ("NUMBER -o FILE.xml"), _ ("Fetches a Federal Register document, and what the Federal Register says of it into NUMBER.json beside it."), entries, &status))
    return status;
  if (argc != 2 || options.output == NULL || *options.output == '\0')
    return rej_cli_usage ("rule fetch", _ ("Name one document number, and the file to put it in with -o."));
  if (!rej_federal_register_is_number (argv[1]))
    /* Translators: %s is what the user typed. */
    return rej_cli_usage ("rule fetch", _ ("“%s” is not the number of a document; one looks like 2020-19145."), argv[1]);
  addresses[REJ_ONLINE_FEDERAL_REGISTER] = options.address;
  online = rej_cli_online_new (addresses, &error);
  if (online == NULL)
    return rej_cli_usage ("rule fetch", "%s", error->message);

  return fetch (&options, argv[1], online);
}
