/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-posted-watch.h"

#include <glib/gi18n-lib.h>

#include "rej-filing-journal.h"
#include "rej-posted.h"

/* Seconds between two looks at what is due; each filing is asked about once a day at most. */
#define LOOK_EVERY 3600

struct _RejPostedWatch
{
  GObject parent_instance;

  /* owned */
  RejWorkspace *workspace;
  GCancellable *cancellable;
  GHashTable *answers; /* of the round: the last answers, by filing */
  GPtrArray *due; /* of the round: what is still to be asked, of RejFiling */
  RejRegulations *service; /* of the round */

  /* state */
  guint look_id;
  gboolean is_looking;
};

G_DEFINE_FINAL_TYPE (RejPostedWatch, rej_posted_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_POSTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void ask_next (RejPostedWatch *self);

static void
end_round (RejPostedWatch *self)
{
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_object (&self->service);
  self->is_looking = FALSE;
}

static void
asked_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejPostedWatch) self = REJ_POSTED_WATCH (user_data);
  g_autoptr (RejPosted) posted = rej_posted_ask_finish (REJ_REGULATIONS (object), result, NULL);
  const RejFiling *filing = NULL;

  if (self->workspace == NULL)
    return;
  filing = self->due->pdata[self->due->len - 1];
  if (posted != NULL && posted->id != NULL && posted->state != REJ_POSTED_NOT_YET && posted->state != REJ_POSTED_UNKNOWN)
    {
      const RejPosted *before = g_hash_table_lookup (self->answers, &filing->id);
      g_autofree char *words = rej_posted_to_words (posted);

      if (before == NULL || before->state != posted->state)
        g_signal_emit (self, signals[SIGNAL_POSTED], 0, filing->id, words);
    }
  g_ptr_array_set_size (self->due, (int) self->due->len - 1);
  ask_next (self);
}

static void
ask_next (RejPostedWatch *self)
{
  if (self->due->len > 0)
    rej_posted_ask_async (self->service, rej_workspace_get_library (self->workspace), self->due->pdata[self->due->len - 1], self->cancellable, asked_cb, g_object_ref (self));
  else
    end_round (self);
}

static void
key_looked_up_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejPostedWatch) self = REJ_POSTED_WATCH (user_data);
  char *key = rej_secret_store_look_up_finish (REJ_SECRET_STORE (object), result, NULL);

  if (self->workspace != NULL && key != NULL)
    self->service = rej_workspace_dup_regulations (self->workspace, key, NULL);
  rej_secret_free (key);
  if (self->service != NULL)
    ask_next (self);
  else
    end_round (self);
}

static void
listed_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejPostedWatch) self = REJ_POSTED_WATCH (user_data);
  g_autoptr (GPtrArray) filings = rej_filing_list_finish (REJ_LIBRARY (object), result, NULL);

  self->due = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_filing_free);
  for (guint i = 0; filings != NULL && i < filings->len; i++)
    {
      const RejFiling *filing = filings->pdata[i];

      if (rej_posted_is_due (g_hash_table_lookup (self->answers, &filing->id), filing, g_get_real_time ()))
        g_ptr_array_add (self->due, rej_filing_copy (filing));
    }
  if (self->workspace != NULL && self->due->len > 0)
    rej_secret_store_look_up_async (rej_workspace_get_secrets (self->workspace), REJ_SECRET_REGULATIONS, self->cancellable, key_looked_up_cb, g_object_ref (self));
  else
    end_round (self);
}

static void
answers_loaded_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejPostedWatch) self = REJ_POSTED_WATCH (user_data);

  self->answers = rej_posted_load_finish (REJ_LIBRARY (object), result, NULL);
  if (self->workspace != NULL && self->answers != NULL)
    rej_filing_list_async (REJ_LIBRARY (object), 0, NULL, self->cancellable, listed_cb, g_object_ref (self));
  else
    end_round (self);
}

static gboolean
look_due_cb (gpointer user_data)
{
  rej_posted_watch_look (REJ_POSTED_WATCH (user_data));
  return G_SOURCE_CONTINUE;
}

static void
rej_posted_watch_dispose (GObject *object)
{
  RejPostedWatch *self = REJ_POSTED_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_posted_watch_parent_class)->dispose (object);
}

static void
rej_posted_watch_finalize (GObject *object)
{
  RejPostedWatch *self = REJ_POSTED_WATCH (object);

  end_round (self);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rej_posted_watch_parent_class)->finalize (object);
}

static void
rej_posted_watch_class_init (RejPostedWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_posted_watch_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_posted_watch_finalize;

  /**
   * RejPostedWatch::posted:
   * @self: the watch
   * @id: the filing
   * @words: what was found, a sentence
   *
   * A comment is public now, or was withdrawn or restricted.
   */
  signals[SIGNAL_POSTED] = g_signal_new ("posted", REJ_TYPE_POSTED_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
rej_posted_watch_init (RejPostedWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->look_id = g_timeout_add_seconds (LOOK_EVERY, look_due_cb, self);
}

/**
 * rej_posted_watch_new:
 * @workspace: where settings, library and keys are
 *
 * Creates the watch, which looks every hour for what is due.
 *
 * Returns: (transfer full): the watch
 */
RejPostedWatch *
rej_posted_watch_new (RejWorkspace *workspace)
{
  RejPostedWatch *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_POSTED_WATCH, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * rej_posted_watch_look:
 * @self: a watch
 *
 * Asks now about what was not asked about for a day, unless the writer does not want to be told.
 */
void
rej_posted_watch_look (RejPostedWatch *self)
{
  RejLibrary *library = NULL;

  g_return_if_fail (REJ_IS_POSTED_WATCH (self));

  library = rej_workspace_get_library (self->workspace);
  if (self->is_looking || library == NULL || !g_settings_get_boolean (rej_workspace_get_settings (self->workspace), "ask-whether-posted"))
    return;
  self->is_looking = TRUE;
  rej_posted_load_async (library, self->cancellable, answers_loaded_cb, g_object_ref (self));
}
