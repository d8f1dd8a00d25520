/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-hand-over.h"

#include <glib/gi18n-lib.h>

#include "rej-file-saver.h"
#include "rej-mail.h"
#include "rej-message.h"

struct _RejFileDialogHandOver
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwPreferencesGroup *steps_group;
  AdwPreferencesGroup *fields_group;
  GtkWidget *after_group;
  GtkEditable *tracking_row;
  GtkCheckButton *sure_check;
  GtkLabel *sure_label;
  GtkButton *filed_button;

  /* owned */
  RejFileDialogPlan *plan;
  RejFiling *filing;
  GCancellable *cancellable;
  GListModel *saved; /* of GFile; NULL until they are */

  /* in the groups */
  AdwActionRow *save_row;
  GPtrArray *saved_buttons; /* what can be pressed once the files are saved */
  guint n_steps;
  gboolean shows_folder; /* once the files are there */
};

G_DEFINE_FINAL_TYPE (RejFileDialogHandOver, rej_file_dialog_hand_over, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWindow *
get_window (RejFileDialogHandOver *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
copy (RejFileDialogHandOver *self,
      const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  rej_message_announce (GTK_WIDGET (self), _ ("Copied"));
}

static AdwActionRow *
add_step (RejFileDialogHandOver *self,
          const char *title,
          const char *subtitle,
          const char *label,
          GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: the number of a step, and what to do */
  g_autofree char *numbered = g_strdup_printf (_ ("%u. %s"), ++self->n_steps, title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), numbered);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (label != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (self->steps_group, row);
  return ADW_ACTION_ROW (row);
}

/* A step for which the files have to be saved first. */
static void
wait_for_files (RejFileDialogHandOver *self,
                AdwActionRow *row)
{
  GtkWidget *button = adw_action_row_get_activatable_widget (row);

  gtk_widget_set_sensitive (button, FALSE);
  g_ptr_array_add (self->saved_buttons, button);
}

static void
field_clicked_cb (RejFileDialogHandOver *self,
                  GtkButton *button)
{
  copy (self, g_object_get_data (G_OBJECT (button), "value"));
}

static void
add_field (RejFileDialogHandOver *self,
           const char *title,
           const char *value,
           gboolean can_copy)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (can_copy)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Copy"));
      g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (field_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (self->fields_group, row);
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;
  GListModel *saved = rej_file_saver_save_finish (result, &error);
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (saved == NULL)
    {
      if (self->plan != NULL)
        rej_message_show_error (GTK_WIDGET (self), _ ("The Files Could Not Be Saved"), error);
      return;
    }
  g_clear_object (&self->saved);
  self->saved = saved;
  if (self->plan == NULL)
    return;
  for (guint i = 0; i < self->saved_buttons->len; i++)
    gtk_widget_set_sensitive (self->saved_buttons->pdata[i], TRUE);
  first = g_list_model_get_item (saved, 0);
  if (first == NULL)
    return;
  folder = g_file_get_parent (first);
  name = g_file_get_parse_name (folder);
  /* Translators: %s is a folder */
  words = g_strdup_printf (_ ("They are in %s."), name);
  adw_action_row_set_subtitle (self->save_row, words);
  if (!self->shows_folder)
    return;
  launcher = gtk_file_launcher_new (first);
  gtk_file_launcher_open_containing_folder (launcher, get_window (self), self->cancellable, NULL, NULL);
}

/* English, as the letter is, whatever the language of the window. */
static char *
dup_letter_date (void)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_strdup_printf ("%s %d, %d", months[g_date_time_get_month (now) - 1], g_date_time_get_day_of_month (now), g_date_time_get_year (now));
}

static char *
dup_letter (RejFileDialogHandOver *self)
{
  g_autofree char *sender = rej_submitter_dup_name (self->filing->submitter);
  g_autofree char *date = dup_letter_date ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->filing->files->len; i++)
    g_ptr_array_add (names, ((RejFilingFile *) self->filing->files->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  return rej_filing_way_dup_cover_letter (rej_file_dialog_plan_get_target (self->plan), rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), REJ_FILING_WAY_PRINT), sender, date, (const char *const *) names->pdata);
}

static void
folder_chosen_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, &error);

  if (self->plan == NULL)
    return;
  self->shows_folder = TRUE;
  if (folder != NULL)
    rej_file_dialog_hand_over_save_to (self, folder);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Files Could Not Be Saved"), error);
}

static void
save_clicked_cb (RejFileDialogHandOver *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save the Files"));
  gtk_file_dialog_select_folder (dialog, get_window (self), self->cancellable, folder_chosen_cb, g_object_ref (self));
}

static void
form_clicked_cb (RejFileDialogHandOver *self)
{
  g_autofree char *address = rej_filing_target_dup_form_url (rej_file_dialog_plan_get_target (self->plan));
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, get_window (self), self->cancellable, NULL, NULL);
}

