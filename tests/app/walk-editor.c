/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "walk.h"

#include <string.h>

#include "rej-citation-card.h"
#include "rej-heading-dialog.h"
#include "rej-history-dialog.h"
#include "rej-reminders-dialog.h"
#include "rej-review-dialog.h"

#define SOURCE                                                                                              \
  "---\ntitle: 12345\ndocument: USCIS-2019-0007-0001\ndocket: USCIS-2019-0007\ncampaign: biometrics-2020\n" \
  "closes: 2099-01-01 23:59 America/New_York\n---\n\n"

#define TEXT                                                                                                                  \
  "# 1\n\n85 Fed. Reg. 56338 (2020). 84 FR 99999. 82 FR 60602. 8 CFR 103.16. 5 U.S.C § 553. 463 U.S. 29 (1983). [[1234]]\n\n" \
  "## 2\n\n123-45-6789[^1]\n\n[^1]: *Id.* 7.\n\n"

static const char source[] = SOURCE TEXT "4\n";
static const char theirs[] = "---\ntitle: 123456\n---\n\n" TEXT "15 16\n";

static RejDocument *
get_document (Walk *self)
{
  return rej_editor_page_get_document (rej_window_get_editor_page (self->window));
}

static void
settle (Walk *self)
{
  panel_fixture_settle (&(PanelFixture) { .document = get_document (self) });
}

/* Where there is nothing to show yet, that is said. */
static void
look_at_nothing (Walk *self)
{
  static const char *const dialogs[][2] = {
    { "comment.authorities", "authorities-nothing" },
    { "comment.make-consistent", "make-consistent-nothing" },
    { "comment.verify-online", "verify-nothing" },
    { "comment.go-to-heading", "heading-nothing" },
  };

  walk_open_comment (self, "11", "12\n");
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      walk_activate (self, dialogs[i][0]);
      walk_look_at_dialog (self, dialogs[i][1]);
    }
  walk_close_window (self);
  walk_open_window (self);
  walk_activate (self, "win.new-blank-comment");
  panel_wait_until (rej_window_get_editor_page (self->window) != NULL);
  settle (self);
  walk_look (self, "blank");
  walk_close_window (self);
}

static void
look_at_dialogs (Walk *self)
{
  static const char *const dialogs[][2] = {
    { "comment.insert-citation", "insert-citation" },
    { "comment.link", "link" },
    { "comment.authorities", "authorities" },
    { "comment.make-consistent", "make-consistent" },
    { "comment.private-names", "private-names" },
    { "comment.go-to-heading", "heading" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      walk_activate (self, dialogs[i][0]);
      walk_look_at_dialog (self, dialogs[i][1]);
    }
  walk_activate (self, "comment.insert-citation");
  walk_wait_for_dialog (self);
  walk_fill_in (self, "Paste a citation to take it apart", "12");
  walk_look_at_dialog (self, "insert-citation-not-understood");
  adw_dialog_present (rej_reminders_dialog_new (get_document (self)), GTK_WIDGET (self->window));
  walk_look_at_dialog (self, "reminders");
}

static GtkWidget *
find_in_view (Walk *self,
              GType type)
{
  return walk_find (GTK_WIDGET (rej_editor_page_get_view (rej_window_get_editor_page (self->window))), type);
}

static void
look_at_text (Walk *self)
{
  GtkWidget *card = NULL;

  walk_activate (self, "comment.find");
  walk_look (self, "find");
  walk_activate (self, "comment.replace");
  walk_look (self, "replace");
  g_object_set (rej_editor_page_get_find_bar (rej_window_get_editor_page (self->window)), "visible", FALSE, NULL);
  rej_document_place_cursor (get_document (self), 8);
  walk_activate (self, "comment.citation-card");
  panel_wait_until ((card = find_in_view (self, REJ_TYPE_CITATION_CARD)) != NULL);
  walk_look_at_window (self, (GtkWindow *) gtk_widget_get_ancestor (card, GTK_TYPE_POPOVER), "citation-card");
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (card, GTK_TYPE_POPOVER)));
  panel_fixture_spin (50);
}

static void
look_at_verify (Walk *self)
{
  walk_activate (self, "comment.verify-online");
  walk_wait_for_dialog (self);
  walk_wait_for (self, "_Send the Citations");
  walk_look (self, "verify");
  stand_in_server_set_fault (self->services[REJ_ONLINE_FEDERAL_REGISTER], STAND_IN_SILENT, 0);
  walk_click (self, "_Send the Citations");
  walk_look (self, "verify-asking");
  walk_wait_for (self, "_Cancel");
  walk_click (self, "_Cancel");
  panel_fixture_spin (300);
  walk_look_at_dialog (self, "verify-cancelled");
  stand_in_server_set_fault (self->services[REJ_ONLINE_FEDERAL_REGISTER], STAND_IN_FINE, 0);
  walk_activate (self, "comment.verify-online");
  walk_wait_for_dialog (self);
  walk_click (self, "_Send the Citations");
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (walk_get_dialog (self)), walk_translate ("_Cancel")) == NULL);
  panel_fixture_spin (200);
  walk_look_at_dialog (self, "verify-answers");
  settle (self);
}

