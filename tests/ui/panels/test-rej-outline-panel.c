/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-outline-panel.h"
#include "rej-outline-row.h"

#include <string.h>

static const char source[] = "Who I am, in a few words.\n\n"
                             "## Children should be left out\n\nFive words are in here. [[Say more.]]\n\n"
                             "### Babies\n\nTwo words.\n\n"
                             "### Schools\n\nAnother three words.\n\n"
                             "## A very long heading about the costs and burdens nobody has counted so far, over two lines\n\nCosts, see 8 CFR §§ 103.2.[^1]\n\n"
                             "## Data must have an end\n\nEnd.\n\n"
                             "[^1]: A note.\n";

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

static RejOutlinePanel *
show_panel (PanelFixture *fixture,
            const char *text,
            int width)
{
  RejOutlinePanel *panel = g_object_new (REJ_TYPE_OUTLINE_PANEL, NULL);

  panel_fixture_open (fixture, text);
  rej_outline_panel_set_document (panel, fixture->document);
  panel_fixture_show (fixture, GTK_WIDGET (panel), width, 480);
  return panel;
}

static void
place_cursor_at (PanelFixture *fixture,
                 const char *words)
{
  g_autofree char *text = panel_fixture_dup_text (fixture);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  rej_document_place_cursor (fixture->document, (guint) g_utf8_pointer_to_offset (text, found));
}

static void
test_rows (PanelFixture *fixture,
           gconstpointer data)
{
  RejOutlinePanel *panel = show_panel (fixture, source, 340);
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *title = NULL;
  GtkWidget *words = NULL;
  gboolean has_tooltip = FALSE;

  place_cursor_at (fixture, "Another three");
  panel_wait_until ((title = panel_fixture_find_label (GTK_WIDGET (panel), "Schools")) != NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "5 sections"));
  /* Heading, subsections and the places to fill in. */
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "19"));
  panel_wait_until (gtk_widget_has_css_class (gtk_widget_get_parent (title), "current"));
  panel_fixture_take_pictures (fixture, "outline-panel");

  /* What is typed is seen here. */
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document)), "One more ", -1);
  panel_wait_until ((words = panel_fixture_find_label (GTK_WIDGET (panel), "21")) != NULL);
  g_assert_true (gtk_widget_get_has_tooltip (words));
  g_signal_emit_by_name (words, "query-tooltip", 0, 0, FALSE, tooltip, &has_tooltip);
  g_assert_true (has_tooltip);
  place_cursor_at (fixture, "## Data must");
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document)), "## New here\n\n", -1);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "New here") != NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "6 sections"));
}

static void
test_empty (PanelFixture *fixture,
            gconstpointer data)
{
  RejOutlinePanel *panel = show_panel (fixture, "Only words.\n", 320);

  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "No Headings Yet") != NULL);
  panel_fixture_take_pictures (fixture, "outline-panel-empty");
  g_assert_false (rej_outline_panel_change (panel, REJ_OUTLINE_CHANGE_DOWN));
}

static void
test_moves (PanelFixture *fixture,
            gconstpointer data)
{
  RejOutlinePanel *panel = show_panel (fixture, source, 340);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
  g_autofree char *before = panel_fixture_dup_text (fixture);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  g_autofree char *levels = NULL;
  int cursor = 0;

  place_cursor_at (fixture, "words are in here");
  panel_fixture_spin (200);
  panel_fixture_click (GTK_WIDGET (panel), "Move the Section Down");
  after = panel_fixture_dup_text (fixture);
  g_assert_true (strstr (after, "## A very long") < strstr (after, "## Children"));
  g_assert_true (strstr (after, "## Children") < strstr (after, "### Babies"));
  g_assert_true (strstr (after, "### Schools") < strstr (after, "## Data must"));
  g_assert_true (g_str_has_suffix (after, "End.\n\n[^1]: A note.\n"));
  /* The cursor goes with the section. */
  g_object_get (buffer, "cursor-position", &cursor, NULL);
  g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (after, cursor), "words are in here"));
  rej_undo_undo (rej_document_get_undo (fixture->document));
  back = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (back, ==, before);

  panel_fixture_settle (fixture);
  place_cursor_at (fixture, "Five words");
  g_assert_true (rej_outline_panel_change (panel, REJ_OUTLINE_CHANGE_DEMOTE));
  levels = panel_fixture_dup_text (fixture);
  g_assert_nonnull (strstr (levels, "\n### Children"));
  g_assert_nonnull (strstr (levels, "\n#### Babies"));
  g_assert_false (rej_outline_panel_change (panel, REJ_OUTLINE_CHANGE_UP));
}

