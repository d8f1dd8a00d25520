/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check.h"

#define COMMENT                                                     \
  "# A comment\n\n"                                                 \
  "The rule says so. 85 Fed. Reg. 56,338 (Sept. 11, 2020).[^1]\n\n" \
  "*Id.* at 56,341. [[Say who you are]]\n\n"                        \
  "[^1]: See 5 U.S.C. § 553(c).\n"

static RejCheck *
new_check (const char *text)
{
  RejCheck *check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, NULL);

  rej_check_insert (check, 0, text, -1);
  g_assert_true (rej_check_settle (check, -1));

  return check;
}

/* One line a finding: code, range, message. */
static char *
list_findings (RejCheck *check)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);
      guint start, end;

      g_assert_true (rej_finding_item_get_range (item, &start, &end));
      g_string_append_printf (list, "%s %u-%u %s\n", rej_finding_item_get_code (item), start, end, rej_finding_item_get_message (item));
    }

  return g_string_free_and_steal (list);
}

static void
append_citation (const RejCheckCitation *citation,
                 gpointer user_data)
{
  g_autofree char *authority = rej_cite_list_dup_authority (citation->citations, citation->position);

  g_string_append_printf (user_data, "%s %u-%u %s ante %d same %d\n",
                          rej_cite_kind_to_string (rej_cite_list_get (citation->citations, citation->position)->kind),
                          citation->start, citation->end, authority != NULL ? authority : "-",
                          citation->antecedent, citation->same_as);
}

static char *
list_citations (RejCheck *check)
{
  GString *list = g_string_new (NULL);

  rej_check_foreach_citation (check, append_citation, list);

  return g_string_free_and_steal (list);
}

static void
assert_code (RejCheck *check,
             const char *code,
             guint expected)
{
  guint found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);

      found += g_str_equal (rej_finding_item_get_code (item), code);
    }
  g_assert_cmpuint (found, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr (RejCheck) check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, NULL);
  RejTextCounts counts;

  g_assert_true (rej_check_settle (check, 0));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check)), ==, 1);
  assert_code (check, "empty-comment", 1);
  g_assert_cmpuint (rej_check_get_n_findings (check, REJ_FINDING_ERROR), ==, 1);
  rej_check_get_counts (check, &counts);
  g_assert_cmpuint (counts.words, ==, 0);
  g_assert_cmpuint (counts.characters, ==, 0);
}

static void
test_findings (void)
{
  g_autoptr (RejCheck) check = new_check (COMMENT);

  g_assert_cmpuint (rej_check_get_n_citations (check), ==, 3);
  assert_code (check, "placeholder-left", 1);
  g_assert_cmpuint (rej_check_get_n_findings (check, REJ_FINDING_ERROR), ==, 1);

  /* the placeholder goes, and its finding with it */
  rej_check_delete (check, g_utf8_strlen (COMMENT, strstr (COMMENT, "[[") - COMMENT), strlen ("[[Say who you are]]"));
  g_assert_true (rej_check_settle (check, -1));
  assert_code (check, "placeholder-left", 0);
}

/* What a reader of the page does not see, others may: remarks in the file and the targets of links. */
static void
test_hidden (void)
{
  g_autoptr (RejCheck) check = new_check ("é <!-- ask Ann --> and [me](mailto:ann@example.com), 202-555-0143.\n\n<!-- a remark\n\nof two paragraphs -->\n\nEnd.\n");
  g_autofree char *findings = list_findings (check);

  assert_code (check, "private-html-comment", 2);
  g_assert_nonnull (strstr (findings, "private-html-comment 2-18 "));
  g_assert_nonnull (strstr (findings, "private-email 35-50 "));
  g_assert_nonnull (strstr (findings, "private-phone 53-65 "));
}

