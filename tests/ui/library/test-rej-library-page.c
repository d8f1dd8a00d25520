/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-library-filings.h"
#include "rej-library-page.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  PanelFixture panel;
  RejLibraryPage *page;
  GtkWidget *root;
} Fixture;

static void
created_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  RejDraft **draft = user_data;
  g_autoptr (GError) error = NULL;

  *draft = rej_library_create_draft_finish (REJ_LIBRARY (object), result, &error);
  g_assert_no_error (error);
}

static gint64
add_draft (Fixture *fixture,
           const char *title,
           const char *docket,
           const char *closes)
{
  g_autofree char *text = g_strdup_printf ("---\ntitle: %s\n---\n\nWords of “%s”.\n", title, title);
  g_autoptr (RejDraft) draft = rej_draft_new ();
  g_autoptr (RejDraft) created = NULL;

  draft->title = g_strdup (title);
  draft->docket = g_strdup (docket);
  draft->closes = g_strdup (closes);
  draft->words = 3;
  rej_library_create_draft_async (rej_workspace_get_library (fixture->panel.workspace), draft, text, NULL, created_cb, &created);
  panel_wait_until (created != NULL);
  return created->id;
}

static gboolean
is_shown (Fixture *fixture,
          const char *title)
{
  return panel_fixture_find_label (fixture->root, title) != NULL;
}

static double
get_y (Fixture *fixture,
       const char *title)
{
  GtkWidget *label = panel_fixture_find_label (fixture->root, title);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_compute_bounds (label, fixture->root, &bounds) ? bounds.origin.y : -1;
}

static gboolean
is_above (Fixture *fixture,
          const char *first,
          const char *second)
{
  return get_y (fixture, first) >= 0 && get_y (fixture, first) < get_y (fixture, second);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GtkWidget *navigation = adw_navigation_view_new ();

  panel_fixture_set_up (&fixture->panel);
  g_settings_reset (rej_workspace_get_settings (fixture->panel.workspace), "library-order");
  fixture->page = g_object_new (REJ_TYPE_LIBRARY_PAGE, NULL);
  rej_library_page_set_workspace (fixture->page, fixture->panel.workspace);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), adw_navigation_page_new (GTK_WIDGET (fixture->page), "Rejoinder"));
  fixture->root = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->root), navigation);
  panel_fixture_show (&fixture->panel, fixture->root, 900, 640);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_settings_reset (rej_workspace_get_settings (fixture->panel.workspace), "library-order");
  panel_fixture_tear_down (&fixture->panel);
}

static void
activate (Fixture *fixture,
          const char *action,
          gint64 id)
{
  g_test_message ("activate %s", action);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "x", id));
}

static void
test_search (Fixture *fixture,
             gconstpointer data)
{
  add_draft (fixture, "Iris scans", "USCIS-2019-0007", NULL);
  add_draft (fixture, "Tractor noise", "EPA-HQ-2024-0001", NULL);
  panel_wait_until (is_shown (fixture, "Iris scans") && is_shown (fixture, "Tractor noise"));
  g_assert_true (is_shown (fixture, "2 comments"));

  /* By title, however it is written, and by docket. */
  rej_library_page_search (fixture->page, "iRIS");
  panel_wait_until (is_shown (fixture, "Iris scans") && !is_shown (fixture, "Tractor noise"));
  panel_wait_until (is_shown (fixture, "1 comment"));
  rej_library_page_search (fixture->page, "epa-hq");
  panel_wait_until (is_shown (fixture, "Tractor noise") && !is_shown (fixture, "Iris scans"));
  rej_library_page_search (fixture->page, "nobody wrote this");
  panel_wait_until (is_shown (fixture, "No Comment Found"));
  panel_fixture_take_picture (&fixture->panel, "library-nothing-found");
  rej_library_page_search (fixture->page, "");
  panel_wait_until (is_shown (fixture, "Iris scans") && is_shown (fixture, "Tractor noise"));
}

