/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_SUBMITTER_ERROR (rej_submitter_error_quark ())

/**
 * RejSubmitterError:
 * @REJ_SUBMITTER_ERROR_INVALID: it is not a profile, or a part of it is not what it should be
 *
 * What can be wrong with a profile that is read.
 */
typedef enum
{
  REJ_SUBMITTER_ERROR_INVALID,
} RejSubmitterError;

GQuark rej_submitter_error_quark (void);

/**
 * RejSubmitterType:
 * @REJ_SUBMITTER_ANONYMOUS: nobody is named
 * @REJ_SUBMITTER_INDIVIDUAL: a person, counsel for a client among them
 * @REJ_SUBMITTER_ORGANIZATION: an organization, a law firm for a client among them
 *
 * As what a comment is filed. A client is named in the text, never here; people who sign together are one comment.
 */
typedef enum
{
  REJ_SUBMITTER_ANONYMOUS,
  REJ_SUBMITTER_INDIVIDUAL,
  REJ_SUBMITTER_ORGANIZATION,
  REJ_SUBMITTER_N_TYPES,
} RejSubmitterType;

/**
 * RejSubmitterField:
 *
 * What can be said of a submitter.
 */
typedef enum
{
  REJ_SUBMITTER_FIRST_NAME,
  REJ_SUBMITTER_LAST_NAME,
  REJ_SUBMITTER_ORGANIZATION_NAME,
  REJ_SUBMITTER_ORGANIZATION_TYPE,
  REJ_SUBMITTER_EMAIL,
  REJ_SUBMITTER_CITY,
  REJ_SUBMITTER_STATE,
  REJ_SUBMITTER_ZIP,
  REJ_SUBMITTER_COUNTRY,
  REJ_SUBMITTER_PHONE,
  REJ_SUBMITTER_CATEGORY,
  REJ_SUBMITTER_N_FIELDS,
} RejSubmitterField;

/**
 * RejSubmitterProblem:
 * @field: which field, or %REJ_SUBMITTER_N_FIELDS for the whole
 * @sentence: what is wrong and what to do, translated
 *
 * Why a comment cannot be filed like that.
 */
typedef struct
{
  RejSubmitterField field;
  char *sentence;
} RejSubmitterProblem;

#define REJ_TYPE_SUBMITTER (rej_submitter_get_type ())

/**
 * RejSubmitter:
 *
 * Who files a comment. Immutable; reference-counted.
 */
typedef struct _RejSubmitter RejSubmitter;

GType rej_submitter_get_type (void);

RejSubmitter *rej_submitter_new (RejSubmitterType type,
                                 const char *const *fields,
                                 gboolean send_receipt) G_GNUC_WARN_UNUSED_RESULT;
RejSubmitter *rej_submitter_new_from_json (const char *json,
                                           gsize length,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rej_submitter_to_json (const RejSubmitter *self) G_GNUC_WARN_UNUSED_RESULT;
RejSubmitter *rej_submitter_ref (RejSubmitter *self);
void rej_submitter_unref (RejSubmitter *self);

RejSubmitterType rej_submitter_get_submitter_type (const RejSubmitter *self);
const char *rej_submitter_get_field (const RejSubmitter *self,
                                     RejSubmitterField field);
gboolean rej_submitter_get_send_receipt (const RejSubmitter *self);
char *rej_submitter_dup_name (const RejSubmitter *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_submitter_check (const RejSubmitter *self) G_GNUC_WARN_UNUSED_RESULT;

/* The table of types and fields. */
const char *rej_submitter_type_to_string (RejSubmitterType type);
gboolean rej_submitter_type_from_string (const char *name,
                                         RejSubmitterType *type);
const char *rej_submitter_type_get_title (RejSubmitterType type);
const char *rej_submitter_field_get_key (RejSubmitterField field);
const char *rej_submitter_field_get_attribute (RejSubmitterField field);
const char *rej_submitter_field_get_title (RejSubmitterField field);
guint rej_submitter_field_get_limit (RejSubmitterField field);
gboolean rej_submitter_field_applies_to (RejSubmitterField field,
                                         RejSubmitterType type);
gboolean rej_submitter_field_is_required_of (RejSubmitterField field,
                                             RejSubmitterType type);
gboolean rej_submitter_field_may_be_public (RejSubmitterField field);
char *rej_submitter_field_dup_problem (RejSubmitterField field,
                                       RejSubmitterType type,
                                       const char *value) G_GNUC_WARN_UNUSED_RESULT;
const char *const *rej_submitter_get_organization_types (void);

void rej_submitter_problem_free (RejSubmitterProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejSubmitter, rej_submitter_unref)

G_END_DECLS
