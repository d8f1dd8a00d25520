/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste.h"

#include <string.h>

/* A page has lines of this many characters; what is narrower is verse or a table, what is wider was not broken. */
#define NARROWEST 40
#define WIDEST 130
/* Lines that differ in length are a paragraph's if they have so many characters on average. */
#define NARROWEST_MEAN 28

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t\r\f")] == '\0';
}

/* Whether a line begins something of its own: an item, a quotation, a heading, a row. */
static gboolean
begins_anew (const char *line)
{
  const char *at = line + strspn (line, " \t\f");
  gunichar first = g_utf8_get_char (at);
  const char *rest = *at != '\0' ? g_utf8_next_char (at) : at;
  gsize n = 0;

  if (first == 0x2022 || first == 0x25e6 || first == 0x25aa || first == 0x25cf || first == 0xb7)
    return TRUE;
  if (first == '>' || first == '#' || first == '|')
    return TRUE;
  if ((first == '-' || first == '*' || first == '+' || first == 0x2013) && (*rest == ' ' || *rest == '\t'))
    return TRUE;
  n = strspn (at, "0123456789");
  if (n > 0 && n <= 3 && (at[n] == '.' || at[n] == ')') && at[n + 1] == ' ')
    return TRUE;
  /* (a), (iv), (12) */
  if (first == '(')
    {
      n = strspn (at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
      return n > 0 && n <= 4 && at[n + 1] == ')' && at[n + 2] == ' ';
    }
  return FALSE;
}

static gboolean
ends_sentence (const char *line)
{
  gsize length = strlen (line);
  const char *last = NULL;

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length == 0)
    return TRUE;
  last = g_utf8_find_prev_char (line, line + length);
  return last != NULL && (strchr (".!?:;\")", *last) != NULL || g_utf8_get_char (last) == 0x201d || g_utf8_get_char (last) == 0x2019);
}

static glong
measure (const char *line)
{
  return g_utf8_strlen (line, -1);
}

/* Whether a sentence goes on from one line to the next: no stop at its end, no capital or number at the beginning. Verse
 * stops at most of its ends, and the lines of an address, names in a list and headings begin with capitals. */
static gboolean
runs_on (const char *line,
         const char *next)
{
  const char *first = next + strspn (next, " \t\f");
  const char *last = g_utf8_find_prev_char (line, line + strlen (line));

  return last != NULL && (g_unichar_isalnum (g_utf8_get_char (last)) || *last == '-') && g_unichar_islower (g_utf8_get_char (first));
}

/* The width of the page if the lines were broken to fit one, 0 otherwise. */
static glong
find_page_width (GStrv lines)
{
  glong width = 0;
  guint n_inner = 0;
  guint n_full = 0;
  guint n_run_on = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    width = MAX (width, measure (lines[i]));
  if (width < NARROWEST || width > WIDEST)
    return 0;
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      if (is_blank (lines[i]) || is_blank (lines[i + 1]) || begins_anew (lines[i + 1]))
        continue;
      n_inner++;
      n_full += measure (lines[i]) * 4 >= width * 3;
      n_run_on += runs_on (lines[i], lines[i + 1]);
    }
  /* Long lines of an address or of verse do not break off within their sentences. */
  if (n_inner > 1 && n_run_on * 4 < n_inner)
    return 0;
  return n_inner > 0 && n_full * 2 >= n_inner ? width : 0;
}

/* The mean length of lines that are broken within their sentences, however unevenly, 0 if they are not. */
static glong
find_mean_width (GStrv lines,
                 guint from,
                 guint to)
{
  glong widest = 0;
  glong sum = 0;
  guint n_inner = 0;
  guint n_run_on = 0;

  for (guint i = from; i < to; i++)
    {
      widest = MAX (widest, measure (lines[i]));
      if (i + 1 == to || begins_anew (lines[i + 1]))
        continue;
      sum += measure (lines[i]);
      n_inner++;
      n_run_on += runs_on (lines[i], lines[i + 1]);
    }
  if (widest < NARROWEST || widest > WIDEST || n_inner < 2 || n_run_on * 5 < n_inner * 3 || sum < n_inner * NARROWEST_MEAN)
    return 0;
  return sum / n_inner;
}

/* The length of the hyphen at the end of a line that parts a word; 0 if there is none. */
static gsize
find_hyphen (const char *line)
{
  static const char *const hyphens[] = { "-", "\u2010", "\u00ad", "\u00ac" };

  for (guint i = 0; i < G_N_ELEMENTS (hyphens); i++)
    {
      gsize length = strlen (line);
      gsize n = strlen (hyphens[i]);
      const char *previous = NULL;

      if (!g_str_has_suffix (line, hyphens[i]) || length == n)
        continue;
      previous = g_utf8_find_prev_char (line, line + length - n);
      return previous != NULL && g_unichar_isalpha (g_utf8_get_char (previous)) ? n : 0;
    }
  return 0;
}

