/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign.h"

#include "rej-campaign-private.h"

#include <string.h>

void
rej_campaign_cfr_part_free (RejCampaignCfrPart *self)
{
  g_free (self->part);
  g_free (self);
}

void
rej_campaign_rule_free (RejCampaignRule *self)
{
  g_free (self->agency);
  g_free (self->action);
  g_free (self->document);
  g_free (self->docket);
  g_free (self->rin);
  g_free (self->fr_number);
  g_free (self->published);
  g_clear_pointer (&self->cfr_parts, g_ptr_array_unref);
  g_free (self);
}

void
rej_campaign_status_free (RejCampaignStatus *self)
{
  g_free (self->state);
  g_free (self->date);
  g_free (self->citation);
  g_free (self->successor);
  g_free (self->text);
  g_free (self);
}

void
rej_campaign_deadline_free (RejCampaignDeadline *self)
{
  g_free (self->date);
  g_free (self->time);
  g_free (self->zone);
  g_free (self->purpose);
  g_free (self->source);
  g_free (self);
}

void
rej_campaign_channel_free (RejCampaignChannel *self)
{
  g_free (self->kind);
  g_free (self->address);
  g_free (self->subject);
  g_free (self->url);
  g_free (self->text);
  g_free (self);
}

void
rej_campaign_evidence_free (RejCampaignEvidence *self)
{
  g_free (self->citation);
  g_free (self->url);
  g_free (self->text);
  g_free (self);
}

void
rej_campaign_concern_free (RejCampaignConcern *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->why);
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->excerpts, g_ptr_array_unref);
  g_free (self);
}

void
rej_campaign_excerpt_free (RejCampaignExcerpt *self)
{
  g_free (self->id);
  g_free (self->citation);
  g_free (self->cfr);
  g_free (self->title);
  g_free (self->summary);
  g_clear_pointer (&self->finds, g_ptr_array_unref);
  g_free (self);
}

void
rej_campaign_section_free (RejCampaignSection *self)
{
  g_free (self->concern);
  g_free (self->heading);
  g_free (self->markdown);
  g_free (self->translation);
  g_free (self);
}

/**
 * rej_campaign_lookup_concern:
 * @self: a campaign
 * @id: ID of a concern
 *
 * Finds a concern.
 *
 * Returns: (nullable) (transfer none): the concern, or %NULL if there is none with the ID
 */
const RejCampaignConcern *
rej_campaign_lookup_concern (const RejCampaign *self,
                             const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->concerns->len; i++)
    {
      const RejCampaignConcern *concern = self->concerns->pdata[i];

      if (g_strcmp0 (concern->id, id) == 0)
        return concern;
    }

  return NULL;
}

/**
 * rej_campaign_lookup_excerpt:
 * @self: a campaign
 * @id: ID of an excerpt
 *
 * Finds an excerpt.
 *
 * Returns: (nullable) (transfer none): the excerpt, or %NULL if there is none with the ID
 */
const RejCampaignExcerpt *
rej_campaign_lookup_excerpt (const RejCampaign *self,
                             const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->excerpts->len; i++)
    {
      const RejCampaignExcerpt *excerpt = self->excerpts->pdata[i];

      if (g_strcmp0 (excerpt->id, id) == 0)
        return excerpt;
    }

  return NULL;
}

/**
 * rej_campaign_lookup_deadline:
 * @self: a campaign
 * @purpose: "rule" or "information-collection"
 *
 * Finds the deadline for a purpose.
 *
 * Returns: (nullable) (transfer none): the deadline, or %NULL if the file gives none
 */
const RejCampaignDeadline *
rej_campaign_lookup_deadline (const RejCampaign *self,
                              const char *purpose)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (purpose != NULL, NULL);

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const RejCampaignDeadline *deadline = self->deadlines->pdata[i];

      if (g_strcmp0 (deadline->purpose, purpose) == 0)
        return deadline;
    }

  return NULL;
}

/**
 * rej_campaign_dup_comment_body:
 * @self: a campaign
 * @concern_ids: (nullable) (array zero-terminated=1): the concerns to write about; %NULL for all
 *
 * Makes the Markdown of a new comment from the template: its title, then the sections that are always there and
 * those of the chosen concerns, in the order of the template. IDs that the campaign does not have are passed over.
 *
 * Returns: (transfer full): Markdown that ends with a line feed
 */
char *
rej_campaign_dup_comment_body (const RejCampaign *self,
                               const char *const *concern_ids)
{
  GString *body = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (body, "# %s\n", self->template_title);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const RejCampaignSection *section = self->sections->pdata[i];

      if (section->concern != NULL && concern_ids != NULL && !g_strv_contains (concern_ids, section->concern))
        continue;
      if (section->heading != NULL)
        g_string_append_printf (body, "\n## %s\n", section->heading);
      g_string_append_printf (body, "\n%s\n", section->markdown);
    }

  return g_string_free_and_steal (body);
}
