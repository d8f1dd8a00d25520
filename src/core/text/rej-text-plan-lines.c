/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-plan-private.h"

#include <stdlib.h>
#include <string.h>

/* How a line of source begins; in bytes of the line. */
typedef struct
{
  gsize quote; /* length of the quote signs */
  gsize indent; /* spaces behind them */
  gsize marker; /* length of the number signs, bullet or number, with the spaces behind it; 0 if there is none */
  guint level; /* of a heading */
  guint number; /* of a numbered item */
  char sign; /* "#", a bullet, or what stands behind a number */
} Head;

static gsize
count_spaces (const char *line)
{
  gsize n = strspn (line, " \t");

  return n;
}

static Head
read_head (const char *line)
{
  Head head = { 0 };
  const char *at = line;
  gsize n = 0;

  for (;;)
    {
      const char *sign = at + count_spaces (at);

      if (*sign != '>' || sign - at > 3)
        break;
      at = sign + 1 + (sign[1] == ' ');
    }
  head.quote = (gsize) (at - line);
  head.indent = count_spaces (at);
  at += head.indent;

  n = strspn (at, "#");
  if (n >= 1 && n <= 6 && (at[n] == ' ' || at[n] == '\0'))
    {
      head.level = (guint) n;
      head.sign = '#';
    }
  else if (strchr ("-*+", *at) != NULL && *at != '\0' && (at[1] == ' ' || at[1] == '\0'))
    {
      n = 1;
      head.sign = *at;
    }
  else
    {
      n = strspn (at, "0123456789");
      if (n >= 1 && n <= 9 && (at[n] == '.' || at[n] == ')') && (at[n + 1] == ' ' || at[n + 1] == '\0'))
        {
          head.number = (guint) strtoul (at, NULL, 10);
          head.sign = at[n++];
        }
      else
        n = 0;
    }
  if (n > 0)
    head.marker = n + count_spaces (at + n);
  return head;
}

static gboolean
is_bullet (const Head *head)
{
  return head->marker > 0 && head->sign != '#' && head->sign != '.' && head->sign != ')';
}

static gboolean
is_number (const Head *head)
{
  return head->marker > 0 && (head->sign == '.' || head->sign == ')');
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t\r>")] == '\0';
}

/* At least one. */
static GStrv
split_lines (const char *text)
{
  static const char *const empty[] = { "", NULL };

  return *text == '\0' ? g_strdupv ((char **) empty) : g_strsplit (text, "\n", -1);
}

/* One line after the other, with the characters before each. */
#define foreach_line(lines, split, offset, i) \
  for (guint i = 0, offset = (lines)->offset; (split)[i] != NULL; offset += (guint) g_utf8_strlen ((split)[i], -1) + 1, i++)

static void
replace_marker (RejTextPlan *plan,
                guint line_offset,
                const Head *head,
                const char *text)
{
  rej_text_replacements_add (plan->replacements, line_offset + (guint) (head->quote + head->indent), (guint) head->marker, text);
}

