/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-focus-veil.h"

/* How much is left of the text that is not looked at. */
#define REST 0.35

static gboolean
is_blank (const GtkTextIter *line)
{
  GtkTextIter iter = *line;

  while (!gtk_text_iter_ends_line (&iter) && g_unichar_isspace (gtk_text_iter_get_char (&iter)))
    gtk_text_iter_forward_char (&iter);
  return gtk_text_iter_ends_line (&iter);
}

static void
move_to_first_line (GtkTextIter *iter)
{
  gtk_text_iter_set_line_offset (iter, 0);
  while (!is_blank (iter))
    {
      GtkTextIter previous = *iter;

      if (!gtk_text_iter_backward_line (&previous) || is_blank (&previous))
        break;
      *iter = previous;
    }
}

static void
move_to_last_line (GtkTextIter *iter)
{
  gtk_text_iter_set_line_offset (iter, 0);
  while (!is_blank (iter))
    {
      GtkTextIter next = *iter;

      if (!gtk_text_iter_forward_line (&next) || is_blank (&next))
        break;
      *iter = next;
    }
}

/**
 * rej_focus_veil_get_lines:
 * @view: a view of text
 * @top: (out): where the paragraph begins, in pixels of the view
 * @bottom: (out): where it ends
 *
 * Finds the paragraph of the cursor, or those that are selected: lines between blank ones.
 */
void
rej_focus_veil_get_lines (GtkTextView *view,
                          int *top,
                          int *bottom)
{
  GtkTextIter start;
  GtkTextIter end;
  int y = 0;
  int height = 0;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end);
  move_to_first_line (&start);
  move_to_last_line (&end);
  gtk_text_view_get_line_yrange (view, &start, &y, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, y, NULL, top);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, y + height, NULL, bottom);
}

static void
append_part (GtkSnapshot *snapshot,
             GskRenderNode *node,
             int width,
             int top,
             int bottom)
{
  if (top >= bottom)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) top, (float) width, (float) (bottom - top)));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_pop (snapshot);
}

/**
 * rej_focus_veil_snapshot:
 * @view: a view of text
 * @node: its picture
 * @snapshot: what to draw on
 *
 * Draws the picture of a view with everything but the paragraph of the cursor faint. The text itself is not touched, so
 * that this costs the same in a long document and in a short one.
 */
void
rej_focus_veil_snapshot (GtkTextView *view,
                         GskRenderNode *node,
                         GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int height = gtk_widget_get_height (GTK_WIDGET (view));
  int top = 0;
  int bottom = 0;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (node != NULL);

  rej_focus_veil_get_lines (view, &top, &bottom);
  top = CLAMP (top, 0, height);
  bottom = CLAMP (bottom, top, height);
  gtk_snapshot_push_opacity (snapshot, REST);
  append_part (snapshot, node, width, 0, top);
  append_part (snapshot, node, width, bottom, height);
  gtk_snapshot_pop (snapshot);
  append_part (snapshot, node, width, top, bottom);
}
