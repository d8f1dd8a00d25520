/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-database.h"

G_BEGIN_DECLS

/**
 * RejStoreThread:
 *
 * A thread that owns a connection to the library and does one piece of work after another, in the order it was asked.
 */
typedef struct _RejStoreThread RejStoreThread;

/* Runs in the thread; returns by the task. */
typedef void (*RejStoreJob) (GTask *task,
                             sqlite3 *db,
                             gpointer task_data,
                             GCancellable *cancellable);
typedef void (*RejStoreFunc) (sqlite3 *db,
                              gpointer data);

RejStoreThread *rej_store_thread_new (const char *name,
                                      sqlite3 *db) G_GNUC_WARN_UNUSED_RESULT;
void rej_store_thread_free (RejStoreThread *self);
void rej_store_thread_run (RejStoreThread *self,
                           GTask *task,
                           RejStoreJob job);
void rej_store_thread_call (RejStoreThread *self,
                            guint delay,
                            RejStoreFunc func,
                            gpointer data,
                            GDestroyNotify destroy);
void rej_store_thread_release_task (gpointer task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejStoreThread, rej_store_thread_free)

G_END_DECLS
