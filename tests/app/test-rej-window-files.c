/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <unistd.h>

#include "panel-fixture.h"
#include "plain-user.h"
#include "rej-application.h"
#include "rej-undo.h"
#include "rej-window.h"

/* Files that cannot be written, are gone, are open twice or just being written: nothing that was typed is lost, and what
 * is said is so. */

#define SOURCE "---\ntitle: Files\n---\n\nThe first paragraph.\n"

static RejApplication *application;

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  RejWindow *window;
  RejEditorPage *page;
  RejDocument *document;
} Desk;

static RejWorkspace *
get_workspace (void)
{
  return rej_application_get_workspace (application);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static void
open_file (GFile *file)
{
  g_application_open (G_APPLICATION (application), &file, 1, "");
}

static void
look_at_window (Desk *desk)
{
  panel_wait_until (rej_window_find_file (GTK_APPLICATION (application), desk->file) != NULL);
  desk->window = rej_window_find_file (GTK_APPLICATION (application), desk->file);
  desk->page = rej_window_get_editor_page (desk->window);
  desk->document = rej_editor_page_get_document (desk->page);
  panel_wait_until (!rej_document_get_loading (desk->document));
}

static void
close_windows (void)
{
  while (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    {
      gtk_window_close (gtk_application_get_windows (GTK_APPLICATION (application))->data);
      panel_fixture_spin (20);
    }
  panel_wait_until (!rej_workspace_get_busy (get_workspace ()));
}

static void
set_up (Desk *desk,
        gconstpointer data)
{
  desk->folder = g_dir_make_tmp ("rej-window-files-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "comment.md", NULL);
  desk->file = g_file_new_for_path (desk->path);
  g_assert_true (g_file_set_contents (desk->path, SOURCE, -1, NULL));
  open_file (desk->file);
  look_at_window (desk);
}

static void
tear_down (Desk *desk,
           gconstpointer data)
{
  close_windows ();
  g_chmod (desk->folder, 0700);
  panel_fixture_remove_folder (desk->folder);
  g_object_unref (desk->file);
  g_free (desk->folder);
  g_free (desk->path);
}

static void
type (Desk *desk,
      const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (desk->document));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static char *
dup_text (RejDocument *document)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
assert_file (const char *path,
             const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static AdwDialog *
get_dialog (RejWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static void
save (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->page), "comment.save", NULL);
}

/* What is said when a file cannot be written: why, that the text is kept, and that it may go elsewhere. */
static void
assert_other_place_is_offered (Desk *desk,
                               const char *why)
{
  AdwAlertDialog *dialog = NULL;

  panel_wait_until (get_dialog (desk->window) != NULL);
  dialog = ADW_ALERT_DIALOG (get_dialog (desk->window));
  g_test_message ("%s", adw_alert_dialog_get_body (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), why));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (dialog), "kept in your library"));
  g_assert_true (adw_alert_dialog_has_response (dialog, "save-as"));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (dialog), ==, "save-as");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  panel_wait_until (get_dialog (desk->window) == NULL);
  g_assert_true (rej_document_get_modified (desk->document));
}

static void
test_read_only_folder (Desk *desk,
                       gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (desk->folder, "elsewhere", "mine.md", NULL);
  g_autofree char *folder = g_path_get_dirname (elsewhere);
  g_autoptr (GFile) file = g_file_new_for_path (elsewhere);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (desk->path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (desk->folder, 0500), ==, 0);
  type (desk, "Mine.\n");
  panel_wait_until (rej_document_get_draft_id (desk->document) != 0);
  save (desk);
  assert_other_place_is_offered (desk, "not allowed");
  assert_file (desk->path, SOURCE);

  /* Saved as another file the comment is that file from now on, and the old one is as it was. */
  rej_editor_page_save_to (desk->page, file);
  panel_wait_until (!rej_document_get_saving (desk->document) && !rej_document_get_modified (desk->document));
  g_assert_true (g_file_equal (rej_document_get_file (desk->document), file));
  assert_file (elsewhere, SOURCE "Mine.\n");
  assert_file (desk->path, SOURCE);
}

/* The stick is pulled: the folder goes with the file. */
static void
test_folder_gone (Desk *desk,
                  gconstpointer data)
{
  g_autofree char *text = NULL;

  type (desk, "Mine.\n");
  panel_wait_until (rej_document_get_draft_id (desk->document) != 0);
  panel_fixture_remove_folder (desk->folder);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (desk->window), "The folder of the file is no longer there. Save the comment elsewhere.") != NULL);
  save (desk);
  assert_other_place_is_offered (desk, "The folder of “comment.md” is not there");
  text = dup_text (desk->document);
  g_assert_true (g_str_has_suffix (text, "Mine.\n"));
}

