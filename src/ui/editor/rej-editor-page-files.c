/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-message.h"
#include "rej-window.h"

static GtkWindow *
get_window (RejEditorPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What a file of the comment is called before the writer calls it something: its title, as far as file names go. */
static char *
suggest_name (RejEditorPage *self,
              const char *ending)
{
  GFile *file = rej_document_get_file (rej_editor_page_get_document (self));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (rej_document_get_title (rej_editor_page_get_document (self)));
  char *dot = strrchr (name, '.');

  if (file != NULL && dot != NULL && dot != name)
    *dot = '\0';
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  if (g_utf8_strlen (name, -1) > 80)
    *g_utf8_offset_to_pointer (name, 80) = '\0';
  return g_strconcat (g_strstrip (name), ending, NULL);
}

static void save (RejEditorPage *self,
                  GFile *file,
                  gboolean overwrite);

static void
overwrite_chosen_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_strcmp0 (response, "overwrite") == 0)
    save (self, rej_document_get_file (rej_editor_page_get_document (self)), TRUE);
  else if (g_strcmp0 (response, "save-as") == 0)
    _rej_editor_page_save_as (self);
}

static void
ask_about_changed_file (RejEditorPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The File Has Changed"), _ ("Another program wrote to the file since it was opened here. Overwriting it loses what the other program wrote."));

  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "save-as", _ ("Save _As…"), ADW_RESPONSE_SUGGESTED);
  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "overwrite", _ ("_Overwrite"), ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), _rej_editor_page_get_cancellable (self), overwrite_chosen_cb, g_object_ref (self));
}

static void
other_place_chosen_cb (GObject *object,
                       GAsyncResult *result,
                       gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);

  if (g_strcmp0 (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "save-as") == 0)
    _rej_editor_page_save_as (self);
}

/* Whoever cannot save here can elsewhere, and learns whether the text is safe meanwhile. */
static void
offer_other_place (RejEditorPage *self,
                   const GError *error)
{
  gboolean is_kept = rej_document_get_draft_id (rej_editor_page_get_document (self)) != 0 && rej_editor_page_get_problem (self) == NULL;
  g_autofree char *body = is_kept ? g_strdup_printf ("%s\n\n%s", error->message, _ ("What you wrote is kept in your library.")) : g_strdup (error->message);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The File Could Not Be Saved"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "close", _ ("_Close"), "save-as", _ ("Save _As…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save-as", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save-as");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), _rej_editor_page_get_cancellable (self), other_place_chosen_cb, g_object_ref (self));
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (RejWorkspace) workspace = g_object_ref (rej_document_get_workspace (REJ_DOCUMENT (object)));
  g_autoptr (GError) error = NULL;
  gboolean is_saved = rej_document_save_finish (REJ_DOCUMENT (object), result, &error);
  GtkWindow *window = get_window (self);

  rej_workspace_end_work (workspace);
  if (window == NULL)
    return;
  /* A window that was closed while the file was written is out of sight until that is known (rej-window). */
  if (!gtk_widget_get_visible (GTK_WIDGET (window)) && is_saved)
    {
      gtk_window_close (window);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (window), TRUE);
  if (is_saved)
    {
      g_autofree char *name = g_file_get_basename (rej_document_get_file (REJ_DOCUMENT (object)));
      /* Translators: %s is the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

      rej_message_show_toast (GTK_WIDGET (self), text);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ask_about_changed_file (self);
    }
  else
    {
      offer_other_place (self, error);
    }
}

static void
save (RejEditorPage *self,
      GFile *file,
      gboolean overwrite)
{
  RejDocument *document = rej_editor_page_get_document (self);

  if (rej_document_get_loading (document))
    return;
  /* Whoever closes the window has still asked for the file. */
  rej_workspace_begin_work (rej_document_get_workspace (document));
  rej_document_save_async (document, file, overwrite, NULL, saved_cb, g_object_ref (self));
}

static void
save_file_chosen_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    rej_editor_page_save_to (self, file);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The File Could Not Be Saved"), error);
}

static void
export_file_chosen_cb (GObject *object,
                       GAsyncResult *result,
                       gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    rej_editor_page_export_to (self, file);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The PDF Could Not Be Written"), error);
}

static void
rule_file_chosen_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    rej_editor_page_open_rule (self, file);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Rule Could Not Be Opened"), error);
}

typedef struct
{
  RejEditorPage *page;
  GFile *file;
} Export;

