/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Holds the mask to cmark-gfm: for a whole document, read block by block, the visible text is that of cmark-gfm's
 * tree. Wanted differences, each taken out here or in cmark-text.c:
 *
 * - a placeholder is text, whatever stands in it: "[[" is made "[ [" before both read the source;
 * - HTML comments are left out;
 * - notes nobody refers to are kept: references to all are put before what cmark-gfm reads;
 * - a note is text where it stands in a quote, in another note, or behind other text of its block (counted);
 * - what follows a note in its block, with no blank line between, goes with the note: then only the lines are
 *   compared, not their order (counted); behind a second note of one label, which nobody sees, nothing is (counted);
 * - a note's label in a reference does not go over a line end, where cmark-gfm takes the wrong stretch, and "[\^1]" is
 *   no reference, which cmark-gfm shows as "[^1]]" (counted);
 * - a tab half of which is indentation may show as a tab or as the spaces left of it (counted);
 * - indented code: blank lines inside it are those of the blocks. */

#include "rej-text-mask.h"

#include <string.h>

#include "cmark-text.h"
#include "snippets.h"
#include "text-document.h"

#define SEED 20200911
#define N_COMPOSITIONS 20000
#define N_MUTATIONS 400

typedef struct
{
  guint n;
  guint n_order;
  guint n_tabs;
  guint n_skipped;
} Tally;

static char *
replace_placeholders (const char *source)
{
  GString *out = g_string_new (NULL);

  for (const char *at = source; *at != '\0'; at++)
    {
      g_string_append_c (out, *at);
      if (at[0] == '[' && at[1] == '[')
        g_string_append_c (out, ' ');
    }

  return g_string_free_and_steal (out);
}

static void
append_shown (GString *out,
              RejTextMask *mask)
{
  g_string_append (out, rej_text_mask_get_plain (mask, NULL));
  g_string_append_c (out, '\n');
}

/* The body as the blocks show it; the notes by label, the first of each. */
static char *
split_notes (TextDocument *document,
             GHashTable *notes)
{
  GString *body = g_string_new (NULL);
  GString *note = NULL;

  for (guint i = 0; i < document->masks->len; i++)
    {
      RejTextMask *mask = document->masks->pdata[i];
      const char *label = rej_text_mask_get_note_label (mask);

      if (label == NULL)
        {
          append_shown (body, mask);
          continue;
        }
      if (rej_text_mask_starts_note (mask))
        {
          note = NULL;
          if (!g_hash_table_contains (notes, label))
            {
              note = g_string_new (NULL);
              g_hash_table_insert (notes, g_strdup (label), note);
            }
        }
      if (note != NULL)
        append_shown (note, mask);
    }

  return g_string_free_and_steal (body);
}

static GPtrArray *
get_labels (TextDocument *document)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < document->masks->len; i++)
    {
      guint n;
      const RejTextDefinition *defined = rej_text_mask_get_defined (document->masks->pdata[i], &n);

      for (guint j = 0; j < n; j++)
        {
          if (defined[j].destination == NULL)
            g_ptr_array_add (labels, g_strdup (defined[j].label));
        }
    }

  return labels;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sort_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);

  return g_strjoinv ("\n", lines);
}

static gboolean
is_equal_but_for_spaces (const char *a,
                         const char *b)
{
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\t]+", 0, 0, NULL);
  g_autofree char *collapsed = g_regex_replace_literal (spaces, a, -1, 0, " ", 0, NULL);
  g_autofree char *collapsed_too = g_regex_replace_literal (spaces, b, -1, 0, " ", 0, NULL);

  return g_str_equal (collapsed, collapsed_too);
}

