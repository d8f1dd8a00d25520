/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign-sections-private.h"

#include <string.h>

#include "rej-placeholder.h"

/**
 * rej_campaign_section_dup_source:
 * @section: a section of a template
 *
 * Gives a section as it stands in a new comment.
 *
 * Returns: (transfer full): Markdown without a line end behind it
 */
char *
rej_campaign_section_dup_source (const RejCampaignSection *section)
{
  g_autofree char *markdown = NULL;

  g_return_val_if_fail (section != NULL, NULL);

  markdown = g_strchomp (g_strdup (section->markdown));

  return section->heading != NULL ? g_strdup_printf ("## %s\n\n%s", section->heading, markdown) : g_steal_pointer (&markdown);
}

static guint
count_characters (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

/* How many line ends stand before an offset, up to two, which make a blank line; the beginning counts as one. */
static guint
count_feeds_before (RejTextOutline *outline,
                    guint offset)
{
  g_autofree char *text = NULL;
  gsize length;
  guint n = 0;

  if (offset == 0)
    return 2;
  text = rej_text_index_dup_range (rej_text_outline_get_index (outline), offset > 4 ? offset - 4 : 0, offset);
  for (length = strlen (text); length > 0 && strchr (" \t\r\n", text[length - 1]) != NULL; length--)
    n += text[length - 1] == '\n';

  return length == 0 ? 2 : MIN (n, 2);
}

static guint
count_feeds_behind (const char *text)
{
  guint n = 0;

  for (gsize length = strlen (text); length > 0 && strchr (" \t\r\n", text[length - 1]) != NULL; length--)
    n += text[length - 1] == '\n';

  return MIN (n, 2);
}

/* Notes: those that are referred to from a section and from nowhere else go with it. */

static void
add_references (RejTextBlock *block,
                GHashTable *labels)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  const char *const *references = mask != NULL ? rej_text_mask_get_note_references (mask) : NULL;

  for (guint i = 0; references != NULL && references[i] != NULL; i++)
    g_hash_table_add (labels, g_strdup (references[i]));
}

static GHashTable *
find_own_labels (RejTextIndex *index,
                 guint start,
                 guint end)
{
  GHashTable *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer label;
  guint offset = 0;

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    {
      add_references (block, offset >= start && offset < end ? own : others);
      offset += rej_text_block_get_n_characters (block);
    }
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    {
      if (g_hash_table_contains (others, label))
        g_hash_table_iter_remove (&iter);
    }

  return own;
}

static char *
plan_notes_off (RejTextOutline *outline,
                guint start,
                guint end,
                GPtrArray *plan)
{
  RejTextIndex *index = rej_text_outline_get_index (outline);
  g_autoptr (GHashTable) own = find_own_labels (index, start, end);
  g_autoptr (GString) notes = g_string_new (NULL);
  guint offset = 0;

  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL && g_hash_table_size (own) > 0; block = rej_text_block_get_next (block))
    {
      RejTextMask *mask = rej_text_block_get_mask (block);
      const char *label = mask != NULL ? rej_text_mask_get_note_label (mask) : NULL;
      guint n = rej_text_block_get_n_characters (block);
      gsize length;
      const char *source = rej_text_block_get_source (block, &length);

      if (label != NULL && g_hash_table_contains (own, label) && (offset < start || offset >= end))
        {
          g_string_append_len (notes, source, (gssize) length);
          rej_text_replacements_add (plan, offset, n, "");
        }
      offset += n;
    }

  return notes->len > 0 ? g_string_free_and_steal (g_steal_pointer (&notes)) : NULL;
}

/**
 * rej_campaign_sections_plan_off:
 * @self: sections that followed the outline
 * @outline: the outline of the comment, up to date
 * @section: a section of the template
 *
 * Plans to take a section out of the comment, with the notes that are its own, and keeps what was written.
 *
 * Returns: (transfer full) (nullable) (element-type RejTextReplacement): what to replace, %NULL if it is not in the text
 */
GPtrArray *
rej_campaign_sections_plan_off (RejCampaignSections *self,
                                RejTextOutline *outline,
                                guint section)
{
  RejCampaignPlace *place;
  GPtrArray *plan;
  guint heading, start, end, next;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), NULL);
  g_return_val_if_fail (section < self->n_places, NULL);

  place = &self->places[section];
  if (place->heading < 0)
    return NULL;
  heading = (guint) place->heading;
  start = rej_text_outline_get_start (outline, heading);
  end = rej_text_outline_get_end (outline, heading);
  next = rej_text_outline_get_heading (outline, heading)->end;
  g_free (place->kept);
  place->kept = rej_text_index_dup_range (rej_text_outline_get_index (outline), start, end);
  g_set_str (&place->before, heading > 0 ? rej_text_outline_get_heading (outline, heading - 1)->title : NULL);
  g_set_str (&place->after, next < rej_text_outline_get_n_headings (outline) ? rej_text_outline_get_heading (outline, next)->title : NULL);

  plan = rej_text_replacements_new ();
  rej_text_replacements_add (plan, start, end - start, "");
  g_free (place->kept_notes);
  place->kept_notes = plan_notes_off (outline, start, end, plan);
  rej_text_replacements_sort (plan);

  return plan;
}

