/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filing-fixture.h"

#include <string.h>

#include "rej-file-dialog-hand-over.h"
#include "stand-in-portal.h"

/* What another program takes over: what it is handed, and what is said when it does, will not or cannot. */

typedef struct
{
  FilingFixture filing;
  StandInPortal *portal;
  GFile *folder;
} Fixture;

#define PDF "comment-" STAND_IN_OPEN_DOCUMENT ".pdf"
#define SUBJECT "Comment on USCIS-2019-0007, A Rule to Try"

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  filing_fixture_set_up (&fixture->filing, data);
  fixture->portal = stand_in_portal_new ();
  fixture->folder = g_file_new_build_filename (fixture->filing.panel.folder, "saved", NULL);
  g_assert_true (g_file_make_directory (fixture->folder, NULL, NULL));
  stand_in_portal_set_folder (fixture->portal, fixture->folder);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  filing_fixture_tear_down (&fixture->filing, data);
  g_clear_pointer (&fixture->portal, stand_in_portal_free);
  g_object_unref (fixture->folder);
}

/* A row that is to be seen says this. */
static void
wait_for_words (GtkWidget *root,
                const char *words)
{
  g_test_message ("“%s”", words);
  panel_wait_until (panel_fixture_find_label (root, words) != NULL);
}

static const StandInPortalCall *
wait_for_call (Fixture *fixture,
               const char *method,
               guint n)
{
  const StandInPortalCall *call = NULL;
  const char *parent = NULL;

  g_test_message ("%s", method);
  panel_wait_until ((call = stand_in_portal_get_call (fixture->portal, method, n)) != NULL);
  /* What the desktop shows for it stands before the window. */
  g_variant_get_child (call->parameters, 0, "&s", &parent);
  g_assert_true (g_str_has_prefix (parent, "x11:"));
  return call;
}

/* What the library says of the comment: no more than is known. */
static void
wait_for_state (Fixture *fixture,
                const char *words)
{
  gint64 draft = rej_document_get_draft_id (fixture->filing.panel.document);

  g_test_message ("state “%s”", words);
  panel_wait_until (g_strcmp0 (g_hash_table_lookup (rej_workspace_get_filing_states (fixture->filing.panel.workspace), &draft), words) == 0);
}

static GtkWidget *
begin (Fixture *fixture,
       const char *way,
       const char *send_label,
       int width)
{
  GtkWidget *dialog = NULL;

  filing_fixture_open_with_notice (&fixture->filing, width);
  dialog = filing_fixture_show_dialog (&fixture->filing);
  filing_fixture_go_on_by (dialog, way, send_label);
  return dialog;
}

/* Into the folder that the desktop asks for. */
static void
save (Fixture *fixture,
      GtkWidget *dialog)
{
  g_autofree char *path = g_file_get_path (fixture->folder);
  g_autofree char *words = g_strdup_printf ("They are in %s.", path);

  panel_fixture_click (dialog, "_Save…");
  wait_for_words (dialog, words);
}

static void
check_option (const StandInPortalCall *call,
              const char *name,
              const char *value)
{
  g_autoptr (GVariant) option = stand_in_portal_call_get_option (call, name);

  g_assert_nonnull (option);
  g_assert_cmpstr (g_variant_get_string (option, NULL), ==, value);
}

static void
check_is_pdf (const StandInPortalCall *call,
              guint n)
{
  GBytes *bytes = NULL;

  g_assert_cmpuint (call->files->len, >, n);
  bytes = call->files->pdata[n];
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "%PDF-", 5), ==, 0);
}

/* What the receipt of the filing that was settled last says. */
static void
check_receipt (GtkWidget *dialog,
               const char *state,
               const char *words)
{
  wait_for_words (dialog, "Show the Receipt");
  filing_fixture_press_row (dialog, "Show the Receipt");
  panel_fixture_spin (400);
  wait_for_words (dialog, state);
  wait_for_words (dialog, words);
}