/* How many notes might begin in a source. */
static guint
count_beginnings (const char *source)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\[\\^[^\\]\\s]+\\]:", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, source, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;

  return n;
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/* Compares the two readings; gives both where they differ. */
static gboolean
is_equal (const char *source,
          char **ours,
          char **theirs,
          Tally *tally)
{
  g_autoptr (TextDocument) document = text_document_new (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  g_autoptr (GPtrArray) labels = get_labels (document);
  g_autofree char *body = split_notes (document, notes);
  g_autoptr (GString) all = g_string_new (body);
  g_autoptr (GString) all_theirs = NULL;
  g_autofree char *sorted = NULL;
  g_autofree char *sorted_theirs = NULL;
  GHashTableIter iter;
  gpointer label;
  gpointer note;
  CmarkText text;

  text_document_check (document);
  cmark_text_init (&text, source, strlen (source), labels);
  all_theirs = g_string_new (text.body);
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &label, &note))
    {
      const char *found = g_hash_table_lookup (text.notes, label);

      if (found == NULL)
        continue;
      g_string_append_printf (all, "\n%s", ((GString *) note)->str);
      g_string_append_printf (all_theirs, "\n%s", found);
    }
  cmark_text_clear (&text);

  *ours = cmark_text_normalize (all->str);
  *theirs = cmark_text_normalize (all_theirs->str);
  tally->n++;
  if (g_str_equal (*ours, *theirs))
    return TRUE;

  sorted = sort_lines (*ours);
  sorted_theirs = sort_lines (*theirs);
  if (labels->len > 0 && g_str_equal (sorted, sorted_theirs))
    {
      tally->n_order++;
      return TRUE;
    }
  if (strchr (source, '\t') != NULL && is_equal_but_for_spaces (*ours, *theirs))
    {
      tally->n_tabs++;
      return TRUE;
    }
  if (count_beginnings (source) > labels->len || g_hash_table_size (notes) < labels->len ||
      g_regex_match_simple ("\\[\\^[^\\]]*[\\r\\n]|\\[\\\\\\^", source, 0, 0))
    {
      tally->n_skipped++;
      return TRUE;
    }

  return FALSE;
}

static gboolean
differs (const char *source)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  Tally tally = { 0 };

  return strstr (source, "[[") == NULL && !is_equal (source, &ours, &theirs, &tally);
}

/* Takes out of a source what is not needed for the two readings to differ. */
static char *
shrink (const char *source)
{
  GString *smallest = g_string_new (source);

  for (gsize step = smallest->len / 2; step > 0; step /= 2)
    {
      for (gsize at = 0; at + step <= smallest->len;)
        {
          g_autoptr (GString) attempt = g_string_new (smallest->str);

          g_string_erase (attempt, (gssize) at, (gssize) step);
          if (g_utf8_validate (attempt->str, -1, NULL) && differs (attempt->str))
            g_string_assign (smallest, attempt->str);
          else
            at += step;
        }
    }

  return g_string_free_and_steal (smallest);
}

static void
compare (const char *source,
         Tally *tally)
{
  g_autofree char *replaced = replace_placeholders (source);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *smallest = NULL;
  g_autofree char *smallest_ours = NULL;
  g_autofree char *smallest_theirs = NULL;
  g_autofree char *escaped = NULL;

  if (is_equal (replaced, &ours, &theirs, tally))
    return;
  smallest = shrink (replaced);
  is_equal (smallest, &smallest_ours, &smallest_theirs, tally);
  escaped = g_strescape (smallest, NULL);
  g_test_message ("source: \"%s\"", escaped);
  g_test_message ("ours:\n%s", smallest_ours);
  g_test_message ("theirs:\n%s", smallest_theirs);
  g_test_fail ();
}

static void
report (const char *name,
        const Tally *tally)
{
  g_test_message ("%s: %u documents, %u equal but for the order of notes, %u but for tabs, %u left out for their notes",
                  name, tally->n, tally->n_order, tally->n_tabs, tally->n_skipped);
}

static void
test_snippets (void)
{
  Tally tally = { 0 };

  for (gsize i = 0; i < n_snippets; i++)
    {
      g_autofree char *with_carriage = NULL;
      g_auto (GStrv) lines = g_strsplit (snippets[i], "\n", -1);

      compare (snippets[i], &tally);
      with_carriage = g_strjoinv ("\r\n", lines);
      compare (with_carriage, &tally);
    }
  report ("snippets", &tally);
  g_assert_cmpuint (tally.n_skipped, <, tally.n / 20);
}

/* One snippet inside another's containers, one after the other, with or without a blank line. */
static void
test_pairs (void)
{
  static const char *const joints[] = { "", "\n", "\n\n" };
  Tally tally = { 0 };

  for (gsize i = 0; i < n_snippets; i++)
    {
      for (gsize j = 0; j < n_snippets; j += 7)
        {
          const char *joint = joints[(i + j) % G_N_ELEMENTS (joints)];
          g_autofree char *source = g_strconcat (snippets[i], joint, snippets[(i + j) % n_snippets], NULL);

          compare (source, &tally);
        }
    }
  report ("pairs", &tally);
}

