/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-draft-item.h"
#include "rej-draft-writer.h"
#include "rej-history-dialog.h"
#include "rej-new-comment-dialog.h"
#include "rej-review-dialog.h"
#include "rej-window.h"

/* The main job, as a person does it: start, new comment from a campaign, type, save, export. Each stop leaves a
 * picture in the build folder. */
typedef struct
{
  RejApplication *application;
  RejWindow *window;
  char *folder;
  guint n_drafts; /* in the library when the test began */
} Fixture;

static void
drafts_listed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  GPtrArray **drafts = user_data;
  g_autoptr (GError) error = NULL;

  *drafts = rej_library_list_finish (REJ_LIBRARY (object), result, &error);
  g_assert_no_error (error);
}

/* What the library holds once the test before is written: the list of the start page may still be behind. */
static guint
count_drafts (RejWorkspace *workspace)
{
  g_autoptr (GPtrArray) drafts = NULL;

  panel_wait_until (!rej_workspace_get_busy (workspace));
  rej_library_list_drafts_async (rej_workspace_get_library (workspace), NULL, drafts_listed_cb, &drafts);
  panel_wait_until (drafts != NULL);

  return drafts->len;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  RejWorkspace *workspace = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rejoinder-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->application = g_object_ref (REJ_APPLICATION ((gpointer) data));
  workspace = rej_application_get_workspace (fixture->application);
  panel_wait_until (g_list_model_get_n_items (rej_workspace_get_campaigns (workspace)) > 0);
  fixture->window = rej_window_new (GTK_APPLICATION (fixture->application), workspace, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 780);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->n_drafts = count_drafts (workspace);
  panel_wait_until (g_list_model_get_n_items (rej_workspace_get_drafts (workspace)) == fixture->n_drafts);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (fixture->application)));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_clear_object (&fixture->application);
  panel_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static RejEditorPage *
begin_from_campaign (Fixture *fixture,
                     const char *id)
{
  AdwDialog *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-comment-from", "s", id);
  panel_wait_until ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  rej_new_comment_dialog_create (REJ_NEW_COMMENT_DIALOG (dialog));
  panel_wait_until (rej_window_get_editor_page (fixture->window) != NULL);
  return rej_window_get_editor_page (fixture->window);
}

static guint
count_words (RejEditorPage *page)
{
  RejTextCounts counts = { 0 };

  rej_check_get_counts (rej_document_get_check (rej_editor_page_get_document (page)), &counts);
  return counts.words;
}

static void
type_at_end (RejEditorPage *page,
             const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (rej_editor_page_get_document (page)));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_interactive (buffer, &end, text, -1, TRUE);
}

static GFile *
get_file (Fixture *fixture,
          const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

static void
test_start (Fixture *fixture,
            gconstpointer data)
{
  g_assert_null (rej_window_get_editor_page (fixture->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Rejoinder");
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "start");
}

static void
test_journey (Fixture *fixture,
              gconstpointer data)
{
  RejEditorPage *page = begin_from_campaign (fixture, "biometrics-2020");
  RejDocument *document = rej_editor_page_get_document (page);
  GListModel *findings = G_LIST_MODEL (rej_document_get_check (document));
  GListModel *drafts = rej_workspace_get_drafts (rej_application_get_workspace (fixture->application));
  g_autoptr (GFile) saved = get_file (fixture, "comment.md");
  g_autoptr (GFile) pdf = get_file (fixture, "comment.pdf");
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  g_autofree char *words_before = NULL;
  guint n_words = 0;
  guint n_findings = 0;
  gsize length = 0;

  panel_wait_until (rej_document_get_settled (document) && count_words (page) > 100);
  n_words = count_words (page);
  n_findings = g_list_model_get_n_items (findings);
  words_before = g_strdup (rej_status_bar_get_words (rej_editor_page_get_status_bar (page)));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "editor");

  type_at_end (page, "\nFour words are here, and [[one place to fill in]].\n");
  panel_wait_until (rej_document_get_settled (document));
  g_assert_cmpuint (count_words (page), >, n_words + 4);
  g_assert_cmpuint (g_list_model_get_n_items (findings), >, n_findings);
  panel_wait_until (g_strcmp0 (rej_status_bar_get_words (rej_editor_page_get_status_bar (page)), words_before) != 0);

  /* From the first letter on it is in the library. */
  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 1);

  rej_editor_page_show_panel (page, "checks");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "comment.next-finding", NULL);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "checks");

  rej_editor_page_save_to (page, saved);
  panel_wait_until (rej_document_get_file (document) != NULL);
  g_assert_false (rej_document_get_modified (document));
  g_assert_true (g_file_load_contents (saved, NULL, &text, &length, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "---\n"));
  g_assert_nonnull (g_strstr_len (text, length, "campaign: biometrics-2020"));
  g_assert_nonnull (g_strstr_len (text, length, "Four words are here"));

  rej_editor_page_export_to (page, pdf);
  panel_wait_until (g_file_query_exists (pdf, NULL));
  panel_fixture_spin (200);
  g_assert_true (g_file_load_contents (pdf, NULL, &head, &length, NULL, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (head, "%PDF-"));
}

