/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rej_file_writer_replace (const char *path,
                                  GBytes *bytes,
                                  GError **error);
GBytes *rej_file_writer_read (const char *path,
                              gsize limit,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