/* Rows that are out of sight are made later, and all of them. */
static void
test_many (Fixture *fixture,
           gconstpointer data)
{
  GtkListView *list = GTK_LIST_VIEW (gtk_widget_get_template_child (GTK_WIDGET (fixture->page), REJ_TYPE_LIBRARY_PAGE, "list"));
  const guint n_drafts = 250;

  for (guint i = 1; i <= n_drafts; i++)
    {
      g_autofree char *title = g_strdup_printf ("Comment %u", i);

      add_draft (fixture, title, NULL, NULL);
    }
  panel_wait_until (is_shown (fixture, "250 comments"));
  panel_wait_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == n_drafts);
  rej_library_page_search (fixture->page, "137");
  panel_wait_until (is_shown (fixture, "1 comment") && is_shown (fixture, "Comment 137"));
  rej_library_page_search (fixture->page, "");
  panel_wait_until (is_shown (fixture, "250 comments"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), <, n_drafts);
  panel_wait_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) == n_drafts);
  gtk_list_view_scroll_to (list, n_drafts - 1, GTK_LIST_SCROLL_NONE, NULL);
  panel_wait_until (is_shown (fixture, "Comment 1"));
}

static void
test_order (Fixture *fixture,
            gconstpointer data)
{
  add_draft (fixture, "banks", NULL, "2098-01-01");
  add_draft (fixture, "Zebras", NULL, "2097-01-01");
  add_draft (fixture, "Apples", NULL, NULL);
  panel_wait_until (is_shown (fixture, "banks") && is_shown (fixture, "Zebras") && is_shown (fixture, "Apples"));

  /* The last changed first. */
  panel_wait_until (is_above (fixture, "Apples", "Zebras") && is_above (fixture, "Zebras", "banks"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "library.order", "s", "title"));
  panel_wait_until (is_above (fixture, "Apples", "banks") && is_above (fixture, "banks", "Zebras"));
  /* What closes next first, and what has no date behind it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "library.order", "s", "closes"));
  panel_wait_until (is_above (fixture, "Zebras", "banks") && is_above (fixture, "banks", "Apples"));
  panel_fixture_take_pictures (&fixture->panel, "library-order");
}

static void
test_duplicate (Fixture *fixture,
                gconstpointer data)
{
  gint64 id = add_draft (fixture, "The first", NULL, NULL);

  panel_wait_until (is_shown (fixture, "The first"));
  activate (fixture, "library.duplicate", id);
  panel_wait_until (is_shown (fixture, "The first (copy)"));
  g_assert_true (is_shown (fixture, "The first"));
  g_assert_true (is_shown (fixture, "2 comments"));
}

static void
test_trash_and_undo (Fixture *fixture,
                     gconstpointer data)
{
  gint64 id = add_draft (fixture, "Thrown away", NULL, NULL);

  add_draft (fixture, "Kept", NULL, NULL);
  panel_wait_until (is_shown (fixture, "Thrown away") && is_shown (fixture, "Kept"));
  activate (fixture, "library.trash", id);
  panel_wait_until (!is_shown (fixture, "Thrown away"));
  panel_wait_until (is_shown (fixture, "1 comment moved to the trash"));
  g_assert_true (is_shown (fixture, "Kept"));
  panel_fixture_take_picture (&fixture->panel, "library-trashed");
  panel_fixture_click (fixture->root, "_Undo");
  panel_wait_until (is_shown (fixture, "Thrown away"));
  g_assert_true (is_shown (fixture, "Kept"));
}

static gboolean
library_has (Fixture *fixture,
             gint64 id)
{
  GPtrArray *drafts = rej_workspace_get_all_drafts (fixture->panel.workspace);

  for (guint i = 0; i < drafts->len; i++)
    {
      if (((RejDraft *) drafts->pdata[i])->id == id)
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture->panel.window)));
}

static void
test_delete_for_good (Fixture *fixture,
                      gconstpointer data)
{
  gint64 id = add_draft (fixture, "Gone for good", NULL, NULL);
  GtkWidget *navigation = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (fixture->root));
  GtkWidget *trash = NULL;

  panel_wait_until (is_shown (fixture, "Gone for good"));
  activate (fixture, "library.trash", id);
  panel_wait_until (!is_shown (fixture, "Gone for good"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "library.show-trash", NULL));
  panel_wait_until (is_shown (fixture, "Gone for good"));
  trash = GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (navigation)));

  /* Not before the writer has said so again. */
  g_assert_true (gtk_widget_activate_action (trash, "library.delete", "x", id));
  panel_wait_until (get_dialog (fixture) != NULL);
  panel_wait_until (gtk_widget_get_mapped (get_dialog (fixture)));
  panel_fixture_take_picture (&fixture->panel, "library-delete-for-good");
  panel_fixture_click (get_dialog (fixture), "_Cancel");
  panel_wait_until (get_dialog (fixture) == NULL);
  g_assert_true (is_shown (fixture, "Gone for good"));
  g_assert_true (library_has (fixture, id));

  g_assert_true (gtk_widget_activate_action (trash, "library.delete", "x", id));
  panel_wait_until (get_dialog (fixture) != NULL);
  panel_fixture_click (get_dialog (fixture), "_Delete");
  panel_wait_until (!library_has (fixture, id));
  panel_wait_until (!is_shown (fixture, "Gone for good"));
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 same = 0;

  *(gint64 *) user_data = rej_library_store_filing_finish (REJ_LIBRARY (object), result, &same, &error);
  g_assert_no_error (error);
}