static guint
find_fixable (GListModel *findings)
{
  guint start = 0;
  guint end = 0;
  const char *replacement = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);

      if (rej_finding_item_get_fix (item, &start, &end, &replacement))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
find_widget (GtkWidget *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root))
    {
      GtkWidget *child = gtk_button_get_child (GTK_BUTTON (root));

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0 || (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (child)), label) == 0))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_findings (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GFile) file = get_file (fixture, "findings.md");
  static const char source[] = "One line first.\n\nSee 8 CFR §§ 103.2 for this.\n\nA place to fill: [[who you are]].\n";
  RejEditorPage *page = NULL;
  RejDocument *document = NULL;
  GListModel *findings = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkWidget *button = NULL;
  GtkTextIter start;
  GtkTextIter end;
  guint n_findings = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_replace_contents (file, source, sizeof source - 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rej_window_open_file (fixture->window, file);
  panel_wait_until ((page = rej_window_get_editor_page (fixture->window)) != NULL);
  document = rej_editor_page_get_document (page);
  findings = G_LIST_MODEL (rej_document_get_check (document));
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  panel_wait_until (rej_document_get_settled (document));
  g_assert_cmpuint (find_fixable (findings), !=, GTK_INVALID_LIST_POSITION);

  /* The key goes from one finding to the next, and round. */
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "comment.next-finding", NULL);
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "comment.previous-finding", NULL);
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 4);

  rej_editor_page_show_panel (page, "checks");
  n_findings = g_list_model_get_n_items (findings);
  panel_wait_until ((button = find_widget (GTK_WIDGET (page), "Change to “§”")) != NULL);
  g_object_get (buffer, "text", &before, NULL);
  g_signal_emit_by_name (button, "clicked");
  panel_wait_until (rej_document_get_settled (document) && g_list_model_get_n_items (findings) < n_findings);
  g_object_get (buffer, "text", &after, NULL);
  g_assert_cmpstr (before, !=, after);
  gtk_widget_activate_action (GTK_WIDGET (rej_editor_page_get_view (page)), "history.undo", NULL);
  g_clear_pointer (&after, g_free);
  g_object_get (buffer, "text", &after, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_draft_comes_back (Fixture *fixture,
                       gconstpointer data)
{
  RejEditorPage *page = begin_from_campaign (fixture, "any-rule");
  GListModel *drafts = rej_workspace_get_drafts (rej_application_get_workspace (fixture->application));
  AdwNavigationView *navigation = ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW));
  g_autoptr (RejDraftItem) draft = NULL;
  GtkTextBuffer *buffer = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  type_at_end (page, "\nTyped and never saved by hand.");
  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 1);
  adw_navigation_view_pop (navigation);
  panel_wait_until (rej_window_get_editor_page (fixture->window) == NULL);
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (fixture->application)));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "start-with-draft");

  /* The last changed is the first of the list. */
  draft = g_list_model_get_item (drafts, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-draft", "x", rej_draft_item_get_id (draft));
  panel_wait_until (rej_window_get_editor_page (fixture->window) != NULL);
  page = rej_window_get_editor_page (fixture->window);
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (rej_editor_page_get_document (page)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_true (g_str_has_suffix (text, "Typed and never saved by hand."));
}

/* The first question of a template is in sight, and so is the title above it. */
static void
test_first_field (Fixture *fixture,
                  gconstpointer data)
{
  RejEditorPage *page = NULL;
  GtkTextView *view = NULL;
  GtkTextIter field;
  GdkRectangle place = { 0 };
  GdkRectangle seen = { 0 };

  /* Where scrolling takes its time, it goes on while lines get their heights. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  page = begin_from_campaign (fixture, "any-rule");
  view = GTK_TEXT_VIEW (rej_editor_page_get_view (page));
  panel_fixture_spin (600);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_true (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &field, NULL));
  gtk_text_view_get_iter_location (view, &field, &place);
  gtk_text_view_get_visible_rect (view, &seen);
  g_test_message ("the field is at %d, lines %d to %d are seen", place.y, seen.y, seen.y + seen.height);
  g_assert_true (gdk_rectangle_contains_point (&seen, seen.x, place.y));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view))), ==, 0);
}

/* A comment begun while another one is shown is kept like the first. */
static void
test_second_comment (Fixture *fixture,
                     gconstpointer data)
{
  RejEditorPage *first = begin_from_campaign (fixture, "any-rule");
  RejEditorPage *second = NULL;
  GListModel *drafts = rej_workspace_get_drafts (rej_application_get_workspace (fixture->application));

  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-comment-from", "s", "any-rule");
  panel_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL);
  rej_new_comment_dialog_create (REJ_NEW_COMMENT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))));
  panel_wait_until ((second = rej_window_get_editor_page (fixture->window)) != first);
  g_assert_nonnull (second);
  g_assert_nonnull (rej_window_get_keeper (fixture->window));
  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 2);
  panel_wait_until (rej_document_get_draft_id (rej_editor_page_get_document (second)) != 0);
}

static void
assert_text_ends (GtkTextBuffer *buffer,
                  const char *end)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  g_assert_true (g_str_has_suffix (text, end));
}

