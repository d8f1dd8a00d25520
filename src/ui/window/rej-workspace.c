/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-workspace-private.h"

#include "rej-campaign-item.h"
#include "rej-file-dialog-state.h"
#include "rej-filing-journal.h"

/* How many files the menu of those opened before offers. */
#define N_RECENT_FILES 8

G_DEFINE_FINAL_TYPE (RejWorkspace, rej_workspace, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CAMPAIGNS_READ,
  SIGNAL_DRAFTS_LISTED,
  SIGNAL_MEMOS_CHANGED,
  SIGNAL_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What may be filed or is begun counts, before what was given up later. */
static GHashTable *
create_states (GPtrArray *filings)
{
  GHashTable *states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; filings != NULL && i < filings->len; i++)
    {
      const RejFiling *filing = filings->pdata[i];
      gboolean counts = rej_filing_state_blocks (filing->state) || rej_filing_state_can_resume (filing->state) || rej_filing_state_awaits_writer (filing->state);

      if (counts && filing->draft != 0 && !g_hash_table_contains (states, &filing->draft))
        g_hash_table_insert (states, g_memdup2 (&filing->draft, sizeof filing->draft), (gpointer) rej_file_dialog_state_get_words (filing));
    }
  return states;
}

static void
fill_drafts (RejWorkspace *self)
{
  rej_draft_list_set_states (self->drafts, self->filing_states);
  rej_draft_list_set_drafts (self->drafts, self->all_drafts);
}

static void
filings_listed_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejWorkspace) self = REJ_WORKSPACE (user_data);
  g_autoptr (GPtrArray) filings = rej_filing_list_finish (REJ_LIBRARY (object), result, NULL);

  self->listing = FALSE;
  if (self->list_again)
    {
      self->list_again = FALSE;
      rej_workspace_list_drafts (self);
      return;
    }
  g_clear_pointer (&self->filing_states, g_hash_table_unref);
  self->filing_states = create_states (filings);
  self->listed = TRUE;
  if (self->drafts != NULL)
    fill_drafts (self);
  g_signal_emit (self, signals[SIGNAL_DRAFTS_LISTED], 0);
}

static void
drafts_listed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejWorkspace) self = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = rej_library_list_finish (REJ_LIBRARY (object), result, &error);

  if (drafts == NULL)
    {
      self->listing = FALSE;
      g_message ("The drafts could not be listed: %s", error->message);
      return;
    }
  g_clear_pointer (&self->all_drafts, g_ptr_array_unref);
  self->all_drafts = g_steal_pointer (&drafts);
  rej_filing_list_async (REJ_LIBRARY (object), 0, NULL, NULL, filings_listed_cb, g_object_ref (self));
}

void
_rej_workspace_update_ready (RejWorkspace *self)
{
  if (self->ready || !self->memos_read || !self->campaigns_read)
    return;
  self->ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
memos_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejWorkspace) self = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, &error);

  if (memos != NULL)
    {
      g_hash_table_unref (self->memos);
      self->memos = g_steal_pointer (&memos);
      g_signal_emit (self, signals[SIGNAL_MEMOS_CHANGED], 0);
    }
  else
    {
      g_message ("What the library remembers could not be read: %s", error->message);
    }
  self->memos_read = TRUE;
  _rej_workspace_update_ready (self);
}

static void
memo_set_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejWorkspace) self = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    g_message ("It could not be remembered: %s", error->message);
  rej_workspace_end_work (self);
}

typedef struct
{
  RejLibrary *library;
  GError *error;
} Opened;

static gpointer
open_in_thread (gpointer library_dir)
{
  Opened *opened = g_new0 (Opened, 1);

  opened->library = rej_library_open (library_dir, &opened->error);
  return opened;
}

