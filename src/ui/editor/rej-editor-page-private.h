/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-editor-page.h"

G_BEGIN_DECLS

/* Between the files of RejEditorPage alone. */
GCancellable *_rej_editor_page_get_cancellable (RejEditorPage *self);
void _rej_editor_page_save (RejEditorPage *self);
void _rej_editor_page_save_as (RejEditorPage *self);
void _rej_editor_page_export (RejEditorPage *self);
void _rej_editor_page_print (RejEditorPage *self);
void _rej_editor_page_choose_rule (RejEditorPage *self);
void _rej_editor_page_add_version_actions (RejEditorPage *self,
                                           GActionMap *actions);
void _rej_editor_page_insert_citation (RejEditorPage *self);
void _rej_editor_page_show_citation (RejEditorPage *self);
void _rej_editor_page_list_authorities (RejEditorPage *self);
void _rej_editor_page_make_consistent (RejEditorPage *self);
void _rej_editor_page_verify_online (RejEditorPage *self);
void _rej_editor_page_file (RejEditorPage *self);
void _rej_editor_page_watch_filing (RejEditorPage *self,
                                    AdwBanner *banner);

GtkWidget *_rej_editor_page_get_panel (RejEditorPage *self,
                                       const char *name);
void _rej_editor_page_go_to (RejEditorPage *self,
                             guint offset);
void _rej_editor_page_uncover_text (RejEditorPage *self);

void _rej_editor_page_add_focus_mode (RejEditorPage *self,
                                      GActionMap *actions);
void _rej_editor_page_update_focus_mode (RejEditorPage *self);
gboolean _rej_editor_page_leave_focus_mode (RejEditorPage *self);
void _rej_editor_page_add_panes (RejEditorPage *self,
                                 GActionMap *actions);
gboolean _rej_editor_page_leave_panel (RejEditorPage *self);

/* Looks after the file of the document for as long as @banner lives. */
void _rej_editor_page_watch_file (RejEditorPage *self,
                                  AdwBanner *banner);

G_END_DECLS