/* Undo goes on where the window was closed. */
static void
test_undo_outlives_window (Fixture *fixture,
                           gconstpointer data)
{
  RejEditorPage *page = begin_from_campaign (fixture, "any-rule");
  RejWorkspace *workspace = rej_application_get_workspace (fixture->application);
  GListModel *drafts = rej_workspace_get_drafts (workspace);
  g_autoptr (RejDraftItem) draft = NULL;
  RejUndo *undo = NULL;
  GtkTextBuffer *buffer = NULL;

  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 1);
  panel_wait_until (!rej_workspace_get_busy (workspace));
  type_at_end (page, "First. ");
  panel_fixture_spin (600);
  /* The details stand before the text in the draft: its places move. */
  g_assert_true (rej_document_ignore (rej_editor_page_get_document (page), "page-comma", NULL, NULL));
  type_at_end (page, "Second. ");
  type_at_end (page, "Third. ");
  undo = rej_document_get_undo (rej_editor_page_get_document (page));
  g_assert_true (rej_undo_undo (undo));
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW)));
  panel_wait_until (rej_window_get_editor_page (fixture->window) == NULL);
  panel_wait_until (!rej_workspace_get_busy (workspace));

  draft = g_list_model_get_item (drafts, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-draft", "x", rej_draft_item_get_id (draft));
  panel_wait_until ((page = rej_window_get_editor_page (fixture->window)) != NULL);
  undo = rej_document_get_undo (rej_editor_page_get_document (page));
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (rej_editor_page_get_document (page)));
  panel_wait_until (rej_undo_get_can_undo (undo));
  assert_text_ends (buffer, "First. Second. ");
  g_assert_true (rej_undo_get_can_redo (undo));
  g_assert_true (rej_comment_is_ignored (rej_document_get_comment (rej_editor_page_get_document (page)), "page-comma", "85 Fed. Reg. 56338"));
  gtk_widget_activate_action (GTK_WIDGET (rej_editor_page_get_view (page)), "history.undo", NULL);
  assert_text_ends (buffer, "First. ");
  g_assert_true (rej_undo_undo (undo));
  g_assert_true (rej_undo_redo (undo));
  assert_text_ends (buffer, "First. ");
  gtk_widget_activate_action (GTK_WIDGET (rej_editor_page_get_view (page)), "history.redo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (rej_editor_page_get_view (page)), "history.redo", NULL);
  assert_text_ends (buffer, "Third. ");
  g_assert_false (rej_undo_get_can_redo (undo));
}

