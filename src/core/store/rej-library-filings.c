/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

#define FILING_COLUMNS "id, draft, way, state, blocks, document, text_sha256, tracking, message, content, created, changed "

/**
 * rej_stored_step_copy:
 * @self: a step
 *
 * Returns: (transfer full): a copy
 */
RejStoredStep *
rej_stored_step_copy (const RejStoredStep *self)
{
  RejStoredStep *copy = g_new0 (RejStoredStep, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->file = g_strdup (self->file);
  copy->method = g_strdup (self->method);
  copy->url = g_strdup (self->url);
  copy->outcome = g_strdup (self->outcome);
  copy->answer = g_strdup (self->answer);
  return copy;
}

/**
 * rej_stored_step_free:
 * @self: (transfer full): a step
 */
void
rej_stored_step_free (RejStoredStep *self)
{
  g_free (self->name);
  g_free (self->file);
  g_free (self->method);
  g_free (self->url);
  g_free (self->outcome);
  g_free (self->answer);
  g_free (self);
}

/**
 * rej_stored_filing_new:
 *
 * Returns: (transfer full): a filing with nothing in it
 */
RejStoredFiling *
rej_stored_filing_new (void)
{
  RejStoredFiling *self = g_new0 (RejStoredFiling, 1);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_file_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_step_free);
  return self;
}

/**
 * rej_stored_filing_free:
 * @self: (transfer full): a filing
 */
void
rej_stored_filing_free (RejStoredFiling *self)
{
  g_free (self->way);
  g_free (self->state);
  g_free (self->document);
  g_free (self->text_sha256);
  g_free (self->tracking);
  g_free (self->message);
  g_free (self->content);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
insert_files (sqlite3 *db,
              const RejStoredFiling *filing,
              GError **error)
{
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejStoredFile *file = filing->files->pdata[i];
      gint64 attachment = 0;

      if (!rej_database_get_int (db, &attachment, error, "SELECT id FROM attachments WHERE sha256 = lower (?)", "s", file->sha256))
        return FALSE;
      if (attachment == 0)
        {
          /* Translators: %s is the name of a file */
          g_set_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("The library does not have the file “%s”. Attach it again."), file->name);
          return FALSE;
        }
      if (!rej_database_run (db, error, "INSERT INTO filing_files (filing, n, attachment, name) VALUES (?, ?, ?, ?)", "iiis", filing->id, (gint64) i + 1, attachment, file->name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_filing (sqlite3 *db,
               RejStoredFiling *filing,
               GError **error)
{
  gint64 draft = 0;

  /* Its draft may have been deleted meanwhile. */
  if (!rej_database_get_int (db, &draft, error, "SELECT id FROM drafts WHERE id = ?", "i", filing->draft) ||
      !rej_database_run (db, error,
                         "INSERT INTO filings (draft, way, state, blocks, document, text_sha256, tracking, message, content, created, changed)"
                         " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         "ississsssii", draft, filing->way, filing->state, (gint64) filing->blocks, filing->document, filing->text_sha256, filing->tracking,
                         filing->message, filing->content, filing->created, filing->changed))
    return FALSE;
  filing->id = sqlite3_last_insert_rowid (db);
  return insert_files (db, filing, error);
}

static gboolean
store_filing_job (sqlite3 *db,
                  RejLibraryRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  gboolean is_good;

  is_good = rej_database_begin (db, error);
  if (is_good)
    {
      if (!request->again)
        is_good = rej_database_get_int (db, &request->same, error, "SELECT id FROM filings WHERE text_sha256 = ? AND blocks ORDER BY id DESC", "s", request->filing->text_sha256);
      if (is_good && request->same == 0)
        is_good = insert_filing (db, request->filing, error);
      is_good = rej_database_end (db, is_good, error);
    }
  return is_good;
}

/**
 * rej_library_store_filing_async:
 * @self: a library
 * @filing: (transfer full): the filing, with the time; its draft, id and steps may be empty
 * @again: whether to store it though another of the same text blocks it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes down a filing before anything of it is sent. Its files must be in the library.
 */
void
rej_library_store_filing_async (RejLibrary *self,
                                RejStoredFiling *filing,
                                gboolean again,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (filing != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = store_filing_job, .filing = filing, .again = again }, cancellable, callback, user_data);
}

/**
 * rej_library_store_filing_finish:
 * @self: a library
 * @result: what the callback was given
 * @same: (out): the filing of the same text that blocks this one, which is not stored then; else 0
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: the number of the filing; 0 where it is not stored
 */
gint64
rej_library_store_filing_finish (RejLibrary *self,
                                 GAsyncResult *result,
                                 gint64 *same,
                                 GError **error)
{
  RejLibraryRequest *request;
  gboolean is_good = rej_library_finish_request (self, result, &request, error);

  *same = request->same;
  return is_good && request->same == 0 ? request->filing->id : 0;
}

static RejStoredFiling *
filing_from_row (sqlite3_stmt *row)
{
  RejStoredFiling *filing = rej_stored_filing_new ();

  filing->id = sqlite3_column_int64 (row, 0);
  filing->draft = sqlite3_column_int64 (row, 1);
  filing->way = rej_database_dup_text (row, 2);
  filing->state = rej_database_dup_text (row, 3);
  filing->blocks = sqlite3_column_int (row, 4) != 0;
  filing->document = rej_database_dup_text (row, 5);
  filing->text_sha256 = rej_database_dup_text (row, 6);
  filing->tracking = rej_database_dup_text (row, 7);
  filing->message = rej_database_dup_text (row, 8);
  filing->content = rej_database_dup_text (row, 9);
  filing->created = sqlite3_column_int64 (row, 10);
  filing->changed = sqlite3_column_int64 (row, 11);
  return filing;
}

static gboolean
read_files (sqlite3 *db,
            RejStoredFiling *filing,
            GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT a.sha256, f.name, a.size FROM filing_files AS f JOIN attachments AS a ON a.id = f.attachment WHERE f.filing = ? ORDER BY f.n", "i", filing->id);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      RejStoredFile *file = g_new0 (RejStoredFile, 1);

      file->sha256 = rej_database_dup_text (row, 0);
      file->name = rej_database_dup_text (row, 1);
      file->size = (guint64) sqlite3_column_int64 (row, 2);
      g_ptr_array_add (filing->files, file);
    }
  return step == 0;
}

static gboolean
read_steps (sqlite3 *db,
            RejStoredFiling *filing,
            GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT n, name, file, method, url, begun, ended, outcome, status, answer FROM filing_steps WHERE filing = ? ORDER BY n", "i", filing->id);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      RejStoredStep *stored = g_new0 (RejStoredStep, 1);

      stored->n = (guint) sqlite3_column_int64 (row, 0);
      stored->name = rej_database_dup_text (row, 1);
      stored->file = rej_database_dup_text (row, 2);
      stored->method = rej_database_dup_text (row, 3);
      stored->url = rej_database_dup_text (row, 4);
      stored->begun = sqlite3_column_int64 (row, 5);
      stored->ended = sqlite3_column_int64 (row, 6);
      stored->outcome = rej_database_dup_text (row, 7);
      stored->status = (guint) sqlite3_column_int64 (row, 8);
      stored->answer = rej_database_dup_text (row, 9);
      g_ptr_array_add (filing->steps, stored);
    }
  return step == 0;
}

