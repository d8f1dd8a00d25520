/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-index.h"

#include <string.h>

#include "index-model.h"

static void
test_empty (void)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autofree char *source = rej_text_index_dup_source (index);
  g_autofree char *filed = rej_text_index_dup_filed (index);
  RejTextCounts counts;

  g_assert_true (rej_text_index_is_settled (index));
  g_assert_true (rej_text_index_settle (index, -1));
  g_assert_cmpstr (source, ==, "");
  g_assert_cmpstr (filed, ==, "");
  g_assert_null (rej_text_index_get_first_block (index));
  g_assert_null (rej_text_index_get_block_at (index, 0));
  g_assert_null (rej_text_index_get_block_by_tally (index, 0, 0, NULL));
  g_assert_cmpuint (rej_text_index_get_n_blocks (index), ==, 0);
  g_assert_cmpuint (rej_text_index_count_sentences (index), ==, 0);
  rej_text_index_get_counts (index, &counts);
  g_assert_cmpuint (counts.words, ==, 0);
  g_assert_cmpuint (counts.characters, ==, 0);

  rej_text_index_insert (index, 0, "", 0);
  rej_text_index_insert (index, 0, "a\n\nb", -1);
  rej_text_index_delete (index, 0, 4);
  g_assert_cmpuint (rej_text_index_get_n_blocks (index), ==, 0);
  g_assert_true (rej_text_index_is_settled (index));
}

static const struct
{
  const char *source;
  RejTextFormat format;
  guint n_blocks;
} cuts[] = {
  { "a", REJ_TEXT_FORMAT_MARKDOWN, 1 },
  { "a\nb\n", REJ_TEXT_FORMAT_MARKDOWN, 1 },
  { "a\n\nb\n", REJ_TEXT_FORMAT_MARKDOWN, 2 },
  { "a\r\n\r\nb\r\rc", REJ_TEXT_FORMAT_MARKDOWN, 3 },
  { "a\r\nb", REJ_TEXT_FORMAT_MARKDOWN, 1 },
  { "a\n \t \n\n\nb\n\n\n", REJ_TEXT_FORMAT_MARKDOWN, 2 },
  { "\n\na", REJ_TEXT_FORMAT_MARKDOWN, 2 },
  { "\n", REJ_TEXT_FORMAT_MARKDOWN, 1 },
  { "- a\n- b\n- c\n", REJ_TEXT_FORMAT_MARKDOWN, 3 },
  { "a\n# b\nc", REJ_TEXT_FORMAT_MARKDOWN, 2 },
  { "a\n# b\n- c", REJ_TEXT_FORMAT_PLAIN, 1 },
  { "a\n\n# b", REJ_TEXT_FORMAT_PLAIN, 2 },
  { "[^1]: a\n[^2]: b\n", REJ_TEXT_FORMAT_MARKDOWN, 2 },
};

static void
test_cuts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (IndexModel) model = index_model_new (cuts[i].format);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      index_model_replace (model, 0, 0, cuts[i].source);
      g_assert_cmpuint (rej_text_index_get_n_blocks (model->index), ==, cuts[i].n_blocks);
      index_model_settle_and_check (model);
    }
}

/* A block is the same block as long as it is edited inside, and others are not read for it. */
static void
test_identity (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);
  RejTextBlock *blocks[3];

  index_model_replace (model, 0, 0, "First one.\n\nSecond one.\n\nThird one.\n");
  index_model_settle_and_check (model);
  g_assert_cmpuint (model->n_changed, ==, 3);
  blocks[0] = rej_text_index_get_first_block (model->index);
  blocks[1] = rej_text_block_get_next (blocks[0]);
  blocks[2] = rej_text_block_get_next (blocks[1]);

  /* A letter in the second. */
  index_model_replace (model, 15, 0, "x");
  g_assert_null (rej_text_block_get_mask (blocks[1]));
  index_model_settle_and_check (model);
  g_assert_cmpuint (model->n_changed, ==, 4);
  g_assert_true (model->last_changed == blocks[1]);

  /* An empty line in front of the second goes to the first. */
  index_model_replace (model, 12, 0, "\n");
  index_model_settle_and_check (model);
  g_assert_true (rej_text_index_get_block_at (model->index, 13) == blocks[1]);
  g_assert_cmpuint (model->n_changed, ==, 5);
  g_assert_true (model->last_changed == blocks[0]);

  /* Parting the second makes one more, and the third stays. */
  index_model_replace (model, 20, 0, "\n\n");
  index_model_settle_and_check (model);
  g_assert_cmpuint (rej_text_index_get_n_blocks (model->index), ==, 4);
  g_assert_true (rej_text_block_get_next (blocks[0]) == blocks[1]);
  g_assert_true (rej_text_block_get_next (rej_text_block_get_next (blocks[1])) == blocks[2]);
  g_assert_cmpuint (model->n_changed, ==, 7);

  /* Joining them again takes the new one away. */
  index_model_replace (model, 20, 2, "");
  index_model_settle_and_check (model);
  g_assert_true (rej_text_block_get_next (blocks[1]) == blocks[2]);
  g_assert_cmpuint (model->n_removed, ==, 1);
  g_assert_cmpuint (model->n_changed, ==, 8);

  /* The same text again is no change. */
  index_model_replace (model, 14, 3, "ecx");
  g_assert_true (rej_text_index_is_settled (model->index));
}

