/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-diff-private.h"

#include <string.h>

/* Lines are aligned first; what lies between lines that both texts have is compared word by word. Then what a reader
 * would take for one change is made one. */

/* What a comparison may cost: about two seconds for texts that have nothing in common, however long they are. */
#define LINES_BUDGET 200000000
#define WORDS_BUDGET 400000000
/* A line shorter than this says nothing by standing elsewhere. */
#define MIN_MOVED_BYTES 24
#define NO_PARTNER G_MAXUINT

struct _RejTextDiff
{
  GArray *hunks; /* of RejTextHunk */
};

G_DEFINE_BOXED_TYPE (RejTextDiff, rej_text_diff, rej_text_diff_ref, rej_text_diff_unref)

/* Both texts while they are compared. */
typedef struct
{
  const char *before;
  const char *after;
  RejTextIds *ids;
  GArray *before_lines;
  GArray *after_lines;
  guint8 *before_changed;
  guint8 *after_changed;
  guint *before_partner; /* the line where a moved line stands in the other text, or NO_PARTNER */
  guint *after_partner;
  GHashTable *moved; /* from the first line after to the hunk it came from, while hunks are made */
  GArray *hunks;
  gint64 budget;
} Comparison;

/* Units that changed, as a half-open range in both rows. */
typedef struct
{
  guint before_start;
  guint before_end;
  guint after_start;
  guint after_end;
} Run;

static void
rej_text_diff_clear (RejTextDiff *self)
{
  g_array_unref (self->hunks);
}

static const RejTextUnit *
get_unit (const GArray *units,
          guint position)
{
  return &g_array_index (units, RejTextUnit, position);
}

/* Where a unit begins, or the end of the last one. */
static gsize
get_start (const GArray *units,
           guint position,
           gsize end)
{
  return position < units->len ? get_unit (units, position)->start : end;
}

static GArray *
collect_runs (const guint8 *before_changed,
              guint n_before,
              const guint8 *after_changed,
              guint n_after)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint x = 0;
  guint y = 0;

  while (x < n_before || y < n_after)
    {
      Run run = { x, x, y, y };

      while (x < n_before && before_changed[x])
        x++;
      while (y < n_after && after_changed[y])
        y++;
      run.before_end = x;
      run.after_end = y;
      if (run.before_end > run.before_start || run.after_end > run.after_start)
        g_array_append_val (runs, run);
      else
        {
          x++;
          y++;
        }
    }
  return runs;
}

/* How well a change that begins here reads: at a line, at a word, in the middle of one. */
static guint
rate_start (const GArray *units,
            guint position)
{
  if (position == 0)
    return 4;
  switch (get_unit (units, position - 1)->kind)
    {
    case REJ_TEXT_UNIT_EMPTY_LINE:
      return 4;
    case REJ_TEXT_UNIT_LINE_END:
    case REJ_TEXT_UNIT_LINE:
      return 3;
    case REJ_TEXT_UNIT_BLANKS:
      return 2;
    case REJ_TEXT_UNIT_SIGN:
    case REJ_TEXT_UNIT_MOVED:
      return 1;
    case REJ_TEXT_UNIT_WORD:
    default:
      return 0;
    }
}

/* What was only added or only taken out can often be said in more than one way: "a [b a] b" or "[a b] a b". The one that
 * begins where a reader would begin is taken. */
static void
slide_run (const GArray *units,
           guint lower_limit,
           guint upper_limit,
           guint start,
           guint end,
           int *shift)
{
  int lowest = 0;
  int best = 0;
  guint best_rating = 0;

  while (start + lowest > lower_limit && get_unit (units, start + lowest - 1)->id == get_unit (units, end + lowest - 1)->id && lowest > -200)
    lowest--;
  for (int i = lowest; end + i <= upper_limit && i < 200; i++)
    {
      guint rating = rate_start (units, start + i);

      if (i == lowest || rating >= best_rating)
        {
          best = i;
          best_rating = rating;
        }
      if (end + i == upper_limit || get_unit (units, start + i)->id != get_unit (units, end + i)->id)
        break;
    }
  *shift = best;
}

