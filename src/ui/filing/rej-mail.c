/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-mail.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rej-portal.h"

typedef struct
{
  GtkWindow *parent;
  char *mailto;
  GListModel *files;
  gboolean has_files; /* whether the mail program was given them */
} Message;

static void
message_free (Message *message)
{
  g_clear_object (&message->parent);
  g_clear_object (&message->files);
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
  gtk_uri_launcher_launch (launcher, message->parent, NULL, launched_cb, task);
}

static void
portal_answered_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) results = rej_portal_ask_finish (result, &error);

  if (results != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    launch_address (g_steal_pointer (&task));
}

/* The files, for the mail program to read; NULL where one is no longer there. */
static GVariant *
open_files (Message *message,
            GUnixFDList *list,
            GError **error)
{
  g_auto (GVariantBuilder) handles = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ah"));

  for (guint i = 0; i < g_list_model_get_n_items (message->files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (message->files, i);
      g_autofd int fd = g_file_peek_path (file) != NULL ? g_open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC, 0) : -1;
      int handle = fd >= 0 ? g_unix_fd_list_append (list, fd, error) : -1;

      if (fd < 0)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("One of the files is no longer where it was saved. Save them again."));
      if (handle < 0)
        return NULL;
      g_variant_builder_add (&handles, "h", handle);
    }
  return g_variant_builder_end (&handles);
}

/* So that the mail program may come to the front. */
static char *
dup_activation_token (GtkWindow *parent)
{
  GdkDisplay *display = parent != NULL ? gtk_widget_get_display (GTK_WIDGET (parent)) : gdk_display_get_default ();
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  return g_app_launch_context_get_startup_notify_id (G_APP_LAUNCH_CONTEXT (context), NULL, NULL);
}

/**
 * rej_mail_compose_async:
 * @parent: the window it is for
 * @address: to whom
 * @subject: the subject line
 * @body: the text
 * @mailto: all of that as a "mailto:" address, for desktops without the e-mail portal
 * @files: of #GFile, what is attached; readable by their path
 * @callback: called when the mail program has it
 * @user_data: for @callback
 *
 * Opens a message in the mail program: through the e-mail portal, which takes files, else by its address, which does
 * not. Where the writer dismissed it nothing else is tried. It is not to be stopped: what the mail program got is said even
 * to who no longer waits for it.
 */
void
rej_mail_compose_async (GtkWindow *parent,
                        const char *address,
                        const char *subject,
                        const char *body,
                        const char *mailto,
                        GListModel *files,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = NULL;
  Message *message = NULL;
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  g_autofree char *token = NULL;
  GVariant *handles = NULL;
  GVariantDict options;
  GError *error = NULL;

  g_return_if_fail (address != NULL && subject != NULL && body != NULL && mailto != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (files));

  message = g_new0 (Message, 1);
  message->parent = parent != NULL ? g_object_ref (parent) : NULL;
  message->mailto = g_strdup (mailto);
  message->files = g_object_ref (files);
  message->has_files = TRUE;
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, rej_mail_compose_async);
  g_task_set_task_data (task, message, (GDestroyNotify) message_free);
  handles = open_files (message, list, &error);
  if (handles == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  token = dup_activation_token (parent);
  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "address", "s", address);
  g_variant_dict_insert (&options, "subject", "s", subject);
  g_variant_dict_insert (&options, "body", "s", body);
  g_variant_dict_insert_value (&options, "attachment_fds", handles);
  if (token != NULL)
    g_variant_dict_insert (&options, "activation_token", "s", token);
  rej_portal_ask_async (parent, "org.freedesktop.portal.Email", "ComposeEmail", &options, list, NULL, portal_answered_cb, task);
}

/**
 * rej_mail_compose_finish:
 * @result: what the callback was given
 * @has_files: (out): whether the mail program was given the files; some drop them even so
 * @error: return location for %G_IO_ERROR_NOT_FOUND where a file is gone, %G_IO_ERROR_CANCELLED where it was dismissed, and
 *   errors of GTK where there is no mail program
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
