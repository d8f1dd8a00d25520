/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-undo.h"

#include <string.h>

/* What is held in memory; the library has the rest. */
#define MAX_BYTES (32 * 1024 * 1024)
/* With fewer steps left than this, older ones are asked for. */
#define MIN_STEPS 50
/* No step has this number: the text as saved cannot be reached by undoing. */
#define NEVER_SAVED G_MININT64

struct _RejUndo
{
  GObject parent_instance;

  /* owned */
  GtkTextBuffer *buffer;
  RejBufferChanger *changer;
  RejDraftHistory *history;
  const RejDraftStep *applied; /* borrowed from it while it is carried out */

  /* state */
  guint notify_id;
  gint64 step; /* of the last edit */
  RejDraftWay way;
  gint64 saved; /* the last step when the text was saved */
  gboolean is_active;
  gboolean is_applying;
  gboolean is_revoking; /* what is taken back is not to be done again */
  gboolean could_undo;
  gboolean could_redo;
};

G_DEFINE_FINAL_TYPE (RejUndo, rej_undo, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_properties (RejUndo *self)
{
  gboolean can_undo = rej_undo_get_can_undo (self);
  gboolean can_redo = rej_undo_get_can_redo (self);

  if (can_undo != self->could_undo)
    {
      self->could_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (can_redo != self->could_redo)
    {
      self->could_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
}

static char *
dup_range (RejUndo *self,
           guint offset,
           guint n_characters)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) offset);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) (offset + n_characters));
  return gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
}

static void
buffer_committed_cb (GtkTextBuffer *buffer,
                     GtkTextBufferNotifyFlags flags,
                     guint position,
                     guint length,
                     gpointer user_data)
{
  RejUndo *self = REJ_UNDO (user_data);
  g_autofree char *text = NULL;

  if (!self->is_active || self->is_applying)
    return;
  text = dup_range (self, position, length);
  self->way = REJ_DRAFT_WAY_DONE;
  if (flags == GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT)
    self->step = rej_draft_history_record (self->history, g_get_real_time (), position, "", text);
  else
    self->step = rej_draft_history_record (self->history, g_get_real_time (), position, text, "");
  update_properties (self);
}

static void
begin_user_action_cb (RejUndo *self)
{
  rej_draft_history_begin (self->history);
}

static void
end_user_action_cb (RejUndo *self)
{
  rej_draft_history_end (self->history);
}

/* An edit makes a step of its own after saving. Where the text is called changed without one, saving it has failed. */
static void
modified_changed_cb (RejUndo *self)
{
  if (self->is_applying || !self->is_active)
    return;
  if (!gtk_text_buffer_get_modified (self->buffer))
    {
      rej_draft_history_seal (self->history);
      self->saved = rej_draft_history_get_last (self->history);
    }
  else if (self->saved == rej_draft_history_get_last (self->history))
    {
      self->saved = NEVER_SAVED;
    }
}

