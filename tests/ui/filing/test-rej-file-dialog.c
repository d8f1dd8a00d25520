/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filing-fixture.h"
#include "rej-file-dialog.h"

#include <string.h>

#include "rej-file-dialog-checks.h"
#include "rej-file-dialog-hand-over.h"
#include "rej-file-dialog-review.h"
#include "rej-file-dialog-text.h"
#include "rej-filing-journal.h"
#include "rej-posted-watch.h"
#include "rej-receipt-page.h"
#include "rej-receipts-dialog.h"

static void
test_placeholder_blocks (FilingFixture *fixture,
                         gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, "---\ndocument: " STAND_IN_OPEN_DOCUMENT "\n---\nI write because [[why you write]]. My number is A 012 345 678.\n", 620);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "To Be Settled First") != NULL);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-checks");
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Continue")));
}

static void
test_browser (FilingFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_button (dialog, "_Continue") != NULL && gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Continue")));
  panel_fixture_take_picture (&fixture->panel, "file-dialog-nothing-found");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-ways");
  filing_fixture_press_row (dialog, "Use your browser");
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-submitter");
  filing_fixture_fill_in (dialog, "First Name", "Zoë");
  filing_fixture_fill_in (dialog, "Last Name", "Park");
  filing_fixture_fill_in (dialog, "E-Mail Address", "zoe@example.org");
  panel_fixture_take_picture (&fixture->panel, "file-dialog-submitter-filled");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (600);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-text");
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_button (dialog, "_Go On in the Browser") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-review");
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Go On in the Browser")));
  filing_fixture_check (dialog, "I am the person named, or act for them. This becomes public.");
  panel_fixture_click (dialog, "_Go On in the Browser");
  panel_wait_until (panel_fixture_find_button (dialog, "_It Is Filed") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-browser");
  filing_fixture_fill_in (dialog, "Tracking number", "mhr-ab12-cd34");
  filing_fixture_check (dialog, "I pressed “Submit Comment”, and the form said that it was received.");
  panel_fixture_click (dialog, "_It Is Filed");
  panel_wait_until (panel_fixture_find_label (dialog, "mhr-ab12-cd34") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-filed");
}

static void
test_key (FilingFixture *fixture,
          gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, NULL);
  filing_fixture_fill_in (dialog, "Key", "wrong-key");
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-key");
  filing_fixture_press_row (dialog, "Test This Key");
  panel_wait_until (gtk_widget_has_css_class (filing_fixture_find_row (dialog, "Test This Key", ADW_TYPE_ACTION_ROW), "error"));
  panel_fixture_take_picture (&fixture->panel, "file-dialog-key-wrong");
  filing_fixture_fill_in (dialog, "Key", FILING_KEY);
  filing_fixture_press_row (dialog, "Test This Key");
  panel_wait_until (gtk_widget_has_css_class (filing_fixture_find_row (dialog, "Test This Key", ADW_TYPE_ACTION_ROW), "success"));
  /* Testing files nothing. */
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);

  /* What was typed is there again after going back a page. */
  filing_fixture_press_escape (fixture);
  filing_fixture_press_row (dialog, "Send to regulations.gov");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (filing_fixture_find_row (dialog, "Key", ADW_TYPE_ENTRY_ROW))), ==, FILING_KEY);
}

static void
test_individual (FilingFixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;
  StandInComment *comment = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  adw_switch_row_set_active (ADW_SWITCH_ROW (filing_fixture_find_row (dialog, "Remember for Next Time", ADW_TYPE_SWITCH_ROW)), TRUE);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  comment = filing_fixture_get_comment (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, comment->tracking));
  g_assert_cmpstr (comment->submitter_type, ==, "INDIVIDUAL");
  g_assert_nonnull (strstr (comment->body, "\"Zoë\""));
  g_assert_null (strstr (comment->body, "numItemsReceived"));
  g_assert_true (g_str_has_prefix (comment->text, "I run a bakery"));
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-sent");
  filing_fixture_press_row (dialog, "Show the Receipt");
  panel_wait_until (panel_fixture_find_button (dialog, "_Save as PDF…") != NULL && panel_fixture_find_label (dialog, "Is It Posted?") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "receipt-page");
  panel_fixture_click (dialog, "_Ask Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Not asked yet") == NULL);
  stand_in_regulations_post (fixture->server, 0, NULL, FALSE);

  /* Whoever opens the dialog again is told first. */
  adw_dialog_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "File Again, Knowingly") != NULL);
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 1);
}

