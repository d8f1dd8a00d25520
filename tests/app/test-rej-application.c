/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gstdio.h>

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-new-comment-dialog.h"
#include "rej-window.h"

/* The program as the desktop calls it: over the session bus, and with what it is asked to open. */

static void
called_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  GVariant **answer = user_data;
  g_autoptr (GError) error = NULL;

  *answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  g_assert_no_error (error);
}

static GVariant *
call (RejApplication *application,
      const char *method,
      GVariant *parameters)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (application));
  g_autofree char *path = g_strconcat (g_application_get_dbus_object_path (G_APPLICATION (application)), "/SearchProvider", NULL);
  GVariant *answer = NULL;

  g_dbus_connection_call (connection, REJ_APPLICATION_ID, path, "org.gnome.Shell.SearchProvider2", method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, &answer);
  panel_wait_until (answer != NULL);
  return answer;
}

static char **
search (RejApplication *application,
        const char *const *terms)
{
  g_autoptr (GVariant) answer = call (application, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  char **results = NULL;

  g_variant_get (answer, "(^as)", &results);
  return results;
}

static GSettings *
get_settings (RejApplication *application)
{
  return rej_workspace_get_settings (rej_application_get_workspace (application));
}

static void
created_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  RejDraft **draft = user_data;
  g_autoptr (GError) error = NULL;

  *draft = rej_library_create_draft_finish (REJ_LIBRARY (object), result, &error);
  g_assert_no_error (error);
}

static gint64
add_draft (RejApplication *application,
           const char *title)
{
  RejWorkspace *workspace = rej_application_get_workspace (application);
  guint n_before = rej_workspace_get_all_drafts (workspace)->len;
  g_autofree char *text = g_strdup_printf ("---\ntitle: %s\n---\n\nA text.\n", title);
  g_autoptr (RejDraft) draft = rej_draft_new ();
  g_autoptr (RejDraft) created = NULL;

  draft->title = g_strdup (title);
  rej_library_create_draft_async (rej_workspace_get_library (workspace), draft, text, NULL, created_cb, &created);
  panel_wait_until (created != NULL);
  panel_wait_until (rej_workspace_get_all_drafts (workspace)->len == n_before + 1);
  return created->id;
}

/* Titles are not told to the desktop before the writer says so. */
static void
test_search_is_off (gconstpointer data)
{
  RejApplication *application = (gpointer) data;
  const char *const terms[] = { "secret", NULL };
  g_auto (GStrv) results = NULL;
  g_autoptr (GVariant) metas = NULL;

  add_draft (application, "A secret comment");
  g_settings_set_boolean (get_settings (application), "desktop-search", FALSE);
  results = search (application, terms);
  g_assert_cmpuint (g_strv_length (results), ==, 0);
  metas = call (application, "GetResultMetas", g_variant_new ("(^as)", (const char *const[]) { "1", NULL }));
  g_assert_cmpstr (g_variant_get_type_string (metas), ==, "(aa{sv})");
  g_assert_cmpuint (g_variant_n_children (g_variant_get_child_value (metas, 0)), ==, 0);
}

static void
test_search_finds (gconstpointer data)
{
  RejApplication *application = (gpointer) data;
  const char *const terms[] = { "IRIS", "scans", NULL };
  const char *const other[] = { "iris", "tractors", NULL };
  g_auto (GStrv) results = NULL;
  g_auto (GStrv) fewer = NULL;
  g_auto (GStrv) none = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) meta = NULL;
  g_autoptr (GVariant) sub = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GVariant) icon = NULL;
  const char *name = NULL;

  add_draft (application, "On iris scans of children");
  g_settings_set_boolean (get_settings (application), "desktop-search", TRUE);
  results = search (application, terms);
  g_assert_cmpuint (g_strv_length (results), ==, 1);
  none = search (application, other);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  sub = call (application, "GetSubsearchResultSet", g_variant_new ("(^as^as)", results, terms));
  g_variant_get (sub, "(^as)", &fewer);
  g_assert_cmpuint (g_strv_length (fewer), ==, 1);
  metas = call (application, "GetResultMetas", g_variant_new ("(^as)", results));
  list = g_variant_get_child_value (metas, 0);
  g_assert_cmpuint (g_variant_n_children (list), ==, 1);
  meta = g_variant_get_child_value (list, 0);
  g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
  g_assert_cmpstr (name, ==, "On iris scans of children");
  icon = g_variant_lookup_value (meta, "icon", NULL);
  g_assert_nonnull (icon);
  g_settings_set_boolean (get_settings (application), "desktop-search", FALSE);
}

static RejWindow *
get_window (RejApplication *application)
{
  return (RejWindow *) gtk_application_get_active_window (GTK_APPLICATION (application));
}

static void
close_windows (RejApplication *application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      gtk_window_destroy (iter->data);
    }
  panel_wait_until (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL);
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (application)));
}

static void
test_result_opens (gconstpointer data)
{
  RejApplication *application = (gpointer) data;
  gint64 id = add_draft (application, "To be opened");
  g_autofree char *identifier = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GVariant) answer = NULL;

  answer = call (application, "ActivateResult", g_variant_new ("(s^asu)", identifier, (const char *const[]) { "opened", NULL }, 0));
  panel_wait_until (get_window (application) != NULL && rej_window_get_editor_page (get_window (application)) != NULL);
  close_windows (application);
  g_clear_pointer (&answer, g_variant_unref);
  answer = call (application, "LaunchSearch", g_variant_new ("(^asu)", (const char *const[]) { "opened", NULL }, 0));
  panel_wait_until (get_window (application) != NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (get_window (application)), "To be opened") != NULL);
  close_windows (application);
}