static void
look_at_history (Walk *self)
{
  RejHistoryDialog *dialog = NULL;

  walk_activate (self, "comment.history");
  dialog = REJ_HISTORY_DIALOG (walk_wait_for_dialog (self));
  panel_wait_until (g_list_model_get_n_items (rej_history_dialog_get_versions (dialog)) > 0);
  walk_look (self, "history");
  rej_history_dialog_show_version (dialog, 0);
  panel_wait_until (rej_history_dialog_get_comparison (dialog) != NULL);
  panel_fixture_spin (200);
  walk_look_at_dialog (self, "history-version");
}

static void
look_at_review (Walk *self)
{
  RejEditorPage *page = rej_window_get_editor_page (self->window);
  g_autoptr (GFile) other = walk_write_file (self, "17.md", theirs, -1);
  g_autofree char *mine = rej_document_dup_source (get_document (self));
  g_autoptr (GFile) same = walk_write_file (self, "18.md", mine, -1);
  RejReviewDialog *dialog = NULL;

  rej_editor_page_review_file (page, same, NULL);
  dialog = REJ_REVIEW_DIALOG (walk_wait_for_dialog (self));
  panel_wait_until (rej_review_dialog_get_comparison (dialog) != NULL);
  panel_fixture_spin (200);
  walk_look_at_dialog (self, "review-same");
  rej_editor_page_review_file (page, other, NULL);
  dialog = REJ_REVIEW_DIALOG (walk_wait_for_dialog (self));
  panel_wait_until (rej_review_dialog_get_comparison (dialog) != NULL);
  panel_fixture_spin (200);
  walk_look (self, "review");
  /* Where the window is narrow, all changes are decided about in a menu. */
  gtk_widget_set_visible (walk_find_by_id (GTK_WIDGET (dialog), "more_button"), TRUE);
  walk_look (self, "review-more");
  rej_comparison_view_show_sides (rej_review_dialog_get_view (dialog), TRUE);
  panel_fixture_spin (100);
  walk_look (self, "review-sides");
  walk_show_stack_page (self, GTK_WIDGET (rej_review_dialog_get_view (dialog)), "stack", "wait");
  walk_look (self, "review-wait");
  walk_show_stack_page (self, GTK_WIDGET (rej_review_dialog_get_view (dialog)), "stack", "rows");
  rej_comparison_view_show_sides (rej_review_dialog_get_view (dialog), FALSE);
  walk_close_dialog (self);
}

static void
look_at_banners (Walk *self)
{
  RejEditorPage *page = rej_window_get_editor_page (self->window);
  g_autoptr (GFile) file = NULL;

  rej_editor_page_set_problem (page, walk_translate ("The disk is full, so your comment could not be saved. Free some space; it is kept here until then."));
  walk_look (self, "problem");
  rej_editor_page_set_problem (page, NULL);
  file = walk_write_file (self, "12.md", theirs, -1);
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (self->window), walk_translate ("_Decide…")) != NULL);
  walk_look (self, "file-changed");
  walk_click (self, "_Decide…");
  walk_look_at_dialog (self, "file-changed-decide");
  walk_activate (self, "comment.save");
  walk_look_at_dialog (self, "file-changed-save");
  g_assert_nonnull (file);
}

/* Where the window is narrow, the figures share one button. */
static void
look_at_narrow (Walk *self)
{
  RejEditorPage *page = rej_window_get_editor_page (self->window);
  gboolean is_narrow = FALSE;

  g_object_get (page, "narrow", &is_narrow, NULL);
  if (is_narrow)
    return;
  g_object_set (page, "narrow", TRUE, "show-panel", FALSE, NULL);
  panel_fixture_spin (100);
  walk_look (self, "editor-narrow");
  g_object_set (page, "narrow", FALSE, "show-panel", TRUE, NULL);
  panel_fixture_spin (100);
}

void
walk_editor (Walk *self)
{
  look_at_nothing (self);
  walk_open_comment (self, "12", source);
  walk_look (self, "editor");
  look_at_narrow (self);
  look_at_dialogs (self);
  look_at_text (self);
  look_at_verify (self);
  look_at_history (self);
  look_at_review (self);
  look_at_banners (self);
  walk_close_window (self);

  walk_open_window (self);
  {
    g_autoptr (GFile) broken = walk_write_file (self, "19.md", "---\n: [\n---\n\n20\n", -1);

    rej_window_open_file (self->window, broken);
    panel_wait_until (rej_window_get_editor_page (self->window) != NULL);
    settle (self);
    walk_look (self, "front-matter");
    /* Nothing was changed yet. */
    walk_activate (self, "comment.history");
    walk_wait_for_dialog (self);
    walk_wait_for (self, "No History Yet");
    walk_look_at_dialog (self, "history-empty");
  }
  walk_close_window (self);
}
