/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

/* How near to the upper edge the pointer brings the bar back, and how far from it takes it away; in pixels. */
#define NEAR_EDGE 6
#define FAR_FROM_EDGE 96

static AdwToolbarView *
get_bars (RejEditorPage *self)
{
  return ADW_TOOLBAR_VIEW (gtk_widget_get_template_child (GTK_WIDGET (self), REJ_TYPE_EDITOR_PAGE, "toolbar_view"));
}

static gboolean
get_focus_mode (RejEditorPage *self)
{
  gboolean focus_mode = FALSE;

  g_object_get (self, "focus-mode", &focus_mode, NULL);
  return focus_mode;
}

static void
moved_cb (RejEditorPage *self,
          double x,
          double y)
{
  if (!get_focus_mode (self))
    return;
  if (y < NEAR_EDGE)
    adw_toolbar_view_set_reveal_top_bars (get_bars (self), TRUE);
  else if (y > FAR_FROM_EDGE)
    adw_toolbar_view_set_reveal_top_bars (get_bars (self), FALSE);
}

/* Nothing but the text, until Escape; the bar at the top comes back for the pointer. */
void
_rej_editor_page_update_focus_mode (RejEditorPage *self)
{
  gboolean focus_mode = get_focus_mode (self);
  AdwToolbarView *bars = get_bars (self);

  adw_toolbar_view_set_extend_content_to_top_edge (bars, focus_mode);
  adw_toolbar_view_set_reveal_top_bars (bars, !focus_mode);
  adw_toolbar_view_set_reveal_bottom_bars (bars, !focus_mode);
  gtk_widget_grab_focus (GTK_WIDGET (rej_editor_page_get_view (self)));
  if (focus_mode)
    rej_message_show_toast (GTK_WIDGET (self), _ ("Esc brings everything back."));
}

gboolean
_rej_editor_page_leave_focus_mode (RejEditorPage *self)
{
  if (!get_focus_mode (self))
    return FALSE;
  g_object_set (self, "focus-mode", FALSE, NULL);
  return TRUE;
}

void
_rej_editor_page_add_focus_mode (RejEditorPage *self,
                                 GActionMap *actions)
{
  g_autoptr (GPropertyAction) action = g_property_action_new ("focus-mode", self, "focus-mode");
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_action_map_add_action (actions, G_ACTION (action));
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