/* What stands behind the marks that begin a piece of code is printed nowhere. */
static void
test_code_words (void)
{
  g_autoptr (RejCheck) check = new_check ("``` 12 CFR 1 \nx\n```\n\n> ~~~~ ~note\n> y\n\n- ```\n  z\n  ```\n\n`````\n```` not a fence\n`````\n\nAn ```inline piece``` of ~~text~~.\n");
  g_autofree char *findings = list_findings (check);

  assert_code (check, "code-words", 2);
  g_assert_nonnull (strstr (findings, "code-words 4-12 "));
  g_assert_nonnull (strstr (findings, "code-words 28-33 "));
}

/* A picture is not filed, and that is said where it stands. */
static void
test_picture (void)
{
  g_autoptr (RejCheck) check = new_check ("Smoke: ![the **mill** at noon](mill.png) is seen. ![n][mill] \\![no](x) and `![no](x)`.\n\n[mill]: mill.png\n");
  g_autofree char *findings = list_findings (check);

  assert_code (check, "picture-left-out", 2);
  g_assert_nonnull (strstr (findings, "picture-left-out 7-40 "));
}

/* The title of a link or picture is printed nowhere. */
static void
test_title_words (void)
{
  g_autoptr (RejCheck) check = new_check ("[a](https://a.example \"my title\") ![b](b.png 'two') [c](https://c.example/(x)) [d](<https://d.example/a \"b>) [e](https://e.example).\n");
  g_autofree char *findings = list_findings (check);

  assert_code (check, "title-words", 2);
  g_assert_nonnull (strstr (findings, "title-words 23-31 "));
  g_assert_nonnull (strstr (findings, "title-words 46-49 "));
}

/* A note is read where it is referred to: the Id. after it stands for what the note cites. */
static void
test_reading_order (void)
{
  g_autoptr (RejCheck) check = new_check ("See 85 Fed. Reg. 56,338 (Sept. 11, 2020).[^1]\n\n*Id.*\n\n[^1]: See 5 U.S.C. § 553(c).\n");
  g_autofree char *citations = list_citations (check);
  g_autofree char *moved = NULL;

  g_assert_nonnull (strstr (citations, "ante 2 "));

  /* without the reference the note is read last */
  rej_check_delete (check, strlen ("See 85 Fed. Reg. 56,338 (Sept. 11, 2020)."), strlen ("[^1]"));
  g_assert_true (rej_check_settle (check, -1));
  moved = list_citations (check);
  g_assert_nonnull (strstr (moved, "ante 0 "));
  assert_code (check, "footnote-unreferenced", 1);
}

/* What a paragraph says after a reference is read after the note, what it says before it before. */
static void
test_reading_at_reference (void)
{
  g_autoptr (RejCheck) check = new_check ("5 U.S.C. § 553. *Id.*[^1] *Id.* 8 CFR 103.2.[^2] *Id.*\n\n*Id.*\n\n[^1]: 85 FR 56338.\n\n[^2]: *Id.*\n");
  g_autofree char *citations = list_citations (check);

  g_assert_cmpstr (citations, ==,
                   "usc 0-14 usc:5:553 ante -1 same -1\n"
                   "id 17-20 - ante 0 same -1\n"
                   "id 27-30 - ante 6 same -1\n"
                   "cfr 32-43 cfr:8:103.2 ante -1 same -1\n"
                   "id 50-53 - ante 3 same -1\n"
                   "id 57-60 - ante 3 same -1\n"
                   "fr 69-80 fr:85:56338 ante -1 same -1\n"
                   "id 90-93 - ante 3 same -1\n");
}

