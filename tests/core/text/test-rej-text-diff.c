/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-diff.h"

#include <string.h>

static RejTextDiff *
diff (const char *before,
      const char *after)
{
  return rej_text_diff_new (before, strlen (before), after, strlen (after));
}

/* The change as a reader sees it: {what went|what came}, moved paragraphs with < and >, conflicts with !. */
static char *
show (const RejTextDiff *self,
      const char *before,
      const char *after)
{
  static const char *const marks[] = { "", "<", ">", "!" };
  GString *text = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < rej_text_diff_get_n_hunks (self); i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (self, i);

      g_string_append_len (text, before + at, hunk->before.start - at);
      g_string_append_printf (text, "{%s%.*s|%.*s}", marks[hunk->kind], (int) hunk->before.length, before + hunk->before.start, (int) hunk->after.length, after + hunk->after.start);
      at = hunk->before.start + hunk->before.length;
    }
  g_string_append (text, before + at);
  return g_string_free_and_steal (text);
}

/* What must be so of every difference. */
static void
assert_sound (const RejTextDiff *self,
              const char *before,
              const char *after,
              gboolean is_merge)
{
  g_autofree char *applied = rej_text_diff_apply (self, before, strlen (before), after, NULL);
  gsize before_at = 0;
  gsize after_at = 0;

  if (!is_merge)
    g_assert_cmpstr (applied, ==, after);
  for (guint i = 0; i < rej_text_diff_get_n_hunks (self); i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (self, i);

      g_assert_true (hunk->before.length > 0 || hunk->after.length > 0);
      g_assert_cmpuint (hunk->before.start, >=, before_at);
      g_assert_cmpuint (hunk->after.start, >=, after_at);
      if (!is_merge)
        {
          g_assert_cmpuint (hunk->before.start - before_at, ==, hunk->after.start - after_at);
          g_assert_cmpint (memcmp (before + before_at, after + after_at, hunk->before.start - before_at), ==, 0);
        }
      before_at = hunk->before.start + hunk->before.length;
      after_at = hunk->after.start + hunk->after.length;
      g_assert_cmpuint (hunk->before.offset, ==, g_utf8_strlen (before, hunk->before.start));
      g_assert_cmpuint (hunk->before.n_characters, ==, g_utf8_strlen (before + hunk->before.start, hunk->before.length));
      g_assert_cmpuint (hunk->after.offset, ==, g_utf8_strlen (after, hunk->after.start));
      g_assert_cmpuint (hunk->after.n_characters, ==, g_utf8_strlen (after + hunk->after.start, hunk->after.length));
      if (hunk->kind == REJ_TEXT_HUNK_MOVED_AWAY || hunk->kind == REJ_TEXT_HUNK_MOVED_HERE)
        {
          const RejTextHunk *partner = rej_text_diff_get_hunk (self, hunk->partner);

          g_assert_cmpuint (partner->partner, ==, i);
          g_assert_cmpint (partner->kind, !=, hunk->kind);
          if (hunk->kind == REJ_TEXT_HUNK_MOVED_AWAY)
            g_assert_cmpmem (before + hunk->before.start, hunk->before.length, after + partner->after.start, partner->after.length);
        }
    }
}

/* The rows cover both texts and all hunks, each hunk in one row. */
static void
assert_rows (const RejTextDiff *self,
             const char *before,
             const char *after)
{
  g_autoptr (GArray) rows = rej_text_diff_list_rows (self, before, strlen (before), after, strlen (after));
  gsize before_at = 0;
  gsize after_at = 0;
  guint n_hunks = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const RejTextDiffRow *row = &g_array_index (rows, RejTextDiffRow, i);

      g_assert_cmpuint (row->before_start, ==, before_at);
      g_assert_cmpuint (row->after_start, ==, after_at);
      g_assert_cmpuint (row->first_hunk, ==, n_hunks);
      before_at = row->before_end;
      after_at = row->after_end;
      for (guint j = 0; j < row->n_hunks; j++)
        {
          const RejTextHunk *hunk = rej_text_diff_get_hunk (self, n_hunks + j);

          g_assert_cmpuint (hunk->before.start, >=, row->before_start);
          g_assert_cmpuint (hunk->before.start + hunk->before.length, <=, row->before_end);
          g_assert_cmpuint (hunk->after.start, >=, row->after_start);
          g_assert_cmpuint (hunk->after.start + hunk->after.length, <=, row->after_end);
        }
      n_hunks += row->n_hunks;
    }
  g_assert_cmpuint (before_at, ==, strlen (before));
  g_assert_cmpuint (after_at, ==, strlen (after));
  g_assert_cmpuint (n_hunks, ==, rej_text_diff_get_n_hunks (self));
}

