/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-pad-private.h"

#include <string.h>

/* The text is folded when nobody typed for so long and so many edits came since the last time. */
#define FOLD_DELAY_MS 3000
#define FOLD_EDITS 100
/* Between two snapshots that are kept. Those between only spare the reading of edits. */
#define SNAPSHOT_DISTANCE 2000
#define RETRY_MS 1000
#define MAX_RETRY_MS 15000
/* What changed, on its way to the writer. */
typedef struct
{
  RejDraftPad *pad;
  gint64 saved_through;
  GError *error;
} News;

void
rej_draft_pad_edit_free (gpointer data)
{
  RejDraftPadEdit *edit = data;

  g_string_free (edit->inserted, TRUE);
  g_free (edit);
}

/* A pad for a draft whose text is @initial, as far as the writer knows. Takes @lock. */
RejDraftPad *
rej_draft_pad_new (gint64 id,
                   const char *initial,
                   RejDraftLock *lock,
                   RejStoreThread *thread,
                   gpointer writer,
                   RejDraftPadNews news)
{
  RejDraftPad *pad = g_atomic_rc_box_new0 (RejDraftPad);

  g_mutex_init (&pad->mutex);
  g_weak_ref_init (&pad->writer, writer);
  pad->news = news;
  pad->recorded = g_ptr_array_new_with_free_func (rej_draft_pad_edit_free);
  pad->unsaved = g_ptr_array_new_with_free_func (rej_draft_pad_edit_free);
  pad->context = g_main_context_ref_thread_default ();
  pad->thread = thread;
  pad->id = id;
  pad->initial = g_strdup (initial);
  pad->lock = lock;
  return pad;
}

RejDraftPad *
rej_draft_pad_ref (RejDraftPad *pad)
{
  return g_atomic_rc_box_acquire (pad);
}

static void
pad_clear (gpointer data)
{
  RejDraftPad *pad = data;

  g_mutex_clear (&pad->mutex);
  g_ptr_array_unref (pad->recorded);
  g_ptr_array_unref (pad->unsaved);
  g_weak_ref_clear (&pad->writer);
  g_main_context_unref (pad->context);
  g_clear_pointer (&pad->text, rej_draft_text_free);
  g_clear_pointer (&pad->lock, rej_draft_lock_free);
  g_free (pad->initial);
}

void
rej_draft_pad_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, pad_clear);
}

static void
news_free (gpointer data)
{
  News *news = data;

  rej_draft_pad_unref (news->pad);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
news_cb (gpointer data)
{
  News *news = data;
  g_autoptr (GObject) writer = g_weak_ref_get (&news->pad->writer);

  if (writer != NULL)
    news->pad->news (writer, news->saved_through, news->error);
  return G_SOURCE_REMOVE;
}

static void
send_news (RejDraftPad *pad,
           gint64 saved_through,
           GError *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->pad = rej_draft_pad_ref (pad);
  news->saved_through = saved_through;
  news->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_cb, news, news_free);
  g_source_attach (source, pad->context);
}

/* Takes over what was typed since the last time. Of an action that is still open nothing, but when the draft is closed. */
static void
take_recorded (RejDraftPad *pad)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pad->mutex);
  guint n = pad->depth > 0 && !pad->is_closed ? pad->n_whole : pad->recorded->len;

  pad->is_due = FALSE;
  pad->n_whole = 0;
  if (n == pad->recorded->len)
    {
      g_ptr_array_extend_and_steal (pad->unsaved, g_steal_pointer (&pad->recorded));
      pad->recorded = g_ptr_array_new_with_free_func (rej_draft_pad_edit_free);
      return;
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (pad->unsaved, g_ptr_array_steal_index (pad->recorded, 0));
}