/* Typed on at once after a change of the details: letters that would else be one step with those before. */
static void
test_details_between_letters (Fixture *fixture,
                              gconstpointer data)
{
  RejEditorPage *page = begin_from_campaign (fixture, "any-rule");
  RejWorkspace *workspace = rej_application_get_workspace (fixture->application);
  GListModel *drafts = rej_workspace_get_drafts (workspace);
  RejDocument *document = rej_editor_page_get_document (page);
  g_autoptr (RejDraftItem) draft = NULL;
  g_autofree char *original = NULL;
  g_autofree char *source = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;

  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 1);
  panel_wait_until (!rej_workspace_get_busy (workspace));
  g_object_get (rej_document_get_buffer (document), "text", &original, NULL);
  type_at_end (page, "a");
  type_at_end (page, "b");
  g_assert_true (rej_document_ignore (document, "page-comma", NULL, NULL));
  type_at_end (page, "c");
  g_assert_true (rej_document_set_field (document, REJ_COMMENT_STYLE, "fr", NULL));
  type_at_end (page, "d");
  type_at_end (page, "e");
  g_assert_true (rej_undo_undo (rej_document_get_undo (document)));
  source = rej_document_dup_source (document);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW)));
  panel_wait_until (rej_window_get_editor_page (fixture->window) == NULL);
  panel_wait_until (!rej_workspace_get_busy (workspace));

  draft = g_list_model_get_item (drafts, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-draft", "x", rej_draft_item_get_id (draft));
  panel_wait_until ((page = rej_window_get_editor_page (fixture->window)) != NULL);
  document = rej_editor_page_get_document (page);
  panel_wait_until (rej_undo_get_can_redo (rej_document_get_undo (document)));
  again = rej_document_dup_source (document);
  g_assert_cmpstr (again, ==, source);
  g_assert_cmpstr (rej_comment_get_field (rej_document_get_comment (document), REJ_COMMENT_STYLE), ==, "fr");
  g_assert_true (rej_comment_is_ignored (rej_document_get_comment (document), "page-comma", "85 Fed. Reg. 56338"));

  while (rej_undo_undo (rej_document_get_undo (document)))
    ;
  g_object_get (rej_document_get_buffer (document), "text", &undone, NULL);
  g_assert_cmpstr (undone, ==, original);
  while (rej_undo_redo (rej_document_get_undo (document)))
    ;
  assert_text_ends (GTK_TEXT_BUFFER (rej_document_get_buffer (document)), "abcde");
  g_assert_cmpstr (rej_comment_get_field (rej_document_get_comment (document), REJ_COMMENT_STYLE), ==, "fr");
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static RejEditorPage *
open_text (Fixture *fixture,
           const char *name,
           const char *source)
{
  g_autoptr (GFile) file = get_file (fixture, name);
  RejEditorPage *page = NULL;

  g_assert_true (g_file_replace_contents (file, source, strlen (source), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rej_window_open_file (fixture->window, file);
  panel_wait_until ((page = rej_window_get_editor_page (fixture->window)) != NULL);
  panel_wait_until (rej_document_get_settled (rej_editor_page_get_document (page)));
  return page;
}

static void
assert_text (RejEditorPage *page,
             const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (rej_document_get_buffer (rej_editor_page_get_document (page)), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

#define MINE "The rule is vague.\n\nChildren of any age would be photographed.\n\nI oppose it.\n"
#define THEIRS "---\ntitle: Another title\n---\n\nThe rule is unlawful.\n\nChildren of any age would be photographed.\n\nA new paragraph.\n\nI strongly oppose it.\n"

/* A colleague's version: one change taken, one refused, then all, and every one can be undone. */
static void
test_review (Fixture *fixture,
             gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "mine.md", MINE);
  RejUndo *undo = rej_document_get_undo (rej_editor_page_get_document (page));
  g_autoptr (GFile) theirs = get_file (fixture, "theirs.md");
  RejReviewDialog *dialog = NULL;
  RejComparison *comparison = NULL;

  g_assert_true (g_file_replace_contents (theirs, THEIRS, strlen (THEIRS), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rej_editor_page_review_file (page, theirs, NULL);
  panel_wait_until (get_dialog (fixture) != NULL);
  dialog = REJ_REVIEW_DIALOG (get_dialog (fixture));
  panel_wait_until ((comparison = rej_review_dialog_get_comparison (dialog)) != NULL);
  g_assert_cmpuint (rej_comparison_get_n_changes (comparison), ==, 3);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "review");
  rej_comparison_view_show_sides (rej_review_dialog_get_view (dialog), TRUE);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "review-sides");
  rej_comparison_view_show_sides (rej_review_dialog_get_view (dialog), FALSE);

  g_assert_cmpuint (rej_comparison_view_get_current (rej_review_dialog_get_view (dialog)), ==, 0);
  g_assert_true (rej_review_dialog_decide (dialog, REJ_CHANGE_REFUSED));
  assert_text (page, MINE);
  g_assert_true (rej_review_dialog_decide (dialog, REJ_CHANGE_TAKEN));
  assert_text (page, "The rule is vague.\n\nChildren of any age would be photographed.\n\nA new paragraph.\n\nI oppose it.\n");
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "review-decided");
  g_assert_true (rej_comparison_decide_all (comparison, 0, 3, REJ_CHANGE_TAKEN));
  assert_text (page, "The rule is unlawful.\n\nChildren of any age would be photographed.\n\nA new paragraph.\n\nI strongly oppose it.\n");
  /* A change of mind: what was taken goes back. */
  g_assert_true (rej_comparison_decide (comparison, 0, REJ_CHANGE_REFUSED));
  g_assert_true (rej_comparison_decide (comparison, 1, REJ_CHANGE_REFUSED));
  assert_text (page, "The rule is vague.\n\nChildren of any age would be photographed.\n\nI strongly oppose it.\n");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  for (guint i = 0; i < 4; i++)
    g_assert_true (rej_undo_undo (undo));
  assert_text (page, MINE);
  g_assert_cmpstr (rej_comment_get_field (rej_document_get_comment (rej_editor_page_get_document (page)), REJ_COMMENT_TITLE), ==, NULL);
}

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) user_data = rej_comparison_export_finish (REJ_COMPARISON (object), result, &error);
  g_assert_no_error (error);
}

static RejReviewDialog *
wait_for_review (Fixture *fixture,
                 RejEditorPage *page,
                 GFile *file,
                 const char *base)
{
  RejComparison *comparison = NULL;
  RejReviewDialog *dialog = NULL;

  rej_editor_page_review_file (page, file, base);
  panel_wait_until (get_dialog (fixture) != NULL);
  dialog = REJ_REVIEW_DIALOG (get_dialog (fixture));
  panel_wait_until ((comparison = rej_review_dialog_get_comparison (dialog)) != NULL);
  panel_wait_until (rej_comparison_view_get_current (rej_review_dialog_get_view (dialog)) != G_MAXUINT);
  return dialog;
}

#define BASE "The rule is broad.\n\nChildren would be photographed.\n"
#define OURS "The rule is vague.\n\nChildren would be photographed.\n"
#define OTHERS "The rule is unlawful.\n\nSmall children would be photographed.\n"

/* A conflict is told in words, and is not taken along with others. What was refused stays so when the review is gone on
 * with, and the changes can be mailed as a file. */
static void
test_review_goes_on (Fixture *fixture,
                     gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "ours.md", OURS);
  RejDocument *document = rej_editor_page_get_document (page);
  g_autoptr (GFile) others = get_file (fixture, "others.md");
  g_autoptr (GFile) marked = get_file (fixture, "marked.md");
  RejReviewDialog *dialog = NULL;
  RejComparison *comparison = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (RejComparisonRow) row = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *written = NULL;
  gboolean is_exported = FALSE;

  g_assert_true (g_file_replace_contents (others, OTHERS, strlen (OTHERS), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  dialog = wait_for_review (fixture, page, others, BASE);
  comparison = rej_review_dialog_get_comparison (dialog);
  g_assert_cmpuint (rej_comparison_get_n_changes (comparison), ==, 2);
  g_assert_cmpuint (rej_comparison_count_conflicts (comparison), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (comparison), 0);
  shown = rej_comparison_row_dup_text (row, TRUE, TRUE, G_MAXUINT, &attributes);
  g_assert_true (g_str_has_prefix (shown, "Conflict: both versions changed these words."));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "review-conflict");
  g_assert_true (rej_comparison_decide_all (comparison, 0, 2, REJ_CHANGE_TAKEN));
  assert_text (page, "The rule is vague.\n\nSmall children would be photographed.\n");
  g_assert_true (rej_comparison_decide (comparison, 1, REJ_CHANGE_REFUSED));
  assert_text (page, OURS);

  rej_comparison_export_async (comparison, "Changes", marked, NULL, exported_cb, &is_exported);
  panel_wait_until (is_exported);
  g_assert_true (g_file_load_contents (marked, NULL, &written, NULL, NULL, NULL));
  g_assert_nonnull (strstr (written, "{++Small children++}"));
  panel_wait_until (rej_document_get_draft_id (document) != 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  panel_wait_until (get_dialog (fixture) == NULL);

  dialog = wait_for_review (fixture, page, others, BASE);
  comparison = rej_review_dialog_get_comparison (dialog);
  panel_wait_until (rej_comparison_get_state (comparison, 1) == REJ_CHANGE_REFUSED);
  g_assert_cmpint (rej_comparison_get_state (comparison, 0), ==, REJ_CHANGE_OPEN);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Another program writes the file while it is open: nothing is taken over, and the banner leads to the review. */
static void
decide (Fixture *fixture,
        RejEditorPage *page,
        const char *response)
{
  static const struct
  {
    const char *response;
    const char *label;
  } buttons[] = { { "compare", "Compare…" }, { "mine", "Keep Mine" }, { "theirs", "Use the File’s Version" } };
  AdwDialog *dialog = NULL;

  g_signal_emit_by_name (find_widget (GTK_WIDGET (page), "_Decide…"), "clicked");
  panel_wait_until (ADW_IS_ALERT_DIALOG ((dialog = get_dialog (fixture))));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "file-changed-decide");
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (g_str_equal (buttons[i].response, response))
        g_signal_emit_by_name (find_widget (GTK_WIDGET (dialog), buttons[i].label), "clicked");
    }
}

static void
save_without_question (Fixture *fixture,
                       RejEditorPage *page,
                       const char *expected)
{
  g_autofree char *text = NULL;

  panel_wait_until (get_dialog (fixture) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "comment.save", NULL);
  panel_wait_until (!rej_document_get_modified (rej_editor_page_get_document (page)));
  panel_fixture_spin (300);
  g_assert_null (get_dialog (fixture));
  g_assert_true (g_file_load_contents (rej_document_get_file (rej_editor_page_get_document (page)), NULL, &text, NULL, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, expected));
}

static void
test_file_changed (Fixture *fixture,
                   gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "shared.md", MINE);
  g_autoptr (GFile) file = get_file (fixture, "shared.md");
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (rej_editor_page_get_document (page)));
  RejComparison *comparison = NULL;
  GtkTextIter start;

  g_assert_null (find_widget (GTK_WIDGET (page), "_Decide…"));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "Mine.\n\n", -1);
  g_assert_true (g_file_replace_contents (file, "The rule is unlawful.\n", 22, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  panel_wait_until (find_widget (GTK_WIDGET (page), "_Decide…") != NULL);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "file-changed");
  assert_text (page, "Mine.\n\n" MINE);
  decide (fixture, page, "compare");
  panel_wait_until (REJ_IS_REVIEW_DIALOG (get_dialog (fixture)));
  panel_wait_until ((comparison = rej_review_dialog_get_comparison (REJ_REVIEW_DIALOG (get_dialog (fixture)))) != NULL);
  /* Three ways: what was written here is no change of theirs. */
  g_assert_true (rej_comparison_decide_all (comparison, 0, rej_comparison_get_n_changes (comparison), REJ_CHANGE_TAKEN));
  assert_text (page, "Mine.\n\nThe rule is unlawful.\n");
  adw_dialog_force_close (get_dialog (fixture));
  /* All of it is decided about: the banner goes, and saving has nothing to ask. */
  panel_wait_until (find_widget (GTK_WIDGET (page), "_Decide…") == NULL);
  save_without_question (fixture, page, "Mine.\n\nThe rule is unlawful.\n");
}

