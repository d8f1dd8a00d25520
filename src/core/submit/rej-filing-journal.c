/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filing-journal.h"

#include <glib/gi18n-lib.h>

#include "rej-draft-lock.h"
#include "rej-filer-outcome.h"

static void
marked_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  /* Where it cannot be written down now, the next look does it. */
  rej_library_change_finish (REJ_LIBRARY (object), result, NULL);
}

/* A comment that was being sent when its program ended may have arrived. Whoever sends holds a lock that ends with the
 * process, so one without a lock is told from one that is under way. */
static void
mark_interrupted (RejLibrary *library,
                  RejFiling *filing)
{
  RejDraftLock *lock = NULL;

  if (filing->state == REJ_FILING_POSTING)
    lock = rej_draft_lock_new_for_filing (rej_library_get_folder (library), filing->id, NULL);
  if (lock == NULL)
    return;
  rej_filing_interrupt (filing);
  rej_library_change_filing_async (library, rej_filing_to_stored (filing), rej_filing_state_to_string (REJ_FILING_POSTING), NULL, marked_cb, NULL);
  rej_draft_lock_free (lock);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (RejStoredFiling) stored = rej_library_load_filing_finish (REJ_LIBRARY (object), result, &error);
  RejFiling *filing = stored != NULL ? rej_filing_new_from_stored (stored, &error) : NULL;

  if (filing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  mark_interrupted (REJ_LIBRARY (object), filing);
  g_task_return_pointer (task, filing, (GDestroyNotify) rej_filing_free);
}

/**
 * rej_filing_load_async:
 * @library: a library
 * @id: a filing
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a filing with all its steps. One that was being sent when its program ended is of unknown fate from then on.
 */
void
rej_filing_load_async (RejLibrary *library,
                       gint64 id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_filing_load_async);
  rej_library_load_filing_async (library, id, cancellable, loaded_cb, task);
}

/**
 * rej_filing_load_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: return location for an error of #RejLibraryError
 *
 * Returns: (transfer full) (nullable): the filing
 */
RejFiling *
rej_filing_load_finish (RejLibrary *library,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One that cannot be read is left out of a list: the others are no worse for it. */
static void
listed_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) stored = rej_library_list_finish (REJ_LIBRARY (object), result, &error);
  GPtrArray *filings = NULL;

  if (stored == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  filings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_filing_free);
  for (guint i = 0; i < stored->len; i++)
    {
      RejFiling *filing = rej_filing_new_from_stored (stored->pdata[i], NULL);

      if (filing == NULL)
        continue;
      mark_interrupted (REJ_LIBRARY (object), filing);
      g_ptr_array_add (filings, filing);
    }
  g_task_return_pointer (task, filings, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * rej_filing_list_async:
 * @library: a library
 * @draft: a draft, or 0 for the filings of all
 * @text_sha256: (nullable): only those of this comment; rej_filing_dup_text_sha256()
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists filings without their steps, the newest first.
 */
void
rej_filing_list_async (RejLibrary *library,
                       gint64 draft,
                       const char *text_sha256,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_filing_list_async);
  rej_library_list_filings_async (library, draft, text_sha256, cancellable, listed_cb, task);
}

/**
 * rej_filing_list_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: return location for an error of #RejLibraryError
 *
 * Returns: (transfer full) (nullable) (element-type RejFiling): the filings
 */
GPtrArray *
rej_filing_list_finish (RejLibrary *library,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  gint64 same;
  gint64 id;
  gboolean was_changed; /* once while it was settled */
  RejFilingState state;
  char *tracking;
} Request;

static void
request_free (Request *request)
{
  g_free (request->tracking);
  g_free (request);
}

static char *
dup_same_sentence (const RejFiling *same)
{
  if (rej_filing_state_is_filed (same->state))
    /* Translators: %s is the ID of a document of regulations.gov */
    return g_strdup_printf (_ ("This comment is filed already, on %s. Agencies look at what is said, not at how often. File it again only if you are sure."), same->document);
  if (rej_filing_state_can_resume (same->state))
    /* Translators: %s is the ID of a document of regulations.gov */
    return g_strdup_printf (_ ("The filing of this comment on %s was begun and is not finished. Go on with that one, or stop it first."), same->document);
  if (rej_filing_state_awaits_writer (same->state))
    /* Translators: %s is the ID of a document of regulations.gov */
    return g_strdup_printf (_ ("This comment was made ready to send on %s, and you have not said yet whether it went off. Say so first, or file it again if you are sure."), same->document);
  /* Translators: %s is the ID of a document of regulations.gov */
  return g_strdup_printf (_ ("This comment was sent on %s, and nobody can tell whether it arrived. Wait for the receipt by e-mail, or file it again if you are sure: a second copy is usually grouped with the first."), same->document);
}

static void
same_loaded_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (RejFiling) same = rej_filing_load_finish (REJ_LIBRARY (object), result, &error);
  g_autofree char *sentence = NULL;

  if (same == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sentence = dup_same_sentence (same);
  g_task_return_new_error_literal (task, REJ_FILING_ERROR, REJ_FILING_ERROR_SAME, sentence);
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 id = rej_library_store_filing_finish (REJ_LIBRARY (object), result, &request->same, &error);

  if (id != 0)
    g_task_return_int (task, (gssize) id);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    rej_filing_load_async (REJ_LIBRARY (object), request->same, g_task_get_cancellable (task), same_loaded_cb, g_object_ref (task));
}

/**
 * rej_filing_store_async:
 * @library: a library
 * @filing: a filing that is not written down yet; the state is that it is written down with
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes a filing down: for a browser, mail program or printer as REJ_FILING_HANDING_OVER before they get it, and as
 * REJ_FILING_HANDED_OVER by rej_filing_settle_async() once they have it. A [class@Filer] does it for the API by itself.
 */
