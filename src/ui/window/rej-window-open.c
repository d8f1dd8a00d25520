/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-window-private.h"

#include <glib/gi18n-lib.h>

#include "rej-cite-style.h"
#include "rej-comment-commands.h"
#include "rej-file-error.h"
#include "rej-message.h"
#include "rej-new-comment-dialog.h"
#include "rej-rule-comment.h"

/* Most comments are there before anybody could read that they are being opened. */
static gboolean
opening_cb (gpointer user_data)
{
  RejWindow *self = REJ_WINDOW (user_data);

  self->opening_id = 0;
  gtk_widget_set_visible (self->opening_box, TRUE);
  _rej_window_show_itself (self);
  return G_SOURCE_REMOVE;
}

static void
begin_opening (RejWindow *self)
{
  if (self->n_opening++ == 0)
    self->opening_id = g_timeout_add (300, opening_cb, self);
}

static void
end_opening (RejWindow *self)
{
  g_assert (self->n_opening > 0);

  if (--self->n_opening > 0)
    return;
  g_clear_handle_id (&self->opening_id, g_source_remove);
  gtk_widget_set_visible (self->opening_box, FALSE);
}

/* A comment that says nothing is in the Bluebook's style. */
static void
set_citation_style (RejWindow *self,
                    RejComment *comment)
{
  g_autofree char *style = g_settings_get_string (rej_workspace_get_settings (self->workspace), "citation-style");
  g_autoptr (GError) error = NULL;

  if (g_str_equal (style, rej_cite_style_to_string (REJ_CITE_STYLE_BLUEBOOK)) || rej_comment_get_field (comment, REJ_COMMENT_STYLE) != NULL)
    return;
  if (!rej_comment_set_field (comment, REJ_COMMENT_STYLE, style, &error))
    g_message ("%s", error->message);
}

static void
comment_created_cb (RejWindow *self,
                    RejComment *comment)
{
  g_autoptr (RejDocument) document = NULL;

  set_citation_style (self, comment);
  document = rej_document_new (self->workspace, comment, NULL);
  _rej_window_push_document (self, document, NULL);
  /* A template begins with its first question. */
  if (rej_window_get_editor_page (self) != NULL)
    rej_comment_keys_go_to_field (rej_editor_page_get_view (rej_window_get_editor_page (self)), TRUE);
}

static void
present_new_comment_dialog (RejWindow *self,
                            RejCampaign *campaign)
{
  RejNewCommentDialog *dialog = rej_new_comment_dialog_new (self->workspace, campaign);

  g_signal_connect_object (dialog, "created", G_CALLBACK (comment_created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
draft_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejWindow) self = REJ_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (RejDraft) draft = rej_library_load_draft_finish (REJ_LIBRARY (object), result, &text, &error);
  g_autoptr (RejComment) comment = NULL;
  g_autoptr (RejDocument) document = NULL;
  g_autoptr (GFile) file = NULL;

  end_opening (self);
  if (self->workspace == NULL)
    return;
  if (draft == NULL)
    {
      _rej_window_await_nothing (self);
      _rej_window_show_itself (self);
      rej_message_show_error (GTK_WIDGET (self->navigation), _ ("The Comment Could Not Be Opened"), error);
      return;
    }
  comment = rej_comment_parse_text (text, strlen (text), draft->is_plain ? REJ_TEXT_FORMAT_PLAIN : REJ_TEXT_FORMAT_MARKDOWN);
  if (draft->file_uri != NULL)
    file = g_file_new_for_uri (draft->file_uri);
  document = rej_document_new (self->workspace, comment, file);
  rej_document_restore_link (document, draft);
  _rej_window_push_document (self, document, draft);
}

static void
open_file_with_encoding (RejWindow *self,
                         GFile *file,
                         RejEncoding encoding);

static void
encoding_chosen_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (RejWindow) self = REJ_WINDOW (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_strcmp0 (response, "windows-1252") == 0)
    open_file_with_encoding (self, g_object_get_data (object, "file"), REJ_ENCODING_WINDOWS_1252);
}

static void
ask_about_encoding (RejWindow *self,
                    GFile *file,
                    const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not a UTF-8 File"), error->message);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _ ("_Cancel"), "windows-1252", _ ("_Open It"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "windows-1252");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable, encoding_chosen_cb, g_object_ref (self));
}

static void
load_draft (RejWindow *self,
            gint64 id)
{
  begin_opening (self);
  self->awaited_draft = id;
  _rej_window_update_session (self);
  rej_library_load_draft_async (rej_workspace_get_library (self->workspace), id, self->cancellable, draft_loaded_cb, g_object_ref (self));
}

