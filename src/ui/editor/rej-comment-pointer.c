/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-pointer.h"

#include <glib/gi18n-lib.h>

#include "rej-citation-hover.h"
#include "rej-text-plan.h"

/* Microseconds that the text may still be read when it is pointed at, as after something typed. */
#define PATIENCE 2000

/* What the pointer does in the text beyond what a text view has. Owned by the view, as its data. */
typedef struct
{
  GMenu *place; /* of the context menu: what can be done with what stands there */
  double x;
  double y;
  gboolean followable; /* the pointer says so */
} Pointer;

static Pointer *
get_pointer (RejCommentView *view)
{
  return g_object_get_data (G_OBJECT (view), "pointer");
}

static void
pointer_free (gpointer data)
{
  g_object_unref (((Pointer *) data)->place);
  g_free (data);
}

static gboolean
find_iter (RejCommentView *view,
           double x,
           double y,
           GtkTextIter *iter)
{
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), iter, buffer_x, buffer_y);
}

static gboolean
has_citation (RejCommentView *view,
              guint offset)
{
  RejCheck *check = rej_document_get_check (rej_comment_view_get_document (view));
  RejCheckCitation citation = { 0 };

  return rej_check_settle (check, PATIENCE) && rej_check_find_citation (check, offset, &citation);
}

static gboolean
find_note_partner (RejCommentView *view,
                   guint offset,
                   guint *partner)
{
  return rej_text_plan_find_note_partner (rej_check_get_index (rej_document_get_check (rej_comment_view_get_document (view))), offset, partner);
}

static void
fill_menu (RejCommentView *view,
           guint offset)
{
  GMenu *menu = get_pointer (view)->place;
  guint partner = 0;

  g_menu_remove_all (menu);
  if (has_citation (view, offset))
    g_menu_append (menu, _ ("About This C_itation"), "comment.citation-card");
  if (find_note_partner (view, offset, &partner))
    g_menu_append (menu, _ ("_Go to Footnote and Back"), "comment.go-to-footnote");
}

/* What stands under the pointer can be asked about: the menu is for it, not for where the cursor was. */
static void
secondary_pressed_cb (RejCommentView *view,
                      int n_press,
                      double x,
                      double y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter iter;

  if (!find_iter (view, x, y, &iter))
    return;
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) || !gtk_text_iter_in_range (&iter, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &iter);
  fill_menu (view, (guint) gtk_text_iter_get_offset (&iter));
}

/* The keyboard opens the same menu. */
static gboolean
key_pressed_cb (RejCommentView *view,
                guint key,
                guint code,
                GdkModifierType modifiers)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK)))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      fill_menu (view, (guint) gtk_text_iter_get_offset (&iter));
    }
  return GDK_EVENT_PROPAGATE;
}

/* With Ctrl, as links are followed elsewhere: a click alone is for the cursor. */
static void
primary_pressed_cb (GtkGestureClick *click,
                    int n_press,
                    double x,
                    double y,
                    RejCommentView *view)
{
  GtkTextIter iter;
  guint partner = 0;

  if (n_press != 1 || !(gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click)) & GDK_CONTROL_MASK) || !find_iter (view, x, y, &iter))
    return;
  if (find_note_partner (view, (guint) gtk_text_iter_get_offset (&iter), &partner))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      rej_comment_view_select (view, partner, partner);
    }
  else if (has_citation (view, (guint) gtk_text_iter_get_offset (&iter)))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter);
      rej_citation_hover_open (view);
    }
}

static void
show_followable (RejCommentView *view,
                 GdkModifierType modifiers)
{
  Pointer *pointer = get_pointer (view);
  gboolean followable = FALSE;
  GtkTextIter iter;
  guint partner = 0;

  if ((modifiers & GDK_CONTROL_MASK) && find_iter (view, pointer->x, pointer->y, &iter))
    followable = find_note_partner (view, (guint) gtk_text_iter_get_offset (&iter), &partner) || has_citation (view, (guint) gtk_text_iter_get_offset (&iter));
  if (pointer->followable == followable)
    return;
  pointer->followable = followable;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view), followable ? "pointer" : "text");
}

static void
motion_cb (GtkEventControllerMotion *motion,
           double x,
           double y,
           RejCommentView *view)
{
  get_pointer (view)->x = x;
  get_pointer (view)->y = y;
  show_followable (view, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion)));
}

static gboolean
modifiers_cb (RejCommentView *view,
              GdkModifierType modifiers)
{
  show_followable (view, modifiers);
  return GDK_EVENT_PROPAGATE;
}

/* Three clicks select a paragraph, as in other programs for prose; a text view takes the line as it happens to be broken. */
static gboolean
extend_selection_cb (RejCommentView *view,
                     GtkTextExtendSelection granularity,
                     const GtkTextIter *location,
                     GtkTextIter *start,
                     GtkTextIter *end)
{
  guint first = 0;
  guint last = 0;

  if (granularity != GTK_TEXT_EXTEND_SELECTION_LINE)
    return GDK_EVENT_PROPAGATE;
  rej_text_plan_get_paragraph (rej_check_get_index (rej_document_get_check (rej_comment_view_get_document (view))), (guint) gtk_text_iter_get_offset (location), &first, &last);
  *start = *location;
  *end = *location;
  gtk_text_iter_set_offset (start, (int) first);
  gtk_text_iter_set_offset (end, (int) last);
  return GDK_EVENT_STOP;
}

static void
add_click (RejCommentView *view,
           guint button,
           GCallback pressed_cb,
           GConnectFlags flags)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", pressed_cb, view, flags);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

/**
 * rej_comment_pointer_attach:
 * @view: the text of a document
 * @spelling: (nullable): what the speller adds to the context menu
 *
 * Gives the text its context menu, has three clicks select a paragraph, and has Ctrl and a click go to a note and back, or
 * tell of a citation.
 */
void
rej_comment_pointer_attach (RejCommentView *view,
                            GMenuModel *spelling)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  Pointer *pointer = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  pointer = g_new0 (Pointer, 1);
  pointer->place = g_menu_new ();
  g_object_set_data_full (G_OBJECT (view), "pointer", pointer, pointer_free);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pointer->place));
  if (spelling != NULL)
    g_menu_append_section (menu, NULL, spelling);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), G_MENU_MODEL (menu));
  add_click (view, GDK_BUTTON_SECONDARY, G_CALLBACK (secondary_pressed_cb), G_CONNECT_SWAPPED);
  add_click (view, GDK_BUTTON_PRIMARY, G_CALLBACK (primary_pressed_cb), 0);
  g_signal_connect (view, "extend-selection", G_CALLBACK (extend_selection_cb), NULL);
  gtk_event_controller_set_name (key, "rejoinder-keys");
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "modifiers", G_CALLBACK (modifiers_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), view, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}
