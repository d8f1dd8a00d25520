/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How fast words are counted, against ICU. Prints megabytes a second. */

#include "rej-text-breaks-private.h"
#include "rej-text-counts.h"

#include <stdio.h>

typedef guint (*CountFunc) (const char *text,
                            gsize length);

static const struct
{
  const char *name;
  const char *unit;
} texts[] = {
  { "ASCII prose", "The agency fails to explain, in 85 Fed. Reg. 56,338, why it needs the records of a child. " },
  { "typographic prose", "The agency’s “analysis” — see 8 C.F.R. § 103.16(a) — doesn’t weigh naïve matches… " },
  { "Cyrillic", "Агентство не объясняет, зачем ему нужны данные ребёнка, и не приводит оценок. " },
  { "Thai (by dictionary)", "หน่วยงานไม่ได้อธิบายว่าเหตุใดจึงต้องเก็บข้อมูลของเด็ก " },
};

static double
measure (CountFunc count,
         const GString *text,
         guint *n)
{
  double best = 0;

  for (guint round = 0; round < 5; round++)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 taken;

      *n = count (text->str, text->len);
      taken = MAX (g_get_monotonic_time () - start, 1);
      best = MAX (best, (double) text->len / (double) taken);
    }

  return best;
}

int
main (void)
{
  static const struct
  {
    const char *name;
    CountFunc count;
  } counters[] = {
    { "words", rej_text_count_words },
    { "words by ICU", rej_text_breaks_count_words },
    { "words by spaces", rej_text_count_words_by_spaces },
    { "sentences by ICU", rej_text_count_sentences },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      /* Paragraphs of about 2,000 bytes. */
      while (text->len < 2000000)
        {
          g_string_append (text, texts[i].unit);
          if (text->len % 2000 < 100)
            g_string_append_c (text, '\n');
        }
      for (gsize j = 0; j < G_N_ELEMENTS (counters); j++)
        {
          guint n;
          double speed = measure (counters[j].count, text, &n);

          printf ("%-22s %-18s %8.1f MB/s (%u)\n", texts[i].name, counters[j].name, speed, n);
        }
    }

  return 0;
}
