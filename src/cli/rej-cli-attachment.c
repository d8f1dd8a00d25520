/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "rej-attachment-clean.h"
#include "rej-cli-io.h"
#include "rej-json.h"

static void
add_findings (JsonBuilder *builder,
              const char *name,
              GPtrArray *findings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      rej_json_add_string (builder, "code", finding->code);
      rej_json_add_string (builder, "severity", rej_attachment_severity_to_string (finding->severity));
      rej_json_add_string (builder, "message", finding->sentence);
      json_builder_set_member_name (builder, "can_clean");
      json_builder_add_boolean_value (builder, finding->can_clean);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_report (JsonBuilder *builder,
            const RejAttachmentReport *report)
{
  rej_json_add_string (builder, "name", report->name);
  rej_json_add_string (builder, "type", rej_attachment_type_get_extension (report->type));
  rej_json_add_string (builder, "media_type", rej_attachment_type_get_media_type (report->type));
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, (gint64) report->size);
  rej_json_add_string (builder, "sha256", report->sha256);
}

static RejCliExit
print_object (JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = NULL;

  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static const char *
get_severity_title (RejAttachmentSeverity severity)
{
  switch (severity)
    {
    case REJ_ATTACHMENT_BLOCKING:
      /* Translators: before a sentence on why a file cannot be filed. */
      return _ ("cannot be filed");
    case REJ_ATTACHMENT_WARNING:
      return _ ("look at this");
    case REJ_ATTACHMENT_NOTE:
    default:
      return _ ("note");
    }
}

static void
append_findings (GString *text,
                 GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "  %s: %s\n", get_severity_title (finding->severity), finding->sentence);
    }
}

static void
append_report (GString *text,
               const RejAttachmentReport *report)
{
  g_autofree char *size = g_format_size_full (report->size, G_FORMAT_SIZE_IEC_UNITS);

  /* The name of a file, its kind, its size. */
  g_string_append_printf (text, "%s: %s, %s\n", report->name, rej_attachment_type_get_title (report->type), size);
  append_findings (text, report->findings);
  if (report->findings->len == 0)
    g_string_append_printf (text, "  %s\n", _ ("Nothing was found in it that gives something away. That does not mean that nothing is there."));
  else if (rej_attachment_report_can_clean (report))
    g_string_append_printf (text, "  %s\n", _ ("“rejoinder-cli attachment clean” makes a copy without some of this."));
}

static RejCliExit
check_as_json (GPtrArray *reports,
               char **paths,
               GPtrArray *together)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    {
      const RejAttachmentReport *report = g_ptr_array_index (reports, i);

      json_builder_begin_object (builder);
      rej_cli_add_file (builder, paths[i]);
      add_report (builder, report);
      add_findings (builder, "findings", report->findings);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_findings (builder, "findings", together);
  return print_object (builder);
}

static gboolean
are_blocking (GPtrArray *reports,
              GPtrArray *together)
{
  for (guint i = 0; i < reports->len; i++)
    if (rej_attachment_report_is_blocking (g_ptr_array_index (reports, i)))
      return TRUE;
  for (guint i = 0; i < together->len; i++)
    if (((const RejAttachmentFinding *) g_ptr_array_index (together, i))->severity == REJ_ATTACHMENT_BLOCKING)
      return TRUE;
  return FALSE;
}