static void
test_email (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);
  const StandInPortalCall *call = NULL;

  g_assert_nonnull (panel_fixture_find_label (dialog, "Address and subject are filled in. Some agencies make the address you write from public."));
  g_assert_nonnull (panel_fixture_find_label (dialog, "When comments are due is not known here. Look at the notice before you rely on having time."));
  panel_fixture_take_pictures (&fixture->filing.panel, "ways-email");
  save (fixture, dialog);
  /* The folder is shown, at once and whenever it is wanted. */
  call = wait_for_call (fixture, "OpenURI.OpenDirectory", 0);
  g_assert_true (g_str_has_suffix (call->paths[0], "/" PDF));
  panel_fixture_click (dialog, "Show Folder");
  wait_for_call (fixture, "OpenURI.OpenDirectory", 1);

  wait_for_state (fixture, "Ready to E-Mail");
  panel_fixture_click (dialog, "_Open");
  call = wait_for_call (fixture, "Email.ComposeEmail", 0);
  check_option (call, "address", "comments@trial.example.gov");
  check_option (call, "subject", SUBJECT);
  g_assert_cmpuint (call->files->len, ==, 1);
  check_is_pdf (call, 0);
  g_assert_true (g_str_has_suffix (call->paths[0], "/" PDF));
  wait_for_words (dialog, "Handed to your mail program. See there that the files are attached.");
  wait_for_state (fixture, "Handed to Your Mail Program");
  panel_fixture_take_picture (&fixture->filing.panel, "ways-email-handed");

  /* It is not called filed before the writer has seen the attachment. */
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_It Was Sent")));
  g_assert_null (panel_fixture_find_label (dialog, "Filed"));
  filing_fixture_check (dialog, "The message was sent, and the files were attached to it.");
  panel_fixture_click (dialog, "_It Was Sent");
  check_receipt (dialog, "Sent, as You Said", "You said that it went off.");
  g_assert_cmpuint (stand_in_server_get_requests (fixture->filing.server)->len, ==, 0);
}

/* Opened again before the mail program had it, it was made ready and no more. */
static void
test_email_state (Fixture *fixture,
                  gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);

  wait_for_state (fixture, "Ready to E-Mail");
  adw_dialog_close (ADW_DIALOG (dialog));
  panel_fixture_spin (400);
  /* Without the notice nobody knows the address any more, and that is said. */
  rej_document_set_rule (fixture->filing.panel.document, NULL);
  panel_fixture_settle (&fixture->filing.panel);
  dialog = filing_fixture_show_dialog (&fixture->filing);
  wait_for_words (dialog, "The address is in the notice, under ADDRESSES.");
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Open")));
  save (fixture, dialog);
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Open")));
  panel_fixture_click (dialog, "_Not Filed After All");
  wait_for_words (dialog, "Given Up");
  wait_for_words (dialog, "You said that it did not go off. You can still file it.");
}

static void
test_email_dismissed (Fixture *fixture,
                      gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);

  stand_in_portal_set_manner (fixture->portal, "Email", STAND_IN_PORTAL_CANCELS);
  save (fixture, dialog);
  panel_fixture_click (dialog, "_Open");
  wait_for_words (dialog, "That was dismissed, and nothing was handed over.");
  wait_for_state (fixture, "Ready to E-Mail");
  g_assert_null (stand_in_portal_get_call (fixture->portal, "OpenURI.OpenURI", 0));
}

/* Without the portal a mail program can still be opened by an address, which takes no files. */
static void
test_email_by_address (Fixture *fixture,
                       gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);
  const StandInPortalCall *call = NULL;
  const char *uri = NULL;

  stand_in_portal_set_manner (fixture->portal, "Email", GPOINTER_TO_UINT (data));
  save (fixture, dialog);
  panel_fixture_click (dialog, "_Open");
  call = wait_for_call (fixture, "OpenURI.OpenURI", 0);
  g_variant_get_child (call->parameters, 1, "&s", &uri);
  g_assert_true (g_str_has_prefix (uri, "mailto:comments@trial.example.gov?subject=Comment%20on%20USCIS-2019-0007"));
  wait_for_words (dialog, "Handed to your mail program without the files. Attach them there from the folder.");
}

static void
clipboard_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static char *
dup_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_cb, &text);
  panel_wait_until (text != NULL);
  return text;
}

