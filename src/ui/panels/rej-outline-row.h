/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RejOutlineRowContent:
 * @title: the heading
 * @level: from 1
 * @n_words: words of the section, with the sections in it
 * @n_findings: what the checks found in it
 * @has_children: whether there are sections in it
 * @shut: whether those are hidden
 * @current: whether the writer is in it
 *
 * What a row of the outline shows.
 */
typedef struct
{
  const char *title;
  guint level;
  guint n_words;
  guint n_findings;
  gboolean has_children;
  gboolean shut;
  gboolean current;
} RejOutlineRowContent;

#define REJ_TYPE_OUTLINE_ROW (rej_outline_row_get_type ())

/**
 * RejOutlineRow:
 *
 * A section in the outline.
 */
G_DECLARE_FINAL_TYPE (RejOutlineRow, rej_outline_row, REJ, OUTLINE_ROW, GtkWidget)

GtkWidget *rej_outline_row_new (GtkListItem *list_item) G_GNUC_WARN_UNUSED_RESULT;
guint rej_outline_row_get_position (RejOutlineRow *self);
gboolean rej_outline_row_get_empty (RejOutlineRow *self);
void rej_outline_row_show_drop (RejOutlineRow *self,
                                gboolean above,
                                gboolean below);
void rej_outline_row_show (RejOutlineRow *self,
                           const RejOutlineRowContent *content);

G_END_DECLS
