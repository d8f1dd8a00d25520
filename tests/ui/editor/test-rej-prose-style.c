/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-speller.h"

#include <string.h>

static const char sample[] =
    "# Comment on the Collection and Use of Biometrics\n"
    "\n"
    "I write about **proposed 8 CFR 103.16**, which *removes every age limit*. See the [notice](https://www.federalregister.gov/d/2020-19145) and `8 CFR 204.2`.[^1]\n"
    "\n"
    "## Children\n"
    "\n"
    "> DHS may require biometrics from any individual, regardless of age, who files or is associated with a request, and may use them for any purpose that the statute allows.\n"
    ">\n"
    "> 85 FR 56338, 56341\n"
    "\n"
    "My own story: [[who you are, and how the rule would touch you or the people you work with every day of the year]].\n"
    "\n"
    "### What I ask for\n"
    "\n"
    "- Keep the age limit of fourteen that the present rule sets, because nothing in the record speaks against it and much speaks for it.\n"
    "- Publish the privacy assessment:\n"
    "  1. before the rule is final, with the contracts that it rests on and the numbers of people it touches;\n"
    "  2. in full.\n"
    "\n"
    "See 85 Fed. Reg. 56,338 and 8 CFR §§ 103.2.\n"
    "\n"
    "| Year | Requests |\n"
    "| ---- | -------: |\n"
    "| 2019 | 3,900,000 |\n"
    "\n"
    "<!-- Ask Ana about the second figure. -->\n"
    "\n"
    "[^1]: *Id.* at 56341. The department says so itself, in a passage that is long enough to be wrapped.\n";

/* The scale, weight and so on a place is shown in. */
static gboolean
get_look (EditorFixture *fixture,
          const char *words,
          const char *property,
          gpointer value)
{
  g_autofree char *text = panel_fixture_dup_text (&fixture->panel);
  const char *found = strstr (text, words);
  g_autoptr (GSList) tags = NULL;
  GtkTextIter iter;
  gboolean set = FALSE;
  g_autofree char *flag = g_strconcat (property, "-set", NULL);

  g_assert_nonnull (found);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) g_utf8_pointer_to_offset (text, found));
  tags = gtk_text_iter_get_tags (&iter);
  /* In the order of their priority: the last one wins. */
  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      gboolean here = FALSE;

      g_object_get (tag->data, flag, &here, NULL);
      if (here)
        g_object_get (tag->data, property, value, NULL);
      set = set || here;
    }
  return set;
}

static void
test_looks (void)
{
  EditorFixture fixture = { 0 };
  double scale = 0;
  int weight = 0;
  int style = 0;
  int indent = 0;
  int indent_of_number = 0;
  g_autofree char *family = NULL;

  editor_fixture_open (&fixture, sample, 1180, 900);
  g_assert_true (get_look (&fixture, "Comment on the", "scale", &scale) && scale > 1.4);
  g_assert_true (get_look (&fixture, "Children", "scale", &scale) && scale > 1.2 && scale < 1.4);
  g_assert_true (get_look (&fixture, "proposed 8", "weight", &weight) && weight == PANGO_WEIGHT_BOLD);
  g_assert_true (get_look (&fixture, "removes", "style", &style) && style == PANGO_STYLE_ITALIC);
  g_assert_true (get_look (&fixture, "8 CFR 204.2", "family", &family));
  g_assert_cmpstr (family, ==, "monospace");
  g_assert_false (get_look (&fixture, "I write", "weight", &weight));
  g_assert_true (get_look (&fixture, "- Keep", "indent", &indent) && indent < 0);
  g_assert_true (get_look (&fixture, "  1. before", "indent", &indent_of_number) && indent_of_number < indent);
  g_assert_false (get_look (&fixture, "I write", "indent", &indent));

  /* A placeholder is a field and has no line below it; what is found wrong has one. */
  g_assert_false (get_look (&fixture, "who you are", "underline", &style));
  g_assert_true (get_look (&fixture, "§§", "underline", &style));

  /* Typing changes the look of its paragraph, and undoing it too. */
  editor_fixture_set_text (&fixture, "A **strong word.\n\nAnother.\n");
  g_assert_false (get_look (&fixture, "strong", "weight", &weight));
  editor_fixture_set_text (&fixture, "A **strong** word.\n\nAnother.\n");
  g_assert_true (get_look (&fixture, "strong", "weight", &weight));
  g_assert_false (get_look (&fixture, "word", "weight", &weight));
  rej_undo_undo (rej_document_get_undo (fixture.panel.document));
  editor_fixture_settle (&fixture);
  g_assert_false (get_look (&fixture, "strong", "weight", &weight));
  editor_fixture_tear_down (&fixture);
}