void
rej_filing_store_async (RejLibrary *library,
                        const RejFiling *filing,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  RejStoredFiling *stored = NULL;
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));
  g_return_if_fail (filing != NULL && filing->id == 0);

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_filing_store_async);
  g_task_set_task_data (task, g_new0 (Request, 1), (GDestroyNotify) request_free);
  stored = rej_filing_to_stored (filing);
  if (stored->created == 0)
    stored->created = g_get_real_time ();
  if (stored->changed == 0)
    stored->changed = stored->created;
  rej_library_store_filing_async (library, stored, filing->again, cancellable, stored_cb, task);
}

/**
 * rej_filing_store_finish:
 * @library: a library
 * @result: what the callback was given
 * @same: (out) (optional): with REJ_FILING_ERROR_SAME, the filing of the same comment
 * @error: return location for #REJ_FILING_ERROR_SAME or an error of #RejLibraryError
 *
 * Returns: its number; 0 where it is not written down
 */
gint64
rej_filing_store_finish (RejLibrary *library,
                         GAsyncResult *result,
                         gint64 *same,
                         GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 id;

  g_return_val_if_fail (g_task_is_valid (result, library), 0);

  if (same != NULL)
    *same = ((Request *) g_task_get_task_data (G_TASK (result)))->same;
  id = g_task_propagate_int (G_TASK (result), &failure);
  if (failure == NULL)
    return id;
  g_propagate_error (error, g_steal_pointer (&failure));
  return 0;
}

/* What may be said of a filing: by the writer, or by a program that took it over. */
static gboolean
can_settle (RejFilingState from,
            RejFilingState to)
{
  switch (from)
    {
    case REJ_FILING_HANDING_OVER:
      return rej_filing_state_is_filed (to) || to == REJ_FILING_CANCELLED || to == REJ_FILING_HANDED_OVER;
    case REJ_FILING_HANDED_OVER:
    case REJ_FILING_UNKNOWN:
      return rej_filing_state_is_filed (to) || to == REJ_FILING_CANCELLED;
    case REJ_FILING_FILED_NO_TRACKING:
      return to == REJ_FILING_FILED;
    case REJ_FILING_PREPARED:
    case REJ_FILING_UPLOADING:
    case REJ_FILING_READY:
      return to == REJ_FILING_CANCELLED;
    case REJ_FILING_POSTING:
    case REJ_FILING_FILED:
    case REJ_FILING_REFUSED:
    case REJ_FILING_CANCELLED:
    case REJ_FILING_N_STATES:
    default:
      return FALSE;
    }
}

static void settle_loaded_cb (GObject *object,
                              GAsyncResult *result,
                              gpointer user_data);

static void
settled_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (g_error_matches (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND) && !request->was_changed)
    {
      /* Perhaps the mail program got it while the writer already said that it was sent. */
      g_error_free (error);
      request->was_changed = TRUE;
      rej_filing_load_async (REJ_LIBRARY (object), request->id, g_task_get_cancellable (task), settle_loaded_cb, g_object_ref (task));
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
settle_loaded_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (RejFiling) filing = rej_filing_load_finish (REJ_LIBRARY (object), result, &error);
  const char *expected = NULL;

  if (filing != NULL && !can_settle (filing->state, request->state))
    g_set_error_literal (&error, REJ_FILING_ERROR, REJ_FILING_ERROR_STATE, _ ("This cannot be said of this filing as it stands now."));
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  expected = rej_filing_state_to_string (filing->state);
  filing->state = request->state;
  filing->changed = g_get_real_time ();
  g_set_str (&filing->tracking, request->tracking);
  g_clear_pointer (&filing->message, g_free);
  rej_library_change_filing_async (REJ_LIBRARY (object), rej_filing_to_stored (filing), expected, g_task_get_cancellable (task), settled_cb, g_object_ref (task));
}

/**
 * rej_filing_settle_async:
 * @library: a library
 * @id: a filing
 * @state: what became of it: REJ_FILING_FILED, REJ_FILING_FILED_NO_TRACKING or REJ_FILING_CANCELLED; or
 *   REJ_FILING_HANDED_OVER, where another program took it
 * @tracking: (nullable): the tracking number, where there is one
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes down what the writer says of a filing: that what was handed over went off, or did not; that one of unknown fate
 * arrived after all; that one that was begun is not to be gone on with.
 */
void
rej_filing_settle_async (RejLibrary *library,
                         gint64 id,
                         RejFilingState state,
                         const char *tracking,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Request *request = NULL;
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));
  g_return_if_fail ((state == REJ_FILING_FILED) == (tracking != NULL && *tracking != '\0'));

  request = g_new0 (Request, 1);
  request->id = id;
  request->state = state;
  request->tracking = g_strdup (tracking);
  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_filing_settle_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  rej_filing_load_async (library, id, cancellable, settle_loaded_cb, task);
}

/**
 * rej_filing_settle_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: return location for #REJ_FILING_ERROR_STATE or an error of #RejLibraryError
 *
 * Returns: whether it is written down
 */
gboolean
rej_filing_settle_finish (RejLibrary *library,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rej_filing_needs_key:
 * @filing: a filing with its steps
 *
 * Returns: whether its last request was not taken because of its key, so that going on needs another
 */
gboolean
rej_filing_needs_key (const RejFiling *filing)
{
  const RejStoredStep *last = NULL;

  g_return_val_if_fail (filing != NULL, FALSE);

  if (filing->steps->len == 0)
    return FALSE;
  last = filing->steps->pdata[filing->steps->len - 1];
  return g_strcmp0 (last->outcome, rej_filer_verdict_to_string (REJ_FILER_KEY)) == 0;
}
