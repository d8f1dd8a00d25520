/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejTextCellFunc:
 * @start: byte offset in the row where the cell's text begins
 * @end: its end, exclusive
 * @user_data: what the caller gave
 *
 * Is told of each cell of a row, white space at its ends left out.
 */
typedef void (*RejTextCellFunc) (gsize start,
                                 gsize end,
                                 gpointer user_data);

guint rej_text_scan_table_row (const char *text,
                               gsize length,
                               RejTextCellFunc cell,
                               gpointer user_data);
guint rej_text_scan_table_delimiters (const char *text,
                                      gsize length);

G_END_DECLS
