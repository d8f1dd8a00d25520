/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-checks-panel.h"

#include <string.h>

static const char source[] = "The rule at 85 Fed Reg 56,338 (Sept. 11, 2020) is too broad. See 8 CFR §§ 103.2 and 60 U.S.C. § 1.\n\n"
                             "Again, 85 Fed. Reg. 56,338; 83 Fed Reg 100 (2018). [[Say more here.]]\n";

static void
set_up (PanelFixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (fixture);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

static void
take_item (RejChecksPanel *panel,
           RejFindingItem *item,
           gpointer user_data)
{
  g_set_object ((RejFindingItem **) user_data, item);
}

static RejChecksPanel *
show_panel (PanelFixture *fixture,
            const char *text,
            int width)
{
  RejChecksPanel *panel = g_object_new (REJ_TYPE_CHECKS_PANEL, NULL);

  panel_fixture_open (fixture, text);
  rej_checks_panel_set_document (panel, fixture->document);
  panel_fixture_show (fixture, GTK_WIDGET (panel), width, 640);
  return panel;
}

static guint
count_findings (PanelFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (rej_document_get_check (fixture->document)));
}

/* A widget of a type that is to be seen, counted from 0. */
static GtkWidget *
find_widget (GtkWidget *root,
             GType type,
             guint *position)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root) && (*position)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, position);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Opens the menu of a row; the first menu of the panel is its own. */
static void
open_row_menu (RejChecksPanel *panel,
               guint row)
{
  guint position = row + 1;
  GtkWidget *button = find_widget (GTK_WIDGET (panel), GTK_TYPE_MENU_BUTTON, &position);

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  panel_fixture_spin (50);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
test_rows (PanelFixture *fixture,
           gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, source, 360);
  g_autoptr (RejFindingItem) item = NULL;

  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Form") != NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "Change to “Fed. Reg.”"));
  panel_fixture_take_pictures (fixture, "checks-panel");
  g_signal_connect (panel, "fix-wanted", G_CALLBACK (take_item), &item);
  g_signal_emit_by_name (gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (panel), "Change to “Fed. Reg.”"), GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (rej_finding_item_get_code (item), ==, "abbreviation-periods");
}

static void
test_groups (PanelFixture *fixture,
             gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, source, 360);

  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", "problem");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Abbreviations without periods") != NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "2 findings"));
  panel_fixture_take_picture (fixture, "checks-panel-problems");
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", "authority");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "85 Fed. Reg. 56,338 (Sept. 11, 2020)") != NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "2 findings · cited 2 times"));
  panel_fixture_take_picture (fixture, "checks-panel-authorities");
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", "place");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "85 Fed. Reg. 56,338 (Sept. 11, 2020)") == NULL);
}

static void
test_filters (PanelFixture *fixture,
              gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, source, 360);
  guint first = 0;
  GtkEditable *search = GTK_EDITABLE (find_widget (GTK_WIDGET (panel), GTK_TYPE_SEARCH_ENTRY, &first));

  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.show", "s", "errors");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Change to “Fed. Reg.”") == NULL);
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.show", "s", "all");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Change to “Fed. Reg.”") != NULL);
  /* By the words a finding stands on, too. */
  gtk_editable_set_text (search, "SAY MORE");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Change to “Fed. Reg.”") == NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "The comment"));
  gtk_editable_set_text (search, "nothing says this");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "No Finding Like This") != NULL);
  panel_fixture_take_picture (fixture, "checks-panel-no-match");
  panel_fixture_click (GTK_WIDGET (panel), "Show _All");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Change to “Fed. Reg.”") != NULL);
}

static void
test_fix_all (PanelFixture *fixture,
              gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, source, 360);
  g_autofree char *before = panel_fixture_dup_text (fixture);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;

  open_row_menu (panel, 0);
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.fix-all", NULL);
  after = panel_fixture_dup_text (fixture);
  g_assert_null (strstr (after, "Fed Reg"));
  g_assert_nonnull (strstr (after, "83 Fed. Reg. 100"));
  rej_undo_undo (rej_document_get_undo (fixture->document));
  back = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (back, ==, before);
}

