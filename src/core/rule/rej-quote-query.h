/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-quote-words.h"

G_BEGIN_DECLS

/**
 * RejQuoteItemKind:
 * @REJ_QUOTE_WORD: a word of the source
 * @REJ_QUOTE_SOFT: a word with letters in brackets: "[t]he", "agenc[ies]"
 * @REJ_QUOTE_WILD: words in brackets, in place of any of the source
 * @REJ_QUOTE_GAP: an ellipsis
 *
 * What a quotation consists of.
 */
typedef enum
{
  REJ_QUOTE_WORD,
  REJ_QUOTE_SOFT,
  REJ_QUOTE_WILD,
  REJ_QUOTE_GAP,
} RejQuoteItemKind;

/**
 * RejQuoteItem:
 * @kind: what it is
 * @word: position of the word
 *
 * A part of a quotation.
 */
typedef struct
{
  RejQuoteItemKind kind;
  guint word;
} RejQuoteItem;

/**
 * RejQuoteQuery:
 * @words: the words, offsets in bytes of the quotation
 * @items: (element-type RejQuoteItem): its parts, in order
 *
 * A quotation as it is compared.
 */
typedef struct
{
  RejQuoteWords words;
  GArray *items;
} RejQuoteQuery;

void rej_quote_query_init (RejQuoteQuery *self,
                           const char *text,
                           gsize length);
void rej_quote_query_clear (RejQuoteQuery *self);
const RejQuoteItem *rej_quote_query_get (const RejQuoteQuery *self,
                                         guint position);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RejQuoteQuery, rej_quote_query_clear)

G_END_DECLS
