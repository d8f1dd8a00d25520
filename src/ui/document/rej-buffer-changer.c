/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-buffer-changer.h"

#include <string.h>

/* So much is done at once: by count, not by the clock, so that it does not depend on how busy the machine is. */
#define FEW_CHANGES 100
#define FEW_BYTES (64 * 1024)
/* What one slice may take of the main loop, in microseconds, and what is put in or taken out between two looks at the
 * clock, in bytes and characters. */
#define SLICE 4000
#define PIECE (16 * 1024)

struct _RejBufferChanger
{
  GObject parent_instance;

  /* owned */
  GtkTextBuffer *buffer;

  /* borrowed, while it runs */
  RejBufferChangeFunc get;
  RejBufferChangedFunc done;
  gpointer user_data;

  /* state */
  gboolean running;
  guint slice_id;
  guint n_changes;
  guint n_begun; /* the change under way included */
  guint offset; /* of what is still to be done of it */
  guint n_left; /* characters that are still to go */
  const char *removed_end; /* (nullable): the end of what they must be */
  const char *inserted; /* what is still to come */
};

G_DEFINE_FINAL_TYPE (RejBufferChanger, rej_buffer_changer, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Ends before the run is told of, which may lead to another. */
static void
end (RejBufferChanger *self,
     RejBufferOutcome outcome)
{
  RejBufferChangedFunc done = self->done;
  gpointer user_data = self->user_data;
  gboolean was_busy = self->slice_id != 0;

  g_clear_handle_id (&self->slice_id, g_source_remove);
  gtk_text_buffer_end_user_action (self->buffer);
  self->running = FALSE;
  done (outcome, self->offset, user_data);
  if (was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
begin_change (RejBufferChanger *self)
{
  RejBufferChange change = { 0 };

  self->get (self->n_begun++, &change, self->user_data);
  self->offset = change.offset;
  self->n_left = change.n_removed;
  self->inserted = change.inserted;
  self->removed_end = change.removed != NULL ? change.removed + strlen (change.removed) : NULL;
  return (gint64) change.offset + change.n_removed <= gtk_text_buffer_get_char_count (self->buffer);
}

/* From the end, so that what is left keeps its place. */
static gboolean
remove_piece (RejBufferChanger *self)
{
  guint n = MIN (self->n_left, PIECE);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) (self->offset + self->n_left - n));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) (self->offset + self->n_left));
  if (self->removed_end != NULL)
    {
      g_autofree char *there = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
      gsize length = strlen (there);

      self->removed_end -= length;
      if (memcmp (there, self->removed_end, length) != 0)
        return FALSE;
    }
  self->n_left -= n;
  gtk_text_buffer_delete (self->buffer, &start, &end);
  return TRUE;
}

/* Whole lines where they are not endless; never half a character, or half a line end. */
static gsize
measure_piece (const char *text)
{
  gsize length = strnlen (text, PIECE + 4);
  const char *line_end = NULL;

  if (length <= PIECE)
    return length;
  line_end = memrchr (text, '\n', PIECE);
  if (line_end != NULL)
    return (gsize) (line_end + 1 - text);
  length = PIECE;
  while (length > 0 && ((text[length] & 0xc0) == 0x80 || text[length - 1] == '\r'))
    length--;
  return length > 0 ? length : PIECE;
}

static void
insert_piece (RejBufferChanger *self)
{
  gsize length = measure_piece (self->inserted);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) self->offset);
  gtk_text_buffer_insert (self->buffer, &iter, self->inserted, (int) length);
  self->offset = (guint) gtk_text_iter_get_offset (&iter);
  self->inserted += length;
}

/* Until the time is over: TRUE if there is more to do. */
static gboolean
run_slice (RejBufferChanger *self,
           gint64 deadline)
{
  do
    {
      if (self->n_left == 0 && *self->inserted == '\0')
        {
          if (self->n_begun == self->n_changes)
            {
              end (self, REJ_BUFFER_CHANGED);
              return FALSE;
            }
          if (!begin_change (self))
            {
              end (self, REJ_BUFFER_MISFIT);
              return FALSE;
            }
        }
      if (self->n_left > 0)
        {
          if (!remove_piece (self))
            {
              end (self, REJ_BUFFER_MISFIT);
              return FALSE;
            }
        }
      else if (*self->inserted != '\0')
        {
          insert_piece (self);
        }
    }
  while (g_get_monotonic_time () < deadline);
  return TRUE;
}

