/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (rej-front-matter-error-quark, rej_front_matter_error)
G_DEFINE_BOXED_TYPE (RejFrontMatter, rej_front_matter, rej_front_matter_copy, rej_front_matter_free)

/* Where the line that begins at @at ends, its line end included. */
gsize
rej_front_matter_skip_line (const char *text,
                            gsize length,
                            gsize at)
{
  while (at < length && text[at] != '\n' && text[at] != '\r')
    at++;
  if (at < length && text[at] == '\r')
    at++;
  else if (at < length)
    return at + 1;
  if (at < length && text[at - 1] == '\r' && text[at] == '\n')
    at++;
  return at;
}

/* Whether the line at @at is @word and nothing but spaces after it. */
static gboolean
is_line (const char *text,
         gsize length,
         gsize at,
         const char *word)
{
  gsize n = strlen (word);

  if (length - at < n || memcmp (text + at, word, n) != 0)
    return FALSE;
  for (at += n; at < length && text[at] != '\n' && text[at] != '\r'; at++)
    if (text[at] != ' ' && text[at] != '\t')
      return FALSE;
  return TRUE;
}

RejFrontMatter *
rej_front_matter_new_parsed (const char *text,
                             gsize length,
                             gsize inner_start,
                             gsize inner_end,
                             GError **error)
{
  g_autoptr (RejFrontMatter) self = rej_front_matter_new ();

  g_free (self->text);
  self->text = g_strndup (text, length);
  self->length = length;
  self->inner_start = inner_start;
  self->inner_end = inner_end;
  if (inner_start >= 2 && text[inner_start - 1] == '\n' && text[inner_start - 2] == '\r')
    self->line_end = "\r\n";
  else if (inner_start >= 1 && text[inner_start - 1] == '\r')
    self->line_end = "\r";
  self->tree = rej_front_matter_tree_new (self->text, inner_start, inner_end, error);

  return self->tree != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * rej_front_matter_new:
 *
 * Makes front matter without a line. The first key that is set gives it its delimiters.
 *
 * Returns: (transfer full): the front matter
 */
RejFrontMatter *
rej_front_matter_new (void)
{
  RejFrontMatter *self = g_new0 (RejFrontMatter, 1);

  self->text = g_strdup ("");
  self->line_end = "\n";
  return self;
}

/**
 * rej_front_matter_parse:
 * @text: a whole file, valid UTF-8 without a byte order mark
 * @length: bytes of @text
 * @n_read: (out): bytes that are front matter; the rest is the body
 * @error: where REJ_FRONT_MATTER_ERROR_SYNTAX goes, with line and column
 *
 * Reads the front matter of a file. A file has some when its first line is "---" and the second is not blank; without,
 * the result is empty and @n_read is 0. As pandoc reads it (its manual, extension yaml_metadata_block).
 *
 * Returns: (transfer full) (nullable): the front matter
 */
RejFrontMatter *
rej_front_matter_parse (const char *text,
                        gsize length,
                        gsize *n_read,
                        GError **error)
{
  g_autoptr (RejFrontMatter) self = NULL;
  gsize inner_start;
  gsize at;
  gsize end;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_read != NULL, NULL);

  *n_read = 0;
  inner_start = rej_front_matter_skip_line (text, length, 0);
  if (!is_line (text, length, 0, "---") || inner_start == length || is_line (text, length, inner_start, ""))
    return rej_front_matter_new ();

  for (at = inner_start; at < length && at <= REJ_FRONT_MATTER_MAX_BYTES; at = rej_front_matter_skip_line (text, length, at))
    if (is_line (text, length, at, "---") || is_line (text, length, at, "..."))
      break;
  if (at >= length || at > REJ_FRONT_MATTER_MAX_BYTES)
    {
      g_set_error_literal (error, REJ_FRONT_MATTER_ERROR, REJ_FRONT_MATTER_ERROR_SYNTAX,
                           at >= length
                           ? _ ("The details at the top of the file cannot be read: the line “---” that ends them is missing.")
                           : _ ("The details at the top of the file cannot be read: they are longer than 256 KB."));
      return NULL;
    }
  end = rej_front_matter_skip_line (text, length, at);
  if (end < length && is_line (text, length, end, ""))
    end = rej_front_matter_skip_line (text, length, end);
  self = rej_front_matter_new_parsed (text, end, inner_start, at, error);
  if (self != NULL)
    *n_read = end;
  return g_steal_pointer (&self);
}