static RejNewCommentDialog *
wait_for_dialog (RejApplication *application)
{
  panel_wait_until (get_window (application) != NULL);
  panel_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (get_window (application))) != NULL);
  return REJ_NEW_COMMENT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (get_window (application))));
}

static void
open (RejApplication *application,
      GFile *file)
{
  g_application_open (G_APPLICATION (application), &file, 1, "");
}

static void
test_link_opens_campaign (gconstpointer data)
{
  RejApplication *application = (gpointer) data;
  g_autoptr (GFile) file = g_file_new_for_uri ("rejoinder:new?campaign=biometrics-2020");
  g_autoptr (GFile) missing = g_file_new_for_uri ("rejoinder:new?campaign=not-there");
  GtkWidget *dialog = NULL;

  open (application, file);
  dialog = GTK_WIDGET (wait_for_dialog (application));
  panel_wait_until (panel_fixture_find_label (dialog, "Collection and Use of Biometrics by USCIS (2020)") != NULL);
  close_windows (application);

  open (application, missing);
  panel_wait_until (get_window (application) != NULL);
  panel_fixture_spin (200);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (get_window (application))));
  close_windows (application);
}

static void
shown_cb (RejWindow *window,
          GParamSpec *pspec,
          gboolean *had_text)
{
  RejEditorPage *page = rej_window_get_editor_page (window);

  *had_text = page != NULL && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (rej_editor_page_get_view (page)))) > 0;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow *window,
                 gboolean *had_text)
{
  g_signal_connect (window, "notify::visible", G_CALLBACK (shown_cb), had_text);
}

/* A window for a file is not seen without its text, however long that is; and where there is none it says why. */
static void
test_file_opens (gconstpointer data)
{
  RejApplication *application = (gpointer) data;
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_build_filename (folder, "missing.md", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  RejEditorPage *page = NULL;
  gboolean had_text = FALSE;
  gulong id = g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &had_text);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "This is paragraph %u of a long comment.\n\n", i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  open (application, file);
  panel_wait_until (get_window (application) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_window (application))));
  g_assert_true (had_text);
  page = rej_window_get_editor_page (get_window (application));
  panel_wait_until (!rej_document_get_loading (rej_editor_page_get_document (page)));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (rej_editor_page_get_view (page)))), ==, (int) text->len);
  close_windows (application);

  open (application, missing);
  panel_wait_until (get_window (application) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_window (application))));
  panel_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (get_window (application))) != NULL);
  g_signal_handler_disconnect (application, id);
  close_windows (application);
  g_unlink (path);
  g_rmdir (folder);
}

/* A campaign somebody else wrote is kept with the library, so that its comments find it later. */
static void
test_campaign_file_opens (gconstpointer data)
{
  RejApplication *application = (gpointer) data;
  RejWorkspace *workspace = rej_application_get_workspace (application);
  g_autofree char *bundled = g_build_filename (rej_workspace_get_data_dir (workspace), "campaigns", "any-rule.xml", NULL);
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-campaign-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sent-to-me.xml", NULL);
  g_autofree char *xml = NULL;
  g_autofree char *kept = g_build_filename (rej_library_get_folder (rej_workspace_get_library (workspace)), "campaigns", "our-own.xml", NULL);
  g_autoptr (GString) changed = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RejCampaign) campaign = NULL;

  g_assert_true (g_file_get_contents (bundled, &xml, NULL, NULL));
  changed = g_string_new (xml);
  g_assert_cmpuint (g_string_replace (changed, "id=\"any-rule\"", "id=\"our-own\"", 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));

  open (application, file);
  wait_for_dialog (application);
  campaign = rej_workspace_dup_campaign (workspace, "our-own");
  g_assert_nonnull (campaign);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));
  close_windows (application);

  /* One that would take the place of a campaign of the program's is refused, and said so. */
  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  open (application, file);
  panel_wait_until (get_window (application) != NULL);
  panel_wait_until (ADW_IS_ALERT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (get_window (application)))));
  close_windows (application);
  g_unlink (path);
  g_rmdir (folder);
}

/* Nothing was asked for but a window: what one can begin with is in it when it is first seen. */
static void
test_start (gconstpointer data)
{
  RejApplication *application = (gpointer) data;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  panel_wait_until (get_window (application) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_window (application))));
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (get_window (application)), "New Comment"));
  close_windows (application);
}

static void
test_desktop_action (gconstpointer data)
{
  RejApplication *application = (gpointer) data;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-comment", NULL);
  wait_for_dialog (application);
  close_windows (application);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  panel_fixture_init (&argc, &argv);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  application = rej_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  panel_wait_until (rej_workspace_get_listed (rej_application_get_workspace (application)));

  g_test_add_data_func ("/application/start", application, test_start);
  g_test_add_data_func ("/application/search-is-off", application, test_search_is_off);
  g_test_add_data_func ("/application/search-finds", application, test_search_finds);
  g_test_add_data_func ("/application/result-opens", application, test_result_opens);
  g_test_add_data_func ("/application/link-opens-campaign", application, test_link_opens_campaign);
  g_test_add_data_func ("/application/file-opens", application, test_file_opens);
  g_test_add_data_func ("/application/campaign-file-opens", application, test_campaign_file_opens);
  g_test_add_data_func ("/application/desktop-action", application, test_desktop_action);
  return g_test_run ();
}
