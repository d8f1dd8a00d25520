/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-file-dialog.h"

#include <string.h>

#include "rej-draft-keeper.h"
#include "rej-file-dialog-hand-over.h"
#include "rej-file-dialog-text.h"
#include "rej-filing-journal.h"
#include "rej-posted-watch.h"
#include "rej-receipt-page.h"
#include "rej-receipts-dialog.h"
#include "stand-in-regulations.h"

#define KEY "good-key-0123456789"

static const char source[] =
    "---\n"
    "title: Comment on the draft\n"
    "document: " STAND_IN_OPEN_DOCUMENT "\n"
    "docket: USCIS-2019-0007\n"
    "---\n"
    "I run a bakery beside the plant, and I write about the hours in which it burns its waste.\n\n"
    "On most mornings the smoke lies in our street until nine. Please keep the limit as it was proposed.\n";

typedef struct
{
  PanelFixture panel;
  RejDraftKeeper *keeper;
  StandInServer *server;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree char *address = NULL;

  panel_fixture_set_up (&fixture->panel);
  fixture->server = stand_in_regulations_new (KEY, NULL);
  address = g_strconcat (stand_in_server_get_address (fixture->server), "/v4", NULL);
  g_settings_set_string (rej_workspace_get_settings (fixture->panel.workspace), "regulations-url", address);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  panel_fixture_spin (300);
  if (fixture->keeper != NULL)
    rej_draft_keeper_close (fixture->keeper);
  g_clear_object (&fixture->keeper);
  g_settings_reset (rej_workspace_get_settings (fixture->panel.workspace), "regulations-url");
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", NULL);
  panel_fixture_tear_down (&fixture->panel);
  stand_in_server_free (fixture->server);
}

static void
open_comment (Fixture *fixture,
              const char *text,
              int width)
{
  panel_fixture_open (&fixture->panel, text);
  fixture->keeper = rej_draft_keeper_new (fixture->panel.document, NULL);
  rej_draft_keeper_begin (fixture->keeper);
  panel_wait_until (rej_document_get_draft_id (fixture->panel.document) != 0);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), width, 800);
}

static GtkWidget *
show_dialog (Fixture *fixture)
{
  fixture->dialog = GTK_WIDGET (rej_file_dialog_new (fixture->panel.document));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->panel.window));
  panel_wait_until (gtk_widget_get_mapped (fixture->dialog));
  panel_fixture_spin (400);
  return fixture->dialog;
}

/* The row that has a label which is to be seen. */
static GtkWidget *
find_row (GtkWidget *root,
          const char *title,
          GType type)
{
  GtkWidget *label = NULL;
  GtkWidget *row = NULL;

  g_test_message ("row “%s”", title);
  panel_wait_until ((label = panel_fixture_find_label (root, title)) != NULL);
  row = gtk_widget_get_ancestor (label, type);
  g_assert_nonnull (row);
  return row;
}

static void
press_row (GtkWidget *root,
           const char *title)
{
  g_signal_emit_by_name (find_row (root, title, GTK_TYPE_LIST_BOX_ROW), "activate");
  panel_fixture_spin (300);
}

static void
fill_in (GtkWidget *root,
         const char *title,
         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (root, title, ADW_TYPE_ENTRY_ROW)), text);
  panel_fixture_spin (20);
}

static void
check (GtkWidget *root,
       const char *label)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_row (root, label, GTK_TYPE_CHECK_BUTTON)), TRUE);
  panel_fixture_spin (20);
}

static void
test_placeholder_blocks (Fixture *fixture,
                         gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, "---\ndocument: " STAND_IN_OPEN_DOCUMENT "\n---\nI write because [[why you write]]. My number is A 012 345 678.\n", 620);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "To Be Settled First") != NULL);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-checks");
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Continue")));
}