static void
text_clicked_cb (RejFileDialogHandOver *self)
{
  copy (self, self->filing->text);
}

static void
composed_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;
  gboolean has_files = FALSE;

  if (!rej_mail_compose_finish (result, &has_files, &error))
    {
      if (self->plan != NULL)
        rej_message_show_error (GTK_WIDGET (self), _ ("No Mail Program Could Be Opened"), error);
      return;
    }
  if (self->plan == NULL)
    return;
  if (has_files)
    rej_message_show_toast (GTK_WIDGET (self), _ ("Handed to your mail program. See that the files are attached."));
  else
    rej_message_show_toast (GTK_WIDGET (self), _ ("Handed to your mail program without the files. Attach them yourself."));
}

static void
mail_clicked_cb (RejFileDialogHandOver *self)
{
  const RejFilingTarget *target = rej_file_dialog_plan_get_target (self->plan);
  const RejFilingOffer *offer = rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), REJ_FILING_WAY_EMAIL);
  g_autofree char *subject = rej_filing_way_dup_subject (target);
  g_autofree char *mailto = rej_filing_way_dup_mailto (target, offer, self->filing->text);

  rej_mail_compose_async (get_window (self), offer->address, subject, self->filing->text, mailto, self->saved, self->cancellable, composed_cb, g_object_ref (self));
}

static void
printed_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;

  if (!gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (object), result, &error) && self->plan != NULL)
    rej_message_show_error (GTK_WIDGET (self), _ ("It Could Not Be Printed"), error);
}

static void
print (RejFileDialogHandOver *self,
       guint position)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GFile) file = g_list_model_get_item (self->saved, position);

  if (file != NULL)
    gtk_print_dialog_print_file (dialog, get_window (self), NULL, file, self->cancellable, printed_cb, g_object_ref (self));
}

static void
print_letter_clicked_cb (RejFileDialogHandOver *self)
{
  print (self, 0);
}

static void
print_comment_clicked_cb (RejFileDialogHandOver *self)
{
  print (self, 1);
}

static void
address_clicked_cb (RejFileDialogHandOver *self)
{
  copy (self, rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), self->filing->way)->address);
}

static void
sure_changed_cb (RejFileDialogHandOver *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->filed_button), gtk_check_button_get_active (self->sure_check));
}

static void
filed_clicked_cb (RejFileDialogHandOver *self)
{
  g_autofree char *tracking = g_strdup (gtk_editable_get_text (self->tracking_row));

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->filed_button)))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0, TRUE, *g_strstrip (tracking) != '\0' ? tracking : NULL);
}

static void
not_filed_clicked_cb (RejFileDialogHandOver *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, FALSE, NULL);
}

static void
show_browser (RejFileDialogHandOver *self)
{
  RejSubmitterType type = rej_submitter_get_submitter_type (self->filing->submitter);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("In Your Browser"));
  add_step (self, _ ("Open the comment form"), _ ("Nothing is sent by opening it."), _ ("_Open"), G_CALLBACK (form_clicked_cb));
  add_step (self, _ ("Paste the text under “Comment”"), _ ("It is on the clipboard. Paste with Ctrl+V, and see that the end of it is there too."), _ ("Copy _Again"), G_CALLBACK (text_clicked_cb));
  if (self->filing->files->len > 0)
    self->save_row = add_step (self, _ ("Attach the files"), _ ("Save them to a folder, then choose them in the form, or drag them there."), _ ("_Save…"), G_CALLBACK (save_clicked_cb));
  add_step (self, _ ("Fill in who you are"), _ ("The words are below. The form names its fields a little differently at times."), NULL, NULL);
  add_step (self, _ ("Read and tick the statement, then press “Submit Comment”"), _ ("The form then shows a tracking number. Copy it into the field below: it is your proof."), NULL, NULL);
  add_field (self, _ ("Filed As"), rej_submitter_type_get_title (type), FALSE);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      const char *value = rej_submitter_get_field (self->filing->submitter, i);

      if (value != NULL)
        add_field (self, rej_submitter_field_get_title (i), value, TRUE);
    }
  gtk_label_set_label (self->sure_label, _ ("I pressed “Submit Comment”, and the form said that it was received."));
  gtk_button_set_label (self->filed_button, _ ("_It Is Filed"));
}

static void
show_email (RejFileDialogHandOver *self)
{
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("By E-Mail"));
  self->save_row = add_step (self, _ ("Save the files"), _ ("Some mail programs drop what they are handed. Then attach the files from the folder."), _ ("_Save…"), G_CALLBACK (save_clicked_cb));
  wait_for_files (self, add_step (self, _ ("Open the message"), _ ("Address and subject are filled in. Some agencies make the address you write from public."), _ ("_Open"), G_CALLBACK (mail_clicked_cb)));
  add_step (self, _ ("See that the files are attached, and send it"), _ ("Rejoinder cannot see whether you did. Keep the sent message: it is your proof."), NULL, NULL);
  gtk_label_set_label (self->sure_label, _ ("The message was sent, and the files were attached to it."));
  gtk_button_set_label (self->filed_button, _ ("_It Was Sent"));
}

