/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-writer.h"

#include <string.h>

#include "rej-draft-pad-private.h"

/* An edit is on its way to the disk this long after it was made: half of the second that may be lost. */
#define FLUSH_DELAY_MS 400
/* An edit that grew past this is closed, so that one row stays small. */
#define MAX_MERGED_BYTES (16 * 1024)

struct _RejDraftWriter
{
  GObject parent_instance;

  RejLibrary *library;
  RejDraftPad *pad;
  gint64 saved_through;
  gint64 recorded_at; /* when the last edit was made */
  gsize n_characters; /* of the text as recorded */
  gint64 step; /* of what is recorded next */
  RejDraftWay way;
  GError *error;
  gboolean is_saved;
};

G_DEFINE_FINAL_TYPE (RejDraftWriter, rej_draft_writer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SAVED_THROUGH,
  PROP_IS_SAVED,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What is on the disk by now, or why it is not. */
static void
take_news (gpointer writer,
           gint64 saved_through,
           GError *error)
{
  RejDraftWriter *self = REJ_DRAFT_WRITER (writer);
  gboolean is_saved;

  g_object_freeze_notify (G_OBJECT (self));
  if (saved_through > self->saved_through)
    {
      self->saved_through = saved_through;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_THROUGH]);
    }
  if (error != NULL || self->error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  is_saved = self->error == NULL && self->saved_through >= self->recorded_at;
  if (is_saved != self->is_saved)
    {
      self->is_saved = is_saved;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SAVED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
rej_draft_writer_dispose (GObject *object)
{
  RejDraftWriter *self = REJ_DRAFT_WRITER (object);

  if (self->pad != NULL)
    {
      RejDraftPad *pad = g_steal_pointer (&self->pad);

      g_weak_ref_set (&pad->writer, NULL);
      rej_store_thread_call (pad->thread, 0, rej_draft_pad_close_func, pad, rej_draft_pad_unref);
    }
  g_clear_object (&self->library);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (rej_draft_writer_parent_class)->dispose (object);
}

static void
rej_draft_writer_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  RejDraftWriter *self = REJ_DRAFT_WRITER (object);

  switch (id)
    {
    case PROP_SAVED_THROUGH:
      g_value_set_int64 (value, self->saved_through);
      break;
    case PROP_IS_SAVED:
      g_value_set_boolean (value, self->is_saved);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rej_draft_writer_class_init (RejDraftWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rej_draft_writer_dispose;
  object_class->get_property = rej_draft_writer_get_property;

  /**
   * RejDraftWriter:saved-through:
   *
   * Microseconds since 1970: every change made up to then is on the disk.
   */
  properties[PROP_SAVED_THROUGH] = g_param_spec_int64 ("saved-through", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * RejDraftWriter:is-saved:
   *
   * Whether nothing waits.
   */
  properties[PROP_IS_SAVED] = g_param_spec_boolean ("is-saved", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * RejDraftWriter:error:
   *
   * Why what waits could not be written the last time; `NULL` where it could.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_draft_writer_init (RejDraftWriter *self)
{
  self->is_saved = TRUE;
}

/**
 * rej_draft_writer_new:
 * @library: a library
 * @id: one of its drafts
 * @text: the source the editor begins with, valid UTF-8; where it differs from what the library has, it becomes a revision
 * @error: where an error of #RejLibraryError goes; REJ_LIBRARY_ERROR_IN_USE where the draft is open elsewhere
 *
 * Opens a draft for writing. Does not wait for the database.
 *
 * Returns: (transfer full) (nullable): its writer
 */
RejDraftWriter *
rej_draft_writer_new (RejLibrary *library,
                      gint64 id,
                      const char *text,
                      GError **error)
{
  g_autoptr (RejDraftWriter) self = NULL;
  g_autoptr (RejDraftLock) lock = NULL;

  g_return_val_if_fail (REJ_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  lock = rej_draft_lock_new (rej_library_get_folder (library), id, error);
  if (lock == NULL)
    return NULL;
  self = g_object_new (REJ_TYPE_DRAFT_WRITER, NULL);
  self->library = g_object_ref (library);
  self->n_characters = g_utf8_strlen (text, -1);
  self->pad = rej_draft_pad_new (id, text, g_steal_pointer (&lock), rej_library_get_typist (library), self, take_news);
  rej_store_thread_call (self->pad->thread, 0, rej_draft_pad_flush_func, rej_draft_pad_ref (self->pad), rej_draft_pad_unref);

  return g_steal_pointer (&self);
}

/* Whether an edit goes on where the last one ended, so that both are one: a run of letters, or of deletions. */
static gboolean
merge (RejDraftPadEdit *last,
       gint64 step,
       RejDraftWay way,
       gsize offset,
       gsize n_removed,
       const char *inserted,
       gsize length,
       gsize n_inserted)
{
  if (last->inserted->len + length > MAX_MERGED_BYTES || last->step != step || last->way != way || way == REJ_DRAFT_WAY_DETAILS)
    return FALSE;
  if (n_removed == 0 && offset == last->offset + last->n_inserted)
    {
      g_string_append_len (last->inserted, inserted, length);
      last->n_inserted += n_inserted;
      return TRUE;
    }
  if (n_inserted > 0)
    return FALSE;
  if (n_removed <= last->n_inserted && offset + n_removed == last->offset + last->n_inserted)
    {
      const char *end = last->inserted->str + last->inserted->len;

      for (gsize i = 0; i < n_removed; i++)
        end = g_utf8_prev_char (end);
      g_string_truncate (last->inserted, end - last->inserted->str);
      last->n_inserted -= n_removed;
      return TRUE;
    }
  if (last->n_inserted == 0 && (offset == last->offset || offset + n_removed == last->offset))
    {
      last->offset = offset;
      last->n_removed += n_removed;
      return TRUE;
    }
  return FALSE;
}

/* Letters that are typed are an action each. */
static gboolean
merge_edit (RejDraftPadEdit *last,
            const RejDraftPadEdit *next)
{
  if (!merge (last, next->step, next->way, next->offset, next->n_removed, next->inserted->str, next->inserted->len, next->n_inserted))
    return FALSE;
  last->made = next->made;
  return TRUE;
}

/**
 * rej_draft_writer_record:
 * @self: a writer
 * @offset: characters of the source before the edit, front matter included
 * @n_removed: characters that were taken out there
 * @inserted: (nullable): what was put there, valid UTF-8
 * @length: bytes of @inserted, or -1 for all
 *
 * Notes an edit. Cheap: it waits for nothing but the noting of another.
 */
void
rej_draft_writer_record (RejDraftWriter *self,
                         guint offset,
                         guint n_removed,
                         const char *inserted,
                         gssize length)
{
  gint64 now = 0;
  gsize n_bytes = inserted == NULL ? 0 : length >= 0 ? (gsize) length
                                                     : strlen (inserted);
  gsize n_inserted = n_bytes > 0 ? g_utf8_strlen (inserted, n_bytes) : 0;
  gboolean is_first = FALSE;
  RejDraftPadEdit *last = NULL;
  RejDraftPad *pad;

  g_return_if_fail (REJ_IS_DRAFT_WRITER (self));
  /* An edit that does not fit would make every later revision unreadable. */
  g_return_if_fail (offset <= self->n_characters && n_removed <= self->n_characters - offset);

  if (n_removed == 0 && n_bytes == 0)
    return;
  /* No two at the same time: what is saved up to a time is so for certain. */
  now = MAX (g_get_real_time (), self->recorded_at + 1);
  self->n_characters += n_inserted - n_removed;
  pad = self->pad;
  g_mutex_lock (&pad->mutex);
  /* What is not to be taken over yet is no part of what may be. */
  if (pad->recorded->len > (pad->depth > 0 ? pad->n_whole : 0))
    last = g_ptr_array_index (pad->recorded, pad->recorded->len - 1);
  if (last == NULL || !merge (last, self->step, self->way, offset, n_removed, inserted, n_bytes, n_inserted))
    {
      last = g_new0 (RejDraftPadEdit, 1);
      last->step = self->step;
      last->way = self->way;
      last->offset = offset;
      last->n_removed = n_removed;
      last->n_inserted = n_inserted;
      last->inserted = g_string_new_len (n_bytes > 0 ? inserted : "", n_bytes);
      g_ptr_array_add (pad->recorded, last);
    }
  last->made = now;
  is_first = !pad->is_due;
  pad->is_due = TRUE;
  g_mutex_unlock (&pad->mutex);

  self->recorded_at = now;
  if (is_first)
    rej_store_thread_call (pad->thread, FLUSH_DELAY_MS, rej_draft_pad_flush_func, rej_draft_pad_ref (pad), rej_draft_pad_unref);
  if (self->is_saved)
    {
      self->is_saved = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SAVED]);
    }
}

/**
 * rej_draft_writer_begin:
 * @self: a writer
 *
 * Begins an action: what is recorded until rej_draft_writer_end() goes to the disk as a whole or not at all, unless the
 * draft is closed before. May be nested.
 */
void
rej_draft_writer_begin (RejDraftWriter *self)
{
  g_return_if_fail (REJ_IS_DRAFT_WRITER (self));

  g_mutex_lock (&self->pad->mutex);
  if (self->pad->depth++ == 0)
    self->pad->n_whole = self->pad->recorded->len;
  g_mutex_unlock (&self->pad->mutex);
}

/**
 * rej_draft_writer_end:
 * @self: a writer
 *
 * Ends what rej_draft_writer_begin() began.
 */
void
rej_draft_writer_end (RejDraftWriter *self)
{
  RejDraftPad *pad;
  gboolean is_late = FALSE;

  g_return_if_fail (REJ_IS_DRAFT_WRITER (self));
  g_return_if_fail (self->pad->depth > 0);

  pad = self->pad;
  g_mutex_lock (&pad->mutex);
  if (--pad->depth == 0)
    {
      if (pad->n_whole > 0 && pad->recorded->len == pad->n_whole + 1 && merge_edit (pad->recorded->pdata[pad->n_whole - 1], pad->recorded->pdata[pad->n_whole]))
        g_ptr_array_set_size (pad->recorded, (int) pad->n_whole);
      /* The flush that was asked for has passed this by. */
      is_late = pad->recorded->len > 0 && !pad->is_due;
      pad->is_due |= is_late;
    }
  g_mutex_unlock (&pad->mutex);
  if (is_late)
    rej_store_thread_call (pad->thread, 0, rej_draft_pad_flush_func, rej_draft_pad_ref (pad), rej_draft_pad_unref);
}

/**
 * rej_draft_writer_set_step:
 * @self: a writer
 * @step: a number that no other step of the draft has; 0 for none, each edit is a step then
 * @way: how the edits come to be
 *
 * Says what the edits that are recorded from now on belong to, so that they can be taken back as one when the draft is
 * opened again.
 */
void
rej_draft_writer_set_step (RejDraftWriter *self,
                           gint64 step,
                           RejDraftWay way)
{
  g_return_if_fail (REJ_IS_DRAFT_WRITER (self));

  self->step = step;
  self->way = way;
}

/**
 * rej_draft_writer_get_draft_id:
 * @self: a writer
 *
 * Returns: the draft it writes
 */
gint64
rej_draft_writer_get_draft_id (RejDraftWriter *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_WRITER (self), 0);

  return self->pad->id;
}

/**
 * rej_draft_writer_get_saved_through:
 * @self: a writer
 *
 * Returns: microseconds since 1970; every change made up to then is on the disk
 */
gint64
rej_draft_writer_get_saved_through (RejDraftWriter *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_WRITER (self), 0);

  return self->saved_through;
}

/**
 * rej_draft_writer_is_saved:
 * @self: a writer
 *
 * Returns: whether nothing waits
 */
gboolean
rej_draft_writer_is_saved (RejDraftWriter *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_WRITER (self), TRUE);

  return self->is_saved;
}

/**
 * rej_draft_writer_get_error:
 * @self: a writer
 *
 * Returns: (transfer none) (nullable): why what waits could not be written the last time
 */
const GError *
rej_draft_writer_get_error (RejDraftWriter *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_WRITER (self), NULL);

  return self->error;
}

/* The answer to a flush or a closing: the pad rides on the task. */
static void
flush_task_func (sqlite3 *db,
                 gpointer data)
{
  GTask *task = data;
  RejDraftPad *pad = g_task_get_task_data (task);
  GError *error = NULL;

  if (pad->is_closed || rej_draft_pad_flush (pad, db, &error))
    g_task_return_int (task, pad->revision);
  else
    g_task_return_error (task, error);
}

static void
close_task_func (sqlite3 *db,
                 gpointer data)
{
  GTask *task = data;
  RejDraftPad *pad = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pad->is_closed && !rej_draft_pad_flush (pad, db, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rej_draft_pad_close_func (db, pad);
  g_task_return_boolean (task, TRUE);
}

static void
start (RejDraftWriter *self,
       gpointer source_tag,
       RejStoreFunc func,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, rej_draft_pad_ref (self->pad), rej_draft_pad_unref);
  rej_store_thread_call (self->pad->thread, 0, func, task, rej_store_thread_release_task);
}

/**
 * rej_draft_writer_flush_async:
 * @self: a writer
 * @cancellable: (nullable): not looked at
 * @callback: called when everything noted before this call is on the disk, but for an action that is still open, or
 *   could not be written
 * @user_data: for @callback
 *
 * Writes what waits now.
 */
void
rej_draft_writer_flush_async (RejDraftWriter *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (REJ_IS_DRAFT_WRITER (self));

  start (self, rej_draft_writer_flush_async, flush_task_func, cancellable, callback, user_data);
}

/**
 * rej_draft_writer_flush_finish:
 * @self: a writer
 * @result: what the callback was given
 * @revision: (out) (optional): the revision that is on the disk
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether it is on the disk; where not, it is kept and tried again
 */
gboolean
rej_draft_writer_flush_finish (RejDraftWriter *self,
                               GAsyncResult *result,
                               gint64 *revision,
                               GError **error)
{
  gssize reached;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  reached = g_task_propagate_int (G_TASK (result), error);
  if (reached >= 0 && revision != NULL)
    *revision = reached;
  return reached >= 0;
}

/**
 * rej_draft_writer_close_async:
 * @self: a writer
 * @cancellable: (nullable): not looked at
 * @callback: called when the draft is closed
 * @user_data: for @callback
 *
 * Writes what waits, folds the text and lets others open the draft. Nothing may be recorded afterwards. Dropping the
 * last reference does the same without telling when.
 */
void
rej_draft_writer_close_async (RejDraftWriter *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (REJ_IS_DRAFT_WRITER (self));

  start (self, rej_draft_writer_close_async, close_task_func, cancellable, callback, user_data);
}

/**
 * rej_draft_writer_close_finish:
 * @self: a writer
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether it is closed with everything on the disk; where not, it stays open
 */
gboolean
rej_draft_writer_close_finish (RejDraftWriter *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
