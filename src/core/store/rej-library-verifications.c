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

static gboolean
store_answers_job (sqlite3 *db,
                   RejLibraryRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean is_good = TRUE;

  if (!rej_database_begin (db, error))
    return FALSE;
  for (guint i = 0; is_good && i < request->array->len; i++)
    {
      const RejStoredAnswer *answer = request->array->pdata[i];

      is_good = rej_database_run (db, error, "INSERT OR REPLACE INTO verifications (draft, service, query, asked, answer) VALUES (?, ?, ?, ?, ?)",
                                  "issis", request->id, answer->service, answer->query, answer->asked, answer->answer);
    }
  return rej_database_end (db, is_good, error);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (answers != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = store_answers_job, .id = id, .array = g_ptr_array_ref (answers) },
                     cancellable, callback, user_data);
}

static gboolean
load_answers_job (sqlite3 *db,
                  RejLibraryRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  GPtrArray *answers = rej_library_request_give_list (request, (GDestroyNotify) rej_stored_answer_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT service, query, asked, answer FROM verifications WHERE draft = ? ORDER BY service, query", "i", request->id);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      RejStoredAnswer *answer = g_new0 (RejStoredAnswer, 1);

      answer->service = rej_database_dup_text (row, 0);
      answer->query = rej_database_dup_text (row, 1);
      answer->asked = sqlite3_column_int64 (row, 2);
      answer->answer = rej_database_dup_text (row, 3);
      g_ptr_array_add (answers, answer);
    }
  return step == 0;
}

/**
 * rej_library_load_answers_async:
 * @self: a library
 * @id: a draft
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists the answers (#RejStoredAnswer) that are kept with a draft.
 */
void
rej_library_load_answers_async (RejLibrary *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_answers_job, .id = id }, cancellable, callback, user_data);
}
