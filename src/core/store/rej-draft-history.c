/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-draft-history.h"

#include <string.h>

/* After a rest this long, what is typed is a step of its own. */
#define PAUSE_US (4 * G_USEC_PER_SEC)

struct _RejDraftHistory
{
  GPtrArray *undo; /* of RejDraftStep, the last one next to be taken back */
  GPtrArray *redo; /* of RejDraftStep, the last one next to be done again */
  RejDraftStep *open; /* takes the edits between begin and end; in @undo */
  guint depth;
  gsize n_bytes;
  gsize max_bytes;
  gint64 last_id;
  gint64 last_made;
  gboolean is_sealed; /* the last step takes no more */
  gboolean is_changed; /* something was recorded or undone here */
  gboolean has_older;
};

static void
edit_free (gpointer data)
{
  RejDraftEdit *edit = data;

  g_string_free (edit->removed, TRUE);
  g_string_free (edit->inserted, TRUE);
  g_free (edit);
}

/**
 * rej_draft_edit_new:
 * @offset: characters before the place
 * @removed: valid UTF-8
 * @inserted: valid UTF-8
 *
 * Returns: (transfer full): an edit, for a step
 */
RejDraftEdit *
rej_draft_edit_new (guint offset,
                    const char *removed,
                    const char *inserted)
{
  RejDraftEdit *edit = NULL;

  g_return_val_if_fail (removed != NULL, NULL);
  g_return_val_if_fail (inserted != NULL, NULL);

  edit = g_new0 (RejDraftEdit, 1);
  edit->offset = offset;
  edit->removed = g_string_new (removed);
  edit->inserted = g_string_new (inserted);
  edit->n_removed = (guint) g_utf8_strlen (removed, -1);
  edit->n_inserted = (guint) g_utf8_strlen (inserted, -1);
  return edit;
}

/**
 * rej_draft_step_new:
 * @id: a number that no other step of the draft has
 *
 * Returns: (transfer full): a step without edits
 */
RejDraftStep *
rej_draft_step_new (gint64 id)
{
  RejDraftStep *self = g_new0 (RejDraftStep, 1);

  self->id = id;
  self->edits = g_ptr_array_new_with_free_func (edit_free);
  return self;
}

/**
 * rej_draft_step_free:
 * @self: (transfer full): a step
 */
void
rej_draft_step_free (RejDraftStep *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->edits);
  g_free (self);
}

static gsize
get_size (const RejDraftStep *step)
{
  gsize size = sizeof *step;

  for (guint i = 0; i < step->edits->len; i++)
    {
      const RejDraftEdit *edit = g_ptr_array_index (step->edits, i);

      size += sizeof *edit + edit->removed->len + edit->inserted->len;
    }
  return size;
}

static void
drop (RejDraftHistory *self,
      GPtrArray *steps,
      guint position)
{
  self->n_bytes -= get_size (g_ptr_array_index (steps, position));
  g_ptr_array_remove_index (steps, position);
}

static void
trim (RejDraftHistory *self)
{
  while (self->n_bytes > self->max_bytes && self->undo->len > 1)
    {
      drop (self, self->undo, 0);
      self->has_older = TRUE;
    }
}

/**
 * rej_draft_history_new:
 * @max_bytes: how much text to hold
 *
 * Returns: (transfer full): a history without steps
 */
RejDraftHistory *
rej_draft_history_new (gsize max_bytes)
{
  RejDraftHistory *self = g_new0 (RejDraftHistory, 1);

  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_draft_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_draft_step_free);
  self->max_bytes = max_bytes;
  return self;
}

/**
 * rej_draft_history_free:
 * @self: (transfer full): a history
 */
void
rej_draft_history_free (RejDraftHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self);
}

/**
 * rej_draft_history_begin:
 * @self: a history
 *
 * Makes one step of what is recorded until rej_draft_history_end(). May be nested.
 */
void
rej_draft_history_begin (RejDraftHistory *self)
{
  g_return_if_fail (self != NULL);

  self->depth++;
}

/**
 * rej_draft_history_end:
 * @self: a history
 *
 * Ends what rej_draft_history_begin() began.
 */
void
rej_draft_history_end (RejDraftHistory *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->depth > 0);

  if (--self->depth == 0)
    self->open = NULL;
  trim (self);
}

/**
 * rej_draft_history_seal:
 * @self: a history
 *
 * Lets the last step take no more: what is typed on is a step of its own.
 */
void
rej_draft_history_seal (RejDraftHistory *self)
{
  g_return_if_fail (self != NULL);

  self->is_sealed = TRUE;
}

