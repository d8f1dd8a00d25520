/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

static void
store_rule_job (GTask *task,
                sqlite3 *db,
                gpointer task_data,
                GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  GError *error = NULL;

  if (rej_database_run (db, &error, "INSERT OR REPLACE INTO rules (number, fetched, meta, xml) VALUES (?, ?, ?, ?)",
                        "sisb", request->name, g_get_real_time (), request->text, request->bytes))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * rej_library_store_rule_async:
 * @self: a library
 * @number: its Federal Register document number, such as 2020-19145
 * @xml: its XML
 * @meta: (nullable): what the Federal Register's API says of it, as JSON
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps a rule, in place of one of the same number.
 */
void
rej_library_store_rule_async (RejLibrary *self,
                              const char *number,
                              GBytes *xml,
                              const char *meta,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (number != NULL);
  g_return_if_fail (xml != NULL);

  request = rej_library_request_new ();
  request->name = g_strdup (number);
  request->bytes = g_bytes_ref (xml);
  request->text = g_strdup (meta);
  rej_library_start (self, request, rej_library_store_rule_async, FALSE, store_rule_job, cancellable, callback, user_data);
}

/**
 * rej_library_store_rule_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether it is kept
 */
gboolean
rej_library_store_rule_finish (RejLibrary *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
load_rule_job (GTask *task,
               sqlite3 *db,
               gpointer task_data,
               GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  g_autoptr (sqlite3_stmt) row = NULL;
  GError *error = NULL;
  int step = -1;

  row = rej_database_query (db, &error, "SELECT xml, meta FROM rules WHERE number = ?", "s", request->name);
  if (row != NULL)
    step = rej_database_step (row, &error);
  if (step == 0)
    g_set_error (&error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND,
                 /* Translators: %s is the number of a Federal Register document */
                 _ ("The rule %s is not in the library."), request->name);
  if (step != 1)
    {
      g_task_return_error (task, error);
      return;
    }
  request->text = rej_database_dup_text (row, 1);
  g_task_return_pointer (task, g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0)), (GDestroyNotify) g_bytes_unref);
}

/**
 * rej_library_load_rule_async:
 * @self: a library
 * @number: a Federal Register document number
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a rule that was kept.
 */
void
rej_library_load_rule_async (RejLibrary *self,
                             const char *number,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (number != NULL);

  request = rej_library_request_new ();
  request->name = g_strdup (number);
  rej_library_start (self, request, rej_library_load_rule_async, FALSE, load_rule_job, cancellable, callback, user_data);
}

/**
 * rej_library_load_rule_finish:
 * @self: a library
 * @result: what the callback was given
 * @meta: (out) (optional) (nullable) (transfer full): what the Federal Register's API says of it
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable): its XML
 */
GBytes *
rej_library_load_rule_finish (RejLibrary *self,
                              GAsyncResult *result,
                              char **meta,
                              GError **error)
{
  RejLibraryRequest *request;
  GBytes *xml;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  request = g_task_get_task_data (G_TASK (result));
  xml = g_task_propagate_pointer (G_TASK (result), error);
  if (xml != NULL && meta != NULL)
    *meta = g_steal_pointer (&request->text);
  return xml;
}

static void
list_rules_job (GTask *task,
                sqlite3 *db,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) row = NULL;
  GError *error = NULL;
  int step = -1;

  row = rej_database_query (db, &error, "SELECT number FROM rules ORDER BY fetched DESC, number", "");
  while (row != NULL && (step = rej_database_step (row, &error)) == 1)
    g_strv_builder_take (numbers, rej_database_dup_text (row, 0));
  if (step < 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strv_builder_end (numbers), (GDestroyNotify) g_strfreev);
}

/**
 * rej_library_list_rules_async:
 * @self: a library
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists the rules that are kept, the one fetched last first.
 */
void
rej_library_list_rules_async (RejLibrary *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, rej_library_request_new (), rej_library_list_rules_async, FALSE, list_rules_job, cancellable, callback, user_data);
}

/**
 * rej_library_list_rules_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable): their document numbers
 */
char **
rej_library_list_rules_finish (RejLibrary *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
