/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

#define REJ_TYPE_QUOTE_INDEX (rej_quote_index_get_type ())

/**
 * RejQuoteIndex:
 *
 * The words of texts that can be quoted, with an index of every two in a row. Filled by its owner and finished once,
 * then immutable; reference-counted; safe in any thread then.
 *
 * Words are compared by their letters and digits alone: blind to case, dashes, quotation marks, hyphenation, white
 * space, ligatures and to the marks of footnotes.
 */
typedef struct _RejQuoteIndex RejQuoteIndex;

GType rej_quote_index_get_type (void);
RejQuoteIndex *rej_quote_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejQuoteIndex *rej_quote_index_ref (RejQuoteIndex *self);
void rej_quote_index_unref (RejQuoteIndex *self);

void rej_quote_index_add_rule (RejQuoteIndex *self,
                               const RejRule *rule);
void rej_quote_index_add_text (RejQuoteIndex *self,
                               const char *text,
                               const char *cite,
                               guint page);
void rej_quote_index_finish (RejQuoteIndex *self);

RejQuoteIndex *rej_rule_get_quote_index (const RejRule *rule);

guint rej_quote_index_get_n_words (const RejQuoteIndex *self);
gboolean rej_quote_index_has_cite (const RejQuoteIndex *self,
                                   const char *cite);
gboolean rej_quote_index_has_page (const RejQuoteIndex *self,
                                   guint page);
gboolean rej_quote_index_contains (const RejQuoteIndex *self,
                                   const char *text,
                                   gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejQuoteIndex, rej_quote_index_unref)

G_END_DECLS
