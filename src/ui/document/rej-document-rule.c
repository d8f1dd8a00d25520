/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document-private.h"
#include "rej-quote-index.h"
#include "rej-file-error.h"

#include <string.h>

/* A rule as it was read, with what the library is to keep of it. */
typedef struct
{
  GFile *file; /* NULL if it comes from the library */
  char *key;
  GBytes *xml;
  GBytes *meta;
  RejRule *rule;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->file);
  g_free (reading->key);
  g_clear_pointer (&reading->xml, g_bytes_unref);
  g_clear_pointer (&reading->meta, g_bytes_unref);
  g_clear_pointer (&reading->rule, rej_rule_unref);
  g_free (reading);
}

/* The API's object of a document, which holds what its XML does not, is looked for beside it: NUMBER.json. */
static GBytes *
load_meta (GFile *file,
           GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *meta_name = NULL;
  g_autoptr (GFile) meta = NULL;

  if (folder == NULL || !g_str_has_suffix (name, ".xml"))
    return NULL;
  meta_name = g_strdup_printf ("%.*s.json", (int) (strlen (name) - strlen (".xml")), name);
  meta = g_file_get_child (folder, meta_name);
  return g_file_load_bytes (meta, cancellable, NULL, NULL);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  if (reading->file != NULL)
    {
      reading->xml = g_file_load_bytes (reading->file, cancellable, NULL, &error);
      if (reading->xml != NULL)
        reading->meta = load_meta (reading->file, cancellable);
    }
  if (reading->xml != NULL)
    reading->rule = rej_rule_parse (reading->xml, reading->meta, NULL, &error);
  if (reading->rule == NULL)
    {
      if (reading->file != NULL)
        rej_file_error_explain (&error, reading->file);
      g_task_return_error (task, error);
      return;
    }
  /* What quotations are compared with is made here, not while somebody types. */
  rej_rule_get_quote_index (reading->rule);
  /* A document that does not tell its number is known by its bytes. */
  if (reading->key == NULL && rej_rule_get_number (reading->rule) != NULL)
    reading->key = g_strdup (rej_rule_get_number (reading->rule));
  if (reading->key == NULL)
    reading->key = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, reading->xml);
  g_task_return_boolean (task, TRUE);
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);

  /* Without it the rule has to be opened again next time: nothing of the writer's is lost. */
  rej_library_change_finish (REJ_LIBRARY (object), result, NULL);
  rej_workspace_end_work (workspace);
}

static void
store (RejDocument *self,
       Reading *reading)
{
  RejWorkspace *workspace = rej_document_get_workspace (self);
  RejLibrary *library = rej_workspace_get_library (workspace);
  gsize length = 0;
  const char *bytes = reading->meta != NULL ? g_bytes_get_data (reading->meta, &length) : NULL;
  g_autofree char *meta = bytes != NULL && g_utf8_validate (bytes, (gssize) length, NULL) ? g_strndup (bytes, length) : NULL;

  if (library == NULL)
    return;
  rej_workspace_begin_work (workspace);
  rej_library_store_rule_async (library, reading->key, reading->xml, meta, NULL, stored_cb, g_object_ref (workspace));
}

/**
 * rej_document_load_rule_async:
 * @self: a document
 * @file: a Federal Register document as XML
 * @cancellable: (nullable): stops it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads the rule the comment is about.
 */
void
rej_document_load_rule_async (RejDocument *self,
                              GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (file);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_document_load_rule_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * rej_document_load_rule_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Puts the rule that was read beside the comment, and a copy into the library, so that it is there again with the
 * draft.
 *
 * Returns: whether there is a rule now
 */
gboolean
rej_document_load_rule_finish (RejDocument *self,
                               GAsyncResult *result,
                               GError **error)
{
  Reading *reading = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  reading = g_task_get_task_data (G_TASK (result));
  _rej_document_set_rule_key (self, reading->key);
  store (self, reading);
  rej_document_set_rule (self, reading->rule);
  return TRUE;
}

static void
restored_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  RejDocument *self = REJ_DOCUMENT (object);
  Reading *reading = g_task_get_task_data (G_TASK (result));

  /* The writer may have opened another meanwhile, or shut this one. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || rej_document_get_rule (self) != NULL ||
      g_strcmp0 (rej_document_get_rule_key (self), reading->key) != 0)
    return;
  rej_document_set_rule (self, reading->rule);
}

static void
fetched_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *meta = NULL;
  GError *error = NULL;

  reading->xml = rej_library_load_rule_finish (REJ_LIBRARY (object), result, &meta, &error);
  if (reading->xml == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (meta != NULL)
    reading->meta = g_bytes_new (meta, strlen (meta));
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * rej_document_restore_rule:
 * @self: a document
 * @key: under which the library keeps a rule
 *
 * Puts a rule beside the comment that the library has. One that it does not have is no error: the writer can open it.
 */
void
rej_document_restore_rule (RejDocument *self,
                           const char *key)
{
  RejLibrary *library = NULL;
  GTask *task = NULL;
  Reading *reading = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (key != NULL);

  library = rej_workspace_get_library (rej_document_get_workspace (self));
  if (library == NULL || rej_document_get_rule (self) != NULL)
    return;
  /* The draft goes on to remember it, whether it is there or not. */
  _rej_document_set_rule_key (self, key);
  reading = g_new0 (Reading, 1);
  reading->key = g_strdup (key);
  task = g_task_new (self, NULL, restored_cb, NULL);
  g_task_set_source_tag (task, rej_document_restore_rule);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  rej_library_load_rule_async (library, key, NULL, fetched_cb, task);
}

/**
 * rej_document_close_rule:
 * @self: a document
 *
 * Takes the rule away from beside the comment. The library keeps its copy.
 */
void
rej_document_close_rule (RejDocument *self)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  _rej_document_set_rule_key (self, NULL);
  rej_document_set_rule (self, NULL);
}
