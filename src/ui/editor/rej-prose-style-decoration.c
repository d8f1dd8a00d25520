/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-prose-style.h"

#include <adwaita.h>

#include "rej-prose-style-private.h"

#define BAR_WIDTH 3
#define FIELD_RADIUS 5

static void
fill (GtkSnapshot *snapshot,
      const GdkRGBA *color,
      float x,
      float y,
      float width,
      float height,
      float radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

/* A bar beside each run of quoted lines, and a faint ground behind it. */
static void
draw_quotes (GtkTextView *view,
             GtkTextTag *tag,
             GtkSnapshot *snapshot,
             const GtkTextIter *first,
             const GtkTextIter *last)
{
  GtkTextIter iter = *first;
  GdkRGBA bar = { 0 };
  GdkRGBA ground = { 0 };
  int margin = gtk_text_view_get_left_margin (view);
  int width = gtk_widget_get_width (GTK_WIDGET (view)) - margin - gtk_text_view_get_right_margin (view);
  int top = -1;
  int bottom = 0;
  gboolean more = TRUE;

  gtk_widget_get_color (GTK_WIDGET (view), &bar);
  ground = bar;
  bar.alpha = adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.8f : 0.25f;
  ground.alpha = 0.035f;
  while (more)
    {
      gboolean quoted = gtk_text_iter_has_tag (&iter, tag);
      int y = 0;
      int height = 0;

      if (quoted)
        {
          gtk_text_view_get_line_yrange (view, &iter, &y, &height);
          if (top < 0)
            top = y;
          bottom = y + height;
        }
      more = gtk_text_iter_compare (&iter, last) < 0 && gtk_text_iter_forward_line (&iter);
      if (top >= 0 && (!quoted || !more))
        {
          fill (snapshot, &ground, (float) margin, (float) top, (float) width, (float) (bottom - top), 4);
          fill (snapshot, &bar, (float) margin, (float) top, BAR_WIDTH, (float) (bottom - top), BAR_WIDTH / 2.f);
          top = -1;
        }
    }
}

/* One field, line by line as it is wrapped. */
static void
draw_field (GtkTextView *view,
            GtkSnapshot *snapshot,
            const GdkRGBA *color,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      GtkTextIter next = iter;
      GtkTextIter letter;
      GdkRectangle first = { 0 };
      GdkRectangle last = { 0 };

      if (!gtk_text_view_forward_display_line (view, &next) || gtk_text_iter_compare (&next, end) > 0)
        next = *end;
      else
        gtk_text_view_backward_display_line_start (view, &next);
      if (gtk_text_iter_compare (&next, &iter) <= 0)
        next = *end;
      letter = next;
      gtk_text_iter_backward_char (&letter);
      gtk_text_view_get_iter_location (view, &iter, &first);
      gtk_text_view_get_iter_location (view, &letter, &last);
      gdk_rectangle_union (&first, &last, &last);
      fill (snapshot, color, (float) last.x - 2, (float) first.y, (float) last.width + 4, (float) first.height, FIELD_RADIUS);
      iter = next;
    }
}

static void
draw_fields (GtkTextView *view,
             GtkTextTag *tag,
             GtkSnapshot *snapshot,
             const GtkTextIter *first,
             const GtkTextIter *last)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkTextIter start = *first;
  g_autoptr (GdkRGBA) color = adw_style_manager_get_accent_color_rgba (manager);

  color->alpha = adw_style_manager_get_high_contrast (manager) ? 0.35f : 0.16f;
  if (!gtk_text_iter_has_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag))
    return;
  while (gtk_text_iter_compare (&start, last) < 0)
    {
      GtkTextIter end = start;

      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      draw_field (view, snapshot, color, &start, &end);
      start = end;
      if (!gtk_text_iter_forward_to_tag_toggle (&start, tag))
        return;
    }
}

/**
 * rej_prose_style_snapshot:
 * @self: the style
 * @snapshot: what lies below the text, in coordinates of the buffer
 *
 * Draws what tags cannot: the bars of quotes and the grounds of fields that are in sight.
 */
void
rej_prose_style_snapshot (RejProseStyle *self,
                          GtkSnapshot *snapshot)
{
  GtkTextView *view = NULL;
  RejProseTags *tags = NULL;
  GdkRectangle seen = { 0 };
  GtkTextIter first;
  GtkTextIter last;

  g_return_if_fail (REJ_IS_PROSE_STYLE (self));

  view = _rej_prose_style_get_view (self);
  tags = _rej_prose_style_get_tags (self);
  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_line_at_y (view, &first, seen.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, seen.y + seen.height, NULL);
  gtk_text_iter_forward_line (&last);
  draw_quotes (view, _rej_prose_tags_get (tags, REJ_PROSE_TAG_QUOTE), snapshot, &first, &last);
  draw_fields (view, _rej_prose_tags_get (tags, REJ_PROSE_TAG_FIELD), snapshot, &first, &last);
}
