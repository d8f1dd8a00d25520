/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-plan-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-filing-box.h"

G_DEFINE_FINAL_TYPE (RejFileDialogPlan, rej_file_dialog_plan, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
_rej_file_dialog_plan_tell_changed (RejFileDialogPlan *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* They depend on something that is not what it was. */
void
_rej_file_dialog_plan_forget_files (RejFileDialogPlan *self)
{
  self->generation++;
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

static void
take_target (RejFileDialogPlan *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char *document = rej_comment_get_field (rej_document_get_comment (self->document), REJ_COMMENT_DOCUMENT);
  const RejFilingDocket *docket = self->docket_document != NULL && g_strcmp0 (document, self->docket_document) == 0 ? &self->docket : NULL;

  g_clear_pointer (&self->target, rej_filing_target_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->target = rej_filing_target_new (rej_document_get_comment (self->document), rej_document_get_campaign (self->document), rej_document_get_rule (self->document), docket, now);
  self->offers = rej_filing_way_list_offers (self->target);
  _rej_file_dialog_plan_update_box (self);
}

static void
rej_file_dialog_plan_finalize (GObject *object)
{
  RejFileDialogPlan *self = REJ_FILE_DIALOG_PLAN (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->target, rej_filing_target_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->submitter, rej_submitter_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->docket_document);
  g_free (self->docket_end);
  g_free (self->docket_title);
  g_free (self->filed);
  g_free (self->mended);
  g_free (self->short_text);
  g_free (self->box);

  G_OBJECT_CLASS (rej_file_dialog_plan_parent_class)->finalize (object);
}

static void
rej_file_dialog_plan_class_init (RejFileDialogPlanClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_plan_finalize;

  /**
   * RejFileDialogPlan::changed:
   * @self: the plan
   *
   * Something about it is not what it was.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", REJ_TYPE_FILE_DIALOG_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_file_dialog_plan_init (RejFileDialogPlan *self)
{
  self->submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
}

/**
 * rej_file_dialog_plan_new:
 * @document: the comment, settled
 *
 * Begins a plan with the comment as it stands.
 *
 * Returns: (transfer full): a plan
 */
RejFileDialogPlan *
rej_file_dialog_plan_new (RejDocument *document)
{
  RejFileDialogPlan *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_PLAN, NULL);
  self->document = g_object_ref (document);
  self->filed = rej_text_index_dup_filed (rej_check_get_index (rej_document_get_check (document)));
  take_target (self);
  return self;
}

/**
 * rej_file_dialog_plan_get_document:
 * @self: a plan
 *
 * Returns: (transfer none): the comment
 */
RejDocument *
rej_file_dialog_plan_get_document (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return self->document;
}

/**
 * rej_file_dialog_plan_get_target:
 * @self: a plan
 *
 * Returns: (transfer none): where it goes, as far as is known
 */
const RejFilingTarget *
rej_file_dialog_plan_get_target (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return self->target;
}

/**
 * rej_file_dialog_plan_get_offers:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type RejFilingOffer): the ways
 */
GPtrArray *
rej_file_dialog_plan_get_offers (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return self->offers;
}

/**
 * rej_file_dialog_plan_get_offer:
 * @self: a plan
 *
 * Returns: (transfer none): the way that is chosen
 */
const RejFilingOffer *
rej_file_dialog_plan_get_offer (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return rej_filing_way_lookup_offer (self->offers, self->way);
}

/**
 * rej_file_dialog_plan_update_target:
 * @self: a plan
 *
 * Looks again at what the comment says it is filed on.
 */
void
rej_file_dialog_plan_update_target (RejFileDialogPlan *self)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));

  take_target (self);
  _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_tell_changed (self);
}

/**
 * rej_file_dialog_plan_set_docket:
 * @self: a plan
 * @docket: what regulations.gov said of the document
 */
void
rej_file_dialog_plan_set_docket (RejFileDialogPlan *self,
                                 const RejFilingDocket *docket)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));
  g_return_if_fail (docket != NULL);

  g_set_str (&self->docket_document, self->target->document);
  g_set_str (&self->docket_end, docket->end_date);
  g_set_str (&self->docket_title, docket->title);
  self->docket = *docket;
  self->docket.end_date = self->docket_end;
  self->docket.title = self->docket_title;
  take_target (self);
  _rej_file_dialog_plan_tell_changed (self);
}