static void
join_opener (RejWorkspace *self,
             GError **error)
{
  Opened *opened = g_thread_join (g_steal_pointer (&self->opener));

  self->library = opened->library;
  if (opened->error != NULL)
    g_propagate_error (error, opened->error);
  g_free (opened);
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
  if (self->opener != NULL)
    join_opener (self, NULL);
  g_clear_object (&self->library);
  g_clear_object (&self->verifier);
  g_clear_object (&self->session);
  g_clear_object (&self->secrets);
  g_clear_object (&self->background);
  g_free (self->problem);
  g_clear_object (&self->campaigns);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->filing_states, g_hash_table_unref);
  g_clear_pointer (&self->all_drafts, g_ptr_array_unref);
  g_clear_pointer (&self->memos, g_hash_table_unref);
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

  /**
   * RejWorkspace::drafts-listed:
   * @self: the workspace
   *
   * The list of drafts was read again.
   */
  signals[SIGNAL_DRAFTS_LISTED] = g_signal_new ("drafts-listed", REJ_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RejWorkspace::campaigns-read:
   * @self: the workspace
   *
   * The campaigns are read, so that one that is not among them is not there.
   */
  signals[SIGNAL_CAMPAIGNS_READ] = g_signal_new ("campaigns-read", REJ_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RejWorkspace::memos-changed:
   * @self: the workspace
   *
   * What the library remembers is another thing than before.
   */
  signals[SIGNAL_MEMOS_CHANGED] = g_signal_new ("memos-changed", REJ_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RejWorkspace::ready:
   * @self: the workspace
   *
   * What the library remembers and the campaigns are read, so that windows can be as they were.
   */
  signals[SIGNAL_READY] = g_signal_new ("ready", REJ_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_workspace_init (RejWorkspace *self)
{
  self->campaigns = g_list_store_new (REJ_TYPE_CAMPAIGN_ITEM);
  self->all_drafts = g_ptr_array_new ();
  self->filing_states = create_states (NULL);
  self->memos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
 * rej_workspace_begin_load:
 * @self: the workspace
 *
 * Begins to open the library and to read the campaigns, in threads, so that other things can be done meanwhile.
 * [method@Workspace.load] goes on from there.
 */
void
rej_workspace_begin_load (RejWorkspace *self)
{
  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (self->library == NULL && self->opener == NULL);

  self->opener = g_thread_new ("rej-opener", open_in_thread, self->library_dir);
  _rej_workspace_read_campaigns (self);
}

/**
 * rej_workspace_load:
 * @self: the workspace
 *
 * Opens the library, and begins to read the campaigns and the list of drafts. The lists fill as they come.
 *
 * Waits for the library, so that whoever comes next knows whether there is one. To be called before there is a window.
 */
void
rej_workspace_load (RejWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (self->library == NULL);

  if (self->opener == NULL)
    rej_workspace_begin_load (self);
  join_opener (self, &error);
  if (self->library != NULL)
    {
      g_set_str (&self->problem, rej_library_get_notice (self->library));
      g_signal_connect_object (self->library, "drafts-changed", G_CALLBACK (rej_workspace_list_drafts), self, G_CONNECT_SWAPPED);
      rej_library_load_memos_async (self->library, 0, NULL, memos_loaded_cb, g_object_ref (self));
    }
  else
    {
      self->problem = g_strdup (error->message);
      self->listed = TRUE;
      self->memos_read = TRUE;
    }
  rej_workspace_list_drafts (self);
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
 * rej_workspace_get_drafts:
 * @self: the workspace
 *
 * Gets the drafts of the library that are not in the trash, the last changed first.
 *
 * Returns: (transfer none) (element-type RejDraftItem): the drafts
 */
GListModel *
rej_workspace_get_drafts (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  if (self->drafts == NULL)
    {
      self->drafts = rej_draft_list_new (G_LIST_MODEL (self->campaigns), FALSE);
      fill_drafts (self);
    }
  return G_LIST_MODEL (self->drafts);
}

/**
 * rej_workspace_get_all_drafts:
 * @self: the workspace
 *
 * Gets all drafts of the library, those in the trash among them, as they were listed last. The array does not change:
 * a new one takes its place.
 *
 * Returns: (transfer none) (element-type RejDraft): the drafts
 */
GPtrArray *
rej_workspace_get_all_drafts (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return self->all_drafts;
}

/**
 * rej_workspace_get_filing_states:
 * @self: the workspace
 *
 * Gets how far the filings of drafts are, as they were when the drafts were listed.
 *
 * Returns: (transfer none) (element-type gint64 utf8): in words, by the number of the draft
 */
GHashTable *
rej_workspace_get_filing_states (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  return self->filing_states;
}

/**
 * rej_workspace_get_listed:
 * @self: the workspace
 *
 * Gets whether the drafts are listed, so that an empty list means that there are none.
 *
 * Returns: whether they are
 */
gboolean
rej_workspace_get_listed (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), FALSE);

  return self->listed;
}

/**
 * rej_workspace_get_ready:
 * @self: the workspace
 *
 * Gets whether what the library remembers is read.
 *
 * Returns: whether it is
 */
gboolean
rej_workspace_get_ready (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), FALSE);

  return self->ready;
}

/**
 * rej_workspace_get_memo:
 * @self: the workspace
 * @name: what it is about
 *
 * Gets something the library remembers. What is private belongs here, not into settings: it goes with the library.
 *
 * Returns: (transfer none) (nullable): what was remembered
 */
const char *
rej_workspace_get_memo (RejWorkspace *self,
                        const char *name)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->memos, name);
}

