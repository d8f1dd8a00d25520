/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "walk.h"

#include <string.h>

#include "rej-attachment-dialog.h"
#include "rej-file-dialog-progress.h"
#include "rej-file-dialog-text.h"
#include "rej-filing-journal.h"

#define SOURCE "---\ndocument: " STAND_IN_OPEN_DOCUMENT "\ndocket: USCIS-2019-0007\n---\n"

/* A picture with a remark in it. */
static const char gif[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
                          "\x21\xfe\x17My number is A123456789\0"
                          "\x2c\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0"
                          "\x3b";

static const char notice[] =
    "<PRORULE><PREAMB><AGENCY TYPE=\"F\">56</AGENCY><CFR>8 CFR Part 103</CFR><DEPDOC>[Docket No. USCIS-2019-0007]</DEPDOC>"
    "<SUBJECT>21</SUBJECT><DATES><P>Comments are due at 11:59 p.m. Eastern Time on May 1, 2099.</P></DATES>"
    "<ADD><HD SOURCE=\"HED\">ADDRESSES:</HD><P>You may submit comments by any of the following methods:</P>"
    "<P>Federal eRulemaking Portal: https://www.regulations.gov.</P><P>E-mail: comments@trial.example.gov.</P>"
    "<P>Mail: 12 Long Street, Washington, DC 20001. Comments must be postmarked by the last day.</P></ADD>"
    "</PREAMB><SUPLINF><P>22</P></SUPLINF></PRORULE>";

static RejDocument *
get_document (Walk *self)
{
  return rej_editor_page_get_document (rej_window_get_editor_page (self->window));
}

static RejWorkspace *
get_workspace (Walk *self)
{
  return rej_application_get_workspace (self->application);
}

static void
begin (Walk *self,
       const char *name,
       const char *source)
{
  walk_open_comment (self, name, source);
  walk_activate (self, "comment.file");
  walk_wait_for_dialog (self);
}

static void
end (Walk *self)
{
  if (walk_get_dialog (self) != NULL)
    walk_close_dialog (self);
  panel_fixture_spin (50);
  walk_close_window (self);
}

static void
go_on (Walk *self)
{
  walk_click (self, "_Continue");
  panel_fixture_spin (40);
}

static void
fill_in_person (Walk *self)
{
  walk_fill_in (self, "First Name", "23");
  walk_fill_in (self, "Last Name", "24");
  walk_fill_in (self, "E-Mail Address", "zoe@example.org");
}

static void
confirm (Walk *self,
         const char *send)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (walk_get_row (self, "I am the person named, or act for them. This becomes public.", GTK_TYPE_CHECK_BUTTON)), TRUE);
  walk_click (self, send);
}

/* What has to be settled, and what is asked where nothing says on what one comments. */
static void
look_at_checks (Walk *self)
{
  begin (self, "25", SOURCE "26 [[1234]] A 012 345 678.\n");
  walk_wait_for (self, "To Be Settled First");
  walk_look (self, "file-checks");
  walk_show_stack_page (self, GTK_WIDGET (walk_get_dialog (self)), "stack", "looking");
  walk_look (self, "file-looking");
  walk_show_stack_page (self, GTK_WIDGET (walk_get_dialog (self)), "stack", "failed");
  walk_look (self, "file-looking-failed");
  end (self);
  begin (self, "27", "28 29 30 31.\n");
  walk_wait_for (self, "To Be Settled First");
  g_signal_emit_by_name (walk_find (GTK_WIDGET (walk_get_dialog (self)), ADW_TYPE_ACTION_ROW), "activate");
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogDetails")) != NULL);
  walk_look (self, "file-details");
  end (self);
}

static void
look_at_attachment (Walk *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = walk_write_file (self, "32.gif", gif, sizeof gif - 1);
  GtkWidget *page = NULL;
  AdwDialog *dialog = walk_get_dialog (self);
  GtkWidget *row = NULL;

  panel_wait_until ((page = walk_find (GTK_WIDGET (dialog), REJ_TYPE_FILE_DIALOG_TEXT)) != NULL);
  walk_look (self, "file-text");
  g_list_store_append (files, file);
  rej_file_dialog_text_add_files (REJ_FILE_DIALOG_TEXT (page), G_LIST_MODEL (files));
  panel_wait_until ((row = panel_fixture_find_label (GTK_WIDGET (dialog), "32.gif")) != NULL);
  panel_fixture_spin (100);
  walk_look (self, "file-files");
  g_assert_true (gtk_widget_activate_action (row, "file.inspect", "u", 0u));
  panel_wait_until (walk_get_dialog (self) != dialog);
  walk_wait_for (self, "Worth a Look");
  walk_look (self, "attachment");
  walk_click (self, "_Clean a Copy");
  walk_wait_for (self, "No Longer Found in the Copy");
  walk_look (self, "attachment-cleaned");
  walk_show_stack_page (self, GTK_WIDGET (walk_get_dialog (self)), "stack", "cleaning");
  walk_look (self, "attachment-cleaning");
  walk_show_stack_page (self, GTK_WIDGET (walk_get_dialog (self)), "stack", "nothing");
  walk_look (self, "attachment-nothing");
  walk_close_dialog (self);
  g_assert_true (gtk_widget_activate_action (row, "file.name", "u", 0u));
  panel_wait_until (walk_get_dialog (self) != dialog);
  walk_look (self, "file-name");
  walk_close_dialog (self);
  g_assert_true (gtk_widget_activate_action (row, "file.remove", "u", 0u));
  walk_wait_for (self, "No files go along");
}

