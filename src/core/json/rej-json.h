/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that may hold anything: what is not of the type asked for counts as absent. */

JsonNode *rej_json_parse (const char *json,
                          gssize length,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *rej_json_get_object (JsonNode *node);
JsonArray *rej_json_get_array (JsonObject *object,
                               const char *name);
const char *rej_json_get_string (JsonObject *object,
                                 const char *name);
gint64 rej_json_get_int (JsonObject *object,
                         const char *name,
                         gint64 fallback);

void rej_json_add_string (JsonBuilder *builder,
                          const char *name,
                          const char *value);

G_END_DECLS
