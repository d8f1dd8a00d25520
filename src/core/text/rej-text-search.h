/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-plan.h"

G_BEGIN_DECLS

/**
 * RejTextSearchFlags:
 * @REJ_TEXT_SEARCH_CASE: capitals and small letters differ
 * @REJ_TEXT_SEARCH_WORD: only whole words
 * @REJ_TEXT_SEARCH_REGEX: the pattern is a regular expression, as PCRE has them
 *
 * How to look.
 */
typedef enum
{
  REJ_TEXT_SEARCH_CASE = 1 << 0,
  REJ_TEXT_SEARCH_WORD = 1 << 1,
  REJ_TEXT_SEARCH_REGEX = 1 << 2,
} RejTextSearchFlags;

/**
 * RejTextSearch:
 *
 * A search over the text as it is read, blind to markup: "see Id. at 5" is found where "see *Id.* at 5" is written. A
 * pattern that is no regular expression is blind to line ends and to the shape of quotation marks, too. Nothing is
 * found across paragraphs.
 */
typedef struct _RejTextSearch RejTextSearch;

RejTextSearch *rej_text_search_new (const char *pattern,
                                    RejTextSearchFlags flags,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_search_free (RejTextSearch *self);
void rej_text_search_restart (RejTextSearch *self,
                              guint start,
                              guint end);
gboolean rej_text_search_run (RejTextSearch *self,
                              RejTextIndex *index,
                              gint64 budget);
guint rej_text_search_get_n_matches (RejTextSearch *self);
void rej_text_search_get_match (RejTextSearch *self,
                                guint position,
                                guint *start,
                                guint *end);
guint rej_text_search_find_from (RejTextSearch *self,
                                 guint offset);
RejTextPlan *rej_text_search_plan_replace (RejTextSearch *self,
                                           RejTextIndex *index,
                                           guint position,
                                           const char *replacement) G_GNUC_WARN_UNUSED_RESULT;
RejTextPlan *rej_text_search_plan_replace_all (RejTextSearch *self,
                                               RejTextIndex *index,
                                               const char *replacement,
                                               guint *n_replaced) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextSearch, rej_text_search_free)

G_END_DECLS