/* One click and one confirmation. */
static void
test_remembered (FilingFixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_set_key (fixture);
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", "{\"type\":\"organization\",\"organization\":\"Moss & Park LLP\",\"organization_type\":\"Company\"}");
  rej_workspace_set_memo (fixture->panel.workspace, "filing-way", "api");
  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  panel_fixture_spin (1000);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-remembered");
  panel_wait_until (panel_fixture_find_label (dialog, FILING_NAMED) != NULL);
  filing_fixture_check (dialog, FILING_NAMED);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-remembered");
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_cmpstr (filing_fixture_get_comment (fixture)->submitter_type, ==, "ORGANIZATION");
}

/* What is ticked stays ticked while the docket is asked, since nothing of what is sent changes; but a comment that changes
 * under the dialog is shown and confirmed anew, and it is the new one that goes. */
static void
test_followed (FilingFixture *fixture,
               gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkCheckButton *tick = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter end;

  filing_fixture_set_key (fixture);
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", "{\"type\":\"anonymous\"}");
  rej_workspace_set_memo (fixture->panel.workspace, "filing-way", "api");
  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = GTK_WIDGET (rej_file_dialog_new (fixture->panel.document));
  fixture->dialog = dialog;
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->panel.window));
  tick = GTK_CHECK_BUTTON (filing_fixture_find_row (dialog, FILING_NAMELESS, GTK_TYPE_CHECK_BUTTON));
  gtk_check_button_set_active (tick, TRUE);
  panel_wait_until (panel_fixture_find_label (dialog, STAND_IN_OPEN_DOCUMENT "\nCollection and Use of Biometrics by U.S. Citizenship and Immigration Services") != NULL);
  g_assert_true (gtk_check_button_get_active (tick));
  panel_fixture_spin (400);
  /* Without the tick nothing goes, however the button is pressed. */
  gtk_check_button_set_active (tick, FALSE);
  gtk_widget_activate (panel_fixture_find_button (dialog, "_Send It Now"));
  panel_fixture_spin (500);
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
  g_assert_nonnull (panel_fixture_find_label (dialog, FILING_NAMELESS));

  gtk_check_button_set_active (tick, TRUE);
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->panel.document));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "\nOne more thing: the river.\n", -1);
  panel_wait_until (!gtk_check_button_get_active (tick) && panel_fixture_find_label (dialog, FILING_NAMELESS) != NULL);
  filing_fixture_check (dialog, FILING_NAMELESS);
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_true (g_str_has_suffix (filing_fixture_get_comment (fixture)->text, "One more thing: the river."));
}

/* A comment that was opened from a file, and not edited, is in the library once it is about to be filed: its state is seen
 * there, and what is attached to it is known. */
static void
test_unedited (FilingFixture *fixture,
               gconstpointer data)
{
  GtkWidget *dialog = NULL;
  gint64 draft = 0;

  filing_fixture_set_key (fixture);
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", "{\"type\":\"anonymous\"}");
  rej_workspace_set_memo (fixture->panel.workspace, "filing-way", "api");
  panel_fixture_open (&fixture->panel, filing_source);
  fixture->keeper = rej_draft_keeper_new (fixture->panel.document, NULL);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), 620, 800);
  g_assert_cmpint (rej_document_get_draft_id (fixture->panel.document), ==, 0);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_check (dialog, FILING_NAMELESS);
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  draft = rej_document_get_draft_id (fixture->panel.document);
  g_assert_cmpint (draft, !=, 0);
  panel_wait_until (g_strcmp0 (g_hash_table_lookup (rej_workspace_get_filing_states (fixture->panel.workspace), &draft), "Filed") == 0);
}

static gboolean
is_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &contents, &length, NULL) && length > 0;
}

