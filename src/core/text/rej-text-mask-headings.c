/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-mask.h"

static gboolean
is_heading (const RejTextStyleSpan *span)
{
  return span->style >= REJ_TEXT_STYLE_HEADING_1 && span->style <= REJ_TEXT_STYLE_HEADING_6;
}

/* In a quote, an item or a note, whose spans lie round those of what stands in them. */
static gboolean
is_contained (const RejTextStyleSpan *spans,
              guint n_spans,
              const RejTextStyleSpan *span)
{
  for (guint i = 0; i < n_spans; i++)
    {
      const RejTextStyleSpan *other = &spans[i];

      if ((other->style == REJ_TEXT_STYLE_QUOTE || other->style == REJ_TEXT_STYLE_LIST_ITEM || other->style == REJ_TEXT_STYLE_NOTE) &&
          other->start <= span->start && other->end >= span->end && other->end > other->start)
        return TRUE;
    }

  return FALSE;
}

/**
 * rej_text_mask_get_heading:
 * @self: a mask
 * @position: a number from 0
 * @span: (out) (optional): the text of the heading; its style tells the level
 *
 * Finds the headings of a block that begin a section. Most blocks have none or one.
 *
 * Returns: whether there are that many
 */
gboolean
rej_text_mask_get_heading (const RejTextMask *self,
                           guint position,
                           RejTextStyleSpan *span)
{
  const RejTextStyleSpan *spans;
  guint n_spans;

  g_return_val_if_fail (self != NULL, FALSE);

  spans = rej_text_mask_get_styles (self, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      if (!is_heading (&spans[i]) || is_contained (spans, n_spans, &spans[i]))
        continue;
      if (position-- > 0)
        continue;
      if (span != NULL)
        *span = spans[i];
      return TRUE;
    }

  return FALSE;
}

/**
 * rej_text_mask_count_headings:
 * @self: a mask
 *
 * Counts the headings of a block that begin a section.
 *
 * Returns: how many
 */
guint
rej_text_mask_count_headings (const RejTextMask *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (rej_text_mask_get_heading (self, n, NULL))
    n++;

  return n;
}

/* Where what stands at a place of the source is shown. */
static gsize
source_to_plain (const RejTextMask *self,
                 gsize source)
{
  guint n_runs;
  const RejTextRun *runs = rej_text_mask_get_runs (self, &n_runs);
  gsize length;

  rej_text_mask_get_plain (self, &length);
  for (guint i = 0; i < n_runs; i++)
    {
      if (source >= (gsize) runs[i].start + runs[i].length)
        continue;
      if (runs[i].kind == REJ_TEXT_RUN_TEXT && source > runs[i].start)
        return runs[i].plain + (source - runs[i].start);
      return runs[i].plain;
    }

  return length;
}

/**
 * rej_text_mask_dup_heading_title:
 * @self: a mask
 * @span: one of its headings
 *
 * Gives a heading as it is read, in one line.
 *
 * Returns: (transfer full): the title
 */
char *
rej_text_mask_dup_heading_title (const RejTextMask *self,
                                 const RejTextStyleSpan *span)
{
  const char *plain;
  char *title;
  gsize start, end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span != NULL, NULL);

  plain = rej_text_mask_get_plain (self, NULL);
  start = source_to_plain (self, span->start);
  end = source_to_plain (self, span->end);
  title = g_strndup (plain + start, end > start ? end - start : 0);
  g_strdelimit (title, "\r\n\t", ' ');

  return g_strstrip (title);
}
