/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_SESSION (rej_session_get_type ())

/**
 * RejSession:
 *
 * Which windows are open on which comments, so that they come back after the program was killed or quit. It is
 * remembered in the library half a second after a change.
 */
G_DECLARE_FINAL_TYPE (RejSession, rej_session, REJ, SESSION, GObject)

/**
 * RejSessionWindow:
 * @draft: the draft that is open, or 0 for a file that has none or the library page
 * @uri: (nullable): the file that is open where there is no draft
 * @width: in application pixels
 * @height: in application pixels
 * @is_maximized: whether it fills the screen
 *
 * A window of a session.
 */
typedef struct
{
  gint64 draft;
  char *uri;
  int width;
  int height;
  gboolean is_maximized;
} RejSessionWindow;

RejSession *rej_session_new (RejWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
GArray *rej_session_take_saved (RejSession *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_session_set_window (RejSession *self,
                             gpointer key,
                             const RejSessionWindow *window);
void rej_session_remove_window (RejSession *self,
                                gpointer key);
void rej_session_freeze (RejSession *self);
void rej_session_thaw (RejSession *self);

G_END_DECLS
