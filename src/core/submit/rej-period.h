/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-deadline.h"

G_BEGIN_DECLS

/* A comment period in plain words: the deadline, and what has become of the rule. */

RejDeadline *rej_period_dup_deadline (const RejCampaign *campaign,
                                      const RejRule *rule) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_period_is_open (const RejCampaign *campaign,
                             GDateTime *now);
char *rej_period_to_words (const RejCampaign *campaign,
                           GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *rej_period_to_short_words (const RejCampaign *campaign,
                                 const RejDeadline *deadline,
                                 GDateTime *now,
                                 GTimeZone *here) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
