/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-counts.h"
#include "rej-text-breaks-private.h"

#include <string.h>

#include <unicode/uchar.h>

static const struct
{
  const char *text;
  guint words;
  guint by_spaces;
  guint sentences;
} rows[] = {
  { "", 0, 0, 0 },
  { " \n\t ", 0, 0, 0 },
  { "word", 1, 1, 1 },
  { "The rule fails. It does.", 5, 5, 2 },
  { "85 Fed. Reg. 56,338 (Sept. 11, 2020)", 7, 7, 4 },
  { "8 C.F.R. § 103.16(a)(1)", 5, 4, 2 },
  { "don’t, don't, ‘tis", 3, 3, 1 },
  { "naïve café—señor", 3, 2, 1 },
  { "cafe\xCC\x81s", 1, 1, 1 },
  { "a:b 12:30 x_y __ _a", 6, 5, 1 },
  { "1.5 3,000 1.a a.1 a.b,c", 8, 5, 1 },
  { "— – … § ¶", 0, 5, 0 },
  { "½ ² Ⅻ", 3, 3, 1 },
  { "no\xC2\xA0"
    "break\xE2\x80\xAFspace",
    2, 3, 1 },
  { "one\xE2\x80\xA8two", 2, 2, 2 },
  { "soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth", 3, 2, 1 },
  { "https://www.federalregister.gov/d/2020-19145", 5, 1, 1 },
  { "קו״ח ע׳ ע'", 3, 3, 1 },
  { "👩‍⚖️ 👍🏽 🇺🇸 ok", 1, 4, 1 },
  { "state-of-the-art", 4, 1, 1 },
  { "U.S.C.", 1, 1, 1 },
  { "a.b.c... d", 2, 2, 1 },
  { "ภาษาไทย", 2, 1, 1 },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].text);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpuint (rej_text_count_words (rows[i].text, length), ==, rows[i].words);
      g_assert_cmpuint (rej_text_breaks_count_words (rows[i].text, length), ==, rows[i].words);
      g_assert_cmpuint (rej_text_count_words_by_spaces (rows[i].text, length), ==, rows[i].by_spaces);
      g_assert_cmpuint (rej_text_count_sentences (rows[i].text, length), ==, rows[i].sentences);
      g_assert_cmpuint (rej_text_count_characters (rows[i].text, length), ==, g_utf8_strlen (rows[i].text, -1));
    }
}

/* Characters that take part in the rules for words, grouped so that a group drawn alone gives telling sequences. */
static const gunichar latin[] = { 'a', 'b', 'Z', 0xE9, 0x153, 0x1E9E, 0x2071, 0x24D0, 0x2D0, 0x2C2, 0x2139, 0 };
static const gunichar digits[] = { '0', '7', 0x0664, 0x0967, 0xB2, 0xBD, 0x216B, 0x2460, 0 };
static const gunichar marks[] = { '.', ',', ';', ':', '\'', '"', '_', 0x2019, 0x2018, 0xB7, 0x2024, 0x2027, 0x37E, 0x589,
                                  0x5F4, 0x5F3, 0x60C, 0x66C, 0x203F, 0x2054, 0x2044, 0xFE13, 0xFE52, 0xFE54, 0xFE55, 0 };
static const gunichar joiners[] = { 0x300, 0x308, 0x20E3, 0xFE0F, 0x200D, 0x200D, 0xAD, 0x200B, 0x200C, 0x2060, 0xFEFF,
                                    0x903, 0x1F3FD, 0xE0061, 0x600, 0 };
static const gunichar spaces[] = { ' ', ' ', '\t', 0xA0, 0x2003, 0x202F, 0x1680, 0x205F, '\n', '\r', 0xB, 0xC, 0x85, 0x2028,
                                   0x2029, 1, 0x7F, 0x9C, 0 };
static const gunichar symbols[] = { '-', '/', '@', '(', '[', 0xA7, 0xB6, 0xA9, 0xAE, 0x2013, 0x2014, 0x2026, 0x2028, 0x24C2,
                                    0x1F469, 0x2696, 0x1F468, 0x1F1FA, 0x1F1F8, 0x1F170, 0x2764, 0xD7, 0 };
static const gunichar hebrew[] = { 0x5D0, 0x5D1, 0x5E9, 0xFB1D, '\'', '"', 0x5F4, 0x5B0, 0 };
static const gunichar others[] = { 0x430, 0x42F, 0x3B1, 0x627, 0x644, 0x640, 0x64B, 0x915, 0x94D, 0x93F, 0x10D0, 0x13A0,
                                   0x1200, 0x10400, 0x1D400, 0x1D7CE, 0x1100, 0x1161, 0xA015, 0x2C81, 0x1F88, 0 };
static const gunichar dictionary[] = { 0xE20, 0xE32, 0xE29, 0xE31, 0xE50, 0xEA5, 0x1780, 0x1000, 0x4E2D, 0x6587, 0x3042, 0x304B,
                                       0x30AB, 0x30FC, 0xFF76, 0xFF9E, 0xAC00, 0xD55C, 0x3001, 0xFF11, 0xFF21, 0x3007, 0x3031, 0x20000, 0 };
static const gunichar *const alphabets[] = { latin, digits, marks, joiners, spaces, symbols, hebrew, others, dictionary };