/* By the browser, from the first page to the receipt. */
static void
look_at_browser (Walk *self)
{
  begin (self, "33", SOURCE "34 35 36.\n");
  walk_wait_for (self, "Nothing Found That Stands in the Way");
  walk_look (self, "file-nothing-found");
  go_on (self);
  walk_wait_for (self, "How to File");
  walk_look (self, "file-ways");
  walk_press_row (self, "Use your browser");
  walk_wait_for (self, "Filed As");
  walk_look (self, "file-individual");
  walk_press_row (self, "Organization");
  walk_look (self, "file-organization");
  walk_press_row (self, "Anonymous");
  walk_wait_for (self, "What Anonymous Means");
  walk_look (self, "file-anonymous");
  walk_press_row (self, "Individual");
  fill_in_person (self);
  go_on (self);
  look_at_attachment (self);
  go_on (self);
  walk_wait_for (self, "I am the person named, or act for them. This becomes public.");
  panel_fixture_spin (50);
  walk_look (self, "file-review");
  walk_show_stack_page (self, walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogReview")), "stack", "preparing");
  walk_look (self, "file-preparing");
  walk_show_stack_page (self, walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogReview")), "stack", "ready");
  confirm (self, "_Go On in the Browser");
  walk_wait_for (self, "What the Form Asks");
  walk_look (self, "file-browser");
  walk_fill_in (self, "Tracking number", "mhr-ab12-cd34");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (walk_get_row (self, "I pressed “Submit Comment”, and the form said that it was received.", GTK_TYPE_CHECK_BUTTON)), TRUE);
  walk_click (self, "_It Is Filed");
  walk_wait_for (self, "Tracking Number");
  walk_look (self, "file-filed");
  walk_press_row (self, "Show the Receipt");
  walk_wait_for (self, "Is It Posted?");
  walk_look (self, "receipt");
  walk_show_stack_page (self, walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejReceiptPage")), "stack", "loading");
  walk_look (self, "receipt-loading");
  walk_close_dialog (self);
  walk_activate (self, "app.receipts");
  walk_wait_for_dialog (self);
  walk_wait_for (self, "Ask Daily Whether They Are Posted");
  walk_look (self, "receipts");
  walk_show_stack_page (self, GTK_WIDGET (walk_get_dialog (self)), "stack", "loading");
  walk_look_at_dialog (self, "receipts-loading");
  end (self);
}

static void
look_at_key (Walk *self)
{
  begin (self, "37", SOURCE "38 39 40.\n");
  walk_wait_for (self, "Nothing Found That Stands in the Way");
  go_on (self);
  walk_press_row (self, "Send to regulations.gov");
  walk_fill_in (self, "Key", "wrong-key");
  walk_look (self, "file-key");
  walk_press_row (self, "Test This Key");
  panel_wait_until (gtk_widget_has_css_class (walk_get_row (self, "Test This Key", ADW_TYPE_ACTION_ROW), "error"));
  walk_look (self, "file-key-wrong");
  walk_fill_in (self, "Key", WALK_KEY);
  adw_switch_row_set_active (ADW_SWITCH_ROW (walk_get_row (self, "I Hold This Key or May Use It, and Certify This", ADW_TYPE_SWITCH_ROW)), TRUE);
  walk_click (self, "_Use This Key");
  walk_wait_for (self, "This desktop keeps no passwords, so the key is forgotten when Rejoinder ends.");
  walk_look (self, "file-key-kept");
  go_on (self);
  fill_in_person (self);
  go_on (self);
  /* With a file, so that there is something to do before the comment itself is sent, and it can be stopped. */
  adw_switch_row_set_active (ADW_SWITCH_ROW (walk_get_row (self, "Attach the Comment as a PDF Too", ADW_TYPE_SWITCH_ROW)), TRUE);
  go_on (self);
  walk_wait_for (self, "I am the person named, or act for them. This becomes public.");
  stand_in_server_set_fault (self->regulations, STAND_IN_SILENT, 1);
  confirm (self, "_Send It Now");
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogProgress")) != NULL);
  walk_look (self, "file-progress");
  walk_click (self, "_Cancel");
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogOutcome")) != NULL);
  walk_look (self, "file-given-up");
  walk_close_dialog (self);
  end (self);
}

/* The key is known by now. */
static void
look_at_refused (Walk *self)
{
  begin (self, "48", SOURCE "49 50 51.\n");
  walk_wait_for (self, "Nothing Found That Stands in the Way");
  go_on (self);
  walk_press_row (self, "Send to regulations.gov");
  fill_in_person (self);
  go_on (self);
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), REJ_TYPE_FILE_DIALOG_TEXT) != NULL);
  go_on (self);
  walk_wait_for (self, "I am the person named, or act for them. This becomes public.");
  g_assert_true (stand_in_regulations_set_fault (self->regulations, "comment", STAND_IN_400, 1));
  confirm (self, "_Send It Now");
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogOutcome")) != NULL);
  walk_look (self, "file-refused");
  end (self);
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  *(gint64 *) user_data = rej_filing_store_finish (REJ_LIBRARY (object), result, NULL, NULL);
}

