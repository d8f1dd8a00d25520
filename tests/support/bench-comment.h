/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the benchmarks share: a clock in nanoseconds, the spread of a set of times, long comments to measure on. */
typedef struct
{
  double median;
  double p99;
  double worst;
} BenchFigures;

gint64 bench_now (void);
gint64 bench_thread_now (void);
BenchFigures bench_figures (gint64 *times,
                            gsize n_times);
char *bench_comment (const char *n_words);
char *bench_paragraph (void);

G_END_DECLS
