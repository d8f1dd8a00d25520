/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-reader-private.h"

#include <string.h>

#include "rej-text-html-private.h"
#include "rej-text-table-private.h"

gboolean
rej_text_reader_is_item (const RejTextContainer *container)
{
  return container->base.kind == REJ_TEXT_CONTAINER_BULLET || container->base.kind == REJ_TEXT_CONTAINER_ORDERED;
}

/* Files markers that are due; what holds nothing still holds nothing. */
static void
begin_empty_leaf (RejTextReader *self)
{
  guint8 flags[REJ_TEXT_MAX_CONTAINERS];

  for (guint i = 0; i < self->n_containers; i++)
    flags[i] = self->containers[i].base.flags;
  rej_text_reader_begin_leaf (self, FALSE);
  rej_text_reader_end_leaf (self);
  for (guint i = 0; i < self->n_containers; i++)
    self->containers[i].base.flags = flags[i] & (guint8) ~REJ_TEXT_CONTAINER_MARKER_DUE;
}

/* An item or a note that holds nothing is filed with its marker alone. */
static void
file_empty_item (RejTextReader *self)
{
  const RejTextContainer *container = &self->containers[self->n_containers - 1];

  if (container->base.kind == REJ_TEXT_CONTAINER_QUOTE || (container->base.flags & REJ_TEXT_CONTAINER_MARKER_DUE) == 0)
    return;
  begin_empty_leaf (self);
}

static void
end_container (RejTextReader *self)
{
  RejTextContainer *container = &self->containers[self->n_containers - 1];

  if ((container->base.flags & REJ_TEXT_CONTAINER_CLOSED) != 0)
    return;
  file_empty_item (self);
  rej_text_reader_style_container (self, container, MAX (self->line_end, container->start));
}

static void
close_containers (RejTextReader *self,
                  guint n_left)
{
  rej_text_reader_close_leaf (self);
  while (self->n_containers > n_left)
    {
      RejTextContainer *container = &self->containers[self->n_containers - 1];

      end_container (self);
      if (container->base.kind != REJ_TEXT_CONTAINER_QUOTE)
        self->n_items--;
      if (container->base.kind == REJ_TEXT_CONTAINER_NOTE)
        memset (self->state_label, 0, sizeof self->state_label);
      self->n_containers--;
    }
}

RejTextContainer *
rej_text_reader_open_container (RejTextReader *self,
                                RejTextContainerKind kind,
                                gsize start)
{
  RejTextContainer *container = &self->containers[self->n_containers++];

  for (guint i = 0; i + 1 < self->n_containers; i++)
    self->containers[i].base.flags |= REJ_TEXT_CONTAINER_HAS_CHILD;
  *container = (RejTextContainer) { .base.kind = kind, .id = ++self->last_id, .start = start };
  if (kind != REJ_TEXT_CONTAINER_QUOTE)
    {
      container->base.flags = REJ_TEXT_CONTAINER_MARKER_DUE;
      self->n_items++;
    }

  return container;
}

/* Whether a container goes on in a line; reads its prefix. */
static gboolean
match_container (RejTextContainer *container,
                 RejTextLine *line)
{
  switch ((RejTextContainerKind) container->base.kind)
    {
    case REJ_TEXT_CONTAINER_QUOTE:
      if (line->blank || line->indent >= REJ_TEXT_CODE_INDENT || line->text[line->content] != '>')
        return FALSE;
      rej_text_line_advance_to (line, line->content + 1);
      if (line->offset < line->length && (line->text[line->offset] == ' ' || line->text[line->offset] == '\t'))
        rej_text_line_advance_columns (line, 1);
      return TRUE;

    case REJ_TEXT_CONTAINER_NOTE:
      if (line->indent >= REJ_TEXT_CODE_INDENT)
        {
          rej_text_line_advance_columns (line, REJ_TEXT_CODE_INDENT);
          return TRUE;
        }
      return line->length == 0;

    case REJ_TEXT_CONTAINER_BULLET:
    case REJ_TEXT_CONTAINER_ORDERED:
    default:
      if ((container->base.flags & REJ_TEXT_CONTAINER_CLOSED) != 0)
        return FALSE;
      if (line->indent >= container->base.indent)
        {
          rej_text_line_advance_columns (line, container->base.indent);
          return TRUE;
        }
      if (!line->blank || (container->base.flags & REJ_TEXT_CONTAINER_HAS_CHILD) == 0)
        return FALSE;
      rej_text_line_advance_to (line, line->content);
      return TRUE;
    }
}

