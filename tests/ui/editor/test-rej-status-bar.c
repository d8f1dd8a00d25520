/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "editor-fixture.h"
#include "rej-draft-keeper.h"
#include "rej-word-details.h"

#define SOURCE "---\ncampaign: biometrics-2020\n---\n"
#define TEXT "# One\n\nFour words are here.[^a]\n\n# Two\n\nSee 85 Fed Reg 56338. |Five| more words.\n\n[^a]: A note of words.\n"

static GtkWidget *
find_type (GtkWidget *root,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_figure (GtkWidget *root,
             const char *tooltip_or_label)
{
  if (GTK_IS_MENU_BUTTON (root) && gtk_widget_get_mapped (root) &&
      (g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip_or_label) == 0 || g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (root)), tooltip_or_label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_figure (child, tooltip_or_label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_details (GtkWidget *button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  panel_fixture_spin (100);
}

static gboolean
shows_icon (GtkWidget *root,
            const char *name)
{
  if (GTK_IS_IMAGE (root) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (root)), name) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_icon (child, name))
      return TRUE;
  return FALSE;
}

static const char *
get_value (GtkWidget *root,
           const char *title)
{
  GtkWidget *label = panel_fixture_find_label (root, title);

  g_assert_nonnull (label);
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (label)));
}

static void
test_figures (void)
{
  EditorFixture fixture = { 0 };
  GtkWidget *bar = NULL;
  GtkWidget *button = NULL;
  RejWordDetails *details = NULL;

  editor_fixture_open (&fixture, SOURCE "\n", 1180, 700);
  bar = GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page));
  editor_fixture_set_text (&fixture, TEXT);
  panel_wait_until (g_strcmp0 (rej_status_bar_get_words (REJ_STATUS_BAR (bar)), "14 words") == 0);
  g_assert_true (g_str_has_prefix (rej_status_bar_get_findings (REJ_STATUS_BAR (bar)), "1 citation · "));
  g_assert_nonnull (strstr (rej_status_bar_get_findings (REJ_STATUS_BAR (bar)), "to look at"));
  g_assert_nonnull (find_figure (bar, "Your Own Words"));
  g_assert_nonnull (find_figure (bar, "The Comment Period"));
  g_assert_null (find_figure (bar, "Details"));

  button = find_figure (bar, "Counts in Detail");
  open_details (button);
  details = REJ_WORD_DETAILS (find_type (button, REJ_TYPE_WORD_DETAILS));
  g_assert_cmpstr (get_value (GTK_WIDGET (details), "In the selection"), ==, "1");
  g_assert_cmpstr (get_value (GTK_WIDGET (details), "In this section"), ==, "9");
  g_assert_cmpstr (get_value (GTK_WIDGET (details), "With footnotes"), ==, "18");
  g_assert_cmpstr (get_value (GTK_WIDGET (details), "Pages"), ==, "about 1 page");
  panel_fixture_take_pictures (&fixture.panel, "status-bar");
  editor_fixture_tear_down (&fixture);
}

/* As in the list: what only suggests does not look like a warning. */
static void
test_worst (void)
{
  struct
  {
    const char *text;
    const char *icon;
  } rows[] = {
    { "Nothing is wrong here.\n", "object-select-symbolic" },
    { "See 90 Fed. Reg. 49062 (Nov. 3, 2025).\n", "dialog-information-symbolic" },
    { "A comment of |some| words. My number is A 123-456-789.\n", "dialog-warning-symbolic" },
  };
  EditorFixture fixture = { 0 };
  GtkWidget *bar = NULL;

  editor_fixture_open (&fixture, "---\ndocket: USCIS-2025-0205\n---\n\n", 1180, 700);
  bar = GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      editor_fixture_set_text (&fixture, rows[i].text);
      panel_wait_until (shows_icon (bar, rows[i].icon));
    }
  editor_fixture_tear_down (&fixture);
}

static void
memos_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  *(GHashTable **) user_data = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);
}