static void
test_browser (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_button (dialog, "_Continue") != NULL && gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Continue")));
  panel_fixture_take_picture (&fixture->panel, "file-dialog-nothing-found");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-ways");
  press_row (dialog, "Use your browser");
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-submitter");
  fill_in (dialog, "First Name", "Zoë");
  fill_in (dialog, "Last Name", "Park");
  fill_in (dialog, "E-Mail Address", "zoe@example.org");
  panel_fixture_take_picture (&fixture->panel, "file-dialog-submitter-filled");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (600);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-text");
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_button (dialog, "_Go On in the Browser") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-review");
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Go On in the Browser")));
  check (dialog, "I am the person named, or act for them. This becomes public.");
  panel_fixture_click (dialog, "_Go On in the Browser");
  panel_wait_until (panel_fixture_find_button (dialog, "_It Is Filed") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-browser");
  fill_in (dialog, "Tracking number", "mhr-ab12-cd34");
  check (dialog, "I pressed “Submit Comment”, and the form said that it was received.");
  panel_fixture_click (dialog, "_It Is Filed");
  panel_wait_until (panel_fixture_find_label (dialog, "mhr-ab12-cd34") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-filed");
}

static void
wait_for_checks (GtkWidget *dialog)
{
  panel_wait_until (panel_fixture_find_button (dialog, "_Continue") != NULL && gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Continue")));
}

/* From the first page to the one that asks who files, with a key. */
static void
go_to_submitter (GtkWidget *dialog,
                 const char *key)
{
  wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  press_row (dialog, "Send to regulations.gov");
  if (key == NULL)
    return;
  fill_in (dialog, "Key", key);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (dialog, "I Hold This Key or May Use It, and Certify This", ADW_TYPE_SWITCH_ROW)), TRUE);
  panel_fixture_click (dialog, "_Use This Key");
  /* No desktop keeps it here, which is said first. */
  panel_wait_until (panel_fixture_find_label (dialog, "This desktop keeps no passwords, so the key is forgotten when Rejoinder ends.") != NULL);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
}

static void
fill_in_person (GtkWidget *dialog)
{
  fill_in (dialog, "First Name", "Zoë");
  fill_in (dialog, "Last Name", "Park");
  fill_in (dialog, "E-Mail Address", "zoe@example.org");
}

/* From there to the review, and Send. */
static void
send (GtkWidget *dialog,
      const char *confirmation)
{
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Text and Files") != NULL);
  panel_fixture_spin (300);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, confirmation) != NULL);
  check (dialog, confirmation);
  panel_fixture_click (dialog, "_Send It Now");
}

static StandInComment *
get_comment (Fixture *fixture)
{
  GPtrArray *comments = stand_in_regulations_get_comments (fixture->server);

  g_assert_cmpuint (comments->len, ==, 1);
  return comments->pdata[0];
}

#define NAMED "I am the person named, or act for them. This becomes public."
#define NAMELESS "I file this for myself, or act for those who do. It becomes public."

static void
test_key (Fixture *fixture,
          gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, NULL);
  fill_in (dialog, "Key", "wrong-key");
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-key");
  press_row (dialog, "Test This Key");
  panel_wait_until (gtk_widget_has_css_class (find_row (dialog, "Test This Key", ADW_TYPE_ACTION_ROW), "error"));
  panel_fixture_take_picture (&fixture->panel, "file-dialog-key-wrong");
  fill_in (dialog, "Key", KEY);
  press_row (dialog, "Test This Key");
  panel_wait_until (gtk_widget_has_css_class (find_row (dialog, "Test This Key", ADW_TYPE_ACTION_ROW), "success"));
  /* Testing files nothing. */
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
}

static void
test_individual (Fixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;
  StandInComment *comment = NULL;

  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  fill_in_person (dialog);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (dialog, "Remember for Next Time", ADW_TYPE_SWITCH_ROW)), TRUE);
  send (dialog, NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  comment = get_comment (fixture);
  g_assert_nonnull (panel_fixture_find_label (dialog, comment->tracking));
  g_assert_cmpstr (comment->submitter_type, ==, "INDIVIDUAL");
  g_assert_nonnull (strstr (comment->body, "\"Zoë\""));
  g_assert_null (strstr (comment->body, "numItemsReceived"));
  g_assert_true (g_str_has_prefix (comment->text, "I run a bakery"));
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-sent");
  press_row (dialog, "Show the Receipt");
  panel_wait_until (panel_fixture_find_button (dialog, "_Save as PDF…") != NULL && panel_fixture_find_label (dialog, "Is It Posted?") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "receipt-page");
  panel_fixture_click (dialog, "_Ask Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Not asked yet") == NULL);
  stand_in_regulations_post (fixture->server, 0, NULL, FALSE);

  /* Whoever opens the dialog again is told first. */
  adw_dialog_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "File Again, Knowingly") != NULL);
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 1);
}

static void
key_set_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  *(gboolean *) user_data = rej_secret_store_set_finish (REJ_SECRET_STORE (object), result, NULL, NULL);
}

static void
set_key (Fixture *fixture)
{
  gboolean is_set = FALSE;

  panel_wait_until (rej_workspace_get_ready (fixture->panel.workspace));
  rej_secret_store_set_async (rej_workspace_get_secrets (fixture->panel.workspace), REJ_SECRET_REGULATIONS, "Test", KEY, NULL, key_set_cb, &is_set);
  panel_wait_until (is_set);
}

