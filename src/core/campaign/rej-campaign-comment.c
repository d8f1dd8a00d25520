/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign-comment.h"

/**
 * rej_campaign_new_comment:
 * @self: a campaign
 * @concern_ids: (nullable) (array zero-terminated=1): the concerns whose sections to take; %NULL for all
 * @error: return location for an error of [error@FrontMatterError]
 *
 * Starts a comment from the template of a campaign, with what the campaign knows of the rule in its front matter.
 *
 * Returns: (transfer full): a new comment
 */
RejComment *
rej_campaign_new_comment (const RejCampaign *self,
                          const char *const *concern_ids,
                          GError **error)
{
  g_autoptr (RejComment) comment = NULL;
  g_autofree char *body = NULL;
  g_autofree char *citation = NULL;
  const RejCampaignRule *rule;

  g_return_val_if_fail (self != NULL, NULL);

  comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  rule = self->rule;
  if (rule != NULL && rule->fr_volume != 0 && rule->fr_first_page != 0)
    citation = g_strdup_printf ("%u FR %u", rule->fr_volume, rule->fr_first_page);

  if (!rej_comment_set_field (comment, REJ_COMMENT_TITLE, self->template_title, error) ||
      !rej_comment_set_field (comment, REJ_COMMENT_DOCUMENT, rule != NULL ? rule->document : NULL, error) ||
      !rej_comment_set_field (comment, REJ_COMMENT_DOCKET, rule != NULL ? rule->docket : NULL, error) ||
      !rej_comment_set_field (comment, REJ_COMMENT_RIN, rule != NULL ? rule->rin : NULL, error) ||
      !rej_comment_set_field (comment, REJ_COMMENT_CITATION, citation, error) ||
      !rej_comment_set_field (comment, REJ_COMMENT_CAMPAIGN, self->id, error))
    return NULL;

  body = rej_campaign_dup_comment_body (self, concern_ids);
  rej_comment_set_body (comment, body, -1);

  return g_steal_pointer (&comment);
}
