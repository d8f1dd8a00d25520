/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-json.h"

#include <glib/gi18n-lib.h>

#include "rej-online.h"

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
  JsonNode *root = rej_json_parse (json, (gssize) length, NULL);

  if (root == NULL)
    g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer could not be understood. The service may be out of order, or something on the way may have changed it."));
  return root;
}
