/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-file-dialog-plan.h"

G_BEGIN_DECLS

/* Between the texts of a plan and the rest of it; not for others. */

struct _RejFileDialogPlan
{
  GObject parent_instance;

  RejDocument *document;
  RejFilingDocket docket; /* what regulations.gov said of docket_document, where it was asked */
  char *docket_document;
  char *docket_end;
  char *docket_title;
  RejFilingTarget *target;
  GPtrArray *offers;
  RejFilingWay way;
  RejSubmitter *submitter;
  gboolean has_submitter; /* the writer said who it is */

  char *filed; /* the comment as it is filed */
  char *mended; /* the same with what the box does not take mended; NULL while it is the same */
  char *short_text; /* what the writer put into the box beside a PDF; NULL while it is ours */
  char *box;
  gboolean wants_pdf;

  GPtrArray *files; /* NULL until they are prepared */
  guint generation;
};

void _rej_file_dialog_plan_tell_changed (RejFileDialogPlan *self);
void _rej_file_dialog_plan_forget_files (RejFileDialogPlan *self);
void _rej_file_dialog_plan_update_box (RejFileDialogPlan *self);
gboolean _rej_file_dialog_plan_has_box (RejFileDialogPlan *self);

G_END_DECLS
