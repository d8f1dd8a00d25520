/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rej-cli-io.h"
#include "rej-cli-library.h"
#include "rej-receipt.h"

typedef struct
{
  gboolean json;
  gboolean force;
  gboolean is_filed;
  gboolean is_not_sent;
  char *tracking;
  char *library;
  char *output;
  char *base;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->tracking);
  g_free (options->library);
  g_free (options->output);
  g_free (options->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* All parts take the same options; @parameters are what follows them. */
static gboolean
take_options (Options *options,
              const char *verb,
              const char *parameters,
              int *argc,
              char ***argv,
              RejCliExit *status)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("The file to write (export)"), N_ ("OUT.{pdf,json}") },
      { "force", 0, 0, G_OPTION_ARG_NONE, &options->force, N_ ("Replace the file if it is there (export)"), NULL },
        { "filed", 0, 0, G_OPTION_ARG_NONE, &options->is_filed, N_ ("It went off (settle)"), NULL },
          { "tracking", 0, 0, G_OPTION_ARG_STRING, &options->tracking, N_ ("The tracking number the site gave (settle)"), N_ ("NUMBER") },
            { "not-sent", 0, 0, G_OPTION_ARG_NONE, &options->is_not_sent, N_ ("It did not go off (settle)"), NULL },
              { "base-url", 0, 0, G_OPTION_ARG_STRING, &options->base, N_ ("Another server than regulations.gov (posted)"), N_ ("URL") },
                { "library", 0, 0, G_OPTION_ARG_FILENAME, &options->library, N_ ("The folder of the library"), N_ ("DIR") },
                  { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
                    G_OPTION_ENTRY_NULL,
                 };

  return rej_cli_parse (verb, argc, argv, parameters, _ ("Tells what was filed, and how it went."), entries, status);
}

/* What all of them need: the library, and but for the list one receipt in it. */
typedef struct
{
  RejLibrary *library;
  RejFiling *filing;
  RejPosted *posted;
} Receipt;

static void
receipt_clear (Receipt *receipt)
{
  g_clear_object (&receipt->library);
  g_clear_pointer (&receipt->filing, rej_filing_free);
  g_clear_pointer (&receipt->posted, rej_posted_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Receipt, receipt_clear)

static RejPosted *
find_posted (RejLibrary *library,
             gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) known = NULL;
  gpointer key = NULL;
  gpointer posted = NULL;

  rej_posted_load_async (library, NULL, rej_cli_take_result, &result);
  known = rej_posted_load_finish (library, rej_cli_wait (&result), NULL);
  if (known == NULL || !g_hash_table_steal_extended (known, &id, &key, &posted))
    return NULL;
  g_free (key);
  return posted;
}

static gboolean
open_receipt (Receipt *receipt,
              const Options *options,
              const char *verb,
              int argc,
              char **argv,
              RejCliExit *status)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (argc != 2 || !rej_cli_read_receipt (argv[1], &id))
    {
      *status = rej_cli_usage (verb, _ ("Name one receipt by its number: “rejoinder-cli receipt list” names them."));
      return FALSE;
    }
  receipt->library = rej_cli_open_library (options->library, &error);
  if (receipt->library != NULL)
    receipt->filing = rej_cli_load_filing (receipt->library, id, &error);
  if (receipt->filing == NULL)
    {
      *status = rej_cli_fail (argv[1], error);
      return FALSE;
    }
  receipt->posted = find_posted (receipt->library, id);
  return TRUE;
}

static RejCliExit
list_as_json (GPtrArray *filings)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < filings->len; i++)
    {
      g_autoptr (JsonNode) one = rej_receipt_to_json (filings->pdata[i], NULL);

      json_array_add_element (array, g_steal_pointer (&one));
    }
  json_object_set_array_member (object, "receipts", array);
  json_node_set_object (node, object);
  return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