static void
test_deleted_elsewhere (Desk *desk,
                        gconstpointer data)
{
  type (desk, "Mine.\n");
  g_assert_cmpint (g_unlink (desk->path), ==, 0);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (desk->window), "The file was moved or deleted. Saving writes it again.") != NULL);
  save (desk);
  panel_wait_until (!rej_document_get_saving (desk->document) && !rej_document_get_modified (desk->document));
  assert_file (desk->path, SOURCE "Mine.\n");
}

/* Another time alone is no change; other bytes are. */
static void
test_touched_elsewhere (Desk *desk,
                        gconstpointer data)
{
  static const char changed[] = "Another program changed the file. Your text here stays as it is.";

  g_assert_true (g_file_set_contents (desk->path, SOURCE, -1, NULL));
  panel_fixture_spin (1500);
  g_assert_null (panel_fixture_find_label (GTK_WIDGET (desk->window), changed));
  g_assert_true (g_file_set_contents (desk->path, "Theirs.\n", -1, NULL));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (desk->window), changed) != NULL);
}

/* Opened again, by its name, by another name or by a link, a file is shown where it is open, also before it has a draft. */
static void
test_opened_twice (Desk *desk,
                   gconstpointer data)
{
  g_autofree char *link = g_build_filename (desk->folder, "link.md", NULL);
  g_autoptr (GFile) same = g_file_new_for_path (desk->path);
  g_autoptr (GFile) other_name = g_file_new_for_path (link);
  RejWindow *library_window = NULL;

  g_assert_cmpint (symlink ("comment.md", link), ==, 0);
  open_file (same);
  open_file (other_name);
  panel_fixture_spin (300);
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_true (rej_window_find_file (GTK_APPLICATION (application), desk->file) == desk->window);

  /* The same from the window of the library, which stays at the library. */
  library_window = rej_window_new (GTK_APPLICATION (application), get_workspace (), NULL);
  gtk_window_present (GTK_WINDOW (library_window));
  rej_window_open_file (library_window, other_name);
  panel_fixture_spin (300);
  g_assert_null (rej_window_get_editor_page (library_window));

  type (desk, "Mine.\n");
  panel_wait_until (rej_document_get_draft_id (desk->document) != 0);
  rej_window_open_file (library_window, same);
  panel_fixture_spin (300);
  g_assert_null (rej_window_get_editor_page (library_window));
  g_assert_cmpuint (count_windows (), ==, 2);
}

/* A comment that is open is not written over by another one, nor by a PDF. */
static void
test_open_file_is_not_written_over (Desk *desk,
                                    gconstpointer data)
{
  Desk other = { .folder = desk->folder, .path = g_build_filename (desk->folder, "other.md", NULL) };

  other.file = g_file_new_for_path (other.path);
  g_assert_true (g_file_set_contents (other.path, "Another comment.\n", -1, NULL));
  open_file (other.file);
  look_at_window (&other);

  rej_editor_page_save_to (other.page, desk->file);
  panel_wait_until (get_dialog (other.window) != NULL);
  adw_dialog_force_close (get_dialog (other.window));
  panel_wait_until (get_dialog (other.window) == NULL);
  rej_editor_page_export_to (other.page, other.file);
  panel_wait_until (get_dialog (other.window) != NULL);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (other.window))), "“other.md” is open as a comment"));
  adw_dialog_force_close (get_dialog (other.window));
  panel_wait_until (get_dialog (other.window) == NULL);
  panel_wait_until (!rej_workspace_get_busy (get_workspace ()));
  assert_file (desk->path, SOURCE);
  assert_file (other.path, "Another comment.\n");
  g_object_unref (other.file);
  g_free (other.path);
}

/* The file is written though its window is closed at once, and the library knows that it is. */
static void
test_closed_while_saving (Desk *desk,
                          gconstpointer data)
{
  type (desk, "Mine.\n");
  panel_wait_until (rej_document_get_draft_id (desk->document) != 0);
  save (desk);
  g_assert_true (rej_document_get_saving (desk->document));
  gtk_window_close (GTK_WINDOW (desk->window));
  panel_wait_until (count_windows () == 0);
  panel_wait_until (!rej_workspace_get_busy (get_workspace ()));
  assert_file (desk->path, SOURCE "Mine.\n");

  open_file (desk->file);
  look_at_window (desk);
  g_assert_false (rej_document_get_modified (desk->document));
  panel_fixture_spin (600);
  g_assert_null (panel_fixture_find_label (GTK_WIDGET (desk->window), "Another program changed the file. Your text here stays as it is."));
}

