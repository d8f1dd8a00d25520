/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RejFindingTier:
 * @REJ_FINDING_TIER_SHAPE: the form alone: spacing, periods, section signs
 * @REJ_FINDING_TIER_ARITHMETIC: numbers that cannot be
 * @REJ_FINDING_TIER_RULE: against the rule under comment
 * @REJ_FINDING_TIER_QUOTATION: quoted words against their source
 * @REJ_FINDING_TIER_ONLINE: against a service that was asked
 * @REJ_FINDING_TIER_COMMENT: the comment itself: placeholders, personal data, limits
 *
 * Which kind of check speaks. A check never says that something is right, only what it found.
 */
typedef enum
{
  REJ_FINDING_TIER_SHAPE,
  REJ_FINDING_TIER_ARITHMETIC,
  REJ_FINDING_TIER_RULE,
  REJ_FINDING_TIER_QUOTATION,
  REJ_FINDING_TIER_ONLINE,
  REJ_FINDING_TIER_COMMENT,
} RejFindingTier;

/**
 * RejFindingSeverity:
 * @REJ_FINDING_ERROR: cannot be right as it stands
 * @REJ_FINDING_WARNING: is probably a slip
 * @REJ_FINDING_SUGGESTION: could be better
 *
 * How much a finding matters. Ordered from grave to slight.
 */
typedef enum
{
  REJ_FINDING_ERROR,
  REJ_FINDING_WARNING,
  REJ_FINDING_SUGGESTION,
} RejFindingSeverity;

#define REJ_TYPE_FINDING (rej_finding_get_type ())

/**
 * RejFinding:
 * @code: the stable code, a static string
 * @tier: which kind of check spoke
 * @severity: how much it matters
 * @start: where it begins
 * @end: where it ends, exclusive
 * @message: one translated sentence
 * @fix: (nullable): the text to put in place of @fix_start to @fix_end, where the check is sure
 * @fix_start: where the replaced text begins
 * @fix_end: where the replaced text ends, exclusive
 *
 * What a check reports. Immutable once shared; reference-counted.
 *
 * The unit of the offsets is that of the function that made the finding: bytes of the text it was given in
 * the checkers, characters of the source in what the document hands out.
 */
typedef struct
{
  const char *code;
  RejFindingTier tier;
  RejFindingSeverity severity;
  guint start;
  guint end;
  char *message;
  char *fix;
  guint fix_start;
  guint fix_end;
} RejFinding;

GType rej_finding_get_type (void);

RejFinding *rej_finding_new (const char *code,
                             RejFindingTier tier,
                             RejFindingSeverity severity,
                             guint start,
                             guint end,
                             char *message) G_GNUC_WARN_UNUSED_RESULT;
RejFinding *rej_finding_ref (RejFinding *self);
void rej_finding_unref (RejFinding *self);
void rej_finding_set_fix (RejFinding *self,
                          guint start,
                          guint end,
                          const char *replacement);

const char *rej_finding_tier_to_string (RejFindingTier tier);
const char *rej_finding_severity_to_string (RejFindingSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFinding, rej_finding_unref)

G_END_DECLS
