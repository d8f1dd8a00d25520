/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-check-context.h"
#include "rej-cite-resolver.h"
#include "rej-finding-item.h"
#include "rej-quoted.h"
#include "rej-text-index.h"

G_BEGIN_DECLS

#define REJ_TYPE_CHECK (rej_check_get_type ())

/**
 * RejCheck:
 *
 * A comment under edit with everything the checkers say of it: its blocks, its counts, its citations and the list of
 * findings. It is a [iface@Gio.ListModel] of [class@FindingItem], in document order.
 *
 * An edit costs what its block costs. Used by one thread at a time.
 */
G_DECLARE_FINAL_TYPE (RejCheck, rej_check, REJ, CHECK, GObject)

RejCheck *rej_check_new (RejTextFormat format,
                         RejCheckContext *context) G_GNUC_WARN_UNUSED_RESULT;

RejTextIndex *rej_check_get_index (RejCheck *self);
RejCheckContext *rej_check_get_context (RejCheck *self);
void rej_check_set_context (RejCheck *self,
                            RejCheckContext *context);

void rej_check_insert (RejCheck *self,
                       guint offset,
                       const char *text,
                       gssize length);
void rej_check_delete (RejCheck *self,
                       guint offset,
                       guint n_characters);
gboolean rej_check_settle (RejCheck *self,
                           gint64 budget);

void rej_check_get_counts (RejCheck *self,
                           RejTextCounts *counts);
guint rej_check_get_n_citations (RejCheck *self);
guint rej_check_get_n_findings (RejCheck *self,
                                RejFindingSeverity severity);
guint rej_check_count_findings_between (RejCheck *self,
                                        RejTextBlock *first,
                                        RejTextBlock *end);

/**
 * RejCheckCitation:
 * @citations: the citations of the block it stands in
 * @text: the visible text of its block, in which @citations were found
 * @position: its position in @citations
 * @start: first character in the document
 * @end: character after the last
 * @line: line of @start, from 0
 * @antecedent: number, in the document, of the citation it stands for; -1 if there is none or it stands for itself
 * @same_as: number, in the document, of an earlier citation of the same thing; -1 if there is none
 *
 * One citation of a document.
 */
typedef struct
{
  RejCiteList *citations;
  const char *text;
  guint position;
  guint start;
  guint end;
  guint line;
  int antecedent;
  int same_as;
} RejCheckCitation;

typedef void (*RejCheckCitationFunc) (const RejCheckCitation *citation,
                                      gpointer user_data);
void rej_check_foreach_citation (RejCheck *self,
                                 RejCheckCitationFunc func,
                                 gpointer user_data);

void rej_check_foreach_citation_of (RejCheck *self,
                                    RejTextBlock *block,
                                    RejCheckCitationFunc func,
                                    gpointer user_data);

gboolean rej_check_find_citation (RejCheck *self,
                                  guint offset,
                                  RejCheckCitation *citation);
gboolean rej_check_get_citation (RejCheck *self,
                                 guint number,
                                 RejCheckCitation *citation);

typedef void (*RejCheckFindingFunc) (RejFindingItem *item,
                                     gpointer user_data);
void rej_check_foreach_finding_in (RejCheck *self,
                                   guint start,
                                   guint end,
                                   RejCheckFindingFunc func,
                                   gpointer user_data);

/**
 * RejCheckQuotation:
 * @quotation: what was found
 * @start: first character in the document, behind the opening mark
 * @end: character after the last, before the closing mark
 * @differences: (array length=n_differences): of an altered quotation, where in the document its words differ
 * @n_differences: number of @differences
 *
 * Words a document quotes.
 */
typedef struct
{
  guint start;
  guint end;
  const char *source; /* the words of the source; empty where it has none */
} RejCheckDifference;

typedef struct
{
  const RejQuoted *quotation;
  guint start;
  guint end;
  const RejCheckDifference *differences;
  guint n_differences;
} RejCheckQuotation;

typedef void (*RejCheckQuotationFunc) (const RejCheckQuotation *quotation,
                                       gpointer user_data);
void rej_check_foreach_quotation (RejCheck *self,
                                  RejCheckQuotationFunc func,
                                  gpointer user_data);

/**
 * RejCheckLikeness:
 * @n_words: words that are somebody's: not of headings, citations, quotations and placeholders
 * @n_shared: of them, words in runs of six and more that the template has too
 * @n_paragraphs: paragraphs that are all the template's
 *
 * How much of a text is still its template's. The share of own words is 1 - @n_shared / @n_words, where @n_words is
 * not 0.
 */
typedef struct
{
  guint n_words;
  guint n_shared;
  guint n_paragraphs;
} RejCheckLikeness;

gboolean rej_check_get_likeness (RejCheck *self,
                                 RejCheckLikeness *likeness);
guint rej_check_likeness_get_own_percent (const RejCheckLikeness *self);
gboolean rej_check_get_likeness_at (RejCheck *self,
                                    guint offset,
                                    RejCheckLikeness *likeness);
guint rej_check_get_longest_shared_run (RejCheck *self);

typedef void (*RejCheckRangeFunc) (guint start,
                                   guint end,
                                   gpointer user_data);
void rej_check_foreach_shared_in (RejCheck *self,
                                  guint start,
                                  guint end,
                                  RejCheckRangeFunc func,
                                  gpointer user_data);

G_END_DECLS
