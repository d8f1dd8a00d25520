/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-portal.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define PREFIX "org.freedesktop.portal."
#define NOTIFICATIONS "org.freedesktop.Notifications"

/* What xdg-desktop-portal documents of the interfaces that are asked here. */
static const char interfaces[] =
    "<node>"
    "<interface name='" PREFIX "Email'>"
    "<method name='ComposeEmail'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface>"
    "<interface name='" PREFIX "Print'>"
    "<method name='PreparePrint'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<method name='Print'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface>"
    "<interface name='" PREFIX "OpenURI'>"
    "<method name='OpenURI'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<method name='OpenFile'><arg type='s' direction='in'/><arg type='h' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<method name='OpenDirectory'><arg type='s' direction='in'/><arg type='h' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface>"
    "<interface name='" PREFIX "FileChooser'>"
    "<method name='OpenFile'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface>"
    "<interface name='" PREFIX "Background'>"
    "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<method name='SetStatus'><arg type='a{sv}' direction='in'/></method>"
    "<property name='version' type='u' access='read'/></interface>"
    "</node>";

/* Where notifications of the desktop go. */
static const char notifications[] =
    "<node>"
    "<interface name='" NOTIFICATIONS "'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
    "<arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "</interface>"
    "</node>";

typedef struct
{
  char *begin;
  StandInPortalManner manner;
} Rule;

struct _StandInPortal
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusConnection *bus;
  gboolean is_there;

  /* both threads, under the lock */
  GMutex lock;
  GCond changed;
  GPtrArray *calls;
  GPtrArray *rules;
  char *folder_uri;
};

static void
call_free (StandInPortalCall *call)
{
  g_free (call->method);
  g_variant_unref (call->parameters);
  g_ptr_array_unref (call->files);
  g_strfreev (call->paths);
  g_free (call);
}

static void
rule_free (Rule *rule)
{
  g_free (rule->begin);
  g_free (rule);
}

/* What a program on the other side can read, however the file was opened. */
static GBytes *
read_file (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  char *contents = NULL;
  gsize length = 0;
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || !g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  return g_bytes_new_take (contents, length);
}

static void
remember_files (StandInPortalCall *call,
                GUnixFDList *list)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (int i = 0; list != NULL && i < g_unix_fd_list_get_length (list); i++)
    {
      g_autofd int fd = g_unix_fd_list_get (list, i, NULL);
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
      char *path = g_file_read_link (link, NULL);
      GBytes *bytes = read_file (fd);

      g_strv_builder_take (paths, path != NULL ? path : g_strdup (""));
      if (bytes != NULL)
        g_ptr_array_add (call->files, bytes);
    }
  call->paths = g_strv_builder_end (paths);
}

static StandInPortalManner
remember (StandInPortal *self,
          const char *interface,
          const char *method,
          GVariant *parameters,
          GUnixFDList *list)
{
  StandInPortalCall *call = g_new0 (StandInPortalCall, 1);
  StandInPortalManner manner = STAND_IN_PORTAL_DOES;

  call->method = g_strdup_printf ("%s.%s", strrchr (interface, '.') + 1, method);
  call->parameters = g_variant_ref (parameters);
  call->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  remember_files (call, list);
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->rules->len; i++)
    if (g_str_has_prefix (call->method, ((Rule *) self->rules->pdata[i])->begin))
      manner = ((Rule *) self->rules->pdata[i])->manner;
  g_ptr_array_add (self->calls, call);
  g_mutex_unlock (&self->lock);
  return manner;
}

GVariant *
stand_in_portal_call_get_option (const StandInPortalCall *call,
                                 const char *name)
{
  gsize n = g_variant_n_children (call->parameters);
  g_autoptr (GVariant) options = g_variant_get_child_value (call->parameters, n - 1);

  return g_variant_lookup_value (options, name, NULL);
}

