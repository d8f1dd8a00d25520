/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long two versions of a comment take to be compared: an edited one, one with nothing in common, hostile ones. */

#include "bench-comment.h"
#include "rej-text-diff.h"

#include <stdio.h>
#include <string.h>

/* Every so many bytes a word goes and another comes. */
static char *
edit (const char *text,
      gsize distance)
{
  GString *edited = g_string_new (text);

  for (gsize at = distance; at < edited->len; at += distance)
    {
      const char *blank = strchr (edited->str + at, ' ');

      if (blank == NULL)
        break;
      g_string_insert (edited, blank - edited->str, " altogether");
    }
  return g_string_free_and_steal (edited);
}

static char *
make_noise (gsize length,
            guint32 seed,
            guint n_words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append_printf (text, "%u%s", g_rand_int_range (random, 0, n_words), g_rand_int_range (random, 0, 40) == 0 ? "\n" : " ");
  return g_string_free_and_steal (text);
}

static void
measure (const char *name,
         const char *before,
         const char *after)
{
  gint64 best = G_MAXINT64;
  guint n_hunks = 0;

  for (guint i = 0; i < 3; i++)
    {
      gint64 start = bench_now ();
      g_autoptr (RejTextDiff) diff = rej_text_diff_new (before, strlen (before), after, strlen (after));

      best = MIN (best, bench_now () - start);
      n_hunks = rej_text_diff_get_n_hunks (diff);
    }
  printf ("%-34s %8.2f MB  %9.2f ms  %u hunks\n", name, (double) (strlen (before) + strlen (after)) / 2e6, (double) best / 1e6, n_hunks);
}

int
main (void)
{
  g_autofree char *small = bench_comment ("16000");
  g_autofree char *large = bench_comment ("1600000");
  g_autofree char *small_edited = edit (small, 1000);
  g_autofree char *large_edited = edit (large, 1000);
  g_autofree char *large_one_edit = edit (large, strlen (large) / 2);
  g_autofree char *noise = make_noise (10000000, 1, 100000);
  g_autofree char *other_noise = make_noise (10000000, 2, 100000);
  g_autofree char *few = make_noise (10000000, 1, 3);
  g_autofree char *other_few = make_noise (10000000, 2, 3);

  measure ("60 pages, a word in 1,000 bytes", small, small_edited);
  measure ("10 MB, one word", large, large_one_edit);
  measure ("10 MB, a word in 1,000 bytes", large, large_edited);
  measure ("10 MB, nothing in common", noise, other_noise);
  measure ("10 MB, three words in any order", few, other_few);

  return 0;
}
