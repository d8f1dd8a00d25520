/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-outline.h"

#include <string.h>

typedef struct
{
  RejTextIndex *index;
  RejTextOutline *outline;
} Fixture;

static void
read_source (Fixture *fixture,
             const char *source)
{
  fixture->index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  fixture->outline = rej_text_outline_new (fixture->index);
  rej_text_index_insert (fixture->index, 0, source, -1);
  rej_text_index_settle (fixture->index, -1);
  rej_text_outline_update (fixture->outline, NULL, NULL, NULL);
}

static void
clear (Fixture *fixture)
{
  g_clear_object (&fixture->outline);
  g_clear_object (&fixture->index);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear)

static char *
describe (RejTextOutline *outline)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rej_text_outline_get_n_headings (outline); i++)
    {
      const RejTextHeading *heading = rej_text_outline_get_heading (outline, i);

      g_string_append_printf (text, "%u:%s@%u/%d ", heading->level, heading->title, rej_text_outline_get_start (outline, i), heading->parent);
    }

  return g_string_free_and_steal (text);
}

static const struct
{
  const char *source;
  const char *outline;
} outlines[] = {
  { "", "" },
  { "No heading.\n", "" },
  { "# A\n\ntext\n\n## B\n\n# C\n", "1:A@0/-1 2:B@11/0 1:C@17/-1 " },
  { "é\n# A *b* `c` ##\ntext\n", "1:A b c@2/-1 " },
  { "A\nb\n===\n\nC\n---\n", "1:A b@0/-1 2:C@9/0 " },
  { "A\n===\nB\n===\n", "1:A@0/-1 1:B@6/-1 " },
  { "> # quoted\n\n- # listed\n\n- a\n\n  # in the item\n\n[^1]: # noted\n", "" },
  { "- item\n\n# After a list\n", "1:After a list@8/-1 " },
  { "```\n# code\n```\n\n<!--\n# comment\n-->\n\n   ## [link](http://x)\n", "2:link@36/-1 " },
  { "### deep\n\n## less\n\n#### deeper\n\n# top\n", "3:deep@0/-1 2:less@10/-1 4:deeper@19/1 1:top@32/-1 " },
  { "#\n\ntext\n", "" },
  { "# A\r\n\r\ntext\r\n\r\n## B\r\n", "1:A@0/-1 2:B@15/0 " },
};

static void
test_headings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outlines); i++)
    {
      g_auto (Fixture) fixture = { NULL, NULL };
      g_autofree char *outline = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      read_source (&fixture, outlines[i].source);
      outline = describe (fixture.outline);
      g_assert_cmpstr (outline, ==, outlines[i].outline);
    }
}

static void
test_words (void)
{
  g_auto (Fixture) fixture = { NULL, NULL };

  read_source (&fixture, "Before all.\n\n# One two\n\nthree four[^1]\n\n## Five\n\nsix\n\n# Seven\n\neight nine\n\n[^1]: ten eleven twelve\n");
  g_assert_cmpuint (rej_text_outline_count_words (fixture.outline, 0), ==, 6);
  g_assert_cmpuint (rej_text_outline_count_words (fixture.outline, 1), ==, 2);
  g_assert_cmpuint (rej_text_outline_count_words (fixture.outline, 2), ==, 3);
  g_assert_cmpint (rej_text_outline_find (fixture.outline, 0), ==, -1);
  g_assert_cmpint (rej_text_outline_find (fixture.outline, 12), ==, -1);
  g_assert_cmpint (rej_text_outline_find (fixture.outline, 13), ==, 0);
  g_assert_cmpint (rej_text_outline_find (fixture.outline, 48), ==, 1);
  g_assert_cmpint (rej_text_outline_find (fixture.outline, rej_text_index_get_n_characters (fixture.index)), ==, 2);
}

static void
check_update (Fixture *fixture,
              gboolean changed,
              guint position,
              guint n_removed,
              guint n_added)
{
  guint first = 0, removed = 0, added = 0;

  rej_text_index_settle (fixture->index, -1);
  g_assert_cmpint (rej_text_outline_update (fixture->outline, &first, &removed, &added), ==, changed);
  if (!changed)
    return;
  g_assert_cmpuint (first, ==, position);
  g_assert_cmpuint (removed, ==, n_removed);
  g_assert_cmpuint (added, ==, n_added);
}