static gboolean
load_filing_job (sqlite3 *db,
                 RejLibraryRequest *request,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  RejStoredFiling *filing = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT " FILING_COLUMNS "FROM filings WHERE id = ?", "i", request->id);
  if (row != NULL)
    step = rej_database_step (row, error);
  if (step == 0)
    g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("The library has no filing of this number."));
  if (step == 1)
    filing = filing_from_row (row);
  return rej_library_request_give (request, filing, (GDestroyNotify) rej_stored_filing_free) && read_files (db, filing, error) && read_steps (db, filing, error);
}

/**
 * rej_library_load_filing_async:
 * @self: a library
 * @id: a filing
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a filing with its files and steps.
 */
void
rej_library_load_filing_async (RejLibrary *self,
                               gint64 id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_filing_job, .id = id }, cancellable, callback, user_data);
}

/**
 * rej_library_load_filing_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable): the filing
 */
RejStoredFiling *
rej_library_load_filing_finish (RejLibrary *self,
                                GAsyncResult *result,
                                GError **error)
{
  return rej_library_finish (self, result, NULL, error);
}

static gboolean
list_filings_job (sqlite3 *db,
                  RejLibraryRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  GPtrArray *filings = rej_library_request_give_list (request, (GDestroyNotify) rej_stored_filing_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT " FILING_COLUMNS "FROM filings WHERE ? IN (0, draft) AND text_sha256 = coalesce (?, text_sha256) ORDER BY id DESC", "is", request->id, request->sha256);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      RejStoredFiling *filing = filing_from_row (row);

      g_ptr_array_add (filings, filing);
      if (!read_files (db, filing, error))
        return FALSE;
    }
  return step == 0;
}