/* As an earlier run of the program left it. */
static void
look_at_state (Walk *self,
               const char *name,
               RejFilingState state,
               const char *tracking)
{
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autofree char *text = g_strdup_printf ("41 %s.", name);
  g_autofree char *source = g_strconcat (SOURCE, text, "\n", NULL);
  g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, text, text, submitter);
  gint64 id = 0;

  walk_open_comment (self, name, source);
  filing->draft = rej_document_get_draft_id (get_document (self));
  filing->state = state;
  g_set_str (&filing->tracking, tracking);
  rej_filing_store_async (rej_workspace_get_library (get_workspace (self)), filing, NULL, stored_cb, &id);
  panel_wait_until (id != 0);
  walk_activate (self, "comment.file");
  walk_wait_for_dialog (self);
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogOutcome")) != NULL);
  walk_look (self, name);
  if (state == REJ_FILING_UNKNOWN)
    {
      walk_press_row (self, "It Did Arrive");
      panel_fixture_spin (100);
      walk_look_at_dialog (self, "file-arrived");
      walk_close_dialog (self);
      walk_wait_for_banner (GTK_WIDGET (self->window), "filing_banner");
      walk_look (self, "filing-banner");
    }
  end (self);
}

static void
look_at_hand_over (Walk *self,
                   const char *name,
                   const char *way,
                   const char *send)
{
  g_autoptr (GBytes) xml = g_bytes_new_static (notice, strlen (notice));
  g_autoptr (RejRule) rule = rej_rule_parse (xml, NULL, NULL, NULL);
  g_autofree char *source = g_strdup_printf (SOURCE "42 43 %s.\n", name);

  walk_know (self, notice);
  /* The subject of the message, which is in English like what is filed. */
  walk_know (self, "Comment on USCIS-2019-0007, 21");
  walk_open_comment (self, name, source);
  rej_document_set_rule (get_document (self), rule);
  panel_fixture_settle (&(PanelFixture) { .document = get_document (self) });
  walk_activate (self, "comment.file");
  walk_wait_for_dialog (self);
  walk_wait_for (self, "Nothing Found That Stands in the Way");
  go_on (self);
  walk_press_row (self, way);
  walk_fill_in (self, "First Name", "23");
  walk_fill_in (self, "Last Name", "24");
  go_on (self);
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), REJ_TYPE_FILE_DIALOG_TEXT) != NULL);
  go_on (self);
  confirm (self, send);
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), g_type_from_name ("RejFileDialogHandOver")) != NULL);
  walk_look (self, name);
  end (self);
}

static void
look_at_closed (Walk *self)
{
  begin (self, "44", "---\ndocument: " STAND_IN_CLOSED_DOCUMENT "\n---\n45 46 47.\n");
  walk_wait_for (self, "Nothing Found That Stands in the Way");
  go_on (self);
  walk_look (self, "file-ways-closed");
  walk_press_row (self, "Send to regulations.gov");
  panel_fixture_spin (100);
  fill_in_person (self);
  go_on (self);
  panel_wait_until (walk_find (GTK_WIDGET (walk_get_dialog (self)), REJ_TYPE_FILE_DIALOG_TEXT) != NULL);
  go_on (self);
  walk_wait_for (self, "I am the person named, or act for them. This becomes public.");
  walk_wait_for (self, "regulations.gov takes no comments on this document any more.");
  walk_look (self, "file-review-closed");
  end (self);
}

void
walk_filing (Walk *self)
{
  look_at_checks (self);
  look_at_browser (self);
  look_at_key (self);
  look_at_refused (self);
  look_at_closed (self);
  look_at_state (self, "file-unknown", REJ_FILING_UNKNOWN, NULL);
  look_at_state (self, "file-begun", REJ_FILING_READY, NULL);
  look_at_state (self, "file-filed-no-tracking", REJ_FILING_FILED_NO_TRACKING, NULL);
  look_at_hand_over (self, "file-email", "Send an e-mail", "_Hand to My Mail Program");
  look_at_hand_over (self, "file-print", "Print and post", "_Make the Letter");
}
