/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-keeper.h"
#include "rej-editor-page.h"
#include "rej-library-page.h"
#include "rej-place-keeper.h"
#include "rej-window.h"

G_BEGIN_DECLS

struct _RejWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  AdwNavigationPage *start_page;
  GtkWidget *opening_box;

  /* owned */
  RejWorkspace *workspace;
  RejSession *session;
  RejDraftKeeper *keeper; /* of the open document */
  RejPlaceKeeper *place; /* in the open document */
  GCancellable *cancellable;

  /* state */
  gboolean narrow;
  gboolean close_anyway; /* the writer was warned */
  char *awaited_campaign; /* an ID, until the campaigns are read */
  GFile *awaited_file; /* that is being read, or NULL */
  gint64 awaited_draft; /* the same */
  gboolean is_for_file; /* it was made for a file, is shown with it, and not needed if that is open elsewhere */
  guint n_opening;
  guint opening_id;
};

/* rej-window.c: what is shown, and how the window is for the next start. */
void _rej_window_update_session (RejWindow *self);
void _rej_window_await_nothing (RejWindow *self);
void _rej_window_show_itself (RejWindow *self);
void _rej_window_push_document (RejWindow *self,
                                RejDocument *document,
                                const RejDraft *draft);

/* rej-window-open.c: opening files and drafts, beginning comments. */
void _rej_window_take_dropped_files (RejWindow *self);
void _rej_window_class_install_opening (GtkWidgetClass *widget_class);

G_END_DECLS