static void
match_containers (RejTextReader *self,
                  RejTextStep *step)
{
  while (step->n_matched < self->n_containers &&
         match_container (&self->containers[step->n_matched], &step->line))
    step->n_matched++;
  step->all = step->n_matched == self->n_containers;
  step->in_list = !step->all && rej_text_reader_is_item (&self->containers[step->n_matched]);
}

/* Closes what does not go on, before something new begins. */
void
rej_text_reader_close_unmatched (RejTextReader *self,
                                 RejTextStep *step)
{
  if (step->closed)
    return;
  close_containers (self, step->n_matched);
  step->closed = step->all = TRUE;
}

static void
read_fence_line (RejTextReader *self,
                 RejTextStep *step)
{
  RejTextLine *line = &step->line;

  if (line->indent < REJ_TEXT_CODE_INDENT && !line->blank &&
      rej_text_scan_closing_fence (line->text + line->content, line->length - line->content,
                                   (char) self->fence_character) >= self->fence_length)
    {
      rej_text_reader_close_leaf (self);
      return;
    }
  for (guint i = 0; i < self->fence_indent && line->offset < line->length; i++)
    {
      if (line->text[line->offset] != ' ' && line->text[line->offset] != '\t')
        break;
      rej_text_line_advance_columns (line, 1);
    }
  rej_text_reader_write_code_line (self, line, step->start, step->next);
}

void
rej_text_reader_read_html_line (RejTextReader *self,
                                RejTextStep *step)
{
  RejTextLine *line = &step->line;
  RejTextLeaf leaf = self->lasting;

  rej_text_reader_write_html_line (self, line, step->start, step->next);
  if (rej_text_html_block_ends (leaf, line->text + line->content, line->length - line->content))
    rej_text_reader_close_leaf (self);
}

/* Goes on with the open leaf where all containers do; returns whether the line is read. */
static gboolean
continue_leaf (RejTextReader *self,
               RejTextStep *step)
{
  RejTextLine *line = &step->line;

  switch (self->leaf)
    {
    case REJ_TEXT_OPEN_LASTING:
      if (self->lasting == REJ_TEXT_LEAF_FENCE)
        {
          read_fence_line (self, step);
          return TRUE;
        }
      if (line->blank && self->lasting >= REJ_TEXT_LEAF_HTML_BLOCK)
        break;
      rej_text_reader_read_html_line (self, step);
      return TRUE;

    case REJ_TEXT_OPEN_INDENTED_CODE:
      if (line->indent < REJ_TEXT_CODE_INDENT && !line->blank)
        break;
      if (line->indent >= REJ_TEXT_CODE_INDENT)
        rej_text_line_advance_columns (line, REJ_TEXT_CODE_INDENT);
      else
        rej_text_line_advance_to (line, line->content);
      rej_text_reader_write_code_line (self, line, step->start, step->next);
      return TRUE;

    case REJ_TEXT_OPEN_TABLE:
      if (rej_text_scan_table_row (line->text + line->content, line->length - line->content, NULL, NULL) > 0)
        return FALSE;
      break;

    case REJ_TEXT_OPEN_PARAGRAPH:
      if (!line->blank)
        return FALSE;
      break;

    case REJ_TEXT_OPEN_NONE:
    default:
      return FALSE;
    }

  rej_text_reader_close_leaf (self);

  return FALSE;
}

