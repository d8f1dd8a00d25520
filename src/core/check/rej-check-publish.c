/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-check-private.h"
#include "rej-check-whole.h"
#include "rej-comment-box.h"

/*
 * What is found goes into the list, and who listens is told. Each word of the list costs its listeners the same, however
 * much it is about: changes that lie side by side are told together, at the end of a slice or before one elsewhere.
 */

/*
 * _rej_check_tell_list:
 * @self: a check
 *
 * Tells of the changes of the list that nobody has been told.
 */
void
_rej_check_tell_list (RejCheck *self)
{
  RejCheckListChange change = self->untold;

  self->untold = (RejCheckListChange) { 0 };
  if (change.n_removed > 0 || change.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change.position, change.n_removed, change.n_added);
}

/* To be called before the list is changed. */
static void
note_list_change (RejCheck *self,
                  guint position,
                  guint n_removed,
                  guint n_added)
{
  RejCheckListChange *untold = &self->untold;
  gboolean is_behind = position == untold->position + untold->n_added;
  gboolean is_before = untold->n_added == 0 && n_added == 0 && position + n_removed == untold->position;

  if (n_removed == 0 && n_added == 0)
    return;
  if (!is_behind && !is_before)
    _rej_check_tell_list (self);
  if (!is_behind)
    untold->position = position;
  untold->n_removed += n_removed;
  untold->n_added += n_added;
}

/*
 * _rej_check_tell_blocks:
 * @self: a check
 *
 * Tells of the blocks that were looked at and that nobody has been told of.
 */
void
_rej_check_tell_blocks (RejCheck *self)
{
  guint start = self->looked_at_start, end = self->looked_at_end;

  self->looked_at_start = self->looked_at_end = 0;
  if (start < end)
    g_signal_emit_by_name (self, "block-changed", start, end);
}

static void
note_block (RejCheck *self,
            RejTextBlock *block)
{
  guint start = rej_text_block_get_offset (block);

  if (start != self->looked_at_end)
    {
      _rej_check_tell_blocks (self);
      self->looked_at_start = start;
    }
  self->looked_at_end = start + rej_text_block_get_n_characters (block);
}

static void
make_stale (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    rej_finding_item_make_stale (g_ptr_array_index (items, i));
  g_ptr_array_set_size (items, 0);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const RejFinding *first = *(RejFinding *const *) a, *second = *(RejFinding *const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;

  return g_strcmp0 (first->code, second->code);
}

static gboolean
is_ignored (RejCheck *self,
            BlockCheck *check,
            const RejFinding *finding)
{
  gsize length;
  const char *source = rej_text_block_get_source (check->block, &length);
  gsize start = rej_text_block_character_to_byte (check->block, finding->start);
  gsize end = rej_text_block_character_to_byte (check->block, finding->end);
  g_autofree char *text = g_strndup (source + start, end - start);

  return rej_check_context_is_ignored (self->context, finding->code, text);
}

static void
add_findings (GPtrArray *findings,
              GPtrArray *added)
{
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (findings, rej_finding_ref (g_ptr_array_index (added, i)));
}

/* An Id. in a quotation stands for what its own text cited before. */
static void
add_own_findings (GPtrArray *findings,
                  GPtrArray *added,
                  const GArray *quotations)
{
  for (guint i = 0; i < added->len; i++)
    {
      RejFinding *finding = g_ptr_array_index (added, i);

      if (!rej_quoted_covers (quotations, finding->start, finding->end))
        g_ptr_array_add (findings, rej_finding_ref (finding));
    }
}

/* All findings of a block that the writer has not put aside, by place. */
static GPtrArray *
collect_findings (RejCheck *self,
                  BlockCheck *check)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autoptr (GPtrArray) in_text = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  RejBlockMap map;

  add_findings (findings, check->results->findings);
  if (self->goes_into_box && check->results->box != NULL)
    add_findings (findings, check->results->box);

  for (guint i = 0; i < check->parts->len; i++)
    add_own_findings (in_text, rej_cite_section_get_findings (((RejCheckPart *) g_ptr_array_index (check->parts, i))->section), check->results->quotations);
  _rej_check_add_pointers (self, check, in_text);
  rej_block_map_init (&map, check->block);
  for (guint i = 0; i < in_text->len; i++)
    g_ptr_array_add (findings, rej_block_map_finding (&map, g_ptr_array_index (in_text, i)));

  if (check->unreferenced)
    g_ptr_array_add (findings,
                     rej_finding_new ("footnote-unreferenced",
                                      REJ_FINDING_TIER_COMMENT,
                                      REJ_FINDING_WARNING,
                                      0,
                                      rej_text_block_get_n_characters (check->block),
                                      g_strdup (_ ("Nothing in the text refers to this note. It will be printed last."))));

  if (rej_check_context_has_ignored (self->context))
    for (guint i = findings->len; i > 0; i--)
      if (is_ignored (self, check, g_ptr_array_index (findings, i - 1)))
        g_ptr_array_remove_index (findings, i - 1);

  g_ptr_array_sort (findings, compare_findings);

  return findings;
}

static gboolean
same_finding (RejFindingItem *item,
              const RejFinding *finding)
{
  return rej_finding_item_get_code (item) == finding->code &&
         rej_finding_item_get_severity (item) == finding->severity &&
         g_strcmp0 (rej_finding_item_get_message (item), finding->message) == 0;
}

