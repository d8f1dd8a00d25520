/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-search.h"

#include <string.h>

#include "rej-text-plan-private.h"

struct _RejTextSearch
{
  /* owned */
  GRegex *regex;
  GArray *matches; /* Match, in order */

  /* state */
  gboolean expands; /* whether a replacement may refer to groups */
  guint start;
  guint end;
  guint next; /* where the search goes on, in the document */
};

typedef struct
{
  guint start;
  guint end;
  guint32 plain; /* where it begins in the visible text of its block */
} Match;

static char *
build_expression (const char *pattern,
                  RejTextSearchFlags flags)
{
  GString *text = g_string_new ("(*UCP)");

  if (flags & REJ_TEXT_SEARCH_WORD)
    g_string_append (text, "\\b(?:");
  if (flags & REJ_TEXT_SEARCH_REGEX)
    {
      g_string_append (text, pattern);
    }
  else
    {
      for (const char *c = pattern; *c != '\0'; c = g_utf8_next_char (c))
        {
          gunichar character = g_utf8_get_char (c);

          if (g_unichar_isspace (character))
            {
              if (!g_str_has_suffix (text->str, "\\s+"))
                g_string_append (text, "\\s+");
            }
          else if (character == '\'' || character == 0x2018 || character == 0x2019)
            {
              g_string_append (text, "['\u2018\u2019]");
            }
          else if (character == '"' || character == 0x201c || character == 0x201d)
            {
              g_string_append (text, "[\"\u201c\u201d]");
            }
          else
            {
              if (character < 128 && !g_ascii_isalnum ((char) character))
                g_string_append_c (text, '\\');
              g_string_append_unichar (text, character);
            }
        }
    }
  if (flags & REJ_TEXT_SEARCH_WORD)
    g_string_append (text, ")\\b");
  return g_string_free_and_steal (text);
}

/**
 * rej_text_search_new:
 * @pattern: what to look for; not empty
 * @flags: how
 * @error: return location for an error
 *
 * Prepares a search. It begins at the start of the text.
 *
 * Returns: (transfer full) (nullable): the search, or %NULL with a #GRegexError if the expression is none
 */
RejTextSearch *
rej_text_search_new (const char *pattern,
                     RejTextSearchFlags flags,
                     GError **error)
{
  g_autofree char *expression = NULL;
  GRegex *regex;
  RejTextSearch *self;

  g_return_val_if_fail (pattern != NULL && *pattern != '\0', NULL);

  expression = build_expression (pattern, flags);
  regex = g_regex_new (expression, G_REGEX_OPTIMIZE | G_REGEX_MULTILINE | (flags & REJ_TEXT_SEARCH_CASE ? 0 : G_REGEX_CASELESS), G_REGEX_MATCH_DEFAULT, error);
  if (regex == NULL)
    return NULL;
  self = g_new0 (RejTextSearch, 1);
  self->regex = regex;
  self->expands = (flags & REJ_TEXT_SEARCH_REGEX) != 0;
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  self->end = G_MAXUINT;
  return self;
}

/**
 * rej_text_search_free:
 * @self: (transfer full): a search
 *
 * Frees a search.
 */
void
rej_text_search_free (RejTextSearch *self)
{
  g_return_if_fail (self != NULL);

  g_regex_unref (self->regex);
  g_array_unref (self->matches);
  g_free (self);
}

/**
 * rej_text_search_restart:
 * @self: a search
 * @start: first character to look at
 * @end: character after the last; %G_MAXUINT for the end of the text
 *
 * Forgets what was found: the text is another, or the place to look.
 */
void
rej_text_search_restart (RejTextSearch *self,
                         guint start,
                         guint end)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->matches, 0);
  self->start = self->next = start;
  self->end = end;
}