static void
rej_undo_get_property (GObject *object,
                       guint property_id,
                       GValue *value,
                       GParamSpec *pspec)
{
  RejUndo *self = REJ_UNDO (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, rej_undo_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, rej_undo_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_undo_dispose (GObject *object)
{
  RejUndo *self = REJ_UNDO (object);

  if (self->notify_id != 0)
    gtk_text_buffer_remove_commit_notify (self->buffer, self->notify_id);
  self->notify_id = 0;
  g_clear_object (&self->changer);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->history, rej_draft_history_free);

  G_OBJECT_CLASS (rej_undo_parent_class)->dispose (object);
}

static void
rej_undo_class_init (RejUndoClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rej_undo_get_property;
  object_class->dispose = rej_undo_dispose;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RejUndo::moved:
   *
   * A step was taken back or done again; the cursor is where that happened.
   */
  g_signal_new ("moved", REJ_TYPE_UNDO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_undo_init (RejUndo *self)
{
  self->history = rej_draft_history_new (MAX_BYTES);
}

/**
 * rej_undo_new:
 * @changer: what changes a text buffer; the own undo of that is switched off
 *
 * Creates the undo of a buffer. It takes no edits before rej_undo_begin(): filling a buffer is none.
 *
 * Returns: (transfer full): the undo
 */
RejUndo *
rej_undo_new (RejBufferChanger *changer)
{
  RejUndo *self = NULL;
  GtkTextBuffer *buffer = NULL;

  g_return_val_if_fail (REJ_IS_BUFFER_CHANGER (changer), NULL);

  self = g_object_new (REJ_TYPE_UNDO, NULL);
  buffer = rej_buffer_changer_get_buffer (changer);
  self->changer = g_object_ref (changer);
  self->buffer = g_object_ref (buffer);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->notify_id = gtk_text_buffer_add_commit_notify (buffer, GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT | GTK_TEXT_BUFFER_NOTIFY_BEFORE_DELETE,
                                                       buffer_committed_cb, self, NULL);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "modified-changed", G_CALLBACK (modified_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (changer, "notify::busy", G_CALLBACK (update_properties), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rej_undo_begin:
 * @self: an undo
 *
 * Takes note of edits from now on: the text is complete.
 */
void
rej_undo_begin (RejUndo *self)
{
  g_return_if_fail (REJ_IS_UNDO (self));

  self->is_active = TRUE;
  self->saved = gtk_text_buffer_get_modified (self->buffer) ? NEVER_SAVED : rej_draft_history_get_last (self->history);
}

/**
 * rej_undo_revoke:
 * @self: an undo
 *
 * Takes the last step back for good: it was broken off, and nobody wants it half done.
 */
void
rej_undo_revoke (RejUndo *self)
{
  g_return_if_fail (REJ_IS_UNDO (self));

  self->is_revoking = rej_undo_get_can_undo (self);
  rej_undo_undo (self);
}

/**
 * rej_undo_seal:
 * @self: an undo
 *
 * Lets what comes next be a step of its own, and not part of what was typed before: for commands that put in a single
 * character.
 */
void
rej_undo_seal (RejUndo *self)
{
  g_return_if_fail (REJ_IS_UNDO (self));

  rej_draft_history_seal (self->history);
}

static void
get_change (guint n,
            RejBufferChange *change,
            gpointer user_data)
{
  RejUndo *self = REJ_UNDO (user_data);
  GPtrArray *edits = self->applied->edits;
  const RejDraftEdit *edit = g_ptr_array_index (edits, self->way == REJ_DRAFT_WAY_UNDONE ? edits->len - 1 - n : n);

  if (self->way == REJ_DRAFT_WAY_UNDONE)
    *change = (RejBufferChange) { edit->offset, edit->n_inserted, edit->inserted->str, edit->removed->str };
  else
    *change = (RejBufferChange) { edit->offset, edit->n_removed, edit->removed->str, edit->inserted->str };
}

/* The text may have changed behind the history's back only by a bug: then no more of it is touched. */
static void
applied_cb (RejBufferOutcome outcome,
            guint offset,
            gpointer user_data)
{
  RejUndo *self = REJ_UNDO (user_data);
  gboolean is_good = outcome == REJ_BUFFER_CHANGED;
  GtkTextIter iter;

  self->applied = NULL;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) offset);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  if (outcome == REJ_BUFFER_MISFIT)
    g_warning ("The history of the text does not fit it and is dropped");
  if (!is_good)
    rej_draft_history_forget_undo (self->history);
  if (!is_good || self->is_revoking)
    rej_draft_history_forget_redo (self->history);
  gtk_text_buffer_set_modified (self->buffer, !is_good || self->saved != rej_draft_history_get_last (self->history));
  self->is_applying = FALSE;
  self->is_revoking = FALSE;
  update_properties (self);
  g_signal_emit_by_name (self, "moved");
}

static void
apply (RejUndo *self,
       const RejDraftStep *step,
       RejDraftWay way)
{
  self->step = step->id;
  self->way = way;
  self->applied = step;
  self->is_applying = TRUE;
  rej_buffer_changer_run (self->changer, step->edits->len, get_change, applied_cb, self);
}

/**
 * rej_undo_undo:
 * @self: an undo
 *
 * Takes the last step back: a large one in the slices that follow.
 *
 * Returns: whether there was one
 */
gboolean
rej_undo_undo (RejUndo *self)
{
  const RejDraftStep *step = NULL;

  g_return_val_if_fail (REJ_IS_UNDO (self), FALSE);

  if (!rej_undo_get_can_undo (self))
    return FALSE;
  step = rej_draft_history_undo (self->history);
  if (step != NULL)
    apply (self, step, REJ_DRAFT_WAY_UNDONE);
  return step != NULL;
}

/**
 * rej_undo_redo:
 * @self: an undo
 *
 * Does again what was taken back last: a large step in the slices that follow.
 *
 * Returns: whether there was something
 */
gboolean
rej_undo_redo (RejUndo *self)
{
  const RejDraftStep *step = NULL;

  g_return_val_if_fail (REJ_IS_UNDO (self), FALSE);

  if (!rej_undo_get_can_redo (self))
    return FALSE;
  step = rej_draft_history_redo (self->history);
  if (step != NULL)
    apply (self, step, REJ_DRAFT_WAY_REDONE);
  return step != NULL;
}

/**
 * rej_undo_get_can_undo:
 * @self: an undo
 *
 * Returns: whether there is a step to take back, and nobody changes the text in slices
 */
gboolean
rej_undo_get_can_undo (RejUndo *self)
{
  g_return_val_if_fail (REJ_IS_UNDO (self), FALSE);

  return !rej_buffer_changer_get_busy (self->changer) && rej_draft_history_get_n_undo (self->history) > 0;
}

/**
 * rej_undo_get_can_redo:
 * @self: an undo
 *
 * Returns: whether there is a step to do again, and nobody changes the text in slices
 */
gboolean
rej_undo_get_can_redo (RejUndo *self)
{
  g_return_val_if_fail (REJ_IS_UNDO (self), FALSE);

  return !rej_buffer_changer_get_busy (self->changer) && rej_draft_history_get_n_redo (self->history) > 0;
}

/**
 * rej_undo_get_step:
 * @self: an undo, which was made before whoever asks began to listen to the buffer
 * @step: (out): the step to which the edit that is being made belongs
 * @way: (out): how it comes to be
 *
 * Tells what to write down with an edit.
 */
void
rej_undo_get_step (RejUndo *self,
                   gint64 *step,
                   RejDraftWay *way)
{
  g_return_if_fail (REJ_IS_UNDO (self));

  *step = self->step;
  *way = self->way;
}

/**
 * rej_undo_get_wants_older:
 * @self: an undo
 * @oldest: (out): the step before which older ones are wanted
 *
 * Returns: whether few steps are left here and the library has more
 */
gboolean
rej_undo_get_wants_older (RejUndo *self,
                          gint64 *oldest)
{
  g_return_val_if_fail (REJ_IS_UNDO (self), FALSE);

  *oldest = rej_draft_history_get_oldest (self->history);
  return *oldest != 0 && rej_draft_history_get_has_older (self->history) && rej_draft_history_get_n_undo (self->history) < MIN_STEPS;
}

/**
 * rej_undo_take_older:
 * @self: an undo
 * @undo: (transfer full) (element-type RejDraftStep): as [method@Library.load_steps_finish] gives them
 * @redo: (transfer full) (element-type RejDraftStep): likewise
 * @has_older: whether there are even older ones
 *
 * Takes over steps from the library.
 */
void
rej_undo_take_older (RejUndo *self,
                     GPtrArray *undo,
                     GPtrArray *redo,
                     gboolean has_older)
{
  gboolean is_as_saved;

  g_return_if_fail (REJ_IS_UNDO (self));

  is_as_saved = self->saved == rej_draft_history_get_last (self->history);
  rej_draft_history_prepend (self->history, undo, redo, has_older);
  if (is_as_saved)
    self->saved = rej_draft_history_get_last (self->history);
  update_properties (self);
}
