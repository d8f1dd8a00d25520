/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cli-plan.h"

G_BEGIN_DECLS

/* What browser, mail program or printer need, in a folder. */

gboolean rej_cli_hand_over_write (RejCliPlan *plan,
                                  const RejFiling *filing,
                                  const char *folder,
                                  gboolean force,
                                  GError **error);
char *rej_cli_hand_over_to_text (RejCliPlan *plan,
                                 const RejFiling *filing,
                                 const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
