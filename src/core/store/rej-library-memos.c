/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

#include "rej-draft-lock.h"

static void
trash_draft_job (GTask *task,
                 sqlite3 *db,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  g_autoptr (RejDraftLock) lock = NULL;
  GError *error = NULL;

  /* What is being written goes nowhere. */
  if (request->revision != 0)
    {
      lock = rej_draft_lock_new (request->folder, request->id, &error);
      if (lock == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }
  if (!rej_database_run (db, &error, "UPDATE drafts SET trashed = ? WHERE id = ?", "ii", request->revision, request->id))
    {
      g_task_return_error (task, error);
      return;
    }
  if (sqlite3_changes (db) == 0)
    g_task_return_new_error_literal (task, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This comment is no longer in the library."));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * rej_library_trash_draft_async:
 * @self: a library
 * @id: a draft
 * @trashed: whether to put it into the trash or to bring it back
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts a draft into the trash, or brings it back whole. Nothing of it is deleted. One that is open stays.
 */
void
rej_library_trash_draft_async (RejLibrary *self,
                               gint64 id,
                               gboolean trashed,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));

  request = rej_library_request_new ();
  request->id = id;
  request->revision = trashed ? g_get_real_time () : 0;
  request->folder = g_strdup (rej_library_get_folder (self));
  rej_library_start (self, request, rej_library_trash_draft_async, TRUE, trash_draft_job, cancellable, callback, user_data);
}

/**
 * rej_library_trash_draft_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes; REJ_LIBRARY_ERROR_IN_USE where it is open
 *
 * Returns: whether it is where it should be
 */
gboolean
rej_library_trash_draft_finish (RejLibrary *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
load_memos_job (GTask *task,
                sqlite3 *db,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_autoptr (GHashTable) memos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  GError *error = NULL;
  int step = -1;

  row = rej_database_query (db, &error, "SELECT name, value FROM memos WHERE draft = ?", "i", ((RejLibraryRequest *) task_data)->id);
  while (row != NULL && (step = rej_database_step (row, &error)) == 1)
    g_hash_table_insert (memos, rej_database_dup_text (row, 0), rej_database_dup_text (row, 1));
  if (step < 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&memos), (GDestroyNotify) g_hash_table_unref);
}

/**
 * rej_library_load_memos_async:
 * @self: a library
 * @id: a draft, or 0 for the library itself
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads what is remembered of a draft, or of the library.
 */
void
rej_library_load_memos_async (RejLibrary *self,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));

  request = rej_library_request_new ();
  request->id = id;
  rej_library_start (self, request, rej_library_load_memos_async, FALSE, load_memos_job, cancellable, callback, user_data);
}

/**
 * rej_library_load_memos_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): values by name
 */
GHashTable *
rej_library_load_memos_finish (RejLibrary *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
set_memo_job (GTask *task,
              sqlite3 *db,
              gpointer task_data,
              GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  GError *error = NULL;
  gboolean is_good;

  if (request->text == NULL)
    is_good = rej_database_run (db, &error, "DELETE FROM memos WHERE draft = ? AND name = ?", "is", request->id, request->name);
  else
    /* Of a draft that was deleted meanwhile nothing is remembered. */
    is_good = rej_database_run (db, &error, "INSERT OR REPLACE INTO memos SELECT ?, ?, ? WHERE ? = 0 OR EXISTS (SELECT 1 FROM drafts WHERE id = ?)",
                                "issii", request->id, request->name, request->text, request->id, request->id);
  if (is_good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rej_library_set_memo_async:
 * @self: a library
 * @id: a draft, or 0 for the library itself
 * @name: what it is about
 * @value: (nullable): what to remember; `NULL` forgets it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Remembers something of a draft, which goes with the draft, or of the library.
 */
void
rej_library_set_memo_async (RejLibrary *self,
                            gint64 id,
                            const char *name,
                            const char *value,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  request = rej_library_request_new ();
  request->id = id;
  request->name = g_strdup (name);
  request->text = g_strdup (value);
  rej_library_start (self, request, rej_library_set_memo_async, FALSE, set_memo_job, cancellable, callback, user_data);
}

/**
 * rej_library_set_memo_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether it is remembered
 */
gboolean
rej_library_set_memo_finish (RejLibrary *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
