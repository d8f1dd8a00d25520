/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-file-dialog-outcome.h"
#include "rej-filing.h"

G_BEGIN_DECLS

/* How far a filing is, as people say it, and what they can do then. The names of the choices: "receipt", "close", "resume",
 * "give-up", "other-way", "again", "arrived", "key", "change". */

const char *rej_file_dialog_state_get_words (const RejFiling *filing);
char *rej_file_dialog_state_dup_time_words (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
RejFileDialogOutcome *rej_file_dialog_state_create_page (const RejFiling *filing,
                                                         gboolean is_earlier,
                                                         gboolean needs_key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