/* Marks of emphasis whose words are all part of the match go with it, so that none is left alone. */
static void
take_in_marks (RejTextMask *mask,
               const char *source,
               gsize *start,
               gsize *end)
{
  guint n_spans = 0;
  const RejTextStyleSpan *spans = rej_text_mask_get_styles (mask, &n_spans);
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < n_spans; i++)
        {
          if (spans[i].style != REJ_TEXT_STYLE_EMPHASIS && spans[i].style != REJ_TEXT_STYLE_STRONG)
            continue;
          if (spans[i].start < *start && spans[i].end > *start && spans[i].end <= *end && strspn (source + spans[i].start, "*_") >= *start - spans[i].start)
            {
              *start = spans[i].start;
              changed = TRUE;
            }
          if (spans[i].end > *end && spans[i].start >= *start && spans[i].start < *end && strspn (source + *end, "*_") >= spans[i].end - *end)
            {
              *end = spans[i].end;
              changed = TRUE;
            }
        }
    }
}

static void
search_block (RejTextSearch *self,
              RejTextBlock *block)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  guint offset = rej_text_block_get_offset (block);
  g_autoptr (GMatchInfo) info = NULL;
  gsize plain_length, length;
  const char *plain;
  const char *source;

  if (mask == NULL)
    return;
  plain = rej_text_mask_get_plain (mask, &plain_length);
  source = rej_text_block_get_source (block, &length);
  for (g_regex_match_full (self->regex, plain, (gssize) plain_length, 0, G_REGEX_MATCH_DEFAULT, &info, NULL); g_match_info_matches (info); g_match_info_next (info, NULL))
    {
      int first = 0;
      int last = 0;
      gsize start, end;
      Match match;

      if (!g_match_info_fetch_pos (info, 0, &first, &last) || last <= first)
        continue;
      start = rej_text_mask_plain_to_source (mask, (gsize) first);
      end = rej_text_mask_plain_end_to_source (mask, (gsize) last);
      take_in_marks (mask, source, &start, &end);
      match.start = offset + rej_text_block_byte_to_character (block, start);
      match.end = offset + rej_text_block_byte_to_character (block, end);
      match.plain = (guint32) first;
      if (match.start >= self->start && match.end <= self->end && match.start < match.end)
        g_array_append_val (self->matches, match);
    }
}

/**
 * rej_text_search_run:
 * @self: a search
 * @index: the text, the same since the search was restarted
 * @budget: microseconds to spend; -1 for as long as it takes
 *
 * Goes on looking.
 *
 * Returns: whether all has been looked at
 */
gboolean
rej_text_search_run (RejTextSearch *self,
                     RejTextIndex *index,
                     gint64 budget)
{
  gint64 deadline = budget < 0 ? G_MAXINT64 : g_get_monotonic_time () + budget;
  guint end;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), TRUE);

  end = MIN (self->end, rej_text_index_get_n_characters (index));
  for (RejTextBlock *block = self->next < end ? rej_text_index_get_block_at (index, self->next) : NULL; block != NULL; block = rej_text_block_get_next (block))
    {
      if (rej_text_block_get_offset (block) >= end)
        break;
      search_block (self, block);
      self->next = rej_text_block_get_offset (block) + rej_text_block_get_n_characters (block);
      if (g_get_monotonic_time () >= deadline)
        return self->next >= end;
    }
  self->next = MAX (self->next, end);
  return TRUE;
}

guint
rej_text_search_get_n_matches (RejTextSearch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->matches->len;
}

/**
 * rej_text_search_get_match:
 * @self: a search
 * @position: a match
 * @start: (out): first character
 * @end: (out): character after the last
 *
 * Gives the place of a match in the source.
 */
void
rej_text_search_get_match (RejTextSearch *self,
                           guint position,
                           guint *start,
                           guint *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->matches->len);

  *start = g_array_index (self->matches, Match, position).start;
  *end = g_array_index (self->matches, Match, position).end;
}

/**
 * rej_text_search_find_from:
 * @self: a search
 * @offset: a character
 *
 * Tells which is the first match at or behind a place.
 *
 * Returns: its position, or the number of matches if there is none
 */
guint
rej_text_search_find_from (RejTextSearch *self,
                           guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);

  for (high = self->matches->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, Match, middle).start >= offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static char *