/**
 * rej_library_list_filings_async:
 * @self: a library
 * @draft: a draft, or 0 for the filings of all, also of drafts that are deleted since
 * @text_sha256: (nullable): only those of this text
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists filings (#RejStoredFiling) with their files, without their steps, the newest first.
 */
void
rej_library_list_filings_async (RejLibrary *self,
                                gint64 draft,
                                const char *text_sha256,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = list_filings_job, .id = draft, .sha256 = g_strdup (text_sha256) },
                     cancellable, callback, user_data);
}

static gboolean
delete_filing_job (sqlite3 *db,
                   RejLibraryRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean is_good;

  is_good = rej_database_begin (db, error);
  if (is_good)
    {
      is_good = rej_database_run (db, error, "INSERT OR REPLACE INTO facts VALUES ('purge', 1)", "") &&
                rej_database_run (db, error, "DELETE FROM filings WHERE id = ?", "i", request->id) && rej_library_drop_attachments (db, error);
      is_good = rej_database_end (db, is_good, error);
    }
  return is_good && rej_database_purge (db, error);
}

/**
 * rej_library_delete_filing_async:
 * @self: a library
 * @id: a filing
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Deletes a filing for good, and with it the proof that there was one.
 */
void
rej_library_delete_filing_async (RejLibrary *self,
                                 gint64 id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = delete_filing_job, .id = id }, cancellable, callback, user_data);
}

/* Copies the bytes of an attachment that a filing has, as far as they can be read. */
static gboolean
recover_attachment (sqlite3 *damaged,
                    sqlite3 *db,
                    const RejStoredFile *file)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gint64 attachment = 0;

  if (!rej_database_get_int (db, &attachment, NULL, "SELECT id FROM attachments WHERE sha256 = ?", "s", file->sha256))
    return FALSE;
  if (attachment != 0)
    return TRUE;
  if (!rej_database_run (db, NULL, "INSERT INTO attachments (sha256, size, added) VALUES (?, ?, ?)", "sii", file->sha256, (gint64) file->size, g_get_real_time ()))
    return FALSE;
  attachment = sqlite3_last_insert_rowid (db);
  row = rej_database_query (damaged, NULL, "SELECT p.n, p.bytes FROM attachment_pieces AS p JOIN attachments AS a ON a.id = p.attachment WHERE a.sha256 = ? ORDER BY p.n", "s", file->sha256);
  while (row != NULL && rej_database_step (row, NULL) == 1)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (row, 1), (gsize) sqlite3_column_bytes (row, 1));

      if (!rej_database_run (db, NULL, "INSERT INTO attachment_pieces (attachment, n, bytes) VALUES (?, ?, ?)", "iib", attachment, (gint64) sqlite3_column_int64 (row, 0), bytes))
        return FALSE;
    }
  return TRUE;
}

/* Under its old number, which the writer may have written down. */
static void
recover_filing (sqlite3 *damaged,
                sqlite3 *db,
                RejStoredFiling *filing)
{
  gint64 id = filing->id;

  read_files (damaged, filing, NULL);
  read_steps (damaged, filing, NULL);
  for (guint i = 0; i < filing->files->len; i++)
    recover_attachment (damaged, db, filing->files->pdata[i]);
  filing->draft = 0;
  if (!insert_filing (db, filing, NULL) || !rej_database_run (db, NULL, "UPDATE filings SET id = ? WHERE id = ?", "ii", id, filing->id))
    return;
  for (guint i = 0; i < filing->steps->len; i++)
    {
      const RejStoredStep *step = filing->steps->pdata[i];

      rej_database_run (db, NULL,
                        "INSERT INTO filing_steps (filing, n, name, file, method, url, begun, ended, outcome, status, answer)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "iissssiisis", id, (gint64) step->n, step->name, step->file, step->method, step->url, step->begun, step->ended, step->outcome,
                        (gint64) step->status, step->answer);
    }
}

/* Takes over the filings that can be read of a damaged database: what was filed must not be filed twice. They no longer
 * know their drafts, which have other numbers now. */
void
rej_library_recover_filings (sqlite3 *damaged,
                             sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) row = rej_database_query (damaged, NULL, "SELECT " FILING_COLUMNS "FROM filings NOT INDEXED", "");

  rej_database_execute (db, "PRAGMA defer_foreign_keys = ON", NULL);
  while (row != NULL && rej_database_step (row, NULL) == 1)
    {
      g_autoptr (RejStoredFiling) filing = filing_from_row (row);

      if (filing->way != NULL && filing->state != NULL && filing->document != NULL && filing->text_sha256 != NULL && filing->content != NULL)
        recover_filing (damaged, db, filing);
    }
}
