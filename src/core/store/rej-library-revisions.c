/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_missing_error (GError **error)
{
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This version of the comment is not in the library."));
}

static void
set_damaged_error (GError **error)
{
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED, _ ("A part of this comment's history is damaged."));
}

/* Applies edits in order until @revision or the first that does not fit. Gives the last revision reached. */
static gboolean
apply_edits (sqlite3 *db,
             gint64 id,
             gint64 from,
             gint64 revision,
             RejDraftText *text,
             gint64 *reached,
             GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  *reached = from;
  row = rej_database_query (db, error, "SELECT revision, offset, n_removed, inserted FROM edits WHERE draft = ? AND revision > ? AND revision <= ? ORDER BY revision",
                            "iii", id, from, revision);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      const char *inserted = (const char *) sqlite3_column_text (row, 3);
      gsize length = sqlite3_column_bytes (row, 3);
      gint64 offset = sqlite3_column_int64 (row, 1);
      gint64 n_removed = sqlite3_column_int64 (row, 2);

      if (sqlite3_column_int64 (row, 0) != *reached + 1 || inserted == NULL || offset < 0 || n_removed < 0 ||
          !g_utf8_validate_len (inserted, length, NULL) || !rej_draft_text_replace (text, offset, n_removed, inserted, length))
        {
          set_damaged_error (error);
          return FALSE;
        }
      (*reached)++;
    }
  return step == 0;
}

/* Reads the text of a draft at a revision: the last snapshot before it and the edits since. With @is_damaged what can
 * be read is enough. */
RejDraftText *
rej_library_read_text (sqlite3 *db,
                       gint64 id,
                       gint64 revision,
                       gboolean is_damaged,
                       GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autoptr (RejDraftText) text = NULL;
  g_autofree char *snapshot = NULL;
  g_autoptr (GError) edits_error = NULL;
  gint64 from;
  gint64 reached;
  int step;

  row = rej_database_query (db, error, "SELECT revision, text FROM snapshots WHERE draft = ? AND revision <= ? ORDER BY revision DESC LIMIT 1", "ii", id, revision);
  if (row == NULL)
    return NULL;
  step = rej_database_step (row, error);
  if (step == 0)
    set_missing_error (error);
  if (step != 1)
    return NULL;
  from = sqlite3_column_int64 (row, 0);
  snapshot = rej_database_dup_text (row, 1);
  text = rej_draft_text_new (snapshot != NULL ? snapshot : "", -1);
  if (!apply_edits (db, id, from, revision, text, &reached, &edits_error) && !is_damaged)
    {
      g_propagate_error (error, g_steal_pointer (&edits_error));
      return NULL;
    }
  if (reached != revision && !is_damaged)
    {
      set_missing_error (error);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* One entry for the edits between two pauses; a named revision ends its entry. */
static void
add_edit (GPtrArray *revisions,
          sqlite3_stmt *row,
          gint64 pause)
{
  RejRevision *last = revisions->len > 0 ? g_ptr_array_index (revisions, revisions->len - 1) : NULL;
  gint64 made = sqlite3_column_int64 (row, 1);

  if (last == NULL || last->revision == 0 || last->name != NULL || pause == 0 || made - last->made >= pause)
    {
      last = g_new0 (RejRevision, 1);
      g_ptr_array_add (revisions, last);
    }
  last->revision = sqlite3_column_int64 (row, 0);
  last->made = made;
  last->n_removed += sqlite3_column_int64 (row, 2);
  last->n_inserted += sqlite3_column_int64 (row, 3);
  last->name = rej_database_dup_text (row, 4);
}

static gboolean
list_revisions_job (sqlite3 *db,
                    RejLibraryRequest *request,
                    GCancellable *cancellable,
                    GError **error)
{
  GPtrArray *revisions = rej_library_request_give_list (request, (GDestroyNotify) rej_revision_free);
  g_autoptr (sqlite3_stmt) row = NULL;
  int step = -1;

  row = rej_database_query (db, error,
                            "SELECT 0 AS revision, d.created AS made, 0, length (s.text), v.name FROM drafts AS d JOIN snapshots AS s ON s.draft = d.id AND s.revision = 0 "
                            "LEFT JOIN versions AS v ON v.draft = d.id AND v.revision = 0 WHERE d.id = ?1 "
                            "UNION ALL SELECT e.revision, e.made, e.n_removed, e.n_inserted, v.name FROM edits AS e "
                            "LEFT JOIN versions AS v ON v.draft = e.draft AND v.revision = e.revision WHERE e.draft = ?1 ORDER BY 1",
                            "i", request->id);
  while (row != NULL && (step = rej_database_step (row, error)) == 1)
    add_edit (revisions, row, (gint64) request->pause * G_USEC_PER_SEC);
  if (step == 0 && revisions->len == 0)
    {
      set_missing_error (error);
      return FALSE;
    }
  return step == 0;
}

/**
 * rej_library_list_revisions_async:
 * @self: a library
 * @id: a draft
 * @pause: seconds without an edit that part two entries; 0 for an entry an edit
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists the states (#RejRevision) of a draft that can be brought back, oldest first, beginning with the text it was made with.
 */
void
rej_library_list_revisions_async (RejLibrary *self,
                                  gint64 id,
                                  guint pause,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = list_revisions_job, .id = id, .pause = pause }, cancellable, callback, user_data);
}

