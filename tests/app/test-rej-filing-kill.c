/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * Somebody files a comment in the real window, and the program is killed while the comment itself is on its way: the server
 * has it and says nothing. The window that is opened next says that nobody can tell, sends nothing, and leaves it to the
 * writer. The server is the test's; the window is a process of its own.
 */

#include "rej-config.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "filing-fixture.h"
#include "rej-application.h"
#include "rej-window.h"
#include "store-fixture.h"

/* Tenths of a second. The window is there long before, however busy the machine is. */
#define PATIENCE 900

typedef struct
{
  GtkApplication *application;
  const char *address;
  void (*act) (GtkWidget *window);
} Person;

/* To the last click; then the program is killed. */
static void
file (GtkWidget *window)
{
  filing_fixture_go_to_submitter (window, FILING_KEY);
  filing_fixture_fill_in_person (window);
  filing_fixture_send (window, FILING_NAMED);
  panel_fixture_spin (60000);
  _exit (5);
}

/* What the window says of it, to somebody who wants to file. */
static void
look (GtkWidget *window)
{
  panel_wait_until (panel_fixture_find_label (window, "Perhaps Filed") != NULL);
  panel_wait_until (panel_fixture_find_label (window, "Send It Again, Knowingly") != NULL);
  g_assert_null (panel_fixture_find_label (window, "Filed"));
  g_assert_null (panel_fixture_find_label (window, "Tracking Number"));
  panel_fixture_spin (500);
  panel_fixture_take_picture_of (window, "filing-killed-window");
  _exit (0);
}

static gboolean
act_cb (gpointer user_data)
{
  Person *person = user_data;
  GtkWindow *window = gtk_application_get_active_window (person->application);
  RejEditorPage *page = window != NULL && REJ_IS_WINDOW (window) ? rej_window_get_editor_page (REJ_WINDOW (window)) : NULL;
  RejDocument *document = page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page)) ? rej_editor_page_get_document (page) : NULL;

  if (document == NULL || rej_document_get_loading (document) || !rej_document_get_settled (document))
    return G_SOURCE_CONTINUE;
  g_settings_set_string (rej_workspace_get_settings (rej_application_get_workspace (REJ_APPLICATION (person->application))), "regulations-url", person->address);
  gtk_widget_activate_action (GTK_WIDGET (page), "comment.file", NULL);
  person->act (GTK_WIDGET (window));
  return G_SOURCE_REMOVE;
}

/* The child: the program as it is started by hand, whose last run had the comment open. */
static int
use_window (const char *what,
            const char *folder,
            const char *address)
{
  g_autoptr (RejApplication) application = NULL;
  Person person = { 0 };
  char **argv = (char *[]) { (char *) "rejoinder", NULL };
  int argc = 1;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("REJOINDER_LIBRARY", folder, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  person = (Person) { GTK_APPLICATION (application), address, g_str_equal (what, "--file") ? file : look };
  g_timeout_add (50, act_cb, &person);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

static GPid
start (const char *program,
       const char *what,
       const char *folder,
       const char *address)
{
  char *argv[] = { (char *) program, (char *) what, (char *) folder, (char *) address, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static void
remembered_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_assert_true (rej_library_change_finish (REJ_LIBRARY (object), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* A library with one comment that was open in a window of the last run. */
static void
prepare (Fixture *store)
{
  g_autoptr (RejDraft) draft = NULL;
  g_autofree char *memo = NULL;
  gboolean is_remembered = FALSE;

  fixture_set_up (store, NULL);
  draft = fixture_create (store, "Filed", filing_source);
  memo = g_strdup_printf ("%" G_GINT64_FORMAT " 900 800 0\n", draft->id);
  rej_library_set_memo_async (store->library, 0, "session", memo, NULL, remembered_cb, &is_remembered);
  panel_wait_until (is_remembered);
  fixture_close (store);
}

static guint
count_posts (StandInServer *server)
{
  GPtrArray *requests = stand_in_server_get_requests (server);
  guint n = 0;

  for (guint i = 0; i < requests->len; i++)
    n += g_str_equal (((StandInRequest *) requests->pdata[i])->method, "POST");
  return n;
}

static void
ended_cb (GPid pid,
          int status,
          gpointer user_data)
{
  *(int *) user_data = status;
}

static void
test_kill (gconstpointer program)
{
  StandInServer *server = stand_in_regulations_new (FILING_KEY, NULL);
  GPtrArray *comments = stand_in_regulations_get_comments (server);
  g_autofree char *address = g_strconcat (stand_in_server_get_address (server), "/v4", NULL);
  Fixture store = { 0 };
  GPid pid = 0;
  int status = -1;

  g_assert_true (stand_in_regulations_set_fault (server, "comment", STAND_IN_SILENT_AFTER, 0));
  prepare (&store);
  pid = start (program, "--file", store.folder, address);
  g_child_watch_add (pid, ended_cb, &status);
  for (guint i = 0; i < PATIENCE && comments->len == 0 && status == -1; i++)
    panel_fixture_spin (100);
  g_assert_cmpint (status, ==, -1);
  g_assert_cmpuint (comments->len, ==, 1);
  kill (pid, SIGKILL);
  panel_wait_until (status != -1);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  status = -1;
  pid = start (program, "--look", store.folder, address);
  g_child_watch_add (pid, ended_cb, &status);
  for (guint i = 0; i < PATIENCE && status == -1; i++)
    panel_fixture_spin (100);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (count_posts (server), ==, 1);
  g_assert_cmpuint (comments->len, ==, 1);
  fixture_tear_down (&store, NULL);
  stand_in_server_free (server);
}

int
main (int argc,
      char *argv[])
{
  if (argc == 4)
    return use_window (argv[1], argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/filing/kill", argv[0], test_kill);
  return g_test_run ();
}
