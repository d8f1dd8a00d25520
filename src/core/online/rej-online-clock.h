/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejOnlineClock:
 * @now: gives the time, in microseconds since 1970
 * @call_later: has a function called once after some milliseconds; gives a number above 0
 * @cancel: takes such a call back by its number
 * @data: for the three
 *
 * Time, as whoever asks services knows it. Tests have one that they turn by hand.
 */
typedef struct
{
  gint64 (*now) (gpointer data);
  guint (*call_later) (guint milliseconds,
                       GSourceOnceFunc func,
                       gpointer user_data,
                       gpointer data);
  void (*cancel) (guint number,
                  gpointer data);
  gpointer data;
} RejOnlineClock;

void rej_online_clock_init (RejOnlineClock *self);

G_END_DECLS
