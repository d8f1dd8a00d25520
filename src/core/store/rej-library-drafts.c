/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-draft-lock.h"

#define DRAFT_COLUMNS                                                                          \
  "id, title, document, docket, campaign, rule, is_plain, words, created, changed, revision, " \
  "n_characters, file_uri, file_etag, file_sha256, file_revision, closes, trashed "

static RejDraft *
draft_from_row (sqlite3_stmt *row)
{
  RejDraft *draft = rej_draft_new ();

  draft->id = sqlite3_column_int64 (row, 0);
  draft->title = rej_database_dup_text (row, 1);
  draft->document = rej_database_dup_text (row, 2);
  draft->docket = rej_database_dup_text (row, 3);
  draft->campaign = rej_database_dup_text (row, 4);
  draft->rule = rej_database_dup_text (row, 5);
  draft->is_plain = sqlite3_column_int (row, 6) != 0;
  draft->words = (guint) sqlite3_column_int64 (row, 7);
  draft->created = sqlite3_column_int64 (row, 8);
  draft->changed = sqlite3_column_int64 (row, 9);
  draft->revision = sqlite3_column_int64 (row, 10);
  draft->n_characters = sqlite3_column_int64 (row, 11);
  draft->file_uri = rej_database_dup_text (row, 12);
  draft->file_etag = rej_database_dup_text (row, 13);
  draft->file_sha256 = rej_database_dup_text (row, 14);
  draft->file_revision = sqlite3_column_int64 (row, 15);
  draft->closes = rej_database_dup_text (row, 16);
  draft->trashed = sqlite3_column_int64 (row, 17);
  return draft;
}

static void
set_missing_error (GError **error)
{
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This comment is no longer in the library."));
}

/* Reads one draft without its text. */
RejDraft *
rej_library_read_draft (sqlite3 *db,
                        gint64 id,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) row = rej_database_query (db, error, "SELECT " DRAFT_COLUMNS "FROM drafts WHERE id = ?", "i", id);
  int step;

  if (row == NULL)
    return NULL;
  step = rej_database_step (row, error);
  if (step == 1)
    return draft_from_row (row);
  if (step == 0)
    set_missing_error (error);
  return NULL;
}

/* Adds a draft with its first text, inside a transaction; gives its number, or 0. */
gint64
rej_library_insert_draft (sqlite3 *db,
                          const RejDraft *draft,
                          const char *text,
                          GError **error)
{
  gint64 now = g_get_real_time ();
  gint64 id;

  if (!rej_database_run (db, error,
                         "INSERT INTO drafts (title, document, docket, campaign, rule, is_plain, words, created, changed, n_characters, closes, trashed) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         "sssssiiiiisi", draft->title, draft->document, draft->docket, draft->campaign, draft->rule,
                         (gint64) draft->is_plain, (gint64) draft->words, draft->created != 0 ? draft->created : now,
                         draft->changed != 0 ? draft->changed : now, (gint64) g_utf8_strlen (text, -1), draft->closes, draft->trashed))
    return 0;
  id = sqlite3_last_insert_rowid (db);
  if (!rej_database_run (db, error, "INSERT INTO snapshots (draft, revision, made, text) VALUES (?, 0, ?, ?)", "iis", id, now, text))
    return 0;
  return id;
}

static void
list_drafts_job (GTask *task,
                 sqlite3 *db,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_draft_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  GError *error = NULL;
  int step = -1;

  row = rej_database_query (db, &error, "SELECT " DRAFT_COLUMNS "FROM drafts ORDER BY changed DESC, id DESC", "");
  while (row != NULL && (step = rej_database_step (row, &error)) == 1)
    g_ptr_array_add (drafts, draft_from_row (row));
  if (step < 0)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&drafts), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * rej_library_list_drafts_async:
 * @self: a library
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists all drafts, those in the trash among them, the one changed last first.
 */
void
rej_library_list_drafts_async (RejLibrary *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, rej_library_request_new (), rej_library_list_drafts_async, FALSE, list_drafts_job, cancellable, callback, user_data);
}

/**
 * rej_library_list_drafts_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer container) (element-type RejDraft) (nullable): the drafts
 */
