/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-workspace-private.h"

#include "rej-campaign-item.h"
#include "rej-campaign-library.h"
#include "rej-file-error.h"

static int
compare_campaigns (gconstpointer a,
                   gconstpointer b,
                   gpointer user_data)
{
  RejCampaignItem *first = REJ_CAMPAIGN_ITEM ((gpointer) a);
  RejCampaignItem *second = REJ_CAMPAIGN_ITEM ((gpointer) b);
  int open = rej_campaign_item_get_is_open (second) - rej_campaign_item_get_is_open (first);

  return open != 0 ? open : g_utf8_collate (rej_campaign_item_get_title (first), rej_campaign_item_get_title (second));
}

static void
read_campaigns_in_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  const char *const *folders = task_data;
  GPtrArray *campaigns = rej_campaign_list (folders[0], failures);
  g_autoptr (GPtrArray) own = rej_campaign_list (folders[1], failures);

  g_ptr_array_extend_and_steal (campaigns, g_steal_pointer (&own));

  for (guint i = 0; i < failures->len; i++)
    g_message ("%s", (const char *) failures->pdata[i]);
  g_task_return_pointer (task, campaigns, (GDestroyNotify) g_ptr_array_unref);
}

static void
campaigns_read_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  RejWorkspace *self = REJ_WORKSPACE (object);
  g_autoptr (GPtrArray) campaigns = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    g_ptr_array_add (items, rej_campaign_item_new (campaigns->pdata[i], now));
  g_ptr_array_sort_values_with_data (items, compare_campaigns, NULL);
  g_list_store_splice (self->campaigns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->campaigns)), items->pdata, items->len);
  self->campaigns_read = TRUE;
  g_signal_emit_by_name (self, "campaigns-read");
  _rej_workspace_update_ready (self);
}

/* Begins to read the campaigns; the list fills when they are there. */
void
_rej_workspace_read_campaigns (RejWorkspace *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, campaigns_read_cb, NULL);

  g_task_set_source_tag (task, _rej_workspace_read_campaigns);
  g_task_set_task_data (task, g_strdupv ((char *[]) { self->data_dir, self->library_dir, NULL }), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, read_campaigns_in_thread);
}

/**
 * rej_workspace_get_campaigns:
 * @self: the workspace
 *
 * Gets the campaigns, those whose comment period is open first.
 *
 * Returns: (transfer none) (element-type RejCampaignItem): the campaigns
 */
GListModel *
rej_workspace_get_campaigns (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return G_LIST_MODEL (self->campaigns);
}

/**
 * rej_workspace_get_campaigns_read:
 * @self: the workspace
 *
 * Gets whether the campaigns are read.
 *
 * Returns: whether they are
 */
gboolean
rej_workspace_get_campaigns_read (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), FALSE);

  return self->campaigns_read;
}

typedef struct
{
  char *data_dir;
  char *library_dir;
  GFile *file;
} CampaignFile;

static void
campaign_file_free (CampaignFile *file)
{
  g_free (file->data_dir);
  g_free (file->library_dir);
  g_object_unref (file->file);
  g_free (file);
}

static void
add_campaign_in_thread (GTask *task,
                        gpointer source,
                        gpointer task_data,
                        GCancellable *cancellable)
{
  const CampaignFile *file = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = g_file_load_bytes (file->file, cancellable, NULL, &error);
  g_autofree char *name = g_file_get_basename (file->file);
  RejCampaign *campaign = NULL;

  if (xml != NULL && rej_campaign_is_campaign (xml))
    campaign = rej_campaign_add (file->data_dir, file->library_dir, xml, name, &error);
  rej_file_error_explain (&error, file->file);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, campaign, (GDestroyNotify) rej_campaign_unref);
}

/**
 * rej_workspace_add_campaign_async:
 * @self: the workspace
 * @file: XML that may be a campaign
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps a copy of a campaign with the library and puts it among the campaigns.
 */
void
rej_workspace_add_campaign_async (RejWorkspace *self,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CampaignFile *data = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_workspace_add_campaign_async);
  data = g_new (CampaignFile, 1);
  *data = (CampaignFile) { g_strdup (self->data_dir), g_strdup (self->library_dir), g_object_ref (file) };
  g_task_set_task_data (task, data, (GDestroyNotify) campaign_file_free);
  g_task_run_in_thread (task, add_campaign_in_thread);
}

/**
 * rej_workspace_add_campaign_finish:
 * @self: the workspace
 * @result: the result
 * @error: return location for an error
 *
 * Ends [method@Workspace.add_campaign_async].
 *
 * Returns: (transfer full) (nullable): the campaign; %NULL with @error set if it cannot be used, without if the file is
 *   no campaign but other XML
 */
RejCampaign *
rej_workspace_add_campaign_finish (RejWorkspace *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  RejCampaign *campaign = NULL;
  g_autoptr (RejCampaignItem) item = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  campaign = g_task_propagate_pointer (G_TASK (result), error);
  if (campaign == NULL)
    return NULL;
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->campaigns)); i > 0; i--)
    {
      g_autoptr (RejCampaignItem) old = g_list_model_get_item (G_LIST_MODEL (self->campaigns), i - 1);

      if (g_str_equal (rej_campaign_item_get_id (old), campaign->id))
        g_list_store_remove (self->campaigns, i - 1);
    }
  item = rej_campaign_item_new (campaign, now);
  g_list_store_insert_sorted (self->campaigns, item, compare_campaigns, NULL);
  return campaign;
}

/**
 * rej_workspace_dup_campaign:
 * @self: the workspace
 * @id: the id of a campaign
 *
 * Looks a campaign up.
 *
 * Returns: (transfer full) (nullable): the campaign, or %NULL if it is not installed
 */
RejCampaign *
rej_workspace_dup_campaign (RejWorkspace *self,
                            const char *id)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->campaigns)); i++)
    {
      g_autoptr (RejCampaignItem) item = g_list_model_get_item (G_LIST_MODEL (self->campaigns), i);

      if (g_str_equal (rej_campaign_item_get_id (item), id))
        return rej_campaign_ref (rej_campaign_item_get_campaign (item));
    }
  return NULL;
}

/**
 * rej_workspace_dup_successor:
 * @self: the workspace
 * @campaign: a campaign
 *
 * Looks up the campaign that took the place of another.
 *
 * Returns: (transfer full) (nullable): the newer one, or %NULL if there is none or it is not installed
 */
RejCampaign *
rej_workspace_dup_successor (RejWorkspace *self,
                             RejCampaign *campaign)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (campaign != NULL, NULL);

  if (campaign->status == NULL || campaign->status->successor == NULL)
    return NULL;
  return rej_workspace_dup_campaign (self, campaign->status->successor);
}
