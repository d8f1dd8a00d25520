/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejTextCounts:
 * @words: words by Unicode's rules (ICU, locale en) that hold a letter or a number, notes left out
 * @words_by_spaces: runs of characters that are not white space, notes left out, as word processors count
 * @words_with_footnotes: @words and those of the notes
 * @characters: characters of the text as filed, without its last line feed
 * @bytes: UTF-8 bytes of the same
 * @sentences: sentences that hold a word, notes left out
 * @paragraphs: paragraphs, headings, list items and quotes that hold a word, notes left out
 *
 * The sizes of a text.
 */
typedef struct
{
  guint words;
  guint words_by_spaces;
  guint words_with_footnotes;
  guint characters;
  guint bytes;
  guint sentences;
  guint paragraphs;
} RejTextCounts;

guint rej_text_count_words (const char *text,
                            gsize length);
guint rej_text_count_words_by_spaces (const char *text,
                                      gsize length);
guint rej_text_count_sentences (const char *text,
                                gsize length);
guint rej_text_count_characters (const char *text,
                                 gsize length);

G_END_DECLS
