/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-lint.h"
#include "rej-cite-resolver.h"
#include "rej-cite-scan.h"

#include <string.h>

#define ROUNDS 5
#define MEGABYTE 1e6

/* The long comment that the generator beside the checkout writes. */
static char *
make_comment (gsize *length)
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *script = g_build_filename (shared != NULL ? shared : ".", "bench", "make_comment.py", NULL);
  const char *argv[] = { "python3", script, "--words", "160000", "--footnotes", NULL };
  char *text = NULL;

  if (!g_file_test (script, G_FILE_TEST_EXISTS) || !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL))
    return NULL;
  *length = strlen (text);

  return text;
}

/* The same text over and over, cut to a size. */
static char *
repeat (const char *text,
        gsize length,
        gsize size)
{
  char *out = g_malloc (size + 1);

  for (gsize at = 0; at < size; at += length)
    memcpy (out + at, text, MIN (length, size - at));
  out[size] = '\0';

  return out;
}

static double
time_scan (const char *text,
           gsize length,
           guint repeats,
           guint *n)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < repeats; i++)
        {
          g_autoptr (RejCiteList) list = rej_cite_scan (text, length);

          *n = rej_cite_list_get_n (list);
        }
      best = MIN (best, g_get_monotonic_time () - start);
    }

  return (double) MAX (best, 1) / repeats;
}

static int
by_number (gpointer a,
           gpointer b,
           gpointer user_data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* Scan, checks and resolution of a document of paragraphs, as an editor that opens it does; microseconds. */
static double
time_document (const char *text)
{
  g_auto (GStrv) blocks = g_strsplit (text, "\n\n", -1);
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < 3 * ROUNDS; round++)
    {
      g_autoptr (RejCiteFacts) facts = rej_cite_facts_new ();
      gint64 start;

      facts->docket = g_strdup ("USCIS-2019-0007");
      facts->rin = g_strdup ("1615-AC14");
      facts->fr_volume = 85;
      facts->fr_first = 56338;
      facts->fr_last = 56422;
      facts->fr_date = g_strdup ("2020-09-11");
      facts->today = g_strdup ("2020-10-01");
      start = g_get_monotonic_time ();
      {
        g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
        g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

        rej_cite_resolver_set_facts (resolver, facts);
        for (guint i = 0; blocks[i] != NULL; i++)
          {
            gsize length = strlen (blocks[i]);
            g_autoptr (RejCiteList) list = rej_cite_scan (blocks[i], length);

            rej_cite_lint (blocks[i], length, list, facts, findings);
            rej_cite_resolver_add (resolver, GUINT_TO_POINTER (i + 1), list);
          }
        best = MIN (best, g_get_monotonic_time () - start);
      }
    }

  return (double) best;
}

int
main (void)
{
  static const gsize sizes[] = { 10000, 100000, 1000000, 10000000 };
  gsize length = 0;
  g_autofree char *text = make_comment (&length);
  g_autofree char *small = NULL;
  guint n = 0;
  double cost;

  if (text == NULL)
    {
      g_print ("No generator of comments is at hand; REJ_SHARED names its folder.\n");
      return 77;
    }
  cost = time_scan (text, length, 1, &n);
  g_print ("comment of %.2f MB, %u citations: %.0f MB/s\n", (double) length / MEGABYTE, n, (double) length / cost);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *part = repeat (text, length, sizes[i]);

      cost = time_scan (part, sizes[i], (guint) MAX (1, 1000000 / sizes[i]), &n);
      g_print ("%8" G_GSIZE_FORMAT " bytes: %10.1f µs, %.0f MB/s\n", sizes[i], cost, (double) sizes[i] / cost);
    }
  cost = time_scan (text, 2000, 1000, &n);
  g_print ("paragraph of 2,000 characters, %u citations: %.2f µs\n", n, cost);
  small = g_strndup (text, 100000);
  g_print ("100 KB scanned, checked and resolved: %.3f ms\n", time_document (small) / 1000);

  return 0;
}
