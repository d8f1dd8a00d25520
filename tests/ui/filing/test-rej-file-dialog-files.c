/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-file-dialog-files.h"

#include <string.h>

#include "rej-attachment-dialog.h"
#include "rej-draft-keeper.h"

/* A picture with a remark in it. */
static const char gif[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
                          "\x21\xfe\x06remark\0"
                          "\x2c\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0"
                          "\x3b";

static RejAttachment *
get_attachment (PanelFixture *panel,
                guint *n)
{
  g_autoptr (GPtrArray) attachments = rej_comment_list_attachments (rej_document_get_comment (panel->document));

  *n = attachments->len;
  return attachments->len > 0 ? rej_attachment_ref (attachments->pdata[0]) : NULL;
}

/* An attached file is asked what it gives away; the cleaned copy takes its place in the comment, under its name. */
static void
test_clean (void)
{
  PanelFixture panel = { 0 };
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejFileDialogPlan) plan = NULL;
  g_autoptr (RejFileDialogFiles) files = NULL;
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = NULL;
  g_autoptr (RejAttachment) before = NULL;
  g_autoptr (RejAttachment) after = NULL;
  g_autofree char *path = NULL;
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  AdwDialog *dialog = NULL;
  guint n = 0;

  panel_fixture_set_up (&panel);
  panel_fixture_open (&panel, "---\ndocument: EPA-HQ-OAR-2003-0129-0001\n---\nDear agency,\n");
  keeper = rej_draft_keeper_new (panel.document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until (rej_document_get_draft_id (panel.document) != 0);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  panel_fixture_show (&panel, page, 620, 800);
  plan = rej_file_dialog_plan_new (panel.document);
  files = rej_file_dialog_files_new (plan, page, ADW_PREFERENCES_GROUP (group), gtk_label_new (NULL));

  path = g_build_filename (panel.folder, "yard.gif", NULL);
  g_assert_true (g_file_set_contents (path, gif, sizeof gif - 1, NULL));
  file = g_file_new_for_path (path);
  g_list_store_append (list, file);
  rej_file_dialog_files_add (files, G_LIST_MODEL (list));
  panel_wait_until (panel_fixture_find_label (page, "yard.gif") != NULL);
  before = get_attachment (&panel, &n);
  g_assert_cmpuint (n, ==, 1);

  g_assert_true (gtk_widget_activate_action (page, "file.inspect", "u", rej_file_dialog_plan_get_files (plan)->len - 1));
  panel_wait_until ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (panel.window))) != NULL);
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (dialog), "_Clean a Copy") != NULL);
  panel_fixture_click (GTK_WIDGET (dialog), "_Clean a Copy");
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (dialog), "_Attach the Copy Instead") != NULL);
  panel_fixture_click (GTK_WIDGET (dialog), "_Attach the Copy Instead");
  do
    {
      g_clear_pointer (&after, rej_attachment_unref);
      panel_fixture_spin (20);
      after = get_attachment (&panel, &n);
    }
  while (strcmp (after->sha256, before->sha256) == 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (after->name, ==, "yard.gif");
  panel_fixture_spin (500);

  rej_draft_keeper_close (keeper);
  panel_fixture_tear_down (&panel);
}

static void
add_file (RejFileDialogFiles *files,
          PanelFixture *panel,
          const char *name,
          const char *contents)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = g_build_filename (panel->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_list_store_append (list, file);
  rej_file_dialog_files_add (files, G_LIST_MODEL (list));
}

static void
fill_in (GtkWidget *dialog,
         const char *title,
         const char *text)
{
  GtkWidget *label = NULL;

  panel_wait_until ((label = panel_fixture_find_label (dialog, title)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW)), text);
}

/* A file gets a title and another place; the text beside the PDF and the receipt know it by them. */
static void
test_title (void)
{
  PanelFixture panel = { 0 };
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejFileDialogPlan) plan = NULL;
  g_autoptr (RejFileDialogFiles) files = NULL;
  g_autoptr (RejFiling) filing = NULL;
  g_autofree char *text = NULL;
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  AdwDialog *dialog = NULL;

  panel_fixture_set_up (&panel);
  panel_fixture_open (&panel, "---\ndocument: EPA-HQ-OAR-2003-0129-0001\n---\nDear agency,\n");
  keeper = rej_draft_keeper_new (panel.document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until (rej_document_get_draft_id (panel.document) != 0);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  panel_fixture_show (&panel, page, 620, 800);
  plan = rej_file_dialog_plan_new (panel.document);
  files = rej_file_dialog_files_new (plan, page, ADW_PREFERENCES_GROUP (group), gtk_label_new (NULL));
  add_file (files, &panel, "a.txt", "First\n");
  add_file (files, &panel, "b.txt", "Second\n");
  panel_wait_until (panel_fixture_find_label (page, "a.txt") != NULL && panel_fixture_find_label (page, "b.txt") != NULL);

  g_assert_true (gtk_widget_activate_action (page, "file.name", "u", 1u));
  panel_wait_until ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (panel.window))) != NULL);
  fill_in (GTK_WIDGET (dialog), "Title, If It Has One", "Exhibit B: Smoke readings");
  panel_fixture_spin (300);
  panel_fixture_take_picture (&panel, "file-dialog-title");
  panel_fixture_click (GTK_WIDGET (dialog), "_Use These");
  panel_wait_until (panel_fixture_find_label (page, "Exhibit B: Smoke readings") != NULL);
  g_assert_true (gtk_widget_activate_action (page, "file.move-down", "u", 0u));
  panel_wait_until (g_str_equal (((RejFileDialogFile *) rej_file_dialog_plan_get_files (plan)->pdata[0])->name, "b.txt"));
  panel_fixture_take_picture (&panel, "file-dialog-titled");

  rej_file_dialog_plan_update_target (plan);
  text = rej_file_dialog_plan_dup_short_text (plan);
  g_assert_true (g_str_has_suffix (text, "\n\nAlso attached:\n- Exhibit B: Smoke readings (b.txt)\n- a.txt"));
  rej_file_dialog_plan_prepare_async (plan, NULL, NULL, NULL);
  panel_wait_until (rej_file_dialog_plan_get_files (plan) != NULL);
  filing = rej_file_dialog_plan_create_filing (plan, NULL, FALSE);
  g_assert_cmpuint (filing->files->len, ==, 2);
  g_assert_cmpstr (((RejFilingFile *) filing->files->pdata[0])->title, ==, "Exhibit B: Smoke readings");
  g_assert_cmpstr (((RejFilingFile *) filing->files->pdata[1])->name, ==, "a.txt");

  rej_draft_keeper_close (keeper);
  panel_fixture_tear_down (&panel);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/file-dialog-files/clean", test_clean);
  g_test_add_func ("/file-dialog-files/title", test_title);

  return g_test_run ();
}
