/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-reminders.h"
#include "rej-window.h"
#include "stand-in-portal.h"

/* The program when its last window is shut: it stays where a reminder is to come and the desktop lets it, and only then. */

#define CLOSES "2099-01-01 23:59 America/New_York"

#define MAX_STEPS 4
/* Between two steps the program has time to end by itself, if it does. */
#define PAUSE_MS 500
#define PATIENCE_MS 20000

typedef struct _Fixture Fixture;
typedef void (*Step) (Fixture *fixture);

struct _Fixture
{
  StandInPortal *portal;
  RejApplication *application;
  const Step *steps;
  guint n_done;
  guint source;
  gboolean is_stuck;
};

static RejWorkspace *
get_workspace (Fixture *fixture)
{
  return rej_application_get_workspace (fixture->application);
}

static void
created_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejDraft) draft = rej_library_create_draft_finish (REJ_LIBRARY (object), result, NULL);

  g_assert_nonnull (draft);
  *(gint64 *) user_data = draft->id;
}

/* A comment whose deadline is in a while; a reminder a day before. */
static void
choose_reminder (Fixture *fixture)
{
  RejWorkspace *workspace = get_workspace (fixture);
  guint n_before = rej_workspace_get_all_drafts (workspace)->len;
  g_autoptr (RejDraft) draft = rej_draft_new ();
  g_autoptr (RejDeadline) deadline = rej_deadline_parse (CLOSES);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 id = 0;

  draft->title = g_strdup ("A comment");
  draft->closes = g_strdup (CLOSES);
  rej_library_create_draft_async (rej_workspace_get_library (workspace), draft, "Words.", NULL, created_cb, &id);
  panel_wait_until (id != 0);
  rej_workspace_list_drafts (workspace);
  panel_wait_until (rej_workspace_get_all_drafts (workspace)->len == n_before + 1);
  rej_reminders_set (workspace, id, deadline, REJ_DEADLINE_REMIND_DAY, now);
}

static gboolean
stuck_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->source = 0;
  fixture->is_stuck = TRUE;
  g_application_quit (G_APPLICATION (fixture->application));
  return G_SOURCE_REMOVE;
}

static gboolean
step_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->steps[fixture->n_done](fixture);
  fixture->n_done++;
  if (fixture->steps[fixture->n_done] != NULL)
    fixture->source = g_timeout_add (PAUSE_MS, step_cb, fixture);
  else
    fixture->source = g_timeout_add (PATIENCE_MS, stuck_cb, fixture);
  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  panel_wait_until (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)) != NULL);
  panel_wait_until (rej_workspace_get_listed (get_workspace (fixture)));
  return step_cb (fixture);
}

/* A run of the whole program: it ends by itself, after the last step and not before. */
static void
run (Fixture *fixture,
     const Step *steps)
{
  char *argv[] = { (char *) "rejoinder", NULL };

  fixture->application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (fixture->application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  fixture->steps = steps;
  fixture->n_done = 0;
  fixture->is_stuck = FALSE;
  g_idle_add (start_cb, fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 1, argv), ==, 0);
  g_clear_handle_id (&fixture->source, g_source_remove);
  g_assert_false (fixture->is_stuck);
  g_assert_null (steps[fixture->n_done]);
  g_clear_object (&fixture->application);
}

static void
ask (Fixture *fixture)
{
  RejBackground *background = rej_workspace_get_background (get_workspace (fixture));

  rej_background_ask (background);
  panel_wait_until (rej_background_get_state (background) > REJ_BACKGROUND_ASKING);
}

static void
choose_and_ask (Fixture *fixture)
{
  choose_reminder (fixture);
  ask (fixture);
}

static void
shut (Fixture *fixture)
{
  GtkWindow *window = NULL;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (fixture->application))) != NULL)
    {
      gtk_window_close (window);
      panel_fixture_spin (50);
    }
  panel_wait_until (!rej_workspace_get_busy (get_workspace (fixture)));
}

static void
choose_and_shut (Fixture *fixture)
{
  choose_and_ask (fixture);
  shut (fixture);
}

static void
ask_and_shut (Fixture *fixture)
{
  ask (fixture);
  shut (fixture);
}

