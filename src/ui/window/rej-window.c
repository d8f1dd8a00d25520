/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-window.h"

#include <glib/gi18n-lib.h>

#include "rej-cite-style.h"
#include "rej-comment-commands.h"
#include "rej-draft-keeper.h"
#include "rej-editor-page.h"
#include "rej-file-error.h"
#include "rej-library-page.h"
#include "rej-message.h"
#include "rej-new-comment-dialog.h"
#include "rej-place-keeper.h"
#include "rej-rule-comment.h"

struct _RejWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  RejLibraryPage *library_page;
  GtkWidget *opening_box;

  /* owned */
  RejWorkspace *workspace;
  RejSession *session;
  RejDraftKeeper *keeper; /* of the open document */
  RejPlaceKeeper *place; /* in the open document */
  GCancellable *cancellable;

  /* state */
  gboolean narrow;
  gboolean close_anyway; /* the writer was warned */
  char *awaited_campaign; /* an ID, until the campaigns are read */
  GFile *awaited_file; /* that is being read, or NULL */
  gint64 awaited_draft; /* the same */
  gboolean is_for_file; /* it was made for a file, and is not needed if that is open elsewhere */
  guint n_opening;
  guint opening_id;
};

G_DEFINE_FINAL_TYPE (RejWindow, rej_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static RejEditorPage *
get_editor_page (RejWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  return page != NULL && REJ_IS_EDITOR_PAGE (page) ? REJ_EDITOR_PAGE (page) : NULL;
}

/* How the window is, for the next start. */
static void
update_session (RejWindow *self)
{
  RejEditorPage *page = NULL;
  RejDocument *document = NULL;
  RejSessionWindow window = { .draft = self->awaited_draft };
  g_autofree char *uri = self->awaited_file != NULL ? g_file_get_uri (self->awaited_file) : NULL;

  if (self->session == NULL || self->workspace == NULL)
    return;
  page = get_editor_page (self);
  document = page != NULL ? rej_editor_page_get_document (page) : NULL;
  if (document != NULL && window.draft == 0 && uri == NULL)
    window.draft = rej_document_get_draft_id (document);
  /* A file that was only read has no draft. */
  if (document != NULL && window.draft == 0 && rej_document_get_file (document) != NULL && uri == NULL)
    uri = g_file_get_uri (rej_document_get_file (document));
  window.uri = uri;
  gtk_window_get_default_size (GTK_WINDOW (self), &window.width, &window.height);
  window.is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  if (window.width > 0 && window.height > 0)
    rej_session_set_window (self->session, self, &window);
}

/* What was asked for is there, or will not be. */
static void
await_nothing (RejWindow *self)
{
  self->awaited_draft = 0;
  g_clear_object (&self->awaited_file);
  update_session (self);
}

/* Most comments are there before anybody could read that they are being opened. */
static gboolean
opening_cb (gpointer user_data)
{
  RejWindow *self = REJ_WINDOW (user_data);

  self->opening_id = 0;
  gtk_widget_set_visible (self->opening_box, TRUE);
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

static void
close_document (RejWindow *self)
{
  if (self->place != NULL)
    rej_place_keeper_keep (self->place);
  g_clear_object (&self->place);
  if (self->keeper != NULL)
    rej_draft_keeper_close (self->keeper);
  g_clear_object (&self->keeper);
}

static void
update_title (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);

  gtk_window_set_title (GTK_WINDOW (self), page != NULL ? rej_document_get_title (rej_editor_page_get_document (page)) : _ ("Rejoinder"));
}

static void
visible_page_changed_cb (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "comment", page != NULL ? rej_editor_page_get_actions (page) : NULL);
  if (page == NULL)
    close_document (self);
  update_title (self);
  update_session (self);
}

/* Going back closes a comment: not while that would lose what was typed. */
static void
update_can_pop (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);

  if (page != NULL && self->keeper != NULL)
    adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (page), !rej_draft_keeper_get_at_risk (self->keeper));
}

/* Why what is typed is not kept: for as long as that is so, and not in passing. */
static void
show_problem (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);
  const char *problem = self->keeper != NULL ? rej_draft_keeper_get_problem (self->keeper) : NULL;
  gboolean had_problem = page != NULL && rej_editor_page_get_problem (page) != NULL;

  update_can_pop (self);
  if (page == NULL)
    return;
  if (problem == NULL && rej_workspace_get_library (self->workspace) == NULL)
    problem = rej_workspace_get_problem (self->workspace);
  rej_editor_page_set_problem (page, problem);
  if (had_problem && problem == NULL)
    rej_message_show_toast (GTK_WIDGET (self->navigation), _ ("What you typed is in the library now."));
}

static void
document_saved_cb (RejWindow *self,
                   RejDocument *document)
{
  if (self->workspace != NULL)
    rej_workspace_add_recent_file (self->workspace, rej_document_get_file (document));
}

