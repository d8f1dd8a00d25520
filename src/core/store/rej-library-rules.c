/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

static gboolean
store_rule_job (sqlite3 *db,
                RejLibraryRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  return rej_database_run (db, error, "INSERT OR REPLACE INTO rules (number, fetched, meta, xml) VALUES (?, ?, ?, ?)",
                           "sisb", request->name, g_get_real_time (), request->text, request->bytes);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (number != NULL);
  g_return_if_fail (xml != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = store_rule_job, .name = g_strdup (number), .bytes = g_bytes_ref (xml), .text = g_strdup (meta) },
                     cancellable, callback, user_data);
}

static gboolean
load_rule_job (sqlite3 *db,
               RejLibraryRequest *request,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT xml, meta FROM rules WHERE number = ?", "s", request->name);
  if (row != NULL)
    step = rej_database_step (row, error);
  if (step == 0)
    g_set_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND,
                 /* Translators: %s is the number of a Federal Register document */
                 _ ("The rule %s is not in the library."), request->name);
  if (step != 1)
    return FALSE;
  request->text = rej_database_dup_text (row, 1);
  return rej_library_request_give (request, g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0)), (GDestroyNotify) g_bytes_unref);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (number != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = load_rule_job, .name = g_strdup (number) }, cancellable, callback, user_data);
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
  GBytes *xml = rej_library_finish (self, result, &request, error);

  if (xml != NULL && meta != NULL)
    *meta = g_steal_pointer (&request->text);
  return xml;
}

static gboolean
list_rules_job (sqlite3 *db,
                RejLibraryRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT number FROM rules ORDER BY fetched DESC, number", "");
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    g_strv_builder_take (numbers, rej_database_dup_text (row, 0));
  return step == 0 && rej_library_request_give (request, g_strv_builder_end (numbers), (GDestroyNotify) g_strfreev);
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

  rej_library_start (self, &(RejLibraryRequest) { .job = list_rules_job }, cancellable, callback, user_data);
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
  return rej_library_finish (self, result, NULL, error);
}
