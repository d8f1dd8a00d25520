/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-application.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "rej-address.h"
#include "rej-about-dialog.h"
#include "rej-data.h"
#include "rej-message.h"
#include "rej-help-window.h"
#include "rej-posted-watch.h"
#include "rej-preferences-dialog.h"
#include "rej-reminders.h"
#include "rej-receipts-dialog.h"
#include "rej-search-provider.h"
#include "rej-shortcuts-dialog.h"
#include "rej-welcome-dialog.h"
#include "rej-window.h"

/* Seconds between two looks at which deadlines are near. */
#define REMIND_EVERY 60

struct _RejApplication
{
  AdwApplication parent_instance;

  /* owned */
  GSettings *settings;
  RejWorkspace *workspace;
  RejSession *session;
  RejPostedWatch *posted_watch;
  GtkCssProvider *text_style;
  RejSearchProvider *search_provider;
  GPtrArray *waiting; /* GFile, to be opened after the windows of the last run */

  /* state */
  guint remind_id;
  gboolean wanted; /* somebody wants to see a window: not a search of the desktop alone */
  gboolean restored;
  gboolean is_held; /* for reminders to come */
  gboolean is_quitting;
};

G_DEFINE_FINAL_TYPE (RejApplication, rej_application, ADW_TYPE_APPLICATION)

/* Accelerators live with their actions here and nowhere else; the shortcuts dialog reads them from the application. */
static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "window.close", { "<Control>w" } },
  { "win.new-comment", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.menu", { "F10" } },
  { "comment.save", { "<Control>s" } },
  { "comment.save-as", { "<Control><Shift>s" } },
  { "comment.export-pdf", { "<Control>e" } },
  { "comment.print", { "<Control>p" } },
  { "comment.file", { "<Control>Return" } },
  { "comment.history", { "<Control><Shift>h" } },
  { "comment.compare", { "<Control><Shift>d" } },
  { "comment.insert-citation", { "<Control><Shift>c" } },
  { "comment.citation-card", { "<Alt>Return" } },
  { "comment.authorities", { "<Control><Shift>t" } },
  { "comment.verify-online", { "<Control><Shift>y" } },
  { "comment.next-finding", { "F8" } },
  { "comment.previous-finding", { "<Shift>F8" } },
  { "win.fullscreen", { "F11" } },
  { "comment.focus-mode", { "<Control>d" } },
  { "comment.show-panel", { "F9" } },
  { "comment.next-pane", { "F6" } },
  { "comment.previous-pane", { "<Shift>F6" } },
  { "comment.concerns", { "<Alt>1" } },
  { "comment.rule", { "<Alt>2" } },
  { "comment.checks", { "<Alt>3" } },
  { "comment.outline", { "<Alt>4" } },
  { "comment.show-in-rule", { "<Control><Shift>r" } },
  { "comment.section-up", { "<Alt><Shift>Up" } },
  { "comment.section-down", { "<Alt><Shift>Down" } },
  { "comment.section-promote", { "<Alt><Shift>Left" } },
  { "comment.section-demote", { "<Alt><Shift>Right" } },
  { "comment.paste-plain", { "<Control><Shift>v" } },
  { "comment.find", { "<Control>f" } },
  { "comment.replace", { "<Control>h" } },
  { "comment.go-to-heading", { "<Control><Shift>o" } },
  { "comment.find-next", { "F3", "<Control>g" } },
  { "comment.find-previous", { "<Shift>F3", "<Control><Shift>g" } },
  { "comment.bold", { "<Control>b" } },
  { "comment.italic", { "<Control>i" } },
  { "comment.heading-1", { "<Control>1" } },
  { "comment.heading-2", { "<Control>2" } },
  { "comment.heading-3", { "<Control>3" } },
  { "comment.body-text", { "<Control>4" } },
  { "comment.bullet-list", { "<Control>5" } },
  { "comment.numbered-list", { "<Control>6" } },
  { "comment.quote", { "<Control>7" } },
  { "comment.indent", { "<Control>bracketright" } },
  { "comment.outdent", { "<Control>bracketleft" } },
  { "comment.link", { "<Control>k" } },
  { "comment.insert-footnote", { "<Control><Alt>f" } },
  { "comment.go-to-footnote", { "<Control><Alt>g" } },
  { "comment.move-up", { "<Alt>Up" } },
  { "comment.move-down", { "<Alt>Down" } },
  { "comment.select-paragraph", { "<Control><Shift>p" } },
  { "comment.select-section", { "<Control><Shift>a" } },
  { "comment.next-field", { "<Control><Alt>n" } },
  { "comment.previous-field", { "<Control><Alt>p" } },
  { "comment.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "comment.zoom-out", { "<Control>minus" } },
  { "comment.zoom-one", { "<Control>0" } },
};

static void
restore_file (RejWindow *window,
              const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  rej_window_open_file (window, file);
}

/* The windows that were open when the program was killed or quit come back without a question, whatever it was started
 * for. A window without a comment would only be in the way of what it was started for. */
static void
restore_session (RejApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean for_something = active != NULL || self->waiting->len > 0;
  g_autoptr (GArray) windows = NULL;

  if (self->restored || !self->wanted || !rej_workspace_get_ready (self->workspace))
    return;
  self->restored = TRUE;
  windows = rej_session_take_saved (self->session);
  for (guint i = 0; i < windows->len; i++)
    {
      const RejSessionWindow *saved = &g_array_index (windows, RejSessionWindow, i);
      RejWindow *window = NULL;

      if (saved->draft == 0 ? saved->uri == NULL && for_something : rej_window_find_draft (GTK_APPLICATION (self), saved->draft) != NULL)
        continue;
      window = rej_window_new (GTK_APPLICATION (self), self->workspace, self->session);
      gtk_window_set_default_size (GTK_WINDOW (window), saved->width, saved->height);
      if (saved->is_maximized)
        gtk_window_maximize (GTK_WINDOW (window));
      else
        gtk_window_unmaximize (GTK_WINDOW (window));
      gtk_window_present (GTK_WINDOW (window));
      if (saved->draft != 0)
        rej_window_open_draft (window, saved->draft);
      else if (saved->uri != NULL)
        restore_file (window, saved->uri);
    }
  if (active != NULL)
    gtk_window_present (active);
}

static RejWindow *
present_new_window (RejApplication *self)
{
  RejWindow *window = rej_window_new (GTK_APPLICATION (self), self->workspace, self->session);

  gtk_window_present (GTK_WINDOW (window));
  self->wanted = TRUE;
  restore_session (self);
  return window;
}

static void
about_activated_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  adw_dialog_present (rej_about_dialog_new (), GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (user_data))));
}

