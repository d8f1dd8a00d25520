/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-plan.h"

#include <string.h>

typedef RejTextPlan *(*Command) (RejTextIndex *index,
                                 guint start,
                                 guint end);

static RejTextPlan *
italic (RejTextIndex *index,
        guint start,
        guint end)
{
  return rej_text_plan_emphasis (index, start, end, FALSE);
}

static RejTextPlan *
bold (RejTextIndex *index,
      guint start,
      guint end)
{
  return rej_text_plan_emphasis (index, start, end, TRUE);
}

static RejTextPlan *
link_to (RejTextIndex *index,
         guint start,
         guint end)
{
  return rej_text_plan_link (index, start, end, "https://example.org/a");
}

static RejTextPlan *
link_oddly (RejTextIndex *index,
            guint start,
            guint end)
{
  return rej_text_plan_link (index, start, end, "a b>(c");
}

static RejTextPlan *
typography (RejTextIndex *index,
            guint start,
            guint end)
{
  return rej_text_plan_typography (index, end);
}

static RejTextPlan *
heading_2 (RejTextIndex *index,
           guint start,
           guint end)
{
  return rej_text_plan_heading (index, start, end, 2);
}

static RejTextPlan *
body (RejTextIndex *index,
      guint start,
      guint end)
{
  return rej_text_plan_heading (index, start, end, 0);
}

static RejTextPlan *
bullets (RejTextIndex *index,
         guint start,
         guint end)
{
  return rej_text_plan_list (index, start, end, REJ_TEXT_LIST_BULLETS);
}

static RejTextPlan *
numbers (RejTextIndex *index,
         guint start,
         guint end)
{
  return rej_text_plan_list (index, start, end, REJ_TEXT_LIST_NUMBERS);
}

static RejTextPlan *
deeper (RejTextIndex *index,
        guint start,
        guint end)
{
  return rej_text_plan_indent (index, start, end, TRUE);
}

static RejTextPlan *
higher (RejTextIndex *index,
        guint start,
        guint end)
{
  return rej_text_plan_indent (index, start, end, FALSE);
}

static RejTextPlan *
enter (RejTextIndex *index,
       guint start,
       guint end)
{
  return rej_text_plan_new_line (index, start);
}

static RejTextPlan *
move_up (RejTextIndex *index,
         guint start,
         guint end)
{
  return rej_text_plan_move_paragraph (index, start, end, FALSE);
}

static RejTextPlan *
move_down (RejTextIndex *index,
           guint start,
           guint end)
{
  return rej_text_plan_move_paragraph (index, start, end, TRUE);
}

static RejTextPlan *
note (RejTextIndex *index,
      guint start,
      guint end)
{
  return rej_text_plan_insert_note (index, start);
}

static RejTextPlan *
remove_note (RejTextIndex *index,
             guint start,
             guint end)
{
  return rej_text_plan_remove_note (index, start);
}

static RejTextPlan *
renumber (RejTextIndex *index,
          guint start,
          guint end)
{
  return rej_text_plan_renumber_notes (index);
}

