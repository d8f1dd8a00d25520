/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejQuoteWord:
 * @letters: where its letters begin in those of all words
 * @text: number of the text it stands in
 * @start: byte offset in that text
 * @end: byte offset, exclusive
 *
 * A word of a text.
 */
typedef struct
{
  guint32 letters;
  guint32 text;
  guint32 start;
  guint32 end;
} RejQuoteWord;

/**
 * RejQuoteWords:
 * @letters: the letters and digits of all words without anything between them, lower case and without ligatures; what
 *   is parted by a hyphen or a blank in one place and not in another has the same letters
 * @words: (element-type RejQuoteWord): the words
 *
 * Texts as they are compared with each other.
 */
typedef struct
{
  GString *letters;
  GArray *words;
} RejQuoteWords;

void rej_quote_words_init (RejQuoteWords *self,
                           gsize length);
void rej_quote_words_clear (RejQuoteWords *self);
void rej_quote_words_add (RejQuoteWords *self,
                          guint number,
                          const char *text,
                          gsize length,
                          const RejNoteReference *notes,
                          guint n_notes);
const RejQuoteWord *rej_quote_words_get (const RejQuoteWords *self,
                                         guint position);
guint rej_quote_words_get_end (const RejQuoteWords *self,
                               guint position);
guint32 rej_quote_words_hash (const RejQuoteWords *self,
                              guint position);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RejQuoteWords, rej_quote_words_clear)

G_END_DECLS
