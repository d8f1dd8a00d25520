/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filing-fixture.h"
#include "rej-file-dialog.h"

#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* What a new user tries, and what goes wrong for one: who files for whom, a text that is too long by its bytes, Cancel, Escape,
 * a full disk. */

#define CLIENT "Riverside Bakers Guild"

static const char counsel_source[] =
    "---\ndocument: " STAND_IN_OPEN_DOCUMENT "\n---\n"
    "We write for our client, the " CLIENT ", whose forty members bake beside the plant.\n\n"
    "On most mornings the smoke lies in their street until nine. Please keep the limit as it was proposed.\n";

/* The client is named in the text, and in no field. */
static void
check_counsel (FilingFixture *fixture,
               const char *type,
               const char *field,
               const char *value)
{
  StandInComment *comment = filing_fixture_get_comment (fixture);
  g_autoptr (JsonNode) root = json_from_string (comment->body, NULL);
  JsonObject *attributes = json_object_get_object_member (json_object_get_object_member (json_node_get_object (root), "data"), "attributes");
  g_autofree char *rest = NULL;

  g_assert_cmpstr (comment->submitter_type, ==, type);
  g_assert_nonnull (strstr (comment->text, CLIENT));
  g_assert_cmpstr (json_object_get_string_member_with_default (attributes, field, NULL), ==, value);
  g_assert_false (json_object_has_member (attributes, "numItemsReceived"));
  json_object_remove_member (attributes, "comment");
  rest = json_to_string (root, FALSE);
  g_assert_null (strstr (rest, CLIENT));
}

/* A law firm files for a client. */
static void
test_firm (FilingFixture *fixture,
           gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, counsel_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_press_row (dialog, "Organization");
  filing_fixture_fill_in_firm (dialog);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  check_counsel (fixture, "ORGANIZATION", "organization", "Moss & Park LLP");
}

/* Counsel files for a client under counsel's own name. */
static void
test_counsel (FilingFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, counsel_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  check_counsel (fixture, "INDIVIDUAL", "lastName", "Park");
}

/* 5,001 bytes in 4,980 characters do not fit and go as a PDF; with plain quotation marks they do. */
static void
test_bytes (FilingFixture *fixture,
            gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("---\ndocument: " STAND_IN_OPEN_DOCUMENT "\n---\n");
  GtkWidget *dialog = NULL;
  StandInComment *comment = NULL;
  gsize start = text->len;

  for (guint i = 0; i < 5; i++)
    g_string_append (text, "I say “no” here. ");
  while (g_utf8_strlen (text->str + start, -1) < 4979)
    g_string_append (text, (text->len % 6) == 0 ? " " : "a");
  g_string_append (text, "é\n");
  g_assert_cmpint (g_utf8_strlen (text->str + start, -1), ==, 4981);
  g_assert_cmpuint (text->len - start, ==, 5002);
  filing_fixture_open_comment (fixture, text->str, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_button (dialog, "Make _Plain") != NULL);
  panel_fixture_spin (500);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-too-long");
  if (data != NULL)
    {
      panel_fixture_click (dialog, "Make _Plain");
      panel_wait_until (panel_fixture_find_label (dialog, "Attach the Comment as a PDF Too") != NULL);
    }
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, FILING_NAMED) != NULL);
  filing_fixture_check (dialog, FILING_NAMED);
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  comment = filing_fixture_get_comment (fixture);
  g_assert_cmpuint (comment->files->len, ==, data != NULL ? 0 : 1);
  g_test_message ("%.60s", comment->text);
  g_assert_cmpint (g_str_has_prefix (comment->text, "I say \"no\" here."), ==, data != NULL);
  g_assert_cmpuint (strlen (comment->text), <=, 5000);
}

/* Stopped in mid-upload: that it is being stopped is said in the same turn, that nothing was filed when it is certain. */
static void
test_stopped (FilingFixture *fixture,
              gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (filing_source);
  GtkWidget *dialog = NULL;
  GtkWidget *cancel = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "On day %u the smoke was in the street. ", i);
  filing_fixture_open_comment (fixture, text->str, 620);
  g_assert_true (stand_in_regulations_set_fault (fixture->server, "upload", STAND_IN_SILENT, 1));
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_wait_until ((cancel = panel_fixture_find_button (dialog, "_Cancel")) != NULL && stand_in_server_get_requests (fixture->server)->len >= 3);
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_nonnull (panel_fixture_find_label (dialog, "Stopping…"));
  g_assert_null (panel_fixture_find_label (dialog, "Stopped, Nothing Was Filed"));
  g_assert_null (panel_fixture_find_button (dialog, "_Cancel"));
  panel_wait_until (panel_fixture_find_label (dialog, "Begin Anew") != NULL);
  g_assert_nonnull (panel_fixture_find_label (dialog, "Stopped, Nothing Was Filed"));
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
  /* No receipt comes for what was not filed. */
  g_assert_null (panel_fixture_find_label (dialog, "Receipt by E-Mail To"));
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-stopped");
}

