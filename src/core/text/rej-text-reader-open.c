/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-reader-private.h"

#include <string.h>

#include "rej-text-html-private.h"

/* What begins on a line. */

static gboolean
open_quote (RejTextReader *self,
            RejTextStep *step)
{
  RejTextLine *line = &step->line;
  gsize start = step->start + line->content;

  rej_text_reader_close_unmatched (self, step);
  if (self->n_containers - self->n_items >= REJ_TEXT_MAX_QUOTES)
    return FALSE;
  rej_text_line_advance_to (line, line->content + 1);
  if (line->offset < line->length && (line->text[line->offset] == ' ' || line->text[line->offset] == '\t'))
    rej_text_line_advance_columns (line, 1);
  rej_text_reader_open_container (self, REJ_TEXT_CONTAINER_QUOTE, start);

  return TRUE;
}

static gboolean
open_heading (RejTextReader *self,
              RejTextStep *step)
{
  RejTextLine *line = &step->line;
  gsize start;
  gsize end = line->length;
  gsize hashes;
  gsize skip;
  guint level = rej_text_scan_atx_heading (line->text + line->content, line->length - line->content, &skip);

  if (level == 0)
    return FALSE;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  start = line->content + skip;
  while (end > start && (line->text[end - 1] == ' ' || line->text[end - 1] == '\t'))
    end--;
  for (hashes = end; hashes > 0 && line->text[hashes - 1] == '#'; hashes--)
    ;
  if (hashes != end && hashes > 0 && (line->text[hashes - 1] == ' ' || line->text[hashes - 1] == '\t'))
    end = MAX (start, hashes);
  self->line_end = step->start + line->length;
  self->line_next = step->next;
  rej_text_reader_write_heading (self, level, step->start + MIN (start, end), step->start + end);
  step->done = TRUE;

  return TRUE;
}

static void
open_lasting (RejTextReader *self,
              RejTextLeaf lasting)
{
  self->leaf = REJ_TEXT_OPEN_LASTING;
  self->lasting = lasting;
  self->lasting_flags = 0;
  self->code_due = TRUE;
  for (guint i = 0; i < self->n_containers; i++)
    self->containers[i].base.flags |= REJ_TEXT_CONTAINER_HAS_CHILD;
}

static gboolean
open_fence (RejTextReader *self,
            RejTextStep *step)
{
  RejTextLine *line = &step->line;
  guint n = rej_text_scan_opening_fence (line->text + line->content, line->length - line->content);

  if (n == 0)
    return FALSE;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  open_lasting (self, REJ_TEXT_LEAF_FENCE);
  self->fence_character = (guint8) line->text[line->content];
  self->fence_length = (guint8) MIN (n, 255);
  self->fence_indent = (guint8) (line->content - line->offset);
  step->done = TRUE;

  return TRUE;
}

static gboolean
open_html (RejTextReader *self,
           RejTextStep *step)
{
  RejTextLine *line = &step->line;
  gboolean interrupts = step->all && self->leaf == REJ_TEXT_OPEN_PARAGRAPH;
  RejTextLeaf leaf = rej_text_scan_html_block (line->text + line->content, line->length - line->content, interrupts);

  if (leaf == REJ_TEXT_LEAF_NONE)
    return FALSE;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  open_lasting (self, leaf);
  rej_text_reader_read_html_line (self, step);
  step->done = TRUE;

  return TRUE;
}

static gboolean
open_setext (RejTextReader *self,
             RejTextStep *step)
{
  RejTextLine *line = &step->line;
  guint level;

  if (!step->all || self->leaf != REJ_TEXT_OPEN_PARAGRAPH)
    return FALSE;
  level = rej_text_scan_setext_underline (line->text + line->content, line->length - line->content);
  if (level == 0)
    return FALSE;

  self->line_end = step->start + line->length;
  self->line_next = step->next;
  if (!rej_text_reader_close_setext (self, level))
    rej_text_reader_add_paragraph_line (self, step->start + line->content, self->line_end, self->line_next);
  step->done = TRUE;

  return TRUE;
}

static gboolean
open_rule (RejTextReader *self,
           RejTextStep *step)
{
  RejTextLine *line = &step->line;

  if (!rej_text_scan_thematic_break (line->text + line->content, line->length - line->content))
    return FALSE;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  rej_text_reader_write_rule (self, step->start + line->length);
  step->done = TRUE;

  return TRUE;
}

