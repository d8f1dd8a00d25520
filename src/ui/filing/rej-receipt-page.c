/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-receipt-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-state.h"
#include "rej-file-writer.h"
#include "rej-filing-journal.h"
#include "rej-filing-way.h"
#include "rej-message.h"
#include "rej-receipt.h"

struct _RejReceiptPage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkStack *stack;
  AdwPreferencesGroup *facts_group;
  AdwPreferencesGroup *posted_group;
  AdwActionRow *posted_row;
  GtkWidget *link_button;
  GtkWidget *ask_button;
  GtkWidget *text_group;
  GtkTextView *text_view;
  AdwPreferencesGroup *files_group;

  /* owned */
  RejWorkspace *workspace;
  RejFiling *filing; /* NULL until it is read */
  RejPosted *posted; /* NULL while nobody asked */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RejReceiptPage, rej_receipt_page, ADW_TYPE_NAVIGATION_PAGE)

static void
copy_clicked_cb (RejReceiptPage *self,
                 GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), g_object_get_data (G_OBJECT (button), "value"));
  rej_message_announce (GTK_WIDGET (self), _ ("Copied"));
}

static void
add_row (RejReceiptPage *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *value,
         gboolean can_copy)
{
  GtkWidget *row = NULL;

  if (value == NULL || *value == '\0')
    return;
  row = adw_action_row_new ();
  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  if (can_copy)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Copy"));
      g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (copy_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (group, row);
}

static void
show_posted (RejReceiptPage *self)
{
  g_autofree char *words = self->posted != NULL ? rej_posted_to_words (self->posted) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->posted_group), rej_posted_can_ask (self->filing));
  if (self->posted == NULL)
    {
      adw_action_row_set_subtitle (self->posted_row, _ ("Agencies post comments after days or weeks. Asking sends the tracking number to regulations.gov."));
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->posted_row), words);
  if (self->posted->asked != 0)
    {
      g_autofree char *time = rej_file_dialog_state_dup_time_words (self->posted->asked);
      /* Translators: %s is a time */
      g_autofree char *asked = g_strdup_printf (_ ("Asked %s"), time);

      adw_action_row_set_subtitle (self->posted_row, asked);
    }
}

static void
show_files (RejReceiptPage *self)
{
  for (guint i = 0; i < self->filing->files->len; i++)
    {
      const RejFilingFile *file = self->filing->files->pdata[i];
      g_autofree char *size = g_format_size (file->size);
      g_autofree char *title = g_strdup_printf ("%s · %s", file->name, size);

      add_row (self, self->files_group, title, file->sha256, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->files_group), self->filing->files->len > 0);
}

static void
show (RejReceiptPage *self)
{
  const RejFiling *filing = self->filing;
  g_autofree char *words = rej_receipt_to_words (filing);
  g_autofree char *time = rej_file_dialog_state_dup_time_words (rej_receipt_get_time (filing));
  g_autofree char *utc = rej_receipt_format_utc (rej_receipt_get_time (filing));
  g_autofree char *name = rej_submitter_dup_name (filing->submitter);

  add_row (self, self->facts_group, rej_file_dialog_state_get_words (filing), words, FALSE);
  add_row (self, self->facts_group, _ ("Tracking Number"), filing->tracking, TRUE);
  add_row (self, self->facts_group, _ ("What Happened"), filing->message, FALSE);
  add_row (self, self->facts_group, _ ("Document"), filing->document, TRUE);
  add_row (self, self->facts_group, _ ("Title"), filing->title, FALSE);
  add_row (self, self->facts_group, _ ("Time"), time, FALSE);
  add_row (self, self->facts_group, _ ("Time in UTC"), utc, FALSE);
  add_row (self, self->facts_group, _ ("Way"), rej_filing_way_to_label (filing->way), FALSE);
  add_row (self, self->facts_group, _ ("As Whom"), name != NULL ? name : rej_submitter_type_get_title (REJ_SUBMITTER_ANONYMOUS), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), filing->text, -1);
  gtk_widget_set_visible (self->text_group, *filing->text != '\0');
  show_files (self);
  show_posted (self);
  gtk_stack_set_visible_child_name (self->stack, "receipt");
}

static void
posted_loaded_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (GHashTable) answers = rej_posted_load_finish (REJ_LIBRARY (object), result, NULL);
  gpointer id = NULL;
  gpointer posted = NULL;

  if (self->workspace == NULL)
    return;
  if (answers != NULL && g_hash_table_steal_extended (answers, &self->filing->id, &id, &posted))
    {
      self->posted = posted;
      g_free (id);
    }
  show (self);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  self->filing = rej_filing_load_finish (REJ_LIBRARY (object), result, &error);
  if (self->workspace == NULL)
    return;
  if (self->filing != NULL)
    rej_posted_load_async (REJ_LIBRARY (object), self->cancellable, posted_loaded_cb, g_object_ref (self));
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Receipt Could Not Be Read"), error);
}

/* Asking. */

static void
asked_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  RejPosted *posted = rej_posted_ask_finish (REJ_REGULATIONS (object), result, &error);

  if (self->workspace == NULL)
    {
      g_clear_pointer (&posted, rej_posted_free);
      return;
    }
  gtk_widget_set_sensitive (self->ask_button, TRUE);
  if (posted == NULL)
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("regulations.gov Could Not Be Asked"), error);
      return;
    }
  g_clear_pointer (&self->posted, rej_posted_free);
  self->posted = posted;
  show_posted (self);
  rej_message_announce (GTK_WIDGET (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->posted_row)));
}

