/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-draft-keeper.h"
#include "rej-editor-page.h"
#include "rej-session.h"
#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_WINDOW (rej_window_get_type ())

G_DECLARE_FINAL_TYPE (RejWindow, rej_window, REJ, WINDOW, AdwApplicationWindow)

RejWindow *rej_window_new (GtkApplication *application,
                           RejWorkspace *workspace,
                           RejSession *session) G_GNUC_WARN_UNUSED_RESULT;
RejWindow *rej_window_find_file (GtkApplication *application,
                                 GFile *file) G_GNUC_WARN_UNUSED_RESULT;
RejWindow *rej_window_find_draft (GtkApplication *application,
                                  gint64 id);
void rej_window_present_file (GtkApplication *application,
                              RejWorkspace *workspace,
                              RejSession *session,
                              GFile *file);
void rej_window_open_file (RejWindow *self,
                           GFile *file);
void rej_window_open_draft (RejWindow *self,
                            gint64 id);
void rej_window_begin_campaign (RejWindow *self,
                                const char *id);
void rej_window_search (RejWindow *self,
                        const char *words);
RejEditorPage *rej_window_get_editor_page (RejWindow *self);
RejDraftKeeper *rej_window_get_keeper (RejWindow *self);

G_END_DECLS
