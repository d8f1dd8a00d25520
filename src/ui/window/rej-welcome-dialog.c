/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-welcome-dialog.h"

#include "rej-start-doors.h"

struct _RejWelcomeDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkImage *icon;
  GtkWidget *skip_button;
};

G_DEFINE_FINAL_TYPE (RejWelcomeDialog, rej_welcome_dialog, ADW_TYPE_DIALOG)

static void
close_cb (RejWelcomeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rej_welcome_dialog_class_init (RejWelcomeDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (REJ_TYPE_START_DOORS);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-welcome-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejWelcomeDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, RejWelcomeDialog, skip_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
rej_welcome_dialog_init (RejWelcomeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, REJ_APPLICATION_ID);
  adw_dialog_set_focus (ADW_DIALOG (self), self->skip_button);
}

/**
 * rej_welcome_dialog_present_once:
 * @settings: the settings of the program, which remember it
 * @parent: a widget of the window it is shown in
 *
 * Welcomes a writer who has not been welcomed on this computer.
 */
void
rej_welcome_dialog_present_once (GSettings *settings,
                                 GtkWidget *parent)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  if (g_settings_get_boolean (settings, "welcomed"))
    return;
  g_settings_set_boolean (settings, "welcomed", TRUE);
  adw_dialog_present (g_object_new (REJ_TYPE_WELCOME_DIALOG, NULL), parent);
}
