/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-period.h"

#include <glib/gi18n-lib.h>

/**
 * rej_period_dup_deadline:
 * @campaign: (nullable): a campaign
 * @rule: (nullable): the rule, as the Federal Register printed it
 *
 * Finds when comments on a rule are due, of all that campaign and rule say.
 *
 * Returns: (transfer full) (nullable): the deadline, or %NULL if neither gives one
 */
RejDeadline *
rej_period_dup_deadline (const RejCampaign *campaign,
                         const RejRule *rule)
{
  g_autoptr (GPtrArray) deadlines = rej_deadline_gather (campaign, rule, NULL);
  RejDeadline *deadline = rej_deadline_lookup (deadlines, "rule");

  return deadline != NULL ? rej_deadline_ref (deadline) : NULL;
}

static gboolean
has_status (const RejCampaign *campaign,
            const char *state)
{
  return campaign != NULL && campaign->status != NULL && g_strcmp0 (campaign->status->state, state) == 0;
}

static gboolean
is_open (const RejCampaign *campaign,
         const RejDeadline *deadline,
         GDateTime *now)
{
  if (campaign != NULL && campaign->status != NULL && !has_status (campaign, "open"))
    return FALSE;
  return deadline == NULL || !rej_deadline_has_passed (deadline, now);
}

/**
 * rej_period_is_open:
 * @campaign: a campaign
 * @now: the moment to judge for
 *
 * Tells whether comments on the rule of a campaign are taken, as far as the campaign knows: its status does not say
 * otherwise, and its last deadline for the rule has not passed.
 *
 * Returns: whether they are
 */
gboolean
rej_period_is_open (const RejCampaign *campaign,
                    GDateTime *now)
{
  g_autoptr (RejDeadline) deadline = NULL;

  g_return_val_if_fail (campaign != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  deadline = rej_period_dup_deadline (campaign, NULL);
  return is_open (campaign, deadline, now);
}

/**
 * rej_period_to_short_words:
 * @campaign: (nullable): the campaign, for what has become of the rule
 * @deadline: (nullable): when comments are due
 * @now: the time
 * @here: (nullable): the zone of the reader, to say the hour by their clock too where it differs
 *
 * Says in a few words how the comment period stands.
 *
 * Returns: (transfer full) (nullable): such as "closes Fri 2 Jan, 11:59 PM EST (in 3 days)"; %NULL if nothing is known
 */
char *
rej_period_to_short_words (const RejCampaign *campaign,
                           const RejDeadline *deadline,
                           GDateTime *now,
                           GTimeZone *here)
{
  g_return_val_if_fail (now != NULL, NULL);

  if (has_status (campaign, "withdrawn"))
    return g_strdup (_ ("withdrawn: no comments are taken"));
  if (is_open (campaign, deadline, now))
    return deadline != NULL ? rej_deadline_to_words (deadline, now, here) : NULL;
  if (deadline == NULL)
    return g_strdup (_ ("closed"));
  return rej_deadline_to_closed_words (deadline);
}

static char *
words_for_closed (const RejCampaign *campaign,
                  const RejDeadline *deadline)
{
  g_autofree char *date = NULL;

  if (has_status (campaign, "withdrawn"))
    {
      if (campaign->status->date == NULL)
        return g_strdup (_ ("The proposal was withdrawn. No comments are taken."));
      date = rej_deadline_dup_date_words (campaign->status->date);
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("The proposal was withdrawn on %s. No comments are taken."), date);
    }
  if (deadline == NULL)
    return g_strdup (_ ("The comment period is closed."));
  date = rej_deadline_dup_date_words (deadline->date);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("The comment period closed on %s."), date);
}

/**
 * rej_period_to_words:
 * @campaign: a campaign
 * @now: the time
 *
 * Says how the comment period stands and what has become of the rule.
 *
 * Returns: (transfer full): a sentence
 */
char *
rej_period_to_words (const RejCampaign *campaign,
                     GDateTime *now)
{
  g_autoptr (RejDeadline) deadline = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (campaign != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  deadline = rej_period_dup_deadline (campaign, NULL);
  if (campaign->rule == NULL || (deadline == NULL && campaign->status == NULL))
    return g_strdup (_ ("For any rule that is open for comment."));
  if (!is_open (campaign, deadline, now))
    return words_for_closed (campaign, deadline);
  if (deadline == NULL)
    return g_strdup (_ ("Open for comment."));
  words = rej_deadline_to_words (deadline, now, NULL);
  /* Translators: %s is "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" */
  return g_strdup_printf (_ ("Open for comment: %s."), words);
}
