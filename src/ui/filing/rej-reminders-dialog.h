/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_REMINDERS_DIALOG (rej_reminders_dialog_get_type ())

/**
 * RejRemindersDialog:
 *
 * When to be reminded of the deadline of a comment, and the deadline as a file for a calendar.
 */
G_DECLARE_FINAL_TYPE (RejRemindersDialog, rej_reminders_dialog, REJ, REMINDERS_DIALOG, AdwDialog)

AdwDialog *rej_reminders_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