static const char *
get_page (FilingFixture *fixture)
{
  GtkWidget *navigation = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (adw_dialog_get_child (ADW_DIALOG (fixture->dialog))));

  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (navigation)));
}

/* Escape goes back a page, and closes where there is none to go back to; only where something is being sent it does nothing.
 * What was typed is there again. */
static void
test_escape (FilingFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  filing_fixture_press_row (dialog, "Use your browser");
  filing_fixture_fill_in (dialog, "First Name", "Zoë");
  filing_fixture_fill_in (dialog, "Last Name", "Park");
  filing_fixture_fill_in (dialog, "E-Mail Address", "zoe@example.org");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (600);
  g_assert_cmpstr (get_page (fixture), ==, "text");
  filing_fixture_press_escape (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "submitter");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (filing_fixture_find_row (dialog, "First Name", ADW_TYPE_ENTRY_ROW))), ==, "Zoë");
  filing_fixture_press_escape (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "ways");
  filing_fixture_press_escape (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "checks");
  filing_fixture_press_escape (fixture);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window)));

  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_on_by (dialog, "Use your browser", "_Go On in the Browser");
  g_assert_cmpstr (get_page (fixture), ==, "hand-over");
  filing_fixture_fill_in (dialog, "Tracking number", "mhr-ab12");
  gtk_widget_grab_focus (panel_fixture_find_button (dialog, "_Not Filed After All"));
  filing_fixture_press_escape (fixture);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window)));
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_button (dialog, "_It Is Filed") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (filing_fixture_find_row (dialog, "Tracking number", ADW_TYPE_ENTRY_ROW))), ==, "mhr-ab12");
  panel_fixture_click (dialog, "_Not Filed After All");
  panel_wait_until (panel_fixture_find_label (dialog, "Given Up") != NULL);
  panel_fixture_spin (400);
  filing_fixture_press_escape (fixture);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window)));
  fixture->dialog = NULL;
}

/* While the comment is sent there is nothing to go back to, and what comes of it is not to be missed. */
static void
test_escape_sending (FilingFixture *fixture,
                     gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_set_key (fixture);
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", "{\"type\":\"anonymous\"}");
  rej_workspace_set_memo (fixture->panel.workspace, "filing-way", "api");
  filing_fixture_open_comment (fixture, filing_source, 620);
  g_assert_true (stand_in_regulations_set_fault (fixture->server, "comment", STAND_IN_SILENT, 1));
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_check (dialog, FILING_NAMELESS);
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Sending the comment itself: from here on it cannot be stopped") != NULL);
  filing_fixture_press_escape (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "progress");
  stand_in_server_free (fixture->server);
  fixture->server = stand_in_regulations_new (FILING_KEY, NULL);
  panel_wait_until (panel_fixture_find_label (dialog, "Perhaps Filed") != NULL);
}

/* To the library a disk that is full. */
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
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* The library cannot take the comment: that is said, with a way out, and goes on when it can. */
static void
test_no_draft (FilingFixture *fixture,
               gconstpointer data)
{
  GtkWidget *dialog = NULL;

  panel_fixture_open (&fixture->panel, filing_source);
  fixture->keeper = rej_draft_keeper_new (fixture->panel.document, NULL);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), 620, 800);
  set_disk_full (TRUE);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "The Library Cannot Take Your Comment") != NULL);
  set_disk_full (FALSE);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-no-draft");
  panel_fixture_click (dialog, "_Try Again");
  filing_fixture_wait_for_checks (dialog);
  g_assert_cmpint (rej_document_get_draft_id (fixture->panel.document), !=, 0);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, data, function) g_test_add (path, FilingFixture, GUINT_TO_POINTER (data), filing_fixture_set_up, function, filing_fixture_tear_down)
  add ("/trials/firm", 0, test_firm);
  add ("/trials/counsel", 0, test_counsel);
  add ("/trials/bytes/as-pdf", 0, test_bytes);
  add ("/trials/bytes/made-plain", 1, test_bytes);
  add ("/trials/stopped", 0, test_stopped);
  add ("/trials/escape", 0, test_escape);
  add ("/trials/escape/sending", 0, test_escape_sending);
  add ("/trials/no-draft", 0, test_no_draft);
#undef add

  return g_test_run ();
}
