/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static RejStoredAnswer *
new_answer (const char *query,
            gint64 asked,
            const char *text)
{
  RejStoredAnswer *answer = g_new0 (RejStoredAnswer, 1);

  *answer = (RejStoredAnswer) { g_strdup ("ecfr"), g_strdup (query), asked, g_strdup (text) };
  return answer;
}

static void
store (Fixture *fixture,
       gint64 id,
       const char *query,
       gint64 asked,
       const char *text)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_answer_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (answers, new_answer (query, asked, text));
  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_store_answers_async, fixture->library, id, answers), &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (Fixture *fixture,
      gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *answers = rej_library_list_finish (fixture->library, CALL (fixture, rej_library_load_answers_async, fixture->library, id), &error);

  g_assert_no_error (error);
  return answers;
}

static void
test_answers (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", "words");
  g_autoptr (RejDraft) other = fixture_create (fixture, "U", "words");
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) of_other = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_answer_free);
  g_autoptr (GError) error = NULL;

  store (fixture, draft->id, "8 CFR 103.16", 5, "old");
  store (fixture, draft->id, "8 CFR 103.16", 6, "new");
  store (fixture, draft->id, "8 CFR 103.2", 7, "two");
  answers = load (fixture, draft->id);
  g_assert_cmpuint (answers->len, ==, 2);
  g_assert_cmpstr (((RejStoredAnswer *) answers->pdata[0])->query, ==, "8 CFR 103.16");
  g_assert_cmpstr (((RejStoredAnswer *) answers->pdata[0])->answer, ==, "new");
  g_assert_cmpint (((RejStoredAnswer *) answers->pdata[0])->asked, ==, 6);
  of_other = load (fixture, other->id);
  g_assert_cmpuint (of_other->len, ==, 0);

  /* A draft that is gone keeps nothing, and one of several that fails takes the rest back. */
  g_ptr_array_add (bad, new_answer ("1 CFR 1", 1, "x"));
  g_assert_false (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_store_answers_async, fixture->library, 99, bad), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  store (fixture, draft->id, "8 CFR 103.2", 8, "still works");

  g_assert_true (rej_library_change_finish (fixture->library, CALL (fixture, rej_library_delete_draft_async, fixture->library, draft->id), &error));
  g_assert_no_error (error);
  after = load (fixture, draft->id);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library-verifications/answers", Fixture, NULL, fixture_set_up, test_answers, fixture_tear_down);

  return g_test_run ();
}
