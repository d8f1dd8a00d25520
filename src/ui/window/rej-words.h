/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers and times as people say them. */

char *rej_words_for_number (guint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *rej_words_for_size (guint64 n_characters,
                          guint64 n_bytes) G_GNUC_WARN_UNUSED_RESULT;
char *rej_words_for_time (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
char *rej_words_for_time_since (GDateTime *time,
                                GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