/* What was filed is listed, can be taken away, and the library says of the draft that it is filed. */
static void
test_receipts (FilingFixture *fixture,
               gconstpointer data)
{
  g_autofree char *json_path = g_build_filename (fixture->panel.folder, "receipt.json", NULL);
  g_autofree char *pdf_path = g_build_filename (fixture->panel.folder, "receipt.pdf", NULL);
  g_autoptr (GFile) json = g_file_new_for_path (json_path);
  g_autoptr (GFile) pdf = g_file_new_for_path (pdf_path);
  GtkWidget *dialog = NULL;
  RejReceiptPage *page = NULL;
  gint64 draft = 0;

  test_remembered (fixture, data);
  draft = rej_document_get_draft_id (fixture->panel.document);
  panel_wait_until (g_strcmp0 (g_hash_table_lookup (rej_workspace_get_filing_states (fixture->panel.workspace), &draft), "Filed") == 0);
  adw_dialog_close (ADW_DIALOG (fixture->dialog));
  panel_fixture_spin (400);
  fixture->dialog = GTK_WIDGET (rej_receipts_dialog_new (fixture->panel.workspace));
  dialog = fixture->dialog;
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->panel.window));
  panel_wait_until (panel_fixture_find_label (dialog, "Ask Daily Whether They Are Posted") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "receipts-dialog");
  filing_fixture_press_row (dialog, "Collection and Use of Biometrics by U.S. Citizenship and Immigration Services");
  panel_wait_until (panel_fixture_find_label (dialog, "Is It Posted?") != NULL);
  page = REJ_RECEIPT_PAGE (gtk_widget_get_ancestor (panel_fixture_find_label (dialog, "Is It Posted?"), REJ_TYPE_RECEIPT_PAGE));
  rej_receipt_page_export_to (page, json);
  rej_receipt_page_export_to (page, pdf);
  panel_wait_until (is_file (json_path) && is_file (pdf_path));
}

static void
test_no_receipts (FilingFixture *fixture,
                  gconstpointer data)
{
  filing_fixture_open_comment (fixture, filing_source, 360);
  fixture->dialog = GTK_WIDGET (rej_receipts_dialog_new (fixture->panel.workspace));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->panel.window));
  panel_wait_until (panel_fixture_find_label (fixture->dialog, "No Receipts Yet") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "receipts-dialog-empty-narrow");
}

static void
posted_cb (RejPostedWatch *watch,
           gint64 id,
           const char *words,
           char **told)
{
  g_assert_null (*told);
  *told = g_strdup (words);
}

/* Nobody is asked unless the writer wants it; then once a day, and the writer is told. */
static void
test_posted (FilingFixture *fixture,
             gconstpointer data)
{
  GSettings *settings = rej_workspace_get_settings (fixture->panel.workspace);
  g_autoptr (RejPostedWatch) watch = rej_posted_watch_new (fixture->panel.workspace);
  g_autofree char *told = NULL;
  guint n_requests = 0;

  g_signal_connect (watch, "posted", G_CALLBACK (posted_cb), &told);
  test_remembered (fixture, data);
  stand_in_regulations_post (fixture->server, 0, NULL, FALSE);
  n_requests = stand_in_server_get_requests (fixture->server)->len;
  rej_posted_watch_look (watch);
  panel_fixture_spin (300);
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, n_requests);

  g_settings_set_boolean (settings, "ask-whether-posted", TRUE);
  rej_posted_watch_look (watch);
  panel_wait_until (told != NULL);
  n_requests = stand_in_server_get_requests (fixture->server)->len;
  rej_posted_watch_look (watch);
  panel_fixture_spin (300);
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, n_requests);
  g_settings_reset (settings, "ask-whether-posted");
}

/* The same words from another draft: the earlier filing is shown, and nothing is sent. */
static void
test_same (FilingFixture *fixture,
           gconstpointer data)
{
  GtkWidget *dialog = NULL;

  test_remembered (fixture, data);
  adw_dialog_close (ADW_DIALOG (fixture->dialog));
  rej_draft_keeper_close (fixture->keeper);
  g_clear_object (&fixture->keeper);
  panel_fixture_spin (400);
  gtk_window_destroy (g_steal_pointer (&fixture->panel.window));
  g_clear_object (&fixture->panel.document);
  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, FILING_NAMED) != NULL);
  filing_fixture_check (dialog, FILING_NAMED);
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "File Again, Knowingly") != NULL);
  filing_fixture_get_comment (fixture);
}

static void
test_anonymous (FilingFixture *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_press_row (dialog, "Anonymous");
  panel_wait_until (panel_fixture_find_label (dialog, "What Anonymous Means") != NULL);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-anonymous");
  /* Off unless the writer wants it. */
  g_assert_null (panel_fixture_find_label (dialog, "E-Mail Address"));
  filing_fixture_send (dialog, FILING_NAMELESS);
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_cmpstr (filing_fixture_get_comment (fixture)->submitter_type, ==, "ANONYMOUS");
  g_assert_null (strstr (filing_fixture_get_comment (fixture)->body, "email\""));
}

