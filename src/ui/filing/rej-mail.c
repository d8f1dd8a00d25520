/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-mail.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#include <gio/gunixfdlist.h>

typedef struct
{
  GtkWindow *parent;
  char *address;
  char *subject;
  char *body;
  char *mailto;
  GListModel *files;
  gboolean has_files; /* whether the mail program was given them */
} Message;

static void
message_free (Message *message)
{
  g_clear_object (&message->parent);
  g_clear_object (&message->files);
  g_free (message->address);
  g_free (message->subject);
  g_free (message->body);
  g_free (message->mailto);
  g_free (message);
}

static void
launched_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A "mailto:" address takes no files. */
static void
launch_address (GTask *task)
{
  Message *message = g_task_get_task_data (task);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (message->mailto);

  message->has_files = FALSE;
  gtk_uri_launcher_launch (launcher, message->parent, g_task_get_cancellable (task), launched_cb, task);
}

static void
portal_answered_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (object), NULL, result, NULL);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    launch_address (g_steal_pointer (&task));
}

static GVariant *
open_files (Message *message,
            GUnixFDList *list)
{
  GVariantBuilder handles;

  g_variant_builder_init (&handles, G_VARIANT_TYPE ("ah"));
  for (guint i = 0; i < g_list_model_get_n_items (message->files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (message->files, i);
      g_autofd int fd = g_file_peek_path (file) != NULL ? g_open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC, 0) : -1;
      int handle = fd >= 0 ? g_unix_fd_list_append (list, fd, NULL) : -1;

      if (handle >= 0)
        g_variant_builder_add (&handles, "h", handle);
    }
  message->has_files = g_unix_fd_list_get_length (list) == (int) g_list_model_get_n_items (message->files);
  return g_variant_builder_end (&handles);
}

static void
bus_found_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Message *message = g_task_get_task_data (task);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  GVariantBuilder options;

  if (bus == NULL)
    {
      launch_address (g_steal_pointer (&task));
      return;
    }
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (message->address));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (message->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (message->body));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", open_files (message, list));
  g_dbus_connection_call_with_unix_fd_list (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Email", "ComposeEmail",
                                            g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, list,
                                            g_task_get_cancellable (task), portal_answered_cb, g_object_ref (task));
}

/**
 * rej_mail_compose_async:
 * @parent: the window it is for
 * @address: to whom
 * @subject: the subject line
 * @body: the text
 * @mailto: all of that as a "mailto:" address, for desktops without the e-mail portal
 * @files: of #GFile, what is attached; readable by their path
 * @cancellable: (nullable): stops it
 * @callback: called when the mail program has it
 * @user_data: for @callback
 *
 * Opens a message in the mail program: through the e-mail portal, which takes files, else by its address, which does
 * not.
 */
void
rej_mail_compose_async (GtkWindow *parent,
                        const char *address,
                        const char *subject,
                        const char *body,
                        const char *mailto,
                        GListModel *files,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = NULL;
  Message *message = NULL;

  g_return_if_fail (address != NULL && subject != NULL && body != NULL && mailto != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (files));

  message = g_new0 (Message, 1);
  message->parent = parent != NULL ? g_object_ref (parent) : NULL;
  message->address = g_strdup (address);
  message->subject = g_strdup (subject);
  message->body = g_strdup (body);
  message->mailto = g_strdup (mailto);
  message->files = g_object_ref (files);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_mail_compose_async);
  g_task_set_task_data (task, message, (GDestroyNotify) message_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_found_cb, task);
}

/**
 * rej_mail_compose_finish:
 * @result: what the callback was given
 * @has_files: (out): whether the mail program was given the files; some drop them even so
 * @error: return location for errors of GTK and GIO
 *
 * Returns: whether the mail program was opened
 */
gboolean
rej_mail_compose_finish (GAsyncResult *result,
                         gboolean *has_files,
                         GError **error)
{
  Message *message = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  message = g_task_get_task_data (G_TASK (result));
  *has_files = message->has_files;
  return g_task_propagate_boolean (G_TASK (result), error);
}