/* supra and infra with a note: the note is there, comes before, and has the name. */
static void
test_pointers (void)
{
  const struct
  {
    const char *text;
    const char *findings;
  } rows[] = {
    { "A.[^1] Solove, supra note 1, at 5.\n\n[^1]: Daniel J. Solove, Privacy (2006).\n", "" },
    { "A.[^x] B.[^y]\n\n[^x]: SOLOVE, Privacy (2006).\n\n[^y]: Solove, supra note 1; see infra note 2.\n", "" },
    { "A.[^1] Solove, supra note 7, at 5.\n\n[^1]: Daniel J. Solove, Privacy (2006).\n", "supra-without-antecedent 15-33 There is no note 7; this comment has 1 note.\n" },
    { "A.[^1] See infra note 7.\n\n[^1]: Privacy (2006).\n", "style-infra-note 11-23 There is no note 7; this comment has 1 note.\n" },
    { "A.[^1] Garvie et al., supra note 1.\n\n[^1]: Daniel J. Solove et al., Privacy (2006).\n",
      "style-supra-note 22-34 Note 1 does not have the name “A. Garvie et al.”; perhaps the notes were numbered anew.\n" },
    { "A.[^1] B.[^2]\n\n[^1]: Solove, supra note 2.\n\n[^2]: Solove, Privacy (2006).\n", "style-supra-note 29-41 Note 2 does not come before this one, where “supra” points.\n" },
    { "A.[^1] He says “it is so, Solove, supra note 7, at 5, and that is all there is to it.”\n\n[^1]: Privacy (2006).\n", "" },
    { "He says “it is so. Id. at 5, and that is all there is to it.”\n", "" },
    /* without notes of its own they may be in another file */
    { "5 U.S.C. § 553. Solove, supra note 7, at 5.\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejCheck) check = new_check (rows[i].text);
      g_autofree char *findings = list_findings (check);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (findings, ==, rows[i].findings);
    }
}

typedef struct
{
  RejCheck *check;
  guint n;
} Walk;

static void
assert_same_place (const RejCheckCitation *expected,
                   gpointer user_data)
{
  Walk *walk = user_data;
  RejCheckCitation by_number = { 0 };

  g_assert_true (rej_check_get_citation (walk->check, walk->n++, &by_number));
  g_assert_cmpmem (&by_number, sizeof by_number, expected, sizeof *expected);
  for (guint offset = expected->start; offset < expected->end; offset++)
    {
      RejCheckCitation there = { 0 };

      g_assert_true (rej_check_find_citation (walk->check, offset, &there));
      g_assert_cmpuint (there.start, ==, expected->start);
      g_assert_cmpint (there.antecedent, ==, expected->antecedent);
      g_assert_cmpint (there.same_as, ==, expected->same_as);
    }
}

/* By place and by number it is the citation that the walk meets; right behind it, too, where the cursor of a writer is. */
static void
test_place (void)
{
  g_autoptr (RejCheck) check = new_check ("Foo at 62 is no citation. é 85 FR 56338; 5 U.S.C. §§ 553, 706.[^1]\n\n*Id.* Words. 8 CFR 103.16\n\n[^1]: See 85 Fed. Reg. 56,338.\n");
  RejCheckCitation citation = { 0 };
  Walk walk = { check, 0 };

  rej_check_foreach_citation (check, assert_same_place, &walk);
  g_assert_cmpuint (walk.n, ==, rej_check_get_n_citations (check));
  g_assert_cmpuint (walk.n, ==, 6);
  g_assert_false (rej_check_get_citation (check, walk.n, &citation));
  g_assert_false (rej_check_find_citation (check, 0, &citation));
  g_assert_false (rej_check_find_citation (check, 27, &citation));
  g_assert_true (rej_check_find_citation (check, 39, &citation));
  g_assert_cmpuint (citation.start, ==, 28);
  g_assert_false (rej_check_find_citation (check, 40, &citation));
}

/* Who points at its page or its year means the citation. */
static void
test_place_of_tail (void)
{
  static const char text[] = "See 85 Fed. Reg. 56,338, 56,340 (Sept. 11, 2020); 8 CFR 103.16.\n";
  g_autoptr (RejCheck) check = new_check (text);
  RejCheckCitation citation = { 0 };
  guint behind = (guint) (strchr (text, ';') + 1 - text);

  for (guint offset = 4; offset < behind; offset++)
    {
      g_assert_true (rej_check_find_citation (check, offset, &citation));
      g_assert_cmpuint (citation.start, ==, 4);
    }
  g_assert_false (rej_check_find_citation (check, behind, &citation));
  g_assert_true (rej_check_find_citation (check, behind + 1, &citation));
  g_assert_cmpuint (citation.start, ==, behind + 1);
}

static void
test_ignored (void)
{
  g_autoptr (RejCheck) check = new_check (COMMENT);
  g_autoptr (RejCheckContext) context = rej_check_context_new ();

  rej_check_context_add_ignored (context, "placeholder-left", "[[Say who you are]]");
  rej_check_set_context (check, context);
  g_assert_true (rej_check_settle (check, -1));
  assert_code (check, "placeholder-left", 0);
}

static void
test_context (void)
{
  g_autoptr (RejCheck) check = new_check ("The rule says otherwise. 85 Fed. Reg. 56,338, 56,999 (Sept. 11, 2020).\n");
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (GError) error = NULL;

  assert_code (check, "pin-outside-document", 0);
  g_assert_true (rej_check_context_add_facts (context, "{\"docket\":\"USCIS-2019-0007\",\"fr\":{\"volume\":85,\"first\":56338,\"last\":56422,\"date\":\"2020-09-11\"},\"today\":null}", -1, &error));
  g_assert_no_error (error);
  rej_check_set_context (check, context);
  g_assert_true (rej_check_settle (check, -1));
  assert_code (check, "pin-outside-document", 1);
}

static void
test_bad_facts (void)
{
  static const char *const bad[] = {
    "",
    "[",
    "[]",
    "{\"fr\":3}",
    "{\"fr\":{\"volume\":\"x\"}}",
    "{\"docket\":7}",
    "{\"fr\":{\"first\":-1}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (RejCheckContext) context = rej_check_context_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (rej_check_context_add_facts (context, bad[i], -1, &error));
      g_assert_nonnull (error);
    }
}

/* A mirror that knows the list by its signals alone. */
static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  gpointer user_data)
{
  GPtrArray *mirror = user_data;

  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (model, position + i));
}

