/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-text.h"
#include "rej-library-filings.h"
#include "rej-store-thread.h"

G_BEGIN_DECLS

typedef struct _RejLibraryRequest RejLibraryRequest;

/* Runs in the thread; what it finds it gives to its request. */
typedef gboolean (*RejLibraryJob) (sqlite3 *db,
                                   RejLibraryRequest *request,
                                   GCancellable *cancellable,
                                   GError **error);

/* A piece of work, what it is told and what it finds; each uses what it needs. */
struct _RejLibraryRequest
{
  RejLibraryJob job;
  gboolean is_change; /* of what a list of drafts shows */
  gint64 id;
  gint64 revision;
  guint pause;
  gint64 before;
  guint n_steps;
  guint body_offset;
  gboolean with_filings;
  char *name;
  char *text;
  char *sha256;
  char *folder;
  RejDraft *draft;
  GBytes *bytes;
  GPtrArray *array;
  GObject *object;
  RejStoredFiling *filing;
  RejStoredStep *step;
  char *expected;
  gboolean again;
  guint per_minute;
  guint per_hour;

  gint64 same; /* found: a filing of the same text that blocks this one */
  gint64 wait; /* found: how long the pace wants to wait */
  guint n; /* found: the number of the step */
  gpointer result;
  GDestroyNotify free_result;
};

gboolean rej_library_request_give (RejLibraryRequest *request,
                                   gpointer result,
                                   GDestroyNotify free_result);
GPtrArray *rej_library_request_give_list (RejLibraryRequest *request,
                                          GDestroyNotify free_item);
gboolean rej_library_finish_request (RejLibrary *self,
                                     GAsyncResult *result,
                                     RejLibraryRequest **request,
                                     GError **error);
gpointer rej_library_finish (RejLibrary *self,
                             GAsyncResult *result,
                             RejLibraryRequest **request,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_start (RejLibrary *self,
                        const RejLibraryRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
RejStoreThread *rej_library_get_typist (RejLibrary *self);

/* Work on a connection, shared by the threads, the recovery and the writer. */
gint64 rej_library_insert_draft (sqlite3 *db,
                                 const RejDraft *draft,
                                 const char *text,
                                 GError **error);
RejDraftText *rej_library_read_text (sqlite3 *db,
                                     gint64 id,
                                     gint64 revision,
                                     gboolean is_damaged,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejDraft *rej_library_read_draft (sqlite3 *db,
                                  gint64 id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_library_drop_attachments (sqlite3 *db,
                                       GError **error);
void rej_library_recover_filings (sqlite3 *damaged,
                                  sqlite3 *db);
gboolean rej_library_recover (sqlite3 *damaged,
                              sqlite3 *db,
                              guint *n_read,
                              guint *n_lost);

G_END_DECLS
