/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-citation-card.h"
#include "rej-citation-hover.h"

#include <X11/Xlib.h>
#include <string.h>

#include "stand-in-server.h"

static const char source[] =
    "---\nstyle: bluebook\ndocket: USCIS-2019-0007\ncitation: 85 FR 56338\n---\n\n"
    "See 85 Fed. Reg. 56338, 56341 (Sept. 11, 2020).\n\n*Id.* at 56,350. And *Motor Vehicle Mfrs. Ass'n v. State Farm*, 463 U.S. 29, 43 (1983), with 8 CFR 103.16(a).\n";

static void
set_up (EditorFixture *fixture,
        gconstpointer data)
{
  editor_fixture_open (fixture, source, 760, 700);
}

static void
tear_down (EditorFixture *fixture,
           gconstpointer data)
{
  editor_fixture_tear_down (fixture);
}

static guint
find_words (EditorFixture *fixture,
            const char *words)
{
  g_autofree char *text = panel_fixture_dup_text (&fixture->panel);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (guint) g_utf8_strlen (text, found - text);
}

static GtkWidget *
find_card (GtkWidget *root)
{
  if (REJ_IS_CITATION_CARD (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_card (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The card of the citation with these words, opened by its key. */
static GtkWidget *
open_card (EditorFixture *fixture,
           const char *words)
{
  GtkWidget *card = NULL;

  rej_document_place_cursor (fixture->panel.document, find_words (fixture, words));
  editor_fixture_activate (fixture, "citation-card");
  card = find_card (GTK_WIDGET (fixture->view));
  g_assert_nonnull (card);
  panel_wait_until (gtk_widget_get_mapped (card));
  return card;
}

static GtkWidget *
get_popover (GtkWidget *card)
{
  return gtk_widget_get_ancestor (card, GTK_TYPE_POPOVER);
}

/* What it is, what was found, and the fix, all from the keyboard; Escape gives the keyboard back to the text. */
static void
test_tells (EditorFixture *fixture,
            gconstpointer data)
{
  GtkWidget *card = open_card (fixture, "85 Fed.");
  GtkWidget *popover = get_popover (card);
  g_autofree char *text = NULL;

  g_assert_nonnull (panel_fixture_find_label (card, "Federal Register"));
  g_assert_nonnull (panel_fixture_find_label (card, "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)"));
  g_assert_nonnull (panel_fixture_find_label (card, "Volume"));
  g_assert_nonnull (panel_fixture_find_label (card, "56341"));
  g_assert_nonnull (panel_fixture_find_button (card, "Read on federalregister.gov"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->panel.window), card));
  panel_fixture_take_picture_of (popover, "citation-card");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  panel_fixture_take_picture_of (popover, "citation-card-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);

  panel_fixture_click (card, "Change to “85 Fed. Reg. 56,338, 56,341”");
  editor_fixture_settle (fixture);
  text = panel_fixture_dup_text (&fixture->panel);
  g_assert_nonnull (strstr (text, "85 Fed. Reg. 56,338, 56,341 ("));
  /* The card follows, and the keyboard is still on it. */
  panel_wait_until (panel_fixture_find_button (card, "Change to “85 Fed. Reg. 56,338, 56,341”") == NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->panel.window), card));

  gtk_popover_popdown (GTK_POPOVER (popover));
  panel_wait_until (find_card (GTK_WIDGET (fixture->view)) == NULL);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));
  g_action_group_activate_action (rej_editor_page_get_actions (fixture->page), "citation-card", NULL);
}

static void
test_resolves (EditorFixture *fixture,
               gconstpointer data)
{
  GtkWidget *card = open_card (fixture, "Id.");
  g_autofree char *marked = NULL;

  g_assert_nonnull (panel_fixture_find_label (card, "Stands for 85 Fed. Reg. 56,338 (Sept. 11, 2020) on line 1."));
  panel_fixture_take_picture_of (get_popover (card), "citation-card-id");
  panel_fixture_click (card, "_Go There");
  panel_wait_until (find_card (GTK_WIDGET (fixture->view)) == NULL);
  marked = editor_fixture_dup_marked (fixture);
  g_assert_true (g_str_has_prefix (marked, "See |85 Fed. Reg. 56338|, 56341"));
}

static void
test_ignores (EditorFixture *fixture,
              gconstpointer data)
{
  GtkWidget *card = open_card (fixture, "85 Fed.");

  panel_fixture_click (card, "Ignore");
  editor_fixture_settle (fixture);
  panel_wait_until (panel_fixture_find_button (card, "Ignore") == NULL);
  g_assert_cmpuint (rej_comment_get_n_ignored (rej_document_get_comment (fixture->panel.document)), ==, 1);
}

/* Where the cursor is in no citation, that is said. */
static void
test_nothing (EditorFixture *fixture,
              gconstpointer data)
{
  rej_document_place_cursor (fixture->panel.document, 1);
  editor_fixture_activate (fixture, "citation-card");
  g_assert_null (find_card (GTK_WIDGET (fixture->view)));
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->panel.window), "No citation stands here. Put the cursor into one.") != NULL);
}

