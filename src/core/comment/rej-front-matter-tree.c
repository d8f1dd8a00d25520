/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-front-matter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

/* libyaml counts characters; this turns its marks into bytes. Marks come nearly in order, so it walks from the last. */
typedef struct
{
  const char *start;
  const char *end;
  const char *at;
  gsize index;
} Cursor;

static gsize
cursor_seek (Cursor *cursor,
             gsize index)
{
  while (cursor->index < index && cursor->at < cursor->end)
    {
      cursor->at = g_utf8_next_char (cursor->at);
      cursor->index++;
    }
  while (cursor->index > index)
    {
      cursor->at = g_utf8_prev_char (cursor->at);
      cursor->index--;
    }
  return cursor->at - cursor->start;
}

static void
item_free (RejFrontMatterItem *item)
{
  g_hash_table_unref (item->strings);
  g_free (item);
}

static void
entry_free (RejFrontMatterEntry *entry)
{
  g_free (entry->key);
  g_free (entry->string);
  g_clear_pointer (&entry->items, g_ptr_array_unref);
  g_free (entry);
}

void
rej_front_matter_tree_free (RejFrontMatterTree *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* What is wrong, in our words: libyaml's are English and meant for programmers. */
static const char *
describe_problem (const yaml_parser_t *parser)
{
  static const struct
  {
    const char *problem;
    const char *description;
  } descriptions[] = {
    { "mapping values are not allowed in this context", N_ ("a colon stands inside a value; put the whole value in quotation marks") },
      { "found character that cannot start any token", N_ ("a value begins with a tab or a sign that needs quotation marks") },
        { "could not find expected ':'", N_ ("a colon is missing after a key") },
          { "found unexpected end of stream", N_ ("a quotation mark is not closed") },
            { "did not find expected key", N_ ("the indentation differs from the lines above, or a quotation mark ends too early") },
              { "did not find expected ',' or ']'", N_ ("a square bracket is not closed") },
                { "did not find expected ',' or '}'", N_ ("a curly bracket is not closed") },
                  { "did not find expected '-' indicator", N_ ("the indentation of this list differs from the lines above") },
                    { "found undefined alias", N_ ("a value begins with an asterisk; put it in quotation marks") },
                      { "block sequence entries are not allowed in this context", N_ ("a list begins on the line of its key; begin it on the next line") },
                    };

  for (gsize i = 0; parser->problem != NULL && i < G_N_ELEMENTS (descriptions); i++)
    if (g_str_equal (parser->problem, descriptions[i].problem))
      return _ (descriptions[i].description);
  if (parser->error == YAML_READER_ERROR)
    return _ ("a character stands here that YAML does not allow");
  return _ ("this is not valid YAML");
}

/* Line and column as the writer's editor shows them, from 1; every kind of line end counts once. */
static void
set_syntax_error (GError **error,
                  const char *text,
                  gsize offset,
                  const char *what)
{
  guint line = 1;
  const char *line_start = text;
  const char *at = text + offset;

  for (const char *p = text; p < at; p++)
    if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (error, REJ_FRONT_MATTER_ERROR, REJ_FRONT_MATTER_ERROR_SYNTAX,
               /* Translators: %u are the line and the column; %s says what is wrong, in small letters and without a full stop */
               _ ("The details at the top of the file cannot be read: line %u, column %u: %s."),
                 line, (guint) g_utf8_strlen (line_start, at > line_start ? at - line_start : 0) + 1, what);
}

/* The end of what node @id and the nodes inside it (all before @limit, as libyaml numbers them) are written with.
 * The end mark of a block collection lies behind the comments that follow it, so only the leaves tell. */
static gsize
find_end (yaml_document_t *document,
          int id,
          int limit,
          Cursor *cursor)
{
  gsize end = 0;

  for (int i = id; i < limit; i++)
    {
      const yaml_node_t *node = yaml_document_get_node (document, i);

      if (node->type == YAML_SCALAR_NODE ||
          (node->type == YAML_SEQUENCE_NODE && node->data.sequence.style == YAML_FLOW_SEQUENCE_STYLE) ||
          (node->type == YAML_MAPPING_NODE && node->data.mapping.style == YAML_FLOW_MAPPING_STYLE))
        end = MAX (end, node->end_mark.index);
    }
  return cursor_seek (cursor, end);
}

/* A block scalar ends behind its last line end; the value is to end before it. */
static gsize
trim_end (const char *text,
          gsize start,
          gsize end)
{
  while (end > start && strchr (" \t\r\n", text[end - 1]) != NULL)
    end--;
  return end;
}

static char *
dup_scalar (const yaml_node_t *node)
{
  if (node->type != YAML_SCALAR_NODE || strlen ((const char *) node->data.scalar.value) != node->data.scalar.length)
    return NULL;
  return g_strdup ((const char *) node->data.scalar.value);
}

/* Whether an alias stands inside node @id. Nodes are numbered as they begin; only an alias leads back to one that was
 * met before. @last is the node met last. libyaml bounds the depth. */
static gboolean
holds_alias (yaml_document_t *document,
             int id,
             int *last)
{
  const yaml_node_t *node = yaml_document_get_node (document, id);

  if (id <= *last)
    return TRUE;
  *last = id;
  if (node->type == YAML_SEQUENCE_NODE)
    for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++)
      if (holds_alias (document, *at, last))
        return TRUE;
  if (node->type == YAML_MAPPING_NODE)
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; pair++)
      if (holds_alias (document, pair->key, last) || holds_alias (document, pair->value, last))
        return TRUE;
  return FALSE;
}

