/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-pages.h"

#include <math.h>

/* A page of ten lines of ten points; the rule above the notes takes five. */
#define HEIGHT 100.0
#define RULE 5.0

/* Each letter is a line of ten points: 'k' is kept with the next, a digit calls for as many lines of notes of ten points, '.' is plain. */
static char *
break_lines (const char *lines,
             guint n_uncalled)
{
  g_autoptr (GArray) strips = g_array_new (FALSE, TRUE, sizeof (RejExportStrip));
  g_autoptr (GArray) notes = g_array_new (FALSE, TRUE, sizeof (RejExportStrip));
  g_autoptr (GArray) pages = NULL;
  GString *result = g_string_new (NULL);
  RejExportStrip note = { .height = 10 };
  guint body = 0;
  guint note_end = 0;

  for (const char *p = lines; *p != '\0'; p++)
    {
      RejExportStrip strip = { .height = 10, .keep = *p == 'k', .notes_end = notes->len };

      if (g_ascii_isdigit (*p))
        {
          strip.notes_least = notes->len + MIN (*p - '0', 2);
          for (int i = 0; i < *p - '0'; i++)
            g_array_append_val (notes, note);
          strip.notes_end = notes->len;
        }
      g_array_append_val (strips, strip);
    }
  for (guint i = 0; i < n_uncalled; i++)
    g_array_append_val (notes, note);

  pages = rej_export_break_pages (strips, notes, HEIGHT, RULE);
  for (guint i = 0; i < pages->len; i++)
    {
      const RejExportPage *page = &g_array_index (pages, RejExportPage, i);
      double height = (page->end - page->first) * 10.0 + page->notes_height + (page->notes_height > 0 ? RULE : 0);

      /* Everything stands on one page, in order, and no page holds more than it can. */
      g_assert_cmpuint (page->first, ==, body);
      g_assert_cmpuint (page->first_note, ==, note_end);
      g_assert_cmpfloat (height, <=, HEIGHT + 0.01);
      g_assert_cmpfloat (fabs (page->notes_height - (page->end_note - page->first_note) * 10.0), <, 0.01);
      body = page->end;
      note_end = page->end_note;
      g_string_append_printf (result, "%s%u+%u", i > 0 ? " " : "", page->end - page->first, page->end_note - page->first_note);
    }
  g_assert_cmpuint (body, ==, strips->len);
  g_assert_cmpuint (note_end, ==, notes->len);

  return g_string_free (result, FALSE);
}

static void
test_tables (void)
{
  static const struct
  {
    const char *lines;
    guint n_uncalled;
    const char *pages;
  } rows[] = {
    { "", 0, "0+0" },
    { "..........", 0, "10+0" },
    { "...........", 0, "10+0 1+0" },
    { ".........k.", 0, "9+0 2+0" },
    { "kkkkkkkkkkkk.", 0, "10+0 3+0" },
    { "1..", 0, "3+1" },
    { "........1.", 0, "8+0 2+1" },
    { ".......3.", 0, "7+0 2+3" },
    { "......3.", 0, "7+2 1+1" },
    { ".....9....", 0, "6+3 3+6 1+0" },
    { "..", 3, "2+3" },
    { ".........", 3, "9+0 0+3" },
    { "", 12, "0+9 0+3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = break_lines (rows[i].lines, rows[i].n_uncalled);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s, %u", i, rows[i].lines, rows[i].n_uncalled);
      g_assert_cmpstr (got, ==, rows[i].pages);
    }
}

/* Whatever comes, nothing is lost and no page is too full: break_lines() asserts that. */
static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char lines[200];
      gint n = g_test_rand_int_range (0, 199);
      g_autofree char *got = NULL;

      for (gint j = 0; j < n; j++)
        lines[j] = "......kkk.123459"[g_test_rand_int_range (0, 16)];
      lines[n] = '\0';
      got = break_lines (lines, g_test_rand_int_range (0, 3));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/pages/tables", test_tables);
  g_test_add_func ("/export/pages/random", test_random);

  return g_test_run ();
}