static void
receipts_activated_cb (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  RejApplication *self = REJ_APPLICATION (user_data);

  adw_dialog_present (ADW_DIALOG (rej_receipts_dialog_new (self->workspace)), GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
posted_cb (RejApplication *self,
           gint64 id,
           const char *words)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("News of a Comment You Filed"));
  g_autofree char *name = g_strdup_printf ("posted-%" G_GINT64_FORMAT, id);

  g_notification_set_body (notification, words);
  g_notification_set_default_action (notification, "app.receipts");
  g_application_send_notification (G_APPLICATION (self), name, notification);
}

static void
preferences_activated_cb (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer user_data)
{
  RejApplication *self = REJ_APPLICATION (user_data);

  adw_dialog_present (rej_preferences_dialog_new (self->workspace), GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static void
shortcuts_activated_cb (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);

  adw_dialog_present (rej_shortcuts_dialog_new (application), GTK_WIDGET (gtk_application_get_active_window (application)));
}

static void
new_window_activated_cb (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  present_new_window (REJ_APPLICATION (user_data));
}

/* The window at hand, or a new one. */
static RejWindow *
present_window (RejApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!REJ_IS_WINDOW (window))
    return present_new_window (self);
  gtk_window_present (window);
  return REJ_WINDOW (window);
}

/* Actions of the desktop file and of the search of the desktop. */
static void
new_comment_activated_cb (GSimpleAction *action,
                          GVariant *parameter,
                          gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (present_window (REJ_APPLICATION (user_data))), "win.new-comment", NULL);
}

/* The program stays without a window only while a reminder is to come, and only where the desktop lets it. Whoever quits
 * it wants it gone. */