static void
copy_row (GtkWidget *dialog,
          const char *title)
{
  panel_fixture_click (filing_fixture_find_row (dialog, title, ADW_TYPE_ACTION_ROW), "Copy");
}

/* Where no program takes it, the writer is told what to do by hand, and everything for that is there. */
static void
test_email_by_hand (Fixture *fixture,
                    gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 360);
  g_autofree char *to = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;

  stand_in_portal_set_manner (fixture->portal, "Email", STAND_IN_PORTAL_FAILS);
  stand_in_portal_set_manner (fixture->portal, "OpenURI.OpenURI", STAND_IN_PORTAL_FAILS);
  save (fixture, dialog);
  panel_fixture_click (dialog, "_Open");
  wait_for_words (dialog, "No mail program could be opened from here. Write the message yourself: what goes into it is below, and the files are in the folder.");
  panel_fixture_take_picture (&fixture->filing.panel, "ways-email-by-hand-narrow");
  copy_row (dialog, "To");
  to = dup_clipboard (dialog);
  g_assert_cmpstr (to, ==, "comments@trial.example.gov");
  copy_row (dialog, "Subject");
  subject = dup_clipboard (dialog);
  g_assert_cmpstr (subject, ==, SUBJECT);
  copy_row (dialog, "Text");
  text = dup_clipboard (dialog);
  g_assert_cmpuint (strlen (text), >, 20);
}

static void
test_email_file_gone (Fixture *fixture,
                      gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);
  g_autoptr (GFile) pdf = g_file_get_child (fixture->folder, PDF);

  save (fixture, dialog);
  g_assert_true (g_file_delete (pdf, NULL, NULL));
  panel_fixture_click (dialog, "_Open");
  wait_for_words (dialog, "One of the files is no longer where it was saved. Save them again.");
  g_assert_null (stand_in_portal_get_call (fixture->portal, "Email", 0));
}

static void
test_folder_not_shown (Fixture *fixture,
                       gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);
  g_autofree char *path = g_file_get_path (fixture->folder);
  g_autofree char *words = g_strdup_printf ("They are in %s. The folder could not be opened from here: look for it in your files.", path);

  stand_in_portal_set_manner (fixture->portal, "OpenURI.OpenDirectory", STAND_IN_PORTAL_FAILS);
  panel_fixture_click (dialog, "_Save…");
  wait_for_words (dialog, words);
}

/* The writer leaves the page when the desktop was asked and does not answer, and when its answer is on its way. */
static void
test_left (Fixture *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *fails, *waits, *button;
  } rows[] = {
    { "None", "Email", "_Open" },
    { "Email", "OpenURI.OpenURI", "_Open" },
    { "None", "OpenURI.OpenDirectory", "Show Folder" },
    { "None", "FileChooser", "_Save…" },
  };
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      gboolean is_early = i >= G_N_ELEMENTS (rows);
      guint row = i % G_N_ELEMENTS (rows);

      g_test_message ("%s, %s", rows[row].waits, is_early ? "answered" : "not answered");
      g_clear_pointer (&fixture->portal, stand_in_portal_free);
      fixture->portal = stand_in_portal_new ();
      stand_in_portal_set_folder (fixture->portal, fixture->folder);
      save (fixture, dialog);
      wait_for_call (fixture, "OpenURI.OpenDirectory", 0);
      panel_fixture_spin (100);
      stand_in_portal_set_manner (fixture->portal, rows[row].fails, STAND_IN_PORTAL_FAILS);
      if (!is_early)
        stand_in_portal_set_manner (fixture->portal, rows[row].waits, STAND_IN_PORTAL_WAITS);
      g_signal_emit_by_name (panel_fixture_find_button (dialog, rows[row].button), "clicked");
      if (!is_early)
        wait_for_call (fixture, rows[row].waits, row < 2 ? 0 : 1);
      adw_dialog_force_close (ADW_DIALOG (dialog));
      panel_fixture_spin (300);
      dialog = filing_fixture_show_dialog (&fixture->filing);
      wait_for_words (dialog, "By E-Mail");
    }
}

