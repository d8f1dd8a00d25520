/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rej_export_write_file (GFile *file,
                                GBytes *bytes,
                                gboolean overwrite,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
