/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-comment-view.h"
#include "rej-document.h"
#include "rej-find-bar.h"
#include "rej-status-bar.h"

G_BEGIN_DECLS

#define REJ_TYPE_EDITOR_PAGE (rej_editor_page_get_type ())

/**
 * RejEditorPage:
 *
 * The page on which a comment is written: text, panel, figures.
 */
G_DECLARE_FINAL_TYPE (RejEditorPage, rej_editor_page, REJ, EDITOR_PAGE, AdwNavigationPage)

RejEditorPage *rej_editor_page_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;
RejDocument *rej_editor_page_get_document (RejEditorPage *self);
GActionGroup *rej_editor_page_get_actions (RejEditorPage *self);
RejCommentView *rej_editor_page_get_view (RejEditorPage *self);
RejFindBar *rej_editor_page_get_find_bar (RejEditorPage *self);
RejStatusBar *rej_editor_page_get_status_bar (RejEditorPage *self);
void rej_editor_page_set_problem (RejEditorPage *self,
                                  const char *problem);
const char *rej_editor_page_get_problem (RejEditorPage *self);
void rej_editor_page_open_menu (RejEditorPage *self);
void rej_editor_page_show_panel (RejEditorPage *self,
                                 const char *name);

/* Files; rej-editor-page-files.c. Each says in the window how it went. */
void rej_editor_page_save_to (RejEditorPage *self,
                              GFile *file);
void rej_editor_page_export_to (RejEditorPage *self,
                                GFile *file);
void rej_editor_page_open_rule (RejEditorPage *self,
                                GFile *file);

/* Versions; rej-editor-page-versions.c. */
void rej_editor_page_review_file (RejEditorPage *self,
                                  GFile *file,
                                  const char *base);

G_END_DECLS