static void
update_hold (RejApplication *self,
             GDateTime *now)
{
  gboolean is_held = !self->is_quitting && rej_background_get_state (rej_workspace_get_background (self->workspace)) == REJ_BACKGROUND_GRANTED &&
                     rej_reminders_has_pending (self->workspace, now);

  if (self->is_held == is_held)
    return;
  self->is_held = is_held;
  if (is_held)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
background_changed_cb (RejApplication *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  update_hold (self, now);
}

static void
rej_application_window_removed (GtkApplication *application,
                                GtkWindow *window)
{
  RejApplication *self = REJ_APPLICATION (application);

  if (self->workspace != NULL)
    background_changed_cb (self);

  GTK_APPLICATION_CLASS (rej_application_parent_class)->window_removed (application, window);
}

/**
 * rej_application_remind:
 * @self: the application, started
 * @now: the time, in the zone of the reader
 *
 * Tells of the deadlines whose reminder has come. The program does so every minute by itself.
 */
void
rej_application_remind (RejApplication *self,
                        GDateTime *now)
{
  g_autoptr (GPtrArray) due = NULL;

  g_return_if_fail (REJ_IS_APPLICATION (self));
  g_return_if_fail (now != NULL);

  due = rej_reminders_take_due (self->workspace, now);

  for (guint i = 0; i < due->len; i++)
    {
      const RejDueReminder *reminder = due->pdata[i];
      g_autoptr (GNotification) notification = g_notification_new (reminder->title != NULL ? reminder->title : _ ("A Comment Is Due"));
      g_autofree char *name = g_strdup_printf ("due-%" G_GINT64_FORMAT, reminder->draft);
      /* Translators: %s is "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" */
      g_autofree char *body = g_strdup_printf (_ ("The comment period %s."), reminder->words);

      g_notification_set_body (notification, body);
      g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
      g_notification_set_default_action_and_target (notification, "app.open-draft", "x", reminder->draft);
      g_application_send_notification (G_APPLICATION (self), name, notification);
    }
  update_hold (self, now);
}

static gboolean
remind_due_cb (gpointer user_data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  rej_application_remind (REJ_APPLICATION (user_data), now);
  return G_SOURCE_CONTINUE;
}

static void
open_draft_activated_cb (GSimpleAction *action,
                         GVariant *parameter,
                         gpointer user_data)
{
  RejWindow *window = rej_window_find_draft (GTK_APPLICATION (user_data), g_variant_get_int64 (parameter));

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    rej_window_open_draft (present_new_window (REJ_APPLICATION (user_data)), g_variant_get_int64 (parameter));
}

static void
search_activated_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  rej_window_search (present_new_window (REJ_APPLICATION (user_data)), g_variant_get_string (parameter, NULL));
}

static void
help_activated_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL && !REJ_IS_HELP_WINDOW (window))
    rej_help_window_present (window, NULL);
}

/* A window that is asked to close shuts what is open in it first, and stays. */
static void
close_window (GtkWindow *window)
{
  AdwDialog *last = NULL;
  AdwDialog *dialog = NULL;

  while (ADW_IS_APPLICATION_WINDOW (window) && (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL && dialog != last)
    {
      last = dialog;
      adw_dialog_close (dialog);
    }
  gtk_window_close (window);
}

static gboolean
has_visible_window (RejApplication *self)
{
  for (GList *iter = gtk_application_get_windows (GTK_APPLICATION (self)); iter != NULL; iter = iter->next)
    if (gtk_widget_get_visible (iter->data))
      return TRUE;
  return FALSE;
}

/* Windows are closed one by one, so that each hands what was typed to the library before the program ends. One of them
 * may take the help with it. */
static void
quit_activated_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  RejApplication *self = REJ_APPLICATION (user_data);
  g_autolist (GtkWindow) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    g_object_ref (iter->data);
  rej_session_freeze (self->session);
  self->is_quitting = TRUE;
  for (GList *iter = windows; iter != NULL; iter = iter->next)
    close_window (GTK_WINDOW (iter->data));
  /* One stays where the writer is asked before something is lost; one out of sight is about to go. */
  if (has_visible_window (self))
    {
      self->is_quitting = FALSE;
      rej_session_thaw (self->session);
    }
  background_changed_cb (self);
}

static void
color_scheme_changed_cb (RejApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme color_scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    color_scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    color_scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)), color_scheme);
}

/* Windows may be gone while the last words are still being written. */
static void
busy_changed_cb (RejApplication *self)
{
  if (rej_workspace_get_busy (self->workspace))
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

/* The font the writer chose, or the desktop's a little larger, times the zoom. */
static void
text_font_changed_cb (RejApplication *self)
{
  double scale = g_settings_get_double (self->settings, "text-scale");
  g_autofree char *name = g_settings_get_string (self->settings, "document-font");
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (name);
  const char *family = pango_font_description_get_family (font);
  int size = pango_font_description_get_size (font);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) css = g_string_new ("textview.comment-text { ");

  if (*name != '\0' && family != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (family, "\"", -1);
      g_autofree char *plain = g_strjoinv ("", parts);

      g_string_append_printf (css, "font-family: \"%s\"; font-weight: %d; ", plain, (int) pango_font_description_get_weight (font));
      if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
        g_string_append (css, "font-style: italic; ");
    }
  g_ascii_formatd (number, sizeof number, "%.2f", size > 0 ? (double) size / PANGO_SCALE * scale : 115 * scale);
  g_string_append_printf (css, "font-size: %s%s; }", number, size > 0 ? "pt" : "%");
  gtk_css_provider_load_from_string (self->text_style, css->str);
}

