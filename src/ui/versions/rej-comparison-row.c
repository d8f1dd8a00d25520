/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comparison-private.h"

#include <glib/gi18n-lib.h>

/* What a row shows at most: a label sets its whole text. */
#define MAX_SHOWN 20000
/* Changes a row names to those who do not see it. */
#define MAX_DESCRIBED 5

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

  return _rej_comparison_get_row (self->comparison, self->row)->first_hunk;
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

  return _rej_comparison_get_row (self->comparison, self->row)->n_hunks;
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

static gboolean
has_conflict (RejComparisonRow *self)
{
  const RejTextDiffRow *row = _rej_comparison_get_row (self->comparison, self->row);

  for (guint i = row->first_hunk; i < row->first_hunk + row->n_hunks; i++)
    if (self->comparison->states[i] == REJ_CHANGE_OPEN && _rej_comparison_is_conflict (self->comparison, i))
      return TRUE;
  return FALSE;
}

static const char *
get_conflict_words (void)
{
  return _ ("Conflict: both versions changed these words. Accepting takes the other version’s and drops yours.");
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
  const RejTextDiffRow *row = _rej_comparison_get_row (comparison, self->row);
  const char *frame = with_before ? comparison->before : comparison->after;
  gsize at = with_before ? row->before_start : row->after_start;
  gsize end = with_before ? row->before_end : row->after_end;
  GString *text = NULL;

  g_return_val_if_fail (REJ_IS_COMPARISON_ROW (self), NULL);

  text = g_string_new (NULL);
  *attributes = pango_attr_list_new ();
  if (has_conflict (self))
    {
      g_string_append_printf (text, "%s\n", get_conflict_words ());
      insert_attribute (*attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, text->len);
      insert_attribute (*attributes, pango_attr_scale_new (PANGO_SCALE_SMALL), 0, text->len);
    }
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

  row = _rej_comparison_get_row (self->comparison, self->row);
  text = g_string_new (NULL);
  if (has_conflict (self))
    g_string_append_printf (text, "%s ", get_conflict_words ());
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

  row = _rej_comparison_get_row (self->comparison, self->row);
  if (self->comparison->side == REJ_COMPARISON_BEFORE)
    return g_strndup (self->comparison->after + row->after_start, row->after_end - row->after_start);
  return g_strndup (self->comparison->before + row->before_start, row->before_end - row->before_start);
}