static void
write_elsewhere (Fixture *fixture,
                 const char *name,
                 const char *text)
{
  g_autoptr (GFile) file = get_file (fixture, name);

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

static void
test_keep_mine (Fixture *fixture,
                gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "mine.md", MINE);

  type_at_end (page, "More.\n");
  write_elsewhere (fixture, "mine.md", "Theirs.\n");
  panel_wait_until (find_widget (GTK_WIDGET (page), "_Decide…") != NULL);
  decide (fixture, page, "mine");
  panel_wait_until (find_widget (GTK_WIDGET (page), "_Decide…") == NULL);
  assert_text (page, MINE "More.\n");
  g_assert_true (rej_document_get_modified (rej_editor_page_get_document (page)));
  save_without_question (fixture, page, MINE "More.\n");
}

static void
test_use_file (Fixture *fixture,
               gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "theirs.md", MINE);
  RejDocument *document = rej_editor_page_get_document (page);

  type_at_end (page, "More.\n");
  write_elsewhere (fixture, "theirs.md", "Theirs.\n");
  panel_wait_until (find_widget (GTK_WIDGET (page), "_Decide…") != NULL);
  decide (fixture, page, "theirs");
  panel_wait_until (!rej_document_get_modified (document));
  assert_text (page, "Theirs.\n");
  g_assert_true (rej_undo_undo (rej_document_get_undo (document)));
  assert_text (page, MINE "More.\n");
  g_assert_true (rej_document_get_modified (document));
}