expand (RejTextSearch *self,
        RejTextIndex *index,
        const Match *match,
        const char *replacement)
{
  g_autoptr (GMatchInfo) info = NULL;
  RejTextBlock *block = NULL;
  RejTextMask *mask = NULL;
  char *text = NULL;
  gsize length = 0;
  const char *plain = NULL;

  if (!self->expands)
    return g_strdup (replacement);
  block = rej_text_index_get_block_at (index, match->start);
  mask = block != NULL ? rej_text_block_get_mask (block) : NULL;
  if (mask == NULL)
    return g_strdup (replacement);
  plain = rej_text_mask_get_plain (mask, &length);
  if (g_regex_match_full (self->regex, plain, (gssize) length, (int) match->plain, G_REGEX_MATCH_ANCHORED, &info, NULL))
    text = g_match_info_expand_references (info, replacement, NULL);
  return text != NULL ? text : g_strdup (replacement);
}

/* Matches so near to each other are replaced as one, with what is between them, up to so many characters: each
 * replacement costs the editor more than some words do. */
#define NEAR 200
#define LONGEST_STRETCH 8000

/* A replacement that may go on: its text so far, and where it ends in the source. */
typedef struct
{
  RejTextPlan *plan;
  GString *text;
  guint start;
  guint end;
} Stretch;

static void
stretch_end (Stretch *self)
{
  if (self->end > self->start)
    rej_text_replacements_add (self->plan->replacements, self->start, self->end - self->start, self->text->str);
  g_string_truncate (self->text, 0);
}

static void
stretch_take (Stretch *self,
              RejTextIndex *index,
              const Match *match,
              const char *text)
{
  if (self->end > self->start && match->start - self->end <= NEAR && match->end - self->start <= LONGEST_STRETCH)
    {
      g_autofree char *between = rej_text_index_dup_range (index, self->end, match->start);

      g_string_append (self->text, between);
    }
  else
    {
      stretch_end (self);
      self->start = match->start;
    }
  g_string_append (self->text, text);
  self->end = match->end;
}

static RejTextPlan *
plan_replace (RejTextSearch *self,
              RejTextIndex *index,
              guint first,
              guint last,
              const char *replacement,
              guint *n_replaced)
{
  RejTextPlan *plan = _rej_text_plan_new ();
  g_autoptr (GString) stretch_text = g_string_new (NULL);
  Stretch stretch = { plan, stretch_text, 0, 0 };
  int shift = 0;

  *n_replaced = 0;
  for (guint i = first; i < last; i++)
    {
      const Match *match = &g_array_index (self->matches, Match, i);
      g_autofree char *text = NULL;

      /* Widened by marks, two may overlap. */
      if (match->start < stretch.end)
        continue;
      text = expand (self, index, match, replacement);
      stretch_take (&stretch, index, match, text);
      shift += (int) g_utf8_strlen (text, -1) - (int) (match->end - match->start);
      plan->start = plan->end = (guint) ((int) match->end + shift);
      (*n_replaced)++;
    }
  stretch_end (&stretch);
  return plan;
}

/**
 * rej_text_search_plan_replace:
 * @self: a search
 * @index: the text, in which @position was found
 * @position: a match
 * @replacement: what to put in its place; in a search by regular expression, \\1 stands for the first group
 *
 * Plans to replace a match.
 *
 * Returns: (transfer full): the plan
 */
RejTextPlan *
rej_text_search_plan_replace (RejTextSearch *self,
                              RejTextIndex *index,
                              guint position,
                              const char *replacement)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->matches->len, NULL);
  g_return_val_if_fail (replacement != NULL, NULL);

  return plan_replace (self, index, position, position + 1, replacement, &(guint) { 0 });
}

/**
 * rej_text_search_plan_replace_all:
 * @self: a search that is complete
 * @index: the text
 * @replacement: what to put in place of the matches
 * @n_replaced: (out): how many matches are replaced
 *
 * Plans to replace all matches, as one step. Those that are near to each other are one replacement.
 *
 * Returns: (transfer full) (nullable): the plan, %NULL if there is none
 */
RejTextPlan *
rej_text_search_plan_replace_all (RejTextSearch *self,
                                  RejTextIndex *index,
                                  const char *replacement,
                                  guint *n_replaced)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (replacement != NULL, NULL);
  g_return_val_if_fail (n_replaced != NULL, NULL);

  *n_replaced = 0;
  return self->matches->len > 0 ? plan_replace (self, index, 0, self->matches->len, replacement, n_replaced) : NULL;
}
