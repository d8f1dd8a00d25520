/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-block-private.h"

G_BEGIN_DECLS

/**
 * RejTextPiece:
 * @start: byte offset in the text that was cut
 * @n_bytes: its length
 * @n_characters: its length
 * @n_lines: its line ends
 * @flags: those of #RejTextBlockFlags that depend on the text alone
 *
 * A stretch of text that is one block.
 */
typedef struct
{
  guint32 start;
  guint32 n_bytes;
  guint32 n_characters;
  guint32 n_lines;
  guint8 flags;
} RejTextPiece;

gsize rej_text_cut_line (const char *text,
                         gsize length,
                         gsize *content);
void rej_text_cut (const char *text,
                   gsize length,
                   RejTextFormat format,
                   GArray *pieces);
guint8 rej_text_cut_edges (const char *text,
                           gsize length,
                           RejTextFormat format);

G_END_DECLS