static void
test_closed (FilingFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, "---\ndocument: " STAND_IN_CLOSED_DOCUMENT "\n---\nI run a bakery beside the plant, and I write about its hours.\n", 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (500);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "regulations.gov takes no comments on this document any more.") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-closed");
  filing_fixture_check (dialog, FILING_NAMED);
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Send It Now")));
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
}

static void
test_wrong_key (FilingFixture *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, "wrong-key");
  filing_fixture_fill_in_person (dialog);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Change the Key") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-wrong-key");
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);

  /* The next time too the key comes first, and then it goes on. */
  adw_dialog_force_close (ADW_DIALOG (dialog));
  panel_fixture_spin (300);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_press_row (dialog, "Change the Key");
  filing_fixture_fill_in (dialog, "Key", FILING_KEY);
  panel_fixture_click (dialog, "_Use This Key");
  panel_wait_until (panel_fixture_find_label (dialog, "This desktop keeps no passwords, so the key is forgotten when Rejoinder ends.") != NULL);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  filing_fixture_get_comment (fixture);
}

/* A long comment goes as a PDF; an upload that is cut is gone on with, and nothing is filed twice. */
static void
test_cut_upload (FilingFixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (filing_source);
  GtkWidget *dialog = NULL;
  StandInComment *comment = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "On day %u the smoke was in the street. ", i);
  filing_fixture_open_comment (fixture, text->str, 620);
  g_assert_true (stand_in_regulations_set_fault (fixture->server, "upload", STAND_IN_RESET_DURING, 1));
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_fixture_spin (150);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-progress");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  comment = filing_fixture_get_comment (fixture);
  g_assert_cmpuint (comment->files->len, ==, 1);
  g_assert_cmpstr (((StandInUpload *) comment->files->pdata[0])->name, ==, "comment-" STAND_IN_OPEN_DOCUMENT ".pdf");
}

/* The answer to the comment itself is lost: nobody can tell, and the program does not try again. */
static void
test_unknown (FilingFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  g_assert_true (stand_in_regulations_set_fault (fixture->server, "comment", STAND_IN_RESET_AFTER, 1));
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  filing_fixture_send (dialog, FILING_NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Send It Again, Knowingly") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-unknown");
  filing_fixture_get_comment (fixture);
  adw_dialog_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "Perhaps Filed") != NULL);
  filing_fixture_get_comment (fixture);
  filing_fixture_press_row (dialog, "Send It Again, Knowingly");
  filing_fixture_wait_for_checks (dialog);
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  *(gint64 *) user_data = rej_filing_store_finish (REJ_LIBRARY (object), result, NULL, NULL);
}

/* As a program that was killed while it sent the comment leaves it. */
static void
test_killed (FilingFixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, "I run a bakery.", "I run a bakery.", submitter);
  GtkWidget *dialog = NULL;
  gint64 id = 0;

  filing_fixture_open_comment (fixture, filing_source, 360);
  filing->draft = rej_document_get_draft_id (fixture->panel.document);
  filing->state = REJ_FILING_POSTING;
  rej_filing_store_async (rej_workspace_get_library (fixture->panel.workspace), filing, NULL, stored_cb, &id);
  panel_wait_until (id != 0);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "Perhaps Filed") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-killed-narrow");
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 0);
}

static GFile *
save_files (FilingFixture *fixture,
            GtkWidget *dialog)
{
  GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (panel_fixture_find_button (dialog, "_Save…"), ADW_TYPE_NAVIGATION_VIEW))));
  GFile *folder = g_file_new_build_filename (fixture->panel.folder, "saved", NULL);

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  rej_file_dialog_hand_over_save_to (REJ_FILE_DIALOG_HAND_OVER (page), folder);
  return folder;
}

static void
test_email (FilingFixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) pdf = NULL;

  filing_fixture_open_with_notice (fixture, 620);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_on_by (dialog, "Send an e-mail", "_Hand to My Mail Program");
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-email");
  /* Nothing is handed over before the files are at hand, and nothing is called sent before the writer says so. */
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Open")));
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_It Was Sent")));
  folder = save_files (fixture, dialog);
  panel_wait_until (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Open")));
  pdf = g_file_get_child (folder, "comment-" STAND_IN_OPEN_DOCUMENT ".pdf");
  g_assert_true (g_file_query_exists (pdf, NULL));

  /* Opened again, it is where it was. */
  adw_dialog_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_button (dialog, "_It Was Sent") != NULL);
  filing_fixture_check (dialog, "The message was sent, and the files were attached to it.");
  panel_fixture_click (dialog, "_It Was Sent");
  panel_wait_until (panel_fixture_find_label (dialog, "Show the Receipt") != NULL);
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 0);
}

