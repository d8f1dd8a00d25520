/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-store-thread.h"

struct _RejStoreThread
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  sqlite3 *db;
};

typedef struct
{
  RejStoreThread *thread;
  GTask *task;
  RejStoreJob job;
} Job;

typedef struct
{
  RejStoreThread *thread;
  RejStoreFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Call;

static gpointer
thread_main (gpointer user_data)
{
  RejStoreThread *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* g_main_context_invoke() would run the function in the calling thread while the context has no owner. */
static void
attach (RejStoreThread *self,
        guint delay,
        GSourceFunc func,
        gpointer data,
        GDestroyNotify destroy)
{
  g_autoptr (GSource) source = delay > 0 ? g_timeout_source_new (delay) : g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, self->context);
}

static gboolean
job_cb (gpointer user_data)
{
  Job *job = user_data;

  if (!g_task_return_error_if_cancelled (job->task))
    job->job (job->task, job->thread->db, g_task_get_task_data (job->task), g_task_get_cancellable (job->task));
  return G_SOURCE_REMOVE;
}

static gboolean
nothing_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  rej_store_thread_release_task (job->task);
  g_free (job);
}

/**
 * rej_store_thread_release_task:
 * @task: (transfer full): a task that was returned, or not, in a store thread
 *
 * Drops a task where it was made. It may hold the last reference to the library, whose end waits for this thread.
 */
void
rej_store_thread_release_task (gpointer task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, nothing_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
call_cb (gpointer user_data)
{
  Call *call = user_data;

  call->func (call->thread->db, call->data);
  return G_SOURCE_REMOVE;
}

static void
call_free (gpointer user_data)
{
  Call *call = user_data;

  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

static gboolean
quit_cb (gpointer user_data)
{
  RejStoreThread *self = user_data;

  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

/**
 * rej_store_thread_new:
 * @name: for a debugger
 * @db: (transfer full): its connection
 *
 * Returns: (transfer full): a thread that waits for work
 */
RejStoreThread *
rej_store_thread_new (const char *name,
                      sqlite3 *db)
{
  RejStoreThread *self = g_new0 (RejStoreThread, 1);

  self->db = db;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new (name, thread_main, self);
  return self;
}

/**
 * rej_store_thread_free:
 * @self: (transfer full): a thread
 *
 * Waits for the work that was asked for without a delay, then ends the thread and closes the connection.
 */
void
rej_store_thread_free (RejStoreThread *self)
{
  g_return_if_fail (self != NULL);

  attach (self, 0, quit_cb, self, NULL);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  sqlite3_close_v2 (self->db);
  g_free (self);
}

/**
 * rej_store_thread_run:
 * @self: a thread
 * @task: (transfer full): what is to be returned by, with its data
 * @job: what to do
 *
 * Does a piece of work for a task.
 */
void
rej_store_thread_run (RejStoreThread *self,
                      GTask *task,
                      RejStoreJob job)
{
  Job *data = g_new0 (Job, 1);

  data->thread = self;
  data->task = task;
  data->job = job;
  attach (self, 0, job_cb, data, job_free);
}

/**
 * rej_store_thread_call:
 * @self: a thread
 * @delay: milliseconds to wait; what still waits when the thread ends is not done
 * @func: what to do
 * @data: for @func
 * @destroy: frees @data, in the thread
 */
void
rej_store_thread_call (RejStoreThread *self,
                       guint delay,
                       RejStoreFunc func,
                       gpointer data,
                       GDestroyNotify destroy)
{
  Call *call = g_new0 (Call, 1);

  call->thread = self;
  call->func = func;
  call->data = data;
  call->destroy = destroy;
  attach (self, delay, call_cb, call, call_free);
}
