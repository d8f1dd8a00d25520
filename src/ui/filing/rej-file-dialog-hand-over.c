/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-hand-over.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-file-saver.h"
#include "rej-filing-journal.h"
#include "rej-mail.h"
#include "rej-message.h"

/* Number of the filing, and the tracking number as far as it is typed. */
#define MEMO_TRACKING "typed-tracking"

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
  RejWorkspace *workspace;
  RejFiling *filing;
  GCancellable *cancellable;
  GListModel *saved; /* of GFile; NULL until they are */
  char *address; /* e-mail, number or place; NULL where it is not known any more */
  char *form; /* page of the form; NULL where there is none */

  /* in the groups */
  AdwActionRow *save_row;
  AdwActionRow *act_row; /* the step that another program takes over, or prints the letter */
  AdwActionRow *comment_row; /* that prints the comment */
  GtkWidget *folder_button;
  GPtrArray *saved_buttons; /* what can be pressed once the files are saved */
  guint n_steps;
  guint deadline_id;
  gboolean shows_folder; /* once the files are there */
};

G_DEFINE_FINAL_TYPE (RejFileDialogHandOver, rej_file_dialog_hand_over, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The window that other programs' dialogs are for. What is asked of them is never cancelled: what came of it has to be known, and
 * GTK's calls of portals may answer once for the cancelling and once for the portal. */
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

/* What came of a step, where the step stands. */
static void
tell (AdwActionRow *row,
      const char *words)
{
  adw_action_row_set_subtitle (row, words);
  rej_message_announce (GTK_WIDGET (row), words);
}

static void
handed_over_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);

  /* Where it cannot be written down, the library says less than is known, and nothing wrong. */
  if (rej_filing_settle_finish (REJ_LIBRARY (object), result, NULL))
    rej_workspace_list_drafts (workspace);
}

/* Another program has it. That is written down when it is known, even where the page is closed meanwhile. */
static void
take_handed_over (RejFileDialogHandOver *self)
{
  if (self->filing->state != REJ_FILING_HANDING_OVER)
    return;
  self->filing->state = REJ_FILING_HANDED_OVER;
  rej_filing_settle_async (rej_workspace_get_library (self->workspace), self->filing->id, REJ_FILING_HANDED_OVER, NULL, NULL, handed_over_cb, g_object_ref (self->workspace));
}

/* The person at the desk thought better of it. */
static gboolean
is_dismissed (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static GtkWidget *
add_button (AdwActionRow *row,
            RejFileDialogHandOver *self,
            GtkWidget *button,
            GCallback callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  return button;
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
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), add_button (ADW_ACTION_ROW (row), self, gtk_button_new_with_mnemonic (label), callback));
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

/* @value is what is copied; NULL for what is only to be chosen. */
static void
add_field (RejFileDialogHandOver *self,
           const char *title,
           const char *words,
           const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (value != NULL)
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

/* A folder as people know it. Inside a sandbox a chosen one lies where nobody would look for it. */
static char *
dup_folder_name (GFile *folder)
{
  g_autofree char *shared = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) documents = g_file_new_for_path (shared);

  return g_file_has_prefix (folder, documents) ? g_file_get_basename (folder) : g_file_get_parse_name (folder);
}

static GFile *
get_folder (RejFileDialogHandOver *self)
{
  g_autoptr (GFile) first = g_list_model_get_item (self->saved, 0);

  return first != NULL ? g_file_get_parent (first) : NULL;
}

static void
folder_shown_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (object), result, &error) || self->plan == NULL || is_dismissed (error))
    return;
  folder = get_folder (self);
  name = dup_folder_name (folder);
  /* Translators: %s is a folder */
  words = g_strdup_printf (_ ("They are in %s. The folder could not be opened from here: look for it in your files."), name);
  tell (self->save_row, words);
}