static void
slide_runs (GArray *runs,
            const GArray *before,
            const GArray *after)
{
  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);
      const Run *last = i > 0 ? &g_array_index (runs, Run, i - 1) : NULL;
      const Run *next = i + 1 < runs->len ? &g_array_index (runs, Run, i + 1) : NULL;
      int shift = 0;

      if (run->before_start == run->before_end)
        slide_run (after, last != NULL ? last->after_end : 0, next != NULL ? next->after_start : after->len, run->after_start, run->after_end, &shift);
      else if (run->after_start == run->after_end)
        slide_run (before, last != NULL ? last->before_end : 0, next != NULL ? next->before_start : before->len, run->before_start, run->before_end, &shift);
      *run = (Run) { run->before_start + shift, run->before_end + shift, run->after_start + shift, run->after_end + shift };
    }
}

static gsize
get_length (const GArray *units,
            guint start,
            guint end)
{
  if (start == end)
    return 0;
  return get_unit (units, end - 1)->start + get_unit (units, end - 1)->length - get_unit (units, start)->start;
}

static gsize
get_run_size (const Run *run,
              const GArray *before,
              const GArray *after)
{
  return MAX (get_length (before, run->before_start, run->before_end), get_length (after, run->after_start, run->after_end));
}

/* Whether a row of units ends with a line: what follows is another paragraph. */
static gboolean
ends_line (const GArray *units,
           guint start,
           guint end)
{
  return end > start && get_unit (units, end - 1)->kind == REJ_TEXT_UNIT_LINE_END;
}

/* Whether what stands between two runs is too little to part them: blanks and signs, or words that are shorter than the
 * changes on both sides, where it is chance that both texts have them. */
static gboolean
is_bridge (const Run *run,
           const Run *next,
           const GArray *before,
           const GArray *after)
{
  gsize size = get_length (before, run->before_end, next->before_start);
  guint n_line_ends = 0;
  gboolean has_word = FALSE;

  if (ends_line (before, run->before_start, run->before_end) || ends_line (after, run->after_start, run->after_end))
    return FALSE;
  for (guint i = run->before_end; i < next->before_start; i++)
    {
      RejTextUnitKind kind = get_unit (before, i)->kind;

      if (kind == REJ_TEXT_UNIT_LINE || kind == REJ_TEXT_UNIT_MOVED)
        return FALSE;
      n_line_ends += kind == REJ_TEXT_UNIT_LINE_END;
      has_word |= kind == REJ_TEXT_UNIT_WORD;
    }
  if (n_line_ends > 1)
    return FALSE;
  if (!has_word && n_line_ends == 0 && size <= 2)
    return run->before_end > run->before_start && run->after_end > run->after_start && next->before_end > next->before_start && next->after_end > next->after_start;
  return size <= get_run_size (run, before, after) / 3 && size <= get_run_size (next, before, after) / 3;
}

static void
join_runs (GArray *runs,
           const GArray *before,
           const GArray *after)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      Run run = g_array_index (runs, Run, i);

      /* A run that grew may reach the one before it. */
      while (n > 0 && is_bridge (&g_array_index (runs, Run, n - 1), &run, before, after))
        {
          n--;
          run.before_start = g_array_index (runs, Run, n).before_start;
          run.after_start = g_array_index (runs, Run, n).after_start;
        }
      g_array_index (runs, Run, n++) = run;
    }
  g_array_set_size (runs, n);
}

static void
add_hunk (Comparison *self,
          RejTextHunkKind kind,
          gsize before_start,
          gsize before_end,
          gsize after_start,
          gsize after_end)
{
  RejTextHunk hunk = { kind, { before_start, before_end - before_start }, { after_start, after_end - after_start }, NO_PARTNER };

  g_array_append_val (self->hunks, hunk);
}

/* Notes that a moved paragraph has one of its two hunks now; the second to come finds the first. */
static void
pair_hunk (Comparison *self,
           guint after_line)
{
  guint number = self->hunks->len - 1;
  gpointer other = NULL;

  if (g_hash_table_lookup_extended (self->moved, GUINT_TO_POINTER (after_line), NULL, &other))
    {
      g_array_index (self->hunks, RejTextHunk, number).partner = GPOINTER_TO_UINT (other);
      g_array_index (self->hunks, RejTextHunk, GPOINTER_TO_UINT (other)).partner = number;
      return;
    }
  g_hash_table_insert (self->moved, GUINT_TO_POINTER (after_line), GUINT_TO_POINTER (number));
}

