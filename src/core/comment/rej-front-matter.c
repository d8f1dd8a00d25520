/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RejFrontMatter
{
  char *text; /* with its delimiters; "" where there is none */
  gsize length;
  gsize inner_start; /* the line after the opening one */
  gsize inner_end; /* the closing line */
  const char *line_end;
  RejFrontMatterTree *tree; /* NULL where there is no front matter */
};

G_DEFINE_QUARK (rej-front-matter-error-quark, rej_front_matter_error)
G_DEFINE_BOXED_TYPE (RejFrontMatter, rej_front_matter, rej_front_matter_copy, rej_front_matter_free)

/* Where the line that begins at @at ends, its line end included. */
static gsize
skip_line (const char *text,
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

static RejFrontMatter *
front_matter_new (const char *text,
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
  inner_start = skip_line (text, length, 0);
  if (!is_line (text, length, 0, "---") || inner_start == length || is_line (text, length, inner_start, ""))
    return rej_front_matter_new ();

  for (at = inner_start; at < length && at <= REJ_FRONT_MATTER_MAX_BYTES; at = skip_line (text, length, at))
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
  end = skip_line (text, length, at);
  if (end < length && is_line (text, length, end, ""))
    end = skip_line (text, length, end);
  self = front_matter_new (text, end, inner_start, at, error);
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
    copy = front_matter_new (self->text, self->length, self->inner_start, self->inner_end, NULL);
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

static RejFrontMatterEntry *
find_entry (const RejFrontMatter *self,
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

  return find_entry (self, key) != NULL;
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

  entry = find_entry (self, key);
  return entry != NULL ? entry->string : NULL;
}

static gboolean
item_equal (const RejFrontMatter *self,
            const RejFrontMatterItem *a,
            const RejFrontMatter *other,
            const RejFrontMatterItem *b)
{
  return a->end - a->start == b->end - b->start && memcmp (self->text + a->start, other->text + b->start, a->end - a->start) == 0;
}

/* Whether all keys but @key are written as they were and mean what they meant. */
static gboolean
others_survive (const RejFrontMatter *self,
                const RejFrontMatter *changed,
                const char *key)
{
  guint at = 0;

  for (guint i = 0; self->tree != NULL && i < self->tree->entries->len; i++)
    {
      const RejFrontMatterEntry *a = g_ptr_array_index (self->tree->entries, i);
      const RejFrontMatterEntry *b;

      if (g_str_equal (a->key, key))
        continue;
      while (at < changed->tree->entries->len && g_str_equal (rej_front_matter_get_key (changed, at), key))
        at++;
      if (at >= changed->tree->entries->len)
        return FALSE;
      b = g_ptr_array_index (changed->tree->entries, at++);
      if (!g_str_equal (a->key, b->key) || g_strcmp0 (a->string, b->string) != 0 || a->end - a->start != b->end - b->start ||
          memcmp (self->text + a->start, changed->text + b->start, a->end - a->start) != 0)
        return FALSE;
    }
  while (at < changed->tree->entries->len && g_str_equal (rej_front_matter_get_key (changed, at), key))
    at++;
  return at == changed->tree->entries->len;
}

static gboolean
set_fixed_error (GError **error,
                 const char *key)
{
  g_set_error (error, REJ_FRONT_MATTER_ERROR, REJ_FRONT_MATTER_ERROR_FIXED,
               /* Translators: %s is a word such as "title" */
               _ ("“%s” cannot be changed here without changing other lines at the top of the file. Change it in a text editor."), key);
  return FALSE;
}

/* What the text is when [start, end) is replaced, read again; NULL where it would no longer be front matter. */
static RejFrontMatter *
splice (const RejFrontMatter *self,
        gsize start,
        gsize end,
        const char *replacement)
{
  gsize n = strlen (replacement);
  g_autoptr (GString) text = g_string_sized_new (self->length + n);
  g_autoptr (RejFrontMatter) changed = NULL;
  gsize n_read;

  g_string_append_len (text, self->text, start);
  g_string_append_len (text, replacement, n);
  g_string_append_len (text, self->text + end, self->length - end);
  changed = rej_front_matter_parse (text->str, text->len, &n_read, NULL);
  if (changed == NULL || changed->tree == NULL || changed->length != text->len)
    return NULL;
  changed->line_end = self->line_end;
  return g_steal_pointer (&changed);
}

static void
take (RejFrontMatter *self,
      RejFrontMatter *changed)
{
  RejFrontMatter old = *self;

  *self = *changed;
  *changed = old;
  rej_front_matter_free (changed);
}

/* Front matter with delimiters, so that keys have a place. */
static RejFrontMatter *
with_delimiters (const RejFrontMatter *self)
{
  g_autofree char *text = NULL;
  RejFrontMatter *made;
  gsize n = strlen (self->line_end);

  if (self->tree != NULL)
    return rej_front_matter_copy (self);
  text = g_strconcat ("---", self->line_end, "---", self->line_end, self->line_end, NULL);
  made = front_matter_new (text, strlen (text), 3 + n, 3 + n, NULL);
  made->line_end = self->line_end;
  return made;
}

/* Adds "key: value" as the last line, or as the last pair in braces. */
static RejFrontMatter *
add_key (const RejFrontMatter *self,
         const char *key,
         const char *value)
{
  g_autoptr (RejFrontMatter) base = with_delimiters (self);
  g_autoptr (GString) addition = g_string_new (NULL);

  if (base->tree->is_flow)
    {
      g_string_append (addition, base->tree->entries->len > 0 ? ", " : "");
      rej_front_matter_append_scalar (addition, key);
      g_string_append_printf (addition, ": %s", value);
      return splice (base, base->tree->end - 1, base->tree->end - 1, addition->str);
    }
  for (gsize i = 0; i < base->tree->first_column; i++)
    g_string_append_c (addition, ' ');
  rej_front_matter_append_scalar (addition, key);
  g_string_append_printf (addition, ":%s%s%s", value[0] == '\n' || value[0] == '\r' ? "" : " ", value, base->line_end);
  return splice (base, base->inner_end, base->inner_end, addition->str);
}

static gsize
find_line_start (const RejFrontMatter *self,
                 gsize at)
{
  while (at > self->inner_start && self->text[at - 1] != '\n' && self->text[at - 1] != '\r')
    at--;
  return at;
}

/* The range that goes when one of several things in brackets goes: with one comma. */
static void
widen_over_comma (const RejFrontMatter *self,
                  gsize *start,
                  gsize *end)
{
  gsize after = *end;

  while (strchr (" \t\r\n", self->text[after]) != NULL && self->text[after] != '\0')
    after++;
  if (self->text[after] == ',')
    {
      after++;
      while (self->text[after] == ' ')
        after++;
      *end = after;
      return;
    }
  while (*start > 0 && strchr (" \t\r\n", self->text[*start - 1]) != NULL)
    (*start)--;
  if (self->text[*start - 1] == ',')
    (*start)--;
}

static RejFrontMatter *
remove_key (const RejFrontMatter *self,
            const RejFrontMatterEntry *entry)
{
  gsize start = entry->key_start;
  gsize end = MAX (entry->end, entry->key_start);

  if (entry->holds_alias)
    return NULL;
  if (entry->is_alias)
    end = entry->key_start;
  if (self->tree->is_flow)
    {
      widen_over_comma (self, &start, &end);
      return splice (self, start, end, "");
    }
  return splice (self, find_line_start (self, start), skip_line (self->text, self->length, end), "");
}

static RejFrontMatter *
replace_value (const RejFrontMatter *self,
               const RejFrontMatterEntry *entry,
               const char *value)
{
  g_autofree char *replacement = NULL;

  if (entry->is_alias || entry->holds_alias)
    return NULL;
  /* "key:" and a block list begin right behind the colon or on a line of their own. */
  if (entry->items != NULL && !entry->is_flow)
    {
      gsize colon = entry->start;

      while (colon > entry->key_start && self->text[colon] != ':')
        colon--;
      replacement = g_strconcat (" ", value, NULL);
      return splice (self, colon + 1, entry->end, replacement);
    }
  replacement = g_strconcat (self->text[entry->start - 1] == ':' ? " " : "", value, NULL);
  return splice (self, entry->start, entry->end, replacement);
}

/**
 * rej_front_matter_set_string:
 * @self: front matter
 * @key: a key
 * @value: (nullable): its new value; `NULL` takes the key away with its lines
 * @error: where REJ_FRONT_MATTER_ERROR_FIXED goes
 *
 * Changes one value. The rest of its line (a comment) and all other lines stay as they are; a key that is new goes
 * last. Where that is not possible nothing changes.
 *
 * Returns: whether the value is now @value
 */
gboolean
rej_front_matter_set_string (RejFrontMatter *self,
                             const char *key,
                             const char *value,
                             GError **error)
{
  const RejFrontMatterEntry *entry;
  g_autoptr (RejFrontMatter) changed = NULL;
  g_autoptr (GString) scalar = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL && key[0] != '\0', FALSE);
  g_return_val_if_fail (value == NULL || g_utf8_validate (value, -1, NULL), FALSE);

  entry = find_entry (self, key);
  if (value != NULL)
    rej_front_matter_append_scalar (scalar, value);
  if (entry == NULL && value == NULL)
    return TRUE;
  if (entry != NULL && value != NULL && g_strcmp0 (entry->string, value) == 0 && (value[0] != '\0' || entry->end > entry->start))
    return TRUE;

  if (entry == NULL)
    changed = add_key (self, key, scalar->str);
  else if (value == NULL)
    changed = remove_key (self, entry);
  else
    changed = replace_value (self, entry, scalar->str);
  if (changed == NULL || !others_survive (self, changed, key) || g_strcmp0 (rej_front_matter_get_string (changed, key), value) != 0 ||
      (value == NULL && find_entry (changed, key) != NULL))
    return set_fixed_error (error, key);
  take (self, g_steal_pointer (&changed));
  return TRUE;
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

  entry = find_entry (self, key);
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

  item = g_ptr_array_index (find_entry (self, key)->items, position);
  return g_hash_table_lookup (item->strings, name);
}

static RejFrontMatter *
append_to_list (const RejFrontMatter *self,
                const RejFrontMatterEntry *entry,
                const char *item)
{
  const RejFrontMatterItem *last;
  g_autoptr (GString) addition = g_string_new (NULL);
  gsize at;

  if (entry->items == NULL || entry->is_alias || entry->holds_alias)
    return NULL;
  if (entry->is_flow)
    {
      g_string_printf (addition, "%s%s", entry->items->len > 0 ? ", " : "", item);
      last = entry->items->len > 0 ? g_ptr_array_index (entry->items, entry->items->len - 1) : NULL;
      at = last != NULL ? last->end : entry->end - 1;
      return splice (self, at, at, addition->str);
    }
  /* The dash of the first item tells how far the others are indented. */
  last = g_ptr_array_index (entry->items, 0);
  at = find_line_start (self, last->start);
  while (self->text[at] == ' ')
    g_string_append_c (addition, self->text[at++]);
  g_string_append_printf (addition, "- %s%s", item, self->line_end);
  at = skip_line (self->text, self->length, entry->end);
  return splice (self, at, at, addition->str);
}

/**
 * rej_front_matter_append_item:
 * @self: front matter
 * @key: the key of a list; made where it is missing
 * @names_and_values: (array zero-terminated=1): keys and values of the item, alternately
 * @error: where REJ_FRONT_MATTER_ERROR_FIXED goes
 *
 * Adds an item at the end of a list, written as its other items are.
 *
 * Returns: whether it was added; where not, nothing changed
 */
gboolean
rej_front_matter_append_item (RejFrontMatter *self,
                              const char *key,
                              const char *const *names_and_values,
                              GError **error)
{
  const RejFrontMatterEntry *entry;
  g_autoptr (RejFrontMatter) changed = NULL;
  g_autoptr (GString) item = g_string_new ("{");
  g_autofree char *list = NULL;
  guint n_items;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL && key[0] != '\0', FALSE);
  g_return_val_if_fail (names_and_values != NULL && g_strv_length ((GStrv) names_and_values) % 2 == 0, FALSE);

  for (guint i = 0; names_and_values[i] != NULL; i += 2)
    {
      g_string_append (item, i > 0 ? ", " : "");
      rej_front_matter_append_scalar (item, names_and_values[i]);
      g_string_append (item, ": ");
      rej_front_matter_append_scalar (item, names_and_values[i + 1]);
    }
  g_string_append_c (item, '}');

  n_items = rej_front_matter_get_n_items (self, key);
  entry = find_entry (self, key);
  if (entry == NULL && (self->tree == NULL || !self->tree->is_flow))
    {
      list = g_strconcat (self->line_end, "  - ", item->str, NULL);
      changed = add_key (self, key, list);
    }
  else if (entry == NULL || (entry->string != NULL && entry->string[0] == '\0'))
    {
      list = g_strconcat ("[", item->str, "]", NULL);
      changed = entry == NULL ? add_key (self, key, list) : replace_value (self, entry, list);
    }
  else
    changed = append_to_list (self, entry, item->str);

  if (changed == NULL || !others_survive (self, changed, key) || rej_front_matter_get_n_items (changed, key) != n_items + 1)
    return set_fixed_error (error, key);
  for (guint i = 0; names_and_values[i] != NULL; i += 2)
    if (g_strcmp0 (rej_front_matter_get_item_string (changed, key, n_items, names_and_values[i]), names_and_values[i + 1]) != 0)
      return set_fixed_error (error, key);
  take (self, g_steal_pointer (&changed));
  return TRUE;
}