static gboolean
same_findings (GPtrArray *items,
               GPtrArray *findings)
{
  if (items->len != findings->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!same_finding (g_ptr_array_index (items, i), g_ptr_array_index (findings, i)))
      return FALSE;

  return TRUE;
}

static void
replace_items (RejCheck *self,
               BlockCheck *check,
               GPtrArray *findings)
{
  guint n_errors = 0, n_warnings = 0;

  note_list_change (self, self->whole->len + rej_text_block_get_tally_before (check->block, TALLY_FINDINGS), check->items->len, findings->len);
  make_stale (check->items);
  for (guint i = 0; i < findings->len; i++)
    {
      RejFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (check->items, rej_finding_item_new (check->block, finding));
      n_errors += finding->severity == REJ_FINDING_ERROR;
      n_warnings += finding->severity == REJ_FINDING_WARNING;
    }

  rej_text_block_set_tally (check->block, TALLY_FINDINGS, findings->len);
  rej_text_block_set_tally (check->block, TALLY_ERRORS, n_errors);
  rej_text_block_set_tally (check->block, TALLY_WARNINGS, n_warnings);
}

/*
 * _rej_check_withdraw:
 * @self: a check
 * @check: of a block that goes, still in the tree
 *
 * Takes the findings of a block out of the list.
 */
void
_rej_check_withdraw (RejCheck *self,
                     BlockCheck *check)
{
  if (check->items->len == 0)
    return;

  note_list_change (self, self->whole->len + rej_text_block_get_tally_before (check->block, TALLY_FINDINGS), check->items->len, 0);
  make_stale (check->items);
  rej_text_block_set_tally (check->block, TALLY_FINDINGS, 0);
  rej_text_block_set_tally (check->block, TALLY_ERRORS, 0);
  rej_text_block_set_tally (check->block, TALLY_WARNINGS, 0);
  self->changed = TRUE;
}

static guint
number_citations (BlockCheck *check)
{
  guint n = check->read != NULL ? rej_cite_list_get_n (check->read) : 0;
  guint number = 0;

  g_array_set_size (check->numbers, n);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (check->numbers, guint, i) = number;
      number += _rej_check_is_citation (check, i);
    }

  return number;
}

/*
 * _rej_check_publish:
 * @self: a check
 * @check: of a block that has been looked at and resolved
 *
 * Brings the list up to date with a block.
 */
void
_rej_check_publish (RejCheck *self,
                    BlockCheck *check)
{
  g_autoptr (GPtrArray) findings = collect_findings (self, check);

  self->changed = TRUE;
  rej_text_block_set_tally (check->block, TALLY_CITATIONS, number_citations (check));
  if (!same_findings (check->items, findings))
    replace_items (self, check, findings);
  else
    for (guint i = 0; i < findings->len; i++)
      rej_finding_item_update (g_ptr_array_index (check->items, i), g_ptr_array_index (findings, i));
  note_block (self, check->block);
}

static void
fill_whole (RejCheck *self,
            const RejTextCounts *counts,
            RejCheckWhole *whole)
{
  RejTextBlock *block;
  guint in_block;

  whole->words = counts->words_with_footnotes;
  whole->size.characters = counts->characters;
  whole->size.bytes = counts->bytes;
  whole->has_template = rej_check_context_get_template (self->context) != NULL;
  whole->n_counted = rej_text_index_get_tally (self->index, TALLY_WORDS);
  whole->n_shared = rej_text_index_get_tally (self->index, TALLY_SHARED);
  whole->n_template_blocks = rej_text_index_get_tally (self->index, TALLY_TEMPLATE_BLOCKS);
  if (whole->n_template_blocks > 0)
    {
      block = rej_text_index_get_block_by_tally (self->index, TALLY_TEMPLATE_BLOCKS, 0, &in_block);
      whole->first_start = rej_text_block_get_offset (block);
      whole->first_end = whole->first_start + rej_text_block_get_n_characters (block);
    }

  /* near the limit the line ends decide */
  if (self->goes_into_box && counts->bytes > REJ_COMMENT_BOX_LIMIT * 9 / 10)
    {
      g_autofree char *filed = rej_text_index_dup_filed (self->index);

      rej_comment_box_measure (filed, strlen (filed), &whole->size);
    }
}

static void
replace_whole (RejCheck *self,
               GPtrArray *findings)
{
  note_list_change (self, 0, self->whole->len, findings->len);
  make_stale (self->whole);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (self->whole, rej_finding_item_new (NULL, g_ptr_array_index (findings, i)));
  self->changed = TRUE;
}

/*
 * _rej_check_publish_whole:
 * @self: a check
 * @counts: the sizes of the comment
 *
 * Brings the list up to date with what can only be said of the whole document, from sums that are there already.
 */
void
_rej_check_publish_whole (RejCheck *self,
                          const RejTextCounts *counts)
{
  g_autoptr (GPtrArray) findings = NULL;
  RejCheckWhole whole = { 0 };

  fill_whole (self, counts, &whole);
  findings = rej_check_whole (&whole);
  for (guint i = findings->len; i > 0; i--)
    if (rej_check_context_is_ignored (self->context, ((RejFinding *) g_ptr_array_index (findings, i - 1))->code, ""))
      g_ptr_array_remove_index (findings, i - 1);

  if (same_findings (self->whole, findings))
    for (guint i = 0; i < findings->len; i++)
      rej_finding_item_update (g_ptr_array_index (self->whole, i), g_ptr_array_index (findings, i));
  else
    replace_whole (self, findings);
}