/**
 * rej_text_plan_heading:
 * @index: the text
 * @start: first selected character
 * @end: character after the last
 * @level: from 1 to 6, or 0 for body text
 *
 * Plans to make headings of lines; lines that are headings of that level already become body text.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RejTextPlan *
rej_text_plan_heading (RejTextIndex *index,
                       guint start,
                       guint end,
                       guint level)
{
  g_auto (RejTextLines) lines = { 0 };
  g_auto (GStrv) split = NULL;
  RejTextPlan *plan = NULL;
  gboolean all = TRUE;
  g_autofree char *marker = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);
  g_return_val_if_fail (level <= 6, NULL);

  _rej_text_lines_init (&lines, index, start, end);
  split = split_lines (lines.text);
  for (guint i = 0; split[i] != NULL; i++)
    all = all && (is_blank (split[i]) || read_head (split[i]).level == level);
  if (all && !is_blank (lines.text))
    level = 0;
  marker = level > 0 ? g_strdup_printf ("%.*s ", (int) level, "######") : g_strdup ("");
  plan = _rej_text_plan_new ();
  foreach_line (&lines, split, offset, i)
  {
    Head head = read_head (split[i]);

    if (is_blank (split[i]) && split[1] != NULL)
      continue;
    if (head.level != level || level == 0)
      if (head.marker > 0 || level > 0)
        replace_marker (plan, offset, &head, marker);
  }
  return _rej_text_plan_finish (plan, start, end);
}

/**
 * rej_text_plan_list:
 * @index: the text
 * @start: first selected character
 * @end: character after the last
 * @kind: bullets or numbers
 *
 * Plans to make list items of lines; lines that are such items already become body text.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RejTextPlan *
rej_text_plan_list (RejTextIndex *index,
                    guint start,
                    guint end,
                    RejTextListKind kind)
{
  g_auto (RejTextLines) lines = { 0 };
  g_auto (GStrv) split = NULL;
  RejTextPlan *plan = NULL;
  gboolean all = TRUE;
  guint number = 1;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  _rej_text_lines_init (&lines, index, start, end);
  split = split_lines (lines.text);
  for (guint i = 0; split[i] != NULL; i++)
    {
      Head head = read_head (split[i]);

      all = all && ((is_blank (split[i]) && head.marker == 0) || (kind == REJ_TEXT_LIST_BULLETS ? is_bullet (&head) : is_number (&head)));
    }
  all = all && *lines.text != '\0';
  plan = _rej_text_plan_new ();
  foreach_line (&lines, split, offset, i)
  {
    Head head = read_head (split[i]);
    g_autofree char *marker = NULL;

    if (is_blank (split[i]) && head.marker == 0 && split[1] != NULL)
      continue;
    if (all)
      marker = g_strdup ("");
    else if (kind == REJ_TEXT_LIST_BULLETS)
      marker = g_strdup ("- ");
    else
      marker = g_strdup_printf ("%u. ", number++);
    replace_marker (plan, offset, &head, marker);
  }
  return _rej_text_plan_finish (plan, start, end);
}

/**
 * rej_text_plan_quote:
 * @index: the text
 * @start: first selected character
 * @end: character after the last; @start for the paragraph of the cursor
 *
 * Plans to quote lines, or no longer to if all of them are quoted.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RejTextPlan *
rej_text_plan_quote (RejTextIndex *index,
                     guint start,
                     guint end)
{
  g_auto (RejTextLines) lines = { 0 };
  g_auto (GStrv) split = NULL;
  RejTextPlan *plan = NULL;
  gboolean all = TRUE;
  guint first = start;
  guint last = end;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  if (start == end)
    rej_text_plan_get_paragraph (index, start, &first, &last);
  _rej_text_lines_init (&lines, index, first, last);
  split = split_lines (lines.text);
  for (guint i = 0; split[i] != NULL; i++)
    all = all && (*split[i] == '\0' || read_head (split[i]).quote > 0);
  all = all && *lines.text != '\0';
  plan = _rej_text_plan_new ();
  foreach_line (&lines, split, offset, i)
  {
    if (all)
      {
        const char *sign = strchr (split[i], '>');

        if (sign != NULL)
          rej_text_replacements_add (plan->replacements, offset, (guint) (sign - split[i]) + 1 + (sign[1] == ' '), "");
      }
    else
      {
        rej_text_replacements_add (plan->replacements, offset, 0, is_blank (split[i]) && split[1] != NULL ? ">" : "> ");
      }
  }
  return _rej_text_plan_finish (plan, start, end);
}

/* How far an item is set in so that it belongs to the item above it. */
static gsize
find_indent (RejTextIndex *index,
             guint line_start,
             gsize indent,
             gboolean deeper)
{
  guint at = line_start;

  for (guint n = 0; at > 0 && n < 200; n++)
    {
      guint start = _rej_text_find_line_start (index, at - 1);
      g_autofree char *line = rej_text_index_dup_range (index, start, at - 1);
      Head head = read_head (line);

      at = start;
      if (is_blank (line) && head.marker == 0)
        continue;
      if (head.marker == 0 || head.sign == '#')
        {
          if (head.indent == 0)
            break;
          continue;
        }
      if (deeper && head.indent <= indent)
        return head.indent + head.marker;
      if (!deeper && head.indent < indent)
        return head.indent;
    }
  return deeper ? indent + 2 : 0;
}

/**
 * rej_text_plan_indent:
 * @index: the text
 * @start: first selected character
 * @end: character after the last
 * @deeper: whether to go in, not out
 *
 * Plans to move list items a level in or out, with the lines below them that are selected.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL if the first line is not a list item
 */