static const char *const pieces[] = {
  "Jones, supra note 1, at 5; see infra note 2. ",
  "[^2]: Jane Jones, A Book (1990); Roe, supra note 1.\n\n",
  "A[^2] 5 U.S.C. § 706. Id. B[^1] Id. at 9. ",
  "85 Fed. Reg. 56,338 (Sept. 11, 2020). ",
  "*Id.* at 56,341. ",
  "Id. ",
  "[[write here]] ",
  "words and more words ",
  "\n\n",
  "\n\n",
  "\n",
  "[^1]",
  "[^2]",
  "\n\n[^1]: See 5 U.S.C. § 553(c).\n\n",
  "\n\n[^2]: *Id.* § 706.\n",
  "\n\n- item 8 C.F.R. § 103.16\n",
  "```\n",
  "<!-- ",
  " -->",
  "# Heading\n",
  "> quoted 85 FR 56340 ",
  "*Foo v. Bar*, 463 U.S. 29, 43 (1983). ",
  "463 U.S. at 43. ",
  "é—“”§ ",
  "60 U.S.C. § 1. ",
  "supra note 1 ",
  "Docket No. USCIS-2019-0008 ",
};

/* After any edits the check is what a fresh check of the same text is, and so is a mirror of its list. */
static void
test_random_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201013);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (RejCheck) check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, NULL);
      g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

      g_signal_connect (check, "items-changed", G_CALLBACK (items_changed_cb), mirror);
      for (guint step = 0; step < 60; step++)
        {
          RejTextIndex *index = rej_check_get_index (check);
          guint length = rej_text_index_get_n_characters (index);
          g_autoptr (RejCheck) fresh = NULL;
          g_autofree char *source = NULL;
          g_autofree char *findings = NULL;
          g_autofree char *fresh_findings = NULL;
          g_autofree char *citations = NULL;
          g_autofree char *fresh_citations = NULL;

          if (length > 0 && g_rand_int_range (rand, 0, 3) == 0)
            {
              guint offset = g_rand_int_range (rand, 0, length);

              rej_check_delete (check, offset, g_rand_int_range (rand, 1, MIN (length - offset, 60) + 1));
            }
          else
            {
              rej_check_insert (check, g_rand_int_range (rand, 0, length + 1), pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))], -1);
            }
          if (g_rand_boolean (rand))
            {
              /* The next edit comes in the middle of settling. */
              rej_check_settle (check, 0);
              continue;
            }
          while (!rej_check_settle (check, 0))
            ;

          source = rej_text_index_dup_source (index);
          g_test_message ("round %u step %u: <<%s>>", round, step, source);
          fresh = new_check (source);
          findings = list_findings (check);
          fresh_findings = list_findings (fresh);
          g_assert_cmpstr (findings, ==, fresh_findings);
          citations = list_citations (check);
          fresh_citations = list_citations (fresh);
          g_assert_cmpstr (citations, ==, fresh_citations);

          g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (check)));
          for (guint i = 0; i < mirror->len; i++)
            {
              g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);

              g_assert_true (g_ptr_array_index (mirror, i) == item);
            }
        }
    }
}