static void
show_folder (RejFileDialogHandOver *self)
{
  g_autoptr (GFile) first = g_list_model_get_item (self->saved, 0);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (first);

  gtk_file_launcher_open_containing_folder (launcher, get_window (self), NULL, folder_shown_cb, g_object_ref (self));
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;
  GListModel *saved = rej_file_saver_save_finish (result, &error);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

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
  folder = get_folder (self);
  if (folder == NULL)
    return;
  name = dup_folder_name (folder);
  /* Translators: %s is a folder */
  words = g_strdup_printf (_ ("They are in %s."), name);
  tell (self->save_row, words);
  gtk_widget_set_visible (self->folder_button, TRUE);
  if (self->shows_folder)
    show_folder (self);
}

static char *
dup_letter (RejFileDialogHandOver *self)
{
  g_autofree char *sender = rej_submitter_dup_name (self->filing->submitter);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = rej_filing_way_dup_letter_date (now);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->filing->files->len; i++)
    {
      const RejFilingFile *file = self->filing->files->pdata[i];

      g_ptr_array_add (names, rej_attachment_name_in_full (file->name, file->title));
    }
  g_ptr_array_add (names, NULL);
  return rej_filing_way_dup_cover_letter (rej_file_dialog_plan_get_target (self->plan), rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), self->filing->way), sender, date, (const char *const *) names->pdata);
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
  gtk_file_dialog_select_folder (dialog, get_window (self), NULL, folder_chosen_cb, g_object_ref (self));
}

static void
form_opened_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error))
    take_handed_over (self);
  else if (self->plan != NULL && !is_dismissed (error))
    tell (self->act_row, _ ("Your browser could not be opened from here. Open it yourself, and go to the address of the form, which is below."));
}

static void
form_clicked_cb (RejFileDialogHandOver *self)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->form);

  gtk_uri_launcher_launch (launcher, get_window (self), NULL, form_opened_cb, g_object_ref (self));
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
  gboolean is_open = rej_mail_compose_finish (result, &has_files, &error);

  if (is_open)
    take_handed_over (self);
  if (self->plan == NULL)
    return;
  if (is_open && has_files)
    tell (self->act_row, _ ("Handed to your mail program. See there that the files are attached."));
  else if (is_open)
    tell (self->act_row, _ ("Handed to your mail program without the files. Attach them there from the folder."));
  else if (is_dismissed (error))
    tell (self->act_row, _ ("That was dismissed, and nothing was handed over."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    tell (self->act_row, error->message);
  else
    tell (self->act_row, _ ("No mail program could be opened from here. Write the message yourself: what goes into it is below, and the files are in the folder."));
}

static void
mail_clicked_cb (RejFileDialogHandOver *self)
{
  const RejFilingTarget *target = rej_file_dialog_plan_get_target (self->plan);
  const RejFilingOffer *offer = rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), REJ_FILING_WAY_EMAIL);
  g_autofree char *subject = rej_filing_way_dup_subject (target);
  g_autofree char *mailto = rej_filing_way_dup_mailto (target, offer, self->filing->text);

  rej_mail_compose_async (get_window (self), self->address, subject, self->filing->text, mailto, self->saved, composed_cb, g_object_ref (self));
}

static void
printed_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejFileDialogHandOver) self = REJ_FILE_DIALOG_HAND_OVER (user_data);
  AdwActionRow *row = g_object_get_data (object, "row");
  g_autoptr (GError) error = NULL;
  gboolean is_printed = gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (object), result, &error);

  if (is_printed)
    take_handed_over (self);
  if (self->plan == NULL)
    return;
  if (is_printed)
    tell (row, _ ("Handed to the printer. See that all of it comes out."));
  else if (!is_dismissed (error))
    tell (row, _ ("It could not be printed from here. Open the file in the folder, and print it from there."));
}

static void
print (RejFileDialogHandOver *self,
       AdwActionRow *row,
       guint position)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GFile) file = g_list_model_get_item (self->saved, position);

  if (file == NULL)
    return;
  gtk_print_dialog_set_title (dialog, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_object_set_data (G_OBJECT (dialog), "row", row);
  gtk_print_dialog_print_file (dialog, get_window (self), NULL, file, NULL, printed_cb, g_object_ref (self));
}

static void
print_letter_clicked_cb (RejFileDialogHandOver *self)
{
  print (self, self->act_row, 0);
}

