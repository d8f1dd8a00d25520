/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-file-dialog-prepare.h"
#include "rej-filing-check.h"
#include "rej-filing.h"

G_BEGIN_DECLS

/* Seconds after which what is left of the comment period is said anew. */
#define REJ_FILE_DIALOG_DEADLINE_EVERY 20

#define REJ_TYPE_FILE_DIALOG_PLAN (rej_file_dialog_plan_get_type ())

/**
 * RejFileDialogPlan:
 *
 * What the filing dialog is about to file: the comment, where and how it goes, who files it, what stands in the box and
 * which files go along. Nothing of it is fixed yet.
 *
 * "changed" tells that something did.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogPlan, rej_file_dialog_plan, REJ, FILE_DIALOG_PLAN, GObject)

RejFileDialogPlan *rej_file_dialog_plan_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

RejDocument *rej_file_dialog_plan_get_document (RejFileDialogPlan *self);
const RejFilingTarget *rej_file_dialog_plan_get_target (RejFileDialogPlan *self);
GPtrArray *rej_file_dialog_plan_get_offers (RejFileDialogPlan *self);
const RejFilingOffer *rej_file_dialog_plan_get_offer (RejFileDialogPlan *self);
void rej_file_dialog_plan_update_target (RejFileDialogPlan *self);
gboolean rej_file_dialog_plan_update_text (RejFileDialogPlan *self);
void rej_file_dialog_plan_set_docket (RejFileDialogPlan *self,
                                      const RejFilingDocket *docket);
const RejDeadline *rej_file_dialog_plan_get_deadline (RejFileDialogPlan *self);

RejFilingWay rej_file_dialog_plan_get_way (RejFileDialogPlan *self);
void rej_file_dialog_plan_set_way (RejFileDialogPlan *self,
                                   RejFilingWay way);
RejSubmitter *rej_file_dialog_plan_get_submitter (RejFileDialogPlan *self);
void rej_file_dialog_plan_set_submitter (RejFileDialogPlan *self,
                                         RejSubmitter *submitter);

/* The two texts. */
const char *rej_file_dialog_plan_get_filed_text (RejFileDialogPlan *self);
char *rej_file_dialog_plan_dup_short_text (RejFileDialogPlan *self) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_file_dialog_plan_get_box_text (RejFileDialogPlan *self);
gboolean rej_file_dialog_plan_get_box_is_comment (RejFileDialogPlan *self);
void rej_file_dialog_plan_set_short_text (RejFileDialogPlan *self,
                                          const char *text);
gboolean rej_file_dialog_plan_get_wants_pdf (RejFileDialogPlan *self);
void rej_file_dialog_plan_set_wants_pdf (RejFileDialogPlan *self,
                                         gboolean wants_pdf);
void rej_file_dialog_plan_mend_box (RejFileDialogPlan *self,
                                    RejFilingFix fix);

/* The files. */
void rej_file_dialog_plan_prepare_async (RejFileDialogPlan *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean rej_file_dialog_plan_prepare_finish (RejFileDialogPlan *self,
                                              GAsyncResult *result,
                                              GError **error);
GPtrArray *rej_file_dialog_plan_get_files (RejFileDialogPlan *self);

GPtrArray *rej_file_dialog_plan_check (RejFileDialogPlan *self) G_GNUC_WARN_UNUSED_RESULT;
RejFiling *rej_file_dialog_plan_create_filing (RejFileDialogPlan *self,
                                               const char *base,
                                               gboolean again) G_GNUC_WARN_UNUSED_RESULT;
char *rej_file_dialog_plan_dup_deadline_words (RejFileDialogPlan *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
