/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-comparison-view.h"

#include <string.h>

#define N_PARAGRAPHS 900
/* Every so many paragraphs differ. */
#define STRIDE 30
#define N_CHANGES (N_PARAGRAPHS / STRIDE)

typedef struct
{
  PanelFixture panel;
  RejComparison *comparison;
  RejComparisonView *view;
} Fixture;

static char *
make_text (const char *verb)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, "The record, in its part %u, %s what the agency says of clinics, of schools and of those who wait for an answer.\n\n", i, i % STRIDE == STRIDE - 1 ? verb : "shows");
  return g_string_free_and_steal (text);
}

static void
compared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ((Fixture *) user_data)->comparison = rej_comparison_new_finish (result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree char *mine = make_text ("proves");
  g_autofree char *other = make_text ("denies");

  panel_fixture_set_up (&fixture->panel);
  panel_fixture_open (&fixture->panel, mine);
  rej_comparison_new_async (fixture->panel.document, REJ_COMPARISON_AFTER, other, NULL, NULL, compared_cb, fixture);
  panel_wait_until (fixture->comparison != NULL);
  g_assert_cmpuint (rej_comparison_get_n_changes (fixture->comparison), ==, N_CHANGES);
  fixture->view = g_object_new (REJ_TYPE_COMPARISON_VIEW, NULL);
  rej_comparison_view_set_comparison (fixture->view, fixture->comparison);
  panel_fixture_show (&fixture->panel, GTK_WIDGET (fixture->view), 700, 500);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->comparison);
  panel_fixture_tear_down (&fixture->panel);
}

static guint
count_rows (GtkWidget *root)
{
  guint n = gtk_widget_has_css_class (root, "comparison-row") ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* Returns: (nullable): the label that shows @words, if it can be seen */
static GtkWidget *
find_in_sight (GtkWidget *root,
               const char *words,
               GtkWidget *view)
{
  graphene_rect_t bounds;

  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL &&
      gtk_widget_compute_bounds (root, view, &bounds) && bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (view))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_in_sight (child, words, view);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_in_sight (Fixture *fixture,
             guint paragraph)
{
  g_autofree char *words = g_strdup_printf ("in its part %u,", paragraph);

  return find_in_sight (GTK_WIDGET (fixture->view), words, GTK_WIDGET (fixture->view)) != NULL;
}

/* A frame makes a few rows, not all that the list keeps. */
static void
test_rows_come_gradually (Fixture *fixture,
                          gconstpointer data)
{
  guint n_rows = 0;
  guint most = 0;

  rej_comparison_view_set_comparison (fixture->view, NULL);
  panel_wait_until (count_rows (GTK_WIDGET (fixture->view)) == 0);
  rej_comparison_view_set_comparison (fixture->view, fixture->comparison);
  while (count_rows (GTK_WIDGET (fixture->view)) < 150)
    {
      guint n_now = count_rows (GTK_WIDGET (fixture->view));

      most = MAX (most, n_now - n_rows);
      n_rows = n_now;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (most, <, 20);
  g_assert_true (is_in_sight (fixture, 0));
}

/* Wherever a change is, going to it brings it into sight, and the rows of both sides with it. */
static void
test_changes_far_away (Fixture *fixture,
                       gconstpointer data)
{
  rej_comparison_view_go (fixture->view, FALSE);
  g_assert_cmpuint (rej_comparison_view_get_current (fixture->view), ==, N_CHANGES - 1);
  panel_wait_until (is_in_sight (fixture, N_PARAGRAPHS - 1));
  rej_comparison_view_go (fixture->view, TRUE);
  panel_wait_until (is_in_sight (fixture, STRIDE - 1));
  rej_comparison_view_go (fixture->view, TRUE);
  panel_wait_until (is_in_sight (fixture, 2 * STRIDE - 1) && is_in_sight (fixture, 2 * STRIDE - 2));
  /* Rows that come above and below leave it where it is. */
  panel_wait_until (count_rows (GTK_WIDGET (fixture->view)) > 100);
  panel_fixture_spin (200);
  g_assert_true (is_in_sight (fixture, 2 * STRIDE - 1));
}

static void
test_sides_keep_the_place (Fixture *fixture,
                           gconstpointer data)
{
  for (guint i = 0; i < N_CHANGES / 2; i++)
    rej_comparison_view_go (fixture->view, TRUE);
  panel_wait_until (is_in_sight (fixture, N_PARAGRAPHS / 2 - 1));
  panel_wait_until (count_rows (GTK_WIDGET (fixture->view)) > 150);
  rej_comparison_view_show_sides (fixture->view, TRUE);
  panel_wait_until (is_in_sight (fixture, N_PARAGRAPHS / 2 - 1));
  g_assert_nonnull (find_in_sight (GTK_WIDGET (fixture->view), "denies", GTK_WIDGET (fixture->view)));
  g_assert_nonnull (find_in_sight (GTK_WIDGET (fixture->view), "proves", GTK_WIDGET (fixture->view)));
  rej_comparison_view_show_sides (fixture->view, FALSE);
  panel_wait_until (is_in_sight (fixture, N_PARAGRAPHS / 2 - 1));
}

/* A row that is activated is the change that is looked at, also while the list has a part of its rows. */
static void
test_activated (Fixture *fixture,
                gconstpointer data)
{
  GtkWidget *label = NULL;

  rej_comparison_view_go (fixture->view, FALSE);
  panel_wait_until (is_in_sight (fixture, N_PARAGRAPHS - 1));
  rej_comparison_view_go (fixture->view, FALSE);
  g_assert_cmpuint (rej_comparison_view_get_current (fixture->view), ==, N_CHANGES - 2);
  panel_wait_until (is_in_sight (fixture, N_PARAGRAPHS - STRIDE - 1));
  label = find_in_sight (GTK_WIDGET (fixture->view), "in its part 869,", GTK_WIDGET (fixture->view));
  g_assert_nonnull (label);
  rej_comparison_view_go (fixture->view, TRUE);
  g_assert_cmpuint (rej_comparison_view_get_current (fixture->view), ==, N_CHANGES - 1);
  gtk_widget_activate (gtk_widget_get_parent (gtk_widget_get_parent (label)));
  g_assert_cmpuint (rej_comparison_view_get_current (fixture->view), ==, N_CHANGES - 2);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);
  g_test_add ("/comparison-view/rows-come-gradually", Fixture, NULL, set_up, test_rows_come_gradually, tear_down);
  g_test_add ("/comparison-view/changes-far-away", Fixture, NULL, set_up, test_changes_far_away, tear_down);
  g_test_add ("/comparison-view/sides-keep-the-place", Fixture, NULL, set_up, test_sides_keep_the_place, tear_down);
  g_test_add ("/comparison-view/activated", Fixture, NULL, set_up, test_activated, tear_down);
  return g_test_run ();
}
