/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

/* A transaction writes one piece, so that what is typed meanwhile gets its turn. */
#define PIECE_BYTES (1024 * 1024)

static RejStoredFile *
stored_file_new (const char *sha256,
                 const char *name,
                 guint64 size)
{
  RejStoredFile *self = g_new0 (RejStoredFile, 1);

  self->sha256 = g_strdup (sha256);
  self->name = g_strdup (name);
  self->size = size;
  return self;
}

/* Copies a stream piece by piece under an attachment without a name, which nobody sees yet. */
static gboolean
copy_pieces (sqlite3 *db,
             GInputStream *stream,
             gint64 attachment,
             char **sha256,
             gint64 *size,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (PIECE_BYTES);
  gsize n_read = 0;

  *size = 0;
  for (gint64 n = 0; n == 0 || n_read == PIECE_BYTES; n++)
    {
      g_autoptr (GBytes) piece = NULL;

      if (!g_input_stream_read_all (stream, buffer, PIECE_BYTES, &n_read, cancellable, error))
        return FALSE;
      if (n_read == 0)
        break;
      g_checksum_update (checksum, buffer, n_read);
      *size += n_read;
      piece = g_bytes_new_static (buffer, n_read);
      if (!rej_database_run (db, error, "INSERT INTO attachment_pieces (attachment, n, bytes) VALUES (?, ?, ?)", "iib", attachment, n, piece))
        return FALSE;
    }
  *sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

/* Deletes what no draft and no filing has. */
gboolean
rej_library_drop_attachments (sqlite3 *db,
                              GError **error)
{
  return rej_database_run (db, error,
                           "DELETE FROM attachments WHERE sha256 IS NOT NULL AND id NOT IN"
                           " (SELECT attachment FROM draft_attachments UNION SELECT attachment FROM filing_files)",
                           "");
}

/* Names the attachment by its bytes, or drops it for one that has the same, and gives it to the draft. */
static gboolean
settle_attachment (sqlite3 *db,
                   gint64 attachment,
                   const char *sha256,
                   gint64 size,
                   gint64 draft,
                   const char *name,
                   GError **error)
{
  gint64 same = 0;
  gboolean is_good;

  if (!rej_database_begin (db, error))
    return FALSE;
  is_good = rej_database_get_int (db, &same, error, "SELECT id FROM attachments WHERE sha256 = ?", "s", sha256);
  if (is_good && same != 0)
    is_good = rej_database_run (db, error, "DELETE FROM attachments WHERE id = ?", "i", attachment) &&
              rej_database_run (db, error, "UPDATE attachments SET added = ? WHERE id = ?", "ii", g_get_real_time (), same);
  else if (is_good)
    is_good = rej_database_run (db, error, "UPDATE attachments SET sha256 = ?, size = ? WHERE id = ?", "sii", sha256, size, attachment);
  is_good = is_good && (draft == 0 || rej_database_run (db, error, "INSERT OR REPLACE INTO draft_attachments (draft, attachment, name) VALUES (?, ?, ?)",
                                                        "iis", draft, same != 0 ? same : attachment, name));
  return rej_database_end (db, is_good, error);
}

static gboolean
add_attachment_job (sqlite3 *db,
                    RejLibraryRequest *request,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (RejDraft) draft = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (request->object));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *sha256 = NULL;
  gint64 attachment = 0;
  gint64 size = 0;

  if (request->id != 0)
    draft = rej_library_read_draft (db, request->id, error);
  if (*error == NULL)
    stream = g_file_read (G_FILE (request->object), cancellable, error);
  if (stream != NULL && rej_database_run (db, error, "INSERT INTO attachments (added) VALUES (?)", "i", g_get_real_time ()))
    attachment = sqlite3_last_insert_rowid (db);
  if (attachment != 0 && copy_pieces (db, G_INPUT_STREAM (stream), attachment, &sha256, &size, cancellable, error) &&
      settle_attachment (db, attachment, sha256, size, request->id, name, error))
    return rej_library_request_give (request, stored_file_new (sha256, name, size), (GDestroyNotify) rej_stored_file_free);
  if (attachment != 0)
    rej_database_run (db, NULL, "DELETE FROM attachments WHERE id = ? AND sha256 IS NULL", "i", attachment);
  /* Translators: %s is the name of a file; what went wrong follows */
  g_prefix_error (error, _ ("“%s” was not attached: "), name);
  return FALSE;
}

/**
 * rej_library_add_attachment_async:
 * @self: a library
 * @id: the draft it goes with, or 0 for a filing that is about to be stored; without either it goes after a day
 * @file: what to copy
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Copies a file into the library. The same bytes are kept once, however many drafts have them.
 */
