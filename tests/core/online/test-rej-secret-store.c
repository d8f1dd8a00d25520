/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-secret-store.h"

static void
take_result (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
look_up (RejSecretStore *store,
         const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *secret = NULL;

  rej_secret_store_look_up_async (store, name, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  secret = rej_secret_store_look_up_finish (store, result, &error);
  g_assert_no_error (error);
  return secret;
}

static gboolean
set (RejSecretStore *store,
     const char *name,
     const char *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_lasting = FALSE;

  rej_secret_store_set_async (store, name, "Test", secret, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rej_secret_store_set_finish (store, result, &is_lasting, &error));
  g_assert_no_error (error);
  return is_lasting;
}

/* @data: whether the desktop is left alone. Without a Secret Service on the bus both come to the same. */
static void
test_store (gconstpointer data)
{
  g_autoptr (RejSecretStore) store = rej_secret_store_new (GPOINTER_TO_INT (data));
  char *secret = look_up (store, REJ_SECRET_COURT_LISTENER);

  g_assert_null (secret);
  g_assert_false (set (store, REJ_SECRET_COURT_LISTENER, "token-1"));
  g_assert_false (set (store, REJ_SECRET_REGULATIONS, "key"));
  g_assert_false (set (store, REJ_SECRET_COURT_LISTENER, "token-2"));
  secret = look_up (store, REJ_SECRET_COURT_LISTENER);
  g_assert_cmpstr (secret, ==, "token-2");
  rej_secret_free (secret);
  set (store, REJ_SECRET_COURT_LISTENER, NULL);
  g_assert_null (look_up (store, REJ_SECRET_COURT_LISTENER));
  secret = look_up (store, REJ_SECRET_REGULATIONS);
  g_assert_cmpstr (secret, ==, "key");
  rej_secret_free (secret);
}

int
main (int argc,
      char *argv[])
{
  /* No bus, so no Secret Service: what a minimal desktop has. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/secret-store/in-memory", GINT_TO_POINTER (TRUE), test_store);
  g_test_add_data_func ("/secret-store/no-service", GINT_TO_POINTER (FALSE), test_store);

  return g_test_run ();
}
