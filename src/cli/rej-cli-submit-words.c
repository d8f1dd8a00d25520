/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cli-submit-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rej-json.h"
#include "rej-period.h"

#define USER_NOTICE "https://www.regulations.gov/user-notice"
#define PRIVACY_NOTICE "https://www.regulations.gov/privacy-notice"
#define CONTENT_TYPE "application/vnd.api+json"
/* What stands for a key, and for what an answer gives. */
#define MASK "********"
#define SUBMISSION_KEY "(given by the first answer)"

static char *
dup_place (RejCliPlan *plan,
           const RejFilingProblem *problem)
{
  switch (problem->place)
    {
    case REJ_FILING_PLACE_TEXT:
      {
        g_autofree char *before = rej_text_index_dup_range (rej_check_get_index (plan->check), 0, problem->start);
        guint line = rej_comment_get_body_line (plan->comment) + 1;

        for (const char *p = before; *p != '\0'; p++)
          line += *p == '\n';
        /* Translators: %u is a line of a file */
        return g_strdup_printf (_ ("line %u"), line);
      }
    case REJ_FILING_PLACE_BOX:
      return g_strdup (_ ("text for the comment box"));
    case REJ_FILING_PLACE_FILE:
      if (problem->file < plan->files->len)
        return g_strdup (((const RejCliFile *) plan->files->pdata[problem->file])->report->name);
      return g_strdup (_ ("files"));
    case REJ_FILING_PLACE_SUBMITTER:
      return problem->field < REJ_SUBMITTER_N_FIELDS ? g_strdup (rej_submitter_field_get_key (problem->field)) : g_strdup (_ ("profile"));
    case REJ_FILING_PLACE_DETAILS:
    case REJ_FILING_PLACE_WAY:
    case REJ_FILING_PLACE_WHOLE:
    default:
      return NULL;
    }
}

/**
 * rej_cli_submit_print_problems:
 * @plan: a plan
 * @problems: (element-type RejFilingProblem): what was found
 *
 * Prints what was found on standard error, a line each.
 */
void
rej_cli_submit_print_problems (RejCliPlan *plan,
                               GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const RejFilingProblem *problem = problems->pdata[i];
      const char *severity = problem->severity == REJ_FILING_BLOCKS ? _ ("must be seen to") : _ ("look at this");
      g_autofree char *place = dup_place (plan, problem);

      g_printerr ("rejoinder-cli: %s: %s%s%s [%s]\n", severity, place != NULL ? place : "", place != NULL ? ": " : "", problem->message, problem->code);
    }
}

static void
append_submitter (GString *text,
                  const RejSubmitter *submitter)
{
  g_string_append_printf (text, "%s %s\n", _ ("Filed as:"), rej_submitter_type_get_title (rej_submitter_get_submitter_type (submitter)));
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      const char *value = rej_submitter_get_field (submitter, i);

      if (value != NULL && rej_submitter_field_applies_to (i, rej_submitter_get_submitter_type (submitter)))
        g_string_append_printf (text, "  %s: %s (%s)\n", rej_submitter_field_get_title (i), value,
                                rej_submitter_field_may_be_public (i) ? _ ("may become public") : _ ("is not shown in public"));
    }
}

static void
append_deadline (GString *text,
                 const RejFilingTarget *target)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const RejDeadline *deadline = rej_deadline_lookup (target->deadlines, "rule");
  g_autofree char *words = deadline != NULL ? rej_deadline_to_words (deadline, now, g_date_time_get_timezone (now)) : NULL;

  if (words != NULL)
    g_string_append_printf (text, "%s %s\n", _ ("Deadline:"), words);
}

/**
 * rej_cli_submit_to_text:
 * @plan: (nullable): a plan; %NULL for a filing that is resumed
 * @filing: what is filed
 *
 * Says what is sent where and as whom, what of it becomes public, and where the terms are.
 *
 * Returns: (transfer full): text for people
 */
char *
rej_cli_submit_to_text (RejCliPlan *plan,
                        const RejFiling *filing)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s\n", _ ("Document:"), filing->document);
  if (filing->title != NULL)
    g_string_append_printf (text, "%s %s\n", _ ("Title:"), filing->title);
  g_string_append_printf (text, "%s %s\n", _ ("Way:"), rej_filing_way_to_label (filing->way));
  if (filing->base != NULL)
    g_string_append_printf (text, "%s %s\n", _ ("Server:"), filing->base);
  if (plan != NULL)
    append_deadline (text, plan->target);
  append_submitter (text, filing->submitter);
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejFilingFile *file = filing->files->pdata[i];
      g_autofree char *size = g_format_size (file->size);

      g_string_append_printf (text, "%s %s (%s)\n", _ ("File:"), file->name, size);
    }
  g_string_append_printf (text, "\n%s\n\n%s\n\n", _ ("Text:"), filing->text);
  g_string_append_printf (text, "%s\n", _ ("The text, the files, their names and what they say of their author become public. It cannot be changed or taken back. What is filed at regulations.gov cannot be claimed as confidential business information."));
  g_string_append_printf (text, "%s %s\n", _ ("User notice:"), USER_NOTICE);
  g_string_append_printf (text, "%s %s\n", _ ("Privacy notice:"), PRIVACY_NOTICE);
  if (rej_filing_target_is_document_id (filing->document))
    g_string_append_printf (text, "%s https://www.regulations.gov/document/%s\n", _ ("Page of the document:"), filing->document);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
