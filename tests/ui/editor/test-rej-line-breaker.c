/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rej-line-breaker.h"

#define LONGEST 2000

static char *
break_lines (const char *text)
{
  g_autoptr (GArray) places = rej_line_breaker_find (text, LONGEST);
  char *broken = g_strdup (text);

  for (guint i = 0; i < places->len; i++)
    {
      char *place = g_utf8_offset_to_pointer (broken, g_array_index (places, guint, i));

      g_assert_cmpint (*place, ==, ' ');
      *place = '\n';
    }
  return broken;
}

static guint
get_longest (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (lines[i], -1));
  return longest;
}

static void
test_sentences (void)
{
  g_autoptr (GString) text = g_string_new ("A short line. Stays.\n");
  g_autofree char *broken = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, "Die Prüfung dauert 3 Tage, no. 5 of 7. Then it ends. ");
  broken = break_lines (text->str);
  lines = g_strsplit (broken, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "A short line. Stays.");
  g_assert_cmpuint (g_strv_length (lines), >, 5);
  for (guint i = 1; lines[i + 1] != NULL; i++)
    g_assert_true (g_str_has_suffix (lines[i], "."));
  g_assert_cmpuint (get_longest (broken), <, LONGEST);
}

static void
test_no_sentences (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *broken = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, i % 3 == 0 ? "- " : "word ");
  broken = break_lines (text->str);
  g_assert_cmpuint (get_longest (broken), <, LONGEST);
  /* No list may begin where there was none. */
  g_assert_null (strstr (broken, "\n-"));
}

static void
test_nothing_to_break (void)
{
  g_autofree char *word = g_strnfill (3 * LONGEST, 'x');
  g_autoptr (GArray) none = rej_line_breaker_find ("", LONGEST);
  g_autoptr (GArray) whole = rej_line_breaker_find (word, LONGEST);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (whole->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-breaker/sentences", test_sentences);
  g_test_add_func ("/line-breaker/no-sentences", test_no_sentences);
  g_test_add_func ("/line-breaker/nothing-to-break", test_nothing_to_break);

  return g_test_run ();
}