/* Killed between asking the mail program and its answer, the library says that it was made ready; what the answer says
 * counts even where the writer left the page. */
static void
test_answered_late (Fixture *fixture,
                    gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);

  save (fixture, dialog);
  panel_fixture_click (dialog, "_Open");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fixture->filing.dialog = NULL;
  wait_for_state (fixture, "Handed to Your Mail Program");
}

/* Whoever chooses no folder is where they were. */
static void
test_folder_dismissed (Fixture *fixture,
                       gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);

  stand_in_portal_set_manner (fixture->portal, "FileChooser", STAND_IN_PORTAL_CANCELS);
  panel_fixture_click (dialog, "_Save…");
  wait_for_call (fixture, "FileChooser.OpenFile", 0);
  panel_fixture_spin (300);
  g_assert_false (gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Open")));
  g_assert_null (panel_fixture_find_label (dialog, "The Files Could Not Be Saved"));
}

static void
test_browser (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Use your browser", "_Go On in the Browser", 620);
  const StandInPortalCall *call = NULL;
  g_autofree char *text = NULL;
  const char *uri = NULL;

  text = dup_clipboard (dialog);
  g_assert_true (g_str_has_prefix (text, "I run a bakery beside the plant"));
  g_assert_true (g_str_has_suffix (text, "as it was proposed."));
  panel_fixture_click (dialog, "_Open");
  call = wait_for_call (fixture, "OpenURI.OpenURI", 0);
  g_variant_get_child (call->parameters, 1, "&s", &uri);
  g_assert_cmpstr (uri, ==, "https://www.regulations.gov/commenton/" STAND_IN_OPEN_DOCUMENT);

  stand_in_portal_set_manner (fixture->portal, "OpenURI", STAND_IN_PORTAL_FAILS);
  panel_fixture_click (dialog, "_Open");
  wait_for_words (dialog, "Your browser could not be opened from here. Open it yourself, and go to the address of the form, which is below.");
  g_assert_nonnull (panel_fixture_find_label (dialog, "https://www.regulations.gov/commenton/" STAND_IN_OPEN_DOCUMENT));
  filing_fixture_fill_in (dialog, "Tracking number", "mhr-ab12-cd34");
  filing_fixture_check (dialog, "I pressed “Submit Comment”, and the form said that it was received.");
  panel_fixture_click (dialog, "_It Is Filed");
  check_receipt (dialog, "Filed", "You said that it is filed under the tracking number mhr-ab12-cd34.");
}

/* The agency's own form is like regulations.gov's, but nothing is known of it. */
static void
test_web (Fixture *fixture,
          gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Use the agency’s own form", "_Go On in the Browser", 620);
  const StandInPortalCall *call = NULL;
  const char *uri = NULL;

  panel_fixture_take_picture (&fixture->filing.panel, "ways-web");
  panel_fixture_click (dialog, "_Open");
  call = wait_for_call (fixture, "OpenURI.OpenURI", 0);
  g_variant_get_child (call->parameters, 1, "&s", &uri);
  g_assert_cmpstr (uri, ==, "https://trial.example.gov/comments");
  save (fixture, dialog);
  g_assert_null (panel_fixture_find_label (dialog, "Tracking number"));
  filing_fixture_check (dialog, "I sent the form, and it said that it was received.");
  panel_fixture_click (dialog, "_It Is Filed");
  check_receipt (dialog, "Sent, as You Said", "You said that it went off.");
}

