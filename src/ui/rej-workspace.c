/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-workspace.h"

#include "rej-campaign-item.h"
#include "rej-campaign-library.h"
#include "rej-draft-item.h"

/* What the windows of one run share: settings, the library with its drafts, the campaigns. */
struct _RejWorkspace
{
  GObject parent_instance;

  /* owned */
  GSettings *settings;
  char *data_dir;
  char *library_dir;
  RejLibrary *library; /* NULL when it cannot be opened */
  char *problem;
  GListStore *campaigns; /* RejCampaignItem */
  GListStore *drafts; /* RejDraftItem, newest first */

  RejVerifier *verifier; /* NULL before it is wanted */
  RejSecretStore *secrets; /* NULL before it is wanted */

  /* state */
  guint n_works;
  gboolean listing;
  gboolean list_again;
};

G_DEFINE_FINAL_TYPE (RejWorkspace, rej_workspace, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  RejCampaignItem *first = *(RejCampaignItem *const *) a;
  RejCampaignItem *second = *(RejCampaignItem *const *) b;
  int open = rej_campaign_item_get_is_open (second) - rej_campaign_item_get_is_open (first);

  return open != 0 ? open : g_utf8_collate (rej_campaign_item_get_title (first), rej_campaign_item_get_title (second));
}

static void
read_campaigns_in_thread (GTask *task,
                          gpointer source,
                          gpointer task_data,
                          GCancellable *cancellable)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *campaigns = rej_campaign_list_bundled (task_data, failures);

  for (guint i = 0; i < failures->len; i++)
    g_message ("%s", (const char *) failures->pdata[i]);
  g_task_return_pointer (task, campaigns, (GDestroyNotify) g_ptr_array_unref);
}

static void
campaigns_read_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  RejWorkspace *self = REJ_WORKSPACE (object);
  g_autoptr (GPtrArray) campaigns = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    g_ptr_array_add (items, rej_campaign_item_new (campaigns->pdata[i], now));
  g_ptr_array_sort (items, compare_items);
  g_list_store_splice (self->campaigns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->campaigns)), items->pdata, items->len);
}

static void
drafts_listed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejWorkspace) self = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = rej_library_list_drafts_finish (REJ_LIBRARY (object), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->listing = FALSE;
  if (self->list_again)
    {
      self->list_again = FALSE;
      rej_workspace_list_drafts (self);
      return;
    }
  if (drafts == NULL)
    {
      g_message ("The drafts could not be listed: %s", error->message);
      return;
    }
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (items, rej_draft_item_new (drafts->pdata[i]));
  g_list_store_splice (self->drafts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->drafts)), items->pdata, items->len);
}

static void
rej_workspace_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, rej_workspace_get_busy (REJ_WORKSPACE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_workspace_finalize (GObject *object)
{
  RejWorkspace *self = REJ_WORKSPACE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->verifier);
  g_clear_object (&self->secrets);
  g_free (self->problem);
  g_clear_object (&self->campaigns);
  g_clear_object (&self->drafts);
  g_free (self->data_dir);
  g_free (self->library_dir);

  G_OBJECT_CLASS (rej_workspace_parent_class)->finalize (object);
}

