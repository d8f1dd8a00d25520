/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REJ_TYPE_GRADUAL_LIST (rej_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (RejGradualList, rej_gradual_list, REJ, GRADUAL_LIST, GObject)

RejGradualList *rej_gradual_list_new (GListModel *model,
                                      GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
guint rej_gradual_list_get_first (RejGradualList *self);
gboolean rej_gradual_list_get_whole (RejGradualList *self);
void rej_gradual_list_begin_at (RejGradualList *self,
                                guint position);

G_END_DECLS
