/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-undo.h"

#include <string.h>

/* GtkTextView has actions "text.undo" and "text.redo" that ask the buffer's own history, which is off. A subclass cannot
 * put others in their place: the list of a view's actions is made while it is still a plain GtkTextView. So the view gets
 * actions of another name, its keys lead to them, and its menu is pointed at them when it opens. */

static gboolean
has_undo (GMenuModel *model)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;

      g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      if (g_strcmp0 (action, "text.undo") == 0 || (section != NULL && has_undo (section)))
        return TRUE;
    }
  return FALSE;
}

static GMenuModel *copy_menu (GMenuModel *model);

static GMenuItem *
copy_item (GMenuModel *model,
           int position)
{
  GMenuItem *item = g_menu_item_new_from_model (model, position);
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, position, G_MENU_LINK_SECTION);
  g_autofree char *action = NULL;

  if (g_menu_model_get_item_attribute (model, position, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
      (g_str_equal (action, "text.undo") || g_str_equal (action, "text.redo")))
    {
      g_autofree char *name = g_strconcat ("history.", action + strlen ("text."), NULL);

      g_menu_item_set_detailed_action (item, name);
    }
  /* Sections without them stay as they are: that of the speller changes by itself. */
  if (section != NULL && has_undo (section))
    {
      g_autoptr (GMenuModel) copy = copy_menu (section);

      g_menu_item_set_section (item, copy);
    }
  return item;
}

static GMenuModel *
copy_menu (GMenuModel *model)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuItem) item = copy_item (model, i);

      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
menu_changed_cb (GtkPopoverMenu *popover)
{
  GMenuModel *model = gtk_popover_menu_get_menu_model (popover);
  g_autoptr (GMenuModel) menu = model != NULL && has_undo (model) ? copy_menu (model) : NULL;

  if (menu != NULL)
    gtk_popover_menu_set_menu_model (popover, menu);
}

static void
children_changed_cb (GListModel *children,
                     guint position,
                     guint n_removed,
                     guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (!GTK_IS_POPOVER_MENU (child))
        continue;
      g_signal_connect (child, "notify::menu-model", G_CALLBACK (menu_changed_cb), NULL);
      menu_changed_cb (GTK_POPOVER_MENU (child));
    }
}

static void
moved_cb (GtkTextView *view)
{
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
}

static void
activated_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  RejUndo *self = g_object_get_data (G_OBJECT (action), "undo");

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (user_data)))
    gtk_widget_error_bell (GTK_WIDGET (user_data));
  else if (g_str_equal (g_action_get_name (G_ACTION (action)), "undo"))
    rej_undo_undo (self);
  else
    rej_undo_redo (self);
}

static void
add_action (RejUndo *self,
            GtkTextView *view,
            GSimpleActionGroup *group,
            const char *name,
            const char *property)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_object_set_data_full (G_OBJECT (action), "undo", g_object_ref (self), g_object_unref);
  g_object_bind_property (self, property, action, "enabled", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (action, "activate", G_CALLBACK (activated_cb), view, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
add_key (GtkEventController *controller,
         guint key,
         GdkModifierType modifiers,
         const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

/**
 * rej_undo_attach:
 * @self: an undo
 * @view: a view of its buffer
 *
 * Gives a view the actions "history.undo" and "history.redo", the keys for them and their place in its menu, and keeps
 * what they change in sight.
 */
void
rej_undo_attach (RejUndo *self,
                 GtkTextView *view)
{
  g_autoptr (GSimpleActionGroup) group = NULL;
  GtkEventController *controller = NULL;
  GListModel *children = NULL;

  g_return_if_fail (REJ_IS_UNDO (self));
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  group = g_simple_action_group_new ();
  add_action (self, view, group, "undo", "can-undo");
  add_action (self, view, group, "redo", "can-redo");
  gtk_widget_insert_action_group (GTK_WIDGET (view), "history", G_ACTION_GROUP (group));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (controller, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo");
  add_key (controller, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "history.redo");
  add_key (controller, GDK_KEY_y, GDK_CONTROL_MASK, "history.redo");
  gtk_widget_add_controller (GTK_WIDGET (view), controller);

  children = gtk_widget_observe_children (GTK_WIDGET (view));
  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed_cb), NULL);
  g_object_set_data_full (G_OBJECT (view), "rej-undo-children", children, g_object_unref);
  g_signal_connect_object (self, "moved", G_CALLBACK (moved_cb), view, G_CONNECT_SWAPPED);
}