static void
test_print (FilingFixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) letter = NULL;

  filing_fixture_open_with_notice (fixture, 360);
  dialog = filing_fixture_show_dialog (fixture);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-nothing-found-narrow");
  filing_fixture_go_on_by (dialog, "Print and post", "_Make the Letter");
  panel_fixture_take_picture (&fixture->panel, "file-dialog-print-narrow");
  folder = save_files (fixture, dialog);
  panel_wait_until (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Print…")));
  letter = g_file_get_child (folder, "cover-letter.pdf");
  g_assert_true (g_file_query_exists (letter, NULL));
  panel_fixture_click (dialog, "_Not Filed After All");
  panel_wait_until (panel_fixture_find_label (dialog, "Begin Anew") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-given-up-narrow");
}

/* What a file gives away is said beside it, and a cleaned copy takes its place. */
static void
test_attachments (FilingFixture *fixture,
                  gconstpointer data)
{
  static const char *const changes[] = { "Change Who You Are", "Change the Text in the Box", "Change the Files" };
  g_autofree char *path = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  GtkWidget *dialog = NULL;
  GtkWidget *review = NULL;

  filing_fixture_open_comment (fixture, filing_source, 620);
  path = g_build_filename (fixture->panel.folder, "My letter.txt", NULL);
  g_assert_true (g_file_set_contents (path, "Write to jane.roe@example.org or call me.\n", -1, NULL));
  file = g_file_new_for_path (path);
  g_list_store_append (files, file);
  dialog = filing_fixture_show_dialog (fixture);
  filing_fixture_go_to_submitter (dialog, FILING_KEY);
  filing_fixture_fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "No files go along") != NULL);
  rej_file_dialog_text_add_files (REJ_FILE_DIALOG_TEXT (gtk_widget_get_ancestor (panel_fixture_find_label (dialog, "No files go along"), REJ_TYPE_FILE_DIALOG_TEXT)), G_LIST_MODEL (files));
  panel_wait_until (panel_fixture_find_label (dialog, "My letter.txt") != NULL);
  panel_fixture_spin (500);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-files");
  attachments = rej_comment_list_attachments (rej_document_get_comment (fixture->panel.document));
  g_assert_cmpuint (attachments->len, ==, 1);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Where It Goes") != NULL);
  review = gtk_widget_get_ancestor (panel_fixture_find_label (dialog, "Where It Goes"), REJ_TYPE_FILE_DIALOG_REVIEW);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-review-warning");
  /* Three buttons say the same; who is told only of a button is told what each changes. */
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (panel_fixture_find_button (review, changes[i])), GTK_ACCESSIBLE_PROPERTY_LABEL, changes[i]);
  g_signal_emit_by_name (gtk_widget_get_template_child (review, REJ_TYPE_FILE_DIALOG_REVIEW, "warning_row"), "activated");
  panel_fixture_spin (500);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-checks-file");
  panel_fixture_click (dialog, "_Keep");
  filing_fixture_wait_for_checks (dialog);
}

static void
place_wanted_cb (RejFileDialog *dialog,
                 guint start,
                 guint end,
                 gboolean *is_wanted)
{
  *is_wanted = end > start;
}

/* Several sign one comment: places for them, which have to be filled in before it is filed. */
static void
test_signatures (FilingFixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autofree char *text = NULL;
  gboolean is_wanted = FALSE;

  filing_fixture_open_comment (fixture, filing_source, 360);
  dialog = filing_fixture_show_dialog (fixture);
  g_signal_connect (dialog, "place-wanted", G_CALLBACK (place_wanted_cb), &is_wanted);
  filing_fixture_wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  filing_fixture_press_row (dialog, "Use your browser");
  filing_fixture_press_row (dialog, "For a Client, or Signed by Several");
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-signatures-narrow");
  filing_fixture_press_row (dialog, "Add Places for Signatures");
  g_assert_true (is_wanted);
  text = panel_fixture_dup_text (&fixture->panel);
  g_assert_true (g_str_has_suffix (text, "- [[name]], [[affiliation]], [[city]]\n"));
  panel_fixture_settle (&fixture->panel);
}