/* Behind the section that was there, before the one that was; or where the order of the template has it. */
static guint
find_place (RejCampaignSections *self,
            RejTextOutline *outline,
            guint section)
{
  const RejCampaignPlace *place = &self->places[section];
  int heading = _rej_campaign_sections_find_title (outline, place->after);

  if (place->kept != NULL && heading >= 0)
    return rej_text_outline_get_start (outline, (guint) heading);
  heading = _rej_campaign_sections_find_title (outline, place->before);
  if (place->kept != NULL && heading >= 0)
    return rej_text_outline_get_start (outline, (guint) heading + 1);
  for (guint i = section + 1; i < self->n_places; i++)
    {
      if (self->places[i].heading >= 0)
        return rej_text_outline_get_start (outline, (guint) self->places[i].heading);
    }
  for (guint i = section; i > 0; i--)
    {
      if (self->places[i - 1].heading >= 0)
        return rej_text_outline_get_end (outline, (guint) self->places[i - 1].heading);
    }

  return rej_text_outline_get_tail (outline);
}

/* A label that a note of the comment has taken meanwhile gets another name, here and in the section. */
static void
free_labels (RejTextOutline *outline,
             GString *text,
             GString *notes)
{
  RejTextIndex *index = rej_text_outline_get_index (outline);

  for (const char *at = strstr (notes->str, "[^"); at != NULL;)
    {
      const char *end = strchr (at, ']');
      gsize position = (gsize) (at - notes->str);
      g_autofree char *label = NULL;
      g_autofree char *name = NULL;

      if (end == NULL)
        return;
      name = g_strndup (at + 1, (gsize) (end - at) - 1);
      label = g_utf8_strdown (name, -1);
      if (end[1] == ':' && (position == 0 || notes->str[position - 1] == '\n') && rej_text_index_get_note_number (index, label) != 0)
        {
          g_autofree char *old = g_strdup_printf ("[%s]", name);
          g_autofree char *new = g_strdup_printf ("[%s-2]", name);

          g_string_replace (text, old, new, 0);
          g_string_replace (notes, old, new, 0);
        }
      at = strstr (notes->str + position + 2, "[^");
    }
}

/* Where something is put in, blank lines part it from what is there. */
static guint
plan_insertion (RejTextOutline *outline,
                guint offset,
                guint n_before,
                GString *text,
                GPtrArray *plan)
{
  guint n_behind = count_feeds_behind (text->str);
  guint start = offset;

  for (; n_before < 2; n_before++, start++)
    g_string_prepend_c (text, '\n');
  if (offset < rej_text_index_get_n_characters (rej_text_outline_get_index (outline)))
    {
      for (; n_behind < 2; n_behind++)
        g_string_append_c (text, '\n');
    }
  rej_text_replacements_add (plan, offset, 0, text->str);

  return start;
}

/**
 * rej_campaign_sections_plan_on:
 * @self: sections that followed the outline
 * @outline: the outline of the comment, up to date
 * @section: a section of the template
 * @cursor: (out) (optional): where it begins then
 *
 * Plans to put a section into the comment: as it was written when it was taken out, at the place it had, or as the
 * template has it, in the order of the template.
 *
 * Returns: (transfer full) (nullable) (element-type RejTextReplacement): what to replace, %NULL if it is there already
 */
GPtrArray *
rej_campaign_sections_plan_on (RejCampaignSections *self,
                               RejTextOutline *outline,
                               guint section,
                               guint *cursor)
{
  RejCampaignPlace *place;
  GPtrArray *plan;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) notes = NULL;
  g_autofree char *template = NULL;
  guint start, offset, tail;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), NULL);
  g_return_val_if_fail (section < self->n_places, NULL);

  place = &self->places[section];
  if (place->heading >= 0)
    return NULL;
  template = rej_campaign_section_dup_source (place->section);
  text = g_string_new (place->kept != NULL ? place->kept : template);
  if (place->kept == NULL)
    g_string_append_c (text, '\n');
  notes = g_string_new (place->kept != NULL ? place->kept_notes : NULL);
  free_labels (outline, text, notes);
  plan = rej_text_replacements_new ();
  offset = find_place (self, outline, section);
  start = plan_insertion (outline, offset, count_feeds_before (outline, offset), text, plan);
  tail = rej_text_outline_get_tail (outline);
  if (notes->len > 0)
    plan_insertion (outline, tail, tail == offset ? count_feeds_behind (text->str) : count_feeds_before (outline, tail), notes, plan);
  if (cursor != NULL)
    *cursor = start;

  return plan;
}