/* What is open in a window is written there, and shown there instead. */
static gboolean
present_other (RejWindow *self,
               RejWindow *other)
{
  if (other == NULL)
    return FALSE;
  gtk_window_present (GTK_WINDOW (other));
  if (other == self)
    return TRUE;
  _rej_window_await_nothing (self);
  /* One that was never shown cannot be closed; there is nothing in it to ask about. */
  if (self->is_for_file && rej_window_get_editor_page (self) == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
present_draft (RejWindow *self,
               gint64 id)
{
  RejWindow *other = rej_window_find_draft (gtk_window_get_application (GTK_WINDOW (self)), id);

  return other != self && present_other (self, other);
}

/* Also one that has no draft yet. */
static gboolean
present_file (RejWindow *self,
              GFile *file)
{
  return present_other (self, rej_window_find_file (gtk_window_get_application (GTK_WINDOW (self)), file));
}

typedef struct
{
  RejWindow *window;
  GFile *file;
} Opening;

typedef struct
{
  RejWindow *window;
  RejDocument *document; /* what the file holds */
} Finding;

/* One file is one draft. Edits that are in the library alone are shown before what the file holds: the file stays as it
 * is, and saving asks where another program wrote to it. */
static void
linked_found_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  Finding *finding = user_data;
  g_autoptr (RejWindow) self = finding->window;
  g_autoptr (RejDocument) document = finding->document;
  g_autoptr (RejDraft) draft = rej_library_find_linked_finish (REJ_LIBRARY (object), result, NULL);
  RejDraftSync sync = REJ_DRAFT_SYNC_UNLINKED;

  g_free (finding);
  if (self->workspace == NULL)
    return;
  if (present_file (self, rej_document_get_file (document)) || (draft != NULL && present_draft (self, draft->id)))
    return;
  if (draft != NULL)
    sync = rej_draft_compare (draft, rej_document_get_etag (document), rej_document_get_sha256 (document));
  if (sync == REJ_DRAFT_SYNC_DRAFT_CHANGED || sync == REJ_DRAFT_SYNC_BOTH_CHANGED)
    load_draft (self, draft->id);
  else
    _rej_window_push_document (self, document, draft);
  if (sync == REJ_DRAFT_SYNC_DRAFT_CHANGED)
    rej_message_show_toast (GTK_WIDGET (self->navigation), _ ("Your edits are shown. The file does not have them yet."));
  else if (sync == REJ_DRAFT_SYNC_BOTH_CHANGED)
    rej_message_show_toast (GTK_WIDGET (self->navigation), _ ("The file has changed. Your own edits are shown; saving will ask."));
  else if (sync == REJ_DRAFT_SYNC_FILE_CHANGED)
    rej_message_show_toast (GTK_WIDGET (self->navigation), _ ("Another program changed the file. Its text is shown."));
}

static void
push_file (RejWindow *self,
           RejDocument *document)
{
  RejLibrary *library = rej_workspace_get_library (self->workspace);
  g_autofree char *uri = g_file_get_uri (rej_document_get_file (document));
  Finding *finding = NULL;

  if (library == NULL)
    {
      if (!present_file (self, rej_document_get_file (document)))
        _rej_window_push_document (self, document, NULL);
      return;
    }
  finding = g_new0 (Finding, 1);
  finding->window = g_object_ref (self);
  finding->document = g_object_ref (document);
  rej_library_find_linked_async (library, uri, self->cancellable, linked_found_cb, finding);
}

static void
document_opened_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (RejWindow) self = opening->window;
  g_autoptr (GFile) file = opening->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejDocument) document = rej_document_open_finish (result, &error);

  g_free (opening);
  end_opening (self);
  if (self->workspace == NULL)
    return;
  if (document == NULL)
    {
      _rej_window_await_nothing (self);
      _rej_window_show_itself (self);
    }
  if (g_error_matches (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_UTF8))
    ask_about_encoding (self, file, error);
  else if (document == NULL)
    rej_message_show_error (GTK_WIDGET (self->navigation), _ ("The File Could Not Be Opened"), error);
  else
    push_file (self, document);
}

static void
open_file_with_encoding (RejWindow *self,
                         GFile *file,
                         RejEncoding encoding)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->file = g_object_ref (file);
  begin_opening (self);
  g_set_object (&self->awaited_file, file);
  _rej_window_update_session (self);
  rej_document_open_async (self->workspace, file, encoding, self->cancellable, document_opened_cb, opening);
}

static void
read_rule_in_thread (GTask *task,
                     gpointer source,
                     gpointer task_data,
                     GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) xml = g_file_load_bytes (G_FILE (task_data), cancellable, NULL, &error);
  RejRule *rule = xml != NULL ? rej_rule_parse (xml, NULL, NULL, &error) : NULL;

  if (rule != NULL)
    g_task_return_pointer (task, rule, (GDestroyNotify) rej_rule_unref);
  else
    {
      rej_file_error_explain (&error, G_FILE (task_data));
      g_task_return_error (task, error);
    }
}

