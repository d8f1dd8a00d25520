/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-regulations-answers.h"

G_BEGIN_DECLS

/**
 * RejFilerRequest:
 *
 * The requests of a filing, in their order; the middle two are made for each file.
 */
typedef enum
{
  REJ_FILER_SUBMISSION_KEY,
  REJ_FILER_UPLOAD_URL,
  REJ_FILER_UPLOAD,
  REJ_FILER_COMMENT,
  REJ_FILER_N_REQUESTS,
} RejFilerRequest;

/**
 * RejFilerVerdict:
 * @REJ_FILER_DONE: it did what it was to do
 * @REJ_FILER_RETRY: it did not, and can be sent again without any harm
 * @REJ_FILER_AFRESH: the same, from the first request on, with another submission key
 * @REJ_FILER_STOPPED: it did not, and trying again at once is of no use
 * @REJ_FILER_KEY: the same, until there is another key
 * @REJ_FILER_REFUSED: what is filed is not taken as it is
 * @REJ_FILER_UNKNOWN: the comment may be filed
 * @REJ_FILER_NO_TRACKING: the comment is filed, its tracking number missing
 * @REJ_FILER_CANCELLED: the writer stopped it
 *
 * What became of a request. Only of a comment can it be unknown, or filed without its number.
 */
typedef enum
{
  REJ_FILER_DONE,
  REJ_FILER_RETRY,
  REJ_FILER_AFRESH,
  REJ_FILER_STOPPED,
  REJ_FILER_KEY,
  REJ_FILER_REFUSED,
  REJ_FILER_UNKNOWN,
  REJ_FILER_NO_TRACKING,
  REJ_FILER_CANCELLED,
  REJ_FILER_N_VERDICTS,
} RejFilerVerdict;

/**
 * RejFilerOutcome:
 * @verdict: what became of it
 * @id: (nullable): the ID that came, where it is done
 * @sentence: (nullable): what the writer should know, whole sentences
 * @is_answer: whether an answer came
 * @wait: microseconds the service wants to be left alone; 0 where it does not say
 *
 * What came of a request.
 */
typedef struct
{
  RejFilerVerdict verdict;
  char *id;
  char *sentence;
  gboolean is_answer;
  gint64 wait;
} RejFilerOutcome;

const char *rej_filer_request_to_string (RejFilerRequest request);
const char *rej_filer_verdict_to_string (RejFilerVerdict verdict);
RejFilerOutcome *rej_filer_outcome_new (RejFilerRequest request,
                                        const RejOnlineAnswer *answer,
                                        const GError *error,
                                        gboolean has_left,
                                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void rej_filer_outcome_free (RejFilerOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFilerOutcome, rej_filer_outcome_free)
G_END_DECLS
