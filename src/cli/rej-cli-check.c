/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rej-check-report.h"
#include "rej-cli-io.h"
#include "rej-cli-online.h"
#include "rej-json.h"

typedef struct
{
  gboolean json;
  gboolean online;
  char *format;
  char *batch;
  char *rule;
  char *facts;
  char *campaign;
  char *style;
  char *addresses[REJ_ONLINE_N_SERVICES];
  RejCliOnline *asking; /* with --online */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->batch);
  g_free (options->rule);
  g_free (options->facts);
  g_free (options->campaign);
  g_free (options->style);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_free (options->addresses[i]);
  g_clear_pointer (&options->asking, rej_cli_online_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
add_facts (RejCheckContext *context,
           const char *path,
           GError **error)
{
  g_autoptr (GBytes) bytes = rej_cli_read (path, error);
  const char *json;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  json = g_bytes_get_data (bytes, &size);
  if (!rej_check_context_add_facts (context, size > 0 ? json : "", size, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_campaign (RejCheckContext *context,
              RejComment *comment,
              const char *named,
              GError **error)
{
  g_autoptr (RejCampaign) campaign = NULL;

  if (named != NULL)
    campaign = rej_cli_find_campaign (named, error);
  else if (rej_comment_get_field (comment, REJ_COMMENT_CAMPAIGN) != NULL)
    /* a comment may outlive its campaign: what it says itself is still known */
    campaign = rej_cli_find_campaign (rej_comment_get_field (comment, REJ_COMMENT_CAMPAIGN), NULL);
  else
    return TRUE;

  if (campaign != NULL)
    rej_check_context_add_campaign (context, campaign);

  return campaign != NULL || named == NULL;
}

/* What is told by name on the command line wins over what the comment says of itself. */
static RejCheckContext *
make_context (RejComment *comment,
              const char *facts,
              const Options *options,
              GError **error)
{
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  RejCiteStyle style;

  if (options->campaign == NULL && !add_campaign (context, comment, NULL, error))
    return NULL;
  rej_check_context_add_comment (context, comment);
  if (options->campaign != NULL && !add_campaign (context, comment, options->campaign, error))
    return NULL;
  if (options->rule != NULL)
    {
      g_autoptr (RejRule) rule = rej_cli_read_rule (options->rule, NULL, NULL, error);

      if (rule == NULL)
        return NULL;
      rej_check_context_add_rule (context, rule);
    }
  if (options->facts != NULL && !add_facts (context, options->facts, error))
    return NULL;
  if (facts != NULL && !add_facts (context, facts, error))
    return NULL;
  if (rej_cite_style_from_string (options->style, &style))
    rej_check_context_set_style (context, style);

  return g_steal_pointer (&context);
}

static RejCheckReport *
check_file (const char *path,
            const char *facts,
            const Options *options,
            GError **error)
{
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (RejCheckContext) context = NULL;
  g_autoptr (RejCheckReport) report = NULL;
  g_autoptr (RejVerificationSet) answers = NULL;
  g_autoptr (RejCheckContext) informed = NULL;

  comment = rej_cli_read_comment (path, options->format, error);
  if (comment == NULL)
    return NULL;
  context = make_context (comment, facts, options, error);
  if (context == NULL)
    return NULL;
  report = rej_check_report_new (path, comment, context);
  if (options->asking == NULL)
    return g_steal_pointer (&report);

  /* Only when the citations are known can services be asked; what they say is then one more thing the checks know. */
  answers = rej_cli_online_ask (options->asking, rej_check_report_get_check (report));
  informed = make_context (comment, facts, options, error);
  if (informed == NULL)
    return NULL;
  rej_check_context_set_verifications (informed, answers);

  return rej_check_report_new (path, comment, informed);
}

/* A path of a list means what it means to the caller, or else stands beside the list. */
static char *
resolve_path (const char *list,
              const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;

  if (g_path_is_absolute (path) || g_file_test (path, G_FILE_TEST_EXISTS) || g_str_equal (list, "-"))
    return g_strdup (path);

  folder = g_path_get_dirname (list);
  beside = g_build_filename (folder, path, NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS) ? g_steal_pointer (&beside) : g_strdup (path);
}

static JsonNode *
batch_error (JsonNode *id,
             const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  if (id != NULL)
    json_builder_add_value (builder, json_node_copy (id));
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_add_string_value (builder, message);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* The report with the id in front. */
static JsonNode *
batch_result (JsonNode *id,
              RejCheckReport *report)
{
  g_autoptr (JsonNode) whole = rej_check_report_to_json (report);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_set_member (object, "id", json_node_copy (id));
  json_object_iter_init_ordered (&iter, json_node_get_object (whole));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (object, name, json_node_copy (member));
  json_node_init_object (node, object);
  json_object_unref (object);

  return node;
}

/* Absent and null both say that there is none. */
static gboolean
get_path (JsonObject *object,
          const char *name,
          const char **path)
{
  JsonNode *node = json_object_get_member (object, name);

  *path = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *path = json_node_get_string (node);

  return TRUE;
}

static gboolean
is_blank (const char *line,
          gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;

  return TRUE;
}

static JsonNode *
check_line (const char *list,
            const char *line,
            gsize length,
            const Options *options,
            gboolean *failed)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (RejCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *facts = NULL;
  const char *path;
  JsonObject *object;
  JsonNode *id;

  *failed = TRUE;
  root = rej_json_parse (line, (gssize) length, &error);
  if (root == NULL)
    return batch_error (NULL, error->message);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return batch_error (NULL, _ ("A line of the list must be one JSON object with “id” and “text”."));

  object = json_node_get_object (root);
  id = json_object_get_member (object, "id");
  if (id == NULL || !get_path (object, "text", &path) || path == NULL)
    return batch_error (id, _ ("A line of the list must be one JSON object with “id” and “text”."));
  text = resolve_path (list, path);
  if (!get_path (object, "context", &path))
    return batch_error (id, _ ("“context” must be the path of a file with facts of the rule."));
  if (path != NULL)
    facts = resolve_path (list, path);
  report = check_file (text, facts, options, &error);
  if (report == NULL)
    return batch_error (id, error->message);

  *failed = FALSE;

  return batch_result (id, report);
}

static RejCliExit
check_batch (const Options *options)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  RejCliExit status = REJ_CLI_FINE;
  const char *list;
  gsize size;

  bytes = rej_cli_read (options->batch, &error);
  if (bytes == NULL)
    return rej_cli_fail (options->batch, error);

  list = g_bytes_get_data (bytes, &size);
  for (gsize start = 0, end; start < size; start = end + 1)
    {
      const char *feed = memchr (list + start, '\n', size - start);
      g_autoptr (JsonNode) node = NULL;
      gboolean failed;

      end = feed != NULL ? (gsize) (feed - list) : size;
      if (is_blank (list + start, end - start))
        continue;
      node = check_line (options->batch, list + start, end - start, options, &failed);
      if (failed)
        status = REJ_CLI_FAILED;
      if (!rej_cli_print_json (node, FALSE))
        return REJ_CLI_FAILED;
    }

  if (status == REJ_CLI_FINE && options->asking != NULL && options->asking->has_failed)
    status = REJ_CLI_FAILED;

  return status;
}

static gboolean
prepare_asking (Options *options,
                GError **error)
{
  options->asking = rej_cli_online_new ((const char *const *) options->addresses, error);
  return options->asking != NULL;
}

/**
 * rej_cli_check:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli check`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_check (int argc,
               char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
      { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_ ("Check against this Federal Register document"), N_ ("FILE.xml") },
        { "rule-facts", 0, 0, G_OPTION_ARG_FILENAME, &options.facts, N_ ("Check against these facts of the rule"), N_ ("FILE.json") },
          { "campaign", 0, 0, G_OPTION_ARG_FILENAME, &options.campaign, N_ ("Check against the rule of this campaign"), N_ ("ID|FILE") },
            { "batch", 0, 0, G_OPTION_ARG_FILENAME, &options.batch, N_ ("Check every file of a list, one JSON object a line"), N_ ("LIST.jsonl") },
              { "style", 0, 0, G_OPTION_ARG_STRING, &options.style, N_ ("Suggest citations in this style: bluebook or fr"), N_ ("STYLE") },
                { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("Read standard input as markdown or text"), N_ ("FORMAT") },
                  { "online", 0, 0, G_OPTION_ARG_NONE, &options.online, N_ ("Ask public services about the citations; nothing else is sent"), NULL },
                    { "fr-url", 0, 0, G_OPTION_ARG_STRING, &options.addresses[REJ_ONLINE_FEDERAL_REGISTER], N_ ("Ask the Federal Register at this address"), N_ ("URL") },
                      { "ecfr-url", 0, 0, G_OPTION_ARG_STRING, &options.addresses[REJ_ONLINE_ECFR], N_ ("Ask the eCFR at this address"), N_ ("URL") },
                        { "courtlistener-url", 0, 0, G_OPTION_ARG_STRING, &options.addresses[REJ_ONLINE_COURT_LISTENER], N_ ("Ask CourtListener at this address"), N_ ("URL") },
                          G_OPTION_ENTRY_NULL,
                        };
  g_autoptr (RejCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;
  RejCliExit status;
  RejCiteStyle style;
  gboolean printed;

  if (!rej_cli_parse ("check", &argc, &argv, _ ("FILE|-"), _ ("Checks the citations of a comment and the comment itself. It says what it found, never that all is right."), entries, &status))
    return status;
  if (!rej_cli_knows_format (options.format))
    /* Translators: %s is what the user typed. */
    return rej_cli_usage ("check", _ ("“%s” is not a format: say markdown or text."), options.format);
  if (options.style != NULL && !rej_cite_style_from_string (options.style, &style))
    /* Translators: %s is what the user typed. */
    return rej_cli_usage ("check", _ ("“%s” is not a style: say bluebook or fr."), options.style);
  if (options.online && !prepare_asking (&options, &error))
    return rej_cli_usage ("check", "%s", error->message);
  if (options.batch != NULL && argc == 1)
    return check_batch (&options);
  if (argc != 2 || options.batch != NULL)
    return rej_cli_usage ("check", _ ("Name one file, or - for standard input, or a list with --batch."));

  report = check_file (argv[1], NULL, &options, &error);
  if (report == NULL)
    return rej_cli_fail (argv[1], error);

  if (options.json)
    {
      g_autoptr (JsonNode) node = rej_check_report_to_json (report);

      printed = rej_cli_print_json (node, TRUE);
    }
  else
    {
      g_autofree char *text = rej_check_report_to_text (report, rej_cli_has_colour ());

      printed = rej_cli_print (text);
    }
  if (!printed)
    return REJ_CLI_FAILED;

  if (rej_check_report_has_errors (report))
    return REJ_CLI_FOUND;

  /* The report says why; a script must see that it is not whole. */
  return options.asking != NULL && options.asking->has_failed ? REJ_CLI_FAILED : REJ_CLI_FINE;
}