/**
 * rej_file_dialog_plan_get_deadline:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): when comments on the rule are due
 */
const RejDeadline *
rej_file_dialog_plan_get_deadline (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return rej_deadline_lookup (self->target->deadlines, "rule");
}

/**
 * rej_file_dialog_plan_get_way:
 * @self: a plan
 *
 * Returns: how it goes
 */
RejFilingWay
rej_file_dialog_plan_get_way (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), REJ_FILING_WAY_API);

  return self->way;
}

/**
 * rej_file_dialog_plan_set_way:
 * @self: a plan
 * @way: how it goes
 */
void
rej_file_dialog_plan_set_way (RejFileDialogPlan *self,
                              RejFilingWay way)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));
  g_return_if_fail (way < REJ_N_FILING_WAYS);

  if (self->way == way)
    return;
  self->way = way;
  _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_update_box (self);
  _rej_file_dialog_plan_tell_changed (self);
}

/**
 * rej_file_dialog_plan_get_submitter:
 * @self: a plan
 *
 * Returns: (transfer none): who files it
 */
RejSubmitter *
rej_file_dialog_plan_get_submitter (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return self->submitter;
}

/**
 * rej_file_dialog_plan_set_submitter:
 * @self: a plan
 * @submitter: who files it
 *
 * The PDF names the submitter, so that it has to be prepared again.
 */
void
rej_file_dialog_plan_set_submitter (RejFileDialogPlan *self,
                                    RejSubmitter *submitter)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));
  g_return_if_fail (submitter != NULL);

  rej_submitter_ref (submitter);
  rej_submitter_unref (self->submitter);
  self->submitter = submitter;
  self->has_submitter = TRUE;
  _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_tell_changed (self);
}

static void prepare (GTask *task);

static void
prepared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  RejFileDialogPlan *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *files = rej_file_dialog_prepare_finish (REJ_DOCUMENT (object), result, &error);

  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What they depend on was changed meanwhile. */
  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != self->generation)
    {
      g_ptr_array_unref (files);
      prepare (g_steal_pointer (&task));
      return;
    }
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files;
  _rej_file_dialog_plan_tell_changed (self);
  g_task_return_boolean (task, TRUE);
}

static void
prepare (GTask *task)
{
  RejFileDialogPlan *self = g_task_get_source_object (task);
  g_autofree char *name = rej_file_dialog_plan_get_wants_pdf (self) ? rej_filing_box_dup_file_name (self->target) : NULL;
  g_autofree char *submitter = rej_submitter_dup_name (self->submitter);

  g_task_set_task_data (task, GUINT_TO_POINTER (self->generation), NULL);
  rej_file_dialog_prepare_async (self->document, name, submitter, g_task_get_cancellable (task), prepared_cb, task);
}

/**
 * rej_file_dialog_plan_prepare_async:
 * @self: a plan
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the PDF of the comment where one goes along, and sees which files do.
 */
void
rej_file_dialog_plan_prepare_async (RejFileDialogPlan *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_file_dialog_plan_prepare_async);
  prepare (task);
}

/**
 * rej_file_dialog_plan_prepare_finish:
 * @self: a plan
 * @result: what the callback was given
 * @error: return location for errors of the library, of exporting or of GIO
 *
 * Returns: whether the files are known
 */
gboolean
rej_file_dialog_plan_prepare_finish (RejFileDialogPlan *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rej_file_dialog_plan_get_files:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable) (element-type RejFileDialogFile): the files that go along; %NULL until they are
 *   prepared, and again when something changed that they depend on
 */
GPtrArray *
rej_file_dialog_plan_get_files (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return self->files;
}