static void
key_looked_up_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (RejRegulations) regulations = NULL;
  g_autoptr (GError) error = NULL;
  char *key = rej_secret_store_look_up_finish (REJ_SECRET_STORE (object), result, NULL);

  if (self->workspace != NULL && key == NULL)
    {
      rej_message_show_toast (GTK_WIDGET (self), _ ("Asking needs a key for regulations.gov. In the browser you can look without one."));
    }
  else if (self->workspace != NULL)
    {
      regulations = rej_workspace_dup_regulations (self->workspace, key, &error);
      if (regulations == NULL)
        {
          rej_message_show_error (GTK_WIDGET (self), _ ("regulations.gov Could Not Be Asked"), error);
        }
      else
        {
          gtk_widget_set_sensitive (self->ask_button, FALSE);
          rej_posted_ask_async (regulations, rej_workspace_get_library (self->workspace), self->filing, self->cancellable, asked_cb, g_object_ref (self));
        }
    }
  rej_secret_free (key);
}

static void
ask_clicked_cb (RejReceiptPage *self)
{
  rej_secret_store_look_up_async (rej_workspace_get_secrets (self->workspace), REJ_SECRET_REGULATIONS, self->cancellable, key_looked_up_cb, g_object_ref (self));
}

static void
link_clicked_cb (RejReceiptPage *self)
{
  g_autofree char *address = rej_posted_dup_url (self->posted, self->filing);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

/* Exporting. */

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (rej_receipt_export_pdf_finish (result, &error))
    rej_message_show_toast (GTK_WIDGET (self), _ ("The receipt is saved."));
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Receipt Could Not Be Saved"), error);
}

static void
json_written_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (rej_file_writer_write_finish (G_FILE (object), result, &error))
    rej_message_show_toast (GTK_WIDGET (self), _ ("The receipt is saved."));
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Receipt Could Not Be Saved"), error);
}

static void
file_chosen_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejReceiptPage) self = REJ_RECEIPT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (self->workspace == NULL)
    return;
  if (file != NULL)
    rej_receipt_page_export_to (self, file);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Receipt Could Not Be Saved"), error);
}

static void
choose_file (RejReceiptPage *self,
             const char *ending)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;

  if (self->filing == NULL)
    return;
  name = g_strdup_printf ("receipt-%s-%" G_GINT64_FORMAT ".%s", *self->filing->document != '\0' ? self->filing->document : "comment", self->filing->id, ending);
  gtk_file_dialog_set_title (dialog, _ ("Save the Receipt"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable, file_chosen_cb, g_object_ref (self));
}

static void
pdf_clicked_cb (RejReceiptPage *self)
{
  choose_file (self, "pdf");
}

static void
json_clicked_cb (RejReceiptPage *self)
{
  choose_file (self, "json");
}

static void
rej_receipt_page_dispose (GObject *object)
{
  RejReceiptPage *self = REJ_RECEIPT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_receipt_page_parent_class)->dispose (object);
}

static void
rej_receipt_page_finalize (GObject *object)
{
  RejReceiptPage *self = REJ_RECEIPT_PAGE (object);

  g_clear_pointer (&self->filing, rej_filing_free);
  g_clear_pointer (&self->posted, rej_posted_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rej_receipt_page_parent_class)->finalize (object);
}

static void
rej_receipt_page_class_init (RejReceiptPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_receipt_page_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_receipt_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-receipt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, facts_group);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, posted_group);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, posted_row);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, link_button);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, ask_button);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, text_group);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, text_view);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptPage, files_group);
  gtk_widget_class_bind_template_callback (widget_class, ask_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pdf_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, json_clicked_cb);
}

static void
rej_receipt_page_init (RejReceiptPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_receipt_page_new:
 * @workspace: where the library is
 * @id: the filing
 *
 * Creates the page, and reads what it shows.
 *
 * Returns: (transfer floating): the page
 */
RejReceiptPage *
rej_receipt_page_new (RejWorkspace *workspace,
                      gint64 id)
{
  RejReceiptPage *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (rej_workspace_get_library (workspace) != NULL, NULL);

  self = g_object_new (REJ_TYPE_RECEIPT_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  rej_filing_load_async (rej_workspace_get_library (workspace), id, self->cancellable, loaded_cb, g_object_ref (self));
  return self;
}

/**
 * rej_receipt_page_export_to:
 * @self: the page, with its receipt read
 * @file: where to; JSON where its name ends so, else PDF; replaced if it is there
 *
 * Saves the receipt, and says how that went.
 */
void
rej_receipt_page_export_to (RejReceiptPage *self,
                            GFile *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (REJ_IS_RECEIPT_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->filing != NULL);

  name = g_file_get_basename (file);
  if (g_str_has_suffix (name, ".json"))
    {
      g_autoptr (JsonNode) root = rej_receipt_to_json (self->filing, self->posted);
      char *json = json_to_string (root, TRUE);
      g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));

      rej_file_writer_write_async (file, bytes, TRUE, self->cancellable, json_written_cb, g_object_ref (self));
      return;
    }
  rej_receipt_export_pdf_async (self->filing, self->posted, file, TRUE, self->cancellable, exported_cb, g_object_ref (self));
}