static GtkWidget *
find_row (RejOutlinePanel *panel,
          const char *title)
{
  GtkWidget *label = panel_fixture_find_label (GTK_WIDGET (panel), title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, REJ_TYPE_OUTLINE_ROW);
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

/* A place in a row, as the list has it. */
static graphene_point_t
find_place (GtkWidget *row,
            double height)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  graphene_point_t place = GRAPHENE_POINT_INIT (40, (float) (gtk_widget_get_height (row) * height));

  g_assert_true (gtk_widget_compute_point (row, list, &place, &place));
  return place;
}

/* What the pointer does, from where GTK has taken it in: what is dragged comes from the one row, and is dropped on the
 * other, in its upper or lower half. */
static gboolean
drag (RejOutlinePanel *panel,
      const char *from,
      const char *to,
      gboolean behind)
{
  /* The list makes its rows anew when the text has another order. */
  g_autoptr (GtkWidget) row = g_object_ref (find_row (panel, to));
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  GtkEventController *target = find_controller (list, GTK_TYPE_DROP_TARGET);
  graphene_point_t start = find_place (find_row (panel, from), 0.5);
  graphene_point_t end = find_place (row, behind ? 0.9 : 0.1);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean dropped = FALSE;

  g_signal_emit_by_name (find_controller (list, GTK_TYPE_DRAG_SOURCE), "prepare", (double) start.x, (double) start.y, &content);
  g_assert_nonnull (content);
  g_value_init (&value, REJ_TYPE_OUTLINE_ROW);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_true (g_value_get_object (&value) == find_row (panel, from));
  g_signal_emit_by_name (target, "motion", (double) end.x, (double) end.y, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_MOVE);
  g_assert_true (gtk_widget_has_css_class (row, behind ? "drop-below" : "drop-above"));
  g_signal_emit_by_name (target, "drop", &value, (double) end.x, (double) end.y, &dropped);
  g_assert_false (gtk_widget_has_css_class (row, "drop-below") || gtk_widget_has_css_class (row, "drop-above"));
  return dropped;
}

static void
test_drag (PanelFixture *fixture,
           gconstpointer data)
{
  RejOutlinePanel *panel = show_panel (fixture, source, 340);
  g_autofree char *before = panel_fixture_dup_text (fixture);
  g_autofree char *after = NULL;
  g_autofree char *into = NULL;
  g_autofree char *back = NULL;

  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Data must have an end") != NULL);
  g_assert_true (drag (panel, "Data must have an end", "Children should be left out", FALSE));
  panel_fixture_settle (fixture);
  after = panel_fixture_dup_text (fixture);
  g_assert_true (g_str_has_prefix (strstr (after, "few words.\n\n") + strlen ("few words.\n\n"), "## Data must have an end\n\nEnd.\n\n## Children"));
  g_assert_true (g_str_has_suffix (after, "[^1]: A note.\n"));

  /* The parts of a section go with it, and one that is dropped on itself stays. */
  panel_fixture_spin (200);
  g_assert_true (drag (panel, "Children should be left out", "A very long heading about the costs and burdens nobody has counted so far, over two lines", TRUE));
  panel_fixture_settle (fixture);
  into = panel_fixture_dup_text (fixture);
  g_assert_true (strstr (into, "## A very long") < strstr (into, "## Children"));
  g_assert_true (strstr (into, "## Children") < strstr (into, "### Babies"));
  g_assert_true (strstr (into, "### Babies") < strstr (into, "### Schools"));
  panel_fixture_spin (200);
  g_assert_false (drag (panel, "Babies", "Babies", TRUE));

  /* Each is one step of undo. */
  rej_undo_undo (rej_document_get_undo (fixture->document));
  rej_undo_undo (rej_document_get_undo (fixture->document));
  back = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (back, ==, before);
}