static void
print_comment_clicked_cb (RejFileDialogHandOver *self)
{
  /* Without an address there is no letter before it. */
  print (self, self->comment_row, self->address != NULL ? 1 : 0);
}

static void
address_clicked_cb (RejFileDialogHandOver *self)
{
  copy (self, self->address);
}

static void
sure_changed_cb (RejFileDialogHandOver *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->filed_button), gtk_check_button_get_active (self->sure_check));
}

/* A number that was copied from a page which is gone by now is kept while the writer is elsewhere. */
static void
tracking_changed_cb (RejFileDialogHandOver *self)
{
  const char *text = gtk_editable_get_text (self->tracking_row);
  g_autofree char *memo = *text != '\0' ? g_strdup_printf ("%" G_GINT64_FORMAT " %s", self->filing->id, text) : NULL;

  rej_workspace_set_memo (self->workspace, MEMO_TRACKING, memo);
}

static void
recall_tracking (RejFileDialogHandOver *self)
{
  const char *memo = rej_workspace_get_memo (self->workspace, MEMO_TRACKING);
  char *text = NULL;

  if (memo != NULL && g_ascii_strtoll (memo, &text, 10) == self->filing->id && *text == ' ')
    gtk_editable_set_text (self->tracking_row, text + 1);
}

static void
settle (RejFileDialogHandOver *self,
        gboolean filed,
        const char *tracking)
{
  rej_workspace_set_memo (self->workspace, MEMO_TRACKING, NULL);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, filed, tracking);
}

static void
filed_clicked_cb (RejFileDialogHandOver *self)
{
  g_autofree char *tracking = g_strdup (gtk_editable_get_text (self->tracking_row));

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->filed_button)))
    settle (self, TRUE, *g_strstrip (tracking) != '\0' ? tracking : NULL);
}

static void
not_filed_clicked_cb (RejFileDialogHandOver *self)
{
  settle (self, FALSE, NULL);
}

static void
add_save_step (RejFileDialogHandOver *self,
               const char *title,
               const char *subtitle)
{
  self->save_row = add_step (self, title, subtitle, _ ("_Save…"), G_CALLBACK (save_clicked_cb));
  self->folder_button = add_button (self->save_row, self, gtk_button_new_from_icon_name ("folder-open-symbolic"), G_CALLBACK (show_folder));
  gtk_widget_add_css_class (self->folder_button, "flat");
  gtk_widget_set_tooltip_text (self->folder_button, _ ("Show Folder"));
  gtk_widget_set_visible (self->folder_button, FALSE);
}

static void
add_submitter_fields (RejFileDialogHandOver *self)
{
  add_field (self, _ ("Filed As"), rej_submitter_type_get_title (rej_submitter_get_submitter_type (self->filing->submitter)), NULL);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      const char *value = rej_submitter_get_field (self->filing->submitter, i);

      if (value != NULL)
        add_field (self, rej_submitter_field_get_title (i), value, value);
    }
}

static void
show_form (RejFileDialogHandOver *self)
{
  gboolean is_site = self->filing->way == REJ_FILING_WAY_BROWSER;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("In Your Browser"));
  self->act_row = add_step (self, _ ("Open the comment form"), _ ("Nothing is sent by opening it."), _ ("_Open"), G_CALLBACK (form_clicked_cb));
  gtk_widget_set_sensitive (adw_action_row_get_activatable_widget (self->act_row), self->form != NULL);
  add_step (self, is_site ? _ ("Paste the text under “Comment”") : _ ("Paste the text where the form asks for your comment"), _ ("It is on the clipboard. Paste with Ctrl+V, and see that the end of it is there too."), _ ("Copy _Again"), G_CALLBACK (text_clicked_cb));
  if (self->filing->files->len > 0)
    add_save_step (self, _ ("Attach the files"), _ ("Save them to a folder, then choose them in the form, or drag them there."));
  add_step (self, _ ("Fill in who you are"), _ ("The words are below. The form names its fields a little differently at times."), NULL, NULL);
  if (is_site)
    add_step (self, _ ("Read and tick the statement, then press “Submit Comment”"), _ ("The form then shows a tracking number. Copy it into the field below: it is your proof."), NULL, NULL);
  else
    add_step (self, _ ("Send the form"), _ ("Keep what it shows at the end, a number or a page: it is your proof."), NULL, NULL);
  if (self->form != NULL)
    add_field (self, _ ("Address of the Form"), self->form, self->form);
  add_submitter_fields (self);
  gtk_label_set_label (self->sure_label, is_site ? _ ("I pressed “Submit Comment”, and the form said that it was received.") : _ ("I sent the form, and it said that it was received."));
  gtk_button_set_label (self->filed_button, _ ("_It Is Filed"));
}