begin_request (JsonBuilder *builder,
               const char *method,
               const char *url,
               const char *content_type)
{
  json_builder_begin_object (builder);
  rej_json_add_string (builder, "method", method);
  rej_json_add_string (builder, "url", url);
  json_builder_set_member_name (builder, "headers");
  json_builder_begin_object (builder);
  rej_json_add_string (builder, "Content-Type", content_type);
  if (g_str_equal (method, "POST"))
    rej_json_add_string (builder, "X-Api-Key", MASK);
  json_builder_end_object (builder);
}

static void
add_post (JsonBuilder *builder,
          const char *base,
          const char *path,
          const char *body)
{
  g_autofree char *url = g_strconcat (base, path, NULL);

  begin_request (builder, "POST", url, CONTENT_TYPE);
  json_builder_set_member_name (builder, "body");
  json_builder_add_value (builder, json_from_string (body, NULL));
  json_builder_end_object (builder);
}

static char *
upload_body (const RejFilingFile *file)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "data");
  json_builder_begin_object (builder);
  rej_json_add_string (builder, "type", "file-upload-urls");
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_object (builder);
  rej_json_add_string (builder, "fileName", file->name);
  rej_json_add_string (builder, "submissionKey", SUBMISSION_KEY);
  rej_json_add_string (builder, "contentType", file->media_type);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* What is sent, in order. */
static void
add_requests (JsonBuilder *builder,
              const RejFiling *filing)
{
  const char *base = filing->base != NULL ? filing->base : "https://" REJ_REGULATIONS_HOST "/v4";
  g_autofree char *body = NULL;

  if (filing->files->len > 0)
    add_post (builder, base, "/submission-keys", "{\"data\":{\"type\":\"submission-keys\"}}");
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejFilingFile *file = filing->files->pdata[i];
      g_autofree char *upload = upload_body (file);

      add_post (builder, base, "/file-upload-urls", upload);
      begin_request (builder, "PUT", "(given by the answer before)", file->media_type);
      rej_json_add_string (builder, "file", file->name);
      json_builder_end_object (builder);
    }
  body = rej_filing_to_comment_json (filing, filing->files->len > 0 ? SUBMISSION_KEY : NULL);
  add_post (builder, base, "/comments", body);
}

static void
add_problems (JsonBuilder *builder,
              GPtrArray *problems)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const RejFilingProblem *problem = problems->pdata[i];

      json_builder_begin_object (builder);
      rej_json_add_string (builder, "code", problem->code);
      json_builder_set_member_name (builder, "blocks");
      json_builder_add_boolean_value (builder, problem->severity == REJ_FILING_BLOCKS);
      rej_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What becomes public, and what the agency alone sees. */
static void
add_public (JsonBuilder *builder,
            const RejFiling *filing)
{
  RejSubmitterType type = rej_submitter_get_submitter_type (filing->submitter);

  json_builder_set_member_name (builder, "public");
  json_builder_begin_object (builder);
  rej_json_add_string (builder, "text", filing->text);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < filing->files->len; i++)
    json_builder_add_string_value (builder, ((const RejFilingFile *) filing->files->pdata[i])->name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "submitter");
  json_builder_begin_object (builder);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    if (rej_submitter_get_field (filing->submitter, i) != NULL && rej_submitter_field_applies_to (i, type) && rej_submitter_field_may_be_public (i))
      rej_json_add_string (builder, rej_submitter_field_get_key (i), rej_submitter_get_field (filing->submitter, i));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_notices (JsonBuilder *builder,
             const RejFiling *filing)
{
  g_autofree char *document = g_strconcat ("https://www.regulations.gov/document/", filing->document, NULL);

  json_builder_set_member_name (builder, "notices");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, USER_NOTICE);
  json_builder_add_string_value (builder, PRIVACY_NOTICE);
  if (rej_filing_target_is_document_id (filing->document))
    json_builder_add_string_value (builder, document);
  json_builder_end_array (builder);
}

/**
 * rej_cli_submit_to_json:
 * @filing: what is filed
 * @state: the state to name
 * @problems: (nullable) (element-type RejFilingProblem): what was found
 * @message: (nullable): what to know about it
 *
 * Writes what `submit --json` prints. Keys are masked; what only an answer can tell is described.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rej_cli_submit_to_json (const RejFiling *filing,
                        const char *state,
                        GPtrArray *problems,
                        const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "receipt");
  if (filing->id != 0)
    json_builder_add_int_value (builder, filing->id);
  else
    json_builder_add_null_value (builder);
  rej_json_add_string (builder, "state", state);
  rej_json_add_string (builder, "tracking", filing->tracking);
  rej_json_add_string (builder, "document", filing->document);
  rej_json_add_string (builder, "way", rej_filing_way_to_string (filing->way));
  rej_json_add_string (builder, "message", message);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  if (filing->way == REJ_FILING_WAY_API)
    add_requests (builder, filing);
  json_builder_end_array (builder);
  add_public (builder, filing);
  add_notices (builder, filing);
  add_problems (builder, problems);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