static void
test_rows (void)
{
  static const char before[] = "One.\n\nTwo is here.\n\nThree.\n\nFour.\n";
  static const char after[] = "One.\n\nTwo was here.\n\nThree.\n\nNew.\n\nFour.\n";
  g_autoptr (RejTextDiff) self = diff (before, after);
  g_autoptr (GArray) rows = rej_text_diff_list_rows (self, before, strlen (before), after, strlen (after));
  const RejTextDiffRow *row = &g_array_index (rows, RejTextDiffRow, 3);

  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpmem (after + row->after_start, row->after_end - row->after_start, "New.\n\n", 6);
  g_assert_cmpuint (row->before_end, ==, row->before_start);
  assert_rows (self, before, after);
}

static void
test_shown (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *shown;
  } rows[] = {
    { "", "", "" },
    { "", "new", "{|new}" },
    { "old\n", "", "{old\n|}" },
    { "same\n", "same\n", "same\n" },
    { "The rule is vague.\n", "The rule is unlawful.\n", "The rule is {vague|unlawful}.\n" },
    { "one two three", "one two and three", "one two {|and }three" },
    { "It does not say.", "It doesn’t say.", "It {does not|doesn’t} say." },
    { "naïve café", "naïve cafés", "naïve {café|cafés}" },
    { "First.\n\nThird.\n", "First.\n\nSecond.\n\nThird.\n", "First.\n\n{|Second.\n\n}Third.\n" },
    { "First.\n\nSecond.\n\nThird.\n", "First.\n\nThird.\n", "First.\n\n{Second.\n\n|}Third.\n" },
    { "a b c\n", "a b c", "a b c{\n|}" },
    { "line one\nline two\n", "line one line two\n", "line one{\n| }line two\n" },
    { "x 85 FR 56338 y", "x 85 FR 56,338 y", "x 85 FR {56338|56,338} y" },
    { "One.\n\nI oppose it.\n", "One.\n\nA new one.\n\nI strongly oppose it.\n", "One.\n\n{|A new one.\n\n}I {|strongly }oppose it.\n" },
    /* Words that both have by chance do not part a sentence that was written anew. */
    { "Children of any age would be photographed under the proposal.\n", "Nobody explains why infants should have their iris scanned.\n",
      "{Children of any age would be photographed under the proposal|Nobody explains why infants should have their iris scanned}.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejTextDiff) self = diff (rows[i].before, rows[i].after);
      g_autofree char *shown = show (self, rows[i].before, rows[i].after);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      assert_sound (self, rows[i].before, rows[i].after, FALSE);
    }
}

static void
test_moved (void)
{
  static const char before[] = "The first paragraph is here.\n\nThe second paragraph is longer.\n\nThe third paragraph stays.\n\nThe fourth paragraph stays too.\n";
  static const char after[] = "The second paragraph is longer.\n\nThe third paragraph stays.\n\nThe fourth paragraph stays too.\n\nThe first paragraph is here.\n";
  g_autoptr (RejTextDiff) self = diff (before, after);
  guint n_moved = 0;

  assert_sound (self, before, after, FALSE);
  for (guint i = 0; i < rej_text_diff_get_n_hunks (self); i++)
    n_moved += rej_text_diff_get_hunk (self, i)->kind != REJ_TEXT_HUNK_CHANGED;
  g_assert_cmpuint (n_moved, ==, 2);
}

static void
test_chosen (void)
{
  static const char before[] = "One is red. Two is blue. Three is green.\n";
  static const char after[] = "One is black. Two is white. Three is grey.\n";
  g_autoptr (RejTextDiff) self = diff (before, after);
  const gboolean chosen[] = { TRUE, FALSE, TRUE };
  g_autofree char *text = NULL;

  g_assert_cmpuint (rej_text_diff_get_n_hunks (self), ==, 3);
  text = rej_text_diff_apply (self, before, strlen (before), after, chosen);
  g_assert_cmpstr (text, ==, "One is black. Two is blue. Three is grey.\n");
}

