/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-window.h"

/* A disk that is full, a library that another program holds, one that cannot be opened: the window says so for as long
 * as it lasts, nothing that was typed is lost, and no window shuts without a question. */
typedef struct
{
  RejApplication *application;
  RejWindow *window;
  RejDocument *document;
} Desk;

static RejWorkspace *
get_workspace (Desk *desk)
{
  return rej_application_get_workspace (desk->application);
}

static const char *
get_problem (Desk *desk)
{
  return rej_editor_page_get_problem (rej_window_get_editor_page (desk->window));
}

static void
begin_comment (Desk *desk,
               RejWorkspace *workspace)
{
  desk->window = rej_window_new (GTK_APPLICATION (desk->application), workspace, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1180, 780);
  gtk_window_present (GTK_WINDOW (desk->window));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.new-blank-comment", NULL);
  panel_wait_until (rej_window_get_editor_page (desk->window) != NULL);
  desk->document = rej_editor_page_get_document (rej_window_get_editor_page (desk->window));
}

static void
type (Desk *desk,
      const char *text)
{
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (rej_document_get_buffer (desk->document)), text, -1);
}

static void
close_window (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  panel_wait_until (gtk_application_get_windows (GTK_APPLICATION (desk->application)) == NULL);
  panel_wait_until (!rej_workspace_get_busy (get_workspace (desk)));
}

/* The files of the program may not grow past this: to the library this is a full disk. */
static void
set_disk_full (gboolean full)
{
  static struct rlimit before;
  struct rlimit limit;

  if (!full)
    {
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      return;
    }
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  char **text = user_data;
  g_autoptr (RejDraft) draft = rej_library_load_draft_finish (REJ_LIBRARY (object), result, text, NULL);

  g_assert_nonnull (draft);
}

static char *
load_text (Desk *desk,
           gint64 id)
{
  char *text = NULL;

  rej_library_load_draft_async (rej_workspace_get_library (get_workspace (desk)), id, NULL, loaded_cb, &text);
  panel_wait_until (text != NULL);
  return text;
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (rej_document_save_finish (REJ_DOCUMENT (object), result, error));
}

/* The file that is there stays, to the letter. */
static void
assert_save_fails (Desk *desk)
{
  g_autofree char *path = g_build_filename (rej_library_get_folder (rej_workspace_get_library (get_workspace (desk))), "old.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "Old words.\n", -1, NULL));
  rej_document_save_async (desk->document, file, TRUE, NULL, saved_cb, &error);
  panel_wait_until (error != NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Old words.\n");
}

static void
test_full_disk (gconstpointer data)
{
  Desk desk = { .application = (gpointer) data };
  g_autofree char *large = g_strnfill (300 * 1000, 'x');
  g_autofree char *text = NULL;
  PanelFixture picture = { 0 };
  gint64 id = 0;

  begin_comment (&desk, get_workspace (&desk));
  panel_wait_until (rej_document_get_draft_id (desk.document) != 0);
  type (&desk, "Kept.\n\n");
  panel_wait_until (!rej_workspace_get_busy (get_workspace (&desk)));
  g_assert_null (get_problem (&desk));

  set_disk_full (TRUE);
  type (&desk, large);
  panel_wait_until (get_problem (&desk) != NULL);
  g_test_message ("%s", get_problem (&desk));
  type (&desk, "\n\nTyped on.");
  assert_save_fails (&desk);
  /* Shutting the window would lose it: the writer is asked, and the window stays. */
  gtk_window_close (GTK_WINDOW (desk.window));
  panel_wait_until (get_dialog (&desk) != NULL);
  g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (&desk)));
  adw_dialog_force_close (get_dialog (&desk));
  panel_wait_until (get_dialog (&desk) == NULL);
  g_assert_nonnull (get_problem (&desk));
  set_disk_full (FALSE);
  picture.window = GTK_WINDOW (desk.window);
  panel_fixture_take_picture (&picture, "window-full-disk");

  /* The writer tries again by itself. */
  panel_wait_until (get_problem (&desk) == NULL);
  id = rej_document_get_draft_id (desk.document);
  close_window (&desk);
  text = load_text (&desk, id);
  g_assert_true (g_str_has_prefix (text, "Kept."));
  g_assert_true (g_str_has_suffix (text, "Typed on."));
  g_assert_cmpuint (strlen (text), ==, strlen ("Kept.\n\n") + strlen (large) + strlen ("\n\nTyped on."));
}

