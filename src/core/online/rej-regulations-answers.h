/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-online-fetch.h"

G_BEGIN_DECLS

/* What regulations.gov answers, read from any bytes. Pure, so that a fuzzer can read too. */

/**
 * RejRegulationsReason:
 * @REJ_REGULATIONS_OTHER: something else
 * @REJ_REGULATIONS_CLOSED: the document takes no comments, or no more
 * @REJ_REGULATIONS_TOO_LONG: a text or a file is longer than allowed
 * @REJ_REGULATIONS_KEY: the key is missing, wrong or switched off
 * @REJ_REGULATIONS_NO_DOCUMENT: there is no such document
 * @REJ_REGULATIONS_PACE: too many were sent; later it will take more
 * @REJ_REGULATIONS_FAULT: a fault on its side
 *
 * Why regulations.gov did not do what it was asked.
 */
typedef enum
{
  REJ_REGULATIONS_OTHER,
  REJ_REGULATIONS_CLOSED,
  REJ_REGULATIONS_TOO_LONG,
  REJ_REGULATIONS_KEY,
  REJ_REGULATIONS_NO_DOCUMENT,
  REJ_REGULATIONS_PACE,
  REJ_REGULATIONS_FAULT,
} RejRegulationsReason;

/**
 * RejRegulationsCategory:
 * @name: the category as it is sent, such as "Academia - E0007"
 * @is_default: whether the agency takes it where none is given
 */
typedef struct
{
  char *name;
  gboolean is_default;
} RejRegulationsCategory;

/**
 * RejRegulationsDocument:
 * @id: ID of the document
 * @docket: (nullable): ID of its docket
 * @title: (nullable): its title
 * @agency: (nullable): the agency's acronym
 * @comment_end: (nullable): when the comment period ends, UTC, ISO 8601; see rej-deadline
 * @open_for_comment: whether comments are taken
 * @allow_late: whether late ones are
 * @withdrawn: whether the document was withdrawn
 */
typedef struct
{
  char *id;
  char *docket;
  char *title;
  char *agency;
  char *comment_end;
  gboolean open_for_comment;
  gboolean allow_late;
  gboolean withdrawn;
} RejRegulationsDocument;

/**
 * RejRegulationsPosted:
 * @id: the public ID of a comment
 * @posted: (nullable): when it was posted, UTC, ISO 8601
 * @title: (nullable): its title
 * @withdrawn: whether it was withdrawn since
 * @restricted: (nullable): why it is not shown, where it is not
 */
typedef struct
{
  char *id;
  char *posted;
  char *title;
  gboolean withdrawn;
  char *restricted;
} RejRegulationsPosted;

char *rej_regulations_read_id (const char *json,
                               gsize length,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rej_regulations_read_tracking (const char *json,
                                     gsize length,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_regulations_read_categories (const char *json,
                                            gsize length,
                                            const char *acronym,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejRegulationsDocument *rej_regulations_read_document (const char *json,
                                                       gsize length,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_regulations_read_posted (const char *json,
                                        gsize length,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rej_regulations_read_words (const char *json,
                                  gsize length) G_GNUC_WARN_UNUSED_RESULT;
RejRegulationsReason rej_regulations_read_reason (const RejOnlineAnswer *answer);
char *rej_regulations_dup_sentence (const RejOnlineAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

void rej_regulations_category_free (RejRegulationsCategory *self);
void rej_regulations_document_free (RejRegulationsDocument *self);
void rej_regulations_posted_free (RejRegulationsPosted *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejRegulationsDocument, rej_regulations_document_free)

G_END_DECLS
