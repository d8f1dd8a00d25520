/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  static const char *const languages[] = { "es_MX", "es", "C", NULL };
  g_autoptr (GBytes) xml = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = rej_campaign_validate (xml);
  g_autoptr (GError) error = NULL;
  g_autoptr (RejCampaign) campaign = rej_campaign_parse_for_languages (xml, "fuzz.xml", languages, &error);
  g_autofree char *body = NULL;

  g_assert ((campaign == NULL) == (error != NULL));
  g_assert ((campaign == NULL) == (problems->len > 0));
  for (guint i = 0; i < problems->len; i++)
    {
      const RejCampaignProblem *problem = problems->pdata[i];

      g_assert (g_utf8_validate (problem->message, -1, NULL));
    }
  if (campaign == NULL)
    return 0;
  body = rej_campaign_dup_comment_body (campaign, NULL);
  g_assert (g_utf8_validate (body, -1, NULL));
  for (guint i = 0; i < campaign->concerns->len; i++)
    {
      const RejCampaignConcern *concern = campaign->concerns->pdata[i];

      g_assert (rej_campaign_lookup_concern (campaign, concern->id) == concern);
    }

  return 0;
}