static void
test_print (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Print and post", "_Make the Letter", 620);
  const StandInPortalCall *call = NULL;

  save (fixture, dialog);
  panel_fixture_click (dialog, "_Print…");
  call = wait_for_call (fixture, "Print.Print", 0);
  check_is_pdf (call, 0);
  g_assert_true (g_str_has_suffix (call->paths[0], "/cover-letter.pdf"));
  wait_for_words (dialog, "Handed to the printer. See that all of it comes out.");
  stand_in_portal_set_manner (fixture->portal, "Print", STAND_IN_PORTAL_CANCELS);
  panel_fixture_click (dialog, "P_rint…");
  call = wait_for_call (fixture, "Print.Print", 1);
  g_assert_true (g_str_has_suffix (call->paths[0], "/" PDF));
  panel_fixture_spin (300);
  /* Dismissed, it says what it said. */
  wait_for_words (dialog, "Files that you attached are printed from the folder.");
  stand_in_portal_set_manner (fixture->portal, "Print", STAND_IN_PORTAL_FAILS);
  panel_fixture_click (dialog, "P_rint…");
  wait_for_words (dialog, "It could not be printed from here. Open the file in the folder, and print it from there.");
  panel_fixture_take_picture (&fixture->filing.panel, "ways-print");
  filing_fixture_check (dialog, "I gave it to the post, with everything in it. A receipt of the post office is the proof.");
  panel_fixture_click (dialog, "_It Was Posted");
  check_receipt (dialog, "Sent, as You Said", "You said that it went off.");
}

/* By hand and by fax: the letter has the place, and the words are those of the way. */
static void
test_paper (Fixture *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *way, *place, *sure, *done;
  } rows[] = {
    { "Bring it, or send a courier", "Docket Room, 14 Long Street, Washington, DC 20001.", "It was brought there, with everything in it. A stamped copy or the courier’s receipt is the proof.", "_It Was Brought" },
    { "Send a fax", "202-555-0100", "All pages went through, as the fax machine’s report says. The report is the proof.", "_It Was Faxed" },
  };
  guint n = GPOINTER_TO_UINT (data);
  GtkWidget *dialog = begin (fixture, rows[n].way, "_Make the Letter", 360);
  g_autoptr (GFile) letter = g_file_get_child (fixture->folder, "cover-letter.pdf");

  panel_fixture_take_picture (&fixture->filing.panel, n == 0 ? "ways-hand-narrow" : "ways-fax-narrow");
  g_assert_nonnull (panel_fixture_find_label (dialog, rows[n].place));
  /* What the notice says of postmarks is not about this way. */
  g_assert_null (panel_fixture_find_label (dialog, "Comments must be postmarked by the last day."));
  save (fixture, dialog);
  g_assert_true (g_file_query_exists (letter, NULL));
  filing_fixture_check (dialog, rows[n].sure);
  panel_fixture_click (dialog, rows[n].done);
  check_receipt (dialog, "Sent, as You Said", "You said that it went off.");
}

/* The desktop has no portals at all. The last test, since GTK asks only once which there are. */
static void
test_absent (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = begin (fixture, "Send an e-mail", "_Hand to My Mail Program", 620);

  save (fixture, dialog);
  g_clear_pointer (&fixture->portal, stand_in_portal_free);
  panel_fixture_click (dialog, "_Open");
  wait_for_words (dialog, "No mail program could be opened from here. Write the message yourself: what goes into it is below, and the files are in the folder.");
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, data, function) g_test_add (path, Fixture, GUINT_TO_POINTER (data), set_up, function, tear_down)
  add ("/ways/email/handed", 0, test_email);
  add ("/ways/email/state", 0, test_email_state);
  add ("/ways/email/dismissed", 0, test_email_dismissed);
  add ("/ways/email/by-address", STAND_IN_PORTAL_FAILS, test_email_by_address);
  add ("/ways/email/by-address/no-portal", STAND_IN_PORTAL_REFUSES, test_email_by_address);
  add ("/ways/email/by-hand", 0, test_email_by_hand);
  add ("/ways/email/file-gone", 0, test_email_file_gone);
  add ("/ways/folder/not-shown", 0, test_folder_not_shown);
  add ("/ways/folder/dismissed", 0, test_folder_dismissed);
  add ("/ways/left", 0, test_left);
  add ("/ways/answered-late", 0, test_answered_late);
  add ("/ways/form/browser", 0, test_browser);
  add ("/ways/form/agency", 0, test_web);
  add ("/ways/paper/post", 0, test_print);
  add ("/ways/paper/hand", 0, test_paper);
  add ("/ways/paper/fax", 1, test_paper);
  add ("/ways/no-portals/absent", 0, test_absent);
#undef add

  return g_test_run ();
}