/* A hyphen that belongs to the word: it stands so elsewhere in the text, or after what is commonly joined by one. */
static gboolean
keeps_hyphen (const char *text,
              const char *head,
              gsize head_length,
              const char *next)
{
  static const char *const joined[] = { "self", "non", "well", "long", "short", "cross", "co", "anti", "pre", "post", "re", "high", "low", "full", "part", "half", "so", "decision", "law", "third", "first", "second" };
  const char *word = head + head_length;
  gsize tail_length = 0;
  g_autofree char *whole = NULL;
  g_autofree char *first = NULL;

  while (word > head)
    {
      const char *previous = g_utf8_prev_char (word);

      if (!g_unichar_isalpha (g_utf8_get_char (previous)))
        break;
      word = previous;
    }
  while (next[tail_length] != '\0' && g_unichar_isalpha (g_utf8_get_char (next + tail_length)))
    tail_length = (gsize) (g_utf8_next_char (next + tail_length) - next);
  first = g_strndup (word, (gsize) (head + head_length - word));
  whole = g_strdup_printf ("%s-%.*s", first, (int) tail_length, next);
  if (strstr (text, whole) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    {
      if (g_ascii_strcasecmp (first, joined[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_joined (GString *out,
               const char *text,
               const char *line)
{
  const char *next = line + strspn (line, " \t\f");
  gsize hyphen = find_hyphen (out->str);

  if (hyphen > 0 && g_unichar_islower (g_utf8_get_char (next)))
    {
      gboolean keep = hyphen == 1 && keeps_hyphen (text, out->str, out->len - hyphen, next);

      if (!keep)
        g_string_truncate (out, out->len - hyphen);
    }
  /* A dash, and a hyphen before a capital letter, need no space behind them. */
  else if (hyphen == 0 && !g_str_has_suffix (out->str, "\u2014") && !g_str_has_suffix (out->str, " "))
    {
      g_string_append_c (out, ' ');
    }
  g_string_append (out, next);
}

/* Bullets as Markdown has them. */
static void
append_begun (GString *out,
              const char *line)
{
  const char *at = line + strspn (line, " \t\f");
  gunichar first = g_utf8_get_char (at);

  if (first == 0x2022 || first == 0x25e6 || first == 0x25aa || first == 0x25cf || first == 0xb7)
    {
      at = g_utf8_next_char (at);
      g_string_append (out, "- ");
      g_string_append (out, at + strspn (at, " \t"));
      return;
    }
  g_string_append (out, at > line && !begins_anew (line) ? at : line);
}

static gboolean
is_row (const char *line)
{
  return *(line + strspn (line, " ")) == '|';
}

/* Joins the lines from @from to @to, which were broken at @width. Where one is short and the next begins with a capital or
 * a number they stay as they are: an address, a heading. */
static void
join_lines (GStrv lines,
            guint from,
            guint to,
            glong width,
            const char *text,
            GString *all)
{
  g_autoptr (GString) out = g_string_new (NULL);
  glong last = 0;

  for (guint i = from; i < to; i++)
    {
      gboolean after_blank = i > from && is_blank (lines[i - 1]);
      gboolean is_short = last * 4 < width * 3;
      /* A short line with a full stop ends a paragraph. */
      gboolean ends = i == from || after_blank || (is_short && ends_sentence (lines[i - 1]));
      gboolean stays = !ends && is_short && !runs_on (lines[i - 1], lines[i]);

      if (is_blank (lines[i]))
        {
          last = 0;
          continue;
        }
      if (out->len > 0 && !ends && !stays && !begins_anew (lines[i]) && !is_row (lines[i - 1]))
        {
          append_joined (out, text, lines[i]);
        }
      else
        {
          if (out->len > 0)
            {
              g_string_append (all, out->str);
              g_string_append (all, !after_blank && (stays || (begins_anew (lines[i]) && begins_anew (out->str))) ? "\n" : "\n\n");
            }
          g_string_truncate (out, 0);
          append_begun (out, lines[i]);
        }
      last = measure (lines[i]);
    }
  g_string_append (all, out->str);
}

/* Joins the lines of the blocks that are prose, each judged by itself. FALSE if there are none. */
static gboolean
join_blocks (GStrv lines,
             const char *text,
             GString *all)
{
  gboolean joined = FALSE;

  for (guint from = 0, to; lines[from] != NULL; from = to)
    {
      glong width = 0;

      for (to = from; lines[to] != NULL && !is_blank (lines[to]);)
        to++;
      if (to == from)
        {
          to++;
          continue;
        }
      if (all->len > 0)
        g_string_append (all, "\n\n");
      width = find_mean_width (lines, from, to);
      if (width > 0)
        join_lines (lines, from, to, width, text, all);
      for (guint i = from; width == 0 && i < to; i++)
        g_string_append_printf (all, "%s%s", i > from ? "\n" : "", lines[i]);
      joined |= width > 0;
    }
  return joined;
}

/**
 * rej_paste_from_text:
 * @text: valid UTF-8
 *
 * Joins the lines of a text that was broken to fit a page, as text from a PDF is, and undoes its hyphens. Paragraphs,
 * items and quotations stay apart. Where the lines fit no page, those are joined that break off within their sentences.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if it was not broken so
 */
char *
rej_paste_from_text (const char *text)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) all = NULL;
  glong width = 0;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  width = find_page_width (lines);
  all = g_string_new (NULL);
  if (width > 0)
    join_lines (lines, 0, g_strv_length (lines), width, text, all);
  else if (!join_blocks (lines, text, all))
    return NULL;
  return strcmp (all->str, text) != 0 ? g_string_free_and_steal (g_steal_pointer (&all)) : NULL;
}
