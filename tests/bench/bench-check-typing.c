/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-check-typing [SMALL.md LARGE.md]: what the whole analysis of a letter costs (blocks, markup, counts, citations,
 * findings, resolution, private data, likeness, quotations) in a short document and in a very long one, with a campaign
 * whose template is the paragraph that is typed in and with texts to compare quotations with. Prints microseconds.
 */

#include "bench-comment.h"
#include "rej-check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_LETTERS 4000

/* A template and a source that hold the paragraph itself: nothing that is compared is let off early. */
static RejCheckContext *
new_context (void)
{
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (RejCampaign) campaign = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *paragraph = bench_paragraph ();
  g_autofree char *escaped = g_markup_escape_text (paragraph, -1);
  g_autofree char *json_text = g_strescape (paragraph, NULL);
  g_autofree char *xml = NULL;
  g_autofree char *facts = NULL;

  xml = g_strdup_printf ("<campaign xmlns=\"" REJ_CAMPAIGN_NAMESPACE "\" id=\"bench\" version=\"1\" publisher=\"P\" license=\"CC0-1.0\" xml:lang=\"en\">"
                         "<title>T</title><summary>S</summary><template title=\"T\" lang=\"en\"><section>%s</section></template></campaign>",
                         escaped);
  bytes = g_bytes_new (xml, strlen (xml));
  campaign = rej_campaign_parse (bytes, "bench.xml", &error);
  if (campaign == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  rej_check_context_add_campaign (context, campaign);
  rej_check_context_add_private_name (context, "Ann Example");

  g_strdelimit (json_text, "\\", '/'); /* escapes of C are none of JSON */
  facts = g_strdup_printf ("{\"fr\":{\"volume\":85,\"first\":56338,\"last\":56422},\"sources\":[{\"cite\":\"85 FR 56338\",\"page\":56338,\"text\":\"%s\"}]}", json_text);
  if (!rej_check_context_add_facts (context, facts, -1, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }

  return g_steal_pointer (&context);
}

static RejCheck *
open_document (const char *name,
               const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;
  g_autoptr (RejCheckContext) context = new_context ();
  RejCheck *check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
  gint64 start, longest = 0;
  gsize length;

  if (!g_file_get_contents (path, &source, &length, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }

  start = bench_now ();
  rej_check_insert (check, 0, source, length);
  for (gboolean settled = FALSE; !settled;)
    {
      gint64 slice = bench_now ();

      settled = rej_check_settle (check, 4000);
      longest = MAX (longest, bench_now () - slice);
    }
  printf ("%s: %.2f MB, %u citations, %u findings; opened in %.0f ms in slices of 4 ms, the longest %.1f ms\n",
          name, (double) length / 1e6, rej_check_get_n_citations (check), g_list_model_get_n_items (G_LIST_MODEL (check)),
          (double) (bench_now () - start) / 1e6, (double) longest / 1e6);

  return check;
}

static BenchFigures
type_letters (RejCheck *check)
{
  g_autofree gint64 *times = g_new (gint64, N_LETTERS);
  g_autofree char *paragraph = bench_paragraph ();
  RejTextIndex *index = rej_check_get_index (check);
  guint offset = rej_text_block_get_offset (rej_text_index_get_block_at (index, rej_text_index_get_n_characters (index) / 2));

  rej_check_insert (check, offset, paragraph, -1);
  rej_check_settle (check, -1);
  for (guint i = 0; i < N_LETTERS; i++)
    {
      gint64 start = bench_now ();
      RejTextCounts counts;

      /* A letter in, and at the next turn out again; in and between citations alike. */
      if (i % 2 == 0)
        rej_check_insert (check, offset + (i * 7) % 1700, "x", 1);
      else
        rej_check_delete (check, offset + ((i - 1) * 7) % 1700, 1);
      rej_check_settle (check, -1);
      rej_check_get_counts (check, &counts);
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
      g_autoptr (RejCheck) check = open_document (names[i], path);

      figures[i] = type_letters (check);
      printf ("%s: a letter in a paragraph of 2,000 characters: median %.1f µs, p99 %.1f µs, worst %.1f µs\n",
              names[i], figures[i].median, figures[i].p99, figures[i].worst);
    }
  printf ("ratio of the medians %.2f (goal 1.5 at most), of the p99 %.2f\n",
          figures[1].median / figures[0].median, figures[1].p99 / figures[0].p99);

  return 0;
}