RejTextPlan *
rej_text_plan_indent (RejTextIndex *index,
                      guint start,
                      guint end,
                      gboolean deeper)
{
  g_auto (RejTextLines) lines = { 0 };
  g_auto (GStrv) split = NULL;
  RejTextPlan *plan = NULL;
  Head first = { 0 };
  gsize indent = 0;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  _rej_text_lines_init (&lines, index, start, end);
  split = split_lines (lines.text);
  first = read_head (split[0]);
  if (first.marker == 0 || first.sign == '#')
    return NULL;
  indent = find_indent (index, lines.offset, first.indent, deeper);
  plan = _rej_text_plan_new ();
  foreach_line (&lines, split, offset, i)
  {
    Head head = read_head (split[i]);
    guint place = offset + (guint) head.quote;

    if (is_blank (split[i]) && head.marker == 0)
      continue;
    if (indent > first.indent)
      {
        g_autofree char *spaces = g_strnfill (indent - first.indent, ' ');

        rej_text_replacements_add (plan->replacements, place, 0, spaces);
      }
    else if (MIN (head.indent, first.indent - indent) > 0)
      {
        rej_text_replacements_add (plan->replacements, place, (guint) MIN (head.indent, first.indent - indent), "");
      }
  }
  return _rej_text_plan_finish (plan, start, end);
}

/**
 * rej_text_plan_get_item_text:
 * @index: the text
 * @offset: a character
 *
 * Tells where the text of a line begins, behind quote signs, bullet or number.
 *
 * Returns: a character
 */
guint
rej_text_plan_get_item_text (RejTextIndex *index,
                             guint offset)
{
  g_auto (RejTextLines) lines = { 0 };
  Head head = { 0 };

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), 0);

  _rej_text_lines_init (&lines, index, offset, offset);
  head = read_head (lines.text);
  return lines.offset + (guint) (head.quote + head.indent + head.marker);
}

/* Whether what looks like the head of a list item is one: it is not in code, tables or comments. */
static gboolean
is_item (RejTextIndex *index,
         guint line_start,
         const Head *head)
{
  RejTextBlock *block = rej_text_index_get_block_at (index, line_start);
  RejTextMask *mask = block != NULL ? rej_text_block_get_mask (block) : NULL;
  guint n_runs = 0;
  const RejTextRun *runs = mask != NULL ? rej_text_mask_get_runs (mask, &n_runs) : NULL;
  gsize at = 0;

  if (mask == NULL)
    return FALSE;
  at = rej_text_block_character_to_byte (block, line_start - rej_text_block_get_offset (block)) + head->quote + head->indent;
  for (guint i = 0; i < n_runs; i++)
    {
      if (at >= runs[i].start && at < (gsize) runs[i].start + runs[i].length)
        /* An empty item below text is read as the line below a heading, but not by the one who has just begun it. */
        return runs[i].kind == REJ_TEXT_RUN_LIST_MARKER || runs[i].kind == REJ_TEXT_RUN_MARKUP;
    }
  return FALSE;
}

/**
 * rej_text_plan_new_line:
 * @index: the text
 * @offset: where the cursor is
 *
 * Plans what the Enter key does in a list or a quote: the next item, or the end of the list in an empty one.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL where a line end is all there is to insert
 */
RejTextPlan *
rej_text_plan_new_line (RejTextIndex *index,
                        guint offset)
{
  g_auto (RejTextLines) lines = { 0 };
  RejTextPlan *plan = NULL;
  Head head = { 0 };
  gsize length = 0;
  guint column = 0;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  _rej_text_lines_init (&lines, index, offset, offset);
  head = read_head (lines.text);
  length = head.quote + head.indent + head.marker;
  column = offset - lines.offset;
  if (head.sign == '#' || (head.marker == 0 && head.quote == 0) || column < length)
    return NULL;
  if (head.marker > 0 && !is_item (index, lines.offset, &head))
    return NULL;

  plan = _rej_text_plan_new ();
  if (is_blank (lines.text + head.quote + head.indent + head.marker))
    {
      /* An empty item goes out a level, and then is none. */
      gsize indent = head.marker > 0 && head.indent > 0 ? find_indent (index, lines.offset, head.indent, FALSE) : 0;

      if (head.indent > indent)
        rej_text_replacements_add (plan->replacements, lines.offset + (guint) head.quote, (guint) (head.indent - indent), "");
      else
        rej_text_replacements_add (plan->replacements, lines.offset, (guint) g_utf8_strlen (lines.text, -1), "");
      return _rej_text_plan_finish (plan, offset, offset);
    }
  text = g_string_new ("\n");
  g_string_append_len (text, lines.text, (gssize) (head.quote + head.indent));
  if (is_number (&head))
    g_string_append_printf (text, "%u%c ", head.number + 1, head.sign);
  else if (head.marker > 0)
    g_string_append_printf (text, "%c ", head.sign);
  rej_text_replacements_add (plan->replacements, offset, 0, text->str);
  plan->start = plan->end = offset + (guint) text->len;
  return plan;
}
