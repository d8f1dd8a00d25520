/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RejBackgroundState:
 * @REJ_BACKGROUND_UNASKED: the desktop was not asked
 * @REJ_BACKGROUND_ASKING: it was asked and did not answer yet
 * @REJ_BACKGROUND_GRANTED: the program may stay without a window
 * @REJ_BACKGROUND_DENIED: it may not
 * @REJ_BACKGROUND_ABSENT: this desktop has no way to ask
 *
 * Whether the program may go on when its last window is shut.
 */
typedef enum
{
  REJ_BACKGROUND_UNASKED,
  REJ_BACKGROUND_ASKING,
  REJ_BACKGROUND_GRANTED,
  REJ_BACKGROUND_DENIED,
  REJ_BACKGROUND_ABSENT,
  REJ_BACKGROUND_N_STATES,
} RejBackgroundState;

#define REJ_TYPE_BACKGROUND (rej_background_get_type ())

/**
 * RejBackground:
 *
 * Asks the desktop whether reminders may come while no window is open, through the Background portal. The answer is its
 * property `state`.
 */
G_DECLARE_FINAL_TYPE (RejBackground, rej_background, REJ, BACKGROUND, GObject)

RejBackground *rej_background_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejBackgroundState rej_background_get_state (RejBackground *self);
void rej_background_ask (RejBackground *self);

G_END_DECLS
