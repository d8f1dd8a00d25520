/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "panel-fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

void
panel_fixture_init (int *argc,
                    char ***argv)
{
  g_autoptr (GtkCssProvider) style = NULL;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  gtk_source_init ();
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/rejoinder/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), "/rejoinder/icons");
  gtk_source_style_scheme_manager_append_search_path (gtk_source_style_scheme_manager_get_default (), "resource:///rejoinder/styles");
}

void
panel_fixture_set_up (PanelFixture *self)
{
  g_autoptr (GSettings) settings = g_settings_new (REJ_APPLICATION_ID);
  g_autofree char *library = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("rejoinder-panel-XXXXXX", &error);
  g_assert_no_error (error);
  library = g_build_filename (self->folder, "library", NULL);
  self->workspace = rej_workspace_new (settings, g_getenv ("REJOINDER_DATA"), library);
  rej_workspace_load (self->workspace);
  panel_wait_until (rej_workspace_get_ready (self->workspace));
}

/* Opens a comment from its source, front matter first. */
void
panel_fixture_open (PanelFixture *self,
                    const char *source)
{
  g_autoptr (RejComment) comment = rej_comment_parse_text (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN);

  self->document = rej_document_new (self->workspace, comment, NULL);
  panel_wait_until (!rej_document_get_loading (self->document));
  panel_fixture_settle (self);
}

void
panel_fixture_show (PanelFixture *self,
                    GtkWidget *panel,
                    int width,
                    int height)
{
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (self->window, width, height);
  adw_window_set_content (ADW_WINDOW (self->window), panel);
  gtk_window_present (self->window);
  panel_wait_until (gtk_widget_get_mapped (panel));
  panel_fixture_spin (200);
}

void
panel_fixture_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        panel_fixture_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
panel_fixture_tear_down (PanelFixture *self)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  if (self->window != NULL)
    gtk_window_destroy (self->window);
  self->window = NULL;
  panel_fixture_spin (20);
  panel_wait_until (!rej_workspace_get_busy (self->workspace));
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  panel_fixture_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

void
panel_fixture_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

void
panel_fixture_settle (PanelFixture *self)
{
  panel_wait_until (rej_document_get_settled (self->document));
}

char *
panel_fixture_dup_text (PanelFixture *self)
{
  char *text = NULL;

  g_object_get (rej_document_get_buffer (self->document), "text", &text, NULL);
  return text;
}

/* Into the build folder, for people to look at; @widget has a surface of its own: a window or a popover. */
void
panel_fixture_take_picture_of (GtkWidget *widget,
                               const char *name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "ui", "screenshots", NULL);
  g_autofree char *file_name = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file_name, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  /* There is no picture between a change of sizes and the frame that carries it out. */
  for (guint i = 0; i < 20 && node == NULL; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      panel_fixture_spin (150);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
panel_fixture_take_picture (PanelFixture *self,
                            const char *name)
{
  panel_fixture_take_picture_of (GTK_WIDGET (self->window), name);
}

/* Light, dark, from right to left, with text of twice the size. */
void
panel_fixture_take_pictures (PanelFixture *self,
                             const char *name)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);
  g_autofree char *right = g_strconcat (name, "-rtl", NULL);
  g_autofree char *large = g_strconcat (name, "-large", NULL);
  int dpi = 0;

  panel_fixture_take_picture (self, name);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  panel_fixture_take_picture (self, dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  panel_fixture_take_picture (self, right);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  panel_fixture_take_picture (self, large);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  panel_fixture_spin (50);
}

/* A label that is to be seen and says exactly that. */
GtkWidget *
panel_fixture_find_label (GtkWidget *root,
                          const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = panel_fixture_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
panel_fixture_find_button (GtkWidget *root,
                           const char *label_or_tooltip)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root))
    {
      /* A long label of more than one line is a widget of its own. */
      GtkWidget *child = gtk_button_get_child (GTK_BUTTON (root));
      const char *label = GTK_IS_LABEL (child) ? gtk_label_get_label (GTK_LABEL (child)) : NULL;

      if (g_strcmp0 (label, label_or_tooltip) == 0 || g_strcmp0 (gtk_widget_get_tooltip_text (root), label_or_tooltip) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = panel_fixture_find_button (child, label_or_tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
panel_fixture_click (GtkWidget *root,
                     const char *label_or_tooltip)
{
  GtkWidget *button = NULL;

  g_test_message ("click “%s”", label_or_tooltip);
  panel_wait_until ((button = panel_fixture_find_button (root, label_or_tooltip)) != NULL);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  panel_fixture_spin (20);
}