static void workspace_ready_cb (RejApplication *self);

static void
rej_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_activated_cb },
    { .name = "help", .activate = help_activated_cb },
    { .name = "preferences", .activate = preferences_activated_cb },
    { .name = "receipts", .activate = receipts_activated_cb },
    { .name = "shortcuts", .activate = shortcuts_activated_cb },
    { .name = "new-window", .activate = new_window_activated_cb },
    { .name = "new-comment", .activate = new_comment_activated_cb },
    { .name = "open-draft", .activate = open_draft_activated_cb, .parameter_type = "x" },
    { .name = "search", .activate = search_activated_cb, .parameter_type = "s" },
    { .name = "quit", .activate = quit_activated_cb },
  };
  RejApplication *self = REJ_APPLICATION (application);
  g_autofree char *data_dir = rej_data_dup_folder ();

  /* The library is opened while GTK starts, so that no window waits for the disk. */
  self->settings = g_settings_new (REJ_APPLICATION_ID);
  self->workspace = rej_workspace_new (self->settings, data_dir, g_getenv ("REJOINDER_LIBRARY"));
  rej_workspace_begin_load (self->workspace);

  G_APPLICATION_CLASS (rej_application_parent_class)->startup (application);

  gtk_source_init ();
  gtk_window_set_default_icon_name (REJ_APPLICATION_ID);

  g_signal_connect_object (self->workspace, "notify::busy", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  self->session = rej_session_new (self->workspace);
  g_signal_connect_object (rej_workspace_get_background (self->workspace), "notify::state", G_CALLBACK (background_changed_cb), self, G_CONNECT_SWAPPED);
  self->remind_id = g_timeout_add_seconds (REMIND_EVERY, remind_due_cb, self);
  g_signal_connect_object (self->workspace, "ready", G_CALLBACK (workspace_ready_cb), self, G_CONNECT_SWAPPED);
  self->posted_watch = rej_posted_watch_new (self->workspace);
  g_signal_connect_object (self->posted_watch, "posted", G_CALLBACK (posted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "ready", G_CALLBACK (rej_posted_watch_look), self->posted_watch, G_CONNECT_SWAPPED);
  rej_workspace_load (self->workspace);
  if (self->search_provider != NULL)
    rej_search_provider_set_workspace (self->search_provider, self->workspace);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  color_scheme_changed_cb (self);
  self->text_style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->text_style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (text_font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::document-font", G_CALLBACK (text_font_changed_cb), self, G_CONNECT_SWAPPED);
  text_font_changed_cb (self);
  gtk_source_style_scheme_manager_append_search_path (gtk_source_style_scheme_manager_get_default (), "resource:///rejoinder/styles/");

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].accelerators);
}

static void open_waiting (RejApplication *self);

/* Whoever chose reminders in an earlier run wants them in this one too. */
static void
ask_for_background (RejApplication *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (rej_reminders_has_pending (self->workspace, now))
    rej_background_ask (rej_workspace_get_background (self->workspace));
}

static void
workspace_ready_cb (RejApplication *self)
{
  ask_for_background (self);
  restore_session (self);
  open_waiting (self);
}

static void
show_windows (RejApplication *self)
{
  restore_session (self);
  if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
    rej_welcome_dialog_present_once (self->settings, GTK_WIDGET (present_new_window (self)));
}

static void
activated_before_ready_cb (RejApplication *self)
{
  g_signal_handlers_disconnect_by_func (self->workspace, activated_before_ready_cb, self);
  show_windows (self);
  g_application_release (G_APPLICATION (self));
}