/* Moved units are hunks of their own; @lines tells which line a unit began with. */
static void
add_side (Comparison *self,
          const GArray *units,
          const GArray *lines,
          guint start,
          guint end,
          gboolean is_before,
          gsize here)
{
  for (guint i = start; i < end;)
    {
      guint first = i;
      gsize from = get_unit (units, i)->start;
      gboolean is_moved = get_unit (units, i)->kind == REJ_TEXT_UNIT_MOVED;
      gsize to;

      i++;
      while (!is_moved && i < end && get_unit (units, i)->kind != REJ_TEXT_UNIT_MOVED)
        i++;
      to = get_unit (units, i - 1)->start + get_unit (units, i - 1)->length;
      if (is_before)
        add_hunk (self, is_moved ? REJ_TEXT_HUNK_MOVED_AWAY : REJ_TEXT_HUNK_CHANGED, from, to, here, here);
      else
        add_hunk (self, is_moved ? REJ_TEXT_HUNK_MOVED_HERE : REJ_TEXT_HUNK_CHANGED, here, here, from, to);
      if (is_moved)
        pair_hunk (self, g_array_index (lines, guint, first));
    }
}

static guint
find_moved (const GArray *units,
            guint start,
            guint end)
{
  while (start < end && get_unit (units, start)->kind != REJ_TEXT_UNIT_MOVED)
    start++;
  return start;
}

/* The units of lines that differ: words, but for lines that moved. @starts has for each unit the line after. */
static void
cut_lines (Comparison *self,
           gboolean is_before,
           guint start,
           guint end,
           GArray *units,
           GArray *starts)
{
  const GArray *lines = is_before ? self->before_lines : self->after_lines;
  const guint *partner = is_before ? self->before_partner : self->after_partner;
  const char *text = is_before ? self->before : self->after;

  for (guint i = start; i < end;)
    {
      guint first = i++;
      guint n_units = units->len;
      guint after_line = is_before ? partner[first] : first;

      if (partner[first] != NO_PARTNER)
        {
          RejTextUnit unit = { get_unit (lines, first)->start, 0, rej_text_ids_add_new (self->ids), REJ_TEXT_UNIT_MOVED };

          while (i < end && partner[i] == partner[i - 1] + 1)
            i++;
          unit.length = (guint) get_length (lines, first, i);
          g_array_append_val (units, unit);
        }
      else
        {
          rej_text_ids_cut_words (self->ids, text, get_unit (lines, first)->start, get_unit (lines, first)->length, units);
        }
      while (n_units++ < units->len)
        g_array_append_val (starts, after_line);
    }
}

/* Compares the lines of a run word by word. */
static void
compare_words (Comparison *self,
               const Run *lines,
               gsize before_end,
               gsize after_end)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (RejTextUnit));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (RejTextUnit));
  g_autoptr (GArray) before_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) after_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *before_changed = NULL;
  g_autofree guint8 *after_changed = NULL;
  g_autoptr (GArray) runs = NULL;

  cut_lines (self, TRUE, lines->before_start, lines->before_end, before, before_lines);
  cut_lines (self, FALSE, lines->after_start, lines->after_end, after, after_lines);
  before_changed = g_new (guint8, MAX (before->len, 1));
  after_changed = g_new (guint8, MAX (after->len, 1));
  rej_text_units_compare ((RejTextUnit *) before->data, before->len, (RejTextUnit *) after->data, after->len, before_changed, after_changed, &self->budget);
  runs = collect_runs (before_changed, before->len, after_changed, after->len);
  slide_runs (runs, before, after);
  join_runs (runs, before, after);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      guint before_moved = find_moved (before, run->before_start, run->before_end);
      guint after_moved = find_moved (after, run->after_start, run->after_end);
      gsize before_start = get_start (before, run->before_start, before_end);
      gsize after_start = get_start (after, run->after_start, after_end);
      gsize before_stop = get_start (before, before_moved, before_end);
      gsize after_stop = get_start (after, after_moved, after_end);

      if (before_stop > before_start || after_stop > after_start)
        add_hunk (self, REJ_TEXT_HUNK_CHANGED, before_start, before_stop, after_start, after_stop);
      add_side (self, before, before_lines, before_moved, run->before_end, TRUE, after_stop);
      add_side (self, after, after_lines, after_moved, run->after_end, FALSE, get_start (before, run->before_end, before_end));
    }
}

