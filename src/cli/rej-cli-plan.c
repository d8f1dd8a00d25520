/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cli-plan.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rej-cli-io.h"
#include "rej-export.h"
#include "rej-filing-box.h"

static void
file_free (RejCliFile *file)
{
  g_object_unref (file->file);
  rej_attachment_report_unref (file->report);
  g_free (file);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

/**
 * rej_cli_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it, and deletes the files that were made for it.
 */
void
rej_cli_plan_free (RejCliPlan *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_clear_object (&self->comment);
  g_clear_pointer (&self->campaign, rej_campaign_unref);
  g_clear_pointer (&self->rule, rej_rule_unref);
  g_clear_pointer (&self->context, rej_check_context_unref);
  g_clear_object (&self->check);
  g_clear_pointer (&self->submitter, rej_submitter_unref);
  g_clear_pointer (&self->target, rej_filing_target_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self->filed);
  g_free (self->text);
  g_free (self->pdf_name);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self);
}

static RejSubmitter *
read_profile (const char *path,
              GError **error)
{
  g_autoptr (GBytes) bytes = rej_cli_read (path, error);
  RejSubmitter *submitter = NULL;
  const char *json;
  gsize size;

  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &size);
  submitter = rej_submitter_new_from_json (json != NULL ? json : "", size, error);
  if (submitter == NULL)
    g_prefix_error (error, "%s: ", path);
  return submitter;
}

static gboolean
read_sources (RejCliPlan *self,
              const char *campaign,
              const char *rule,
              GError **error)
{
  const char *named = campaign != NULL ? campaign : rej_comment_get_field (self->comment, REJ_COMMENT_CAMPAIGN);

  /* A comment may outlive its campaign: what it says itself is still known. */
  if (named != NULL)
    self->campaign = rej_cli_find_campaign (named, campaign != NULL ? error : NULL);
  if (campaign != NULL && self->campaign == NULL)
    return FALSE;
  if (rule != NULL)
    self->rule = rej_cli_read_rule (rule, NULL, NULL, error);
  return rule == NULL || self->rule != NULL;
}

static void
check_comment (RejCliPlan *self)
{
  gsize length;
  const char *body = rej_comment_get_body (self->comment, &length);

  self->context = rej_check_context_new ();
  if (self->campaign != NULL)
    rej_check_context_add_campaign (self->context, self->campaign);
  rej_check_context_add_comment (self->context, self->comment);
  if (self->rule != NULL)
    rej_check_context_add_rule (self->context, self->rule);
  self->check = rej_check_new (rej_comment_get_format (self->comment), self->context);
  rej_check_insert (self->check, 0, body, (gssize) length);
  while (!rej_check_settle (self->check, -1))
    ;
}

/**
 * rej_cli_plan_set_docket:
 * @self: a plan
 * @document: (nullable): what regulations.gov said of the document, where it was asked
 *
 * Works out anew where the comment goes.
 */
