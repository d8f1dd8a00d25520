/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-match.h"

#include <string.h>

#define N_SENTENCES 200

#define SOURCE                                                                                           \
  "The Department proposes to remove the age restrictions for biometrics collection, without regard to " \
  "the alien’s age. “Biometrics” means measurable biological (anatomical, physiological, or molecular) " \
  "or behavioral characteristics of an individual; non-conformity costs $1,225.50 in fees."

static RejQuoteIndex *
new_index (void)
{
  RejQuoteIndex *index = rej_quote_index_new ();

  rej_quote_index_add_text (index, "Words before that say nothing of use to anyone at all.", "84 FR 1", 1);
  rej_quote_index_add_text (index, SOURCE, "85 FR 56338", 56341);
  rej_quote_index_add_text (index, "The Department proposes to remove the age restrictions for biometrics collection, we said.", "85 FR 56338", 56399);
  rej_quote_index_finish (index);

  return index;
}

/* "verdict page; quoted>source; …" */
static char *
describe (const RejQuoteIndex *index,
          const char *text,
          guint page)
{
  g_autoptr (RejQuoteMatch) match = rej_quote_match_new (index, text, strlen (text), page);
  GString *result = g_string_new (NULL);

  g_string_printf (result, "%s %u", rej_quote_verdict_to_string (match->verdict), match->page);
  for (guint i = 0; match->differences != NULL && i < match->differences->len; i++)
    {
      const RejQuoteDifference *difference = &g_array_index (match->differences, RejQuoteDifference, i);

      g_string_append_printf (result, "; %.*s>%s", (int) (difference->end - difference->start), text + difference->start, difference->source);
    }

  return g_string_free_and_steal (result);
}

static void
test_table (void)
{
  static const struct
  {
    const char *text;
    guint page;
    const char *result;
  } rows[] = {
    { "remove the age restrictions for biometrics collection, without regard", 0, "verbatim 56341" },
    { "REMOVE the age  restrictions for\nbiometrics collec-\ntion without regard", 0, "verbatim 56341" },
    { "measurable biological (anatomical, physiological, or molecular) or behavioral characteristics", 0, "verbatim 56341" },
    { "nonconformity costs $1225.50 in fees", 0, "verbatim 56341" },
    { "non conformity costs $1,225.50 in fees.", 0, "verbatim 56341" },
    { "measurable biological or behavioral characteristics of an individual", 0, "altered 56341; >anatomical, physiological, or molecular" },
    { "measurable biological . . . or behavioral characteristics of an individual", 0, "verbatim 56341" },
    { "measurable biological * * * or behavioral characteristics of an individual", 0, "verbatim 56341" },
    { "measurable biological [...] or behavioral characteristics", 0, "verbatim 56341" },
    { "The Department proposes . . . means measurable biological … characteristics of an individual", 0, "verbatim 56341" },
    { "characteristics of an individual . . . The Department proposes to remove the age restrictions", 0, "verbatim 56341" },
    { "[t]he Department proposes to remove the age restrictions", 56399, "verbatim 56399" },
    { "[t]he Department proposes to remove the age restrictions", 56341, "verbatim 56341" },
    { "DHS proposes to remove the age restrictions for biometrics", 0, "altered 56341; DHS>Department" },
    { "[DHS] proposes to remove the age restrictions for biometrics", 0, "verbatim 56341" },
    { "The Department propos[ed] to remove the age restrictions", 0, "verbatim 56341" },
    { "The Department proposes to remove the age restrictions [sic] for biometrics", 0, "verbatim 56341" },
    { "The Department proposes to remove the age restrictions (emphasis added) for biometrics", 0, "verbatim 56341" },
    { "The Department proposes to remove the age limits for biometrics collection", 0, "altered 56341; limits>restrictions" },
    { "The Department proposes to remove the restrictions for biometrics collection", 0, "altered 56341; >age" },
    { "The Department proposes to remove all the age restrictions for biometrics collection", 0, "altered 56341; all>" },
    { "without regard to the alien’s gender", 0, "altered 56341; gender>age" },
    { "without regard to the aliens age", 0, "verbatim 56341" },
    { "without regard to age", 0, "unchecked 0" },
    { "without regard to the", 0, "verbatim 56341" },
    { "the age restrictions", 0, "unchecked 0" },
    { "costs $1,225.55 in fees to everyone", 0, "not-found 0" },
    { "non-conformity costs $1,225.55 in fees", 0, "altered 56341; 1,225.55>1,225.50" },
    { "remove the age restriction", 0, "unchecked 0" }, /* four words, one altered */
    { "proposes to remove the age restriction", 0, "altered 56341; restriction>restrictions" },
    { "The moon is made of green cheese and honey, they say.", 0, "not-found 0" },
    { "", 0, "unchecked 0" },
    { "…", 0, "unchecked 0" },
    { "[ [ ( . . .", 0, "unchecked 0" },
  };
  g_autoptr (RejQuoteIndex) index = new_index ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *result = describe (index, rows[i].text, rows[i].page);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (result, ==, rows[i].result);
    }
}