/* Counts by id which lines went and which came: how many of each, and where the last one went. */
static void
count_lines (const GArray *lines,
             const guint8 *changed,
             GHashTable *counts,
             gboolean is_before)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RejTextUnit *line = get_unit (lines, i);
      guint *count;

      if (!changed[i] || line->length < MIN_MOVED_BYTES || line->kind != REJ_TEXT_UNIT_LINE)
        continue;
      count = g_hash_table_lookup (counts, GUINT_TO_POINTER (line->id));
      if (count == NULL)
        {
          if (!is_before)
            continue;
          count = g_new0 (guint, 3);
          g_hash_table_insert (counts, GUINT_TO_POINTER (line->id), count);
        }
      count[is_before ? 0 : 1]++;
      if (is_before)
        count[2] = i;
    }
}

/* Lines that went from one place and came at another, once each. */
static void
find_moved_lines (Comparison *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  self->before_partner = g_new (guint, self->before_lines->len + 1);
  self->after_partner = g_new (guint, self->after_lines->len + 1);
  memset (self->before_partner, 0xff, (self->before_lines->len + 1) * sizeof (guint));
  memset (self->after_partner, 0xff, (self->after_lines->len + 1) * sizeof (guint));
  count_lines (self->before_lines, self->before_changed, counts, TRUE);
  count_lines (self->after_lines, self->after_changed, counts, FALSE);
  for (guint i = 0; i < self->after_lines->len; i++)
    {
      const guint *count = self->after_changed[i] ? g_hash_table_lookup (counts, GUINT_TO_POINTER (get_unit (self->after_lines, i)->id)) : NULL;

      if (count == NULL || count[0] != 1 || count[1] != 1)
        continue;
      self->before_partner[count[2]] = i;
      self->after_partner[i] = count[2];
    }
}

/* Runs of lines that only empty lines part are compared as one: which empty line is which means nothing. */
static void
join_line_runs (GArray *runs,
                const GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      Run run = g_array_index (runs, Run, i);
      Run *last = n > 0 ? &g_array_index (runs, Run, n - 1) : NULL;
      gboolean is_empty = last != NULL;

      for (guint j = is_empty ? last->before_end : 0; is_empty && j < run.before_start; j++)
        is_empty = get_unit (lines, j)->kind == REJ_TEXT_UNIT_EMPTY_LINE;
      if (is_empty)
        {
          last->before_end = run.before_end;
          last->after_end = run.after_end;
        }
      else
        {
          g_array_index (runs, Run, n++) = run;
        }
    }
  g_array_set_size (runs, n);
}

/* Counts the characters up to a span and in it: called for one after another, one pass over the text. */
void
rej_text_span_count (RejTextSpan *span,
                     const char *text,
                     gsize *at,
                     guint *offset)
{
  *offset += (guint) g_utf8_strlen (text + *at, (gssize) (span->start - *at));
  span->offset = *offset;
  span->n_characters = (guint) g_utf8_strlen (text + span->start, (gssize) span->length);
  *offset += span->n_characters;
  *at = span->start + span->length;
}

static void
count_characters (GArray *hunks,
                  const char *before,
                  const char *after)
{
  gsize before_at = 0;
  gsize after_at = 0;
  guint before_offset = 0;
  guint after_offset = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      RejTextHunk *hunk = &g_array_index (hunks, RejTextHunk, i);

      rej_text_span_count (&hunk->before, before, &before_at, &before_offset);
      rej_text_span_count (&hunk->after, after, &after_at, &after_offset);
    }
}

RejTextDiff *
rej_text_diff_new_for_hunks (GArray *hunks)
{
  RejTextDiff *self = g_atomic_rc_box_new0 (RejTextDiff);

  self->hunks = hunks;
  return self;
}

/**
 * rej_text_diff_new:
 * @before: valid UTF-8
 * @before_length: its bytes
 * @after: valid UTF-8
 * @after_length: its bytes
 *
 * Compares two texts: which words of @before went, which of @after came. Lines that stand at another place are told as
 * moved. Texts that have little in common are answered coarsely, so that the time stays bounded: about two seconds for
 * 10 MB. What applies to @before always gives @after exactly.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): the difference
 */
