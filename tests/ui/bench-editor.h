/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bench-comment.h"
#include "editor-fixture.h"
#include "rej-draft-keeper.h"

G_BEGIN_DECLS

/* The longest turn of the main loop, and the most that the processor was at work in one: nanoseconds; and how many turns
 * it was at work in for more than a turn may take. */
typedef struct
{
  gint64 took;
  gint64 took_cpu;
  guint n_long;
} BenchStall;

/* One turn of the main loop; notes how long it took where that is the longest. */
void bench_turn (BenchStall *longest);
void bench_stall_take (BenchStall *longest,
                       gint64 took,
                       gint64 took_cpu);

/* Does to an open comment what takes long, or that of it whose name @only matches, and prints the longest stall of
 * each. */
void bench_editor_actions (EditorFixture *fixture,
                           const char *name,
                           const char *only);

G_END_DECLS
