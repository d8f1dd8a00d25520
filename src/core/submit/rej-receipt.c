/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-json.h"
#include "rej-receipt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-deadline.h"
#include "rej-attachment.h"
#include "rej-export.h"
#include "rej-export-text.h"

/**
 * rej_receipt_get_time:
 * @filing: what was filed
 *
 * Gives the moment that counts: when the answer to the comment came, else when its state last changed.
 *
 * Returns: microseconds since 1970
 */
gint64
rej_receipt_get_time (const RejFiling *filing)
{
  g_return_val_if_fail (filing != NULL, 0);

  for (guint i = filing->steps->len; i > 0; i--)
    {
      const RejStoredStep *step = filing->steps->pdata[i - 1];

      if (g_str_equal (step->name, "comment"))
        return step->ended != 0 ? step->ended : step->begun;
    }
  return filing->changed;
}

static char *
format_time (gint64 time,
             GTimeZone *zone,
             const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return there != NULL ? g_date_time_format (there, format) : g_strdup ("");
}

/**
 * rej_receipt_format_utc:
 * @time: microseconds since 1970
 *
 * Returns: (transfer full): such as "2026-01-03 04:12:09 UTC"
 */
char *
rej_receipt_format_utc (gint64 time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return format_time (time, zone, "%Y-%m-%d %H:%M:%S UTC");
}

/**
 * rej_receipt_format_eastern:
 * @time: microseconds since 1970
 *
 * Returns: (transfer full): the same where the agencies are, such as "2026-01-02 23:12:09 EST"
 */
char *
rej_receipt_format_eastern (gint64 time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (REJ_DEADLINE_ZONE);

  return zone != NULL ? format_time (time, zone, "%Y-%m-%d %H:%M:%S %Z") : rej_receipt_format_utc (time);
}

static char *
dup_paper_words (RejFilingWay way)
{
  if (way == REJ_FILING_WAY_HAND)
    return g_strdup (_ ("It was made ready to print. Whether it was brought there is not known here."));
  if (way == REJ_FILING_WAY_FAX)
    return g_strdup (_ ("It was made ready to print. Whether it was faxed is not known here."));
  return g_strdup (_ ("It was made ready to print. Whether it was posted is not known here."));
}

/**
 * rej_receipt_to_words:
 * @filing: what was filed
 *
 * Says how a filing stands, and no more than is known.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
rej_receipt_to_words (const RejFiling *filing)
{
  g_return_val_if_fail (filing != NULL, NULL);

  switch (filing->state)
    {
    case REJ_FILING_PREPARED:
      return g_strdup (_ ("It is written down, and nothing has been sent."));
    case REJ_FILING_UPLOADING:
      return g_strdup (_ ("Its files are on their way, and nothing is filed yet."));
    case REJ_FILING_READY:
      return g_strdup (_ ("Its files are there, and the comment itself is not filed yet."));
    case REJ_FILING_POSTING:
      return g_strdup (_ ("It is being sent."));
    case REJ_FILING_FILED:
      if (filing->way == REJ_FILING_WAY_API)
        /* Translators: %s is a tracking number */
        return g_strdup_printf (_ ("regulations.gov has it under the tracking number %s."), filing->tracking);
      /* Translators: %s is a tracking number */
      return g_strdup_printf (_ ("You said that it is filed under the tracking number %s."), filing->tracking);
    case REJ_FILING_FILED_NO_TRACKING:
      if (filing->way == REJ_FILING_WAY_API)
        return g_strdup (_ ("regulations.gov has it. Its tracking number could not be read."));
      return g_strdup (_ ("You said that it went off."));
    case REJ_FILING_UNKNOWN:
      return g_strdup (_ ("It was being sent, and nobody can tell whether it arrived."));
    case REJ_FILING_REFUSED:
      return g_strdup (_ ("regulations.gov did not take it."));
    case REJ_FILING_CANCELLED:
      return g_strdup (_ ("It was stopped and is not filed."));
    case REJ_FILING_HANDING_OVER:
      if (filing->way == REJ_FILING_WAY_EMAIL)
        return g_strdup (_ ("It was made ready for you to send by e-mail. Whether it was sent is not known here."));
      if (!rej_filing_way_is_on_paper (filing->way))
        return g_strdup (_ ("It was made ready for you to file in your browser. Whether it was sent is not known here."));
      return dup_paper_words (filing->way);
    case REJ_FILING_HANDED_OVER:
      if (filing->way == REJ_FILING_WAY_EMAIL)
        return g_strdup (_ ("It was handed over for you to send by e-mail. Whether it was sent is not known here."));
      if (!rej_filing_way_is_on_paper (filing->way))
        return g_strdup (_ ("It was handed over for you to file in your browser. Whether it was sent is not known here."));
      return dup_paper_words (filing->way);
    case REJ_FILING_N_STATES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* For programs. */