static void
rule_read_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  RejWindow *self = REJ_WINDOW (object);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) rule = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (RejComment) comment = NULL;
  g_autofree char *title = NULL;

  end_opening (self);
  if (self->workspace == NULL)
    return;
  if (rule != NULL)
    {
      comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
      /* What is filed is in English, whatever the language of the window. */
      title = rej_rule_get_title (rule) != NULL ? g_strconcat ("Comment on ", rej_rule_get_title (rule), NULL) : NULL;
    }
  if (rule == NULL || (title != NULL && !rej_comment_set_field (comment, REJ_COMMENT_TITLE, title, &error)) || !rej_rule_comment_fill (comment, rule, &error))
    {
      rej_message_show_error (GTK_WIDGET (self->navigation), _ ("The Rule Could Not Be Opened"), error);
      return;
    }
  comment_created_cb (self, comment);
  if (rej_window_get_editor_page (self) != NULL)
    rej_editor_page_open_rule (rej_window_get_editor_page (self), file);
}

/* A rule that is opened where no comment is begins one. */
static void
begin_from_rule (RejWindow *self,
                 GFile *file)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, rule_read_cb, NULL);

  g_task_set_source_tag (task, begin_from_rule);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  begin_opening (self);
  g_task_run_in_thread (task, read_rule_in_thread);
}

static void
campaign_added_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (RejWindow) self = opening->window;
  g_autoptr (GFile) file = opening->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejCampaign) campaign = rej_workspace_add_campaign_finish (REJ_WORKSPACE (object), result, &error);

  g_free (opening);
  end_opening (self);
  if (self->workspace == NULL)
    return;
  if (campaign != NULL)
    present_new_comment_dialog (self, campaign);
  else if (error != NULL)
    rej_message_show_error (GTK_WIDGET (self->navigation), _ ("The File Could Not Be Opened"), error);
  else if (rej_window_get_editor_page (self) != NULL)
    rej_editor_page_open_rule (rej_window_get_editor_page (self), file);
  else
    begin_from_rule (self, file);
}

/* XML is a campaign or a rule; its name does not tell. */
static void
open_xml (RejWindow *self,
          GFile *file)
{
  Opening *opening = g_new (Opening, 1);

  *opening = (Opening) { g_object_ref (self), g_object_ref (file) };
  begin_opening (self);
  rej_workspace_add_campaign_async (self->workspace, file, self->cancellable, campaign_added_cb, opening);
}

static gboolean
is_xml (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return folded != NULL && g_str_has_suffix (folded, ".xml");
}

static gboolean
files_dropped_cb (RejWindow *self,
                  const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *iter = files; iter != NULL; iter = iter->next)
    {
      RejWindow *window = self;

      /* The first goes into this window, unless it already has a comment that a file would push away. */
      if (iter != files || (rej_window_get_editor_page (self) != NULL && !is_xml (iter->data)))
        {
          window = rej_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->workspace, self->session);
          gtk_window_present (GTK_WINDOW (window));
        }
      rej_window_open_file (window, iter->data);
    }
  return files != NULL;
}

static void
file_chosen_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejWindow) self = REJ_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    rej_window_open_file (self, file);
  else
    rej_message_show_error (GTK_WIDGET (self->navigation), _ ("The File Could Not Be Opened"), error);
}

static void
add_filter (GListStore *filters,
            const char *name,
            const char *const *endings)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *endings != NULL; endings++)
    gtk_file_filter_add_suffix (filter, *endings);
  if (g_list_model_get_n_items (G_LIST_MODEL (filters)) > 1)
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

static void
choose_file (RejWindow *self,
             const char *title,
             gboolean only_rules)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  if (!only_rules)
    add_filter (filters, _ ("Comments"), (const char *[]) { "md", "markdown", "txt", NULL });
  add_filter (filters, _ ("Federal Register XML"), (const char *[]) { "xml", NULL });
  if (!only_rules)
    add_filter (filters, _ ("All Files"), (const char *[]) { NULL });
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), self->cancellable, file_chosen_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  choose_file (REJ_WINDOW (widget), _ ("Open a Comment"), FALSE);
}

static void
open_recent_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  rej_window_open_file (REJ_WINDOW (widget), file);
}

static void
new_comment_from_rule_action (GtkWidget *widget,
                              const char *action_name,
                              GVariant *parameter)
{
  choose_file (REJ_WINDOW (widget), _ ("Start From a Rule"), TRUE);
}

