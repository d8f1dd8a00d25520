/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* The system's side of the file writer: each returns whether it was done, and errno says why it was not. */

char *rej_file_place_resolve (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_file_place_is_same (const struct stat *a,
                                 const struct stat *b);
char *rej_file_place_write_aside (const char *path,
                                  const struct stat *old,
                                  GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_file_place_move (const char *aside,
                              const char *path,
                              gboolean overwrite);
gboolean rej_file_place_write_over (const char *path,
                                    GBytes *bytes);

G_END_DECLS
