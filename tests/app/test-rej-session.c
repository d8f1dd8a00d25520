/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gstdio.h>

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-window.h"
#include "store-fixture.h"

/* The program was killed with three windows: two comments of the library and a file that was only read. It is started
 * again with a file, as by a double click: they all come back, at the place where they were, and none is forgotten. */

static void
remembered_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_assert_true (rej_library_change_finish (REJ_LIBRARY (object), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
remember (Fixture *fixture,
          gint64 draft,
          const char *name,
          const char *value)
{
  gboolean remembered = FALSE;

  rej_library_set_memo_async (fixture->library, draft, name, value, NULL, remembered_cb, &remembered);
  while (!remembered)
    g_main_context_iteration (NULL, TRUE);
}

static RejDocument *
get_document (GtkWindow *window)
{
  RejEditorPage *page = REJ_IS_WINDOW (window) ? rej_window_get_editor_page (REJ_WINDOW (window)) : NULL;

  return page != NULL ? rej_editor_page_get_document (page) : NULL;
}

static RejWindow *
find_title (RejApplication *application,
            const char *title)
{
  for (GList *iter = gtk_application_get_windows (GTK_APPLICATION (application)); iter != NULL; iter = iter->next)
    {
      RejDocument *document = get_document (iter->data);

      if (document != NULL && g_strcmp0 (rej_document_get_title (document), title) == 0)
        return iter->data;
    }
  return NULL;
}

static guint
count_windows (RejApplication *application)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static GFile *
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static int
get_cursor (RejWindow *window)
{
  int position = 0;

  g_object_get (rej_document_get_buffer (get_document (GTK_WINDOW (window))), "cursor-position", &position, NULL);
  return position;
}

static const char *
get_memo (RejApplication *application)
{
  return rej_workspace_get_memo (rej_application_get_workspace (application), "session");
}

static RejApplication *
start (Fixture *store)
{
  RejApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("REJOINDER_LIBRARY", store->folder, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  return application;
}

static void
test_return (void)
{
  Fixture store = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-files-XXXXXX", NULL);
  g_autoptr (RejDraft) first = NULL;
  g_autoptr (RejDraft) second = NULL;
  g_autoptr (GFile) read = write_file (folder, "read.md", "# Only read\n\nWords.\n");
  g_autoptr (GFile) opened = write_file (folder, "opened.md", "# Opened now\n\nWords.\n");
  g_autofree char *read_uri = g_file_get_uri (read);
  g_autofree char *memo = NULL;
  g_autoptr (RejApplication) application = NULL;
  g_auto (GStrv) lines = NULL;
  RejWindow *window = NULL;

  fixture_set_up (&store, NULL);
  first = fixture_create (&store, "One", "# One\n\nWords of the first.\n");
  second = fixture_create (&store, "Two", "# Two\n\nWords of the second.\n");
  memo = g_strdup_printf ("%" G_GINT64_FORMAT " 800 600 0\n%" G_GINT64_FORMAT " 700 500 0\n0 640 480 0\n0 640 480 0 %s\nnonsense\n", first->id, second->id, read_uri);
  remember (&store, 0, "session", memo);
  remember (&store, second->id, "place", "11 0");
  fixture_close (&store);

  application = start (&store);
  /* Before the library has said what was open. */
  g_application_open (G_APPLICATION (application), &opened, 1, "");
  panel_wait_until (find_title (application, "One") != NULL && find_title (application, "Two") != NULL);
  panel_wait_until (find_title (application, "Only read") != NULL && find_title (application, "Opened now") != NULL);
  /* The window without a comment is not in the way. */
  g_assert_cmpuint (count_windows (application), ==, 4);
  panel_wait_until (get_cursor (find_title (application, "Two")) == 11);
  g_assert_cmpint (get_cursor (find_title (application, "One")), ==, 0);

  /* What is open is remembered: the two drafts and the two files. */
  panel_wait_until (g_strrstr (get_memo (application), "opened.md") != NULL);
  g_assert_nonnull (g_strrstr (get_memo (application), read_uri));
  g_assert_null (g_strrstr (get_memo (application), "nonsense"));

  /* A comment that is open is shown where it is, and not once more. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-draft", g_variant_new_int64 (first->id));
  panel_fixture_spin (100);
  g_assert_cmpuint (count_windows (application), ==, 4);

  /* The same for a file that has become a draft. */
  window = find_title (application, "Opened now");
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (rej_document_get_buffer (get_document (GTK_WINDOW (window)))), "x", 1);
  panel_wait_until (rej_document_get_draft_id (get_document (GTK_WINDOW (window))) != 0);
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (application)));
  g_application_open (G_APPLICATION (application), &opened, 1, "");
  panel_fixture_spin (300);
  g_assert_cmpuint (count_windows (application), ==, 4);

  /* Quitting keeps them for the next start; a window that is shut is gone. */
  gtk_window_close (GTK_WINDOW (find_title (application, "Two")));
  panel_wait_until (count_windows (application) == 3);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  panel_wait_until (count_windows (application) == 0);
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (application)));
  g_clear_pointer (&memo, g_free);
  memo = g_strdup (get_memo (application));
  g_assert_nonnull (g_strrstr (memo, read_uri));
  lines = g_strsplit (memo, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_file_delete (read, NULL, NULL);
  g_file_delete (opened, NULL, NULL);
  g_rmdir (folder);
  g_free (store.folder);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/session/return", test_return);

  return g_test_run ();
}
