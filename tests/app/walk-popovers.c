/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "walk.h"

/* Menus and popovers have surfaces of their own, and letters to be chosen by. */

static void
list_buttons (GtkWidget *widget,
              GPtrArray *buttons)
{
  if (GTK_IS_MENU_BUTTON (widget))
    g_ptr_array_add (buttons, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_buttons (child, buttons);
}

/* Each is opened once, where it first can be; one that cannot be yet is remembered. */
static void
look_at_popover (Walk *self,
                 GtkMenuButton *button)
{
  const char *id = walk_get_id (GTK_WIDGET (button));
  const char *owner = walk_get_owner (GTK_WIDGET (button));
  const char *name = id != NULL ? id : gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  g_autofree char *place = g_strdup_printf ("%s, what %s opens", owner, name);
  GtkPopover *popover = NULL;

  if (owner == NULL || name == NULL || GPOINTER_TO_INT (g_hash_table_lookup (self->places, place)))
    return;
  walk_note_place (self, place, FALSE);
  if (!gtk_widget_get_mapped (GTK_WIDGET (button)) || !gtk_widget_is_sensitive (GTK_WIDGET (button)))
    return;
  gtk_menu_button_popup (button);
  /* Some menus are made when they are first wanted. */
  popover = gtk_menu_button_get_popover (button);
  g_assert_nonnull (popover);
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  panel_fixture_spin (60);
  walk_check_widget (self, GTK_WIDGET (popover));
  walk_check_letters (self, GTK_WIDGET (popover));
  walk_take_picture (self, GTK_WIDGET (popover), id != NULL ? id : "menu");
  gtk_menu_button_popdown (button);
  panel_fixture_spin (20);
  walk_note_place (self, place, TRUE);
}

void
walk_look_at_popovers (Walk *self,
                       GtkWidget *root)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  list_buttons (root, buttons);
  for (guint i = 0; i < buttons->len; i++)
    look_at_popover (self, buttons->pdata[i]);
}

/* What is chosen from at one time: a level of a menu, else all that is in front. */
static GtkWidget *
get_level (GtkWidget *label,
           GtkWidget *root)
{
  GtkWidget *level = label;

  while (level != root && !(GTK_IS_STACK (gtk_widget_get_parent (level)) && gtk_widget_get_ancestor (level, GTK_TYPE_POPOVER_MENU) != NULL))
    level = gtk_widget_get_parent (level);
  return level;
}

static void
check_letter (Walk *self,
              GtkWidget *root,
              GtkLabel *label,
              GHashTable *letters)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_ENTRY_ROW);
  guint letter = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (label));
  g_autofree char *key = NULL;
  GtkLabel *other = NULL;

  if (letter == gdk_keyval_to_lower (GDK_KEY_VoidSymbol))
    return;
  key = g_strdup_printf ("%s in %p", gdk_keyval_name (letter), (void *) get_level (GTK_WIDGET (label), root));
  other = g_hash_table_lookup (letters, key);
  if (other == NULL)
    {
      g_hash_table_insert (letters, g_steal_pointer (&key), label);
    }
  /* The title of an entry is there twice: as such, and in the place of what is not yet written. */
  else if (row == NULL || gtk_widget_get_ancestor (GTK_WIDGET (other), ADW_TYPE_ENTRY_ROW) != row)
    {
      g_autofree char *both = g_strconcat (gtk_label_get_label (other), " / ", gtk_label_get_label (label), NULL);

      walk_report (self, "one letter for two", both);
    }
}

static void
check_letters (Walk *self,
               GtkWidget *root,
               GtkWidget *widget,
               GHashTable *letters)
{
  /* What the toolkit shows by itself has the letters of the toolkit. */
  if ((widget != root && GTK_IS_POPOVER (widget)) || ADW_IS_ABOUT_DIALOG (widget))
    return;
  if (!gtk_widget_get_mapped (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER_MENU) == NULL)
    return;
  if (GTK_IS_LABEL (widget))
    check_letter (self, root, GTK_LABEL (widget), letters);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_letters (self, root, child, letters);
}

void
walk_check_letters (Walk *self,
                    GtkWidget *root)
{
  g_autoptr (GHashTable) letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  check_letters (self, root, root, letters);
}