static void
show_email (RejFileDialogHandOver *self)
{
  g_autofree char *subject = rej_filing_way_dup_subject (rej_file_dialog_plan_get_target (self->plan));
  guint length = (guint) g_utf8_strlen (self->filing->text, -1);
  g_autofree char *size = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u character", "%u characters", length), length);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("By E-Mail"));
  add_save_step (self, _ ("Save the files"), _ ("Some mail programs drop what they are handed. Then attach the files from the folder."));
  self->act_row = add_step (self, _ ("Open the message"), _ ("Address and subject are filled in. Some agencies make the address you write from public."), _ ("_Open"), G_CALLBACK (mail_clicked_cb));
  if (self->address != NULL)
    wait_for_files (self, self->act_row);
  else
    gtk_widget_set_sensitive (adw_action_row_get_activatable_widget (self->act_row), FALSE);
  add_step (self, _ ("See that the files are attached, and send it"), _ ("Rejoinder cannot see whether you did. Keep the sent message: it is your proof."), NULL, NULL);
  adw_preferences_group_set_title (self->fields_group, _ ("What Goes Into the Message"));
  add_field (self, _ ("To"), self->address != NULL ? self->address : _ ("The address is in the notice, under ADDRESSES."), self->address);
  add_field (self, _ ("Subject"), subject, subject);
  add_field (self, _ ("Text"), size, self->filing->text);
  gtk_label_set_label (self->sure_label, _ ("The message was sent, and the files were attached to it."));
  gtk_button_set_label (self->filed_button, _ ("_It Was Sent"));
}

/* By post, brought there, or by fax. */
static void
show_paper (RejFileDialogHandOver *self)
{
  const RejFilingTarget *target = rej_file_dialog_plan_get_target (self->plan);
  RejFilingWay way = self->filing->way;
  const char *address = self->address != NULL ? self->address : _ ("The address is in the notice, under ADDRESSES.");
  /* A postmark is for the post alone. */
  const char *receipt_rule = way == REJ_FILING_WAY_PRINT || (target->receipt_rule != NULL && strstr (target->receipt_rule, "postmark") == NULL) ? target->receipt_rule : NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("On Paper"));
  add_save_step (self, _ ("Save the letter and the files"), _ ("A cover letter to the agency, your comment as a PDF, and what you attached."));
  if (self->address != NULL)
    {
      self->act_row = add_step (self, _ ("Print the letter"), _ ("One page, for you to sign"), _ ("_Print…"), G_CALLBACK (print_letter_clicked_cb));
      wait_for_files (self, self->act_row);
    }
  self->comment_row = add_step (self, _ ("Print your comment"), _ ("Files that you attached are printed from the folder."), _ ("P_rint…"), G_CALLBACK (print_comment_clicked_cb));
  wait_for_files (self, self->comment_row);
  add_step (self, way == REJ_FILING_WAY_PRINT ? _ ("Post it") : way == REJ_FILING_WAY_HAND ? _ ("Bring it there, or send a courier") : _ ("Fax all pages, the letter first"), address, self->address != NULL ? _ ("_Copy") : NULL, G_CALLBACK (address_clicked_cb));
  if (receipt_rule == NULL)
    receipt_rule = way == REJ_FILING_WAY_PRINT ? _ ("The notice was not found to say whether the postmark counts. See that it arrives before the deadline.")
                                               : _ ("The notice was not found to say until when it is taken. See that it arrives before the deadline, and before the office closes.");
  add_step (self, _ ("See when it has to be there"), receipt_rule, NULL, NULL);
  if (way == REJ_FILING_WAY_PRINT)
    {
      gtk_label_set_label (self->sure_label, _ ("I gave it to the post, with everything in it. A receipt of the post office is the proof."));
      gtk_button_set_label (self->filed_button, _ ("_It Was Posted"));
    }
  else if (way == REJ_FILING_WAY_HAND)
    {
      gtk_label_set_label (self->sure_label, _ ("It was brought there, with everything in it. A stamped copy or the courier’s receipt is the proof."));
      gtk_button_set_label (self->filed_button, _ ("_It Was Brought"));
    }
  else
    {
      gtk_label_set_label (self->sure_label, _ ("All pages went through, as the fax machine’s report says. The report is the proof."));
      gtk_button_set_label (self->filed_button, _ ("_It Was Faxed"));
    }
}