static gboolean
slice_cb (gpointer user_data)
{
  g_autoptr (RejBufferChanger) self = g_object_ref (REJ_BUFFER_CHANGER (user_data));

  return run_slice (self, g_get_monotonic_time () + SLICE) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_small (RejBufferChanger *self)
{
  gsize n_bytes = 0;

  if (self->n_changes > FEW_CHANGES)
    return FALSE;
  for (guint i = 0; i < self->n_changes && n_bytes <= FEW_BYTES; i++)
    {
      RejBufferChange change = { 0 };

      self->get (i, &change, self->user_data);
      n_bytes += change.n_removed + strnlen (change.inserted, FEW_BYTES + 1);
    }
  return n_bytes <= FEW_BYTES;
}

static void
rej_buffer_changer_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, rej_buffer_changer_get_busy (REJ_BUFFER_CHANGER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_buffer_changer_dispose (GObject *object)
{
  RejBufferChanger *self = REJ_BUFFER_CHANGER (object);

  if (self->running)
    end (self, REJ_BUFFER_STOPPED);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (rej_buffer_changer_parent_class)->dispose (object);
}

static void
rej_buffer_changer_class_init (RejBufferChangerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_buffer_changer_get_property;
  object_class->dispose = rej_buffer_changer_dispose;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_buffer_changer_init (RejBufferChanger *self)
{
  self->inserted = "";
}

/**
 * rej_buffer_changer_new:
 * @buffer: a text buffer
 *
 * Returns: (transfer full): what changes it
 */
RejBufferChanger *
rej_buffer_changer_new (GtkTextBuffer *buffer)
{
  RejBufferChanger *self = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (REJ_TYPE_BUFFER_CHANGER, NULL);
  self->buffer = g_object_ref (buffer);
  return self;
}

/**
 * rej_buffer_changer_get_buffer:
 * @self: a changer
 *
 * Returns: (transfer none): the buffer it changes
 */
GtkTextBuffer *
rej_buffer_changer_get_buffer (RejBufferChanger *self)
{
  g_return_val_if_fail (REJ_IS_BUFFER_CHANGER (self), NULL);

  return self->buffer;
}

/**
 * rej_buffer_changer_get_busy:
 * @self: a changer
 *
 * Returns: whether a run waits for its next slice, so that the text is half changed
 */
gboolean
rej_buffer_changer_get_busy (RejBufferChanger *self)
{
  g_return_val_if_fail (REJ_IS_BUFFER_CHANGER (self), FALSE);

  return self->slice_id != 0;
}

/**
 * rej_buffer_changer_run:
 * @self: a changer that is not busy
 * @n_changes: how many changes
 * @get: gives each of them; asked in their order, and before that where there are few
 * @done: called when the run has ended: before this returns where little is to be done, else later
 * @user_data: for both
 *
 * Makes changes, one after the other, as one user action.
 */
void
rej_buffer_changer_run (RejBufferChanger *self,
                        guint n_changes,
                        RejBufferChangeFunc get,
                        RejBufferChangedFunc done,
                        gpointer user_data)
{
  g_return_if_fail (REJ_IS_BUFFER_CHANGER (self));
  g_return_if_fail (!self->running);
  g_return_if_fail (get != NULL && done != NULL);

  self->running = TRUE;
  self->get = get;
  self->done = done;
  self->user_data = user_data;
  self->n_changes = n_changes;
  self->n_begun = 0;
  self->offset = 0;
  self->n_left = 0;
  self->inserted = "";
  gtk_text_buffer_begin_user_action (self->buffer);
  if (is_small (self))
    {
      run_slice (self, G_MAXINT64);
      return;
    }
  /* Behind input and drawing, ahead of what looks at the text. */
  self->slice_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 2, slice_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * rej_buffer_changer_stop:
 * @self: a changer
 *
 * Ends a run early, between two changes or within a large one.
 */
void
rej_buffer_changer_stop (RejBufferChanger *self)
{
  g_return_if_fail (REJ_IS_BUFFER_CHANGER (self));

  if (self->slice_id != 0)
    end (self, REJ_BUFFER_STOPPED);
}

/**
 * rej_buffer_changer_finish:
 * @self: a changer
 *
 * Makes what is left of a run now, for whoever needs the text whole and cannot wait.
 */
void
rej_buffer_changer_finish (RejBufferChanger *self)
{
  g_return_if_fail (REJ_IS_BUFFER_CHANGER (self));

  if (self->slice_id != 0)
    run_slice (self, G_MAXINT64);
}
