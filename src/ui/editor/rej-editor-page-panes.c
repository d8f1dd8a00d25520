/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

/* The window is read in three parts, and one key goes from each to the next: the text, the panel if it is shown, the
 * figures below. In the panel Tab has other work, and in the text it goes to the next place to fill in. */

static const char *const menus[] = { "menu_button", "style_button" };

static GtkWidget *
get_menu (RejEditorPage *self,
          guint i)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), REJ_TYPE_EDITOR_PAGE, menus[i]));
}

static GtkWidget *
get_panel (RejEditorPage *self)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), REJ_TYPE_EDITOR_PAGE, "panel_stack"));
}

static gboolean
has_keyboard (RejEditorPage *self,
              GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static gboolean
give_keyboard (GtkWidget *pane)
{
  GtkWidget *inside = ADW_IS_VIEW_STACK (pane) ? adw_view_stack_get_visible_child (ADW_VIEW_STACK (pane)) : pane;

  if (inside == NULL || !gtk_widget_get_mapped (inside))
    return FALSE;
  return gtk_widget_grab_focus (inside) || gtk_widget_child_focus (inside, GTK_DIR_TAB_FORWARD);
}

static void
pane_action_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  GtkWidget *panes[] = { GTK_WIDGET (rej_editor_page_get_view (self)), get_panel (self), GTK_WIDGET (rej_editor_page_get_status_bar (self)) };
  guint step = g_str_equal (g_action_get_name (G_ACTION (action)), "next-pane") ? 1 : G_N_ELEMENTS (panes) - 1;
  guint pane = 0;

  while (pane < G_N_ELEMENTS (panes) && !has_keyboard (self, panes[pane]))
    pane++;
  /* From a bar at the top it goes to the text. */
  if (pane == G_N_ELEMENTS (panes))
    {
      give_keyboard (panes[0]);
      return;
    }
  for (guint i = 1; i < G_N_ELEMENTS (panes); i++)
    {
      if (give_keyboard (panes[(pane + i * step) % G_N_ELEMENTS (panes)]))
        return;
    }
}

/* What is chosen in a menu is about the text, and so is the next key; a menu and the dialog it opened would leave the
 * keyboard on the menu's button, where a space opens it again. */
static gboolean
leave_menu_cb (gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!ADW_IS_APPLICATION_WINDOW (root) || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GtkWidget *button = get_menu (self, i);

      if (focus != NULL && gtk_widget_is_ancestor (focus, button) && !gtk_menu_button_get_active (GTK_MENU_BUTTON (button)))
        give_keyboard (GTK_WIDGET (rej_editor_page_get_view (self)));
    }
  return G_SOURCE_REMOVE;
}

/* GTK and libadwaita put the keyboard back first. */
static void
leave_menu (RejEditorPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, leave_menu_cb, g_object_ref (self), g_object_unref);
}

static void
root_changed_cb (RejEditorPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ADW_IS_APPLICATION_WINDOW (root))
    g_signal_connect_object (root, "notify::visible-dialog", G_CALLBACK (leave_menu), self, G_CONNECT_SWAPPED);
}

void
_rej_editor_page_add_panes (RejEditorPage *self,
                            GActionMap *actions)
{
  static const GActionEntry entries[] = {
    { .name = "next-pane", .activate = pane_action_cb },
    { .name = "previous-pane", .activate = pane_action_cb },
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    g_signal_connect_object (get_menu (self, i), "notify::active", G_CALLBACK (leave_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::root", G_CALLBACK (root_changed_cb), self, G_CONNECT_DEFAULT);
}

gboolean
_rej_editor_page_leave_panel (RejEditorPage *self)
{
  return has_keyboard (self, get_panel (self)) && give_keyboard (GTK_WIDGET (rej_editor_page_get_view (self)));
}