/* Several files may have the same problem: each says whose it is. */
static void
name_files (RejFileDialogPlan *self,
            GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      RejFilingProblem *problem = problems->pdata[i];
      g_autofree char *message = NULL;
      guint n_reports = 0;

      if (problem->place != REJ_FILING_PLACE_FILE || self->files == NULL)
        continue;
      for (guint j = 0; j < self->files->len && message == NULL; j++)
        {
          const RejFileDialogFile *file = self->files->pdata[j];

          if (file->report != NULL && n_reports++ == problem->file)
            message = g_strdup_printf ("%s: %s", file->name, problem->message);
        }
      if (message != NULL)
        g_set_str (&problem->message, message);
    }
}

/* What the comment names, and nobody has. */
static void
add_missing (RejFileDialogPlan *self,
             GPtrArray *problems)
{
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      const RejFileDialogFile *file = self->files->pdata[i];
      RejFilingProblem *problem = NULL;

      if (file->sha256 != NULL)
        continue;
      problem = g_new0 (RejFilingProblem, 1);
      problem->severity = REJ_FILING_BLOCKS;
      problem->code = "file-missing";
      problem->place = REJ_FILING_PLACE_FILE;
      problem->file = i;
      /* Translators: %s is the name of a file */
      problem->message = g_strdup_printf (_ ("The bytes of “%s” are not in the library. Remove it, and add the file again."), file->name);
      g_ptr_array_insert (problems, 0, problem);
    }
}

/**
 * rej_file_dialog_plan_check:
 * @self: a plan
 *
 * Looks at everything that is known so far.
 *
 * Returns: (transfer full) (element-type RejFilingProblem): what was found
 */
GPtrArray *
rej_file_dialog_plan_check (RejFileDialogPlan *self)
{
  RejCheck *check = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autofree char *pdf_name = NULL;
  RejFilingCheck filing = { 0 };
  GPtrArray *problems = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      const RejFileDialogFile *file = self->files->pdata[i];

      if (file->report != NULL)
        g_ptr_array_add (reports, file->report);
    }
  pdf_name = rej_filing_box_dup_file_name (self->target);
  check = rej_document_get_check (self->document);
  filing.check = check;
  filing.target = self->target;
  filing.offer = rej_file_dialog_plan_get_offer (self);
  filing.submitter = self->has_submitter ? self->submitter : NULL;
  filing.box_text = _rej_file_dialog_plan_has_box (self) ? self->box : NULL;
  filing.box_is_comment = rej_file_dialog_plan_get_box_is_comment (self);
  filing.reports = reports;
  filing.pdf_name = pdf_name;
  filing.privacy = rej_check_context_get_privacy (rej_check_get_context (check));
  filing.now = now;
  problems = rej_filing_check_run (&filing);
  name_files (self, problems);
  add_missing (self, problems);
  return problems;
}

/**
 * rej_file_dialog_plan_create_filing:
 * @self: a plan whose files are prepared
 * @base: (nullable): the address of the API, where it is not its own
 * @again: whether the writer files it knowingly though the same comment was filed, or may have been
 *
 * Fixes what is filed.
 *
 * Returns: (transfer full): a filing
 */
RejFiling *
rej_file_dialog_plan_create_filing (RejFileDialogPlan *self,
                                    const char *base,
                                    gboolean again)
{
  RejFiling *filing = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);
  g_return_val_if_fail (self->files != NULL, NULL);

  filing = rej_filing_new (self->way, self->target->document != NULL ? self->target->document : "", self->box, self->filed, self->submitter);
  filing->draft = rej_document_get_draft_id (self->document);
  filing->docket = g_strdup (self->target->docket);
  filing->title = g_strdup (self->target->title);
  filing->citation = g_strdup (self->target->citation);
  filing->base = self->way == REJ_FILING_WAY_API && base != NULL && *base != '\0' ? g_strdup (base) : NULL;
  filing->again = again;
  for (guint i = 0; i < self->files->len; i++)
    {
      const RejFileDialogFile *file = self->files->pdata[i];
      RejStoredFile stored = { .sha256 = file->sha256, .name = file->name, .size = file->size };

      /* One that is missing blocks, so that no filing without it gets on its way. */
      if (file->sha256 != NULL)
        rej_filing_add_file (filing, &stored, file->media_type, file->title);
    }
  return filing;
}