static RejFrontMatterItem *
read_item (yaml_document_t *document,
           int id,
           int limit,
           Cursor *cursor)
{
  const yaml_node_t *node = yaml_document_get_node (document, id);
  RejFrontMatterItem *item = g_new0 (RejFrontMatterItem, 1);

  item->start = cursor_seek (cursor, node->start_mark.index);
  item->end = trim_end (cursor->start, item->start, MAX (item->start, find_end (document, id, limit, cursor)));
  item->strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (node->type == YAML_MAPPING_NODE)
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; pair++)
      {
        g_autofree char *name = dup_scalar (yaml_document_get_node (document, pair->key));
        g_autofree char *value = dup_scalar (yaml_document_get_node (document, pair->value));

        if (name != NULL && value != NULL)
          g_hash_table_insert (item->strings, g_steal_pointer (&name), g_steal_pointer (&value));
      }
  return item;
}

static void
read_items (RejFrontMatterEntry *entry,
            yaml_document_t *document,
            const yaml_node_t *node,
            int limit,
            Cursor *cursor)
{
  entry->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  entry->is_flow = node->data.sequence.style == YAML_FLOW_SEQUENCE_STYLE;
  for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++)
    {
      int next = at + 1 < node->data.sequence.items.top ? at[1] : limit;

      g_ptr_array_add (entry->items, read_item (document, *at, next, cursor));
    }
}

static RejFrontMatterEntry *
read_entry (yaml_document_t *document,
            const yaml_node_pair_t *pair,
            int limit,
            Cursor *cursor)
{
  const yaml_node_t *key = yaml_document_get_node (document, pair->key);
  const yaml_node_t *value = yaml_document_get_node (document, pair->value);
  RejFrontMatterEntry *entry = g_new0 (RejFrontMatterEntry, 1);
  int last = pair->key;

  entry->key = dup_scalar (key);
  entry->key_start = cursor_seek (cursor, key->start_mark.index);
  /* An alias is the node it names, which is numbered and stands before the key. */
  entry->is_alias = pair->value < pair->key;
  entry->holds_alias = !entry->is_alias && holds_alias (document, pair->value, &last);
  entry->start = cursor_seek (cursor, value->start_mark.index);
  entry->end = find_end (document, pair->value, MAX (limit, pair->value + 1), cursor);
  entry->end = trim_end (cursor->start, entry->start, MAX (entry->start, entry->end));
  entry->string = dup_scalar (value);
  if (value->type == YAML_SEQUENCE_NODE)
    read_items (entry, document, value, limit, cursor);
  return entry;
}

static gboolean
read_root (RejFrontMatterTree *self,
           yaml_document_t *document,
           const yaml_node_t *root,
           Cursor *cursor,
           GError **error)
{
  int n_nodes = document->nodes.top - document->nodes.start;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->is_flow = root->data.mapping.style == YAML_FLOW_MAPPING_STYLE;
  self->end = cursor_seek (cursor, root->end_mark.index);
  for (yaml_node_pair_t *pair = root->data.mapping.pairs.start; pair < root->data.mapping.pairs.top; pair++)
    {
      int limit = pair + 1 < root->data.mapping.pairs.top ? pair[1].key : n_nodes + 1;
      RejFrontMatterEntry *entry = read_entry (document, pair, limit, cursor);

      g_ptr_array_add (self->entries, entry);
      if (entry->key == NULL)
        {
          set_syntax_error (error, cursor->start, entry->key_start, _ ("a key must be a word"));
          return FALSE;
        }
      if (!g_hash_table_add (seen, entry->key))
        {
          set_syntax_error (error, cursor->start, entry->key_start, _ ("this key is there twice"));
          return FALSE;
        }
    }
  if (self->entries->len > 0)
    {
      const RejFrontMatterEntry *first = g_ptr_array_index (self->entries, 0);
      gsize line_start = first->key_start;

      while (line_start > 0 && strchr ("\r\n", cursor->start[line_start - 1]) == NULL)
        line_start--;
      self->first_column = first->key_start - line_start;
    }
  return TRUE;
}

