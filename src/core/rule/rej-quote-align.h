/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-quote-index-private.h"
#include "rej-quote-query.h"

G_BEGIN_DECLS

/* Where a quotation has other words than its source: parts of the quotation and words of the index. */
typedef struct
{
  guint first_item;
  guint last_item; /* exclusive; first_item where it leaves words out */
  guint first_word;
  guint last_word; /* exclusive; first_word where the source has none */
} RejQuoteEdit;

/* Parts of a quotation laid beside words of the index. */
typedef struct
{
  guint first_word;
  guint last_word; /* exclusive */
  guint n_matched; /* words of the quotation that stand there */
  guint longest; /* the most of them in a row */
  guint cost;
  GArray *edits; /* RejQuoteEdit, by place; NULL where there are none */
} RejQuoteAlignment;

void rej_quote_alignment_clear (RejQuoteAlignment *self);
gboolean rej_quote_align (const RejQuoteIndex *index,
                          const RejQuoteQuery *query,
                          guint first_item,
                          guint n_items,
                          gint64 place,
                          RejQuoteAlignment *alignment);

G_END_DECLS