static GtkWidget *
find_row (GtkWidget *root,
          const char *label)
{
  GtkWidget *found = panel_fixture_find_label (root, label);

  while (found != NULL && !g_str_equal (gtk_widget_get_css_name (found), "checks-row"))
    found = gtk_widget_get_parent (found);
  return found;
}

/* Twelve citations that lack the same share a row, in which each can be gone to, fixed and ignored. */
static void
test_alike (PanelFixture *fixture,
            gconstpointer data)
{
  RejChecksPanel *panel = NULL;
  GtkWidget *row = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RejFindingItem) item = NULL;
  g_autofree char *after = NULL;
  guint start = 0;
  guint end = 0;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "See 85 Fed Reg 56,%u (Sept. 11, 2020).\n\n", 338 + i);
  panel = show_panel (fixture, text->str, 360);
  g_signal_connect (panel, "finding-activated", G_CALLBACK (take_item), &item);
  panel_wait_until ((row = find_row (GTK_WIDGET (panel), "1 of 12 like this")) != NULL);
  panel_fixture_take_pictures (fixture, "checks-panel-alike");
  panel_fixture_click (row, "Next Like This");
  g_assert_nonnull (panel_fixture_find_label (row, "2 of 12 like this"));
  g_assert_true (rej_finding_item_get_range (item, &start, &end));
  g_assert_cmpuint (start, >, 40);
  g_assert_cmpuint (start, <, 80);
  panel_fixture_click (row, "Previous Like This");
  panel_fixture_click (row, "Previous Like This");
  g_assert_nonnull (panel_fixture_find_label (row, "12 of 12 like this"));

  /* What is mended or ignored is the one that is shown. */
  g_signal_connect (panel, "fix-wanted", G_CALLBACK (take_item), &item);
  panel_fixture_click (row, "Change to “Fed. Reg.”");
  g_assert_true (rej_finding_item_get_range (item, &start, &end));
  g_assert_cmpuint (start, >, 11 * 40);
  panel_fixture_click (row, "Next Like This");
  {
    GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
    GtkTextIter first;
    GtkTextIter behind;

    /* The one that stands for all goes, and another takes its place. */
    gtk_text_buffer_get_start_iter (buffer, &first);
    gtk_text_buffer_get_iter_at_offset (buffer, &behind, 30);
    gtk_text_buffer_delete (buffer, &first, &behind);
  }
  panel_wait_until ((row = find_row (GTK_WIDGET (panel), "1 of 11 like this")) != NULL);

  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", "problem");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "11 findings") != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Fix All");
  after = panel_fixture_dup_text (fixture);
  g_assert_null (strstr (after, "Fed Reg"));
}

/* A group of one problem has a button for all of it. */
static void
test_fix_group (PanelFixture *fixture,
                gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, "See 85 Fed Reg 56,338 and 83 Fed Reg 100.\n", 360);
  g_autofree char *before = panel_fixture_dup_text (fixture);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;

  g_assert_null (panel_fixture_find_button (GTK_WIDGET (panel), "Fix All"));
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", "problem");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Abbreviations without periods") != NULL);
  panel_fixture_take_picture (fixture, "checks-panel-fix-group");
  panel_fixture_click (GTK_WIDGET (panel), "Fix All");
  after = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (after, ==, "See 85 Fed. Reg. 56,338 and 83 Fed. Reg. 100.\n");
  rej_undo_undo (rej_document_get_undo (fixture->document));
  back = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (back, ==, before);
}

