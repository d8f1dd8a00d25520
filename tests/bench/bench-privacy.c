/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-privacy [--list] [FILE.xml …]: how often the privacy checks speak up in real Federal Register texts, which hold
 * nobody's secrets but the addresses of their agencies, as alarms in 10,000 words: with the text known as public, as it
 * is when a rule is loaded, and without. And how fast they are. --list prints each alarm, to be judged by hand.
 */

#include "bench-comment.h"
#include "rej-privacy.h"
#include "rej-text-counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint n_words;
  gsize n_bytes;
  guint n_alarms;
  guint n_known; /* alarms where the text itself is known as public */
  gint64 time;
  GHashTable *by_code;
} Sum;

static guint
count_alarms (const RejPassage *passage,
              const RejPrivacy *privacy,
              GHashTable *by_code,
              gboolean lists)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

  rej_privacy_check (passage->text, passage->length, privacy, findings);
  for (guint i = 0; by_code != NULL && i < findings->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (findings, i);
      gsize from = finding->start > 40 ? finding->start - 40 : 0;

      while (((guchar) passage->text[from] & 0xc0) == 0x80)
        from--;
      g_hash_table_insert (by_code, (gpointer) finding->code, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (by_code, finding->code)) + 1));
      if (lists)
        printf ("  %s: …%.*s{%.*s}\n", finding->code, (int) (finding->start - from), passage->text + from, (int) (finding->end - finding->start), passage->text + finding->start);
    }

  return findings->len;
}

static void
measure (const char *path,
         Sum *sum,
         gboolean lists)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RejRule) rule = NULL;
  g_autoptr (RejPrivacy) stranger = rej_privacy_new ();
  g_autoptr (RejPrivacy) reader = rej_privacy_new ();
  char *text;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    {
      bytes = g_bytes_new_take (text, length);
      rule = rej_rule_parse (bytes, NULL, NULL, &error);
    }
  if (rule == NULL)
    {
      fprintf (stderr, "%s: %s\n", path, error->message);
      exit (1);
    }
  rej_privacy_add_public_index (reader, rej_rule_get_quote_index (rule));

  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    {
      const RejPassage *passage = rej_rule_get_passage (rule, i);
      gint64 start;

      sum->n_words += rej_text_count_words (passage->text, passage->length);
      sum->n_bytes += passage->length;
      start = bench_now ();
      sum->n_alarms += count_alarms (passage, stranger, NULL, FALSE);
      sum->time += bench_now () - start;
      count_alarms (passage, stranger, sum->by_code, lists);
      sum->n_known += count_alarms (passage, reader, NULL, FALSE);
    }
}

int
main (int argc,
      char *argv[])
{
  Sum sum = { .by_code = g_hash_table_new (g_str_hash, g_str_equal) };
  gboolean lists = argc > 1 && strcmp (argv[1], "--list") == 0;
  GHashTableIter iter;
  gpointer code, n;
  int first = lists ? 2 : 1;

  if (argc > first)
    {
      for (int i = first; i < argc; i++)
        measure (argv[i], &sum, lists);
    }
  else
    {
      g_autofree char *folder = g_build_filename (g_getenv ("REJ_SHARED") != NULL ? g_getenv ("REJ_SHARED") : "", "data", "fr-xml", NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_str_has_suffix (name, ".xml"))
            measure (path, &sum, lists);
        }
    }
  if (sum.n_words == 0)
    {
      printf ("no texts to look at\n");
      return 0;
    }

  printf ("%u words of the Federal Register: %.2f alarms in 10,000 words, %.2f where the text is known as public; %.0f MB/s\n",
          sum.n_words, 1e4 * sum.n_alarms / sum.n_words, 1e4 * sum.n_known / sum.n_words, (double) sum.n_bytes * 1e3 / (double) sum.time);
  g_hash_table_iter_init (&iter, sum.by_code);
  while (g_hash_table_iter_next (&iter, &code, &n))
    printf ("  %s %u\n", (const char *) code, GPOINTER_TO_UINT (n));
  g_hash_table_unref (sum.by_code);

  return 0;
}