static gint64
add_receipt (Fixture *fixture,
             gint64 draft)
{
  RejStoredFiling *filing = rej_stored_filing_new ();
  gint64 id = 0;

  filing->draft = draft;
  filing->way = g_strdup ("api");
  filing->state = g_strdup ("filed");
  filing->blocks = TRUE;
  filing->document = g_strdup ("USCIS-2019-0007-0001");
  filing->text_sha256 = g_strdup ("0");
  filing->content = g_strdup ("{}");
  rej_library_store_filing_async (rej_workspace_get_library (fixture->panel.workspace), filing, TRUE, NULL, stored_cb, &id);
  panel_wait_until (id != 0);
  return id;
}

static void
listed_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  *(GPtrArray **) user_data = rej_library_list_finish (REJ_LIBRARY (object), result, NULL);
}

static guint
count_receipts (Fixture *fixture)
{
  g_autoptr (GPtrArray) filings = NULL;

  rej_library_list_filings_async (rej_workspace_get_library (fixture->panel.workspace), 0, NULL, NULL, listed_cb, &filings);
  panel_wait_until (filings != NULL);
  return filings->len;
}

/* What was filed outlives the comment, which the dialog says; it goes too where the writer wants that. */
static void
test_delete_receipts (Fixture *fixture,
                      gconstpointer data)
{
  const gboolean too = GPOINTER_TO_INT (data);
  gint64 id = add_draft (fixture, "Filed once", NULL, NULL);
  GtkWidget *navigation = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (fixture->root));
  GtkWidget *check = NULL;

  add_receipt (fixture, id);
  panel_wait_until (is_shown (fixture, "Filed once"));
  activate (fixture, "library.trash", id);
  panel_wait_until (!is_shown (fixture, "Filed once"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "library.show-trash", NULL));
  panel_wait_until (is_shown (fixture, "Filed once"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (navigation))), "library.delete", "x", id));
  panel_wait_until (get_dialog (fixture) != NULL);
  check = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (get_dialog (fixture)));
  panel_wait_until (gtk_widget_get_mapped (check));
  panel_fixture_take_picture (&fixture->panel, "library-delete-receipts");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), too);
  panel_fixture_click (get_dialog (fixture), "_Delete");
  panel_wait_until (!library_has (fixture, id));
  g_assert_cmpuint (count_receipts (fixture), ==, too ? 0 : 1);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  add ("/library-page/search", test_search);
  add ("/library-page/many", test_many);
  add ("/library-page/order", test_order);
  add ("/library-page/duplicate", test_duplicate);
  add ("/library-page/trash-and-undo", test_trash_and_undo);
  add ("/library-page/delete-for-good", test_delete_for_good);
  g_test_add ("/library-page/delete-keeps-receipts", Fixture, GINT_TO_POINTER (FALSE), set_up, test_delete_receipts, tear_down);
  g_test_add ("/library-page/delete-receipts-too", Fixture, GINT_TO_POINTER (TRUE), set_up, test_delete_receipts, tear_down);
  return g_test_run ();
}