RejTextDiff *
rej_text_diff_new (const char *before,
                   gsize before_length,
                   const char *after,
                   gsize after_length)
{
  Comparison self = { before, after };
  g_autoptr (RejTextIds) ids = NULL;
  g_autoptr (GArray) before_lines = NULL;
  g_autoptr (GArray) after_lines = NULL;
  g_autofree guint8 *before_changed = NULL;
  g_autofree guint8 *after_changed = NULL;
  g_autoptr (GHashTable) moved = NULL;
  g_autoptr (GArray) runs = NULL;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self.ids = ids = rej_text_ids_new ();
  self.before_lines = before_lines = g_array_new (FALSE, FALSE, sizeof (RejTextUnit));
  self.after_lines = after_lines = g_array_new (FALSE, FALSE, sizeof (RejTextUnit));
  self.moved = moved = g_hash_table_new (NULL, NULL);
  self.hunks = g_array_new (FALSE, FALSE, sizeof (RejTextHunk));
  rej_text_ids_cut_lines (ids, before, before_length, before_lines);
  rej_text_ids_cut_lines (ids, after, after_length, after_lines);
  self.before_changed = before_changed = g_new (guint8, before_lines->len + 1);
  self.after_changed = after_changed = g_new (guint8, after_lines->len + 1);
  self.budget = LINES_BUDGET;
  rej_text_units_compare ((RejTextUnit *) before_lines->data, before_lines->len, (RejTextUnit *) after_lines->data, after_lines->len, before_changed, after_changed, &self.budget);
  find_moved_lines (&self);
  runs = collect_runs (before_changed, before_lines->len, after_changed, after_lines->len);
  slide_runs (runs, before_lines, after_lines);
  join_line_runs (runs, before_lines);
  self.budget = WORDS_BUDGET;
  for (guint i = 0; i < runs->len; i++)
    compare_words (&self, &g_array_index (runs, Run, i), get_start (before_lines, g_array_index (runs, Run, i).before_end, before_length),
                   get_start (after_lines, g_array_index (runs, Run, i).after_end, after_length));
  g_free (self.before_partner);
  g_free (self.after_partner);
  count_characters (self.hunks, before, after);
  return rej_text_diff_new_for_hunks (self.hunks);
}

/**
 * rej_text_diff_ref:
 * @self: a difference
 *
 * Returns: (transfer full): @self
 */
RejTextDiff *
rej_text_diff_ref (RejTextDiff *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * rej_text_diff_unref:
 * @self: (transfer full): a difference
 */
void
rej_text_diff_unref (RejTextDiff *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) rej_text_diff_clear);
}

/**
 * rej_text_diff_get_n_hunks:
 * @self: a difference
 *
 * Returns: how many places differ
 */
guint
rej_text_diff_get_n_hunks (const RejTextDiff *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hunks->len;
}

/**
 * rej_text_diff_get_hunk:
 * @self: a difference
 * @position: from 0, less than rej_text_diff_get_n_hunks()
 *
 * Returns: (transfer none): a place that differs
 */
const RejTextHunk *
rej_text_diff_get_hunk (const RejTextDiff *self,
                        guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->hunks->len, NULL);

  return &g_array_index (self->hunks, RejTextHunk, position);
}

/**
 * rej_text_diff_apply:
 * @self: a difference
 * @before: the text before it was made of
 * @before_length: its bytes
 * @after: the text after it was made of
 * @chosen: (nullable): for each hunk, whether to apply it; `NULL` for all
 *
 * Carries changes over. All of them make @after of @before, none leave @before; of a merge, all of them make of mine
 * what both sides wrote, where they conflict theirs.
 *
 * Returns: (transfer full): the text
 */
char *
rej_text_diff_apply (const RejTextDiff *self,
                     const char *before,
                     gsize before_length,
                     const char *after,
                     const gboolean *chosen)
{
  GString *text = NULL;
  gsize at = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  text = g_string_sized_new (before_length + 1);
  for (guint i = 0; i < self->hunks->len; i++)
    {
      const RejTextHunk *hunk = &g_array_index (self->hunks, RejTextHunk, i);

      if (chosen != NULL && !chosen[i])
        continue;
      g_string_append_len (text, before + at, (gssize) (hunk->before.start - at));
      g_string_append_len (text, after + hunk->after.start, (gssize) hunk->after.length);
      at = hunk->before.start + hunk->before.length;
    }
  g_string_append_len (text, before + at, (gssize) (before_length - at));
  return g_string_free_and_steal (text);
}
