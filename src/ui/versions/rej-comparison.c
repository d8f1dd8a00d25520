/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comparison-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-text-counts.h"
#include "rej-text-replacement.h"

static void rej_comparison_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RejComparison, rej_comparison, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rej_comparison_list_model_init))
G_DEFINE_FINAL_TYPE (RejComparisonRow, rej_comparison_row, G_TYPE_OBJECT)

const RejTextDiffRow *
_rej_comparison_get_row (RejComparison *self,
                         guint row)
{
  return &g_array_index (self->rows, RejTextDiffRow, row);
}

gboolean
_rej_comparison_is_conflict (RejComparison *self,
                             guint change)
{
  return rej_text_diff_get_hunk (self->diff, change)->kind == REJ_TEXT_HUNK_CONFLICT;
}

static GType
rej_comparison_get_item_type (GListModel *model)
{
  return REJ_TYPE_COMPARISON_ROW;
}

static guint
rej_comparison_get_n_items (GListModel *model)
{
  return REJ_COMPARISON (model)->shown->len;
}

static gpointer
rej_comparison_get_item (GListModel *model,
                         guint position)
{
  RejComparison *self = REJ_COMPARISON (model);
  RejComparisonRow *row = NULL;

  if (position >= self->shown->len)
    return NULL;
  row = g_object_new (REJ_TYPE_COMPARISON_ROW, NULL);
  row->comparison = g_object_ref (self);
  row->row = g_array_index (self->shown, guint, position);
  return row;
}

static void
rej_comparison_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rej_comparison_get_item_type;
  iface->get_n_items = rej_comparison_get_n_items;
  iface->get_item = rej_comparison_get_item;
}