static void
rej_workspace_class_init (RejWorkspaceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_workspace_get_property;
  object_class->finalize = rej_workspace_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_workspace_init (RejWorkspace *self)
{
  self->campaigns = g_list_store_new (REJ_TYPE_CAMPAIGN_ITEM);
  self->drafts = g_list_store_new (REJ_TYPE_DRAFT_ITEM);
}

/**
 * rej_workspace_new:
 * @settings: the settings of the program
 * @data_dir: the folder of the campaigns and tables that come with the program
 * @library_dir: (nullable): the folder of the library; %NULL for the user's own
 *
 * Creates what the windows of one run share. Nothing is read before [method@Workspace.load].
 *
 * Returns: (transfer full): the workspace
 */
RejWorkspace *
rej_workspace_new (GSettings *settings,
                   const char *data_dir,
                   const char *library_dir)
{
  RejWorkspace *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (REJ_TYPE_WORKSPACE, NULL);
  self->settings = g_object_ref (settings);
  self->data_dir = g_strdup (data_dir);
  self->library_dir = library_dir != NULL && *library_dir != '\0' ? g_strdup (library_dir) : rej_library_dup_default_folder ();
  return self;
}

/**
 * rej_workspace_load:
 * @self: the workspace
 *
 * Opens the library, and begins to read the campaigns and the list of drafts. The lists fill as they come.
 */
void
rej_workspace_load (RejWorkspace *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (self->library == NULL);

  /* Before there is a window: about 10 ms, and the window says at once whether there is a library. */
  self->library = rej_library_open (self->library_dir, &error);
  if (self->library == NULL)
    self->problem = g_strdup (error->message);
  else
    g_set_str (&self->problem, rej_library_get_notice (self->library));
  rej_workspace_list_drafts (self);

  task = g_task_new (self, NULL, campaigns_read_cb, NULL);
  g_task_set_source_tag (task, rej_workspace_load);
  g_task_set_task_data (task, g_strdup (self->data_dir), g_free);
  g_task_run_in_thread (task, read_campaigns_in_thread);
}

/**
 * rej_workspace_get_settings:
 * @self: the workspace
 *
 * Gets the settings of the program.
 *
 * Returns: (transfer none): the settings
 */
GSettings *
rej_workspace_get_settings (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return self->settings;
}

/**
 * rej_workspace_get_data_dir:
 * @self: the workspace
 *
 * Gets the folder of the files that come with the program.
 *
 * Returns: (transfer none): a path
 */
const char *
rej_workspace_get_data_dir (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return self->data_dir;
}

/**
 * rej_workspace_get_campaigns:
 * @self: the workspace
 *
 * Gets the campaigns, those whose comment period is open first.
 *
 * Returns: (transfer none) (element-type RejCampaignItem): the campaigns
 */
GListModel *
rej_workspace_get_campaigns (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return G_LIST_MODEL (self->campaigns);
}

/**
 * rej_workspace_get_drafts:
 * @self: the workspace
 *
 * Gets the drafts of the library, the last changed first.
 *
 * Returns: (transfer none) (element-type RejDraftItem): the drafts
 */
GListModel *
rej_workspace_get_drafts (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

/**
 * rej_workspace_list_drafts:
 * @self: the workspace
 *
 * Reads the list of drafts again.
 */
void
rej_workspace_list_drafts (RejWorkspace *self)
{
  g_return_if_fail (REJ_IS_WORKSPACE (self));

  if (self->library == NULL)
    return;
  if (self->listing)
    {
      self->list_again = TRUE;
      return;
    }
  self->listing = TRUE;
  rej_library_list_drafts_async (self->library, NULL, drafts_listed_cb, g_object_ref (self));
}

/**
 * rej_workspace_get_library:
 * @self: the workspace
 *
 * Gets the library.
 *
 * Returns: (transfer none) (nullable): the library, or %NULL if it cannot be opened
 */
RejLibrary *
rej_workspace_get_library (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return self->library;
}

/**
 * rej_workspace_get_problem:
 * @self: the workspace
 *
 * Gets what there is to say of the library: why it cannot be opened, or what was done to open it.
 *
 * Returns: (transfer none) (nullable): a sentence, or %NULL if all is well
 */
const char *
rej_workspace_get_problem (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return self->problem;
}

/**
 * rej_workspace_dup_campaign:
 * @self: the workspace
 * @id: the id of a campaign
 *
 * Looks a campaign up.
 *
 * Returns: (transfer full) (nullable): the campaign, or %NULL if it is not installed
 */
RejCampaign *
rej_workspace_dup_campaign (RejWorkspace *self,
                            const char *id)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->campaigns)); i++)
    {
      g_autoptr (RejCampaignItem) item = g_list_model_get_item (G_LIST_MODEL (self->campaigns), i);

      if (g_str_equal (rej_campaign_item_get_id (item), id))
        return rej_campaign_ref (rej_campaign_item_get_campaign (item));
    }
  return NULL;
}

/**
 * rej_workspace_get_busy:
 * @self: the workspace
 *
 * Gets whether something is still being written.
 *
 * Returns: whether the program has to stay
 */
gboolean
rej_workspace_get_busy (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), FALSE);

  return self->n_works > 0;
}

/**
 * rej_workspace_begin_work:
 * @self: the workspace
 *
 * Keeps the program alive until [method@Workspace.end_work].
 */
void
rej_workspace_begin_work (RejWorkspace *self)
{
  g_return_if_fail (REJ_IS_WORKSPACE (self));

  if (self->n_works++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * rej_workspace_end_work:
 * @self: the workspace
 *
 * Ends what [method@Workspace.begin_work] began.
 */
void
rej_workspace_end_work (RejWorkspace *self)
{
  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (self->n_works > 0);

  if (--self->n_works == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * rej_workspace_get_verifier:
 * @self: the workspace
 *
 * Gets who asks services about citations, one for all windows, since the pace of asking is counted over all of them.
 * The settings may name other addresses; one that must not be used is passed over, and the service's own taken.
 *
 * Returns: (transfer none): the verifier
 */
RejVerifier *
rej_workspace_get_verifier (RejWorkspace *self)
{
  static const char *const keys[REJ_ONLINE_N_SERVICES] = { "federal-register-url", "ecfr-url", "courtlistener-url" };

  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  if (self->verifier == NULL)
    {
      g_autoptr (SoupSession) session = rej_online_session_new ();

      self->verifier = rej_verifier_new (session, NULL);
    }
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      g_autofree char *address = g_settings_get_string (self->settings, keys[i]);
      g_autoptr (GError) error = NULL;

      if (!rej_verifier_set_address (self->verifier, i, address, &error))
        g_message ("%s", error->message);
    }
  return self->verifier;
}

/**
 * rej_workspace_get_secrets:
 * @self: the workspace
 *
 * Gets where the writer's keys for services are kept.
 *
 * Returns: (transfer none): the store
 */
RejSecretStore *
rej_workspace_get_secrets (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  if (self->secrets == NULL)
    self->secrets = rej_secret_store_new (FALSE);
  return self->secrets;
}
