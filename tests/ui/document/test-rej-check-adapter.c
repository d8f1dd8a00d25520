/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "rej-check-adapter.h"

static void
settle (RejCheckAdapter *adapter)
{
  gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!rej_check_adapter_get_settled (adapter) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rej_check_adapter_get_settled (adapter));
}

static guint
count_words (RejCheck *check)
{
  RejTextCounts counts = { 0 };

  rej_check_get_counts (check, &counts);
  return counts.words;
}

static void
replace (GtkTextBuffer *buffer,
         guint start,
         guint end,
         const char *text)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, end);
  gtk_text_buffer_delete (buffer, &start_iter, &end_iter);
  gtk_text_buffer_insert (buffer, &start_iter, text, -1);
}

/* After any edits the check has what a check of the whole text has. */
static void
test_in_step (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (RejCheck) check = NULL;
  g_autoptr (RejCheckAdapter) adapter = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  static const char *const pieces[] = { "word ", "na\u00efve ", "\n\n", "\u2014", "[[fill in]]", "*", "\U0001f600 ", "85 FR 56338. " };

  gtk_text_buffer_set_text (buffer, "One two three.", -1);
  check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
  adapter = rej_check_adapter_new (buffer, check);
  settle (adapter);
  g_assert_cmpuint (count_words (check), ==, 3);

  for (guint i = 0; i < 300; i++)
    {
      guint length = gtk_text_buffer_get_char_count (buffer);
      guint start = g_rand_int_range (rand, 0, length + 1);
      guint end = MIN (length, start + g_rand_int_range (rand, 0, 6));

      replace (buffer, start, end, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (i % 20 == 19)
        {
          g_autoptr (RejCheck) whole = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
          g_autofree char *text = NULL;
          GtkTextIter first;
          GtkTextIter last;

          settle (adapter);
          gtk_text_buffer_get_bounds (buffer, &first, &last);
          text = gtk_text_buffer_get_slice (buffer, &first, &last, TRUE);
          rej_check_insert (whole, 0, text, -1);
          g_assert_true (rej_check_settle (whole, G_USEC_PER_SEC * 10));
          g_assert_cmpuint (count_words (check), ==, count_words (whole));
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check)), ==, g_list_model_get_n_items (G_LIST_MODEL (whole)));
        }
    }
}

static void
test_lets_go (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  RejCheck *check = rej_check_new (REJ_TEXT_FORMAT_PLAIN, context);
  RejCheckAdapter *adapter = rej_check_adapter_new (buffer, check);

  gtk_text_buffer_set_text (buffer, "Not settled yet.", -1);
  g_assert_finalize_object (adapter);
  gtk_text_buffer_set_text (buffer, "Nobody listens.", -1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (check);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-adapter/in-step", test_in_step);
  g_test_add_func ("/check-adapter/lets-go", test_lets_go);

  return g_test_run ();
}
