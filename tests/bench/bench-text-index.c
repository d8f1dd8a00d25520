/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-text-index [SMALL.md LARGE.md]: what a letter typed in a paragraph costs in a short document and in a very long
 * one, reading and counting included. Prints microseconds. Without arguments it takes comments of 1,600 and 1,600,000
 * words with footnotes, made once by $REJ_SHARED/bench/make_comment.py, or by itself where that is not there.
 */

#include "rej-text-index.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_LETTERS 4000

typedef struct
{
  double median;
  double p99;
  double worst;
} Figures;

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);

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

/* Makes a comment once and keeps it in the build folder. */
static char *
ensure_comment (const char *n_words)
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

static RejTextIndex *
open_document (const char *name,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;
  RejTextIndex *index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  RejTextCounts counts;
  gsize length;
  size_t before;
  gint64 start;
  gint64 cut;
  gint64 read;

  if (!g_file_get_contents (path, &source, &length, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }

  before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  start = now ();
  rej_text_index_insert (index, 0, source, length);
  cut = now ();
  rej_text_index_settle (index, -1);
  rej_text_index_get_counts (index, &counts);
  read = now ();
  printf ("%s: %u words, %.2f MB, %u blocks; opened in %.1f ms (cut %.1f, read %.1f); memory %.1f bytes a byte of text\n",
          name, counts.words_with_footnotes, (double) length / 1e6, rej_text_index_get_n_blocks (index),
          (double) (read - start) / 1e6, (double) (cut - start) / 1e6, (double) (read - cut) / 1e6,
          (double) (mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before) / (double) length);

  start = now ();
  rej_text_index_count_sentences (index);
  printf ("%s: sentences counted in %.1f ms\n", name, (double) (now () - start) / 1e6);

  return index;
}

/* A paragraph of exactly 2,000 characters in the middle, the same in both documents. */
static RejTextBlock *
insert_paragraph (RejTextIndex *index)
{
  const char sentence[] = "The agency’s analysis at 85 Fed. Reg. 56,338 does not weigh *less intrusive* alternatives. ";
  RejTextBlock *block = rej_text_index_get_block_at (index, rej_text_index_get_n_characters (index) / 2);
  guint offset = rej_text_block_get_offset (block);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  while (g_utf8_strlen (paragraph->str, -1) < 1990 - (glong) sizeof sentence)
    g_string_append (paragraph, sentence);
  g_string_append (paragraph, "\n\n");
  rej_text_index_insert (index, offset, paragraph->str, paragraph->len);
  rej_text_index_settle (index, -1);

  return rej_text_index_get_block_at (index, offset);
}

static Figures
type_letters (RejTextIndex *index,
              RejTextBlock *block)
{
  g_autofree gint64 *times = g_new (gint64, N_LETTERS);
  const guint offset = rej_text_block_get_offset (block) + 1000;
  RejTextCounts counts;
  volatile guint words = 0;

  for (guint i = 0; i < N_LETTERS; i++)
    {
      gint64 start = now ();

      /* A letter in, and at the next turn out again. */
      if (i % 2 == 0)
        rej_text_index_insert (index, offset, "x", 1);
      else
        rej_text_index_delete (index, offset, 1);
      rej_text_index_settle (index, -1);
      rej_text_index_get_counts (index, &counts);
      words += counts.words;
      times[i] = now () - start;
    }

  qsort (times, N_LETTERS, sizeof *times, compare_times);

  return (Figures) { (double) times[N_LETTERS / 2] / 1e3,
                     (double) times[N_LETTERS * 99 / 100] / 1e3,
                     (double) times[N_LETTERS - 1] / 1e3 };
}

int
main (int argc,
      char *argv[])
{
  static const char *const names[] = { "1,600 words", "1,600,000 words" };
  static const char *const sizes[] = { "1600", "1600000" };
  Figures figures[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = argc == 3 ? g_strdup (argv[i + 1]) : ensure_comment (sizes[i]);
      g_autoptr (RejTextIndex) index = open_document (names[i], path);

      figures[i] = type_letters (index, insert_paragraph (index));
      printf ("%s: a letter in a paragraph of 2,000 characters: median %.1f µs, p99 %.1f µs, worst %.1f µs\n",
              names[i], figures[i].median, figures[i].p99, figures[i].worst);
    }
  printf ("ratio of the medians %.2f (goal 1.5 at most), of the p99 %.2f\n",
          figures[1].median / figures[0].median, figures[1].p99 / figures[0].p99);

  return 0;
}
