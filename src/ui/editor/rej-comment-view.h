/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_COMMENT_VIEW (rej_comment_view_get_type ())

/**
 * RejCommentView:
 *
 * The page that is written on: a column of prose, with the findings of the checks underlined. Its measure is given in
 * characters; the width that makes is for whoever holds it.
 */
G_DECLARE_FINAL_TYPE (RejCommentView, rej_comment_view, REJ, COMMENT_VIEW, GtkSourceView)

void rej_comment_view_set_document (RejCommentView *self,
                                    RejDocument *document);
RejDocument *rej_comment_view_get_document (RejCommentView *self);
void rej_comment_view_show_range (RejCommentView *self,
                                  guint start,
                                  guint end);
void rej_comment_view_show_from (RejCommentView *self,
                                 guint start);
void rej_comment_view_select (RejCommentView *self,
                              guint start,
                              guint end);
void rej_comment_view_insert_block (RejCommentView *self,
                                    const char *markdown);
void rej_comment_view_apply_fix (RejCommentView *self,
                                 RejFindingItem *item);
gboolean rej_comment_view_go_to_finding (RejCommentView *self,
                                         gboolean forward);

G_END_DECLS
