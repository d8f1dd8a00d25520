/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Short Markdown sources, one or more for each construct of CommonMark 0.29 and its GFM extensions. */
extern const char *const snippets[];
extern const gsize n_snippets;

G_END_DECLS