/* Nobody's window is open; it can be opened again, and shut again. */
static void
open_and_shut (Fixture *fixture)
{
  g_autoptr (GDateTime) early = g_date_time_new_utc (2098, 12, 1, 0, 0, 0);

  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
  rej_application_remind (fixture->application, early);
  g_application_activate (G_APPLICATION (fixture->application));
  panel_wait_until (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)) != NULL);
  panel_fixture_spin (300);
  shut (fixture);
}

/* The last reminder came: there is nothing to stay for. */
static void
remind (Fixture *fixture)
{
  g_autoptr (GDateTime) due = g_date_time_new_utc (2099, 1, 1, 6, 0, 0);
  const StandInPortalCall *call = NULL;
  const char *title = NULL;

  g_assert_null (stand_in_portal_get_call (fixture->portal, "Notifications.Notify", 0));
  rej_application_remind (fixture->application, due);
  panel_wait_until ((call = stand_in_portal_get_call (fixture->portal, "Notifications.Notify", 0)) != NULL);
  g_variant_get_child (call->parameters, 3, "&s", &title);
  g_assert_cmpstr (title, ==, "A comment");
}

static void
quit (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
take_back_and_shut (Fixture *fixture)
{
  rej_workspace_set_memo (get_workspace (fixture), "reminders", NULL);
  shut (fixture);
}

/* The desktop is asked because reminders were chosen in an earlier run. */
static void
wait_for_answer_and_shut (Fixture *fixture)
{
  RejBackground *background = rej_workspace_get_background (get_workspace (fixture));

  panel_wait_until (rej_background_get_state (background) == REJ_BACKGROUND_GRANTED);
  shut (fixture);
}

static const struct
{
  const char *path;
  StandInPortalManner manner;
  Step steps[MAX_STEPS + 1]; /* after the last the program ends by itself */
  gboolean has_next; /* whether the program is run once more, on the same library */
} rows[] = {
  { "/background/stays", STAND_IN_PORTAL_DOES, { choose_and_shut, open_and_shut, remind }, FALSE },
  { "/background/denied", STAND_IN_PORTAL_DENIES, { choose_and_shut }, FALSE },
  { "/background/absent", STAND_IN_PORTAL_REFUSES, { choose_and_shut }, FALSE },
  { "/background/no-reminders", STAND_IN_PORTAL_DOES, { ask_and_shut }, FALSE },
  { "/background/quit", STAND_IN_PORTAL_DOES, { choose_and_ask, quit }, TRUE },
  { "/background/quit-later", STAND_IN_PORTAL_DOES, { choose_and_shut, quit }, FALSE },
  { "/background/taken-back", STAND_IN_PORTAL_DOES, { choose_and_ask, take_back_and_shut }, FALSE },
};
static const Step next_steps[] = { wait_for_answer_and_shut, quit, NULL };

/* A process of its own: a program is run once in each. */
static int
run_row (guint n,
         gboolean is_next,
         const char *folder)
{
  Fixture fixture = { 0 };

  g_setenv ("REJOINDER_LIBRARY", folder, TRUE);
  fixture.portal = stand_in_portal_new ();
  stand_in_portal_set_manner (fixture.portal, "Background", rows[n].manner);
  run (&fixture, is_next ? next_steps : rows[n].steps);
  stand_in_portal_free (fixture.portal);
  return 0;
}

static const char *program;

static void
spawn (guint n,
       const char *which,
       const char *folder)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  char *argv[] = { (char *) program, (char *) which, number, (char *) folder, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s %s: status %d: %s", which, rows[n].path, status, said);
}

static void
test_row (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-background-XXXXXX", NULL);

  spawn (n, "--run", folder);
  if (rows[n].has_next)
    spawn (n, "--next", folder);
  panel_fixture_remove_folder (folder);
}

int
main (int argc,
      char *argv[])
{
  if (argc == 4)
    {
      g_autofree char *which = g_strdup (argv[1]);
      g_autofree char *folder = g_strdup (argv[3]);
      guint n = (guint) g_ascii_strtoull (argv[2], NULL, 10);

      argc = 1;
      g_test_init (&argc, &argv, NULL);
      return run_row (n, g_str_equal (which, "--next"), folder);
    }

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_row);
  return g_test_run ();
}