/* In a window of 360 pixels, from right to left, with text of twice the size: it stays in the window. */
static void
test_fits (EditorFixture *fixture,
           gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *card = NULL;
  int dpi = 0;

  gtk_window_set_default_size (fixture->panel.window, 360, 640);
  panel_fixture_spin (200);
  card = open_card (fixture, "85 Fed.");
  panel_fixture_take_picture_of (get_popover (card), "citation-card-narrow");
  g_assert_cmpint (gtk_widget_get_width (get_popover (card)), <=, 460);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  panel_fixture_take_picture_of (get_popover (card), "citation-card-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_popover_popdown (GTK_POPOVER (get_popover (card)));
  panel_wait_until (find_card (GTK_WIDGET (fixture->view)) == NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  panel_fixture_spin (200);
  card = open_card (fixture, "85 Fed.");
  panel_fixture_take_picture_of (get_popover (card), "citation-card-large");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  panel_fixture_spin (50);
}

/* One citation is sent, when asked for, and nothing round it. */
static void
test_verifies (EditorFixture *fixture,
               gconstpointer data)
{
  g_autoptr (StandInServer) server = stand_in_federal_register_new ();
  GtkWidget *card = NULL;
  const StandInRequest *request = NULL;

  g_settings_set_string (rej_workspace_get_settings (fixture->panel.workspace), "federal-register-url", stand_in_server_get_address (server));
  card = open_card (fixture, "Id.");
  g_assert_nonnull (panel_fixture_find_label (card, "Not verified online. That would send “85 FR 56338” to 127.0.0.1, and nothing else of your text."));
  g_assert_cmpuint (stand_in_server_get_requests (server)->len, ==, 0);

  stand_in_server_set_fault (server, STAND_IN_SILENT, 1);
  panel_fixture_click (card, "Verify Online");
  panel_wait_until (stand_in_server_get_requests (server)->len == 1);
  g_assert_nonnull (panel_fixture_find_label (card, "Asking Federal Register about “85 FR 56338”…"));
  panel_fixture_click (card, "Cancel");
  panel_wait_until (panel_fixture_find_button (card, "Verify Online") != NULL);

  panel_fixture_click (card, "Verify Online");
  panel_wait_until (rej_verification_set_get_n (rej_document_get_verifications (fixture->panel.document)) == 1);
  panel_wait_until (panel_fixture_find_button (card, "Verify Online") != NULL);
  panel_fixture_take_picture_of (get_popover (card), "citation-card-verified");
  request = stand_in_server_get_requests (server)->pdata[1];
  g_test_message ("%s", request->target);
  g_assert_nonnull (strstr (request->target, "56338"));
  g_assert_null (strstr (request->target, "56350"));
  g_assert_null (strstr (request->target, "463"));
  g_settings_reset (rej_workspace_get_settings (fixture->panel.workspace), "federal-register-url");
}

/* The pointer rests on a citation: the card is there, the keyboard stays with the text, and a key takes the card away. */
static void
test_hover (EditorFixture *fixture,
            gconstpointer data)
{
  Display *display = XOpenDisplay (NULL);
  GtkTextIter iter;
  GdkRectangle place = { 0 };
  graphene_point_t point;
  GtkWidget *card = NULL;
  int height = 0;

  g_assert_nonnull (display);
  rej_document_place_cursor (fixture->panel.document, 0);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) find_words (fixture, "56338"));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture->view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET, place.x + 6, place.y + place.height / 2, &place.x, &place.y);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (fixture->view), GTK_WIDGET (fixture->panel.window), &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y), &point));
  XWarpPointer (display, None, DefaultRootWindow (display), 0, 0, 0, 0, (int) point.x, (int) point.y);
  XSync (display, False);
  panel_fixture_spin (50);
  XWarpPointer (display, None, DefaultRootWindow (display), 0, 0, 0, 0, (int) point.x + 2, (int) point.y);
  XSync (display, False);
  panel_wait_until (find_card (GTK_WIDGET (fixture->view)) != NULL && gtk_widget_get_mapped (find_card (GTK_WIDGET (fixture->view))));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));
  /* One that is higher than what it says may fit nowhere, and is not shown then. */
  card = find_card (GTK_WIDGET (fixture->view));
  panel_wait_until (gtk_widget_get_height (card) > 0);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (card), NULL, &height, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (card), <=, height);
  panel_fixture_take_picture_of (get_popover (find_card (GTK_WIDGET (fixture->view))), "citation-card-hover");
  XCloseDisplay (display);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, EditorFixture, NULL, set_up, function, tear_down)
  add ("/citation-card/tells", test_tells);
  add ("/citation-card/resolves", test_resolves);
  add ("/citation-card/ignores", test_ignores);
  add ("/citation-card/nothing", test_nothing);
  add ("/citation-card/fits", test_fits);
  add ("/citation-card/verifies", test_verifies);
  add ("/citation-card/hover", test_hover);
#undef add

  return g_test_run ();
}