static void
new_blank_comment_action (GtkWidget *widget,
                          const char *action_name,
                          GVariant *parameter)
{
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);

  comment_created_cb (REJ_WINDOW (widget), comment);
}

static void
new_comment_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  present_new_comment_dialog (REJ_WINDOW (widget), NULL);
}

static void
new_comment_from_action (GtkWidget *widget,
                         const char *action_name,
                         GVariant *parameter)
{
  RejWindow *self = REJ_WINDOW (widget);
  g_autoptr (RejCampaign) campaign = rej_workspace_dup_campaign (self->workspace, g_variant_get_string (parameter, NULL));

  present_new_comment_dialog (self, campaign);
}

static void
open_draft_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  rej_window_open_draft (REJ_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
open_draft_in_window_action (GtkWidget *widget,
                             const char *action_name,
                             GVariant *parameter)
{
  RejWindow *self = REJ_WINDOW (widget);
  RejWindow *window = rej_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->workspace, self->session);

  gtk_window_present (GTK_WINDOW (window));
  rej_window_open_draft (window, g_variant_get_int64 (parameter));
}

/* Files may be dropped anywhere in the window. */
void
_rej_window_take_dropped_files (RejWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text view, which would insert the name of the file. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (drop));
}

void
_rej_window_class_install_opening (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.new-comment", NULL, new_comment_action);
  gtk_widget_class_install_action (widget_class, "win.new-comment-from", "s", new_comment_from_action);
  gtk_widget_class_install_action (widget_class, "win.new-comment-from-rule", NULL, new_comment_from_rule_action);
  gtk_widget_class_install_action (widget_class, "win.new-blank-comment", NULL, new_blank_comment_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
  gtk_widget_class_install_action (widget_class, "win.open-draft", "x", open_draft_action);
  gtk_widget_class_install_action (widget_class, "win.open-draft-in-window", "x", open_draft_in_window_action);
}

/**
 * rej_window_open_file:
 * @self: the window
 * @file: a comment, as Markdown or text, or a rule or a campaign, as XML
 *
 * Opens a file in the window; a rule beside the comment that is open, or with a new one; a campaign in the dialog that
 * begins one. What goes wrong is said in the window.
 */
void
rej_window_open_file (RejWindow *self,
                      GFile *file)
{
  g_return_if_fail (REJ_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (is_xml (file))
    open_xml (self, file);
  else if (!present_file (self, file))
    open_file_with_encoding (self, file, REJ_ENCODING_AUTO);
}

static void
campaigns_read_cb (RejWindow *self,
                   RejWorkspace *workspace)
{
  g_autofree char *id = g_steal_pointer (&self->awaited_campaign);
  g_autoptr (RejCampaign) campaign = NULL;

  if (id == NULL)
    return;
  campaign = rej_workspace_dup_campaign (workspace, id);
  if (campaign != NULL)
    present_new_comment_dialog (self, campaign);
  else
    rej_message_show_toast (GTK_WIDGET (self->navigation), _ ("That campaign is not on this computer. Ask its publisher for the file and open it here."));
}

/**
 * rej_window_begin_campaign:
 * @self: the window
 * @id: the ID of a campaign
 *
 * Opens the dialog that begins a comment from a campaign, as soon as the campaigns are read.
 */
void
rej_window_begin_campaign (RejWindow *self,
                           const char *id)
{
  g_return_if_fail (REJ_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  g_set_str (&self->awaited_campaign, id);
  if (rej_workspace_get_campaigns_read (self->workspace))
    campaigns_read_cb (self, self->workspace);
  else
    g_signal_connect_object (self->workspace, "campaigns-read", G_CALLBACK (campaigns_read_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rej_window_open_draft:
 * @self: the window
 * @id: a draft of the library
 *
 * Opens a draft in the window. What goes wrong is said in the window.
 */
void
rej_window_open_draft (RejWindow *self,
                       gint64 id)
{
  g_return_if_fail (REJ_IS_WINDOW (self));

  if (rej_workspace_get_library (self->workspace) != NULL && !present_draft (self, id))
    load_draft (self, id);
}

/**
 * rej_window_present_file:
 * @application: the program
 * @workspace: what its windows share
 * @session: (nullable): where it is noted that it is open
 * @file: as for [method@Window.open_file]
 *
 * Shows a file in a window of its own, or in the one in which it is open.
 */
void
rej_window_present_file (GtkApplication *application,
                         RejWorkspace *workspace,
                         RejSession *session,
                         GFile *file)
{
  RejWindow *self = rej_window_find_file (application, file);

  if (self != NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  self = rej_window_new (application, workspace, session);
  self->is_for_file = TRUE;
  /* What XML brings stands beside a comment or in a dialog. */
  if (is_xml (file))
    _rej_window_show_itself (self);
  rej_window_open_file (self, file);
}
