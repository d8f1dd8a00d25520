/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-text-index [SMALL.md LARGE.md]: what a letter typed in a paragraph costs in a short document and in a very long
 * one, reading and counting included. Prints microseconds. Without arguments it takes comments of 1,600 and 1,600,000
 * words with footnotes, made once by $REJ_SHARED/bench/make_comment.py, or by itself where that is not there.
 */

#include "bench-comment.h"
#include "rej-text-index.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_LETTERS 4000

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
  start = bench_now ();
  rej_text_index_insert (index, 0, source, length);
  cut = bench_now ();
  rej_text_index_settle (index, -1);
  rej_text_index_get_counts (index, &counts);
  read = bench_now ();
  printf ("%s: %u words, %.2f MB, %u blocks; opened in %.1f ms (cut %.1f, read %.1f); memory %.1f bytes a byte of text\n",
          name, counts.words_with_footnotes, (double) length / 1e6, rej_text_index_get_n_blocks (index),
          (double) (read - start) / 1e6, (double) (cut - start) / 1e6, (double) (read - cut) / 1e6,
          (double) (mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before) / (double) length);

  start = bench_now ();
  rej_text_index_count_sentences (index);
  printf ("%s: sentences counted in %.1f ms\n", name, (double) (bench_now () - start) / 1e6);

  return index;
}

/* A paragraph in the middle, the same in both documents. */
static RejTextBlock *
insert_paragraph (RejTextIndex *index)
{
  RejTextBlock *block = rej_text_index_get_block_at (index, rej_text_index_get_n_characters (index) / 2);
  guint offset = rej_text_block_get_offset (block);
  g_autofree char *paragraph = bench_paragraph ();

  rej_text_index_insert (index, offset, paragraph, -1);
  rej_text_index_settle (index, -1);

  return rej_text_index_get_block_at (index, offset);
}

static BenchFigures
type_letters (RejTextIndex *index,
              RejTextBlock *block)
{
  g_autofree gint64 *times = g_new (gint64, N_LETTERS);
  const guint offset = rej_text_block_get_offset (block) + 1000;
  RejTextCounts counts;
  volatile guint words = 0;

  for (guint i = 0; i < N_LETTERS; i++)
    {
      gint64 start = bench_now ();

      /* A letter in, and at the next turn out again. */
      if (i % 2 == 0)
        rej_text_index_insert (index, offset, "x", 1);
      else
        rej_text_index_delete (index, offset, 1);
      rej_text_index_settle (index, -1);
      rej_text_index_get_counts (index, &counts);
      words += counts.words;
      times[i] = bench_now () - start;
    }

  return bench_figures (times, N_LETTERS);
}

int
main (int argc,
      char *argv[])
{
  static const char *const names[] = { "1,600 words", "1,600,000 words" };
  static const char *const sizes[] = { "1600", "1600000" };
  BenchFigures figures[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = argc == 3 ? g_strdup (argv[i + 1]) : bench_comment (sizes[i]);
      g_autoptr (RejTextIndex) index = open_document (names[i], path);

      figures[i] = type_letters (index, insert_paragraph (index));
      printf ("%s: a letter in a paragraph of 2,000 characters: median %.1f µs, p99 %.1f µs, worst %.1f µs\n",
              names[i], figures[i].median, figures[i].p99, figures[i].worst);
    }
  printf ("ratio of the medians %.2f (goal 1.5 at most), of the p99 %.2f\n",
          figures[1].median / figures[0].median, figures[1].p99 / figures[0].p99);

  return 0;
}