static gboolean
has_label (GtkWidget *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_label (child, text))
        return TRUE;
    }
  return FALSE;
}

/* Earlier versions come back, whole or in part, as an edit like any other. */
static void
test_history (Fixture *fixture,
              gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "history.md", MINE);
  RejDocument *document = rej_editor_page_get_document (page);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  RejHistoryDialog *dialog = NULL;
  GListModel *versions = NULL;
  RejComparison *comparison = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "First.\n\n", -1);
  panel_wait_until (rej_document_get_draft_id (document) != 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 8);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 28);
  gtk_text_buffer_delete (buffer, &start, &end);
  panel_fixture_spin (700);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "comment.history", NULL);
  panel_wait_until (get_dialog (fixture) != NULL);
  dialog = REJ_HISTORY_DIALOG (get_dialog (fixture));
  versions = rej_history_dialog_get_versions (dialog);
  panel_wait_until (g_list_model_get_n_items (versions) > 0);
  panel_wait_until (has_label (GTK_WIDGET (dialog), "Today"));
  g_assert_false (has_label (GTK_WIDGET (dialog), "Yesterday"));
  rej_history_dialog_show_version (dialog, g_list_model_get_n_items (versions) - 1);
  panel_wait_until ((comparison = rej_history_dialog_get_comparison (dialog)) != NULL);
  g_assert_cmpuint (rej_comparison_get_n_changes (comparison), >, 0);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "history");
  g_assert_true (rej_comparison_decide_all (comparison, 0, rej_comparison_get_n_changes (comparison), REJ_CHANGE_TAKEN));
  {
    g_autofree char *other = rej_comparison_dup_other (comparison);

    /* The first version is what the file holds, without the edit that made the draft. */
    g_assert_cmpstr (other, ==, MINE);
    assert_text (page, other);
  }
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_assert_true (rej_undo_undo (rej_document_get_undo (document)));
  g_assert_true (gtk_text_buffer_get_char_count (buffer) > 0);
  assert_text (page, "First.\n\nChildren of any age would be photographed.\n\nI oppose it.\n");
}

