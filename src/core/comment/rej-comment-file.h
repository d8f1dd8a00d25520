/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment.h"

G_BEGIN_DECLS

/* A comment on disk. An etag tells one state of a file from another: it is the SHA-256 of its bytes in hexadecimal digits, so
 * that a file which was only touched, or written anew with the same bytes, did not change. */

RejComment *rej_comment_load (GFile *file,
                              RejEncoding encoding,
                              char **etag,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_comment_load_async (GFile *file,
                             RejEncoding encoding,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RejComment *rej_comment_load_finish (GAsyncResult *result,
                                     char **etag,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void rej_comment_save_async (RejComment *self,
                             GFile *file,
                             const char *etag,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean rej_comment_save_finish (RejComment *self,
                                  GAsyncResult *result,
                                  char **etag,
                                  GError **error);

void rej_comment_query_etag_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *rej_comment_query_etag_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
