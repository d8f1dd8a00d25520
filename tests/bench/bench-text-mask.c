/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the reading of a block costs: prose of 2,000 characters, and inputs made to be slow, whose cost should grow
 * with their length and no faster. */

#include "rej-text-mask.h"

#include <string.h>

#define SMALL (64 * 1024)
#define LARGE (1024 * 1024)

static const char *const hostile[] = {
  "[",
  "]",
  "*",
  "*a ",
  "_ ",
  "`",
  "`a``b```c",
  "<",
  "<a b=\"",
  "<!--",
  "<?",
  "<![CDATA[",
  "<!A ",
  "![](",
  "[](",
  "[a](b",
  "[a][",
  "![",
  "> ",
  "- ",
  "1. ",
  "&",
  "&amp",
  "\\",
  "~",
  "~~a ~b ",
  "[^a]",
  "[^a",
  "[[",
  "[[a",
  "|",
  "a|",
  "http://a",
  "www.a_",
  "http://a)",
  "(",
  "\n",
  "a\n",
  "> a\n",
  "- a\n",
  "  - a\n",
  "[a]: b\n",
  "|a|\n|-|\n",
  "*a_b**c__",
  "a**b",
  "[a](<b",
  "[a](b \"c",
  "<a>",
  "</a",
  "a  \n",
  "\t",
  "***\n",
  "    a\n",
  "[^1]: a\n",
  "__a__",
};

static gint64
measure (const char *text,
         gsize length,
         guint n)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < 5; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < n; i++)
        rej_text_mask_unref (rej_text_mask_new (text, length, REJ_TEXT_FORMAT_MARKDOWN, NULL, NULL));
      best = MIN (best, g_get_monotonic_time () - start);
    }

  return best;
}

static void
measure_prose (const char *name,
               const char *sentence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 2000;
  gint64 time;

  while (text->len < 2000)
    g_string_append (text, sentence);
  time = measure (text->str, text->len, n);
  g_print ("%s, %" G_GSIZE_FORMAT " bytes: %.2f us, %.0f MB/s\n", name, text->len, (double) time / n,
           (double) text->len * n / (double) time);
}

static gint64
measure_repeated (const char *piece,
                  gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start;

  while (text->len < length)
    g_string_append (text, piece);
  start = g_get_monotonic_time ();
  rej_text_mask_unref (rej_text_mask_new (text->str, text->len, REJ_TEXT_FORMAT_MARKDOWN, NULL, NULL));

  return g_get_monotonic_time () - start;
}

int
main (void)
{
  measure_prose ("plain prose", "The agency must consider every comment it receives before it issues a final rule. ");
  measure_prose ("prose with citations",
                 "*See* *Motor Vehicle Mfrs. Ass’n v. State Farm*, 463 U.S. 29, 43 (1983); 85 Fed. Reg. 56,338.[^1] ");

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      gint64 small = MAX (1, measure_repeated (hostile[i], SMALL));
      gint64 large = measure_repeated (hostile[i], LARGE);
      g_autofree char *piece = g_strescape (hostile[i], NULL);

      g_print ("%-12s 1 MB: %8.2f ms, %5.1f times 64 KB\n", piece, (double) large / 1000, (double) large / (double) small);
    }

  return 0;
}