/* Adds to the last edit of a step where both are one: letters typed on, letters deleted on. */
static gboolean
extend (RejDraftEdit *last,
        guint offset,
        const char *removed,
        guint n_removed,
        const char *inserted,
        guint n_inserted)
{
  if (n_removed == 0 && offset == last->offset + last->n_inserted)
    {
      g_string_append (last->inserted, inserted);
      last->n_inserted += n_inserted;
      return TRUE;
    }
  if (n_inserted > 0 || last->n_inserted > 0)
    return FALSE;
  if (offset == last->offset)
    {
      g_string_append (last->removed, removed);
      last->n_removed += n_removed;
      return TRUE;
    }
  if (offset + n_removed == last->offset)
    {
      g_string_prepend (last->removed, removed);
      last->n_removed += n_removed;
      last->offset = offset;
      return TRUE;
    }
  return FALSE;
}

static gunichar
get_last_character (const GString *text)
{
  return text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + text->len)) : 0;
}

/* Whether a letter that is typed or deleted belongs to the step before: the next word is a step of its own. */
static gboolean
goes_on (const RejDraftHistory *self,
         gint64 now,
         guint offset,
         const char *removed,
         const char *inserted)
{
  const RejDraftStep *step = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  const RejDraftEdit *last = step != NULL && step->edits->len > 0 ? g_ptr_array_index (step->edits, step->edits->len - 1) : NULL;
  const char *text = inserted[0] != '\0' ? inserted : removed;
  gunichar c = g_utf8_get_char (text);

  if (last == NULL || self->is_sealed || now - self->last_made > PAUSE_US || now < self->last_made || *g_utf8_next_char (text) != '\0' || c == '\n')
    return FALSE;
  if (inserted[0] != '\0')
    return removed[0] == '\0' && last->n_inserted > 0 && offset == last->offset + last->n_inserted && get_last_character (last->inserted) != '\n' &&
           (g_unichar_isspace (c) || !g_unichar_isspace (get_last_character (last->inserted)));
  if (last->n_inserted > 0)
    return FALSE;
  /* Back over a word, or forward: it ends where blanks begin. */
  if (offset + 1 == last->offset)
    return !g_unichar_isspace (c) || g_unichar_isspace (g_utf8_get_char (last->removed->str));
  return offset == last->offset && (g_unichar_isspace (c) || !g_unichar_isspace (get_last_character (last->removed)));
}

static RejDraftStep *
find_step (RejDraftHistory *self,
           gint64 now,
           guint offset,
           const char *removed,
           const char *inserted)
{
  RejDraftStep *step = NULL;

  if (self->open != NULL)
    return self->open;
  if (goes_on (self, now, offset, removed, inserted))
    return g_ptr_array_index (self->undo, self->undo->len - 1);
  self->last_id = MAX (now, self->last_id + 1);
  step = rej_draft_step_new (self->last_id);
  g_ptr_array_add (self->undo, step);
  self->n_bytes += get_size (step);
  rej_draft_history_forget_redo (self);
  self->is_sealed = FALSE;
  return step;
}

/**
 * rej_draft_history_record:
 * @self: a history
 * @now: microseconds since 1970
 * @offset: characters before the place
 * @removed: what went, valid UTF-8
 * @inserted: what came, valid UTF-8
 *
 * Notes an edit that the writer made. What was taken back can no longer be done again.
 *
 * Returns: the step it belongs to
 */
gint64
rej_draft_history_record (RejDraftHistory *self,
                          gint64 now,
                          guint offset,
                          const char *removed,
                          const char *inserted)
{
  RejDraftStep *step = NULL;
  RejDraftEdit *last = NULL;
  guint n_removed;
  guint n_inserted;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (removed != NULL, 0);
  g_return_val_if_fail (inserted != NULL, 0);

  if (removed[0] == '\0' && inserted[0] == '\0')
    return rej_draft_history_get_last (self);
  step = find_step (self, now, offset, removed, inserted);
  if (self->depth > 0)
    self->open = step;
  last = step->edits->len > 0 ? g_ptr_array_index (step->edits, step->edits->len - 1) : NULL;
  n_removed = (guint) g_utf8_strlen (removed, -1);
  n_inserted = (guint) g_utf8_strlen (inserted, -1);
  if (last == NULL || !extend (last, offset, removed, n_removed, inserted, n_inserted))
    {
      g_ptr_array_add (step->edits, rej_draft_edit_new (offset, removed, inserted));
      self->n_bytes += sizeof (RejDraftEdit);
    }
  self->n_bytes += strlen (removed) + strlen (inserted);
  self->last_made = now;
  self->is_changed = TRUE;
  if (self->depth == 0)
    trim (self);
  return step->id;
}

static const RejDraftStep *
move_step (RejDraftHistory *self,
           GPtrArray *from,
           GPtrArray *to)
{
  RejDraftStep *step = NULL;

  if (from->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step);
  self->is_sealed = TRUE;
  self->is_changed = TRUE;
  return step;
}

