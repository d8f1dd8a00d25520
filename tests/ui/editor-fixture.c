/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "editor-fixture.h"

#include <string.h>

void
editor_fixture_open (EditorFixture *self,
                     const char *source,
                     int width,
                     int height)
{
  AdwNavigationView *navigation = NULL;
  GtkWidget *toasts = NULL;

  panel_fixture_set_up (&self->panel);
  panel_fixture_open (&self->panel, source);
  self->page = rej_editor_page_new (self->panel.document);
  self->view = rej_editor_page_get_view (self->page);
  self->buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->panel.document));
  navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_push (navigation, ADW_NAVIGATION_PAGE (self->page));
  gtk_widget_insert_action_group (GTK_WIDGET (navigation), "comment", rej_editor_page_get_actions (self->page));
  toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (navigation));
  panel_fixture_show (&self->panel, toasts, width, height);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  editor_fixture_settle (self);
}

void
editor_fixture_tear_down (EditorFixture *self)
{
  if (self->off_clipboard)
    gtk_text_buffer_add_selection_clipboard (self->buffer, gtk_widget_get_primary_clipboard (GTK_WIDGET (self->view)));
  panel_fixture_tear_down (&self->panel);
}

void
editor_fixture_settle (EditorFixture *self)
{
  panel_fixture_spin (20);
  panel_fixture_settle (&self->panel);
  /* The look of the text follows what was settled, when the main loop has nothing else to do. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
editor_fixture_set_text (EditorFixture *self,
                         const char *marked)
{
  g_auto (GStrv) parts = g_strsplit (marked, "|", -1);
  g_autofree char *text = g_strjoinv ("", parts);
  GtkTextIter insert;
  GtkTextIter bound;

  /* What is selected would be lost when the X server tells, late, of what was selected before. */
  if (!self->off_clipboard)
    gtk_text_buffer_remove_selection_clipboard (self->buffer, gtk_widget_get_primary_clipboard (GTK_WIDGET (self->view)));
  self->off_clipboard = TRUE;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &bound, &insert);
  gtk_text_buffer_delete (self->buffer, &bound, &insert);
  gtk_text_buffer_insert (self->buffer, &bound, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &bound, (int) g_utf8_strlen (parts[0], -1));
  insert = bound;
  if (g_strv_length (parts) > 2)
    gtk_text_iter_forward_chars (&insert, (int) g_utf8_strlen (parts[1], -1));
  gtk_text_buffer_select_range (self->buffer, &insert, &bound);
  editor_fixture_settle (self);
}

char *
editor_fixture_dup_marked (EditorFixture *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter first;
  GtkTextIter last;
  gboolean selected = gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  g_autofree char *before = NULL;
  g_autofree char *within = NULL;
  g_autofree char *behind = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &first, &last);
  before = gtk_text_buffer_get_text (self->buffer, &first, &start, TRUE);
  within = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  behind = gtk_text_buffer_get_text (self->buffer, &end, &last, TRUE);
  return g_strconcat (before, "|", within, selected ? "|" : "", behind, NULL);
}

void
editor_fixture_activate (EditorFixture *self,
                         const char *action)
{
  g_test_message ("activate %s", action);
  g_action_group_activate_action (rej_editor_page_get_actions (self->page), action, NULL);
  editor_fixture_settle (self);
}

/* A key on the way to the text, as its controllers get it: there are no synthetic events in GTK 4. */
gboolean
editor_fixture_press (EditorFixture *self,
                      guint key,
                      GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && g_strcmp0 (gtk_event_controller_get_name (controller), "rejoinder-keys") == 0)
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, modifiers, &handled);
    }
  editor_fixture_settle (self);
  return handled;
}
