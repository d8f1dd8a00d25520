/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-regulations-answers.h"

G_BEGIN_DECLS

/* Posting is limited by key (GSA's documentation of the API, version 4); the limits are not raised on request. */
#define REJ_REGULATIONS_PER_MINUTE 50
#define REJ_REGULATIONS_PER_HOUR 500

/* Where the API is at home, and where it can be tried. */
#define REJ_REGULATIONS_HOST "api.regulations.gov"
#define REJ_REGULATIONS_HOME "https://" REJ_REGULATIONS_HOST "/v4"
#define REJ_REGULATIONS_STAGING "https://api-staging.regulations.gov/v4"

/* The environment's name for the key. */
#define REJ_REGULATIONS_KEY_VARIABLE "REJOINDER_REGULATIONS_KEY"

#define REJ_TYPE_REGULATIONS (rej_regulations_get_type ())

/**
 * RejRegulations:
 *
 * The API of regulations.gov, version 4, at one address with one key. The key goes into a header and nowhere else:
 * what an answer repeats of it is struck out before anybody sees it.
 */
G_DECLARE_FINAL_TYPE (RejRegulations, rej_regulations, REJ, REGULATIONS, GObject)

SoupSession *rej_regulations_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejRegulations *rej_regulations_new (SoupSession *session,
                                     const char *base,
                                     const char *key,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_regulations_get_base (RejRegulations *self);
gboolean rej_regulations_has_key (RejRegulations *self);

/* Filing. */
char *rej_regulations_dup_url (RejRegulations *self,
                               const char *path) G_GNUC_WARN_UNUSED_RESULT;
void rej_regulations_post_async (RejRegulations *self,
                                 const char *path,
                                 const char *json,
                                 gboolean once,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void rej_regulations_upload_async (RejRegulations *self,
                                   const char *url,
                                   const char *media_type,
                                   GInputStream *stream,
                                   guint64 length,
                                   RejOnlineProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RejOnlineAnswer *rej_regulations_send_finish (RejRegulations *self,
                                              GAsyncResult *result,
                                              gboolean *has_left,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asking. */
void rej_regulations_test_key_async (RejRegulations *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rej_regulations_test_key_finish (RejRegulations *self,
                                          GAsyncResult *result,
                                          GError **error);
void rej_regulations_list_categories_async (RejRegulations *self,
                                            const char *acronym,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *rej_regulations_list_categories_finish (RejRegulations *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_regulations_load_document_async (RejRegulations *self,
                                          const char *id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
RejRegulationsDocument *rej_regulations_load_document_finish (RejRegulations *self,
                                                              GAsyncResult *result,
                                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_regulations_find_posted_async (RejRegulations *self,
                                        const char *tracking,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *rej_regulations_find_posted_finish (RejRegulations *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
