/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-secret-store.h"

#include <libsecret/secret.h>
#include <string.h>

struct _RejSecretStore
{
  GObject parent_instance;

  gboolean in_memory;
  GHashTable *kept; /* name to secret: what the desktop does not keep */
};

G_DEFINE_FINAL_TYPE (RejSecretStore, rej_secret_store, G_TYPE_OBJECT)

static const SecretSchema schema = {
  REJ_APPLICATION_ID ".Key",
  SECRET_SCHEMA_NONE,
  { { "name", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* What a call is about. */
typedef struct
{
  char *name;
  char *secret;
  gboolean is_lasting;
} Request;

static void
request_free (Request *request)
{
  g_free (request->name);
  rej_secret_free (request->secret);
  g_free (request);
}

/**
 * rej_secret_free:
 * @secret: (nullable) (transfer full): a secret
 *
 * Wipes a secret and frees it.
 */
void
rej_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
rej_secret_store_finalize (GObject *object)
{
  g_hash_table_unref (REJ_SECRET_STORE (object)->kept);

  G_OBJECT_CLASS (rej_secret_store_parent_class)->finalize (object);
}

static void
rej_secret_store_class_init (RejSecretStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_secret_store_finalize;
}

static void
rej_secret_store_init (RejSecretStore *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rej_secret_free);
}

/**
 * rej_secret_store_new:
 * @in_memory: whether to leave the desktop alone
 *
 * Creates a store.
 *
 * Returns: (transfer full): the store
 */
RejSecretStore *
rej_secret_store_new (gboolean in_memory)
{
  RejSecretStore *self = g_object_new (REJ_TYPE_SECRET_STORE, NULL);

  self->in_memory = in_memory;
  return self;
}

static GTask *
new_task (RejSecretStore *self,
          const char *name,
          const char *secret,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->name = g_strdup (name);
  request->secret = g_strdup (secret);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  return task;
}

static void
looked_up_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  char *found = secret_password_lookup_finish (result, NULL);

  if (g_task_return_error_if_cancelled (task))
    rej_secret_free (found);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) rej_secret_free);
}

/**
 * rej_secret_store_look_up_async:
 * @self: a store
 * @name: name of a key
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks a key up. The desktop may ask the writer to unlock it.
 */
void
rej_secret_store_look_up_async (RejSecretStore *self,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = NULL;
  const char *kept = NULL;

  g_return_if_fail (REJ_IS_SECRET_STORE (self));
  g_return_if_fail (name != NULL);

  task = new_task (self, name, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_secret_store_look_up_async);
  kept = g_hash_table_lookup (self->kept, name);
  if (kept == NULL && !self->in_memory)
    {
      secret_password_lookup (&schema, cancellable, looked_up_cb, task, "name", name, NULL);
      return;
    }
  g_task_return_pointer (task, g_strdup (kept), (GDestroyNotify) rej_secret_free);
  g_object_unref (task);
}

/**
 * rej_secret_store_look_up_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the key, to be freed with rej_secret_free(); %NULL where there is none
 */
char *
rej_secret_store_look_up_finish (RejSecretStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
keep_in_memory (RejSecretStore *self,
                Request *request)
{
  if (request->secret != NULL)
    g_hash_table_replace (self->kept, g_strdup (request->name), g_strdup (request->secret));
}

static void
set_cb (GObject *object,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);

  request->is_lasting = secret_password_store_finish (result, NULL);
  if (!request->is_lasting)
    keep_in_memory (g_task_get_source_object (task), request);
  g_task_return_boolean (task, TRUE);
}

static void
cleared_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* FALSE without an error says that there was none. */
  secret_password_clear_finish (result, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * rej_secret_store_set_async:
 * @self: a store
 * @name: name of a key
 * @label: what the desktop calls it among the writer's passwords
 * @secret: (nullable): the key; %NULL to forget it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps a key with the desktop, or for this run where the desktop keeps none.
 */
void
rej_secret_store_set_async (RejSecretStore *self,
                            const char *name,
                            const char *label,
                            const char *secret,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_SECRET_STORE (self));
  g_return_if_fail (name != NULL);

  task = new_task (self, name, secret, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_secret_store_set_async);
  g_hash_table_remove (self->kept, name);
  if (self->in_memory)
    {
      keep_in_memory (self, g_task_get_task_data (task));
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else if (secret != NULL)
    {
      secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, secret, cancellable, set_cb, task, "name", name, NULL);
    }
  else
    {
      secret_password_clear (&schema, cancellable, cleared_cb, task, "name", name, NULL);
    }
}

/**
 * rej_secret_store_set_finish:
 * @self: a store
 * @result: what the callback was given
 * @is_lasting: (out) (optional): whether it is still there when the program has ended
 * @error: return location for an error
 *
 * Returns: whether it is kept, or forgotten
 */
gboolean
rej_secret_store_set_finish (RejSecretStore *self,
                             GAsyncResult *result,
                             gboolean *is_lasting,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (is_lasting != NULL)
    *is_lasting = ((Request *) g_task_get_task_data (G_TASK (result)))->is_lasting;
  return g_task_propagate_boolean (G_TASK (result), error);
}