/* What the filters leave out is not changed behind the writer's back. */
static void
test_fix_filtered (PanelFixture *fixture,
                   gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, "See 85 Fed Reg 56,338 (Sept. 11, 2020).\n\nSee 83 Fed Reg 100 (Jan. 2, 2018).\n\nSee 83 Fed Reg 101 (Jan. 2, 2018).\n", 360);
  guint first = 0;
  GtkEditable *search = GTK_EDITABLE (find_widget (GTK_WIDGET (panel), GTK_TYPE_SEARCH_ENTRY, &first));
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  gtk_editable_set_text (search, "83 Fed Reg");
  /* The entry waits for more to be typed. */
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "1 of 2 like this") != NULL);
  open_row_menu (panel, 0);
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.fix-all", NULL);
  one = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (one, ==, "See 85 Fed Reg 56,338 (Sept. 11, 2020).\n\nSee 83 Fed. Reg. 100 (Jan. 2, 2018).\n\nSee 83 Fed. Reg. 101 (Jan. 2, 2018).\n");
  rej_undo_undo (rej_document_get_undo (fixture->document));
  panel_fixture_settle (fixture);
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", "problem");
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (panel), "Fix All") != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Fix All");
  two = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (two, ==, one);
}

static void
test_ignore (PanelFixture *fixture,
             gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, source, 360);
  guint n_findings = count_findings (fixture);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *restored = NULL;

  open_row_menu (panel, 0);
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.ignore-here", NULL);
  panel_fixture_settle (fixture);
  /* The same words stand in two places. */
  panel_wait_until (count_findings (fixture) == n_findings - 2);
  first = rej_document_dup_source (fixture->document);
  g_assert_nonnull (strstr (first, "code: abbreviation-periods"));
  g_assert_nonnull (strstr (first, "text: "));

  open_row_menu (panel, 0);
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.ignore-everywhere", NULL);
  panel_fixture_settle (fixture);
  panel_wait_until (count_findings (fixture) < n_findings - 2);
  /* Each can be had back by itself. */
  gtk_widget_activate_action (GTK_WIDGET (panel), "checks.show-ignored", NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "Ignored Findings") != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_pictures (fixture, "ignored-dialog");
  panel_fixture_click (GTK_WIDGET (fixture->window), "Show Again");
  panel_fixture_settle (fixture);
  g_assert_cmpuint (rej_comment_get_n_ignored (rej_document_get_comment (fixture->document)), ==, 1);
  panel_fixture_click (GTK_WIDGET (fixture->window), "Show _All Again");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "Nothing Is Ignored") != NULL);
  panel_fixture_settle (fixture);
  panel_wait_until (count_findings (fixture) == n_findings);
  restored = rej_document_dup_source (fixture->document);
  g_assert_null (strstr (restored, "code:"));
}

static void
test_empty (PanelFixture *fixture,
            gconstpointer data)
{
  RejChecksPanel *panel = show_panel (fixture, "Only words.\n", 320);

  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Nothing Found") != NULL);
  panel_fixture_take_pictures (fixture, "checks-panel-empty");
  /* What is written is looked at. */
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document)), "See 60 U.S.C. § 1. ", -1);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Numbers") != NULL);
}

/* Ten thousand findings: as many rows as are seen are made, in each way of grouping. */
static void
test_many (PanelFixture *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  RejChecksPanel *panel = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "See 85 Fed Reg %u.\n\n", 10000 + i);
  panel = show_panel (fixture, text->str, 340);
  panel_wait_until (count_findings (fixture) >= 10000);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const groups[] = { "problem", "authority", "place" };

      gtk_widget_activate_action (GTK_WIDGET (panel), "checks.group", "s", groups[i]);
      panel_fixture_spin (100);
      gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document)), "See 60 U.S.C. § 1. ", -1);
      panel_fixture_settle (fixture);
    }
  g_assert_cmpuint (count_findings (fixture), >=, 10003);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, set_up, function, tear_down)
  add ("/checks-panel/rows", test_rows);
  add ("/checks-panel/groups", test_groups);
  add ("/checks-panel/filters", test_filters);
  add ("/checks-panel/fix-all", test_fix_all);
  add ("/checks-panel/alike", test_alike);
  add ("/checks-panel/fix-group", test_fix_group);
  add ("/checks-panel/fix-filtered", test_fix_filtered);
  add ("/checks-panel/ignore", test_ignore);
  add ("/checks-panel/empty", test_empty);
  add ("/checks-panel/many", test_many);
#undef add

  return g_test_run ();
}