static void
rej_application_activate (GApplication *application)
{
  RejApplication *self = REJ_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  self->wanted = TRUE;
  if (window != NULL)
    {
      gtk_window_present (window);
    }
  else if (rej_workspace_get_ready (self->workspace))
    {
      show_windows (self);
    }
  else if (g_signal_handler_find (self->workspace, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, activated_before_ready_cb, self) == 0)
    {
      g_application_hold (application);
      g_signal_connect_object (self->workspace, "ready", G_CALLBACK (activated_before_ready_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

static void
open_address (RejApplication *self,
              const char *uri)
{
  g_autofree char *campaign = NULL;
  RejWindow *window = present_window (self);

  if (rej_address_parse (uri, &campaign) == REJ_ADDRESS_NONE)
    rej_message_show_toast (GTK_WIDGET (window), _ ("The link asks for something that Rejoinder does not have."));
  else if (campaign != NULL)
    rej_window_begin_campaign (window, campaign);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new-comment", NULL);
}

static void
open_waiting (RejApplication *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (files->pdata[i]);

      if (g_file_has_uri_scheme (files->pdata[i], REJ_ADDRESS_SCHEME))
        open_address (self, uri);
      else
        rej_window_present_file (GTK_APPLICATION (self), self->workspace, self->session, files->pdata[i]);
      g_application_release (G_APPLICATION (self));
    }
}

static void
rej_application_open (GApplication *application,
                      GFile **files,
                      int n_files,
                      const char *hint)
{
  RejApplication *self = REJ_APPLICATION (application);

  self->wanted = TRUE;
  for (int i = 0; i < n_files; i++)
    {
      g_application_hold (application);
      g_ptr_array_add (self->waiting, g_object_ref (files[i]));
    }
  restore_session (self);
  if (rej_workspace_get_ready (self->workspace))
    open_waiting (self);
}

static gboolean
rej_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error)
{
  RejApplication *self = REJ_APPLICATION (application);
  g_autofree char *provider_path = g_strconcat (path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (rej_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->search_provider = rej_search_provider_new (application);
  return rej_search_provider_export (self->search_provider, connection, provider_path, error);
}

static void
rej_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *path)
{
  g_clear_object (&REJ_APPLICATION (application)->search_provider);

  G_APPLICATION_CLASS (rej_application_parent_class)->dbus_unregister (application, connection, path);
}

/* What the actions of the desktop file call where the desktop starts programs by their command. */
static int
rej_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, "new-comment") && !g_variant_dict_contains (options, "new-window"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application),
                                  g_variant_dict_contains (options, "new-comment") ? "new-comment" : "new-window", NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
rej_application_shutdown (GApplication *application)
{
  RejApplication *self = REJ_APPLICATION (application);

  if (self->search_provider != NULL)
    rej_search_provider_set_workspace (self->search_provider, NULL);
  g_clear_handle_id (&self->remind_id, g_source_remove);
  /* The session's last words are written while nobody is there to hear of it. */
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->session);
  g_clear_object (&self->posted_watch);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_object (&self->text_style);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_APPLICATION_CLASS (rej_application_parent_class)->shutdown (application);
}

static void
rej_application_class_init (RejApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  application_class->startup = rej_application_startup;
  application_class->activate = rej_application_activate;
  application_class->open = rej_application_open;
  application_class->dbus_register = rej_application_dbus_register;
  application_class->dbus_unregister = rej_application_dbus_unregister;
  application_class->handle_local_options = rej_application_handle_local_options;
  application_class->shutdown = rej_application_shutdown;
  GTK_APPLICATION_CLASS (class)->window_removed = rej_application_window_removed;
}

static void
rej_application_init (RejApplication *self)
{
  static const GOptionEntry options[] = {
    { .long_name = "new-comment", .arg = G_OPTION_ARG_NONE, .description = N_ ("Begin a new comment") },
      { .long_name = "new-window", .arg = G_OPTION_ARG_NONE, .description = N_ ("Open a new window") },
        { NULL },
    };

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * rej_application_new:
 *
 * Creates the program. The library is the folder named by the environment's REJOINDER_LIBRARY, or that of the user;
 * campaigns and tables come from REJOINDER_DATA, or from where the program is installed.
 *
 * Returns: (transfer full): the application
 */
RejApplication *
rej_application_new (void)
{
  return g_object_new (REJ_TYPE_APPLICATION,
                       "application-id", REJ_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/rejoinder",
                       NULL);
}

/**
 * rej_application_get_workspace:
 * @self: the application, started
 *
 * Gets what the windows share.
 *
 * Returns: (transfer none): the workspace
 */
RejWorkspace *
rej_application_get_workspace (RejApplication *self)
{
  g_return_val_if_fail (REJ_IS_APPLICATION (self), NULL);

  return self->workspace;
}
