/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-private.h"

/* Reading order; see RejReadingPlace. What a block says before a reference is read before the note, the rest after it. */
int
_rej_check_compare_parts (gpointer a,
                          gpointer b,
                          gpointer user_data)
{
  const RejCheckPart *first = a, *second = b;
  const RejReadingPlace *first_place = &first->check->place, *second_place = &second->check->place;
  guint first_part = first_place->note == 0 ? first->part : first_place->part;
  guint second_part = second_place->note == 0 ? second->part : second_place->part;

  if (first == second)
    return 0;
  if (first_place->anchor != second_place->anchor)
    {
      int order;

      if (first_place->anchor == NULL)
        return 1;
      if (second_place->anchor == NULL)
        return -1;
      order = rej_text_block_compare (first_place->anchor, second_place->anchor);
      if (order != 0)
        return order;
    }
  if (first_part != second_part)
    return first_part < second_part ? -1 : 1;
  if (first_place->note != second_place->note)
    return first_place->note < second_place->note ? -1 : 1;

  return rej_text_block_compare (first->check->block, second->check->block);
}

static void
append_part (GArray *parts,
             BlockCheck *check,
             guint part,
             guint first,
             guint end,
             gboolean is_wanted)
{
  RejCheckPart one = { check, NULL, part, first, end - first };

  if (end > first || is_wanted)
    g_array_append_val (parts, one);
}

/* The citations of a block, cut where the body refers to notes. */
static GArray *
cut_at_references (BlockCheck *check)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (RejCheckPart));
  RejCiteList *citations = check->results->citations;
  RejTextMask *mask = rej_text_block_get_mask (check->block);
  guint n = rej_cite_list_get_n (citations), n_runs = 0, part = 0, first = 0, next = 0;
  const RejTextRun *runs = rej_text_mask_get_note_label (mask) == NULL ? rej_text_mask_get_runs (mask, &n_runs) : NULL;

  for (guint i = 0; i < n_runs && next < n; i++)
    {
      if (runs[i].kind != REJ_TEXT_RUN_NOTE_REFERENCE)
        continue;
      while (next < n && rej_cite_list_get (citations, next)->start < runs[i].plain)
        next++;
      append_part (parts, check, part++, first, next, FALSE);
      first = next;
    }
  /* a book is read, though not as a citation: Id. may stand for it */
  append_part (parts, check, part, first, n, parts->len == 0 && rej_cite_list_ends_unknown (citations));

  return parts;
}

static gboolean
has_shape (const GPtrArray *parts,
           const GArray *wanted)
{
  if (parts->len != wanted->len)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (((RejCheckPart *) g_ptr_array_index (parts, i))->part != g_array_index (wanted, RejCheckPart, i).part)
      return FALSE;

  return TRUE;
}

/*
 * _rej_check_read:
 * @self: a check
 * @check: of a block whose place is known
 *
 * Gives the resolver what a block cites.
 */
void
_rej_check_read (RejCheck *self,
                 BlockCheck *check)
{
  g_autoptr (GArray) wanted = NULL;
  RejCiteList *citations = check->results->citations;

  if (check->read == citations)
    return;
  wanted = cut_at_references (check);
  if (!has_shape (check->parts, wanted))
    _rej_check_unread (self, check);
  for (guint i = 0; i < wanted->len; i++)
    {
      const RejCheckPart *now = &g_array_index (wanted, RejCheckPart, i);
      g_autoptr (RejCiteList) slice = rej_cite_list_slice (citations, now->first, now->n);
      RejCheckPart *part;

      if (i < check->parts->len)
        {
          part = g_ptr_array_index (check->parts, i);
          part->first = now->first;
          part->n = now->n;
          rej_cite_resolver_replace (self->resolver, part->section, slice);
          continue;
        }
      part = g_memdup2 (now, sizeof *now);
      g_ptr_array_add (check->parts, part);
      part->section = rej_cite_resolver_add (self->resolver, part, slice);
    }
  g_clear_pointer (&check->read, rej_cite_list_unref);
  check->read = rej_cite_list_ref (citations);
}

/* Takes what a block cites from the resolver: before its place changes, since sections are found by comparing places. */
void
_rej_check_unread (RejCheck *self,
                   BlockCheck *check)
{
  for (guint i = 0; i < check->parts->len; i++)
    rej_cite_resolver_remove (self->resolver, ((RejCheckPart *) g_ptr_array_index (check->parts, i))->section);
  g_ptr_array_set_size (check->parts, 0);
  g_clear_pointer (&check->read, rej_cite_list_unref);
}

/*
 * _rej_check_find_section:
 * @position: (inout): of a citation in the block; in the section
 *
 * Returns: (nullable): the section that holds a citation of the block, if it is read
 */
RejCiteSection *
_rej_check_find_section (BlockCheck *check,
                         guint *position)
{
  for (guint i = 0; i < check->parts->len; i++)
    {
      const RejCheckPart *part = g_ptr_array_index (check->parts, i);

      if (*position >= part->first + part->n)
        continue;
      *position -= part->first;
      return part->section;
    }

  return NULL;
}

gboolean
_rej_check_is_citation (BlockCheck *check,
                        guint position)
{
  RejCiteSection *section = _rej_check_find_section (check, &position);

  return section != NULL && rej_cite_section_is_citation (section, position);
}