/**
 * rej_front_matter_copy:
 * @self: front matter
 *
 * Returns: (transfer full): front matter of its own with the same bytes
 */
RejFrontMatter *
rej_front_matter_copy (const RejFrontMatter *self)
{
  RejFrontMatter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->tree == NULL)
    copy = rej_front_matter_new ();
  else
    copy = rej_front_matter_new_parsed (self->text, self->length, self->inner_start, self->inner_end, NULL);
  copy->line_end = self->line_end;
  return copy;
}

/**
 * rej_front_matter_free:
 * @self: (transfer full): front matter
 */
void
rej_front_matter_free (RejFrontMatter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->tree, rej_front_matter_tree_free);
  g_free (self->text);
  g_free (self);
}

/**
 * rej_front_matter_get_text:
 * @self: front matter
 * @length: (out) (optional): bytes
 *
 * Returns: (transfer none): the lines as they go into the file, delimiters included; empty where there are none
 */
const char *
rej_front_matter_get_text (const RejFrontMatter *self,
                           gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->text;
}

/**
 * rej_front_matter_set_line_end:
 * @self: front matter
 * @line_end: "\n", "\r\n" or "\r"
 *
 * Chooses what ends the lines that are written from now on.
 */
void
rej_front_matter_set_line_end (RejFrontMatter *self,
                               const char *line_end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (line_end != NULL);

  self->line_end = line_end[0] == '\n' ? "\n" : line_end[1] == '\n' ? "\r\n"
                                                                    : "\r";
}

RejFrontMatterEntry *
rej_front_matter_find_entry (const RejFrontMatter *self,
                             const char *key)
{
  for (guint i = 0; self->tree != NULL && i < self->tree->entries->len; i++)
    {
      RejFrontMatterEntry *entry = g_ptr_array_index (self->tree->entries, i);

      if (g_str_equal (entry->key, key))
        return entry;
    }
  return NULL;
}

/**
 * rej_front_matter_get_n_keys:
 * @self: front matter
 *
 * Returns: how many keys there are, known or not
 */
guint
rej_front_matter_get_n_keys (const RejFrontMatter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tree != NULL ? self->tree->entries->len : 0;
}

/**
 * rej_front_matter_get_key:
 * @self: front matter
 * @position: from 0
 *
 * Returns: (transfer none): a key, in the order of the file; valid until the next change
 */
const char *
rej_front_matter_get_key (const RejFrontMatter *self,
                          guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < rej_front_matter_get_n_keys (self), NULL);

  return ((RejFrontMatterEntry *) g_ptr_array_index (self->tree->entries, position))->key;
}

/**
 * rej_front_matter_has_key:
 * @self: front matter
 * @key: a key
 *
 * Returns: whether the key is there, whatever its value
 */
gboolean
rej_front_matter_has_key (const RejFrontMatter *self,
                          const char *key)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return rej_front_matter_find_entry (self, key) != NULL;
}

/**
 * rej_front_matter_get_string:
 * @self: front matter
 * @key: a key
 *
 * Returns: (transfer none) (nullable): its value; `NULL` where it is missing or no single value; valid until the next change
 */
const char *
rej_front_matter_get_string (const RejFrontMatter *self,
                             const char *key)
{
  const RejFrontMatterEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  entry = rej_front_matter_find_entry (self, key);
  return entry != NULL ? entry->string : NULL;
}

/**
 * rej_front_matter_get_n_items:
 * @self: front matter
 * @key: a key
 *
 * Returns: how many items its list has; 0 where it is missing or no list
 */
guint
rej_front_matter_get_n_items (const RejFrontMatter *self,
                              const char *key)
{
  const RejFrontMatterEntry *entry;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (key != NULL, 0);

  entry = rej_front_matter_find_entry (self, key);
  return entry != NULL && entry->items != NULL ? entry->items->len : 0;
}

/**
 * rej_front_matter_get_item_string:
 * @self: front matter
 * @key: the key of a list
 * @position: of the item, from 0
 * @name: a key inside the item
 *
 * Returns: (transfer none) (nullable): its value; valid until the next change
 */
const char *
rej_front_matter_get_item_string (const RejFrontMatter *self,
                                  const char *key,
                                  guint position,
                                  const char *name)
{
  const RejFrontMatterItem *item;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < rej_front_matter_get_n_items (self, key), NULL);

  item = g_ptr_array_index (rej_front_matter_find_entry (self, key)->items, position);
  return g_hash_table_lookup (item->strings, name);
}