/**
 * rej_campaign_sections_plan_again:
 * @self: sections that followed the outline
 * @outline: the outline of the comment, up to date
 * @section: a section of the template
 *
 * Plans to begin a section again from the template. What was written in it is for undo to bring back.
 *
 * Returns: (transfer full) (nullable) (element-type RejTextReplacement): what to replace, %NULL if it is not in the text
 */
GPtrArray *
rej_campaign_sections_plan_again (RejCampaignSections *self,
                                  RejTextOutline *outline,
                                  guint section)
{
  const RejCampaignPlace *place;
  g_autofree char *written = NULL;
  g_autofree char *template = NULL;
  gsize length;
  GPtrArray *plan;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), NULL);
  g_return_val_if_fail (section < self->n_places, NULL);

  place = &self->places[section];
  if (place->heading < 0)
    return NULL;
  written = _rej_campaign_sections_dup_source (outline, (guint) place->heading);
  for (length = strlen (written); length > 0 && strchr (" \t\r\n", written[length - 1]) != NULL;)
    length--;
  written[length] = '\0';
  template = rej_campaign_section_dup_source (place->section);
  plan = rej_text_replacements_new ();
  rej_text_replacements_add (plan, rej_text_outline_get_start (outline, (guint) place->heading), count_characters (written), template);

  return plan;
}

/* Puts the answer where the section waits for one, or behind what is written. Returns where it begins, in bytes. */
static gsize
answer_in (GString *source,
           const char *answer)
{
  RejPlaceholder found;
  gsize end = source->len;
  guint n_feeds = 0;

  if (rej_placeholder_find_next (source->str, source->len, 0, &found))
    {
      g_string_erase (source, (gssize) found.start, (gssize) (found.end - found.start));
      g_string_insert (source, (gssize) found.start, answer);
      return found.start;
    }
  while (end > 0 && strchr (" \t\r\n", source->str[end - 1]) != NULL)
    end--;
  n_feeds = end > 0 ? 2 : 0;
  g_string_insert (source, (gssize) end, answer);
  while (n_feeds-- > 0)
    g_string_insert_c (source, (gssize) end++, '\n');

  return end;
}

/**
 * rej_campaign_sections_plan_answer:
 * @self: sections that followed the outline
 * @outline: the outline of the comment, up to date
 * @section: a section of the template
 * @answer: one or more paragraphs
 * @cursor: (out): where the answer begins then
 *
 * Plans to put what the writer answered into a section: where it waits to be filled in, or behind what is written. A
 * section that is not in the text comes back with it.
 *
 * Returns: (transfer full) (element-type RejTextReplacement): what to replace
 */
GPtrArray *
rej_campaign_sections_plan_answer (RejCampaignSections *self,
                                   RejTextOutline *outline,
                                   guint section,
                                   const char *answer,
                                   guint *cursor)
{
  RejCampaignPlace *place;
  GPtrArray *plan;
  g_autoptr (GString) source = NULL;
  g_autofree char *stripped = NULL;
  gsize at;
  guint start;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), NULL);
  g_return_val_if_fail (section < self->n_places, NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  place = &self->places[section];
  stripped = g_strstrip (g_strdup (answer));
  if (place->heading < 0)
    {
      RejTextReplacement *insertion;

      plan = rej_campaign_sections_plan_on (self, outline, section, &start);
      insertion = plan->pdata[0];
      source = g_string_new (insertion->text);
      at = answer_in (source, stripped);
      *cursor = insertion->start + (guint) g_utf8_strlen (source->str, (gssize) at);
      g_free (insertion->text);
      insertion->text = g_strdup (source->str);
      return plan;
    }

  start = rej_text_outline_get_start (outline, (guint) place->heading);
  {
    g_autofree char *written = _rej_campaign_sections_dup_source (outline, (guint) place->heading);

    source = g_string_new (written);
    at = answer_in (source, stripped);
    plan = rej_text_replacements_new ();
    rej_text_replacements_add (plan, start, count_characters (written), source->str);
  }
  *cursor = start + (guint) g_utf8_strlen (source->str, (gssize) at);

  return plan;
}
