/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-deadline.h"
#include "rej-workspace.h"

G_BEGIN_DECLS

/* Reminders of deadlines that writers chose, one set for each draft. The library remembers which draft, which reminders and
 * for which deadline; what the comment is called is not written down once more. */

/**
 * RejDueReminder:
 * @draft: the draft
 * @title: (nullable): what it is called
 * @words: when it closes, in a few words
 *
 * A reminder whose time has come. Free with rej_due_reminder_free().
 */
typedef struct
{
  gint64 draft;
  char *title;
  char *words;
} RejDueReminder;

gboolean rej_reminders_has_pending (RejWorkspace *workspace,
                                    GDateTime *now);
RejDeadlineReminder rej_reminders_get (RejWorkspace *workspace,
                                       gint64 draft);
void rej_reminders_set (RejWorkspace *workspace,
                        gint64 draft,
                        const RejDeadline *deadline,
                        RejDeadlineReminder reminders,
                        GDateTime *now);
GPtrArray *rej_reminders_take_due (RejWorkspace *workspace,
                                   GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
void rej_due_reminder_free (RejDueReminder *self);

G_END_DECLS