static RejCliExit
attachment_check (int argc,
                  char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
      G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_report_unref);
  g_autoptr (GPtrArray) together = rej_attachment_findings_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  RejCliExit status;

  if (!rej_cli_parse ("attachment check", &argc, &argv, _ ("FILE…"), _ ("Says whether files can be filed with a comment, and what they give away."), entries, &status))
    return status;
  if (argc < 2)
    return rej_cli_usage ("attachment check", _ ("Name the files that are to go with the comment."));

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (argv[i]);
      g_autoptr (GError) error = NULL;
      RejAttachmentReport *report = rej_attachment_inspect (file, NULL, NULL, NULL, &error);

      if (report == NULL)
        return rej_cli_fail (argv[i], error);
      g_ptr_array_add (reports, report);
      append_report (text, report);
    }
  rej_attachment_report_check_together (reports, together);
  if (together->len > 0)
    {
      g_string_append_printf (text, "%s\n", _ ("All files together:"));
      append_findings (text, together);
    }
  status = json ? check_as_json (reports, argv + 1, together) : rej_cli_print (text->str) ? REJ_CLI_FINE
                                                                                          : REJ_CLI_FAILED;
  return status == REJ_CLI_FINE && are_blocking (reports, together) ? REJ_CLI_FOUND : status;
}

/* The original is never touched, under whatever name it is meant. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf left, right;

  return g_stat (a, &left) == 0 && g_stat (b, &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

static RejCliExit
clean_as_json (const RejAttachmentCleaning *cleaning,
               const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  rej_cli_add_file (builder, path);
  add_report (builder, cleaning->after);
  add_findings (builder, "removed", cleaning->removed);
  add_findings (builder, "stayed", cleaning->stayed);
  return print_object (builder);
}

static char *
describe_cleaning (const RejAttachmentCleaning *cleaning)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n", cleaning->removed->len > 0 ? _ ("No longer found in the copy:") : _ ("Nothing was found that could be taken out."));
  append_findings (text, cleaning->removed);
  if (cleaning->stayed->len > 0)
    g_string_append_printf (text, "%s\n", _ ("Found in the copy:"));
  append_findings (text, cleaning->stayed);
  return g_string_free_and_steal (text);
}

static RejCliExit
attachment_clean (int argc,
                  char **argv)
{
  gboolean json = FALSE, force = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the copy there; “-” is standard output"), N_ ("FILE") },
      { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace the file if it is there"), NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
          G_OPTION_ENTRY_NULL,
      };
  g_autoptr (RejAttachmentCleaning) cleaning = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  RejCliExit status;

  if (!rej_cli_parse ("attachment clean", &argc, &argv, _ ("FILE"), _ ("Makes a copy of a file without what it gives away of its writers, and says what stayed."), entries, &status))
    return status;
  if (argc != 2 || output == NULL)
    return rej_cli_usage ("attachment clean", _ ("Name one file, and where to write the copy with -o."));
  if (json && g_str_equal (output, "-"))
    return rej_cli_usage ("attachment clean", _ ("The copy and JSON cannot both go to standard output."));
  if (is_same_file (argv[1], output))
    return rej_cli_usage ("attachment clean", _ ("The copy cannot take the place of the original: choose another name."));

  bytes = rej_cli_read (argv[1], &error);
  if (bytes == NULL)
    return rej_cli_fail (argv[1], error);
  name = g_path_get_basename (argv[1]);
  cleaning = rej_attachment_clean (name, bytes, NULL, &error);
  if (cleaning == NULL)
    return rej_cli_fail (argv[1], error);
  if (!rej_cli_write (output, force, g_bytes_get_data (cleaning->bytes, NULL), g_bytes_get_size (cleaning->bytes), &error))
    return rej_cli_fail (output, error);
  if (json)
    return clean_as_json (cleaning, output);

  text = describe_cleaning (cleaning);
  if (g_str_equal (output, "-"))
    {
      g_printerr ("%s", text);
      return REJ_CLI_FINE;
    }
  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

/**
 * rej_cli_attachment:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli attachment`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_attachment (int argc,
                    char **argv)
{
  static const RejCliPart parts[] = {
    { "check", attachment_check, "[--json] FILE…" },
    { "clean", attachment_clean, "[--json] [--force] FILE -o COPY" },
    { NULL, NULL, NULL },
  };

  return rej_cli_run_part ("attachment", parts, _ ("Say “check” or “clean”."), argc, argv);
}
