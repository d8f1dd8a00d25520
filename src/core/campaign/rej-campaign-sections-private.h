/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign-sections.h"

G_BEGIN_DECLS

/* A section of the template in the comment. */
typedef struct
{
  const RejCampaignSection *section;
  char *name; /* by which it is saved: the concern, and a number from the second of a concern on */
  char *title; /* its heading as it was last in the text */
  char *kept; /* its source when it was switched off */
  char *kept_notes; /* the notes that went with it */
  char *before; /* the headings round the place it had */
  char *after;
  guint64 key; /* by which the outline knows its heading; 0 before it was in the text */
  int heading; /* its position in the outline, or -1 */
} RejCampaignPlace;

struct _RejCampaignSections
{
  RejCampaign *campaign;
  RejCampaignPlace *places;
  guint n_places;
  GHashTable *marked; /* IDs of concerns */
  GHashTable *answers; /* what was begun beside the text, by concern and number of the prompt */
};

int _rej_campaign_sections_find_title (RejTextOutline *outline,
                                       const char *title);
char *_rej_campaign_sections_dup_source (RejTextOutline *outline,
                                         guint heading);

G_END_DECLS