static void
append_inline (GString *out,
               GRand *rand)
{
  static const char *const pieces[] = {
    "word",
    " ",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "](/u)",
    "![",
    "<",
    ">",
    "&amp;",
    "&#65;",
    "\\",
    "~",
    "~~",
    "a",
    "b c",
    "é",
    "“",
    "”",
    "—",
    "1",
    ".",
    "!",
    "\"",
    "'",
    "<b>",
    "</b>",
    "<!-- c -->",
    "<http://a.b>",
    "[x]",
    "[y]: /v",
    "[^1]",
    "[x][y]",
    "\u00a0",
    "§ 5",
    "  ",
    "|",
    "\\|",
    "-",
    "=",
    "#",
    ":",
    "www.a.b",
  };
  guint n = (guint) g_rand_int_range (rand, 1, 9);

  for (guint i = 0; i < n; i++)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

static void
append_line (GString *out,
             GRand *rand)
{
  static const char *const prefixes[] = {
    "",
    "",
    "",
    "",
    "> ",
    ">",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "10. ",
    "  ",
    "   ",
    "    ",
    "\t",
    "      ",
    "# ",
    "### ",
    "```",
    "~~~",
    "```\n",
    "-\t",
    "-     ",
    "[x]: ",
    "[^1]: ",
    "[^n]: ",
    "<div>",
    "<!-- ",
    "-->",
    "| a | b\n",
    "|-|-|\n",
    "a | b",
    "***",
    "---",
    "===",
    "-",
    "1.",
    "_ _ _",
    "<pre>",
    "</pre>",
    "<?",
    "?>",
    "<a>\n",
    ">> ",
    "0. ",
  };
  static const char *const ends[] = { "\n", "\n", "\n", "\n\n", "\n \n", "  \n", "\\\n", "\n\n\n", "\r\n" };
  guint n = (guint) g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n; i++)
    g_string_append (out, prefixes[g_rand_int_range (rand, 0, G_N_ELEMENTS (prefixes))]);
  if (g_rand_int_range (rand, 0, 5) > 0)
    append_inline (out, rand);
  g_string_append (out, ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))]);
}

static void
test_compositions (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Tally tally = { 0 };

  for (guint i = 0; i < N_COMPOSITIONS && !g_test_failed (); i++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (rand, 1, 8);

      for (guint j = 0; j < n; j++)
        append_line (source, rand);
      compare (source->str, &tally);
    }
  report ("compositions", &tally);
  g_assert_cmpuint (tally.n_skipped, <, tally.n / 10);
}

static void
mutate (GString *source,
        GRand *rand)
{
  static const char *const insertions[] = {
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "    ",
    "#",
    "|",
    "<",
    "<!--",
    "-->",
    "```\n",
    "\\",
    "~~",
    "[^1]",
    "&",
    "1. ",
    "\n===\n",
    "\n| - |\n",
    "  \n",
    "”",
  };
  guint n = (guint) g_rand_int_range (rand, 1, 12);

  for (guint i = 0; i < n && source->len > 0; i++)
    {
      gssize at = g_rand_int_range (rand, 0, (gint32) source->len);

      while ((source->str[at] & 0xc0) == 0x80)
        at--;
      if (g_rand_boolean (rand))
        g_string_insert (source, at, insertions[g_rand_int_range (rand, 0, G_N_ELEMENTS (insertions))]);
      else
        g_string_erase (source, at, (gssize) (g_utf8_next_char (source->str + at) - (source->str + at)));
    }
}

static void
test_mutations (void)
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *script = g_build_filename (shared != NULL ? shared : ".", "bench", "make_comment.py", NULL);
  const char *const argv[] = { "python3", script, "--words", "1200", "--footnotes", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree char *text = NULL;
  Tally tally = { 0 };

  if (!g_file_test (script, G_FILE_TEST_EXISTS) ||
      !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL))
    {
      g_test_skip ("the benchmark inputs are not there");
      return;
    }

  compare (text, &tally);
  for (guint i = 0; i < N_MUTATIONS && !g_test_failed (); i++)
    {
      g_autoptr (GString) source = g_string_new (text);

      mutate (source, rand);
      compare (source->str, &tally);
    }
  report ("mutations", &tally);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/mask/cmark/snippets", test_snippets);
  g_test_add_func ("/text/mask/cmark/pairs", test_pairs);
  g_test_add_func ("/text/mask/cmark/compositions", test_compositions);
  g_test_add_func ("/text/mask/cmark/mutations", test_mutations);

  return g_test_run ();
}