/* A PDF is easily sent on unread. */
static guint
count_places_to_fill_in (RejDocument *document)
{
  GListModel *findings = G_LIST_MODEL (rej_document_get_check (document));
  guint n_places = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);

      if (g_str_equal (rej_finding_item_get_code (item), "placeholder-left"))
        n_places++;
    }
  return n_places;
}

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (RejEditorPage) self = export->page;
  g_autoptr (GFile) file = export->file;
  g_autoptr (GError) error = NULL;

  g_free (export);
  rej_workspace_end_work (rej_document_get_workspace (REJ_DOCUMENT (object)));
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (rej_document_export_finish (REJ_DOCUMENT (object), result, &error))
    {
      g_autofree char *name = g_file_get_basename (file);
      guint n_places = count_places_to_fill_in (REJ_DOCUMENT (object));
      /* Translators: %s is the name of a file */
      g_autofree char *exported = g_strdup_printf (_ ("Exported as “%s”"), name);
      /* Translators: behind "Exported as “comment.pdf”" */
      g_autofree char *left = g_strdup_printf (ngettext ("%u place still waits for your words.", "%u places still wait for your words.", n_places), n_places);
      g_autofree char *text = n_places > 0 ? g_strconcat (exported, ". ", left, NULL) : g_strdup (exported);

      rej_message_show_toast_with_file (GTK_WIDGET (self), text, file);
    }
  else
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("The PDF Could Not Be Written"), error);
    }
}

static void
rule_loaded_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (rej_document_load_rule_finish (REJ_DOCUMENT (object), result, &error))
    rej_editor_page_show_panel (self, "rule");
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Rule Could Not Be Opened"), error);
}

/* Writing over a comment that is open would leave its window with a file that is no longer its own. */
static gboolean
refuse_open_file (RejEditorPage *self,
                  GFile *file,
                  const char *heading,
                  gboolean may_be_own)
{
  GtkWindow *window = get_window (self);
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;
  RejWindow *other = application != NULL ? rej_window_find_file (application, file) : NULL;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");
  g_autoptr (GError) error = NULL;

  if (other == NULL || (may_be_own && GTK_WINDOW (other) == window))
    return FALSE;
  /* Translators: %s is the name of a file */
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("“%s” is open as a comment. Choose another name."), name);
  rej_message_show_error (GTK_WIDGET (self), heading, error);
  return TRUE;
}

static GtkFileDialog *
create_file_dialog (const char *title,
                    const char *filter_name,
                    const char *const *endings)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, filter_name);
  for (; *endings != NULL; endings++)
    gtk_file_filter_add_suffix (filter, *endings);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, filter);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, filter);
  return dialog;
}

void
_rej_editor_page_save (RejEditorPage *self)
{
  GFile *file = rej_document_get_file (rej_editor_page_get_document (self));

  if (file != NULL)
    save (self, file, FALSE);
  else
    _rej_editor_page_save_as (self);
}

void
_rej_editor_page_save_as (RejEditorPage *self)
{
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (_ ("Save the Comment"), _ ("Comments"), (const char *[]) { "md", "txt", NULL });
  g_autofree char *name = suggest_name (self, rej_comment_get_format (rej_document_get_comment (rej_editor_page_get_document (self))) == REJ_TEXT_FORMAT_PLAIN ? ".txt" : ".md");

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), _rej_editor_page_get_cancellable (self), save_file_chosen_cb, g_object_ref (self));
}

void
_rej_editor_page_export (RejEditorPage *self)
{
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (_ ("Export a PDF"), _ ("PDF Files"), (const char *[]) { "pdf", NULL });
  g_autofree char *name = suggest_name (self, ".pdf");

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), _rej_editor_page_get_cancellable (self), export_file_chosen_cb, g_object_ref (self));
}

void
_rej_editor_page_choose_rule (RejEditorPage *self)
{
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (_ ("Open the Text of a Rule"), _ ("Federal Register XML"), (const char *[]) { "xml", NULL });

  gtk_file_dialog_open (dialog, get_window (self), _rej_editor_page_get_cancellable (self), rule_file_chosen_cb, g_object_ref (self));
}

/**
 * rej_editor_page_save_to:
 * @self: a page
 * @file: where to; replaced if it is there
 *
 * Saves the comment, and says in the window how it went.
 */
void
rej_editor_page_save_to (RejEditorPage *self,
                         GFile *file)
{
  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!refuse_open_file (self, file, _ ("The File Could Not Be Saved"), TRUE))
    save (self, file, TRUE);
}

/**
 * rej_editor_page_export_to:
 * @self: a page
 * @file: where to; replaced if it is there
 *
 * Exports the comment in the format that the name says, and says in the window how it went.
 */
void
rej_editor_page_export_to (RejEditorPage *self,
                           GFile *file)
{
  RejDocument *document = NULL;
  Export *export = NULL;

  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (refuse_open_file (self, file, _ ("The PDF Could Not Be Written"), FALSE))
    return;
  document = rej_editor_page_get_document (self);
  rej_workspace_begin_work (rej_document_get_workspace (document));
  export = g_new0 (Export, 1);
  export->page = g_object_ref (self);
  export->file = g_object_ref (file);
  rej_document_export_async (document, file, NULL, exported_cb, export);
}

/**
 * rej_editor_page_open_rule:
 * @self: a page
 * @file: a Federal Register document as XML
 *
 * Puts a rule beside the comment, or says why that cannot be.
 */
void
rej_editor_page_open_rule (RejEditorPage *self,
                           GFile *file)
{
  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  rej_document_load_rule_async (rej_editor_page_get_document (self), file, _rej_editor_page_get_cancellable (self), rule_loaded_cb, g_object_ref (self));
}