GPtrArray *
rej_library_list_drafts_finish (RejLibrary *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
create_draft_job (GTask *task,
                  sqlite3 *db,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  RejDraft *draft = NULL;
  GError *error = NULL;
  gboolean is_good;
  gint64 id = 0;

  if (rej_database_begin (db, &error))
    {
      id = rej_library_insert_draft (db, request->draft, request->text, &error);
      is_good = id != 0;
      /* A copy has the attachments of what it was made from. */
      if (is_good && request->id != 0)
        is_good = rej_database_run (db, &error, "INSERT INTO draft_attachments (draft, attachment, name) SELECT ?, attachment, name FROM draft_attachments WHERE draft = ?",
                                    "ii", id, request->id);
      if (rej_database_end (db, is_good, &error))
        draft = rej_library_read_draft (db, id, &error);
    }
  if (draft == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, draft, (GDestroyNotify) rej_draft_free);
}

/**
 * rej_library_create_draft_async:
 * @self: a library
 * @draft: what is known of it; its number is given by the library
 * @text: its source, valid UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Adds a draft.
 */
void
rej_library_create_draft_async (RejLibrary *self,
                                const RejDraft *draft,
                                const char *text,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (draft != NULL);
  g_return_if_fail (text != NULL);

  request = rej_library_request_new ();
  request->draft = rej_draft_copy (draft);
  request->text = g_strdup (text);
  rej_library_start (self, request, rej_library_create_draft_async, TRUE, create_draft_job, cancellable, callback, user_data);
}

/**
 * rej_library_copy_draft_async:
 * @self: a library
 * @id: the draft it is a copy of
 * @draft: what is known of the copy; its number is given by the library
 * @text: its source, valid UTF-8
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Adds a draft that has the attachments of another one. Ends with [method@Library.create_draft_finish].
 */
void
rej_library_copy_draft_async (RejLibrary *self,
                              gint64 id,
                              const RejDraft *draft,
                              const char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (draft != NULL);
  g_return_if_fail (text != NULL);

  request = rej_library_request_new ();
  request->id = id;
  request->draft = rej_draft_copy (draft);
  request->text = g_strdup (text);
  rej_library_start (self, request, rej_library_copy_draft_async, TRUE, create_draft_job, cancellable, callback, user_data);
}

/**
 * rej_library_create_draft_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable): the draft with its number
 */
RejDraft *
rej_library_create_draft_finish (RejLibrary *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_draft_job (GTask *task,
                sqlite3 *db,
                gpointer task_data,
                GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  g_autoptr (RejDraftText) text = NULL;
  RejDraft *draft;
  GError *error = NULL;

  draft = rej_library_read_draft (db, request->id, &error);
  if (draft != NULL)
    text = rej_library_read_text (db, request->id, draft->revision, FALSE, &error);
  if (text == NULL)
    {
      g_clear_pointer (&draft, rej_draft_free);
      g_task_return_error (task, error);
      return;
    }
  request->text = rej_draft_text_dup (text);
  g_task_return_pointer (task, draft, (GDestroyNotify) rej_draft_free);
}

/**
 * rej_library_load_draft_async:
 * @self: a library
 * @id: a draft
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a draft as it was left.
 */
void
rej_library_load_draft_async (RejLibrary *self,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));

  request = rej_library_request_new ();
  request->id = id;
  rej_library_start (self, request, rej_library_load_draft_async, FALSE, load_draft_job, cancellable, callback, user_data);
}

/**
 * rej_library_load_draft_finish:
 * @self: a library
 * @result: what the callback was given
 * @text: (out) (optional) (transfer full): its source
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable): the draft
 */
RejDraft *
rej_library_load_draft_finish (RejLibrary *self,
                               GAsyncResult *result,
                               char **text,
                               GError **error)
{
  RejLibraryRequest *request;
  RejDraft *draft;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  request = g_task_get_task_data (G_TASK (result));
  draft = g_task_propagate_pointer (G_TASK (result), error);
  if (draft != NULL && text != NULL)
    *text = g_steal_pointer (&request->text);
  return draft;
}

