/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-draft-keeper.h"
#include "rej-reminders-dialog.h"
#include "rej-reminders.h"
#include "stand-in-portal.h"

#include <string.h>

static void
set_up (PanelFixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (fixture);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

static void
drafts_changed_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejDraft) created = rej_library_create_draft_finish (REJ_LIBRARY (object), result, NULL);

  g_assert_nonnull (created);
  *(gint64 *) user_data = created->id;
}

static gint64
create_draft (RejWorkspace *workspace,
              const char *closes)
{
  g_autoptr (RejDraft) draft = rej_draft_new ();
  gint64 id = 0;

  /* The memos of the library are read beside the start; what is set before would be set aside by them. */
  while (!rej_workspace_get_ready (workspace) || !rej_workspace_get_listed (workspace))
    g_main_context_iteration (NULL, TRUE);
  draft->title = g_strdup ("My comment");
  draft->closes = g_strdup (closes);
  rej_library_create_draft_async (rej_workspace_get_library (workspace), draft, "text", NULL, drafts_changed_cb, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
  rej_workspace_list_drafts (workspace);
  for (guint i = 0; i < 5000; i++)
    {
      GPtrArray *drafts = rej_workspace_get_all_drafts (workspace);

      for (guint k = 0; drafts != NULL && k < drafts->len; k++)
        if (((RejDraft *) drafts->pdata[k])->id == id)
          return id;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_not_reached ();
}

static char *
take (RejWorkspace *workspace,
      const char *now_text)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (now_text, NULL);
  g_autoptr (GPtrArray) due = rej_reminders_take_due (workspace, now);

  g_assert_cmpuint (due->len, <=, 1);
  return due->len > 0 ? g_strdup (((RejDueReminder *) due->pdata[0])->words) : NULL;
}

/* Each comes once, those that were missed not one after another, and none for what was past when it was chosen. */
static void
test_due (PanelFixture *fixture,
          gconstpointer data)
{
  static const struct
  {
    const char *now;
    const char *words;
  } rows[] = {
    { "2026-12-23T12:00:00Z", NULL },
    { "2026-12-26T04:59:58Z", NULL },
    { "2026-12-26T05:00:00Z", "closes Fri 1 Jan, 11:59 PM EST, Sat 4:59 AM your time (in 6 days)" },
    { "2026-12-26T06:00:00Z", NULL },
    { "2027-01-02T02:30:00Z", "closes Fri 1 Jan, 11:59 PM EST, Sat 4:59 AM your time (in 2 hours)" },
    { "2027-01-02T03:30:00Z", NULL },
    { "2027-01-02T05:30:00Z", NULL },
  };
  g_autoptr (GDateTime) chosen_at = g_date_time_new_utc (2026, 12, 1, 0, 0, 0);
  g_autoptr (RejDeadline) deadline = rej_deadline_parse ("2027-01-01 23:59 America/New_York");
  RejWorkspace *workspace = fixture->workspace;
  gint64 id = create_draft (workspace, "2027-01-01 23:59 America/New_York");

  rej_reminders_set (workspace, id, deadline, REJ_DEADLINE_REMIND_WEEK | REJ_DEADLINE_REMIND_DAY | REJ_DEADLINE_REMIND_HOURS, chosen_at);
  g_assert_cmpuint (rej_reminders_get (workspace, id), ==, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = take (workspace, rows[i].now);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_cmpuint (rej_reminders_get (workspace, id), ==, 0);
}

static void
test_past (PanelFixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDateTime) chosen_at = g_date_time_new_utc (2026, 12, 30, 0, 0, 0);
  g_autoptr (RejDeadline) deadline = rej_deadline_parse ("2027-01-01 23:59 America/New_York");
  RejWorkspace *workspace = fixture->workspace;
  gint64 id = create_draft (workspace, "2027-01-01 23:59 America/New_York");
  g_autofree char *week = NULL;
  g_autofree char *day = NULL;

  rej_reminders_set (workspace, id, deadline, REJ_DEADLINE_REMIND_WEEK | REJ_DEADLINE_REMIND_DAY, chosen_at);
  rej_reminders_set (workspace, id + 1, deadline, REJ_DEADLINE_REMIND_DAY, chosen_at);
  week = take (workspace, "2026-12-30T01:00:00Z");
  g_assert_null (week);
  day = take (workspace, "2027-01-01T05:30:00Z");
  g_assert_nonnull (day);
  /* A draft that is gone is forgotten. */
  g_assert_cmpuint (rej_reminders_get (workspace, id + 1), ==, 0);
}

static RejRule *
new_rule (void)
{
  static const char xml[] = "<PRORULE><PREAMB><SUBJECT>S</SUBJECT><DATES><P>Comments are due at 11:59 p.m. Eastern Time on May 1, 2099.</P></DATES></PREAMB></PRORULE>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  return rej_rule_parse (bytes, NULL, NULL, NULL);
}

/* Something is to come until its moment is past, or the deadline. */
static void
test_pending (PanelFixture *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *now;
    gboolean has_pending;
  } rows[] = {
    { "2026-12-23T12:00:00Z", TRUE },
    { "2026-12-26T06:00:00Z", TRUE },
    { "2027-01-01T04:59:58Z", TRUE },
    { "2027-01-01T05:00:00Z", FALSE },
    { "2027-01-03T05:00:00Z", FALSE },
  };
  g_autoptr (GDateTime) chosen_at = g_date_time_new_utc (2026, 12, 1, 0, 0, 0);
  g_autoptr (RejDeadline) deadline = rej_deadline_parse ("2027-01-01 23:59 America/New_York");
  gint64 id = create_draft (fixture->workspace, "2027-01-01 23:59 America/New_York");

  g_assert_false (rej_reminders_has_pending (fixture->workspace, chosen_at));
  rej_reminders_set (fixture->workspace, id, deadline, REJ_DEADLINE_REMIND_WEEK | REJ_DEADLINE_REMIND_DAY, chosen_at);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (rows[i].now, NULL);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (rej_reminders_has_pending (fixture->workspace, now), ==, rows[i].has_pending);
    }
}

