/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-file-dialog.h"

#include <string.h>

#include "rej-draft-keeper.h"

static const char source[] =
    "---\n"
    "title: Comment on the draft\n"
    "document: EPA-HQ-OAR-2003-0129-0001\n"
    "docket: EPA-HQ-OAR-2003-0129\n"
    "---\n"
    "I run a bakery beside the plant, and I write about the hours in which it burns its waste.\n\n"
    "On most mornings the smoke lies in our street until nine. Please keep the limit as it was proposed.\n";

typedef struct
{
  PanelFixture panel;
  RejDraftKeeper *keeper;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (&fixture->panel);
  g_settings_set_string (rej_workspace_get_settings (fixture->panel.workspace), "regulations-url", "http://127.0.0.1:9");
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
  panel_fixture_tear_down (&fixture->panel);
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

  open_comment (fixture, "---\ndocument: EPA-HQ-OAR-2003-0129-0001\n---\nI write because [[why you write]]. My number is A 012 345 678.\n", 620);
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

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/file-dialog/placeholder-blocks", test_placeholder_blocks);
  add ("/file-dialog/browser", test_browser);
#undef add

  return g_test_run ();
}
