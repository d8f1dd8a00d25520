/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-name.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *sha256;
  GtkEditable *title;
  GtkEditable *name;
} Naming;

static void
naming_free (Naming *naming)
{
  g_free (naming->sha256);
  g_object_unref (naming->title);
  g_object_unref (naming->name);
  g_free (naming);
}

/* Such as "a-b.pdf": a name is no path. */
static char *
dup_name (GtkEditable *entry)
{
  return g_strdelimit (g_strstrip (g_strdup (gtk_editable_get_text (entry))), "/\\", '-');
}

static void
chosen_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  const Naming *naming = g_task_get_task_data (task);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);
  g_autofree char *name = dup_name (naming->name);
  gboolean is_named = g_strcmp0 (response, "name") == 0 && *name != '\0';

  g_task_return_pointer (task, is_named ? rej_attachment_new (name, naming->sha256, gtk_editable_get_text (naming->title)) : NULL, (GDestroyNotify) rej_attachment_unref);
}

static void
name_edited_cb (AdwAlertDialog *dialog,
                GParamSpec *param,
                GtkEditable *entry)
{
  g_autofree char *name = dup_name (entry);

  adw_alert_dialog_set_response_enabled (dialog, "name", *name != '\0');
}

static GtkEditable *
add_entry (GtkWidget *list,
           const char *label,
           const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), label);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  return GTK_EDITABLE (g_object_ref (entry));
}

/**
 * rej_file_dialog_name_async:
 * @parent: where it is asked
 * @attachment: a file that goes with the comment
 * @cancellable: (nullable): stops it
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Asks the writer for the title and the name of a file.
 */
void
rej_file_dialog_name_async (GtkWidget *parent,
                            const RejAttachment *attachment,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;
  AdwDialog *dialog = NULL;
  GtkWidget *list = NULL;
  Naming *naming = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (attachment != NULL);

  dialog = adw_alert_dialog_new (_ ("Title and Name"), _ ("Both are public like the file. The title stands beside the name in the short text of the comment box, in a cover letter and in the receipt. In the name, letters, digits and hyphens alone are safest."));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  naming = g_new0 (Naming, 1);
  naming->sha256 = g_strdup (attachment->sha256);
  /* Translators: of an attached file, such as "Exhibit A: Smoke readings" */
  naming->title = add_entry (list, _ ("Title, If It Has One"), attachment->title);
  naming->name = add_entry (list, _ ("File Name"), attachment->name);
  g_signal_connect_object (naming->name, "notify::text", G_CALLBACK (name_edited_cb), dialog, G_CONNECT_SWAPPED);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "name", _ ("_Use These"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "name", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "name");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_file_dialog_name_async);
  g_task_set_task_data (task, naming, (GDestroyNotify) naming_free);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, cancellable, chosen_cb, task);
}

/**
 * rej_file_dialog_name_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the same file under its title and name; %NULL where the writer thought better of it
 */
RejAttachment *
rej_file_dialog_name_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
