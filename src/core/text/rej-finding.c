/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-finding.h"

G_DEFINE_BOXED_TYPE (RejFinding, rej_finding, rej_finding_ref, rej_finding_unref)

/**
 * rej_finding_new:
 * @code: the stable code; must be a static string
 * @tier: which kind of check speaks
 * @severity: how much it matters
 * @start: where it begins
 * @end: where it ends, exclusive
 * @message: (transfer full): one translated sentence
 *
 * Creates a finding without a fix.
 *
 * Returns: (transfer full): a new finding
 */
RejFinding *
rej_finding_new (const char *code,
                 RejFindingTier tier,
                 RejFindingSeverity severity,
                 guint start,
                 guint end,
                 char *message)
{
  RejFinding *self = g_atomic_rc_box_new0 (RejFinding);

  self->code = code;
  self->tier = tier;
  self->severity = severity;
  self->start = start;
  self->end = end;
  self->message = message;

  return self;
}

/**
 * rej_finding_ref:
 * @self: a finding
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
RejFinding *
rej_finding_ref (RejFinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
finding_clear (RejFinding *self)
{
  g_free (self->message);
  g_free (self->fix);
}

/**
 * rej_finding_unref:
 * @self: (transfer full): a finding
 *
 * Drops a reference; safe in any thread.
 */
void
rej_finding_unref (RejFinding *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) finding_clear);
}

/**
 * rej_finding_set_fix:
 * @self: a finding that nobody else holds yet
 * @start: where the text to replace begins, in the unit of the finding
 * @end: where it ends, exclusive
 * @replacement: what to put there
 *
 * Adds a fix the check is sure of.
 */
void
rej_finding_set_fix (RejFinding *self,
                     guint start,
                     guint end,
                     const char *replacement)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (start <= end);
  g_return_if_fail (replacement != NULL);

  self->fix_start = start;
  self->fix_end = end;
  g_set_str (&self->fix, replacement);
}

/**
 * rej_finding_tier_to_string:
 * @tier: a tier
 *
 * Gives the stable name of a tier, as the command line prints it.
 *
 * Returns: (transfer none): a static string such as "arithmetic"
 */
const char *
rej_finding_tier_to_string (RejFindingTier tier)
{
  switch (tier)
    {
    case REJ_FINDING_TIER_SHAPE:
      return "shape";
    case REJ_FINDING_TIER_ARITHMETIC:
      return "arithmetic";
    case REJ_FINDING_TIER_RULE:
      return "rule";
    case REJ_FINDING_TIER_QUOTATION:
      return "quotation";
    case REJ_FINDING_TIER_ONLINE:
      return "online";
    case REJ_FINDING_TIER_COMMENT:
      return "comment";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rej_finding_severity_to_string:
 * @severity: a severity
 *
 * Gives the stable name of a severity, as the command line prints it.
 *
 * Returns: (transfer none): "error", "warning" or "suggestion"
 */
const char *
rej_finding_severity_to_string (RejFindingSeverity severity)
{
  switch (severity)
    {
    case REJ_FINDING_ERROR:
      return "error";
    case REJ_FINDING_WARNING:
      return "warning";
    case REJ_FINDING_SUGGESTION:
      return "suggestion";
    default:
      g_return_val_if_reached (NULL);
    }
}