static GtkWidget *
find_popover (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_popover (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a key of the comment would do behind a dialog is not seen by anybody. */
static void
test_keys_under_dialog (Fixture *fixture,
                        gconstpointer data)
{
  RejEditorPage *page = open_text (fixture, "keys.md", MINE);
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "comment.history", NULL);
  panel_wait_until (get_dialog (fixture) != NULL);
  g_assert_false (gtk_widget_activate_action (window, "comment.heading-1", NULL));
  g_assert_false (gtk_widget_activate_action (window, "comment.file", NULL));
  gtk_widget_activate_action (window, "win.menu", NULL);
  assert_text (page, MINE);
  /* The buttons on the page do not blink when a dialog comes. */
  g_assert_true (gtk_widget_get_sensitive (panel_fixture_find_button (GTK_WIDGET (page), "Bold")));
  g_assert_null (find_popover (GTK_WIDGET (page)));

  adw_dialog_force_close (get_dialog (fixture));
  panel_wait_until (get_dialog (fixture) == NULL);
  g_assert_true (gtk_widget_activate_action (window, "comment.heading-1", NULL));
  assert_text (page, "# " MINE);
  gtk_widget_activate_action (window, "win.menu", NULL);
  panel_wait_until (find_popover (GTK_WIDGET (page)) != NULL);
}

static void
test_open_elsewhere (Fixture *fixture,
                     gconstpointer data)
{
  RejWorkspace *workspace = rej_application_get_workspace (fixture->application);
  RejEditorPage *page = begin_from_campaign (fixture, "any-rule");
  GListModel *drafts = rej_workspace_get_drafts (workspace);
  RejWindow *first = fixture->window;
  g_autoptr (RejDraftItem) draft = NULL;
  g_autofree char *source = NULL;
  g_autoptr (RejDraftWriter) other = NULL;
  g_autoptr (GError) error = NULL;

  panel_wait_until (g_list_model_get_n_items (drafts) == fixture->n_drafts + 1);
  draft = g_list_model_get_item (drafts, 0);
  panel_wait_until (rej_document_get_draft_id (rej_editor_page_get_document (page)) == rej_draft_item_get_id (draft));
  fixture->window = rej_window_new (GTK_APPLICATION (fixture->application), workspace, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  /* Another window shows where it is written, and opens nothing. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-draft", "x", rej_draft_item_get_id (draft));
  panel_fixture_spin (300);
  g_assert_null (rej_window_get_editor_page (fixture->window));
  g_assert_true (rej_window_find_draft (GTK_APPLICATION (fixture->application), rej_draft_item_get_id (draft)) == first);
  source = rej_document_dup_source (rej_editor_page_get_document (page));
  gtk_window_close (GTK_WINDOW (first));
  panel_wait_until (!rej_workspace_get_busy (workspace));

  /* Another run of the program keeps it to itself: here it can be read. */
  other = rej_draft_writer_new (rej_workspace_get_library (workspace), rej_draft_item_get_id (draft), source, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-draft", "x", rej_draft_item_get_id (draft));
  panel_wait_until (rej_window_get_editor_page (fixture->window) != NULL);
  page = rej_window_get_editor_page (fixture->window);
  g_assert_true (rej_document_get_open_elsewhere (rej_editor_page_get_document (page)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (rej_editor_page_get_view (page))));
  g_assert_false (g_action_group_get_action_enabled (rej_editor_page_get_actions (page), "save"));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "open-elsewhere");
}

static void
test_file_comes_back (Fixture *fixture,
                      gconstpointer data)
{
  RejWorkspace *workspace = rej_application_get_workspace (fixture->application);
  g_autoptr (GFile) file = get_file (fixture, "linked.md");
  RejEditorPage *page = begin_from_campaign (fixture, "any-rule");
  RejWindow *first = fixture->window;
  g_autofree char *text = NULL;

  panel_wait_until (g_list_model_get_n_items (rej_workspace_get_drafts (workspace)) == fixture->n_drafts + 1);
  rej_editor_page_save_to (page, file);
  panel_wait_until (rej_document_get_file (rej_editor_page_get_document (page)) != NULL);
  type_at_end (page, "Not in the file.");
  panel_fixture_spin (300);
  fixture->window = rej_window_new (GTK_APPLICATION (fixture->application), workspace, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_window_close (GTK_WINDOW (first));
  panel_wait_until (!rej_workspace_get_busy (workspace));

  rej_window_open_file (fixture->window, file);
  panel_wait_until ((page = rej_window_get_editor_page (fixture->window)) != NULL);
  g_object_get (rej_document_get_buffer (rej_editor_page_get_document (page)), "text", &text, NULL);
  g_assert_true (g_str_has_suffix (text, "Not in the file."));
  g_assert_true (rej_document_get_modified (rej_editor_page_get_document (page)));
  g_assert_cmpuint (g_list_model_get_n_items (rej_workspace_get_drafts (workspace)), ==, fixture->n_drafts + 1);
}

static void
test_no_library (Fixture *fixture,
                 gconstpointer data)
{
  RejWorkspace *own = rej_application_get_workspace (fixture->application);
  g_autofree char *blocker = g_build_filename (fixture->folder, "not-a-folder", NULL);
  g_autofree char *library = g_build_filename (blocker, "library", NULL);
  g_autoptr (RejWorkspace) workspace = rej_workspace_new (rej_workspace_get_settings (own), rej_workspace_get_data_dir (own), library);
  g_autoptr (GFile) saved = get_file (fixture, "kept.md");
  RejWindow *first = fixture->window;
  RejEditorPage *page = NULL;
  AdwDialog *dialog = NULL;

  g_assert_true (g_file_set_contents (blocker, "", 0, NULL));
  rej_workspace_load (workspace);
  g_assert_null (rej_workspace_get_library (workspace));
  panel_wait_until (g_list_model_get_n_items (rej_workspace_get_campaigns (workspace)) > 0);
  fixture->window = rej_window_new (GTK_APPLICATION (fixture->application), workspace, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_window_close (GTK_WINDOW (first));
  page = begin_from_campaign (fixture, "any-rule");
  panel_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
  g_assert_true (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (page)));
  type_at_end (page, "Not to be lost.");
  g_assert_false (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (page)));

  gtk_window_close (GTK_WINDOW (fixture->window));
  panel_wait_until ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (dialog), "_Lose Edits") != NULL);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "no-library");
  adw_dialog_force_close (dialog);
  panel_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);

  /* In a file it is safe. */
  rej_editor_page_save_to (page, saved);
  panel_wait_until (rej_document_get_file (rej_editor_page_get_document (page)) != NULL);
  g_assert_true (adw_navigation_page_get_can_pop (ADW_NAVIGATION_PAGE (page)));
}

/* The style the writer prefers is that of new comments. */
static void
test_citation_style (Fixture *fixture,
                     gconstpointer data)
{
  GSettings *settings = rej_workspace_get_settings (rej_application_get_workspace (fixture->application));
  RejEditorPage *page = NULL;

  g_settings_set_string (settings, "citation-style", "fr");
  page = begin_from_campaign (fixture, "any-rule");
  g_settings_reset (settings, "citation-style");
  g_assert_cmpstr (rej_comment_get_field (rej_document_get_comment (rej_editor_page_get_document (page)), REJ_COMMENT_STYLE), ==, "fr");
}

static void
test_dark (Fixture *fixture,
           gconstpointer data)
{
  RejEditorPage *page = begin_from_campaign (fixture, "biometrics-2020");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  panel_wait_until (rej_document_get_settled (rej_editor_page_get_document (page)));
  g_assert_cmpstr (gtk_source_style_scheme_get_id (gtk_source_buffer_get_style_scheme (rej_document_get_buffer (rej_editor_page_get_document (page)))), ==, "rejoinder-dark");
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "editor-dark");
}