/* Loads the one document there is, and nothing after it. */
static gboolean
load_document (yaml_parser_t *parser,
               yaml_document_t *document,
               const char *text,
               Cursor *cursor,
               GError **error)
{
  yaml_document_t second;
  gboolean is_single;

  if (!yaml_parser_load (parser, document))
    {
      /* Reader errors come with bytes, the others with a mark. */
      gsize at = parser->error == YAML_READER_ERROR ? (cursor->at - text) + parser->problem_offset : cursor_seek (cursor, parser->problem_mark.index);

      set_syntax_error (error, text, MIN (at, (gsize) (cursor->end - text)), describe_problem (parser));
      return FALSE;
    }
  if (!yaml_parser_load (parser, &second))
    {
      set_syntax_error (error, text, cursor_seek (cursor, parser->problem_mark.index), describe_problem (parser));
      yaml_document_delete (document);
      return FALSE;
    }
  is_single = yaml_document_get_root_node (&second) == NULL;
  yaml_document_delete (&second);
  if (!is_single)
    {
      set_syntax_error (error, text, cursor->at - text, _ ("a second part begins inside"));
      yaml_document_delete (document);
    }
  return is_single;
}

/**
 * rej_front_matter_tree_new:
 * @text: the front matter with its opening line, valid UTF-8
 * @start: byte where the line after the opening one begins
 * @end: byte where the closing line begins
 * @error: where an error of #RejFrontMatterError goes
 *
 * Reads the lines with libyaml. Aliases are not expanded, so that the size of the result is bound by that of the text.
 *
 * Returns: (transfer full) (nullable): what stands where
 */
RejFrontMatterTree *
rej_front_matter_tree_new (const char *text,
                           gsize start,
                           gsize end,
                           GError **error)
{
  g_autoptr (RejFrontMatterTree) self = g_new0 (RejFrontMatterTree, 1);
  Cursor cursor = { text, text + end, text + start, 0 };
  yaml_parser_t parser;
  yaml_document_t document;
  const yaml_node_t *root;
  gboolean is_read = TRUE;

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  if (!yaml_parser_initialize (&parser))
    g_error ("out of memory");
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guchar *) text + start, end - start);
  if (!load_document (&parser, &document, text, &cursor, error))
    {
      yaml_parser_delete (&parser);
      return NULL;
    }
  root = yaml_document_get_root_node (&document);
  if (root != NULL && root->type == YAML_MAPPING_NODE)
    is_read = read_root (self, &document, root, &cursor, error);
  else if (root != NULL && !(root->type == YAML_SCALAR_NODE && root->data.scalar.length == 0))
    {
      set_syntax_error (error, text, cursor_seek (&cursor, root->start_mark.index), _ ("lines of the form “key: value” are expected here"));
      is_read = FALSE;
    }
  yaml_document_delete (&document);
  yaml_parser_delete (&parser);

  return is_read ? g_steal_pointer (&self) : NULL;
}

/* Whether a reader of YAML takes @value, written without quotation marks, for these very characters, in brackets too.
 * What looks like a number, a date or a truth value is not a string to every reader. */
static gboolean
is_plain (const char *value)
{
  static const char *const words[] = { "true", "false", "yes", "no", "on", "off", "null", "y", "n" };
  gboolean has_letter = FALSE;

  if (!g_ascii_isalnum (value[0]) || g_str_has_suffix (value, " ") || g_str_has_suffix (value, ":"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      return FALSE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && !g_ascii_isalnum (c) && strchr (" -_./()'+&;:", c) == NULL)
        return FALSE;
      if (c == ':' && (p[1] == ' ' || p[1] == '\0'))
        return FALSE;
      if (c >= 0x80 && !g_unichar_isgraph (c))
        return FALSE;
      has_letter |= g_unichar_isalpha (c);
    }
  /* "1e5", "0x10" and "0o7" are numbers; "1615-AC14" and "85 FR 56338" are not. */
  return has_letter && !(g_ascii_isdigit (value[0]) && strpbrk (value, "- ") == NULL);
}

/**
 * rej_front_matter_append_scalar:
 * @out: where to write
 * @value: valid UTF-8
 *
 * Writes a string as YAML 1.1 and 1.2 both read it: plain where that is safe, otherwise in double quotation marks.
 */
void
rej_front_matter_append_scalar (GString *out,
                                const char *value)
{
  if (is_plain (value))
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        g_string_append_printf (out, "\\x%02x", c);
      else if (c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff)
        g_string_append_printf (out, "\\u%04x", c);
      else if (c > 0xffff && !g_unichar_isprint (c))
        g_string_append_printf (out, "\\U%08x", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}
