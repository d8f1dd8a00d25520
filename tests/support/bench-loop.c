/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-loop.h"

#include <string.h>

#include "bench-comment.h"

/* A poll function knows no data of its own. */
static BenchLoop loop;
static gint64 woken;

/* Returns: bytes of memory that the program takes now */
guint64
bench_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) * 1024;
}

static int
measured_poll (GPollFD *fds,
               guint n_fds,
               int timeout)
{
  int n = 0;

  if (woken != 0)
    {
      gint64 turn = bench_now () - woken;

      g_array_append_val (loop.turns, turn);
      if (loop.turns->len % 64 == 0)
        loop.peak_memory = MAX (loop.peak_memory, bench_memory ());
    }
  n = g_poll (fds, n_fds, timeout);
  woken = bench_now ();
  return n;
}

/* Measures the default main context from its next look on. */
void
bench_loop_begin (void)
{
  loop = (BenchLoop) { .turns = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  woken = 0;
  g_main_context_set_poll_func (NULL, measured_poll);
}

/* Returns: what was measured; the turns are the caller's */
BenchLoop
bench_loop_end (void)
{
  g_main_context_set_poll_func (NULL, NULL);
  return loop;
}
