/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign.h"

#include "rej-campaign-private.h"

G_DEFINE_BOXED_TYPE (RejCampaign, rej_campaign, rej_campaign_ref, rej_campaign_unref)

static GPtrArray *
list_new (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_func);
}

RejCampaign *
rej_campaign_new (void)
{
  RejCampaign *self = g_atomic_rc_box_new0 (RejCampaign);

  self->deadlines = list_new (rej_campaign_deadline_free);
  self->channels = list_new (rej_campaign_channel_free);
  self->concerns = list_new (rej_campaign_concern_free);
  self->excerpts = list_new (rej_campaign_excerpt_free);
  self->sections = list_new (rej_campaign_section_free);

  return self;
}

/**
 * rej_campaign_ref:
 * @self: a campaign
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
RejCampaign *
rej_campaign_ref (RejCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
campaign_clear (RejCampaign *self)
{
  g_free (self->id);
  g_free (self->publisher);
  g_free (self->license);
  g_free (self->lang);
  g_free (self->title);
  g_free (self->summary);
  g_clear_pointer (&self->rule, rej_campaign_rule_free);
  g_clear_pointer (&self->status, rej_campaign_status_free);
  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->concerns);
  g_ptr_array_unref (self->excerpts);
  g_free (self->template_title);
  g_free (self->template_lang);
  g_ptr_array_unref (self->sections);
}

/**
 * rej_campaign_unref:
 * @self: (transfer full): a campaign
 *
 * Drops a reference; safe in any thread.
 */
void
rej_campaign_unref (RejCampaign *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) campaign_clear);
}
