/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-clock.h"

static gint64
real_now (gpointer data)
{
  return g_get_real_time ();
}

static guint
real_call_later (guint milliseconds,
                 GSourceOnceFunc func,
                 gpointer user_data,
                 gpointer data)
{
  return g_timeout_add_once (milliseconds, func, user_data);
}

static void
real_cancel (guint number,
             gpointer data)
{
  g_source_remove (number);
}

/**
 * rej_online_clock_init:
 * @self: (out caller-allocates): a clock
 *
 * Sets a clock to the time of the computer and to calls from the main loop.
 */
void
rej_online_clock_init (RejOnlineClock *self)
{
  g_return_if_fail (self != NULL);

  *self = (RejOnlineClock) { real_now, real_call_later, real_cancel, NULL };
}
