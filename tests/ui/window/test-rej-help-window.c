/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-file-dialog-state.h"
#include "rej-help-pages.h"
#include "rej-help-window.h"

#include <string.h>

/* Each page has an icon that is there, a name of its own, and something to read. */
static void
test_pages (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint n_pages = 0;
  const RejHelpPage *pages = rej_help_pages_get (&n_pages);

  g_assert_cmpuint (n_pages, ==, 7);
  for (guint i = 0; i < n_pages; i++)
    {
      g_test_message ("%s", pages[i].id);
      g_assert_true (gtk_icon_theme_has_icon (theme, pages[i].icon));
      g_assert_nonnull (pages[i].sections[0].heading);
      for (const RejHelpSection *section = pages[i].sections; section->heading != NULL; section++)
        g_assert_cmpuint (strlen (section->text), <, 600);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (pages[i].id, !=, pages[k].id);
    }
}

/* What the window calls a filing, by whatever way and however far, is explained. */
static void
test_states (void)
{
  guint n_pages = 0;
  const RejHelpPage *pages = rej_help_pages_get (&n_pages);
  const RejHelpPage *ways = pages;
  g_autoptr (RejSubmitter) submitter = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);

  while (!g_str_equal (ways->id, "ways"))
    ways++;
  for (guint way = 0; way < REJ_N_FILING_WAYS; way++)
    {
      g_autoptr (RejFiling) filing = rej_filing_new (way, "USCIS-2019-0007-0001", "Words.", "Words.", submitter);

      for (guint state = 0; state < REJ_FILING_N_STATES; state++)
        {
          g_autofree char *quoted = NULL;
          gboolean is_explained = FALSE;

          filing->state = state;
          quoted = g_strdup_printf ("“%s”", rej_file_dialog_state_get_words (filing));
          g_test_message ("%s", quoted);
          for (const RejHelpSection *section = ways->sections; section->heading != NULL; section++)
            is_explained |= strstr (section->text, quoted) != NULL;
          g_assert_true (is_explained);
        }
    }
}

static void
test_find (void)
{
  guint n_pages = 0;
  const RejHelpPage *pages = rej_help_pages_get (&n_pages);
  const RejHelpSection *found = rej_help_page_find (&pages[3], "SOCIAL security");

  g_assert_nonnull (found);
  g_assert_cmpstr (found->heading, ==, "What Rejoinder looks for");
  g_assert_true (rej_help_page_find (&pages[3], "") == pages[3].sections);
  g_assert_null (rej_help_page_find (&pages[3], "social zebra"));
}

static RejHelpWindow *
find_help (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (REJ_IS_HELP_WINDOW (window) && gtk_widget_get_visible (window))
        return REJ_HELP_WINDOW (window);
    }
  return NULL;
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
  g_assert_null (find_help ());
}

static void
take_pictures (RejHelpWindow *help,
               const char *name)
{
  PanelFixture pictured = { .window = GTK_WINDOW (help) };

  panel_fixture_take_pictures (&pictured, name);
}

/* One help for each window; it goes with it. */
static void
test_window (PanelFixture *fixture,
             gconstpointer data)
{
  RejHelpWindow *help = NULL;
  GtkWidget *row = NULL;

  panel_fixture_set_up (fixture);
  panel_fixture_show (fixture, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), 400, 400);
  rej_help_window_present (fixture->window, NULL);
  panel_wait_until ((help = find_help ()) != NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (help), "Why a comment counts") != NULL);
  take_pictures (help, "help");

  rej_help_window_present (fixture->window, "keyboard");
  g_assert_true (find_help () == help);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (help), "While you write") != NULL);
  g_assert_nonnull (panel_fixture_find_button (GTK_WIDGET (help), "All Keyboard _Shortcuts"));

  row = gtk_widget_get_ancestor (panel_fixture_find_label (GTK_WIDGET (help), "Citations"), GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_activate (row);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (help), "One style throughout") != NULL);
}

static void
test_search (PanelFixture *fixture,
             gconstpointer data)
{
  RejHelpWindow *help = NULL;

  panel_fixture_set_up (fixture);
  panel_fixture_show (fixture, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), 400, 400);
  rej_help_window_present (fixture->window, NULL);
  panel_wait_until ((help = find_help ()) != NULL);
  rej_help_window_search (help, "eastern time");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (help), "The comment box and files") != NULL);
  g_assert_null (panel_fixture_find_label (GTK_WIDGET (help), "Placeholders and Template"));
  take_pictures (help, "help-search");
  rej_help_window_search (help, "zebra");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (help), "Nothing Found") != NULL);
  rej_help_window_search (help, "");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (help), "Placeholders and Template") != NULL);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/help-window/pages", test_pages);
  g_test_add_func ("/help/states", test_states);
  g_test_add_func ("/help-window/find", test_find);
  g_test_add ("/help-window/window", PanelFixture, NULL, NULL, test_window, tear_down);
  g_test_add ("/help-window/search", PanelFixture, NULL, NULL, test_search, tear_down);

  return g_test_run ();
}
