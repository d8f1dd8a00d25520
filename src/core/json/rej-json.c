/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nothing we read nests deeper; the parser would go down with the stack. */
#define MAX_DEPTH 64

static gboolean
is_shallow (const char *json,
            gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = json[i];

      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if ((c == '[' || c == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

/**
 * rej_json_parse:
 * @json: (array length=length): any bytes
 * @length: bytes in @json, or -1 where a zero ends them
 * @error: return location for an error of json-glib's parser, #JsonParserError
 *
 * Reads what anybody may have written: one value, in UTF-8, with no more than 64 levels.
 *
 * Returns: (transfer full) (nullable): its root
 */
JsonNode *
rej_json_parse (const char *json,
                gssize length,
                GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize n_bytes = length >= 0 ? (gsize) length : strlen (json);
  const char *problem = NULL;

  /* Else a second value after the first would end the program. */
  json_parser_set_strict (parser, TRUE);
  if (n_bytes == 0)
    problem = _ ("it is empty");
  else if (!g_utf8_validate_len (json, n_bytes, NULL))
    problem = _ ("it is not UTF-8");
  else if (!is_shallow (json, n_bytes))
    problem = _ ("its brackets are nested too deeply");
  else if (!json_parser_load_from_data (parser, json, (gssize) n_bytes, error))
    return NULL;
  else if (json_parser_get_root (parser) == NULL)
    problem = _ ("it is empty");
  if (problem == NULL)
    return json_node_ref (json_parser_get_root (parser));
  g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_PARSE, problem);
  return NULL;
}

/**
 * rej_json_get_object:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the object it is
 */
JsonObject *
rej_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * rej_json_get_array:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the list it is
 */
JsonArray *
rej_json_get_array (JsonObject *object,
                    const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * rej_json_get_string:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the text it is
 */
const char *
rej_json_get_string (JsonObject *object,
                     const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * rej_json_get_int:
 * @object: an object
 * @name: a member
 * @fallback: what to give where there is none
 *
 * Returns: the whole number it is
 */
gint64
rej_json_get_int (JsonObject *object,
                  const char *name,
                  gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : fallback;
}

/**
 * rej_json_add_string:
 * @builder: where it goes, within an object
 * @name: a member
 * @value: (nullable): a text
 *
 * Adds a text, or null where there is none.
 */
void
rej_json_add_string (JsonBuilder *builder,
                     const char *name,
                     const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}