static void
test_contains (void)
{
  g_autoptr (RejQuoteIndex) index = new_index ();

  g_assert_true (rej_quote_index_contains (index, "behavioral Characteristics", strlen ("behavioral Characteristics")));
  g_assert_false (rej_quote_index_contains (index, "characteristics behavioral", strlen ("characteristics behavioral")));
  g_assert_false (rej_quote_index_contains (index, "behavioral", strlen ("behavioral")));
}

static RejRule *
load_rule (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("REJ_SHARED"), "data", "fr-xml", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  RejRule *rule;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (text, length);
  rule = rej_rule_parse (bytes, NULL, NULL, &error);
  g_assert_no_error (error);

  return rule;
}

/* The words of a random stretch of a paragraph, as printed, without marks of notes or pages of tables. */
static GStrv
pick_words (RejRule *rule,
            GRand *rand)
{
  while (TRUE)
    {
      const RejPassage *passage = rej_rule_get_passage (rule, (guint) g_rand_int_range (rand, 0, (gint) rej_rule_get_n_passages (rule)));
      g_autoptr (GString) text = NULL;
      g_auto (GStrv) words = NULL;
      g_autoptr (GStrvBuilder) picked = g_strv_builder_new ();
      guint n, n_letters = 0, first, length;

      if (passage->kind != REJ_PASSAGE_PARAGRAPH)
        continue;
      text = g_string_new (passage->text);
      for (guint i = passage->n_notes; i > 0; i--)
        g_string_erase (text, passage->notes[i - 1].start, passage->notes[i - 1].end - passage->notes[i - 1].start);
      words = g_strsplit (text->str, " ", -1);
      n = g_strv_length (words);
      if (n < 14)
        continue;
      length = (guint) g_rand_int_range (rand, 10, (gint) MIN (n, 40) + 1);
      first = (guint) g_rand_int_range (rand, 0, (gint) (n - length) + 1);
      for (guint i = first; i < first + length; i++)
        {
          const char *word = words[i];

          /* brackets and dots of the rule's own mean something else in a quotation */
          if (strpbrk (word, "[]*") != NULL || strstr (word, "..") != NULL || strstr (word, "…") != NULL || strcmp (word, ".") == 0)
            break;
          n_letters += g_regex_match_simple ("[a-z]{3}", word, 0, 0);
          g_strv_builder_add (picked, word);
        }
      g_clear_pointer (&words, g_strfreev);
      words = g_strv_builder_end (picked);
      if (g_strv_length (words) == length && n_letters * 3 > length * 2)
        return g_steal_pointer (&words);
    }
}

static gboolean
is_simple (const char *word)
{
  return g_regex_match_simple ("^[a-z]{3,}$", word, 0, 0);
}

/* A plain word of the middle, or 0. */
static guint
pick_middle (GStrv words,
             GRand *rand)
{
  guint n = g_strv_length (words);

  for (guint i = 0; i < 30; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 3, (gint) n - 3);

      if (is_simple (words[at]) && is_simple (words[at - 1]) && is_simple (words[at + 1]) && strcmp (words[at], words[at - 1]) != 0 && strcmp (words[at], words[at + 1]) != 0)
        return at;
    }

  return 0;
}

static char *
join (GStrv words,
      guint skip,
      guint n_skip,
      const char *instead)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = i == skip ? instead : words[i];

      if (i > skip && i < skip + n_skip)
        continue;
      if (word[0] == '\0')
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
    }

  return g_string_free_and_steal (text);
}

typedef struct
{
  guint n;
  guint n_right;
} Score;

static void
expect (Score *score,
        RejQuoteIndex *index,
        const char *text,
        RejQuoteVerdict verdict,
        const char *quoted,
        const char *source)
{
  g_autoptr (RejQuoteMatch) match = rej_quote_match_new (index, text, strlen (text), 0);
  gboolean is_right = match->verdict == verdict;

  if (is_right && source != NULL)
    {
      const RejQuoteDifference *difference = &g_array_index (match->differences, RejQuoteDifference, 0);

      is_right = match->differences->len == 1 && strcmp (difference->source, source) == 0 &&
                 strlen (quoted) == difference->end - difference->start && memcmp (quoted, text + difference->start, strlen (quoted)) == 0;
    }
  score->n++;
  score->n_right += is_right;
  if (!is_right)
    {
      g_autofree char *result = describe (index, text, 0);

      g_test_message ("expected %s (%s>%s), got %s: %s", rej_quote_verdict_to_string (verdict), quoted != NULL ? quoted : "", source != NULL ? source : "", result, text);
    }
}