static void
push_document (RejWindow *self,
               RejDocument *document,
               const RejDraft *draft)
{
  RejEditorPage *page = NULL;

  await_nothing (self);
  if (self->keeper != NULL && rej_draft_keeper_get_at_risk (self->keeper))
    {
      /* What is open here cannot be put away. */
      self = rej_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->workspace, self->session);
      gtk_window_present (GTK_WINDOW (self));
    }
  page = rej_editor_page_new (document);
  close_document (self);
  self->keeper = rej_draft_keeper_new (document, draft);
  self->place = rej_place_keeper_new (document, GTK_TEXT_VIEW (rej_editor_page_get_view (page)));
  if (rej_document_get_file (document) != NULL)
    rej_workspace_add_recent_file (self->workspace, rej_document_get_file (document));
  g_signal_connect_object (document, "saved", G_CALLBACK (document_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (update_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (update_can_pop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
  if (get_editor_page (self) != NULL)
    adw_navigation_view_pop_to_tag (self->navigation, "start");
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
  gtk_widget_grab_focus (GTK_WIDGET (rej_editor_page_get_view (page)));
  show_problem (self);
  /* A new comment is in the library before its first edit. */
  if (draft == NULL && rej_document_get_file (document) == NULL)
    rej_draft_keeper_begin (self->keeper);
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
  push_document (self, document, NULL);
  /* A template begins with its first question. */
  if (get_editor_page (self) != NULL)
    rej_comment_keys_go_to_field (rej_editor_page_get_view (get_editor_page (self)), TRUE);
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
      await_nothing (self);
      rej_message_show_error (GTK_WIDGET (self->navigation), _ ("The Comment Could Not Be Opened"), error);
      return;
    }
  comment = rej_comment_parse_text (text, strlen (text), draft->is_plain ? REJ_TEXT_FORMAT_PLAIN : REJ_TEXT_FORMAT_MARKDOWN);
  if (draft->file_uri != NULL)
    file = g_file_new_for_uri (draft->file_uri);
  document = rej_document_new (self->workspace, comment, file);
  rej_document_restore_link (document, draft);
  push_document (self, document, draft);
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
                                  "cancel", _ ("_Cancel"), "windows-1252", _ ("_Read as Windows-1252"), NULL);
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
  update_session (self);
  rej_library_load_draft_async (rej_workspace_get_library (self->workspace), id, self->cancellable, draft_loaded_cb, g_object_ref (self));
}

/* What is open in another window is written there, and shown there instead. */
static gboolean
present_other (RejWindow *self,
               gint64 id)
{
  RejWindow *other = rej_window_find_draft (gtk_window_get_application (GTK_WINDOW (self)), id);

  if (other == NULL || other == self)
    return FALSE;
  gtk_window_present (GTK_WINDOW (other));
  if (self->is_for_file && get_editor_page (self) == NULL)
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
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
  if (draft != NULL && present_other (self, draft->id))
    return;
  if (draft != NULL)
    sync = rej_draft_compare (draft, rej_document_get_etag (document), rej_document_get_sha256 (document));
  if (sync == REJ_DRAFT_SYNC_DRAFT_CHANGED || sync == REJ_DRAFT_SYNC_BOTH_CHANGED)
    load_draft (self, draft->id);
  else
    push_document (self, document, draft);
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
      push_document (self, document, NULL);
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
    await_nothing (self);
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
  update_session (self);
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
  if (get_editor_page (self) != NULL)
    rej_editor_page_open_rule (get_editor_page (self), file);
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
  else if (get_editor_page (self) != NULL)
    rej_editor_page_open_rule (get_editor_page (self), file);
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
      if (iter != files || (get_editor_page (self) != NULL && !is_xml (iter->data)))
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

static void
menu_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  RejWindow *self = REJ_WINDOW (widget);
  RejEditorPage *page = get_editor_page (self);

  if (page != NULL)
    rej_editor_page_open_menu (page);
  else
    rej_library_page_open_menu (self->library_page);
}

static void
restore_size (RejWindow *self)
{
  GSettings *settings = rej_workspace_get_settings (self->workspace);
  int width = 0;
  int height = 0;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
close_chosen_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejWindow) self = REJ_WINDOW (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_strcmp0 (response, "save-as") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "comment.save-as", NULL);
    }
  else if (g_strcmp0 (response, "lose") == 0)
    {
      self->close_anyway = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
ask_before_loss (RejWindow *self)
{
  AdwDialog *dialog = NULL;

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  dialog = adw_alert_dialog_new (_ ("Lose Your Last Edits?"),
                                   _ ("They could not be written to the library. Save the comment to a file to keep what you wrote."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _ ("_Cancel"), "lose", _ ("_Lose Edits"), "save-as", _ ("Save _As…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save-as", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save-as");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable, close_chosen_cb, g_object_ref (self));
}

static gboolean
rej_window_close_request (GtkWindow *window)
{
  RejWindow *self = REJ_WINDOW (window);
  GSettings *settings = rej_workspace_get_settings (self->workspace);
  int width = 0;
  int height = 0;

  if (!self->close_anyway && self->keeper != NULL && rej_draft_keeper_get_at_risk (self->keeper))
    {
      ask_before_loss (self);
      return TRUE;
    }
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  close_document (self);
  if (self->session != NULL)
    rej_session_remove_window (self->session, self);
  g_clear_object (&self->session);

  return GTK_WINDOW_CLASS (rej_window_parent_class)->close_request (window);
}

static void
rej_window_get_property (GObject *object,
                         guint property_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, REJ_WINDOW (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_window_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  RejWindow *self = REJ_WINDOW (object);

  switch (property_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      if (self->narrow)
        gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_window_dispose (GObject *object)
{
  RejWindow *self = REJ_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->opening_id, g_source_remove);
  if (self->workspace != NULL)
    close_document (self);
  if (self->session != NULL)
    rej_session_remove_window (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->awaited_campaign, g_free);
  g_clear_object (&self->awaited_file);

  G_OBJECT_CLASS (rej_window_parent_class)->dispose (object);
}

static void
rej_window_class_init (RejWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (class);

  object_class->get_property = rej_window_get_property;
  object_class->set_property = rej_window_set_property;
  object_class->dispose = rej_window_dispose;
  window_class->close_request = rej_window_close_request;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REJ_TYPE_LIBRARY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RejWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RejWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejWindow, library_page);
  gtk_widget_class_bind_template_child (widget_class, RejWindow, opening_box);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed_cb);

  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.new-comment", NULL, new_comment_action);
  gtk_widget_class_install_action (widget_class, "win.new-comment-from", "s", new_comment_from_action);
  gtk_widget_class_install_action (widget_class, "win.new-comment-from-rule", NULL, new_comment_from_rule_action);
  gtk_widget_class_install_action (widget_class, "win.new-blank-comment", NULL, new_blank_comment_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
  gtk_widget_class_install_action (widget_class, "win.open-draft", "x", open_draft_action);
  gtk_widget_class_install_action (widget_class, "win.open-draft-in-window", "x", open_draft_in_window_action);
}

static void
rej_window_init (RejWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before the text view, which would insert the name of the file. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (update_session), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::default-height", G_CALLBACK (update_session), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::maximized", G_CALLBACK (update_session), self, G_CONNECT_DEFAULT);
}

/**
 * rej_window_new:
 * @application: the program
 * @workspace: what its windows share
 * @session: (nullable): where it is noted that it is open
 *
 * Creates a window on the library page.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
RejWindow *
rej_window_new (GtkApplication *application,
                RejWorkspace *workspace,
                RejSession *session)
{
  RejWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_WINDOW, "application", application, NULL);
  self->workspace = g_object_ref (workspace);
  rej_library_page_set_workspace (self->library_page, workspace);
  restore_size (self);
  g_set_object (&self->session, session);
  update_session (self);
  if (rej_workspace_get_problem (workspace) != NULL)
    rej_message_show_toast (GTK_WIDGET (self->navigation), rej_workspace_get_problem (workspace));
  return self;
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
  else
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
 * rej_window_search:
 * @self: the window, at its library page
 * @words: what to look for
 *
 * Searches the comments of the library.
 */
void
rej_window_search (RejWindow *self,
                   const char *words)
{
  g_return_if_fail (REJ_IS_WINDOW (self));
  g_return_if_fail (words != NULL);

  rej_library_page_search (self->library_page, words);
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

  if (rej_workspace_get_library (self->workspace) != NULL && !present_other (self, id))
    load_draft (self, id);
}

/**
 * rej_window_find_draft:
 * @application: the program
 * @id: a draft of the library
 *
 * Looks for the window in which a draft is open, or being opened.
 *
 * Returns: (transfer none) (nullable): the window
 */
RejWindow *
rej_window_find_draft (GtkApplication *application,
                       gint64 id)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (id > 0, NULL);

  for (GList *iter = gtk_application_get_windows (application); iter != NULL; iter = iter->next)
    {
      RejWindow *self = REJ_IS_WINDOW (iter->data) ? iter->data : NULL;
      RejEditorPage *page = self != NULL && self->workspace != NULL ? get_editor_page (self) : NULL;

      if (self != NULL && (self->awaited_draft == id || (page != NULL && rej_document_get_draft_id (rej_editor_page_get_document (page)) == id)))
        return self;
    }
  return NULL;
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
  RejWindow *self = rej_window_new (application, workspace, session);

  self->is_for_file = TRUE;
  gtk_window_present (GTK_WINDOW (self));
  rej_window_open_file (self, file);
}

/**
 * rej_window_get_editor_page:
 * @self: the window
 *
 * Gets the page that is written on.
 *
 * Returns: (transfer none) (nullable): the page, or %NULL while the library page is shown
 */
RejEditorPage *
rej_window_get_editor_page (RejWindow *self)
{
  g_return_val_if_fail (REJ_IS_WINDOW (self), NULL);

  return get_editor_page (self);
}

/**
 * rej_window_get_keeper:
 * @self: the window
 *
 * Gets what keeps the comment that is written in the library.
 *
 * Returns: (transfer none) (nullable): the keeper, or %NULL while the library page is shown
 */
RejDraftKeeper *
rej_window_get_keeper (RejWindow *self)
{
  g_return_val_if_fail (REJ_IS_WINDOW (self), NULL);

  return self->keeper;
}