/* The disk is full before the comment is in the library at all. */
static void
test_full_from_the_start (gconstpointer data)
{
  Desk desk = { .application = (gpointer) data };
  g_autofree char *text = NULL;
  gint64 id = 0;

  set_disk_full (TRUE);
  begin_comment (&desk, get_workspace (&desk));
  type (&desk, "First words.");
  panel_wait_until (get_problem (&desk) != NULL);
  g_assert_cmpint (rej_document_get_draft_id (desk.document), ==, 0);
  set_disk_full (FALSE);
  panel_wait_until (get_problem (&desk) == NULL);
  id = rej_document_get_draft_id (desk.document);
  g_assert_cmpint (id, >, 0);
  close_window (&desk);
  text = load_text (&desk, id);
  g_assert_cmpstr (text, ==, "First words.");
}

/* Another program holds the library for longer than the writer waits. */
static void
test_locked (gconstpointer data)
{
  Desk desk = { .application = (gpointer) data };
  g_autofree char *path = g_build_filename (rej_library_get_folder (rej_workspace_get_library (get_workspace (&desk))), "library.db", NULL);
  g_autofree char *text = NULL;
  gint64 id = 0;
  sqlite3 *db = NULL;

  begin_comment (&desk, get_workspace (&desk));
  panel_wait_until (rej_document_get_draft_id (desk.document) != 0);
  panel_wait_until (!rej_workspace_get_busy (get_workspace (&desk)));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  type (&desk, "While it is locked.");
  panel_wait_until (get_problem (&desk) != NULL);
  g_test_message ("%s", get_problem (&desk));
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  panel_wait_until (get_problem (&desk) == NULL);
  sqlite3_close (db);
  id = rej_document_get_draft_id (desk.document);
  close_window (&desk);
  text = load_text (&desk, id);
  g_assert_cmpstr (text, ==, "While it is locked.");
}

/* No library: the window says so from the beginning, and asks before what was typed is lost. */
static void
test_no_library (gconstpointer data)
{
  Desk desk = { .application = (gpointer) data };
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-trouble-XXXXXX", NULL);
  g_autofree char *in_the_way = g_build_filename (folder, "file", NULL);
  g_autofree char *library = g_build_filename (in_the_way, "library", NULL);
  g_autoptr (RejWorkspace) workspace = NULL;

  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  workspace = rej_workspace_new (rej_workspace_get_settings (get_workspace (&desk)), rej_workspace_get_data_dir (get_workspace (&desk)), library);
  rej_workspace_load (workspace);
  panel_wait_until (rej_workspace_get_campaigns_read (workspace));
  panel_wait_until (rej_workspace_get_ready (workspace));
  g_assert_null (rej_workspace_get_library (workspace));
  begin_comment (&desk, workspace);
  panel_wait_until (get_problem (&desk) != NULL);
  type (&desk, "In no library.");
  gtk_window_close (GTK_WINDOW (desk.window));
  panel_wait_until (get_dialog (&desk) != NULL);
  adw_dialog_force_close (get_dialog (&desk));
  panel_wait_until (get_dialog (&desk) == NULL);
  close_window (&desk);
  g_unlink (in_the_way);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  panel_fixture_init (&argc, &argv);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  panel_wait_until (rej_workspace_get_listed (rej_application_get_workspace (application)));

  g_test_add_data_func ("/window/full-disk", application, test_full_disk);
  g_test_add_data_func ("/window/full-from-the-start", application, test_full_from_the_start);
  g_test_add_data_func ("/window/locked", application, test_locked);
  g_test_add_data_func ("/window/no-library", application, test_no_library);
  return g_test_run ();
}
