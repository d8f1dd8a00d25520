/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-json.h"

#include <glib/gi18n-lib.h>

#include "rej-online.h"

/* No answer nests deeper; the parser would go down with the stack. */
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
 * rej_online_json_parse:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads an answer.
 *
 * Returns: (transfer full) (nullable): its root
 */
JsonNode *
rej_online_json_parse (const char *json,
                       gsize length,
                       GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;

  /* Else a second value after the first would end the program. */
  json_parser_set_strict (parser, TRUE);
  if (length > 0 && g_utf8_validate (json, (gssize) length, NULL) && is_shallow (json, length) &&
      json_parser_load_from_data (parser, json, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL)
    {
      g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer could not be understood. The service may be out of order, or something on the way may have changed it."));
      return NULL;
    }
  return json_node_ref (root);
}

/**
 * rej_online_json_get_object:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the object it is
 */
JsonObject *
rej_online_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * rej_online_json_get_array:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the list it is
 */
JsonArray *
rej_online_json_get_array (JsonObject *object,
                           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * rej_online_json_get_string:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): the text it is
 */
const char *
rej_online_json_get_string (JsonObject *object,
                            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * rej_online_json_get_int:
 * @object: an object
 * @name: a member
 * @fallback: what to give where there is none
 *
 * Returns: the whole number it is
 */
gint64
rej_online_json_get_int (JsonObject *object,
                         const char *name,
                         gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : fallback;
}
