/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cli-library.h"

#include <glib/gi18n.h>

#include "rej-online.h"
#include "rej-secret-store.h"
#include "rej-stored-file.h"

/**
 * rej_cli_take_result:
 * @object: who was asked
 * @result: what came
 * @user_data: a `GAsyncResult *` to put it into
 *
 * Takes the result of an asynchronous call for rej_cli_wait().
 */
void
rej_cli_take_result (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * rej_cli_wait:
 * @result: where rej_cli_take_result() puts it; %NULL at first
 *
 * Waits until an asynchronous call is done.
 *
 * Returns: (transfer none): the result
 */
GAsyncResult *
rej_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/**
 * rej_cli_open_library:
 * @folder: (nullable): the folder; %NULL for the one REJOINDER_LIBRARY names, or the user's
 * @error: return location for an error of #RejLibraryError
 *
 * Returns: (transfer full) (nullable): the library
 */
RejLibrary *
rej_cli_open_library (const char *folder,
                      GError **error)
{
  g_autofree char *standard = folder == NULL ? rej_library_dup_default_folder () : NULL;
  RejLibrary *library = rej_library_open (folder != NULL ? folder : standard, error);

  if (library != NULL && rej_library_get_notice (library) != NULL)
    g_printerr ("rejoinder-cli: %s\n", rej_library_get_notice (library));
  return library;
}

/**
 * rej_cli_store_file:
 * @library: a library
 * @file: a file
 * @error: return location for an error of #RejLibraryError or GIO
 *
 * Puts the bytes of a file into the library.
 *
 * Returns: (transfer full) (nullable): what it is called there
 */
RejStoredFile *
rej_cli_store_file (RejLibrary *library,
                    GFile *file,
                    GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_library_add_attachment_async (library, 0, file, NULL, rej_cli_take_result, &result);
  return rej_library_add_attachment_finish (library, rej_cli_wait (&result), error);
}

/**
 * rej_cli_load_file:
 * @library: a library
 * @sha256: which bytes
 * @file: where to write them
 * @error: return location for an error of #RejLibraryError or GIO
 *
 * Writes a file of the library into a folder.
 *
 * Returns: whether it is there
 */
gboolean
rej_cli_load_file (RejLibrary *library,
                   const char *sha256,
                   GFile *file,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_stored_file_write_async (library, sha256, file, TRUE, NULL, rej_cli_take_result, &result);
  return rej_stored_file_write_finish (rej_cli_wait (&result), error);
}

/**
 * rej_cli_load_filing:
 * @library: a library
 * @id: number of a filing
 * @error: return location for an error of #RejLibraryError
 *
 * Returns: (transfer full) (nullable): the filing with its steps
 */
RejFiling *
rej_cli_load_filing (RejLibrary *library,
                     gint64 id,
                     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_filing_load_async (library, id, NULL, rej_cli_take_result, &result);
  return rej_filing_load_finish (library, rej_cli_wait (&result), error);
}

/**
 * rej_cli_list_filings:
 * @library: a library
 * @text_sha256: (nullable): only those of this comment
 * @error: return location for an error of #RejLibraryError
 *
 * Returns: (transfer full) (nullable) (element-type RejFiling): the filings, the newest first
 */
GPtrArray *
rej_cli_list_filings (RejLibrary *library,
                      const char *text_sha256,
                      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_filing_list_async (library, 0, text_sha256, NULL, rej_cli_take_result, &result);
  return rej_filing_list_finish (library, rej_cli_wait (&result), error);
}

/**
 * rej_cli_read_receipt:
 * @text: what somebody typed
 * @id: (out): the number of a receipt
 *
 * Returns: whether it is one
 */
gboolean
rej_cli_read_receipt (const char *text,
                      gint64 *id)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;
  *id = (gint64) number;
  return TRUE;
}

/* A key from the environment, else from the keyring; never from the command line, which others can see. */
static char *
find_key (void)
{
  const char *named = g_getenv (REJ_REGULATIONS_KEY_VARIABLE);
  g_autoptr (RejSecretStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  store = rej_secret_store_new (FALSE);
  rej_secret_store_look_up_async (store, REJ_SECRET_REGULATIONS, NULL, rej_cli_take_result, &result);
  return rej_secret_store_look_up_finish (store, rej_cli_wait (&result), NULL);
}

/**
 * rej_cli_open_regulations:
 * @base: (nullable): address of the API
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS or #REJ_ONLINE_ERROR_KEY
 *
 * Prepares asking regulations.gov. The key comes from the environment or the keyring; perhaps there is none.
 *
 * Returns: (transfer full) (nullable): the client
 */
RejRegulations *
rej_cli_open_regulations (const char *base,
                          GError **error)
{
  g_autoptr (SoupSession) session = rej_regulations_session_new ();
  char *key = find_key ();
  RejRegulations *client = rej_regulations_new (session, base, key, error);

  rej_secret_free (key);
  return client;
}
