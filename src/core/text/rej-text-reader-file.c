/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-reader-private.h"

#include <string.h>

static gboolean
is_item (const RejTextContainer *container)
{
  return container->base.kind == REJ_TEXT_CONTAINER_BULLET || container->base.kind == REJ_TEXT_CONTAINER_ORDERED;
}

static gboolean
is_due (const RejTextContainer *container)
{
  return (container->base.flags & REJ_TEXT_CONTAINER_MARKER_DUE) != 0;
}

/* Index of the first container that counts for what is filed: those around a note do not. */
static guint
get_first_filed (const RejTextReader *self)
{
  for (guint i = self->n_containers; i > 0; i--)
    {
      if (self->containers[i - 1].base.kind == REJ_TEXT_CONTAINER_NOTE)
        return i - 1;
    }

  return 0;
}

/* Whether the leaf about to be filed begins an item that stands right below what came before. */
static gboolean
is_tight (const RejTextReader *self)
{
  for (guint i = get_first_filed (self); i < self->n_containers; i++)
    {
      const RejTextContainer *container = &self->containers[i];

      if (!is_item (container) || !is_due (container))
        continue;
      if (self->blank_since_leaf)
        return FALSE;

      return !container->new_list || (i > 0 && is_item (&self->containers[i - 1]));
    }

  return FALSE;
}

static void
append_prefix (GString *out,
               const RejTextContainer *container)
{
  if (container->base.kind == REJ_TEXT_CONTAINER_QUOTE)
    g_string_append (out, "> ");
  else if (is_item (container))
    g_string_append (out, "  ");
}

static void
trim (GString *string)
{
  while (string->len > 0 && string->str[string->len - 1] == ' ')
    g_string_truncate (string, string->len - 1);
}

/* Parts a leaf from the one before it in the block; quotes that hold both go on. */
static void
file_separator (RejTextReader *self,
                gboolean tight)
{
  g_autoptr (GString) blank = NULL;

  rej_text_writer_file (&self->writer, "\n", 1);
  if (tight)
    return;

  blank = g_string_new (NULL);
  for (guint i = get_first_filed (self); i < self->n_containers; i++)
    {
      if (self->containers[i].id > self->last_id_filed)
        break;
      append_prefix (blank, &self->containers[i]);
    }
  trim (blank);
  rej_text_writer_file (&self->writer, blank->str, blank->len);
  rej_text_writer_file (&self->writer, "\n", 1);
}

/* Files a due marker, or what stands below it. */
static void
file_prefix (RejTextReader *self,
             RejTextContainer *container)
{
  char ordinal[16];

  if (container->base.kind == REJ_TEXT_CONTAINER_QUOTE)
    {
      rej_text_writer_file (&self->writer, "> ", 2);
      return;
    }
  if (!is_due (container))
    {
      if (is_item (container))
        rej_text_writer_file (&self->writer, "  ", 2);
      return;
    }

  container->base.flags &= (guint8) ~REJ_TEXT_CONTAINER_MARKER_DUE;
  self->leaf_has_marker = TRUE;
  if (container->base.kind == REJ_TEXT_CONTAINER_NOTE)
    {
      rej_text_writer_file_note_number (&self->writer);
      rej_text_writer_file (&self->writer, " ", 1);
      self->starts_note = TRUE;
    }
  else if (container->base.kind == REJ_TEXT_CONTAINER_BULLET)
    {
      rej_text_writer_file (&self->writer, "- ", 2);
    }
  else
    {
      g_snprintf (ordinal, sizeof ordinal, "%u. ", container->base.ordinal);
      rej_text_writer_file (&self->writer, ordinal, strlen (ordinal));
    }
}

static void
choose_joint (RejTextReader *self,
              guint first,
              gboolean tight)
{
  if (self->n_containers > 0 && self->containers[first].base.kind == REJ_TEXT_CONTAINER_NOTE)
    {
      self->joint = REJ_TEXT_JOINT_NOTE;
      g_set_str (&self->note_label, self->state_label);
    }
  else
    {
      self->joint = tight ? REJ_TEXT_JOINT_LINE : REJ_TEXT_JOINT_BLANK;
    }
}