static void
set_time (JsonBuilder *builder,
          const char *name,
          gint64 time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = time != 0 ? format_time (time, utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  rej_json_add_string (builder, name, text);
}

static void
add_files (JsonBuilder *builder,
           const RejFiling *filing)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejFilingFile *file = filing->files->pdata[i];

      json_builder_begin_object (builder);
      rej_json_add_string (builder, "name", file->name);
      rej_json_add_string (builder, "media_type", file->media_type);
      rej_json_add_string (builder, "title", file->title);
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, (gint64) file->size);
      rej_json_add_string (builder, "sha256", file->sha256);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_answers (JsonBuilder *builder,
             const RejFiling *filing)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < filing->steps->len; i++)
    {
      const RejStoredStep *step = filing->steps->pdata[i];

      json_builder_begin_object (builder);
      rej_json_add_string (builder, "name", step->name);
      rej_json_add_string (builder, "method", step->method);
      rej_json_add_string (builder, "url", step->url);
      rej_json_add_string (builder, "file", step->file);
      set_time (builder, "begun", step->begun);
      set_time (builder, "ended", step->ended);
      rej_json_add_string (builder, "outcome", step->outcome);
      json_builder_set_member_name (builder, "status");
      json_builder_add_int_value (builder, step->status);
      rej_json_add_string (builder, "answer", step->answer);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_posted (JsonBuilder *builder,
            const RejPosted *posted)
{
  json_builder_set_member_name (builder, "posted");
  if (posted == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rej_json_add_string (builder, "state", rej_posted_state_to_string (posted->state));
  rej_json_add_string (builder, "id", posted->id);
  rej_json_add_string (builder, "since", posted->since);
  rej_json_add_string (builder, "reason", posted->reason);
  set_time (builder, "asked", posted->asked);
  json_builder_end_object (builder);
}

/**
 * rej_receipt_to_json:
 * @filing: what was filed, with its steps
 * @posted: (nullable): the last answer to whether it is posted
 *
 * Writes the receipt for programs. The answers are kept as they came.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
rej_receipt_to_json (const RejFiling *filing,
                     const RejPosted *posted)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *submitter = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *eastern = NULL;
  gint64 time;

  g_return_val_if_fail (filing != NULL, NULL);

  time = rej_receipt_get_time (filing);
  eastern = rej_receipt_format_eastern (time);
  submitter = rej_submitter_to_json (filing->submitter);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, filing->text, -1);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "receipt");
  json_builder_add_int_value (builder, filing->id);
  rej_json_add_string (builder, "state", rej_filing_state_to_string (filing->state));
  rej_json_add_string (builder, "tracking", filing->tracking);
  rej_json_add_string (builder, "way", rej_filing_way_to_string (filing->way));
  rej_json_add_string (builder, "base_url", filing->base);
  rej_json_add_string (builder, "document", filing->document);
  rej_json_add_string (builder, "docket", filing->docket);
  rej_json_add_string (builder, "title", filing->title);
  rej_json_add_string (builder, "citation", filing->citation);
  set_time (builder, "time", time);
  rej_json_add_string (builder, "time_eastern", eastern);
  set_time (builder, "created", filing->created);
  rej_json_add_string (builder, "message", filing->message);
  rej_json_add_string (builder, "text", filing->text);
  rej_json_add_string (builder, "text_sha256", sha256);
  json_builder_set_member_name (builder, "submitter");
  json_builder_add_value (builder, json_from_string (submitter, NULL));
  add_files (builder, filing);
  add_answers (builder, filing);
  add_posted (builder, posted);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* For people. */

/* What a word could say in Markdown is taken from it. */
static void
append_escaped (GString *page,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_ispunct (*p))
        g_string_append_c (page, '\\');
      g_string_append_c (page, *p == '\n' || *p == '\r' ? ' ' : *p);
    }
}

