/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  made = rej_front_matter_new_parsed (text, strlen (text), 3 + n, 3 + n, NULL);
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
  return splice (self, find_line_start (self, start), rej_front_matter_skip_line (self->text, self->length, end), "");
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

  entry = rej_front_matter_find_entry (self, key);
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
      (value == NULL && rej_front_matter_find_entry (changed, key) != NULL))
    return set_fixed_error (error, key);
  take (self, g_steal_pointer (&changed));
  return TRUE;
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
  at = rej_front_matter_skip_line (self->text, self->length, entry->end);
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
  entry = rej_front_matter_find_entry (self, key);
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

  entry = rej_front_matter_find_entry (self, key);
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
      end = rej_front_matter_skip_line (self->text, self->length, end);
    }
  if (start < end && !entry->is_alias && !entry->holds_alias)
    changed = splice (self, start, end, "");
  if (changed == NULL || !others_survive (self, changed, key) || rej_front_matter_get_n_items (changed, key) != entry->items->len - 1)
    return set_fixed_error (error, key);
  for (guint i = 0, j = 0; i < entry->items->len; i++)
    if (i != position && !item_equal (self, g_ptr_array_index (entry->items, i), changed, g_ptr_array_index (rej_front_matter_find_entry (changed, key)->items, j++)))
      return set_fixed_error (error, key);
  take (self, g_steal_pointer (&changed));
  return TRUE;
}
