/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign.h"

#include "rej-campaign-private.h"

G_DEFINE_QUARK (rej-campaign-error-quark, rej_campaign_error)

/**
 * rej_campaign_parse:
 * @xml: a campaign file, at most 8 MB
 * @name: its name for messages, such as "bees.xml"
 * @error: return location for an error
 *
 * Reads a campaign in the reader's languages, as the environment gives them. See
 * [func@rej_campaign_parse_for_languages].
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set
 */
RejCampaign *
rej_campaign_parse (GBytes *xml,
                    const char *name,
                    GError **error)
{
  return rej_campaign_parse_for_languages (xml, name, g_get_language_names (), error);
}

/**
 * rej_campaign_parse_for_languages:
 * @xml: a campaign file, at most 8 MB
 * @name: its name for messages, such as "bees.xml"
 * @languages: (array zero-terminated=1): the languages of the reader, the best first, such as "es_MX", "es"
 * @error: return location for an error
 *
 * Reads a campaign. Text that the file has in one of @languages (`xml:lang` copies) is taken in that language, all
 * else in the original; the template always in the original.
 *
 * Nothing outside @xml is ever read, and a file that declares a document type is refused. Errors are of the domain
 * %REJ_CAMPAIGN_ERROR; the message names file and line of each problem, one a line.
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set
 */
RejCampaign *
rej_campaign_parse_for_languages (GBytes *xml,
                                  const char *name,
                                  const char *const *languages,
                                  GError **error)
{
  g_autoptr (RejCampaignReport) report = rej_campaign_report_new ();
  g_autoptr (RejCampaign) self = NULL;
  g_autoptr (GString) message = NULL;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  self = rej_campaign_read (xml, languages, report);
  if (self != NULL)
    rej_campaign_check (self, report);
  if (report->problems->len == 0)
    return g_steal_pointer (&self);

  message = g_string_new (NULL);
  for (guint i = 0; i < report->problems->len; i++)
    {
      g_autofree char *line = rej_campaign_problem_to_string (report->problems->pdata[i], name);

      if (i > 0)
        g_string_append_c (message, '\n');
      g_string_append (message, line);
    }
  g_set_error_literal (error, REJ_CAMPAIGN_ERROR, REJ_CAMPAIGN_ERROR_INVALID, message->str);

  return NULL;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const RejCampaignProblem *const *first = a;
  const RejCampaignProblem *const *second = b;

  return (int) (*first)->line - (int) (*second)->line;
}

/**
 * rej_campaign_validate:
 * @xml: a campaign file
 *
 * Finds everything that is wrong in a campaign file, at once.
 *
 * Returns: (transfer full) (element-type RejCampaignProblem): the problems in the order of the file; empty if the
 *   campaign can be used
 */
GPtrArray *
rej_campaign_validate (GBytes *xml)
{
  static const char *const none[] = { NULL };
  g_autoptr (RejCampaignReport) report = rej_campaign_report_new ();
  g_autoptr (RejCampaign) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  self = rej_campaign_read (xml, none, report);
  if (self != NULL)
    rej_campaign_check (self, report);
  g_ptr_array_sort (report->problems, compare_problems);

  return g_ptr_array_ref (report->problems);
}
