/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filing.h"
#include "rej-regulations.h"

G_BEGIN_DECLS

/**
 * RejPostedState:
 * @REJ_POSTED_NOT_YET: no comment of that tracking number is public
 * @REJ_POSTED: it is public, under @id
 * @REJ_POSTED_WITHDRAWN: it was posted, and withdrawn since
 * @REJ_POSTED_RESTRICTED: it is listed, but the agency does not show all of it
 * @REJ_POSTED_UNKNOWN: nobody could be asked, or the answer is not clear
 *
 * Whether the agency has put a comment on the site. That takes days or weeks.
 */
typedef enum
{
  REJ_POSTED_NOT_YET,
  REJ_POSTED,
  REJ_POSTED_WITHDRAWN,
  REJ_POSTED_RESTRICTED,
  REJ_POSTED_UNKNOWN,
  REJ_POSTED_N_STATES,
} RejPostedState;

/**
 * RejPosted:
 * @state: what was found
 * @id: (nullable): the public ID of the comment, such as "FINCEN-2020-0020-5871"
 * @since: (nullable): when it was posted, UTC, ISO 8601
 * @reason: (nullable): why it is restricted, in the agency's words, or why nobody could be asked
 * @asked: when it was asked, microseconds since 1970
 *
 * What regulations.gov said of a filing when it was asked. Free with rej_posted_free().
 */
typedef struct
{
  RejPostedState state;
  char *id;
  char *since;
  char *reason;
  gint64 asked;
} RejPosted;

void rej_posted_free (RejPosted *self);
const char *rej_posted_state_to_string (RejPostedState state);
char *rej_posted_to_words (const RejPosted *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_posted_dup_url (const RejPosted *self,
                          const RejFiling *filing) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_posted_can_ask (const RejFiling *filing);
gboolean rej_posted_is_due (const RejPosted *self,
                            const RejFiling *filing,
                            gint64 now);

/* Asking; the answer is kept in the library. */
void rej_posted_ask_async (RejRegulations *client,
                           RejLibrary *library,
                           const RejFiling *filing,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
RejPosted *rej_posted_ask_finish (RejRegulations *client,
                                  GAsyncResult *result,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_posted_load_async (RejLibrary *library,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GHashTable *rej_posted_load_finish (RejLibrary *library,
                                    GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejPosted, rej_posted_free)

G_END_DECLS
