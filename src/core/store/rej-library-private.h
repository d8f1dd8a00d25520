/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-text.h"
#include "rej-library.h"
#include "rej-store-thread.h"

G_BEGIN_DECLS

/* What a piece of work is told; each uses what it needs. */
typedef struct
{
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
  gpointer data;
  GDestroyNotify free_data;
} RejLibraryRequest;

RejLibraryRequest *rej_library_request_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_start (RejLibrary *self,
                        RejLibraryRequest *request,
                        gpointer source_tag,
                        gboolean is_change,
                        RejStoreJob job,
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
