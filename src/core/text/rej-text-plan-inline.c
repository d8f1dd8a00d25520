/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-plan-private.h"

#include <string.h>

/* A part of a block that can be emphasized as one, in bytes of the block. */
typedef struct
{
  RejTextBlock *block;
  gsize start;
  gsize end;
} Segment;

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019;
}

/* The word a cursor stands in or at; nothing where there is none. */
static void
find_word (const char *source,
           gsize length,
           gsize *start,
           gsize *end)
{
  while (*start > 0)
    {
      const char *previous = g_utf8_prev_char (source + *start);

      if (!is_word_character (g_utf8_get_char (previous)))
        break;
      *start = (gsize) (previous - source);
    }
  while (*end < length && is_word_character (g_utf8_get_char (source + *end)))
    *end = (gsize) (g_utf8_next_char (source + *end) - source);
}

static gboolean
is_inline (RejTextStyle style)
{
  return style == REJ_TEXT_STYLE_EMPHASIS || style == REJ_TEXT_STYLE_STRONG || style == REJ_TEXT_STYLE_STRIKETHROUGH ||
         style == REJ_TEXT_STYLE_CODE || style == REJ_TEXT_STYLE_LINK;
}

/* What would be cut through by marks is taken in whole. */
static void
widen (RejTextMask *mask,
       Segment *segment)
{
  guint n_spans = 0;
  const RejTextStyleSpan *spans = rej_text_mask_get_styles (mask, &n_spans);
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < n_spans; i++)
        {
          const RejTextStyleSpan *span = &spans[i];
          gboolean begins_in = span->start > segment->start && span->start < segment->end;
          gboolean ends_in = span->end > segment->start && span->end < segment->end;

          if (!is_inline (span->style))
            continue;
          if (begins_in && span->end > segment->end)
            {
              segment->end = span->end;
              changed = TRUE;
            }
          else if (ends_in && span->start < segment->start)
            {
              segment->start = span->start;
              changed = TRUE;
            }
          else if ((span->style == REJ_TEXT_STYLE_CODE || span->style == REJ_TEXT_STYLE_LINK) &&
                   span->start <= segment->start && segment->end <= span->end && (span->start != segment->start || span->end != segment->end))
            {
              segment->start = span->start;
              segment->end = span->end;
              changed = TRUE;
            }
        }
    }
}

static void
trim (const char *source,
      Segment *segment)
{
  while (segment->start < segment->end && g_ascii_isspace (source[segment->start]))
    segment->start++;
  while (segment->end > segment->start && g_ascii_isspace (source[segment->end - 1]))
    segment->end--;
}

static void
take_segment (GArray *segments,
              RejTextMask *mask,
              const char *source,
              Segment segment)
{
  trim (source, &segment);
  if (segment.start >= segment.end)
    return;
  widen (mask, &segment);
  g_array_append_val (segments, segment);
}

/* The selected text of a block without what begins its lines, cut where a paragraph ends. */
static void
collect_segments (GArray *segments,
                  RejTextBlock *block,
                  gsize start,
                  gsize end)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  const char *source = _rej_text_plan_get_source (block);
  guint n_runs = 0;
  const RejTextRun *runs = mask != NULL ? rej_text_mask_get_runs (mask, &n_runs) : NULL;
  Segment segment = { block, G_MAXSIZE, 0 };
  gboolean in_line = FALSE;

  for (guint i = 0; i < n_runs; i++)
    {
      gsize run_start = MAX (start, runs[i].start);
      gsize run_end = MIN (end, (gsize) runs[i].start + runs[i].length);
      RejTextRunKind kind = runs[i].kind;

      if (kind == REJ_TEXT_RUN_PARAGRAPH_BREAK)
        {
          if (segment.start < segment.end)
            take_segment (segments, mask, source, segment);
          segment.start = G_MAXSIZE;
          segment.end = 0;
          in_line = FALSE;
          continue;
        }
      /* Number signs and quote signs stand before the first text; marks of emphasis belong to it. */
      if (kind == REJ_TEXT_RUN_LIST_MARKER || kind == REJ_TEXT_RUN_NOTE_LABEL || kind == REJ_TEXT_RUN_COMMENT)
        continue;
      if (!in_line && kind == REJ_TEXT_RUN_MARKUP && strchr ("*_~[`!", source[runs[i].start]) == NULL)
        continue;
      in_line = TRUE;
      if (run_start >= run_end || (kind == REJ_TEXT_RUN_MARKUP && g_ascii_isspace (source[runs[i].start])))
        continue;
      segment.start = MIN (segment.start, run_start);
      segment.end = MAX (segment.end, run_end);
    }
  if (segment.start < segment.end)
    take_segment (segments, mask, source, segment);
}

