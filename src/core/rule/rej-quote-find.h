/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-quote-align.h"

G_BEGIN_DECLS

/* A piece of a quotation between ellipses. */
typedef struct
{
  guint first_item;
  guint n_items;
  guint n_words;
  gboolean is_plain; /* words alone, nothing in brackets */
} RejQuoteSegment;

/* A quotation that is looked for in an index. */
typedef struct
{
  const RejQuoteIndex *index;
  RejQuoteQuery query;
  GArray *segments; /* RejQuoteSegment */
  guint n_words;
} RejQuoteSearch;

void rej_quote_find_exact (const RejQuoteSearch *search,
                           const RejQuoteSegment *segment,
                           guint from,
                           guint to,
                           guint limit,
                           GArray *found);
void rej_quote_find_altered (const RejQuoteSearch *search,
                             const RejQuoteSegment *segment,
                             guint from,
                             guint to,
                             GArray *found);

G_END_DECLS
