/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-gradual-list.h"

#define N_ITEMS 1000

typedef struct
{
  GListStore *store;
  GtkListView *view;
  GtkWindow *window;
  RejGradualList *list;
  GPtrArray *seen; /* what a view has, by what it was told alone */
  guint n_rows; /* rows that the view made */
} Fixture;

static void
add (GListStore *store,
     guint position,
     guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", g_random_int ());
      g_autoptr (GtkStringObject) object = gtk_string_object_new (name);

      g_list_store_insert (store, position, object);
    }
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  gpointer user_data)
{
  Fixture *fixture = user_data;

  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->seen, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->seen, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (fixture->seen->len, ==, g_list_model_get_n_items (model));
}

static void
setup_cb (Fixture *fixture,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
  fixture->n_rows++;
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  add (fixture->store, 0, N_ITEMS);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  fixture->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  fixture->list = rej_gradual_list_new (G_LIST_MODEL (fixture->store), GTK_WIDGET (fixture->view));
  fixture->seen = g_ptr_array_new_with_free_func (g_object_unref);
  items_changed_cb (G_LIST_MODEL (fixture->list), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), fixture);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  gtk_list_view_set_model (fixture->view, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (fixture->list)))));
  g_object_unref (gtk_list_view_get_model (fixture->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 300, 400);
  gtk_window_set_child (fixture->window, scrolled);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->store);
  g_ptr_array_unref (fixture->seen);
}

/* What was told is what is there: a stretch of the model, in its order. */
static void
assert_true_stretch (Fixture *fixture)
{
  guint first = rej_gradual_list_get_first (fixture->list);

  g_assert_cmpuint (first + fixture->seen->len, <=, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)));
  for (guint i = 0; i < fixture->seen->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->store), first + i);
      g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_true (item == g_ptr_array_index (fixture->seen, i));
      g_assert_true (item == shown);
    }
}

static void
test_grows (Fixture *fixture,
            gconstpointer data)
{
  g_assert_cmpuint (fixture->seen->len, >, 0);
  g_assert_cmpuint (fixture->seen->len, <, 20);
  g_assert_cmpuint (fixture->n_rows, <, 20);
  gtk_window_present (fixture->window);
  while (!rej_gradual_list_get_whole (fixture->list))
    {
      guint n_rows = fixture->n_rows;

      g_main_context_iteration (NULL, TRUE);
      /* In one frame; the view drops none of its rows meanwhile. */
      g_assert_cmpuint (fixture->n_rows - n_rows, <, 20);
    }
  assert_true_stretch (fixture);
  g_assert_cmpuint (fixture->seen->len, ==, N_ITEMS);
  g_assert_cmpuint (fixture->n_rows, >=, 200);
}

static void
test_begins_elsewhere (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GObject) wanted = g_list_model_get_item (G_LIST_MODEL (fixture->store), 700);

  gtk_window_present (fixture->window);
  panel_wait_until (rej_gradual_list_get_whole (fixture->list));
  rej_gradual_list_begin_at (fixture->list, 700);
  assert_true_stretch (fixture);
  g_assert_cmpuint (fixture->seen->len, <, 20);
  g_assert_true (g_ptr_array_index (fixture->seen, 700 - rej_gradual_list_get_first (fixture->list)) == wanted);
  panel_wait_until (rej_gradual_list_get_whole (fixture->list));
  assert_true_stretch (fixture);
}

/* The model changes at any place while the list grows. */
static void
test_changes (Fixture *fixture,
              gconstpointer data)
{
  gtk_window_present (fixture->window);
  for (guint i = 0; i < 150; i++)
    {
      guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
      guint position = (guint) g_test_rand_int_range (0, (int) n_items + 1);
      guint n_wanted = (guint) g_test_rand_int_range (0, 30);
      guint n_removed = MIN (n_items - position, n_wanted);
      guint n_added = (guint) g_test_rand_int_range (0, 30);
      g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < n_added; j++)
        g_ptr_array_add (added, gtk_string_object_new ("new"));
      g_list_store_splice (fixture->store, position, n_removed, added->pdata, added->len);
      assert_true_stretch (fixture);
      if (i % 50 == 49 && n_items > 0)
        rej_gradual_list_begin_at (fixture->list, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)) / 2);
      for (guint j = 0; j < 3; j++)
        g_main_context_iteration (NULL, FALSE);
      assert_true_stretch (fixture);
    }
  panel_wait_until (rej_gradual_list_get_whole (fixture->list));
  assert_true_stretch (fixture);
}

/* A whole list that is replaced grows again; one that is empty, too. */
static void
test_replaced (Fixture *fixture,
               gconstpointer data)
{
  gtk_window_present (fixture->window);
  panel_wait_until (rej_gradual_list_get_whole (fixture->list));
  g_list_store_remove_all (fixture->store);
  g_assert_cmpuint (fixture->seen->len, ==, 0);
  g_assert_true (rej_gradual_list_get_whole (fixture->list));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < N_ITEMS; j++)
        g_ptr_array_add (added, gtk_string_object_new ("new"));
      g_list_store_splice (fixture->store, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), added->pdata, added->len);
      g_assert_cmpuint (fixture->seen->len, <, 20);
      panel_wait_until (rej_gradual_list_get_whole (fixture->list));
      assert_true_stretch (fixture);
    }
}

/* A section ends where the stretch does; then where it does in the model. */
static void
test_sections (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_string_sorter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (NULL, NULL);
  g_autoptr (RejGradualList) list = NULL;
  const char *const strings[] = { "a", "a", "a", "a", "b", "b", "b", "b", "b", "b", "b", "b", NULL };
  guint start = 0;
  guint end = 0;

  gtk_sort_list_model_set_model (sorted, G_LIST_MODEL (gtk_string_list_new (strings)));
  g_object_unref (gtk_sort_list_model_get_model (sorted));
  gtk_sort_list_model_set_section_sorter (sorted, sorter);
  list = rej_gradual_list_new (G_LIST_MODEL (sorted), GTK_WIDGET (fixture->view));
  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 5, &start, &end);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  g_assert_cmpuint (end, <, 12);
  gtk_window_present (fixture->window);
  panel_wait_until (rej_gradual_list_get_whole (list));
  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 5, &start, &end);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 12);
  rej_gradual_list_begin_at (list, 11);
  gtk_section_model_get_section (GTK_SECTION_MODEL (list), 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);
  g_test_add ("/gradual-list/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add ("/gradual-list/begins-elsewhere", Fixture, NULL, set_up, test_begins_elsewhere, tear_down);
  g_test_add ("/gradual-list/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/gradual-list/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/gradual-list/sections", Fixture, NULL, set_up, test_sections, tear_down);
  return g_test_run ();
}