receipt_list (int argc,
              char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RejLibrary) library = NULL;
  g_autoptr (GPtrArray) filings = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  RejCliExit status;

  if (!take_options (&options, "receipt list", NULL, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return rej_cli_usage ("receipt list", _ ("The list takes no names."));
  library = rej_cli_open_library (options.library, &error);
  filings = library != NULL ? rej_cli_list_filings (library, NULL, &error) : NULL;
  if (filings == NULL)
    return rej_cli_fail (_ ("library"), error);
  if (options.json)
    return list_as_json (filings);
  for (guint i = 0; i < filings->len; i++)
    {
      const RejFiling *filing = filings->pdata[i];
      g_autofree char *time = rej_receipt_format_eastern (rej_receipt_get_time (filing));

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n", filing->id, time, filing->document, rej_filing_way_to_string (filing->way),
                              rej_filing_state_to_string (filing->state), filing->tracking != NULL ? filing->tracking : "-");
    }
  if (filings->len == 0)
    g_string_append_printf (text, "%s\n", _ ("Nothing was filed from this library."));
  return rej_cli_print (text->str) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
print_json (const Receipt *receipt)
{
  g_autoptr (JsonNode) node = rej_receipt_to_json (receipt->filing, receipt->posted);

  return rej_cli_print_json (node, TRUE) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
show (const Options *options,
      int argc,
      char **argv)
{
  g_auto (Receipt) receipt = { 0 };
  g_autofree char *text = NULL;
  RejCliExit status;

  if (!open_receipt (&receipt, options, "receipt show", argc, argv, &status))
    return status;
  if (options->json)
    return print_json (&receipt);
  text = rej_receipt_to_text (receipt.filing, receipt.posted);
  return rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

static RejCliExit
receipt_show (int argc,
              char **argv)
{
  g_auto (Options) options = { 0 };
  RejCliExit status;

  if (!take_options (&options, "receipt show", _ ("ID"), &argc, &argv, &status))
    return status;
  return show (&options, argc, argv);
}

/* Asks where there is a key; without one the page is named where people can look. */
static RejCliExit
receipt_posted (int argc,
                char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Receipt) receipt = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRegulations) client = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *url = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  RejCliExit status;

  if (!take_options (&options, "receipt posted", _ ("ID"), &argc, &argv, &status))
    return status;
  if (!open_receipt (&receipt, &options, "receipt posted", argc, argv, &status))
    return status;
  client = rej_cli_open_regulations (options.base != NULL ? options.base : receipt.filing->base, &error);
  if (client == NULL)
    return rej_cli_usage ("receipt posted", "%s", error->message);
  if (rej_posted_can_ask (receipt.filing) && rej_regulations_has_key (client))
    {
      g_clear_pointer (&receipt.posted, rej_posted_free);
      rej_posted_ask_async (client, receipt.library, receipt.filing, NULL, rej_cli_take_result, &result);
      receipt.posted = rej_posted_ask_finish (client, rej_cli_wait (&result), &error);
      if (receipt.posted == NULL)
        return rej_cli_fail (argv[1], error);
    }
  status = receipt.posted != NULL && receipt.posted->state == REJ_POSTED_UNKNOWN ? REJ_CLI_FAILED : REJ_CLI_FINE;
  if (options.json)
    return print_json (&receipt) == REJ_CLI_FINE ? status : REJ_CLI_FAILED;
  url = rej_posted_dup_url (receipt.posted, receipt.filing);
  if (receipt.posted != NULL)
    words = rej_posted_to_words (receipt.posted);
  else if (!rej_posted_can_ask (receipt.filing))
    words = g_strdup (_ ("There is no tracking number to ask by."));
  else
    words = g_strdup (_ ("Asking needs a key in REJOINDER_REGULATIONS_KEY."));
  /* Translators: a sentence, and an address of the web */
  text = g_strdup_printf (_ ("%s\nLook at %s\n"), words, url);
  return rej_cli_print (text) ? status : REJ_CLI_FAILED;
}

static RejCliExit
export_json (const Receipt *receipt,
             const Options *options)
{
  g_autoptr (JsonNode) node = rej_receipt_to_json (receipt->filing, receipt->posted);
  g_autofree char *json = json_to_string (node, TRUE);
  g_autofree char *whole = g_strconcat (json, "\n", NULL);
  g_autoptr (GError) error = NULL;

  return rej_cli_write (options->output, options->force, whole, strlen (whole), &error) ? REJ_CLI_FINE : rej_cli_fail (options->output, error);
}

static RejCliExit
export_pdf (const Receipt *receipt,
            const Options *options)
{
  g_autoptr (GFile) file = g_file_new_for_path (options->output);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rej_receipt_export_pdf_async (receipt->filing, receipt->posted, file, options->force, NULL, rej_cli_take_result, &result);
  if (rej_receipt_export_pdf_finish (rej_cli_wait (&result), &error))
    return REJ_CLI_FINE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    rej_cli_set_exists (&error, options->output);
  return rej_cli_fail (options->output, error);
}

static RejCliExit
receipt_export (int argc,
                char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Receipt) receipt = { 0 };
  g_autofree char *text = NULL;
  gboolean is_json;
  RejCliExit status;

  if (!take_options (&options, "receipt export", _ ("ID"), &argc, &argv, &status))
    return status;
  is_json = options.output != NULL && (g_str_has_suffix (options.output, ".json") || g_str_equal (options.output, "-"));
  if (!is_json && (options.output == NULL || !g_str_has_suffix (options.output, ".pdf")))
    return rej_cli_usage ("receipt export", _ ("Name the file to write with -o; its name ends in .pdf or .json."));
  if (!open_receipt (&receipt, &options, "receipt export", argc, argv, &status))
    return status;
  status = is_json ? export_json (&receipt, &options) : export_pdf (&receipt, &options);
  if (status != REJ_CLI_FINE || g_str_equal (options.output, "-"))
    return status;
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Wrote %s.\n"), options.output);
  return options.json || rej_cli_print (text) ? REJ_CLI_FINE : REJ_CLI_FAILED;
}