/* The same words with other quotation marks and dashes, another case, and broken as a PDF breaks them. */
static char *
disguise (const char *text)
{
  GString *other = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x201c || c == 0x201d)
        c = '"';
      else if (c == 0x2019 || c == 0x2018)
        c = '\'';
      else if (c == '-')
        c = 0x2011;
      else if (c == ' ' && n++ % 5 == 0)
        c = '\n';
      else if (n % 3 == 0)
        c = g_unichar_toupper (c);
      g_string_append_unichar (other, c);
    }

  return g_string_free_and_steal (other);
}

static void
test_real (gconstpointer data)
{
  g_autoptr (RejRule) rule = load_rule (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260902);
  Score verbatim = { 0 }, disguised = { 0 }, altered = { 0 }, left_out = { 0 }, added = { 0 }, ellipsis = { 0 }, bracket = { 0 }, foreign = { 0 };
  RejQuoteIndex *index;

  if (rule == NULL)
    {
      g_test_skip ("the shared folder is not there");
      return;
    }
  index = rej_rule_get_quote_index (rule);
  for (guint i = 0; i < N_SENTENCES; i++)
    {
      g_auto (GStrv) words = pick_words (rule, rand);
      g_autofree char *text = g_strjoinv (" ", words);
      g_autofree char *other = disguise (text);
      g_autoptr (GString) mixed = g_string_new (NULL);
      guint at = pick_middle (words, rand);

      expect (&verbatim, index, text, REJ_QUOTE_VERBATIM, NULL, NULL);
      expect (&disguised, index, other, REJ_QUOTE_VERBATIM, NULL, NULL);
      if (at != 0)
        {
          g_autofree char *changed = join (words, at, 1, "zebra");
          g_autofree char *without = join (words, at, 1, "");
          g_autofree char *longer = g_strdup_printf ("%s zebra", words[at]);
          g_autofree char *with = join (words, at, 1, longer);
          g_autofree char *dots = join (words, at, 2, ". . .");
          g_autofree char *brackets = join (words, at, 2, "[the zebra]");

          expect (&altered, index, changed, REJ_QUOTE_ALTERED, "zebra", words[at]);
          expect (&left_out, index, without, REJ_QUOTE_ALTERED, "", words[at]);
          expect (&added, index, with, REJ_QUOTE_ALTERED, "zebra", "");
          expect (&ellipsis, index, dots, REJ_QUOTE_VERBATIM, NULL, NULL);
          expect (&bracket, index, brackets, REJ_QUOTE_VERBATIM, NULL, NULL);
        }
      /* words of the rule in an order it does not have */
      for (guint k = 0; k < 16; k++)
        {
          g_auto (GStrv) others = pick_words (rule, rand);

          g_string_append_printf (mixed, "%s ", others[5]);
        }
      expect (&foreign, index, mixed->str, REJ_QUOTE_NOT_FOUND, NULL, NULL);
    }
  g_test_message ("%s: right of all: verbatim %u/%u, disguised %u/%u, altered %u/%u, left out %u/%u, added %u/%u, ellipsis %u/%u, bracket %u/%u, foreign %u/%u",
                  (const char *) data, verbatim.n_right, verbatim.n, disguised.n_right, disguised.n, altered.n_right, altered.n, left_out.n_right, left_out.n,
                  added.n_right, added.n, ellipsis.n_right, ellipsis.n, bracket.n_right, bracket.n, foreign.n_right, foreign.n);
  g_assert_cmpuint (verbatim.n_right, ==, verbatim.n);
  g_assert_cmpuint (disguised.n_right, ==, disguised.n);
  g_assert_cmpuint (altered.n_right, ==, altered.n);
  g_assert_cmpuint (left_out.n_right, ==, left_out.n);
  g_assert_cmpuint (added.n_right, ==, added.n);
  g_assert_cmpuint (ellipsis.n_right, ==, ellipsis.n);
  g_assert_cmpuint (bracket.n_right, ==, bracket.n);
  g_assert_cmpuint (foreign.n_right, ==, foreign.n);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote-match/table", test_table);
  g_test_add_func ("/quote-match/contains", test_contains);
  g_test_add_data_func ("/quote-match/2015-26607", "2015-26607.xml", test_real);
  g_test_add_data_func ("/quote-match/2020-14935", "2020-14935.xml", test_real);
  g_test_add_data_func ("/quote-match/2024-02590", "prorule-2024-02590-cut.xml", test_real);

  return g_test_run ();
}
