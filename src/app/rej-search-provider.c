/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-search-provider.h"

#include "rej-draft-list.h"

/* A desktop shows a handful. */
#define MAX_RESULTS 20

/* Source: the interface gnome-shell calls, org.gnome.Shell.SearchProvider2. */
static const char interface_xml[] =
    "<node>"
    "  <interface name='org.gnome.Shell.SearchProvider2'>"
    "    <method name='GetInitialResultSet'>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='as' name='results' direction='out'/>"
    "    </method>"
    "    <method name='GetSubsearchResultSet'>"
    "      <arg type='as' name='previous_results' direction='in'/>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='as' name='results' direction='out'/>"
    "    </method>"
    "    <method name='GetResultMetas'>"
    "      <arg type='as' name='identifiers' direction='in'/>"
    "      <arg type='aa{sv}' name='metas' direction='out'/>"
    "    </method>"
    "    <method name='ActivateResult'>"
    "      <arg type='s' name='identifier' direction='in'/>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='u' name='timestamp' direction='in'/>"
    "    </method>"
    "    <method name='LaunchSearch'>"
    "      <arg type='as' name='terms' direction='in'/>"
    "      <arg type='u' name='timestamp' direction='in'/>"
    "    </method>"
    "  </interface>"
    "</node>";

struct _RejSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* unowned: it owns this */
  RejWorkspace *workspace;
  GDBusConnection *connection;
  GPtrArray *waiting; /* GDBusMethodInvocation, until the drafts are listed */
  guint registration;
};

G_DEFINE_FINAL_TYPE (RejSearchProvider, rej_search_provider, G_TYPE_OBJECT)

static gboolean
is_wanted (RejSearchProvider *self)
{
  return self->workspace != NULL && g_settings_get_boolean (rej_workspace_get_settings (self->workspace), "desktop-search");
}

static RejDraftList *
search (RejSearchProvider *self,
        const char *const *terms)
{
  g_autoptr (RejDraftList) list = rej_draft_list_new (rej_workspace_get_campaigns (self->workspace), FALSE);
  g_autofree char *words = g_strjoinv (" ", (char **) terms);

  rej_draft_list_set_drafts (list, rej_workspace_get_all_drafts (self->workspace));
  rej_draft_list_set_search (list, words);
  return g_steal_pointer (&list);
}

static void
answer_search (RejSearchProvider *self,
               GDBusMethodInvocation *invocation,
               const char *const *terms)
{
  g_autoptr (GVariantBuilder) results = g_variant_builder_new (G_VARIANT_TYPE_STRING_ARRAY);

  if (is_wanted (self) && terms[0] != NULL)
    {
      g_autoptr (RejDraftList) list = search (self, terms);
      guint n_results = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), MAX_RESULTS);

      for (guint i = 0; i < n_results; i++)
        {
          g_autoptr (RejDraftItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

          g_variant_builder_add_value (results, g_variant_new_take_string (g_strdup_printf ("%" G_GINT64_FORMAT, rej_draft_item_get_id (item))));
        }
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", results));
}