/* A note begins where nothing of the block is filed yet and no quote and no note is open: a block is all note or none. */
static gboolean
may_open_note (const RejTextReader *self)
{
  if (self->filed_any || self->n_items >= REJ_TEXT_STATE_MAX_DEPTH)
    return FALSE;
  for (guint i = 0; i < self->n_containers; i++)
    {
      if (!rej_text_reader_is_item (&self->containers[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
open_note (RejTextReader *self,
           RejTextStep *step)
{
  RejTextLine *line = &step->line;
  const char *text = line->text + line->content;
  gsize label_length;
  gsize n = rej_text_scan_note_definition (text, line->length - line->content, &label_length);
  g_autofree char *label = NULL;
  RejTextDefinition definition = { NULL, NULL };
  gsize start = step->start + line->content;

  if (n == 0)
    return FALSE;
  label = rej_text_normalize_label (text + 1, label_length + 1);
  if (strlen (label) > REJ_TEXT_STATE_MAX_NOTE_LABEL)
    return FALSE;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  if (!may_open_note (self))
    return FALSE;
  for (guint i = 0; i < self->n_containers; i++)
    self->containers[i].base.flags &= (guint8) ~REJ_TEXT_CONTAINER_MARKER_DUE;
  rej_text_reader_open_container (self, REJ_TEXT_CONTAINER_NOTE, start);
  memset (self->state_label, 0, sizeof self->state_label);
  memcpy (self->state_label, label, strlen (label));
  definition.label = g_steal_pointer (&label);
  if (self->defined == NULL)
    self->defined = g_array_new (FALSE, FALSE, sizeof (RejTextDefinition));
  g_array_append_val (self->defined, definition);
  rej_text_writer_hide (&self->writer, REJ_TEXT_RUN_NOTE_LABEL, start, start + label_length + 4);
  rej_text_line_advance_to (line, line->content + n);

  return TRUE;
}

/* Reads the white space behind a marker: up to four columns belong to it, unless code or nothing follows. */
static guint
read_padding (RejTextLine *line,
              guint marker_length)
{
  RejTextLine saved = *line;
  guint n;

  while (line->column - saved.column <= 5 && line->offset < line->length &&
         (line->text[line->offset] == ' ' || line->text[line->offset] == '\t'))
    rej_text_line_advance_columns (line, 1);
  n = line->column - saved.column;
  if (n >= 1 && n < 5 && line->offset < line->length)
    return marker_length + n;

  *line = saved;
  if (n > 0)
    rej_text_line_advance_columns (line, 1);

  return marker_length + 1;
}

static gboolean
continues_list (const RejTextReader *self,
                const RejTextStep *step,
                const RejTextListMarker *marker)
{
  const RejTextContainer *container = &self->containers[step->n_matched];

  return step->in_list && container->base.kind == marker->kind &&
         container->base.marker == (guint8) marker->character;
}

static gboolean
open_item (RejTextReader *self,
           RejTextStep *step)
{
  RejTextLine *line = &step->line;
  gboolean interrupts = step->all && self->leaf == REJ_TEXT_OPEN_PARAGRAPH;
  guint indent = line->indent;
  gsize start = step->start + line->content;
  RejTextContainer *container;
  RejTextListMarker marker;
  gboolean continues;

  if (!rej_text_scan_list_marker (line->text + line->content, line->length - line->content, interrupts, &marker))
    return FALSE;
  continues = continues_list (self, step, &marker);
  if (continues)
    marker.ordinal = self->containers[step->n_matched].base.ordinal + 1;
  else if (marker.kind == REJ_TEXT_CONTAINER_BULLET)
    marker.ordinal = 0;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  if (self->n_items >= REJ_TEXT_STATE_MAX_DEPTH)
    return FALSE;
  rej_text_writer_hide (&self->writer, REJ_TEXT_RUN_LIST_MARKER, start, start + marker.length);
  rej_text_line_advance_to (line, line->content + marker.length);
  container = rej_text_reader_open_container (self, marker.kind, start);
  container->base.indent = (guint8) (indent + read_padding (line, marker.length));
  container->base.marker = (guint8) marker.character;
  container->base.ordinal = marker.kind == REJ_TEXT_CONTAINER_ORDERED ? marker.ordinal : 0;
  container->new_list = !continues;

  return TRUE;
}

static gboolean
open_indented_code (RejTextReader *self,
                    RejTextStep *step)
{
  if (step->maybe_lazy)
    return FALSE;

  rej_text_reader_close_unmatched (self, step);
  rej_text_reader_close_leaf (self);
  rej_text_line_advance_columns (&step->line, REJ_TEXT_CODE_INDENT);
  self->leaf = REJ_TEXT_OPEN_INDENTED_CODE;
  self->code_due = TRUE;
  rej_text_reader_write_code_line (self, &step->line, step->start, step->next);
  step->done = TRUE;

  return TRUE;
}

/* Opens one thing that begins at the line's content; returns whether to look for another inside it. */
gboolean
rej_text_reader_open_block (RejTextReader *self,
                            RejTextStep *step)
{
  RejTextLine *line = &step->line;

  if (line->blank)
    return FALSE;
  if (line->indent >= REJ_TEXT_CODE_INDENT)
    return open_indented_code (self, step);

  switch (line->text[line->content])
    {
    case '>':
      return open_quote (self, step);
    case '#':
      return open_heading (self, step);
    case '`':
    case '~':
      return open_fence (self, step);
    case '<':
      return open_html (self, step);
    case '[':
      return open_note (self, step);
    case '=':
      return open_setext (self, step);
    case '_':
      return open_rule (self, step);
    case '-':
      return open_setext (self, step) || open_rule (self, step) || open_item (self, step);
    case '*':
      return open_rule (self, step) || open_item (self, step);
    case '+':
      return open_item (self, step);
    default:
      return g_ascii_isdigit (line->text[line->content]) && open_item (self, step);
    }
}
