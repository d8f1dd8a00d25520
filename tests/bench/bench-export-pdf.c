/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export.h"

#include <string.h>

/* Paragraphs like those of a long comment: a heading in twenty, a note every third sentence. */
static char *
make_comment (guint n_words)
{
  static const char *const words[] = { "the", "agency", "does", "not", "explain", "why", "retention", "of", "genetic", "data", "is",
                                       "needed", "for", "children", "under", "fourteen", "when", "*records*", "already", "exist" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GString) notes = g_string_new (NULL);
  GString *text = g_string_new ("# A long comment\n\n");
  guint n_notes = 0;
  guint n = 0;

  while (n < n_words)
    {
      if (g_rand_int_range (rand, 0, 20) == 0)
        g_string_append_printf (text, "## Section after %u words\n\n", n);
      for (gint sentences = g_rand_int_range (rand, 3, 8); sentences > 0; sentences--)
        {
          for (gint i = g_rand_int_range (rand, 12, 25); i > 0; i--, n++)
            g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
          g_string_overwrite (text, text->len - 1, ".");
          if (g_rand_int_range (rand, 0, 3) == 0)
            {
              n_notes++;
              g_string_append_printf (text, "[^%u]", n_notes);
              g_string_append_printf (notes, "[^%u]: *See* 85 Fed. Reg. 56,338, 56,%u (Sept. 11, 2020).\n", n_notes, 338 + n_notes % 80);
            }
          g_string_append_c (text, ' ');
        }
      g_string_append (text, "\n\n");
    }
  g_string_append (text, notes->str);

  return g_string_free (text, FALSE);
}

static void
run (const char *name,
     const char *markdown,
     RejExportFormat format)
{
  g_autoptr (RejExportDetails) details = rej_export_details_new ();
  double best = G_MAXDOUBLE;
  gsize size = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      if (!rej_export_to_stream (markdown, details, format, NULL, stream, NULL, &error))
        g_error ("%s", error->message);
      best = MIN (best, (g_get_monotonic_time () - start) / 1e6);
      size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
    }
  g_print ("%-24s %-5s %8.3f s, %.2f MB of Markdown, %.2f MB written\n", name, rej_export_format_to_string (format), best,
           strlen (markdown) / 1e6, size / 1e6);
}

int
main (int argc,
      char *argv[])
{
  static const guint sizes[] = { 1600, 16000, 160000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes) && argc < 2; i++)
    {
      g_autofree char *markdown = make_comment (sizes[i]);
      g_autofree char *name = g_strdup_printf ("%u words", sizes[i]);

      run (name, markdown, REJ_EXPORT_FORMAT_PDF);
      run (name, markdown, REJ_EXPORT_FORMAT_HTML);
    }
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *markdown = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_get_contents (argv[i], &markdown, NULL, &error))
        g_error ("%s", error->message);
      run (argv[i], markdown, REJ_EXPORT_FORMAT_PDF);
    }

  return 0;
}
