/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-lock.h"
#include "rej-draft-writer.h"
#include "rej-library-private.h"

G_BEGIN_DECLS

/* An edit as it waits. */
typedef struct
{
  gint64 made;
  gint64 step;
  RejDraftWay way;
  gsize offset;
  gsize n_removed;
  gsize n_inserted;
  GString *inserted;
} RejDraftPadEdit;

/* Called in the context of the writer. */
typedef void (*RejDraftPadNews) (gpointer writer,
                                 gint64 saved_through,
                                 GError *error);

/* What the writer and the thread share. The thread owns all but what the lock guards. */
typedef struct
{
  GMutex mutex;
  GPtrArray *recorded; /* of RejDraftPadEdit; guarded */
  guint depth; /* actions that are open; guarded */
  guint n_whole; /* of @recorded, those before the action that is open; guarded */
  gboolean is_due; /* a flush is asked for; guarded */

  GWeakRef writer;
  RejDraftPadNews news;
  GMainContext *context; /* of the writer */
  RejStoreThread *thread;
  gint64 id;

  RejDraftText *text; /* what is on the disk */
  GPtrArray *unsaved; /* of RejDraftPadEdit, in order: taken over but not on the disk */
  gint64 revision;
  gint64 snapshot; /* the last one's revision */
  guint n_folding; /* folds asked for; only the last one counts */
  guint retry_delay;
  gboolean is_retrying;
  char *initial; /* until compared with the library */
  gboolean is_closed;
  RejDraftLock *lock;
} RejDraftPad;

RejDraftPad *rej_draft_pad_new (gint64 id,
                                const char *initial,
                                RejDraftLock *lock,
                                RejStoreThread *thread,
                                gpointer writer,
                                RejDraftPadNews news) G_GNUC_WARN_UNUSED_RESULT;
RejDraftPad *rej_draft_pad_ref (RejDraftPad *pad);
void rej_draft_pad_unref (gpointer data);
void rej_draft_pad_edit_free (gpointer data);

/* In the thread. */
gboolean rej_draft_pad_flush (RejDraftPad *pad,
                              sqlite3 *db,
                              GError **error);
void rej_draft_pad_flush_func (sqlite3 *db,
                               gpointer data);
void rej_draft_pad_close_func (sqlite3 *db,
                               gpointer data);

G_END_DECLS