/* Where it cannot be written the window comes back and says so. */
static void
test_closed_while_saving_fails (Desk *desk,
                                gconstpointer data)
{
  type (desk, "Mine.\n");
  panel_wait_until (rej_document_get_draft_id (desk->document) != 0);
  g_assert_cmpint (g_chmod (desk->path, 0400), ==, 0);
  save (desk);
  gtk_window_close (GTK_WINDOW (desk->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->window)));
  assert_other_place_is_offered (desk, "not allowed");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->window)));
  assert_file (desk->path, SOURCE);
}

/* Quitting asks nothing and loses nothing: two files have not what was typed, and a PDF is being written. */
static void
test_quit (Desk *desk,
           gconstpointer data)
{
  Desk other = { .folder = desk->folder, .path = g_build_filename (desk->folder, "other.md", NULL) };
  g_autofree char *pdf = g_build_filename (desk->folder, "comment.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *start = NULL;
  g_autoptr (GFile) pdf_file = g_file_new_for_path (pdf);
  gsize length = 0;

  other.file = g_file_new_for_path (other.path);
  g_assert_true (g_file_set_contents (other.path, "Another comment.\n", -1, NULL));
  open_file (other.file);
  look_at_window (&other);
  type (desk, "Mine.\n");
  type (&other, "And more.\n");
  rej_editor_page_export_to (desk->page, pdf_file);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  panel_wait_until (count_windows () == 0);
  panel_wait_until (!rej_workspace_get_busy (get_workspace ()));
  g_assert_true (g_file_get_contents (pdf, &start, &length, NULL));
  g_assert_true (g_str_has_prefix (start, "%PDF"));
  assert_file (desk->path, SOURCE);
  assert_file (other.path, "Another comment.\n");

  open_file (desk->file);
  look_at_window (desk);
  text = dup_text (desk->document);
  g_assert_true (g_str_has_suffix (text, "Mine.\n"));
  g_assert_true (rej_document_get_modified (desk->document));
  g_clear_pointer (&text, g_free);
  open_file (other.file);
  look_at_window (&other);
  text = dup_text (other.document);
  g_assert_cmpstr (text, ==, "Another comment.\nAnd more.\n");
  g_object_unref (other.file);
  g_free (other.path);
}

/* Steps that were taken while the draft was still being made are taken back one by one after the file is opened again. */
static void
test_undo_of_first_edits (Desk *desk,
                          gconstpointer data)
{
  g_autofree char *before = dup_text (desk->document);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  type (desk, "One.\n");
  rej_undo_seal (rej_document_get_undo (desk->document));
  type (desk, "Two.\n");
  g_assert_cmpint (rej_document_get_draft_id (desk->document), ==, 0);
  after = dup_text (desk->document);
  panel_wait_until (rej_document_get_draft_id (desk->document) != 0);
  close_windows ();

  open_file (desk->file);
  look_at_window (desk);
  text = dup_text (desk->document);
  g_assert_cmpstr (text, ==, after);
  panel_wait_until (rej_undo_get_can_undo (rej_document_get_undo (desk->document)));
  g_assert_true (rej_undo_undo (rej_document_get_undo (desk->document)));
  g_clear_pointer (&text, g_free);
  text = dup_text (desk->document);
  g_assert_true (g_str_has_suffix (text, "One.\n"));
  g_assert_true (rej_undo_undo (rej_document_get_undo (desk->document)));
  g_clear_pointer (&text, g_free);
  text = dup_text (desk->document);
  g_assert_cmpstr (text, ==, before);
  g_assert_false (rej_undo_get_can_undo (rej_document_get_undo (desk->document)));
  while (rej_undo_redo (rej_document_get_undo (desk->document)))
    ;
  g_clear_pointer (&text, g_free);
  text = dup_text (desk->document);
  g_assert_cmpstr (text, ==, after);
}

#define ADD(name, function) g_test_add (name, Desk, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (plain_user_become ());
  panel_fixture_init (&argc, &argv);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  panel_wait_until (rej_workspace_get_listed (rej_application_get_workspace (application)));

  ADD ("/window-files/read-only-folder", test_read_only_folder);
  ADD ("/window-files/folder-gone", test_folder_gone);
  ADD ("/window-files/deleted-elsewhere", test_deleted_elsewhere);
  ADD ("/window-files/touched-elsewhere", test_touched_elsewhere);
  ADD ("/window-files/opened-twice", test_opened_twice);
  ADD ("/window-files/open-file-is-not-written-over", test_open_file_is_not_written_over);
  ADD ("/window-files/closed-while-saving", test_closed_while_saving);
  ADD ("/window-files/closed-while-saving-fails", test_closed_while_saving_fails);
  ADD ("/window-files/quit", test_quit);
  ADD ("/window-files/undo-of-first-edits", test_undo_of_first_edits);
  status = g_test_run ();
  g_clear_object (&application);
  panel_fixture_remove_folder (library);
  return status;
}
