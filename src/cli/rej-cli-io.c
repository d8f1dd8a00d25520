/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rej-campaign-library.h"
#include "rej-cli-io.h"
#include "rej-data.h"
#include "rej-file-writer.h"

/* More than any comment, rule or list a person has; a pipe that never ends must not fill the memory. */
#define INPUT_LIMIT (256 * 1024 * 1024)

/* GOption leaves the "--" in place where a word with a dash follows it. */
static void
drop_separator (int *argc,
                char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--"))
      {
        memmove (argv + i, argv + i + 1, (*argc - i) * sizeof (char *));
        (*argc)--;
        return;
      }
}

/**
 * rej_cli_parse:
 * @verb: the verb, such as "rule show"
 * @argc: (inout): number of words
 * @argv: (inout): the words
 * @parameters: (nullable): what follows the options, for the help
 * @summary: one sentence on what the verb does
 * @entries: the options
 * @status: (out): how to end if this returns `FALSE`
 *
 * Reads the options of a verb; prints its help where asked.
 *
 * Returns: `FALSE` if the command is over
 */
gboolean
rej_cli_parse (const char *verb,
               int *argc,
               char ***argv,
               const char *parameters,
               const char *summary,
               const GOptionEntry *entries,
               RejCliExit *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
      G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = rej_cli_usage (verb, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = NULL;
      g_autofree char *name = g_strconcat ("rejoinder-cli ", verb, NULL);

      g_set_prgname (name);
      text = g_option_context_get_help (context, TRUE, NULL);
      *status = rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
      return FALSE;
    }
  drop_separator (argc, *argv);

  return TRUE;
}

/**
 * rej_cli_run_part:
 * @verb: the verb, such as "rule"
 * @parts: (array zero-terminated=1): what it can do
 * @missing: a translated sentence that names them
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs what the word after the verb names, or prints how each is used.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_run_part (const char *verb,
                  const RejCliPart *parts,
                  const char *missing,
                  int argc,
                  char **argv)
{
  g_autoptr (GString) text = NULL;

  for (const RejCliPart *part = parts; argc >= 2 && part->name != NULL; part++)
    if (g_str_equal (argv[1], part->name))
      return part->run (argc - 1, argv + 1);
  if (argc < 2 || !(g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    return rej_cli_usage (verb, "%s", missing);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n", _ ("Usage:"));
  for (const RejCliPart *part = parts; part->name != NULL; part++)
    g_string_append_printf (text, "  rejoinder-cli %s %s %s\n", verb, part->name, part->words);
  return rej_cli_print (text->str) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

/**
 * rej_cli_usage:
 * @verb: (nullable): the verb
 * @format: a translated sentence, as for printf()
 * @...: its arguments
 *
 * Says what is off in the words of the command.
 *
 * Returns: the exit status for it
 */
RejCliExit
rej_cli_usage (const char *verb,
               const char *format,
               ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("rejoinder-cli: %s\n", message);
  if (verb != NULL)
    /* Translators: %s is a verb of the command line, such as "check". */
    g_printerr (_ ("“rejoinder-cli %s --help” tells how it is used.\n"), verb);
  else
    g_printerr ("%s\n", _ ("“rejoinder-cli --help” lists the verbs."));

  return REJ_CLI_USAGE;
}

/**
 * rej_cli_fail:
 * @name: the file or service that failed
 * @error: what went wrong
 *
 * Says that a file could not be read or written.
 *
 * Returns: the exit status for it
 */
RejCliExit
rej_cli_fail (const char *name,
              const GError *error)
{
  if (strstr (error->message, name) != NULL)
    g_printerr ("rejoinder-cli: %s\n", error->message);
  else
    g_printerr ("rejoinder-cli: %s: %s\n", name, error->message);

  return REJ_CLI_FAILED;
}

/**
 * rej_cli_read:
 * @path: a path, or "-" for standard input
 * @error: return location for an error of GIO
 *
 * Reads a whole file.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
rej_cli_read (const char *path,
              GError **error)
{
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_str_equal (path, "-"))
    {
      input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      input = G_INPUT_STREAM (g_file_read (file, NULL, error));
      if (input == NULL)
        return NULL;
    }

  for (;;)
    {
      g_autoptr (GBytes) chunk = g_input_stream_read_bytes (input, 1024 * 1024, NULL, error);

      if (chunk == NULL)
        return NULL;
      if (g_bytes_get_size (chunk) == 0)
        break;
      if (!g_output_stream_write_all (memory, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk), NULL, NULL, error))
        return NULL;
      if (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)) > INPUT_LIMIT)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("This is larger than %d MB, which is more than Rejoinder reads."), INPUT_LIMIT / (1024 * 1024));
          return NULL;
        }
    }
  if (!g_output_stream_close (memory, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * rej_cli_set_exists:
 * @error: an error, which is replaced
 * @path: a file that is there
 *
 * Says that a file was not written because it is there.
 */
void
rej_cli_set_exists (GError **error,
                    const char *path)
{
  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("%s is there already. Choose another name, or replace it with --force."), path);
}

/**
 * rej_cli_write:
 * @path: a path, or "-" for standard output
 * @force: whether to replace a file that is there
 * @contents: what to write
 * @length: its bytes
 * @error: return location for an error of GIO
 *
 * Writes a whole file, or none of it.
 *
 * Returns: `FALSE` on error; what was there before is there still
 */
