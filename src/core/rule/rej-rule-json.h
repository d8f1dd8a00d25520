/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "rej-rule.h"

G_BEGIN_DECLS

JsonNode *rej_rule_show_json (const RejRule *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *rej_rule_find_json (const RejRule *self,
                              const char *words) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *rej_rule_questions_json (const RejRule *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *rej_rule_sections_json (const RejRule *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