static void
test_update (void)
{
  g_auto (Fixture) fixture = { NULL, NULL };

  read_source (&fixture, "# A\n\ntext\n\n# B\n\ntext\n\n# C\n");
  check_update (&fixture, FALSE, 0, 0, 0);
  rej_text_index_insert (fixture.index, 7, "more ", -1);
  check_update (&fixture, FALSE, 0, 0, 0);
  rej_text_index_insert (fixture.index, 18, "x", -1);
  check_update (&fixture, TRUE, 1, 1, 1);
  rej_text_index_insert (fixture.index, 0, "## First\n\n", -1);
  check_update (&fixture, TRUE, 0, 0, 1);
  rej_text_index_delete (fixture.index, 10, 3);
  check_update (&fixture, TRUE, 1, 1, 0);
  /* A fence at the top takes all of them. */
  rej_text_index_insert (fixture.index, 0, "```\n", -1);
  check_update (&fixture, TRUE, 0, 3, 0);
  rej_text_index_delete (fixture.index, 0, 4);
  check_update (&fixture, TRUE, 0, 0, 3);
}

static const struct
{
  const char *source;
  guint position;
  guint before;
  const char *result; /* NULL where nothing is to be done */
} moves[] = {
  { "# A\n\na\n\n# B\n\nb\n", 0, 2, "# B\n\nb\n\n# A\n\na\n" },
  { "# A\n\na\n\n# B\n\nb\n", 1, 0, "# B\n\nb\n\n# A\n\na\n" },
  { "# A\n\na\n\n# B\n\nb", 1, 0, "# B\n\nb\n\n# A\n\na" },
  { "# A\na\n# B\nb", 0, 2, "# B\nb\n\n# A\na" },
  { "x\n\n# A\n\n## AA\n\naa\n\n# B\n\n\n# C\n", 0, 3, "x\n\n# B\n\n# A\n\n## AA\n\naa\n\n\n# C\n" },
  { "x\n\n# A\n\n## AA\n\naa\n\n# B\n\n\n# C\n", 3, 0, "x\n\n# C\n\n\n# A\n\n## AA\n\naa\n\n# B\n" },
  { "# A\n\n## AA\n\n# B\n", 0, 1, NULL },
  { "# A\n\n## AA\n\n# B\n", 0, 2, NULL },
  { "# A\n\n## AA\n\n# B\n", 0, 0, NULL },
  { "# A\n\n## AA\n\n# B\n", 1, 3, "# A\n\n# B\n\n## AA\n" },
  /* Notes at the end stay there. */
  { "# A\n\na[^1]\n\n# B\n\nb\n\n[^1]: note\n\n[x]: http://x\n", 0, 2, "# B\n\nb\n\n# A\n\na[^1]\n\n[^1]: note\n\n[x]: http://x\n" },
  { "# Ä\n\nä\n\n# ß\n\nß — “q”\n", 1, 0, "# ß\n\nß — “q”\n\n# Ä\n\nä\n" },
};

static void
test_moves (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_auto (Fixture) fixture = { NULL, NULL };
      g_autoptr (GPtrArray) plan = NULL;
      g_autofree char *result = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      read_source (&fixture, moves[i].source);
      plan = rej_text_outline_plan_move (fixture.outline, moves[i].position, moves[i].before);
      if (plan != NULL)
        result = rej_text_replacements_apply (plan, moves[i].source);
      g_assert_cmpstr (result, ==, moves[i].result);
    }
}

static const struct
{
  const char *source;
  guint position;
  gboolean down;
  const char *result;
} steps[] = {
  { "# A\n\n# B\n\n# C\n", 0, TRUE, "# B\n\n# A\n\n# C\n" },
  { "# A\n\n# B\n\n# C\n", 2, FALSE, "# A\n\n# C\n\n# B\n" },
  { "# A\n\n# B\n\n# C\n", 0, FALSE, NULL },
  { "# A\n\n# B\n\n# C\n", 2, TRUE, NULL },
  { "# A\n\n## a\n\n## b\n\n# B\n", 2, TRUE, NULL },
  { "# A\n\n## a\n\n### x\n\n## b\n\n# B\n", 3, FALSE, "# A\n\n## b\n\n## a\n\n### x\n\n# B\n" },
  { "# A\n\n## a\n", 1, FALSE, NULL },
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (Fixture) fixture = { NULL, NULL };
      g_autoptr (GPtrArray) plan = NULL;
      g_autofree char *result = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      read_source (&fixture, steps[i].source);
      plan = rej_text_outline_plan_step (fixture.outline, steps[i].position, steps[i].down);
      if (plan != NULL)
        result = rej_text_replacements_apply (plan, steps[i].source);
      g_assert_cmpstr (result, ==, steps[i].result);
    }
}

