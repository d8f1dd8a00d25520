/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-window.h"

/* The pictures that the metainfo and the README show: real words in the real window. build-aux/pictures takes them from
 * the build folder into docs/images. */

#define WIDTH 940
#define HEIGHT 640
#define SHADOW 30

static const char comment[] =
    "---\n"
    "title: Comment on Biometrics for Immigration Benefits\n"
    "docket: USCIS-2025-0205\n"
    "rin: 1615-AC99\n"
    "citation: 90 FR 49062\n"
    "campaign: biometrics-2025\n"
    "---\n\n"
    "# Children have no say\n\n"
    "I teach the fourth grade. Nine of my pupils have a parent who waits for an answer from USCIS. The proposal "
    "would let the agency take iris images, face images and DNA from a child of any age. "
    "90 Fed. Reg. 49062 (Nov. 3, 2025). Today the rule asks for fingerprints from the age of 14. 8 CFR 103.16.\n\n"
    "A child of nine cannot agree to this, and cannot take it back later.[^1] The notice does not say how long the "
    "samples are kept, or what happens to them when the child becomes a citizen.\n\n"
    "# What I ask for\n\n"
    "* Keep the lowest age where it is.\n"
    "* Say what is kept, where, and for how long.\n\n"
    "[^1]: *See* 5 U.S.C. § 553(c).\n";

static void
save_picture (GtkWidget *widget,
              const char *name)
{
  float width;
  float height;
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "ui", "screenshots", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  panel_fixture_spin (800);
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  for (guint i = 0; i < 20 && node == NULL; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRoundedRect outline;

      panel_fixture_spin (100);
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (SHADOW, SHADOW, width, height), 14);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, .35f }, 0, 4, 0, SHADOW - 6);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (SHADOW, SHADOW));
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      gtk_snapshot_pop (snapshot);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width + 2 * SHADOW, height + 2 * SHADOW));
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_assert_cmpint (gdk_texture_get_width (texture), <=, 1000);
  g_assert_cmpint (gdk_texture_get_height (texture), <=, 700);
}

static void
test_pictures (gconstpointer data)
{
  GtkApplication *application = (gpointer) data;
  RejWorkspace *workspace = rej_application_get_workspace (REJ_APPLICATION (application));
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-pictures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "my-comment.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RejWindow *window = NULL;
  RejEditorPage *page = NULL;

  panel_wait_until (rej_workspace_get_listed (workspace) && rej_workspace_get_campaigns_read (workspace));
  g_assert_true (g_file_set_contents (path, comment, -1, NULL));
  window = rej_window_new (application, workspace, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  rej_window_open_file (window, file);
  panel_wait_until ((page = rej_window_get_editor_page (window)) != NULL);
  panel_wait_until (rej_document_get_settled (rej_editor_page_get_document (page)));

  rej_editor_page_show_panel (page, "concerns");
  gtk_widget_grab_focus (GTK_WIDGET (rej_editor_page_get_view (page)));
  save_picture (GTK_WIDGET (window), "picture-concerns");
  rej_editor_page_show_panel (page, "checks");
  gtk_widget_grab_focus (GTK_WIDGET (rej_editor_page_get_view (page)));
  save_picture (GTK_WIDGET (window), "picture-checks");
  gtk_widget_activate_action (GTK_WIDGET (window), "comment.insert-citation", NULL);
  panel_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL);
  save_picture (GTK_WIDGET (window), "picture-citation");
  gtk_window_destroy (GTK_WINDOW (window));

  window = rej_window_new (application, workspace, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  save_picture (GTK_WIDGET (window), "picture-start");
  gtk_window_destroy (GTK_WINDOW (window));
  panel_wait_until (!rej_workspace_get_busy (workspace));
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);

  panel_fixture_init (&argc, &argv);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  g_test_add_data_func ("/pictures", application, test_pictures);
  return g_test_run ();
}