static void
test_shuts (PanelFixture *fixture,
            gconstpointer data)
{
  RejOutlinePanel *panel = show_panel (fixture, source, 340);

  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Babies") != NULL);
  panel_fixture_click (GTK_WIDGET (panel), "Hide the Sections in It");
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Babies") == NULL);
  g_assert_nonnull (panel_fixture_find_label (GTK_WIDGET (panel), "Data must have an end"));
  panel_fixture_take_picture (fixture, "outline-panel-shut");
  gtk_widget_activate_action (GTK_WIDGET (panel), "outline.open-all", NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Babies") != NULL);
}

static void
count_rows (GtkWidget *widget,
            guint *n_filled,
            guint *n_rows)
{
  if (REJ_IS_OUTLINE_ROW (widget))
    {
      *n_rows += 1;
      *n_filled += !rej_outline_row_get_empty (REJ_OUTLINE_ROW (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_rows (child, n_filled, n_rows);
}

/* Whatever is scrolled to has its titles when it is painted for the first time. */
static void
before_paint_cb (GtkWidget *list)
{
  guint n_seen = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row == NULL || !gtk_widget_get_mapped (row))
        continue;
      n_seen++;
      g_assert_false (rej_outline_row_get_empty (REJ_OUTLINE_ROW (row)));
    }
  g_assert_cmpuint (n_seen, >, 5);
}

/* Ten thousand headings: as many rows as are seen are shown, and typing finds the outline there. */
static void
test_many (PanelFixture *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  RejOutlinePanel *panel = NULL;
  GtkWidget *list = NULL;
  guint n_filled = 0;
  guint n_rows = 0;
  gulong paints = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "## Heading %u\n\nA few words.\n\n", i);
  panel = show_panel (fixture, text->str, 340);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Heading 3") != NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "10,000 sections") != NULL || panel_fixture_find_label (GTK_WIDGET (panel), "10000 sections") != NULL);
  list = gtk_widget_get_ancestor (find_row (panel, "Heading 3"), GTK_TYPE_LIST_VIEW);
  count_rows (list, &n_filled, &n_rows);
  g_assert_cmpuint (n_rows, >, 100);
  g_assert_cmpuint (n_filled, >, 5);
  g_assert_cmpuint (n_filled, <, n_rows / 2);
  paints = g_signal_connect_object (gtk_widget_get_frame_clock (list), "paint", G_CALLBACK (before_paint_cb), list, G_CONNECT_SWAPPED);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 7000, GTK_LIST_SCROLL_NONE, NULL);
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (panel), "Heading 7000") != NULL);
  panel_fixture_spin (100);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (list), paints);

  place_cursor_at (fixture, "## Heading 5000");
  gtk_window_set_focus (fixture->window, NULL);
  g_assert_true (rej_outline_panel_change (panel, REJ_OUTLINE_CHANGE_UP));
  rej_undo_undo (rej_document_get_undo (fixture->document));
  panel_fixture_settle (fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, set_up, function, tear_down)
  add ("/outline-panel/rows", test_rows);
  add ("/outline-panel/empty", test_empty);
  add ("/outline-panel/moves", test_moves);
  add ("/outline-panel/drag", test_drag);
  add ("/outline-panel/shuts", test_shuts);
  add ("/outline-panel/many", test_many);
#undef add

  return g_test_run ();
}