/* "|" stands for the cursor, two of them for the ends of what is selected; NULL for nothing to do. */
static const struct
{
  const char *name;
  Command command;
  const char *before;
  const char *after;
} rows[] = {
  { "bold word", bold, "one tw|o three\n", "one **tw|o** three\n" },
  { "bold selection", bold, "one |two three| four\n", "one **|two three|** four\n" },
  { "bold trims", bold, "one| two |three\n", "one **|two|** three\n" },
  { "bold off", bold, "one **|two|** three\n", "one |two| three\n" },
  { "bold off with its marks", bold, "one |**two**| three\n", "one |two| three\n" },
  { "bold off for a word of it", bold, "**one |two| three**\n", "**one** |two| **three**\n" },
  { "bold takes in what is bold", bold, "|one **two** three|\n", "**|one two three|**\n" },
  { "bold beside italic", bold, "*one |two*  three|\n", "**|*one two*  three|**\n" },
  { "italic in bold", italic, "**one |two| three**\n", "**one *|two|* three**\n" },
  { "italic of bold", italic, "|**one**|\n", "*|**one**|*\n" },
  { "italic off, bold stays", italic, "***|one|***\n", "**|one|**\n" },
  { "bold empty", bold, "one | two\n", "one **|** two\n" },
  { "bold empty again", bold, "one **|** two\n", "one | two\n" },
  { "bold in nothing", bold, "|", "**|**" },
  { "bold two paragraphs", bold, "|one\n\ntwo|\n", "**|one**\n\n**two|**\n" },
  { "bold list", bold, "|- one\n- two|\n", "- **|one**\n- **two|**\n" },
  { "bold list off", bold, "- **|one**\n- **two|**\n", "- |one\n- two|\n" },
  { "bold heading", bold, "|# one|\n", "# **|one|**\n" },
  { "bold in a link", bold, "[one |two| three](http://a)\n", "**|[one two three](http://a)|**\n" },
  { "bold not ASCII", bold, "näive |Prüfung| é\n", "näive **|Prüfung|** é\n" },
  { "link", link_to, "see |this| one\n", "see [this](https://example.org/a)| one\n" },
  { "link of nothing", link_to, "see | one\n", "see <https://example.org/a>| one\n" },
  { "link to something odd", link_oddly, "|x|\n", "[x](<a b\\>(c>)|\n" },
  { "heading", heading_2, "a ti|tle\n", "## a ti|tle\n" },
  { "heading of another level", heading_2, "#### a ti|tle\n", "## a ti|tle\n" },
  { "heading off", heading_2, "## a ti|tle\n", "a ti|tle\n" },
  { "heading to body", body, "### a ti|tle\n", "a ti|tle\n" },
  { "body to body", body, "a ti|tle\n", NULL },
  { "heading from item", heading_2, "- a ti|tle\n", "## a ti|tle\n" },
  { "heading of an empty line", heading_2, "|", "## |" },
  { "bullets", bullets, "|one\ntwo|\n", "- |one\n- two|\n" },
  { "bullets off", bullets, "- |one\n- two|\n", "|one\ntwo|\n" },
  { "bullets to numbers", numbers, "- |one\n- two|\n", "1. |one\n2. two|\n" },
  { "numbers skip blank lines", numbers, "|one\n\ntwo|\n", "1. |one\n\n2. two|\n" },
  { "bullet on an empty line", bullets, "|", "- |" },
  { "quote", rej_text_plan_quote, "one\nt|wo\n\nthree\n", "> one\n> t|wo\n\nthree\n" },
  { "quote two paragraphs", rej_text_plan_quote, "o|ne\n\ntwo|\n", "> o|ne\n>\n> two|\n" },
  { "quote off", rej_text_plan_quote, "> o|ne\n> two\n", "o|ne\ntwo\n" },
  { "indent", deeper, "- one\n- tw|o\n", "- one\n  - tw|o\n" },
  { "indent below a number", deeper, "1. one\n2. tw|o\n", "1. one\n   2. tw|o\n" },
  { "out", higher, "- one\n  - tw|o\n", "- one\n- tw|o\n" },
  { "indent text", deeper, "on|e\n", NULL },
  { "enter in text", enter, "one|\n", NULL },
  { "enter in an item", enter, "- one|\n", "- one\n- |\n" },
  { "enter within an item", enter, "3. one| two\n", "3. one\n4. | two\n" },
  { "enter before the text of an item", enter, "-| one\n", NULL },
  { "enter in an empty item", enter, "- one\n- |\n", "- one\n|\n" },
  { "enter in an empty item further in", enter, "- one\n  - |\n", "- one\n- |\n" },
  { "enter in a quote", enter, "> one|\n", "> one\n> |\n" },
  { "enter in an empty quote", enter, "> one\n> |\n", "> one\n|\n" },
  { "enter in code", enter, "```\n- one|\n```\n", NULL },
  { "move down", move_down, "o|ne\n\ntwo\n\nthree\n", "two\n\no|ne\n\nthree\n" },
  { "move down to the end", move_down, "o|ne\n\ntwo", "two\n\no|ne" },
  { "move up", move_up, "one\n\ntwo\n\nth|ree\n", "one\n\nth|ree\n\ntwo\n" },
  { "move two", move_up, "one\n\nt|wo\n\nthr|ee\n", "t|wo\n\nthr|ee\n\none\n" },
  { "move an item", move_down, "- on|e\n- two\n", "- two\n- on|e\n" },
  { "move an item with its items", move_down, "- on|e\n  - a\n- two\n", "- two\n- on|e\n  - a\n" },
  { "move at the start", move_up, "on|e\n\ntwo\n", NULL },
  { "move at the end", move_down, "one\n\ntw|o\n", NULL },
  { "first note", note, "one| two\n", "one[^1] two\n\n[^1]: |\n" },
  { "note at the end", note, "one|", "one[^1]\n\n[^1]: |\n" },
  { "second note", note, "a[^1] b|\n\n[^1]: x\n", "a[^1] b[^2]\n\n[^1]: x\n\n[^2]: |\n" },
  { "note before", note, "a| b[^1]\n\n[^1]: x\n", "a[^1] b[^2]\n\n[^1]: |\n\n[^2]: x\n" },
  { "note beside words", note, "a[^who] b| c[^2]\n\n[^who]: w\n\n[^2]: x\n", "a[^who] b[^2] c[^3]\n\n[^who]: w\n\n[^2]: |\n\n[^3]: x\n" },
  { "note in a note", note, "a[^1]\n\n[^1]: x|\n", NULL },
  { "remove", remove_note, "a[^1]| b[^2]\n\n[^1]: x\n\n[^2]: y\n", "a| b[^1]\n\n[^1]: y\n" },
  { "remove from the note", remove_note, "a[^1] b[^2]\n\n[^1]: x\n\n[^2]: y|\n", "a[^1] b|\n\n[^1]: x\n\n" },
  { "remove nothing", remove_note, "a| b[^2]\n\n[^2]: y\n", NULL },
  { "renumber", renumber, "|a[^7] b[^3]\n\n[^3]: x\n\n[^7]: y\n", "|a[^1] b[^2]\n\n[^2]: x\n\n[^1]: y\n" },
  { "quote opens", typography, "\"|\n", "“|\n" },
  { "quote opens after a space", typography, "say \"|\n", "say “|\n" },
  { "quote closes", typography, "say “so\"|\n", "say “so”|\n" },
  { "quote opens in brackets", typography, "(\"|\n", "(“|\n" },
  { "quote opens after a dash", typography, "so—\"|\n", "so—“|\n" },
  { "quote opens in emphasis", typography, "a *\"|\n", "a *“|\n" },
  { "quote closes behind emphasis", typography, "“a *b*\"|\n", "“a *b*”|\n" },
  { "quote in a quote", typography, "“'|\n", "“‘|\n" },
  { "apostrophe", typography, "it'|\n", "it’|\n" },
  { "quote in an item", typography, "- \"|\n", "- “|\n" },
  { "one hyphen", typography, "well-|\n", NULL },
  { "two hyphens", typography, "5--|6\n", "5–|6\n" },
  { "three hyphens", typography, "so–-|\n", "so—|\n" },
  { "line across", typography, "--|\n", NULL },
  { "line in a table", typography, "a\n:--|\n", NULL },
  { "comment", typography, "a <!--|\n", NULL },
  { "in code", typography, "`a\"|`\n", NULL },
  { "in code that is not closed", typography, "`a\"|\n", NULL },
  { "in a block of code", typography, "```\na\"|\n```\n", NULL },
  { "in an address", typography, "https://a.org/b--|\n", NULL },
  { "in a link", typography, "[a](b \"|\n", NULL },
  { "in a tag", typography, "<a href=\"|\n", NULL },
  { "a letter", typography, "a|\n", NULL },
  { "plain", rej_text_plan_plain_typography, "“a” – ‘b’s’—c…|\n", "\"a\" - 'b's'--c...|\n" },
  { "plain in a selection", rej_text_plan_plain_typography, "“a” |“b”|\n", "“a” |\"b\"|\n" },
  { "plain already", rej_text_plan_plain_typography, "\"a\"|\n", NULL },
  { "renumbered", renumber, "|a[^1]\n\n[^1]: x\n", NULL },
};