typedef struct
{
  EditorFixture editor;
  guint n_painted;
  gboolean is_set; /* when it was painted for the first time */
} FirstFrame;

static void
paint_cb (GdkFrameClock *clock,
          FirstFrame *first)
{
  double scale = 0;

  if (first->n_painted > 0 || gtk_widget_get_height (GTK_WIDGET (first->editor.view)) == 0)
    return;
  first->n_painted++;
  first->is_set = get_look (&first->editor, "Children", "scale", &scale) && scale > 1.2;
}

/* The text has its look when it is seen for the first time. */
static void
test_first_frame (void)
{
  FirstFrame first = { 0 };
  EditorFixture *fixture = &first.editor;
  AdwNavigationView *navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  gulong paints = 0;
  GdkFrameClock *clock = NULL;

  panel_fixture_set_up (&fixture->panel);
  panel_fixture_open (&fixture->panel, sample);
  fixture->page = rej_editor_page_new (fixture->panel.document);
  fixture->view = rej_editor_page_get_view (fixture->page);
  fixture->buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->panel.document));
  adw_navigation_view_push (navigation, ADW_NAVIGATION_PAGE (fixture->page));
  fixture->panel.window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->panel.window, 1180, 780);
  adw_window_set_content (ADW_WINDOW (fixture->panel.window), GTK_WIDGET (navigation));
  gtk_widget_realize (GTK_WIDGET (fixture->panel.window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->panel.window));
  paints = g_signal_connect (clock, "paint", G_CALLBACK (paint_cb), &first);
  gtk_window_present (fixture->panel.window);
  panel_wait_until (first.n_painted > 0);
  g_assert_true (first.is_set);
  g_signal_handler_disconnect (clock, paints);
  editor_fixture_settle (fixture);
  editor_fixture_tear_down (fixture);
}

/* What nobody sees of a long comment is set when somebody goes there. */
static void
test_long (void)
{
  EditorFixture fixture = { 0 };
  g_autoptr (GString) source = g_string_new (NULL);
  GtkTextIter end;
  double scale = 0;

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (source, "# Section %u.\n\nWords of this section.\n\n", i);
  editor_fixture_open (&fixture, source->str, 1180, 780);
  g_assert_true (get_look (&fixture, "Section 0.", "scale", &scale) && scale > 1.4);
  g_assert_true (get_look (&fixture, "Section 300.", "scale", &scale) && scale > 1.4);
  g_assert_false (get_look (&fixture, "Section 8999.", "scale", &scale));

  gtk_text_buffer_get_end_iter (fixture.buffer, &end);
  gtk_text_buffer_place_cursor (fixture.buffer, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (fixture.view), gtk_text_buffer_get_insert (fixture.buffer), 0, FALSE, 0, 0);
  panel_wait_until (get_look (&fixture, "Section 8999.", "scale", &scale));
  panel_wait_until (get_look (&fixture, "Section 8700.", "scale", &scale));
  g_assert_false (get_look (&fixture, "Section 4500.", "scale", &scale));

  /* A fence far away makes code of what is in sight. */
  gtk_text_buffer_get_start_iter (fixture.buffer, &end);
  gtk_text_buffer_insert (fixture.buffer, &end, "~~~\n", -1);
  editor_fixture_settle (&fixture);
  panel_wait_until (!get_look (&fixture, "Section 8999.", "weight", &(int) { 0 }));
  editor_fixture_tear_down (&fixture);
}