/* One click and one confirmation. */
static void
test_remembered (Fixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;

  set_key (fixture);
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", "{\"type\":\"organization\",\"organization\":\"Moss & Park LLP\",\"organization_type\":\"Company\"}");
  rej_workspace_set_memo (fixture->panel.workspace, "filing-way", "api");
  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  panel_fixture_spin (1000);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-remembered");
  panel_wait_until (panel_fixture_find_label (dialog, NAMED) != NULL);
  check (dialog, NAMED);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-remembered");
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_cmpstr (get_comment (fixture)->submitter_type, ==, "ORGANIZATION");
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
test_receipts (Fixture *fixture,
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
  press_row (dialog, "Collection and Use of Biometrics by U.S. Citizenship and Immigration Services");
  panel_wait_until (panel_fixture_find_label (dialog, "Is It Posted?") != NULL);
  page = REJ_RECEIPT_PAGE (gtk_widget_get_ancestor (panel_fixture_find_label (dialog, "Is It Posted?"), REJ_TYPE_RECEIPT_PAGE));
  rej_receipt_page_export_to (page, json);
  rej_receipt_page_export_to (page, pdf);
  panel_wait_until (is_file (json_path) && is_file (pdf_path));
}

static void
test_no_receipts (Fixture *fixture,
                  gconstpointer data)
{
  open_comment (fixture, source, 360);
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
test_posted (Fixture *fixture,
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
test_same (Fixture *fixture,
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
  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, NAMED) != NULL);
  check (dialog, NAMED);
  panel_fixture_click (dialog, "_Send It Now");
  panel_wait_until (panel_fixture_find_label (dialog, "File Again, Knowingly") != NULL);
  get_comment (fixture);
}

static void
test_anonymous (Fixture *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  press_row (dialog, "Anonymous");
  panel_wait_until (panel_fixture_find_label (dialog, "What Anonymous Means") != NULL);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-anonymous");
  /* Off unless the writer wants it. */
  g_assert_null (panel_fixture_find_label (dialog, "E-Mail Address"));
  send (dialog, NAMELESS);
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_cmpstr (get_comment (fixture)->submitter_type, ==, "ANONYMOUS");
  g_assert_null (strstr (get_comment (fixture)->body, "email\""));
}

static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, "---\ndocument: " STAND_IN_CLOSED_DOCUMENT "\n---\nI run a bakery beside the plant, and I write about its hours.\n", 620);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (500);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Something has to be settled before this can be filed.") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-closed");
  check (dialog, NAMED);
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Send It Now")));
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
}

static void
test_wrong_key (Fixture *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, source, 620);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, "wrong-key");
  fill_in_person (dialog);
  send (dialog, NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Go On") != NULL || panel_fixture_find_label (dialog, "Begin Anew") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-wrong-key");
  g_assert_cmpuint (stand_in_regulations_get_comments (fixture->server)->len, ==, 0);
}

/* 5,001 bytes in 4,980 characters do not fit; with plain quotation marks they do. */
static void
test_bytes (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("---\ndocument: " STAND_IN_OPEN_DOCUMENT "\n---\n");
  GtkWidget *dialog = NULL;
  gsize start = text->len;

  for (guint i = 0; i < 10; i++)
    g_string_append (text, "I say “no” here. ");
  while (g_utf8_strlen (text->str + start, -1) < 4979)
    g_string_append (text, (text->len % 6) == 0 ? " " : "a");
  g_string_append (text, "é\n");
  g_assert_cmpint (g_utf8_strlen (text->str + start, -1), ==, 4981);
  open_comment (fixture, text->str, 620);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_button (dialog, "Make _Plain") != NULL);
  panel_fixture_spin (500);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-too-long");
  panel_fixture_click (dialog, "Make _Plain");
  panel_wait_until (panel_fixture_find_label (dialog, "Attach the Comment as a PDF Too") != NULL);
}

/* A long comment goes as a PDF; an upload that is cut is gone on with, and nothing is filed twice. */
static void
test_cut_upload (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (source);
  GtkWidget *dialog = NULL;
  StandInComment *comment = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "On day %u the smoke was in the street. ", i);
  open_comment (fixture, text->str, 620);
  g_assert_true (stand_in_regulations_set_fault (fixture->server, "upload", STAND_IN_RESET_DURING, 1));
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  fill_in_person (dialog);
  send (dialog, NAMED);
  panel_fixture_spin (150);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-progress");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  comment = get_comment (fixture);
  g_assert_cmpuint (comment->files->len, ==, 1);
  g_assert_cmpstr (((StandInUpload *) comment->files->pdata[0])->name, ==, "comment-" STAND_IN_OPEN_DOCUMENT ".pdf");
}