/* A switch of the dialog, where it is to be seen. */
static AdwSwitchRow *
find_switch (PanelFixture *fixture,
             const char *title)
{
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), title) != NULL);
  return ADW_SWITCH_ROW (gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (fixture->window), title), ADW_TYPE_SWITCH_ROW));
}

/* The dialog says when reminders come, as the desktop answered, and asks it no sooner than they are wanted. */
static void
test_background (PanelFixture *fixture,
                 gconstpointer data)
{
#define CALENDAR " A calendar reminds you always: save the deadline as a file and open it there."
  static const struct
  {
    StandInPortalManner manner;
    const char *words;
  } rows[] = {
    { STAND_IN_PORTAL_WAITS, "Rejoinder reminds you while it is open. It is asking the desktop whether it may stay without a window." CALENDAR },
    { STAND_IN_PORTAL_DOES, "Rejoinder reminds you also when its windows are closed, until you quit it or log out." CALENDAR },
    { STAND_IN_PORTAL_DENIES, "Rejoinder reminds you only while it is open: the desktop does not let it stay without a window." CALENDAR },
    { STAND_IN_PORTAL_CANCELS, "Rejoinder reminds you only while it is open: the desktop does not let it stay without a window." CALENDAR },
    { STAND_IN_PORTAL_FAILS, "Rejoinder reminds you only while it is open: this desktop has no way to let it stay without a window." CALENDAR },
    { STAND_IN_PORTAL_REFUSES, "Rejoinder reminds you only while it is open: this desktop has no way to let it stay without a window." CALENDAR },
  };
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (StandInPortal) portal = stand_in_portal_new ();
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejRule) rule = new_rule ();
  g_autoptr (GVariant) reason = NULL;
  g_autoptr (GVariant) autostart = NULL;
  AdwDialog *dialog = NULL;
  const StandInPortalCall *call = NULL;

  stand_in_portal_set_manner (portal, "Background", rows[n].manner);
  panel_fixture_open (fixture, "My words.\n");
  rej_document_set_rule (fixture->document, rule);
  keeper = rej_draft_keeper_new (fixture->document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until (rej_document_get_draft_id (fixture->document) != 0);
  panel_fixture_show (fixture, gtk_label_new (NULL), 480, 560);
  dialog = rej_reminders_dialog_new (fixture->document);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "Rejoinder reminds you while it is open. When you choose a reminder, it asks the desktop whether it may stay without a window." CALENDAR) != NULL);
  panel_fixture_spin (100);
  g_assert_null (stand_in_portal_get_call (portal, "Background", 0));

  adw_switch_row_set_active (find_switch (fixture, "A Week Before"), TRUE);
  panel_wait_until ((call = stand_in_portal_get_call (portal, "Background.RequestBackground", 0)) != NULL);
  reason = stand_in_portal_call_get_option (call, "reason");
  autostart = stand_in_portal_call_get_option (call, "autostart");
  g_assert_cmpstr (g_variant_get_string (reason, NULL), ==, "To remind you of a deadline while no window is open");
  g_assert_false (g_variant_get_boolean (autostart));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), rows[n].words) != NULL);
  if (rows[n].manner == STAND_IN_PORTAL_DOES)
    {
      panel_fixture_take_pictures (fixture, "reminders-background");
      /* Whoever was let is not asked again. */
      adw_switch_row_set_active (find_switch (fixture, "A Day Before"), TRUE);
      panel_fixture_spin (100);
      g_assert_null (stand_in_portal_get_call (portal, "Background", 1));
    }
  adw_dialog_force_close (dialog);
  rej_draft_keeper_close (keeper);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));
}