static RejTextIndex *
read_marked (const char *marked,
             char **source,
             guint *start,
             guint *end)
{
  g_auto (GStrv) parts = g_strsplit (marked, "|", -1);
  RejTextIndex *index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);

  *source = g_strjoinv ("", parts);
  *start = *end = (guint) g_utf8_strlen (parts[0], -1);
  if (g_strv_length (parts) > 2)
    *end += (guint) g_utf8_strlen (parts[1], -1);
  rej_text_index_insert (index, 0, *source, -1);
  rej_text_index_settle (index, -1);
  return index;
}

static char *
mark (const char *source,
      guint start,
      guint end)
{
  const char *first = g_utf8_offset_to_pointer (source, start);
  const char *last = g_utf8_offset_to_pointer (source, end);
  g_autofree char *before = g_strndup (source, (gsize) (first - source));
  g_autofree char *within = g_strndup (first, (gsize) (last - first));

  return g_strconcat (before, "|", within, start < end ? "|" : "", last, NULL);
}

static void
test_plans (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *source = NULL;
      guint start = 0;
      guint end = 0;
      g_autoptr (RejTextIndex) index = read_marked (rows[i].before, &source, &start, &end);
      g_autoptr (RejTextPlan) plan = rows[i].command (index, start, end);
      g_autofree char *result = plan != NULL ? rej_text_replacements_apply (plan->replacements, source) : NULL;
      g_autofree char *after = plan != NULL ? mark (result, plan->start, plan->end) : NULL;

      g_test_message ("%s: %s", rows[i].name, rows[i].before);
      if (g_strcmp0 (after, rows[i].after) != 0)
        {
          g_test_message ("ROW %s: got <%s> wanted <%s>", rows[i].name, after, rows[i].after);
          g_test_fail ();
        }
    }
}

