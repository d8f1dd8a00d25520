/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-adapter.h"

/* What one slice of checking may take of the main loop, in microseconds. A frame has 16,000. */
#define SLICE 4000

/* Above this, an edit is a file or a paste, and not somebody typing: its first slice waits for the frame too, and until
 * the next letter is typed each may take most of a frame. */
#define LARGE_EDIT 20000
#define LARGE_SLICE 12000

struct _RejCheckAdapter
{
  GObject parent_instance;

  /* owned */
  GtkTextBuffer *buffer;
  RejCheck *check;

  /* state */
  guint notify_id;
  guint settle_id;
  gboolean settled;
  gboolean large; /* the edit that settles is a large one */
  gboolean held; /* more of it is to come */
};

G_DEFINE_FINAL_TYPE (RejCheckAdapter, rej_check_adapter, G_TYPE_OBJECT)

enum
{
  PROP_SETTLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_settled (RejCheckAdapter *self,
             gboolean settled)
{
  if (self->settled == settled)
    return;
  self->settled = settled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static gboolean
settle_cb (gpointer user_data)
{
  RejCheckAdapter *self = REJ_CHECK_ADAPTER (user_data);
  guint id = self->settle_id;
  gboolean settled = FALSE;

  /* What is told of the findings may lead to an edit, and that to another call of this. */
  self->settle_id = 0;
  settled = rej_check_settle (self->check, self->large ? LARGE_SLICE : SLICE);
  if (self->settle_id == 0 && !settled)
    {
      /* The rest waits behind drawing and input. */
      self->settle_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 3, settle_cb, self, NULL);
    }
  if (settled && self->settle_id == 0)
    set_settled (self, TRUE);
  return self->settle_id == id ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
schedule (RejCheckAdapter *self,
          guint n_characters)
{
  set_settled (self, FALSE);
  self->large = n_characters > LARGE_EDIT;
  if (self->settle_id != 0 || self->held)
    return;
  /* Not from inside the buffer's notification, where it must not be touched; but ahead of the frame that shows the
   * letter, which GTK draws at a lower priority than this. */
  self->settle_id = g_idle_add_full (self->large ? GDK_PRIORITY_REDRAW + 3 : G_PRIORITY_DEFAULT, settle_cb, self, NULL);
}

static void
buffer_committed_cb (GtkTextBuffer *buffer,
                     GtkTextBufferNotifyFlags flags,
                     guint position,
                     guint length,
                     gpointer user_data)
{
  RejCheckAdapter *self = REJ_CHECK_ADAPTER (user_data);

  if (flags == GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT)
    {
      g_autofree char *text = NULL;
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, position);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, position + length);
      text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
      rej_check_insert (self->check, position, text, -1);
    }
  else
    {
      rej_check_delete (self->check, position, length);
    }
  schedule (self, length);
}

static void
rej_check_adapter_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SETTLED:
      g_value_set_boolean (value, rej_check_adapter_get_settled (REJ_CHECK_ADAPTER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_check_adapter_dispose (GObject *object)
{
  RejCheckAdapter *self = REJ_CHECK_ADAPTER (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->notify_id != 0)
    gtk_text_buffer_remove_commit_notify (self->buffer, self->notify_id);
  self->notify_id = 0;
  g_clear_object (&self->buffer);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (rej_check_adapter_parent_class)->dispose (object);
}

static void
rej_check_adapter_class_init (RejCheckAdapterClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_check_adapter_get_property;
  object_class->dispose = rej_check_adapter_dispose;

  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_check_adapter_init (RejCheckAdapter *self)
{
  self->settled = TRUE;
}

/**
 * rej_check_adapter_new:
 * @buffer: the text
 * @check: a check without text
 *
 * Gives @check the text of @buffer, and from then on each edit as it is made. Checking happens between the edit and
 * the frame that shows it for as long as a slice lasts, and then when there is nothing else to do.
 *
 * Returns: (transfer full): the adapter; the two stay in step while it lives
 */
RejCheckAdapter *
rej_check_adapter_new (GtkTextBuffer *buffer,
                       RejCheck *check)
{
  RejCheckAdapter *self = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);
  g_return_val_if_fail (REJ_IS_CHECK (check), NULL);

  self = g_object_new (REJ_TYPE_CHECK_ADAPTER, NULL);
  self->buffer = g_object_ref (buffer);
  self->check = g_object_ref (check);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  if (*text != '\0')
    rej_check_insert (check, 0, text, -1);
  self->notify_id = gtk_text_buffer_add_commit_notify (buffer,
                                                       GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT | GTK_TEXT_BUFFER_NOTIFY_BEFORE_DELETE,
                                                       buffer_committed_cb, self, NULL);
  schedule (self, gtk_text_buffer_get_char_count (buffer));
  return self;
}

/**
 * rej_check_adapter_settle_soon:
 * @self: the adapter
 *
 * Has the check settle in the coming slices; for when what it checks against is new.
 */
void
rej_check_adapter_settle_soon (RejCheckAdapter *self)
{
  g_return_if_fail (REJ_IS_CHECK_ADAPTER (self));

  schedule (self, LARGE_EDIT + 1);
}

/**
 * rej_check_adapter_set_held:
 * @self: the adapter
 * @held: whether to wait
 *
 * Has the check wait while a large change of the text is made in slices.
 */
void
rej_check_adapter_set_held (RejCheckAdapter *self,
                            gboolean held)
{
  g_return_if_fail (REJ_IS_CHECK_ADAPTER (self));

  self->held = held;
  if (held)
    g_clear_handle_id (&self->settle_id, g_source_remove);
  else if (!self->settled)
    schedule (self, LARGE_EDIT + 1);
}

/**
 * rej_check_adapter_get_settled:
 * @self: the adapter
 *
 * Gets whether all of the text has been looked at.
 *
 * Returns: whether counts and findings are those of the whole text
 */
gboolean
rej_check_adapter_get_settled (RejCheckAdapter *self)
{
  g_return_val_if_fail (REJ_IS_CHECK_ADAPTER (self), FALSE);

  return self->settled;
}
