/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cli-plan.h"

G_BEGIN_DECLS

/* What `submit` says: for people, and for programs. */

void rej_cli_submit_print_problems (RejCliPlan *plan,
                                    GPtrArray *problems);
char *rej_cli_submit_to_text (RejCliPlan *plan,
                              const RejFiling *filing) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *rej_cli_submit_to_json (const RejFiling *filing,
                                  const char *state,
                                  GPtrArray *problems,
                                  const char *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