/* A fence at the top turns everything below it into code, and back. */
static void
test_ripple (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);
  guint n_slices = 0;

  for (guint i = 0; i < 300; i++)
    index_model_replace (model, model->source->len, 0, "A *word* here.\n\n");
  index_model_settle_and_check (model);
  g_assert_cmpuint (model->n_changed, ==, 300);

  index_model_replace (model, 0, 0, "```\n");
  while (!rej_text_index_settle (model->index, 0))
    n_slices++;
  g_assert_cmpuint (n_slices, >=, 599);
  index_model_settle_and_check (model);
  g_assert_cmpuint (model->n_changed, ==, 600);

  /* Typed and taken back between two slices. */
  index_model_replace (model, 0, 4, "");
  rej_text_index_settle (model->index, 0);
  rej_text_index_settle (model->index, 0);
  index_model_replace (model, 0, 0, "```\n");
  index_model_settle_and_check (model);
}

/* A definition at the end changes the blocks that use the label, and those alone. */
static void
test_labels (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);
  const char body[] = "One [a] two.\n\nThree [b].\n\nFour [a][].\n\n";

  index_model_replace (model, 0, 0, body);
  index_model_settle_and_check (model);
  g_assert_cmpuint (model->n_changed, ==, 3);

  index_model_replace (model, strlen (body), 0, "[a]: https://example.org/\n");
  index_model_settle_and_check (model);
  g_assert_cmpuint (model->n_changed, ==, 6);
  g_assert_nonnull (rej_text_definitions_lookup (rej_text_index_get_definitions (model->index), "a"));

  /* A second definition further up takes over; when it goes, the first counts again. */
  index_model_replace (model, 0, 0, "[a]: https://example.com/other\n\n");
  index_model_settle_and_check (model);
  g_assert_cmpstr (rej_text_definitions_lookup (rej_text_index_get_definitions (model->index), "a")->destination, ==, "https://example.com/other");
  index_model_replace (model, 0, strlen ("[a]: https://example.com/other\n\n"), "");
  index_model_settle_and_check (model);
  g_assert_cmpstr (rej_text_definitions_lookup (rej_text_index_get_definitions (model->index), "a")->destination, ==, "https://example.org/");
}

static void
test_notes (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autofree char *filed = NULL;
  g_autofree char *more = NULL;
  RejTextCounts counts;

  index_model_replace (model, 0, 0,
                       "Second[^b] and first[^a], again[^b].\n\n"
                       "[^never]: Nobody asks.\n"
                       "[^a]: Note a, see[^c].\n"
                       "[^b]: Note b.\n\n    More of b.\n\n"
                       "[^c]: Note c.\n\nEnd.\n");
  index_model_settle_and_check (model);
  filed = rej_text_index_dup_filed (model->index);
  g_assert_cmpstr (filed, ==,
                   "Second[1] and first[2], again[1].\n\nEnd.\n\n"
                   "[1] Note b.\nMore of b.\n[2] Note a, see[3].\n[3] Note c.\n[4] Nobody asks.");
  g_assert_cmpuint (rej_text_index_get_note_number (model->index, "^b"), ==, 1);
  g_assert_cmpuint (rej_text_index_get_note_number (model->index, "^never"), ==, 4);
  g_assert_cmpuint (rej_text_index_get_note_number (model->index, "^none"), ==, 0);
  rej_text_index_get_counts (model->index, &counts);
  g_assert_cmpuint (counts.words, ==, 5);
  g_assert_cmpuint (counts.words_with_footnotes, ==, 17);
  g_assert_cmpuint (counts.paragraphs, ==, 2);

  /* Two notes of one label: the second is one nobody refers to. */
  index_model_replace (model, model->source->len, 0, "\n[^a]: Another a.\n");
  index_model_settle_and_check (model);
  more = rej_text_index_dup_filed (model->index);
  g_assert_true (g_str_has_suffix (more, "[4] Nobody asks.\n[5] Another a."));
}

