/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-comment.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

gint64
bench_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);

  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

/* What the processor has spent on this thread: what is left when others use it too. */
gint64
bench_thread_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 time_a = *(const gint64 *) a;
  gint64 time_b = *(const gint64 *) b;

  return (time_a > time_b) - (time_a < time_b);
}

/* Microseconds, from nanoseconds; sorts @times. */
BenchFigures
bench_figures (gint64 *times,
               gsize n_times)
{
  qsort (times, n_times, sizeof *times, compare_times);

  return (BenchFigures) { (double) times[n_times / 2] / 1e3,
                          (double) times[n_times * 99 / 100] / 1e3,
                          (double) times[n_times - 1] / 1e3 };
}

static void
write_comment (const char *path,
               guint n_words)
{
  g_autoptr (GString) body = g_string_new ("# A comment\n\n");
  g_autoptr (GString) notes = g_string_new (NULL);
  guint n_notes = 0;

  for (guint words = 0, n = 0; words < n_words; words += 21, n++)
    {
      if (n % 40 == 0)
        g_string_append_printf (body, "\n\n## The matter of section %u", n / 40);
      if (n % 5 == 0)
        g_string_append (body, n % 35 == 0 ? "\n\n- " : n % 55 == 0 ? "\n\n> "
                                                                    : "\n\n");
      g_string_append_printf (body, "In particular, the agency’s analysis of record %u fails to explain *why* the burden on clinics was never weighed", n);
      if (n % 3 == 0)
        {
          n_notes++;
          g_string_append_printf (body, ".[^%u] ", n_notes);
          g_string_append_printf (notes, "[^%u]: *See* 85 Fed. Reg. %u, %u (Sept. 11, 2020).\n", n_notes, 56338 + n % 80, 56339 + n % 80);
        }
      else
        {
          g_string_append_printf (body, ". 8 C.F.R. § 103.%u(a). ", n % 40);
        }
    }
  g_string_append (body, "\n\n");
  g_string_append_len (body, notes->str, notes->len);
  g_file_set_contents (path, body->str, body->len, NULL);
}

/* The path of a comment of so many words with footnotes: made once by $REJ_SHARED/bench/make_comment.py, or here. */
char *
bench_comment (const char *n_words)
{
  const char *folder = g_getenv ("G_TEST_BUILDDIR");
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *name = g_strconcat ("comment-", n_words, ".md", NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : g_get_tmp_dir (), name, NULL);
  g_autofree char *script = g_build_filename (shared != NULL ? shared : ".", "bench", "make_comment.py", NULL);
  const char *command[] = { "python3", script, "--words", n_words, "--footnotes", NULL };
  g_autofree char *output = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  if (g_file_test (script, G_FILE_TEST_EXISTS) &&
      g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, NULL))
    g_file_set_contents (path, output, -1, NULL);
  else
    write_comment (path, strtoul (n_words, NULL, 10));

  return g_steal_pointer (&path);
}

/* A paragraph of just under 2,000 characters, with a citation in every 45 words or so, as comments have them. */
char *
bench_paragraph (void)
{
  const char sentences[] = "The agency’s analysis does not weigh *less intrusive* alternatives, and it assumes away the burden on small clinics. "
                           "In practice, a false match shifts the cost of an error to the beneficiary’s family — for years. "
                           "*See* 85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020). ";
  GString *paragraph = g_string_new (NULL);

  while (g_utf8_strlen (paragraph->str, -1) < 1990 - (glong) sizeof sentences)
    g_string_append (paragraph, sentences);
  g_string_append (paragraph, "\n\n");

  return g_string_free_and_steal (paragraph);
}