/**
 * rej_front_matter_remove_item:
 * @self: front matter
 * @key: the key of a list
 * @position: of the item, from 0
 * @error: where REJ_FRONT_MATTER_ERROR_FIXED goes
 *
 * Takes an item out of a list; with the last one the key goes too.
 *
 * Returns: whether it was taken out; where not, nothing changed
 */
gboolean
rej_front_matter_remove_item (RejFrontMatter *self,
                              const char *key,
                              guint position,
                              GError **error)
{
  const RejFrontMatterEntry *entry;
  const RejFrontMatterItem *item;
  g_autoptr (RejFrontMatter) changed = NULL;
  gsize start;
  gsize end;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (position < rej_front_matter_get_n_items (self, key), FALSE);

  entry = find_entry (self, key);
  if (entry->items->len == 1)
    return rej_front_matter_set_string (self, key, NULL, error);

  item = g_ptr_array_index (entry->items, position);
  start = item->start;
  end = item->end;
  if (entry->is_flow)
    widen_over_comma (self, &start, &end);
  else
    {
      start = find_line_start (self, start);
      end = skip_line (self->text, self->length, end);
    }
  if (start < end && !entry->is_alias && !entry->holds_alias)
    changed = splice (self, start, end, "");
  if (changed == NULL || !others_survive (self, changed, key) || rej_front_matter_get_n_items (changed, key) != entry->items->len - 1)
    return set_fixed_error (error, key);
  for (guint i = 0, j = 0; i < entry->items->len; i++)
    if (i != position && !item_equal (self, g_ptr_array_index (entry->items, i), changed, g_ptr_array_index (find_entry (changed, key)->items, j++)))
      return set_fixed_error (error, key);
  take (self, g_steal_pointer (&changed));
  return TRUE;
}