static gboolean
insert_edit (sqlite3_stmt *statement,
             gint64 id,
             gint64 revision,
             const RejDraftPadEdit *edit,
             GError **error)
{
  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, revision);
  sqlite3_bind_int64 (statement, 3, edit->made);
  sqlite3_bind_int64 (statement, 4, edit->offset);
  sqlite3_bind_int64 (statement, 5, edit->n_removed);
  sqlite3_bind_int64 (statement, 6, edit->n_inserted);
  sqlite3_bind_int64 (statement, 8, edit->step);
  sqlite3_bind_int64 (statement, 9, edit->way);
  sqlite3_bind_text64 (statement, 7, edit->inserted->str, edit->inserted->len, SQLITE_STATIC, SQLITE_UTF8);
  return rej_database_step (statement, error) == 0;
}

/* Writes what waits as one transaction: all of it is there afterwards, or none. */
static gboolean
write_unsaved (RejDraftPad *pad,
               sqlite3 *db,
               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const RejDraftPadEdit *last = g_ptr_array_index (pad->unsaved, pad->unsaved->len - 1);
  gboolean is_good;

  if (!rej_database_begin (db, error))
    return FALSE;
  statement = rej_database_query (db, error, "INSERT INTO edits (draft, revision, made, offset, n_removed, n_inserted, inserted, step, way) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "");
  is_good = statement != NULL;
  for (guint i = 0; is_good && i < pad->unsaved->len; i++)
    is_good = insert_edit (statement, pad->id, pad->revision + i + 1, g_ptr_array_index (pad->unsaved, i), error);
  is_good = is_good && rej_database_run (db, error, "UPDATE drafts SET revision = ?, changed = ? WHERE id = ?",
                                         "iii", pad->revision + pad->unsaved->len, last->made, pad->id);
  g_clear_pointer (&statement, sqlite3_finalize);
  return rej_database_end (db, is_good, error);
}

/* The edit that makes one text of another: what is between the beginning and the end that both have. */
static RejDraftPadEdit *
find_edit (const char *before,
           const char *after)
{
  RejDraftPadEdit *edit = g_new0 (RejDraftPadEdit, 1);
  gsize before_length = strlen (before);
  gsize after_length = strlen (after);
  gsize start = 0;
  gsize end = 0;

  while (start < before_length && start < after_length && before[start] == after[start])
    start++;
  while (start > 0 && ((before[start] & 0xc0) == 0x80 || (after[start] & 0xc0) == 0x80))
    start--;
  while (end < before_length - start && end < after_length - start && before[before_length - 1 - end] == after[after_length - 1 - end])
    end++;
  while (end > 0 && (before[before_length - end] & 0xc0) == 0x80)
    end--;
  edit->made = g_get_real_time ();
  edit->offset = g_utf8_strlen (before, start);
  edit->n_removed = g_utf8_strlen (before + start, before_length - end - start);
  edit->inserted = g_string_new_len (after + start, after_length - end - start);
  edit->n_inserted = g_utf8_strlen (edit->inserted->str, edit->inserted->len);
  return edit;
}

/* Reads what the library has, once; a text that differs (a file that was opened) becomes a revision. */
static gboolean
prepare (RejDraftPad *pad,
         sqlite3 *db,
         GError **error)
{
  g_autoptr (RejDraft) draft = NULL;
  g_autoptr (RejDraftText) text = NULL;
  g_autofree char *stored = NULL;

  if (pad->text != NULL)
    return TRUE;
  draft = rej_library_read_draft (db, pad->id, error);
  if (draft == NULL)
    return FALSE;
  text = rej_library_read_text (db, pad->id, draft->revision, FALSE, error);
  if (text == NULL || !rej_database_get_int (db, &pad->snapshot, error, "SELECT max (revision) FROM snapshots WHERE draft = ?", "i", pad->id))
    return FALSE;
  stored = rej_draft_text_dup (text);
  pad->revision = draft->revision;
  if (!g_str_equal (stored, pad->initial))
    g_ptr_array_insert (pad->unsaved, 0, find_edit (stored, pad->initial));
  pad->text = g_steal_pointer (&text);
  g_clear_pointer (&pad->initial, g_free);
  return TRUE;
}

/* Stores the whole text. The snapshot before goes unless it is far from the one before that, so that a long life of a
 * draft costs few copies of it. */
static void
fold (RejDraftPad *pad,
      sqlite3 *db)
{
  g_autofree char *text = NULL;
  gboolean is_good;

  if (pad->text == NULL || pad->revision == pad->snapshot || !rej_database_begin (db, NULL))
    return;
  text = rej_draft_text_dup (pad->text);
  is_good = rej_database_run (db, NULL, "INSERT OR REPLACE INTO snapshots (draft, revision, made, text) VALUES (?, ?, ?, ?)",
                              "iiis", pad->id, pad->revision, g_get_real_time (), text) &&
            rej_database_run (db, NULL,
                              "DELETE FROM snapshots WHERE draft = ?1 AND revision = ?2 AND revision > 0 AND "
                              "revision - (SELECT max (revision) FROM snapshots WHERE draft = ?1 AND revision < ?2) < ?3",
                              "iii", pad->id, pad->snapshot, (gint64) SNAPSHOT_DISTANCE) &&
            rej_database_run (db, NULL, "UPDATE drafts SET n_characters = ? WHERE id = ?", "ii", (gint64) rej_draft_text_get_n_characters (pad->text), pad->id);
  if (rej_database_end (db, is_good, NULL))
    pad->snapshot = pad->revision;
}

static void
fold_func (sqlite3 *db,
           gpointer data)
{
  RejDraftPad *pad = data;

  if (--pad->n_folding == 0 && !pad->is_closed && pad->revision - pad->snapshot >= FOLD_EDITS)
    fold (pad, db);
}

static void retry_func (sqlite3 *db,
                        gpointer data);

/* Writes what waits. On failure it is kept and tried again, later and later. */
gboolean
rej_draft_pad_flush (RejDraftPad *pad,
                     sqlite3 *db,
                     GError **error)
{
  GError *flush_error = NULL;
  gint64 saved_through;

  take_recorded (pad);
  if (prepare (pad, db, &flush_error) && (pad->unsaved->len == 0 || write_unsaved (pad, db, &flush_error)))
    {
      saved_through = pad->unsaved->len > 0 ? ((RejDraftPadEdit *) g_ptr_array_index (pad->unsaved, pad->unsaved->len - 1))->made : 0;
      for (guint i = 0; i < pad->unsaved->len; i++)
        {
          const RejDraftPadEdit *edit = g_ptr_array_index (pad->unsaved, i);

          rej_draft_text_replace (pad->text, edit->offset, edit->n_removed, edit->inserted->str, edit->inserted->len);
        }
      pad->revision += pad->unsaved->len;
      g_ptr_array_set_size (pad->unsaved, 0);
      pad->retry_delay = 0;
      send_news (pad, saved_through, NULL);
      return TRUE;
    }
  send_news (pad, 0, g_error_copy (flush_error));
  if (!pad->is_closed && !pad->is_retrying)
    {
      pad->is_retrying = TRUE;
      pad->retry_delay = CLAMP (2 * pad->retry_delay, RETRY_MS, MAX_RETRY_MS);
      rej_store_thread_call (pad->thread, pad->retry_delay, retry_func, rej_draft_pad_ref (pad), rej_draft_pad_unref);
    }
  g_propagate_error (error, flush_error);
  return FALSE;
}

void
rej_draft_pad_flush_func (sqlite3 *db,
                          gpointer data)
{
  RejDraftPad *pad = data;

  if (pad->is_closed || !rej_draft_pad_flush (pad, db, NULL))
    return;
  pad->n_folding++;
  rej_store_thread_call (pad->thread, FOLD_DELAY_MS, fold_func, rej_draft_pad_ref (pad), rej_draft_pad_unref);
}

static void
retry_func (sqlite3 *db,
            gpointer data)
{
  RejDraftPad *pad = data;

  pad->is_retrying = FALSE;
  rej_draft_pad_flush_func (db, pad);
}

/* The last thing done for a pad. The lock goes even where the disk is full: then the process is about to end. */
void
rej_draft_pad_close_func (sqlite3 *db,
                          gpointer data)
{
  RejDraftPad *pad = data;

  if (pad->is_closed)
    return;
  pad->is_closed = TRUE;
  if (rej_draft_pad_flush (pad, db, NULL))
    fold (pad, db);
  g_clear_pointer (&pad->lock, rej_draft_lock_free);
}