static void
answer_metas (RejSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *identifiers)
{
  g_autoptr (GVariantBuilder) metas = g_variant_builder_new (G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (RejDraftList) list = NULL;

  if (is_wanted (self))
    list = search (self, (const char *const[]) { NULL });
  for (guint i = 0; list != NULL && identifiers[i] != NULL; i++)
    {
      g_auto (GVariantDict) meta = G_VARIANT_DICT_INIT (NULL);
      g_autoptr (RejDraftItem) item = NULL;
      g_autoptr (GIcon) icon = NULL;
      gint64 id;

      if (g_ascii_string_to_signed (identifiers[i], 10, 1, G_MAXINT64, &id, NULL))
        item = rej_draft_list_dup_item (list, id);
      if (item == NULL)
        continue;
      icon = g_themed_icon_new (g_application_get_application_id (self->application));
      g_variant_dict_insert (&meta, "id", "s", identifiers[i]);
      g_variant_dict_insert (&meta, "name", "s", rej_draft_item_get_title (item));
      if (rej_draft_item_get_period (item) != NULL)
        g_variant_dict_insert (&meta, "description", "s", rej_draft_item_get_period (item));
      g_variant_dict_insert_value (&meta, "icon", g_icon_serialize (icon));
      g_variant_builder_add_value (metas, g_variant_dict_end (&meta));
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", metas));
}

static void
answer (RejSearchProvider *self,
        GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);
  gboolean is_subsearch = g_str_equal (method, "GetSubsearchResultSet");
  g_autofree const char **words = NULL;

  g_variant_get_child (parameters, is_subsearch ? 1 : 0, "^a&s", &words);
  if (g_str_equal (method, "GetResultMetas"))
    answer_metas (self, invocation, words);
  else
    answer_search (self, invocation, words);
}

static void
answer_waiting (RejSearchProvider *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    {
      answer (self, waiting->pdata[i]);
      g_application_release (self->application);
    }
}

static void
method_call_cb (GDBusConnection *connection,
                const char *sender,
                const char *path,
                const char *interface,
                const char *method,
                GVariant *parameters,
                GDBusMethodInvocation *invocation,
                gpointer user_data)
{
  RejSearchProvider *self = REJ_SEARCH_PROVIDER (user_data);

  if (g_str_equal (method, "ActivateResult"))
    {
      const char *identifier = NULL;
      gint64 id;

      g_variant_get_child (parameters, 0, "&s", &identifier);
      if (g_ascii_string_to_signed (identifier, 10, 1, G_MAXINT64, &id, NULL))
        g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-draft", g_variant_new_int64 (id));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "LaunchSearch"))
    {
      g_auto (GStrv) terms = NULL;
      g_autofree char *words = NULL;

      g_variant_get_child (parameters, 0, "^as", &terms);
      words = g_strjoinv (" ", terms);
      g_action_group_activate_action (G_ACTION_GROUP (self->application), "search", g_variant_new_string (words));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (is_wanted (self) && !rej_workspace_get_listed (self->workspace))
    {
      /* A program that was started for this question lists its drafts first. */
      g_application_hold (self->application);
      g_ptr_array_add (self->waiting, invocation);
    }
  else
    {
      answer (self, invocation);
    }
}

static void
rej_search_provider_dispose (GObject *object)
{
  RejSearchProvider *self = REJ_SEARCH_PROVIDER (object);

  rej_search_provider_unexport (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_search_provider_parent_class)->dispose (object);
}

static void
rej_search_provider_class_init (RejSearchProviderClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_search_provider_dispose;
}

static void
rej_search_provider_init (RejSearchProvider *self)
{
  self->waiting = g_ptr_array_new ();
}

/**
 * rej_search_provider_new:
 * @application: the program, which owns the provider; its actions "open-draft" (x) and "search" (s) are called
 *
 * Creates a provider that knows no drafts yet.
 *
 * Returns: (transfer full): the provider
 */
RejSearchProvider *
rej_search_provider_new (GApplication *application)
{
  RejSearchProvider *self = NULL;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (REJ_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  return self;
}

/**
 * rej_search_provider_set_workspace:
 * @self: the provider
 * @workspace: (nullable): whose drafts are found
 *
 * Gives the provider its drafts, or takes them away when the program ends.
 */
void
rej_search_provider_set_workspace (RejSearchProvider *self,
                                   RejWorkspace *workspace)
{
  g_return_if_fail (REJ_IS_SEARCH_PROVIDER (self));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, answer_waiting, self);
  if (!g_set_object (&self->workspace, workspace))
    return;
  if (workspace != NULL)
    g_signal_connect_object (workspace, "drafts-listed", G_CALLBACK (answer_waiting), self, G_CONNECT_SWAPPED);
  else
    answer_waiting (self);
}

/**
 * rej_search_provider_export:
 * @self: the provider
 * @connection: the session bus
 * @path: the object path the desktop asks
 * @error: return location for an error
 *
 * Puts the provider on the bus.
 *
 * Returns: whether it is there, otherwise @error is set
 */
gboolean
rej_search_provider_export (RejSearchProvider *self,
                            GDBusConnection *connection,
                            const char *path,
                            GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_call_cb };
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_return_val_if_fail (REJ_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (self->registration == 0, FALSE);

  node = g_dbus_node_info_new_for_xml (interface_xml, error);
  if (node == NULL)
    return FALSE;
  self->registration = g_dbus_connection_register_object (connection, path, node->interfaces[0], &vtable, self, NULL, error);
  if (self->registration != 0)
    self->connection = g_object_ref (connection);
  return self->registration != 0;
}

/**
 * rej_search_provider_unexport:
 * @self: the provider
 *
 * Takes the provider from the bus; does nothing where it is not there.
 */
void
rej_search_provider_unexport (RejSearchProvider *self)
{
  g_return_if_fail (REJ_IS_SEARCH_PROVIDER (self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
}
