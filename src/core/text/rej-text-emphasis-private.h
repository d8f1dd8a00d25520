/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rej_text_is_white_space (gunichar c);
gboolean rej_text_is_punctuation (gunichar c);

G_END_DECLS
