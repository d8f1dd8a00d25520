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

static gboolean
list_drafts_job (sqlite3 *db,
                 RejLibraryRequest *request,
                 GCancellable *cancellable,
                 GError **error)
{
  GPtrArray *drafts = rej_library_request_give_list (request, (GDestroyNotify) rej_draft_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT " DRAFT_COLUMNS "FROM drafts ORDER BY changed DESC, id DESC", "");
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    g_ptr_array_add (drafts, draft_from_row (row));
  return step == 0;
}

/**
 * rej_library_list_drafts_async:
 * @self: a library
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists all drafts (#RejDraft), those in the trash among them, the one changed last first.
 */
void
rej_library_list_drafts_async (RejLibrary *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = list_drafts_job }, cancellable, callback, user_data);
}

static gboolean
create_draft_job (sqlite3 *db,
                  RejLibraryRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  RejDraft *draft = NULL;
  gboolean is_good;
  gint64 id;

  if (!rej_database_begin (db, error))
    return FALSE;
  id = rej_library_insert_draft (db, request->draft, request->text, error);
  is_good = id != 0;
  /* A copy has the attachments of what it was made from. */
  if (is_good && request->id != 0)
    is_good = rej_database_run (db, error, "INSERT INTO draft_attachments (draft, attachment, name) SELECT ?, attachment, name FROM draft_attachments WHERE draft = ?",
                                "ii", id, request->id);
  if (rej_database_end (db, is_good, error))
    draft = rej_library_read_draft (db, id, error);
  return rej_library_request_give (request, draft, (GDestroyNotify) rej_draft_free);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (draft != NULL);
  g_return_if_fail (text != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = create_draft_job, .is_change = TRUE, .draft = rej_draft_copy (draft), .text = g_strdup (text) },
                     cancellable, callback, user_data);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (draft != NULL);
  g_return_if_fail (text != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = create_draft_job, .is_change = TRUE, .id = id, .draft = rej_draft_copy (draft), .text = g_strdup (text) },
                     cancellable, callback, user_data);
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
  return rej_library_finish (self, result, NULL, error);
}

static gboolean
load_draft_job (sqlite3 *db,
                RejLibraryRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (RejDraftText) text = NULL;
  RejDraft *draft = rej_library_read_draft (db, request->id, error);

  if (!rej_library_request_give (request, draft, (GDestroyNotify) rej_draft_free))
    return FALSE;
  text = rej_library_read_text (db, request->id, draft->revision, FALSE, error);
  if (text == NULL)
    return FALSE;
  request->text = rej_draft_text_dup (text);
  return TRUE;
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
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_draft_job, .id = id }, cancellable, callback, user_data);
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
  RejDraft *draft = rej_library_finish (self, result, &request, error);

  if (draft != NULL && text != NULL)
    *text = g_steal_pointer (&request->text);
  return draft;
}

/* Whether the statement before this one found its draft. */
static gboolean
has_changed (sqlite3 *db,
             GError **error)
{
  if (sqlite3_changes (db) > 0)
    return TRUE;
  set_missing_error (error);
  return FALSE;
}

static gboolean
describe_draft_job (sqlite3 *db,
                    RejLibraryRequest *request,
                    GCancellable *cancellable,
                    GError **error)
{
  const RejDraft *draft = request->draft;

  return rej_database_run (db, error, "UPDATE drafts SET title = ?, document = ?, docket = ?, campaign = ?, rule = ?, is_plain = ?, words = ?, closes = ? WHERE id = ?",
                           "sssssiisi", draft->title, draft->document, draft->docket, draft->campaign, draft->rule,
                           (gint64) draft->is_plain, (gint64) draft->words, draft->closes, draft->id) &&
         has_changed (db, error);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (draft != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = describe_draft_job, .is_change = TRUE, .draft = rej_draft_copy (draft) },
                     cancellable, callback, user_data);
}

static gboolean
link_file_job (sqlite3 *db,
               RejLibraryRequest *request,
               GCancellable *cancellable,
               GError **error)
{
  gboolean is_good;

  if (!rej_database_begin (db, error))
    return FALSE;
  /* One file is one draft: what was saved over is a draft without a file from now on. */
  is_good = rej_database_run (db, error, "UPDATE drafts SET file_uri = NULL WHERE file_uri = ? AND id <> ?", "si", request->name, request->id) &&
            rej_database_run (db, error, "UPDATE drafts SET file_uri = ?, file_etag = ?, file_sha256 = ?, file_revision = ? WHERE id = ?",
                              "sssii", request->name, request->text, request->sha256, request->revision, request->id) &&
            has_changed (db, error);
  return rej_database_end (db, is_good, error);
}

/**
 * rej_library_link_file_async:
 * @self: a library
 * @id: a draft
 * @uri: (nullable): its file; `NULL` ends the link
 * @etag: (nullable): the state of the file, as GIO gave it
 * @sha256: (nullable): the SHA-256 of the file
 * @revision: the revision of the draft that the file holds, as rej_draft_writer_flush_finish() gave it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Notes that a draft and a file are the same now, so that rej_draft_compare() can tell later which of them changed. A
 * draft that was the file before keeps its text and loses the link.
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
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = link_file_job, .is_change = TRUE, .id = id, .name = g_strdup (uri), .text = g_strdup (etag), .sha256 = g_strdup (sha256), .revision = revision },
                     cancellable, callback, user_data);
}

static gboolean
find_linked_job (sqlite3 *db,
                 RejLibraryRequest *request,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT " DRAFT_COLUMNS "FROM drafts WHERE file_uri = ? AND trashed = 0 ORDER BY changed DESC", "s", request->name);
  if (row != NULL)
    step = rej_database_step (row, error);
  if (step == 0)
    set_missing_error (error);
  return step == 1 && rej_library_request_give (request, draft_from_row (row), (GDestroyNotify) rej_draft_free);
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
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (uri != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = find_linked_job, .name = g_strdup (uri) }, cancellable, callback, user_data);
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
  return rej_library_finish (self, result, NULL, error);
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

static gboolean
delete_draft_job (sqlite3 *db,
                  RejLibraryRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (RejDraftLock) lock = NULL;
  g_autoptr (RejDraft) draft = NULL;
  g_autoptr (GError) purge_error = NULL;

  draft = rej_library_read_draft (db, request->id, error);
  if (draft != NULL)
    lock = rej_draft_lock_new (request->folder, request->id, error);
  if (lock == NULL || !delete_rows (db, request->id, request->with_filings, error))
    return FALSE;
  if (rej_database_purge (db, &purge_error))
    return TRUE;
  g_set_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_TRACES,
               /* Translators: %s is a whole sentence that says why */
               _ ("The comment is deleted, but traces of its text stay on the disk until Rejoinder is opened next. %s"), purge_error->message);
  return FALSE;
}

static void
delete_draft (RejLibrary *self,
              gint64 id,
              gboolean with_filings,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  rej_library_start (self, &(RejLibraryRequest) { .job = delete_draft_job, .is_change = TRUE, .id = id, .with_filings = with_filings, .folder = g_strdup (rej_library_get_folder (self)) },
                     cancellable, callback, user_data);
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
 * ([method@Library.list_damaged_copies]). A linked file is not touched. The error is REJ_LIBRARY_ERROR_TRACES where the
 * draft is gone but not its traces.
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
 * Deletes a draft for good, and with it the proof that it was filed.
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
