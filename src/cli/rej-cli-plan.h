/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-report.h"
#include "rej-check.h"
#include "rej-cli-library.h"
#include "rej-filing-check.h"

G_BEGIN_DECLS

/**
 * RejCliFile:
 * @file: where it is
 * @report: what it is and gives away
 *
 * A file that goes with a comment.
 */
typedef struct
{
  GFile *file;
  RejAttachmentReport *report;
} RejCliFile;

/**
 * RejCliPlan:
 * @comment: the comment
 * @campaign: (nullable): its campaign
 * @rule: (nullable): the rule
 * @context: what the checks know
 * @check: the comment, checked
 * @submitter: who files it
 * @target: where it goes
 * @offers: (element-type RejFilingOffer): the ways there
 * @offer: the way that was chosen
 * @filed: the whole text as filed
 * @text: what goes into the box or, for e-mail and print, with the files
 * @text_is_comment: whether that is the comment itself
 * @pdf_name: (nullable): the name of its own PDF, where one goes along
 * @files: (element-type RejCliFile): what goes with it, its own PDF first
 * @folder: (nullable): a folder for files that are made, to be deleted
 *
 * What is to be filed from the command line.
 */
typedef struct
{
  RejComment *comment;
  RejCampaign *campaign;
  RejRule *rule;
  RejCheckContext *context;
  RejCheck *check;
  RejSubmitter *submitter;
  RejFilingTarget *target;
  GPtrArray *offers;
  const RejFilingOffer *offer;
  char *filed;
  char *text;
  gboolean text_is_comment;
  char *pdf_name;
  GPtrArray *files;
  char *folder;
} RejCliPlan;

RejCliPlan *rej_cli_plan_new (RejFilingWay way,
                              const char *path,
                              const char *profile,
                              const char *campaign,
                              const char *rule,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_cli_plan_free (RejCliPlan *self);
gboolean rej_cli_plan_add_files (RejCliPlan *self,
                                 const char *const *attachments,
                                 RejLibrary *library,
                                 GError **error);
void rej_cli_plan_set_docket (RejCliPlan *self,
                              const RejRegulationsDocument *document);
GPtrArray *rej_cli_plan_check (RejCliPlan *self) G_GNUC_WARN_UNUSED_RESULT;
RejFiling *rej_cli_plan_new_filing (RejCliPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_cli_plan_store_files (RejCliPlan *self,
                                   RejLibrary *library,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCliPlan, rej_cli_plan_free)

G_END_DECLS
