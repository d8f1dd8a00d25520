/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-quote-index.h"

G_BEGIN_DECLS

/* Fewer words than this are a name or a phrase that can stand anywhere. */
#define REJ_QUOTE_MIN_WORDS 5

/**
 * RejQuoteVerdict:
 * @REJ_QUOTE_UNCHECKED: too short to tell, or nothing to compare with
 * @REJ_QUOTE_VERBATIM: every word stands in a text in this order; what is left out or put in is marked as lawyers do
 * @REJ_QUOTE_ALTERED: most words stand in a text, some are others there
 * @REJ_QUOTE_NOT_FOUND: it is not in the texts that are loaded; it may be in others
 *
 * What a comparison of quoted words came to.
 */
typedef enum
{
  REJ_QUOTE_UNCHECKED,
  REJ_QUOTE_VERBATIM,
  REJ_QUOTE_ALTERED,
  REJ_QUOTE_NOT_FOUND,
} RejQuoteVerdict;

/**
 * RejQuoteDifference:
 * @start: byte offset in the quotation of the words that differ
 * @end: byte offset, exclusive; @start where the quotation leaves words out
 * @source: the words of the source; empty where it has none
 *
 * One place where a quotation is not what its source says.
 */
typedef struct
{
  guint start;
  guint end;
  char *source;
} RejQuoteDifference;

#define REJ_TYPE_QUOTE_MATCH (rej_quote_match_get_type ())

/**
 * RejQuoteMatch:
 * @verdict: what it came to
 * @n_words: words of the quotation
 * @n_matched: of them, words that stand in the source
 * @cite: (nullable): how the text is cited it was found in; %NULL for the rule
 * @page: the page its first word stands on, 0 if not known
 * @last_page: the page its last word stands on, 0 if not known
 * @differences: (nullable) (element-type RejQuoteDifference): of an altered quotation, by place
 *
 * Quoted words compared with an index. Immutable; reference-counted.
 */
typedef struct
{
  RejQuoteVerdict verdict;
  guint n_words;
  guint n_matched;
  char *cite;
  guint page;
  guint last_page;
  GArray *differences;
} RejQuoteMatch;

GType rej_quote_match_get_type (void);
RejQuoteMatch *rej_quote_match_new (const RejQuoteIndex *index,
                                    const char *text,
                                    gsize length,
                                    guint page) G_GNUC_WARN_UNUSED_RESULT;
RejQuoteMatch *rej_quote_match_ref (RejQuoteMatch *self);
void rej_quote_match_unref (RejQuoteMatch *self);
const char *rej_quote_verdict_to_string (RejQuoteVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejQuoteMatch, rej_quote_match_unref)

G_END_DECLS