/* Facts are rows of a table on a page, lines of a list at a terminal. */
static void
append_fact (GString *page,
             gboolean as_table,
             const char *name,
             const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (page, as_table ? "| %s | " : "- %s: ", name);
  append_escaped (page, value);
  g_string_append (page, as_table ? " |\n" : "\n");
}

/* Text as it is: in a fence longer than any in it. */
static void
append_verbatim (GString *page,
                 const char *text)
{
  gsize run = 0, longest = 2;

  for (const char *p = text; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  for (gsize i = 0; i <= longest; i++)
    g_string_append_c (page, '`');
  g_string_append_printf (page, "\n%s%s", text, g_str_has_suffix (text, "\n") ? "" : "\n");
  for (gsize i = 0; i <= longest; i++)
    g_string_append_c (page, '`');
  g_string_append (page, "\n\n");
}

static void
append_submitter (GString *page,
                  gboolean as_table,
                  const RejFiling *filing)
{
  append_fact (page, as_table, _ ("Filed as"), rej_submitter_type_get_title (rej_submitter_get_submitter_type (filing->submitter)));
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    append_fact (page, as_table, rej_submitter_field_get_title (i), rej_submitter_get_field (filing->submitter, i));
}

static void
append_files (GString *page,
              const RejFiling *filing)
{
  if (filing->files->len == 0)
    return;
  g_string_append_printf (page, "## %s\n\n", _ ("Files"));
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejFilingFile *file = filing->files->pdata[i];
      g_autofree char *name = rej_attachment_name_in_full (file->name, file->title);

      g_string_append (page, "- ");
      append_escaped (page, name);
      g_string_append (page, ", ");
      g_string_append_printf (page, ngettext ("%llu byte", "%llu bytes", (gulong) file->size), (unsigned long long) file->size);
      g_string_append_printf (page, ", SHA-256 %s\n", file->sha256);
    }
  g_string_append_c (page, '\n');
}

static void
append_answers (GString *page,
                const RejFiling *filing)
{
  if (filing->steps->len == 0)
    return;
  g_string_append_printf (page, "## %s\n\n", _ ("What was sent and answered"));
  for (guint i = 0; i < filing->steps->len; i++)
    {
      const RejStoredStep *step = filing->steps->pdata[i];
      g_autofree char *begun = rej_receipt_format_utc (step->begun);

      g_string_append (page, "- ");
      append_escaped (page, begun);
      g_string_append_printf (page, ": %s ", step->method);
      append_escaped (page, step->url);
      if (step->file != NULL)
        {
          g_string_append (page, " (");
          append_escaped (page, step->file);
          g_string_append_c (page, ')');
        }
      if (step->status != 0)
        g_string_append_printf (page, ": %u", step->status);
      if (step->outcome != NULL)
        g_string_append_printf (page, ", %s", step->outcome);
      g_string_append_c (page, '\n');
    }
  g_string_append_c (page, '\n');
  for (guint i = filing->steps->len; i > 0; i--)
    {
      const RejStoredStep *step = filing->steps->pdata[i - 1];

      if (!g_str_equal (step->name, "comment") || step->answer == NULL)
        continue;
      g_string_append_printf (page, "%s\n\n", _ ("The answer to the comment, as it came:"));
      append_verbatim (page, step->answer);
      break;
    }
}