/* The answer to the comment itself is lost: nobody can tell, and the program does not try again. */
static void
test_unknown (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = NULL;

  open_comment (fixture, source, 620);
  g_assert_true (stand_in_regulations_set_fault (fixture->server, "comment", STAND_IN_RESET_AFTER, 1));
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  fill_in_person (dialog);
  send (dialog, NAMED);
  panel_wait_until (panel_fixture_find_label (dialog, "Send It Again, Knowingly") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-unknown");
  get_comment (fixture);
  adw_dialog_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "Perhaps Filed") != NULL);
  get_comment (fixture);
  press_row (dialog, "Send It Again, Knowingly");
  wait_for_checks (dialog);
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
test_killed (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, "I run a bakery.", "I run a bakery.", submitter);
  GtkWidget *dialog = NULL;
  gint64 id = 0;

  open_comment (fixture, source, 360);
  filing->draft = rej_document_get_draft_id (fixture->panel.document);
  filing->state = REJ_FILING_POSTING;
  rej_filing_store_async (rej_workspace_get_library (fixture->panel.workspace), filing, NULL, stored_cb, &id);
  panel_wait_until (id != 0);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "Perhaps Filed") != NULL);
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-killed-narrow");
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 0);
}

/* The notice gives an address, so that the comment can go by e-mail and on paper. */
static const char notice[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<PRORULE><PREAMB><AGENCY TYPE=\"F\">DEPARTMENT OF TRIAL</AGENCY><CFR>8 CFR Part 103</CFR><DEPDOC>[Docket No. USCIS-2019-0007]</DEPDOC>"
    "<SUBJECT>A Rule to Try</SUBJECT><AGY><HD SOURCE=\"HED\">AGENCY:</HD><P>Department of Trial.</P></AGY>"
    "<ACT><HD SOURCE=\"HED\">ACTION:</HD><P>Proposed rule.</P></ACT>"
    "<ADD><HD SOURCE=\"HED\">ADDRESSES:</HD><P>You may submit comments by any of the following methods:</P>"
    "<P>Federal eRulemaking Portal: https://www.regulations.gov.</P><P>E-mail: comments@trial.example.gov.</P>"
    "<P>Mail: Regulations Desk, Department of Trial, 12 Long Street, Washington, DC 20001. Comments must be postmarked by the last day.</P></ADD>"
    "</PREAMB><SUPLINF><HD SOURCE=\"HED\">SUPPLEMENTARY INFORMATION:</HD><P>Words.</P></SUPLINF></PRORULE>\n";

static void
open_with_notice (Fixture *fixture,
                  int width)
{
  g_autoptr (GBytes) xml = g_bytes_new_static (notice, strlen (notice));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) rule = rej_rule_parse (xml, NULL, NULL, &error);

  g_assert_no_error (error);
  open_comment (fixture, source, width);
  rej_document_set_rule (fixture->panel.document, rule);
  panel_fixture_settle (&fixture->panel);
}

static GFile *
save_files (Fixture *fixture,
            GtkWidget *dialog)
{
  GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (panel_fixture_find_button (dialog, "_Save…"), ADW_TYPE_NAVIGATION_VIEW))));
  GFile *folder = g_file_new_build_filename (fixture->panel.folder, "saved", NULL);

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  rej_file_dialog_hand_over_save_to (REJ_FILE_DIALOG_HAND_OVER (page), folder);
  return folder;
}

static void
go_on_by (GtkWidget *dialog,
          const char *way,
          const char *send_label)
{
  wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  press_row (dialog, way);
  fill_in (dialog, "First Name", "Zoë");
  fill_in (dialog, "Last Name", "Park");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (400);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, NAMED) != NULL);
  check (dialog, NAMED);
  panel_fixture_click (dialog, send_label);
  panel_wait_until (panel_fixture_find_button (dialog, "_Save…") != NULL);
  panel_fixture_spin (400);
}

