/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-outline.h"

/* What the outline of a long comment costs: reading it at first, and bringing it up to date after a letter. Prints the
 * least of several runs. */

#define N_HEADINGS 10000
#define N_RUNS 50

static double
time_update (RejTextIndex *index,
             RejTextOutline *outline,
             guint offset)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = 0;

      rej_text_index_insert (index, offset, "x", 1);
      rej_text_index_settle (index, -1);
      start = g_get_monotonic_time ();
      rej_text_outline_update (outline, NULL, NULL, NULL);
      least = MIN (least, (double) (g_get_monotonic_time () - start));
    }
  return least / 1000;
}

int
main (void)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (RejTextOutline) outline = rej_text_outline_new (index);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) plan = NULL;
  gint64 start = 0;
  guint heading = 0;
  double first = 0;
  double move = 0;

  for (guint i = 0; i < N_HEADINGS; i++)
    g_string_append_printf (text, "%s Heading %u\n\nSome words of a paragraph that says what it says.\n\n", i % 5 == 0 ? "##" : "###", i);
  rej_text_index_insert (index, 0, text->str, (gssize) text->len);
  rej_text_index_settle (index, -1);
  start = g_get_monotonic_time ();
  rej_text_outline_update (outline, NULL, NULL, NULL);
  first = (double) (g_get_monotonic_time () - start) / 1000;
  heading = rej_text_outline_get_start (outline, N_HEADINGS / 2);
  g_print ("%u headings, %" G_GSIZE_FORMAT " bytes\n", rej_text_outline_get_n_headings (outline), text->len);
  g_print ("read at first:               %8.3f ms\n", first);
  g_print ("after a letter in a heading: %8.3f ms\n", time_update (index, outline, heading + 5));
  heading = rej_text_outline_get_start (outline, N_HEADINGS / 2);
  g_print ("after a letter in a text:    %8.3f ms\n", time_update (index, outline, heading + 90));
  start = g_get_monotonic_time ();
  plan = rej_text_outline_plan_step (outline, N_HEADINGS / 2, TRUE);
  move = (double) (g_get_monotonic_time () - start) / 1000;
  g_print ("a move planned:              %8.3f ms\n", move);
  return 0;
}