static void
count_cb (GListModel *model,
          guint position,
          guint removed,
          guint added,
          gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* However many findings come and go at one place, the list says so once. */
static void
test_told_once (void)
{
  g_autoptr (RejCheck) check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_told = 0;
  guint length = 0;

  for (guint i = 0; i < 50; i++)
    g_string_append (text, "60 U.S.C. § 1 is what [[this]] says.\n\nNothing here.\n\n");
  g_signal_connect (check, "items-changed", G_CALLBACK (count_cb), &n_told);
  rej_check_insert (check, 0, text->str, -1);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_true (rej_check_settle (check, -1));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (check)), >=, 100);
  g_assert_cmpuint (n_told, ==, 1);

  length = rej_text_index_get_n_characters (rej_check_get_index (check));
  rej_check_delete (check, length / 4, length / 2);
  g_assert_cmpuint (n_told, ==, 2);
}

static void
count_citation (const RejCheckCitation *citation,
                gpointer user_data)
{
  g_assert_cmpint (citation->antecedent, ==, -1);
  g_assert_cmpint (citation->same_as, ==, -1);
  (*(guint *) user_data)++;
}

/* What is seen of a large change while it is worked on: citations have places, and stand for nothing yet. */
static void
test_walk_unsettled (void)
{
  g_autoptr (RejCheck) check = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_seen = 0;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, "See 85 Fed. Reg. 56,338 (Sept. 11, 2020).\n\n*Id.* at 56,341. Compare 5 U.S.C. § 553(c).\n\n");
  check = new_check (text->str);
  rej_check_delete (check, 0, (guint) g_utf8_strlen (text->str, -1));
  rej_check_insert (check, 0, text->str, -1);
  while (!rej_check_settle (check, 0))
    rej_check_foreach_citation (check, count_citation, &n_seen);
  g_assert_cmpuint (n_seen, >, 0);

  /* In pieces, with what was there not yet gone. */
  rej_check_delete (check, 0, (guint) g_utf8_strlen (text->str, -1) - 60);
  rej_check_insert (check, 0, text->str, -1);
  while (!rej_check_settle (check, 0))
    rej_check_foreach_citation (check, count_citation, &n_seen);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/empty", test_empty);
  g_test_add_func ("/check/findings", test_findings);
  g_test_add_func ("/check/hidden", test_hidden);
  g_test_add_func ("/check/code-words", test_code_words);
  g_test_add_func ("/check/title-words", test_title_words);
  g_test_add_func ("/check/picture", test_picture);
  g_test_add_func ("/check/walk-unsettled", test_walk_unsettled);
  g_test_add_func ("/check/reading-order", test_reading_order);
  g_test_add_func ("/check/reading-at-reference", test_reading_at_reference);
  g_test_add_func ("/check/pointers", test_pointers);
  g_test_add_func ("/check/place", test_place);
  g_test_add_func ("/check/place-of-tail", test_place_of_tail);
  g_test_add_func ("/check/ignored", test_ignored);
  g_test_add_func ("/check/context", test_context);
  g_test_add_func ("/check/bad-facts", test_bad_facts);
  g_test_add_func ("/check/told-once", test_told_once);
  g_test_add_func ("/check/random-edits", test_random_edits);

  return g_test_run ();
}
