/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-layout-keeper.h"

struct _RejLayoutKeeper
{
  GObject parent_instance;

  /* owned */
  GSignalGroup *frames;

  /* borrowed */
  GtkTextView *view;

  /* state */
  gboolean is_changed; /* since the last frame */
};

G_DEFINE_FINAL_TYPE (RejLayoutKeeper, rej_layout_keeper, G_TYPE_OBJECT)

/* Places that are given out anew have the view lay out its text, and scroll, at the right time of a frame. */
static void
before_paint_cb (RejLayoutKeeper *self)
{
  if (self->is_changed)
    gtk_widget_queue_allocate (GTK_WIDGET (self->view));
  self->is_changed = FALSE;
}

static void
text_changed_cb (RejLayoutKeeper *self)
{
  self->is_changed = TRUE;
}

static void
view_realized_cb (RejLayoutKeeper *self)
{
  g_signal_group_set_target (self->frames, gtk_widget_get_frame_clock (GTK_WIDGET (self->view)));
}

static void
view_unrealized_cb (RejLayoutKeeper *self)
{
  g_signal_group_set_target (self->frames, NULL);
}

static void
rej_layout_keeper_dispose (GObject *object)
{
  g_clear_object (&REJ_LAYOUT_KEEPER (object)->frames);

  G_OBJECT_CLASS (rej_layout_keeper_parent_class)->dispose (object);
}

static void
rej_layout_keeper_class_init (RejLayoutKeeperClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_layout_keeper_dispose;
}

static void
rej_layout_keeper_init (RejLayoutKeeper *self)
{
  self->frames = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_object (self->frames, "before-paint", G_CALLBACK (before_paint_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rej_layout_keeper_new:
 * @view: (transfer none): a view that has its buffer, is not on the screen yet and outlives the keeper
 *
 * Has the text of a view laid out in time from now on.
 *
 * Returns: (transfer full): the keeper
 */
RejLayoutKeeper *
rej_layout_keeper_new (GtkTextView *view)
{
  static const char *const changes[] = { "changed", "apply-tag", "remove-tag", "mark-set" };
  RejLayoutKeeper *self = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (REJ_TYPE_LAYOUT_KEEPER, NULL);
  self->view = view;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (gtk_text_view_get_buffer (view), changes[i], G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "realize", G_CALLBACK (view_realized_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "unrealize", G_CALLBACK (view_unrealized_cb), self, G_CONNECT_SWAPPED);
  return self;
}
