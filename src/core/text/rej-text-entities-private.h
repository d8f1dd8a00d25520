/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No entity stands for more than two characters of at most four bytes. */
#define REJ_TEXT_ENTITY_MAX_TEXT 9

gsize rej_text_scan_entity (const char *text,
                            gsize length,
                            char shown[REJ_TEXT_ENTITY_MAX_TEXT]);

G_END_DECLS
