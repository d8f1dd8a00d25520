/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-portal.h"

#include <glib/gi18n-lib.h>

#include "rej-portal-window.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"

/* How the person at the desk, or the desktop, answered. */
enum
{
  RESPONSE_DONE = 0,
  RESPONSE_DISMISSED = 1,
};

typedef struct
{
  GtkWindow *parent;
  char *interface;
  char *method;
  GVariant *options;
  GUnixFDList *files;
  char *token;

  /* once it is on its way */
  GDBusConnection *bus;
  char *handle;
  char *window; /* name of the parent, for the portal */
  guint response_id;
  guint owner_id;
  gboolean was_there;
  gulong cancelled_id;
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->parent);
  g_free (request->interface);
  g_free (request->method);
  g_variant_unref (request->options);
  g_clear_object (&request->files);
  g_free (request->token);
  g_clear_object (&request->bus);
  g_free (request->handle);
  g_free (request->window);
  g_free (request);
}

/* Nothing is listened for any more; FALSE where it has ended before. */
static gboolean
end (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->owner_id == 0)
    return FALSE;
  g_dbus_connection_signal_unsubscribe (request->bus, request->response_id);
  g_clear_handle_id (&request->owner_id, g_bus_unwatch_name);
  /* Not g_cancellable_disconnect(), which waits for the handler this may be called from. */
  g_clear_signal_handler (&request->cancelled_id, g_task_get_cancellable (task));
  if (request->window != NULL)
    rej_portal_window_drop (request->parent, request->window);
  return TRUE;
}

static void
fail (GTask *task,
      GIOErrorEnum code,
      const char *message)
{
  if (end (task))
    g_task_return_new_error_literal (task, G_IO_ERROR, (int) code, message);
}

static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) results = NULL;
  guint32 response = RESPONSE_DONE;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response == RESPONSE_DISMISSED)
    fail (task, G_IO_ERROR_CANCELLED, _ ("It was dismissed."));
  else if (response != RESPONSE_DONE)
    fail (task, G_IO_ERROR_FAILED, _ ("The desktop could not do it."));
  else if (end (task))
    g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify) g_variant_unref);
}

static void
listen (GTask *task,
        const char *handle)
{
  Request *request = g_task_get_task_data (task);

  if (request->response_id != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->response_id);
  g_set_str (&request->handle, handle);
  request->response_id = g_dbus_connection_signal_subscribe (request->bus, PORTAL_NAME, REQUEST, "Response", handle, NULL, G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE,
                                                             response_cb, g_object_ref (task), g_object_unref);
}

static void
appeared_cb (GDBusConnection *bus,
             const char *name,
             const char *owner,
             gpointer user_data)
{
  ((Request *) g_task_get_task_data (G_TASK (user_data)))->was_there = TRUE;
}

/* A portal that ended takes its requests with it. One that is started by the call is not there at first. */
static void
vanished_cb (GDBusConnection *bus,
             const char *name,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Request *request = g_task_get_task_data (task);

  if (request->was_there)
    fail (task, G_IO_ERROR_FAILED, _ ("The desktop could not do it."));
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Request *request = g_task_get_task_data (task);

  g_dbus_connection_call (request->bus, PORTAL_NAME, request->handle, REQUEST, "Close", NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  fail (task, G_IO_ERROR_CANCELLED, _ ("It was dismissed."));
}

static void
asked_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (object), NULL, result, &error);
  const char *handle = NULL;

  if (answer == NULL)
    {
      fail (task, G_IO_ERROR_NOT_SUPPORTED, _ ("This desktop has no portal for it."));
      return;
    }
  g_variant_get (answer, "(&o)", &handle);
  /* Portals of old choose the name of the answer themselves. */
  if (request->owner_id != 0 && !g_str_equal (handle, request->handle))
    listen (task, handle);
}

/* Where the answer will come, so that it can be listened for before it is asked for. */
static char *
dup_handle (Request *request)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1), ".", '_');

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, request->token);
}

/* Whoever no longer wants it asks nothing; the name of a window comes late on some displays. */
static void
window_exported_cb (const char *handle,
                    gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Request *request = g_task_get_task_data (task);

  if (request->owner_id == 0)
    {
      rej_portal_window_drop (request->parent, handle);
      return;
    }
  request->window = g_strdup (handle);
  g_dbus_connection_call_with_unix_fd_list (request->bus, PORTAL_NAME, PORTAL_PATH, request->interface, request->method, g_variant_new ("(s@a{sv})", handle, request->options),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, request->files, NULL, asked_cb, g_object_ref (task));
}

static void
bus_found_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Request *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *handle = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  request->bus = g_bus_get_finish (result, NULL);
  if (request->bus == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("This desktop has no portal for it."));
      return;
    }
  handle = dup_handle (request);
  request->owner_id = g_bus_watch_name_on_connection (request->bus, PORTAL_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, g_object_ref (task), g_object_unref);
  listen (task, handle);
  if (cancellable != NULL)
    request->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task);
  rej_portal_window_export (request->parent, window_exported_cb, g_object_ref (task));
}

/**
 * rej_portal_ask_async:
 * @parent: (nullable): the window that it is for
 * @interface: an interface of the portals, such as "org.freedesktop.portal.Email"
 * @method: one of its methods that takes a window and options, and answers by a request
 * @options: the options, which are taken; the token of the request is added
 * @files: (nullable): files that options point to
 * @cancellable: (nullable): stops it, and takes the request back
 * @callback: called when it was answered
 * @user_data: for @callback
 *
 * Asks one of the desktop's portals, and waits for the person at the desk where the portal asks one.
 */
void
rej_portal_ask_async (GtkWindow *parent,
                      const char *interface,
                      const char *method,
                      GVariantDict *options,
                      GUnixFDList *files,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = NULL;
  Request *request = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (interface != NULL && method != NULL);
  g_return_if_fail (options != NULL);

  request = g_new0 (Request, 1);
  request->parent = parent != NULL ? g_object_ref (parent) : NULL;
  request->interface = g_strdup (interface);
  request->method = g_strdup (method);
  request->token = g_strdup_printf ("rejoinder%u", g_random_int ());
  g_variant_dict_insert (options, "handle_token", "s", request->token);
  request->options = g_variant_ref_sink (g_variant_dict_end (options));
  request->files = files != NULL ? g_object_ref (files) : NULL;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_portal_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_found_cb, task);
}

/**
 * rej_portal_ask_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_NOT_SUPPORTED where there is no such portal, %G_IO_ERROR_CANCELLED where it was
 *   dismissed, %G_IO_ERROR_FAILED where the desktop could not do it
 *
 * Returns: (transfer full) (nullable): the results, of type `a{sv}`
 */
GVariant *
rej_portal_ask_finish (GAsyncResult *result,
                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