static void
rej_comparison_dispose (GObject *object)
{
  RejComparison *self = REJ_COMPARISON (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_clear_pointer (&self->diff, rej_text_diff_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->states, g_free);
  g_clear_pointer (&self->refused_before, g_hash_table_unref);

  G_OBJECT_CLASS (rej_comparison_parent_class)->dispose (object);
}

static void
rej_comparison_class_init (RejComparisonClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_comparison_dispose;

  /**
   * RejComparison::changed:
   *
   * Something was decided, or the list is another.
   */
  g_signal_new ("changed", REJ_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_comparison_init (RejComparison *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
rej_comparison_row_dispose (GObject *object)
{
  g_clear_object (&REJ_COMPARISON_ROW (object)->comparison);

  G_OBJECT_CLASS (rej_comparison_row_parent_class)->dispose (object);
}

static void
rej_comparison_row_class_init (RejComparisonRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_comparison_row_dispose;
}

static void
rej_comparison_row_init (RejComparisonRow *self)
{
}

static void
update_shown (RejComparison *self)
{
  guint n_before = self->shown->len;

  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->rows->len; i++)
    if (!self->only_changes || _rej_comparison_get_row (self, i)->n_hunks > 0)
      g_array_append_val (self->shown, i);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}

typedef struct
{
  RejDocument *document;
  RejComparisonSide side;
  char *mine;
  char *other;
  char *base;
  RejTextDiff *diff;
  GArray *rows;
} Making;

static void
making_free (Making *making)
{
  g_clear_object (&making->document);
  g_free (making->mine);
  g_free (making->other);
  g_free (making->base);
  g_clear_pointer (&making->diff, rej_text_diff_unref);
  g_clear_pointer (&making->rows, g_array_unref);
  g_free (making);
}

static void
make_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Making *making = task_data;
  const char *before = making->side == REJ_COMPARISON_BEFORE ? making->mine : making->other;
  const char *after = making->side == REJ_COMPARISON_BEFORE ? making->other : making->mine;

  if (making->base != NULL)
    making->diff = rej_text_diff_new_merge (making->base, strlen (making->base), before, strlen (before), after, strlen (after));
  else
    making->diff = rej_text_diff_new (before, strlen (before), after, strlen (after));
  making->rows = rej_text_diff_list_rows (making->diff, before, strlen (before), after, strlen (after));
  g_task_return_boolean (task, TRUE);
}

static char *
dup_body (RejDocument *document)
{
  char *body = NULL;

  g_object_get (rej_document_get_buffer (document), "text", &body, NULL);
  return body;
}

/**
 * rej_comparison_new_async:
 * @document: the comment, complete
 * @side: which of both it is
 * @other: the other version, without its details
 * @base: (nullable): what both come from, where it is known; only with %REJ_COMPARISON_BEFORE
 * @cancellable: (nullable): stops it
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Compares the text of a comment with another version, in a thread. With a base only what the other version changed is a
 * change, and what the comment changed at the same place is a conflict.
 */
void
rej_comparison_new_async (RejDocument *document,
                          RejComparisonSide side,
                          const char *other,
                          const char *base,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Making *making = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (other != NULL);
  g_return_if_fail (base == NULL || side == REJ_COMPARISON_BEFORE);

  rej_document_finish_changing (document);
  making = g_new0 (Making, 1);
  making->document = g_object_ref (document);
  making->side = side;
  making->mine = dup_body (document);
  making->other = g_strdup (other);
  making->base = g_strdup (base);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_comparison_new_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * rej_comparison_new_finish:
 * @result: what the callback was given
 * @error: where G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable): the comparison
 */
RejComparison *
rej_comparison_new_finish (GAsyncResult *result,
                           GError **error)
{
  RejComparison *self = NULL;
  Making *making = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, rej_comparison_new_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  making = g_task_get_task_data (G_TASK (result));
  self = g_object_new (REJ_TYPE_COMPARISON, NULL);
  self->document = g_object_ref (making->document);
  self->side = making->side;
  self->before = g_steal_pointer (&making->mine);
  self->after = g_steal_pointer (&making->other);
  if (making->side == REJ_COMPARISON_AFTER)
    {
      char *mine = self->before;

      self->before = self->after;
      self->after = mine;
    }
  self->diff = g_steal_pointer (&making->diff);
  self->rows = g_steal_pointer (&making->rows);
  self->states = g_new0 (RejChangeState, MAX (rej_text_diff_get_n_hunks (self->diff), 1));
  update_shown (self);
  return self;
}

/**
 * rej_comparison_set_only_changes:
 * @self: a comparison
 * @only_changes: whether paragraphs that are the same are left out of the list
 */
void
rej_comparison_set_only_changes (RejComparison *self,
                                 gboolean only_changes)
{
  g_return_if_fail (REJ_IS_COMPARISON (self));

  if (self->only_changes == !!only_changes)
    return;
  self->only_changes = !!only_changes;
  update_shown (self);
  g_signal_emit_by_name (self, "changed");
}

/**
 * rej_comparison_get_n_changes:
 * @self: a comparison
 *
 * Returns: how many places differ
 */
guint
rej_comparison_get_n_changes (RejComparison *self)
{
  g_return_val_if_fail (REJ_IS_COMPARISON (self), 0);

  return rej_text_diff_get_n_hunks (self->diff);
}

/**
 * rej_comparison_count:
 * @self: a comparison
 * @state: a decision
 *
 * Returns: about how many changes that was decided
 */
guint
rej_comparison_count (RejComparison *self,
                      RejChangeState state)
{
  guint n = 0;

  g_return_val_if_fail (REJ_IS_COMPARISON (self), 0);

  for (guint i = 0; i < rej_comparison_get_n_changes (self); i++)
    n += self->states[i] == state;
  return n;
}

/**
 * rej_comparison_count_words:
 * @self: a comparison
 * @added: (out): words of the text after that the text before has not
 * @removed: (out): words of the text before that the text after has not
 */
void
rej_comparison_count_words (RejComparison *self,
                            guint *added,
                            guint *removed)
{
  g_return_if_fail (REJ_IS_COMPARISON (self));

  *added = 0;
  *removed = 0;
  for (guint i = 0; i < rej_comparison_get_n_changes (self); i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (self->diff, i);

      *removed += rej_text_count_words (self->before + hunk->before.start, hunk->before.length);
      *added += rej_text_count_words (self->after + hunk->after.start, hunk->after.length);
    }
}

/**
 * rej_comparison_count_conflicts:
 * @self: a comparison
 *
 * Returns: how many open changes stand where the comment was changed too, in another way
 */
guint
rej_comparison_count_conflicts (RejComparison *self)
{
  guint n = 0;

  g_return_val_if_fail (REJ_IS_COMPARISON (self), 0);

  for (guint i = 0; i < rej_comparison_get_n_changes (self); i++)
    n += self->states[i] == REJ_CHANGE_OPEN && _rej_comparison_is_conflict (self, i);
  return n;
}

/**
 * rej_comparison_get_state:
 * @self: a comparison
 * @change: the number of a change
 *
 * Returns: what was decided about it
 */
RejChangeState
rej_comparison_get_state (RejComparison *self,
                          guint change)
{
  g_return_val_if_fail (REJ_IS_COMPARISON (self), REJ_CHANGE_OPEN);
  g_return_val_if_fail (change < rej_comparison_get_n_changes (self), REJ_CHANGE_OPEN);

  return self->states[change];
}

/* The places of a change in the comment as it was and in the other version. */
static const RejTextSpan *
get_span (RejComparison *self,
          guint change,
          gboolean is_mine)
{
  const RejTextHunk *hunk = rej_text_diff_get_hunk (self->diff, change);

  return (self->side == REJ_COMPARISON_BEFORE) == is_mine ? &hunk->before : &hunk->after;
}

static char *
dup_span (RejComparison *self,
          guint change,
          gboolean is_mine)
{
  const RejTextSpan *span = get_span (self, change, is_mine);
  const char *text = (self->side == REJ_COMPARISON_BEFORE) == is_mine ? self->before : self->after;

  return g_strndup (text + span->start, span->length);
}

static char *
dup_buffer_range (RejComparison *self,
                  guint offset,
                  guint n_characters)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (offset + n_characters));
  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

/* In one go with others nobody sees what of the comment would be lost. */
static gboolean
is_left_open (RejComparison *self,
              guint change,
              guint n_changes,
              RejChangeState state)
{
  return n_changes > 1 && state == REJ_CHANGE_TAKEN && self->states[change] == REJ_CHANGE_OPEN && _rej_comparison_is_conflict (self, change);
}

/**
 * rej_comparison_decide_all:
 * @self: a comparison
 * @first: the first change to decide
 * @n_changes: how many
 * @state: the decision
 *
 * Decides about changes, as one step that can be undone in the comment. What was taken and is not any more goes back. Of
 * more than one, a conflict is not taken: somebody has to look at it.
 *
 * Returns: whether the comment is what it was compared as, and may be changed; if not, nothing was done
 */
gboolean
rej_comparison_decide_all (RejComparison *self,
                           guint first,
                           guint n_changes,
                           RejChangeState state)
{
  g_autoptr (GPtrArray) replacements = NULL;
  gint64 delta = 0;

  g_return_val_if_fail (REJ_IS_COMPARISON (self), FALSE);
  g_return_val_if_fail (first + n_changes <= rej_comparison_get_n_changes (self), FALSE);

  replacements = rej_text_replacements_new ();
  for (guint i = 0; i < first + n_changes; i++)
    {
      gboolean is_taken = self->states[i] == REJ_CHANGE_TAKEN;
      const RejTextSpan *mine = get_span (self, i, TRUE);
      const RejTextSpan *there = get_span (self, i, !is_taken);

      if (i >= first && is_taken != (state == REJ_CHANGE_TAKEN) && !is_left_open (self, i, n_changes, state))
        {
          g_autofree char *expected = dup_span (self, i, !is_taken);
          g_autofree char *found = dup_buffer_range (self, (guint) (mine->offset + delta), there->n_characters);
          g_autofree char *text = dup_span (self, i, is_taken);

          if (!g_str_equal (expected, found))
            return FALSE;
          rej_text_replacements_add (replacements, (guint) (mine->offset + delta), there->n_characters, text);
        }
      if (is_taken)
        delta += (gint64) there->n_characters - mine->n_characters;
    }
  if (replacements->len > 0 && !rej_document_replace (self->document, replacements))
    return FALSE;
  for (guint i = first; i < first + n_changes; i++)
    if (!is_left_open (self, i, n_changes, state))
      self->states[i] = state;
  g_signal_emit_by_name (self, "changed");
  return TRUE;
}

/**
 * rej_comparison_decide:
 * @self: a comparison
 * @change: the number of a change
 * @state: the decision
 *
 * Decides about one change; see rej_comparison_decide_all().
 *
 * Returns: whether that could be done
 */
gboolean
rej_comparison_decide (RejComparison *self,
                       guint change,
                       RejChangeState state)
{
  return rej_comparison_decide_all (self, change, 1, state);
}

/**
 * rej_comparison_find_position:
 * @self: a comparison
 * @change: the number of a change
 *
 * Returns: where in the list its row is, or G_MAXUINT
 */
guint
rej_comparison_find_position (RejComparison *self,
                              guint change)
{
  g_return_val_if_fail (REJ_IS_COMPARISON (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const RejTextDiffRow *row = _rej_comparison_get_row (self, g_array_index (self->shown, guint, i));

      if (change >= row->first_hunk && change < row->first_hunk + row->n_hunks)
        return i;
    }
  return G_MAXUINT;
}

/**
 * rej_comparison_dup_other:
 * @self: a comparison
 *
 * Returns: (transfer full): the other version
 */
char *
rej_comparison_dup_other (RejComparison *self)
{
  g_return_val_if_fail (REJ_IS_COMPARISON (self), NULL);

  return g_strdup (self->side == REJ_COMPARISON_BEFORE ? self->after : self->before);
}
