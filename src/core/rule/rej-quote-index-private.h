/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-quote-index.h"
#include "rej-quote-words.h"

G_BEGIN_DECLS

/* A text that can be quoted: a passage of the rule, or one of its own. */
typedef struct
{
  const char *text; /* of the rule, or owned */
  char *owned;
  char *cite; /* what cites it; NULL for the rule */
  guint page; /* of an own text */
  int passage; /* of the rule, or -1 */
} RejQuoteText;

struct _RejQuoteIndex
{
  const RejRule *rule; /* borrowed; NULL without one */
  GArray *texts; /* RejQuoteText */
  RejQuoteWords words;
  guint32 *heads; /* of each bucket, the last pair of words in it, plus 1 */
  guint32 *next; /* of each word, the pair before it in its bucket, plus 1 */
  guint32 mask;
};

/* The first place where two words of a query stand, and the next one; plus 1, or 0. */
guint rej_quote_index_first (const RejQuoteIndex *self,
                             const RejQuoteWords *query,
                             guint position);
guint rej_quote_index_next (const RejQuoteIndex *self,
                            guint place);
gboolean rej_quote_index_equals (const RejQuoteIndex *self,
                                 guint word,
                                 const char *letters,
                                 gsize length);

G_END_DECLS
