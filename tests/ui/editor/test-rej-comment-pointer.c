/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"

#include <string.h>

static const char source[] = "# One\n\nSee 8 CFR 103.16(a), which is\nbroken by hand.[^1]\n\nPlain words.\n\n[^1]: The note.\n";

static guint
find_words (EditorFixture *fixture,
            const char *words)
{
  g_autofree char *text = panel_fixture_dup_text (&fixture->panel);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (guint) g_utf8_strlen (text, found - text);
}

/* Three clicks take the paragraph, however its lines are broken; two take the word. */
static void
test_three_clicks (void)
{
  EditorFixture fixture = { 0 };
  GtkTextIter location;
  GtkTextIter start;
  GtkTextIter end;
  gboolean taken = FALSE;
  g_autofree char *text = NULL;

  editor_fixture_open (&fixture, source, 900, 600);
  gtk_text_buffer_get_iter_at_offset (fixture.buffer, &location, (int) find_words (&fixture, "broken"));
  g_signal_emit_by_name (fixture.view, "extend-selection", GTK_TEXT_EXTEND_SELECTION_LINE, &location, &start, &end, &taken);
  g_assert_true (taken == GDK_EVENT_STOP);
  text = gtk_text_buffer_get_text (fixture.buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "See 8 CFR 103.16(a), which is\nbroken by hand.[^1]");
  g_clear_pointer (&text, g_free);

  start = end = location;
  g_signal_emit_by_name (fixture.view, "extend-selection", GTK_TEXT_EXTEND_SELECTION_WORD, &location, &start, &end, &taken);
  text = gtk_text_buffer_get_text (fixture.buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "broken");
  editor_fixture_tear_down (&fixture);
}

static GPtrArray *
list_items (GMenuModel *menu)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    {
      char *action = NULL;

      g_assert_true (g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      g_ptr_array_add (items, action);
    }
  return items;
}

/* The menu offers what can be done at the place it was opened at, and no more. */
static void
test_menu (void)
{
  static const struct
  {
    const char *words;
    const char *action;
  } rows[] = {
    { "CFR", "comment.citation-card" },
    { "Plain", NULL },
    { "^1]\n\nPlain", "comment.go-to-footnote" },
    { "The note", "comment.go-to-footnote" },
  };
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, source, 900, 600);
  editor_fixture_settle (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) items = NULL;

      rej_document_place_cursor (fixture.panel.document, find_words (&fixture, rows[i].words));
      editor_fixture_press (&fixture, GDK_KEY_Menu, 0);
      items = list_items (gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (fixture.view)));
      g_assert_cmpuint (items->len, ==, rows[i].action != NULL ? 1 : 0);
      if (rows[i].action != NULL)
        g_assert_cmpstr (items->pdata[0], ==, rows[i].action);
    }
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/comment-pointer/three-clicks", test_three_clicks);
  g_test_add_func ("/comment-pointer/menu", test_menu);

  return g_test_run ();
}