/* A filing that stopped before the comment was sent goes on from there. */
static void
test_resumed (FilingFixture *fixture,
              gconstpointer data)
{
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, "I run a bakery.", "I run a bakery.", submitter);
  GtkWidget *dialog = NULL;
  gint64 id = 0;

  filing_fixture_set_key (fixture);
  filing_fixture_open_comment (fixture, filing_source, 620);
  filing->draft = rej_document_get_draft_id (fixture->panel.document);
  filing->state = REJ_FILING_PREPARED;
  rej_filing_store_async (rej_workspace_get_library (fixture->panel.workspace), filing, NULL, stored_cb, &id);
  panel_wait_until (id != 0);
  dialog = filing_fixture_show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "Go On") != NULL);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-begun");
  filing_fixture_press_row (dialog, "Go On");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_cmpstr (filing_fixture_get_comment (fixture)->text, ==, "I run a bakery.");
}

static void
take_problem (RejFileDialogChecks *page,
              RejFilingProblem *problem,
              gpointer user_data)
{
  *(RejFilingProblem **) user_data = problem;
}

/* Problems that say the same are one row, which opens to all of them; private things are decided about one by one. */
static void
test_alike (FilingFixture *fixture,
            gconstpointer data)
{
  RejFilingProblem problems[] = {
    { .severity = REJ_FILING_WARNS, .code = "page-missing", .message = (char *) "A page is missing.", .place = REJ_FILING_PLACE_TEXT, .start = 1, .end = 2 },
    { .severity = REJ_FILING_WARNS, .code = "private-phone", .message = (char *) "A phone number.", .place = REJ_FILING_PLACE_TEXT, .text = (char *) "555-0101" },
    { .severity = REJ_FILING_WARNS, .code = "page-missing", .message = (char *) "A page is missing.", .place = REJ_FILING_PLACE_TEXT, .start = 8, .end = 9 },
    { .severity = REJ_FILING_WARNS, .code = "private-phone", .message = (char *) "A phone number.", .place = REJ_FILING_PLACE_TEXT, .text = (char *) "555-0102" },
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  RejFileDialogChecks *page = rej_file_dialog_checks_new ();
  RejFilingProblem *shown = NULL;
  GtkWidget *row = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    g_ptr_array_add (list, &problems[i]);
  panel_fixture_show (&fixture->panel, GTK_WIDGET (page), 420, 620);
  g_signal_connect (page, "jump", G_CALLBACK (take_problem), &shown);
  rej_file_dialog_checks_set_problems (page, list);
  panel_fixture_spin (100);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (page), "555-0101"));
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (page), "555-0102"));
  row = gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (page), "2 places"), ADW_TYPE_EXPANDER_ROW);
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  panel_wait_until (panel_fixture_find_label (row, "Place 2") != NULL);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-checks-alike");
  filing_fixture_press_row (row, "Place 2");
  g_assert_true (shown == &problems[2]);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, FilingFixture, NULL, filing_fixture_set_up, function, filing_fixture_tear_down)
  add ("/file-dialog/alike", test_alike);
  add ("/file-dialog/placeholder-blocks", test_placeholder_blocks);
  add ("/file-dialog/browser", test_browser);
  add ("/file-dialog/key", test_key);
  add ("/file-dialog/individual", test_individual);
  add ("/file-dialog/remembered", test_remembered);
  add ("/file-dialog/followed", test_followed);
  add ("/file-dialog/unedited", test_unedited);
  add ("/file-dialog/receipts", test_receipts);
  add ("/file-dialog/no-receipts", test_no_receipts);
  add ("/file-dialog/posted", test_posted);
  add ("/file-dialog/same", test_same);
  add ("/file-dialog/anonymous", test_anonymous);
  add ("/file-dialog/closed", test_closed);
  add ("/file-dialog/wrong-key", test_wrong_key);
  add ("/file-dialog/cut-upload", test_cut_upload);
  add ("/file-dialog/unknown", test_unknown);
  add ("/file-dialog/killed", test_killed);
  add ("/file-dialog/email", test_email);
  add ("/file-dialog/print", test_print);
  add ("/file-dialog/attachments", test_attachments);
  add ("/file-dialog/resumed", test_resumed);
  add ("/file-dialog/signatures", test_signatures);
#undef add

  return g_test_run ();
}
