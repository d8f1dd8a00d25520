/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *rej_line_breaker_find (const char *text,
                               guint longest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