/**
 * rej_workspace_set_memo:
 * @self: the workspace
 * @name: what it is about
 * @value: (nullable): what to remember; %NULL to forget it
 *
 * Remembers something in the library. Without a library it is remembered until the program ends.
 */
void
rej_workspace_set_memo (RejWorkspace *self,
                        const char *name,
                        const char *value)
{
  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (g_hash_table_lookup (self->memos, name), value) == 0)
    return;
  if (value != NULL)
    g_hash_table_insert (self->memos, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->memos, name);
  if (self->library != NULL)
    {
      rej_workspace_begin_work (self);
      rej_library_set_memo_async (self->library, 0, name, value, NULL, memo_set_cb, g_object_ref (self));
    }
  g_signal_emit (self, signals[SIGNAL_MEMOS_CHANGED], 0);
}

/**
 * rej_workspace_set_draft_memo:
 * @self: the workspace
 * @id: a draft
 * @name: what it is about
 * @value: (nullable): what to remember; %NULL to forget it
 *
 * Remembers something of one draft, which is forgotten with it.
 */
void
rej_workspace_set_draft_memo (RejWorkspace *self,
                              gint64 id,
                              const char *name,
                              const char *value)
{
  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (id > 0);
  g_return_if_fail (name != NULL);

  if (self->library == NULL)
    return;
  rej_workspace_begin_work (self);
  rej_library_set_memo_async (self->library, id, name, value, NULL, memo_set_cb, g_object_ref (self));
}

/**
 * rej_workspace_dup_recent_files:
 * @self: the workspace
 *
 * Lists the files that were opened or saved last. The list is kept in the library and not shared with the desktop:
 * other programs are not told what somebody comments on.
 *
 * Returns: (transfer full) (array zero-terminated=1): their URIs, the last first
 */
char **
rej_workspace_dup_recent_files (RejWorkspace *self)
{
  const char *memo = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  memo = rej_workspace_get_memo (self, "recent-files");
  return g_strsplit (memo != NULL ? memo : "", "\n", -1);
}

/**
 * rej_workspace_add_recent_file:
 * @self: the workspace
 * @file: a file that was opened or saved
 *
 * Puts a file at the head of those opened before.
 */
void
rej_workspace_add_recent_file (RejWorkspace *self,
                               GFile *file)
{
  g_auto (GStrv) before = NULL;
  g_autoptr (GString) list = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (self));
  g_return_if_fail (G_IS_FILE (file));

  before = rej_workspace_dup_recent_files (self);
  list = g_string_new_take (g_file_get_uri (file));
  for (guint i = 0, n = 1; before[i] != NULL && n < N_RECENT_FILES; i++)
    {
      g_autoptr (GFile) other = g_file_new_for_uri (before[i]);

      if (g_file_equal (file, other))
        continue;
      g_string_append_printf (list, "\n%s", before[i]);
      n++;
    }
  rej_workspace_set_memo (self, "recent-files", list->str);
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

static SoupSession *
get_session (RejWorkspace *self)
{
  if (self->session == NULL)
    self->session = rej_online_session_new ();
  return self->session;
}

/**
 * rej_workspace_dup_regulations:
 * @self: the workspace
 * @key: (nullable): the key
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS
 *
 * Creates who talks to regulations.gov, at the address of the settings.
 *
 * Returns: (transfer full) (nullable): the client
 */
RejRegulations *
rej_workspace_dup_regulations (RejWorkspace *self,
                               const char *key,
                               GError **error)
{
  g_autoptr (SoupSession) session = NULL;
  g_autofree char *address = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  session = rej_regulations_session_new ();
  address = g_settings_get_string (self->settings, "regulations-url");
  return rej_regulations_new (session, *address != '\0' ? address : NULL, key, error);
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
    self->verifier = rej_verifier_new (get_session (self), NULL);
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

/**
 * rej_workspace_get_background:
 * @self: the workspace
 *
 * Gets what knows whether the program may stay without a window.
 *
 * Returns: (transfer none): it
 */
RejBackground *
rej_workspace_get_background (RejWorkspace *self)
{
  g_return_val_if_fail (REJ_IS_WORKSPACE (self), NULL);

  if (self->background == NULL)
    self->background = rej_background_new ();
  return self->background;
}