/* The dialog writes what is chosen down, and shows it again. */
static void
test_dialog (PanelFixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejRule) rule = new_rule ();
  AdwDialog *dialog = NULL;
  GtkWidget *row = NULL;
  gint64 id;

  panel_fixture_open (fixture, "My words.\n");
  rej_document_set_rule (fixture->document, rule);
  keeper = rej_draft_keeper_new (fixture->document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until (rej_document_get_draft_id (fixture->document) != 0);
  id = rej_document_get_draft_id (fixture->document);

  panel_fixture_show (fixture, gtk_label_new (NULL), 480, 560);
  dialog = rej_reminders_dialog_new (fixture->document);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "A Day Before") != NULL);
  row = gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (fixture->window), "A Day Before"), ADW_TYPE_SWITCH_ROW);
  g_assert_true (gtk_widget_get_sensitive (row));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_cmpuint (rej_reminders_get (fixture->workspace, id), ==, REJ_DEADLINE_REMIND_DAY);
  panel_fixture_take_pictures (fixture, "reminders");
  adw_dialog_force_close (dialog);

  dialog = rej_reminders_dialog_new (fixture->document);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "A Day Before") != NULL);
  row = gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (fixture->window), "A Day Before"), ADW_TYPE_SWITCH_ROW);
  g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_cmpuint (rej_reminders_get (fixture->workspace, id), ==, 0);
  adw_dialog_force_close (dialog);
  rej_draft_keeper_close (keeper);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add ("/reminders/due", PanelFixture, NULL, set_up, test_due, tear_down);
  g_test_add ("/reminders/past", PanelFixture, NULL, set_up, test_past, tear_down);
  g_test_add ("/reminders/pending", PanelFixture, NULL, set_up, test_pending, tear_down);
  g_test_add ("/reminders/background/asking", PanelFixture, GUINT_TO_POINTER (0), set_up, test_background, tear_down);
  g_test_add ("/reminders/background/granted", PanelFixture, GUINT_TO_POINTER (1), set_up, test_background, tear_down);
  g_test_add ("/reminders/background/denied", PanelFixture, GUINT_TO_POINTER (2), set_up, test_background, tear_down);
  g_test_add ("/reminders/background/dismissed", PanelFixture, GUINT_TO_POINTER (3), set_up, test_background, tear_down);
  g_test_add ("/reminders/background/failed", PanelFixture, GUINT_TO_POINTER (4), set_up, test_background, tear_down);
  g_test_add ("/reminders/background/absent", PanelFixture, GUINT_TO_POINTER (5), set_up, test_background, tear_down);
  g_test_add ("/reminders/dialog", PanelFixture, NULL, set_up, test_dialog, tear_down);

  return g_test_run ();
}