gboolean
rej_cli_write (const char *path,
               gboolean force,
               const char *contents,
               gsize length,
               GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_equal (path, "-"))
    {
      g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

      return g_output_stream_write_all (output, contents, length, NULL, NULL, error);
    }

  file = g_file_new_for_path (path);
  bytes = g_bytes_new_static (contents, length);
  if (rej_file_writer_write (file, bytes, force, NULL, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    rej_cli_set_exists (error, path);
  return FALSE;
}

/**
 * rej_cli_print:
 * @text: UTF-8
 *
 * Prints to standard output, in UTF-8 whatever the locale.
 *
 * Returns: `FALSE` if nobody takes it, such as a full disk; that has been said then
 */
gboolean
rej_cli_print (const char *text)
{
  if (fputs (text, stdout) == EOF || fflush (stdout) == EOF)
    {
      g_printerr ("rejoinder-cli: %s\n", g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/**
 * rej_cli_has_colour:
 *
 * Tells whether standard output is a terminal that shows colours and whose user wants them (https://no-color.org).
 *
 * Returns: whether to print in colour
 */
gboolean
rej_cli_has_colour (void)
{
  const char *unwanted = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (unwanted == NULL || unwanted[0] == '\0') && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * rej_cli_add_file:
 * @builder: in an object
 * @path: a path
 *
 * Adds the member "file". The name of a file can be any bytes; what is not UTF-8 in it is replaced.
 */
void
rej_cli_add_file (JsonBuilder *builder,
                  const char *path)
{
  g_autofree char *name = g_utf8_make_valid (path, -1);

  json_builder_set_member_name (builder, "file");
  json_builder_add_string_value (builder, name);
}

/**
 * rej_cli_print_json:
 * @node: a JSON value
 * @pretty: whether to print it for people too; else on one line
 *
 * Prints JSON.
 *
 * Returns: as [func@rej_cli_print]
 */
gboolean
rej_cli_print_json (JsonNode *node,
                    gboolean pretty)
{
  g_autofree char *text = json_to_string (node, pretty);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  return rej_cli_print (line);
}

/**
 * rej_cli_knows_format:
 * @format: (nullable): what the user said a comment is written in
 *
 * Tells whether it can be read so.
 *
 * Returns: `FALSE` if there is no such format; nothing said is fine
 */
gboolean
rej_cli_knows_format (const char *format)
{
  return format == NULL || g_str_equal (format, "markdown") || g_str_equal (format, "text");
}

/**
 * rej_cli_read_comment:
 * @path: a path, or "-" for standard input
 * @format: (nullable): a format that is known; without, the ending of @path says
 * @error: return location for an error of GIO or of [error@CommentError]
 *
 * Reads a comment.
 *
 * Returns: (transfer full): the comment
 */
RejComment *
rej_cli_read_comment (const char *path,
                      const char *format,
                      GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  RejTextFormat text_format;

  if (format == NULL)
    text_format = rej_comment_guess_format (path);
  else if (g_str_equal (format, "text"))
    text_format = REJ_TEXT_FORMAT_PLAIN;
  else
    text_format = REJ_TEXT_FORMAT_MARKDOWN;

  bytes = rej_cli_read (path, error);
  if (bytes == NULL)
    return NULL;

  return rej_comment_parse (bytes, path, text_format, error);
}

/**
 * rej_cli_find_campaign:
 * @id_or_path: the ID of a campaign that comes with Rejoinder, or the path of a file
 * @error: return location for an error of GIO or of [error@CampaignError]
 *
 * Finds a campaign. A name that is a file is a file.
 *
 * Returns: (transfer full): the campaign
 */
RejCampaign *
rej_cli_find_campaign (const char *id_or_path,
                       GError **error)
{
  g_autofree char *folder = NULL;
  RejCampaign *campaign;

  if (g_file_test (id_or_path, G_FILE_TEST_EXISTS))
    return rej_campaign_load_file (id_or_path, error);

  folder = rej_data_dup_folder ();
  campaign = rej_campaign_find (folder, id_or_path);
  if (campaign == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 /* Translators: %s is what the user typed. */
                 _ ("There is no campaign “%s” and no such file. “rejoinder-cli campaign list” names the campaigns."),
                   id_or_path);

  return campaign;
}

/* What the Federal Register's API said of a document lies beside it under the same name. */
static char *
find_meta (const char *path)
{
  g_autofree char *stem = NULL;
  g_autofree char *meta = NULL;

  if (!g_str_has_suffix (path, ".xml"))
    return NULL;
  stem = g_strndup (path, strlen (path) - strlen (".xml"));
  meta = g_strconcat (stem, ".json", NULL);

  return g_file_test (meta, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&meta) : NULL;
}

/**
 * rej_cli_read_rule:
 * @path: an XML file of the Federal Register, or "-"
 * @meta: (nullable): what the API says of it; without, the file beside it is taken if there is one
 * @document: (nullable): which document of a daily issue
 * @error: return location for an error of GIO or of [error@RuleError]
 *
 * Reads a rule.
 *
 * Returns: (transfer full): the rule
 */
RejRule *
rej_cli_read_rule (const char *path,
                   const char *meta,
                   const char *document,
                   GError **error)
{
  g_autofree char *beside = meta == NULL ? find_meta (path) : NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GBytes) json = NULL;

  xml = rej_cli_read (path, error);
  if (xml == NULL)
    return NULL;
  if (meta != NULL || beside != NULL)
    {
      json = rej_cli_read (meta != NULL ? meta : beside, error);
      if (json == NULL)
        return NULL;
    }

  return rej_rule_parse (xml, json, document, error);
}