static void
test_ten_notes (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *text = g_strdup_printf ("Say[^%u] and[^%u].\n\n", i, (i + 5) % 120);

      index_model_replace (model, model->source->len, 0, text);
    }
  for (guint i = 0; i < 120; i += 1 + (i % 3 == 0))
    {
      g_autofree char *text = g_strdup_printf ("[^%u]: Note %u.\n", i, i);

      index_model_replace (model, model->source->len, 0, text);
    }
  index_model_settle_and_check (model);
  index_model_replace (model, 0, 9, "");
  index_model_settle_and_check (model);
}

static void
test_tallies (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);
  RejTextBlock *block;
  guint position;
  guint total = 0;
  guint i = 0;

  for (guint n = 0; n < 50; n++)
    index_model_replace (model, 0, 0, "Text.\n\n");
  index_model_settle_and_check (model);

  for (block = rej_text_index_get_first_block (model->index); block != NULL; block = rej_text_block_get_next (block))
    {
      g_assert_cmpuint (rej_text_block_get_tally_before (block, 2), ==, total);
      rej_text_block_set_tally (block, 2, i % 4);
      g_assert_cmpuint (rej_text_block_get_tally_before (block, 2), ==, total);
      total += i++ % 4;
    }
  g_assert_cmpuint (rej_text_index_get_tally (model->index, 2), ==, total);
  g_assert_cmpuint (rej_text_index_get_tally (model->index, 1), ==, 0);

  for (guint n = 0; n < total; n++)
    {
      block = rej_text_index_get_block_by_tally (model->index, 2, n, &position);
      g_assert_cmpuint (rej_text_block_get_tally_before (block, 2) + position, ==, n);
      g_assert_cmpuint (position, <, rej_text_block_get_position (block) % 4);
    }
  g_assert_null (rej_text_index_get_block_by_tally (model->index, 2, total, &position));
}

static const char *const fragments[] = {
  "a",
  "word",
  " ",
  " ",
  "The rule fails. ",
  "\n",
  "\n",
  "\n\n",
  "\n\n\n",
  "\r\n",
  "\r\n\r\n",
  "\r",
  " \n",
  "\t",
  "é",
  "§ 60.5",
  "中文",
  "👩‍⚖️",
  "’",
  "x\xCC\x81",
  "```",
  "\n```\n",
  "~~~\n",
  "- item\n",
  "* star\n",
  "1. one\n",
  "   - deep\n",
  "    four\n",
  "# Head\n",
  "## \n",
  "---\n",
  "> quote\n",
  ">\n",
  "[^1]",
  "[^a]",
  "[^1]: note\n",
  "[^a]: b\n    more\n\n    and more\n",
  "\n[^1]: again[^a]\n",
  "[^b]:\n\n    late\n",
  "[^b]",
  "[x]",
  "[x]: https://e.org/\n",
  "\n[x]: <other>\n\n",
  "[y][x]",
  "<!--",
  "-->",
  "<!-- c -->",
  "\n<!--\n\nlong\n\n-->\n",
  "<script>\n",
  "</script>\n",
  "*em*",
  "**",
  "_",
  "`code`",
  "| a | b |\n|---|---|\n| c | d |\n",
  "\\",
  "&amp;",
  "[[what to write]]",
  "https://example.org/a_b",
  "Setext\n===\n",
  "![i](u)",
};