static gboolean
load_revision_job (sqlite3 *db,
                   RejLibraryRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RejDraftText) text = NULL;

  text = rej_library_read_text (db, request->id, request->revision, FALSE, error);
  return text != NULL && rej_library_request_give (request, rej_draft_text_dup (text), g_free);
}

/**
 * rej_library_load_revision_async:
 * @self: a library
 * @id: a draft
 * @revision: which of its revisions
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a draft as it was. Bringing it back is an edit like any other: the caller puts the text into the editor.
 */
void
rej_library_load_revision_async (RejLibrary *self,
                                 gint64 id,
                                 gint64 revision,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_revision_job, .id = id, .revision = revision }, cancellable, callback, user_data);
}

/**
 * rej_library_load_revision_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable): the source as it was
 */
char *
rej_library_load_revision_finish (RejLibrary *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return rej_library_finish (self, result, NULL, error);
}

static gboolean
name_revision_job (sqlite3 *db,
                   RejLibraryRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RejDraft) draft = NULL;
  gboolean is_good = FALSE;

  draft = rej_library_read_draft (db, request->id, error);
  if (draft != NULL && (request->revision < 0 || request->revision > draft->revision))
    set_missing_error (error);
  else if (draft != NULL && request->name == NULL)
    is_good = rej_database_run (db, error, "DELETE FROM versions WHERE draft = ? AND revision = ?", "ii", request->id, request->revision);
  else if (draft != NULL)
    is_good = rej_database_run (db, error, "INSERT OR REPLACE INTO versions (draft, revision, name, created) VALUES (?, ?, ?, ?)",
                                "iisi", request->id, request->revision, request->name, g_get_real_time ());
  return is_good;
}

/**
 * rej_library_name_revision_async:
 * @self: a library
 * @id: a draft
 * @revision: which of its revisions
 * @name: (nullable): what to call it; `NULL` takes the name away
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gives a revision a name ("sent to Ana for review").
 */
void
rej_library_name_revision_async (RejLibrary *self,
                                 gint64 id,
                                 gint64 revision,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = name_revision_job, .id = id, .revision = revision, .name = g_strdup (name) },
                     cancellable, callback, user_data);
}

static gboolean
recover_draft (sqlite3 *damaged,
               sqlite3 *db,
               gint64 id)
{
  g_autoptr (RejDraft) draft = rej_library_read_draft (damaged, id, NULL);
  g_autoptr (RejDraftText) text = NULL;
  g_autofree char *content = NULL;

  text = rej_library_read_text (damaged, id, draft != NULL ? draft->revision : G_MAXINT64, TRUE, NULL);
  if (text == NULL)
    return FALSE;
  if (draft == NULL)
    draft = rej_draft_new ();
  content = rej_draft_text_dup (text);
  return rej_library_insert_draft (db, draft, content, NULL) != 0;
}

/* The names a writer never wants to give away are here. */
static void
recover_memos (sqlite3 *damaged,
               sqlite3 *db)
{
  g_autoptr (sqlite3_stmt) row = rej_database_query (damaged, NULL, "SELECT name, value FROM memos WHERE draft = 0", "");

  while (row != NULL && rej_database_step (row, NULL) == 1)
    {
      g_autofree char *name = rej_database_dup_text (row, 0);
      g_autofree char *value = rej_database_dup_text (row, 1);

      rej_database_run (db, NULL, "INSERT OR REPLACE INTO memos VALUES (0, ?, ?)", "ss", name, value);
    }
}

/* Takes over what can be read of a damaged database: the newest readable text of each draft. Where the list of drafts
 * is lost, the snapshots tell which there were. Gives whether either list could be read to its end. */
gboolean
rej_library_recover (sqlite3 *damaged,
                     sqlite3 *db,
                     guint *n_read,
                     guint *n_lost)
{
  static const char *const lists[] = { "SELECT id FROM drafts ORDER BY id", "SELECT DISTINCT draft FROM snapshots NOT INDEXED", "SELECT DISTINCT draft FROM snapshots" };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean is_listed = FALSE;
  GHashTableIter iter;
  gpointer key;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (sqlite3_stmt) row = rej_database_query (damaged, NULL, lists[i], "");
      int step = -1;

      while (row != NULL && (step = rej_database_step (row, NULL)) == 1)
        {
          gint64 id = sqlite3_column_int64 (row, 0);

          g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
        }
      is_listed |= step == 0;
    }
  if (!rej_database_begin (db, NULL))
    return FALSE;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (recover_draft (damaged, db, *(gint64 *) key))
      (*n_read)++;
    else
      (*n_lost)++;
  recover_memos (damaged, db);
  rej_library_recover_filings (damaged, db);
  if (!rej_database_end (db, TRUE, NULL))
    *n_read = 0;
  return is_listed;
}