/* What the writer says of what was handed over, or of what nobody can tell. */
static RejCliExit
receipt_settle (int argc,
                char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Receipt) receipt = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RejFilingState state = REJ_FILING_FILED;
  RejCliExit status;

  if (!take_options (&options, "receipt settle", _ ("ID"), &argc, &argv, &status))
    return status;
  if (options.is_filed == options.is_not_sent || (options.tracking != NULL && (!options.is_filed || *options.tracking == '\0')))
    return rej_cli_usage ("receipt settle", _ ("Say --filed, perhaps with --tracking, or --not-sent."));
  if (!open_receipt (&receipt, &options, "receipt settle", argc, argv, &status))
    return status;
  if (options.is_not_sent)
    state = REJ_FILING_CANCELLED;
  else if (options.tracking == NULL)
    state = REJ_FILING_FILED_NO_TRACKING;
  rej_filing_settle_async (receipt.library, receipt.filing->id, state, options.tracking, NULL, rej_cli_take_result, &result);
  if (!rej_filing_settle_finish (receipt.library, rej_cli_wait (&result), &error))
    {
      status = rej_cli_fail (argv[1], error);
      return error->domain == REJ_FILING_ERROR ? REJ_CLI_FOUND : status;
    }
  return show (&options, argc, argv);
}

/**
 * rej_cli_receipt:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli receipt`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_receipt (int argc,
                 char **argv)
{
  static const RejCliPart parts[] = {
    { "list", receipt_list, "[--json] [--library DIR]" },
    { "show", receipt_show, "[--json] [--library DIR] ID" },
    { "posted", receipt_posted, "[--json] [--library DIR] [--base-url URL] ID" },
    { "export", receipt_export, "[--force] [--library DIR] ID -o OUT.{pdf,json}" },
    { "settle", receipt_settle, "[--json] [--library DIR] ID --filed [--tracking NUMBER] | --not-sent" },
    { NULL, NULL, NULL },
  };

  return rej_cli_run_part ("receipt", parts, _ ("Say “list”, “show”, “posted”, “export” or “settle”."), argc, argv);
}
