/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-words.h"

static void
test_times (void)
{
  static const struct
  {
    const char *time;
    const char *words;
  } rows[] = {
    { "2026-03-10T08:05:00-05:00", "changed today at 8:05 AM" },
    { "2026-03-09T23:59:00-05:00", "changed yesterday at 11:59 PM" },
    { "2026-01-02T12:00:00-05:00", "changed on 2 January" },
    { "2025-12-31T12:00:00-05:00", "changed on 31 December 2025" },
    /* The day is that of the reader, not that of the clock it was stored by. */
    { "2026-03-10T03:00:00Z", "changed yesterday at 10:00 PM" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-03-10T09:00:00-05:00", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (rows[i].time, NULL);
      g_autofree char *words = rej_words_for_time_since (time, now);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Two numbers in one sentence, each with a plural of its own. */
static void
test_size (void)
{
  static const struct
  {
    guint64 n_characters;
    guint64 n_bytes;
    const char *words;
  } rows[] = {
    { 0, 0, "0 characters, 0 bytes" },
    { 1, 1, "1 character, 1 byte" },
    { 1, 2, "1 character, 2 bytes" },
    { 12, 14, "12 characters, 14 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = rej_words_for_size (rows[i].n_characters, rows[i].n_bytes);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/times", test_times);
  g_test_add_func ("/words/size", test_size);

  return g_test_run ();
}
