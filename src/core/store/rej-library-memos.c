/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

#include "rej-draft-lock.h"

static gboolean
trash_draft_job (sqlite3 *db,
                 RejLibraryRequest *request,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (RejDraftLock) lock = NULL;

  /* What is being written goes nowhere. */
  if (request->revision != 0)
    {
      lock = rej_draft_lock_new (request->folder, request->id, error);
      if (lock == NULL)
        return FALSE;
    }
  if (!rej_database_run (db, error, "UPDATE drafts SET trashed = ? WHERE id = ?", "ii", request->revision, request->id))
    return FALSE;
  if (sqlite3_changes (db) > 0)
    return TRUE;
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This comment is no longer in the library."));
  return FALSE;
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
 * Puts a draft into the trash, or brings it back whole. Nothing of it is deleted. One that is open stays: the error is
 * REJ_LIBRARY_ERROR_IN_USE then.
 */
void
rej_library_trash_draft_async (RejLibrary *self,
                               gint64 id,
                               gboolean trashed,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = trash_draft_job, .is_change = TRUE, .id = id, .revision = trashed ? g_get_real_time () : 0, .folder = g_strdup (rej_library_get_folder (self)) },
                     cancellable, callback, user_data);
}

static gboolean
load_memos_job (sqlite3 *db,
                RejLibraryRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  GHashTable *memos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  rej_library_request_give (request, memos, (GDestroyNotify) g_hash_table_unref);
  row = rej_database_query (db, error, "SELECT name, value FROM memos WHERE draft = ?", "i", request->id);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    g_hash_table_insert (memos, rej_database_dup_text (row, 0), rej_database_dup_text (row, 1));
  return step == 0;
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
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_memos_job, .id = id }, cancellable, callback, user_data);
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
  return rej_library_finish (self, result, NULL, error);
}

static gboolean
set_memo_job (sqlite3 *db,
              RejLibraryRequest *request,
              GCancellable *cancellable,
              GError **error)
{
  gboolean is_good;

  if (request->text == NULL)
    is_good = rej_database_run (db, error, "DELETE FROM memos WHERE draft = ? AND name = ?", "is", request->id, request->name);
  else
    /* Of a draft that was deleted meanwhile nothing is remembered. */
    is_good = rej_database_run (db, error, "INSERT OR REPLACE INTO memos SELECT ?, ?, ? WHERE ? = 0 OR EXISTS (SELECT 1 FROM drafts WHERE id = ?)",
                                "issii", request->id, request->name, request->text, request->id, request->id);
  return is_good;
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = set_memo_job, .id = id, .name = g_strdup (name), .text = g_strdup (value) },
                     cancellable, callback, user_data);
}
