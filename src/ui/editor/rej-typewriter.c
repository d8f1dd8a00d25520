/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-typewriter.h"

struct _RejTypewriter
{
  GObject parent_instance;

  /* borrowed */
  GtkTextView *view;
  GtkAdjustment *adjustment; /* owned */

  /* state */
  gboolean enabled;
  gboolean is_pressed;
  int top_margin; /* of the view without us */
  int bottom_margin;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (RejTypewriter, rej_typewriter, G_TYPE_OBJECT)

enum
{
  PROP_ENABLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* With half a page of nothing at both ends, the first and the last line can be in the middle too. */
static void
update_margins (RejTypewriter *self)
{
  int half = self->enabled && self->adjustment != NULL ? (int) gtk_adjustment_get_page_size (self->adjustment) / 2 : 0;

  gtk_text_view_set_top_margin (self->view, MAX (half, self->top_margin));
  gtk_text_view_set_bottom_margin (self->view, MAX (half, self->bottom_margin));
}

static gboolean
update_cb (gpointer user_data)
{
  RejTypewriter *self = REJ_TYPEWRITER (user_data);

  self->idle_id = 0;
  update_margins (self);
  if (self->enabled && !self->is_pressed)
    gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (self->view)), 0, TRUE, 0, 0.5);
  return G_SOURCE_REMOVE;
}

/* Later, because sizes must not change while they are given out. */
static void
queue_update (RejTypewriter *self)
{
  if (self->enabled && self->idle_id == 0)
    self->idle_id = g_idle_add (update_cb, self);
}

static void
adjustment_changed_cb (RejTypewriter *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  if (self->adjustment != NULL)
    g_signal_connect_object (self->adjustment, "notify::page-size", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
}

static void
pressed_cb (RejTypewriter *self)
{
  self->is_pressed = TRUE;
}

static void
released_cb (RejTypewriter *self)
{
  self->is_pressed = FALSE;
}

static void
rej_typewriter_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, REJ_TYPEWRITER (object)->enabled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_typewriter_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  RejTypewriter *self = REJ_TYPEWRITER (object);

  switch (property_id)
    {
    case PROP_ENABLED:
      if (self->enabled == g_value_get_boolean (value))
        break;
      self->enabled = g_value_get_boolean (value);
      update_margins (self);
      queue_update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_typewriter_dispose (GObject *object)
{
  RejTypewriter *self = REJ_TYPEWRITER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (rej_typewriter_parent_class)->dispose (object);
}

static void
rej_typewriter_class_init (RejTypewriterClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_typewriter_get_property;
  object_class->set_property = rej_typewriter_set_property;
  object_class->dispose = rej_typewriter_dispose;

  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_typewriter_init (RejTypewriter *self)
{
}

/**
 * rej_typewriter_new:
 * @view: (transfer none): a view that has its buffer and outlives this
 *
 * Creates what keeps the line in the middle; it is off.
 *
 * Returns: (transfer full): the typewriter
 */
RejTypewriter *
rej_typewriter_new (GtkTextView *view)
{
  RejTypewriter *self = NULL;
  GtkGesture *click = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (REJ_TYPE_TYPEWRITER, NULL);
  self->view = view;
  self->top_margin = gtk_text_view_get_top_margin (view);
  self->bottom_margin = gtk_text_view_get_bottom_margin (view);
  click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "unpaired-release", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "end", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  adjustment_changed_cb (self);
  return self;
}
