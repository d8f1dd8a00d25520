/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-diff.h"

#include <string.h>

/* Both texts on the way from cut to cut. */
typedef struct
{
  const char *before;
  const char *after;
  GArray *rows;
  RejTextDiffRow row; /* what is open */
} Cutter;

/* Whether a paragraph begins here: at the start, or after an empty line. */
static gboolean
is_paragraph_start (const char *text,
                    gsize at)
{
  if (at == 0)
    return TRUE;
  if (text[at - 1] != '\n')
    return FALSE;
  at--;
  if (at > 0 && text[at - 1] == '\r')
    at--;
  return at == 0 || text[at - 1] == '\n';
}

static void
cut (Cutter *self,
     gsize before,
     gsize after)
{
  if (before == self->row.before_start && after == self->row.after_start)
    return;
  self->row.before_end = before;
  self->row.after_end = after;
  g_array_append_val (self->rows, self->row);
  self->row = (RejTextDiffRow) { before, before, after, after, self->row.first_hunk + self->row.n_hunks, 0 };
}

static void
cut_where_both_begin (Cutter *self,
                      gsize before,
                      gsize after)
{
  if (is_paragraph_start (self->before, before) && is_paragraph_start (self->after, after))
    cut (self, before, after);
}

/* Cuts what stands between two hunks at its paragraphs. */
static void
pass_between (Cutter *self,
              gsize before_from,
              gsize before_to,
              gsize after_from,
              gsize after_to)
{
  gsize before = before_from;

  cut_where_both_begin (self, before_from, after_from);
  /* In a merge the texts between may differ: then they are not cut alike. */
  if (before_to - before_from == after_to - after_from)
    while (before < before_to)
      {
        const char *line_end = memchr (self->before + before, '\n', before_to - before);

        if (line_end == NULL)
          break;
        before = (gsize) (line_end - self->before) + 1;
        if (before < before_to && self->before[before] != '\n' && self->before[before] != '\r')
          cut_where_both_begin (self, before, after_from + (before - before_from));
      }
  cut_where_both_begin (self, before_to, after_to);
}

/**
 * rej_text_diff_list_rows:
 * @self: a difference
 * @before: the text before it was made of
 * @before_length: its bytes
 * @after: the text after it was made of
 * @after_length: its bytes
 *
 * Cuts both texts into rows to be shown side by side: a paragraph each, and as many together as a change joins.
 *
 * Returns: (transfer full) (element-type RejTextDiffRow): the rows, which cover both texts
 */
GArray *
rej_text_diff_list_rows (const RejTextDiff *self,
                         const char *before,
                         gsize before_length,
                         const char *after,
                         gsize after_length)
{
  Cutter cutter = { before, after, NULL, { 0 } };
  gsize before_at = 0;
  gsize after_at = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  cutter.rows = g_array_new (FALSE, FALSE, sizeof (RejTextDiffRow));
  for (guint i = 0; i < rej_text_diff_get_n_hunks (self); i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (self, i);

      pass_between (&cutter, before_at, hunk->before.start, after_at, hunk->after.start);
      before_at = hunk->before.start + hunk->before.length;
      after_at = hunk->after.start + hunk->after.length;
      cutter.row.n_hunks++;
    }
  pass_between (&cutter, before_at, before_length, after_at, after_length);
  cut (&cutter, before_length, after_length);
  return cutter.rows;
}
