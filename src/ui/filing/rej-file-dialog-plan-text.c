/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-plan-private.h"

#include <glib/gi18n-lib.h>

#include "rej-filing-box.h"

/* The two texts of a plan: the comment as it is filed, and what stands in the box. */

static const char *
get_comment_text (RejFileDialogPlan *self)
{
  return self->mended != NULL ? self->mended : self->filed;
}

void
_rej_file_dialog_plan_update_box (RejFileDialogPlan *self)
{
  g_clear_pointer (&self->box, g_free);
  if (rej_file_dialog_plan_get_box_is_comment (self))
    {
      self->box = g_strdup (get_comment_text (self));
    }
  else if (self->short_text != NULL)
    {
      self->box = g_strdup (self->short_text);
    }
  else
    {
      self->box = rej_file_dialog_plan_dup_short_text (self);
    }
}

/**
 * rej_file_dialog_plan_update_text:
 * @self: a plan whose comment is settled
 *
 * Takes the comment as it stands now. What the writer put into the box beside a PDF stays.
 *
 * Returns: whether the comment is not what it was
 */
gboolean
rej_file_dialog_plan_update_text (RejFileDialogPlan *self)
{
  g_autofree char *filed = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), FALSE);

  filed = rej_text_index_dup_filed (rej_check_get_index (rej_document_get_check (self->document)));
  if (g_str_equal (filed, self->filed))
    return FALSE;
  g_set_str (&self->filed, filed);
  g_clear_pointer (&self->mended, g_free);
  _rej_file_dialog_plan_update_box (self);
  _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_tell_changed (self);
  return TRUE;
}

/**
 * rej_file_dialog_plan_get_filed_text:
 * @self: a plan
 *
 * Returns: the comment as it is filed
 */
const char *
rej_file_dialog_plan_get_filed_text (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return get_comment_text (self);
}

/**
 * rej_file_dialog_plan_get_box_text:
 * @self: a plan
 *
 * Returns: what stands in the comment box
 */
const char *
rej_file_dialog_plan_get_box_text (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  return self->box;
}

/**
 * rej_file_dialog_plan_dup_short_text:
 * @self: a plan
 *
 * Returns: (transfer full): what the program proposes for the box where the comment itself is attached
 */
char *
rej_file_dialog_plan_dup_short_text (RejFileDialogPlan *self)
{
  g_autoptr (GPtrArray) attachments = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  attachments = rej_comment_list_attachments (rej_document_get_comment (self->document));
  name = rej_filing_box_dup_file_name (self->target);
  return rej_filing_box_dup_short_text (self->target, rej_document_get_title (self->document), name, attachments);
}

gboolean
_rej_file_dialog_plan_has_box (RejFileDialogPlan *self)
{
  return rej_filing_way_is_on_site (self->way);
}

/**
 * rej_file_dialog_plan_get_box_is_comment:
 * @self: a plan
 *
 * Returns: whether the comment itself stands in the box; else it is attached
 */
gboolean
rej_file_dialog_plan_get_box_is_comment (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), FALSE);

  return _rej_file_dialog_plan_has_box (self) && self->short_text == NULL && rej_filing_box_takes (get_comment_text (self));
}

/**
 * rej_file_dialog_plan_set_short_text:
 * @self: a plan
 * @text: (nullable): what the writer wants in the box while the comment is attached; %NULL for what the program
 *   proposes, which is the comment itself where it fits
 */
void
rej_file_dialog_plan_set_short_text (RejFileDialogPlan *self,
                                     const char *text)
{
  gboolean was_comment = FALSE;

  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));

  if (g_strcmp0 (self->short_text, text) == 0)
    return;
  was_comment = rej_file_dialog_plan_get_box_is_comment (self);
  g_set_str (&self->short_text, text);
  if (was_comment != rej_file_dialog_plan_get_box_is_comment (self))
    _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_update_box (self);
  _rej_file_dialog_plan_tell_changed (self);
}

/**
 * rej_file_dialog_plan_get_wants_pdf:
 * @self: a plan
 *
 * Returns: whether the comment is attached as a PDF
 */
gboolean
rej_file_dialog_plan_get_wants_pdf (RejFileDialogPlan *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), FALSE);

  return self->wants_pdf || !rej_file_dialog_plan_get_box_is_comment (self);
}

/**
 * rej_file_dialog_plan_set_wants_pdf:
 * @self: a plan
 * @wants_pdf: whether to attach the comment as a PDF even where it fits into the box
 */
void
rej_file_dialog_plan_set_wants_pdf (RejFileDialogPlan *self,
                                    gboolean wants_pdf)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));

  if (self->wants_pdf == wants_pdf)
    return;
  self->wants_pdf = wants_pdf;
  _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_tell_changed (self);
}

/**
 * rej_file_dialog_plan_mend_box:
 * @self: a plan
 * @fix: what to do about the text for the box
 *
 * Takes out of the text for the box what it does not take. The comment itself stays as its writer wrote it.
 */
void
rej_file_dialog_plan_mend_box (RejFileDialogPlan *self,
                               RejFilingFix fix)
{
  gboolean is_short = FALSE;
  char *mended = NULL;
  const char *text = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_PLAN (self));
  g_return_if_fail (fix == REJ_FILING_FIX_PLAIN || fix == REJ_FILING_FIX_EMOJI);

  is_short = self->short_text != NULL;
  text = is_short ? self->short_text : get_comment_text (self);
  mended = fix == REJ_FILING_FIX_PLAIN ? rej_filing_box_dup_plain (text, NULL) : rej_filing_box_dup_without_emoji (text);
  g_free (is_short ? self->short_text : self->mended);
  *(is_short ? &self->short_text : &self->mended) = mended;
  _rej_file_dialog_plan_forget_files (self);
  _rej_file_dialog_plan_update_box (self);
  _rej_file_dialog_plan_tell_changed (self);
}

/**
 * rej_file_dialog_plan_dup_deadline_words:
 * @self: a plan
 *
 * Says when comments are due, by whose clock, what is left of that now, and who says so.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
rej_file_dialog_plan_dup_deadline_words (RejFileDialogPlan *self)
{
  const RejDeadline *deadline = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autofree char *words = NULL;
  g_autofree char *source = NULL;
  g_autofree char *period = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (self), NULL);

  deadline = rej_file_dialog_plan_get_deadline (self);
  if (deadline == NULL)
    return g_strdup (_ ("When comments are due is not known here. Look at the notice before you rely on having time."));
  words = rej_deadline_to_words (deadline, now, here);
  source = rej_deadline_to_source_words (deadline);
  /* Translators: %s is such as "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" */
  period = g_strdup_printf (_ ("Comment period: %s."), words);
  return source != NULL ? g_strjoin (" ", period, source, NULL) : g_steal_pointer (&period);
}