static const struct
{
  const char *source;
  guint position;
  gboolean deeper;
  const char *result;
} levels[] = {
  { "# A\n\n## B\n\n# C\n", 0, TRUE, "## A\n\n### B\n\n# C\n" },
  { "# A\n\n## B\n\n# C\n", 1, FALSE, "# A\n\n# B\n\n# C\n" },
  { "# A\n\n## B\n", 0, FALSE, NULL },
  { "# A\n\n###### B\n", 0, TRUE, NULL },
  { "  ## A ##\n", 0, TRUE, "  ### A ##\n" },
  { "A *b*\nc\n=====\n\ntext\n", 0, TRUE, "## A *b* c\n\ntext\n" },
  { "Ä\n---\n", 0, FALSE, "# Ä\n" },
};

static void
test_levels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_auto (Fixture) fixture = { NULL, NULL };
      g_autoptr (GPtrArray) plan = NULL;
      g_autofree char *result = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      read_source (&fixture, levels[i].source);
      plan = rej_text_outline_plan_level (fixture.outline, levels[i].position, levels[i].deeper);
      if (plan != NULL)
        result = rej_text_replacements_apply (plan, levels[i].source);
      g_assert_cmpstr (result, ==, levels[i].result);
    }
}

/* Random edits and moves: the outline that was brought up to date is that of a new one, and a move loses no word. */
static void
test_random (void)
{
  static const char *const pieces[] = { "# A\n\n", "## Bb\n\n", "text and *more*\n\n", "### C\n", "D\n===\n\n", "- item\n\n", "> # quote\n\n", "[^1]: note\n\n", "word[^1]\n", "\n", "```\n" };
  g_auto (Fixture) fixture = { NULL, NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260611);

  read_source (&fixture, "# Begin\n\n");
  for (guint i = 0; i < 400; i++)
    {
      guint length = rej_text_index_get_n_characters (fixture.index);
      guint offset = (guint) g_rand_int_range (random, 0, (gint) length + 1);
      g_auto (Fixture) fresh = { NULL, NULL };
      g_autofree char *source = NULL;
      g_autofree char *outline = NULL;
      g_autofree char *expected = NULL;

      if (g_rand_int_range (random, 0, 3) == 0 && offset < length)
        rej_text_index_delete (fixture.index, offset, (guint) g_rand_int_range (random, 1, (gint) MIN (length - offset, 12) + 1));
      else
        rej_text_index_insert (fixture.index, offset, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))], -1);
      rej_text_index_settle (fixture.index, -1);
      rej_text_outline_update (fixture.outline, NULL, NULL, NULL);
      source = rej_text_index_dup_source (fixture.index);
      read_source (&fresh, source);
      outline = describe (fixture.outline);
      expected = describe (fresh.outline);
      g_assert_cmpstr (outline, ==, expected);

      if (rej_text_outline_get_n_headings (fixture.outline) > 1)
        {
          guint n = rej_text_outline_get_n_headings (fixture.outline);
          g_autoptr (GPtrArray) plan = rej_text_outline_plan_move (fixture.outline, (guint) g_rand_int_range (random, 0, (gint) n), (guint) g_rand_int_range (random, 0, (gint) n + 1));
          g_autofree char *moved = plan != NULL ? rej_text_replacements_apply (plan, source) : g_strdup (source);
          gsize letters = 0;

          for (const char *c = source; *c != '\0'; c++)
            letters += strchr (" \r\n\t", *c) == NULL;
          for (const char *c = moved; *c != '\0'; c++)
            letters -= strchr (" \r\n\t", *c) == NULL;
          g_assert_cmpuint (letters, ==, 0);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-outline/headings", test_headings);
  g_test_add_func ("/text-outline/words", test_words);
  g_test_add_func ("/text-outline/update", test_update);
  g_test_add_func ("/text-outline/moves", test_moves);
  g_test_add_func ("/text-outline/steps", test_steps);
  g_test_add_func ("/text-outline/levels", test_levels);
  g_test_add_func ("/text-outline/random", test_random);

  return g_test_run ();
}