static void
append_facts (GString *page,
              gboolean as_table,
              const RejFiling *filing,
              const RejPosted *posted)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, filing->id);
  g_autofree char *utc = rej_receipt_format_utc (rej_receipt_get_time (filing));
  g_autofree char *eastern = rej_receipt_format_eastern (rej_receipt_get_time (filing));
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, filing->text, -1);
  g_autofree char *posted_words = posted != NULL ? rej_posted_to_words (posted) : NULL;

  append_fact (page, as_table, _ ("Receipt"), number);
  g_string_append (page, as_table ? "| --- | --- |\n" : "");
  append_fact (page, as_table, _ ("Tracking number"), filing->tracking);
  append_fact (page, as_table, _ ("Document"), filing->document);
  append_fact (page, as_table, _ ("Docket"), filing->docket);
  append_fact (page, as_table, _ ("Title"), filing->title);
  append_fact (page, as_table, _ ("Citation"), filing->citation);
  append_fact (page, as_table, _ ("Way"), rej_filing_way_to_label (filing->way));
  append_fact (page, as_table, _ ("Server"), filing->base);
  append_fact (page, as_table, _ ("Time"), utc);
  append_fact (page, as_table, _ ("Eastern time"), eastern);
  append_submitter (page, as_table, filing);
  append_fact (page, as_table, _ ("Posted"), posted_words);
  append_fact (page, as_table, _ ("SHA-256 of the text"), sha256);
  g_string_append_c (page, '\n');
}

static char *
build_page (const RejFiling *filing,
            const RejPosted *posted,
            gboolean as_table)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *words = rej_receipt_to_words (filing);

  append_escaped (page, words);
  if (filing->message != NULL && rej_filing_state_blocks (filing->state))
    {
      g_string_append (page, "\n\n");
      append_escaped (page, filing->message);
    }
  g_string_append (page, "\n\n");
  append_facts (page, as_table, filing, posted);
  append_files (page, filing);
  g_string_append_printf (page, "## %s\n\n", rej_filing_way_is_on_site (filing->way) ? _ ("Text of the comment box") : _ ("Text beside the files"));
  append_verbatim (page, filing->text);
  append_answers (page, filing);
  return g_string_free (g_steal_pointer (&page), FALSE);
}

/**
 * rej_receipt_to_markdown:
 * @filing: what was filed, with its steps
 * @posted: (nullable): the last answer to whether it is posted
 *
 * Writes the receipt for people.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_receipt_to_markdown (const RejFiling *filing,
                         const RejPosted *posted)
{
  g_return_val_if_fail (filing != NULL, NULL);

  return build_page (filing, posted, TRUE);
}

/**
 * rej_receipt_to_text:
 * @filing: what was filed, with its steps
 * @posted: (nullable): the last answer to whether it is posted
 *
 * Writes the receipt for people at a terminal.
 *
 * Returns: (transfer full): text
 */
char *
rej_receipt_to_text (const RejFiling *filing,
                     const RejPosted *posted)
{
  g_autofree char *markdown = build_page (filing, posted, FALSE);
  g_autoptr (GBytes) bytes = rej_export_write_text (markdown);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

/**
 * rej_receipt_export_pdf_async:
 * @filing: what was filed, with its steps
 * @posted: (nullable): the last answer to whether it is posted
 * @file: the PDF
 * @overwrite: whether to replace a file that is there
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the receipt as a PDF.
 */
void
rej_receipt_export_pdf_async (const RejFiling *filing,
                              const RejPosted *posted,
                              GFile *file,
                              gboolean overwrite,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autofree char *markdown = NULL;
  g_autoptr (RejExportDetails) details = NULL;

  g_return_if_fail (filing != NULL);
  g_return_if_fail (G_IS_FILE (file));

  details = rej_export_details_new ();
  /* Translators: %s is the ID of a document, such as USCIS-2019-0007-0001 */
  details->title = g_strdup_printf (_ ("Receipt for a comment on %s"), filing->document);
  markdown = rej_receipt_to_markdown (filing, posted);
  rej_export_to_file_async (markdown, details, REJ_EXPORT_FORMAT_PDF, NULL, file, overwrite, NULL, NULL, cancellable, callback, user_data);
}

/**
 * rej_receipt_export_pdf_finish:
 * @result: what the callback was given
 * @error: return location for an error of #RejExportError or GIO
 *
 * Returns: whether it is written
 */
gboolean
rej_receipt_export_pdf_finish (GAsyncResult *result,
                               GError **error)
{
  return rej_export_to_file_finish (result, error);
}