/* The display server may still be at the window's first size, which would undo the new one. */
static gboolean
is_resized (Fixture *fixture,
            int width,
            int height)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);

  return gtk_widget_get_width (window) > 0 && gtk_widget_get_width (window) <= width && gtk_widget_get_height (window) <= height;
}

static void
test_narrow (Fixture *fixture,
             gconstpointer data)
{
  RejEditorPage *page = NULL;
  gboolean narrow = FALSE;

  panel_wait_until (is_resized (fixture, 360, 640));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "start-narrow");
  page = begin_from_campaign (fixture, "biometrics-2020");
  panel_wait_until ((g_object_get (page, "narrow", &narrow, NULL), narrow));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "editor-narrow");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  rej_editor_page_show_panel (page, "concerns");
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "panel-narrow");
  panel_wait_until (is_resized (fixture, 360, 294));
}

static void
test_right_to_left (Fixture *fixture,
                    gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  begin_from_campaign (fixture, "biometrics-2020");
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "editor-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_bad_files (Fixture *fixture,
                gconstpointer data)
{
  static const char latin[] = "Caf\xe9 and co\xf6peration.\n";
  g_autoptr (GFile) not_utf8 = get_file (fixture, "latin.txt");
  g_autoptr (GFile) missing = get_file (fixture, "missing.md");
  g_autoptr (GFile) rule = get_file (fixture, "broken.xml");
  g_autoptr (GFile) long_lines = get_file (fixture, "long.md");
  g_autoptr (GString) text = g_string_new (NULL);
  AdwDialog *dialog = NULL;
  RejEditorPage *page = NULL;
  RejDocument *document = NULL;

  rej_window_open_file (fixture->window, missing);
  panel_wait_until ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  adw_dialog_force_close (dialog);

  g_assert_true (g_file_replace_contents (not_utf8, latin, sizeof latin - 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rej_window_open_file (fixture->window, not_utf8);
  panel_wait_until ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "windows-1252"));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "not-utf8");
  adw_dialog_force_close (dialog);

  for (guint i = 0; i < 600; i++)
    g_string_append (text, "This is a sentence in one very long line of text. ");
  g_assert_true (g_file_replace_contents (long_lines, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rej_window_open_file (fixture->window, long_lines);
  panel_wait_until ((page = rej_window_get_editor_page (fixture->window)) != NULL);
  document = rej_editor_page_get_document (page);
  g_assert_true (rej_document_get_read_only (document));
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "long-lines");
  rej_document_break_long_lines (document);
  rej_document_set_read_only (document, FALSE);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (rej_editor_page_get_view (page))));
  g_assert_cmpint (gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (rej_document_get_buffer (document))), >, 10);

  g_assert_true (g_file_replace_contents (rule, "<RULE><PREAMB>", 14, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  rej_editor_page_open_rule (page, rule);
  panel_wait_until ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  g_assert_null (rej_document_get_rule (document));
  adw_dialog_force_close (dialog);
}

static void
test_rule (Fixture *fixture,
           gconstpointer data)
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "fr-xml", "2015-26607.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RejEditorPage *page = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The text of a real rule is not beside this checkout.");
      return;
    }
  page = begin_from_campaign (fixture, "biometrics-2020");
  rej_editor_page_open_rule (page, file);
  panel_wait_until (rej_document_get_rule (rej_editor_page_get_document (page)) != NULL);
  panel_fixture_take_picture_of (GTK_WIDGET (fixture->window), "rule");
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);
  int status = 0;

  gtk_test_init (&argc, &argv, NULL);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);

  /* One program with a window for each test: a second one could not have the same place on the session bus. */
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

#define add(path, function) g_test_add (path, Fixture, application, set_up, function, tear_down)
  add ("/window/start", test_start);
  add ("/window/journey", test_journey);
  add ("/window/findings", test_findings);
  add ("/window/draft-comes-back", test_draft_comes_back);
  add ("/window/first-field", test_first_field);
  add ("/window/second-comment", test_second_comment);
  add ("/window/review", test_review);
  add ("/window/review-goes-on", test_review_goes_on);
  add ("/window/file-changed", test_file_changed);
  add ("/window/keep-mine", test_keep_mine);
  add ("/window/use-file", test_use_file);
  add ("/window/history", test_history);
  add ("/window/keys-under-dialog", test_keys_under_dialog);
  add ("/window/open-elsewhere", test_open_elsewhere);
  add ("/window/undo-outlives-window", test_undo_outlives_window);
  add ("/window/details-between-letters", test_details_between_letters);
  add ("/window/no-library", test_no_library);
  add ("/window/file-comes-back", test_file_comes_back);
  add ("/window/citation-style", test_citation_style);
  add ("/window/dark", test_dark);
  add ("/window/narrow", test_narrow);
  add ("/window/right-to-left", test_right_to_left);
  add ("/window/bad-files", test_bad_files);
  add ("/window/rule", test_rule);
#undef add

  status = g_test_run ();
  panel_fixture_remove_folder (library);
  return status;
}