static void
test_notes (void)
{
  g_autofree char *source = NULL;
  guint start = 0;
  guint end = 0;
  guint partner = 0;
  g_autoptr (RejTextIndex) index = read_marked ("a[^1] b[^who]|\n\n[^1]: *Id.* at 5.\n\n[^who]: They.\n\n    And more.\n", &source, &start, &end);
  g_autofree char *first = rej_text_plan_dup_note_at (index, 2);
  g_autofree char *second = rej_text_plan_dup_note_at (index, start - 2);
  const char *place = NULL;

  g_assert_cmpstr (first, ==, "Id. at 5.");
  g_assert_nonnull (strstr (second, "They."));
  g_assert_nonnull (strstr (second, "And more."));
  g_assert_null (rej_text_plan_dup_note_at (index, 0));

  g_assert_true (rej_text_plan_find_note_partner (index, start - 2, &partner));
  place = g_utf8_offset_to_pointer (source, partner);
  g_assert_true (g_str_has_prefix (place, "They."));
  g_assert_true (rej_text_plan_find_note_partner (index, partner + 3, &partner));
  g_assert_cmpuint (partner, ==, start);
  g_assert_false (rej_text_plan_find_note_partner (index, 0, &partner));
}

static void
test_places (void)
{
  g_autofree char *source = NULL;
  guint start = 0;
  guint end = 0;
  g_autoptr (RejTextIndex) index = read_marked ("# A\n\none\n\n## B\n\ntwo\n\n# C|\n\nthree\n", &source, &start, &end);

  rej_text_plan_get_paragraph (index, 6, &start, &end);
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, 8);
  rej_text_plan_get_section (index, 6, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, strstr (source, "# C") - source);
  rej_text_plan_get_section (index, 17, &start, &end);
  g_assert_cmpuint (start, ==, strstr (source, "## B") - source);
}

static void
test_fresh_note (void)
{
  static const struct
  {
    const char *text;
    guint number;
  } texts[] = {
    { "", 1 },
    { "No notes, x^9].\n", 1 },
    { "a[^1] b[^word]\n\n[^1]: One.\n", 2 },
    { "a[^12] has no note.\n", 13 },
    { "a[^3]\n\n[^3]: Three, as [^4] has it.\n\n[^7]: Nobody's.\n", 8 },
    { "a[^99999999999]\n", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);

      rej_text_index_insert (index, 0, texts[i].text, -1);
      g_assert_cmpuint (rej_text_plan_find_fresh_note (index), ==, texts[i].number);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-plan/plans", test_plans);
  g_test_add_func ("/text-plan/notes", test_notes);
  g_test_add_func ("/text-plan/places", test_places);
  g_test_add_func ("/text-plan/fresh-note", test_fresh_note);

  return g_test_run ();
}