static gboolean
read_table_line (RejTextReader *self,
                 RejTextStep *step)
{
  RejTextLine *line = &step->line;

  if (line->indent >= REJ_TEXT_CODE_INDENT && self->leaf == REJ_TEXT_OPEN_PARAGRAPH)
    return FALSE;
  if (self->leaf == REJ_TEXT_OPEN_PARAGRAPH)
    return rej_text_reader_open_table (self, line);
  if (self->leaf != REJ_TEXT_OPEN_TABLE)
    return FALSE;
  self->line_end = step->start + line->length;
  self->line_next = step->next;
  rej_text_reader_write_row (self, step->start + line->content, self->line_end);

  return TRUE;
}

/* A blank line ends an item that holds nothing, but not its list. */
static void
close_for_blank_line (RejTextReader *self,
                      RejTextStep *step)
{
  if (step->closed || !step->in_list)
    {
      rej_text_reader_close_unmatched (self, step);
      return;
    }
  close_containers (self, step->n_matched + 1);
  end_container (self);
  self->containers[step->n_matched].base.flags |= REJ_TEXT_CONTAINER_CLOSED;
}

static void
read_text (RejTextReader *self,
           RejTextStep *step)
{
  RejTextLine *line = &step->line;
  gsize end = step->start + line->length;

  if (line->blank)
    {
      close_for_blank_line (self, step);
      self->blank_since_leaf = TRUE;
      return;
    }
  if (step->all && read_table_line (self, step))
    return;
  if (self->leaf == REJ_TEXT_OPEN_PARAGRAPH)
    {
      rej_text_reader_add_paragraph_line (self, step->start + (step->all ? line->content : line->offset), end,
                                          step->next);
      return;
    }

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  rej_text_reader_add_paragraph_line (self, step->start + line->content, end, step->next);
}

static void
read_line (RejTextReader *self,
           gsize start,
           gsize end,
           gsize next)
{
  RejTextStep step = { .start = start, .next = next };

  rej_text_line_init (&step.line, self->source + start, end - start);
  match_containers (self, &step);
  if (step.all && self->leaf != REJ_TEXT_OPEN_NONE && continue_leaf (self, &step))
    return;

  step.maybe_lazy = self->leaf == REJ_TEXT_OPEN_PARAGRAPH;
  while (rej_text_reader_open_block (self, &step))
    {
      if (step.done)
        return;
      step.maybe_lazy = FALSE;
      step.in_list = FALSE;
      step.n_matched = self->n_containers;
    }
  read_text (self, &step);
}

/**
 * rej_text_reader_init:
 * @self: (out caller-allocates): a reader
 * @source: the source of a block; kept
 * @length: bytes
 * @state: where it begins
 * @definitions: (nullable): the labels of the document; kept
 *
 * Prepares to read a block.
 */
void
rej_text_reader_init (RejTextReader *self,
                      const char *source,
                      gsize length,
                      const RejTextState *state,
                      const RejTextDefinitions *definitions)
{
  memset (self, 0, sizeof *self);
  self->source = source;
  self->length = length;
  rej_text_writer_init (&self->writer, source, length);
  rej_text_inlines_init (&self->inlines, &self->writer, definitions);
  self->segments = g_array_new (FALSE, FALSE, sizeof (RejTextSegment));
  self->blank_lines = g_array_new (FALSE, FALSE, sizeof (RejTextLine));
  self->joint = REJ_TEXT_JOINT_NONE;

  self->n_containers = self->n_items = MIN (state->n_containers, REJ_TEXT_STATE_MAX_DEPTH);
  for (guint i = 0; i < self->n_containers; i++)
    self->containers[i].base = state->containers[i];
  memcpy (self->state_label, state->note_label, sizeof self->state_label);
  self->state_label[sizeof self->state_label - 1] = '\0';
  self->blank_since_leaf = state->after_blank;
  if (state->leaf == REJ_TEXT_LEAF_NONE)
    return;
  self->leaf = REJ_TEXT_OPEN_LASTING;
  self->lasting = state->leaf;
  self->lasting_flags = state->leaf_flags;
  self->fence_character = state->fence_character;
  self->fence_indent = state->fence_indent;
  self->fence_length = state->fence_length;
  self->code_due = TRUE;
}

static void
definition_clear (RejTextDefinition *definition)
{
  g_free ((char *) definition->label);
  g_free ((char *) definition->destination);
}

