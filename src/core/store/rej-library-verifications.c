/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

/**
 * rej_stored_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees it.
 */
void
rej_stored_answer_free (RejStoredAnswer *self)
{
  g_free (self->service);
  g_free (self->query);
  g_free (self->answer);
  g_free (self);
}

static void
store_answers_job (GTask *task,
                   sqlite3 *db,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  GError *error = NULL;
  gboolean is_good = TRUE;

  if (!rej_database_begin (db, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; is_good && i < request->array->len; i++)
    {
      const RejStoredAnswer *answer = request->array->pdata[i];

      is_good = rej_database_run (db, &error, "INSERT OR REPLACE INTO verifications (draft, service, query, asked, answer) VALUES (?, ?, ?, ?, ?)",
                                  "issis", request->id, answer->service, answer->query, answer->asked, answer->answer);
    }
  if (rej_database_end (db, is_good, is_good ? &error : NULL) && is_good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rej_library_store_answers_async:
 * @self: a library
 * @id: a draft
 * @answers: (element-type RejStoredAnswer): what services said of its citations; not to be changed meanwhile
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps answers with a draft, each in place of an older one to the same question. They go when the draft is deleted:
 * what somebody looked up tells about a text.
 */
void
rej_library_store_answers_async (RejLibrary *self,
                                 gint64 id,
                                 GPtrArray *answers,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (answers != NULL);

  request = rej_library_request_new ();
  request->id = id;
  request->array = g_ptr_array_ref (answers);
  rej_library_start (self, request, rej_library_store_answers_async, FALSE, store_answers_job, cancellable, callback, user_data);
}

/**
 * rej_library_store_answers_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether all are kept
 */
gboolean
rej_library_store_answers_finish (RejLibrary *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
load_answers_job (GTask *task,
                  sqlite3 *db,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_answer_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  GError *error = NULL;
  int step = -1;

  row = rej_database_query (db, &error, "SELECT service, query, asked, answer FROM verifications WHERE draft = ? ORDER BY service, query", "i", request->id);
  while (row != NULL && (step = rej_database_step (row, &error)) == 1)
    {
      RejStoredAnswer *answer = g_new0 (RejStoredAnswer, 1);

      answer->service = rej_database_dup_text (row, 0);
      answer->query = rej_database_dup_text (row, 1);
      answer->asked = sqlite3_column_int64 (row, 2);
      answer->answer = rej_database_dup_text (row, 3);
      g_ptr_array_add (answers, answer);
    }
  if (step < 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&answers), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * rej_library_load_answers_async:
 * @self: a library
 * @id: a draft
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the answers that are kept with a draft.
 */
void
rej_library_load_answers_async (RejLibrary *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));

  request = rej_library_request_new ();
  request->id = id;
  rej_library_start (self, request, rej_library_load_answers_async, FALSE, load_answers_job, cancellable, callback, user_data);
}

/**
 * rej_library_load_answers_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable) (element-type RejStoredAnswer): the answers
 */
GPtrArray *
rej_library_load_answers_finish (RejLibrary *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