static void
rej_file_dialog_hand_over_dispose (GObject *object)
{
  RejFileDialogHandOver *self = REJ_FILE_DIALOG_HAND_OVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (rej_file_dialog_hand_over_parent_class)->dispose (object);
}

static void
rej_file_dialog_hand_over_finalize (GObject *object)
{
  RejFileDialogHandOver *self = REJ_FILE_DIALOG_HAND_OVER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->filing, rej_filing_free);
  g_clear_object (&self->saved);
  g_free (self->address);
  g_free (self->form);
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
  gtk_widget_class_bind_template_callback (widget_class, tracking_changed_cb);
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

/* What is still to be done takes a while; how much of one is left is said all the time. */
static void
show_deadline (RejFileDialogHandOver *self)
{
  g_autofree char *words = rej_file_dialog_plan_dup_deadline_words (self->plan);

  adw_preferences_group_set_description (self->steps_group, words);
}

static gboolean
deadline_due_cb (gpointer user_data)
{
  show_deadline (REJ_FILE_DIALOG_HAND_OVER (user_data));
  return G_SOURCE_CONTINUE;
}

/* Where it goes, as far as comment, campaign and notice say it now: a filing may be older than what is open. */
static void
find_place (RejFileDialogHandOver *self)
{
  const RejFilingOffer *offer = rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), self->filing->way);

  if (offer != NULL)
    self->address = g_strdup (offer->address);
  if (self->filing->way == REJ_FILING_WAY_BROWSER)
    self->form = rej_filing_target_dup_form_url (rej_file_dialog_plan_get_target (self->plan));
  else if (offer != NULL && self->filing->way == REJ_FILING_WAY_WEB)
    self->form = g_strdup (offer->url);
}

/**
 * rej_file_dialog_hand_over_new:
 * @plan: what the filing was made from
 * @filing: what is filed; in any way but the API
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
  self->workspace = g_object_ref (rej_document_get_workspace (rej_file_dialog_plan_get_document (plan)));
  self->filing = rej_filing_copy (filing);
  find_place (self);
  recall_tracking (self);
  show_deadline (self);
  self->deadline_id = g_timeout_add_seconds (REJ_FILE_DIALOG_DEADLINE_EVERY, deadline_due_cb, self);
  gtk_widget_set_visible (self->after_group, filing->way == REJ_FILING_WAY_BROWSER);
  gtk_widget_set_visible (GTK_WIDGET (self->fields_group), !rej_filing_way_is_on_paper (filing->way));
  if (filing->way == REJ_FILING_WAY_EMAIL)
    {
      show_email (self);
    }
  else if (rej_filing_way_is_on_paper (filing->way))
    {
      show_paper (self);
    }
  else
    {
      show_form (self);
      copy (self, filing->text);
    }
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
  g_autofree char *letter = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_HAND_OVER (self));
  g_return_if_fail (G_IS_FILE (folder));

  letter = rej_filing_way_is_on_paper (self->filing->way) && self->address != NULL ? dup_letter (self) : NULL;
  rej_file_saver_save_async (rej_workspace_get_library (self->workspace), self->filing, letter, folder, self->cancellable, saved_cb, g_object_ref (self));
}
