/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (rej-online-error-quark, rej_online_error)

/* Where the services are (their own documentation, mid-2026). */
static const struct
{
  const char *name;
  const char *title;
  const char *host;
  const char *path;
} services[REJ_ONLINE_N_SERVICES] = {
  [REJ_ONLINE_FEDERAL_REGISTER] = { "federal-register", "Federal Register", "www.federalregister.gov", "/api/v1" },
  [REJ_ONLINE_ECFR] = { "ecfr", "eCFR", "www.ecfr.gov", "/api/versioner/v1" },
  [REJ_ONLINE_COURT_LISTENER] = { "courtlistener", "CourtListener", "www.courtlistener.com", "/api/rest/v4" },
};

/**
 * rej_online_session_new:
 *
 * Creates the one session that all services are asked with. It says which program asks and nothing of who; it keeps no
 * cookies and gives up on a connection that is silent for 30 seconds.
 *
 * Returns: (transfer full): the session
 */
SoupSession *
rej_online_session_new (void)
{
  return soup_session_new_with_options ("user-agent", "Rejoinder/" REJ_VERSION,
                                        "timeout", 30,
                                        "idle-timeout", 30,
                                        "max-conns-per-host", 2,
                                        NULL);
}

/**
 * rej_online_service_to_string:
 * @service: a service
 *
 * Gives the stable name of a service, as the command line prints it and the library keeps it.
 *
 * Returns: (transfer none): a static string such as "federal-register"
 */
const char *
rej_online_service_to_string (RejOnlineService service)
{
  g_return_val_if_fail ((guint) service < REJ_ONLINE_N_SERVICES, NULL);

  return services[service].name;
}

/**
 * rej_online_service_from_string:
 * @name: (nullable): a stable name
 * @service: (out): the service
 *
 * Finds a service by its stable name.
 *
 * Returns: whether there is one
 */
gboolean
rej_online_service_from_string (const char *name,
                                RejOnlineService *service)
{
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    if (g_strcmp0 (name, services[i].name) == 0)
      {
        *service = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rej_online_service_get_title:
 * @service: a service
 *
 * Gives the name a service has among people. It is not translated.
 *
 * Returns: (transfer none): a static string such as "CourtListener"
 */
const char *
rej_online_service_get_title (RejOnlineService service)
{
  g_return_val_if_fail ((guint) service < REJ_ONLINE_N_SERVICES, NULL);

  return services[service].title;
}

/**
 * rej_online_service_get_host:
 * @service: a service
 *
 * Gives the computer a service is on, unless the settings name another.
 *
 * Returns: (transfer none): a static string such as "www.ecfr.gov"
 */
const char *
rej_online_service_get_host (RejOnlineService service)
{
  g_return_val_if_fail ((guint) service < REJ_ONLINE_N_SERVICES, NULL);

  return services[service].host;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * rej_online_is_safe_address:
 * @address: an address
 *
 * Tells whether what is sent there can be read by nobody on the way.
 *
 * Returns: whether it is https, or http to this computer itself
 */
gboolean
rej_online_is_safe_address (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  const char *host = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0')
    return FALSE;
  return g_str_equal (g_uri_get_scheme (uri), "https") || (g_str_equal (g_uri_get_scheme (uri), "http") && is_loopback (host));
}

/* Nothing, or whole first parts of the usual path: the rest is ours to add. */
static gboolean
is_begun (const char *path,
          const char *usual)
{
  gsize length = strlen (path);

  return g_str_has_prefix (usual, path) && (usual[length] == '\0' || usual[length] == '/');
}

/**
 * rej_online_dup_base:
 * @title: name of the service, for a message
 * @host: the computer it is on
 * @path: the path of its API
 * @address: (nullable): another address for it, such as a mirror; %NULL for its own
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS
 *
 * Gives the address that the paths of a service's API are added to. Where an address is a computer alone, or begins
 * the path the service has at home ("https://mirror.example/api"), the rest of that path is added; a path of another
 * kind is taken for the API's own.
 *
 * Only https is let through, and http to this computer itself: nobody on the way may read what somebody cites.
 *
 * Returns: (transfer full) (nullable): an address without a slash at its end
 */
char *
rej_online_dup_base (const char *title,
                     const char *host,
                     const char *path,
                     const char *address,
                     GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *given = NULL;

  g_return_val_if_fail (title != NULL && host != NULL && path != NULL, NULL);

  if (address == NULL || *address == '\0')
    return g_strconcat ("https://", host, path, NULL);

  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || !rej_online_is_safe_address (address) || g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    {
      g_set_error (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ADDRESS,
                   /* Translators: the first %s is the name of a service, such as CourtListener */
                   _ ("The address of %s must begin with https:// and hold nothing but a computer and a path (http:// is for this computer alone)."),
                     title);
      return NULL;
    }

  given = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (given, "/"))
    given[strlen (given) - 1] = '\0';
  if (is_begun (given, path))
    g_set_str (&given, path);
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri), given, NULL, NULL);
}

/**
 * rej_online_service_dup_base:
 * @service: a service
 * @address: (nullable): another address for it, such as a mirror; %NULL for its own
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS
 *
 * Gives the address of a service by the rules of rej_online_dup_base().
 *
 * Returns: (transfer full) (nullable): an address without a slash at its end
 */
char *
rej_online_service_dup_base (RejOnlineService service,
                             const char *address,
                             GError **error)
{
  g_return_val_if_fail ((guint) service < REJ_ONLINE_N_SERVICES, NULL);

  return rej_online_dup_base (services[service].title, services[service].host, services[service].path, address, error);
}
