/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rej_context_menu_open (GtkWidget *widget,
                            GMenuModel *menu,
                            double x,
                            double y);

G_END_DECLS
