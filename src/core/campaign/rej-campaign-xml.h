/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>

#include "rej-campaign-private.h"

G_BEGIN_DECLS

/* How white space in the text of an element is meant. */
typedef enum
{
  REJ_CAMPAIGN_TEXT_LINE, /* one line */
  REJ_CAMPAIGN_TEXT_PARAGRAPHS, /* lines flow, empty lines part paragraphs */
  REJ_CAMPAIGN_TEXT_BLOCK, /* lines as they are, without the indentation they share */
} RejCampaignTextKind;

xmlDoc *rej_campaign_xml_load (GBytes *xml,
                               RejCampaignReport *report);
gboolean rej_campaign_xml_is (const xmlNode *node,
                              const char *name);
guint rej_campaign_xml_line (const xmlNode *node);
void rej_campaign_xml_check (const xmlNode *node,
                             const char *attributes,
                             const char *children,
                             RejCampaignReport *report);
char *rej_campaign_xml_dup_attribute (const xmlNode *node,
                                      const char *name);
guint rej_campaign_xml_get_number (const xmlNode *node,
                                   const char *name,
                                   RejCampaignReport *report);
char *rej_campaign_xml_dup_text (const xmlNode *node,
                                 RejCampaignTextKind kind);
const xmlNode *rej_campaign_xml_next (const xmlNode *node,
                                      const char *name,
                                      const char *lang);
const xmlNode *rej_campaign_xml_translation (const xmlNode *node,
                                             const char *lang,
                                             const char *const *languages);

G_END_DECLS