static void
test_goal (void)
{
  EditorFixture fixture = { 0 };
  RejWordDetails *details = NULL;
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (GHashTable) memos = NULL;
  gint64 draft = 0;

  editor_fixture_open (&fixture, SOURCE "\nSome words.\n", 900, 600);
  details = REJ_WORD_DETAILS (find_type (GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page)), REJ_TYPE_WORD_DETAILS));
  rej_word_details_set_goal (details, 800);
  g_assert_cmpuint (rej_word_details_get_goal (details), ==, 800);
  /* It was set before there was a draft, and is written once there is one. */
  keeper = rej_draft_keeper_new (fixture.panel.document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until ((draft = rej_document_get_draft_id (fixture.panel.document)) != 0);
  panel_fixture_spin (200);
  panel_wait_until (!rej_workspace_get_busy (fixture.panel.workspace));
  rej_library_load_memos_async (rej_workspace_get_library (fixture.panel.workspace), draft, NULL, memos_loaded_cb, &memos);
  panel_wait_until (memos != NULL);
  g_assert_cmpstr (g_hash_table_lookup (memos, "word-goal"), ==, "800");
  rej_draft_keeper_close (keeper);
  editor_fixture_tear_down (&fixture);
}

static void
assert_whole (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    {
      g_test_message ("%s", gtk_label_get_text (GTK_LABEL (root)));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_whole (child);
}

/* With text of twice the size no figure is cut: they take a second line. */
static void
test_large (void)
{
  EditorFixture fixture = { 0 };
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  editor_fixture_open (&fixture, SOURCE "\nSome words, see 85 Fed Reg 56338.\n", 1180, 700);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  panel_fixture_spin (500);
  assert_whole (GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page)));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  editor_fixture_tear_down (&fixture);
}

/* With the longest texts one line is enough at the size of a first window: what the length means gives way, not the deadline. */
static void
test_one_line (void)
{
  EditorFixture fixture = { 0 };
  GtkWidget *bar = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int height = 0;

  editor_fixture_open (&fixture, "---\ndocket: USCIS-2019-0007\ncampaign: biometrics-2020\n---\n\nSome words.\n", 1180, 700);
  bar = GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page));
  panel_wait_until (panel_fixture_find_label (bar, "11 characters: fits the comment box") != NULL);
  height = gtk_widget_get_height (bar);
  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (text, "See 85 Fed Reg 56338. [[%u]]\n\n", i);
  editor_fixture_set_text (&fixture, text->str);
  panel_wait_until (panel_fixture_find_label (bar, "34,088 characters: goes as a PDF") != NULL);
  g_assert_nonnull (panel_fixture_find_label (bar, "withdrawn: no comments are taken"));
  assert_whole (bar);
  g_assert_cmpint (gtk_widget_get_height (bar), ==, height);
  panel_fixture_take_picture (&fixture.panel, "status-bar-one-line");
  editor_fixture_tear_down (&fixture);
}

/* What does not fit goes as a PDF; what the box says then can be read while writing. */
static void
test_box_text (void)
{
  EditorFixture fixture = { 0 };
  g_autoptr (GString) text = g_string_new (SOURCE "\n");
  GtkWidget *button = NULL;
  GtkWidget *label = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append (text, "Words and more. ");
  editor_fixture_open (&fixture, text->str, 1180, 700);
  button = find_figure (GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page)), "What the Length Means");
  open_details (button);
  label = find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LABEL);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "Please see the attached file"));
  editor_fixture_tear_down (&fixture);
}

/* A popover has a surface of its own, which is in no picture of the window. */
static void
take_picture_of_popover (GtkWidget *button,
                         const char *name)
{
  PanelFixture pictured = { .window = (GtkWindow *) gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)) };

  panel_fixture_take_picture (&pictured, name);
}

