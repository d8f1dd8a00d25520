/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-scroll-anchor.h"

struct _RejScrollAnchor
{
  GObject parent_instance;

  /* owned */
  GSignalGroup *scrolling; /* of the view's adjustment */
  GtkTextMark *mark; /* the first line in sight */

  /* borrowed */
  GtkTextView *view;

  /* state */
  int line_top; /* of that line, when it was looked at last */
  double pixels; /* of it that are out of sight */
  guint move_id;
};

/* Ahead of the frame that would show it out of place. */
#define PRIORITY_MOVE G_PRIORITY_HIGH_IDLE

G_DEFINE_FINAL_TYPE (RejScrollAnchor, rej_scroll_anchor, G_TYPE_OBJECT)

static int
get_line_top (RejScrollAnchor *self)
{
  GtkTextIter iter;
  int y = 0;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, self->mark);
  gtk_text_view_get_line_yrange (self->view, &iter, &y, NULL);
  return y;
}

/* Somebody scrolled: another line is the first. */
static void
take_place (RejScrollAnchor *self,
            GtkAdjustment *adjustment)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (self->view, &iter, (int) gtk_adjustment_get_value (adjustment), NULL);
  gtk_text_buffer_move_mark (gtk_text_view_get_buffer (self->view), self->mark, &iter);
  self->line_top = get_line_top (self);
  self->pixels = gtk_adjustment_get_value (adjustment) - self->line_top;
}

/* The lines above are higher or lower than they were taken for. */
static gboolean
move_cb (gpointer user_data)
{
  RejScrollAnchor *self = REJ_SCROLL_ANCHOR (user_data);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  self->move_id = 0;
  self->line_top = get_line_top (self);
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, self->line_top + self->pixels);
  return G_SOURCE_REMOVE;
}

/* Later, because sizes must not change while they are given out. */
static void
moved_cb (RejScrollAnchor *self,
          GtkAdjustment *adjustment)
{
  if (get_line_top (self) == self->line_top)
    take_place (self, adjustment);
  else if (self->move_id == 0)
    self->move_id = g_idle_add_full (PRIORITY_MOVE, move_cb, self, NULL);
}

static void
adjustment_set_cb (RejScrollAnchor *self)
{
  g_signal_group_set_target (self->scrolling, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

static void
rej_scroll_anchor_dispose (GObject *object)
{
  RejScrollAnchor *self = REJ_SCROLL_ANCHOR (object);

  g_clear_handle_id (&self->move_id, g_source_remove);
  g_clear_object (&self->scrolling);
  g_clear_object (&self->mark);

  G_OBJECT_CLASS (rej_scroll_anchor_parent_class)->dispose (object);
}

static void
rej_scroll_anchor_class_init (RejScrollAnchorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_scroll_anchor_dispose;
}

static void
rej_scroll_anchor_init (RejScrollAnchor *self)
{
}

/**
 * rej_scroll_anchor_new:
 * @view: (transfer none): a view that has its buffer and outlives the anchor
 *
 * Keeps what is in sight of a view in its place from now on.
 *
 * Returns: (transfer full): the anchor
 */
RejScrollAnchor *
rej_scroll_anchor_new (GtkTextView *view)
{
  RejScrollAnchor *self = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (REJ_TYPE_SCROLL_ANCHOR, NULL);
  self->view = view;
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE));
  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_object (self->scrolling, "value-changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_set_cb), self, G_CONNECT_SWAPPED);
  adjustment_set_cb (self);
  return self;
}