static void
test_email (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) pdf = NULL;

  open_with_notice (fixture, 620);
  dialog = show_dialog (fixture);
  go_on_by (dialog, "Send an e-mail", "_Hand to My Mail Program");
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
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_button (dialog, "_It Was Sent") != NULL);
  check (dialog, "The message was sent, and the files were attached to it.");
  panel_fixture_click (dialog, "_It Was Sent");
  panel_wait_until (panel_fixture_find_label (dialog, "Show the Receipt") != NULL);
  g_assert_cmpuint (stand_in_server_get_requests (fixture->server)->len, ==, 0);
}

static void
test_print (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) letter = NULL;

  open_with_notice (fixture, 360);
  dialog = show_dialog (fixture);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-nothing-found-narrow");
  go_on_by (dialog, "Print and post", "_Make the Letter");
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
test_attachments (Fixture *fixture,
                  gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  GtkWidget *dialog = NULL;

  open_comment (fixture, source, 620);
  path = g_build_filename (fixture->panel.folder, "My letter.txt", NULL);
  g_assert_true (g_file_set_contents (path, "Write to jane.roe@example.org or call me.\n", -1, NULL));
  file = g_file_new_for_path (path);
  g_list_store_append (files, file);
  dialog = show_dialog (fixture);
  go_to_submitter (dialog, KEY);
  fill_in_person (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "No files go along") != NULL);
  rej_file_dialog_text_add_files (REJ_FILE_DIALOG_TEXT (gtk_widget_get_ancestor (panel_fixture_find_label (dialog, "No files go along"), REJ_TYPE_FILE_DIALOG_TEXT)), G_LIST_MODEL (files));
  panel_wait_until (panel_fixture_find_label (dialog, "My letter.txt") != NULL);
  panel_fixture_spin (500);
  panel_fixture_take_pictures (&fixture->panel, "file-dialog-files");
  attachments = rej_comment_list_attachments (rej_document_get_comment (fixture->panel.document));
  g_assert_cmpuint (attachments->len, ==, 1);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Something has to be settled before this can be filed.") != NULL);
  panel_fixture_click (dialog, "_Show");
  panel_fixture_spin (500);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-checks-file");
  panel_fixture_click (dialog, "_Keep");
  wait_for_checks (dialog);
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
test_signatures (Fixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autofree char *text = NULL;
  gboolean is_wanted = FALSE;

  open_comment (fixture, source, 360);
  dialog = show_dialog (fixture);
  g_signal_connect (dialog, "place-wanted", G_CALLBACK (place_wanted_cb), &is_wanted);
  wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  press_row (dialog, "Use your browser");
  press_row (dialog, "For a Client, or Signed by Several");
  panel_fixture_spin (400);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-signatures-narrow");
  press_row (dialog, "Add Places for Signatures");
  g_assert_true (is_wanted);
  text = panel_fixture_dup_text (&fixture->panel);
  g_assert_true (g_str_has_suffix (text, "- [[name]], [[affiliation]], [[city]]\n"));
  panel_fixture_settle (&fixture->panel);
}

/* A filing that stopped before the comment was sent goes on from there. */
static void
test_resumed (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, "I run a bakery.", "I run a bakery.", submitter);
  GtkWidget *dialog = NULL;
  gint64 id = 0;

  set_key (fixture);
  open_comment (fixture, source, 620);
  filing->draft = rej_document_get_draft_id (fixture->panel.document);
  filing->state = REJ_FILING_PREPARED;
  rej_filing_store_async (rej_workspace_get_library (fixture->panel.workspace), filing, NULL, stored_cb, &id);
  panel_wait_until (id != 0);
  dialog = show_dialog (fixture);
  panel_wait_until (panel_fixture_find_label (dialog, "Go On") != NULL);
  panel_fixture_take_picture (&fixture->panel, "file-dialog-begun");
  press_row (dialog, "Go On");
  panel_wait_until (panel_fixture_find_label (dialog, "Tracking Number") != NULL);
  g_assert_cmpstr (get_comment (fixture)->text, ==, "I run a bakery.");
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/file-dialog/placeholder-blocks", test_placeholder_blocks);
  add ("/file-dialog/browser", test_browser);
  add ("/file-dialog/key", test_key);
  add ("/file-dialog/individual", test_individual);
  add ("/file-dialog/remembered", test_remembered);
  add ("/file-dialog/receipts", test_receipts);
  add ("/file-dialog/no-receipts", test_no_receipts);
  add ("/file-dialog/posted", test_posted);
  add ("/file-dialog/same", test_same);
  add ("/file-dialog/anonymous", test_anonymous);
  add ("/file-dialog/closed", test_closed);
  add ("/file-dialog/wrong-key", test_wrong_key);
  add ("/file-dialog/bytes", test_bytes);
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
