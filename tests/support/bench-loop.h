/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the main loop works between two looks for news, and how much memory the program takes meanwhile. */

typedef struct
{
  GArray *turns; /* nanoseconds of each turn */
  guint64 peak_memory; /* bytes; looked at now and then, since looking takes time itself */
} BenchLoop;

guint64 bench_memory (void);
void bench_loop_begin (void);
BenchLoop bench_loop_end (void);

G_END_DECLS
