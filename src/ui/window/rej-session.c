/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-session.h"

#include <stdio.h>

#define MEMO "session"
/* A window that is dragged larger changes many times a second. */
#define WRITE_AFTER_MS 500
/* More were never open: what says so is damaged. */
#define MAX_WINDOWS 64

struct _RejSession
{
  GObject parent_instance;

  /* owned */
  RejWorkspace *workspace;
  GPtrArray *keys;
  GArray *windows; /* RejSessionWindow, in the order of the keys */

  /* state */
  guint write_id;
  gboolean taken; /* the saved windows are with the program: until then they stay saved */
  gboolean frozen;
};

G_DEFINE_FINAL_TYPE (RejSession, rej_session, G_TYPE_OBJECT)

static void
window_clear (gpointer window)
{
  g_free (((RejSessionWindow *) window)->uri);
}

static GArray *
windows_new (void)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (RejSessionWindow));

  g_array_set_clear_func (windows, window_clear);
  return windows;
}

static void
write_now (RejSession *self)
{
  g_autoptr (GString) memo = g_string_new (NULL);

  g_clear_handle_id (&self->write_id, g_source_remove);
  if (!self->taken)
    return;
  for (guint i = 0; i < self->windows->len; i++)
    {
      const RejSessionWindow *window = &g_array_index (self->windows, RejSessionWindow, i);

      g_string_append_printf (memo, "%" G_GINT64_FORMAT " %d %d %d", window->draft, window->width, window->height, window->is_maximized);
      if (window->uri != NULL)
        g_string_append_printf (memo, " %s", window->uri);
      g_string_append_c (memo, '\n');
    }
  rej_workspace_set_memo (self->workspace, MEMO, memo->len > 0 ? memo->str : NULL);
}

static gboolean
write_cb (gpointer user_data)
{
  RejSession *self = REJ_SESSION (user_data);

  self->write_id = 0;
  write_now (self);
  return G_SOURCE_REMOVE;
}

static void
write_soon (RejSession *self)
{
  if (!self->frozen && self->write_id == 0)
    self->write_id = g_timeout_add (WRITE_AFTER_MS, write_cb, self);
}

static void
rej_session_dispose (GObject *object)
{
  RejSession *self = REJ_SESSION (object);

  if (self->write_id != 0)
    write_now (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_session_parent_class)->dispose (object);
}

static void
rej_session_finalize (GObject *object)
{
  RejSession *self = REJ_SESSION (object);

  g_ptr_array_unref (self->keys);
  g_array_unref (self->windows);

  G_OBJECT_CLASS (rej_session_parent_class)->finalize (object);
}

static void
rej_session_class_init (RejSessionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_session_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_session_finalize;
}

static void
rej_session_init (RejSession *self)
{
  self->keys = g_ptr_array_new ();
  self->windows = windows_new ();
}

/**
 * rej_session_new:
 * @workspace: where it is remembered
 *
 * Creates a session without windows.
 *
 * Returns: (transfer full): the session
 */
RejSession *
rej_session_new (RejWorkspace *workspace)
{
  RejSession *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_SESSION, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * rej_session_take_saved:
 * @self: a session of a workspace that is ready
 *
 * Lists the windows that were open when the program ended. From now on those that are open are remembered instead.
 *
 * Returns: (transfer full) (element-type RejSessionWindow): the windows, which the array owns
 */
GArray *
rej_session_take_saved (RejSession *self)
{
  GArray *windows = NULL;
  const char *memo = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (REJ_IS_SESSION (self), NULL);

  windows = windows_new ();
  memo = rej_workspace_get_memo (self->workspace, MEMO);
  lines = g_strsplit (memo != NULL ? memo : "", "\n", MAX_WINDOWS + 1);
  for (guint i = 0; lines[i] != NULL && i < MAX_WINDOWS; i++)
    {
      RejSessionWindow window = { 0 };
      int length = 0;

      if (sscanf (lines[i], "%" G_GINT64_FORMAT " %d %d %d%n", &window.draft, &window.width, &window.height, &window.is_maximized, &length) != 4 || window.draft < 0 ||
          window.width <= 0 || window.height <= 0)
        continue;
      if (lines[i][length] == ' ')
        window.uri = g_strdup (lines[i] + length + 1);
      g_array_append_val (windows, window);
    }
  self->taken = TRUE;
  return windows;
}

/**
 * rej_session_set_window:
 * @self: a session
 * @key: what stands for the window
 * @window: how it is now
 *
 * Notes how a window is.
 */
void
rej_session_set_window (RejSession *self,
                        gpointer key,
                        const RejSessionWindow *window)
{
  RejSessionWindow copy = { 0 };
  guint position = 0;

  g_return_if_fail (REJ_IS_SESSION (self));
  g_return_if_fail (window != NULL);

  copy = *window;
  copy.uri = g_strdup (window->uri);
  if (g_ptr_array_find (self->keys, key, &position))
    {
      window_clear (&g_array_index (self->windows, RejSessionWindow, position));
      g_array_index (self->windows, RejSessionWindow, position) = copy;
    }
  else
    {
      g_ptr_array_add (self->keys, key);
      g_array_append_val (self->windows, copy);
    }
  write_soon (self);
}

/**
 * rej_session_remove_window:
 * @self: a session
 * @key: what stood for the window
 *
 * Notes that the writer shut a window.
 */
void
rej_session_remove_window (RejSession *self,
                           gpointer key)
{
  guint position = 0;

  g_return_if_fail (REJ_IS_SESSION (self));

  if (!g_ptr_array_find (self->keys, key, &position))
    return;
  g_ptr_array_remove_index (self->keys, position);
  g_array_remove_index (self->windows, position);
  write_soon (self);
}

/**
 * rej_session_freeze:
 * @self: a session
 *
 * Keeps the session as it is: the program quits, and its windows shut because of that alone.
 */
void
rej_session_freeze (RejSession *self)
{
  g_return_if_fail (REJ_IS_SESSION (self));

  write_now (self);
  self->frozen = TRUE;
}

/**
 * rej_session_thaw:
 * @self: a session that was frozen
 *
 * Follows the windows again: the writer kept one of them, and the program goes on.
 */
void
rej_session_thaw (RejSession *self)
{
  g_return_if_fail (REJ_IS_SESSION (self));

  self->frozen = FALSE;
  write_soon (self);
}