/* Runs one statement on one draft; a draft that is gone is an error. */
static void
return_changed (GTask *task,
                sqlite3 *db,
                gboolean is_good,
                GError *error)
{
  if (is_good && sqlite3_changes (db) == 0)
    {
      set_missing_error (&error);
      is_good = FALSE;
    }
  if (is_good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
describe_draft_job (GTask *task,
                    sqlite3 *db,
                    gpointer task_data,
                    GCancellable *cancellable)
{
  const RejDraft *draft = ((RejLibraryRequest *) task_data)->draft;
  GError *error = NULL;
  gboolean is_good;

  is_good = rej_database_run (db, &error, "UPDATE drafts SET title = ?, document = ?, docket = ?, campaign = ?, rule = ?, is_plain = ?, words = ?, closes = ? WHERE id = ?",
                              "sssssiisi", draft->title, draft->document, draft->docket, draft->campaign, draft->rule,
                              (gint64) draft->is_plain, (gint64) draft->words, draft->closes, draft->id);
  return_changed (task, db, is_good, error);
}

/**
 * rej_library_describe_draft_async:
 * @self: a library
 * @draft: a draft, with its number
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Stores what a list shows of a draft: title, document, docket, campaign, rule, format, words and when comments are due.
 * The rest of @draft is not looked at.
 */
void
rej_library_describe_draft_async (RejLibrary *self,
                                  const RejDraft *draft,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (draft != NULL);

  request = rej_library_request_new ();
  request->draft = rej_draft_copy (draft);
  rej_library_start (self, request, rej_library_describe_draft_async, TRUE, describe_draft_job, cancellable, callback, user_data);
}

/**
 * rej_library_describe_draft_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether it is stored
 */
gboolean
rej_library_describe_draft_finish (RejLibrary *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
link_file_job (GTask *task,
               sqlite3 *db,
               gpointer task_data,
               GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  GError *error = NULL;
  gboolean is_good;

  is_good = rej_database_run (db, &error, "UPDATE drafts SET file_uri = ?, file_etag = ?, file_sha256 = ?, file_revision = ? WHERE id = ?",
                              "sssii", request->name, request->text, request->sha256, request->revision, request->id);
  return_changed (task, db, is_good, error);
}

/**
 * rej_library_link_file_async:
 * @self: a library
 * @id: a draft
 * @uri: (nullable): its file; `NULL` ends the link
 * @etag: (nullable): the state of the file, as rej_comment_save_finish() gave it
 * @sha256: (nullable): the SHA-256 of the file
 * @revision: the revision of the draft that the file holds, as rej_draft_writer_flush_finish() gave it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Notes that a draft and a file are the same now, so that rej_draft_compare() can tell later which of them changed.
 */
void
rej_library_link_file_async (RejLibrary *self,
                             gint64 id,
                             const char *uri,
                             const char *etag,
                             const char *sha256,
                             gint64 revision,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));

  request = rej_library_request_new ();
  request->id = id;
  request->name = g_strdup (uri);
  request->text = g_strdup (etag);
  request->sha256 = g_strdup (sha256);
  request->revision = revision;
  rej_library_start (self, request, rej_library_link_file_async, TRUE, link_file_job, cancellable, callback, user_data);
}

/**
 * rej_library_link_file_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether it is noted
 */
gboolean
rej_library_link_file_finish (RejLibrary *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
find_linked_job (GTask *task,
                 sqlite3 *db,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  g_autoptr (sqlite3_stmt) row = NULL;
  GError *error = NULL;
  int step = -1;

  row = rej_database_query (db, &error, "SELECT " DRAFT_COLUMNS "FROM drafts WHERE file_uri = ? AND trashed = 0 ORDER BY changed DESC", "s", request->name);
  if (row != NULL)
    step = rej_database_step (row, &error);
  if (step == 0)
    set_missing_error (&error);
  if (step == 1)
    g_task_return_pointer (task, draft_from_row (row), (GDestroyNotify) rej_draft_free);
  else
    g_task_return_error (task, error);
}

/**
 * rej_library_find_linked_async:
 * @self: a library
 * @uri: a file
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds the draft of a file that is opened, so that its revisions go on. One in the trash is not looked at.
 */
void
rej_library_find_linked_async (RejLibrary *self,
                               const char *uri,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  RejLibraryRequest *request;

  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (uri != NULL);

  request = rej_library_request_new ();
  request->name = g_strdup (uri);
  rej_library_start (self, request, rej_library_find_linked_async, FALSE, find_linked_job, cancellable, callback, user_data);
}

/**
 * rej_library_find_linked_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes; REJ_LIBRARY_ERROR_NOT_FOUND where no draft has the file
 *
 * Returns: (transfer full) (nullable): the draft
 */
RejDraft *
rej_library_find_linked_finish (RejLibrary *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
delete_rows (sqlite3 *db,
             gint64 id,
             gboolean with_filings,
             GError **error)
{
  gboolean is_good;

  if (!rej_database_begin (db, error))
    return FALSE;
  /* The mark makes the next opening finish what a kill between the two steps leaves. */
  is_good = rej_database_run (db, error, "INSERT OR REPLACE INTO facts VALUES ('purge', 1)", "") &&
            rej_database_run (db, error, "DELETE FROM filings WHERE draft = ? AND (? OR NOT blocks)", "ii", id, (gint64) with_filings) &&
            rej_database_run (db, error, "DELETE FROM drafts WHERE id = ?", "i", id) && rej_library_drop_attachments (db, error);
  return rej_database_end (db, is_good, error);
}

static void
delete_draft_job (GTask *task,
                  sqlite3 *db,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  g_autoptr (RejDraftLock) lock = NULL;
  g_autoptr (RejDraft) draft = NULL;
  GError *error = NULL;

  draft = rej_library_read_draft (db, request->id, &error);
  if (draft != NULL)
    lock = rej_draft_lock_new (request->folder, request->id, &error);
  if (lock == NULL || !delete_rows (db, request->id, request->with_filings, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!rej_database_purge (db, &error))
    {
      g_task_return_new_error (task, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_TRACES,
                               /* Translators: %s is a whole sentence that says why */
                               _ ("The comment is deleted, but traces of its text stay on the disk until Rejoinder is opened next. %s"), error->message);
      g_error_free (error);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static void
delete_draft (RejLibrary *self,
              gint64 id,
              gboolean with_filings,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  RejLibraryRequest *request = rej_library_request_new ();

  request->id = id;
  request->with_filings = with_filings;
  request->folder = g_strdup (rej_library_get_folder (self));
  rej_library_start (self, request, rej_library_delete_draft_async, TRUE, delete_draft_job, cancellable, callback, user_data);
}

/**
 * rej_library_delete_draft_async:
 * @self: a library
 * @id: a draft that is not open
 * @cancellable: (nullable): to stop it before it begins
 * @callback: called when done
 * @user_data: for @callback
 *
 * Deletes a draft for good: its text, all its revisions, what was verified for it and the attachments no other draft
 * has. Afterwards no file of the library's folder holds its text, copies of a damaged library excepted
 * ([method@Library.list_damaged_copies]). A linked file is not touched.
 *
 * What the agency has or may have of it stays as a filing, with the text and the files that were sent:
 * [method@Library.delete_draft_with_filings_async].
 */
void
rej_library_delete_draft_async (RejLibrary *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  delete_draft (self, id, FALSE, cancellable, callback, user_data);
}

/**
 * rej_library_delete_draft_with_filings_async:
 * @self: a library
 * @id: a draft that is not open
 * @cancellable: (nullable): to stop it before it begins
 * @callback: called when done
 * @user_data: for @callback
 *
 * Deletes a draft for good, and with it the proof that it was filed. Ends with [method@Library.delete_draft_finish].
 */
void
rej_library_delete_draft_with_filings_async (RejLibrary *self,
                                             gint64 id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  delete_draft (self, id, TRUE, cancellable, callback, user_data);
}

/**
 * rej_library_delete_draft_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes; REJ_LIBRARY_ERROR_TRACES where the draft is gone but not its traces
 *
 * Returns: whether nothing is left of it
 */
gboolean
rej_library_delete_draft_finish (RejLibrary *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
