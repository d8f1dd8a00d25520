/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-library.h"

#include <errno.h>

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
 * rej_campaign_list:
 * @dir: the folder of the program's data, or of a library; campaigns are the XML files of its folder "campaigns"
 * @failures: (nullable) (element-type utf8): takes a message for each file that is no campaign
 *
 * Reads the campaigns that come with the program, or those the writer added.
 *
 * Returns: (transfer full) (element-type RejCampaign): the campaigns by ID; empty if the folder is not there
 */
GPtrArray *
rej_campaign_list (const char *dir,
                   GPtrArray *failures)
{
  g_autoptr (GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_campaign_unref);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) names = NULL;
  const char *name;

  g_return_val_if_fail (dir != NULL, NULL);

  folder = g_build_filename (dir, "campaigns", NULL);
  names = g_dir_open (folder, 0, NULL);
  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
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
 * rej_campaign_find:
 * @dir: the folder of the program's data, or of a library
 * @id: ID of a campaign
 *
 * Finds a campaign that comes with the program, or one the writer added.
 *
 * Returns: (transfer full) (nullable): the campaign; `NULL` where there is none of this ID
 */
RejCampaign *
rej_campaign_find (const char *dir,
                   const char *id)
{
  g_autoptr (GPtrArray) campaigns = NULL;

  g_return_val_if_fail (dir != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  campaigns = rej_campaign_list (dir, NULL);
  for (guint i = 0; i < campaigns->len; i++)
    {
      RejCampaign *campaign = campaigns->pdata[i];

      if (g_str_equal (campaign->id, id))
        return rej_campaign_ref (campaign);
    }
  return NULL;
}

/**
 * rej_campaign_is_campaign:
 * @xml: the beginning of a file
 *
 * Tells a campaign from other XML by its namespace, without judging it.
 *
 * Returns: whether the file means to be a campaign
 */
gboolean
rej_campaign_is_campaign (GBytes *xml)
{
  gsize length;
  const char *bytes = NULL;

  g_return_val_if_fail (xml != NULL, FALSE);

  bytes = g_bytes_get_data (xml, &length);
  return bytes != NULL && g_strstr_len (bytes, MIN (length, 4096), REJ_CAMPAIGN_NAMESPACE) != NULL;
}

/**
 * rej_campaign_add:
 * @data_dir: the folder of the program's data
 * @library_dir: the folder of the library
 * @xml: a campaign file
 * @name: what to call the file in a message
 * @error: return location for an error
 *
 * Keeps a copy of a campaign in the library, so that comments begun from it find it again. A newer version takes the
 * place of an older one; the campaigns that come with the program stay what they are.
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set, of the domain %REJ_CAMPAIGN_ERROR if the file is
 *   no campaign or its ID is taken, and of another if it cannot be written
 */
RejCampaign *
rej_campaign_add (const char *data_dir,
                  const char *library_dir,
                  GBytes *xml,
                  const char *name,
                  GError **error)
{
  g_autoptr (RejCampaign) campaign = NULL;
  g_autoptr (RejCampaign) bundled = NULL;
  g_autoptr (RejCampaign) kept = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);
  g_return_val_if_fail (library_dir != NULL, NULL);
  g_return_val_if_fail (xml != NULL, NULL);

  campaign = rej_campaign_parse (xml, name, error);
  if (campaign == NULL)
    return NULL;
  bundled = rej_campaign_find (data_dir, campaign->id);
  if (bundled != NULL)
    {
      g_set_error (error, REJ_CAMPAIGN_ERROR, REJ_CAMPAIGN_ERROR_TAKEN,
                   /* Translators: %s is the ID of a campaign, such as biometrics-2020 */
                   _ ("Rejoinder comes with a campaign “%s” of its own. A file cannot take its place."), campaign->id);
      return NULL;
    }
  kept = rej_campaign_find (library_dir, campaign->id);
  if (kept != NULL && kept->version > campaign->version)
    {
      g_set_error (error, REJ_CAMPAIGN_ERROR, REJ_CAMPAIGN_ERROR_TAKEN,
                   /* Translators: the first %s is the ID of a campaign, the numbers are versions */
                   _ ("Version %2$u of the campaign “%1$s” is already in your library. The file holds version %3$u, which is older."),
                     campaign->id, kept->version, campaign->version);
      return NULL;
    }
  folder = g_build_filename (library_dir, "campaigns", NULL);
  file = g_strconcat (campaign->id, ".xml", NULL);
  path = g_build_filename (folder, file, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
      return NULL;
    }
  if (!g_file_set_contents_full (path, g_bytes_get_data (xml, NULL), g_bytes_get_size (xml),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error))
    return NULL;
  return g_steal_pointer (&campaign);
}
