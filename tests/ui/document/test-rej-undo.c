/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-undo.h"

/* A buffer and the texts it passed through, one a step. */
typedef struct
{
  GtkTextBuffer *buffer;
  RejUndo *undo;
  GPtrArray *texts;
  guint at;
} Model;

static char *
dup_text (GtkTextBuffer *buffer)
{
  char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
model_init (Model *model,
            const char *text)
{
  g_autoptr (RejBufferChanger) changer = NULL;

  *model = (Model) { gtk_text_buffer_new (NULL), NULL, g_ptr_array_new_with_free_func (g_free), 0 };
  changer = rej_buffer_changer_new (model->buffer);
  model->undo = rej_undo_new (changer);
  gtk_text_buffer_set_text (model->buffer, text, -1);
  gtk_text_buffer_set_modified (model->buffer, FALSE);
  rej_undo_begin (model->undo);
  g_ptr_array_add (model->texts, g_strdup (text));
}

static void
model_clear (Model *model)
{
  g_assert_finalize_object (model->undo);
  g_assert_finalize_object (model->buffer);
  g_ptr_array_unref (model->texts);
}

/* Replaces something at random places, as one user action. */
static void
edit (Model *model,
      guint n_edits)
{
  static const char *const pieces[] = { "the agency ", "é§", "\n\n", "“quoted”", "x" };

  rej_undo_seal (model->undo);
  gtk_text_buffer_begin_user_action (model->buffer);
  for (guint i = 0; i < n_edits; i++)
    {
      int n = gtk_text_buffer_get_char_count (model->buffer);
      int from = g_test_rand_int_range (0, n + 1);
      int to = MIN (n, from + (int) (i % 3) * 4);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (model->buffer, &start, from);
      gtk_text_buffer_get_iter_at_offset (model->buffer, &end, to);
      gtk_text_buffer_delete (model->buffer, &start, &end);
      gtk_text_buffer_insert (model->buffer, &start, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))], -1);
    }
  gtk_text_buffer_end_user_action (model->buffer);
  g_ptr_array_set_size (model->texts, model->at + 1);
  g_ptr_array_add (model->texts, dup_text (model->buffer));
  model->at++;
}

static void
assert_at (Model *model)
{
  g_autofree char *text = dup_text (model->buffer);

  g_assert_cmpstr (text, ==, g_ptr_array_index (model->texts, model->at));
  g_assert_cmpint (rej_undo_get_can_undo (model->undo), ==, model->at > 0);
  g_assert_cmpint (rej_undo_get_can_redo (model->undo), ==, model->at + 1 < model->texts->len);
}

static void
test_random (void)
{
  Model model;

  model_init (&model, "A comment to begin with.\n");
  for (guint i = 0; i < 2000; i++)
    {
      int kind = g_test_rand_int_range (0, 4);

      if (kind == 0 && model.at > 0)
        {
          g_assert_true (rej_undo_undo (model.undo));
          model.at--;
        }
      else if (kind == 1 && model.at + 1 < model.texts->len)
        {
          g_assert_true (rej_undo_redo (model.undo));
          model.at++;
        }
      else if (kind >= 2 && model.texts->len < 300)
        {
          edit (&model, g_test_rand_int_range (1, 6));
        }
      assert_at (&model);
    }
  while (rej_undo_undo (model.undo))
    model.at--;
  assert_at (&model);
  model_clear (&model);
}

static void
test_modified (void)
{
  Model model;

  model_init (&model, "Saved.");
  edit (&model, 1);
  g_assert_true (gtk_text_buffer_get_modified (model.buffer));
  rej_undo_undo (model.undo);
  g_assert_false (gtk_text_buffer_get_modified (model.buffer));
  rej_undo_redo (model.undo);
  g_assert_true (gtk_text_buffer_get_modified (model.buffer));
  gtk_text_buffer_set_modified (model.buffer, FALSE);
  rej_undo_undo (model.undo);
  g_assert_true (gtk_text_buffer_get_modified (model.buffer));
  rej_undo_redo (model.undo);
  g_assert_false (gtk_text_buffer_get_modified (model.buffer));
  /* Saving failed: nowhere is the text what the file has. */
  gtk_text_buffer_set_modified (model.buffer, TRUE);
  rej_undo_undo (model.undo);
  g_assert_true (gtk_text_buffer_get_modified (model.buffer));
  rej_undo_redo (model.undo);
  g_assert_true (gtk_text_buffer_get_modified (model.buffer));
  model_clear (&model);
}

static void
notified_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  Model model;
  guint n_undo = 0;
  guint n_redo = 0;

  model_init (&model, "");
  g_signal_connect_swapped (model.undo, "notify::can-undo", G_CALLBACK (notified_cb), &n_undo);
  g_signal_connect_swapped (model.undo, "notify::can-redo", G_CALLBACK (notified_cb), &n_redo);
  edit (&model, 1);
  edit (&model, 1);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_cmpuint (n_redo, ==, 0);
  rej_undo_undo (model.undo);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_cmpuint (n_redo, ==, 1);
  rej_undo_undo (model.undo);
  g_assert_cmpuint (n_undo, ==, 2);
  model_clear (&model);
}

/* Whether a menu has an item for an action. */
static gboolean
has_action (GMenuModel *model,
            const char *name)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  gboolean is_found = FALSE;

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autofree char *action = NULL;

      g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      is_found |= g_strcmp0 (action, name) == 0;
      for (gsize j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (model, i, links[j]);

          is_found |= link != NULL && has_action (link, name);
        }
    }
  return is_found;
}

/* A view's keys and its menu lead here. */
static void
test_view (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr (RejBufferChanger) changer = rej_buffer_changer_new (buffer);
  RejUndo *undo = rej_undo_new (changer);
  GMenuModel *menu = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  rej_undo_begin (undo);
  rej_undo_attach (undo, GTK_TEXT_VIEW (view));
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_text_buffer_insert_at_cursor (buffer, "typed", -1);
  g_assert_true (gtk_widget_activate_action (view, "history.undo", NULL));
  text = dup_text (buffer);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (gtk_widget_activate_action (view, "history.redo", NULL));
  again = dup_text (buffer);
  g_assert_cmpstr (again, ==, "typed");

  gtk_widget_activate_action (view, "menu.popup", NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (child));
  g_assert_nonnull (menu);
  g_assert_true (has_action (menu, "history.undo"));
  g_assert_true (has_action (menu, "history.redo"));
  g_assert_true (has_action (menu, "clipboard.paste"));
  g_assert_false (has_action (menu, "text.undo"));

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (undo);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/undo/random", test_random);
  g_test_add_func ("/undo/modified", test_modified);
  g_test_add_func ("/undo/properties", test_properties);
  g_test_add_func ("/undo/view", test_view);

  return g_test_run ();
}