void
rej_library_add_attachment_async (RejLibrary *self,
                                  gint64 id,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (G_IS_FILE (file));

  rej_library_start (self, &(RejLibraryRequest) { .job = add_attachment_job, .id = id, .object = g_object_ref (G_OBJECT (file)) },
                     cancellable, callback, user_data);
}

/**
 * rej_library_add_attachment_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError or #GIOErrorEnum goes
 *
 * Returns: (transfer full) (nullable): its name and SHA-256, for the front matter
 */
RejStoredFile *
rej_library_add_attachment_finish (RejLibrary *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return rej_library_finish (self, result, NULL, error);
}

static gboolean
list_attachments_job (sqlite3 *db,
                      RejLibraryRequest *request,
                      GCancellable *cancellable,
                      GError **error)
{
  GPtrArray *files = rej_library_request_give_list (request, (GDestroyNotify) rej_stored_file_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT a.sha256, d.name, a.size FROM draft_attachments AS d JOIN attachments AS a ON a.id = d.attachment WHERE d.draft = ? ORDER BY d.name",
                            "i", request->id);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      g_autofree char *sha256 = rej_database_dup_text (row, 0);
      g_autofree char *name = rej_database_dup_text (row, 1);

      g_ptr_array_add (files, stored_file_new (sha256, name, sqlite3_column_int64 (row, 2)));
    }
  return step == 0;
}

/**
 * rej_library_list_attachments_async:
 * @self: a library
 * @id: a draft
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists the attachments (#RejStoredFile) of a draft that the library holds, by name.
 */
void
rej_library_list_attachments_async (RejLibrary *self,
                                    gint64 id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = list_attachments_job, .id = id }, cancellable, callback, user_data);
}

static gboolean
write_pieces (sqlite3 *db,
              gint64 attachment,
              GOutputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error, "SELECT bytes FROM attachment_pieces WHERE attachment = ? ORDER BY n", "i", attachment);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    if (!g_output_stream_write_all (stream, sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0), NULL, cancellable, error))
      return FALSE;
  return step == 0;
}

static gboolean
load_attachment_job (sqlite3 *db,
                     RejLibraryRequest *request,
                     GCancellable *cancellable,
                     GError **error)
{
  gint64 attachment = 0;
  gboolean is_good;

  is_good = rej_database_get_int (db, &attachment, error, "SELECT id FROM attachments WHERE sha256 = lower (?)", "s", request->sha256);
  if (is_good && attachment == 0)
    {
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This attachment is not in the library."));
      is_good = FALSE;
    }
  is_good = is_good && write_pieces (db, attachment, G_OUTPUT_STREAM (request->object), cancellable, error) &&
            g_output_stream_flush (G_OUTPUT_STREAM (request->object), cancellable, error);
  return is_good;
}

/**
 * rej_library_load_attachment_async:
 * @self: a library
 * @sha256: which
 * @stream: where its bytes go; written from a worker thread, flushed but not closed
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads an attachment piece by piece.
 */
void
rej_library_load_attachment_async (RejLibrary *self,
                                   const char *sha256,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (sha256 != NULL);
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_attachment_job, .sha256 = g_strdup (sha256), .object = g_object_ref (G_OBJECT (stream)) },
                     cancellable, callback, user_data);
}

static gboolean
remove_attachment_job (sqlite3 *db,
                       RejLibraryRequest *request,
                       GCancellable *cancellable,
                       GError **error)
{
  gboolean is_good;

  is_good = rej_database_begin (db, error);
  if (is_good)
    {
      is_good = rej_database_run (db, error, "DELETE FROM draft_attachments WHERE draft = ? AND attachment IN (SELECT id FROM attachments WHERE sha256 = lower (?))",
                                  "is", request->id, request->sha256) &&
                rej_database_run (db, error,
                                  "DELETE FROM attachments WHERE sha256 = lower (?) AND id NOT IN"
                                  " (SELECT attachment FROM draft_attachments UNION SELECT attachment FROM filing_files)",
                                  "s", request->sha256);
      is_good = rej_database_end (db, is_good, error);
    }
  return is_good;
}

/**
 * rej_library_remove_attachment_async:
 * @self: a library
 * @id: a draft
 * @sha256: which of its attachments
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes an attachment from a draft; its bytes go when no other draft has them.
 */
void
rej_library_remove_attachment_async (RejLibrary *self,
                                     gint64 id,
                                     const char *sha256,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));
  g_return_if_fail (sha256 != NULL);

  rej_library_start (self, &(RejLibraryRequest) { .job = remove_attachment_job, .id = id, .sha256 = g_strdup (sha256) },
                     cancellable, callback, user_data);
}
