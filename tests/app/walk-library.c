/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "walk.h"

#include "rej-draft-item.h"
#include "rej-welcome-dialog.h"

static RejWorkspace *
get_workspace (Walk *self)
{
  return rej_application_get_workspace (self->application);
}

static void
look_at_new_comment (Walk *self)
{
  AdwDialog *dialog = NULL;

  walk_activate (self, "win.new-comment");
  dialog = walk_wait_for_dialog (self);
  walk_look (self, "new-comment");
  walk_close_dialog (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-comment-from", "s", "biometrics-2020");
  dialog = walk_wait_for_dialog (self);
  walk_wait_for (self, "_Create Comment");
  g_assert_nonnull (dialog);
  walk_look_at_dialog (self, "new-comment-concerns");
}

static void
look_at_preferences (Walk *self)
{
  AdwPreferencesDialog *dialog = NULL;

  walk_activate (self, "app.preferences");
  dialog = ADW_PREFERENCES_DIALOG (walk_wait_for_dialog (self));
  walk_look (self, "preferences");
  adw_preferences_dialog_set_visible_page_name (dialog, "privacy");
  walk_look (self, "preferences-privacy");
  walk_close_dialog (self);
}

/* The help is a window of its own. */
static void
look_at_help (Walk *self)
{
  GtkWindow *help = NULL;
  GtkWidget *search = NULL;

  walk_activate (self, "app.help");
  panel_wait_until ((help = gtk_application_get_active_window (GTK_APPLICATION (self->application))) != GTK_WINDOW (self->window));
  walk_look_at_window (self, help, "help");
  search = walk_find (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY);
  if (search != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (search), "qqqq");
      panel_fixture_spin (300);
      walk_look_at_window (self, help, "help-nothing");
    }
  gtk_window_destroy (help);
}

static gint64
get_first_draft (Walk *self)
{
  g_autoptr (RejDraftItem) draft = NULL;

  panel_wait_until (g_list_model_get_n_items (rej_workspace_get_drafts (get_workspace (self))) > 0);
  draft = g_list_model_get_item (rej_workspace_get_drafts (get_workspace (self)), 0);
  return rej_draft_item_get_id (draft);
}

static void
look_at_trash (Walk *self,
               GtkWidget *library)
{
  AdwNavigationView *navigation = ADW_NAVIGATION_VIEW (walk_find (GTK_WIDGET (self->window), ADW_TYPE_NAVIGATION_VIEW));
  gint64 id = 0;
  GtkWidget *trash = NULL;

  gtk_widget_activate_action (library, "library.show-trash", NULL);
  panel_wait_until (walk_find (GTK_WIDGET (self->window), g_type_from_name ("RejTrashPage")) != NULL);
  walk_look (self, "trash-empty");
  adw_navigation_view_pop (navigation);

  id = get_first_draft (self);
  gtk_widget_activate_action (library, "library.trash", "x", id);
  panel_fixture_spin (200);
  walk_look (self, "library-trashed");
  gtk_widget_activate_action (library, "library.show-trash", NULL);
  panel_wait_until ((trash = walk_find (GTK_WIDGET (self->window), g_type_from_name ("RejTrashPage"))) != NULL);
  panel_fixture_spin (100);
  walk_look (self, "trash");
  gtk_widget_activate_action (trash, "library.delete", "x", id);
  walk_look_at_dialog (self, "delete-for-good");
  gtk_widget_activate_action (trash, "library.empty", NULL);
  walk_look_at_dialog (self, "empty-trash");
  gtk_widget_activate_action (trash, "library.restore", "x", id);
  panel_fixture_spin (200);
}

static void
look_at_comments (Walk *self)
{
  GtkWidget *library = NULL;

  walk_open_window (self);
  get_first_draft (self);
  library = walk_find (GTK_WIDGET (self->window), g_type_from_name ("RejLibraryPage"));
  walk_look (self, "library");
  gtk_widget_activate_action (library, "library.select", NULL);
  walk_look (self, "library-select");
  gtk_widget_activate_action (library, "library.select", NULL);
  rej_window_search (self->window, "qqqq");
  walk_wait_for (self, "No Comment Found");
  walk_look (self, "library-nothing-found");
  rej_window_search (self->window, "");
  look_at_trash (self, library);
  walk_close_window (self);
}

static void
look_at_bad_files (Walk *self)
{
  static const char latin[] = "Caf\xe9 and co\xf6peration.\n";
  g_autoptr (GFile) not_utf8 = walk_write_file (self, "4.txt", latin, sizeof latin - 1);
  g_autoptr (GFile) missing = g_file_new_build_filename (self->folder, "5.md", NULL);

  rej_window_open_file (self->window, missing);
  walk_look_at_dialog (self, "no-file");
  rej_window_open_file (self->window, not_utf8);
  walk_look_at_dialog (self, "not-utf8");
}

void
walk_library (Walk *self)
{
  GtkWidget *library = NULL;

  walk_open_window (self);
  library = walk_find (GTK_WIDGET (self->window), g_type_from_name ("RejLibraryPage"));
  rej_welcome_dialog_present_once (rej_workspace_get_settings (get_workspace (self)), GTK_WIDGET (self->window));
  walk_look_at_dialog (self, "welcome");
  walk_look (self, "start");
  walk_show_stack_page (self, library, "views", "campaigns");
  walk_look (self, "campaigns");
  /* There are always campaigns where the program is whole. */
  walk_show_stack_page (self, library, "campaigns_stack", "empty");
  walk_look (self, "campaigns-empty");
  walk_show_stack_page (self, library, "campaigns_stack", "list");
  walk_show_stack_page (self, library, "views", "comments");
  walk_show_stack_page (self, library, "comments_stack", "loading");
  walk_look (self, "library-loading");
  walk_show_stack_page (self, library, "comments_stack", "empty");
  look_at_new_comment (self);
  walk_activate (self, "app.receipts");
  walk_wait_for_dialog (self);
  walk_wait_for (self, "No Receipts Yet");
  walk_look_at_dialog (self, "receipts-none");
  walk_activate (self, "app.shortcuts");
  walk_look_at_dialog (self, "shortcuts");
  walk_activate (self, "app.about");
  walk_look_at_dialog (self, "about");
  look_at_preferences (self);
  look_at_help (self);
  look_at_bad_files (self);
  walk_close_window (self);

  walk_open_comment (self, "6", "---\ntitle: 12345\ndocket: USCIS-2019-0007\ncampaign: biometrics-2020\n---\n\n# 1\n");
  walk_close_window (self);
  look_at_comments (self);
}
