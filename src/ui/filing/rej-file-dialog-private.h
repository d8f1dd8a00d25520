/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-file-dialog.h"

#include "rej-file-dialog-checks.h"
#include "rej-file-dialog-key.h"
#include "rej-file-dialog-plan.h"
#include "rej-file-dialog-progress.h"
#include "rej-file-dialog-review.h"
#include "rej-file-dialog-submitter.h"
#include "rej-file-dialog-text.h"
#include "rej-file-dialog-ways.h"
#include "rej-filer.h"

G_BEGIN_DECLS

/* Between the pages of the dialog and its end; not for others. */

struct _RejFileDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *navigation;
  RejFileDialogChecks *checks_page;

  /* pages after the first; NULL until they are needed */
  RejFileDialogWays *ways_page;
  RejFileDialogKey *key_page;
  RejFileDialogSubmitter *submitter_page;
  RejFileDialogText *text_page;
  RejFileDialogReview *review_page;
  RejFileDialogProgress *progress_page;

  /* owned */
  RejDocument *document;
  RejFileDialogPlan *plan; /* NULL until the text is looked at */
  RejFiling *filing; /* what is reviewed, sent, or was found */
  RejFiler *filer;
  GCancellable *cancellable; /* of what ends with the dialog */
  GCancellable *sending;
  char *key;

  /* state */
  gboolean again;
  gboolean is_preparing;
  gboolean is_resuming; /* once there is another key */
  gboolean needs_key; /* the last one was missing or not accepted */
  gboolean has_key_answer;
  gboolean has_earlier_answer;
  gboolean is_started;
};

RejWorkspace *_rej_file_dialog_get_workspace (RejFileDialog *self);
RejLibrary *_rej_file_dialog_get_library (RejFileDialog *self);

/* The pages. */
void _rej_file_dialog_replace_with (RejFileDialog *self,
                                    AdwNavigationPage *page);
gboolean _rej_file_dialog_show_problems (RejFileDialog *self);
gboolean _rej_file_dialog_is_blocked (RejFileDialog *self);
void _rej_file_dialog_show_key (RejFileDialog *self);
void _rej_file_dialog_show_ways (RejFileDialog *self);

/* The end. */
void _rej_file_dialog_keep_filing (RejFileDialog *self,
                                   const RejFiling *filing);
gboolean _rej_file_dialog_show_earlier (RejFileDialog *self);
void _rej_file_dialog_send (RejFileDialog *self);
void _rej_file_dialog_resume (RejFileDialog *self);

G_END_DECLS