static gunichar
random_character (GRand *rand,
                  const gunichar *alphabet)
{
  guint n = 0;

  while (alphabet[n] != 0)
    n++;

  return alphabet[g_rand_int_range (rand, 0, n)];
}

static void
assert_same (const char *text,
             gsize length)
{
  guint fast = rej_text_count_words (text, length);
  guint slow = rej_text_breaks_count_words (text, length);

  if (fast != slow)
    {
      g_autoptr (GString) dump = g_string_new (NULL);

      for (const char *p = text; p < text + length && dump->len < 2000; p = g_utf8_next_char (p))
        g_string_append_printf (dump, " %04X", g_utf8_get_char (p));
      g_error ("%u words by the table, %u by ICU:%s", fast, slow, dump->str);
    }
}

static guint
naive_words_by_spaces (const char *text,
                       gsize length)
{
  gboolean in_word = FALSE;
  guint n = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gboolean space = u_isUWhiteSpace (g_utf8_get_char (p));

      n += !space && !in_word;
      in_word = !space;
    }

  return n;
}

/* Two alphabets at a time, and now and then all of them, since long texts with a dictionary script all go to ICU. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200911);
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n_alphabets = G_N_ELEMENTS (alphabets);

  for (guint round = 0; round < 60000; round++)
    {
      guint length = g_rand_int_range (rand, 1, round % 10 == 0 ? 120 : 9);
      guint first = g_rand_int_range (rand, 0, n_alphabets - 1);
      guint second = g_rand_int_range (rand, 0, n_alphabets - 1);

      g_string_truncate (text, 0);
      for (guint i = 0; i < length; i++)
        {
          guint alphabet = g_rand_boolean (rand) ? first : second;

          if (round % 4 == 0)
            alphabet = g_rand_int_range (rand, 0, n_alphabets);
          g_string_append_unichar (text, random_character (rand, alphabets[alphabet]));
        }
      assert_same (text->str, text->len);
      g_assert_cmpuint (rej_text_count_words_by_spaces (text->str, text->len), ==, naive_words_by_spaces (text->str, text->len));
      g_assert_cmpuint (rej_text_count_characters (text->str, text->len), ==, g_utf8_strlen (text->str, text->len));
    }
}

/* Every character of Unicode between letters, between numbers, and doubled after a joiner. */
static void
test_every_character (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gunichar character = 1; character <= 0x10FFFF; character++)
    {
      if (u_charType (character) == U_UNASSIGNED || u_charType (character) == U_SURROGATE || u_charType (character) == U_PRIVATE_USE_CHAR)
        continue;
      /* Ideographs and syllables all go to ICU: a few of each will do. */
      if (character >= 0x3400 && character < 0xD7A4 && (character & 0xFF) != 0)
        continue;
      if (character >= 0x17000 && character < 0x1B000 && (character & 0x3F) != 0)
        continue;
      if (character >= 0x20000 && character < 0xE0000 && (character & 0xFFF) != 0)
        continue;

      g_string_truncate (text, 0);
      g_string_append_c (text, 'a');
      g_string_append_unichar (text, character);
      g_string_append (text, "b 1");
      g_string_append_unichar (text, character);
      g_string_append (text, "2 ");
      g_string_append_unichar (text, character);
      g_string_append (text, "\xE2\x80\x8D");
      g_string_append_unichar (text, character);
      assert_same (text->str, text->len);
    }
}

static void
assert_lines_same (const char *name,
                   const char *contents,
                   gsize length)
{
  for (gsize start = 0; start < length;)
    {
      const char *end = memchr (contents + start, '\n', length - start);
      gsize next = end != NULL ? (gsize) (end - contents) + 1 : length;

      assert_same (contents + start, next - start);
      g_assert_cmpuint (rej_text_count_words_by_spaces (contents + start, next - start), ==,
                        naive_words_by_spaces (contents + start, next - start));
      start = next;
    }
  g_test_message ("%s: %u words in %" G_GSIZE_FORMAT " bytes", name, rej_text_count_words (contents, length), length);
}

static void
test_real_texts (void)
{
  const char *shared = g_getenv ("REJ_SHARED");
  const char *folders[] = { "facts", "data/fr-xml", "api", "data/reporters" };
  guint n_files = 0;

  for (gsize i = 0; shared != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (shared, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

      for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *contents = NULL;
          gsize length;

          if (!g_file_get_contents (path, &contents, &length, NULL) || !g_utf8_validate (contents, length, NULL))
            continue;
          assert_lines_same (name, contents, length);
          n_files++;
        }
    }

  if (n_files == 0)
    g_test_skip ("no real texts beside this checkout");
}

/* A text is counted as the sum of its lines, whichever of them go to ICU. */
static void
test_lines_add_up (void)
{
  const char text[] = "One line here.\n中文 and ภาษาไทย mixed\nanother.\n\nかな\nlast 1.5";
  guint total = 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    total += rej_text_count_words (lines[i], strlen (lines[i]));

  g_assert_cmpuint (rej_text_count_words (text, sizeof text - 1), ==, total);
  assert_same (text, sizeof text - 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/counts/rows", test_rows);
  g_test_add_func ("/text/counts/random", test_random);
  g_test_add_func ("/text/counts/every-character", test_every_character);
  g_test_add_func ("/text/counts/real-texts", test_real_texts);
  g_test_add_func ("/text/counts/lines-add-up", test_lines_add_up);

  return g_test_run ();
}