static void
test_pictures (void)
{
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, sample, 1180, 980);
  panel_fixture_take_pictures (&fixture.panel, "prose");
  editor_fixture_tear_down (&fixture);
  editor_fixture_open (&fixture, sample, 360, 700);
  g_object_set (fixture.page, "narrow", TRUE, NULL);
  panel_fixture_take_pictures (&fixture.panel, "prose-narrow");
  editor_fixture_tear_down (&fixture);
}

static void
test_measure (void)
{
  EditorFixture fixture = { 0 };
  int wide = 0;
  int narrow = 0;

  editor_fixture_open (&fixture, "Text.\n", 1180, 780);
  g_object_get (fixture.view, "measure-width", &wide, NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.view)), <=, wide);
  g_settings_set_uint (rej_workspace_get_settings (fixture.panel.workspace), "measure", 50);
  g_object_get (fixture.view, "measure-width", &narrow, NULL);
  g_assert_cmpint (narrow, <, wide);
  g_settings_reset (rej_workspace_get_settings (fixture.panel.workspace), "measure");
  editor_fixture_tear_down (&fixture);
}

static gboolean
is_called_misspelt (EditorFixture *fixture,
                    const char *words)
{
  g_autofree char *text = panel_fixture_dup_text (&fixture->panel);
  g_autoptr (GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) g_utf8_pointer_to_offset (text, strstr (text, words)));
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      PangoUnderline underline = PANGO_UNDERLINE_NONE;

      g_object_get (tag->data, "underline", &underline, NULL);
      if (underline == PANGO_UNDERLINE_ERROR || underline == PANGO_UNDERLINE_ERROR_LINE)
        return TRUE;
    }
  return FALSE;
}

/* With a dictionary the speller finds what is wrong and passes over what is marked; without one it finds nothing. */
static void
test_speller (void)
{
  static const char *const rows[] = { "CFR 103.16", "federalregister", "CFR 204.2" };
  EditorFixture fixture = { 0 };
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) languages = rej_speller_list_languages (&names);

  editor_fixture_open (&fixture, "A mispeling of 8 CFR 103.16, the [notice](https://www.federalregister.gov/) and `CFR 204.2`.\n", 900, 600);
  if (g_strv_contains ((const char *const *) languages, "en_US"))
    panel_wait_until (is_called_misspelt (&fixture, "mispeling"));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i]);
      g_assert_false (is_called_misspelt (&fixture, rows[i]));
    }
  editor_fixture_tear_down (&fixture);
}

/* Words that are in no dictionary and need not be. */
static void
test_unspelled (void)
{
  static const struct
  {
    const char *words;
    gboolean unspelled;
  } rows[] = {
    { "Comment on", FALSE },
    { "8 CFR 103.16", TRUE },
    { "every age", FALSE },
    { "notice", FALSE },
    { "www.federal", TRUE },
    { "8 CFR 204.2", TRUE },
    { "DHS may", TRUE },
    { "may require", FALSE },
    { "Fed. Reg.", TRUE },
    { "Ask Ana", TRUE },
    { "who you are", FALSE },
  };
  EditorFixture fixture = { 0 };
  g_autofree char *text = NULL;
  GtkTextTag *tag = NULL;

  editor_fixture_open (&fixture, sample, 900, 600);
  text = panel_fixture_dup_text (&fixture.panel);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (fixture.buffer), "gtksourceview:context-classes:no-spell-check");
  g_assert_nonnull (tag);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkTextIter iter;

      g_test_message ("%s", rows[i].words);
      gtk_text_buffer_get_iter_at_offset (fixture.buffer, &iter, (int) g_utf8_pointer_to_offset (text, strstr (text, rows[i].words)));
      g_assert_cmpint (gtk_text_iter_has_tag (&iter, tag), ==, rows[i].unspelled);
    }
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/prose-style/looks", test_looks);
  g_test_add_func ("/prose-style/first-frame", test_first_frame);
  g_test_add_func ("/prose-style/long", test_long);
  g_test_add_func ("/prose-style/measure", test_measure);
  g_test_add_func ("/prose-style/pictures", test_pictures);

  g_test_add_func ("/prose-style/unspelled", test_unspelled);
  g_test_add_func ("/prose-style/speller", test_speller);

  return g_test_run ();
}