/**
 * rej_text_reader_release:
 * @self: a reader
 *
 * Frees what was not taken out.
 */
void
rej_text_reader_release (RejTextReader *self)
{
  rej_text_inlines_release (&self->inlines);
  rej_text_writer_release (&self->writer);
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->blank_lines, g_array_unref);
  if (self->content != NULL)
    g_string_free (g_steal_pointer (&self->content), TRUE);
  for (guint i = 0; self->defined != NULL && i < self->defined->len; i++)
    definition_clear (&g_array_index (self->defined, RejTextDefinition, i));
  g_clear_pointer (&self->defined, g_array_unref);
  g_clear_pointer (&self->note_label, g_free);
}

/* Items and notes that hold nothing yet are filed with the block they begin in. */
static void
file_due_markers (RejTextReader *self)
{
  for (guint i = 0; i < self->n_containers; i++)
    {
      if ((self->containers[i].base.flags & REJ_TEXT_CONTAINER_MARKER_DUE) == 0)
        continue;
      begin_empty_leaf (self);
      return;
    }
}

/* What is left open at the end is written; what may go on in the next block stays open in the state. */
static void
finish (RejTextReader *self)
{
  if (self->leaf == REJ_TEXT_OPEN_LASTING)
    {
      if (!self->code_due)
        rej_text_reader_end_leaf (self);
    }
  else
    {
      rej_text_reader_close_leaf (self);
    }
  file_due_markers (self);
  for (guint i = 0; i < self->n_containers; i++)
    {
      const RejTextContainer *container = &self->containers[i];

      if ((container->base.flags & REJ_TEXT_CONTAINER_CLOSED) == 0)
        rej_text_reader_style_container (self, container, MAX (self->line_end, container->start));
    }
  rej_text_writer_finish (&self->writer);
}

/**
 * rej_text_reader_read:
 * @self: a reader
 *
 * Reads the block.
 */
void
rej_text_reader_read (RejTextReader *self)
{
  const char *limit = self->source + self->length;
  const char *feed = NULL; /* the next line feed, or the limit; looked for once, however many lines end in CR alone */
  gsize start = 0;

  while (start < self->length)
    {
      const char *text = self->source + start;
      gsize rest = self->length - start;
      const char *carriage;
      gsize end, next;

      if (feed == NULL || feed < text)
        feed = memchr (text, '\n', rest);
      if (feed == NULL)
        feed = limit;
      end = feed - text;
      next = feed < limit ? end + 1 : rest;
      carriage = memchr (text, '\r', end);

      if (carriage != NULL)
        {
          end = (gsize) (carriage - text);
          if (end + 1 < rest && text[end + 1] == '\n')
            next = end + 2;
          else
            next = end + 1;
        }
      read_line (self, start, start + end, start + next);
      start += next;
    }
  finish (self);
}

/**
 * rej_text_reader_get_state:
 * @self: a reader that has read its block
 * @state: (out caller-allocates): where the next block begins
 *
 * Tells what goes on in the next block. A quote does not: its sign is missing in the line a block begins with.
 */
void
rej_text_reader_get_state (const RejTextReader *self,
                           RejTextState *state)
{
  guint n = 0;

  memset (state, 0, sizeof *state);
  while (n < self->n_containers && self->containers[n].base.kind != REJ_TEXT_CONTAINER_QUOTE)
    {
      state->containers[n] = self->containers[n].base;
      if (self->containers[n].base.kind == REJ_TEXT_CONTAINER_NOTE)
        memcpy (state->note_label, self->state_label, sizeof state->note_label);
      n++;
    }
  state->n_containers = (guint8) n;
  state->after_blank = n > 0 && self->blank_since_leaf;

  if (self->leaf != REJ_TEXT_OPEN_LASTING || n < self->n_containers)
    return;
  state->leaf = self->lasting;
  state->leaf_flags = self->lasting_flags;
  if (self->lasting == REJ_TEXT_LEAF_FENCE)
    {
      state->fence_character = self->fence_character;
      state->fence_indent = self->fence_indent;
      state->fence_length = self->fence_length;
    }
}
