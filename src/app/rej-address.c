/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-address.h"

#include <string.h>

/* An id as the schema of campaigns has it, and of bounded length: what a web page says is shown to nobody unchecked. */
static gboolean
is_campaign_id (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= 64 && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/**
 * rej_address_parse:
 * @uri: an address, of whatever scheme
 * @campaign: (out) (optional) (nullable): the id of the campaign it names
 *
 * Reads what a link on a web page asks for: "rejoinder:new" a comment, "rejoinder:new?campaign=ID" one from a campaign.
 * A link can open a dialog for the writer and nothing else; it reads no file, asks no service and files nothing.
 *
 * Returns: what is asked for
 */
RejAddressKind
rej_address_parse (const char *uri,
                   char **campaign)
{
  g_autoptr (GUri) parsed = NULL;
  g_autoptr (GHashTable) query = NULL;
  const char *path;
  const char *id;

  g_return_val_if_fail (uri != NULL, REJ_ADDRESS_NONE);

  if (campaign != NULL)
    *campaign = NULL;
  parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  if (parsed == NULL || !g_str_equal (g_uri_get_scheme (parsed), REJ_ADDRESS_SCHEME))
    return REJ_ADDRESS_NONE;
  /* Browsers and people write the slashes. */
  path = g_uri_get_host (parsed) != NULL && *g_uri_get_host (parsed) != '\0' ? g_uri_get_host (parsed) : g_uri_get_path (parsed);
  while (*path == '/')
    path++;
  if (!g_str_equal (path, "new"))
    return REJ_ADDRESS_NONE;
  if (g_uri_get_query (parsed) == NULL)
    return REJ_ADDRESS_NEW;
  query = g_uri_parse_params (g_uri_get_query (parsed), -1, "&", G_URI_PARAMS_NONE, NULL);
  id = query != NULL ? g_hash_table_lookup (query, "campaign") : NULL;
  if (id != NULL && is_campaign_id (id) && campaign != NULL)
    *campaign = g_strdup (id);
  return REJ_ADDRESS_NEW;
}
