/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-outline-private.h"

#include <string.h>

#define DEEPEST 6

/* The white space at the end, which parts a section from the next and stays where it is when they change places. */
static gsize
measure_body (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (" \t\r\n", text[length - 1]) != NULL)
    length--;

  return length;
}

static gboolean
has_blank_line (const char *space)
{
  guint n = 0;

  for (const char *c = space; *c != '\0'; c++)
    n += *c == '\n' || (*c == '\r' && c[1] != '\n');

  return n >= 2;
}

/* Two neighbours change places: the first body with the space behind it goes behind the second one, or the other way
 * round; what is shorter is written anew. */
static GPtrArray *
plan_exchange (RejTextOutline *self,
               guint start,
               guint middle,
               guint end,
               gboolean move_first)
{
  g_autofree char *first = rej_text_index_dup_range (self->index, start, middle);
  g_autofree char *second = rej_text_index_dup_range (self->index, middle, end);
  gsize first_body = measure_body (first);
  gsize second_body = measure_body (second);
  const char *space = has_blank_line (first + first_body) ? first + first_body : "\n\n";
  GPtrArray *plan = rej_text_replacements_new ();
  g_autofree char *moved = NULL;

  if (move_first)
    {
      g_autofree char *body = g_strndup (first, first_body);

      moved = g_strconcat (space, body, NULL);
      rej_text_replacements_add (plan, start, middle - start, "");
      rej_text_replacements_add (plan, middle + (guint) g_utf8_strlen (second, (gssize) second_body), 0, moved);
    }
  else
    {
      g_autofree char *body = g_strndup (second, second_body);
      guint first_end = start + (guint) g_utf8_strlen (first, (gssize) first_body);

      moved = g_strconcat (body, space, NULL);
      rej_text_replacements_add (plan, start, 0, moved);
      rej_text_replacements_add (plan, first_end, middle - first_end + (guint) g_utf8_strlen (second, (gssize) second_body), "");
    }

  return plan;
}

/**
 * rej_text_outline_plan_move:
 * @self: an outline that is up to date
 * @position: a heading
 * @before: the heading it goes before, or their number for the end
 *
 * Plans to move a section with all the sections in it. Blank lines between sections and the end of the document stay
 * as they are.
 *
 * Returns: (transfer full) (nullable) (element-type RejTextReplacement): what to replace, %NULL if it is there already
 *   or would go into itself
 */
GPtrArray *
rej_text_outline_plan_move (RejTextOutline *self,
                            guint position,
                            guint before)
{
  guint start, end, target;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);
  g_return_val_if_fail (before <= self->entries->len, NULL);

  if (before >= position && before <= REJ_TEXT_OUTLINE_ENTRY (self, position)->end)
    return NULL;
  start = rej_text_outline_get_start (self, position);
  end = rej_text_outline_get_end (self, position);
  target = rej_text_outline_get_start (self, before);

  return before > position ? plan_exchange (self, start, end, target, TRUE) : plan_exchange (self, target, start, end, FALSE);
}

/**
 * rej_text_outline_plan_step:
 * @self: an outline that is up to date
 * @position: a heading
 * @down: whether it goes down or up
 *
 * Plans to have a section change places with its neighbour of the same level.
 *
 * Returns: (transfer full) (nullable) (element-type RejTextReplacement): what to replace, %NULL if it has no neighbour
 */
GPtrArray *
rej_text_outline_plan_step (RejTextOutline *self,
                            guint position,
                            gboolean down)
{
  const RejTextOutlineEntry *entry;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  entry = REJ_TEXT_OUTLINE_ENTRY (self, position);
  if (down)
    {
      if (entry->end == self->entries->len || REJ_TEXT_OUTLINE_ENTRY (self, entry->end)->level < entry->level)
        return NULL;
      return rej_text_outline_plan_move (self, position, REJ_TEXT_OUTLINE_ENTRY (self, entry->end)->end);
    }

  for (guint i = position; i > 0 && (int) (i - 1) != entry->parent; i--)
    {
      if (REJ_TEXT_OUTLINE_ENTRY (self, i - 1)->parent == entry->parent)
        return rej_text_outline_plan_move (self, position, i - 1);
    }

  return NULL;
}

/* The mark of a heading: number signs before it, or a line under it. */
static void
plan_heading_level (RejTextOutline *self,
                    guint position,
                    guint level,
                    GPtrArray *plan)
{
  const RejTextOutlineEntry *entry = REJ_TEXT_OUTLINE_ENTRY (self, position);
  guint start = rej_text_outline_get_start (self, position);
  RejTextStyleSpan span = { 0, 0, REJ_TEXT_STYLE_HEADING_1 };
  gsize length;
  const char *source = rej_text_block_get_source (entry->block, &length);
  gsize line = rej_text_block_character_to_byte (entry->block, start - rej_text_block_get_offset (entry->block));
  gsize mark = line;
  g_autofree char *signs = g_strnfill (level, '#');
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;
  char *last;

  while (mark < length && source[mark] == ' ')
    mark++;
  if (mark < length && source[mark] == '#')
    {
      rej_text_replacements_add (plan, start + (guint) (mark - line), entry->level, signs);
      return;
    }

  /* A heading with a line under it is written anew, on one line, since there are two such levels alone. */
  rej_text_mask_get_heading (entry->mask, entry->nth, &span);
  text = g_strndup (source + line, span.end - line);
  last = strrchr (g_strchomp (text), '\n');
  if (last == NULL)
    last = strrchr (text, '\r');
  if (last != NULL)
    *last = '\0';
  g_strdelimit (g_strchomp (text), "\r\n", ' ');
  heading = g_strconcat (signs, " ", g_strchug (text), NULL);
  rej_text_replacements_add (plan, start, (guint) g_utf8_strlen (source + line, (gssize) (span.end - line)), heading);
}

/**
 * rej_text_outline_plan_level:
 * @self: an outline that is up to date
 * @position: a heading
 * @deeper: whether it goes a level down or up
 *
 * Plans to change the level of a section and all the sections in it.
 *
 * Returns: (transfer full) (nullable) (element-type RejTextReplacement): what to replace, %NULL if one would leave the
 *   six levels
 */
GPtrArray *
rej_text_outline_plan_level (RejTextOutline *self,
                             guint position,
                             gboolean deeper)
{
  g_autoptr (GPtrArray) plan = NULL;
  guint end;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  end = REJ_TEXT_OUTLINE_ENTRY (self, position)->end;
  plan = rej_text_replacements_new ();
  for (guint i = position; i < end; i++)
    {
      guint level = REJ_TEXT_OUTLINE_ENTRY (self, i)->level;

      if (level == (deeper ? DEEPEST : 1))
        return NULL;
      plan_heading_level (self, i, deeper ? level + 1 : level - 1, plan);
    }

  return g_steal_pointer (&plan);
}
