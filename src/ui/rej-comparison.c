/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comparison.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-text-counts.h"
#include "rej-text-replacement.h"

/* What a row shows at most: a label sets its whole text. */
#define MAX_SHOWN 20000
/* Changes a row names to those who do not see it. */
#define MAX_DESCRIBED 5

struct _RejComparison
{
  GObject parent_instance;

  /* owned */
  RejDocument *document;
  char *before;
  char *after;
  RejTextDiff *diff;
  GArray *rows; /* of RejTextDiffRow */
  GArray *shown; /* of guint: the rows in the list */
  RejChangeState *states; /* by hunk */

  /* state */
  RejComparisonSide side;
  gboolean only_changes;
};

struct _RejComparisonRow
{
  GObject parent_instance;

  RejComparison *comparison;
  guint row;
};

static void rej_comparison_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RejComparison, rej_comparison, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rej_comparison_list_model_init))
G_DEFINE_FINAL_TYPE (RejComparisonRow, rej_comparison_row, G_TYPE_OBJECT)

static const RejTextDiffRow *
get_row (RejComparison *self,
         guint row)
{
  return &g_array_index (self->rows, RejTextDiffRow, row);
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
    if (!self->only_changes || get_row (self, i)->n_hunks > 0)
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
  self->before = g_strdup (making->side == REJ_COMPARISON_BEFORE ? making->mine : making->other);
  self->after = g_strdup (making->side == REJ_COMPARISON_BEFORE ? making->other : making->mine);
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

/**
 * rej_comparison_decide_all:
 * @self: a comparison
 * @first: the first change to decide
 * @n_changes: how many
 * @state: the decision
 *
 * Decides about changes, as one step that can be undone in the comment. What was taken and is not any more goes back.
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

      if (i >= first && is_taken != (state == REJ_CHANGE_TAKEN))
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
      const RejTextDiffRow *row = get_row (self, g_array_index (self->shown, guint, i));

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

/**
 * rej_comparison_row_get_first:
 * @self: a row
 *
 * Returns: the number of its first change, if it has any
 */
guint
rej_comparison_row_get_first (RejComparisonRow *self)
{
  g_return_val_if_fail (REJ_IS_COMPARISON_ROW (self), 0);

  return get_row (self->comparison, self->row)->first_hunk;
}

/**
 * rej_comparison_row_get_n_changes:
 * @self: a row
 *
 * Returns: how many changes are in it
 */
guint
rej_comparison_row_get_n_changes (RejComparisonRow *self)
{
  g_return_val_if_fail (REJ_IS_COMPARISON_ROW (self), 0);

  return get_row (self->comparison, self->row)->n_hunks;
}

static void
insert_attribute (PangoAttrList *attributes,
                  PangoAttribute *attribute,
                  gsize start,
                  gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* What went is struck through, what came underlined: never told by colour alone. */
static void
append_changed (GString *text,
                PangoAttrList *attributes,
                const char *words,
                gsize length,
                gboolean is_added,
                gboolean is_current)
{
  gsize start = text->len;
  guint16 alpha = is_current ? 0x8000 : 0x3800;

  g_string_append_len (text, words, (gssize) length);
  if (length == 0)
    return;
  if (is_added)
    {
      insert_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, text->len);
      insert_attribute (attributes, pango_attr_background_new (0x3333, 0xd1d1, 0x7a7a), start, text->len);
    }
  else
    {
      insert_attribute (attributes, pango_attr_strikethrough_new (TRUE), start, text->len);
      insert_attribute (attributes, pango_attr_background_new (0xe0e0, 0x1b1b, 0x2424), start, text->len);
    }
  insert_attribute (attributes, pango_attr_background_alpha_new (alpha), start, text->len);
  if (is_current)
    insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
}

static void
append_hunk (RejComparisonRow *self,
             GString *text,
             PangoAttrList *attributes,
             guint change,
             gboolean with_before,
             gboolean with_after,
             gboolean is_current)
{
  RejComparison *comparison = self->comparison;
  const RejTextHunk *hunk = rej_text_diff_get_hunk (comparison->diff, change);
  gboolean has_before = with_before;
  gboolean has_after = with_after;

  /* What is decided reads as the comment does now. */
  if (comparison->states[change] != REJ_CHANGE_OPEN && with_before && with_after)
    {
      gboolean is_after = (comparison->states[change] == REJ_CHANGE_TAKEN) == (comparison->side == REJ_COMPARISON_BEFORE);

      g_string_append_len (text, is_after ? comparison->after + hunk->after.start : comparison->before + hunk->before.start,
                           (gssize) (is_after ? hunk->after.length : hunk->before.length));
      return;
    }
  if (has_before)
    append_changed (text, attributes, comparison->before + hunk->before.start, hunk->before.length, FALSE, is_current);
  if (has_after)
    append_changed (text, attributes, comparison->after + hunk->after.start, hunk->after.length, TRUE, is_current);
}

/**
 * rej_comparison_row_dup_text:
 * @self: a row
 * @with_before: whether to show what the text before has
 * @with_after: whether to show what the text after has
 * @current: the number of a change to show more strongly, or G_MAXUINT
 * @attributes: (out) (transfer full): how to show it
 *
 * Gives what a row shows, without the empty lines at its end.
 *
 * Returns: (transfer full): the text
 */
char *
rej_comparison_row_dup_text (RejComparisonRow *self,
                             gboolean with_before,
                             gboolean with_after,
                             guint current,
                             PangoAttrList **attributes)
{
  RejComparison *comparison = self->comparison;
  const RejTextDiffRow *row = get_row (comparison, self->row);
  const char *frame = with_before ? comparison->before : comparison->after;
  gsize at = with_before ? row->before_start : row->after_start;
  gsize end = with_before ? row->before_end : row->after_end;
  GString *text = NULL;

  g_return_val_if_fail (REJ_IS_COMPARISON_ROW (self), NULL);

  text = g_string_new (NULL);
  *attributes = pango_attr_list_new ();
  for (guint i = row->first_hunk; i < row->first_hunk + row->n_hunks && text->len < MAX_SHOWN; i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (comparison->diff, i);
      const RejTextSpan *span = with_before ? &hunk->before : &hunk->after;

      g_string_append_len (text, frame + at, (gssize) (span->start - at));
      append_hunk (self, text, *attributes, i, with_before, with_after, i == current);
      at = span->start + span->length;
    }
  g_string_append_len (text, frame + at, (gssize) (end - at));
  if (text->len > MAX_SHOWN)
    {
      const char *limit = g_utf8_find_prev_char (text->str, text->str + MAX_SHOWN);

      g_string_truncate (text, limit != NULL ? (gsize) (limit - text->str) : 0);
      g_string_append (text, "…");
    }
  while (text->len > 0 && (text->str[text->len - 1] == '\n' || text->str[text->len - 1] == '\r'))
    g_string_truncate (text, text->len - 1);
  return g_string_free_and_steal (text);
}

/**
 * rej_comparison_row_dup_description:
 * @self: a row
 *
 * Says in words what changed in a row, for those who do not see it.
 *
 * Returns: (transfer full): one or more sentences
 */
char *
rej_comparison_row_dup_description (RejComparisonRow *self)
{
  const RejTextDiffRow *row = NULL;
  GString *text = NULL;

  g_return_val_if_fail (REJ_IS_COMPARISON_ROW (self), NULL);

  row = get_row (self->comparison, self->row);
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (row->n_hunks, MAX_DESCRIBED); i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (self->comparison->diff, row->first_hunk + i);
      g_autofree char *before = g_strndup (self->comparison->before + hunk->before.start, MIN (hunk->before.length, 400));
      g_autofree char *after = g_strndup (self->comparison->after + hunk->after.start, MIN (hunk->after.length, 400));
      g_autofree char *valid_before = g_utf8_make_valid (g_strstrip (before), -1);
      g_autofree char *valid_after = g_utf8_make_valid (g_strstrip (after), -1);

      if (hunk->kind == REJ_TEXT_HUNK_MOVED_AWAY || hunk->kind == REJ_TEXT_HUNK_MOVED_HERE)
        /* Translators: said by the screen reader of a paragraph that stands elsewhere in the other version; %s is its text */
        g_string_append_printf (text, _ ("Moved: “%s”. "), hunk->kind == REJ_TEXT_HUNK_MOVED_AWAY ? valid_before : valid_after);
      else if (hunk->after.length == 0)
        /* Translators: said by the screen reader of words that are not in the other version */
        g_string_append_printf (text, _ ("Removed: “%s”. "), valid_before);
      else if (hunk->before.length == 0)
        /* Translators: said by the screen reader of words that are new in the other version */
        g_string_append_printf (text, _ ("Added: “%s”. "), valid_after);
      else
        /* Translators: said by the screen reader; the first %s are the words before, the second the words after */
        g_string_append_printf (text, _ ("Changed: “%s” to “%s”. "), valid_before, valid_after);
    }
  return g_string_free_and_steal (text);
}

/**
 * rej_comparison_row_dup_other:
 * @self: a row
 *
 * Returns: (transfer full): what the other version has there
 */
char *
rej_comparison_row_dup_other (RejComparisonRow *self)
{
  const RejTextDiffRow *row = NULL;

  g_return_val_if_fail (REJ_IS_COMPARISON_ROW (self), NULL);

  row = get_row (self->comparison, self->row);
  if (self->comparison->side == REJ_COMPARISON_BEFORE)
    return g_strndup (self->comparison->after + row->after_start, row->after_end - row->after_start);
  return g_strndup (self->comparison->before + row->before_start, row->before_end - row->before_start);
}
