/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-window-private.h"

#include <glib/gi18n-lib.h>

#include "rej-dialog-focus.h"
#include "rej-message.h"

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

/* Made when it is first wanted: a window that opens with a comment does not need it. */
static RejLibraryPage *
get_library_page (RejWindow *self)
{
  GtkWidget *page = adw_navigation_page_get_child (self->start_page);

  if (page == NULL)
    {
      page = g_object_new (REJ_TYPE_LIBRARY_PAGE, NULL);
      rej_library_page_set_workspace (REJ_LIBRARY_PAGE (page), self->workspace);
      g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
      adw_navigation_page_set_child (self->start_page, page);
    }
  return REJ_LIBRARY_PAGE (page);
}

static void
start_page_showing_cb (RejWindow *self)
{
  get_library_page (self);
}

static void
start_page_shown_cb (RejWindow *self)
{
  rej_library_page_focus (get_library_page (self));
}

/* How the window is, for the next start. */
void
_rej_window_update_session (RejWindow *self)
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

/* A window that was made for a file is first seen with its text, or with what there is to say instead. */
void
_rej_window_show_itself (RejWindow *self)
{
  if (self->is_for_file && !gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

/* What was asked for is there, or will not be. */
void
_rej_window_await_nothing (RejWindow *self)
{
  self->awaited_draft = 0;
  g_clear_object (&self->awaited_file);
  _rej_window_update_session (self);
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

/* The keys of the program look for their actions at the window. Those of the comment are not to act on it behind a dialog,
 * while what stands on the page keeps them. */
static void
update_actions (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);
  gboolean has_dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;

  gtk_widget_insert_action_group (GTK_WIDGET (self), "comment", page != NULL && !has_dialog ? rej_editor_page_get_actions (page) : NULL);
}

static void
visible_page_changed_cb (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);

  update_actions (self);
  if (page == NULL)
    close_document (self);
  update_title (self);
  _rej_window_update_session (self);
}

/* Going back closes a comment: not while that would lose what was typed, or a file is being written. */
static void
update_can_pop (RejWindow *self)
{
  RejEditorPage *page = get_editor_page (self);

  if (page != NULL && self->keeper != NULL)
    adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (page), !rej_draft_keeper_get_at_risk (self->keeper) &&
                                                                     !rej_document_get_saving (rej_editor_page_get_document (page)));
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
  update_can_pop (self);
  if (self->workspace != NULL)
    rej_workspace_add_recent_file (self->workspace, rej_document_get_file (document));
}

void
_rej_window_push_document (RejWindow *self,
                           RejDocument *document,
                           const RejDraft *draft)
{
  RejEditorPage *page = NULL;

  _rej_window_await_nothing (self);
  if (self->keeper != NULL && rej_draft_keeper_get_at_risk (self->keeper))
    {
      /* What is open here cannot be put away. */
      self = rej_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->workspace, self->session);
      gtk_window_present (GTK_WINDOW (self));
    }
  page = rej_editor_page_new (document);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "comment", rej_editor_page_get_actions (page));
  /* First: what is shown without an editor has no document, and so no keeper. */
  if (get_editor_page (self) != NULL)
    adw_navigation_view_pop_to_tag (self->navigation, "start");
  close_document (self);
  self->keeper = rej_draft_keeper_new (document, draft);
  self->place = rej_place_keeper_new (document, GTK_TEXT_VIEW (rej_editor_page_get_view (page)));
  if (rej_document_get_file (document) != NULL)
    rej_workspace_add_recent_file (self->workspace, rej_document_get_file (document));
  g_signal_connect_object (document, "saved", G_CALLBACK (document_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (_rej_window_update_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (update_can_pop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
  gtk_widget_grab_focus (GTK_WIDGET (rej_editor_page_get_view (page)));
  show_problem (self);
  _rej_window_show_itself (self);
  /* A new comment is in the library before its first edit. */
  if (draft == NULL && rej_document_get_file (document) == NULL)
    rej_draft_keeper_begin (self->keeper);
}

static void
menu_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  RejWindow *self = REJ_WINDOW (widget);
  RejEditorPage *page = get_editor_page (self);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  if (page != NULL)
    rej_editor_page_open_menu (page);
  else
    rej_library_page_open_menu (get_library_page (self));
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
      gtk_widget_activate_action (GTK_WIDGET (get_editor_page (self)), "comment.save-as", NULL);
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
  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "save-as", _ ("Save _As…"), ADW_RESPONSE_SUGGESTED);
  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "lose", _ ("_Lose Edits"), ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable, close_chosen_cb, g_object_ref (self));
}

static gboolean
rej_window_close_request (GtkWindow *window)
{
  RejWindow *self = REJ_WINDOW (window);
  GSettings *settings = rej_workspace_get_settings (self->workspace);
  RejEditorPage *page = get_editor_page (self);
  int width = 0;
  int height = 0;

  if (!self->close_anyway && self->keeper != NULL && rej_draft_keeper_get_at_risk (self->keeper))
    {
      ask_before_loss (self);
      return TRUE;
    }
  /* What is being written is waited for out of sight: the window comes back where it could not be. */
  if (page != NULL && rej_document_get_saving (rej_editor_page_get_document (page)))
    {
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
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

/* The page a window begins with is on show before anybody can hear of it. */
static void
rej_window_map (GtkWidget *widget)
{
  RejWindow *self = REJ_WINDOW (widget);

  if (self->workspace != NULL && adw_navigation_view_get_visible_page (self->navigation) == self->start_page)
    get_library_page (self);

  GTK_WIDGET_CLASS (rej_window_parent_class)->map (widget);
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
  widget_class->map = rej_window_map;
  window_class->close_request = rej_window_close_request;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RejWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RejWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, RejWindow, opening_box);
  gtk_widget_class_bind_template_callback (widget_class, start_page_showing_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed_cb);

  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  _rej_window_class_install_opening (widget_class);
}

static void
rej_window_init (RejWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rej_dialog_focus_keep (ADW_APPLICATION_WINDOW (self));
  g_signal_connect_object (self, "notify::visible-dialog", G_CALLBACK (update_actions), self, G_CONNECT_DEFAULT);
  _rej_window_take_dropped_files (self);
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (_rej_window_update_session), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::default-height", G_CALLBACK (_rej_window_update_session), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::maximized", G_CALLBACK (_rej_window_update_session), self, G_CONNECT_DEFAULT);
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
  restore_size (self);
  g_set_object (&self->session, session);
  _rej_window_update_session (self);
  if (rej_workspace_get_problem (workspace) != NULL)
    rej_message_show_toast (GTK_WIDGET (self->navigation), rej_workspace_get_problem (workspace));
  return self;
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

  rej_library_page_search (get_library_page (self), words);
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
 * rej_window_find_file:
 * @application: the program
 * @file: a file
 *
 * Looks for the window in which a file is open as a comment.
 *
 * Returns: (transfer none) (nullable): the window
 */
RejWindow *
rej_window_find_file (GtkApplication *application,
                      GFile *file)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  for (GList *iter = gtk_application_get_windows (application); iter != NULL; iter = iter->next)
    {
      RejWindow *self = REJ_IS_WINDOW (iter->data) ? iter->data : NULL;
      RejEditorPage *page = self != NULL && self->workspace != NULL ? get_editor_page (self) : NULL;
      GFile *other = page != NULL ? rej_document_get_file (rej_editor_page_get_document (page)) : NULL;

      if (other != NULL && g_file_equal (other, file))
        return self;
    }
  return NULL;
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
