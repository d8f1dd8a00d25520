/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-diff-private.h"

#include <string.h>

/* One side of a merge: what it made of the base, walked from hunk to hunk. */
typedef struct
{
  const char *text;
  RejTextDiff *diff;
  guint next; /* hunk */
  gssize delta; /* bytes by which its text is ahead of the base after the hunks that were passed */
} Side;

static const RejTextHunk *
peek (const Side *side)
{
  return side->next < rej_text_diff_get_n_hunks (side->diff) ? rej_text_diff_get_hunk (side->diff, side->next) : NULL;
}

/* Takes over the hunks of a side that touch the range, which grows by them. Gives whether there were any. */
static gboolean
gather (Side *side,
        gsize *end,
        gssize *delta)
{
  const RejTextHunk *hunk;
  gboolean is_any = FALSE;

  while ((hunk = peek (side)) != NULL && hunk->before.start <= *end)
    {
      *end = MAX (*end, hunk->before.start + hunk->before.length);
      *delta += (gssize) hunk->after.length - (gssize) hunk->before.length;
      side->next++;
      is_any = TRUE;
    }
  return is_any;
}

/**
 * rej_text_diff_new_merge:
 * @base: what both sides began from, valid UTF-8
 * @base_length: its bytes
 * @mine: what one side made of it, valid UTF-8
 * @mine_length: its bytes
 * @theirs: what the other side made of it, valid UTF-8
 * @theirs_length: its bytes
 *
 * Finds what the other side changed, to be carried over into mine: the text before is @mine, the text after is
 * @theirs. What only I changed is no hunk, nor what both changed alike. Where both changed a place differently the hunk
 * is a conflict. Between hunks the texts may differ.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): the changes
 */
RejTextDiff *
rej_text_diff_new_merge (const char *base,
                         gsize base_length,
                         const char *mine,
                         gsize mine_length,
                         const char *theirs,
                         gsize theirs_length)
{
  g_autoptr (RejTextDiff) mine_diff = NULL;
  g_autoptr (RejTextDiff) theirs_diff = NULL;
  Side my_side = { mine };
  Side their_side = { theirs };
  GArray *hunks = NULL;
  gsize mine_at = 0;
  gsize theirs_at = 0;
  guint mine_offset = 0;
  guint theirs_offset = 0;

  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (mine != NULL, NULL);
  g_return_val_if_fail (theirs != NULL, NULL);

  my_side.diff = mine_diff = rej_text_diff_new (base, base_length, mine, mine_length);
  their_side.diff = theirs_diff = rej_text_diff_new (base, base_length, theirs, theirs_length);
  hunks = g_array_new (FALSE, FALSE, sizeof (RejTextHunk));
  while (peek (&their_side) != NULL)
    {
      const RejTextHunk *my_hunk = peek (&my_side);
      const RejTextHunk *their_hunk = peek (&their_side);
      RejTextHunk hunk = { REJ_TEXT_HUNK_CHANGED, { 0 }, { 0 }, G_MAXUINT };
      gsize start = my_hunk != NULL ? MIN (my_hunk->before.start, their_hunk->before.start) : their_hunk->before.start;
      gsize end = start;
      gssize my_delta = my_side.delta;
      gssize their_delta = their_side.delta;
      gboolean is_mine = FALSE;
      gboolean is_theirs = FALSE;
      gsize last_end;

      do
        {
          last_end = end;
          is_mine |= gather (&my_side, &end, &my_delta);
          is_theirs |= gather (&their_side, &end, &their_delta);
        }
      while (end != last_end);
      hunk.before.start = start + my_side.delta;
      hunk.before.length = end + my_delta - hunk.before.start;
      hunk.after.start = start + their_side.delta;
      hunk.after.length = end + their_delta - hunk.after.start;
      my_side.delta = my_delta;
      their_side.delta = their_delta;
      if (!is_theirs)
        continue;
      if (is_mine)
        {
          if (hunk.before.length == hunk.after.length && memcmp (mine + hunk.before.start, theirs + hunk.after.start, hunk.before.length) == 0)
            continue;
          hunk.kind = REJ_TEXT_HUNK_CONFLICT;
        }
      rej_text_span_count (&hunk.before, mine, &mine_at, &mine_offset);
      rej_text_span_count (&hunk.after, theirs, &theirs_at, &theirs_offset);
      g_array_append_val (hunks, hunk);
    }
  return rej_text_diff_new_for_hunks (hunks);
}
