/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is pasted from other programs, as Markdown. Pure functions over outside input. */

char *rej_paste_from_html (const char *html,
                           gsize length,
                           guint first_note) G_GNUC_WARN_UNUSED_RESULT;
char *rej_paste_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
