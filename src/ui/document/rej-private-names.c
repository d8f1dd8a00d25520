/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-private-names.h"

/* Under what the library remembers them, one a line. */
#define MEMO "private-names"

struct _RejPrivateNames
{
  GObject parent_instance;

  /* owned */
  GStrv names;

  /* borrowed, since it owns this */
  RejWorkspace *workspace;

  /* state */
  gboolean chosen; /* in this run of the program: what is still being read is older */
};

G_DEFINE_FINAL_TYPE (RejPrivateNames, rej_private_names, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_names (RejPrivateNames *self,
            GStrv names)
{
  g_strfreev (self->names);
  self->names = names;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejPrivateNames) self = REJ_PRIVATE_NAMES (user_data);
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);
  const char *value = memos != NULL ? g_hash_table_lookup (memos, MEMO) : NULL;

  if (value != NULL && !self->chosen)
    take_names (self, g_strsplit (value, "\n", -1));
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    g_warning ("The names that are never to be mentioned could not be written: %s", error->message);
  rej_workspace_end_work (workspace);
}

static void
rej_private_names_finalize (GObject *object)
{
  RejPrivateNames *self = REJ_PRIVATE_NAMES (object);

  g_clear_pointer (&self->names, g_strfreev);
  g_clear_weak_pointer (&self->workspace);

  G_OBJECT_CLASS (rej_private_names_parent_class)->finalize (object);
}

static void
rej_private_names_class_init (RejPrivateNamesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_private_names_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", REJ_TYPE_PRIVATE_NAMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_private_names_init (RejPrivateNames *self)
{
  self->names = g_new0 (char *, 1);
}

/**
 * rej_private_names_of:
 * @workspace: what the windows share
 *
 * Gets the names, which are read from the library when they are asked for first.
 *
 * Returns: (transfer none): the names of the workspace
 */
RejPrivateNames *
rej_private_names_of (RejWorkspace *workspace)
{
  RejPrivateNames *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), MEMO);
  if (self != NULL)
    return self;
  self = g_object_new (REJ_TYPE_PRIVATE_NAMES, NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  g_object_set_data_full (G_OBJECT (workspace), MEMO, self, g_object_unref);
  if (rej_workspace_get_library (workspace) != NULL)
    rej_library_load_memos_async (rej_workspace_get_library (workspace), 0, NULL, loaded_cb, g_object_ref (self));
  return self;
}

/**
 * rej_private_names_get:
 * @self: names
 *
 * Gets the names.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names as the writer wrote them
 */
const char *const *
rej_private_names_get (RejPrivateNames *self)
{
  g_return_val_if_fail (REJ_IS_PRIVATE_NAMES (self), NULL);

  return (const char *const *) self->names;
}

/**
 * rej_private_names_set:
 * @self: names
 * @names: (array zero-terminated=1): names; those without a letter are left out
 *
 * Replaces the names and keeps them in the library.
 */
void
rej_private_names_set (RejPrivateNames *self,
                       const char *const *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *value = NULL;
  RejLibrary *library = NULL;

  g_return_if_fail (REJ_IS_PRIVATE_NAMES (self));
  g_return_if_fail (names != NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));

      if (*name != '\0')
        g_strv_builder_add (builder, name);
    }
  self->chosen = TRUE;
  take_names (self, g_strv_builder_end (builder));
  library = self->workspace != NULL ? rej_workspace_get_library (self->workspace) : NULL;
  if (library == NULL)
    return;
  value = g_strjoinv ("\n", self->names);
  rej_workspace_begin_work (self->workspace);
  rej_library_set_memo_async (library, 0, MEMO, *value != '\0' ? value : NULL, NULL, saved_cb, g_object_ref (self->workspace));
}