/* The emphasis around a segment, its own marks in or out of the segment. */
static const RejTextStyleSpan *
find_around (const Segment *segment,
             RejTextStyle style)
{
  guint n_spans = 0;
  const RejTextStyleSpan *spans = rej_text_mask_get_styles (rej_text_block_get_mask (segment->block), &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].style == style && spans[i].start <= segment->start && segment->end <= spans[i].end)
        return &spans[i];
    }
  return NULL;
}

static void
replace (RejTextPlan *plan,
         const Segment *segment,
         gsize at,
         gsize n_removed,
         const char *text)
{
  guint start = rej_text_block_byte_to_character (segment->block, at);
  guint end = rej_text_block_byte_to_character (segment->block, at + n_removed);

  rej_text_replacements_add (plan->replacements, rej_text_block_get_offset (segment->block) + start, end - start, text);
}

static void
take_off (RejTextPlan *plan,
          const Segment *segment,
          const RejTextStyleSpan *span,
          const char *mark)
{
  const char *source = _rej_text_plan_get_source (segment->block);
  gsize n = strlen (mark);
  gsize inner_start = span->start + n;
  gsize inner_end = span->end - n;
  gsize start = MAX (segment->start, inner_start);
  gsize end = MIN (segment->end, inner_end);

  /* Marks of other kinds around it are not to be parted from it. */
  while (start > inner_start && strchr ("*_~[`", source[start - 1]) != NULL)
    start--;
  while (end < inner_end && strchr ("*_~`", source[end]) != NULL)
    end++;
  if (start > inner_start)
    {
      while (start > inner_start && source[start - 1] == ' ')
        start--;
      replace (plan, segment, start, 0, mark);
    }
  else
    {
      replace (plan, segment, span->start, n, "");
    }
  if (end < inner_end)
    {
      while (end < inner_end && source[end] == ' ')
        end++;
      replace (plan, segment, end, 0, mark);
    }
  else
    {
      replace (plan, segment, inner_end, n, "");
    }
}

static void
put_on (RejTextPlan *plan,
        const Segment *segment,
        RejTextStyle style,
        const char *mark)
{
  guint n_spans = 0;
  const RejTextStyleSpan *spans = rej_text_mask_get_styles (rej_text_block_get_mask (segment->block), &n_spans);
  gsize n = strlen (mark);

  replace (plan, segment, segment->start, 0, mark);
  /* What was emphasized inside is part of the whole now. */
  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].style != style || spans[i].start < segment->start || spans[i].end > segment->end)
        continue;
      replace (plan, segment, spans[i].start, n, "");
      replace (plan, segment, spans[i].end - n, n, "");
    }
  replace (plan, segment, segment->end, 0, mark);
}

/* An empty pair of marks for what is typed next, or away with it. */
static RejTextPlan *
plan_empty (RejTextBlock *block,
            guint offset,
            gsize byte,
            const char *mark)
{
  RejTextPlan *plan = _rej_text_plan_new ();
  g_autofree char *pair = g_strconcat (mark, mark, NULL);
  guint n = (guint) strlen (mark);
  gsize length = 0;
  const char *source = block != NULL ? rej_text_block_get_source (block, &length) : "";

  if (byte >= n && byte + n <= length && strncmp (source + byte - n, pair, 2 * n) == 0)
    rej_text_replacements_add (plan->replacements, offset - n, 2 * n, "");
  else
    rej_text_replacements_add (plan->replacements, offset, 0, pair);
  plan->start = plan->end = *((RejTextReplacement *) plan->replacements->pdata[0])->text != '\0' ? offset + n : offset - n;
  return plan;
}

/**
 * rej_text_plan_emphasis:
 * @index: the text
 * @start: first selected character
 * @end: character after the last; @start for a cursor, which stands for the word it is in
 * @strong: whether to set bold, not italic
 *
 * Plans to emphasize what is selected, or no longer to if all of it is.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RejTextPlan *
rej_text_plan_emphasis (RejTextIndex *index,
                        guint start,
                        guint end,
                        gboolean strong)
{
  const RejTextStyle style = strong ? REJ_TEXT_STYLE_STRONG : REJ_TEXT_STYLE_EMPHASIS;
  const char *mark = strong ? "**" : "*";
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  RejTextPlan *plan = NULL;
  guint n_emphasized = 0;
  guint first_start = start;
  guint last_end = end;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);
  g_return_val_if_fail (start <= end, NULL);

  for (RejTextBlock *block = rej_text_index_get_block_at (index, start); block != NULL; block = rej_text_block_get_next (block))
    {
      guint offset = rej_text_block_get_offset (block);
      guint n_characters = rej_text_block_get_n_characters (block);
      gsize length = 0;
      const char *source = rej_text_block_get_source (block, &length);
      gsize from = rej_text_block_character_to_byte (block, start > offset ? MIN (start - offset, n_characters) : 0);
      gsize to = rej_text_block_character_to_byte (block, MIN (end - MIN (end, offset), n_characters));

      if (offset > end || (offset == end && end > start))
        break;
      if (start == end)
        {
          gsize cursor = from;

          find_word (source, length, &from, &to);
          if (from == to)
            return plan_empty (block, start, cursor, mark);
        }
      collect_segments (segments, block, from, to);
      if (start == end)
        break;
    }
  if (segments->len == 0)
    return start == end ? plan_empty (NULL, start, 0, mark) : NULL;

  for (guint i = 0; i < segments->len; i++)
    n_emphasized += find_around (&g_array_index (segments, Segment, i), style) != NULL;
  plan = _rej_text_plan_new ();
  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      const RejTextStyleSpan *around = find_around (segment, style);

      if (n_emphasized == segments->len)
        take_off (plan, segment, around, mark);
      else if (around == NULL)
        put_on (plan, segment, style, mark);
    }
  if (start < end)
    {
      const Segment *first = &g_array_index (segments, Segment, 0);
      const Segment *last = &g_array_index (segments, Segment, segments->len - 1);

      first_start = rej_text_block_get_offset (first->block) + rej_text_block_byte_to_character (first->block, first->start);
      last_end = rej_text_block_get_offset (last->block) + rej_text_block_byte_to_character (last->block, last->end);
    }
  return _rej_text_plan_finish (plan, first_start, last_end);
}

/**
 * rej_text_plan_dup_link:
 * @index: the text
 * @offset: a character
 * @start: (out): where the link begins
 * @end: (out): where it ends
 *
 * Looks for the link that a place is in.
 *
 * Returns: (transfer full) (nullable): where it leads, or %NULL if there is none
 */