static void
show_print (RejFileDialogHandOver *self)
{
  const RejFilingOffer *offer = rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), REJ_FILING_WAY_PRINT);
  const RejFilingTarget *target = rej_file_dialog_plan_get_target (self->plan);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("On Paper"));
  self->save_row = add_step (self, _ ("Save the letter and the files"), _ ("A cover letter to the agency, your comment as a PDF, and what you attached."), _ ("_Save…"), G_CALLBACK (save_clicked_cb));
  wait_for_files (self, add_step (self, _ ("Print the letter"), _ ("One page, for you to sign"), _ ("_Print…"), G_CALLBACK (print_letter_clicked_cb)));
  wait_for_files (self, add_step (self, _ ("Print your comment"), _ ("Files that you attached are printed from the folder."), _ ("P_rint…"), G_CALLBACK (print_comment_clicked_cb)));
  add_step (self, _ ("Post it"), offer->address, _ ("_Copy"), G_CALLBACK (address_clicked_cb));
  add_step (self, _ ("See when it has to be there"), target->receipt_rule != NULL ? target->receipt_rule : _ ("The notice was not found to say whether the postmark counts. See that it arrives before the deadline."), NULL, NULL);
  gtk_label_set_label (self->sure_label, _ ("I gave it to the post, with everything in it. A receipt of the post office is the proof."));
  gtk_button_set_label (self->filed_button, _ ("_It Was Posted"));
}

static void
rej_file_dialog_hand_over_dispose (GObject *object)
{
  RejFileDialogHandOver *self = REJ_FILE_DIALOG_HAND_OVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (rej_file_dialog_hand_over_parent_class)->dispose (object);
}

static void
rej_file_dialog_hand_over_finalize (GObject *object)
{
  RejFileDialogHandOver *self = REJ_FILE_DIALOG_HAND_OVER (object);

  g_clear_pointer (&self->filing, rej_filing_free);
  g_clear_object (&self->saved);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->saved_buttons);

  G_OBJECT_CLASS (rej_file_dialog_hand_over_parent_class)->finalize (object);
}

static void
rej_file_dialog_hand_over_class_init (RejFileDialogHandOverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_hand_over_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_hand_over_finalize;

  /**
   * RejFileDialogHandOver::settled:
   * @self: the page
   * @filed: whether the writer filed it
   * @tracking: (nullable): the tracking number, as the writer gave it
   *
   * The writer said how it went.
   */
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", REJ_TYPE_FILE_DIALOG_HAND_OVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-hand-over.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, steps_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, fields_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, after_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, tracking_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, sure_check);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, sure_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogHandOver, filed_button);
  gtk_widget_class_bind_template_callback (widget_class, sure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filed_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_filed_clicked_cb);
}

static void
rej_file_dialog_hand_over_init (RejFileDialogHandOver *self)
{
  self->cancellable = g_cancellable_new ();
  self->saved_buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_hand_over_new:
 * @plan: what the filing was made from
 * @filing: what is filed; by browser, e-mail or post
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogHandOver *
rej_file_dialog_hand_over_new (RejFileDialogPlan *plan,
                               const RejFiling *filing)
{
  RejFileDialogHandOver *self = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (plan), NULL);
  g_return_val_if_fail (filing != NULL && filing->way != REJ_FILING_WAY_API, NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_HAND_OVER, NULL);
  self->plan = g_object_ref (plan);
  self->filing = rej_filing_copy (filing);
  gtk_widget_set_visible (self->after_group, filing->way == REJ_FILING_WAY_BROWSER);
  gtk_widget_set_visible (GTK_WIDGET (self->fields_group), filing->way == REJ_FILING_WAY_BROWSER);
  if (filing->way == REJ_FILING_WAY_BROWSER)
    show_browser (self);
  else if (filing->way == REJ_FILING_WAY_EMAIL)
    show_email (self);
  else
    show_print (self);
  if (filing->way == REJ_FILING_WAY_BROWSER)
    copy (self, filing->text);
  return self;
}

/**
 * rej_file_dialog_hand_over_save_to:
 * @self: the page
 * @folder: a folder of the writer's
 *
 * Saves the files there.
 */
void
rej_file_dialog_hand_over_save_to (RejFileDialogHandOver *self,
                                   GFile *folder)
{
  RejWorkspace *workspace = NULL;
  g_autofree char *letter = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_HAND_OVER (self));
  g_return_if_fail (G_IS_FILE (folder));

  workspace = rej_document_get_workspace (rej_file_dialog_plan_get_document (self->plan));
  letter = self->filing->way == REJ_FILING_WAY_PRINT ? dup_letter (self) : NULL;
  rej_file_saver_save_async (rej_workspace_get_library (workspace), self->filing, letter, folder, self->cancellable, saved_cb, g_object_ref (self));
}
