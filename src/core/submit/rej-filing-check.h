/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-report.h"
#include "rej-check.h"
#include "rej-filing-way.h"
#include "rej-submitter.h"

G_BEGIN_DECLS

/**
 * RejFilingSeverity:
 * @REJ_FILING_BLOCKS: it cannot be filed like that
 * @REJ_FILING_WARNS: it can, but should be looked at
 */
typedef enum
{
  REJ_FILING_BLOCKS,
  REJ_FILING_WARNS,
} RejFilingSeverity;

/**
 * RejFilingPlace:
 * @REJ_FILING_PLACE_WHOLE: the comment as a whole
 * @REJ_FILING_PLACE_TEXT: characters of the comment's source
 * @REJ_FILING_PLACE_BOX: characters of the text for the box
 * @REJ_FILING_PLACE_FILE: a file
 * @REJ_FILING_PLACE_SUBMITTER: a field of the submitter
 * @REJ_FILING_PLACE_DETAILS: the details of the comment
 * @REJ_FILING_PLACE_WAY: the way that was chosen
 *
 * Where to go to mend it.
 */
typedef enum
{
  REJ_FILING_PLACE_WHOLE,
  REJ_FILING_PLACE_TEXT,
  REJ_FILING_PLACE_BOX,
  REJ_FILING_PLACE_FILE,
  REJ_FILING_PLACE_SUBMITTER,
  REJ_FILING_PLACE_DETAILS,
  REJ_FILING_PLACE_WAY,
} RejFilingPlace;

/**
 * RejFilingFix:
 * @REJ_FILING_FIX_NONE: the writer has to see to it
 * @REJ_FILING_FIX_PLAIN: rej_filing_box_dup_plain() of the box text mends it
 * @REJ_FILING_FIX_EMOJI: rej_filing_box_dup_without_emoji() of the box text mends it
 * @REJ_FILING_FIX_KEEP: something private: the writer may decide to keep it
 *
 * What one click can do about it. Findings of the text have fixes of their own.
 */
typedef enum
{
  REJ_FILING_FIX_NONE,
  REJ_FILING_FIX_PLAIN,
  REJ_FILING_FIX_EMOJI,
  REJ_FILING_FIX_KEEP,
} RejFilingFix;

/**
 * RejFilingProblem:
 * @severity: whether it can be filed like that
 * @code: the stable code, a static string; that of the finding where there is one
 * @message: a translated sentence
 * @place: where to go
 * @start: first character of the text or the box text
 * @end: character after the last
 * @file: position of the file; the number of files where it is about all of them
 * @field: field of the submitter
 * @fix: what one click can do
 * @text: (nullable): of something private, what is decided about: the words that were found, for a file its SHA-256,
 *   for the name of a file the name; with @code it makes the digest of what is kept
 *
 * Something that should be seen to before a comment is filed.
 */
typedef struct
{
  RejFilingSeverity severity;
  const char *code;
  char *message;
  RejFilingPlace place;
  guint start;
  guint end;
  guint file;
  RejSubmitterField field;
  RejFilingFix fix;
  char *text;
} RejFilingProblem;

/**
 * RejFilingCheck:
 * @check: the comment, settled
 * @target: where it goes
 * @offer: the way that was chosen, as it is offered
 * @submitter: (nullable): who files it, where the way needs that
 * @box_text: (nullable): what goes into the box, where the way has one
 * @box_is_comment: whether that is the comment itself
 * @reports: (nullable) (element-type RejAttachmentReport): the files that go with it, its own PDF among them
 * @pdf_name: (nullable): the name of its own PDF, in which nothing stands that is not in the text
 * @privacy: (nullable): what the privacy checks know
 * @now: the time
 *
 * Everything that is looked at before a comment is filed. Owned by the caller.
 */
typedef struct
{
  RejCheck *check;
  const RejFilingTarget *target;
  const RejFilingOffer *offer;
  const RejSubmitter *submitter;
  const char *box_text;
  gboolean box_is_comment;
  GPtrArray *reports;
  const char *pdf_name;
  const RejPrivacy *privacy;
  GDateTime *now;
} RejFilingCheck;

GPtrArray *rej_filing_check_run (const RejFilingCheck *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_filing_check_blocks (GPtrArray *problems);
void rej_filing_problem_free (RejFilingProblem *self);

G_END_DECLS
