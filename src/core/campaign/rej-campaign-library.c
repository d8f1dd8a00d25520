/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-library.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/**
 * rej_campaign_load_file:
 * @path: a file
 * @error: return location for an error
 *
 * Reads a campaign from a file, in the languages of the environment.
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set, of the domain %REJ_CAMPAIGN_ERROR if the file is
 *   no campaign and of another if it cannot be read
 */
RejCampaign *
rej_campaign_load_file (const char *path,
                        GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;
  name = g_path_get_basename (path);

  return rej_campaign_parse (bytes, name, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const RejCampaign *const *first = a;
  const RejCampaign *const *second = b;

  return g_strcmp0 ((*first)->id, (*second)->id);
}

/**
 * rej_campaign_list_bundled:
 * @data_dir: the folder of the program's data; campaigns are the XML files of its folder "campaigns"
 * @failures: (nullable) (element-type utf8): takes a message for each file that is no campaign
 *
 * Reads the campaigns that come with the program.
 *
 * Returns: (transfer full) (element-type RejCampaign): the campaigns by ID; empty if the folder is not there
 */
GPtrArray *
rej_campaign_list_bundled (const char *data_dir,
                           GPtrArray *failures)
{
  g_autoptr (GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_campaign_unref);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (data_dir != NULL, NULL);

  folder = g_build_filename (data_dir, "campaigns", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      RejCampaign *campaign;

      if (!g_str_has_suffix (name, ".xml"))
        continue;
      campaign = rej_campaign_load_file (path, &error);
      if (campaign != NULL)
        g_ptr_array_add (campaigns, campaign);
      else if (failures != NULL)
        g_ptr_array_add (failures, g_strdup (error->message));
    }
  g_ptr_array_sort (campaigns, compare_ids);

  return g_steal_pointer (&campaigns);
}

/**
 * rej_campaign_load_bundled:
 * @data_dir: the folder of the program's data
 * @id: ID of a campaign
 * @error: return location for an error
 *
 * Finds a campaign that comes with the program.
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set, %REJ_CAMPAIGN_ERROR_NOT_FOUND naming the IDs
 *   there are
 */
RejCampaign *
rej_campaign_load_bundled (const char *data_dir,
                           const char *id,
                           GError **error)
{
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  g_return_val_if_fail (data_dir != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  campaigns = rej_campaign_list_bundled (data_dir, NULL);
  for (guint i = 0; i < campaigns->len; i++)
    {
      RejCampaign *campaign = campaigns->pdata[i];

      if (g_str_equal (campaign->id, id))
        return rej_campaign_ref (campaign);
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", campaign->id);
    }

  g_set_error (error, REJ_CAMPAIGN_ERROR, REJ_CAMPAIGN_ERROR_NOT_FOUND,
               /* Translators: the first %s is an ID, the second a list of IDs. */
               _("There is no campaign “%s”. Those that come with Rejoinder are: %s."), id, ids->str);

  return NULL;
}