void
rej_cli_plan_set_docket (RejCliPlan *self,
                         const RejRegulationsDocument *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  RejFilingWay way = self->offer != NULL ? self->offer->way : REJ_FILING_WAY_API;
  RejFilingDocket docket = { 0 };

  if (document != NULL)
    docket = (RejFilingDocket) { document->comment_end, document->title, document->open_for_comment, document->allow_late, document->withdrawn };
  g_clear_pointer (&self->target, rej_filing_target_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->target = rej_filing_target_new (self->comment, self->campaign, self->rule, document != NULL ? &docket : NULL, now);
  self->offers = rej_filing_way_list_offers (self->target);
  self->offer = rej_filing_way_lookup_offer (self->offers, way);
}

/* What stands beside the files: the comment itself where it fits, else a few words. */
static void
make_texts (RejCliPlan *self)
{
  RejFilingWay way = self->offer->way;
  gboolean has_box = rej_filing_way_is_on_site (way);
  g_autofree char *title = rej_comment_dup_shown_title (self->comment);
  g_autoptr (GPtrArray) attachments = rej_comment_list_attachments (self->comment);

  self->filed = rej_text_index_dup_filed (rej_check_get_index (self->check));
  while (g_str_has_suffix (self->filed, "\n"))
    self->filed[strlen (self->filed) - 1] = '\0';
  self->text_is_comment = has_box && rej_filing_box_takes (self->filed);
  if (!self->text_is_comment)
    self->pdf_name = rej_filing_box_dup_file_name (self->target);
  self->text = self->text_is_comment ? g_strdup (self->filed) : rej_filing_box_dup_short_text (self->target, title, self->pdf_name, attachments);
}

/**
 * rej_cli_plan_new:
 * @way: how it is to go
 * @path: the comment
 * @profile: the file that says who files it
 * @campaign: (nullable): a campaign, by ID or path
 * @rule: (nullable): a Federal Register document
 * @error: return location for an error
 *
 * Reads what is to be filed.
 *
 * Returns: (transfer full) (nullable): the plan, without files
 */
RejCliPlan *
rej_cli_plan_new (RejFilingWay way,
                  const char *path,
                  const char *profile,
                  const char *campaign,
                  const char *rule,
                  GError **error)
{
  g_autoptr (RejCliPlan) self = g_new0 (RejCliPlan, 1);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->comment = rej_cli_read_comment (path, NULL, error);
  if (self->comment == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  self->submitter = read_profile (profile, error);
  if (self->submitter == NULL || !read_sources (self, campaign, rule, error))
    return NULL;
  check_comment (self);
  rej_cli_plan_set_docket (self, NULL);
  self->offer = rej_filing_way_lookup_offer (self->offers, way);
  make_texts (self);
  return g_steal_pointer (&self);
}

static gboolean
make_folder (RejCliPlan *self,
             GError **error)
{
  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("rejoinder-XXXXXX", error);
  return self->folder != NULL;
}

static gboolean
add_file (RejCliPlan *self,
          GFile *file,
          const char *name,
          GError **error)
{
  RejAttachmentReport *report = rej_attachment_inspect (file, name, rej_check_context_get_privacy (self->context), NULL, error);
  RejCliFile *added;

  if (report == NULL)
    return FALSE;
  added = g_new0 (RejCliFile, 1);
  added->file = g_object_ref (file);
  added->report = report;
  g_ptr_array_add (self->files, added);
  return TRUE;
}

static gboolean
add_pdf (RejCliPlan *self,
         GError **error)
{
  g_autoptr (RejExportDetails) details = rej_cli_export_details (self->comment);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (rej_comment_get_format (self->comment) == REJ_TEXT_FORMAT_PLAIN)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This comment goes as a PDF, which is made of a Markdown file, whose name ends in .md."));
      return FALSE;
    }
  if (!make_folder (self, error))
    return FALSE;
  path = g_build_filename (self->folder, self->pdf_name, NULL);
  file = g_file_new_for_path (path);
  details->submitter = rej_submitter_dup_name (self->submitter);
  return rej_export_to_file (rej_comment_get_body (self->comment, NULL), details, REJ_EXPORT_FORMAT_PDF, NULL, file, TRUE, NULL, error) &&
         add_file (self, file, NULL, error);
}

static gboolean
has_bytes (RejCliPlan *self,
           const char *sha256)
{
  for (guint i = 0; i < self->files->len; i++)
    if (g_strcmp0 (((const RejCliFile *) self->files->pdata[i])->report->sha256, sha256) == 0)
      return TRUE;
  return FALSE;
}

/* What the comment itself says goes with it must not be left out unnoticed. */
static gboolean
add_named (RejCliPlan *self,
           RejLibrary *library,
           GError **error)
{
  g_autoptr (GPtrArray) named = rej_comment_list_attachments (self->comment);

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      const RejAttachment *attachment = named->pdata[i];
      g_autofree char *name = g_path_get_basename (attachment->name);
      g_autofree char *path = NULL;
      g_autoptr (GFile) file = NULL;

      if (has_bytes (self, attachment->sha256))
        continue;
      if (!make_folder (self, error))
        return FALSE;
      path = g_build_filename (self->folder, attachment->sha256, NULL);
      file = g_file_new_for_path (path);
      if (library == NULL || !rej_cli_load_file (library, attachment->sha256, file, NULL))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       /* Translators: %s is the name of a file */
                       _ ("The comment says that “%s” goes with it, and the library does not have it: name the file with --attach."), attachment->name);
          return FALSE;
        }
      if (!add_file (self, file, name, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rej_cli_plan_add_files:
 * @self: a plan
 * @attachments: (nullable) (array zero-terminated=1): files named on the command line
 * @library: (nullable): has the bytes of what the comment itself names
 * @error: return location for an error
 *
 * Makes the PDF where one goes along, and looks at all files.
 *
 * Returns: whether all could be read
 */
gboolean
rej_cli_plan_add_files (RejCliPlan *self,
                        const char *const *attachments,
                        RejLibrary *library,
                        GError **error)
{
  if (self->pdf_name != NULL && !add_pdf (self, error))
    return FALSE;
  for (guint i = 0; attachments != NULL && attachments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (attachments[i]);

      if (!add_file (self, file, NULL, error))
        {
          g_prefix_error (error, "%s: ", attachments[i]);
          return FALSE;
        }
    }
  return add_named (self, library, error);
}

/**
 * rej_cli_plan_check:
 * @self: a plan with its files
 *
 * Returns: (transfer full) (element-type RejFilingProblem): what was found
 */
GPtrArray *
rej_cli_plan_check (RejCliPlan *self)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  RejFilingCheck check = {
    .check = self->check,
    .target = self->target,
    .offer = self->offer,
    .submitter = self->submitter,
    .reports = reports,
    .pdf_name = self->pdf_name,
    .privacy = rej_check_context_get_privacy (self->context),
    .now = now,
  };

  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (reports, ((RejCliFile *) self->files->pdata[i])->report);
  if (rej_filing_way_is_on_site (self->offer->way))
    {
      check.box_text = self->text;
      check.box_is_comment = self->text_is_comment;
    }
  return rej_filing_check_run (&check);
}

/* What the comment calls a file that goes with it. */
static const char *
find_title (GPtrArray *named,
            const char *sha256)
{
  for (guint i = 0; i < named->len; i++)
    {
      const RejAttachment *attachment = named->pdata[i];

      if (g_strcmp0 (attachment->sha256, sha256) == 0)
        return attachment->title;
    }
  return NULL;
}

/**
 * rej_cli_plan_new_filing:
 * @self: a plan
 *
 * Returns: (transfer full): what is filed
 */
RejFiling *
rej_cli_plan_new_filing (RejCliPlan *self)
{
  const RejFilingTarget *target = self->target;
  g_autoptr (GPtrArray) named = rej_comment_list_attachments (self->comment);
  RejFiling *filing = rej_filing_new (self->offer->way, target->document != NULL ? target->document : "", self->text, self->filed, self->submitter);

  filing->docket = g_strdup (target->docket);
  filing->title = g_strdup (target->title);
  filing->citation = g_strdup (target->citation);
  for (guint i = 0; i < self->files->len; i++)
    {
      const RejAttachmentReport *report = ((const RejCliFile *) self->files->pdata[i])->report;
      const RejStoredFile stored = { .name = report->name, .sha256 = report->sha256, .size = report->size };

      rej_filing_add_file (filing, &stored, rej_attachment_type_get_media_type (report->type), find_title (named, report->sha256));
    }
  return filing;
}

/**
 * rej_cli_plan_store_files:
 * @self: a plan
 * @library: a library
 * @error: return location for an error of #RejLibraryError or GIO
 *
 * Puts the files into the library, from which they are sent. A file that was changed since it was looked at is not taken.
 *
 * Returns: whether all are there
 */
gboolean
rej_cli_plan_store_files (RejCliPlan *self,
                          RejLibrary *library,
                          GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const RejCliFile *file = self->files->pdata[i];
      g_autoptr (RejStoredFile) stored = rej_cli_store_file (library, file->file, error);

      if (stored == NULL)
        return FALSE;
      if (g_strcmp0 (stored->sha256, file->report->sha256) != 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       /* Translators: %s is the name of a file */
                       _ ("“%s” was changed while it was being read. Try again."), file->report->name);
          return FALSE;
        }
    }
  return TRUE;
}