static void
test_merge (void)
{
  static const struct
  {
    const char *base;
    const char *mine;
    const char *theirs;
    const char *shown; /* over mine */
    const char *merged;
  } rows[] = {
    { "a b c d e\n", "a b c d e\n", "a x c d e\n", "a {b|x} c d e\n", "a x c d e\n" },
    { "a b c d e\n", "a x c d e\n", "a b c d e\n", "a x c d e\n", "a x c d e\n" },
    { "a b c d e\n", "a x c d e\n", "a x c d e\n", "a x c d e\n", "a x c d e\n" },
    { "a b c d e\n", "a x c d e\n", "a b c y e\n", "a x c {d|y} e\n", "a x c y e\n" },
    { "a b c d e\n", "a x c d e\n", "a y c d e\n", "a {!x|y} c d e\n", "a y c d e\n" },
    { "One.\n\nTwo.\n", "One.\n\nTwo.\n\nMine.\n", "Zero.\n\nOne.\n\nTwo.\n", "{|Zero.\n\n}One.\n\nTwo.\n\nMine.\n", "Zero.\n\nOne.\n\nTwo.\n\nMine.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejTextDiff) self = rej_text_diff_new_merge (rows[i].base, strlen (rows[i].base), rows[i].mine, strlen (rows[i].mine), rows[i].theirs, strlen (rows[i].theirs));
      g_autofree char *shown = show (self, rows[i].mine, rows[i].theirs);
      g_autofree char *merged = rej_text_diff_apply (self, rows[i].mine, strlen (rows[i].mine), rows[i].theirs, NULL);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_cmpstr (merged, ==, rows[i].merged);
      assert_sound (self, rows[i].mine, rows[i].theirs, TRUE);
    }
}

static const char *const pieces[] = { "the ", "agency ", "§", " 103.2", "\n", "\n\n", "\r\n", "naïve ", "a", " ", ". ", "A whole line that stands alone, it may move.\n", "日本", "“quoted” ", "x" };

static char *
make_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (text);
}

/* A few edits at random places. */
static char *
edit (const char *text)
{
  GString *edited = g_string_new (text);
  int n_edits = g_test_rand_int_range (0, 6);

  for (int i = 0; i < n_edits; i++)
    {
      glong n = g_utf8_strlen (edited->str, -1);
      glong from = g_test_rand_int_range (0, n + 1);
      int n_erased = g_test_rand_int_range (0, 30);
      glong to = MIN (n, from + n_erased);
      gsize start = g_utf8_offset_to_pointer (edited->str, from) - edited->str;
      gsize end = g_utf8_offset_to_pointer (edited->str, to) - edited->str;
      g_autofree char *inserted = make_text (g_test_rand_int_range (0, 5));

      if (g_test_rand_bit ())
        g_string_erase (edited, start, end - start);
      g_string_insert (edited, start, inserted);
    }
  return g_string_free_and_steal (edited);
}

static void
test_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *base = make_text (g_test_rand_int_range (0, i % 100 == 0 ? 2000 : 60));
      g_autofree char *mine = edit (base);
      g_autofree char *theirs = i % 3 == 0 ? make_text (g_test_rand_int_range (0, 60)) : edit (base);
      g_autoptr (RejTextDiff) first = diff (base, mine);
      g_autoptr (RejTextDiff) second = diff (mine, theirs);
      g_autoptr (RejTextDiff) merge = rej_text_diff_new_merge (base, strlen (base), mine, strlen (mine), theirs, strlen (theirs));

      assert_sound (first, base, mine, FALSE);
      assert_rows (first, base, mine);
      assert_rows (second, mine, theirs);
      assert_rows (merge, mine, theirs);
      assert_sound (second, mine, theirs, FALSE);
      assert_sound (merge, mine, theirs, TRUE);
    }
}

/* Whoever changed nothing takes over all of the other, whatever it is. */
static void
test_merge_of_one_side (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *base = make_text (g_test_rand_int_range (0, 60));
      g_autofree char *theirs = edit (base);
      g_autoptr (RejTextDiff) merge = rej_text_diff_new_merge (base, strlen (base), base, strlen (base), theirs, strlen (theirs));
      g_autoptr (RejTextDiff) back = rej_text_diff_new_merge (base, strlen (base), theirs, strlen (theirs), base, strlen (base));
      g_autofree char *merged = rej_text_diff_apply (merge, base, strlen (base), theirs, NULL);

      g_assert_cmpstr (merged, ==, theirs);
      g_assert_cmpuint (rej_text_diff_get_n_hunks (back), ==, 0);
    }
}

/* Two texts without a line in common, of the same few words: what makes a search long. */
static void
test_hostile (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (RejTextDiff) self = NULL;

  for (guint i = 0; i < 40000; i++)
    {
      g_string_append (before, i % 3 == 0 ? "a " : "b ");
      g_string_append (after, g_test_rand_int_range (0, 3) == 0 ? "a " : "b ");
    }
  self = diff (before->str, after->str);
  assert_sound (self, before->str, after->str, FALSE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-diff/rows", test_rows);
  g_test_add_func ("/text-diff/shown", test_shown);
  g_test_add_func ("/text-diff/moved", test_moved);
  g_test_add_func ("/text-diff/chosen", test_chosen);
  g_test_add_func ("/text-diff/merge", test_merge);
  g_test_add_func ("/text-diff/random", test_random);
  g_test_add_func ("/text-diff/merge-of-one-side", test_merge_of_one_side);
  g_test_add_func ("/text-diff/hostile", test_hostile);

  return g_test_run ();
}
