/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize rej_text_scan_autolink (const char *text,
                              gsize length,
                              gsize start);
gsize rej_text_scan_bare_url (const char *text,
                              gsize length,
                              gsize colon,
                              gsize *start);
gsize rej_text_scan_bare_www (const char *text,
                              gsize length,
                              gsize start);

G_END_DECLS
