/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-json.h"

G_BEGIN_DECLS

JsonNode *rej_online_json_parse (const char *json,
                                 gsize length,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