static GVariant *
build_results (StandInPortal *self,
               const char *method,
               StandInPortalManner manner)
{
  GVariantDict results;

  g_variant_dict_init (&results, NULL);
  if (g_str_equal (method, "RequestBackground"))
    {
      g_variant_dict_insert (&results, "background", "b", manner == STAND_IN_PORTAL_DOES);
      g_variant_dict_insert (&results, "autostart", "b", FALSE);
    }
  else if (g_str_equal (method, "PreparePrint"))
    {
      g_variant_dict_insert_value (&results, "settings", g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
      g_variant_dict_insert_value (&results, "page-setup", g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
      g_variant_dict_insert (&results, "token", "u", 7);
    }
  g_mutex_lock (&self->lock);
  if (g_str_equal (method, "OpenFile") && self->folder_uri != NULL)
    {
      const char *const uris[] = { self->folder_uri, NULL };

      g_variant_dict_insert_value (&results, "uris", g_variant_new_strv (uris, -1));
    }
  g_mutex_unlock (&self->lock);
  return g_variant_dict_end (&results);
}

/* Where the answer to a request is sent: of who asks and the token it gave. */
static char *
dup_handle (const char *sender,
            GVariant *parameters)
{
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, g_variant_n_children (parameters) - 1);
  const char *token = "none";

  g_variant_lookup (options, "handle_token", "&s", &token);
  return g_strdup_printf (PATH "/request/%s/%s", name, token);
}

static void
method_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  StandInPortal *self = user_data;
  GUnixFDList *list = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  StandInPortalManner manner = remember (self, interface, method, parameters, list);
  g_autofree char *handle = NULL;
  guint response = manner == STAND_IN_PORTAL_CANCELS ? 1 : manner == STAND_IN_PORTAL_FAILS ? 2
                                                                                           : 0;

  if (manner == STAND_IN_PORTAL_REFUSES)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD, "No such interface");
      return;
    }
  if (g_str_equal (method, "Notify"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
      return;
    }
  if (g_str_equal (method, "SetStatus") || g_str_equal (method, "CloseNotification"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  handle = dup_handle (sender, parameters);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  if (manner != STAND_IN_PORTAL_WAITS)
    g_dbus_connection_emit_signal (bus, sender, handle, PREFIX "Request", "Response",
                                   g_variant_new ("(u@a{sv})", response, build_results (self, method, manner)), NULL);
}

static GVariant *
property_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *property,
             GError **error,
             gpointer user_data)
{
  return g_variant_new_uint32 (g_str_equal (interface, PREFIX "OpenURI") ? 5 : 4);
}

static void
acquired_cb (GDBusConnection *bus,
             const char *name,
             gpointer user_data)
{
  StandInPortal *self = user_data;

  g_mutex_lock (&self->lock);
  self->is_there = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gpointer
serve (gpointer user_data)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb, .get_property = property_cb };
  StandInPortal *self = user_data;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interfaces, NULL);
  g_autoptr (GDBusNodeInfo) notifier = g_dbus_node_info_new_for_xml (notifications, NULL);
  guint owners[2];

  g_main_context_push_thread_default (self->context);
  self->bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  g_assert_nonnull (self->bus);
  for (guint i = 0; node->interfaces[i] != NULL; i++)
    g_assert_cmpuint (g_dbus_connection_register_object (self->bus, PATH, node->interfaces[i], &table, self, NULL, NULL), !=, 0);
  g_assert_cmpuint (g_dbus_connection_register_object (self->bus, "/org/freedesktop/Notifications", notifier->interfaces[0], &table, self, NULL, NULL), !=, 0);
  owners[0] = g_bus_own_name_on_connection (self->bus, NOTIFICATIONS, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, NULL, NULL, self, NULL);
  owners[1] = g_bus_own_name_on_connection (self->bus, NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, acquired_cb, NULL, self, NULL);
  g_main_loop_run (self->loop);
  g_bus_unown_name (owners[0]);
  g_bus_unown_name (owners[1]);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

StandInPortal *
stand_in_portal_new (void)
{
  StandInPortal *self = g_new0 (StandInPortal, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) call_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("portal", serve, self);
  g_mutex_lock (&self->lock);
  while (!self->is_there)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

void
stand_in_portal_free (StandInPortal *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->calls);
  g_ptr_array_unref (self->rules);
  g_free (self->folder_uri);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

void
stand_in_portal_set_manner (StandInPortal *self,
                            const char *begin,
                            StandInPortalManner manner)
{
  Rule *rule = g_new (Rule, 1);

  rule->begin = g_strdup (begin);
  rule->manner = manner;
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->rules, rule);
  g_mutex_unlock (&self->lock);
}

void
stand_in_portal_set_folder (StandInPortal *self,
                            GFile *folder)
{
  g_mutex_lock (&self->lock);
  g_free (self->folder_uri);
  self->folder_uri = g_file_get_uri (folder);
  g_mutex_unlock (&self->lock);
}

const StandInPortalCall *
stand_in_portal_get_call (StandInPortal *self,
                          const char *begin,
                          guint n)
{
  const StandInPortalCall *found = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->calls->len && found == NULL; i++)
    if (g_str_has_prefix (((StandInPortalCall *) self->calls->pdata[i])->method, begin) && n-- == 0)
      found = self->calls->pdata[i];
  g_mutex_unlock (&self->lock);
  return found;
}