static void
random_edit (IndexModel *model,
             GRand *rand)
{
  guint length = rej_text_index_get_n_characters (model->index);
  guint offset = g_rand_int_range (rand, 0, length + 1);
  guint n_deleted = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_rand_int_range (rand, 0, 3) == 0 || length > 3000)
    n_deleted = g_rand_int_range (rand, 0, g_rand_int_range (rand, 0, 8) == 0 ? 600 : 6);
  if (g_rand_int_range (rand, 0, 400) == 0)
    n_deleted = length;
  n_deleted = MIN (n_deleted, length - offset);
  if (length <= 3000 && (n_deleted == 0 || g_rand_boolean (rand)))
    for (int i = g_rand_int_range (rand, 0, 20) == 0 ? 60 : 2; i > 0; i--)
      g_string_append (text, fragments[g_rand_int_range (rand, 0, G_N_ELEMENTS (fragments))]);

  index_model_replace (model, offset, n_deleted, text->str);
}

static void
test_random (gconstpointer data)
{
  RejTextFormat format = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (85 * 1000 + format);
  const char *rounds = g_getenv ("REJ_TEST_ROUNDS");
  guint n_rounds = rounds != NULL ? g_ascii_strtoull (rounds, NULL, 10) : 1;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (IndexModel) model = index_model_new (format);

      for (guint i = 0; i < 2500; i++)
        {
          random_edit (model, rand);
          index_model_check_tree (model);
          if (g_rand_int_range (rand, 0, 3) == 0)
            rej_text_index_settle (model->index, 0);
          else if (g_rand_int_range (rand, 0, 2) == 0)
            index_model_settle_and_check (model);
        }
      index_model_settle_and_check (model);
    }
}

/* A whole book in and out again, in one piece and cut through the middle. */
static void
test_huge (void)
{
  g_autoptr (IndexModel) model = index_model_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GString) book = g_string_new (NULL);
  guint length;

  for (guint i = 0; i < 8000; i++)
    g_string_append_printf (book, "Paragraph %u says that § %u applies[^%u].\n\n%s", i, i % 100, i % 500, i % 7 == 0 ? "- item\n- item\n" : "");
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (book, "[^%u]: See 85 Fed. Reg. %u.\n", i, i);

  index_model_replace (model, 0, 0, "Start.\n\nEnd.\n");
  index_model_settle_and_check (model);
  index_model_replace (model, 8, 0, book->str);
  index_model_settle_and_check (model);
  length = rej_text_index_get_n_characters (model->index);
  index_model_replace (model, length / 3, length / 3, "middle");
  index_model_settle_and_check (model);
  index_model_replace (model, 3, rej_text_index_get_n_characters (model->index) - 6, "");
  index_model_settle_and_check (model);
  g_assert_cmpstr (model->source->str, ==, "Stad.\n");
  g_assert_cmpuint (g_hash_table_size (model->known), ==, 1);
}

static void
count_destroyed (gpointer data)
{
  ++*(guint *) data;
}

static void
test_data (void)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_PLAIN);
  RejTextBlock *block;
  guint n_destroyed = 0;

  rej_text_index_insert (index, 0, "a\n\nb\n\nc", -1);
  for (block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    rej_text_block_set_data (block, &n_destroyed, count_destroyed);
  block = rej_text_index_get_first_block (index);
  g_assert_true (rej_text_block_get_data (block) == &n_destroyed);
  rej_text_block_set_data (block, NULL, NULL);
  g_assert_cmpuint (n_destroyed, ==, 1);
  rej_text_index_delete (index, 0, 3);
  g_assert_cmpuint (n_destroyed, ==, 1);
  rej_text_index_delete (index, 0, 3);
  g_assert_cmpuint (n_destroyed, ==, 2);
  g_clear_object (&index);
  g_assert_cmpuint (n_destroyed, ==, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/index/empty", test_empty);
  g_test_add_func ("/text/index/cuts", test_cuts);
  g_test_add_func ("/text/index/identity", test_identity);
  g_test_add_func ("/text/index/ripple", test_ripple);
  g_test_add_func ("/text/index/labels", test_labels);
  g_test_add_func ("/text/index/notes", test_notes);
  g_test_add_func ("/text/index/ten-notes", test_ten_notes);
  g_test_add_func ("/text/index/tallies", test_tallies);
  g_test_add_func ("/text/index/data", test_data);
  g_test_add_func ("/text/index/huge", test_huge);
  g_test_add_data_func ("/text/index/random-markdown", GINT_TO_POINTER (REJ_TEXT_FORMAT_MARKDOWN), test_random);
  g_test_add_data_func ("/text/index/random-plain", GINT_TO_POINTER (REJ_TEXT_FORMAT_PLAIN), test_random);

  return g_test_run ();
}
