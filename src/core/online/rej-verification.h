/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-online.h"

G_BEGIN_DECLS

/**
 * RejVerificationState:
 * @REJ_VERIFICATION_FOUND: the service has one thing there
 * @REJ_VERIFICATION_NOT_FOUND: the service has nothing there
 * @REJ_VERIFICATION_SEVERAL: the service has several things there
 * @REJ_VERIFICATION_COULD_NOT_ASK: the service was not asked, or gave no answer
 *
 * What came of asking a service about a citation. None of them says that a citation is right, or that it is made up.
 */
typedef enum
{
  REJ_VERIFICATION_FOUND,
  REJ_VERIFICATION_NOT_FOUND,
  REJ_VERIFICATION_SEVERAL,
  REJ_VERIFICATION_COULD_NOT_ASK,
} RejVerificationState;

#define REJ_TYPE_VERIFICATION (rej_verification_get_type ())

/**
 * RejVerification:
 * @service: who was asked
 * @query: what was asked, such as "85 FR 56338": all that left the computer
 * @state: what came of it
 * @asked: when, in microseconds since 1970; 0 where nobody was asked
 * @title: (nullable): what the service calls it; several are parted by "; "
 * @date: (nullable): its date, YYYY-MM-DD: of publication, or of the decision
 * @url: (nullable): where it can be read
 * @reason: (nullable): a sentence that says why nobody could be asked
 * @has_failed: whether the service was to be asked and failed, as against one that does not know such things
 *
 * What a service said of one citation on one day. Immutable once shared; reference-counted.
 */
typedef struct
{
  RejOnlineService service;
  char *query;
  RejVerificationState state;
  gint64 asked;
  char *title;
  char *date;
  char *url;
  char *reason;
  gboolean has_failed;
} RejVerification;

GType rej_verification_get_type (void);
RejVerification *rej_verification_new (RejOnlineService service,
                                       const char *query,
                                       RejVerificationState state,
                                       gint64 asked) G_GNUC_WARN_UNUSED_RESULT;
RejVerification *rej_verification_new_not_asked (RejOnlineService service,
                                                 const char *query,
                                                 const char *reason) G_GNUC_WARN_UNUSED_RESULT;
RejVerification *rej_verification_ref (RejVerification *self);
void rej_verification_unref (RejVerification *self);

const char *rej_verification_state_to_string (RejVerificationState state);
char *rej_verification_dup_asked (const RejVerification *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_verification_to_answer (const RejVerification *self) G_GNUC_WARN_UNUSED_RESULT;
RejVerification *rej_verification_new_from_answer (const char *service,
                                                   const char *query,
                                                   gint64 asked,
                                                   const char *answer) G_GNUC_WARN_UNUSED_RESULT;
char *rej_verification_dup_words (const RejVerification *self) G_GNUC_WARN_UNUSED_RESULT;

#define REJ_TYPE_VERIFICATION_SET (rej_verification_set_get_type ())

/**
 * RejVerificationSet:
 *
 * What is known of the citations of a comment, one answer for each question. Reference-counted; not to be changed once
 * a check has it.
 */
typedef struct _RejVerificationSet RejVerificationSet;

GType rej_verification_set_get_type (void);
RejVerificationSet *rej_verification_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejVerificationSet *rej_verification_set_copy (const RejVerificationSet *self) G_GNUC_WARN_UNUSED_RESULT;
RejVerificationSet *rej_verification_set_ref (RejVerificationSet *self);
void rej_verification_set_unref (RejVerificationSet *self);
guint rej_verification_set_get_n (const RejVerificationSet *self);
void rej_verification_set_add (RejVerificationSet *self,
                               RejVerification *verification);
RejVerification *rej_verification_set_get (const RejVerificationSet *self,
                                           RejOnlineService service,
                                           const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejVerification, rej_verification_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejVerificationSet, rej_verification_set_unref)

G_END_DECLS
