/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-draft-text.h"

#include <string.h>

static void
test_edges (void)
{
  g_autoptr (RejDraftText) text = rej_draft_text_new ("", -1);
  g_autofree char *content = NULL;

  g_assert_false (rej_draft_text_replace (text, 1, 0, "a", 1));
  g_assert_false (rej_draft_text_replace (text, 0, 1, "a", 1));
  g_assert_true (rej_draft_text_replace (text, 0, 0, "é", 2));
  g_assert_cmpuint (rej_draft_text_get_n_characters (text), ==, 1);
  g_assert_false (rej_draft_text_replace (text, 0, G_MAXSIZE, "a", 1));
  g_assert_false (rej_draft_text_replace (text, G_MAXSIZE, 1, "a", 1));
  content = rej_draft_text_dup (text);
  g_assert_cmpstr (content, ==, "é");
}

/* Random edits against the plain way of doing them. */
static void
test_random (void)
{
  static const char *const pieces[] = { "", "a", "word ", "é", "你好", "\xf0\x9f\x98\x80", "a long run of letters that makes the gap grow again and again. " };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GString) model = g_string_new ("Dear ägency,\n");
  g_autoptr (RejDraftText) text = rej_draft_text_new (model->str, -1);

  for (guint i = 0; i < 20000; i++)
    {
      gsize n = g_utf8_strlen (model->str, model->len);
      gsize offset = g_rand_int_range (random, 0, n + 1);
      gsize wanted = g_rand_int_range (random, 0, n > 2000 ? 400 : 12);
      gsize n_removed = MIN (wanted, n - offset);
      const char *inserted = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      gsize start = g_utf8_offset_to_pointer (model->str, offset) - model->str;
      gsize end = g_utf8_offset_to_pointer (model->str + start, n_removed) - model->str;

      g_string_erase (model, start, end - start);
      g_string_insert (model, start, inserted);
      g_assert_true (rej_draft_text_replace (text, offset, n_removed, inserted, strlen (inserted)));
      g_assert_cmpuint (rej_draft_text_get_n_bytes (text), ==, model->len);
      if (i % 16 == 0)
        {
          g_autofree char *content = rej_draft_text_dup (text);

          g_assert_cmpstr (content, ==, model->str);
          g_assert_cmpuint (rej_draft_text_get_n_characters (text), ==, g_utf8_strlen (model->str, model->len));
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft-text/edges", test_edges);
  g_test_add_func ("/draft-text/random", test_random);

  return g_test_run ();
}