char *
rej_text_plan_dup_link (RejTextIndex *index,
                        guint offset,
                        guint *start,
                        guint *end)
{
  RejTextBlock *block = NULL;
  RejTextMask *mask = NULL;
  const RejTextStyleSpan *spans = NULL;
  const RejTextRun *runs = NULL;
  guint n_spans = 0;
  guint n_runs = 0;
  gsize byte = 0;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);

  block = rej_text_index_get_block_at (index, offset);
  mask = block != NULL ? rej_text_block_get_mask (block) : NULL;
  if (mask == NULL)
    return NULL;
  byte = rej_text_block_character_to_byte (block, MIN (offset - rej_text_block_get_offset (block), rej_text_block_get_n_characters (block)));
  spans = rej_text_mask_get_styles (mask, &n_spans);
  runs = rej_text_mask_get_runs (mask, &n_runs);
  for (guint i = 0; i < n_spans; i++)
    {
      const char *source = _rej_text_plan_get_source (block);

      if (spans[i].style != REJ_TEXT_STYLE_LINK || byte < spans[i].start || byte > spans[i].end)
        continue;
      *start = rej_text_block_get_offset (block) + rej_text_block_byte_to_character (block, spans[i].start);
      *end = rej_text_block_get_offset (block) + rej_text_block_byte_to_character (block, spans[i].end);
      for (guint r = 0; r < n_runs; r++)
        {
          if (runs[r].kind == REJ_TEXT_RUN_DESTINATION && runs[r].start >= spans[i].start && runs[r].start < spans[i].end)
            return g_strndup (source + runs[r].start, runs[r].length);
        }
      return g_strndup (source + spans[i].start, spans[i].end - spans[i].start);
    }
  return NULL;
}

/**
 * rej_text_plan_link:
 * @index: the text
 * @start: first character of what is to lead there
 * @end: character after the last; @start to insert the address itself
 * @destination: where it leads
 *
 * Plans a link. Brackets in the words and angles in the address are escaped.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RejTextPlan *
rej_text_plan_link (RejTextIndex *index,
                    guint start,
                    guint end,
                    const char *destination)
{
  RejTextPlan *plan = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *words = NULL;
  gboolean plain = TRUE;

  g_return_val_if_fail (REJ_IS_TEXT_INDEX (index), NULL);
  g_return_val_if_fail (destination != NULL, NULL);
  g_return_val_if_fail (start <= end, NULL);

  text = g_string_new (NULL);
  words = rej_text_index_dup_range (index, start, end);
  for (const char *c = destination; *c != '\0'; c++)
    plain = plain && strchr (" <>()", *c) == NULL && !g_ascii_iscntrl (*c);
  if (*words == '\0')
    {
      g_string_append_printf (text, "<%s>", destination);
    }
  else
    {
      g_string_append_printf (text, "[%s](", words);
      if (plain)
        g_string_append (text, destination);
      else
        {
          g_string_append_c (text, '<');
          for (const char *c = destination; *c != '\0'; c++)
            {
              if (strchr ("<>\\", *c) != NULL)
                g_string_append_c (text, '\\');
              g_string_append_c (text, g_ascii_iscntrl (*c) ? ' ' : *c);
            }
          g_string_append_c (text, '>');
        }
      g_string_append_c (text, ')');
    }
  plan = _rej_text_plan_new ();
  rej_text_replacements_add (plan->replacements, start, end - start, text->str);
  plan->start = plan->end = start + (guint) g_utf8_strlen (text->str, -1);
  return plan;
}
