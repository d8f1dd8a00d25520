/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-message.h"

#include <glib/gi18n-lib.h>

/**
 * rej_message_create_toast:
 * @text: a sentence
 *
 * Creates a message that needs no answer, for a button to be added to it.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
rej_message_create_toast (const char *text)
{
  AdwToast *toast = NULL;
  GtkWidget *box = NULL;
  GtkWidget *label = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  /* A toast cuts its title where the window is narrow; a label of our own goes on in the next line. */
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (text);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  toast = adw_toast_new (text);
  adw_toast_set_custom_title (toast, box);
  return toast;
}

static void
button_clicked_cb (AdwToast *toast)
{
  g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);
}

/**
 * rej_message_add_button:
 * @toast: a toast that rej_message_create_toast() made
 * @label: what the button does, with a mnemonic
 *
 * Adds the button of a toast. The toast's own gives way to a long text until nothing of its label is left.
 */
void
rej_message_add_button (AdwToast *toast,
                        const char *label)
{
  GtkWidget *button = NULL;

  g_return_if_fail (ADW_IS_TOAST (toast));
  g_return_if_fail (GTK_IS_BOX (adw_toast_get_custom_title (toast)));
  g_return_if_fail (label != NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (button_clicked_cb), toast, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (adw_toast_get_custom_title (toast)), button);
}

static gboolean
close_dialog_cb (GtkWidget *overlay,
                 GVariant *arguments,
                 gpointer dialog)
{
  adw_dialog_close (ADW_DIALOG (dialog));
  return GDK_EVENT_STOP;
}

/* A toast takes the first Escape for itself, so that a dialog seems to stay however often it said what it did. Escape means
 * the dialog, and the toast goes with it. */
static void
keep_escape (GtkWidget *overlay)
{
  static const char name[] = "rejoinder-escape";
  GtkWidget *dialog = gtk_widget_get_ancestor (overlay, ADW_TYPE_DIALOG);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (overlay);
  GtkEventController *controller = NULL;

  if (dialog == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) there = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (there), name) == 0)
        return;
    }
  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_name (controller, name);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, GDK_NO_MODIFIER_MASK), gtk_callback_action_new (close_dialog_cb, dialog, NULL)));
  gtk_widget_add_controller (overlay, controller);
}

/**
 * rej_message_add_toast:
 * @widget: a widget of the window
 * @toast: (transfer full): a toast
 *
 * Shows a toast in the window of a widget, if it still has one.
 */
void
rej_message_add_toast (GtkWidget *widget,
                       AdwToast *toast)
{
  GtkWidget *overlay = NULL;
  GtkWidget *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    {
      g_object_unref (g_object_ref_sink (toast));
      return;
    }
  keep_escape (overlay);
  /* libadwaita says that there is a toast, and does not know what our label says. */
  title = adw_toast_get_custom_title (toast);
  if (title != NULL && GTK_IS_LABEL (gtk_widget_get_first_child (title)))
    rej_message_announce (widget, gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (title))));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/**
 * rej_message_show_toast:
 * @widget: a widget of the window
 * @text: a sentence
 *
 * Says something that needs no answer.
 */
void
rej_message_show_toast (GtkWidget *widget,
                        const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  rej_message_add_toast (widget, rej_message_create_toast (text));
}

static void
open_file_cb (AdwToast *toast,
              GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, NULL, NULL, NULL, NULL);
}

/**
 * rej_message_show_toast_with_file:
 * @widget: a widget of the window
 * @text: a sentence
 * @file: a file that was made
 *
 * Says that a file is there, and offers to open it.
 */
void
rej_message_show_toast_with_file (GtkWidget *widget,
                                  const char *text,
                                  GFile *file)
{
  AdwToast *toast = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);
  g_return_if_fail (G_IS_FILE (file));

  toast = rej_message_create_toast (text);
  rej_message_add_button (toast, _ ("_Open"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_file_cb), file, G_CONNECT_DEFAULT);
  rej_message_add_toast (widget, toast);
}

/**
 * rej_message_show_error:
 * @widget: a widget of the window
 * @heading: what could not be done
 * @error: why
 *
 * Says that something went wrong. A stop that the writer asked for is passed over.
 */
void
rej_message_show_error (GtkWidget *widget,
                        const char *heading,
                        const GError *error)
{
  AdwDialog *dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
answer_clicked_cb (GtkButton *button)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ALERT_DIALOG);

  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), g_object_get_data (G_OBJECT (button), "answer"));
  adw_dialog_close (ADW_DIALOG (dialog));
}

/**
 * rej_message_add_answer:
 * @dialog: a question
 * @id: what adw_alert_dialog_choose_finish() then returns
 * @label: the answer, with a mnemonic
 * @appearance: the suggested one is that of the Enter key
 *
 * Adds an answer above the last line of a question. The responses in that line stand side by side where the window is low,
 * and are cut there when there are more than two short ones.
 */
void
rej_message_add_answer (AdwAlertDialog *dialog,
                        const char *id,
                        const char *label,
                        AdwResponseAppearance appearance)
{
  GtkWidget *box = NULL;
  GtkWidget *button = NULL;

  g_return_if_fail (ADW_IS_ALERT_DIALOG (dialog));
  g_return_if_fail (id != NULL);
  g_return_if_fail (label != NULL);

  box = adw_alert_dialog_get_extra_child (dialog);
  if (box == NULL)
    {
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      adw_alert_dialog_set_extra_child (dialog, box);
    }
  button = gtk_button_new_with_mnemonic (label);
  g_object_set_data_full (G_OBJECT (button), "answer", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (answer_clicked_cb), NULL);
  gtk_box_append (GTK_BOX (box), button);
  if (appearance == ADW_RESPONSE_DESTRUCTIVE)
    gtk_widget_add_css_class (button, "destructive-action");
  if (appearance != ADW_RESPONSE_SUGGESTED)
    return;
  gtk_widget_add_css_class (button, "suggested-action");
  adw_dialog_set_default_widget (ADW_DIALOG (dialog), button);
  adw_dialog_set_focus (ADW_DIALOG (dialog), button);
}

/**
 * rej_message_set_banner:
 * @banner: a banner
 * @words: (nullable): what it says, as plain text; %NULL where there is nothing to say any more
 *
 * Shows a banner, and has it read out when its words are new; or hides it, with its words until it has slid away.
 */
void
rej_message_set_banner (AdwBanner *banner,
                        const char *words)
{
  g_return_if_fail (ADW_IS_BANNER (banner));

  if (words != NULL)
    {
      gboolean is_new = !adw_banner_get_revealed (banner) || g_strcmp0 (adw_banner_get_title (banner), words) != 0;

      adw_banner_set_use_markup (banner, FALSE);
      adw_banner_set_title (banner, words);
      if (is_new)
        rej_message_announce (GTK_WIDGET (banner), words);
    }
  adw_banner_set_revealed (banner, words != NULL);
}

/**
 * rej_message_announce:
 * @widget: a widget of the window
 * @text: a sentence
 *
 * Has something read out by a screen reader, in the name of the window: a widget that is not shown has no voice.
 */
void
rej_message_announce (GtkWidget *widget,
                      const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  /* The accessibility of GTK's own tests (GtkTestATContext) has no announcements, and calls what is not there. */
  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
    return;
  if (gtk_widget_get_root (widget) != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (gtk_widget_get_root (widget)), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
