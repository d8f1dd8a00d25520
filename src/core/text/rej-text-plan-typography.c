/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-plan-private.h"

#include <string.h>

#define EN_DASH "–"
#define EM_DASH "—"

static gunichar
get_before (const char *line,
            const char *at)
{
  return at > line ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

/* Within words that a machine reads, a character stays what it is. */
static gboolean
is_in_machine_text (const char *line,
                    const char *at)
{
  const char *word = at;
  guint n_ticks = 0;
  const char *target = g_strrstr_len (line, at - line, "](");

  while (word > line && !g_ascii_isspace (word[-1]))
    word--;
  for (const char *p = line; p < at; p++)
    n_ticks += *p == '`';
  if (n_ticks % 2 == 1 || (target != NULL && memchr (target, ')', (gsize) (at - target)) == NULL))
    return TRUE;
  return g_strstr_len (word, at - word, "://") != NULL || g_strstr_len (word, at - word, "www.") != NULL || memchr (word, '<', (gsize) (at - word)) != NULL || (at > line && at[-1] == '=');
}

/* Code, comments and what is no text at all. */
static gboolean
is_text (RejTextIndex *index,
         guint offset)
{
  RejTextBlock *block = rej_text_index_get_block_at (index, offset);
  RejTextMask *mask = block != NULL ? rej_text_block_get_mask (block) : NULL;
  guint n_runs = 0;
  guint n_spans = 0;
  const RejTextRun *runs = NULL;
  const RejTextStyleSpan *spans = NULL;
  gsize at = 0;

  if (mask == NULL)
    return FALSE;
  at = rej_text_block_character_to_byte (block, offset - rej_text_block_get_offset (block));
  runs = rej_text_mask_get_runs (mask, &n_runs);
  spans = rej_text_mask_get_styles (mask, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].style == REJ_TEXT_STYLE_CODE && spans[i].start <= at && at < spans[i].end)
        return FALSE;
    }
  for (guint i = 0; i < n_runs; i++)
    {
      if (runs[i].start <= at && at < runs[i].start + runs[i].length)
        return runs[i].kind == REJ_TEXT_RUN_TEXT;
    }
  return FALSE;
}

/* A quotation mark opens at the start of a line, after a space and after what opens something itself. Marks of emphasis
 * say nothing: what is before them does. */
static gboolean
opens (const char *line,
       const char *at)
{
  gunichar before = 0;

  while (at > line && strchr ("*_~", at[-1]) != NULL)
    at--;
  before = get_before (line, at);
  return before == 0 || g_unichar_isspace (before) || strchr ("([{/-", (int) MIN (before, 0x7f)) != NULL || before == 0x2013 || before == 0x2014 || before == 0x201c || before == 0x2018;
}

/* Two hyphens make the shorter dash, a third the longer one. Lines across a page and tables are made of hyphens. */
static const char *
get_dash (const char *line,
          const char *at,
          guint *n_before)
{
  gunichar before = get_before (line, at);

  if (strspn (line, " \t>|:-") >= (gsize) (at - line) || g_str_has_suffix (line, "<!--"))
    return NULL;
  if (before != '-' && before != 0x2013)
    return NULL;
  *n_before = 1;
  return before == '-' ? EN_DASH : EM_DASH;
}

static const char *
get_typographic (const char *line,
                 gunichar typed,
                 guint *n_before)
{
  const char *at = line + strlen (line) - 1;

  *n_before = 0;
  if (is_in_machine_text (line, at))
    return NULL;
  switch (typed)
    {
    case '"':
      return opens (line, at) ? "“" : "”";
    case '\'':
      return opens (line, at) ? "‘" : "’";
    case '-':
      return get_dash (line, at, n_before);
    default:
      return NULL;
    }
}

/**
 * rej_text_plan_typography:
 * @index: a settled document
 * @offset: the place behind a character that was just typed
 *
 * Thinks out how a straight quotation mark, an apostrophe or a hyphen is set in English: “these”, ‘these’, it’s, one to
 * three hyphens as - – —. Code, links and what looks like one stay as they are.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL if the character stays
 */
RejTextPlan *
rej_text_plan_typography (RejTextIndex *index,
                          guint offset)
{
  g_autofree char *line = NULL;
  const char *text = NULL;
  RejTextPlan *plan = NULL;
  guint n_before = 0;

  g_return_val_if_fail (index != NULL, NULL);

  if (offset == 0)
    return NULL;
  line = rej_text_index_dup_range (index, _rej_text_find_line_start (index, offset - 1), offset);
  if (*line == '\0' || strchr ("\"'-", line[strlen (line) - 1]) == NULL || !is_text (index, offset - 1))
    return NULL;
  text = get_typographic (line, (guchar) line[strlen (line) - 1], &n_before);
  if (text == NULL)
    return NULL;
  plan = _rej_text_plan_new ();
  rej_text_replacements_add (plan->replacements, offset - 1 - n_before, 1 + n_before, text);
  return _rej_text_plan_finish (plan, offset, offset);
}

static const char *
get_plain (gunichar c)
{
  switch (c)
    {
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
      return "\"";
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2013:
      return "-";
    case 0x2014:
      return "--";
    case 0x2026:
      return "...";
    case 0x00a0:
    case 0x2009:
    case 0x202f:
      return " ";
    default:
      return NULL;
    }
}

/**
 * rej_text_plan_plain_typography:
 * @index: a settled document
 * @start: the first character
 * @end: the character after the last; with @start for the whole document
 *
 * Thinks out how typographic quotation marks, dashes, dots and spaces become those of a typewriter, which take fewer
 * bytes in a comment box.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL if there are none
 */
RejTextPlan *
rej_text_plan_plain_typography (RejTextIndex *index,
                                guint start,
                                guint end)
{
  RejTextPlan *plan = NULL;
  g_autofree char *text = NULL;
  guint from = 0;
  guint offset = 0;

  g_return_val_if_fail (index != NULL, NULL);

  from = start == end ? 0 : start;
  text = rej_text_index_dup_range (index, from, start == end ? rej_text_index_get_n_characters (index) : end);
  plan = _rej_text_plan_new ();
  offset = from;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      const char *plain = get_plain (g_utf8_get_char (p));

      if (plain != NULL)
        rej_text_replacements_add (plan->replacements, offset, 1, plain);
    }
  plan = _rej_text_plan_finish (plan, start, end);
  if (plan != NULL && start < end)
    plan->start = start;
  return plan;
}