/**
 * rej_text_reader_begin_leaf:
 * @self: a reader
 * @goes_on: whether it is code or HTML that began in a block before
 *
 * Begins to file a paragraph, heading, row, rule, or code: what parts it from what came before, and the quote signs,
 * indentation and marker before its first line.
 */
void
rej_text_reader_begin_leaf (RejTextReader *self,
                            gboolean goes_on)
{
  guint first = get_first_filed (self);
  gboolean tight = goes_on || is_tight (self);

  self->leaf_before = rej_text_writer_get_filed_length (&self->writer);
  self->leaf_was_first = !self->filed_any;
  self->leaf_has_marker = FALSE;
  self->leaf_is_code = FALSE;
  if (self->filed_any)
    file_separator (self, tight);
  else
    choose_joint (self, first, tight);
  self->filed_any = TRUE;

  if (self->writer.continuation == NULL && self->n_containers > 0)
    self->writer.continuation = g_string_new (NULL);
  if (self->writer.continuation != NULL)
    g_string_truncate (self->writer.continuation, 0);
  for (guint i = first; i < self->n_containers; i++)
    {
      file_prefix (self, &self->containers[i]);
      append_prefix (self->writer.continuation, &self->containers[i]);
    }
  for (guint i = 0; i < self->n_containers; i++)
    self->containers[i].base.flags |= REJ_TEXT_CONTAINER_HAS_CHILD;

  self->leaf_plain = self->writer.plain->len;
  self->leaf_filed = rej_text_writer_get_filed_length (&self->writer);
  self->last_id_filed = self->last_id;
  self->blank_since_leaf = FALSE;
}

static gboolean
holds_word (const char *text,
            gsize length)
{
  const char *end = text + length;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      if (g_ascii_isalnum (*at) || ((guchar) *at >= 0x80 && g_unichar_isalnum (g_utf8_get_char (at))))
        return TRUE;
    }

  return FALSE;
}

/**
 * rej_text_reader_end_leaf:
 * @self: a reader
 *
 * Ends what rej_text_reader_begin_leaf() began. What shows nothing is not filed, unless it is the only thing in an
 * item.
 */
void
rej_text_reader_end_leaf (RejTextReader *self)
{
  const GString *plain = self->writer.plain;

  if (plain->len > self->leaf_plain)
    {
      rej_text_writer_set_break (&self->writer, self->line_end, self->line_next);
      if (holds_word (plain->str + self->leaf_plain, plain->len - self->leaf_plain))
        self->n_paragraphs++;
    }
  if (rej_text_writer_get_filed_length (&self->writer) > self->leaf_filed)
    return;

  if (self->leaf_has_marker)
    {
      const char *filed = rej_text_writer_get_filed (&self->writer);
      gsize length = self->leaf_filed;

      while (length > self->leaf_before && filed[length - 1] == ' ')
        length--;
      rej_text_writer_truncate_filed (&self->writer, length);
      return;
    }
  if (self->leaf_is_code)
    return;
  rej_text_writer_truncate_filed (&self->writer, self->leaf_before);
  if (self->leaf_was_first)
    {
      self->filed_any = FALSE;
      g_clear_pointer (&self->note_label, g_free);
      self->joint = REJ_TEXT_JOINT_NONE;
    }
}

/**
 * rej_text_reader_style_container:
 * @self: a reader
 * @container: a container that ends here, in this block
 * @end: where it ends in the source
 *
 * Styles a quote, an item or a note.
 */
void
rej_text_reader_style_container (RejTextReader *self,
                                 const RejTextContainer *container,
                                 gsize end)
{
  RejTextStyle style = REJ_TEXT_STYLE_LIST_ITEM;

  if (container->base.kind == REJ_TEXT_CONTAINER_QUOTE)
    style = REJ_TEXT_STYLE_QUOTE;
  else if (container->base.kind == REJ_TEXT_CONTAINER_NOTE)
    style = REJ_TEXT_STYLE_NOTE;
  rej_text_writer_style (&self->writer, style, container->start, end);
}
