/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-comment.h"

static gboolean
fill_in (RejComment *comment,
         RejCommentField field,
         const char *value,
         GError **error)
{
  return value == NULL || rej_comment_get_field (comment, field) != NULL || rej_comment_set_field (comment, field, value, error);
}

/**
 * rej_rule_comment_fill:
 * @comment: a comment
 * @rule: the rule it is about
 * @error: where an error of the front matter goes
 *
 * Writes what a rule knows of itself into the details of a comment, where they say nothing yet: document, docket, RIN
 * and citation.
 *
 * Returns: whether all could be written
 */
gboolean
rej_rule_comment_fill (RejComment *comment,
                       const RejRule *rule,
                       GError **error)
{
  const char *const *dockets = NULL;
  const char *const *rins = NULL;
  g_autofree char *citation = NULL;

  g_return_val_if_fail (REJ_IS_COMMENT (comment), FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  dockets = rej_rule_get_docket_ids (rule);
  rins = rej_rule_get_rins (rule);
  citation = rej_rule_dup_citation (rule);
  return fill_in (comment, REJ_COMMENT_DOCUMENT, rej_rule_get_regulations_document (rule), error) &&
         fill_in (comment, REJ_COMMENT_DOCKET, dockets != NULL ? dockets[0] : NULL, error) &&
         fill_in (comment, REJ_COMMENT_RIN, rins != NULL ? rins[0] : NULL, error) &&
         fill_in (comment, REJ_COMMENT_CITATION, citation, error);
}