/* Both counts of the limit, and the second way to count, are seen while writing; one click mends what it can. */
static void
test_box_limits (void)
{
  EditorFixture fixture = { 0 };
  g_autoptr (GString) text = g_string_new (SOURCE "\n");
  GtkWidget *bar = NULL;
  GtkWidget *button = NULL;
  GtkWidget *popover = NULL;
  const char *details = NULL;

  for (guint i = 0; i < 11; i++)
    g_string_append (text, "They say “no” here.\n\n");
  while (g_utf8_strlen (text->str, -1) - g_utf8_strlen (SOURCE "\n", -1) < 4980)
    g_string_append_c (text, 'a' + (char) (text->len % 7 == 0 ? ' ' - 'a' : 0));
  g_string_append (text, "b");
  editor_fixture_open (&fixture, text->str, 1180, 700);
  bar = GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page));
  panel_wait_until (panel_fixture_find_label (bar, "4,981 characters in 5,025 bytes: goes as a PDF") != NULL);
  button = find_figure (bar, "What the Length Means");
  open_details (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  details = gtk_label_get_label (GTK_LABEL (find_type (popover, GTK_TYPE_LABEL)));
  g_assert_nonnull (strstr (details, "4,981 characters, 5,025 bytes."));
  g_assert_nonnull (strstr (details, "With each line end counted twice, as browsers may do: 5,003 characters, 5,047 bytes."));
  take_picture_of_popover (button, "status-popover-limits");
  panel_fixture_click (popover, "Make Quotes and Dashes _Plain");
  panel_wait_until (panel_fixture_find_label (bar, "4,981 characters: fits the comment box") != NULL);
  panel_fixture_spin (300);
  /* It fits by the documented rule, and not by the other. */
  open_details (button);
  details = gtk_label_get_label (GTK_LABEL (find_type (popover, GTK_TYPE_LABEL)));
  g_assert_nonnull (strstr (details, "5,003 characters, 5,003 bytes. So counted it is too long"));
  g_assert_null (panel_fixture_find_button (popover, "Make Quotes and Dashes _Plain"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  panel_fixture_spin (100);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (rej_document_get_buffer (fixture.panel.document)), "Thanks 🙏 and 🙏 and 👍.", -1);
  panel_wait_until (panel_fixture_find_label (bar, "21 characters: fits the comment box") != NULL);
  open_details (button);
  details = gtk_label_get_label (GTK_LABEL (find_type (popover, GTK_TYPE_LABEL)));
  g_assert_nonnull (strstr (details, "this has: 🙏 👍"));
  take_picture_of_popover (button, "status-popover-emoji");
  g_assert_nonnull (panel_fixture_find_button (popover, "Show the Emoji in the _Checks"));
  editor_fixture_tear_down (&fixture);
}

static void
test_popovers (void)
{
  static const struct
  {
    const char *figure;
    const char *picture;
  } rows[] = {
    { "Counts in Detail", "status-popover-words" },
    { "What the Length Means", "status-popover-size" },
    { "Your Own Words", "status-popover-likeness" },
    { "The Comment Period", "status-popover-period" },
  };
  EditorFixture fixture = { 0 };
  GtkWidget *bar = NULL;

  editor_fixture_open (&fixture, SOURCE "\nSome words, see 85 Fed Reg 56338.\n", 1180, 700);
  bar = GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *button = find_figure (bar, rows[i].figure);

      g_test_message ("%s", rows[i].figure);
      g_assert_nonnull (button);
      open_details (button);
      take_picture_of_popover (button, rows[i].picture);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      panel_fixture_spin (50);
    }
  editor_fixture_tear_down (&fixture);
}

static void
test_narrow (void)
{
  EditorFixture fixture = { 0 };
  GtkWidget *bar = NULL;

  editor_fixture_open (&fixture, SOURCE "\nSome words, see 85 Fed Reg 56338.\n", 360, 600);
  bar = GTK_WIDGET (rej_editor_page_get_status_bar (fixture.page));
  g_object_set (fixture.page, "narrow", TRUE, NULL);
  panel_wait_until (find_figure (bar, "Details") != NULL);
  panel_fixture_spin (200);
  g_assert_null (find_figure (bar, "Your Own Words"));
  g_assert_null (find_figure (bar, "The Comment Period"));
  g_assert_null (strstr (rej_status_bar_get_findings (REJ_STATUS_BAR (bar)), "citation"));
  open_details (find_figure (bar, "Details"));
  panel_fixture_take_pictures (&fixture.panel, "status-bar-narrow");
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char **argv)
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/ui/status-bar/figures", test_figures);
  g_test_add_func ("/ui/status-bar/worst", test_worst);
  g_test_add_func ("/ui/status-bar/goal", test_goal);
  g_test_add_func ("/ui/status-bar/large", test_large);
  g_test_add_func ("/ui/status-bar/one-line", test_one_line);
  g_test_add_func ("/ui/status-bar/box-text", test_box_text);
  g_test_add_func ("/ui/status-bar/box-limits", test_box_limits);
  g_test_add_func ("/ui/status-bar/popovers", test_popovers);
  g_test_add_func ("/ui/status-bar/narrow", test_narrow);

  return g_test_run ();
}
