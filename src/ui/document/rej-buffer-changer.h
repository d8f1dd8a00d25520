/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RejBufferChange:
 * @offset: characters before the place, when all changes before this one are made
 * @n_removed: characters to take out
 * @removed: (nullable): what they must be; %NULL where it does not matter
 * @inserted: what to put there, valid UTF-8
 *
 * One of many changes of a text.
 */
typedef struct
{
  guint offset;
  guint n_removed;
  const char *removed;
  const char *inserted;
} RejBufferChange;

/**
 * RejBufferOutcome:
 * @REJ_BUFFER_CHANGED: all changes are made
 * @REJ_BUFFER_STOPPED: those before [method@BufferChanger.stop] are made
 * @REJ_BUFFER_MISFIT: one did not fit the text; those before it are made
 *
 * How a run of changes ended.
 */
typedef enum
{
  REJ_BUFFER_CHANGED,
  REJ_BUFFER_STOPPED,
  REJ_BUFFER_MISFIT,
} RejBufferOutcome;

/* Gives the @n-th change; what it points to lives until the next is asked for or the run has ended. */
typedef void (*RejBufferChangeFunc) (guint n,
                                     RejBufferChange *change,
                                     gpointer user_data);

/* The run has ended; the user action is over. @offset: the character behind the last change. */
typedef void (*RejBufferChangedFunc) (RejBufferOutcome outcome,
                                      guint offset,
                                      gpointer user_data);

#define REJ_TYPE_BUFFER_CHANGER (rej_buffer_changer_get_type ())

/**
 * RejBufferChanger:
 *
 * Makes many changes of a text buffer, or large ones, as one user action: a few at once, and many in slices of the main
 * loop, so that the window stays alive. Nobody else may change the text meanwhile.
 *
 * Property: `busy` (boolean): a run waits for its next slice.
 */
G_DECLARE_FINAL_TYPE (RejBufferChanger, rej_buffer_changer, REJ, BUFFER_CHANGER, GObject)

RejBufferChanger *rej_buffer_changer_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
GtkTextBuffer *rej_buffer_changer_get_buffer (RejBufferChanger *self);
gboolean rej_buffer_changer_get_busy (RejBufferChanger *self);
void rej_buffer_changer_run (RejBufferChanger *self,
                             guint n_changes,
                             RejBufferChangeFunc get,
                             RejBufferChangedFunc done,
                             gpointer user_data);
void rej_buffer_changer_stop (RejBufferChanger *self);
void rej_buffer_changer_finish (RejBufferChanger *self);

G_END_DECLS