/**
 * rej_draft_history_undo:
 * @self: a history, not between begin and end
 *
 * Takes the last step back. The caller undoes its edits, the last one first.
 *
 * Returns: (transfer none) (nullable): the step, until the next call
 */
const RejDraftStep *
rej_draft_history_undo (RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->depth == 0, NULL);

  return move_step (self, self->undo, self->redo);
}

/**
 * rej_draft_history_redo:
 * @self: a history, not between begin and end
 *
 * Does again the step that was taken back last. The caller makes its edits, the first one first.
 *
 * Returns: (transfer none) (nullable): the step, until the next call
 */
const RejDraftStep *
rej_draft_history_redo (RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->depth == 0, NULL);

  return move_step (self, self->redo, self->undo);
}

/**
 * rej_draft_history_get_n_undo:
 * @self: a history
 *
 * Returns: how many steps can be taken back
 */
guint
rej_draft_history_get_n_undo (const RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->undo->len;
}

/**
 * rej_draft_history_get_n_redo:
 * @self: a history
 *
 * Returns: how many steps can be done again
 */
guint
rej_draft_history_get_n_redo (const RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->redo->len;
}

static gint64
get_id (const GPtrArray *steps,
        guint position)
{
  return position < steps->len ? ((const RejDraftStep *) g_ptr_array_index (steps, position))->id : 0;
}

/**
 * rej_draft_history_get_last:
 * @self: a history
 *
 * Returns: the step that would be taken back next, 0 for none: two times at which this is the same have the same text
 */
gint64
rej_draft_history_get_last (const RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_id (self->undo, self->undo->len - 1);
}

/**
 * rej_draft_history_get_oldest:
 * @self: a history
 *
 * Returns: the oldest step that can be taken back; where there is none, the one that can be done again last; or 0
 */
gint64
rej_draft_history_get_oldest (const RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->undo->len > 0 ? get_id (self->undo, 0) : get_id (self->redo, self->redo->len - 1);
}

/**
 * rej_draft_history_get_has_older:
 * @self: a history
 *
 * Returns: whether the library has steps from before the oldest
 */
gboolean
rej_draft_history_get_has_older (const RejDraftHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_older;
}

/* Moves all of @from to the beginning of @to: a few hundred at a time. */
static void
put_before (RejDraftHistory *self,
            GPtrArray *to,
            GPtrArray *from)
{
  while (from->len > 0)
    {
      RejDraftStep *step = g_ptr_array_steal_index (from, from->len - 1);

      self->n_bytes += get_size (step);
      self->last_id = MAX (self->last_id, step->id);
      g_ptr_array_insert (to, 0, step);
    }
}

static gboolean
has_step (const RejDraftHistory *self,
          gint64 id)
{
  for (guint i = 0; i < self->undo->len; i++)
    if (get_id (self->undo, i) == id)
      return TRUE;
  for (guint i = 0; i < self->redo->len; i++)
    if (get_id (self->redo, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * rej_draft_history_prepend:
 * @self: a history
 * @undo: (transfer full) (element-type RejDraftStep): older steps that can be taken back, the oldest first
 * @redo: (transfer full) (nullable) (element-type RejDraftStep): what can be done again where nothing was done here yet
 * @has_older: whether the library has even older ones
 *
 * Takes over steps from the library. Those that are here already are left out.
 */
void
rej_draft_history_prepend (RejDraftHistory *self,
                           GPtrArray *undo,
                           GPtrArray *redo,
                           gboolean has_older)
{
  g_autoptr (GPtrArray) owned_undo = undo;
  g_autoptr (GPtrArray) owned_redo = redo;

  g_return_if_fail (self != NULL);
  g_return_if_fail (undo != NULL);

  while (undo->len > 0 && has_step (self, get_id (undo, undo->len - 1)))
    g_ptr_array_set_size (undo, undo->len - 1);
  put_before (self, self->undo, undo);
  if (redo != NULL && !self->is_changed)
    put_before (self, self->redo, redo);
  self->has_older = has_older;
}

/**
 * rej_draft_history_forget_undo:
 * @self: a history
 *
 * Drops all that could be taken back, where it does not fit the text.
 */
void
rej_draft_history_forget_undo (RejDraftHistory *self)
{
  g_return_if_fail (self != NULL);

  while (self->undo->len > 0)
    drop (self, self->undo, self->undo->len - 1);
  self->open = NULL;
  self->has_older = FALSE;
}

/**
 * rej_draft_history_forget_redo:
 * @self: a history
 *
 * Drops all that could be done again.
 */
void
rej_draft_history_forget_redo (RejDraftHistory *self)
{
  g_return_if_fail (self != NULL);

  while (self->redo->len > 0)
    drop (self, self->redo, self->redo->len - 1);
}
