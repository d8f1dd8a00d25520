/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-private-names-dialog.h"

#include <glib/gi18n-lib.h>

struct _RejPrivateNamesDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwEntryRow *entry;
  AdwPreferencesGroup *group;

  /* owned */
  RejPrivateNames *names;
  GPtrArray *rows; /* borrowed from the group */
};

G_DEFINE_FINAL_TYPE (RejPrivateNamesDialog, rej_private_names_dialog, ADW_TYPE_DIALOG)

/* The names with one more, or without one. */
static void
change (RejPrivateNamesDialog *self,
        const char *added,
        const char *removed)
{
  const char *const *names = rej_private_names_get (self->names);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) changed = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (g_strcmp0 (names[i], removed) != 0)
        g_strv_builder_add (builder, names[i]);
    }
  if (added != NULL && !g_strv_contains (names, added))
    g_strv_builder_add (builder, added);
  changed = g_strv_builder_end (builder);
  rej_private_names_set (self->names, (const char *const *) changed);
}

static void
name_added_cb (RejPrivateNamesDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*name == '\0')
    return;
  change (self, name, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
remove_clicked_cb (RejPrivateNamesDialog *self,
                   GtkButton *button)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  change (self, NULL, name);
}

static void
show_names (RejPrivateNamesDialog *self)
{
  const char *const *names = rej_private_names_get (self->names);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      /* Translators: %s is a name */
      g_autofree char *tooltip = g_strdup_printf (_ ("Take “%s” Off the List"), names[i]);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), names[i]);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, tooltip);
      g_object_set_data_full (G_OBJECT (button), "name", g_strdup (names[i]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), names[0] != NULL);
}

static void
rej_private_names_dialog_dispose (GObject *object)
{
  RejPrivateNamesDialog *self = REJ_PRIVATE_NAMES_DIALOG (object);

  g_clear_object (&self->names);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_private_names_dialog_parent_class)->dispose (object);
}

static void
rej_private_names_dialog_class_init (RejPrivateNamesDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_private_names_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-private-names-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejPrivateNamesDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, RejPrivateNamesDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, name_added_cb);
}

static void
rej_private_names_dialog_init (RejPrivateNamesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_private_names_dialog_new:
 * @workspace: what the windows share
 *
 * Creates the dialog. What is changed in it counts at once.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rej_private_names_dialog_new (RejWorkspace *workspace)
{
  RejPrivateNamesDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_PRIVATE_NAMES_DIALOG, NULL);
  self->names = g_object_ref (rej_private_names_of (workspace));
  g_signal_connect_object (self->names, "changed", G_CALLBACK (show_names), self, G_CONNECT_SWAPPED);
  show_names (self);
  return ADW_DIALOG (self);
}
