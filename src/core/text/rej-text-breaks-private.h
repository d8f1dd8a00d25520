/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint rej_text_breaks_count_words (const char *text,
                                   gsize length);
guint rej_text_breaks_count_sentences (const char *text,
                                       gsize length);

G_END_DECLS
