/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "rej-cli-io.h"
#include "rej-export.h"

typedef struct
{
  gboolean json;
  gboolean force;
  char *output;
  char *format;
  char *style;
  char *letterhead;
  RejExportOptions layout;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->format);
  g_free (options->style);
  g_free (options->letterhead);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
find_format (const Options *options,
             RejExportFormat *format)
{
  if (options->format != NULL)
    return rej_export_format_from_string (options->format, format);

  return !g_str_equal (options->output, "-") && rej_export_format_from_path (options->output, format);
}

/**
 * rej_cli_export_details:
 * @comment: a comment
 *
 * Returns: (transfer full): what is printed beside its text, as the comment says it
 */
RejExportDetails *
rej_cli_export_details (RejComment *comment)
{
  RejExportDetails *details = rej_export_details_new ();

  details->title = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_TITLE));
  details->document = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_DOCUMENT));
  details->docket = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_DOCKET));
  details->rin = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_RIN));
  details->citation = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_CITATION));

  return details;
}

static gboolean
write_export (RejComment *comment,
              const Options *options,
              RejExportFormat format,
              GError **error)
{
  g_autoptr (RejExportDetails) details = rej_cli_export_details (comment);
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (options->output, "-"))
    {
      g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

      return rej_export_to_stream (rej_comment_get_body (comment, NULL), details, format, &options->layout, stream, NULL, error);
    }

  file = g_file_new_for_path (options->output);

  return rej_export_to_file (rej_comment_get_body (comment, NULL), details, format, &options->layout, file, options->force, NULL, error);
}

static RejCliExit
report (const Options *options,
        RejExportFormat format)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (g_str_equal (options->output, "-"))
    return REJ_CLI_FINE;
  if (!options->json)
    {
      /* Translators: %s is the name of a file. */
      g_autofree char *text = g_strdup_printf (_ ("Wrote %s.\n"), options->output);

      return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
    }

  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  rej_cli_add_file (builder, options->output);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, rej_export_format_to_string (format));
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

/**
 * rej_cli_export:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli export`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_export (int argc,
                char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write, or - for standard output (with --format)"), N_ ("OUT.{pdf,html,txt}") },
      { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("pdf, html or txt; without, the ending of the file says"), N_ ("FORMAT") },
        { "style", 0, 0, G_OPTION_ARG_STRING, &options.style, N_ ("How the page looks (not there yet)"), N_ ("STYLE") },
          { "toc", 0, 0, G_OPTION_ARG_NONE, &options.layout.toc, N_ ("Print a table of contents (not there yet)"), NULL },
            { "authorities", 0, 0, G_OPTION_ARG_NONE, &options.layout.authorities, N_ ("Print a table of authorities (not there yet)"), NULL },
              { "letterhead", 0, 0, G_OPTION_ARG_FILENAME, &options.letterhead, N_ ("Print this at the top (not there yet)"), N_ ("FILE") },
                { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace the file if it is there"), NULL },
                  { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
                    G_OPTION_ENTRY_NULL,
                };
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (GError) error = NULL;
  RejExportFormat format;
  RejCliExit status;

  if (!rej_cli_parse ("export", &argc, &argv, _ ("FILE.md|-"), _ ("Makes a PDF, a web page or the plain text that is filed."), entries, &status))
    return status;
  if (argc != 2 || options.output == NULL)
    return rej_cli_usage ("export", _ ("Name one comment, and the file to write with -o."));
  if (options.style != NULL || options.letterhead != NULL)
    return rej_cli_usage ("export", _ ("Styles and letterheads are not built yet: leave out --style and --letterhead."));
  if (!find_format (&options, &format))
    return rej_cli_usage ("export", _ ("Say with --format whether to write pdf, html or txt, or end the name of the file so."));

  comment = rej_cli_read_comment (argv[1], NULL, &error);
  if (comment == NULL)
    return rej_cli_fail (argv[1], error);
  if (rej_comment_get_format (comment) == REJ_TEXT_FORMAT_PLAIN)
    return rej_cli_usage ("export", _ ("%s is plain text. A comment that is to be exported is a Markdown file, whose name ends in .md."), argv[1]);
  if (!write_export (comment, &options, format, &error))
    {
      if (g_error_matches (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_UNSUPPORTED))
        return rej_cli_usage ("export", "%s", error->message);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        rej_cli_set_exists (&error, options.output);
      return rej_cli_fail (options.output, error);
    }

  return report (&options, format);
}
