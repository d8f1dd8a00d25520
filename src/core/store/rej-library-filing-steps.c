/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)

/* Brings a filing from a state to another one, within a transaction; nobody else may have done so meanwhile. */
static gboolean
change_filing (sqlite3 *db,
               const RejStoredFiling *filing,
               const char *expected,
               GError **error)
{
  if (!rej_database_run (db, error,
                         "UPDATE filings SET state = ?, blocks = ?, tracking = coalesce (?, tracking), message = ?, changed = ?"
                         " WHERE id = ? AND state = coalesce (?, state)",
                         "sissiis", filing->state, (gint64) filing->blocks, filing->tracking, filing->message, filing->changed, filing->id, expected))
    return FALSE;
  if (sqlite3_changes (db) == 1)
    return TRUE;
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This filing is no longer in the library as it was. It may have been changed in another window."));
  return FALSE;
}

static gboolean
change_filing_job (sqlite3 *db,
                   RejLibraryRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  return change_filing (db, request->filing, request->expected, error);
}

/**
 * rej_library_change_filing_async:
 * @self: a library
 * @filing: (transfer full): its number, new state, message, time and, where known, tracking number
 * @expected: (nullable): the state it must be in
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Brings a filing into another state. The content stays as it is.
 */
void
rej_library_change_filing_async (RejLibrary *self,
                                 RejStoredFiling *filing,
                                 const char *expected,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (filing != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = change_filing_job, .filing = filing, .expected = g_strdup (expected) },
                     cancellable, callback, user_data);
}

/* How long until one more step of this method is within the pace: the one that is @limit steps back must be older than
 * @span. Steps of the future are left by a clock that was set back, and would hold up everything. */
static gboolean
read_wait (sqlite3 *db,
           const RejStoredStep *step,
           guint limit,
           gint64 span,
           gint64 *wait,
           GError **error)
{
  gint64 begun = 0;

  if (limit == 0)
    return TRUE;
  if (!rej_database_get_int (db, &begun, error, "SELECT begun FROM filing_steps WHERE method = ? AND begun > ? AND begun <= ? ORDER BY begun DESC LIMIT 1 OFFSET ?",
                             "siii", step->method, step->begun - span, step->begun, (gint64) limit - 1))
    return FALSE;
  if (begun != 0)
    *wait = MAX (*wait, begun + span - step->begun);
  return TRUE;
}

static gboolean
begin_step_job (sqlite3 *db,
                RejLibraryRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  RejStoredStep *step = request->step;
  gint64 n = 0;
  gboolean is_good;

  is_good = rej_database_begin (db, error);
  if (is_good)
    {
      is_good = read_wait (db, step, request->per_minute, MINUTE, &request->wait, error) && read_wait (db, step, request->per_hour, HOUR, &request->wait, error) &&
                rej_database_get_int (db, &n, error, "SELECT coalesce (max (n), 0) + 1 FROM filing_steps WHERE filing = ?", "i", request->filing->id);
      if (is_good && request->wait == 0)
        is_good = change_filing (db, request->filing, request->expected, error) &&
                  rej_database_run (db, error, "INSERT INTO filing_steps (filing, n, name, file, method, url, begun) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                    "iissssi", request->filing->id, n, step->name, step->file, step->method, step->url, step->begun);
      is_good = rej_database_end (db, is_good, error);
    }
  request->n = request->wait != 0 ? 0 : (guint) n;
  return is_good;
}

/**
 * rej_library_begin_step_async:
 * @self: a library
 * @filing: (transfer full): its number, and the state it is in from now on
 * @step: (transfer full): what is about to be sent, and the time
 * @expected: the state the filing must be in
 * @per_minute: how many steps of this method a minute takes, of all filings; 0 for any number
 * @per_hour: the same of an hour
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes down a step, and the state with it, before it is sent. What is written is on the disk when the callback comes.
 * The pace is kept by what is written down, and so by all programs and runs that use this library.
 */
void
rej_library_begin_step_async (RejLibrary *self,
                              RejStoredFiling *filing,
                              RejStoredStep *step,
                              const char *expected,
                              guint per_minute,
                              guint per_hour,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (filing != NULL && step != NULL);
  g_return_if_fail (expected != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = begin_step_job, .filing = filing, .step = step, .expected = g_strdup (expected), .per_minute = per_minute, .per_hour = per_hour },
                     cancellable, callback, user_data);
}

/**
 * rej_library_begin_step_finish:
 * @self: a library
 * @result: what the callback was given
 * @wait: (out): microseconds to wait and ask again, where the pace is used up; nothing is written then
 * @error: where an error of #RejLibraryError goes; REJ_LIBRARY_ERROR_NOT_FOUND where the filing is in another state
 *
 * Returns: the number of the step; 0 where it must not be sent
 */
guint
rej_library_begin_step_finish (RejLibrary *self,
                               GAsyncResult *result,
                               gint64 *wait,
                               GError **error)
{
  RejLibraryRequest *request;
  gboolean is_good = rej_library_finish_request (self, result, &request, error);

  *wait = request->wait;
  return is_good ? request->n : 0;
}

static gboolean
end_step_job (sqlite3 *db,
              RejLibraryRequest *request,
              GCancellable *cancellable,
              GError **error)
{
  const RejStoredStep *step = request->step;
  gboolean is_good;

  is_good = rej_database_begin (db, error);
  if (is_good)
    {
      is_good = change_filing (db, request->filing, NULL, error) &&
                rej_database_run (db, error, "UPDATE filing_steps SET ended = ?, outcome = ?, status = ?, answer = ? WHERE filing = ? AND n = ?",
                                  "isisii", step->ended, step->outcome, (gint64) step->status, step->answer, request->filing->id, (gint64) step->n);
      is_good = rej_database_end (db, is_good, error);
    }
  return is_good;
}

/**
 * rej_library_end_step_async:
 * @self: a library
 * @filing: (transfer full): its number, and the state it is in now
 * @step: (transfer full): its number, and how it went
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes down how a step went, and the state with it.
 */
void
rej_library_end_step_async (RejLibrary *self,
                            RejStoredFiling *filing,
                            RejStoredStep *step,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (filing != NULL && step != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = end_step_job, .filing = filing, .step = step }, cancellable, callback, user_data);
}
