/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-context-menu.h"

/* Once what was chosen has been done: its action is looked for from here up. */
static gboolean
unparent_cb (gpointer user_data)
{
  if (gtk_widget_get_parent (user_data) != NULL)
    gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
destroyed_cb (GtkWidget *popover)
{
  unparent_cb (popover);
}

/**
 * rej_context_menu_open:
 * @widget: what was clicked; its layout manager places the menu
 * @menu: what can be done
 * @x: where in the widget
 * @y: where in the widget
 *
 * Opens a menu at the pointer, which goes when it is closed.
 */
void
rej_context_menu_open (GtkWidget *widget,
                       GMenuModel *menu,
                       double x,
                       double y)
{
  GtkWidget *popover = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  popover = gtk_popover_menu_new_from_model (menu);
  g_object_set (popover, "has-arrow", FALSE, "halign", GTK_ALIGN_START, NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { .x = (int) x, .y = (int) y, .width = 1, .height = 1 });
  gtk_widget_set_parent (popover, widget);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (destroyed_cb), popover, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
